"""list, show and search."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import DRAFT, NOTE, Run


@pytest.mark.usefixtures("case")
def test_the_record_of_a_claim(run: Run) -> None:
    """list --json has the fields of the contract, and spans that slice the text back."""
    first = run("list", "--json").json[0]
    assert first["scope"].pop("origins") == {}
    assert first == {
        "id": "c1",
        "document": "d1",
        "role": "draft",
        "span": [0, 31],
        "text": DRAFT[0:31],
        "kinds": ["numeric", "attributed"],
        "speaker": "Marta Example",
        "quantities": [
            {
                "span": [15, 25],
                "text": "500 people",
                "value": 500.0,
                "low": None,
                "high": None,
                "comparator": "=",
                "unit": "people",
                "per": None,
                "dimension": "count",
                "trend": None,
                "approximate": False,
                "vague": False,
            }
        ],
        "scope": {
            "subject": "people",
            "place": ["Exampleville"],
            "period": None,
            "population": None,
        },
        "status": "open",
        "verdict": None,
        "confidence": None,
        "dropped": None,
        "marked_by": None,
        "number": None,
        "tags": [],
        "same_as": None,
        "flagged": False,
        "due": False,
        "worthiness": 0.9,
        "relations": {"agrees": 0, "compatible": 0, "conflicts": 1, "different-scope": 0},
        "precedents": 0,
        "published": None,
        "notes": [],
    }


@pytest.mark.usefixtures("case")
def test_claims_of_every_role_in_order(run: Run) -> None:
    """Documents come in order of adding, then by place; a source's claims are for reference."""
    records = run("list", "--json").json
    assert [(one["id"], one["status"]) for one in records] == [
        ("c1", "open"),
        ("c2", "open"),
        ("c3", "open"),
        ("c4", "reference"),
    ]


@pytest.mark.usefixtures("case")
def test_json_lines_are_the_same_records(run: Run) -> None:
    """--jsonl has one object a line, the same as --json."""
    assert run("list", "--jsonl").lines == run("list", "--json").json


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("conflicts", ["c1"]),
        ("role:source", ["c4"]),
        ('speaker:"Marta Example" value>100', ["c1"]),
        ("role:draft -conflicts", ["c2", "c3"]),
        ("value>1e6", []),
    ],
)
def test_a_filter_lets_some_through(run: Run, asked: str, ids: list[str]) -> None:
    """Terms are required all; an empty answer is an empty array and no error."""
    result = run("list", "--json", "--filter", asked)
    assert [one["id"] for one in result.json] == ids
    assert result.status == 0


@pytest.mark.usefixtures("case")
def test_the_order_is_chosen(run: Run) -> None:
    """--order takes the names of the queue's orders."""
    ids = [one["id"] for one in run("list", "--json", "--order", "risk").json]
    assert sorted(ids) == ["c1", "c2", "c3", "c4"]
    assert run("list", "--order", "alphabet").status == 2


@pytest.mark.usefixtures("case")
def test_a_filter_that_is_not_understood(run: Run) -> None:
    """An unknown field is refused and the known ones are named."""
    result = run("list", "--filter", "speeker:Ada")
    assert result.status == 2
    assert "speaker" in result.err


@pytest.mark.usefixtures("case")
def test_the_list_for_people(run: Run) -> None:
    """Without a format a claim is a line, and the count is on standard error."""
    result = run("list", "--filter", "conflicts")
    assert result.out.startswith("c1")
    assert "Marta Example: The mayor said 500 people came." in result.out
    assert result.err == "1 claim\n"


@pytest.mark.usefixtures("case")
def test_one_claim_with_all_that_is_known(run: Run) -> None:
    """show prints words, reading, evidence with its reason, and history."""
    run("mark", "c1", "change", "--because", "Police.", "--reviewer", "Ada")
    shown = run("show", "1").out
    for words in (
        "“The mayor said 500 people came.”",
        "Marta Example (mayor), indirect",
        "500 people",
        "Why: Police.",
        "CONFLICTS",
        NOTE[:43],
        "180 fewer",
        "Police note",
        "Ada",
    ):
        assert words in shown


