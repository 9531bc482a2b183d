"""Evidence by hand, comparisons, the past and sources on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.model import Document
from factcheck import opening
from factcheck.confinement import VARIABLE

from .conftest import Ran, Run

DRAFT = (
    "Trams in Portugal carried 9,000 tourists in 2020.\n\n"
    "The ferries of Ostwick carried 40,000 passengers in 2021.\n"
)
NOTE = (
    "A yearbook.\n\nTrams in Spain carried 7,000 tourists in 2020.\n\n"
    "The ferries of Ostwick carried 31,500 passengers in 2021. The pier is long.\n"
)


@pytest.fixture(autouse=True)
def made(folder: Path, run: Run) -> None:
    """A case with a draft (d1) and a yearbook (d2)."""
    (folder / "draft.md").write_text(DRAFT)
    (folder / "note.txt").write_text(NOTE)
    assert run("add", "--role", "draft", "draft.md").status == 0
    assert run("add", "note.txt").status == 0


def add(run: Run, *arguments: str) -> Ran:
    """Evidence for the second claim, added by Ada."""
    return run("evidence", "add", "c2", "--reviewer", "Ada", *arguments)


def test_a_quoted_passage_is_added_with_what_it_says(run: Run) -> None:
    """The event, the place, the machine's comparison and the stance."""
    found = add(run, "--document", "d2", "--quote", "carried 31,500", "--stance", "undermines")
    assert found.status == 0
    for words in ("add-evidence", "CONFLICTS, marked undermines", "note.txt, ¶3", "8,500 fewer"):
        assert words in found.out
    shown = run("show", "c2", "--json").json
    assert [one["text"] for one in shown["evidence"] if one["stance"]] == ["carried 31,500"]
    assert "add-evidence" in [one["act"] for one in shown["history"]]


def test_json_holds_the_event_and_the_passage(run: Run) -> None:
    """For scripts, with the id to go on with."""
    told = add(run, "--document", "d2", "--quote", "The pier is long", "--json").json
    assert told["event"]["act"] == "add-evidence"
    assert told["evidence"]["relation"] == "unrelated"
    assert run("undo", "--reviewer", "Ada").status == 0
    assert told["evidence"]["id"] not in {
        one["id"] for one in run("show", "c2", "--json").json["evidence"]
    }


def test_a_file_becomes_a_source_first(folder: Path, run: Run) -> None:
    """A new one is added like any other, one that is there already is used."""
    (folder / "pier.txt").write_text("The pier of Ostwick is 300 metres long, a survey found.\n")
    assert "pier.txt, ¶1" in add(run, "--file", "pier.txt", "--quote", "300 metres long").out
    again = add(run, "--file", "pier.txt", "--quote", "300 metres long")
    assert (again.status, "already" in again.err) == (2, True)


def test_a_pasted_passage_needs_its_citation(run: Run) -> None:
    """Title, date and page stand in the case; without any of it the passage is refused."""
    passage = "In 2021 the ferries of Ostwick carried 40,180 passengers."
    found = add(run, "--passage", passage, "--citation", "Yearbook", "page=12", "date=2022-01-01")
    assert "Yearbook, p. 12, ¶1" in found.out
    assert add(run, "--passage", passage).status == 2
    assert "colour" in add(run, "--passage", passage, "--citation", "colour=red").err
    assert "a day" in add(run, "--passage", passage, "--citation", "date=soon").err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--document", "d2", "--quote", "The ferries of Norvale"), "does not stand"),
        (("--document", "d2", "--quote", "in"), "3 places"),
        (("--document", "d2"), "--quote"),
        (("--document", "d2", "--span", "9:3"), "--span"),
        (("--quote", "The pier"), "--document"),
        (("--document", "d9", "--quote", "pier"), "d9"),
        (("--document", "d1", "--quote", "ferries of Ostwick"), "own words"),
    ],
)
def test_what_cannot_be_evidence_is_refused_with_the_reason(
    run: Run, arguments: tuple[str, ...], why: str
) -> None:
    """Not found, in several places, of nothing, the claim's own words."""
    refused = add(run, *arguments)
    assert refused.status == 2
    assert why in refused.err


def test_a_pair_is_set_side_by_side_and_a_facet_overruled(run: Run) -> None:
    """The first mismatch stands on top; once the places are one, it is the value."""
    (passage,) = [
        one["id"] for one in run("show", "c1", "--json").json["evidence"] if "Spain" in one["text"]
    ]
    compared = run("evidence", "compare", passage)
    assert compared.out.splitlines()[0] == "First mismatch: where: Portugal | Spain"
    assert "this claim  |" in compared.out
    decided = run("evidence", "overrule", passage, "place", "same", "--reviewer", "Ada", "--json")
    assert decided.json["first"] == "value"
    assert decided.json["evidence"]["relation"] == "conflicts"
    place = next(row for row in decided.json["rows"] if row["name"] == "where")
    assert (place["state"], place["decided"]) == ("same", "same")
    run("evidence", "overrule", passage, "place", "ask-the-words", "--reviewer", "Ada")
    assert "First mismatch: where" in run("evidence", "compare", passage).out


