"""``documents``: what a case is made of, and which of it is one source."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

FIGURE = "The harbour of Calder counted 4,300 crates in 2021"
AGENCY = (
    f"{FIGURE}, the port office said. Two of the three cranes were out of use for a month, and the "
    "ships waited outside until one of them was mended. The office hopes for more in the new year, "
    "since the new pier is to be opened before the summer and a second crane has been ordered.\n"
)
pytestmark = pytest.mark.usefixtures("port")


@pytest.fixture
def port(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft, an agency's report, its copy in a paper, and another source."""
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ada")
    texts = {
        "draft": FIGURE.replace("4,300", "3,400") + ".\n",
        "agency": AGENCY,
        "paper": f"Cranes stand still\n\n{AGENCY}",
        "other": f"{FIGURE}.\n",
    }
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        role = "draft" if name == "draft" else "source"
        assert run("add", "--role", role, path).status == 0


def same_source(run: Run) -> dict[str, list[str]]:
    """With which others each document counts as one source."""
    return {one["id"]: one["same_source"] for one in run("documents", "--json").json}


def test_documents_are_listed_with_what_they_are_copies_of(run: Run) -> None:
    """People and scripts learn which documents are one source."""
    listed = run("documents")
    assert "same text as d3" in listed.out
    assert "4 documents, 3 independent sources" in listed.err
    assert same_source(run) == {"d1": [], "d2": ["d3"], "d3": ["d2"], "d4": []}
    shown = run("show", "c1").out
    assert "same text as d2" in shown
    assert run("list", "--json").json[0]["relations"]["conflicts"] == 2


def test_what_is_found_can_be_overruled_and_taken_back(run: Run) -> None:
    """Each act is one step of undo."""
    assert run("documents", "group", "d4", "2").status == 0
    assert same_source(run)["d4"] == ["d2", "d3"]
    assert run("undo").status == 0
    assert run("documents", "ungroup", "d3").status == 0
    assert same_source(run) == {f"d{one}": [] for one in (1, 2, 3, 4)}
    refused = run("documents", "ungroup", "d3")
    assert (refused.status, "of its own" in refused.err) == (2, True)


def test_what_a_document_is_said_to_be_is_corrected(run: Run) -> None:
    """Day, kind and publisher are set by hand, and refused where they are none."""
    for field, value in (("published", "2021-03-04"), ("kind", "primary"), ("publisher", "Port")):
        assert run("documents", "set", "d3", field, value).status == 0
    one = next(one for one in run("documents", "--json").json if one["id"] == "d3")
    assert (one["published"], one["kind"], one["publisher"]) == ("2021-03-04", "primary", "Port")
    assert one["original"] == "d3"
    assert run("documents", "set", "d3", "published", "soon").status == 2
    assert run("documents", "withdraw", "d3").status == 0
    assert [one["id"] for one in run("documents", "--json").json] == ["d1", "d2", "d4"]
    assert len(run("documents", "--all", "--jsonl").lines) == 4
    assert run("audit").status == 0
