"""Which claims to show and in which order: one small language for the queue and the command line.

``status:open speaker:"López Obrador" value>1e5 conflicts -agrees fentanyl``: every term is
required but where ``OR`` stands between two of them; ``-`` in front of one means not, commas
inside a value mean any of them, ``1e5..2e5`` is a range. Dates are a year, a month or a day. Words
without a field are looked for in the claims' text. Accents and case never matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from claims.errors import FilterError
from claims.filterterms import Bound, Days, Either, Field, Filter, Flag, Range, Term, Words
from claims.folding import fold
from claims.model import ClaimKind, Confidence, Relation, Role, Status
from claims.numerals import words_of_number
from claims.phrases import phrase

__all__ = [
    "CHOICES",
    "DATES",
    "FLAGS",
    "NUMBERS",
    "SYNONYMS",
    "TEXTS",
    "Bound",
    "Days",
    "Either",
    "Field",
    "Filter",
    "Flag",
    "Order",
    "Range",
    "Term",
    "Words",
    "parse",
    "parse_order",
    "pointed",
]


class Order(StrEnum):
    """In which order the queue shows claims."""

    DOCUMENT = "document"
    """Documents as they were added, then by place in the text."""
    RISK = "risk"
    """What a mistake would cost most first: worthiness, figures, nearness to the top."""
    OPEN = "open"
    """Open claims before all others."""
    SPEAKER = "speaker"
    """By who is said to have said it; claims that name nobody last."""
    SOURCE = "source"
    """By publisher, so that one source is asked once."""
    DISPUTED = "disputed"
    """Claims with conflicting numbers or altered quotes first."""
    STALE = "stale"
    """Claims whose text changed, or was lost, after they were decided first."""
    RANDOM = "random"
    """Shuffled by a seed."""


CHOICES: dict[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "kind": tuple(ClaimKind),
    "role": tuple(Role),
    "relation": tuple(Relation),
    "confidence": (*Confidence, "none"),
    "contact": ("waiting", "overdue", "answered"),
}
"""Fields whose value is one word of a list."""
TEXTS: dict[str, str] = {
    "claim": phrase("the claim's id, such as c12"),
    "document": phrase("the document's id or a part of its title"),
    "source": phrase("a part of the publisher's or the document's name"),
    "speaker": phrase("who is said to have said it"),
    "place": phrase("a country, state or city of the claim's scope"),
    "subject": phrase("the thing counted"),
    "unit": phrase("the unit of a figure"),
    "population": phrase("who among them"),
    "period": phrase("the words of the time a number speaks of"),
    "text": phrase("words of the claim as they stand"),
    "verdict": phrase("the label's slug, or none"),
    "scale": phrase("the id of the rating scale"),
    "reviewer": phrase("who decided"),
    "rationale": phrase("a part of the rationale"),
    "tag": phrase("a tag, whole"),
    "same": phrase("the id of a claim whose verdict covers it, such as c4"),
    "language": phrase("the document's language"),
}
"""Fields that are looked into for a part of their text."""
NUMBERS: dict[str, str] = {
    "value": phrase("any figure of the claim"),
    "worthiness": "0 to 1",
    "score": phrase("0 to 1, of any evidence"),
}
"""Fields that are compared with a number."""
DATES: dict[str, str] = {
    "published": phrase("when the claim's document was published"),
    "added": phrase("when its document came into the case"),
    "decided": phrase("when the verdict was given"),
    "until": phrase("until when it is put off"),
}
"""Fields that are compared with a date: a year, a month or a day."""
FLAGS: dict[str, str] = {
    **{status: f"status:{status}" for status in Status},
    **{kind: f"kind:{kind}" for kind in ClaimKind},
    **{relation: phrase("evidence that is {relation}", relation=relation) for relation in Relation},
    "disputed": phrase("a conflicting number or an altered quote"),
    "flagged": phrase("flagged for the editor"),
    "skipped": phrase("skipped and still open"),
    "corrected": phrase("with corrected wording or a corrected number"),
    "due": phrase("deferred until a day that has come"),
    "tagged": phrase("with any tag"),
    "commented": phrase("with a comment"),
    "contacted": phrase("about which somebody was asked"),
    "searched": phrase("with a noted search"),
    "overruled": phrase("of which a house rule was overruled"),
    "repeat": phrase("marked as the same as another claim"),
    "edited": phrase("with a field changed by hand"),
    "evidence": phrase("with any evidence"),
    "speaker": phrase("with a speaker"),
    "draft": "role:draft",
    "source": "role:source",
    "precedent": "role:precedent",
}
"""Bare words, and what they ask."""
SYNONYMS = {"by": "reviewer", "publisher": "source", "doc": "document", "id": "claim"}

_NAME = re.compile(r"([^\W\d_][\w-]*)(:|>=|<=|>|<|=)")
_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)(k|m|mn|million|bn|billion|%)?")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "%": 1.0}
_OR = "OR"


class _Raw(NamedTuple):
    """A term as it was typed, and where."""

    text: str
    start: int
    quoted: bool = False
    """Whether it is nothing but a quotation."""

    @property
    def place(self) -> tuple[int, int]:
        """Where it starts and ends."""
        return (self.start, self.start + len(self.text))


def parse(text: str) -> Filter:
    """The filter that ``text`` asks for.

    Raises :class:`FilterError` naming what is not known, with its place in ``text``.
    """
    try:
        return _parsed(text)
    except FilterError as error:
        raise FilterError(error.args[0], error.place, text) from None


def _parsed(text: str) -> Filter:
    terms: list[Term] = []
    joined = False
    raws = list(_joined(list(_split(text))))
    for at, raw in enumerate(raws):
        if raw.text == _OR and not raw.quoted:
            if not terms or joined or at + 1 == len(raws):
                raise FilterError(
                    phrase("OR stands between two terms: status:open OR flagged."), raw.place
                )
            joined = True
            continue
        term = _placed(raw)
        terms.append(_either(terms.pop(), term) if joined else term)
        joined = False
    return Filter(tuple(terms), text.strip())


def pointed(text: str, error: FilterError) -> str:
    """``text`` with a line below it that points at what is wrong; empty where nowhere is."""
    if error.place is None or "\n" in text:
        return ""
    start, end = error.place
    return f"{text}\n{' ' * start}{'^' * max(end - start, 1)}"


def parse_order(text: str) -> tuple[Order, int]:
    """The order and seed of ``document``, ``risk``, ``random:7``, ``random 7`` …; FilterError."""
    name, _, seed = " ".join(text.split()).replace(" ", ":", 1).partition(":")
    if name not in set(Order) or (seed and not (seed.isdecimal() and len(seed) < 10)):
        raise FilterError(
            phrase(
                "No order {text!r}; there are {listed} (random:SEED).",
                text=text,
                listed=", ".join(Order),
            )
        )
    return Order(name), int(seed or 0)


def _either(first: Term, second: Term) -> Either:
    before = first.terms if isinstance(first, Either) else (first,)
    return Either((*before, second))


def _placed(raw: _Raw) -> Term:
    try:
        return _term(raw.text, raw.quoted)
    except FilterError as error:
        raise FilterError(error.args[0], raw.place) from None


def _split(text: str) -> Iterator[_Raw]:
    """Terms apart at spaces outside quotes."""
    raw, inside, whole, opened = "", False, False, 0
    for at, mark in enumerate(text):
        if mark == '"':
            whole = whole or raw in ("", "-")
            opened = opened if inside else at
            inside = not inside
            raw += mark
        elif mark.isspace() and not inside:
            if raw:
                yield _Raw(raw, at - len(raw), whole)
            raw, whole = "", False
        else:
            raw += mark
    if inside:
        words = phrase('A quotation mark is not closed in {text!r}: add a ".', text=text.strip())
        raise FilterError(words, (opened, len(text)))
    if raw:
        yield _Raw(raw, len(text) - len(raw), whole)


def _joined(raws: Sequence[_Raw]) -> Iterator[_Raw]:
    """The words of one number as one term: "a hundred thousand", "0.1 million", "100 000"."""
    at = 0
    while at < len(raws):
        words = [fold(one.text) if _is_plain(one) else "" for one in raws[at : at + _LONGEST]]
        taken = max(words_of_number(words), 1)
        together = " ".join(one.text for one in raws[at : at + taken])
        yield _Raw(together, raws[at].start, raws[at].quoted)
        at += taken


_LONGEST = 12
"""More words than a number is written in."""


def _is_plain(raw: _Raw) -> bool:
    return not raw.quoted and raw.text.replace(".", "").replace(",", "").isalnum()


def _term(raw: str, quoted: bool) -> Term:
    negated = raw.startswith("-") and len(raw) > 1
    body = raw[1:] if negated else raw
    if quoted:
        return Words(body.replace('"', ""), True, negated)
    found = _NAME.match(body)
    if found is None:
        flag = fold(body)
        return (
            Flag(flag, negated) if flag in FLAGS else Words(body.replace('"', ""), False, negated)
        )
    name = fold(found[1])
    name = SYNONYMS.get(name, name)
    value = body[found.end() :]
    operator = found[2].replace(":", "=")
    if name in DATES:
        return _days(name, operator, value.replace('"', ""), raw, negated)
    if name in NUMBERS:
        return _numbers(name, operator, value, raw, negated)
    if found[2] != ":":
        raise _unknown(name, raw)
    return _field(name, value, raw, negated)


def _numbers(name: str, operator: str, value: str, raw: str, negated: bool) -> Bound | Range:
    low, dots, high = value.partition("..")
    if not dots or operator != "=":
        return Bound(name, operator, _number(value, raw), negated)
    if not (low or high):
        raise FilterError(
            phrase("{raw!r} asks for nothing: write {name}:1000..2000.", raw=raw, name=name)
        )
    ends = [_number(end, raw) if end else None for end in (low, high)]
    if None not in ends and float(ends[0] or 0) > float(ends[1] or 0):
        raise FilterError(
            phrase(
                "{raw!r} ends before it begins: write {name}:{high}..{low}.",
                raw=raw,
                name=name,
                high=high,
                low=low,
            )
        )
    return Range(name, ends[0], ends[1], negated)


def _days(name: str, operator: str, value: str, raw: str, negated: bool) -> Days:
    one = timedelta(days=1)
    low, dots, high = value.partition("..")
    if dots and operator == "=":
        first = _period(low, raw)[0] if low else None
        last = _period(high, raw)[1] if high else None
        if first and last and first > last:
            raise FilterError(
                phrase(
                    "{raw!r} ends before it begins: write {name}:{high}..{low}.",
                    raw=raw,
                    name=name,
                    high=high,
                    low=low,
                )
            )
        return Days(name, first, last, negated)
    first, last = _period(value, raw)
    ends = {
        "=": (first, last),
        ">": (last + one if last < date.max else last, None),
        ">=": (first, None),
        "<": (None, first - one if first > date.min else first),
        "<=": (None, last),
    }
    return Days(name, *ends[operator], negated)


def _period(text: str, raw: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise FilterError(
            phrase("{raw!r} needs a date: 2024, 2024-05 or 2024-05-31.", raw=raw)
        ) from None
    if day:
        return first, first
    if month and month < 12:
        return first, date(first.year, month + 1, 1) - timedelta(days=1)
    return first, date(first.year, 12, 31)


def _field(name: str, value: str, raw: str, negated: bool) -> Field:
    if name not in CHOICES and name not in TEXTS:
        raise _unknown(name, raw)
    values = tuple(fold(part) for part in _listed(value) if part.strip())
    if not values:
        raise FilterError(
            phrase("{raw!r} asks for nothing: write {name}:WORD.", raw=raw, name=name)
        )
    for part in values:
        if name in CHOICES and part not in CHOICES[name]:
            near = _nearest(part, CHOICES[name])
            hint = phrase(" Did you mean {near}?", near=near) if near else ""
            raise FilterError(
                phrase(
                    "No {name} {part!r};{hint} there are {listed}.",
                    name=name,
                    part=part,
                    hint=hint,
                    listed=", ".join(CHOICES[name]),
                )
            )
    return Field(name, values, negated)


def _listed(value: str) -> list[str]:
    """The values apart at commas, but for those inside quotation marks."""
    parts = [""]
    for place, part in enumerate(value.split('"')):
        if place % 2:
            parts[-1] += part
        else:
            more = part.split(",")
            parts[-1] += more[0]
            parts += more[1:]
    return parts


def _number(text: str, raw: str) -> float:
    found = _NUMBER.fullmatch(text.replace(",", "").replace("_", "").casefold()[:64])
    if found is None:
        raise FilterError(
            phrase("{raw!r} needs a number, such as 1000, 1e5, 2.5 or 100k.", raw=raw)
        )
    return float(found[1]) * _SCALES.get(found[2] or "%", 1.0)


def _nearest(word: str, known: Iterable[str]) -> str | None:
    # Loaded for a mistake only.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1)), None)


def _unknown(name: str, raw: str) -> FilterError:
    known = sorted({*CHOICES, *TEXTS, *NUMBERS, *DATES})
    near = _nearest(name, [*known, *SYNONYMS])
    if name in known:
        return FilterError(
            phrase(
                "{name!r} is not compared with a number; write {name}:WORD ({raw!r}).",
                name=name,
                raw=raw,
            )
        )
    hint = phrase("did you mean {near}? ", near=near) if near else ""
    return FilterError(
        phrase(
            "No field {name!r} in {raw!r}: {hint}The fields are {listed}; put words to "
            "look for in quotation marks.",
            name=name,
            raw=raw,
            hint=hint,
            listed=", ".join(known),
        )
    )
