"""Numerals as single values, for search terms: digits with separators and suffix, number words.

This reads what one number is worth and nothing else; bounds, units and what is no quantity at all
(years, dates, names) are read by :mod:`claims.extract.quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

UNITS: dict[str, int] = {
    word: value
    for value, forms in enumerate(
        (
            "zero cero",
            "one uno",
            "two dos",
            "three tres",
            "four cuatro",
            "five cinco",
            "six seis",
            "seven siete",
            "eight ocho",
            "nine nueve",
            "ten diez",
            "eleven once",
            "twelve doce",
            "thirteen trece",
            "fourteen catorce",
            "fifteen quince",
            "sixteen dieciseis",
            "seventeen diecisiete",
            "eighteen dieciocho",
            "nineteen diecinueve",
        )
    )
    for word in forms.split()
    # "once" is an English adverb far more often than a Spanish eleven.
    if word != "once"
}
_TENS = "twenty veinte|thirty treinta|forty cuarenta|fifty cincuenta|sixty sesenta|seventy setenta"
UNITS.update(
    (word, 10 * (at + 2))
    for at, forms in enumerate(f"{_TENS}|eighty ochenta|ninety noventa".split("|"))
    for word in forms.split()
)
UNITS.update(doscientos=200, trescientos=300, cuatrocientos=400, quinientos=500, seiscientos=600)
UNITS.update(setecientos=700, ochocientos=800, novecientos=900)

SCALES: dict[str, float] = {
    "hundred": 1e2,
    "cien": 1e2,
    "ciento": 1e2,
    "thousand": 1e3,
    "mil": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "millon": 1e6,
    "millones": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "billones": 1e12,
}
_SUFFIXES: dict[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mm": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "tn": 1e12,
    "million": 1e6,
    "billion": 1e9,
}
_PARTS = re.compile(r"(?P<digits>\d+(?:[.,]\d+)*)(?P<suffix>[^\W\d_]*)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_FIRST_GROUP = re.compile(r"\d{1,3}")
_GROUP = re.compile(r"\d{3}")
GROUP_SPACES = " \u00a0\u2009\u202f"
"""What stands between groups of three digits where neither comma nor dot does."""
# Digits beyond this are an identifier, not a number anybody states.
_LONGEST = 24


def read_numeral(text: str, language: str = "en") -> float | None:
    """The value of "1,000.5", "100k" or "1.234.567"; None where letters make it something else."""
    found = _PARTS.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    digits, suffix = found["digits"], found["suffix"]
    scale = _SUFFIXES.get(suffix, 0.0) if suffix else 1.0
    if not scale:
        return None
    dots_group = digits.count(".") > 1 or (language == "es" and "." in digits)
    if dots_group and _GROUPED_DOTS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    elif digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    try:
        return float(digits) * scale
    except ValueError:
        return None


def words_of_number(words: Sequence[str]) -> int:
    """How many of the folded words at the beginning are one number together; 0 where one or none.

    "a hundred thousand", "cien mil", "0.1 million" and "100 000" are.
    """
    if not words or not words[0]:
        return 0
    if words[0][0].isdecimal():
        taken = 1
        if _FIRST_GROUP.fullmatch(words[0]):
            while taken < len(words) and _GROUP.fullmatch(words[taken]):
                taken += 1
        if taken == 1 and len(words) > 1 and words[1] in SCALES and read_numeral(words[0]):
            taken = 2
        return taken if taken > 1 else 0
    taken = value_of_words(words)[1]
    return taken if taken > 1 else 0


def value_of_words(words: Sequence[str]) -> tuple[float, int]:
    """The value of the number words that a run of folded words starts with, and how many they are.

    "two hundred and fifty three people" is (253.0, 5); (0.0, 0) where no number starts.
    """
    total, group, taken = 0.0, 0.0, 0
    for at, word in enumerate(words):
        if word in ("a", "an", "un", "una"):
            if at or len(words) < 2 or words[1] not in SCALES:
                break
        elif word in UNITS and not _closes(group, UNITS[word]):
            group += UNITS[word]
            taken = at + 1
        elif word in SCALES:
            total, group = _scaled(total, group, SCALES[word])
            taken = at + 1
        elif not (word in ("and", "y") and taken == at and taken):
            break
    return (total + group, taken) if taken else (0.0, 0)


def _closes(group: float, value: float) -> bool:
    """Whether a number word cannot go on from what stands: "five six" are two numbers."""
    room = 100 if group % 100 == 0 else 10 if group % 10 == 0 and group % 100 >= 20 else 0
    return bool(group) and value >= room


def _scaled(total: float, group: float, scale: float) -> tuple[float, float]:
    if scale == 1e2:
        return total, (group or 1) * scale
    return total + (group or (0 if total else 1)) * scale, 0.0
