"""What is shown never steers the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.safe import MOST_MARKS, cap_marks, is_safe, oddities, safe, safe_block

HARMFUL = {
    "escape": "\x1b",
    "null": "\x00",
    "bell": "\x07",
    "carriage return": "\r",
    "delete": "\x7f",
    "C1 control sequence introducer": "\x9b",
    "C1 operating system command": "\x9d",
    "next line": "\x85",
    "right-to-left override": "\u202e",
    "left-to-right isolate": "\u2066",
    "right-to-left mark": "\u200f",
    "Arabic letter mark": "\u061c",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "tag letter": "\U000e0041",
    "lone surrogate": "\ud800",
    "line separator": "\u2028",
    "private use": "\ue000",
    "noncharacter": "\ufffe",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "grapheme joiner": "\u034f",
}


@pytest.mark.parametrize("harmful", HARMFUL.values(), ids=HARMFUL.keys())
def test_harmful_characters_get_one_visible_stand_in(harmful: str) -> None:
    """Each harmful character is replaced by exactly one other, printable character."""
    shown = safe(f"a{harmful}b")
    assert harmful not in shown
    assert len(shown) == 3
    assert shown.isprintable()
    assert safe_block(f"a{harmful}b") == shown


def test_stand_ins_are_the_documented_ones() -> None:
    """Escape, C1, bidi and zero-width characters have the stand-ins that the docs name."""
    assert safe("\x1b\x9b\u202e\u200b\x7f\x00") == "␛�⯑·␡␀"


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "“Más de 100.000” — así",
        "مرحبا",
        "数字は１０万",
        "नमस्ते",
        "e\u0301",
        "a\u00a0b",
        "👍🏽",
    ],
)
def test_writing_is_left_alone(text: str) -> None:
    """Letters of any script, their marks, and non-breaking spaces are shown as they are."""
    assert safe(text) == text
    assert oddities(text) == 0


def test_one_line_has_no_breaks_and_a_block_keeps_them() -> None:
    """Line feeds and tabs become spaces on one line, and stay in a block."""
    assert safe("a\nb\tc") == "a b c"
    assert safe_block("a\r\nb\tc\x1b") == "a\nb\tc␛"


def test_piled_marks_are_capped_one_to_one() -> None:
    """Marks beyond what any script writes are shown one by one, so that the length holds."""
    zalgo = "e" + "\u0301" * 100_000
    shown = cap_marks(zalgo)
    assert len(shown) == len(zalgo)
    assert shown.count("\u0301") == MOST_MARKS


def test_marks_of_every_script_are_capped() -> None:
    """No script's marks are taken for letters, digits or signs."""
    marks = [mark for mark in map(chr, range(0x3100)) if unicodedata.category(mark)[0] == "M"]
    assert len(marks) > 1000
    assert not [hex(ord(mark)) for mark in marks if cap_marks(mark * 9) == mark * 9]


def test_oddities_are_counted() -> None:
    """The count names the characters that hide, steer or turn, and no line breaks."""
    assert oddities("a\u202eb\u200b\nc\td") == 2


@given(st.text(alphabet=st.characters()))
def test_any_text_keeps_its_length_and_becomes_harmless(text: str) -> None:
    """For any code points at all: the same length, nothing unsafe, and doing it twice is once."""
    shown = safe(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(mark) for mark in shown} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    assert safe(shown) == shown
    if is_safe(text):
        assert shown == cap_marks(text)
