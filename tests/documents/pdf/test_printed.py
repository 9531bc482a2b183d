"""PDFs that other programs printed, where such a program is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from claims.documents import Given, read_bytes
from claims.errors import DocumentError
from claims.extract import extract
from claims.locating import Locator
from claims.model import Document

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SOFFICE, QPDF, PDFTOTEXT = (shutil.which(it) for it in ("soffice", "qpdf", "pdftotext"))
PRINTERS = [
    pytest.param(
        "chromium", marks=pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
    ),
    pytest.param(
        "soffice", marks=pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")
    ),
]
_SECONDS = 240
_TOPICS = ("ferry", "mill", "harbour", "bridge", "lighthouse", "canal", "orchard", "quarry")
PARAGRAPHS = [
    f"In {2000 + n} the {topic} of the valley counted {n + 3},{n}00 visitors, said its keeper. That"
    f" was the well-known year in which the old {topic} was mended with wood from the upper"
    " valley, and nobody who lived there at the time has forgotten how long the work took, or what"
    " it cost the people who paid for it with their own savings and with their own hands."
    for n in range(3)
    for topic in _TOPICS
]
TITLE = "What the valley counted"


def _page() -> str:
    told = "".join(f"<p>{it}</p>" for it in PARAGRAPHS[:20])
    rows = "".join(f"<tr><td>Wheel {n}</td><td>{n},500</td></tr>" for n in range(1, 4))
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Valley</title><style>'
        "body { font: 12pt serif; text-align: justify; hyphens: auto; } h1 { font-size: 24pt; }"
        "</style></head><body>"
        f"<h1>{TITLE}</h1>{told}<ul><li>One wheel turns.</li><li>Two wheels do not.</li></ul>"
        f"<table>{rows}</table>"
        "<p>The mill lost 30 sacks.<sup>1</sup> It turns again.</p>"
        f"{''.join(f'<p>{it}</p>' for it in PARAGRAPHS[20:])}</body></html>"
    )


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=_SECONDS,
        env={**os.environ, "HOME": str(folder)},
    )


def _print(printer: str, folder: Path) -> bytes:
    (folder / "valley.html").write_text(_page(), encoding="utf-8")
    if printer == "chromium":
        # Its own head and foot: the day, the title, the address and the number of the page.
        switches = ["--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=valley.pdf"]
        _run([str(CHROMIUM), *switches, (folder / "valley.html").as_uri()], folder)
    else:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        how = ["--headless", "--convert-to", "pdf:writer_web_pdf_Export"]
        _run([str(SOFFICE), profile, *how, "valley.html"], folder)
    return (folder / "valley.pdf").read_bytes()


@pytest.fixture(scope="module", params=PRINTERS)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of two dozen paragraphs, printed."""
    folder = tmp_path_factory.mktemp("printed")
    _print(request.param, folder)
    return folder / "valley.pdf"


def _read(path: Path) -> Document:
    [document] = read_bytes(path.read_bytes(), path.name, Given())
    return document


def test_paragraphs_come_back_whole(printed: Path) -> None:
    """Every paragraph is one again, across lines, hyphens and pages."""
    paragraphs = _read(printed).text.split("\n\n")
    assert [it for it in PARAGRAPHS if it not in paragraphs] == []
    assert TITLE in paragraphs
    assert "The mill lost 30 sacks.¹ It turns again." in paragraphs


def test_items_of_a_list_stand_apart(printed: Path) -> None:
    """Each item is a paragraph, with its bullet or without."""
    paragraphs = {it.removeprefix("• ") for it in _read(printed).text.split("\n\n")}
    assert {"One wheel turns.", "Two wheels do not."} <= paragraphs


def test_heads_and_feet_are_left_out(printed: Path) -> None:
    """Nothing but the text of the page is left: no address, no number of a page."""
    text = _read(printed).text
    assert "file://" not in text
    assert "valley.html" not in text
    assert not any(line.strip().replace("/", "").isdigit() for line in text.split("\n"))


def test_a_quotation_is_found_on_its_page(printed: Path) -> None:
    """The pages that pdftotext reads say the same."""
    if PDFTOTEXT is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    told = subprocess.run(
        [PDFTOTEXT, "-raw", str(printed), "-"], check=True, capture_output=True, timeout=_SECONDS
    )
    pages = [" ".join(page.split()) for page in told.stdout.decode().split("\f")]
    document = _read(printed)
    where = Locator(document)
    starts = [it[:30] for it in PARAGRAPHS]
    found = [(where(document.text.index(it)).split(",")[0], it) for it in starts]
    theirs = [f"p. {n}" for it in starts for n, page in enumerate(pages, 1) if it in page]
    assert len(set(theirs)) > 1
    assert [label for label, _ in found] == theirs


def test_claims_slice_back(printed: Path) -> None:
    """Every claim quotes the stored text."""
    text = _read(printed).text
    claims = extract(text).claims
    assert [claim.span.of(text) for claim in claims] == [claim.text for claim in claims]
    assert len(claims) >= len(PARAGRAPHS)


def test_a_locked_one_is_refused(printed: Path) -> None:
    """A file with a password is told from a damaged one; one that only forbids printing is read."""
    if QPDF is None:
        pytest.skip("qpdf is not installed")
    for user, name in (("secret", "locked.pdf"), ("", "owned.pdf")):
        words = [QPDF, "--encrypt", user, "owner", "256", "--", str(printed), name]
        subprocess.run(words, cwd=printed.parent, check=True, timeout=_SECONDS)
    with pytest.raises(DocumentError, match=r"locked\.pdf: is locked with a password"):
        _read(printed.parent / "locked.pdf")
    assert _read(printed.parent / "owned.pdf").text == _read(printed).text
