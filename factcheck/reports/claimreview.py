"""The report as ClaimReview JSON-LD (schema.org, with what Google requires of fact checks).

Nothing is written that :func:`problems` finds fault with. Ratings carry numbers only where the
scale's organisation publishes numbers for its labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from claims.errors import InputError, Refused, ScaleError
from claims.folding import fold
from claims.scales import Scale
from factcheck import __version__
from factcheck.reports.bodies import is_body
from factcheck.reports.model import ReportCase, ReportClaim, ReportDocument, Verdict
from factcheck.reports.profile import problems
from factcheck.reports.records import listed
from factcheck.safe import safe

CONTEXT = "https://schema.org"
_ADVISED_LENGTH = 75
_LOWEST = 1


def write(report: ReportCase, base_url: str | None, *, force: bool = False) -> Iterator[bytes]:
    """A graph with one ClaimReview for each claim that has a verdict, in pieces.

    Every one is looked at before the first is written.

    Raises:
        InputError: no address where the reviews will stand, or it is none.
        ScaleError: a verdict's scale is not meant for publication and ``force`` is not given.
        Refused: no claim has a verdict, or a review would not be valid.
    """
    base = _base(base_url)
    if not any(claim.verdict for claim in report.claims):
        raise Refused("No claim has a verdict, and a ClaimReview is of nothing else. Decide some.")
    _refuse_desk_scales(report, force)
    for one in _reviews(report, base):
        found = problems(one)
        if found:
            raise Refused(f"The ClaimReview of {one['url']} would not be valid: {found[0]}.")
    return listed({"@context": CONTEXT, "@graph": []}, _reviews(report, base))


def _reviews(report: ReportCase, base: str) -> Iterator[dict[str, Any]]:
    program = f"factcheck {__version__}"
    return (review(claim, base, report.head, program) for claim in report.claims if claim.verdict)


def review(claim: ReportClaim, base: str, head: str, program: str) -> dict[str, Any]:
    """One ClaimReview; ``claim`` has a verdict, ``base`` is where it will stand.

    ``head`` and ``program`` say which history it is of and what wrote it.
    """
    if claim.verdict is None:
        raise ValueError(f"{claim.id} has no verdict")
    site = urlsplit(base)
    decided, scale = claim.state.decided_at, claim.verdict.scale
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": f"{base}#{claim.id}",
        "identifier": f"head {head}; {program}; scale {scale.id} {scale.version}",
        **({"datePublished": decided.date().isoformat()} if decided else {}),
        "inLanguage": claim.document.language or "en",
        "claimReviewed": _line(claim.claim.text),
        "author": {
            "@type": "Organization",
            "name": site.hostname or base,
            "url": f"{site.scheme}://{site.netloc}/",
        },
        "itemReviewed": _claim(claim),
        "reviewRating": _rating(claim, claim.verdict),
    }


def advice(report: ReportCase) -> list[str]:
    """What is valid but read badly: too long, the rating in the claim, a day before the claim's."""
    return [
        f"{claim.id}: {line}" for claim in report.claims if claim.verdict for line in _advice(claim)
    ]


def _advice(claim: ReportClaim) -> Iterator[str]:
    text, state = _line(claim.claim.text), claim.state
    if len(text) >= _ADVISED_LENGTH:
        yield f"{len(text)} characters; search results cut claims at about {_ADVISED_LENGTH}"
    folded = fold(text)
    for label in claim.verdict.scale.labels if claim.verdict else ():
        if re.search(rf"(?<!\w){re.escape(fold(label.words))}(?!\w)", folded):
            yield f"the claim holds the words of the rating “{label.words}”"
    published = claim.document.published
    if published and state.decided_at and state.decided_at.date() < published:
        yield "was decided before the day on which the claim was published"


def _base(base_url: str | None) -> str:
    if not base_url:
        raise InputError(
            "ClaimReview needs the address where the checks will stand: give --base-url, or add"
            ' base_url = "https://example.org/checks" to the configuration.'
        )
    try:
        site = urlsplit(base_url)
        host = site.hostname
    except ValueError:
        host = None
    if (
        not host
        or not base_url.startswith(("http://", "https://"))
        or re.search(r"[\s#<>\"{}|\\^`\x00-\x20\x7f-\U0010ffff]", base_url)
    ):
        raise InputError(
            f"{safe(base_url)!r} is no address for checks: it begins with http:// or https://, is"
            " plain ASCII and has no #, since each claim adds its own."
        )
    return base_url


def _refuse_desk_scales(report: ReportCase, force: bool) -> None:
    for claim in report.claims:
        if claim.verdict and not claim.verdict.scale.publishable and not force:
            raise ScaleError(
                f"The scale “{claim.verdict.scale.name}” is not meant for publication. Choose"
                " another (factcheck scale google), or write text-only ratings with --force."
            )


def _claim(claim: ReportClaim) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "Claim"}
    said, document = claim.claim.attribution, claim.document
    if said and said.speaker:
        item["author"] = _author(said.speaker, said.role)
    elif not said and document.author:
        item["author"] = _author(document.author, None)
    if document.published:
        item["datePublished"] = document.published.isoformat()
    item["appearance"] = [_appearance(document)]
    return item


def _author(name: str, role: str | None) -> dict[str, str]:
    if is_body(name):
        return {"@type": "Organization", "name": _line(name)}
    title = {"jobTitle": _line(role)} if role else {}
    return {"@type": "Person", "name": _line(name), **title}


def _appearance(document: ReportDocument) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "CreativeWork", "headline": _line(document.name)}
    if re.fullmatch(r"https?://[^\s<>\"]+", document.url):
        work["url"] = document.url
    if document.published:
        work["datePublished"] = document.published.isoformat()
    if document.publisher:
        work["publisher"] = {"@type": "Organization", "name": _line(document.publisher)}
    return work


def _rating(claim: ReportClaim, verdict: Verdict) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": _line(verdict.words)}
    rating.update(_numbers(verdict.scale, verdict))
    if claim.state.rationale:
        rating["ratingExplanation"] = _line(claim.state.rationale)
    return rating


def _numbers(scale: Scale, verdict: Verdict) -> dict[str, int]:
    """Value, best and worst, where the scale has numbers that Google takes: from 1 upwards."""
    values = [label.value for label in scale.labels if label.value is not None]
    value = verdict.label.value if verdict.label else None
    if not (scale.publishable and scale.ordinal) or value is None:
        return {}
    if not _LOWEST <= min(values) < max(values):
        return {}
    return {"ratingValue": value, "bestRating": max(values), "worstRating": min(values)}


def _line(text: str) -> str:
    return safe(" ".join(text.split()))
