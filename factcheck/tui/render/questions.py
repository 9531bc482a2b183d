"""Who has not answered yet, as a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from claims.questions import Asked
from factcheck.tongue import tr
from factcheck.tui.render.text import indent, line, one_line, wrap


def questions_lines(found: Iterable[Asked], today: date, width: int) -> list[Content]:
    """Everybody with their deadline, all their claims, and each question below."""
    lines: list[Content] = []
    for one in found:
        if lines:
            lines.append(Content(""))
        lines += wrap(line((one_line(one.whom), "bold $accent"), "  ", _when(one, today)), width)
        about = ", ".join(one.claims) or tr("the whole case")
        lines += indent(wrap(line((about, "$quiet")), max(width - 2, 1)), "  ")
        for entry in one.open:
            claims = ", ".join(entry.claims) or tr("the whole case")
            asked = one_line(entry.asked) or tr("asked")
            told = line((entry.id, "$faint"), f"  {asked}", (f"  {claims}", "$quiet"))
            lines += indent(wrap(told, max(width - 4, 1)), "    ")
    return lines or [line((tr("Nobody is still to answer."), "$quiet"))]


def _when(one: Asked, today: date) -> tuple[str, str]:
    if one.deadline is None:
        return tr("no deadline"), "$quiet"
    if one.due(today):
        return tr("due on {day}").format(day=one.deadline), "bold $verdict-bad"
    return tr("by {day}").format(day=one.deadline), ""
