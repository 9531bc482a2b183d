"""What each format does with a page: Word documents with comments, workbooks, wrapped text."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest

from claims.store import Case
from factcheck.reports import BINARY, VIEWS, export, formats_of
from factcheck.reports.gathering import gather
from factcheck.reports.page import Sheet
from factcheck.reports.viewing import VIEWS as VIEW_TABLES
from factcheck.reports.writers import csv, text, xlsx
from factcheck.safe import is_safe, safe

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = shutil.which("soffice")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1", "plain")


def members(report: bytes) -> dict[str, bytes]:
    """The files in a report that is an archive."""
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def commented(report: bytes) -> dict[str, str]:
    """For each comment of a Word document its text, with the words that it hangs on."""
    files = members(report)
    body = ElementTree.fromstring(files["word/document.xml"])
    comments = ElementTree.fromstring(files["word/comments.xml"])
    texts = {
        one.get(f"{WORD}id") or "": "\n".join("".join(line.itertext()) for line in one)
        for one in comments
    }
    covered: dict[str, list[str]] = {}
    open_: list[str] = []
    for element in body.iter():
        name = element.get(f"{WORD}id") or ""
        if element.tag == f"{WORD}commentRangeStart":
            open_.append(name)
            covered[name] = []
        elif element.tag == f"{WORD}commentRangeEnd":
            open_.remove(name)
        elif element.tag == f"{WORD}t":
            for one in open_:
                covered[one].append(element.text or "")
    return {texts[name]: "".join(parts) for name, parts in covered.items()}


class TestWord:
    """DOCX."""

    def test_each_claim_has_a_comment_on_its_very_words(self, case: Case) -> None:
        """The comment names the claim and its verdict; its range is the claim's words."""
        found = commented(export(case, "docx", view="marked"))
        claims = gather(case).claims
        assert len(found) == len(claims)
        for claim in claims:
            (note,) = (note for note in found if note.startswith(f"{claim.id} "))
            assert found[note] == safe(claim.claim.text)
        (first,) = (note for note in found if note.startswith("c1 △ Change"))
        assert "The report has 1,100" in first

    def test_a_comment_is_of_who_decided_and_when(self, case: Case) -> None:
        """Author, initials and date are the decision's; no date is that of the writing."""
        opened = docx.Document(io.BytesIO(export(case, "docx", view="marked")))
        state = case.states(["c1"])["c1"]
        one = next(one for one in opened.comments if one.text.startswith("c1 "))
        assert (one.author, one.initials) == ("Vera Lane", "VL")
        assert state.decided_at is not None
        assert one.timestamp == state.decided_at.astimezone(UTC).replace(microsecond=0)
        dates = {one.timestamp.year for one in opened.comments if one.timestamp}
        assert dates == {2024}

    def test_a_document_is_dated_with_the_latest_event(self, case: Case) -> None:
        """Created and modified are the time of the last act."""
        told = docx.Document(io.BytesIO(export(case, "docx"))).core_properties
        last = gather(case).last
        assert last is not None
        assert told.created == told.modified == last.astimezone(UTC).replace(microsecond=0)

    def test_nothing_in_a_document_leads_outside(self, case: Case) -> None:
        """No relation of any part has an outside target, no part runs."""
        for view in VIEWS[:-1]:
            files = members(export(case, "docx", view=view))
            assert not [name for name in files if b'TargetMode="External"' in files[name]]
            assert not [name for name in files if "vba" in name.casefold()]

    def test_hostile_words_are_shown_as_text(self, case: Case, hostile: tuple[str, ...]) -> None:
        """Control and direction characters have their stand-ins; the rest is as it was."""
        opened = docx.Document(io.BytesIO(export(case, "docx")))
        lines = [one.text for one in opened.paragraphs]
        assert all(is_safe(line.replace("\n", " ")) for line in lines)
        for words in hostile:
            assert safe(words) in lines


