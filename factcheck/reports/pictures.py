"""Small pictures for the HTML report, as inline SVG: no script, coloured by the page's style."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from claims.model import Interval, Quantity, Relation
from factcheck.reports import words
from factcheck.reports.model import ReportClaim
from factcheck.safe import safe

_WIDTH, _NAME, _FIGURE = 640, 170, 150
_ROW = 22
_MOST_ROWS = 8
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


def verdict_bar(tally: Sequence[tuple[str, str, str, int]]) -> Markup:
    """The verdicts as one stacked bar; each part says in words what it is."""
    total = sum(count for *_, count in tally)
    if not total:
        return Markup("")
    parts, left = [], 0.0
    for glyph, label, tone, count in tally:
        width = _WIDTH * count / total
        parts.append(
            Markup(
                '<rect class="tone-{}" x="{}" y="0" width="{}" height="18"><title>{}</title></rect>'
            ).format(
                tone, _fixed(left), _fixed(max(width - 1, 1)), safe(f"{glyph} {label}: {count}")
            )
        )
        left += width
    return _svg(18, f"{total} claims by verdict", parts)


def interval_pictures(claim: ReportClaim) -> Iterator[Markup]:
    """For each figure of a claim, it and the figures it was compared with, on one scale."""
    rows: dict[Quantity, list[_Bar]] = {}
    for passage in claim.passages:
        own, other = passage.evidence.claim_quantity, passage.evidence.quantity
        if own is not None and other is not None and passage.relation in _DRAWN:
            name, kind = passage.document.name, passage.relation.value
            bar = _Bar(name, words.figure(other), other.interval, kind)
            rows.setdefault(own, []).append(bar)
    for own in sorted(rows, key=lambda quantity: quantity.span):
        first = _Bar("this claim", words.figure(own), own.interval, "own")
        yield _intervals([first, *rows[own][:_MOST_ROWS]])


def _intervals(bars: Sequence[_Bar]) -> Markup:
    ends = [
        end for bar in bars for end in (bar.interval.low, bar.interval.high) if math.isfinite(end)
    ]
    low, high = min([0.0, *ends]), max(ends)
    scale = (_WIDTH - _NAME - _FIGURE - 20) / ((high - low) or 1.0)
    rows = [_row(bar, place, low, scale) for place, bar in enumerate(bars)]
    return _svg(_ROW * len(bars), "figures on one scale", rows)


def _row(bar: _Bar, place: int, low: float, scale: float) -> Markup:
    left, right = _NAME + 8, _WIDTH - _FIGURE - 8
    start = left if math.isinf(bar.interval.low) else left + (bar.interval.low - low) * scale
    stop = right if math.isinf(bar.interval.high) else left + (bar.interval.high - low) * scale
    middle = place * _ROW + _ROW / 2
    point = Markup('<circle class="bar-{}" cx="{}" cy="{}" r="4"/>')
    ends = [
        point.format(bar.kind, _fixed(at), _fixed(middle))
        for at, end in ((start, bar.interval.low), (stop, bar.interval.high))
        if math.isfinite(end)
    ]
    return Markup(
        '<text x="{}" y="{}" text-anchor="end">{}</text>'
        '<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<rect class="bar-{}" x="{}" y="{}" width="{}" height="4"/>{}'
        '<text x="{}" y="{}">{}</text>'
    ).format(
        *(_NAME, _fixed(middle + 4), safe(_short(bar.name, 26))),
        *(left, right, _fixed(middle), _fixed(middle)),
        *(bar.kind, _fixed(start), _fixed(middle - 2), _fixed(max(stop - start, 1))),
        Markup("").join(dict.fromkeys(ends)),
        *(right + 8, _fixed(middle + 4), safe(_short(bar.figure, 22))),
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _fixed(value: float) -> str:
    """Two decimals at most, so that the same case gives the same bytes on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _svg(height: int, title: str, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg role="img" viewBox="0 0 {} {}" width="{}" height="{}"><title>{}</title>{}</svg>'
    ).format(_WIDTH, height, _WIDTH, height, title, Markup("").join(parts))
