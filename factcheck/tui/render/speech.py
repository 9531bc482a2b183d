"""Who says, how it is put, and what is said: three parts of a sentence, each with its own look.

Every look is more than a colour, so that the parts are told apart without any: the speaker is bold,
the cue in italics, the speech underlined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Span as Styled

from claims.model import Attribution, Span
from factcheck.tui.render import glyphs
from factcheck.tui.render.text import one_line

SPEAKER = "bold not underline not italic $foreground"
CUE = "italic not underline not bold $quiet"
SPEECH = "underline not italic"


@dataclass(frozen=True, slots=True)
class Speech:
    """Where the parts of somebody's words stand in their document."""

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def around(self) -> tuple[Span, ...]:
        """What belongs to the telling, not to what was said."""
        return (*self.speaker, *self.cue)


def speech_of(attribution: Attribution | None) -> Speech | None:
    """The parts of an attribution; None where the text itself says it."""
    if attribution is None:
        return None
    return Speech(attribution.source, attribution.cue, attribution.content)


def speech_styles(speech: Speech, start: int, end: int) -> Iterator[Styled]:
    """The looks of the parts that reach into a line of the document, by offsets of that line."""
    for spans, style in (
        (speech.content, SPEECH),
        (speech.cue, CUE),
        (speech.speaker, SPEAKER),
    ):
        for span in spans:
            if span.start < end and start < span.end:
                yield Styled(max(span.start - start, 0), min(span.end, end) - start, style)


def without(span: Span, others: tuple[Span, ...]) -> Iterator[Span]:
    """The parts of ``span`` that none of the others covers."""
    at = span.start
    for other in sorted(others):
        if other.end <= at or other.start >= span.end:
            continue
        if other.start > at:
            yield Span(at, other.start)
        at = max(at, other.end)
    if at < span.end:
        yield Span(at, span.end)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of the three parts, for panes that do not show the document."""

    speaker: str = ""
    cue: str = ""
    content: str = ""


def spoken(text: str, speech: Speech | None) -> Spoken:
    """The words of an attribution in the text of its document, each on one line."""
    if speech is None:
        return Spoken()
    return Spoken(*(_words(text, spans) for spans in (speech.speaker, speech.cue, speech.content)))


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return f" {glyphs.ELLIPSIS} ".join(one_line(span.of(text)) for span in spans)
