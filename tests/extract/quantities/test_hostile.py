"""Text made to be slow to read."""

from __future__ import annotations

import json
import subprocess
import sys

_LENGTH = 6_000

_SCRAPS = (
    *("1", ",", '"', "'", " ", "\n", "$", "½", "x", "http", "é ", "%", "(", "["),
    *("1,", "1.", "1 ", "1-", "1/", "1:", "1^", "(1", "[1,", "1'000", "$ 1 ", ". \n"),
    *("a ", "and ", "one ", "half ", "not ", "million ", "more than ", "one hundred "),
    *("1 to ", "1 or ", "1 in ", "5 ab ", "between 1 and ", "per 1 ", "year old "),
)

_READ = """
import json, sys
from claims.extract.quantities import find_quantities
for text in json.load(sys.stdin):
    for language in ("en", "es"):
        find_quantities(text, language)
"""

_PATIENCE = 60
"""Seconds; about twenty times what it takes."""


def test_no_text_takes_longer_than_its_length() -> None:
    """Digits, commas, spaces, quotes and cues by the thousand are read in linear time."""
    texts = [(scrap * _LENGTH)[:_LENGTH] for scrap in _SCRAPS]
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        input=json.dumps(texts),
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0
