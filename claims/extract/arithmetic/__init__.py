"""Sums that a text lets its reader do: parts and their total, a percentage and its two numbers.

Only what words tie together is reckoned, and only what does not come out becomes a note: "70 + 40
= 110, not 120". A note says nothing of which figure is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from claims.extract.arithmetic.changes import check_changes
from claims.extract.arithmetic.figures import Finding, Told
from claims.extract.arithmetic.parts import check_parts
from claims.extract.arithmetic.repeats import find_repeats
from claims.extract.arithmetic.shares import check_shares
from claims.model import Claim, Quantity, Sentence, Span

__all__ = ["with_notes"]

# A sentence with more figures is a table, where no words tie them together.
_MOST = 16


def with_notes(
    text: str,
    sentences: Sequence[Sentence],
    quantities: Sequence[Sequence[Quantity]],
    claims: Sequence[Claim],
) -> tuple[Claim, ...]:
    """``claims`` with what does not add up said of them; ``quantities`` are those by sentence.

    A note stands with the claim that holds the figure it is about, once. Linear in the text: a
    sentence is looked at with the one before it, and a figure with one earlier of its kind.
    """
    holder: dict[Span, int] = {}
    for index, claim in enumerate(claims):
        for quantity in claim.quantities:
            holder.setdefault(quantity.span, index)
    notes: dict[int, list[str]] = defaultdict(list)
    for finding in chain(_sums(text, sentences, quantities), find_repeats(text, claims)):
        for index in [holder[span] for span in finding.spans if span in holder][:1]:
            if finding.words not in notes[index]:
                notes[index].append(finding.words)
    return tuple(
        replace(claim, notes=tuple(notes[index])) if index in notes else claim
        for index, claim in enumerate(claims)
    )


def _sums(
    text: str, sentences: Sequence[Sentence], quantities: Sequence[Sequence[Quantity]]
) -> Iterator[Finding]:
    before: Sequence[Quantity] = ()
    for sentence, held in zip(sentences, quantities, strict=True):
        if held and len(held) <= _MOST:
            told = Told(text, sentence.span, tuple(held), tuple(before))
            yield from check_parts(told)
            yield from check_changes(told)
            yield from check_shares(told)
        before = held
