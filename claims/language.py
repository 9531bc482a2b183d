"""In which of the languages we read a text is written."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from claims.remembered import Remembered
from claims.vocabulary import vocabulary

Language = Literal["en", "es"]

# The head of a document tells its language; more would only cost time on long ones.
_HEAD = 20_000
_WORD = re.compile(r"[^\W\d_]{1,24}")
_ENGLISH = vocabulary(
    "the of and to in that is was for with on by it as are be at from this have has not but",
    "they were which their or will an been would who he she his her its what said we our more",
    "than there had about a no",
)
_SPANISH = vocabulary(
    "el la los las de del que en y a por con una un se su sus es para al lo como más pero fue",
    "ha son no ni este esta está entre cuando sin sobre también hay ser desde hasta donde",
    "quien nos porque dijo según le les muy año años",
)
# A line of a table is often a number in words and nothing else. "once", "media" and "miles" are
# left out: in English they are no numbers, and common.
_SPANISH_NUMBER = re.compile(
    r"(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|quince|"
    r"dieci[a-zé]{3,5}|veinte|veinti[a-zóéú]{2,6}|treinta|cuarenta|cincuenta|sesenta|setenta|"
    r"ochenta|noventa|cien|ciento|(?:dos|tres|cuatro|seis|sete|ocho|nove)cient[oa]s|"
    r"quinient[oa]s|mil|millar|millares|mill[oó]n|millones|bill[oó]n|billones|docenas?|"
    r"decenas?|centenar(?:es)?|medio|mitad|tercios?|cuartos?|quintos?|"
    r"(?:onc|doc|trec|cator|quinc|dieci|veint|trein|cuaren|cincuen|sesen|seten|ochen|noven|cien)"
    r"[a-z]{1,12}av[oa]s?|[a-z]{1,18}[eé]sim[oa]s?)"
)
_SPANISH_MARKS = frozenset("ñ¿¡")


def detect_language(text: str) -> Language:
    """The language of ``text``: "es" where Spanish words outnumber English ones.

    A text in neither language, or without words, counts as English.
    """
    head = text[:_HEAD].lower()
    times = Counter(_WORD.findall(head))
    english = sum(times[word] for word in _ENGLISH & times.keys())
    spanish = sum(times[word] for word in filter(_spanish.__getitem__, times))
    spanish += sum(head.count(mark) for mark in _SPANISH_MARKS)
    return "es" if spanish > english else "en"


def _is_spanish(word: str) -> bool:
    return word in _SPANISH or _SPANISH_NUMBER.fullmatch(word) is not None


_spanish = Remembered(_is_spanish)
