"""A page as one HTML file that asks for nothing from anywhere and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from factcheck.reports.html import policy
from factcheck.reports.page import Block, Page
from factcheck.reports.templating import Templates, ours


def write(page: Page, templates: Templates | None = None) -> Iterator[bytes]:
    """The whole page with its style inside.

    Raises:
        InputError: a template of a newsroom's own is broken.
    """
    templates = templates or ours()
    style = templates.style("report.css") + templates.style("page.css")
    values = {
        "page": page,
        "notes": {note.id: note for note in page.notes},
        "style": Markup(style),
        "policy": policy(style),
        "kind": _kind,
        "is_link": _is_link,
    }
    return templates.render("page.html", values)


def _kind(block: Block) -> str:
    return type(block).__name__


def _is_link(address: str) -> bool:
    return address.startswith(("http://", "https://", "#"))
