"""Make a case of any size, the same for the same seed, to measure opening, moving and marking.

    python benchmarks/make_case.py big.factcheck --claims 100000

Sentences are put together from word lists; speakers, offices and places are invented, and so is
every number. Claims are built directly, since extraction is not what is measured, and go in
through ``Case.add_document`` and ``Case.passages.add``, so that the case is like any other and
``factcheck audit`` passes. ``--draft`` makes the first document the draft under check.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Comparator,
    Dimension,
    Document,
    Evidence,
    Extraction,
    Period,
    Quantity,
    Relation,
    Role,
    Scope,
    Span,
)
from claims.store import Case

GIVEN = [
    "Adela",
    "Bruno",
    "Celia",
    "Dario",
    "Elsa",
    "Fabio",
    "Greta",
    "Hugo",
    "Irma",
    "Jonas",
    "Karla",
    "Lucio",
    "Marta",
    "Nils",
    "Olga",
]
SURNAMES = [
    "Alder",
    "Barrow",
    "Castell",
    "Durand",
    "Espino",
    "Farrow",
    "Galindo",
    "Hallam",
    "Ibarra",
    "Jessop",
    "Kestrel",
    "Lund",
    "Montero",
    "Norling",
    "Ortiz",
    "Pell",
    "Quint",
    "Rosales",
    "Sander",
    "Tolland",
]
PLACES = ["Northmere", "Valdoria", "Estwick", "Lomas Altas", "Port Sorrel", "Quillan", "Terra Baja"]
THINGS = [
    "homes",
    "jobs",
    "pupils",
    "patients",
    "trees",
    "buses",
    "farms",
    "permits",
    "visitors",
    "complaints",
    "arrests",
    "vaccinations",
    "refugees",
    "companies",
    "bridges",
]
VERBS = ["opened", "closed", "vanished", "returned", "registered", "failed", "moved", "reopened"]
ADVERBS = [
    "quietly",
    "again",
    "at",
    "last",
    "without",
    "notice",
    "as",
    "promised",
    "under",
    "protest",
]
COMPARATORS = (
    ("", Comparator.EQUAL),
    ("more than ", Comparator.MORE),
    ("fewer than ", Comparator.LESS),
    ("about ", Comparator.ABOUT),
    ("at least ", Comparator.AT_LEAST),
)
RELATIONS = (Relation.AGREES, Relation.CONFLICTS, Relation.DIFFERENT_SCOPE, Relation.COMPATIBLE)
START = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass
class Clock:
    """A second for each event, so that the same seed gives the same history."""

    moment: datetime = START

    def __call__(self) -> datetime:
        """The next second."""
        self.moment += timedelta(seconds=1)
        return self.moment


def make_document(source: random.Random, place: int, claims: int) -> tuple[Document, Extraction]:
    """The ``place``-th document with its claims, some words of filling between them."""
    parts: list[str] = []
    found: list[Claim] = []
    length = 0
    for _ in range(claims):
        claim = make_claim(source, length)
        filling = f" {source.choice(ADVERBS).capitalize()}, nobody asked why. "
        if source.random() < 0.2:
            filling += "\n\n"
        parts += [claim.text, filling]
        length += len(claim.text) + len(filling)
        found.append(claim)
    text = "".join(parts)
    role = Role.PRECEDENT if place % 20 == 19 else Role.SOURCE
    document = Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        role=role,
        title=f"Report {place + 1} on {source.choice(THINGS)} in {source.choice(PLACES)}",
        publisher=f"{source.choice(SURNAMES)} Gazette",
        published=(START + timedelta(days=place % 365)).date(),
        origin=f"report-{place + 1}.txt",
        made_by="benchmarks/make_case.py",
    )
    return document, Extraction(claims=tuple(found))


def make_claim(source: random.Random, start: int) -> Claim:
    """One claim whose text starts at ``start``; two of three are attributed, all have a figure."""
    cue, comparator = source.choice(COMPARATORS)
    value = float(
        source.choice((5, 40, 700, 1_000, 25_000, 100_000, 2_500_000)) + source.randint(0, 9)
    )
    figure = f"{cue}{value:,.0f}"
    thing, place, year = source.choice(THINGS), source.choice(PLACES), source.randint(2015, 2023)
    body = f"{figure} {thing} {source.choice(VERBS)} in {place} in {year}"
    speaker = (
        f"{source.choice(GIVEN)} {source.choice(SURNAMES)}" if source.random() < 0.67 else None
    )
    said = f"{speaker} said " if speaker else ""
    text = f"{said}{body}." if said else f"{body[0].upper()}{body[1:]}."
    at = start + len(said)
    quantity = Quantity(
        span=Span(at, at + len(figure)),
        text=text[len(said) : len(said) + len(figure)],
        value=value,
        comparator=comparator,
        unit=thing,
        dimension=Dimension.COUNT,
        approximate=comparator is Comparator.ABOUT,
    )
    period = Period(
        text=f"in {year}",
        start=datetime(year, 1, 1, tzinfo=UTC).date(),
        end=datetime(year, 12, 31, tzinfo=UTC).date(),
    )
    return Claim(
        span=Span(start, start + len(text)),
        text=text,
        kinds=(ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED) if speaker else (ClaimKind.NUMERIC,),
        quantities=(quantity,),
        attribution=make_attribution(speaker, start, at, len(body)) if speaker else None,
        scope=Scope(subject=thing, place=(place,), period=period),
        worthiness=round(source.random(), 3),
        reasons=("number",),
    )


def make_attribution(speaker: str, start: int, at: int, length: int) -> Attribution:
    """``speaker said`` from ``start``, the words said from ``at``."""
    name = start + len(speaker)
    return Attribution(
        source=(Span(start, name),),
        cue=(Span(name + 1, name + 5),),
        content=(Span(at, at + length),),
        kind=AttributionKind.INDIRECT,
        speaker=speaker,
        because="named before the cue",
    )


def make_evidence(source: random.Random, one: Claim, other: Claim) -> Evidence:
    """What the passage ``other`` is to the claim ``one``, by the throw of a die."""
    return Evidence(
        claim=one.id,
        document=other.document,
        span=other.span,
        text=other.text,
        relation=source.choice(RELATIONS),
        reasons=("made for measuring",),
        score=round(source.random(), 3),
        claim_quantity=one.quantities[0],
        quantity=other.quantities[0],
        source_claim=other.id,
    )


def make_case(
    path: Path, claims: int, *, each: int, seed: int, share: float, draft: bool
) -> Iterator[int]:
    """Fill a new case at ``path`` and yield how many claims are in after each document."""
    source = random.Random(seed)
    before: tuple[Claim, ...] = ()
    with Case.open(path, clock=Clock(), create=True) as case:
        for place, done in enumerate(range(0, claims, each)):
            document, extraction = make_document(source, place, min(each, claims - done))
            if draft and place == 0:
                document = replace(document, role=Role.DRAFT)
            added = case.add_document(document, extraction, reviewer="make_case")
            found = case.claims_of(added.document.id)
            pairs = [
                make_evidence(source, one, source.choice(before))
                for one in found
                if before and source.random() < share
            ]
            case.passages.add(pairs)
            before = found
            yield done + len(found)


def main() -> int:
    """Make the case that the command line asks for."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--claims", type=int, default=100_000)
    arguments.add_argument("--each", type=int, default=500, help="claims a document")
    arguments.add_argument("--evidence", type=float, default=0.2, help="share of claims with any")
    arguments.add_argument("--seed", type=int, default=20240101)
    arguments.add_argument("--draft", action="store_true", help="make the first document a draft")
    asked = arguments.parse_args()
    if asked.path.exists():
        print(f"{asked.path} exists already", file=sys.stderr)
        return 2
    began = time.perf_counter()
    for done in make_case(
        asked.path,
        asked.claims,
        each=asked.each,
        seed=asked.seed,
        share=asked.evidence,
        draft=asked.draft,
    ):
        print(f"\r{done:,} claims", end="", file=sys.stderr)
    seconds = time.perf_counter() - began
    size = asked.path.stat().st_size / 1e6
    print(f"\r{asked.claims:,} claims, {size:,.0f} MB, {seconds:.1f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
