"""add: lists of claims, trying without adding, and web addresses."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from claims.documents.fetching import Fetched
from factcheck.cli import web

from .conftest import Run

LIST = (
    "claim,who,date\n"
    "We lost 300 people in the flood.,Edda Quist,2023-10-05\n"
    ",Edda Quist,\n"
    "The dam holds 20 tonnes.,Ole Brandt,03/04/2021\n"
)


@pytest.fixture
def listed(folder: Path) -> Path:
    """A list with a row that has no claim, and a day that could be two."""
    path = folder / "claims.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_comes_in_row_by_row(run: Run, listed: Path) -> None:
    """Each claim has its speaker; rows that are refused are told and stop nothing."""
    result = run("add", "--role", "draft", listed)
    assert result.status == 1
    assert result.out == "1 new, 0 same, 0 changed, 2 refused\n"
    assert "row 3: column A (claim) is empty" in result.err
    assert "row 4: column C (date)" in result.err
    speakers = {one["text"]: one["speaker"] for one in run("list", "--json").json}
    assert speakers["The dam holds 20 tonnes."] == "Ole Brandt"
    assert speakers["We lost 300 people in the flood."] == "Edda Quist"
    assert run("audit").status == 0


def test_a_dry_run_adds_nothing(run: Run, listed: Path, folder: Path) -> None:
    """It says how the list is read, and its first claims; no case is made."""
    result = run("add", "--dry-run", listed)
    assert result.status == 1
    assert "speaker = B “who”" in result.out
    assert "  - We lost 300 people in the flood. — Edda Quist" in result.out
    assert result.out.endswith("would add: documents 1, claims 2; refused 2; nothing was added\n")
    assert [one.name for one in folder.iterdir()] == ["claims.csv"]


def test_a_dry_run_holds_for_every_format(run: Run, folder: Path) -> None:
    """A text is read as add would read it."""
    (folder / "a.txt").write_text("The mill lost 7 people in 2020.\n", encoding="utf-8")
    result = run("add", "--dry-run", "a.txt")
    assert result.status == 0
    assert "a.txt, as source: claims 1\n  plain text; utf-8" in result.out


def test_columns_are_given_by_hand(run: Run, folder: Path) -> None:
    """A list without names asks for them, and takes them."""
    (folder / "a.csv").write_text("Ole,The dam holds 20 tonnes.\nOle,It fell.\n", encoding="utf-8")
    assert "--column claim=1" in run("add", "a.csv").err
    result = run("add", "--column", "claim=2", "--column", "speaker=A", "a.csv")
    assert result.status == 0
    assert {one["speaker"] for one in run("list", "--json").json} == {"Ole"}
    wrong = run("add", "--column", "colour=2", "a.csv")
    assert wrong.status == 2
    assert "not a field and its column" in wrong.err


def test_a_column_makes_a_table_of_standard_input(run: Run) -> None:
    """Text that nobody named is a list where a person says which column has the claims."""
    assert (
        run("add", "--column", "claim=1", "-", stdin="It fell by 3%.;x\nIt rose.;y\n").status == 0
    )
    assert [one["text"] for one in run("list", "--json").json] == ["It fell by 3%.", "It rose."]


def _page(address: str) -> Fetched:
    return Fetched(
        data=b"<html><body><p>The dam lost 7 people in 2020.</p></body></html>",
        url="https://news.example/final",
        by_way_of=(address,),
        media="text/html",
    )


def test_an_address_is_fetched_and_kept(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document has its final address; the bytes lie beside the case, for the owner."""
    monkeypatch.setattr(web, "_fetched", _page)
    result = run("add", "https://news.example/a")
    assert result.status == 0
    assert "fetched from https://news.example/final, by way of https://news.example/a" in result.err
    [copy] = (folder / "case.factcheck.files").iterdir()
    assert copy.suffix == ".html"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    shown = run("show", "c1").out
    assert "The dam lost 7 people in 2020." in shown
    again = run("add", "https://news.example/a")
    assert again.out == "0 new, 1 same, 0 changed, 0 refused\n"


def test_a_dry_run_keeps_no_copy(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is only tried leaves nothing behind."""
    monkeypatch.setattr(web, "_fetched", _page)
    assert "claims 1" in run("add", "--dry-run", "https://news.example/a").out
    assert list(folder.iterdir()) == []


def test_addresses_of_this_machine_are_refused(run: Run) -> None:
    """Whoever gives one is told what to do instead."""
    result = run("add", "http://0x7f000001/")
    assert result.status == 2
    assert "leads to 127.0.0.1, which is not on the open internet" in result.err


def test_fetching_can_be_turned_off(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With fetch = false an address is refused before anything is asked."""
    monkeypatch.setattr(web, "_fetched", None)
    (folder / "config.toml").write_text("fetch = false\n", encoding="utf-8")
    result = run("--config", "config.toml", "add", "https://news.example/a")
    assert result.status == 2
    assert "the configuration has fetch = false" in result.err
