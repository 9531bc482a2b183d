"""Texts made to be slow to read as a whole."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from claims.extract import extract

_COUNTS = {
    "the first ": 10_000,
    "the most ": 10_000,
    "el más ": 10_000,
    "never ": 20_000,
    "in March ": 10_000,
    "January ": 10_000,
    "March 3, ": 10_000,
    "on 5 May 2019 ": 6_000,
    "since 2019 ": 8_000,
    "the last two years ": 5_000,
    '"a" ': 20_000,
    "“": 50_000,
    ",": 100_000,
    ", ": 50_000,
    "7": 100_000,
    "7 ": 30_000,
    "1,": 30_000,
    "\n": 100_000,
    ".\n": 30_000,
    " ": 100_000,
    "x": 100_000,
    "X ": 20_000,
    "Mayor Ann Bee, ": 5_000,
    "in Ohio, ": 8_000,
    "U.S. ": 20_000,
    "He said that ": 6_000,
    "more than ": 10_000,
    "what? ": 10_000,
    "\u2028": 50_000,
}
"""Scraps, and how many of each make a text of about a tenth of a megabyte."""

_READ = """
import json, sys
from datetime import date
from claims.extract import extract
for text in json.load(sys.stdin):
    extract(text, published=date(2024, 5, 6))
"""

_PATIENCE = 300
"""Seconds; about twenty times what it takes."""


def test_no_text_takes_longer_than_its_length() -> None:
    """Words of rank, dates, names, marks and digits by the ten thousand are read in linear time."""
    texts = [scrap * count for scrap, count in _COUNTS.items()]
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        input=json.dumps(texts),
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize("scrap", sorted(_COUNTS))
def test_claims_of_such_texts_are_where_they_say(scrap: str) -> None:
    """What is found in a text made of one scrap slices back to its words."""
    text = scrap * 40
    for claim in extract(text).claims:
        assert claim.span.of(text) == claim.text
