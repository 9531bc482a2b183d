"""Sentences that know what they were made of."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from claims.errors import Refused
from claims.phrases import Digits, Phrase, dumps, joined, loads, phrase, phrase_count


def test_a_phrase_is_its_english_text() -> None:
    """It equals the text, is hashed and written as it, and knows the template."""
    found = phrase("{claim} is open", claim="c1")
    assert found == "c1 is open"
    assert "c1 is open" in {found}
    assert json.dumps([found]) == '["c1 is open"]'
    assert (found.template, dict(found.values)) == ("{claim} is open", {"claim": "c1"})


def test_values_are_never_read_as_templates() -> None:
    """Braces in the words of a document stay braces."""
    assert phrase("“{text}”", text="{claim} {0} {") == "“{claim} {0} {”"


def test_an_error_keeps_the_phrase_of_another() -> None:
    """An error that tells of another one holds what that one was made of."""
    first = Refused("{claim} is decided", claim="c1")
    second = phrase("not done: {error}", error=first)
    assert second == "not done: c1 is decided"
    inner = second.values["error"]
    assert isinstance(inner, Phrase)
    assert inner.template == "{claim} is decided"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: _pickled(one)])
def test_a_phrase_goes_to_other_processes(again: object) -> None:
    """Copied or pickled it is the same, alone and inside of an error."""
    one = phrase("{n:,} claims", n=1200)
    other = again(one)  # type: ignore[operator]
    assert (other, other.template, other.values) == (one, one.template, one.values)
    error = again(Refused("{n:,} claims", n=1200))  # type: ignore[operator]
    assert error.args[0].template == "{n:,} claims"


def _pickled(one: object) -> object:
    return pickle.loads(pickle.dumps(one))


def test_what_is_kept_gives_the_phrase_back() -> None:
    """Values, numbers, phrases among them and counts are read as they were written."""
    inner = phrase_count("{gap} point", "{gap} points", 2, gap=phrase("{n}", n=Digits("1,200")))
    one = phrase("{mine} rules out {theirs} ({n:,})", mine=inner, theirs="“ten”", n=5000)
    back = loads(dumps(one), str(one))
    assert isinstance(back, Phrase)
    assert back == one
    assert dumps(back) == dumps(one)
    kept = back.values["mine"]
    assert isinstance(kept, Phrase)
    assert (kept.many, kept.counted) == ("{gap} points", 2)


@pytest.mark.parametrize(
    "record",
    [
        '["{a} agrees", {"a": "x"}]',
        '["{a.__class__}", {"a": "x"}]',
        '["{a[0]}", {"a": "xy"}]',
        '["{a:>999999999}", {"a": "x"}]',
        '["{a}", {}]',
        '["{a", {"a": "x"}]',
        '["x", 3]',
        '{"a": 1}',
        "[" * 5000,
        "no JSON",
    ],
)
def test_a_record_that_says_anything_else_is_not_believed(record: str) -> None:
    """What does not give the very text back leaves the text as it stands."""
    found = loads(record, "x conflicts")
    assert found == "x conflicts"
    assert not isinstance(found, Phrase)


def test_joined_parts_stay_phrases() -> None:
    """A row of parts is the text of them all, and each is still known."""
    found = joined("; ", [phrase("a round number"), "{x}"])
    assert found == "a round number; {x}"
    assert isinstance(found.values["part0"], Phrase)
