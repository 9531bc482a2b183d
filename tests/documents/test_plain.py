"""Plain text and Markdown keep their words; title and date are taken only where they are plain."""

from __future__ import annotations

from datetime import date

import pytest

from claims.documents.dates import explicit_date, parse_day
from claims.documents.plain import headline, read_markdown, read_plain


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour talks resume\n\nThe ministers met on Monday.\n", "Harbour talks resume"),
        ("# Harbour *talks* resume #\n\nThe ministers met.\n", "Harbour *talks* resume"),
        ("## [Talks](https://example.org) resume\n\nThe ministers met.\n", "Talks resume"),
        ("The ministers met on Monday.\nThey will meet again.\n", ""),
        ("Published: 5 October 2023\nHarbour talks resume\n\nText.\n", "Harbour talks resume"),
        ("One line and nothing else", ""),
        ("RELATED:\nOther news\n", ""),
        ("x" * 200 + "\n\nText.\n", ""),
    ],
)
def test_a_title_is_a_short_first_line_that_is_no_sentence(text: str, title: str) -> None:
    """A line with a full stop, a label or a lonely line is no title."""
    assert headline(text) == title


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 2023-10-05", date(2023, 10, 5)),
        ("Published on October 5, 2023 at noon", date(2023, 10, 5)),
        ("Fecha: 5 de octubre de 2023", date(2023, 10, 5)),
        ("Thursday, October 5, 2023", date(2023, 10, 5)),
        ("5th Oct. 2023", date(2023, 10, 5)),
        ("PORT VALE, Oct. 5, 2023 (Agency) — The ministers met.", date(2023, 10, 5)),
        ("The ministers met on October 5, 2023.", None),
        ("PORT VALE, Oct. 5 — The ministers met.", None),
        ("Published: 2023-02-31", None),
        ("Updated: 2023-10-05", None),
        ("In 2023", None),
    ],
)
def test_a_date_is_taken_only_where_it_is_stated_as_one(line: str, day: date | None) -> None:
    """A day that the text merely mentions is not the day it was published."""
    assert explicit_date(f"Harbour talks resume\n{line}\nMore text.\n") == day


def test_a_day_far_into_the_text_is_not_looked_for() -> None:
    """Only the first lines can say when a text was published."""
    assert explicit_date("line\n" * 40 + "Published: 2023-10-05\n") is None


def test_iso_times_are_days() -> None:
    """A time behind the day does not hide it."""
    assert parse_day("2023-10-05T10:30:00Z") == date(2023, 10, 5)


def test_front_matter_gives_title_date_and_author_and_stays_in_the_text() -> None:
    """Markdown is kept as written, and plain front matter is read."""
    text = (
        '---\ntitle: "Harbour talks"\ndate: 2023-10-05\nauthor: Ana Quill\nlang: en\n---\n\nBody.\n'
    )
    reading = read_markdown(text.encode(), "a.md")
    assert reading.text == text
    assert (reading.title, reading.author) == ("Harbour talks", "Ana Quill")
    assert reading.published == date(2023, 10, 5)
    assert reading.language == "en"


def test_dashes_without_an_end_are_no_front_matter() -> None:
    """A rule at the top of a text is not mistaken for fields."""
    assert read_markdown(b"---\ntitle: x\n\nBody follows here.\n", "a.md").title == ""


def test_the_text_is_what_was_written() -> None:
    """Neither white space nor marks are touched; the bytes' encoding is told."""
    reading = read_plain("  Ça va — 5 %.\n\n\n* b\t\n".encode("cp1252"), "a.txt")
    assert reading.text == "  Ça va — 5 %.\n\n\n* b\t\n"
    assert reading.made_by.startswith("plain text; cp1252 (guessed")
