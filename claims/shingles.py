"""Runs of three words as hashes: which of many quotations may stand in which of many texts.

Two texts that share no run of three words share no quotation worth showing. A hash has 32 bits,
four bytes of a row: two runs of one hash make a candidate too many, and never a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from claims.analysis import stop_words
from claims.folding import fold
from claims.model import AttributionKind, Claim, Span

SHARE = 6
"""One run in so many of a quotation's has to stand in a text: half of it may be from elsewhere."""
_STOP = stop_words("en") | stop_words("es")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
_SIGNED = 1 << 31


def quoted(claim: Claim, text: str) -> tuple[Span, ...]:
    """The parts of a claim that stand between quotation marks, in somebody's own words.

    Of a statement that several claims share, each has the quotations that it holds a part of.
    """
    said = claim.attribution
    if said is None or said.kind is AttributionKind.INDIRECT:
        return ()
    inside = tuple(part for span in said.content for part in _between_marks(text, span))
    if not inside and said.kind is AttributionKind.DIRECT:
        inside = said.content
    return tuple(dict.fromkeys(part for part in inside if part.meets(claim.span)))


def _between_marks(text: str, span: Span) -> Iterator[Span]:
    """What stands between quotation marks in a span; a mark just outside it counts."""
    start, end = max(0, span.start - 1), min(len(text), span.end + 1)
    for found in _MARKED.finditer(text, start, end):
        yield Span(found.start(1), found.end(1))


def runs(text: str) -> list[int]:
    """The hashes of the runs of three words of a text, each once, in their order.

    Runs of common words alone say nothing and are left out; a word said twice counts once.
    """
    keys: list[str] = []
    for found in _WORD.finditer(text):
        key = fold(found.group())
        if not keys or keys[-1] != key:
            keys.append(key)
    hashed = (
        crc32(" ".join(run).encode("utf-8", "replace")) - _SIGNED
        for run in zip(keys, keys[1:], keys[2:], strict=False)
        if not _STOP.issuperset(run)
    )
    return list(dict.fromkeys(hashed))


def enough(count: int) -> int:
    """How many of so many runs of a quotation make a text worth a look."""
    return max(1, count // SHARE)


def quoted_runs(claim: Claim, text: str) -> dict[int, int]:
    """The runs of what a claim quotes, and how many of its quotation's have to be met."""
    found: dict[int, int] = {}
    for span in quoted(claim, text):
        hashed = runs(span.of(text))
        for one in hashed:
            found[one] = min(found.get(one, len(hashed)), enough(len(hashed)))
    return found
