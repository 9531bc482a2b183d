"""A percentage beside the two numbers it is the change of: "from 50 to 60, a 30% increase"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.arithmetic.figures import (
    Finding,
    Told,
    is_point,
    number,
    percent_step,
    point,
    round_unit,
    rounding,
)
from claims.extract.arithmetic.percentages import bears_out, is_percent
from claims.model import Comparator, Dimension, Quantity, Trend
from claims.numerals import read_numeral
from claims.phrases import later, phrase

_DIGITS = re.compile(r"\d[\d.,]*")
_LITTLE = r"(?:[^\W\d_][\w'’-]*\s+){0,5}?"
# "from 50 … to 60", "to 60 … from 50".
_FROM = re.compile(r"\b(?:from|de|desde)\s+(?:about\s+|around\s+|unos\s+)?\Z", re.IGNORECASE)
_TO = re.compile(
    r"(?:\s+|\s*\([^()]{1,30}\)\s+)"
    + _LITTLE
    + r"(?:(?:in|en)\s+(?:19|20)\d\d,?\s+)?(?:to|a|hasta)\s+(?:about\s+|around\s+|unos\s+)?\Z",
    re.IGNORECASE,
)
_RISEN_TO = re.compile(r"\bto\s+(?:about\s+|around\s+)?\Z", re.IGNORECASE)
_BACK_FROM = re.compile(r",?\s+" + _LITTLE + r"from\s+(?:about\s+|around\s+)?\Z", re.IGNORECASE)
_RANGE = re.compile(r"(?:from|de|desde)\s", re.IGNORECASE)
_RISE = (
    r"increase|rise|jump|growth|gain|surge|climb|up|higher|more|aumento|subida|incremento|alza|crecimiento"
    r"|más"
)
_FALL = (
    r"drop|fall|decline|decrease|reduction|cut|slump|down|lower|less|fewer|caída|bajada|descenso"
    r"|reducción|disminución|menos"
)
# ", a 30% increase", ", up 30%", ", or 30% more".
_THEN = re.compile(
    r"[^.;:%]{0,60}?[,(–—]\s*(?:(?:which\s+is|that\s+is|representing|or|o|es\s+decir)\s+)?"
    r"(?:(?:an?|una?|un|del?|of|by|por|the|el)\s+)*(?P<way>" + _RISE + "|" + _FALL + r")?\s*"
    r"(?:(?:of|by|del?|about|around|nearly|almost|only|just|some)\s+|(?:un|una|el)\s+)*\Z",
    re.IGNORECASE,
)
_WAY_AFTER = re.compile(
    r"\s*(?:annual\s+|yearly\s+|overall\s+)?(?P<way>" + _RISE + "|" + _FALL + r")\b(?!\s+than)",
    re.IGNORECASE,
)
_UP = re.compile(rf"(?:{_RISE})\Z", re.IGNORECASE)
# "rose 30% from", "fell by 30 per cent, from".
_SO_MUCH_FROM = re.compile(
    r"\s*,?\s*(?:(?:last|this)\s+(?:year|month|week|quarter),?\s+|in\s+(?:19|20)\d\d,?\s+)?"
    r"(?:from|de|desde)\s+(?:about\s+|around\s+|unos\s+)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """Two numbers of one thing: what it was and what it became."""

    before: Quantity
    after: Quantity
    old: float
    new: float
    slack: tuple[float, float]
    last: int
    """The place of the later of the two figures in the sentence."""
    first: int

    @property
    def percent(self) -> float:
        """The change as a percentage of what it was."""
        return 100 * (self.new - self.old) / self.old

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that it can be, for how the two numbers are rounded."""
        low = (self.new - self.slack[1]) / (self.old + self.slack[0])
        high = (self.new + self.slack[1]) / max(self.old - self.slack[0], 1e-12)
        return 100 * (low - 1), 100 * (high - 1)


def check_changes(told: Told) -> Iterator[Finding]:
    """The changes of one sentence that are told with another percentage than they come to."""
    for change in changes_in(told):
        yield from _check_change(told, change)


def changes_in(told: Told) -> Iterator[Change]:
    """The changes of one sentence that are told with both their numbers."""
    for place in range(len(told.figures)):
        if change := _change_at(told, place):
            yield change


def _change_at(told: Told, place: int) -> Change | None:
    """The change that begins with the figure at ``place``: "from 50 to 60", "to 60 from 50"."""
    one = told.figures[place]
    if one.comparator is Comparator.RANGE and _RANGE.match(one.text):
        old, new = _in_order(one)
        return _made(one, one, old, new, (place, place))
    if place + 1 == len(told.figures):
        return None
    other = told.figures[place + 1]
    if not _alike(one, other):
        return None
    gap, lead = told.gap(place), told.lead(place)
    if _FROM.search(lead) and _TO.fullmatch(gap):
        return _made(one, other, one.value, other.value, (place, place + 1))
    if _RISEN_TO.search(lead) and _BACK_FROM.fullmatch(gap):
        return _made(other, one, other.value, one.value, (place, place + 1))
    return None


