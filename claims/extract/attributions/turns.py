"""What is said in a transcript: each turn is direct speech of the speaker that its label names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.folding import fold
from claims.model import Attribution, AttributionKind, Claim, ClaimKind, Person, Span
from claims.turns import QUESTIONER, Turn, transcript

LABELLED = "the label before the words"
"""Why a turn is its speaker's; what tells such attributions from all others."""
# Sentences of one attribution: a speech of hours is several, all with the same label.
_MOST = 40
_PARAGRAPH = "\n\n"


def with_turns(
    text: str,
    sentences: Sequence[Span],
    people: Sequence[Person],
    found: Iterable[Attribution],
) -> list[Attribution]:
    """The attributions of a text, those of labels with the whole turn where it is a transcript.

    A turn goes on over paragraphs without a label to the next one that has it; the last is at an
    end with its paragraph, since what follows may be the writer's.
    """
    turns = transcript(text)
    if not turns:
        return list(found)
    labels = _Labels(turns)
    names = _Names(people)
    starts = [span.start for span in sentences]
    kept = [one for one in found if not labels.are_cue(one)]
    ends = [*(turn.start for turn in turns[1:]), _end_of_paragraph(text, turns[-1].words)]
    for turn, end in zip(turns, ends, strict=True):
        kept += _said(text, turn, list(_within(sentences, starts, turn.words, end)), names)
    return kept


def with_speakers(
    claims: Iterable[Claim], attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Claims with the speaker of the turn that they are in, where nobody else is named."""
    said = sorted(
        (span.start, span.end, at)
        for at, one in enumerate(attributions)
        if one.because == LABELLED
        for span in one.content
    )
    starts = [start for start, _, _ in said]
    return tuple(_spoken(claim, said, starts, attributions) for claim in claims)


def _spoken(
    claim: Claim,
    said: Sequence[tuple[int, int, int]],
    starts: Sequence[int],
    attributions: Sequence[Attribution],
) -> Claim:
    at = bisect_left(starts, claim.span.start + 1) - 1
    if claim.attribution or at < 0 or claim.span.end > said[at][1]:
        return claim
    kinds = tuple(kind for kind in ClaimKind if kind in (*claim.kinds, ClaimKind.ATTRIBUTED))
    return replace(claim, kinds=kinds, attribution=attributions[said[at][2]])


def _said(text: str, turn: Turn, content: Sequence[Span], names: _Names) -> Iterator[Attribution]:
    cue = _cue(text, turn)
    for first in range(0, len(content), _MOST):
        yield Attribution(
            source=(turn.label,),
            cue=(cue,),
            content=tuple(content[first : first + _MOST]),
            kind=AttributionKind.DIRECT,
            speaker=names.of(turn.name),
            because=LABELLED,
        )


def _cue(text: str, turn: Turn) -> Span:
    """The mark after a name; of a captioner's arrows, the arrows themselves."""
    end = len(text[turn.label.end : turn.words].rstrip()) + turn.label.end
    return Span(max(turn.label.start, end - 1), end)


def _within(
    sentences: Sequence[Span], starts: Sequence[int], start: int, end: int
) -> Iterator[Span]:
    """Sentences of a turn; the first begins after its label."""
    at = max(0, bisect_left(starts, start + 1) - 1)
    while at < len(sentences) and sentences[at].start < end:
        first, last = max(start, sentences[at].start), min(end, sentences[at].end)
        if first < last:
            yield Span(first, last)
        at += 1


def _end_of_paragraph(text: str, start: int) -> int:
    end = text.find(_PARAGRAPH, start)
    return len(text) if end < 0 else end


class _Labels:
    """Where labels stand, so that what was made of their colons gives way."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._starts = [turn.start for turn in turns]
        self._ends = [turn.words for turn in turns]

    def are_cue(self, one: Attribution) -> bool:
        """Whether an attribution was read of a label's mark."""
        cue = one.cue[0]
        at = bisect_left(self._starts, cue.start + 1) - 1
        return at >= 0 and cue.end <= self._ends[at]


class _Names:
    """Whom a label means: the person of the text that it names whole or by the surname alone."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._last: dict[str, set[str]] = {}
        for person in people:
            for form in person.forms:
                self._whole.setdefault(fold(form), set()).add(person.name)
            last = fold(person.name).rpartition(" ")[2]
            self._last.setdefault(last, set()).add(person.name)

    def of(self, label: str) -> str | None:
        """The fullest form of a name; as it is written where the text has no other."""
        if not label or label == QUESTIONER:
            return None
        wanted = fold(label)
        for known in (self._whole, self._last):
            meant = {one for one in known.get(wanted, ()) if not one.isupper()}
            if len(meant) == 1:
                return meant.pop()
        return label
