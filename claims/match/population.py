"""How many there are, where a text says so: what turns a count into a rate, and back."""

from __future__ import annotations

import re

from claims.extract.quantities import find_quantities
from claims.match.things import Context
from claims.model import Comparator

# "A population of 5 million", "its population is 5 million", "una población de".
_BEFORE = re.compile(
    r"\b(?:population\s+(?:of|is|was|stands\s+at|totals|numbers)"
    r"|(?:población|poblacion)\s+(?:de|es\s+de|era\s+de))\s+(?:about\s+|some\s+|unos\s+)?",
    re.IGNORECASE,
)
# "A country of 5 million people", "5 million inhabitants"; not the base of "12 per 100,000".
_AFTER = re.compile(
    r"\b(?:country|city|town|state|nation|region|province|county|país|ciudad|estado|región)\s+"
    r"(?:of|de)\s+(?P<of>[^;:()\n]{1,30}?)\s+(?:people|personas)\b"
    r"|(?<!per )(?<!every )(?<!each )(?<!por )(?<!cada )(?<![\d.,])"
    r"(?P<n>\d[\d.,]{0,20}(?:\s+(?:million|thousand|millones(?:\s+de)?|mil))?)\s+"
    r"(?:inhabitants|habitantes)\b",
    re.IGNORECASE,
)
# Fewer are no population, but people that something happened to.
_LEAST = 1000
_SPANISH = re.compile(r"\b(?:mil|millón|millones)\b|\d\.\d{3}", re.IGNORECASE)
_ROOM = 40
_MARK = re.compile(r"[,;:.](?:\s|\Z)|[()]")


def stated_population(*contexts: Context) -> float | None:
    """The one population that the sentences around two figures state; None where none, or two do.

    A count is never made a rate with a number that the text does not give.
    """
    found = {value for context in contexts for value in _populations(context.text)}
    return found.pop() if len(found) == 1 else None


def _populations(text: str) -> set[float]:
    ahead = [text[found.end() : found.end() + _ROOM] for found in _BEFORE.finditer(text)]
    said = [_MARK.split(words, maxsplit=1)[0] for words in ahead]
    said += [found["of"] or found["n"] for found in _AFTER.finditer(text)]
    return {value for words in said if (value := _first_number(words)) is not None}


def _first_number(words: str) -> float | None:
    """The number that words begin with, where it is one."""
    language = "es" if _SPANISH.search(words) else "en"
    first = next(iter(find_quantities(words, language)), None)
    if first is None or first.span.start > 0 or first.comparator is Comparator.RANGE:
        return None
    return first.value if first.value and first.value >= _LEAST else None
