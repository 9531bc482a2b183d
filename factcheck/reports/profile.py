"""What a ClaimReview must have, after Google's page on fact-check markup of 2025-12-10.

Required are the claim, a rating in words, and the review's address; what else is there must have
the right shape. The same is checked as in a JSON Schema of that page, and beyond it what no such
schema can say: that a rating's number lies between worst and best, and worst is at least 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

_CONTEXTS = [f"{scheme}://schema.org{end}" for scheme in ("http", "https") for end in ("", "/")]
_REVIEWERS = {"Organization", "Person", "NewsMediaOrganization"}
_CLAIMANTS = {"Organization", "Person"}
_DATE = re.compile(
    r"\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?", re.ASCII
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_RATING_NUMBERS = ("ratingValue", "bestRating", "worstRating")

Check: TypeAlias = Callable[[Any, str], Iterator[str]]


def problems(review: Any) -> list[str]:
    """Everything that is wrong with a ClaimReview, each line with its place; none if valid."""
    return list(_review(review))


def _review(review: Any) -> Iterator[str]:
    if not isinstance(review, Mapping):
        yield "is no object"
        return
    yield from _missing(review, ("@context", "@type", "claimReviewed", "reviewRating", "url"), "")
    if "@context" in review and review["@context"] not in _CONTEXTS:
        yield "@context: is not https://schema.org"
    yield from _type_in(review, {"ClaimReview"}, "")
    fields: dict[str, Check] = {
        "@id": _string,
        "url": _web_address,
        "claimReviewed": _words,
        "datePublished": _date,
        "inLanguage": _string,
        "author": _reviewer,
        "publisher": _reviewer,
        "reviewRating": _rating,
        "itemReviewed": _claim,
    }
    yield from _each(review, fields, "")


def _each(value: Mapping[str, Any], fields: Mapping[str, Check], where: str) -> Iterator[str]:
    for name, check in fields.items():
        if name in value:
            yield from check(value[name], f"{where}{name}")


def _missing(value: Mapping[str, Any], names: tuple[str, ...], where: str) -> Iterator[str]:
    yield from (f"{where}{name}: is missing" for name in names if name not in value)


def _type_in(value: Mapping[str, Any], types: set[str], where: str) -> Iterator[str]:
    kind = value.get("@type")
    if "@type" in value and not (isinstance(kind, str) and kind in types):
        yield f"{where}@type: is not {' or '.join(sorted(types))}"


def _object(value: Any, where: str, names: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{where}: is no object"
    else:
        yield from _missing(value, names, f"{where}.")


def _string(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{where}: is no text"


def _words(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str) or not value:
        yield f"{where}: is no text, or empty"


def _web_address(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str) or not re.match(r"https?://", value):
        yield f"{where}: is no address that begins with http:// or https://"


def _date(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        yield f"{where}: is no date such as 2024-01-31"


def _reviewer(value: Any, where: str) -> Iterator[str]:
    yield from _object(value, where, ("@type",))
    if isinstance(value, Mapping):
        yield from _type_in(value, _REVIEWERS, f"{where}.")
        if "name" not in value and "url" not in value:
            yield f"{where}: has neither name nor url"
        yield from _each(value, {"name": _words, "url": _string}, f"{where}.")


def _claimant(value: Any, where: str) -> Iterator[str]:
    yield from _object(value, where, ("@type", "name"))
    if isinstance(value, Mapping):
        yield from _type_in(value, _CLAIMANTS, f"{where}.")
        fields = {"name": _words, "jobTitle": _string, "sameAs": _one_or_more_strings}
        yield from _each(value, fields, f"{where}.")


def _one_or_more_strings(value: Any, where: str) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        yield from _string(one, where)


def _several(check: Check) -> Check:
    def one_or_more(value: Any, where: str) -> Iterator[str]:
        if value == []:
            yield f"{where}: is an empty list"
        for one in value if isinstance(value, list) else [value]:
            yield from check(one, where)

    return one_or_more


def _work(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, str):
        return
    yield from _object(value, where, ("@type",))
    if isinstance(value, Mapping):
        fields = {"@type": _string, "url": _string, "headline": _string, "datePublished": _date}
        yield from _each(value, fields, f"{where}.")


def _claim(value: Any, where: str) -> Iterator[str]:
    yield from _object(value, where, ("@type",))
    if isinstance(value, Mapping):
        yield from _type_in(value, {"Claim", "CreativeWork"}, f"{where}.")
        fields: dict[str, Check] = {
            "author": _several(_claimant),
            "datePublished": _date,
            "name": _string,
            "appearance": _several(_work),
            "firstAppearance": _work,
        }
        yield from _each(value, fields, f"{where}.")


def _rating(value: Any, where: str) -> Iterator[str]:
    yield from _object(value, where, ("@type", "alternateName"))
    if not isinstance(value, Mapping):
        return
    yield from _type_in(value, {"Rating"}, f"{where}.")
    fields: dict[str, Check] = {
        "alternateName": _words,
        "name": _string,
        "ratingExplanation": _string,
        **dict.fromkeys(_RATING_NUMBERS, _number),
    }
    yield from _each(value, fields, f"{where}.")
    given = [name for name in _RATING_NUMBERS if name in value]
    if given and len(given) < len(_RATING_NUMBERS):
        yield f"{where}: {', '.join(given)} without the rest of value, best and worst"
    elif given and all(_is_number(value[name]) for name in given):
        rated, best, worst = (float(value[name]) for name in _RATING_NUMBERS)
        yield from _range(rated, best, worst, where)


def _number(value: Any, where: str) -> Iterator[str]:
    if not _is_number(value):
        yield f"{where}: is no number"


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return _NUMBER.fullmatch(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _range(value: float, best: float, worst: float, where: str) -> Iterator[str]:
    if worst < 1:
        yield f"{where}.worstRating: is below 1"
    if not worst < best:
        yield f"{where}: worst is not below best"
    if not worst <= value <= best:
        yield f"{where}.ratingValue: is not between worst and best"