def _in_order(quantity: Quantity) -> tuple[float | None, float | None]:
    """The ends of a range as written, the first one first; nothing where that is not sure."""
    written = [read_numeral(found.rstrip(".,")) for found in _DIGITS.findall(quantity.text)]
    if len(written) != 2 or None in written:
        return None, None
    first, second = (number or 0.0 for number in written)
    ends = (quantity.low or 0.0, quantity.high or 0.0)
    rising = _is_scaled(first, ends[0]) and _is_scaled(second, ends[1])
    falling = _is_scaled(first, ends[1]) and _is_scaled(second, ends[0])
    if rising == falling:
        return None, None
    return ends if rising else ends[::-1]


def _is_scaled(written: float, value: float) -> bool:
    return any(math.isclose(written * scale, value) for scale in (1.0, 1e3, 1e6, 1e9, 1e12))


def _alike(one: Quantity, other: Quantity) -> bool:
    # "From 80 million to 60 million euros" names what both are of once.
    unnamed = one.dimension is Dimension.COUNT and not one.unit
    same = one.dimension is other.dimension or (unnamed and other.dimension is Dimension.MONEY)
    same = same and one.per == other.per
    units = not one.unit or not other.unit or one.unit == other.unit
    return same and units and is_point(one) and is_point(other)


def _made(
    before: Quantity, after: Quantity, old: float | None, new: float | None, places: tuple[int, int]
) -> Change | None:
    if old is None or new is None or old <= 0 or new <= 0:
        return None
    slack = (_slack(before, old), _slack(after, new))
    return Change(before, after, old, new, slack, places[1], places[0])


def _slack(quantity: Quantity, value: float) -> float:
    # Of a range only whole thousands are known to be rounded.
    return rounding(quantity) if quantity.value is not None else round_unit(value) / 2


def _check_change(told: Told, change: Change) -> Iterator[Finding]:
    if change.last + 1 < len(told.figures):
        found = _THEN.fullmatch(told.gap(change.last))
        percent = told.figures[change.last + 1]
        if found and is_percent(percent):
            after = _WAY_AFTER.match(told.tail(change.last + 1))
            way = found["way"] or (after["way"] if after else None)
            if way:
                yield from _compare(change, percent, bool(_UP.match(way)))
    if change.first and is_percent(told.figures[change.first - 1]):
        percent = told.figures[change.first - 1]
        gap = told.gap(change.first - 1)
        of_range = change.before is change.after and re.fullmatch(r"\s*,?\s*", gap)
        if percent.trend and (of_range or _SO_MUCH_FROM.fullmatch(gap)):
            yield from _compare(change, percent, percent.trend is Trend.UP)


def _compare(change: Change, percent: Quantity, upwards: bool) -> Iterator[Finding]:
    said = point(percent) if upwards else -point(percent)
    low, high = sorted(change.ends)
    spans = (percent.span, change.before.span, change.after.span)
    from_to = phrase(
        "from {old} to {new}",
        old=number(change.old, change.before),
        new=number(change.new, change.after),
    )
    is_so = _way(change.percent)
    if _are_points(change, percent, said):
        points = number(abs(change.new - change.old))
        unit = phrase("percentage point") if points == "1" else phrase("percentage points")
        yield Finding(
            phrase(
                "{from_to} is {points} {unit}, in percent {is_so}",
                from_to=from_to,
                points=points,
                unit=unit,
                is_so=is_so,
            ),
            spans,
        )
    elif (change.new - change.old) * said < 0 and (low > 0 or high < 0):
        yield Finding(
            phrase(
                "{from_to} is {is_so}, not {said}", from_to=from_to, is_so=is_so, said=_way(said)
            ),
            spans,
        )
    elif not bears_out(percent, said, low, high):
        yield Finding(
            phrase(
                "{from_to} is {is_so}, not {percent}",
                from_to=from_to,
                is_so=is_so,
                percent=number(point(percent), percent),
            ),
            spans,
        )


def _are_points(change: Change, percent: Quantity, said: float) -> bool:
    """Whether a difference of two percentages is told as if it were a percentage of the first."""
    if change.before.dimension is not Dimension.PERCENT:
        return False
    near = abs(change.new - change.old - said) < 0.05
    return near and abs(change.percent - said) > max(percent_step(percent), 0.5 * abs(said))


def _way(percent: float) -> str:
    shown = round(abs(percent), 1 if abs(percent) < 100 else 0)
    change = later("a rise of {number} %") if percent > 0 else later("a fall of {number} %")
    return phrase(change, number=number(shown))
