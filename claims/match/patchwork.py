"""Quotations of which one document holds the beginning and another the end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace

from claims.match.findings import Place
from claims.match.quotations import passages
from claims.match.quotes import QuotedText
from claims.match.quotewords import asked_words
from claims.match.stitches import Half, half_check, says_something, stitch_reason, together
from claims.model import Claim, Evidence, Span
from claims.phrases import phrase

# Halves of one quotation that are kept, the longest: the shorter ones are the likes of others.
_HALVES = 16

_Met = tuple[str, Half]
"""A document, and the half of a quotation that it holds."""


@dataclass(slots=True)
class _Open:
    """A quotation that no document holds as a whole, and the halves that were met."""

    claim: Claim
    words: str
    heads: list[_Met] = field(default_factory=list)
    tails: list[_Met] = field(default_factory=list)


class Patchwork:
    """The halves of quotations, over all documents that are looked at.

    ``place`` gives a document: of thousands, none is kept here.
    """

    def __init__(self, place: Callable[[str], Place]) -> None:
        self._place = place
        self._open: dict[tuple[str, Span], _Open] = {}
        self._whole: set[tuple[str, Span]] = set()

    def whole(self, claim: Claim, span: Span) -> None:
        """A quotation stands somewhere as one passage: it is not put together."""
        self._whole.add((claim.id, span))
        self._open.pop((claim.id, span), None)

    def add(self, claim: Claim, span: Span, words: str, place: Place, text: QuotedText) -> None:
        """What a document holds of a quotation's beginning and end."""
        if (claim.id, span) in self._whole:
            return
        halves = text.halves(words)
        if halves.first is None and halves.last is None:
            return
        kept = self._open.setdefault((claim.id, span), _Open(claim, words))
        _keep(kept.heads, place, halves.first)
        _keep(kept.tails, place, halves.last)

    def open(self, new: Collection[str]) -> Iterator[tuple[Claim, Span, str]]:
        """The quotations of which halves were met; their own document or the half's is new."""
        for (_, span), kept in list(self._open.items()):
            documents = (document for document, _ in (*kept.heads, *kept.tails))
            if kept.claim.document in new or any(one in new for one in documents):
                yield kept.claim, span, kept.words

    def rows(self, claim: Claim, span: Span, words: str) -> list[Evidence]:
        """The two passages that a quotation is put together from; none where it is not."""
        kept = self._open.get((claim.id, span))
        quote = asked_words(words)
        length = len(quote.keys)
        for here, head in sorted(kept.heads, key=_longest) if kept else ():
            for there, tail in sorted(kept.tails, key=_longest) if kept else ():
                cuts = together(head.words, tail.words, length)
                if cuts is None or here == there:
                    continue
                if says_something(quote.keys[: cuts[0]]) and says_something(quote.keys[cuts[1] :]):
                    first, last = (self._place(here), head), (self._place(there), tail)
                    return _rows(claim, words, cuts, first, last)
        return []


def _keep(halves: list[_Met], place: Place, half: Half | None) -> None:
    if half is None:
        return
    halves.append((place.document.id, half))
    if len(halves) > _HALVES:
        halves.remove(max(halves, key=_longest))


def _longest(one: _Met) -> tuple[int, int]:
    document, half = one
    return -half.words, int(document[1:])


def _rows(
    claim: Claim,
    words: str,
    cuts: tuple[int, int],
    first: tuple[Place, Half],
    last: tuple[Place, Half],
) -> list[Evidence]:
    quote = asked_words(words)
    length = len(quote.keys)
    (here, head), (there, tail) = first, last
    where = phrase(
        "in {here} and in {there}",
        here=f"{here.document.id} {here.locator(head.span)}",
        there=f"{there.document.id} {there.locator(tail.span)}",
    )
    reason = stitch_reason(quote.of(0, cuts[0]), quote.of(cuts[1], length), where)
    found: list[Evidence] = []
    for place, half, run in (
        (here, head, (0, head.words)),
        (there, tail, (length - tail.words, length)),
    ):
        check = half_check(quote, half.span, place.document.text, run)
        found += passages(claim, place, replace(check, reasons=(reason,)))
    return found
