"""The lexicon for a text, made when it is first asked for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claims.extract.quantities.english import ENGLISH
from claims.extract.quantities.lexicon import Lexicon

# A number with a comma that can part nothing but decimals: "8,4", "0,683", "1111,121".
_DECIMAL_COMMA = re.compile(r"(?<![0-9.,])[0-9]{1,12},(?:[0-9]{1,2}|[0-9]{4,9})(?![0-9]|,[0-9])")


def lexicon_for(text: str, language: str) -> Lexicon:
    """The lexicon of the language (English where there is none), with the text's decimal mark.

    Spain writes 1.000,5 and Mexico 1,000.5. Spanish text is read the first way if it shows a
    decimal comma; if it shows none, either mark before three digits parts thousands.
    """
    if language != "es":
        return ENGLISH
    return _spanish(_DECIMAL_COMMA.search(text) is not None)


@cache
def _spanish(comma: bool) -> Lexicon:
    from claims.extract.quantities.spanish import SPANISH

    return SPANISH if comma else replace(SPANISH, decimal="")
