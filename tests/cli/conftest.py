"""The command line, run in this process in a folder and a home of its own."""

from __future__ import annotations

import hashlib
import io
import json
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
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
from factcheck.__main__ import main
from factcheck.clock import stepping_clock


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The result, read as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The result, read as JSON Lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working folder, no configuration, and a clock that is set."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("FACTCHECK_CASE", "FACTCHECK_REVIEWER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("FACTCHECK_CLOCK", "2024-01-01T00:00:00Z")
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield work
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line with arguments and an input."""

    def run_main(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run_main


DRAFT = "The mayor said 500 people came. The bridge is 90 years old. “We were ready,” she said.\n"
NOTE = "The police counted 320 people at the bridge.\n"


def _claim(text: str, words: str, kinds: tuple[ClaimKind, ...], **more: Any) -> Claim:
    start = text.index(words)
    return Claim(span=Span(start, start + len(words)), text=words, kinds=kinds, **more)


def _figure(text: str, words: str, value: float) -> Quantity:
    start = text.index(words)
    return Quantity(span=Span(start, start + len(words)), text=words, value=value, unit="people")


def _document(text: str, role: Role, title: str, publisher: str) -> Document:
    return Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        role=role,
        title=title,
        publisher=publisher,
        origin=f"{title}.txt",
    )


@pytest.fixture
def case(folder: Path) -> Path:
    """A case with a draft of three claims, a source of one, and a conflict between the two."""
    path = folder / "trial.factcheck"
    clock = stepping_clock(datetime(2023, 12, 1, tzinfo=UTC))
    count, counted = _figure(DRAFT, "500 people", 500), _figure(NOTE, "320 people", 320)
    said = Attribution(
        source=(Span(0, 9),),
        cue=(Span(10, 14),),
        content=(Span(15, 30),),
        kind=AttributionKind.INDIRECT,
        speaker="Marta Example",
        role="mayor",
    )
    claims = (
        _claim(
            DRAFT,
            "The mayor said 500 people came.",
            (ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED),
            quantities=(count,),
            attribution=said,
            scope=Scope(subject="people", place=("Exampleville",)),
            worthiness=0.9,
        ),
        _claim(DRAFT, "The bridge is 90 years old.", (ClaimKind.NUMERIC,), worthiness=0.5),
        _claim(DRAFT, "“We were ready,” she said.", (ClaimKind.ATTRIBUTED,), worthiness=0.2),
    )
    source = _claim(NOTE, "The police counted 320 people", (ClaimKind.NUMERIC,), worthiness=0.8)
    with Case.open(path, clock=clock, create=True) as store:
        store.add_document(
            _document(DRAFT, Role.DRAFT, "The bridge", "The Example"),
            Extraction(claims=claims, quantities=(count,), attributions=(said,)),
            reviewer="Ada",
        )
        store.add_document(
            _document(NOTE, Role.SOURCE, "Police note", "Police"),
            Extraction(claims=(source,), quantities=()),
            reviewer="Ada",
        )
        store.passages.add(
            [
                Evidence(
                    claim="c1",
                    document="d2",
                    span=Span(0, 43),
                    text=NOTE[:43],
                    relation=Relation.CONFLICTS,
                    reasons=("the evidence has 180 fewer",),
                    score=0.8,
                    claim_quantity=count,
                    quantity=counted,
                    locator="¶1",
                )
            ],
            reviewer="Ada",
        )
    return path
