"""The lexicon of each language, made when it is first asked for."""

from __future__ import annotations

from functools import cache

from claims.extract.quantities.lexicon import Lexicon


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none."""
    if language == "es":
        from claims.extract.quantities.spanish import SPANISH

        return SPANISH
    from claims.extract.quantities.english import ENGLISH

    return ENGLISH
