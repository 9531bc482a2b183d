"""Verdict reports: a view of a case's events, written as bytes in one of several formats.

The same case gives the same bytes: times are those of events, never of the writing, and each
report carries the head hash of the history it was written from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.tongue import ENGLISH, within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claims.filters import Filter
    from claims.store import Case
    from factcheck.reports.model import ReportCase
    from factcheck.reports.templating import Templates

__all__ = ["FORMATS", "VIEWS", "advice", "export", "formats_of", "pieces", "signable"]

VIEWS = ("public", "memo", "queries", "marked", "sources", "corrections", "record")
"""What a report can be for."""
_PAGES = ("markdown", "html", "text", "docx", "csv", "xlsx")
_DATA = ("json", "jsonl", "claimreview")
FORMATS = (*_PAGES, *_DATA, "zip")
"""What :func:`export` can write; see :func:`formats_of`."""
BINARY = ("docx", "xlsx", "zip")
"""The formats that are no text."""


def formats_of(view: str) -> tuple[str, ...]:
    """The formats that a view can be had in, the usual one first."""
    if view == "record":
        return ("zip",)
    return (*_PAGES, *_DATA) if view == "public" else _PAGES


def export(
    case: Case,
    format: str = "",  # noqa: A002 - the word of the command line and its users
    *,
    view: str = "public",
    filter: Filter | None = None,  # noqa: A002 - as above
    base_url: str | None = None,
    force: bool = False,
    templates: Path | None = None,
    include_confidential: bool = False,
    language: str = ENGLISH,
) -> bytes:
    """All that :func:`pieces` gives for the same arguments, at once."""
    return b"".join(
        pieces(
            case,
            format,
            view=view,
            filter=filter,
            base_url=base_url,
            force=force,
            templates=templates,
            include_confidential=include_confidential,
            language=language,
        )
    )


def pieces(
    case: Case,
    format: str = "",  # noqa: A002 - as above
    *,
    view: str = "public",
    filter: Filter | None = None,  # noqa: A002 - as above
    base_url: str | None = None,
    force: bool = False,
    templates: Path | None = None,
    include_confidential: bool = False,
    language: str = ENGLISH,
) -> Iterator[bytes]:
    """A view of ``case``, one of :data:`VIEWS`, in one of its formats, the usual one if empty.

    Made piece by piece of one state of the case, whatever others write meanwhile; memory does not
    grow with the claims but for Word documents, records and the view ``marked``.

    Covers the claims to be reviewed, or with ``filter`` all that it lets through. ``base_url``
    and ``force`` are for ClaimReview: where the reviews will stand, and whether text-only ratings
    of a desk's own scale are wanted. ``templates`` is a folder with a newsroom's own. ``language``
    is that of what people read; formats for programs say the same in every language.

    Raises:
        InputError: no such view or format; no usable ``base_url`` for ClaimReview; a template that
            is broken; ``include_confidential`` for a view that never holds confidential words.
        ScaleError: ClaimReview of a scale that is not meant for publication.
        Refused: ClaimReview of a case without verdicts; a record of a case with a confidential
            source without ``include_confidential``; too many rows for a workbook.
        CaseError: the case cannot be read.
    """
    chosen = _checked(view, format)
    _check_secrecy(view, include_confidential)
    spoken = ENGLISH if chosen in _DATA else language
    yield from within(
        spoken, _made(case, chosen, view, filter, base_url, force, templates, include_confidential)
    )


def _made(
    case: Case,
    chosen: str,
    view: str,
    filter_: Filter | None,
    base_url: str | None,
    force: bool,
    templates: Path | None,
    include_confidential: bool,
) -> Iterator[bytes]:
    # Only here: each format loads its own libraries, and templates cost 82 ms.
    from factcheck.reports.gathering import reading
    from factcheck.reports.templating import Templates

    own = Templates(templates) if templates else None
    if view == "record" and filter_:
        raise InputError("The record is of the whole case: leave the filter out.")
    with reading(case, filter_) as report:
        if view != "record":
            yield from _written(report, view, chosen, own, base_url, force)
            return
        from factcheck.reports import record

        yield record.write(case, report, own, include_confidential=include_confidential)


def signable(case: Case) -> Iterator[bytes]:
    """What is signed: the whole report as JSON, which no newsroom's template alters."""
    return pieces(case, "json")


def _checked(view: str, format_: str) -> str:
    if view not in VIEWS:
        raise InputError(f"There is no view {view!r} of a case; there are {', '.join(VIEWS)}.")
    known = formats_of(view)
    if not format_:
        return known[0]
    if format_ in known:
        return format_
    if format_ == "pdf":
        instead = " Print the html report: it is laid out for paper."
    elif format_ in _DATA:
        instead = f" {format_} has everything at once, whatever the view: leave the view out."
    else:
        instead = ""
    what = "Reports are" if view == "public" else f"The view {view} is"
    raise InputError(f"{what} not written as {format_}; there are {', '.join(known)}.{instead}")


def _check_secrecy(view: str, include_confidential: bool) -> None:
    if include_confidential and view != "record":
        raise InputError(
            "Only the record can hold confidential sources (--view record); what is made for"
            " readers, editors and authors never does."
        )


def _written(
    report: ReportCase,
    view: str,
    format_: str,
    templates: Templates | None,
    base_url: str | None,
    force: bool,
) -> Iterator[bytes]:
    match format_:
        case "json" | "jsonl":
            from factcheck.reports import records

            return records.write_json(report) if format_ == "json" else records.write_jsonl(report)
        case "claimreview":
            from factcheck.reports import claimreview

            return claimreview.write(report, base_url, force=force)
        case _:
            from factcheck.reports import viewing

            return viewing.write(report, view, format_, templates)


def advice(case: Case, *, filter: Filter | None = None) -> list[str]:  # noqa: A002 - as above
    """What a ClaimReview of the case would say validly but badly, one line each."""
    from factcheck.reports import claimreview
    from factcheck.reports.gathering import reading

    with reading(case, filter) as report:
        return claimreview.advice(report)
