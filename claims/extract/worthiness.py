"""How much a sentence deserves checking, with the reasons.

A hand rule, no model: each sign of a checkable statement adds its weight, each sign of a question,
a promise or a feeling takes some away. The weights were chosen by hand;
``docs/quality-worthiness.md`` says how the rule ranks sentences that people have labelled.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from claims.extract.gazetteer import in_lower_case
from claims.model import Dimension, Quantity, Sentence, Span
from claims.remembered import Remembered


@dataclass(frozen=True, slots=True)
class _Sign:
    """A reason, what it weighs, and how it looks in lower case: words, or phrases with a word of
    each by which a sentence without them is passed over."""

    reason: str
    weight: float
    words: re.Pattern[str]
    hints: re.Pattern[str]
    phrases: re.Pattern[str]


def _sign(
    reason: str, weight: float, words: Sequence[str], phrases: Sequence[tuple[str, str]] = ()
) -> _Sign:
    pattern = "|".join(phrase.replace(" ", r"\s+") for _, phrase in phrases)
    return _Sign(
        reason,
        weight,
        _any_of(words),
        _any_of(hint for hint, _ in phrases),
        re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"),
    )


def _any_of(lines: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(chain.from_iterable(line.split() for line in lines)))


_SIGNS = (
    _sign(
        "comparison",
        0.9,
        (
            r"twice double doubled tripled increas(?:e|es|ed|ing) decreas(?:e|es|ed|ing) rose",
            r"rise(?:s|n)? fell grew grown declin(?:e|es|ed|ing) dropped dropping reduced cut",
            r"fewer majority rank(?:s|ed)? aument[óao]\w* subió bajó creció cayó disminuy\w+ doble",
            "triple",
        ),
        (
            ("than", r"(?:more|less|fewer|higher|lower|\w{3,}er) than"),
            ("compared", r"compared (?:to|with)"),
            ("as", r"as (?:many|much) as"),
            ("nation world", r"lead(?:s|ing)? the (?:nation|world)"),
            ("más menos", r"más (?:de|que)|menos (?:de|que)"),
            ("mayor menor", r"(?:mayor|menor) que"),
        ),
    ),
    _sign(
        "superlative",
        0.7,
        (
            "most least largest biggest highest lowest greatest fastest best worst deadliest",
            "oldest longest richest poorest strongest record ever never nunca jamás",
        ),
        (
            ("first only last", r"the (?:first|only|last)"),
            (
                r"más mayor menor mejor peor primer\w* únic\w+",
                r"(?:el|la|los|las) (?:más|mayor|menor|mejor|peor|primer\w*|únic\w+)",
            ),
        ),
    ),
    _sign(
        "quantifier",
        0.5,
        (
            "all every none nobody everyone half thousands millions billions hundreds dozens many",
            "few several number rate percent average total todos todas ningun[oa] mitad miles",
            "millones cientos tasa promedio",
        ),
    ),
    _sign(
        "past record",
        0.9,
        (
            r"was were had did \w{2,}[^e\W]ed voted signed passed created lost won spent built",
            r"began became brought gave took made went left sent paid fue fueron era",
            r"\w{3,}(?:ó|aron|ieron)",
        ),
        (
            (
                "has have",
                r"ha(?:s|ve) (?:\w+ )?(?:been|\w+ed|become|made|lost|won|seen|gone|grown|risen|"
                r"fallen|built|spent|taken|given|come|put|cut|brought)",
            ),
            ("ha han", r"ha(?:n)? \w+[ai]do"),
        ),
    ),
    _sign(
        "period",
        0.5,
        (),
        (
            (r"(?:19|20)\d\d", r"(?:since|in|during|by|en|desde) (?:19|20)\d\d"),
            ("ago", r"\w+ years ago"),
            (
                "last past previous",
                r"(?:last|past|previous) (?:year|month|decade|week|\w+ years)",
            ),
            ("pasado pasada", r"(?:el año|el mes|la semana) pasad[oa]"),
        ),
    ),
    _sign(
        "cause",
        0.4,
        (r"because caus(?:e|es|ed|ing) porque caus[aóe]\w* provoc\w+",),
        (
            ("led leads due linked thanks", r"le(?:d|ads) to|due to|linked to|thanks to"),
            ("result results resulted", r"result(?:s|ed)? (?:in|of)"),
            ("responsible", r"responsible for"),
            ("debido gracias", r"debido a|gracias a"),
        ),
    ),
    _sign(
        "public matter",
        0.7,
        (
            r"jobs? tax(?:es)? budgets? deficits? debt econom(?:y|ic) wages? unemployment crimes?",
            r"murders? deaths? died killed schools? students? health insurance",
            r"immigra(?:nts?|tion) war troops weapons? nuclear oil energy trade dollars? law bill",
            r"court congress senate legislature government administration percent vaccin\w+",
            r"covid\w* drugs? prisons? police spending funding programs? empleos? impuestos?",
            r"presupuesto deuda economía salarios? crímenes homicidios? muertes? escuelas? salud",
            r"gobierno ley droga\w* seguridad",
        ),
    ),
    _sign(
        "future",
        -0.7,
        (
            r"will shall would could should lets must hope vamos debemos",
            r"\w{3,}(?:aré|eré|iré|aremos|eremos|iremos|ará|erá|irá)",
        ),
        (
            ("going need ought", r"(?:going|need|ought) to"),
            ("let", r"let['’]s|let us"),
            ("hay", r"hay que"),
        ),
    ),
    _sign(
        "opinion",
        -1.2,
        (r"perhaps maybe probably pienso ojalá quizás?",),
        (
            (
                "i",
                r"i (?:think|believe|hope|want|guess|feel|mean|wish|love|like|know|would|will|"
                r"appreciate|am|'m|ask|urge|look|propose|recommend|intend|agree|understand)|i['’]m",
            ),
            ("we", r"we (?:must|should|need|can|will|believe|want|ought|hope)"),
            ("my", r"in my (?:view|opinion)"),
            ("creo juicio", r"creo que|a mi juicio"),
        ),
    ),
    _sign(
        "courtesy",
        -1.6,
        ("thanks please welcome congratulations gracias bienvenid[oa]s applause laughter",),
        (
            ("thank", r"thank you"),
            ("good", r"good (?:evening|morning|night)"),
            ("god", r"god bless"),
            ("buenos buenas", r"buen[oa]s (?:días|tardes|noches)"),
        ),
    ),
    _sign("second person", -0.3, ("you your yourself ustedes usted",)),
)
# The capital comes first and what stands before it after that: capitals are the rarer.
_PROPER = re.compile(r"[A-ZÀ-Ý](?<=[\w,;]\s.)[\w’'.-]+")
_WORD = re.compile(r"[^\W_]+")
_SAID = re.compile(r"\w+")
_BASE = -1.6
_FORM = {"number": 1.8, "percent": 0.5, "money": 0.5, "proper name": 0.35, "question": -1.4}
_AGAIN = 0.3
_PER_WORD, _USUAL_WORDS, _MOST_WORDS = 0.035, 14, 30
_MOST_NAMES = 3

WEIGHTS: Mapping[str, float] = {**_FORM, **{sign.reason: sign.weight for sign in _SIGNS}}
"""What each reason weighs, unless the user says otherwise."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How worthiness is reckoned: what a newsroom may set to its own liking."""

    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    """What each reason adds; 0 leaves it out."""
    threshold: float = 0.6
    """From here on, a sentence without figures and without a speaker is a claim of its own."""

    @classmethod
    def of(cls, changed: Mapping[str, float]) -> Tuning:
        """The usual one with some weights changed, and the ``threshold`` where it is among them.

        Raises KeyError for a reason that there is not.
        """
        unknown = [name for name in changed if name != "threshold" and name not in WEIGHTS]
        if unknown:
            raise KeyError(unknown[0])
        weights = {name: changed.get(name, weight) for name, weight in WEIGHTS.items()}
        return cls(weights, changed.get("threshold", cls().threshold))


