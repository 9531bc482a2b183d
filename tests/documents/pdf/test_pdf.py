"""PDFs: their words in order, their pages, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.documents import Given, read_bytes
from claims.documents.pdf import child, taking
from claims.documents.pdf.mending import mended
from claims.documents.pdf.taking import Line, Page
from claims.errors import DocumentError
from claims.extract import extract
from claims.locating import Locator
from claims.model import Document

from .making import pdf

WORDS = "The ferry company carried many passengers over the wide river in the winter of that"


def read(data: bytes, name: str = "report.pdf") -> Document:
    """The one document of a file."""
    [document] = read_bytes(data, name, Given())
    return document


def test_lines_become_paragraphs_and_hyphens_are_mended() -> None:
    """Lines that were broken to fit the page are joined, and so is a word that a hyphen broke."""
    document = read(
        pdf(
            [
                [
                    f"{WORDS} year and pub-",
                    f"lished it. {WORDS}",
                    "cold year.",
                    "",
                    "The mill is old.",
                ]
            ]
        )
    )
    assert document.text == (
        f"{WORDS} year and published it. {WORDS} cold year.\n\nThe mill is old."
    )


def test_a_word_with_a_hyphen_of_its_own_keeps_it() -> None:
    """The rest of the text tells whether the hyphen is the word's."""
    lines = [f"The well-known mill. {WORDS} well-", f"known year of it. {WORDS}", "end."]
    assert "well-known year" in read(pdf([lines])).text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """What stands at the same edge of most pages is no part of the text."""
    pages = [
        ["The Harbour Report 2022", "", f"Part {name} opens. {WORDS}", "year.", "", str(n)]
        for n, name in enumerate(("one", "two", "three", "four", "five"), 1)
    ]
    text = read(pdf(pages)).text
    assert "Harbour Report" not in text
    assert text.count("Part") == 5
    assert not any(line.strip().isdigit() for line in text.splitlines())


def test_a_sentence_runs_over_the_page_and_is_found_on_the_right_one() -> None:
    """A quotation is located on its page though its sentence began on the page before."""
    document = read(
        pdf([[f"{WORDS} cold", "year the captain"], ["counted 300 passengers.", "", "“All left.”"]])
    )
    assert "captain counted 300 passengers." in document.text
    where = Locator(document)
    assert where(document.text.index("counted")) == "p. 2, ¶1"
    assert where(document.text.index("ferry")) == "p. 1, ¶1"
    assert where(document.text.index("All left")) == "p. 2, ¶2"


def test_claims_of_a_pdf_slice_back() -> None:
    """Every claim quotes the stored text."""
    document = read(pdf([["In 2022 the ferry carried 12,400 passengers.", "It lost 300."]]))
    claims = extract(document.text).claims
    assert [claim.span.of(document.text) for claim in claims] == [claim.text for claim in claims]
    assert len(claims) == 2


def test_pages_without_text_are_said() -> None:
    """A scanned page among others is named; a file of nothing else is refused with advice."""
    assert "1 of them have no text" in read(pdf([["The mill is old."], []])).made_by
    with pytest.raises(DocumentError, match=r"none of its 2 pages has text.*ocrmypdf"):
        read(pdf([[], []]))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n" + b"\0" * 400, "damaged or cut short"),
        (pdf([["The mill is old."]])[:300], "damaged or cut short"),
        (pdf([]), "has no pages|damaged"),
    ],
)
def test_broken_files_are_refused(data: bytes, message: str) -> None:
    """The message names the file and says what to do."""
    with pytest.raises(DocumentError, match=rf"report\.pdf: .*({message})"):
        read(data)


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    """A file of ten thousand pages is told from its head."""
    with pytest.raises(DocumentError, match="10,000 pages, more than the 5,000"):
        read(pdf([["x"]] * 10_000))


def test_a_bomb_ends_with_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that unfolds without end takes the child's time, not the program's."""
    monkeypatch.setattr(taking, "_SECONDS", 2)
    drawing = b"BT /F1 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 2_000_000
    with pytest.raises(DocumentError, match=r"reading stopped at page 1|more than"):
        read(pdf([["x"]], stream=drawing))


def test_a_wrong_name_is_told() -> None:
    """A PDF named as text and a text named as PDF are refused, and said what they are."""
    with pytest.raises(DocumentError, match=r"is named as plain text and holds PDF"):
        read(pdf([["The mill is old."]]), "report.txt")
    with pytest.raises(DocumentError, match="is named as PDF and does not begin as one"):
        read(b"The mill is old.")


def test_letters_beyond_the_basic_plane_shift_no_line() -> None:
    """Places in the file's text are counted as pdfium counts them."""
    assert child._units("a😀ñ") == 4


def test_a_raised_sign_is_part_of_its_line() -> None:
    """A small sign behind a word neither ends the line nor reads as a number."""
    lines = (
        Line("The mill lost 30 sacks.", 50.0, 180.0, 700.0, 12.0),
        Line("1", 180.5, 183.5, 704.0, 7.0),
        Line("It turns and turns and", 187.0, 300.0, 700.0, 12.0),
        Line("turns again.", 50.0, 120.0, 686.0, 12.0),
    )
    text = mended([Page(lines)]).text
    assert text == "The mill lost 30 sacks.¹ It turns and turns and turns again."


def test_items_without_a_bullet_stand_apart() -> None:
    """Short lines that are set in are told from a paragraph by the column around them."""
    wide = [Line(f"{WORDS} and so on {n}", 50.0, 400.0, 700.0 - 14 * n, 12.0) for n in range(4)]
    wide[-1] = replace(wide[-1], text="of it.", right=90.0)
    items = [Line(f"Wheel {n} turns.", 80.0, 160.0, 640.0 - 14 * n, 12.0) for n in range(3)]
    paragraphs = mended([Page((*wide, *items))]).text.split("\n\n")
    assert paragraphs[1:] == ["Wheel 0 turns.", "Wheel 1 turns.", "Wheel 2 turns."]
