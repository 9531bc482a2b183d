"""Which texts say nearly the same words: MinHash bands of their terms.

After Broder (1997) and Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3.

Two sets of terms agree in one of 64 minima with the probability of their Jaccard index, so that
sixteen bands of four minima meet in at least one with 1 - (1 - j^4)^16: 0.89 at 0.6, 0.99 at 0.75,
0.03 at 0.2. What meets is a candidate and has to be compared.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Collection
from functools import lru_cache
from hashlib import shake_128

BANDS = 16
ROWS = 4
ALIKE = 0.6
"""The Jaccard index of terms from which two claims say nearly the same words."""
LEAST_TERMS = 4
"""Claims of fewer different terms say too little to be told from boilerplate."""
_MINIMA = BANDS * ROWS
# Terms of numbers as claims.analysis.number_term writes them.
_NUMBER = re.compile(r"nm?\d[\dpem]*|nlarge")
# Odd multipliers (Knuth's golden ratio and primes) that mix the four minima of a band.
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)
_BITS = (1 << 64) - 1


def carrying(statement: str) -> frozenset[str]:
    """The terms of an analysed text but for its numbers, so that copies with another one meet."""
    return frozenset(term for term in statement.split() if not _NUMBER.fullmatch(term))


def bands(terms: Collection[str]) -> list[int]:
    """The sixteen bands of a set of terms, as numbers of 63 bits; none of too few terms."""
    if len(terms) < LEAST_TERMS:
        return []
    minima = list(map(min, *map(_hashes, terms)))
    found = []
    for band in range(BANDS):
        a, b, c, d = minima[band * ROWS : (band + 1) * ROWS]
        mixed = (a * _MIX[0] + b * _MIX[1] + c * _MIX[2] + d * _MIX[3]) & _BITS
        found.append(band << 59 | mixed >> 5)
    return found


def jaccard(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the terms of either that both have."""
    shared = len(mine & theirs)
    return shared / (len(mine) + len(theirs) - shared) if shared else 0.0


@lru_cache(maxsize=16_384)
def _hashes(term: str) -> tuple[int, ...]:
    """64 hashes of one term, the same on every machine: 2.5 KB, 40 MB when the cache is full."""
    told = shake_128(term.encode(errors="replace")).digest(4 * _MINIMA)
    return struct.unpack(f"<{_MINIMA}I", told)
