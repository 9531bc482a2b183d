"""Headings in the list: whose the claims are, where the order is by people or sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.tui.widgets.headings import Headings, grouped

from .driving import driven


@pytest.mark.parametrize("height", [1, 2])
def test_lines_and_claims_find_each_other(height: int) -> None:
    """Each claim's lines lead back to it, and each heading stands right above its first claim."""
    headings = Headings(grouped([("a", 2), ("b", 1), (None, 3)]))
    seen = [headings.at(line, height) for line in range(6 * height + 3)]
    assert [place for place, part in seen if part < 0] == [0, 2, 3]
    assert [one for one in seen if one[1] >= 0] == [
        (place, part) for place in range(6) for part in range(height)
    ]
    for place in range(6):
        assert seen[headings.line_of(place, height)] == (place, 0)
    assert [headings.of(place).words for place in range(6)] == [
        "a",
        "a",
        "b",
        *["nobody named"] * 3,
    ]
    assert Headings().at(7, height) == divmod(7, height)


async def test_an_order_by_speaker_has_headings_with_counts(case_path: Path) -> None:
    """Each speaker once, with how many claims; the cursor steps over the headings."""
    async with driven(case_path, order="speaker") as one:
        await one.shows("nobody named  4")
        assert "Ada Quill  1" in one.text()
        assert list(one.review.claims.ids) == [3, 1, 2, 4, 5]
        await one.press("g", "j")
        assert one.review.claims.current == 1
        await one.press("k")
        assert one.review.claims.current == 3


async def test_an_order_by_source_has_headings(case_path: Path) -> None:
    """Whoever says the claim, or else the publisher or title of its document."""
    async with driven(case_path, order="source") as one:
        await one.shows("Ada Quill  1")
        await one.shows("Ferry draft  4")
