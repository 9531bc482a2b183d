"""Text made to be slow to read."""

from __future__ import annotations

import subprocess
import sys

_READ = """
import sys
from claims.extract.quantities import find_quantities
for scrap in sys.stdin.read().split("|"):
    for language in ("en", "es"):
        find_quantities((scrap * 6_000)[:6_000], language)
"""

_SCRAPS = (
    "1|,|\"|'| |\\n|1,|1.|1 |1-|1/|1:|$|$ 1 |(1|[1,|½|1^|a |and |one |half |not |million |"
    "more than |one hundred |1 to |1 or |1 in |5 ab |between 1 and |per 1 |x|http|é |1'000|. \\n|year old "
)

_PATIENCE = 60
"""Seconds; about twenty times what a slow machine needs."""


def test_no_text_takes_longer_than_its_length() -> None:
    """Digits, commas, spaces, quotes and cues by the ten thousand are read in linear time."""
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        input=_SCRAPS.replace("\\n", "\n"),
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0
