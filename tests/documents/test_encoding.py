"""Bytes become characters in a fixed order, and the document says which way was taken."""

from __future__ import annotations

import codecs

import pytest

from claims.documents.encoding import decode
from claims.errors import DocumentError

SPANISH = "El señor Núñez dijo que la cosecha cayó un 12 % este año en toda la región."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    """A mark names the encoding; the text begins after it."""
    decoded = decode(mark + SPANISH.encode(encoding), "a.txt", declared="cp1251")
    assert decoded.text == SPANISH
    assert decoded.how == f"{encoding} (byte order mark)"


def test_a_mark_that_lies_is_refused_with_its_offset() -> None:
    """Text that breaks its own mark is refused and the byte is named."""
    with pytest.raises(DocumentError, match=r"a\.txt: .*breaks at byte 5"):
        decode(codecs.BOM_UTF8 + b"ab\xff", "a.txt")


def test_a_declared_charset_comes_before_utf8() -> None:
    """What a page declares is believed where it can be decoded so."""
    decoded = decode("Цена 5".encode("cp1251"), "a.html", declared="windows-1251")
    assert decoded.text == "Цена 5"
    assert decoded.how == "cp1251 (declared)"


@pytest.mark.parametrize("declared", ["utf-7", "zip", "no-such", "unicode_escape", "\0", "utf-16"])
def test_a_declaration_that_is_no_charset_of_pages_is_passed_over(declared: str) -> None:
    """Codecs that only Python knows cannot be chosen by a page."""
    assert decode(b"+AGE-", "a.html", declared=declared).text == "+AGE-"


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    """Pages that declare Latin-1 hold curly quotes of windows-1252."""
    decoded = decode(b"\x93yes\x94", "a.html", declared="ISO-8859-1")
    assert decoded.text == "“yes”"


def test_valid_utf8_is_utf8() -> None:
    """Bytes that are valid UTF-8 throughout are read as such."""
    assert decode(SPANISH.encode(), "a.txt").how == "utf-8 (valid throughout)"


def test_western_text_is_guessed_as_windows_1252() -> None:
    """A few accented letters read as cp1252, where detectors propose cp1250."""
    decoded = decode(SPANISH.encode("cp1252"), "a.txt")
    assert decoded.text == SPANISH
    assert decoded.how.startswith("cp1252 (guessed")


def test_text_full_of_other_letters_is_guessed_by_them() -> None:
    """Cyrillic bytes are not taken for accents."""
    text = "Министерство сообщило о росте цен на пять процентов за год."
    assert decode(text.encode("cp1251"), "a.txt").text == text


def test_utf16_without_its_mark_is_recognised() -> None:
    """Every other byte zero is UTF-16, not binary junk."""
    decoded = decode("Prices rose by 5 %.".encode("utf-16-le"), "a.txt")
    assert decoded.text == "Prices rose by 5 %."
    assert "zero bytes" in decoded.how


def test_utf8_with_a_broken_place_is_refused_with_its_offset_and_line() -> None:
    """Mostly valid UTF-8 is not turned into gibberish: the place is named."""
    data = "Primera línea.\nSegunda ".encode() + b"\xff" + " señal".encode()
    with pytest.raises(DocumentError, match=r"first at byte 24 \(line 2\)"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"%PDF-1.7 x", "a PDF"), (b"PK\x03\x04rest", "an archive"), (b"\x89PNG\r\n", "an image")],
)
def test_known_kinds_of_files_are_named(data: bytes, kind: str) -> None:
    """A file of another kind is called what it is, and what to do is said."""
    with pytest.raises(DocumentError, match=rf"{kind}.*[Ss]ave or export"):
        decode(data, "a.txt")


def test_a_zero_byte_is_no_text() -> None:
    """A zero byte is refused and its offset named."""
    with pytest.raises(DocumentError, match="offset 2"):
        decode(b"ab\x00cd", "a.txt")


def test_bytes_without_any_order_are_junk() -> None:
    """Control characters in bytes that are no UTF-8 are junk, not text."""
    with pytest.raises(DocumentError, match="no text"):
        decode(bytes(range(1, 256)) * 3, "a.txt")


def test_escape_sequences_are_kept() -> None:
    """A recording of a terminal is text: what it holds is shown safely, not thrown away."""
    text = "\x1b[31mred\x1b[0m \x1b]0;title\x07 said 5 people\u202e"
    assert decode(text.encode(), "a.txt").text == text


def test_line_ends_become_equal() -> None:
    """CRLF and lone CR are LF, so that offsets do not depend on the system."""
    assert decode(b"a\r\nb\rc\nd", "a.txt").text == "a\nb\nc\nd"
