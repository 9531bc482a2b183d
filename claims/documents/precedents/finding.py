"""Published checks in whatever surrounds them: a feed, a graph, a page's own description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from claims.documents.precedents.fields import objects

Found: TypeAlias = Mapping[str, Any]
"""A ClaimReview as it is written, its fields by their schema.org names."""

# A review may be an item of an element of a feed, or the review of an article of a graph.
_DEPTH = 5
_TYPE = "claimreview"


def reviews_in(value: Any, depth: int = 0) -> Iterator[Found]:
    """The ClaimReviews that a value is or holds, in their order."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from reviews_in(one, depth + 1)
    elif isinstance(value, dict):
        if is_review(value):
            yield _unwrapped(value)
        elif is_answer(value):
            yield from _answered(value)
        else:
            for inner in value.values():
                if isinstance(inner, dict | list):
                    yield from reviews_in(inner, depth + 1)


def is_review(value: Mapping[str, Any]) -> bool:
    """Whether an object says that it is a ClaimReview, or looks like one without a type."""
    types = _types(value)
    return _TYPE in types if types else "claimReviewed" in value


def is_answer(value: Mapping[str, Any]) -> bool:
    """Whether an object is a claim as the Fact Check Tools API answers with."""
    return "claimReview" in value and not _types(value)


def _types(value: Mapping[str, Any]) -> set[str]:
    stated = value.get("@type", value.get("type"))
    listed = stated if isinstance(stated, list) else [stated]
    # "schema:ClaimReview" and "https://schema.org/ClaimReview" are the same type.
    return {
        one.replace(":", "/").rpartition("/")[2].strip().lower()
        for one in listed
        if isinstance(one, str)
    }


def _unwrapped(value: Mapping[str, Any]) -> Found:
    """A review whose fields stand under ``properties``, as some converters write them."""
    inner = value.get("properties")
    if isinstance(inner, dict) and "claimReviewed" not in value:
        return {**value, **inner}
    return value


def _answered(value: Mapping[str, Any]) -> Iterator[Found]:
    """The reviews of an answer's claim, in the names of schema.org."""
    claim = {
        "@type": "Claim",
        "author": {"name": value.get("claimant")},
        "datePublished": value.get("claimDate"),
    }
    for review in objects(value.get("claimReview")):
        publisher = review.get("publisher")
        site = publisher.get("site") if isinstance(publisher, dict) else None
        yield {
            "@type": "ClaimReview",
            "claimReviewed": value.get("text"),
            "itemReviewed": claim,
            "author": {"name": publisher.get("name") or site}
            if isinstance(publisher, dict)
            else publisher,
            "url": review.get("url"),
            "headline": review.get("title"),
            "datePublished": review.get("reviewDate"),
            "inLanguage": review.get("languageCode"),
            "reviewRating": {"alternateName": review.get("textualRating")},
        }
