"""Workbooks as lists of claims."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from claims.documents import Given, read_bytes
from claims.documents.lists import read_workbook
from claims.errors import DocumentError
from claims.model import AnnotationKind


def _book(rows: Sequence[Sequence[Any]], joined: str = "", more: str = "") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Claims"
    for row in rows:
        sheet.append(row)
    if joined:
        sheet.merge_cells(joined)
    if more:
        book.create_sheet(more).append(["About this list"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEAD = ("Claim", "Who", "Date", "No")


def test_values_are_read_as_people_see_them() -> None:
    """A day is a day, and a whole number has no point."""
    data = _book([HEAD, ("The dam is new.", "Edda Quist", date(2023, 10, 5), 7.0)])
    [document] = read_bytes(data, "a.xlsx", Given())
    assert document.text == "The dam is new.\n\nClaimed by: Edda Quist\nOn: 2023-10-05"
    assert document.layout.annotations[0].text == "id: 7"
    assert "sheet “Claims”" in document.made_by


def test_joined_cells_hold_for_every_row_they_cover() -> None:
    """A speaker over three rows speaks in all three."""
    rows = [HEAD, ("It fell.", "Edda Quist"), ("It rose.", None), ("It stayed.", None)]
    [found] = read_workbook(_book(rows, "B2:B4"), "a.xlsx")
    assert found.text.count("Claimed by: Edda Quist") == 3


def test_a_claim_joined_over_rows_is_one_claim() -> None:
    """The rows below are refused with what to do."""
    rows = [HEAD, ("It fell.", "Edda Quist"), (None, "Ole Brandt")]
    [found] = read_workbook(_book(rows, "A2:A3"), "a.xlsx")
    assert len(found.layout.landmarks) == 1
    assert "row 3: column A (claim) is joined with the cell above" in str(found.refused[0])


def test_a_formula_that_was_never_reckoned_has_no_words() -> None:
    """What a formula came to is read; nothing is reckoned here."""
    rows = [HEAD, ("It fell.", "Ole"), ('="It " & "rose."', "Ole")]
    [found] = read_workbook(_book(rows), "a.xlsx")
    assert found.text.startswith("It fell.")
    assert "row 3: column A (claim) is empty" in str(found.refused[0])


def test_sheets_without_claims_are_passed_over() -> None:
    """A sheet that explains the list spoils nothing."""
    found = read_workbook(_book([HEAD, ("It fell.", "Ole")], more="Read me"), "a.xlsx")
    assert [one.title for one in found] == ["Claims"]


def _with(data: bytes, member: str, change: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change if name == member else old.read(name))
    return out.getvalue()


def test_entities_are_refused() -> None:
    """A workbook that declares some was made to do harm."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    data = _with(_book([HEAD, ("It fell.", "Ole")]), "xl/worksheets/sheet1.xml", bomb)
    with pytest.raises(DocumentError, match="declares entities"):
        read_workbook(data, "a.xlsx")


def test_damaged_workbooks_are_refused_in_words() -> None:
    """Whatever part is broken, the advice is the same."""
    whole = _book([HEAD, ("It fell.", "Ole")])
    for member in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"):
        with pytest.raises(DocumentError, match=r"a\.xlsx"):
            read_workbook(_with(whole, member, b"<broken"), "a.xlsx")
    with pytest.raises(DocumentError, match=r"a\.xlsx"):
        read_bytes(whole[: len(whole) // 2], "a.xlsx", Given())


def test_a_row_far_below_costs_nothing() -> None:
    """Numbers of rows that no spreadsheet has are not counted up to."""
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>claim</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>It fell.</t></is></c></row>'
        b'<row r="99999999999"><c r="A9" t="inlineStr"><is><t>It rose.</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    data = _with(_book([HEAD]), "xl/worksheets/sheet1.xml", far)
    [found] = read_workbook(data, "a.xlsx")
    assert found.text == "It fell."


def _remarked(said: str = "ask the\nregistry") -> bytes:
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ("The dam is new.", "Edda Quist"), ("The well is old.", "Ole Brandt")):
        sheet.append(row)
    sheet["B3"].comment = Comment(said, "Ilse Varn")
    sheet["A1"].comment = Comment("about the column", "Ilse Varn")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_remarks_on_cells_hang_on_the_claim_of_their_row() -> None:
    """Each as a comment with its cell and author; those on the names of columns hang on none."""
    [found] = read_workbook(_remarked(), "a.xlsx")
    [remark] = found.layout.annotations
    assert remark.span.of(found.text) == "The well is old."
    assert (remark.kind, remark.author) == (AnnotationKind.COMMENT, "Ilse Varn")
    assert remark.text == "B3: ask the registry"


def test_remarks_that_cannot_be_read_keep_no_claim_out() -> None:
    """A part that is no XML, or that is not there, leaves the cells as they are."""
    whole = _remarked()
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            broken = "comments/" in name or name.startswith("xl/comments")
            new.writestr(name, b"<comments><comment" if broken else old.read(name))
    [found] = read_workbook(held.getvalue(), "a.xlsx")
    assert len(found.layout.landmarks) == 2
    assert found.layout.annotations == ()


def test_a_remark_is_no_longer_than_a_note() -> None:
    """However much somebody wrote into one, a bounded part of it is kept."""
    [found] = read_workbook(_remarked("x" * 20_000), "a.xlsx")
    assert len(found.layout.annotations[0].text) == len("B3: ") + 4_000