def test_the_history_tells_one_event_by_words(run: Run) -> None:
    """What a second reason changed in the first is marked word by word."""
    run("mark", "c1", "confirmed", "--because", "So the office says", "--reviewer", "Ada")
    run("act", "rationale", "c1", "So", "the", "bureau", "says", "--reviewer", "Ada")
    history = run("history", "c1", "--json").json
    assert [one["act"] for one in history] == ["decide", "explain"]
    told = run("history", "--diff", str(history[-1]["seq"]))
    assert "So the [-office-] {+bureau+} says" in told.out
    (change,) = run("history", "--diff", str(history[-1]["seq"]), "--json").json["changes"]
    assert ["removed", " office"] in change["diff"]


def test_the_history_is_filtered_by_person_and_act(run: Run) -> None:
    """Whole, or of one person, or one act, or the last few."""
    run("mark", "c1", "confirmed", "--because", "Yes", "--reviewer", "Ada")
    run("act", "flag", "c2", "--reviewer", "Bruno")
    assert [one["act"] for one in run("history", "--by", "bruno", "--json").json] == ["flag"]
    assert [one["reviewer"] for one in run("history", "--act", "decide", "--jsonl").lines] == [
        "Ada"
    ]
    assert len(run("history", "--limit", "1", "--json").json) == 1


def test_a_claim_as_it_was_and_the_way_back(run: Run) -> None:
    """At an event nothing is changed; going back is one act that undo takes back."""
    run("mark", "c1", "confirmed", "--because", "Yes", "--reviewer", "Ada")
    seq = str(run("history", "c1", "--json").json[-1]["seq"])
    run("act", "clear", "c1", "--reviewer", "Ada")
    assert run("history", "c1", "--at", seq, "--json").json["verdict"] == "confirmed"
    assert "as it was at event" in run("history", "c1", "--at", seq).out
    assert run("history", "--back-to", seq, "--reviewer", "Ada", "--json").json["act"] == "back"
    assert run("show", "c1", "--json").json["verdict"] == "confirmed"
    run("undo", "--reviewer", "Ada")
    assert run("show", "c1", "--json").json["verdict"] is None
    assert run("audit").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--at", "1"),
        ("c1", "--at", "1", "--diff", "1"),
        ("c1", "--back-to", "1"),
        ("--diff", "999"),
    ],
)
def test_nonsense_of_the_past_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    """A claim that is missing or too much, two questions at once, an event that never was."""
    assert run("history", *arguments, "--reviewer", "Ada").status == 2


def test_the_plain_session_has_all_of_it(run: Run) -> None:
    """Finding, adding, pasting, comparing, overruling, the past, precedents."""
    answers = (
        "find pier long",
        "a d2 = The pier is long",
        "paste title=Yearbook; page=12 :: + In 2020 trams in Portugal carried 9,010 tourists.",
        "x",
        "h",
        "H",
        "then 2",
        "p",
        "back 4",
        "o",
        "a d2 nowhere at all",
        "q",
    )
    given = "".join(f"{line}\n" for line in answers)
    found = run("review", "--plain", "--reviewer", "Ada", stdin=given)
    assert found.status == 0
    for words in (
        "1 passage.",
        "UNRELATED, marked context",
        "AGREES, marked supports",
        "First mismatch",
        "add-evidence",
        "c1 as it was at event 2",
        "Published checks: none",
        "Done. ",
        "Not done: “nowhere at all” does not stand",
    ):
        assert words in found.out


def test_only_files_of_the_folder_and_web_addresses_are_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither another folder's file, nor a program, nor another kind of address."""
    monkeypatch.setattr(opening, "opener", lambda environment: "/usr/bin/open-it")

    def way(origin: str = "", url: str = "") -> opening.Way | opening.Nothing:
        return opening.way_to(Document(text="", sha256="", origin=origin, url=url), folder)

    inside = way("note.txt")
    assert isinstance(inside, opening.Way)
    assert (inside.shown, inside.leaves) == ("note.txt", False)
    web = way(url="https://port.example/yearbook")
    assert isinstance(web, opening.Way)
    assert web.leaves
    (folder.parent / "outside.txt").write_text("x")
    (folder / "run.sh").write_text("x")
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    for origin in ("../outside.txt", "run.sh", "link.txt", "-", "gone.txt", "a\0b"):
        assert isinstance(way(origin), opening.Nothing)
    for url in (
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "ftp://a/b",
    ):
        assert isinstance(way(url=url), opening.Nothing)


def test_nothing_is_opened_for_a_browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody drives the program from elsewhere, it opens nothing on this machine."""
    monkeypatch.setattr(opening, "opener", lambda environment: "/usr/bin/open-it")
    monkeypatch.setenv(VARIABLE, str(folder))
    document = Document(text="", sha256="", origin="note.txt", url="https://port.example/")
    assert isinstance(opening.way_to(document, folder), opening.Nothing)
    assert isinstance(opening.way_to_archived(document), opening.Nothing)


def test_without_a_display_nothing_is_opened() -> None:
    """A browser of the terminal would draw over the interface."""
    assert opening.opener({"PATH": "/usr/bin"}) == ""
