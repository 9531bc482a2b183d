"""Workbooks that another program wrote, where it is at hand: LibreOffice Calc."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from claims.documents import Given, read_bytes

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
NAMESPACES = " ".join(
    f'xmlns:{short}="{long}"'
    for short, long in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
        "dc": "http://purl.org/dc/elements/1.1/",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    }.items()
)


STYLES = (
    "<office:automatic-styles><number:date-style style:name='N1'><number:day/>"
    "<number:text>.</number:text><number:month/><number:text>.</number:text>"
    "<number:year number:style='long'/></number:date-style>"
    "<style:style style:name='day' style:family='table-cell' style:data-style-name='N1'/>"
    "</office:automatic-styles>"
)


def cell(text: str, attributes: str = 'office:value-type="string"', inside: str = "") -> str:
    """A cell of a sheet."""
    return f"<table:table-cell {attributes}>{inside}<text:p>{text}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    """A row of a sheet."""
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


SHEET = "".join(
    (
        row(*map(cell, ("claim", "who", "date", "notes"))),
        row(
            cell(
                "The mill employs 45 people.",
                inside="<office:annotation><dc:creator>Eva Muster</dc:creator>"
                "<text:p>Really?</text:p></office:annotation>",
            ),
            cell("Edda Quist"),
            cell(
                "5.10.2023",
                'table:style-name="day" office:value-type="date" office:date-value="2023-10-05"',
            ),
            cell("0", 'table:formula="of:=20+25" office:value-type="float" office:value="0"'),
        ),
        row(cell("El río lleva 1.200 m³ de agua."), cell("Ole Brandt")),
    )
)


def test_a_list_that_calc_saved_is_read_as_calc_shows_it(tmp_path: Path) -> None:
    """Days are days, formulas what they came to, letters as they were; remarks on cells hang
    on the claim.
    """
    (tmp_path / "list.fods").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        '<office:body><office:spreadsheet><table:table table:name="Claims">'
        f"{SHEET}</table:table></office:spreadsheet></office:body></office:document>",
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "xlsx", "list.fods"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=240, check=True)
    [found] = read_bytes((tmp_path / "list.xlsx").read_bytes(), "list.xlsx", Given())
    assert found.text == (
        "The mill employs 45 people.\n\nClaimed by: Edda Quist\nOn: 2023-10-05\n\n"
        "El río lleva 1.200 m³ de agua.\n\nClaimed by: Ole Brandt"
    )
    assert [one.text for one in found.layout.annotations] == ["45", "A2: Really?"]
    assert [one.label for one in found.layout.landmarks] == ["row 2", "row 3"]