@pytest.mark.usefixtures("case")
def test_one_claim_as_an_object(run: Run) -> None:
    """show --json adds evidence and history to the record of the list."""
    record = run("show", "c1", "--json").json
    listed = run("list", "--json").json[0]
    assert {name: record[name] for name in listed} == listed
    assert record["evidence"][0]["relation"] == "conflicts"
    assert record["evidence"][0]["text"] == NOTE[0:43]
    assert record["attribution"]["speaker"] == "Marta Example"


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("name", ["c99", "x", "d1", "-1", "c", "c1; --"])
def test_a_claim_that_is_not_there(run: Run, name: str) -> None:
    """An id that names no claim is refused with status 2 and without a traceback."""
    result = run("show", "--", name)
    assert result.status == 2
    assert "fault of its own" not in result.err


@pytest.mark.usefixtures("case")
def test_search_finds_words(run: Run) -> None:
    """search prints the claims that hold the words, as list prints them."""
    assert [one["id"] for one in run("search", "people", "--json").json] == ["c1", "c4"]
    assert [one["id"] for one in run("search", "people", "--limit", "1", "--jsonl").lines] == ["c1"]
    assert run("search", "zeppelin", "--json").json == []


def test_reading_leaves_one_file(run: Run, case: Path, folder: Path) -> None:
    """After a command that only reads, the case is the one file it was."""
    before = case.read_bytes()
    for command in (["list"], ["show", "c1"], ["search", "bridge"], ["gate"], ["audit"]):
        run(*command)
        assert [path.name for path in folder.iterdir()] == [case.name]
    assert case.read_bytes() == before


def test_a_case_in_use_can_be_read(run: Run, case: Path) -> None:
    """While somebody else writes, a command that reads is answered at once."""
    with closing(sqlite3.connect(case, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run("list").status == 0
        assert run("show", "c1").status == 0


def test_no_case_is_said_with_what_to_do(run: Run) -> None:
    """In an empty folder every command but add stops and says how to begin."""
    result = run("list")
    assert result.status == 2
    assert "factcheck add" in result.err


def test_several_cases_are_listed(run: Run, case: Path, folder: Path) -> None:
    """Where it is not clear which case is meant, the cases are named; naming one helps."""
    (folder / "other.factcheck").write_bytes(case.read_bytes())
    result = run("list")
    assert result.status == 2
    assert "  other.factcheck\n  trial.factcheck" in result.err
    assert run("list", "--case", "other").status == 0
    assert run("--case", "trial.factcheck", "list").status == 0


def test_the_environment_names_the_case(
    run: Run, case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FACTCHECK_CASE stands where --case does not, and --case stands above it."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("FACTCHECK_CASE", str(case))
    assert run("list").status == 0
    assert run("list", "--case", "none").status == 2


@pytest.mark.parametrize("address", ["postgresql://host/case", "https://example.org/x.factcheck"])
def test_a_server_is_refused(run: Run, address: str) -> None:
    """The address of a server is refused by name, not looked for as a file."""
    result = run("list", "--case", address)
    assert result.status == 2
    assert "server" in result.err


@pytest.mark.parametrize(
    "content", [b"", b"just text", b"SQLite format 3\x00" + b"\x00" * 4000, b"\xff" * 200]
)
def test_a_file_that_is_no_case(run: Run, folder: Path, content: bytes) -> None:
    """A file of something else is refused with its name, and left as it was."""
    path = folder / "odd.factcheck"
    path.write_bytes(content)
    result = run("list")
    assert result.status == 2
    assert "odd.factcheck" in result.err
    assert "fault of its own" not in result.err
    assert path.read_bytes() == content


@pytest.mark.usefixtures("case")
def test_records_are_utf8_and_harmless(run: Run) -> None:
    """Letters of any script are readable in the JSON, what steers a terminal is an escape."""
    hostile = "a\u202eb\u200b \x1b[31m é \U000e0041\x7f\x9b"
    assert run("act", "rationale", "c1", hostile, "--reviewer", "Ada").status == 0
    out = run("show", "c1", "--json").out
    assert "é" in out
    assert not set(out) & set("\u202e\u200b\x1b\U000e0041\x7f\x9b")
    assert json.loads(out)["rationale"] == hostile
