"""A small case with verdicts, evidence of every kind, hostile words and a confidential source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Comparator,
    Difference,
    DiffPart,
    Document,
    Evidence,
    Extraction,
    Facet,
    Quantity,
    Relation,
    Role,
    Scope,
    SourceKind,
    Span,
    Stance,
)
from claims.review import Review
from claims.store import Case, Clock

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "[/] [@click=app.quit]quit[/]",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><b>bold</b>",
    "{{ 7*7 }} {% raw %}",
    "\x1b]0;owned\x07 \x1b[2J",
    "left\u202eright\u2066 zero\u200bwidth",
    "# head | *star* _line_ `tick` [link](javascript:alert(1))",
    "+1 -2 @three",
    "1) one",
)
SECRETS = ("Ledger of the quay", "Ottilie Marsh", "mole.example.org", "9,481", "cellar ledger")


def document_of(text: str, **fields: object) -> Document:
    """A document whose hash follows from its text."""
    known = Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return replace(known, **fields)  # type: ignore[arg-type]


def figure_in(text: str, words: str, value: float, **fields: object) -> Quantity:
    """The figure that ``words`` are in ``text``."""
    start = text.index(words)
    figure = Quantity(span=Span(start, start + len(words)), text=words, value=value)
    return replace(figure, **fields)  # type: ignore[arg-type]


def claim_in(text: str, words: str, *figures: Quantity, speaker: str | None = None) -> Claim:
    """The claim that ``words`` make in ``text``."""
    span = Span(text.index(words), text.index(words) + len(words))
    said = Attribution(
        source=(), cue=(), content=(span,), kind=AttributionKind.INDIRECT, speaker=speaker
    )
    return Claim(
        span=span,
        text=words,
        kinds=(ClaimKind.NUMERIC,) if figures else (ClaimKind.FACT,),
        quantities=figures,
        attribution=replace(said, role="Harbour Master") if speaker else None,
        scope=Scope(subject="ships", place=("Port Vale",)),
        worthiness=0.5,
    )


def evidence_in(source: Document, words: str, claim: str, relation: Relation) -> Evidence:
    """The passage that ``words`` are of ``source``."""
    start = source.text.index(words)
    return Evidence(
        claim=claim,
        document=source.id,
        span=Span(start, start + len(words)),
        text=words,
        relation=relation,
        score=0.8,
        reasons=("for the test",),
    )


DRAFT = "Harbour news\n\nThe port took 1,200 ships, the master said.\n\nHe said “a fair year”.\n\n"
SOURCE = "Port report\n\nIn all 1,100 ships came.\n\nThe master spoke of “a very fair year”.\n"
SECRET = "Ledger of the quay\n\nThe cellar ledger counts 9,481 ships.\n"


@pytest.fixture
def hostile() -> tuple[str, ...]:
    """Words of claims and rationales that some format or screen would obey."""
    return HOSTILE


@pytest.fixture
def secrets() -> tuple[str, ...]:
    """What would tell who the confidential source is, or what it says."""
    return SECRETS


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """Three documents, one of them confidential; two verdicts; hostile claims."""
    with Case.open(tmp_path / "harbour.factcheck", clock=clock, create=True) as opened:
        fill(opened)
        yield opened


def fill(case: Case) -> None:
    """The documents, evidence and acts of the fixture, the same every time."""
    text = DRAFT + "\n\n".join(HOSTILE)
    figure = figure_in(text, "1,200 ships", 1200, unit="ships", per="year")
    claims = (
        claim_in(text, "The port took 1,200 ships", figure, speaker="Ana Quill"),
        claim_in(text, "He said “a fair year”.", speaker="Ana Quill"),
        *(claim_in(text, words) for words in HOSTILE),
    )
    draft = case.add_document(
        document_of(text, role=Role.DRAFT, title=HOSTILE[3], publisher=HOSTILE[2], url="https://x"),
        Extraction(claims=claims),
        reviewer="Vera Lane",
    ).document
    source = case.add_document(
        document_of(
            SOURCE,
            title="Port report",
            publisher="Port Office",
            published=date(2023, 10, 5),
            url="https://example.org/report?a=1&b=2",
            kind=SourceKind.PRIMARY,
        ),
        Extraction(),
        reviewer="Vera Lane",
    ).document
    hidden = document_of(SECRET, title=SECRETS[0], author=SECRETS[1], confidential=True)
    secret = case.add_document(
        replace(hidden, url="https://mole.example.org/x"), Extraction(), reviewer="Vera Lane"
    ).document
    first, second = (claim.id for claim in case.claims_of(draft.id)[:2])
    _add_evidence(case, first, second, figure, source, secret)
    _decide(case, first, second)


def _add_evidence(
    case: Case, first: str, second: str, figure: Quantity, source: Document, secret: Document
) -> None:
    other = figure_in(SOURCE, "1,100 ships", 1100, comparator=Comparator.MORE)
    conflict = replace(
        evidence_in(source, "In all 1,100 ships came.", first, Relation.CONFLICTS),
        claim_quantity=figure,
        quantity=other,
        difference=Difference(absolute=-100, words="100 fewer", facet=Facet.PERIOD),
    )
    altered = replace(
        evidence_in(source, "a very fair year", second, Relation.ALTERED),
        diff=(DiffPart("same", "a"), DiffPart("added", "very"), DiffPart("same", "fair year")),
    )
    ledger = replace(
        evidence_in(secret, "The cellar ledger counts 9,481 ships.", first, Relation.CONFLICTS),
        claim_quantity=figure,
        quantity=figure_in(SECRET, "9,481 ships", 9481),
        difference=Difference(absolute=8281, words="8,281 more than 9,481"),
        reasons=("the cellar ledger has 9,481",),
    )
    case.passages.add([conflict, altered, ledger], reviewer="Vera Lane")


def _decide(case: Case, first: str, second: str) -> None:
    review = Review(case, "Vera Lane")
    review.decide([first], "change", "The report has 1,100; so has the Ledger of the quay.")
    review.correct(first, "1,100 ships")
    passages = case.evidence(first)
    review.take_stance(passages[0].id, Stance.UNDERMINES)
    review.decide([second], "cannot-confirm")
    review.flag(second, HOSTILE[0])
    hostile = [f"c{number}" for number in case.queue.claim_ids(queue=True)][2:]
    for claim, words in zip(hostile, HOSTILE, strict=False):
        review.explain(claim, words)
    review.decide(hostile[:3], "cut")
    review.undo()