class TestWorkbook:
    """XLSX."""

    def test_no_cell_is_a_formula(self, case: Case) -> None:
        """Whatever a cell begins with, it is text; none is a formula or a link."""
        for view in VIEWS[:-1]:
            files = members(export(case, "xlsx", view=view))
            for name in (name for name in files if name.startswith("xl/worksheets/sheet")):
                sheet = ElementTree.fromstring(files[name])
                assert sheet.find(f".//{CELLS}f") is None
                assert sheet.find(f".//{CELLS}hyperlink") is None
                kinds = {cell.get("t") for cell in sheet.iter(f"{CELLS}c") if len(cell)}
                assert kinds <= {"inlineStr", "s"}

    def test_formulas_are_written_as_the_text_they_are(self) -> None:
        """Nothing is put before them, and nothing is taken away but what steers."""
        sheet = Sheet(name="cells", columns=("cell",), rows=[(one,) for one in FORMULAS])
        page = ElementTree.fromstring(
            members(b"".join(xlsx.write((sheet,), "", "", None)))["xl/worksheets/sheet1.xml"]
        )
        shown = ["".join(one.itertext()) for one in page.iter(f"{CELLS}is")]
        assert shown == ["cell", *map(safe, FORMULAS)]

    def test_sheets_have_a_frozen_head_and_filters(self, case: Case) -> None:
        """Claims, evidence, sources, history: each with its names on top and buttons to filter."""
        files = members(export(case, "xlsx"))
        names = re.findall(r'<sheet name="([a-z]+)"', files["xl/workbook.xml"].decode())
        assert names == ["claims", "evidence", "sources", "history", "report"]
        for place in range(1, len(names) + 1):
            sheet = ElementTree.fromstring(files[f"xl/worksheets/sheet{place}.xml"])
            assert sheet.find(f"{CELLS}autoFilter") is not None
            pane = sheet.find(f".//{CELLS}pane")
            assert pane is not None
            assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")

    def test_a_cell_that_is_too_long_says_that_it_was_cut(self) -> None:
        """A workbook holds 32,767 characters in a cell; the rest is not lost in silence."""
        sheet = Sheet(name="long", columns=("cell",), rows=[("x" * 40_000,)])
        book = members(b"".join(xlsx.write((sheet,), "", "", None)))
        page = book["xl/worksheets/sheet1.xml"].decode()
        (cell,) = re.findall("x{1000,}[^<]*", page)
        assert len(cell) == 32_767
        assert cell.endswith("(cut: a cell holds no more)")


def test_csv_guards_what_a_spreadsheet_would_run() -> None:
    """Every sign that begins a formula has an apostrophe before it, in every view's CSV."""
    sheet = Sheet(name="cells", columns=("cell",), rows=[(one,) for one in FORMULAS])
    lines = b"".join(csv.write((sheet,))).decode().split("\r\n")[1:-1]
    assert [line[:1] for line in lines] == ["'"] * 7 + ["p"]


@pytest.mark.parametrize("view", VIEWS[:-1])
def test_text_is_wrapped(case: Case, view: str) -> None:
    """No line is longer than the width but for a word that is longer itself."""
    for line in export(case, "text", view=view).decode().splitlines():
        assert len(line) <= text.WIDTH or len(line.split()) <= 2


@pytest.mark.parametrize("form", BINARY)
def test_archives_are_dated_with_no_moment_of_writing(case: Case, form: str) -> None:
    """Every member is of 1980, the first year that an archive can name."""
    view = "record" if form == "zip" else "marked"
    report = export(case, form, view=view, include_confidential=view == "record")
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_an_office_program_finds_the_comments_in_place(case: Case, tmp_path: Path) -> None:
    """LibreOffice opens the marked-up draft with each comment on the words of its claim."""
    (tmp_path / "marked.docx").write_bytes(export(case, "docx", view="marked"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "fodt", "marked.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=180, check=True)
    opened = (tmp_path / "marked.fodt").read_text(encoding="utf-8")
    notes = re.findall(r"<office:annotation .*?</office:annotation>", opened, re.DOTALL)
    assert len(notes) == len(gather(case).claims)
    start = opened.index("c1 △ Change</text:p>")
    following = re.sub("<[^>]+>", "", opened[opened.index("</office:annotation>", start) :])
    assert following.startswith("The port took 1,200 ships")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_program_finds_every_value_as_text(case: Case, tmp_path: Path) -> None:
    """Calc opens the workbook with all its sheets and cells; nothing in it is reckoned."""
    (tmp_path / "report.xlsx").write_bytes(export(case, "xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "fods", "report.xlsx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=180, check=True)
    opened = (tmp_path / "report.fods").read_text(encoding="utf-8")
    assert re.findall(r'<table:table table:name="([^"]+)"', opened) == [
        sheet.name for sheet in VIEW_TABLES["public"].sheets(gather(case))
    ]
    assert "table:formula" not in opened
    words = " ".join(html.unescape(re.sub("<[^>]+>", " ", opened)).split())
    for sheet in VIEW_TABLES["public"].sheets(gather(case)):
        for cells in sheet.rows:
            assert safe(" ".join(cells[0].split())) in words


def test_every_view_but_the_record_has_every_format_for_pages() -> None:
    """View and format are chosen apart from each other."""
    pages = ("markdown", "html", "text", "docx", "csv", "xlsx")
    assert all(formats_of(view)[: len(pages)] == pages for view in VIEWS if view != "record")
