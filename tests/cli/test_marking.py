"""Claims by hand and coverage from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

TEXT = (
    "The ferry of Ostle carried 1,200 people in 2019. Nobody was late, and Bruno Orr was there.\n\n"
    "It rained.\n\nThe ferry of Ostle carried 1,200 people in 2019, once more.\n"
)


@pytest.fixture(autouse=True)
def added(folder: Path, run: Run) -> None:
    """A draft, reviewed by Ada."""
    (folder / "draft.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", "--role", "draft", "draft.txt", "--reviewer", "Ada").status == 0


def act(run: Run, *words: str) -> tuple[int, str]:
    """Do an act as Ada; the status and all that was said."""
    ran = run("act", *words, "--reviewer", "Ada")
    return ran.status, f"{ran.out}{ran.err}"


def test_words_are_marked_split_joined_and_resized(run: Run) -> None:
    """Each act names words as they stand, and list shows who marked what."""
    assert act(run, "mark-claim", "d1", "Bruno", "Orr", "was there")[0] == 0
    marked = [one for one in run("list", "--json").json if one["marked_by"]]
    assert [(one["text"], one["marked_by"]) for one in marked] == [("Bruno Orr was there", "Ada")]
    claim = marked[0]["id"]
    assert "Marked by Ada" in run("show", claim).out
    assert act(run, "resize", claim, "and Bruno Orr was there")[0] == 0
    wider = next(one["id"] for one in run("list", "--json").json if one["marked_by"])
    assert act(run, "split", wider, "was there")[0] == 0
    parts = [one for one in run("list", "--json").json if one["marked_by"]]
    assert [one["text"] for one in parts] == ["and Bruno Orr", "was there"]
    assert act(run, "join", ",".join(one["id"] for one in parts))[0] == 0
    (joined,) = [one for one in run("list", "--json").json if one["marked_by"]]
    assert joined["text"] == "and Bruno Orr was there"
    assert run("audit").status == 0


def test_words_in_several_places_are_asked_for(run: Run) -> None:
    """What stands twice is refused with both places, and taken by offsets."""
    status, said = act(run, "mark-claim", "d1", "ferry of Ostle")
    start = TEXT.index("ferry of Ostle")
    assert status != 0
    assert f"{start}:{start + 14}" in said
    assert act(run, "mark-claim", "d1", f"{start}:{start + 14}")[0] == 0
    assert "do not stand there" in act(run, "mark-claim", "d1", "no such words")[1]


def test_a_claim_is_dropped_and_taken_back(run: Run) -> None:
    """It is out of list and counts with its reason, and comes back."""
    before = run("list", "--json").json
    claim = before[0]["id"]
    assert "not worth checking: known" in act(run, "drop", claim, "known")[1]
    assert claim not in {one["id"] for one in run("list", "--json").json}
    (dropped,) = run("list", "--json", "--filter", "status:dropped").json
    assert (dropped["id"], dropped["status"]) == (claim, "dropped")
    assert dropped["dropped"] == {"how": "dropped", "why": "known", "into": []}
    assert f"{claim} was dropped as not worth checking: known" in run("show", claim).out
    assert act(run, "take-back", claim)[0] == 0
    assert run("list", "--json").json == before


def test_coverage_tells_what_no_claim_holds(run: Run) -> None:
    """Words are counted, and stretches named with what in them can be checked."""
    for one in run("list", "--json").json:
        act(run, "drop", one["id"])
    (record,) = run("coverage", "--json").json
    assert (record["document"], record["claims"], record["words_claimed"]) == ("d1", 0, 0)
    first = record["uncovered"][0]
    assert first["text"] == "The ferry of Ostle carried 1,200 people in 2019."
    assert first["holds"] == ["figure", "name"]
    assert TEXT[slice(*first["span"])] == first["text"]
    assert "It rained." not in {one["text"] for one in record["uncovered"]}
    act(run, "mark-claim", "d1", "4:47")
    (after,) = run("coverage", "d1", "--json").json
    assert after["words_claimed"] == 8
    assert after["words_checkable"] == record["words_checkable"] - 9
    assert "1 claims hold" in run("coverage").out


def test_the_plain_session_has_the_same_acts(run: Run) -> None:
    """A line drops the claim that is looked at, another marks words."""
    answers = "drop known\nmark-claim d1 Bruno Orr was there\nq\n"
    said = run("review", "--plain", "--reviewer", "Ada", stdin=answers).out
    assert "not worth checking: known" in said
    assert any(one["marked_by"] == "Ada" for one in run("list", "--json").json)
