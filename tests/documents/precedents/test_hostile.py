"""Whatever stands in a field, a check is read or refused, and never anything else."""

from __future__ import annotations

import io
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents import read_paths
from claims.errors import DocumentError
from claims.extract.precedents import extract_check
from claims.model import Document

_NAMES = (
    "@type @id url author publisher claimReviewed itemReviewed reviewRating datePublished headline"
    " description inLanguage alternateName ratingValue bestRating worstRating name jobTitle item"
    " appearance firstAppearance claimReview text claimant claimDate title reviewDate textualRating"
    " properties @value"
)
WORDS = st.sampled_from(
    ("ClaimReview", "45 percent of 3 ferries", "https://a.example/1", "javascript:x", "<b>\x1b[1m")
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_NAMES.split()), inner, max_size=6)
    ),
    max_leaves=20,
)


WHOLE = {
    "@type": "ClaimReview",
    "url": "https://a.example/1",
    "claimReviewed": "Norhavn lost 45 percent of its ferries",
    "author": {"name": "Tern Check"},
    "itemReviewed": {"author": {"name": "Ola Brandt"}},
    "reviewRating": {"alternateName": "False", "ratingValue": 1},
}
CHANGES = st.dictionaries(st.sampled_from(_NAMES.split()), VALUES, max_size=3)


@settings(max_examples=40, deadline=None)
@given(st.lists(CHANGES.map(lambda changed: {**WHOLE, **changed}), min_size=1, max_size=4))
def test_any_values_are_a_check_or_an_error(entries: list[Any]) -> None:
    """Every document quotes its claims and can be stored; every other outcome names the place."""
    text = json.dumps({"claims": entries})
    marked = text[:-1] + ', "ClaimReview": "claimReviewed"}'
    stream = io.BytesIO(b'{"@type": "ClaimReview"}\n' + marked.encode("utf-8"))
    for found in read_paths(["-"], stdin=stream):
        if isinstance(found, Document):
            assert found.rating is not None
            assert (found.text + found.title + found.url + found.publisher).encode()
            claims = extract_check(found.text, found.rating).claims
            assert claims
            assert all(claim.span.of(found.text) == claim.text for claim in claims)
        else:
            assert isinstance(found, DocumentError)
            assert str(found).startswith("standard input")
