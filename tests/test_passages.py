"""Passages by their words: of all texts, whatever stands in the question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.model import Document, Extraction, Role
from claims.passages import passages
from claims.store import Case

YEARBOOK = (
    "The ferries carried 31,500 passengers in 2021. Señora López counted them.\n\n"
    "The pier is long. It was built in 1912.\n"
)
LETTER = "Nobody counted the passengers of the night ferry.\n"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Two texts of which no claim is known."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "a.factcheck", clock=lambda: moment, create=True) as opened:
        for place, text in enumerate((YEARBOOK, LETTER)):
            document = Document(
                text=text, sha256=f"{place:064}", role=Role.SOURCE, title=f"t{place}"
            )
            opened.add_document(document, Extraction(), reviewer="Ada")
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("built 1912", ["It was built in 1912."]),
        ("LOPEZ cou", ["Señora López counted them."]),
        (
            "passengers",
            [
                "The ferries carried 31,500 passengers in 2021.",
                "Nobody counted the passengers of the night ferry.",
            ],
        ),
        ("long 1912", ["The pier is long."]),
        ("zeppelin", []),
        ("", []),
        ('"NEAR(* OR', []),
        ("[a-z]+", []),
    ],
)
def test_sentences_are_found_by_their_words(case: Case, query: str, found: list[str]) -> None:
    """All words, the last one perhaps begun, accents and case aside; nothing is syntax."""
    assert [one.text for one in passages(case, query)] == found


def test_a_passage_says_where_it_stands_and_what_is_lit(case: Case) -> None:
    """Its document, its paragraph, its span and the words asked for."""
    (one,) = passages(case, "built")
    assert (one.document.id, one.locator) == ("d1", "¶2")
    assert one.span.of(YEARBOOK) == one.text
    assert [span.of(one.text) for span in one.lit] == ["built"]


def test_one_document_alone_can_be_searched(case: Case) -> None:
    """Whatever the others hold."""
    assert [one.document.id for one in passages(case, "counted", document="d2")] == ["d2"]


def test_nobody_who_is_gone_is_answered(case: Case) -> None:
    """Cancelled, the search ends between two passages."""
    looks = iter([False] * 4)
    found = list(passages(case, "the", cancelled=lambda: next(looks, True)))
    assert len(found) < len(list(passages(case, "the")))


def test_no_more_than_asked_for_are_given(case: Case) -> None:
    """The limit holds for all documents together."""
    assert len(list(passages(case, "the", limit=1))) == 1


def test_a_withdrawn_document_is_not_searched(case: Case) -> None:
    """Nothing of it is evidence."""
    from claims.review import Review

    Review(case, "Ada").withdraw("d2")
    assert [one.document.id for one in passages(case, "counted")] == ["d1"]


def test_no_text_is_out_of_reach(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much there is to read, the last text is read, and how far it is is told."""
    monkeypatch.setattr("claims.passages.AT_ONCE", 0)
    monkeypatch.setattr("claims.passages._CHUNK", 16)
    told: list[tuple[int, int]] = []
    found = list(passages(case, "night ferry", told=lambda *far: told.append(far)))
    assert [one.document.id for one in found] == ["d2"]
    assert told == [(0, 2), (1, 2), (2, 2)]
