"""Files that other programs wrote, where such a program is at hand: LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from claims.documents import Given, read_bytes
from claims.model import AnnotationKind, Document

from .making import flat_odt
from .reading import hung

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

_SECONDS = 240
_CHANGES = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="i"><text:insertion><office:change-info>'
    "<dc:creator>Ana Prueba</dc:creator><dc:date>2024-01-01T10:00:00</dc:date>"
    "</office:change-info></text:insertion></text:changed-region>"
    '<text:changed-region text:id="d"><text:deletion><office:change-info>'
    "<dc:creator>Bo Test</dc:creator><dc:date>2024-01-01T10:00:00</dc:date></office:change-info>"
    "<text:p>almost </text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
_NOTE = (
    '<text:note text:id="{0}" text:note-class="{0}note"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>{1}</text:p></text:note-body></text:note>"
)
BODY = (
    _CHANGES
    + '<text:h text:outline-level="1">A mill by the río</text:h>'
    + "<text:p>It lost 30 sacks."
    + _NOTE.format("foot", 'Ministry, <text:a xlink:href="https://a.example/t4">table 4</text:a>.')
    + ' It has <office:annotation office:name="c"><dc:creator>Eva Muster</dc:creator>'
    "<dc:date>2024-01-01T10:00:00</dc:date><text:p>Really three?</text:p></office:annotation>"
    'three wheels<office:annotation-end office:name="c"/>, says a '
    '<text:a xlink:href="https://b.example/">page</text:a>.'
    + _NOTE.format("end", "Own count.")
    + "</text:p>"
    '<text:p>In 2020 <text:change-start text:change-id="i"/>and 2021 '
    '<text:change-end text:change-id="i"/>it ground <text:change text:change-id="d"/>4,000 sacks —'
    " “ñandú” 😀 Пр.</text:p>"
    "<table:table><table:table-column/><table:table-column/><table:table-row>"
    "<table:table-cell><text:p>Year</text:p></table:table-cell>"
    "<table:table-cell><text:p>Sacks</text:p></table:table-cell></table:table-row></table:table>"
    "<text:list><text:list-item><text:p>One wheel turns.</text:p></text:list-item></text:list>"
    "<text:p>A tab<text:tab/>and<text:line-break/>a line.</text:p>"
)
TEXT = (
    "A mill by the río\n\nIt lost 30 sacks. It has three wheels, says a page.\n\n"
    "In 2020 and 2021 it ground 4,000 sacks — “ñandú” 😀 Пр.\n\nYear | Sacks\n\n"
    "One wheel turns.\n\nA tab\tand\na line."
)
PAGE = (
    "<html><head><title>Mills</title></head><body><h1>Mills of the valley</h1>"
    "<p>The mill lost 30 sacks in <b>2020</b>.</p><table><tr><td>Year</td><td>Sacks</td></tr>"
    "</table></body></html>"
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The same text as LibreOffice writes it, by ending; the last one comes from a web page."""
    folder = tmp_path_factory.mktemp("office")
    source, page = folder / "mill.fodt", folder / "page.html"
    source.write_bytes(flat_odt(BODY))
    page.write_text(PAGE)
    for ending in ("odt", "docx", "rtf", "epub"):
        _convert(source, ending, folder)
    _convert(page, "docx:MS Word 2007 XML", folder, "--infilter=HTML (StarWriter)")
    return {
        **{it: folder / f"mill.{it}" for it in ("odt", "docx", "rtf", "epub")},
        "page": folder / "page.docx",
    }


def _convert(source: Path, ending: str, folder: Path, *more: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", *more, "--convert-to", ending, source.name]
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=_SECONDS,
        env={**os.environ, "HOME": str(folder)},
    )


def _read(path: Path) -> Document:
    [document] = read_bytes(path.read_bytes(), path.name, Given())
    return document


@pytest.mark.parametrize("ending", ["odt", "docx", "rtf"])
def test_every_form_says_the_same(ending: str, written: Mapping[str, Path]) -> None:
    """Text, notes, comments, links and changes come out alike from each form of one document."""
    document = _read(written[ending])
    assert document.text == TEXT
    notes = hung(document, AnnotationKind.NOTE)
    assert [words for words, _, _ in notes] == [
        "It lost 30 sacks.",
        "It has three wheels, says a page.",
    ]
    assert "table 4" in notes[0][1]
    assert "<https://a.example/t4>" in notes[0][1]
    assert notes[1][1] == "Own count."
    assert hung(document, AnnotationKind.COMMENT) == [
        ("three wheels", "Really three?", "Eva Muster")
    ]
    assert hung(document, AnnotationKind.LINK) == [("page", "https://b.example/", "")]
    assert hung(document, AnnotationKind.INSERTED) == [("and 2021", "", "Ana Prueba")]
    assert hung(document, AnnotationKind.DELETED) == [("", "almost", "Bo Test")]
    assert "LibreOffice" in document.made_by


def test_a_book_keeps_its_notes(written: Mapping[str, Path]) -> None:
    """A book has no changes and comments; notes hang on their sentences."""
    document = _read(written["epub"])
    assert "It lost 30 sacks. It has three wheels, says a page.\n\n" in document.text
    assert [(words, text) for words, text, _ in hung(document, AnnotationKind.NOTE)] == [
        ("It lost 30 sacks.", "Ministry, table 4. <https://a.example/t4>"),
        ("It has three wheels, says a page.", "Own count."),
    ]
    assert document.layout.landmarks[0].label == "ch. 1: A mill by the río"


def test_a_web_page_that_became_a_document(written: Mapping[str, Path]) -> None:
    """Headings, paragraphs and tables of a page survive the way through another program."""
    assert _read(written["page"]).text == (
        "Mills of the valley\n\nThe mill lost 30 sacks in 2020.\n\nYear | Sacks"
    )
