"""Verdict reports: a view of a case's events, written as bytes in one of several formats.

The same case gives the same bytes: times are those of events, never of the writing, and each
report carries the head hash of the history it was written from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InputError

if TYPE_CHECKING:
    from claims.filters import Filter
    from claims.store import Case

__all__ = ["FORMATS", "advice", "export"]

FORMATS = ("markdown", "html", "json", "jsonl", "csv", "claimreview")
"""What :func:`export` can write."""
_INSTEAD = {
    "pdf": "Print the html report: it is laid out for paper.",
    "docx": "Word opens the html report.",
}


def export(
    case: Case,
    format: str,  # noqa: A002 - the word of the command line and its users
    *,
    filter: Filter | None = None,  # noqa: A002 - as above
    base_url: str | None = None,
    force: bool = False,
) -> bytes:
    """The report on ``case`` in one of :data:`FORMATS`.

    Covers the claims to be reviewed, or with ``filter`` all that it lets through. ``base_url``
    and ``force`` are for ClaimReview: where the reviews will stand, and whether text-only ratings
    of a desk's own scale are wanted.

    Raises:
        InputError: no such format; no usable ``base_url`` for ClaimReview.
        ScaleError: ClaimReview of a scale that is not meant for publication.
        Refused: ClaimReview of a case without verdicts.
        CaseError: the case cannot be read.
    """
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        instead = f" {_INSTEAD[format]}" if format in _INSTEAD else ""
        raise InputError(f"Reports are not written as {format}; there are {known}.{instead}")
    # Only here: each format loads its own libraries, and templates cost 82 ms.
    from factcheck.reports.gathering import gather

    report = gather(case, filter)
    match format:
        case "html":
            from factcheck.reports import html

            return html.write(report)
        case "json" | "jsonl":
            from factcheck.reports import records

            return records.write_json(report) if format == "json" else records.write_jsonl(report)
        case "csv":
            from factcheck.reports import table

            return table.write(report)
        case "claimreview":
            from factcheck.reports import claimreview

            return claimreview.write(report, base_url, force=force)
        case _:
            from factcheck.reports import markdown

            return markdown.write(report)


def advice(case: Case, *, filter: Filter | None = None) -> list[str]:  # noqa: A002 - as above
    """What a ClaimReview of the case would say validly but badly, one line each."""
    from factcheck.reports import claimreview
    from factcheck.reports.gathering import gather

    return claimreview.advice(gather(case, filter))
