"""Whom to ask about each claim: footnotes, speakers, the passage that bears it out, publishers."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from claims.filters import Filter, Order
from claims.intake import take_in
from claims.model import Annotation, AnnotationKind, Document, Layout, Role, Span
from claims.store import Case, Clock
from claims.store.asked import source_named
from claims.store.database import connect

DRAFT = """The ferries of Quillport carried 31,500 passengers in 2021.

The port of Ostle has 140 berths.

Ines Talvik said that 12 percent of the boats leak.

There are 90 lamps on the pier of Veld.
"""


def noted(words: str, note: str) -> Annotation:
    """A footnote on the paragraph of some words."""
    start = DRAFT.index(words)
    end = DRAFT.index("\n", start)
    return Annotation(span=Span(start, end), kind=AnnotationKind.NOTE, text=note)


def draft(*notes: Annotation) -> Document:
    """The draft with its footnotes."""
    digest = hashlib.sha256(DRAFT.encode()).hexdigest()
    return Document(
        text=DRAFT,
        sha256=digest,
        role=Role.DRAFT,
        origin="draft.md",
        publisher="The Quillport Post",
        layout=Layout(annotations=notes),
    )


@pytest.fixture
def path(tmp_path: Path, clock: Clock) -> Path:
    """A case of the draft with two footnotes that name one source."""
    made = tmp_path / "ferry.factcheck"
    with Case.open(made, clock=clock, create=True) as case:
        notes = (
            noted("The ferries", "Harbour Board, Yearbook 2021, p. 12."),
            noted("There are 90", "Harbour board, Yearbook 2021, p. 40; https://board.example/y"),
        )
        take_in(case, [draft(*notes)], reviewer="Ada")
    return made


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Harbour Board, Yearbook 2021, p. 12.", "Harbour Board, Yearbook 2021"),
        ("Interview with the mayor (accessed 3 May 2021)", "Interview with the mayor"),
        ("https://www.port.example/figures?year=2021", "port.example"),
        ("Registro Civil, Informe anual, pág. 3", "Registro Civil, Informe anual"),
        ("  \n ", ""),
        ("x" * 5_000_000, "x" * 200),
        ("(" * 100_000 + "p. 3", ""),
    ],
)
def test_a_note_names_a_source_without_its_page(note: str, name: str) -> None:
    """Pages, addresses and days of access are no part of a source's name."""
    assert source_named(note) == name


def test_claims_of_one_footnoted_source_stand_together(path: Path, clock: Clock) -> None:
    """Footnotes with other pages are one source; a speaker is asked, else the publisher."""
    with Case.open(path, clock=clock) as case:
        groups = case.asking.groups(Filter((), ""), Order.SOURCE)
        assert dict(groups) == {
            "Harbour Board, Yearbook 2021": 2,
            "Ines Talvik": 1,
            "The Quillport Post": 1,
        }
        ids = case.queue.claim_ids(None, Order.SOURCE, queue=True)
        words = [case.claim(f"c{one}").text for one in ids]
        assert "31,500" in words[0]
        assert "90 lamps" in words[1]
        assert "12 percent" in words[2]
        assert sum(count for _, count in groups) == len(ids)
        assert case.audit().problems == ()


def test_a_case_of_before_learns_its_sources(path: Path, clock: Clock) -> None:
    """The migration derives from stored layouts what an import derives from the file."""
    database = connect(path, create=False, read_only=False)
    before = list(database.rows("SELECT claim, source, folded FROM cited ORDER BY claim"))
    assert len(before) == 2
    database.run("DROP TABLE cited")
    last = "SELECT max(rowid) FROM migrations"
    name = database.value(f"SELECT name FROM migrations WHERE rowid = ({last})")
    assert name == "0020-cited"
    database.run("DELETE FROM migrations WHERE name = '0020-cited'")
    count = database.value("PRAGMA user_version")
    database.run(f"PRAGMA user_version = {count - 1}")
    database.close()
    with Case.open(path, clock=clock) as case:
        assert case.audit().problems == ()
    database = connect(path, create=False, read_only=True)
    assert list(database.rows("SELECT claim, source, folded FROM cited ORDER BY claim")) == before
    database.close()


def test_an_altered_source_is_found(path: Path, clock: Clock) -> None:
    """The audit compares the sources with the footnotes that they follow from."""
    database = connect(path, create=False, read_only=False)
    database.run("UPDATE cited SET source = 'Somebody else'")
    database.close()
    with Case.open(path, clock=clock) as case:
        assert len([one for one in case.audit().problems if "cited source" in str(one)]) == 2


def test_who_published_the_passage_that_bears_a_claim_out_is_asked(
    tmp_path: Path, clock: Clock
) -> None:
    """Where nobody is named, it is the publisher of a passage that agrees."""
    text = "The ferries of Quillport carried 31,500 passengers in 2021.\n"
    note = Document(
        text=text,
        sha256=hashlib.sha256(b"note").hexdigest(),
        role=Role.SOURCE,
        origin="note.md",
        publisher="Statistics Office",
    )
    with Case.open(tmp_path / "s.factcheck", clock=clock, create=True) as case:
        take_in(case, [replace(draft(), layout=Layout()), note], reviewer="Ada")
        groups = dict(case.asking.groups(Filter((), ""), Order.SOURCE))
        assert groups["Statistics Office"] == 1
