"""The characters of whole screens, compared with files that are read in review.

``FACTCHECK_UPDATE_SCREENS=1`` writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

import pytest

from .driving import Driven, driven
from .people_case import make_people_case

SCREENS = Path(__file__).parent / "screens"
SIZES = [(80, 24), (120, 40), (200, 50)]
FLOWS: dict[str, Sequence[str]] = {
    "review": (),
    "decided": ("1", "j", "j", "f", "enter", "3"),
    "evidence": ("enter", "j", "plus"),
    "compare": ("x",),
    "write": ("2",),
    "front": ("b",),
}
PEOPLE: dict[str, Sequence[str]] = {
    "speech": ("j",),
    "who": ("j", "i"),
    "cast": ("C",),
    "cast-place": ("C", "enter", "enter"),
    "cast-merge": ("C", "space", "j", "space", "m"),
}


def compare(name: str, found: str) -> None:
    """Fail with a diff where the screen is not as it was."""
    path = SCREENS / f"{name}.txt"
    if os.environ.get("FACTCHECK_UPDATE_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found + "\n", encoding="utf-8")
    kept = path.read_text(encoding="utf-8").rstrip("\n")
    if found != kept:
        lines = unified_diff(kept.splitlines(), found.splitlines(), "kept", "found", lineterm="")
        pytest.fail("\n".join(lines))


BY_HAND: dict[str, Sequence[str]] = {
    "choosing": ("a", "enter"),
    "past": ("1", "h"),
    "past-then": ("1", "h", "enter"),
    "precedents": ("p",),
}


async def steps(one: Driven, keys: Sequence[str]) -> None:
    """Press one key after the other, each when the one before has done what it does."""
    for key in keys:
        await one.press(key)
        await one.rested()
        if key in "123456789" or key == "plus":
            await one.until(
                lambda: (
                    one.state.verdict
                    or one.review.evidence.cards[-1].evidence.stance
                    or len(one.app.screen_stack) > 1
                ),
                "the act is done",
            )
            await one.rested()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", FLOWS)
async def test_the_screen_is_as_it_was(case_path: Path, name: str, size: tuple[int, int]) -> None:
    """The review at three sizes: at the beginning, decided, in the evidence, with dialogs."""
    async with driven(case_path, size=size) as one:
        await steps(one, FLOWS[name])
        compare(f"{name}-{size[0]}x{size[1]}", one.text())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", BY_HAND)
async def test_what_is_done_by_hand_is_shown_as_it_was(
    case_path: Path, name: str, size: tuple[int, int]
) -> None:
    """Choosing evidence, the history and a claim as it was, precedents."""
    async with driven(case_path, size=size) as one:
        await steps(one, BY_HAND[name])
        if name == "choosing":
            await one.type("ferries carried")
            await one.until(lambda: "31,500" in one.text(), "a passage is found")
            await one.press("down", "enter")
            await one.until(lambda: "CONFLICTS" in one.text(), "it is weighed")
        await one.settle()
        compare(f"{name}-{size[0]}x{size[1]}", one.text())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PEOPLE)
async def test_the_people_are_shown_as_they_were(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    """A speech lit apart, who says it, the cast, the place of a name, and two to be made one."""
    path = make_people_case(tmp_path / "harbour.factcheck")
    async with driven(path, size=size) as one:
        for key in PEOPLE[name]:
            await one.press(key)
        await one.settle()
        compare(f"{name}-{size[0]}x{size[1]}", one.text())
