"""Pictures for the HTML report, as inline SVG: no script, coloured by the page's style.

Widths are percentages, so that letters stay as large on a telephone as on paper. Each picture says
in words what it shows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from claims.model import Dimension, Interval, Quantity, Relation
from factcheck.reports import words
from factcheck.reports.model import ReportClaim
from factcheck.reports.numberline import Line, line_for
from factcheck.safe import safe
from factcheck.tongue import tr

_ROW, _TRACK, _AXIS = 38, 25, 24
_LEFT, _WIDE = 2.0, 96.0
"""Where a line of numbers begins and how long it is, in percent: arrows need room beside it."""
_MOST_ROWS = 8
_LONGEST_NAME, _LONGEST_FIGURE = 28, 24
_WORDY_TICK = 9
_DRAWN = (
    Relation.CONFLICTS,
    Relation.AGREES,
    Relation.COMPATIBLE,
    Relation.DIFFERENT_SCOPE,
)


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    figure: str
    interval: Interval
    kind: str
    """The class of the style that colours it."""
    relation: str = ""

    @property
    def words(self) -> str:
        """What the row shows, as a sentence."""
        finding = f" ({self.relation})" if self.relation else ""
        return f"{self.name}: {self.figure}{finding}."


def verdict_bar(tally: Sequence[tuple[str, str, str, int]]) -> Markup:
    """The verdicts as one bar; each part says in words what it is."""
    total = sum(count for *_, count in tally)
    if not total:
        return Markup("")
    parts, left = [], 0.0
    for glyph, label, tone, count in tally:
        width = 100 * count / total
        parts.append(
            Markup(
                '<rect class="tone-{}" x="{}%" y="0" width="{}%" height="20"><title>{}</title>'
                "</rect>"
            ).format(tone, _fixed(left), _fixed(width), safe(f"{glyph} {label}: {count}"))
        )
        left += width
    told = "; ".join(f"{label}: {count}" for _, label, _, count in tally)
    return _svg(
        "verdicts", 20, tr("{count} claims by verdict").format(count=total), safe(told), parts
    )


def interval_pictures(claim: ReportClaim) -> Iterator[Markup]:
    """For each figure of a claim, it and the figures it was compared with, on one line."""
    rows: dict[Quantity, list[_Bar]] = {}
    for passage in claim.passages:
        own, other = passage.evidence.claim_quantity, passage.evidence.quantity
        if own is None or other is None or passage.relation not in _DRAWN:
            continue
        if _of_one_measure(own, other):
            name, kind = f"{passage.evidence.id} {passage.document.name}", passage.relation.value
            said = tr(words.RELATIONS[passage.relation])
            bar = _Bar(name, words.figure(other), other.interval, kind, said)
            rows.setdefault(own, []).append(bar)
    for place, own in enumerate(sorted(rows, key=lambda quantity: quantity.span), 1):
        first = _Bar(tr("This claim"), words.figure(own), own.interval, "own")
        yield _intervals(f"{claim.id}-figure-{place}", [first, *rows[own][:_MOST_ROWS]])


def _of_one_measure(own: Quantity, other: Quantity) -> bool:
    """Whether two figures may stand on one line: miles and kilometres may not."""
    if own.dimension is not other.dimension:
        return False
    return own.dimension is Dimension.COUNT or own.unit == other.unit


def _intervals(name: str, bars: Sequence[_Bar]) -> Markup:
    line = line_for(bar.interval for bar in bars)
    if line is None:
        return Markup("")
    height = _ROW * len(bars)
    parts = [_band(bars[0], line, height)]
    parts += [_row(bar, place, line) for place, bar in enumerate(bars)]
    parts += _axis(line, height)
    scale = tr("; each mark is ten times the one before or more") if line.log else ""
    told = " ".join(bar.words for bar in bars)
    return _svg(name, height + _AXIS, tr("Figures on one line") + scale, safe(told), parts)


def _band(own: _Bar, line: Line, height: int) -> Markup:
    """The claim's own interval behind all rows, so that the eye need not carry it down."""
    left, right = _percent(line, own.interval.low), _percent(line, own.interval.high)
    return Markup('<rect class="band" x="{}%" y="{}" width="{}%" height="{}"/>').format(
        _fixed(left), _TRACK, _fixed(max(right - left, 0.2)), height - _TRACK
    )


def _row(bar: _Bar, place: int, line: Line) -> Markup:
    top, middle = place * _ROW, place * _ROW + _TRACK
    low, high = bar.interval.low, bar.interval.high
    left, right = _percent(line, low), _percent(line, high)
    marks = [_end(left, middle, bar, low=True)]
    if low != high:
        marks.append(_end(right, middle, bar, low=False))
    return Markup(
        '<text class="{}" x="0" y="{}">{}</text>'
        '<text class="figure" x="100%" y="{}" text-anchor="end">{}</text>'
        '<line class="axis" x1="{}%" x2="{}%" y1="{}" y2="{}"/>'
        '<line class="line-{}" x1="{}%" x2="{}%" y1="{}" y2="{}"/>{}'
    ).format(
        *("own" if bar.kind == "own" else "source", top + 14, _short(bar.name, _LONGEST_NAME)),
        *(top + 14, _short(bar.figure, _LONGEST_FIGURE)),
        *(_fixed(_LEFT), _fixed(_LEFT + _WIDE), middle, middle),
        *(bar.kind, _fixed(left), _fixed(right), middle, middle),
        Markup("").join(marks),
    )


def _end(at: float, middle: int, bar: _Bar, *, low: bool) -> Markup:
    """A dot for an end that belongs to it, a ring for one that does not, an arrow for none."""
    end = bar.interval.low if low else bar.interval.high
    closed = bar.interval.low_closed if low else bar.interval.high_closed
    if math.isinf(end):
        shape = "M0 0L8 -5V5Z" if low else "M0 0L-8 -5V5Z"
        return Markup(
            '<svg class="arrow" x="{}%" y="{}" overflow="visible">'
            '<path class="dot-{}" d="{}"/></svg>'
        ).format(_fixed(at), middle, bar.kind, shape)
    kind = "dot" if closed else "ring"
    return Markup('<circle class="{}-{}" cx="{}%" cy="{}" r="4.5"/>').format(
        kind, bar.kind, _fixed(at), middle
    )


def _axis(line: Line, height: int) -> Iterator[Markup]:
    ticks = list(line.ticks())
    if len(ticks) > 3 and max(len(words.number(tick)) for tick in ticks) > _WORDY_TICK:
        ticks = ticks[::2]
    for tick in ticks:
        at = _percent(line, tick)
        anchor = "start" if at < 8 else "end" if at > 92 else "middle"
        yield Markup(
            '<line class="axis" x1="{}%" x2="{}%" y1="{}" y2="{}"/>'
            '<text class="tick" x="{}%" y="{}" text-anchor="{}">{}</text>'
        ).format(
            *(_fixed(at), _fixed(at), height, height + 6),
            *(_fixed(at), height + 19, anchor, words.number(tick)),
        )


def _percent(line: Line, value: float) -> float:
    return _LEFT + _WIDE * line.at(value)


def _short(text: str, most: int) -> str:
    shown = safe(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _fixed(value: float) -> str:
    """Two decimals at most, so that the same case gives the same bytes on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _svg(name: str, height: int, title: str, told: str, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg role="img" aria-labelledby="{}-title {}-words" width="100%" height="{}">'
        '<title id="{}-title">{}</title><desc id="{}-words">{}</desc>{}</svg>'
    ).format(name, name, height, name, title, name, told, Markup("").join(parts))
