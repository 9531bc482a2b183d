"""Who among them: groups by age, sex and origin that a figure is limited to."""

from __future__ import annotations

import re

from claims.extract.gazetteer import in_lower_case
from claims.model import Span

_AGES = (
    r"(?:\s+(?:who\s+are\s+|que\s+tienen\s+)?(?:aged|ages|between\s+the\s+ages\s+of|of|de|entre|"
    r"between)\s+(?:between\s+|entre\s+)?\d{1,3}\s*(?:to|and|through|[-–]|y|a)\s*\d{1,3}"
    r"(?:\s+(?:years\s+old|years\s+of\s+age|years|años))?|"
    r"\s+(?:aged|ages|age)\s+\d{1,3}(?:\s+(?:and|or)\s+(?:over|older|above|up|under|younger))?|"
    r"\s+(?:under|over|younger\s+than|older\s+than|above|below)\s+(?:the\s+age\s+of\s+)?\d{1,3}"
    r"(?!\d|[.,]\d|%)(?:\s+years\s+old)?|"
    r"\s+(?:mayores|menores)\s+de\s+\d{1,3}(?:\s+años)?)"
)
_QUALIFIER = (
    r"(?:(?:young|younger|old|older|elderly|adult|teenage|adolescent|school-age|school-aged|"
    r"pregnant|black|white|hispanic|latino|latina|asian|native|indigenous|disabled|poor|rural|"
    r"urban|working-age|low-income|middle-aged|unborn|minor|female|male)\s+)"
)
_ALWAYS = (
    r"(?:young(?:er)?\s+people|young\s+adults|older\s+(?:people|adults)|elderly\s+people|"
    r"old\s+people|children|kids|teen(?:ager)?s|adolescents|youths?|seniors|"
    r"senior\s+citizens|infants|babies|newborns|toddlers|minors|adults|women|men|girls|boys|"
    r"mothers|fathers|under-\d{1,2}s|over-\d{1,2}s|(?:first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth|\d{1,2}th|\d{1,2}rd)[\s-]graders|"
    r"jóvenes|niñ[oa]s|adolescentes|menores(?:\s+de\s+edad)?|adultos(?:\s+mayores)?|mujeres|hombres|"
    r"niñas\s+y\s+niños|bebés|ancianos|personas\s+mayores|recién\s+nacidos)"
)
_PEOPLE = (
    r"(?:people|persons|americans|residents|patients|workers|adults|pupils|students|voters|"
    r"personas|gente|estudiantes|alumnos)"
)
_POPULATION = re.compile(
    rf"(?<![\w-])(?:(?:mayores|menores)\s+de\s+\d{{1,3}}\s+años|{_QUALIFIER}{{0,3}}{_ALWAYS}(?:{_AGES})?|"
    rf"{_QUALIFIER}{{1,3}}{_PEOPLE}(?:{_AGES})?|{_PEOPLE}{_AGES})(?![\w-])"
)
# "40% of likely voters", "3 in 10 veterans": the group that a share is taken of.
_SHARE = re.compile(
    r"\s*(?:%|percent|per\s+cent|por\s+ciento)?\s*(?:of|among|de|entre)\s+"
    r"(?:the\s+|all\s+|its\s+|their\s+|los\s+|las\s+|el\s+|la\s+)?"
    r"(?P<group>(?:[a-zà-ÿ-]{2,20}\s+){0,2}(?:voters|veterans|students|teachers|respondents|"
    r"immigrants|migrants|refugees|households|families|patients|inmates|prisoners|employees|"
    r"homeowners|democrats|republicans|independents|votantes|estudiantes|maestros|encuestados|"
    r"migrantes|hogares|familias|pacientes|presos|trabajadores|workers|farmers|parents))\b"
)


def find_population(text: str, within: Span, near: Span) -> Span | None:
    """The group in a clause that the figure at ``near`` is limited to, the nearest one to it."""
    lowered = in_lower_case(within.of(text))
    found = [
        Span(match.start(), match.end()).moved(within.start)
        for match in _POPULATION.finditer(lowered)
    ]
    if found:
        return min(found, key=lambda span: _distance(span, near))
    share = _SHARE.match(in_lower_case(text[near.end : min(within.end, near.end + 120)]))
    return Span(*share.span("group")).moved(near.end) if share else None


def is_of_a_group(text: str, age: Span) -> bool:
    """Whether a figure only says which group is meant: "women aged 18 to 34", "under 5"."""
    start = max(0, age.start - 60)
    near = in_lower_case(text[start : age.end + 20])
    return any(
        start + found.start() <= age.start and age.end <= start + found.end()
        for found in _POPULATION.finditer(near)
    )


def _distance(span: Span, near: Span) -> int:
    """Letters between two spans; what follows a figure is nearer to it than what precedes."""
    if span.start >= near.start:
        return max(0, span.start - near.end)
    return 40 + near.start - span.end
