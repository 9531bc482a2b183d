"""What the very writing of a figure says: an identifier, a result, some beside others."""

from __future__ import annotations

import re

from claims.model import Comparator, Quantity
from claims.numerals import read_numeral

# So many digits without a mark between them are nobody's number.
_IDENTIFIER = re.compile(r"\W*\d{13,}\W*")
_NUMERAL = re.compile(r"\d[\d.,]*")
_OTHERS = re.compile(
    r"\b(?:(?:an)?other|others|additional|further|otr[oa]s?|adicionales)\b", re.IGNORECASE
)


def is_identifier(quantity: Quantity) -> bool:
    """Whether a number is the name of something: thirteen digits and more in a row."""
    return bool(_IDENTIFIER.fullmatch(quantity.text))


def is_result(quantity: Quantity) -> bool:
    """Whether a range is told from the greater number down: "46 percent to 44" of a poll."""
    if quantity.comparator is not Comparator.RANGE:
        return False
    told = [read_numeral(found.rstrip(".,")) for found in _NUMERAL.findall(quantity.text)]
    return len(told) == 2 and None not in told and (told[0] or 0.0) > (told[1] or 0.0)


def counts_others(quantity: Quantity) -> bool:
    """Whether a figure is told beside some that it does not count: "three other Americans"."""
    return bool(_OTHERS.search(quantity.text))
