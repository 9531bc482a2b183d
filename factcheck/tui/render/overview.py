"""The front page as entries: disputed figures, clusters of one claim, and counts as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from claims.model import ALARMS, Cluster, Dispute, Progress, Relation
from factcheck.tui.render.badges import RELATIONS, STATUSES, Badge
from factcheck.tui.render.entries import Entry, Look, entry_lines
from factcheck.tui.render.text import clip, line, one_line, pad, spread, styled

_UNLIKE = Badge("≠", "unlike the others", "warn")
_EIGHTHS = " ▏▎▍▌▋▊▉"


@dataclass(frozen=True)
class DisputeEntry(Entry):
    """Two passages that cannot both be right: the two figures, what lies between, both places."""

    dispute: Dispute
    key: str = ""

    def height(self, width: int) -> int:
        """A head and a line for each side."""
        return 3

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The three lines."""
        dispute = self.dispute
        head = line(_badge(dispute).content(), "  ", _figures(dispute))
        inner = width - 2
        difference = clip(styled(one_line(dispute.difference), "$verdict-bad"), inner // 2)
        status = STATUSES[dispute.status]
        right = line(difference, (f"  {status.glyph} {dispute.claim} ", "$faint"))
        names = min(max(len(dispute.document_name), len(dispute.against_name) + 6, 8), inner // 3)
        mine = _side(dispute.document_name, dispute.text, names, inner)
        return entry_lines(
            [spread(head, right, inner), mine, _other(dispute, names, inner)], width, look
        )


def _other(dispute: Dispute, names: int, width: int) -> Content:
    """The other side: the passage, or where it was looked for in vain."""
    if dispute.relation is Relation.NOT_FOUND:
        return clip(line("  ", pad(Content(""), names), "  ", (dispute.reason, "$quiet")), width)
    where = f"{dispute.against_name} {dispute.locator}".strip()
    return _side(where, dispute.against_text or dispute.reason, names, width)


def _badge(dispute: Dispute) -> Badge:
    return (
        RELATIONS[dispute.relation]
        if dispute.relation in ALARMS and not (dispute.cluster and not dispute.evidence)
        else _UNLIKE
    )


def _figures(dispute: Dispute) -> Content:
    values = [one_line(one) for one in (dispute.value, dispute.against_value) if one]
    if len(values) == 2:
        return line((values[0], "bold"), (" ↔ ", "$quiet"), (values[1], "bold"))
    told = dispute.reason if dispute.relation is Relation.SPELLING else dispute.speaker or ""
    return styled(one_line(values[0] if values else told), "bold")


def _side(name: str, text: str, names: int, width: int) -> Content:
    left = pad(styled(one_line(name), "$quiet"), names)
    return clip(line("  ", left, "  ", one_line(text)), width)


@dataclass(frozen=True)
class ClusterEntry(Entry):
    """One claim made several times, with the figures that it is made with."""

    cluster: Cluster
    words: str
    """The words of its first claim."""
    key: str = ""

    def height(self, width: int) -> int:
        """The words, and what they are said with."""
        return 2

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The two lines."""
        cluster = self.cluster
        count = f"{len(cluster.claims):,} claims in {cluster.documents:,} documents "
        if cluster.documents == 1:
            count = f"{len(cluster.claims):,} claims in one document "
        odd = len(cluster.outliers)
        unlike = f"{_UNLIKE.glyph} {odd:,} unlike the others  " if odd else ""
        head = spread(styled(one_line(self.words)), line((count, "$quiet")), width - 2)
        spread_words = (one_line(cluster.spread), "bold" if odd else "$quiet")
        return entry_lines([head, line("  ", (unlike, "$verdict-warn"), spread_words)], width, look)


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
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


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
        waits = f", {progress.deferred:,} put off" if progress.deferred else ""
        return [
            _share("claims", progress.decided, progress.total, width, waits),
            _share("words", progress.words_decided, progress.words, width),
        ]


def _share(what: str, done: int, total: int, width: int, more: str = "") -> Content:
    share = done / total if total else 0.0
    cells = min(max(width // 4, 8), 24)
    full = round(share * cells)
    bar = "▓" * full + "░" * (cells - full)
    percent = f"{share:.0%}".replace("%", " %")
    words = f"  {done:,} of {total:,} {what}{more}"
    return clip(line("  ", (bar, "$accent"), (f" {percent:>5}", "bold"), (words, "$quiet")), width)
