"""Matching queries against a corpus file, with and without a kept index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.errors import CaseError, InputError
from claims.match.engine import Speeds, match

CORPUS = [
    {"id": "b", "text": "A whale was seen in the river Elbe."},
    {"id": "a", "text": "A whale was seen in the river Elbe."},
    {"id": "c", "text": "The mayor owns 40 bicycles.", "title": "Bicycles of the mayor"},
    {"id": "d", "text": "He said so.", "subtitle": "The treasurer about the missing organ"},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of four texts, two of them alike."""
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in CORPUS), encoding="utf-8")
    return path


def query(text: str, identifier: str = "q") -> str:
    """A query line."""
    return json.dumps({"id": identifier, "text": text})


def test_answers_are_best_first_and_ties_by_id(corpus: Path) -> None:
    """Equal scores stand in the order of their ids."""
    found = list(match(corpus, [query("a whale in the Elbe")]))
    assert [one.entry for one in found] == ["a", "b"]
    assert found[0].score == found[1].score > 0


def test_what_stands_around_a_text_finds_it(corpus: Path) -> None:
    """Title and subtitle are searched with the text."""
    assert [one.entry for one in match(corpus, [query("the treasurer and the organ")])] == ["d"]


def test_no_more_than_asked_for(corpus: Path) -> None:
    """At most ``top`` answers a query."""
    assert len(list(match(corpus, [query("whale"), query("mayor", "r")], top=1))) == 2


def test_a_kept_index_is_used_again_and_only_for_its_corpus(corpus: Path, tmp_path: Path) -> None:
    """The same corpus is not read twice; another one is."""
    index = tmp_path / "kept"
    for kept in (False, True):
        speeds = Speeds()
        assert list(match(corpus, [query("whale")], index=index, speeds=speeds))
        assert speeds.kept is kept
        assert "queries" in speeds.words()
    with corpus.open("a", encoding="utf-8") as more:
        more.write(json.dumps({"id": "e", "text": "A walrus in Bremen"}) + "\n")
    speeds = Speeds()
    found = list(match(corpus, [query("walrus")], index=index, speeds=speeds))
    assert [one.entry for one in found] == ["e"]
    assert not speeds.kept


@pytest.mark.parametrize("content", [b"not a database at all, far from it", b"\0" * 5000])
def test_a_foreign_file_is_not_overwritten(corpus: Path, tmp_path: Path, content: bytes) -> None:
    """A file that is no index of ours is refused and left as it is."""
    other = tmp_path / "notes"
    other.write_bytes(content)
    with pytest.raises(CaseError, match="index"):
        list(match(corpus, [query("whale")], index=other))
    assert other.read_bytes() == content


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1, "text": "x"}', '{"id": "q"}', '"text"', "null"]
)
def test_a_malformed_line_is_named(corpus: Path, line: str) -> None:
    """The error says in which file and line it stands."""
    with pytest.raises(InputError, match="queries, line 2"):
        list(match(corpus, [query("whale"), line]))


def test_two_entries_of_one_id_are_refused(tmp_path: Path) -> None:
    """Ids of a corpus are its names for the answers; two alike are an error."""
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"id": "x", "text": "one"}\n{"id": "x", "text": "two"}\n', encoding="utf-8")
    with pytest.raises(CaseError, match="one id"):
        list(match(path, [query("one")]))
