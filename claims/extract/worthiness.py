"""How much a sentence deserves checking, with the reasons.

A hand rule, no model: each sign of a checkable statement adds its weight, each sign of a question,
a promise or a feeling takes some away. The weights were chosen by hand;
``docs/quality-worthiness.md`` says how the rule ranks sentences that people have labelled.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.extract.gazetteer import in_lower_case
from claims.model import Dimension, Quantity, Sentence, Span


@dataclass(frozen=True, slots=True)
class _Sign:
    """A reason, what it weighs, and how it looks in lower case."""

    reason: str
    weight: float
    pattern: re.Pattern[str]


def _sign(reason: str, weight: float, *words: str) -> _Sign:
    return _Sign(reason, weight, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"))


_SIGNS = (
    _sign(
        "comparison",
        0.9,
        r"more\s+than", r"less\s+than", r"fewer\s+than", r"higher\s+than", r"lower\s+than",
        r"\w{3,}er\s+than", r"compared\s+(?:to|with)", "twice", "double", "doubled", "tripled",
        r"as\s+(?:many|much)\s+as", "increas(?:e|es|ed|ing)", "decreas(?:e|es|ed|ing)", "rose",
        "rise(?:s|n)?", "fell", "grew", "grown", "declin(?:e|es|ed|ing)", "dropped", "dropping",
        "reduced", "cut", "fewer", "majority", "rank(?:s|ed)?",
        r"lead(?:s|ing)?\s+the\s+(?:nation|world)", r"más\s+(?:de|que)", r"menos\s+(?:de|que)",
        r"mayor\s+que", r"menor\s+que", r"aument[óao]\w*", "subió", "bajó", "creció", "cayó",
        r"disminuy\w+", "doble", "triple",
    ),
    _sign(
        "superlative",
        0.7,
        "most", "least", "largest", "biggest", "highest", "lowest", "greatest", "fastest", "best",
        "worst", "deadliest", "oldest", "longest", "lowest", "richest", "poorest", "strongest",
        r"the\s+(?:first|only|last)", "record", "ever", "never",
        r"(?:el|la|los|las)\s+(?:más|mayor|menor|mejor|peor|primer\w*|únic\w+)", "nunca", "jamás",
    ),
    _sign(
        "quantifier",
        0.5,
        "all", "every", "none", "nobody", "everyone", "half", "thousands", "millions", "billions",
        "hundreds", "dozens", "many", "few", "several", "number", "rate", "percent", "average",
        "total", "todos", "todas", "ningun[oa]", "mitad", "miles", "millones", "cientos", "tasa",
        "promedio",
    ),
    _sign(
        "past record",
        0.9,
        "was", "were", "had", "did",
        r"ha(?:s|ve)\s+(?:\w+\s+)?(?:been|\w+ed|become|made|lost|won|seen|gone|grown|risen|fallen|built|spent|taken|given|come|put|cut|brought)",
        r"\w{2,}[^e\W]ed", "voted", "signed", "passed", "created", "lost", "won", "spent",
        "built", "began", "became", "brought", "gave", "took", "made", "went", "left", "sent",
        "paid", "fue", "fueron", "era", r"\w{3,}(?:ó|aron|ieron)", r"ha(?:n)?\s+\w+[ai]do",
    ),
    _sign(
        "period",
        0.5,
        r"(?:since|in|during|by|en|desde)\s+(?:19|20)\d\d", r"\w+\s+years\s+ago",
        r"(?:last|past|previous)\s+(?:year|month|decade|week|\w+\s+years)",
        r"(?:el\s+año|el\s+mes|la\s+semana)\s+pasad[oa]",
    ),
    _sign(
        "cause",
        0.4,
        "because", "caus(?:e|es|ed|ing)", r"led\s+to", r"leads\s+to", r"due\s+to",
        r"result(?:s|ed)?\s+(?:in|of)", r"thanks\s+to", r"responsible\s+for", r"linked\s+to",
        "porque", r"debido\s+a", r"caus[aóe]\w*", r"provoc\w+", r"gracias\s+a",
    ),
    _sign(
        "public matter",
        0.7,
        "jobs?", "tax(?:es)?", "budgets?", "deficits?", "debt", "econom(?:y|ic)", "wages?",
        "unemployment", "crimes?", "murders?", "deaths?", "died", "killed", "schools?",
        "students?", "health", "insurance", "immigra(?:nts?|tion)", "war", "troops", "weapons?",
        "nuclear", "oil", "energy", "trade", "dollars?", "law", "bill", "court", "congress",
        "senate", "legislature", "government", "administration", "percent", r"vaccin\w+",
        r"covid\S*", "drugs?", "prisons?", "police", "spending", "funding", "programs?",
        "empleos?", "impuestos?", "presupuesto", "deuda", "economía", "salarios?", "crímenes",
        "homicidios?", "muertes?", "escuelas?", "salud", "gobierno", "ley", r"droga\w*",
        "seguridad",
    ),
    _sign(
        "future",
        -0.7,
        "will", "shall", r"going\s+to", "would", "could", "should", "let['’]?s", r"let\s+us",
        "must", r"need\s+to", r"ought\s+to", "hope", "vamos", "debemos", r"hay\s+que",
        r"\w{3,}(?:aré|eré|iré|aremos|eremos|iremos|ará|erá|irá)",
    ),
    _sign(
        "opinion",
        -1.2,
        r"i\s+(?:think|believe|hope|want|guess|feel|mean|wish|love|like|know|would|will)",
        r"i\s+(?:appreciate|am|'m|ask|urge|look|propose|recommend|intend|agree|understand)",
        "i['’]m", r"we\s+(?:must|should|need|can|will|believe|want|ought|hope)",
        r"in\s+my\s+(?:view|opinion)", "perhaps", "maybe", "probably", r"creo\s+que", "pienso",
        "ojalá", "quizás?", r"a\s+mi\s+juicio",
    ),
    _sign(
        "courtesy",
        -1.6,
        r"thank\s+you", "thanks", "please", "welcome", "congratulations",
        r"good\s+(?:evening|morning|night)", r"god\s+bless", "gracias", "bienvenid[oa]s",
        r"buen[oa]s\s+(?:días|tardes|noches)", "applause", "laughter",
    ),
    _sign(
        "second person",
        -0.3,
        "you", "your", "yourself", "ustedes", "usted",
    ),
)  # fmt: skip
_PROPER = re.compile(r"(?<=[\w,;]\s)(?:[A-ZÀ-Ý][\w’'.-]+|[A-Z]{2,})")
_WORD = re.compile(r"[^\W_]+")
_BASE = -1.6
_FORM = {"number": 1.8, "percent": 0.5, "money": 0.5, "proper name": 0.35, "question": -1.4}
_AGAIN = 0.3
_PER_WORD, _USUAL_WORDS = 0.035, 14
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
    counted = [*_signs(words), *_figures(quantities), *_form(words)]
    weighed = [(reason, weights[reason] * times) for reason, times in counted if weights[reason]]
    total = _BASE + sum(weight for _, weight in weighed) + _length(words)
    ordered = sorted(weighed, key=lambda pair: -abs(pair[1]))
    reasons = tuple(dict.fromkeys(reason for reason, _ in ordered))
    # Rounded, since versions of Python add fractions in different ways, and a case is hashed.
    return Sentence(span=span, worthiness=round(1 / (1 + math.exp(-total)), 4), reasons=reasons)


def _signs(words: str) -> list[tuple[str, float]]:
    lowered = in_lower_case(words)
    return [(sign.reason, 1.0) for sign in _SIGNS if sign.pattern.search(lowered)]


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
    names = sum(1 for _ in zip(_PROPER.finditer(words), range(_MOST_NAMES), strict=False))
    if names:
        found.append(("proper name", float(names)))
    if words.rstrip("\"'”’) ").endswith("?") or words.startswith("¿"):
        found.append(("question", 1.0))
    return found


def _length(words: str) -> float:
    """What the length of the sentence adds, for which no reason is given."""
    length = sum(1 for _ in zip(_WORD.finditer(words), range(30), strict=False))
    return _PER_WORD * (length - _USUAL_WORDS)
