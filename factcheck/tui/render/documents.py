"""Documents as entries of a list, and what became of claims in a new version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content

from claims.fates import Became
from claims.grouping import group_words
from claims.model import DiffPart, Document
from claims.revising import Fate, word_diff
from factcheck.tongue import tr, tr_count
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import Badge
from factcheck.tui.render.entries import Entry, Look, entry_lines
from factcheck.tui.render.evidence import diff_lines
from factcheck.tui.render.text import line, one_line, spread, styled

_LINES = 6
"""Lines of a difference that are shown; the document beside it has the rest."""


@dataclass(frozen=True)
class DocumentEntry(Entry):
    """A document in two lines: what it is called, and what it is."""

    document: Document
    """Without its text."""
    claims: int
    beside: tuple[str, ...] = ()
    """The documents that count as one source with it."""
    original: bool = False
    """Whether it stands for all of them."""
    key: str = ""

    def height(self, width: int) -> int:
        """Two lines."""
        return 2

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """Its name with how many claims, under it what it is."""
        document = self.document
        out = document.withdrawn
        head = line(
            (f"{document.id:<4} ", "$quiet"),
            (one_line(document.name), "$faint strike" if out else "bold"),
        )
        count = tr_count("1 claim", "{count:,} claims", self.claims).format(count=self.claims)
        right = line((f"{count} ", "$quiet"))
        under = line("     ", *self._told())
        return entry_lines([spread(head, right, width - 2), under], width, look)

    def _told(self) -> list[tuple[str, str]]:
        document = self.document
        told = [
            (tr(document.role.value), "$quiet"),
            (one_line(document.publisher), "$quiet"),
            (document.published.isoformat() if document.published else "", "$quiet"),
            (tr(document.kind.value) if document.kind else "", "$quiet"),
            (tr("confidential") if document.confidential else "", "$verdict-warn"),
            (tr("withdrawn") if document.withdrawn else "", "$verdict-warn"),
            (group_words(document.group, self.beside), "$accent"),
            (tr("the original") if self.original else "", "$quiet"),
        ]
        shown = [one for one in told if one[0]]
        between = [(f" {glyphs.DOT} ", "$faint")] * len(shown)
        return [one for pair in zip(shown, between, strict=True) for one in pair][:-1]


@dataclass(frozen=True)
class FateEntry(Entry):
    """A claim of a version: what it is called, its verdict, its words or what changed in them."""

    became: Became
    badge: Badge
    key: str = ""

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """A head; of changed claims the difference and why under it."""
        became = self.became
        claim = became.claim
        was = became.before.id if became.before and became.after else ""
        words = one_line(claim.text)
        if not self._differs:
            head = line((f"{claim.id:<5} ", "$quiet"), words)
            return entry_lines([spread(head, self._state(), width - 2)], width, look)
        head = line((claim.id, "bold"), (f" {tr('was')} {was}" if was else "", "$quiet"))
        reason = f"  {one_line(became.reason)}" if became.reason else ""
        first = spread(line(head, (reason, "$quiet")), self._state(), width - 2)
        before = became.before.text if became.before else ""
        under = _diff(before, claim.text, max(width - 6, 8))[:_LINES]
        return entry_lines([first, *(line("  ", one) for one in under)], width, look)

    @property
    def _differs(self) -> bool:
        return self.became.fate in (Fate.CHANGED, Fate.SPLIT, Fate.JOINED)

    def _state(self) -> Content:
        return line(self.badge.content(), " ")


@lru_cache(maxsize=256)
def _diff(before: str, after: str, width: int) -> list[Content]:
    parts = word_diff(before, after)
    if all(part.op == "same" for part in parts):
        return [styled(one_line(after))]
    return diff_lines(tuple(DiffPart(part.op, part.text) for part in parts), width)
