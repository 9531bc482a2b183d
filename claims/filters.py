"""Which claims to show and in which order: one small language for the queue and the command line.

``status:open speaker:"López Obrador" value>1e5 conflicts -agrees fentanyl``: every term is
required, ``-`` in front of one means not, commas inside a value mean any of them. Words without a
field are looked for in the claims' text. Accents and case never matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from claims.errors import FilterError
from claims.folding import fold
from claims.model import ClaimKind, Confidence, Relation, Role, Status


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


@dataclass(frozen=True, slots=True)
class Field:
    """``name:value``: the field holds one of the values (folded; choices are whole, text parts)."""

    name: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """``name>number``; ``operator`` is one of ``< <= > >= =``."""

    name: str
    operator: str
    number: float
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A bare word with a meaning of its own, such as ``conflicts`` or ``flagged``."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for in the claim's text; quoted ones must stand there as they are."""

    text: str
    exact: bool = False
    negated: bool = False


Term: TypeAlias = Field | Bound | Flag | Words


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as understood; no terms let every claim through."""

    terms: tuple[Term, ...] = ()
    text: str = ""
    """As it was typed."""


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
    "claim": "the claim's id, such as c12",
    "document": "the document's id or a part of its title",
    "source": "a part of the publisher's or the document's name",
    "speaker": "who is said to have said it",
    "place": "a country, state or city of the claim's scope",
    "subject": "the thing counted",
    "unit": "the unit of a figure",
    "population": "who among them",
    "period": "the words of the time a number speaks of",
    "text": "words of the claim as they stand",
    "verdict": "the label's slug, or none",
    "scale": "the id of the rating scale",
    "reviewer": "who decided",
    "rationale": "a part of the rationale",
    "tag": "a tag, whole",
    "same": "the id of a claim whose verdict covers it, such as c4",
    "language": "the document's language",
}
"""Fields that are looked into for a part of their text."""
NUMBERS: dict[str, str] = {
    "value": "any figure of the claim",
    "worthiness": "0 to 1",
    "score": "0 to 1, of any evidence",
}
"""Fields that are compared with a number."""
FLAGS: dict[str, str] = {
    **{status: f"status:{status}" for status in Status},
    **{kind: f"kind:{kind}" for kind in ClaimKind},
    **{relation: f"evidence that is {relation}" for relation in Relation},
    "disputed": "a conflicting number or an altered quote",
    "flagged": "flagged for the editor",
    "skipped": "skipped and still open",
    "corrected": "with corrected wording or a corrected number",
    "due": "deferred until a day that has come",
    "tagged": "with any tag",
    "commented": "with a comment",
    "contacted": "about which somebody was asked",
    "searched": "with a noted search",
    "overruled": "of which a house rule was overruled",
    "repeat": "marked as the same as another claim",
    "edited": "with a field changed by hand",
    "evidence": "with any evidence",
    "speaker": "with a speaker",
    "draft": "role:draft",
    "source": "role:source",
    "precedent": "role:precedent",
}
"""Bare words, and what they ask."""
SYNONYMS = {"by": "reviewer", "publisher": "source", "doc": "document", "id": "claim"}

_NAME = re.compile(r"([^\W\d_][\w-]*)(:|>=|<=|>|<|=)")
_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)(k|m|mn|million|bn|billion|%)?")
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "%": 1.0}


def parse(text: str) -> Filter:
    """The filter that ``text`` asks for; raises :class:`FilterError` naming what is not known."""
    return Filter(tuple(_term(raw, quoted) for raw, quoted in _split(text)), text.strip())


def parse_order(text: str) -> tuple[Order, int]:
    """The order and seed of ``document``, ``risk``, ``random:7`` …; raises FilterError."""
    name, _, seed = text.strip().partition(":")
    if name not in set(Order) or (seed and not (seed.isdecimal() and len(seed) < 10)):
        raise FilterError(f"No order {text!r}; there are {', '.join(Order)} (random:SEED).")
    return Order(name), int(seed or 0)


def _split(text: str) -> Iterator[tuple[str, bool]]:
    """Terms apart at spaces outside quotes; and whether the term is nothing but a quotation."""
    raw, inside, whole = "", False, False
    for mark in text:
        if mark == '"':
            whole = whole or raw in ("", "-")
            inside = not inside
            raw += mark
        elif mark.isspace() and not inside:
            if raw:
                yield raw, whole
            raw, whole = "", False
        else:
            raw += mark
    if inside:
        raise FilterError(f'A quotation mark is not closed in {text.strip()!r}: add a ".')
    if raw:
        yield raw, whole


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
    if found[2] == ":" and name not in NUMBERS:
        return _field(name, value, raw, negated)
    if name not in NUMBERS:
        raise _unknown(name, raw)
    return Bound(name, found[2].replace(":", "="), _number(value, raw), negated)


def _field(name: str, value: str, raw: str, negated: bool) -> Field:
    if name not in CHOICES and name not in TEXTS:
        raise _unknown(name, raw)
    whole = value.startswith('"')
    parts = [value.strip('"')] if whole else value.replace('"', "").split(",")
    values = tuple(fold(part) for part in parts if part.strip())
    if not values:
        raise FilterError(f"{raw!r} asks for nothing: write {name}:WORD.")
    for part in values:
        if name in CHOICES and part not in CHOICES[name]:
            near = _nearest(part, CHOICES[name])
            hint = f" Did you mean {near}?" if near else ""
            raise FilterError(f"No {name} {part!r};{hint} there are {', '.join(CHOICES[name])}.")
    return Field(name, values, negated)


def _number(text: str, raw: str) -> float:
    found = _NUMBER.fullmatch(text.replace(",", "").replace("_", "").casefold()[:64])
    if found is None:
        raise FilterError(f"{raw!r} needs a number, such as 1000, 1e5, 2.5 or 100k.")
    return float(found[1]) * _SCALES.get(found[2] or "%", 1.0)


def _nearest(word: str, known: Iterable[str]) -> str | None:
    # Loaded for a mistake only.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1)), None)


def _unknown(name: str, raw: str) -> FilterError:
    known = sorted({*CHOICES, *TEXTS, *NUMBERS})
    near = _nearest(name, [*known, *SYNONYMS])
    if name in known:
        return FilterError(f"{name!r} is not compared with a number; write {name}:WORD ({raw!r}).")
    hint = f"did you mean {near}? " if near else ""
    return FilterError(
        f"No field {name!r} in {raw!r}: {hint}The fields are {', '.join(known)}; "
        "put words to look for in quotation marks."
    )
