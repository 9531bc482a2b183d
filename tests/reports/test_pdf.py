"""The report on paper: whole, the same each time, and printed by nothing that is not there."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from claims.errors import InputError
from claims.store import Case
from factcheck.reports import export, pdf

MOMENT = datetime(2024, 3, 1, 12, 0, 5, tzinfo=UTC)
BROWSER = next(filter(None, map(shutil.which, pdf.BROWSERS)), "")
needs_browser = pytest.mark.skipif(not BROWSER, reason="no chromium here")


@needs_browser
def test_paper_has_every_claim_and_the_head(case: Case) -> None:
    """The last claim's anchor is in the text; the head stands after the end."""
    printed = pdf.write(export(case, "html"), MOMENT)
    with pypdfium2.PdfDocument(printed) as paper:
        text = " ".join(page.get_textpage().get_text_bounded() for page in paper)
        assert paper.get_metadata_dict()["CreationDate"] == "D:20240301120005+00'00'"
    last = list(case.queue.claim_ids(queue=True))[-1]
    assert re.search(rf"\bc{last}\b", text)
    assert printed.endswith(f"%%EOF\n% head {case.head()}\n".encode())


@needs_browser
def test_the_same_page_is_the_same_bytes(case: Case) -> None:
    """Nothing of the moment of printing stays in the file."""
    page = export(case, "html")
    assert pdf.write(page, MOMENT) == pdf.write(page, MOMENT)


def program(folder: Path, script: str) -> str:
    """A program that is called like a browser and does as told."""
    path = folder / "browser"
    path.write_text(f"#!{sys.executable}\nimport sys, pathlib\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


TARGET = "next(one[15:] for one in sys.argv if one.startswith('--print-to-pdf='))"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("sys.exit(3)", "could not print the report"),
        ("pass", "printed nothing"),
        (f"pathlib.Path({TARGET}).write_text('no')", "wrote no PDF"),
    ],
)
def test_a_browser_that_does_not_print_is_named(tmp_path: Path, script: str, said: str) -> None:
    """It fails, writes nothing, or writes something else: each is a sentence."""
    with pytest.raises(InputError, match=said):
        pdf.write(b"<p>x", MOMENT, program(tmp_path, script))


def test_a_browser_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets its time and no more."""
    monkeypatch.setattr(pdf, "SECONDS", 1)
    hanging = program(tmp_path, "import threading\nthreading.Event().wait()")
    with pytest.raises(InputError, match="did not print within"):
        pdf.write(b"<p>x", MOMENT, hanging)


def test_dates_are_replaced_in_as_many_bytes(tmp_path: Path) -> None:
    """No place in the file moves, in either spelling of a date."""
    wrote = "%PDF-1.4 (D:20300101000000+00'00') (D:20300101000000Z) end"
    script = f"pathlib.Path({TARGET}).write_text({wrote!r})"
    printed = pdf.write(b"x", MOMENT, program(tmp_path, script))
    assert printed.decode().strip() == wrote.replace("20300101000000", "20240301120005")


def test_nothing_of_a_persons_own_browser_is_used(tmp_path: Path) -> None:
    """The profile is new, and so is the home."""
    told = "'%PDF-' + os.environ['HOME'] + str(sys.argv)"
    script = f"import os\npathlib.Path({TARGET}).write_text({told})"
    home, _, flags = pdf.write(b"x", MOMENT, program(tmp_path, script)).decode().partition("[")
    assert f"--user-data-dir={home.removeprefix('%PDF-')}" in flags
    assert str(Path.home()) != home.removeprefix("%PDF-")


def test_without_any_printer_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser, the extra, or the page itself."""
    monkeypatch.setattr(pdf, "BROWSERS", ())
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError, match=r"chromium = .*pdf-out.*print the html"):
        pdf.write(b"x", MOMENT)


def test_a_browser_that_was_named_must_be_there() -> None:
    """A mistyped path is not passed over."""
    with pytest.raises(InputError, match="is no program here"):
        pdf.write(b"x", MOMENT, "/nowhere/chromium")
