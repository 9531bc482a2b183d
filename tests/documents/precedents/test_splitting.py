"""A JSON text is cut into its entries as it streams by, whatever its size and faults."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents.precedents import splitting
from claims.documents.precedents.splitting import Entry, Splitter, entries_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def texts(text: str) -> list[str]:
    """The entries of a whole text, problems in brackets."""
    return [entry.text or f"<{entry.problem}>" for entry in entries_of([text])]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ('{"a": 1}', ['{"a": 1}']),
        ('[{"a": "]}"}, {"b": [1, {"c": 2}]}]', ['{"a": "]}"}', '{"b": [1, {"c": 2}]}']),
        ('{"claims": [{"x": 1}, {"y": 2}], "nextPageToken": "[{"}', ['{"x": 1}', '{"y": 2}']),
        ('{"n": [1], "dataFeedElement": [{"item": [{"a": 1}]}]}', ['{"item": [{"a": 1}]}']),
        ('{"@graph": [{"a": 1}], "claims": [{"b": 2}]}', ['{"a": 1}', '{"b": 2}']),
        ('{"a": 1}\n{"b": 2}\n', ['{"a": 1}', '{"b": 2}']),
        ('[{"a": 1,}, {"b": 2}]', ['{"a": 1,}', '{"b": 2}']),
        ("[[1], [2]]", ["[1]", "[2]"]),
        ("", []),
        ("[]", []),
    ],
)
def test_entries_are_the_members_of_the_outermost_list(text: str, entries: list[str]) -> None:
    """Of a list, a feed, an answer, a graph or one object a line, each entry is as written."""
    assert texts(text) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ('[1, "x", null, {"a": 1}]', ["<is no object>"] * 3 + ['{"a": 1}']),
        ("hello [world]", ["<is no JSON>"]),
        ('[{"a": 1}, {"b": ', ['{"a": 1}', "<the file ends in the middle of it>"]),
        ('{"claims": [{"a": 1}', ['{"a": 1}', "<the file ends before its list is closed>"]),
        ('["a', ["<the file ends before its list is closed>"]),
    ],
)
def test_what_is_no_entry_is_named_and_passed_over(text: str, entries: list[str]) -> None:
    """Bare values, other text and a cut end are problems; what stands around them is read."""
    assert texts(text) == entries


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.text(), JSON), min_size=1), st.integers(1, 7))
def test_pieces_of_any_size_give_the_same_entries(values: list[object], size: int) -> None:
    """Wherever a text is parted, its entries come out as they went in."""
    text = json.dumps({"before": [1], "claims": values, "after": {"claims": "x"}})
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert [json.loads(entry.text) for entry in entries_of(pieces)] == values


def test_an_entry_that_is_too_long_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long entry is refused with its number, the next is read, and little is kept of it."""
    monkeypatch.setattr(splitting, "ENTRY_LIMIT", 100)
    splitter = Splitter()
    found: list[Entry] = list(splitter.feed('[{"a": "'))
    for _ in range(50):
        found += splitter.feed("x" * 50)
        assert len(splitter._held) <= 200
    found += splitter.feed('"}, {"b": 1}]')
    assert [(entry.number, bool(entry.problem), entry.text) for entry in found] == [
        (1, True, ""),
        (2, False, '{"b": 1}'),
    ]


def test_depth_costs_no_memory() -> None:
    """Brackets by the million are counted, not held or followed."""
    splitter = Splitter()
    for _ in range(50):
        assert list(splitter.feed("[" * 10_000)) == []
    assert len(splitter._held) <= 2 * splitting.ENTRY_LIMIT
    assert [entry.problem for entry in splitter.end()] == ["the file ends in the middle of it"]
