"""The front page as entries: disputed figures, clusters of one claim, and counts as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from claims.model import ALARMS, Cluster, Dispute, Progress, Relation
from factcheck.tongue import later, plain, reason, tell, tr, tr_count
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import RELATIONS, STATUSES, Badge
from factcheck.tui.render.entries import Entry, Look, entry_lines
from factcheck.tui.render.text import clip, line, one_line, pad, spread, styled

_UNLIKE = Badge(glyphs.UNLIKE, later("unlike the others"), "warn")


@dataclass(frozen=True)
class DisputeEntry(Entry):
    """Two passages that cannot both be right: the two figures, what lies between, both places."""

    dispute: Dispute
    key: str = ""

    def height(self, width: int) -> int:
        """A head and a line for each side; what was found nowhere has one side."""
        return 2 if self.dispute.relation is Relation.NOT_FOUND else 3

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The head, then the sides."""
        dispute, inner = self.dispute, width - 2
        status = STATUSES[dispute.status]
        found = dispute.reason if dispute.relation is Relation.SPELLING else dispute.difference
        told = reason(found)
        if dispute.relation is Relation.NOT_FOUND:
            told, why = "", dispute.reason
        else:
            why = "" if dispute.value else dispute.speaker or ""
        head = line(
            _badge(dispute).content(),
            (f"  {plain(one_line(told))}" if told else "", "bold"),
            (f"  {plain(one_line(why))}" if why else "", "$quiet"),
        )
        right = line((f"{status.glyph} {dispute.claim} ", "$faint"))
        return entry_lines([spread(head, right, inner), *_sides(dispute, inner)], width, look)


def _sides(dispute: Dispute, width: int) -> list[Content]:
    """Both passages below each other: where, the figure, the words."""
    against, locator = dispute.against_name, f" {plain(dispute.locator)}" if dispute.locator else ""
    words = dispute.against_text or dispute.reason
    alone = dispute.relation is Relation.NOT_FOUND
    if alone:
        against, locator = "", ""
    names = min(max(len(dispute.document_name), len(against + locator), 8), width // 4)
    sides = (
        (styled(one_line(dispute.document_name), "$quiet"), tell(dispute.value), dispute.text),
        (_place(against, locator, names), tell(dispute.against_value), words),
    )
    values = min(max(len(value) for _, value, _ in sides), width * 2 // 5)
    return [
        clip(
            line(
                "  ",
                pad(name, names),
                "  ",
                pad(styled(one_line(value), "bold"), values),
                "  " if values else "",
                one_line(text),
            ),
            width,
        )
        for name, value, text in sides[: 1 if alone else 2]
    ]


def _place(name: str, locator: str, width: int) -> Content:
    """A document and the place in it, which a long name gives way to."""
    shown = clip(styled(one_line(name), "$quiet"), width - len(locator))
    return line(shown, (locator, "$quiet"))


def _badge(dispute: Dispute) -> Badge:
    return (
        RELATIONS[dispute.relation]
        if dispute.relation in ALARMS and not (dispute.cluster and not dispute.evidence)
        else _UNLIKE
    )


@dataclass(frozen=True)
class ClusterEntry(Entry):
    """One claim made several times, with the figures that it is made with."""

    cluster: Cluster
    words: str
    """The words of its first claim."""
    key: str = ""

    def height(self, width: int) -> int:
        """The words, and what they are said with where that is a figure."""
        return 2 if self.cluster.spread or self.cluster.outliers else 1

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The words, then the figures."""
        cluster = self.cluster
        count = tr("{count:,} claims in {documents:,} documents ").format(
            count=len(cluster.claims), documents=cluster.documents
        )
        if cluster.documents == 1:
            count = tr("{count:,} claims in one document ").format(count=len(cluster.claims))
        elif cluster.sources < cluster.documents:
            count += tr_count("of one source ", "of {sources:,} sources ", cluster.sources).format(
                sources=cluster.sources
            )
        odd = len(cluster.outliers)
        unlike = (
            tr("{glyph} {odd:,} unlike the others  ").format(glyph=_UNLIKE.glyph, odd=odd)
            if odd
            else ""
        )
        head = spread(styled(one_line(self.words)), line((count, "$quiet")), width - 2)
        figures = (one_line(reason(cluster.spread)), "bold" if odd else "$quiet")
        under = line("  ", (unlike, "$verdict-warn"), figures)
        return entry_lines([head, under][: self.height(width)], width, look)


@dataclass(frozen=True)
class MoreEntry(Entry):
    """That there is more than is shown."""

    words: str
    key: str = ""

    def height(self, width: int) -> int:
        """One line."""
        return 1

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The one line."""
        return entry_lines([styled(self.words, "$accent")], width, look)


@dataclass(frozen=True)
class BarEntry(Entry):
    """A count as a bar of blocks; it leads to the claims that it counts."""

    label: str
    count: int
    most: int
    """What a whole bar stands for."""
    filter: str
    """What shows these claims in the queue."""
    tone: str = "muted"
    glyph: str = " "
    key: str = ""

    def height(self, width: int) -> int:
        """One line."""
        return 1

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The glyph, the label, the bar, the count."""
        inner = width - 2
        labels = min(max(inner * 2 // 5, 12), 34)
        count = f"{self.count:>7,} "
        cells = max(inner - labels - len(count) - 3, 0)
        label = pad(line((self.glyph, f"$verdict-{self.tone}"), " ", one_line(self.label)), labels)
        bar = pad(styled(blocks(self.count, self.most, cells), f"$verdict-{self.tone}"), cells)
        return entry_lines([line(label, " ", bar, "  ", (count, "bold"))], width, look)


def blocks(count: int, most: int, cells: int) -> str:
    """A bar of at most ``cells`` cells, to an eighth of one; anything above nothing is seen."""
    if count <= 0 or most <= 0 or cells <= 0:
        return ""
    eighths = max(1, round(min(count / most, 1.0) * cells * 8))
    whole, rest = divmod(eighths, 8)
    part = str(glyphs.EIGHTHS[rest - 1]) if rest else ""
    # Where there are no parts of a block, the smallest is a whole one.
    return glyphs.BLOCK * whole + part or str(glyphs.BLOCK)


@dataclass(frozen=True)
class ProgressEntry(Entry):
    """How far the review is, by claims and by words."""

    progress: Progress

    def height(self, width: int) -> int:
        """Two lines."""
        return 2

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """By claims, by words."""
        progress = self.progress
        waits = (
            tr(", {deferred:,} put off").format(deferred=progress.deferred)
            if progress.deferred
            else ""
        )
        return [
            _share(tr("claims"), progress.decided, progress.total, width, waits),
            _share(tr("words"), progress.words_decided, progress.words, width),
        ]


def _share(what: str, done: int, total: int, width: int, more: str = "") -> Content:
    share = done / total if total else 0.0
    cells = min(max(width // 4, 8), 24)
    full = round(share * cells)
    bar = glyphs.FULL * full + glyphs.REST * (cells - full)
    percent = f"{share:.0%}".replace("%", " %")
    words = tr("  {done:,} of {total:,} {what}{more}").format(
        done=done, total=total, what=what, more=more
    )
    return clip(line("  ", (bar, "$accent"), (f" {percent:>5}", "bold"), (words, "$quiet")), width)
