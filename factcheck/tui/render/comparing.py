"""A claim and a passage side by side: a row for each facet, lit where the two first part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from claims.match.facing import Facing, Row
from factcheck.tongue import plain, reason, tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import STANCES, relation_badge
from factcheck.tui.render.entries import Entry, Heading, Look, Prose, entry_lines
from factcheck.tui.render.evidence import diff_lines
from factcheck.tui.render.figures import Bar, picture
from factcheck.tui.render.text import line, one_line, pad, paragraph

_LABEL = 9
_MARKS = {
    "same": (glyphs.AGREES, "$verdict-good"),
    "near": (glyphs.COMPATIBLE, "$verdict-good"),
    "differs": (glyphs.UNLIKE, "$verdict-warn"),
    "unstated": (" ", "$faint"),
    "told": (" ", "$faint"),
}
_WIDEST = 110


@dataclass(frozen=True)
class FacetEntry(Entry):
    """One facet: its name, what claim and passage say, and what they are to each other."""

    row: Row
    first: bool

    @property
    def key(self) -> str:  # type: ignore[override]
        """The name of the row."""
        return self.row.name

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The two cells beside each other, wrapped."""
        cells = _cells(width)
        row = self.row
        loud = "bold on $lit" if self.first else "bold" if row.state == "differs" else ""
        missing = tr("not stated")
        left = paragraph(tell(row.ours) or missing, cells, loud if row.ours else "$faint")
        right = paragraph(tell(row.theirs) or missing, cells, loud if row.theirs else "$faint")
        mark, tone = _MARKS[row.state]
        shown: list[Content] = []
        for place in range(max(len(left), len(right))):
            top = place == 0
            shown.append(
                line(
                    pad(line((tr(row.name) if top else "", "$quiet")), _LABEL),
                    pad(left[place] if place < len(left) else Content(""), cells),
                    " ",
                    (mark if top else " ", tone),
                    " ",
                    right[place] if place < len(right) else "",
                )
            )
        if row.answer:
            said = (
                tr("the same, you decided")
                if row.answer == "same"
                else tr("different, you decided")
            )
            shown.append(line(" " * _LABEL, (glyphs.BY_HAND, "$accent"), " ", (said, "$accent")))
        return entry_lines(shown, width, look)


@dataclass(frozen=True)
class TitlesEntry(Entry):
    """What stands over the two columns."""

    facing: Facing

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """An empty line, then whose the columns are."""
        cells = _cells(width)
        source = self.facing.source.name
        where = ", ".join(part for part in (source, plain(self.facing.passage.locator)) if part)
        ours = pad(line((tr("this claim"), "$quiet")), cells)
        return [Content(""), line(" " * (_LABEL + 2), ours, "   ", (where, "$quiet"))]


def _cells(width: int) -> int:
    """The cells of each of two columns."""
    return max((min(width, _WIDEST) - _LABEL - 6) // 2, 8)


@dataclass(frozen=True)
class PictureEntry(Entry):
    """Both figures on one scale."""

    facing: Facing

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The bars, or nothing where there are no two figures."""
        passage = self.facing.passage
        if not passage.claim_quantity or not passage.quantity:
            return []
        bars = [
            Bar(tr("this claim"), passage.claim_quantity, "open"),
            Bar(self.facing.source.name, passage.quantity, relation_badge(passage).tone),
        ]
        drawn = picture(bars, min(width - 2, 90))
        return [Content(""), *(line("  ", one) for one in drawn)]


@dataclass(frozen=True)
class WordsEntry(Entry):
    """Both contexts in words with where they stand; of a quotation a word diff."""

    facing: Facing
    before: str
    after: str
    """What stands around the passage in its document."""

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The claim in its words, then the passage in its own."""
        facing, inner = self.facing, max(width - 2, 10)
        passage, source = facing.passage, facing.source
        where = ", ".join(part for part in (source.name, plain(passage.locator)) if part)
        shown = [Content(""), line((f"{facing.document.name}:", "$quiet"))]
        shown += paragraph(one_line(facing.claim.text), inner)
        shown += [Content(""), line((f"{where}:", "$quiet"))]
        if passage.diff:
            shown += diff_lines(passage.diff, inner)
        else:
            text = line(
                (one_line(self.before) + " " if self.before else "", "$faint"),
                (one_line(passage.text), "bold"),
                (" " + one_line(self.after) if self.after else "", "$faint"),
            )
            shown += list(text.wrap(inner))
        return [line("  ", one) for one in shown]


def facing_entries(facing: Facing, before: str, after: str) -> list[Entry]:
    """What the screen shows, from the first mismatch to both contexts."""
    passage = facing.passage
    head = "bold $verdict-warn" if facing.first else "bold $verdict-good"
    entries: list[Entry] = [
        Heading(line("  ", (headline(facing), head)), first=True),
        Prose(_verdict(facing)),
        TitlesEntry(facing),
        *(FacetEntry(row, row.name == facing.first) for row in facing.rows),
        PictureEntry(facing),
        WordsEntry(facing, before, after),
        Heading(line("")),
    ]
    entries += [Prose(line((reason(one), "$quiet"))) for one in passage.reasons]
    return entries


def headline(facing: Facing) -> str:
    """The first mismatch in a line, in the language of the interface."""
    row = next((one for one in facing.rows if one.name == facing.first), None)
    if row is None:
        return tr("Nothing differs in what both say.")
    missing = tr("not stated")
    return tr("First mismatch: {name}: {ours} | {theirs}").format(
        name=tr(row.name),
        ours=one_line(tell(row.ours)) or missing,
        theirs=one_line(tell(row.theirs)) or missing,
    )


def _verdict(facing: Facing) -> Content:
    passage = facing.passage
    badge = relation_badge(passage).content(loud=True)
    difference = passage.difference
    apart = reason(difference.words) if difference else ""
    if difference and difference.percent is not None and "%" not in apart:
        apart = ", ".join(part for part in (apart, f"{difference.percent:+.1f} %") if part)
    stance: str | Content = STANCES[passage.stance].content() if passage.stance else ""
    return line(badge, f"  {apart}" if apart else "", "   " if passage.stance else "", stance)
