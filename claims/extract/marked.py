"""Words that a person marks as a claim, read like any that the machine finds.

The text around them is read, and what it says of figures, speakers and scope inside the marked
words becomes the claim's: so a claim marked by hand is compared as all others are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from claims.errors import Refused
from claims.extract import USUAL, Tuning, extract
from claims.model import (
    Attribution,
    Claim,
    ClaimKind,
    Extraction,
    Person,
    Quantity,
    Scope,
    Sentence,
    Span,
)

LONGEST = 4_000
"""Code points of a claim at most: what is longer is many claims."""
# The text is read from so far before the words, whole paragraphs of it, and so far behind them.
_BEFORE, _BEHIND = 12_000, 4_000


def trimmed(text: str, span: Span) -> Span:
    """``span`` without white space at its ends.

    Raises:
        Refused: no word is left, it is outside the text, or longer than any claim.
    """
    if span.end > len(text):
        raise Refused(
            "The text ends at {count}; there is nothing up to {end}.", count=len(text), end=span.end
        )
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    found = Span(start, max(start, span.start + len(words.rstrip())))
    if not any(letter.isalnum() for letter in found.of(text)):
        raise Refused("No word is chosen: there is nothing to mark.")
    if len(found) > LONGEST:
        raise Refused(
            "That is {count:,} characters; a claim is at most {longest:,}. Mark less.",
            count=len(found),
            longest=LONGEST,
        )
    return found


def read_marked(
    text: str,
    spans: Sequence[Span],
    *,
    by: str,
    published: date | None = None,
    language: str | None = None,
    people: Iterable[Person] = (),
    tuning: Tuning = USUAL,
) -> tuple[Claim, ...]:
    """The claims of marked words, each trimmed as by :func:`trimmed`.

    ``by`` is who marks them; ``people`` are those whom the whole text names, so that a short name
    is resolved as it is elsewhere in the text.
    """
    wanted = [trimmed(text, span) for span in spans]
    known = _only_forms(people)
    claims: dict[Span, Claim] = {}
    for together in _near(sorted(set(wanted))):
        start, end = _around(text, together)
        part = text[start:end]
        found = extract(part, published=published, language=language, tuning=tuning)
        for span in together:
            claim = _moved(_claim(part, span.moved(-start), found, by), start)
            claims[span] = _named(claim, known)
    return tuple(claims[span] for span in wanted)


def _near(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Spans in their order, those together that the same stretch of text is read for."""
    together: list[Span] = []
    for span in spans:
        if together and span.end - together[0].start > _BEFORE:
            yield together
            together = []
        together.append(span)
    if together:
        yield together


def _only_forms(people: Iterable[Person]) -> dict[str, str]:
    """The forms of names that belong to one person alone, and that person's name."""
    found: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for one in people:
        counted.update(set(one.forms))
        found.update(dict.fromkeys(one.forms, one.name))
    return {form: name for form, name in found.items() if counted[form] == 1}


def _around(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    first, last = min(one.start for one in spans), max(one.end for one in spans)
    start = text.find("\n", first - _BEFORE, first) + 1 if first > _BEFORE else 0
    if first > _BEFORE and not start:
        start = first - _BEFORE
    end = text.find("\n", min(last + _BEHIND // 2, len(text)), last + _BEHIND)
    return start, end if end >= 0 else min(last + _BEHIND, len(text))


def _claim(text: str, span: Span, found: Extraction, by: str) -> Claim:
    alike = sorted(
        (one for one in found.claims if one.span.meets(span)),
        key=lambda one: -_shared(one.span, span),
    )
    same = next((one for one in alike if one.span == span), None)
    if same:
        return replace(same, marked_by=by)
    held = {figure.span: one for one in alike for figure in one.quantities}
    figures = tuple(it for it in found.quantities if span.covers(it.span) and it.span in held)
    figures = figures or tuple(it for it in found.quantities if span.covers(it.span))
    like = held.get(figures[0].span) if figures else next(iter(alike), None)
    spoken = _spoken(span, figures, like, found.attributions)
    rated = _rated(span, found.sentences)
    return Claim(
        span=span,
        text=span.of(text),
        kinds=_kinds(figures, spoken),
        quantities=figures,
        attribution=spoken,
        scope=like.scope if like and (figures or not like.quantities) else Scope(),
        worthiness=rated.worthiness if rated else 0.0,
        reasons=rated.reasons if rated else (),
        notes=like.notes if like and like.quantities == figures else (),
        marked_by=by,
    )


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _kinds(figures: Sequence[Quantity], spoken: Attribution | None) -> tuple[ClaimKind, ...]:
    kinds = [ClaimKind.NUMERIC] if figures else []
    kinds += [ClaimKind.ATTRIBUTED] if spoken else []
    return tuple(kinds) or (ClaimKind.FACT,)


def _spoken(
    span: Span,
    figures: Sequence[Quantity],
    like: Claim | None,
    attributions: Sequence[Attribution],
) -> Attribution | None:
    """Who says the words: the speaker of the figure's own claim, else whose statement holds most
    of them.
    """
    if figures and like and any(it in like.quantities for it in figures):
        return like.attribution
    found, most = None, 0
    for one in attributions:
        content = sum(max(0, _shared(it, span)) for it in one.content)
        around = sum(max(0, _shared(it, span)) for it in (*one.source, *one.cue))
        if content > most and 2 * (content + around) >= len(span):
            found, most = one, content
    return found


def _rated(span: Span, sentences: Sequence[Sentence]) -> Sentence | None:
    """The worthiest of the sentences that the words stand in."""
    within = [one for one in sentences if one.span.meets(span)]
    return max(within, key=lambda one: one.worthiness, default=None)


def _named(claim: Claim, known: dict[str, str]) -> Claim:
    spoken = claim.attribution
    name = known.get(spoken.speaker) if spoken and spoken.speaker else None
    if spoken is None or name is None or name == spoken.speaker:
        return claim
    return replace(claim, attribution=replace(spoken, speaker=name))


def _moved(claim: Claim, by: int) -> Claim:
    """``claim`` as it stands in the whole text."""
    spoken = claim.attribution
    return replace(
        claim,
        span=claim.span.moved(by),
        quantities=tuple(replace(it, span=it.span.moved(by)) for it in claim.quantities),
        attribution=replace(
            spoken,
            source=tuple(one.moved(by) for one in spoken.source),
            cue=tuple(one.moved(by) for one in spoken.cue),
            content=tuple(one.moved(by) for one in spoken.content),
        )
        if spoken
        else None,
    )
