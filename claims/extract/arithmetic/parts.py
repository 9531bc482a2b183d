"""Parts that do not add up to their total, and a part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.analysis import stem
from claims.extract.arithmetic.figures import Finding, Told, is_point, number, point, rounding
from claims.folding import fold
from claims.model import Comparator, Dimension, Quantity
from claims.phrases import joined, phrase
from claims.vocabulary import vocabulary

# "Of the 120 seats", at the beginning of a sentence.
_OF_TOTAL = re.compile(
    r"\W*(?:(?:out\s+)?of|del?)\s+(?:(?:the|its|their|those|these|all|a|los|las|un|total|of|de)\s+)*\Z",
    re.IGNORECASE,
)
# "Of these, 70 …": the total stands in the sentence before.
_OF_THESE = re.compile(
    r"\W*(?:of|de)\s+(?:these|those|them|ellos|ellas|estos|estas|esos|esas)\W+(?:[^\W\d_]+\s+){0,2}\Z",
    re.IGNORECASE,
)
# "…, of whom", "…, including": what follows is a part.
_PART = re.compile(
    r"[\s,(—–-]*(?:[^\W\d_]+\s+){0,3}?,?\s*(?:including|of\s+(?:which|whom|them|these)|among\s+them"
    r"|incluid[oa]s|incluyendo|de\s+l[oa]s\s+(?:cuales|que)|entre\s+(?:ell[oa]s|l[oa]s\s+que))\s+"
    r"(?:the\s+|only\s+|just\s+|a\s+)?\Z",
    re.IGNORECASE,
)
# "…: 70 of them", "made up of 70 …": what follows is all of it.
_ALL_FOLLOW = re.compile(
    r"(?::|\b(?:made\s+up\s+of|consist(?:s|ing)?\s+of|compris(?:es|ing)|composed\s+of|divided\s+into"
    r"|split\s+into|compuest[oa]s?\s+por|formad[oa]s?\s+por|dividid[oa]s?\s+en))\s+"
    r"(?:the\s+|los\s+|las\s+)?\Z",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"[,;:(—–-]\s*(?:(?:for|in|making|with|and|o|or|y|con|para)\s+)?(?:a\s+(?:combined\s+)?total\s+of"
    r"|totall?ing|un\s+total\s+de|(?:que\s+)?suman(?:do)?)\s+\Z",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"\s*(?:[^\W\d_]+\s+)?(?:in\s+(?:total|all)|altogether|all\s+told|combined|en\s+total|en\s+conjunto)"
    r"\s*(?:[.;)]|\Z)",
    re.IGNORECASE,
)
# A total of more than what the sentence lists.
_RUNNING = re.compile(
    r"\b(?:so\s+far|since|to\s+date|this|until|hasta|desde|lo\s+que\s+va|already|ya)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the\s+(?:rest|remaining|other|others|remainder|final)"
    r"|(?:el|los|las)\s+(?:resto|restantes|otros|otras))"
    r"[\s,(–—-]*(?:about\s+|around\s+|some\s+|unos\s+|unas\s+)?\Z",
    re.IGNORECASE,
)
_RESTANTE = re.compile(r"\s*(?:remaining|restantes?)\b", re.IGNORECASE)
_JOINS = re.compile(r",|;|\b(?:and|plus|y|e|más|while|mientras)\b", re.IGNORECASE)
# Where these stand, parts may overlap, or figures are not parts.
_UNSURE = re.compile(
    r"\b(?:both|also|each|respectively|average|among\s+others|as\s+well|at\s+least\s+one|more\s+than\s+one"
    r"|ambos|ambas|cada|también|promedio|compared|from(?=\s*\Z)|earlier|previous(?:ly)?|another"
    r"|abstained|including|needed|required|later|twice|necesari[oa]s?|incluid[oa]s)\b|(?<!\d)(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_LATER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|do|does|es|son|era|eran|fue|fueron|tiene"
    r"|tienen|había)\b",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"\W*([^\W\d_]+)")
# A second part that begins like this leaves its verb out: "70 went to A and 40 to B".
_GAPPED = vocabulary("to for against by from with para a por contra")
_PLACED = vocabulary("in at en")
_OPPOSITE = {"against": "for", "contra": "por"}
_PEOPLE = vocabulary(
    "people persons men women boys girls children adults members workers patients pupils students "
    "residents passengers civilians soldiers officers voters migrants victims employees teachers "
    "personas hombres mujeres niños niñas adultos miembros trabajadores pacientes alumnos "
    "residentes pasajeros civiles soldados agentes votantes migrantes víctimas empleados"
)
_SEXES = (
    frozenset(vocabulary("men male males boys hombres varones niños")),
    frozenset(vocabulary("women female females girls mujeres niñas")),
)
_WORD = re.compile(r"[^\W\d_]+")
# Parts of which nobody says that they are all must come this near to their total.
_NEARLY = (0.75, 1.5)


def check_parts(told: Told) -> Iterator[Finding]:
    """The sums of one sentence that do not come out."""
    for place, quantity in enumerate(told.figures):
        if not is_point(quantity):
            continue
        following = tuple(range(place + 1, len(told.figures)))
        if place == 0 and _OF_TOTAL.fullmatch(told.lead(0)):
            yield from _closed(told, quantity, following, _GAPPED)
        elif following and _ALL_FOLLOW.search(told.gap(place)):
            # What is listed as all of it is parted by its places as well: "70 in Leeds".
            yield from _closed(told, quantity, following, _GAPPED | _PLACED)
        elif following and _PART.fullmatch(told.gap(place)):
            yield from _within(told, quantity, following)
        elif _is_last_total(told, place):
            yield from _summed(told, place)
    yield from _of_these(told)
    yield from _hundred(told)


def _of_these(told: Told) -> Iterator[Finding]:
    """Parts of what the sentence before counted, where that is one figure."""
    if not told.figures or not _OF_THESE.fullmatch(told.lead(0)):
        return
    counted = [one for one in told.before if one.dimension is Dimension.COUNT]
    if len(counted) == 1 and is_point(counted[0]):
        yield from _within(told, counted[0], tuple(range(len(told.figures))))


def _parts(told: Told, total: Quantity, places: Sequence[int]) -> list[int]:
    """Those of ``places`` that are parts of the total; none where a figure is of something else."""
    same = [at for at in places if told.figures[at].dimension is total.dimension]
    if len(same) < 2 or any(not _fits(told.figures[at], total) for at in same):
        return []
    joined = all(_JOINS.search(told.lead(at)) for at in same[1:])
    unsure = any(_UNSURE.search(told.tail(at)) for at in same)
    return same if joined and not unsure else []


def _fits(part: Quantity, total: Quantity) -> bool:
    """Whether a figure counts what the total counts: the same noun, none, or people as well."""
    if not is_point(part) or part.per != total.per or part.trend not in (None, total.trend):
        return False
    mine, theirs = _noun(part), _noun(total)
    return not mine or mine == theirs or (mine in _PEOPLE_STEMS and theirs in _PEOPLE_STEMS)


def _noun(quantity: Quantity) -> str:
    words = _WORD.findall(fold(quantity.unit or ""))
    return stem(words[-1]) if words else ""


_PEOPLE_STEMS = frozenset(stem(fold(word)) for word in _PEOPLE)


def _closed(
    told: Told, total: Quantity, places: Sequence[int], gapped: frozenset[str]
) -> Iterator[Finding]:
    """Parts that are said to be all of a total that goes before them."""
    same = _parts(told, total, places)
    if (
        same
        and _are_apart(told, same, gapped)
        and (_has_rest(told, same) or _nearly(told, total, same))
    ):
        yield from _sum(told, total, same)


def _nearly(told: Told, total: Quantity, places: Sequence[int]) -> bool:
    """Whether parts come so near to the total that they seem to be meant to be all of it."""
    share = sum(point(told.figures[at]) for at in places) / (point(total) or 1.0)
    return _NEARLY[0] <= share <= _NEARLY[1]


def _within(told: Told, total: Quantity, places: Sequence[int]) -> Iterator[Finding]:
    """Parts after "including" and "of whom": none is larger than the whole."""
    part = told.figures[places[0]] if places else total
    if (
        part.dimension is Dimension.COUNT is total.dimension
        and _fits(replace(part, comparator=Comparator.EQUAL), total)
        and part.comparator in (Comparator.EQUAL, Comparator.MORE, Comparator.AT_LEAST)
        and point(part) > point(total) + rounding(total) + rounding(part)
    ):
        words = phrase(
            "{text} cannot be a part of {text2}", text=part.text.strip(), text2=total.text.strip()
        )
        yield Finding(words, (part.span, total.span))
        return
    same = _parts(told, total, places)
    if same and (_has_rest(told, same) or _are_sexes(told, same)):
        yield from _sum(told, total, same)


def _is_last_total(told: Told, place: int) -> bool:
    said = _TOTAL_BEFORE.search(told.lead(place)) or _TOTAL_AFTER.match(told.tail(place))
    return bool(said) and place >= 2 and not _RUNNING.search(told.tail(place))


def _summed(told: Told, place: int) -> Iterator[Finding]:
    """Figures that are followed by their own total: "70 …, 40 …, 120 in total"."""
    total = told.figures[place]
    same = [at for at in range(place) if told.figures[at].dimension is total.dimension]
    if len(same) < 2 or not all(_adds(told.figures[at], told.figures[same[0]]) for at in same):
        return
    joined = all(_JOINS.search(told.lead(at)) for at in same[1:])
    if joined and not any(_UNSURE.search(told.tail(at)) for at in same):
        yield from _sum(told, total, same)


def _adds(part: Quantity, first: Quantity) -> bool:
    return _fits(replace(part, trend=None), replace(first, trend=None))


def _hundred(told: Told) -> Iterator[Finding]:
    """Percentages of which the last are "the rest": together they are a hundred."""
    same = [
        at
        for at, one in enumerate(told.figures)
        if one.dimension is Dimension.PERCENT and is_point(one)
    ]
    if len(same) < 2 or len(same) != _percents(told) or not _has_rest(told, same):
        return
    joined = all(_JOINS.search(told.lead(at)) for at in same[1:])
    if joined and not any(_UNSURE.search(told.tail(at)) for at in same):
        hundred = replace(told.figures[same[-1]], value=100.0, text="100")
        yield from _sum(told, hundred, same)


def _percents(told: Told) -> int:
    return sum(one.dimension is Dimension.PERCENT for one in told.figures)


def _sum(told: Told, total: Quantity, places: Sequence[int]) -> Iterator[Finding]:
    parts = [told.figures[at] for at in places]
    reckoned = sum(point(part) for part in parts)
    room = sum(rounding(part) for part in parts) + rounding(total)
    if abs(reckoned - point(total)) <= room + 1e-9 * abs(reckoned):
        return
    words = phrase(
        "{added} = {sum}, not {total}",
        added=joined(" + ", [number(point(part), part) for part in parts]),
        sum=number(reckoned, total),
        total=number(point(total), total),
    )
    yield Finding(words, (total.span, *(part.span for part in parts)))


def _are_apart(told: Told, places: Sequence[int], gapped: frozenset[str]) -> bool:
    """Whether the parts do not overlap: one verb for all, "the rest", men and women."""
    if _has_rest(told, places) or _are_sexes(told, places):
        return True
    opening = {fold(word) for word in _WORD.findall(told.tail(places[0]))}
    return all(_leaves_out_verb(told.tail(at), opening, gapped) for at in places[1:])


def _leaves_out_verb(tail: str, opening: set[str], gapped: frozenset[str]) -> bool:
    found = _FIRST_WORD.match(tail)
    first = fold(found[1]) if found else ""
    said = first in opening or _OPPOSITE.get(first, "") in opening
    return first in gapped and said and not _LATER_VERB.search(tail)


def _has_rest(told: Told, places: Sequence[int]) -> bool:
    last = places[-1]
    return bool(_REST.search(told.lead(last)) or _RESTANTE.match(told.tail(last)))


def _are_sexes(told: Told, places: Sequence[int]) -> bool:
    """Whether the parts are the men and the women of it."""
    if len(places) != 2:
        return False
    said = [
        {fold(word) for word in _WORD.findall(f"{told.figures[at].unit or ''} {told.tail(at)}")}
        for at in places
    ]
    return any(
        said[0] & one and said[1] & other for one, other in (_SEXES, _SEXES[::-1])
    ) and not any(words & _SEXES[0] and words & _SEXES[1] for words in said)
