"""What was found in a part of a text, as found in the whole of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claims.model import Attribution, Claim, Extraction, Quantity, Span


def shifted(found: Extraction, by: int) -> Extraction:
    """An extraction with all its spans moved on by ``by`` code points.

    Claims still hold the very figures and attributions that are listed.
    """
    figures = {id(one): _figure(one, by) for one in found.quantities}
    said = {id(one): _attribution(one, by) for one in found.attributions}
    return replace(
        found,
        sentences=tuple(replace(one, span=_moved(one.span, by)) for one in found.sentences),
        quantities=tuple(figures.values()),
        attributions=tuple(said.values()),
        claims=tuple(_claim(one, by, figures, said) for one in found.claims),
        people=tuple(replace(one, mentions=_all(one.mentions, by)) for one in found.people),
    )


def _claim(
    claim: Claim, by: int, figures: dict[int, Quantity], said: dict[int, Attribution]
) -> Claim:
    whose = claim.attribution
    return replace(
        claim,
        span=_moved(claim.span, by),
        quantities=tuple(figures.get(id(one)) or _figure(one, by) for one in claim.quantities),
        attribution=whose and (said.get(id(whose)) or _attribution(whose, by)),
    )


def _figure(one: Quantity, by: int) -> Quantity:
    return replace(one, span=_moved(one.span, by))


def _attribution(one: Attribution, by: int) -> Attribution:
    return replace(
        one, source=_all(one.source, by), cue=_all(one.cue, by), content=_all(one.content, by)
    )


def _all(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple(_moved(span, by) for span in spans)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
