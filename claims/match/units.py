"""Bringing two figures to one unit, where a factor does it; naming what stands in the way if not.

Factors are the exact definitions (international yard and pound, US gallon and barrel of oil). A
month is a twelfth of a year. Money is never converted: a rate of exchange is a fact of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.folding import fold
from claims.model import Dimension, Facet, Quantity
from claims.numerals import SCALES, read_numeral
from claims.phrases import joined, phrase
from claims.wording import figure

# base: names with the factor that takes them there, plural "s" left off.
_TABLE = {
    "metre": "mm millimetre millimeter=.001|cm centimetre centimeter=.01|m metre meter=1"
    "|km kilometre kilometer=1000|inch inche=.0254|ft foot feet=.3048|yd yard=.9144"
    "|mi mile=1609.344|nautical-mile=1852|kilometro=1000|metro=1|milla=1609.344",
    "kilogram": "mg milligram=.000001|g gram gramme=.001|kg kilogram kilo kilogramo=1"
    "|tonne metric-ton tonelada=1000|oz ounce=.028349523125"
    "|lb pound lbs=.45359237|stone=6.35029318",
    "litre": "ml millilitre milliliter=.001|cl=.01|l litre liter=1|gal gallon=3.785411784"
    "|bbl barrel=158.987294928",
    "square metre": "square-metre square-meter=1|hectare ha=10000|acre=4046.8564224"
    "|square-kilometre square-kilometer square-km km2=1000000|square-mile=2589988.110336"
    "|square-foot square-feet sq-ft=.09290304",
    "second": "second sec=1|minute min=60|hour hr=3600|day=86400|week=604800|fortnight=1209600"
    "|month=2629800|quarter=7889400|year yr=31557600|decade=315576000|century centurie=3155760000"
    "|segundo=1|minuto=60|hora=3600|dia=86400|semana=604800|mes=2629800|ano=31557600",
    "watt": "w watt=1|kw kilowatt=1000|mw megawatt=1000000|gw gigawatt=1000000000"
    "|hp horsepower=745.69987158227",
    "watt-hour": "wh watt-hour=1|kwh kilowatt-hour=1000|mwh megawatt-hour=1000000"
    "|gwh gigawatt-hour=1000000000|twh terawatt-hour=1000000000000",
    "byte": "kb kilobyte=1000|mb megabyte=1000000|gb gigabyte=1000000000|tb terabyte=1000000000000",
    "metre per second": "km/h kph kmh kilometre-per-hour kilometer-per-hour=.2777777777777778"
    "|mph mile-per-hour=.44704|m/s metre-per-second meter-per-second=1|knot=.5144444444444445",
}
_PHYSICAL: dict[str, tuple[str, float]] = {
    name: (base, float(factor))
    for base, groups in _TABLE.items()
    for names, factor in (group.split("=") for group in groups.split("|"))
    for name in names.split()
}
_FAHRENHEIT = ("fahrenheit", "degree-fahrenheit", "°f", "degrees-fahrenheit")
_CELSIUS = ("celsius", "degree-celsius", "°c", "centigrade", "degrees-celsius")

# How many of each make a year: rates in time are brought to one another through it.
_A_YEAR = {
    "year": 1.0, "annum": 1.0, "month": 12.0, "week": 365 / 7, "day": 365.0, "quarter": 4.0,
    "decade": 0.1, "hour": 8760.0, "ano": 1.0, "mes": 12.0, "semana": 365 / 7, "dia": 365.0,
}  # fmt: skip
_BASE_NUMBER = re.compile(r"[\d][\d,.]*")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What brings the evidence's number to the claim's unit, or the facet that forbids it.

    ``facet`` is None where ``evidence * factor + offset`` is in the claim's unit; ``comparable`` is
    False where the two do not even measure the same kind of thing.
    """

    factor: float = 1.0
    offset: float = 0.0
    words: str = ""
    facet: Facet | None = None
    comparable: bool = True
    by_population: bool = False
    """Whether a stated population would bring the two together: a rate per so many, a count."""


