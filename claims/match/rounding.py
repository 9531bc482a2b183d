"""Figures brought from one unit to another are rounded again: 10 miles are 16 kilometres."""

from __future__ import annotations

import re

from claims.match.tolerance import Reading
from claims.match.units import Conversion
from claims.model import Comparator, Dimension, Interval, Quantity
from claims.numerals import read_numeral

_DIGITS = re.compile(r"\d[\d.,]*")
_DECIMALS = re.compile(r"[.,](\d{1,2}|\d{4,})\Z")
# A share in words or as "one in five" is as exact as a whole percentage.
_SHARE = 0.01


def is_converted(conversion: Conversion) -> bool:
    """Whether a number is another one in the other unit."""
    return conversion.factor != 1.0 or conversion.offset != 0.0


def written_place(quantity: Quantity) -> float:
    """What the last written figure of a number counts: 1 in "16 km", 100,000 in "1.2 million"."""
    if quantity.dimension is Dimension.RATIO:
        return _SHARE
    digits = _DIGITS.search(quantity.text)
    written = digits.group().rstrip(".,") if digits else ""
    numeral = read_numeral(written) if written else None
    if not numeral or not quantity.value:
        return 1.0
    decimals = _DECIMALS.search(written)
    places = len(decimals[1]) if decimals else 0
    return float(abs(quantity.value / numeral) * 10.0**-places)


def are_points(evidence: Quantity, claim: Quantity) -> bool:
    """Whether both state one number, without an "about" or a bound."""
    if evidence.value is None or claim.value is None or evidence.approximate:
        return False
    return {evidence.comparator, claim.comparator} == {Comparator.EQUAL}


def rounds_to(reading: Reading, claim: Quantity) -> bool:
    """Whether the middle of a reading, in the claim's unit, is the claim's number as written."""
    middle = (reading.interval.low + reading.interval.high) / 2
    room = written_place(claim) / 2
    return abs(middle - (claim.value or 0.0)) <= room * (1 + 1e-9)


def loosened(evidence: Quantity, conversion: Conversion) -> Interval:
    """What a point may be before it was rounded as it is written, in the claim's unit."""
    value, room = evidence.value or 0.0, written_place(evidence) / 2
    spread = Reading(Interval(value - room, value + room))
    return spread.scaled(conversion.factor, conversion.offset).interval
