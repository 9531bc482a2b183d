"""Text that wants to steer the terminal or the interface, and a case that holds it everywhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    DiffPart,
    Document,
    Evidence,
    Extraction,
    Person,
    Quantity,
    Relation,
    Role,
    Scope,
    Span,
)
from claims.review import Review
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.safe import safe

# The numbers are unlike any that a screen is drawn with, so that a hit can only be the payload.
PAYLOADS: Mapping[str, str] = {
    "colour": "\x1b[8675309m",
    "cursor": "\x1b[8675;309H",
    "mode": "\x1b[?8675309h",
    "title": "\x1b]0;PWNED\x07",
    "clipboard": "\x1b]52;c;UFdORUQ=\x07",
    "link": "\x1b]8;;http://evil.example/\x1b\\",
    "device string": "\x1bP8675309\x1b\\",
    "C1 sequence": "\x9b8675309m",
    "C1 string": "\x9d0;PWNED\x9c",
    "null": "\x00",
    "delete": "\x7f",
    "shift out": "\x0e",
    "override": "\u202e",
    "isolate": "\u2066",
    "zero width": "\u200b",
    "joiner": "\u200d",
    "byte order": "\ufeff",
    "tag": "\U000e0041",
    "filler": "\u3164",
    "closing": "[/]",
    "wrong closing": "[/nothing]",
    "click": "[@click=app.quit]",
    "red": "[red]",
    "markup link": "[link=http://evil.example/]",
    "open bracket": "[",
}
HOSTILE = " ".join(f"<{name}{payload}>" for name, payload in PAYLOADS.items())
"""All of them in one line, each with its name, so that a screen can be looked through for them."""

HOSTILE_NAME = "".join(payload for payload in PAYLOADS.values() if not {"/", "\0"} & set(payload))
"""As many of them as a file's name can hold."""
HOSTILE_WORD = HOSTILE.replace("\0", "")
"""As many of them as an argument can hold."""

_MARKUP = {payload for payload in PAYLOADS.values() if payload.isprintable() and payload.isascii()}
STEERING = {name: payload.encode() for name, payload in PAYLOADS.items() if payload not in _MARKUP}
"""The payloads that must not reach a terminal; the others must, being text."""

# What a program may send: control sequences, the pointer's shape, character sets, the keypad, BEL.
_DRAWING = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\]22;[a-z-]*\x07|[()][A-Z0-9]|[=>78])|[\r\n\b\a\t]"
)


def reached(raw: bytes) -> list[str]:
    """The names of the payloads that are among the bytes a terminal was sent."""
    return [name for name, payload in STEERING.items() if payload in raw]


def stray(raw: bytes) -> str:
    """The harmful characters that are left when what a screen is drawn with is taken away."""
    text = _DRAWING.sub("", raw.decode("utf-8", "replace"))
    return "".join(
        sorted({mark for mark, shown in zip(text, safe(text), strict=True) if mark != shown})
    )


def _document(text: str, role: Role, name: str) -> Document:
    return Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        role=role,
        title=f"{name} title {HOSTILE}",
        publisher=f"publisher {HOSTILE}",
        author=f"author {HOSTILE}",
        url=f"https://example.org/{HOSTILE}",
        origin=f"{name}{HOSTILE}.txt",
        made_by=f"reader {HOSTILE}",
    )


def _claim(text: str, start: int, end: int, number: int) -> Claim:
    said = Span(start, end)
    quantity = Quantity(
        span=Span(start, start + 5), text=text[start : start + 5], value=number, unit=HOSTILE
    )
    return Claim(
        span=said,
        text=said.of(text),
        kinds=(ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED),
        quantities=(quantity,),
        attribution=Attribution(
            source=(),
            cue=(),
            content=(said,),
            kind=AttributionKind.DIRECT,
            speaker=f"Speaker {HOSTILE}",
            role=f"role {HOSTILE}",
            because=f"because {HOSTILE}",
        ),
        scope=Scope(subject=HOSTILE, place=(HOSTILE,), population=HOSTILE),
        worthiness=0.5,
        reasons=(f"reason {HOSTILE}",),
    )


def _extraction(*claims: Claim) -> Extraction:
    return Extraction(
        claims=claims,
        quantities=tuple(quantity for claim in claims for quantity in claim.quantities),
        attributions=tuple(claim.attribution for claim in claims if claim.attribution),
        people=(Person(name=f"Speaker {HOSTILE}", aliases=(HOSTILE,), roles=(HOSTILE,)),),
    )


def make_case(path: Path) -> None:
    """A case whose every text holds every payload, with decisions in it."""
    text = f"First words. 1,000 people {HOSTILE} came to the bridge.\n\nAnd more {HOSTILE}.\n"
    note = f"A note: 2,000 people {HOSTILE} were counted.\n"
    with Case.open(
        path, clock=stepping_clock(datetime(2023, 12, 1, tzinfo=UTC)), create=True
    ) as case:
        claim = _claim(text, 13, text.index("\n"), 1000)
        decided = _claim(text, text.index("And more"), len(text) - 1, 3000)
        other = _claim(note, 8, len(note) - 1, 2000)
        draft = _document(text, Role.DRAFT, "draft")
        case.add_document(draft, _extraction(claim, decided), reviewer="Ada")
        case.add_document(_document(note, Role.SOURCE, "note"), _extraction(other), reviewer="Ada")
        case.passages.add([_evidence(note, other, relation) for relation in _SHOWN], reviewer="Ada")
        review = Review(case, f"Reviewer {HOSTILE}")
        review.explain("c1", f"rationale {HOSTILE}")
        review.correct("c1", f"correction {HOSTILE}")
        review.flag("c1", f"note {HOSTILE}")
        review.defer("c1", f"waiting {HOSTILE}")
        review.resume("c1")
        review.decide(["c2"], "cut", f"reasons {HOSTILE}")


_SHOWN = (Relation.CONFLICTS, Relation.ALTERED)


def _evidence(note: str, claim: Claim, relation: Relation) -> Evidence:
    quoted = relation is Relation.ALTERED
    return Evidence(
        claim="c1",
        document="d2",
        span=Span(0, len(note) - 1) if quoted else claim.span,
        text=note[: len(note) - 1] if quoted else claim.text,
        relation=relation,
        reasons=(f"evidence reason {HOSTILE}",),
        score=0.9,
        quantity=None if quoted else claim.quantities[0],
        claim_quantity=None if quoted else claim.quantities[0],
        diff=(DiffPart("same", "a "), DiffPart("removed", HOSTILE), DiffPart("added", HOSTILE))
        if quoted
        else (),
        locator=f"¶1 {HOSTILE}",
        source_claim="c3",
    )