SAME = Conversion()
UNLIKE = Conversion(comparable=False)


def time_rate(per: str | None) -> float | None:
    """How many of a rate's denominators make a year; None where it is no stretch of time."""
    return _A_YEAR.get(_name(per)) if per else None


def bring_together(
    evidence: Quantity, claim: Quantity, population: float | None = None
) -> Conversion:
    """How the evidence's figure is brought to the claim's unit and denominator.

    ``population`` is how many the text says there are, where it does.
    """
    unit = _units(evidence, claim)
    if not unit.comparable or unit.facet:
        return unit
    rate = _rates(evidence, claim, population)
    if not rate.comparable or rate.facet:
        return rate
    words = joined("; ", [part for part in (unit.words, rate.words) if part])
    return Conversion(unit.factor * rate.factor, unit.offset, words)


def _units(evidence: Quantity, claim: Quantity) -> Conversion:
    pair = (_dimension(evidence, claim), _dimension(claim, evidence))
    if pair == (Dimension.RATIO, Dimension.PERCENT):
        return Conversion(100.0, words=_as_percent(evidence))
    if pair == (Dimension.PERCENT, Dimension.RATIO):
        return Conversion(0.01, words=_as_percent(claim))
    if set(pair) == {Dimension.PERCENT, Dimension.POINTS}:
        return Conversion(words=phrase("percent against percentage points"), facet=Facet.UNIT)
    if pair[0] is not pair[1]:
        return UNLIKE
    if pair[0] is Dimension.MONEY:
        return _currencies(evidence.unit, claim.unit)
    if pair[0] in (Dimension.PHYSICAL, Dimension.DURATION):
        return _physical(evidence, claim)
    return SAME


def _dimension(quantity: Quantity, other: Quantity) -> Dimension:
    """A figure's dimension, words of two meanings read by the figure beside it."""
    name, beside = _name(quantity.unit), other.dimension
    if name == "point" and beside in (Dimension.POINTS, Dimension.PERCENT):
        return Dimension.POINTS
    # "Pounds" are money or mass.
    mass = _PHYSICAL.get(_name(other.unit), ("", 0.0))[0] == "kilogram"
    if name == "pound" and beside is Dimension.PHYSICAL and mass:
        return Dimension.PHYSICAL
    return quantity.dimension


def _as_percent(quantity: Quantity) -> str:
    value = quantity.value if quantity.value is not None else quantity.low
    percent = figure(round(100 * (value or 0.0), 4))
    return phrase("{text} is {percent} %", text=quantity.text, percent=percent)


def _currencies(evidence: str | None, claim: str | None) -> Conversion:
    if not evidence or not claim or _name(evidence) == _name(claim):
        return SAME
    return Conversion(
        words=phrase("{evidence} against {claim}", evidence=evidence, claim=claim), facet=Facet.UNIT
    )


def _physical(evidence: Quantity, claim: Quantity) -> Conversion:
    mine, theirs = _name(evidence.unit), _name(claim.unit)
    if mine == theirs or not mine or not theirs:
        return SAME
    if mine in _FAHRENHEIT and theirs in _CELSIUS:
        return Conversion(5 / 9, -160 / 9, phrase("degrees Fahrenheit brought to Celsius"))
    if mine in _CELSIUS and theirs in _FAHRENHEIT:
        return Conversion(9 / 5, 32.0, phrase("degrees Celsius brought to Fahrenheit"))
    here, there = _PHYSICAL.get(mine), _PHYSICAL.get(theirs)
    if here is None or there is None or here[0] != there[0]:
        return UNLIKE
    factor = here[1] / there[1]
    return Conversion(factor, words=_converted(evidence, factor, claim.unit or ""))


def _converted(evidence: Quantity, factor: float, unit: str) -> str:
    if evidence.value is None:
        return phrase(
            "{unit} brought to {unit2}", unit=_plural(evidence.unit or ""), unit2=_plural(unit)
        )
    return phrase(
        "{text} is {number} {unit}",
        text=evidence.text,
        number=_short(evidence.value * factor),
        unit=_plural(unit),
    )


