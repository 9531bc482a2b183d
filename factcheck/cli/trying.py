"""``add --dry-run``: what would come in, and what would be refused, with nothing added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claims.errors import DocumentError
from factcheck.cli.output import say, tell

if TYPE_CHECKING:
    from claims.intake import Checking
    from claims.model import Claim, Document

_FIRST, _LONGEST = 3, 160
_TOLD = 50


def try_out(found: Iterable[Document | DocumentError], looked_for: Checking) -> int:
    """Say what each document would bring; the exit status of ``add`` for the same files."""
    documents = claims = refused = 0
    for one in found:
        if isinstance(one, DocumentError):
            refused += 1
            if refused <= _TOLD:
                tell(f"refused: {one}")
            continue
        documents += 1
        claims += _show(one, looked_for)
    if refused > _TOLD:
        tell(f"… and {refused - _TOLD} more refused")
    say(f"would add: documents {documents}, claims {claims}; refused {refused}; nothing was added")
    return 2 if not documents else 1 if refused else 0


def _show(document: Document, looked_for: Checking) -> int:
    found = looked_for.claims_in(document).claims
    say(f"{document.origin}, as {document.role}: claims {len(found)}")
    say(f"  {document.made_by}")
    for claim in found[:_FIRST]:
        say(f"  - {_claim(claim)}")
    if len(found) > _FIRST:
        say(f"  … and {len(found) - _FIRST} more")
    return len(found)


def _claim(claim: Claim) -> str:
    whose = f" — {claim.speaker}" if claim.speaker else ""
    words = " ".join(claim.text[: 4 * _LONGEST].split())
    return (words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…") + whose
