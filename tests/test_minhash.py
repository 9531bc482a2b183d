"""MinHash bands: what is alike meets, what is not does not, the same on every machine."""

from __future__ import annotations

import random

from claims.analysis import terms
from claims.minhash import ALIKE, LEAST_TERMS, bands, carrying, jaccard

WORDS = [f"word{number}x" for number in range(4_000)]


def _of(text: str) -> frozenset[str]:
    return carrying(" ".join(terms(text)))


def test_copies_with_another_number_have_the_same_bands() -> None:
    """Numbers are no terms here, whether in digits or in words."""
    one = _of("The council of Norvale counted 4,200 empty flats last winter.")
    other = _of("The council of Norvale counted two million empty flats last winter.")
    assert one == other
    assert bands(one) == bands(other) != []


def test_bands_are_the_same_everywhere() -> None:
    """They are stored, so no hash of Python's own may go into them."""
    found = bands(frozenset({"council", "counted", "empty", "flat"}))
    assert len(set(found)) == 16
    assert found[0] == 29999723639303668
    assert [band >> 59 for band in found] == list(range(16))


def test_the_like_meet_and_the_unlike_do_not() -> None:
    """Of sets that share three quarters nearly all meet, of those that share a fifth few do."""
    source = random.Random(11)
    met = {0.75: 0, 0.2: 0}
    for share in met:
        for _ in range(300):
            shared = source.sample(WORDS, 14)
            rest = round(14 * (1 - share) / share / 2)
            one, other = (frozenset(shared + source.sample(WORDS, rest)) for _ in range(2))
            met[share] += not set(bands(one)).isdisjoint(bands(other))
    assert met[0.75] >= 285
    assert met[0.2] <= 30


def test_few_terms_have_no_bands() -> None:
    """What says next to nothing would meet everything that says as little."""
    few = frozenset(WORDS[: LEAST_TERMS - 1])
    assert bands(few) == []
    assert bands(frozenset()) == []


def test_the_jaccard_index_is_the_share_of_common_terms() -> None:
    """Two of four terms in common are a half; nothing in common, or nothing at all, is none."""
    one, other = frozenset("abc"), frozenset("bcd")
    assert jaccard(one, other) == 0.5 < ALIKE
    assert jaccard(one, frozenset()) == jaccard(frozenset(), frozenset()) == 0.0
    assert jaccard(one, one) == 1.0
