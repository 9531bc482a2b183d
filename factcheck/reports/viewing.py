"""Which views there are, which formats, and how one is written in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from factcheck.reports import table
from factcheck.reports.model import ReportCase
from factcheck.reports.page import Page, Sheet
from factcheck.reports.templating import Templates
from factcheck.reports.views import corrections, marked, memo, public, queries, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view: what it says to people, and the same as rows."""

    page: Callable[[ReportCase], Page]
    sheets: Callable[[ReportCase], tuple[Sheet, ...]]


VIEWS: Mapping[str, View] = {
    "public": View(page=public.page, sheets=table.sheets),
    "memo": View(page=memo.page, sheets=memo.sheets),
    "queries": View(page=queries.page, sheets=queries.sheets),
    "marked": View(page=marked.page, sheets=marked.sheets),
    "sources": View(page=sources.page, sheets=sources.sheets),
    "corrections": View(page=corrections.page, sheets=corrections.sheets),
}
"""Every view but the record, which is no page."""


def write(
    report: ReportCase, view: str, format_: str, templates: Templates | None
) -> Iterator[bytes]:
    """A view of :data:`VIEWS` as ``markdown``, ``html``, ``text``, ``docx``, ``csv`` or ``xlsx``,
    in pieces.

    Raises:
        InputError: a template of a newsroom's own is broken.
        Refused: more rows than a workbook holds.
    """
    # Each writer is loaded for those who ask for it: Word's library alone takes 124 ms.
    chosen = VIEWS[view]
    match format_:
        case "csv":
            from factcheck.reports.writers import csv

            return csv.write(chosen.sheets(report))
        case "xlsx":
            from factcheck.reports.writers import xlsx

            title = chosen.page(report).title
            return xlsx.write(chosen.sheets(report), title, report.head, report.last)
        case "html":
            return _html(report, view, templates)
        case "docx":
            from factcheck.reports.writers import docx

            return iter((docx.write(chosen.page(report)),))
        case "text":
            from factcheck.reports.writers import text

            return text.write(chosen.page(report))
        case _:
            from factcheck.reports.writers import markdown

            return markdown.write(chosen.page(report))


def _html(report: ReportCase, view: str, templates: Templates | None) -> Iterator[bytes]:
    """The public report has a template of its own, with pictures and a table to choose from."""
    if view == "public":
        from factcheck.reports import html

        return html.write(report, templates)
    from factcheck.reports.writers import html as pages

    return pages.write(VIEWS[view].page(report), templates)
