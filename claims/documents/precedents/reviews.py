"""A published check as it was found becomes a document, or the errors that explain why not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claims.documents.precedents import fields
from claims.documents.precedents.finding import Found
from claims.documents.reading import Given
from claims.folding import fold
from claims.model import Document, PublishedRating, Role
from claims.model.documents import CLAIMED_BY
from claims.phrases import phrase

CLAIM_LIMIT = 10_000
"""Characters of a claim: more is an article."""
_LABEL_LIMIT = 1_000
_NAME_LIMIT = 300
_TITLE_LIMIT = 500
_SUMMARY_LIMIT = 20_000
_LOWEST, _HIGHEST = 1.0, 5.0


class FieldError(ValueError):
    """A field without which there is no check to speak of; the message names field and remedy."""


@dataclass(slots=True)
class _Remarks:
    """What was left out of a check that goes through."""

    lines: list[str] = field(default_factory=list)

    def add(self, name: str, problem: str) -> None:
        self.lines.append(f"{name}: {problem}")


def document_of(found: Found, origin: str, given: Given, how: str) -> Document:
    """The document of a check; ``origin`` is its file and entry. Raises :class:`FieldError`."""
    remarks = _Remarks()
    claim = _claim(found)
    item = _item(found)
    address = fields.address_of(found.get("url")) or given.url
    publisher = _publisher(found, address, given, remarks)
    published = given.published or _day(found, "datePublished", remarks)
    rating = _rating(found, item, remarks)
    title = _short(_first(found, "headline", "name", "title"), _TITLE_LIMIT)
    text = "\n\n".join(filter(None, (claim, _made_by(rating), title, _summary(found, claim))))
    return Document(
        text=text,
        sha256=identity(address, claim, publisher, rating),
        role=given.role or Role.PRECEDENT,
        title=title or _short(claim, _TITLE_LIMIT),
        publisher=publisher,
        published=published,
        retrieved=given.retrieved,
        url=address,
        origin=origin,
        language=given.language or fields.language_of(found.get("inLanguage")) or _language(text),
        kind=given.kind,
        group=given.group,
        confidential=given.confidential,
        made_by=how,
        rating=rating,
    )


def identity(address: str, claim: str, publisher: str, rating: PublishedRating) -> str:
    """What tells one published check from another: the same in whatever file it comes again."""
    numbers = [rating.value, rating.worst, rating.best]
    told = [address, fold(claim), fold(publisher), rating.label, *numbers]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _claim(found: Found) -> str:
    text = fields.text_of(found.get("claimReviewed"))
    for item in fields.objects(found.get("itemReviewed")):
        text = text or fields.text_of(item.get("text")) or fields.text_of(item.get("name"))
    if not text:
        raise FieldError(
            phrase("claimReviewed: is missing; give the claim in the publisher's words")
        )
    if len(text) > CLAIM_LIMIT:
        raise FieldError(
            phrase(
                "claimReviewed: holds {count:,} characters, more than the {claim_limit:,} of a "
                "claim; give the claim alone",
                count=len(text),
                claim_limit=CLAIM_LIMIT,
            )
        )
    return text


def _item(found: Found) -> dict[str, Any]:
    """Who made the claim, when and where; older reviews name a CreativeWork instead of a Claim."""
    return next(iter(fields.objects(found.get("itemReviewed"))), {})


def _publisher(found: Found, address: str, given: Given, remarks: _Remarks) -> str:
    for name in ("author", "publisher", "sdPublisher"):
        text = fields.text_of(found.get(name))
        if text and not text.startswith(("http://", "https://", "#", "_:")):
            return given.publisher or _short(text, _NAME_LIMIT)
    host = fields.host_of(address) or fields.host_of(fields.address_of(found.get("author")))
    if not (given.publisher or host):
        raise FieldError(
            phrase(
                "author: names nobody, and url has no host to go by; give --publisher or the author"
            )
        )
    if not given.publisher:
        remarks.add("author", phrase("is missing; {host} is taken from the address", host=host))
    return given.publisher or host


def _day(found: Found, name: str, remarks: _Remarks) -> date | None:
    day, stated = fields.day_of(found.get(name)), fields.text_of(found.get(name))
    if day is None and stated:
        remarks.add(
            name,
            phrase("“{stated}” is no date that can be read in one way only", stated=stated[:40]),
        )
    return day


def _rating(found: Found, item: Found, remarks: _Remarks) -> PublishedRating:
    stated = found.get("reviewRating")
    rating = next(iter(fields.objects(stated)), {})
    label = _short(_first(rating, "alternateName", "name", "textualRating"), _LABEL_LIMIT)
    if not rating:
        label = _short(fields.text_of(stated), _LABEL_LIMIT)
    numbers = _numbers(rating, remarks)
    if not label and not numbers:
        raise FieldError(
            phrase(
                "reviewRating: has neither words nor a number on a scale; give alternateName, "
                "the publisher's own words"
            )
        )
    value, worst, best = numbers or (None, None, None)
    claimant = next(iter(fields.objects(item.get("author"))), {})
    return PublishedRating(
        label=label,
        value=value,
        worst=worst,
        best=best,
        explanation=_short(_first(rating, "ratingExplanation", "description"), _SUMMARY_LIMIT),
        claimant=_short(fields.text_of(item.get("author")), _NAME_LIMIT),
        claimant_role=_short(fields.text_of(claimant.get("jobTitle")), _NAME_LIMIT),
        claimed=_day(item, "datePublished", remarks),
        reviewed=_appearance(item),
        remarks=tuple(remarks.lines),
    )


def _numbers(rating: Found, remarks: _Remarks) -> tuple[float, float, float] | None:
    """Value, worst and best, where the three make sense; what schema.org takes for missing ends.

    A number outside its scale says nothing: it is left out, and never bent to fit.
    """
    if rating.get("ratingValue") in (None, ""):
        return None
    value, worst, best = (
        fields.number_of(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating")
    )
    stated = [rating.get(name) for name in ("worstRating", "bestRating")]
    ends = [_end(*one) for one in zip(stated, (worst, best), (_LOWEST, _HIGHEST), strict=True)]
    low, high = ends
    problem = ""
    if value is None:
        problem = phrase(
            "“{words}” is no number", words=fields.text_of(rating.get("ratingValue"))[:40]
        )
    elif low is None or high is None or low >= high:
        problem = "the worst rating is not below the best one"
    elif not low <= value <= high:
        problem = phrase(
            "{value:g} lies outside the scale from {low:g} to {high:g}",
            value=value,
            low=low,
            high=high,
        )
    if problem or value is None or low is None or high is None:
        remarks.add(
            "reviewRating.ratingValue", phrase("{problem}; the number is left out", problem=problem)
        )
        return None
    return value, low, high


def _end(stated: Any, number: float | None, otherwise: float) -> float | None:
    return otherwise if stated in (None, "") else number


def _appearance(item: Found) -> str:
    """Where the claim was made: of a Claim its appearances, of an older CreativeWork its own."""
    places = (item.get(name) for name in ("firstAppearance", "appearance", "url", "sameAs"))
    return next(filter(None, map(fields.address_of, places)), "")


def _made_by(rating: PublishedRating) -> str:
    """ "Claimed by: Jane Doe (senator), 2 December 2025"; empty where nothing of it is known."""
    role = f" ({rating.claimant_role})" if rating.claimant_role and rating.claimant else ""
    when = rating.claimed.isoformat() if rating.claimed else ""
    return ", ".join(
        filter(None, (f"{CLAIMED_BY}{rating.claimant}{role}" if rating.claimant else "", when))
    )


def _summary(found: Found, claim: str) -> str:
    text = _first(found, "description", "abstract", "reviewBody", "articleBody")
    return "" if text == claim else _short(text, _SUMMARY_LIMIT)


def _first(found: Found, *names: str) -> str:
    texts = (fields.text_of(found.get(name)) for name in names)
    return next(filter(None, texts), "")


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _language(text: str) -> str:
    from claims.language import detect_language

    return detect_language(text)


def documents_in(
    reviews: Iterator[Found], origin: str, given: Given, how: str
) -> Iterator[Document | FieldError]:
    """The document of each review of one entry, or what it lacks."""
    for found in reviews:
        try:
            yield document_of(found, origin, given, how)
        except FieldError as error:
            yield error
