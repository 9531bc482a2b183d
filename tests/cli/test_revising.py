"""add of an edited draft, and revision: what became of each claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

FIRST = (
    "The council of Estwick bought 40 buses in 2019.\n\n"
    "Rents in Norhavn fell by 12 percent in 2021.\n\n"
    "Mara Lindt said the bridge is safe for 3,000 cars a day.\n"
)
SECOND = (
    "Mara Lindt said the bridge is safe   for 3,000 cars a day.\n\n"
    "The council of Estwick bought 45 buses in 2019.\n\n"
    "The port of Quillport handled 9,000 ships in 2022.\n"
)


@pytest.fixture
def decided(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft of three claims, all confirmed by Ada; returns its path."""
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ada")
    path = folder / "article.txt"
    path.write_text(FIRST, encoding="utf-8")
    run("add", "--role", "draft", path)
    for claim in ("c1", "c2", "c3"):
        assert run("mark", claim, "confirmed", "--because", f"{claim} looked up").status == 0
    return path


def test_a_draft_of_the_same_name_takes_its_place(run: Run, decided: Path) -> None:
    """Kept, changed, gone and new are told; only claims of the new version are to be reviewed."""
    decided.write_text(SECOND, encoding="utf-8")
    result = run("add", "--role", "draft", decided)
    assert result.status == 0
    assert result.out.splitlines() == [
        "0 new, 0 same, 1 changed, 0 refused",
        "d2 article.txt is version 2, in the place of d1: "
        "1 kept, 1 changed (stale where decided), 1 gone, 1 new",
    ]
    assert {
        one["text"][:11]: (one["status"], one["verdict"]) for one in run("list", "--json").json
    } == {
        "the bridge ": ("decided", "confirmed"),
        "The council": ("stale", "confirmed"),
        "The port of": ("open", None),
    }
    assert len(run("list", "--filter", "stale", "--json").json) == 1
    assert run("audit").status == 0


def test_the_gate_waits_for_what_changed(run: Run, decided: Path) -> None:
    """Open, stale and orphaned claims each keep it shut, until they are decided or let go."""
    decided.write_text(SECOND, encoding="utf-8")
    run("add", "--role", "draft", decided)
    shut = run("gate")
    assert shut.status == 1
    for words in ("is open", "is stale", "is an orphan"):
        assert words in shut.out
    (orphan,) = run("list", "--filter", "orphan", "--json").json
    assert orphan["id"] == "c2"
    assert run("act", "release", "c2").status == 0
    for one in run("list", "--filter", "status:open,stale", "--json").json:
        run("mark", one["id"], "confirmed", "--because", "looked up again")
    assert run("gate").status == 0


def test_every_claim_and_its_fate_are_listed(run: Run, decided: Path) -> None:
    """revision lists both versions' claims with the words that differ, for people and programs."""
    decided.write_text(SECOND, encoding="utf-8")
    run("add", "--role", "draft", decided)
    records = run("revision", "--jsonl").lines
    fates = {(one["was"], one["claim"]): one["fate"] for one in records}
    assert fates == {
        ("c3", "c4"): "kept",
        ("c1", "c5"): "changed",
        (None, "c6"): "new",
        ("c2", None): "vanished",
    }
    changed = next(one for one in records if one["fate"] == "changed")
    assert ["removed", "40 "] in changed["diff"]
    assert ["added", "45 "] in changed["diff"]
    assert changed["status"] == "stale"
    assert run("revision", "1", "--json").json == records
    told = run("revision", "d2")
    assert "bought [-40 -]{+45 +}buses" in told.out
    assert "1 kept, 1 changed" in told.err


def test_a_claim_tells_what_it_was(run: Run, decided: Path) -> None:
    """show names the claim before, the difference, and the acts on it; so does JSON."""
    decided.write_text(SECOND, encoding="utf-8")
    run("add", "--role", "draft", decided)
    told = run("show", "c5").out
    assert "c5 was c1 in version 1, changed" in told
    assert "[-40 -]{+45 +}" in told
    assert "decide  c1 verdict: none → confirmed" in told
    assert "c1 is c5 in version 2, changed" in run("show", "c1").out
    record = run("show", "c4", "--json").json
    assert [(one["claim"], one["fate"]) for one in record["was"]] == [("c3", "kept")]
    assert [event["act"] for event in record["history"]] == ["decide", "revise"]


def test_a_version_is_named_or_denied(run: Run, decided: Path, folder: Path) -> None:
    """--revises goes by no name at all, and --as-new makes a document of its own."""
    other = folder / "final.txt"
    other.write_text(SECOND, encoding="utf-8")
    assert run("add", "--revises", "1", other).out.endswith("1 gone, 1 new\n")
    assert {one["document"] for one in run("list", "--json").json} == {"d2"}
    run("undo")
    assert {one["document"] for one in run("list", "--json").json} == {"d1"}
    decided.write_text(SECOND, encoding="utf-8")
    assert run("add", "--role", "draft", "--as-new", decided).status == 0
    assert {one["document"] for one in run("list", "--json").json} == {"d1", "d3"}


def test_what_cannot_be_revised_is_refused(run: Run, decided: Path, folder: Path) -> None:
    """Two files for one version, a document that is not there, one that was replaced."""
    other = folder / "final.txt"
    other.write_text(SECOND, encoding="utf-8")
    assert run("add", "--revises", "d1", other, decided).status == 2
    assert run("add", "--revises", "d9", other).status == 2
    assert run("revision").status == 2
    run("add", "--revises", "d1", other)
    other.write_text(SECOND + "\nMore.\n", encoding="utf-8")
    refused = run("add", "--revises", "d1", other)
    assert refused.status == 2
    assert "d2 has replaced it" in refused.err


def test_nobody_carries_verdicts_over(
    run: Run, decided: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a reviewer's name a new version is refused, and the case stays as it was."""
    monkeypatch.delenv("FACTCHECK_REVIEWER")
    decided.write_text(SECOND, encoding="utf-8")
    refused = run("add", "--role", "draft", decided)
    assert refused.status == 2
    assert "say who is reviewing" in refused.err
    assert {one["document"] for one in run("list", "--json").json} == {"d1"}
