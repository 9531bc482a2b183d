"""Readings as entries: a claim with who judged it how, and one reading after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

from claims.agreement import Agreement, Read, Reading
from factcheck.tongue import tr, tr_count
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import Badge
from factcheck.tui.render.entries import Entry, Look, entry_lines, lines_at_most
from factcheck.tui.render.text import clip, line, one_line, pad, spread

_MOST = 2
"""Lines of a claim's words in the list."""
_COLUMN = 24
"""Cells from which on a reader has a column."""
_LONGEST = 60
"""Lines of a reason that are shown."""
_NAME = 16
"""Cells of a reader's name."""

Badges = Callable[[str, str], Badge]
"""The badge of a label of a scale, by their ids."""


@dataclass(frozen=True)
class ReadEntry(Entry):
    """A claim that several people have read."""

    read: Read
    text: str
    badges: Badges
    mine: str
    """Who looks at it: their reading stands first."""
    key: str = ""

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """What each made of it, what was settled or is proposed, and its words."""
        read = self.read
        head = spread(line((read.claim, "bold")), self._fate(), width - 2)
        found = [head]
        for one in mine_first(read.readings, self.mine):
            badge = self.badges(one.label, one.scale)
            name = pad(line((one_line(one.by), "bold" if one.by == self.mine else "")), _NAME)
            found.append(line("  ", name, " ", (f"{badge.glyph} {badge.said}", _tone(badge))))
        words = line((one_line(self.text), "$quiet"))
        found += [line("  ", one) for one in lines_at_most(words, max(width - 4, 1), _MOST)]
        return entry_lines(found, width, look)

    def _fate(self) -> Content:
        read = self.read
        if read.settled:
            words = tr("settled by {who}").format(who=one_line(read.settled.by))
            return line((words, "$verdict-good"), " ")
        if read.proposed:
            badge = self.badges(read.proposed, read.readings[0].scale)
            votes = f"{read.tally[0][1]}:{len(read.readings) - read.tally[0][1]}"
            words = tr("vote {votes} for {label}").format(votes=votes, label=badge.said)
            return line((words, "bold $accent"), " ")
        if read.tied:
            votes = ":".join(str(count) for _, count in read.tally)
            return line((tr("tie {votes}").format(votes=votes), "bold $verdict-warn"), " ")
        if read.agreed:
            return line((tr("agreed"), "$verdict-good"), " ")
        return line((tr("disagreed"), "$verdict-bad"), " ")


@dataclass(frozen=True)
class ReasonsEntry(Entry):
    """What the readers of a claim made of it, and why: beside each other where there is room."""

    readings: Sequence[Reading]
    badges: Badges
    mine: str

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """A column a reader, or one below the other."""
        readings = mine_first(self.readings, self.mine)
        cells = (width - 2) // max(len(readings), 1)
        if cells < _COLUMN:
            return [one for reading in readings for one in self._one(reading, width - 2)]
        columns = [self._one(reading, cells - 2) for reading in readings]
        rows = zip_longest(*columns, fillvalue=Content(""))
        return [line("  ", *(pad(one, cells) for one in row)) for row in rows]

    def _one(self, one: Reading, width: int) -> list[Content]:
        badge = self.badges(one.label, one.scale)
        who = f"{one_line(one.by)} {tr('(you)')}" if one.by == self.mine else one_line(one.by)
        how = tr("blind") if one.blind else tr("in sight of all")
        why = line(one_line(one.reason)) if one.reason else line((tr("no reason given"), "$faint"))
        return [
            clip(line((who, "bold"), (f"  {how}", "$faint")), width),
            clip(line((f"{badge.glyph} {badge.said}", _tone(badge))), width),
            *lines_at_most(why, max(width, 1), _LONGEST),
            Content(""),
        ]


def mine_first(readings: Sequence[Reading], mine: str) -> list[Reading]:
    """One's own reading before those of others."""
    return sorted(readings, key=lambda one: one.by != mine)


def figures_lines(found: Agreement) -> Iterator[Content]:
    """The figures in words, a line each; what is undefined says why."""
    if not found.claims:
        yield line((tr("No claim has been read by two people yet."), "$quiet"))
        return
    many = tr_count("{n:,} claim read by several", "{n:,} claims read by several", found.claims)
    yield _figure(many.format(n=found.claims), tr("{n:,} agreed").format(n=found.agreed))
    if found.percent is not None:
        share = f"{found.percent:.1f} %"
        yield _figure(tr("Pairs of readings that are the same"), share)
    yield _figure(tr("Krippendorff's alpha, by name"), _shown(found.alpha))
    if found.ordinal is not None:
        yield _figure(tr("Krippendorff's alpha, by order"), _shown(found.ordinal))
    for pair in found.pairs:
        names = f"{one_line(pair.first)} {glyphs.DOT} {one_line(pair.second)}"
        both = tr("{same:,} of {claims:,}, kappa {kappa}").format(
            same=pair.same, claims=pair.claims, kappa=_shown(pair.kappa)
        )
        yield _figure(names, both)
    if found.others:
        words = tr("{n:,} claims read on another scale are left out").format(n=found.others)
        yield line((words, "$quiet"))


def _shown(value: float | None) -> str:
    return tr("undefined: one label only") if value is None else f"{value:.3f}"


def _figure(what: str, value: str) -> Content:
    return line((f"{what}: ", "$quiet"), (value, "bold"))


def _tone(badge: Badge) -> str:
    return f"$verdict-{badge.tone}"


def settled_line(read: Read, badge: Badge) -> Content:
    """Who settled a claim, as what, and why; empty where nobody has."""
    if read.settled is None:
        return Content("")
    words = tr("{who} settled it as {label}: {why}").format(
        who=one_line(read.settled.by), label=badge.said, why=one_line(read.settled.reason)
    )
    return line((words, "$verdict-good"))
