"""The gate as entries: what stands in the way, what is noted, and who has signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from claims.entries import entry_words
from claims.gate import Problem
from claims.model import Contact, Entry, EntryKind, Signed
from factcheck.tongue import tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.entries import Entry as Shown
from factcheck.tui.render.entries import Look, entry_lines, lines_at_most
from factcheck.tui.render.text import clip, line, one_line, pad, spread

_MOST = 3
"""Lines that an entry takes at most: a long one is opened to be read."""
_INDENT = 7


@dataclass(frozen=True)
class ProblemEntry(Shown):
    """One thing that stands in the way."""

    problem: Problem
    text: str
    """The words of the claim; empty where the problem is of the whole case."""
    key: str = ""

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """What is wrong, then of what."""
        claim = self.problem.claim
        words = one_line(tell(self.problem.words).removeprefix(claim).lstrip(": "))
        indent = _INDENT if claim else 0
        told = lines_at_most(line(words), max(width - indent - 2, 1), _MOST)
        heads = [pad(line((claim, "bold")), indent), *([line(" " * indent)] * (len(told) - 1))]
        found = [line(head, one) for head, one in zip(heads, told, strict=True)]
        if self.text:
            found.append(line(" " * indent, (one_line(self.text), "$quiet")))
        return entry_lines(found, width, look)


@dataclass(frozen=True)
class SignedEntry(Shown):
    """Who has signed in a role, or that nobody has."""

    role: str
    signed: Signed | None
    key: str = ""

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The role, who, when, and whether it stands."""
        role = pad(line((self.role, "bold")), 15)
        if self.signed is None:
            return entry_lines([line(role, (tr("nobody yet"), "$faint"))], width, look)
        entry = self.signed.entry
        who = line(f"{entry.by}, {entry.at:%Y-%m-%d %H:%M}")
        if self.signed.stands:
            fate = line((tr("stands"), "$verdict-good"), " ")
            return entry_lines([spread(line(role, who), fate, width - 2)], width, look)
        fate = line((tr("void"), "bold $verdict-bad"), " ")
        said = line((one_line(self.signed.voided), "$verdict-bad"))
        why = [line("  ", one) for one in lines_at_most(said, max(width - 4, 1), _MOST)]
        return entry_lines([spread(line(role, who), fate, width - 2), *why], width, look)


@dataclass(frozen=True)
class NotedEntry(Shown):
    """An entry of the journal."""

    entry: Entry
    today: date
    key: str = ""

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """Of what and by whom, then what it says."""
        entry = self.entry
        about = ", ".join(entry.claims) or tr("the whole case")
        corrected = f" {glyphs.DOT} {tr('corrected')}" if entry.corrected else ""
        made = line((f"{entry.by}, {entry.at:%Y-%m-%d %H:%M}{corrected} ", "$faint"))
        head = spread(line((about, "bold"), (f"  {entry.id}", "$faint")), made, width - 2)
        words = line((one_line(tell(entry_words(entry, self.today))), tone_of(entry, self.today)))
        told = lines_at_most(words, max(width - 4, 1), _MOST)
        return entry_lines([head, *(line("  ", clip(one, width - 4)) for one in told)], width, look)


def tone_of(entry: Entry, today: date) -> str:
    """The style of an entry's words: an answer that is overdue stands out."""
    if isinstance(entry, Contact) and entry.overdue(today):
        return "$verdict-bad"
    return "$verdict-warn" if entry.KIND is EntryKind.OVERRULING else ""
