"""The HTML report in a real browser: quiet, alone, readable by everybody, and whole on paper."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from claims.store import Case
from factcheck.reports import VIEWS, export, formats_of

ROOT = Path(__file__).parents[2]
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The sample case after a short review."""
    reviewed = runpy.run_path(str(ROOT / "docs" / "sample_report.py"))["reviewed"]
    with reviewed(tmp_path_factory.mktemp("sample") / "sample.factcheck") as opened:
        yield opened


@pytest.fixture(scope="module")
def report(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its report as a file."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(export(case, "html"))
    return path


@pytest.fixture
def page(browser: Any, report: Path) -> Any:
    """The report, open in a window of usual size."""
    browser.look(1280)
    browser.open(report)
    return browser


def shown(page: Any, selector: str) -> list[str]:
    """The ids, or else the words of the first cell, of the elements that can be seen."""
    found: list[str] = page.value(
        f"[...document.querySelectorAll({json.dumps(selector)})]"
        ".filter(one => one.getClientRects().length)"
        ".map(one => one.id || one.firstElementChild.textContent)"
    )
    return found


def test_the_page_asks_for_nothing_and_complains_of_nothing(page: Any, report: Path) -> None:
    """One request, for the file itself; no line in the console."""
    assert page.requests() == [report.as_uri()]
    assert page.complaints() == []


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault(
    browser: Any, report: Path, axe: str, width: int, dark: bool
) -> None:
    """Contrast, names, headings, tables and landmarks hold in both schemes, wide and narrow."""
    browser.look(width, dark=dark)
    browser.open(report)
    browser.value(f"{axe};true")
    found = json.loads(browser.value("axe.run().then(found => JSON.stringify(found.violations))"))
    assert [
        (one["id"], [node["html"][:200] for node in one["nodes"]])
        for one in found
        if one["impact"] in SERIOUS
    ] == []


@pytest.mark.parametrize("view", [view for view in VIEWS if "html" in formats_of(view)])
def test_every_view_is_quiet_and_readable(
    browser: Any, case: Case, axe: str, view: str, tmp_path: Path
) -> None:
    """Whatever a page is for: it asks for nothing, complains of nothing, and axe of nothing."""
    path = tmp_path / "view.html"
    path.write_bytes(export(case, "html", view=view))
    browser.look(400, dark=True)
    browser.open(path)
    assert browser.requests() == [path.as_uri()]
    assert browser.complaints() == []
    browser.value(f"{axe};true")
    found = json.loads(browser.value("axe.run().then(found => JSON.stringify(found.violations))"))
    assert [
        (one["id"], [node["html"][:200] for node in one["nodes"]])
        for one in found
        if one["impact"] in SERIOUS
    ] == []


def test_axe_finds_what_is_wrong(page: Any, axe: str) -> None:
    """A heading that nobody can read and a picture without words are found."""
    page.value("document.querySelector('h1').style.color = '#eee'")
    page.value("document.querySelector('svg').removeAttribute('aria-labelledby')")
    page.value("document.querySelector('svg title').remove()")
    page.value(f"{axe};true")
    found = json.loads(page.value("axe.run().then(found => JSON.stringify(found.violations))"))
    assert {one["id"] for one in found if one["impact"] in SERIOUS} >= {"color-contrast"}


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_is_wider_than_the_window(browser: Any, report: Path, width: int) -> None:
    """Nobody has to scroll sideways."""
    browser.look(width)
    browser.open(report)
    assert browser.value("document.documentElement.scrollWidth") <= width


def test_a_choice_hides_all_other_claims(page: Any, case: Case) -> None:
    """With one verdict chosen only its claims are in the table and below; all come back."""
    everything = [f"c{key}" for key in case.queue.claim_ids(queue=True)]
    assert shown(page, "article.one") == everything
    assert shown(page, ".by .one") == everything
    page.value("document.getElementById('only-v0').click()")
    chosen = shown(page, "article.one")
    states = case.states(everything)
    assert chosen == [one for one in everything if states[one].verdict == "confirmed"]
    assert shown(page, ".by .one") == chosen
    page.value("document.querySelector('[name=only]').click()")
    assert shown(page, "article.one") == everything


def test_the_table_is_shown_in_the_order_that_was_chosen(page: Any, case: Case) -> None:
    """Worst first begins with what cannot be confirmed and ends with what is open."""
    page.value("document.getElementById('by-verdict').click()")
    order = shown(page, ".by .one")
    states = case.states(order)
    verdicts = [states[one].verdict for one in order]
    assert verdicts[0] == "cannot-confirm"
    assert verdicts[-1] is None
    assert sorted(order) == sorted(f"c{key}" for key in case.queue.claim_ids(queue=True))


def test_the_first_key_leads_past_the_table_to_the_claims(page: Any) -> None:
    """The skip link is the first thing to be reached and leads to the claims."""
    for kind in ("rawKeyDown", "keyUp"):
        page.ask("Input.dispatchKeyEvent", type=kind, key="Tab", windowsVirtualKeyCode=9)
    assert page.value("document.activeElement.className") == "skip"
    page.value("document.activeElement.click()")
    assert page.value("document.activeElement.id") == "claims"


def test_paper_has_every_claim(page: Any, case: Case) -> None:
    """Printed, the report has pages, and the last claim is on one of them."""
    last = f"c{list(case.queue.claim_ids(queue=True))[-1]}"
    with pypdfium2.PdfDocument(page.printed()) as paper:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in paper]
    assert texts
    words = " ".join(" ".join(texts).split())
    assert last in words
    assert " ".join(case.claim(last).text.split()) in words
    # A hash is longer than a line of paper.
    assert f"head{case.head()}" in "".join(words.split())
