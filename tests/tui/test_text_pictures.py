"""The whole text at three sizes: at the claim, words selected, without marks, a dropped claim."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from .driving import driven
from .test_pictures import SIZES, compare
from .test_text import OTHER, TEXT, at_the_text, make

FLOWS: dict[str, Sequence[str]] = {
    "text": (),
    "text-selected": ("right_curly_bracket", "v", "l", "l", "j"),
    "text-bare": ("r",),
    "text-dropped": ("d", "enter"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", FLOWS)
async def test_the_text_is_shown_as_it_was(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    """Claims by their state in the margin, what no claim holds, the meter, the line below."""
    path = make(tmp_path / "harbour.factcheck", TEXT, OTHER)
    async with driven(path, size=size) as one:
        await at_the_text(one)
        await one.press(*FLOWS[name])
        if name == "text-dropped":
            await one.done("dropped")
        await one.settle()
        compare(f"{name}-{size[0]}x{size[1]}", one.text())
