"""Text of every script in cells: cut between letters, in columns that stay straight."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len, split_graphemes
from textual.content import Content
from wcwidth import wcwidth

from claims.intake import take_in
from claims.model import Document, Role
from claims.store import Case
from factcheck.clock import system_clock
from factcheck.tui.render.cells import shown
from factcheck.tui.render.document import cut, document_line
from factcheck.tui.render.text import clip, pad, spread, styled

from .driving import driven

SAMPLES = {
    "plain": "The ferries carried 40,000 people",
    "Chinese": "渡轮在2021年运送了四万名乘客",
    "Korean, composed": "\u1112\u1161\u11ab\u1100\u1173\u11af 페리 승객",
    "full width": "ＦＥＲＲＩＥＳ　４００００",
    "half-width kana": "ﾌｪﾘｰ ｶﾞ ﾊｺﾝﾀﾞ",
    "marks of their own": "cafe\u0301 n\u0303andu\u0301 a\u0308o\u0308u\u0308",
    "Hebrew with points": "שָׁלוֹם הַמַּעְבֹּרֶת",
    "Arabic": "نقلت العبارات أربعين ألف راكب",
    "Thai": "เรือข้ามฟากบรรทุกผู้โดยสาร",
    "emoji": "ferry ⛴ and 😀😀😀",
    "a family": "👩\u200d👩\u200d👧 on board",
    "a heart": "they ❤\ufe0f ferries ❤\ufe0f",
    "colours of skin": "👍🏽 said 👋🏿 they",
    "a keycap": "number 1\ufe0f\u20e3 of all",
}


def cells_of_terminal(text: str) -> int:
    """How many cells a terminal takes for a text, character by character as most of them do."""
    return sum(max(wcwidth(character), 0) for character in text)


def boundaries(text: str) -> set[int]:
    """Where one letter with all its marks ends."""
    return {0, *(end for _, end, _ in split_graphemes(text)[0])}


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_terminal_takes_the_cells_that_are_counted(text: str) -> None:
    """What is shown is as wide in a terminal as the layout has it, whatever joins and varies."""
    assert cells_of_terminal(shown(text)) == cell_len(shown(text))
    assert len(shown(text)) == len(text)


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_line_is_cut_between_letters(text: str) -> None:
    """Cut to any width it fits; no letter loses its marks, no wide one is halved."""
    whole = shown(text)
    for width in range(1, cell_len(whole) + 3):
        found = clip(styled(text), width)
        assert found.cell_length <= width
        if found.plain != whole:
            kept = found.plain.removesuffix("…").rstrip(" ")
            assert whole.startswith(kept)
            assert len(kept) in boundaries(whole) or whole[len(kept) :].startswith(" ")


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_columns_are_exact(text: str) -> None:
    """Padded and spread lines take exactly the cells they are given."""
    for width in (5, 9, 24, 60):
        assert pad(styled(text), width).cell_length == width
        assert spread(styled(text), Content("end"), width).cell_length == width


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
@pytest.mark.parametrize("width", [4, 7, 20])
def test_a_document_is_broken_between_letters(text: str, width: int) -> None:
    """No line is wider than the pane, none begins with a mark of the letter before it."""
    long = " ".join([text] * 3)
    lines = cut(long, width)
    assert "".join(long[a:b] for a, b in zip(lines.starts, lines.ends, strict=True)) == long
    whole = boundaries(shown(long))
    for index, start in enumerate(lines.starts):
        drawn = document_line(lines, index, (), None)
        assert drawn.cell_length <= width + 5
        assert start in whole


async def test_columns_of_the_list_stay_straight(tmp_path: Path) -> None:
    """Claims in other scripts, and a terminal's own counting: each line has its panes in place."""
    text = "".join(
        f"In 2021 the ferries carried {count},000 passengers of {sample}, the board says.\n\n"
        for count, sample in enumerate(SAMPLES.values(), 40)
    )
    path = tmp_path / "scripts.factcheck"
    with Case.open(path, clock=system_clock, create=True) as case:
        document = Document(text=text, sha256="a" * 64, role=Role.DRAFT, title="渡轮 👩\u200d👧")
        take_in(case, [document], reviewer="Rev")
    async with driven(path, size=(120, 40)) as one:
        for strip in one.app.screen._compositor.render_strips():
            drawn = "".join(segment.text for segment in strip if not segment.control)
            assert cells_of_terminal(drawn) == 120, drawn
