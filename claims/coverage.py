"""What of a text is claims, what holds something to check that no claim holds, and what neither.

Text and spans in, values out; everything is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.folding import count_words
from claims.model import AnnotationKind, Document, Span
from claims.sentences import numbered_sentences, paragraphs
from claims.vocabulary import vocabulary


class Checkable(StrEnum):
    """What in words can be checked, by marks that anybody sees."""

    FIGURE = "figure"
    DATE = "date"
    QUOTATION = "quotation"
    NAME = "name"
    EXTREME = "extreme"
    """A superlative, a first, an only, a never."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one sentence that no claim holds, though something in them can be checked."""

    span: Span
    holds: tuple[Checkable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of a text its claims hold."""

    words: int = 0
    claimed: int = 0
    """Words that stand in a claim."""
    checkable: int = 0
    """Words of the stretches that no claim holds."""
    sentences: int = 0
    sentences_claimed: int = 0
    """Sentences of which a claim holds a part."""
    sentences_checkable: int = 0
    """Sentences of which none does, and which hold something to check."""
    stretches: tuple[Stretch, ...] = ()
    """In order."""
    paragraphs: int = 0
    unsourced: tuple[Span, ...] = ()
    """Paragraphs with a claim on which no note, comment or link hangs; of a text without any,
    nothing is known and none is listed.
    """


_FIGURE = re.compile(r"\d")
_QUOTED = re.compile(r"[“”„«»\"]")
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]*")
_ADDRESS = re.compile(r"https?://\S")
_DATES = vocabulary(
    "january february march april june july august september october november december monday",
    "tuesday wednesday thursday friday saturday sunday yesterday enero febrero marzo abril mayo",
    "junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves",
    "viernes sábado domingo ayer",
)
_EXTREMES = vocabulary(
    "most least first last only never always every all none nobody best worst greatest largest",
    "biggest smallest highest lowest oldest newest youngest longest shortest richest poorest",
    "unprecedented record half double twice third quarter majority más menos primer primero",
    "primera último última único única nunca siempre todos todas ninguno nadie mejor peor mayor",
    "menor récord mitad doble tercio mayoría",
)
_SUPERLATIVE = re.compile(r"[a-z]{3,}iest\Z")
# A stretch of fewer words says nothing by itself.
_FEWEST = 3
_SOURCES = (AnnotationKind.NOTE, AnnotationKind.COMMENT, AnnotationKind.LINK)


def coverage(document: Document, claims: Sequence[Span]) -> Coverage:
    """What the spans of claims cover of a document's text."""
    text, taken = document.text, _merged(claims)
    stretches: list[Stretch] = []
    counted = {"words": 0, "claimed": 0, "checkable": 0, "sentences": 0}
    of_sentences = {"claimed": 0, "checkable": 0}
    at = 0
    for _, sentence in numbered_sentences(text):
        while at < len(taken) and taken[at].end <= sentence.start:
            at += 1
        here = _meeting(taken, at, sentence)
        left = list(_left(text, sentence, here))
        found = [one for span in left if (one := stretch(text, span, sentence))]
        every = count_words(text, sentence)
        counted["words"] += every
        counted["claimed"] += every - sum(count_words(text, span) for span in left)
        counted["checkable"] += sum(count_words(text, one.span) for one in found)
        counted["sentences"] += 1
        of_sentences["claimed"] += bool(here)
        of_sentences["checkable"] += bool(found and not here)
        stretches += found
    count, unsourced = _unsourced(document, taken)
    return Coverage(
        **counted,
        sentences_claimed=of_sentences["claimed"],
        sentences_checkable=of_sentences["checkable"],
        stretches=tuple(stretches),
        paragraphs=count,
        unsourced=unsourced,
    )


def stretch(text: str, span: Span, sentence: Span) -> Stretch | None:
    """Words of a sentence with what in them can be checked; None for nothing."""
    if count_words(text, span) < _FEWEST:
        return None
    holds = tuple(dict.fromkeys(sorted(_holds(text, span, sentence), key=list(Checkable).index)))
    return Stretch(span, holds) if holds else None


def _holds(text: str, span: Span, sentence: Span) -> Iterator[Checkable]:
    if _FIGURE.search(text, span.start, span.end):
        yield Checkable.FIGURE
    if _QUOTED.search(text, span.start, span.end):
        yield Checkable.QUOTATION
    for found in _NAME.finditer(text, span.start, span.end):
        word = found.group()
        folded = word.casefold()
        if folded in _DATES:
            yield Checkable.DATE
        elif folded in _EXTREMES or _SUPERLATIVE.match(folded):
            yield Checkable.EXTREME
        elif word[0].isupper() and len(word) > 1 and found.start() > _first(text, sentence):
            yield Checkable.NAME


def _first(text: str, sentence: Span) -> int:
    """Where the first word of a sentence begins: it has a capital whatever it is."""
    found = _NAME.search(text, sentence.start, sentence.end)
    return found.start() if found else sentence.end


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _meeting(taken: Sequence[Span], at: int, within: Span) -> list[Span]:
    found = []
    while at < len(taken) and taken[at].start < within.end:
        found.append(taken[at])
        at += 1
    return found


def _left(text: str, sentence: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The parts of a sentence that no claim holds, without white space at their ends."""
    start = sentence.start
    for span in (*taken, Span(sentence.end, sentence.end)):
        part = text[start : min(span.start, sentence.end)] if span.start > start else ""
        if part.strip():
            begins = start + len(part) - len(part.lstrip())
            yield Span(begins, start + len(part.rstrip()))
        start = max(start, span.end)


def _unsourced(document: Document, taken: Sequence[Span]) -> tuple[int, tuple[Span, ...]]:
    """How many paragraphs there are, and those that claim something without a source."""
    sources = _merged(
        [
            Span(one.span.start, max(one.span.end, one.span.start + 1))
            for one in document.layout.annotations
            if one.kind in _SOURCES
        ]
    )
    count, found, at, mark = 0, [], 0, 0
    for span in paragraphs(document.text):
        count += 1
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        while mark < len(sources) and sources[mark].end <= span.start:
            mark += 1
        claims = at < len(taken) and taken[at].start < span.end
        sourced = mark < len(sources) and sources[mark].start < span.end
        if claims and not sourced and not _ADDRESS.search(document.text, span.start, span.end):
            found.append(span)
    return count, tuple(found) if sources else ()
