"""A clock that can be told, documents made of one-sentence claims, and small filled cases."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Comparator,
    Document,
    Evidence,
    Extraction,
    Quantity,
    Relation,
    Role,
    Scope,
    Span,
)
from claims.store import Case

Written: TypeAlias = tuple[Document, Extraction]
Write: TypeAlias = Callable[..., Written]

_FIGURE = re.compile(r"(?P<cue>more than |fewer than )?(?P<number>\d[\d,]*)")
_COMPARATORS = {"more than ": Comparator.MORE, "fewer than ": Comparator.LESS}
_SAID = re.compile(r"(?P<name>[^\W\d_]+ [^\W\d_]+) said ")
_PLACE = re.compile(r" in (?P<place>[A-Z]\w+)")

DRAFT = (
    "Ada Ferro said more than 100,000 homes stand empty in Valdoria.",
    "The council counted 320 buses in Estwick.",
    "Bruno Sáez said the bridge is safe.",
    "Fewer trains run at night.",
)
SOURCE = (
    "The registry lists 73,838 empty homes in Valdoria.",
    "Ada Ferro said fewer than 1,000 homes burned in Northmere.",
)


@dataclass
class Ticking:
    """A clock that moves on by one second whenever it is asked."""

    moment: datetime = datetime(2024, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The next second."""
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Ticking:
    """A clock that starts at the first second of 2024."""
    return Ticking()


@pytest.fixture
def write() -> Write:
    """Makes a document, and one claim of each sentence it is given."""
    return written


def written(*sentences: str, role: Role = Role.SOURCE, title: str = "", **more: str) -> Written:
    """A document of ``sentences``, a line each, and its claims."""
    text = "".join(f"{sentence}\n" for sentence in sentences)
    found, start = [], 0
    for sentence in sentences:
        found.append(_claim(sentence, start))
        start += len(sentence) + 1
    document = Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        role=role,
        title=title or f"A {role.value}",
        **more,  # type: ignore[arg-type]
    )
    return document, Extraction(claims=tuple(found))


def _claim(sentence: str, start: int) -> Claim:
    figure, said, place = _FIGURE.search(sentence), _SAID.match(sentence), _PLACE.search(sentence)
    kinds = [ClaimKind.NUMERIC] if figure else []
    kinds += [ClaimKind.ATTRIBUTED] if said else []
    return Claim(
        span=Span(start, start + len(sentence)),
        text=sentence,
        kinds=tuple(kinds or [ClaimKind.FACT]),
        quantities=(_quantity(figure, start),) if figure else (),
        attribution=_attribution(said, start, len(sentence)) if said else None,
        scope=Scope(place=(place["place"],) if place else (), subject="homes" if figure else None),
        worthiness=0.9 if figure else 0.4,
        reasons=("number",) if figure else (),
    )


def _quantity(figure: re.Match[str], start: int) -> Quantity:
    return Quantity(
        span=Span(start + figure.start(), start + figure.end()),
        text=figure.group(),
        value=float(figure["number"].replace(",", "")),
        comparator=_COMPARATORS.get(figure["cue"], Comparator.EQUAL),
        unit="homes",
    )


def _attribution(said: re.Match[str], start: int, length: int) -> Attribution:
    name = start + said.end("name")
    return Attribution(
        source=(Span(start, name),),
        cue=(Span(name + 1, name + 5),),
        content=(Span(start + said.end(), start + length),),
        kind=AttributionKind.INDIRECT,
        speaker=said["name"],
    )


@pytest.fixture
def passage() -> Callable[..., Evidence]:
    """Makes evidence of a claim of another document."""
    return _passage


def _passage(claim: Claim, other: Claim, relation: Relation, score: float = 0.5) -> Evidence:
    return Evidence(
        claim=claim.id,
        document=other.document,
        span=other.span,
        text=other.text,
        relation=relation,
        reasons=("same thing, same place",),
        score=score,
        claim_quantity=claim.quantities[0] if claim.quantities else None,
        quantity=other.quantities[0] if other.quantities else None,
        source_claim=other.id,
    )


@pytest.fixture
def case_path(tmp_path: Path, clock: Ticking) -> Path:
    """A case with a draft (c1 to c4), a source (c5, c6), a conflict (e1) and a similarity (e2)."""
    path = tmp_path / "small.factcheck"
    with Case.open(path, clock=clock, create=True) as case:
        draft, found = written(*DRAFT, role=Role.DRAFT, publisher="The Paper")
        case.add_document(draft, found, reviewer="Ada")
        source, found = written(*SOURCE, publisher="Registry of Valdoria")
        case.add_document(source, found, reviewer="Ada")
        claims = case.claims(["c1", "c5", "c6"])
        case.passages.add(
            [
                _passage(claims["c1"], claims["c5"], Relation.CONFLICTS, 0.9),
                _passage(claims["c1"], claims["c6"], Relation.SIMILAR, 0.4),
            ]
        )
    return path


@pytest.fixture
def case(case_path: Path, clock: Ticking) -> Iterator[Case]:
    """The case of ``case_path``, open."""
    with Case.open(case_path, clock=clock) as opened:
        yield opened