def _plural(unit: str) -> str:
    """A unit's name for more than one; symbols and the words of other languages stay."""
    first, _, rest = unit.partition(" per ")
    if first.split()[-1:] == ["foot"]:
        first = f"{first[:-4]}feet"
    elif len(first) > 3 and not first.endswith("s") and first[0] != "°":
        first += "es" if first.endswith("ch") else "s"
    return f"{first} per {rest}" if rest else first


def _short(value: float) -> str:
    return figure(round(value, 1) if abs(value) >= 10 else round(value, 3))


def _rates(evidence: Quantity, claim: Quantity, population: float | None) -> Conversion:
    mine, theirs = evidence.per, claim.per
    if (not mine and not theirs) or _name(mine) == _name(theirs):
        return SAME
    here, there = time_rate(mine), time_rate(theirs)
    if here and there:
        return Conversion(
            here / there,
            words=phrase("per {mine} brought to per {theirs}", mine=mine, theirs=theirs),
        )
    if (here and not theirs) or (there and not mine):
        # A yearly number beside one with no denominator: the period decides, not the unit.
        return SAME
    if mine and theirs:
        return _per_number(mine, theirs)
    return _rate_and_count(evidence, claim, population)


def _rate_and_count(evidence: Quantity, claim: Quantity, population: float | None) -> Conversion:
    """A rate per so many beside a count: one is the other only in a stated population."""
    per = evidence.per or claim.per or ""
    base = _base(per)
    words = phrase("a rate per {per} against a plain number", per=per)
    if base is None or Dimension.COUNT not in (evidence.dimension, claim.dimension):
        return Conversion(words=words, facet=Facet.UNIT)
    if population is None:
        return Conversion(words=words, facet=Facet.UNIT, by_population=True)
    factor = population / base if evidence.per else base / population
    unit = "" if evidence.per else phrase(" per {time}", time=per)
    number = figure(evidence.value) if evidence.value is not None else evidence.text
    brought = (
        phrase("{number}{unit}", number=_short(evidence.value * factor), unit=unit)
        if evidence.value is not None
        else phrase("so many")
    )
    said = phrase(
        "{number} among the {population} that are stated is {brought}",
        number=number,
        population=figure(population),
        brought=brought,
    )
    return Conversion(factor, words=said)


def _per_number(mine: str, theirs: str) -> Conversion:
    """Rates per so many: 12 per 100,000 people is 0.12 per 1,000 people."""
    here, there = _base(mine), _base(theirs)
    if here and there:
        return Conversion(
            there / here,
            words=phrase("per {mine} brought to per {theirs}", mine=mine, theirs=theirs),
        )
    return Conversion(
        words=phrase("per {mine} against per {theirs}", mine=mine, theirs=theirs), facet=Facet.UNIT
    )


def _base(per: str) -> float | None:
    found = _BASE_NUMBER.match(per)
    if found:
        # Nobody counts by 100.000 of one: dots group the base of a rate.
        value = read_numeral(found.group().rstrip(".,").replace(".", "")) or 0.0
        words = fold(per[found.end() :]).split()
    else:
        value, words = 1.0, fold(per).split()
    for word in words:
        scale = SCALES.get(word)
        if scale is None:
            return value if found else None
        value *= scale
        if not found:
            return value
    return value or None


def _name(unit: str | None) -> str:
    """A unit's key: folded, words joined, no plural: "square miles" is ``square-mile``."""
    if not unit:
        return ""
    name = "-".join(fold(unit).replace(".", "").split())
    name = name.removeprefix("a-").removeprefix("per-")
    if name in _PHYSICAL or name in _A_YEAR or name in _CELSIUS:
        return name
    if name.startswith(("kilometers-", "kilometres-", "miles-", "meters-", "metres-")):
        name = name.replace("s-per-", "-per-")
    return name[:-1] if name.endswith("s") and len(name) > 2 else name