USUAL = Tuning()
"""The weights as they were set by hand, see ``docs/quality-worthiness.md``."""


def rate(
    text: str, span: Span, quantities: Sequence[Quantity], weights: Mapping[str, float] = WEIGHTS
) -> Sentence:
    """A sentence with its worthiness, 0 to 1, and the reasons, the weightiest first.

    ``weights`` says what each of the reasons of :data:`WEIGHTS` adds; one of 0 is left out.
    """
    words = span.of(text)
    lowered = in_lower_case(words)
    said = _SAID.findall(lowered)
    counted = _signs(lowered, said) + _figures(quantities) + _form(words)
    weighed = [(reason, weights[reason] * times) for reason, times in counted if weights[reason]]
    total = _BASE + sum([weight for _, weight in weighed]) + _length(lowered, said)
    ordered = sorted(weighed, key=lambda pair: -abs(pair[1]))
    reasons = tuple(dict.fromkeys(reason for reason, _ in ordered))
    # Rounded, since versions of Python add fractions in different ways, and a case is hashed.
    return Sentence(span=span, worthiness=round(1 / (1 + math.exp(-total)), 4), reasons=reasons)


def _signs(lowered: str, said: Iterable[str]) -> list[tuple[str, float]]:
    found: set[int] = set()
    hinted: set[int] = set()
    for signs in filter(None, map(_signs_by_word.__getitem__, said)):
        found |= signs[0]
        hinted |= signs[1]
    found |= {place for place in hinted - found if _SIGNS[place].phrases.search(lowered)}
    return [(_SIGNS[place].reason, 1.0) for place in sorted(found)]


def _signs_of_word(word: str) -> tuple[frozenset[int], frozenset[int]] | None:
    """Which signs a word is by itself, and those it may be in a phrase of; None where none."""
    signs = tuple(enumerate(_SIGNS))
    by_itself = frozenset(place for place, sign in signs if sign.words.fullmatch(word))
    in_phrase = frozenset(place for place, sign in signs if sign.hints.fullmatch(word))
    return (by_itself, in_phrase) if by_itself or in_phrase else None


_signs_by_word = Remembered(_signs_of_word)


def _figures(quantities: Sequence[Quantity]) -> list[tuple[str, float]]:
    """What figures add: one for there being any, less for each more, more for money and shares."""
    if not quantities:
        return []
    found = [("number", 1 + _AGAIN / _FORM["number"] * min(2, len(quantities) - 1))]
    dimensions = {quantity.dimension for quantity in quantities}
    if Dimension.PERCENT in dimensions or Dimension.RATIO in dimensions:
        found.append(("percent", 1.0))
    if Dimension.MONEY in dimensions:
        found.append(("money", 1.0))
    return found


def _form(words: str) -> list[tuple[str, float]]:
    """What the form of the sentence adds: its names, less for a question."""
    found: list[tuple[str, float]] = []
    names = len(list(islice(_PROPER.finditer(words), _MOST_NAMES)))
    if names:
        found.append(("proper name", float(names)))
    if words.rstrip("\"'”’) ").endswith("?") or words.startswith("¿"):
        found.append(("question", 1.0))
    return found


def _length(lowered: str, said: Sequence[str]) -> float:
    """What the length of the sentence adds, for which no reason is given."""
    words = said if "_" not in lowered else _WORD.findall(lowered)
    return _PER_WORD * (min(len(words), _MOST_WORDS) - _USUAL_WORDS)
