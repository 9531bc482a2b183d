"""The encoder of sentences that a command uses: named on the command line, or configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.cli.command import Around

if TYPE_CHECKING:
    from claims.match.meaning import Meaning


def meaning_of(named: str | None, around: Around) -> Meaning | None:
    """The encoder in the folder ``named``, else in the configured one; None where there is none.

    ``named`` is empty where an encoder is wanted and the configuration says which. Raises
    ClaimsError where one is asked for that cannot be used.
    """
    folder = named or around.config.semantic_model
    if not folder:
        if named is None:
            return None
        raise InputError(
            "--semantic wants the folder of a model, here or as semantic_model in the "
            "configuration; nothing is fetched by itself"
        )
    # Only who compares meaning pays for what does it.
    from factcheck.encoding import encoder_of

    return encoder_of(folder, around.places.cache)
