"""Text becomes claims: figures, who says them, whose they are, and what deserves checking."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from claims.extract.arithmetic import with_notes
from claims.extract.attributions import find_attributions
from claims.extract.attributions.turns import with_speakers
from claims.extract.compose import Reading, compose
from claims.extract.facts import Facts, with_facts
from claims.extract.names import find_people
from claims.extract.quantities import find_quantities
from claims.extract.scope import find_setting
from claims.extract.worthiness import USUAL, Tuning, rate
from claims.language import detect_language
from claims.model import Extraction, Quantity, Span
from claims.sentences import numbered_sentences

__all__ = ["USUAL", "Tuning", "extract"]


def extract(
    text: str,
    *,
    published: date | None = None,
    language: str | None = None,
    ticking: bool = True,
    tuning: Tuning = USUAL,
) -> Extraction:
    """The sentences, figures, attributions, people and claims of ``text``.

    With ``ticking`` every date, title, place, rank and "never" that a checker ticks is in a claim,
    as a text under check wants it; without, only what deserves checking by itself.

    ``published`` is the day that "last year" and "on Thursday" are reckoned from; without it they
    have words and no days. ``language`` is "en" or "es"; None has it detected. Every span slices
    back to its words, and claims hold the very figures and attributions that are listed.

    Time and memory grow with the length of the text: about 4 microseconds and 70 bytes a letter of
    news prose, so that a megabyte takes some four seconds and 70 MB. Whoever must bound either
    bounds the text. What costs more than that is done inside one sentence, and none is longer than
    :data:`claims.sentences.LONGEST`, whatever the line it stands in.
    """
    language = language or detect_language(text)
    numbered = tuple(numbered_sentences(text))
    spans = tuple(span for _, span in numbered)
    quantities = tuple(find_quantities(text, language))
    people = tuple(find_people(text, spans, language))
    attributions = tuple(find_attributions(text, spans, people, language))
    settings = tuple(find_setting(text, span, language, published) for span in spans)
    held = _held(spans, quantities)
    rated = tuple(rate(text, span, held[index], tuning.weights) for index, span in enumerate(spans))
    reading = Reading(
        text=text,
        paragraphs=tuple(number for number, _ in numbered),
        sentences=rated,
        settings=settings,
        quantities=held,
        attributions=attributions,
    )
    facts = Facts(
        text=text,
        sentences=rated,
        settings=settings,
        quantities=held,
        people=people,
        published=published,
        threshold=tuning.threshold,
        ticking=ticking,
    )
    return Extraction(
        sentences=rated,
        quantities=quantities,
        attributions=attributions,
        claims=with_speakers(
            with_facts(facts, with_notes(text, rated, held, compose(reading))), attributions
        ),
        people=people,
        language=language,
    )


def _held(
    spans: Sequence[Span], quantities: Sequence[Quantity]
) -> tuple[tuple[Quantity, ...], ...]:
    """For each sentence, the figures that begin in it."""
    held: list[list[Quantity]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for quantity in quantities:
        index = bisect_right(starts, quantity.span.start) - 1
        if index >= 0:
            held[index].append(quantity)
    return tuple(tuple(found) for found in held)
