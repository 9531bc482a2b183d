"""Quotations made of two passages that stand apart, given as one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from claims.match.alterations import describe
from claims.match.quotecheck import STITCHED, QuoteCheck
from claims.match.quotewords import STOP, Searchable, Words
from claims.model import DiffPart, Relation, Span
from claims.phrases import joined, phrase

# So many words make a half: with two that carry meaning, or else so many.
_HALF = 3
_CARRYING = 2
_COMMON_HALF = 6
# How much of the quotation the halves must hold together.
_COVERED = 0.8
# Halves no further apart than this are one passage with words left out.
_NEAR = 40
_PLACES = 20


@dataclass(frozen=True, slots=True)
class Half:
    """The beginning or the end of a quotation, as far as it stands in a text word for word."""

    words: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Halves:
    """What of a quotation stands in one text: of its beginning, of its end; None for too little."""

    first: Half | None
    last: Half | None


def may_be_stitched(check: QuoteCheck) -> bool:
    """Whether a passage is changed in several places, or leaves a run of the quotation open."""
    return is_patchy(check) or sum(part.op == "removed" for part in check.diff) > 1


def is_patchy(check: QuoteCheck) -> bool:
    """Whether a passage leaves a run of the quotation open that may stand elsewhere."""
    if check.span is None:
        return True
    return any(part.op == "removed" and len(part.text.split()) >= _HALF for part in check.diff)


def halves_of(quote: Words, line: Searchable) -> Halves:
    """The longest beginning and the longest end of a quotation that a text holds."""
    head, tail = _longest(quote, line, 1), _longest(quote, line, -1)
    return Halves(_half(line, quote.keys[:head]), _half(line, quote.keys[len(quote.keys) - tail :]))


def _half(line: Searchable, keys: list[str]) -> Half | None:
    if not says_something(keys):
        return None
    at = line.find(keys)
    words = line.words
    return Half(len(keys), words.span(at, at + len(keys)), words.of(at, at + len(keys)))


def says_something(keys: list[str]) -> bool:
    """Whether words are enough to be somebody's own."""
    if len(keys) < _HALF:
        return False
    carrying = sum(1 for key in keys if key not in STOP)
    return carrying >= _CARRYING or len(keys) >= _COMMON_HALF


def _longest(quote: Words, line: Searchable, side: int) -> int:
    """How many words of one end of the quotation stand in a row in the text; by halving."""
    if line.find(_end(quote.keys, _HALF, side)) < 0:
        return 0
    low, high = min(_HALF, len(quote.keys)), len(quote.keys)
    while low < high:
        middle = (low + high + 1) // 2
        if line.find(_end(quote.keys, middle, side)) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


def _end(keys: list[str], count: int, side: int) -> list[str]:
    return keys[:count] if side > 0 else keys[len(keys) - count :]


def together(first: int, last: int, length: int) -> tuple[int, int] | None:
    """Where each of two halves of so many words ends or begins; None where they are no whole."""
    if first + last < _COVERED * length or first >= length or last >= length:
        return None
    # Where they overlap, the longer one keeps the words that both have.
    cut = first if first >= last else length - last
    return (cut, cut) if first + last >= length else (first, length - last)


def stitched(quote: Words, line: Searchable, best: QuoteCheck) -> QuoteCheck | None:
    """The two places that a quotation is put together from; None where it is not.

    ``best`` is what it comes to as one passage.
    """
    length = len(quote.keys)
    cuts = together(_longest(quote, line, 1), _longest(quote, line, -1), length)
    # One passage with small changes is likelier than two that do not hold all of the words.
    if cuts is None or (cuts[0] < cuts[1] and not is_patchy(best)):
        return None
    head, tail = quote.keys[: cuts[0]], quote.keys[cuts[1] :]
    if not (says_something(head) and says_something(tail)):
        return None
    pairs = [(a, b) for a in line.all(head, _PLACES) for b in line.all(tail, _PLACES)]
    first, second = min(pairs, key=lambda pair: (_apart(pair, len(head), len(tail)), pair))
    if _apart((first, second), len(head), len(tail)) <= _NEAR:
        if best.span and first < second:
            return None
        return _one_passage(quote, line.words, cuts, first, second)
    return _two_places(quote, line.words, cuts, first, second)


def _apart(pair: tuple[int, int], head: int, tail: int) -> int:
    first, second = pair
    return second - first - head if second > first else first - second - tail


def _one_passage(
    quote: Words, words: Words, cuts: tuple[int, int], first: int, second: int
) -> QuoteCheck:
    """Both halves in one passage: turned round, or with words left out between them."""
    (a, b), length = cuts, len(quote.keys)
    low, high = min(first, second), max(first + a, second + length - b)
    parts: tuple[DiffPart, ...]
    head, tail = words.of(first, first + a), words.of(second, second + length - b)
    if second < first:
        reason: str = phrase(
            "the order is changed: the text has “{tail}” before “{head}”", tail=tail, head=head
        )
        parts = (DiffPart("removed", quote.of(0, length)), DiffPart("added", words.of(low, high)))
    else:
        own = (DiffPart("removed", quote.of(a, b)),) if b > a else ()
        cut = second > first + a
        middle = (DiffPart("added", words.of(first + a, second)),) if cut else ()
        parts = (DiffPart("same", head), *own, *middle, DiffPart("same", tail))
        reason = joined("; ", describe(parts, words.text))
    kept = (a + length - b) / length
    return QuoteCheck(Relation.ALTERED, words.span(low, high), parts, (reason,), round(kept, 4))


def _two_places(
    quote: Words, words: Words, cuts: tuple[int, int], first: int, second: int
) -> QuoteCheck:
    (a, b), length = cuts, len(quote.keys)
    apart = phrase("far apart in this text")
    last = half_check(quote, words.span(second, second + length - b), words.text, (b, length))
    head = half_check(quote, words.span(first, first + a), words.text, (0, a))
    reason = stitch_reason(quote.of(0, a), quote.of(b, length), apart)
    return QuoteCheck(
        Relation.ALTERED,
        head.span,
        head.diff,
        (reason,),
        head.kept,
        QuoteCheck(Relation.ALTERED, last.span, last.diff, (reason,), last.kept),
    )


def stitch_reason(head: str, tail: str, where: str) -> str:
    """Why a quotation is no sentence of anybody's."""
    return phrase(
        "{stitched}: “{head}” and “{tail}” stand {where}",
        stitched=STITCHED,
        head=head,
        tail=tail,
        where=where,
    )


def half_check(quote: Words, span: Span, text: str, run: tuple[int, int]) -> QuoteCheck:
    """One place of a stitched quotation: the words ``run`` of it stand here, the rest does not."""
    length = len(quote.keys)
    before = (DiffPart("removed", quote.of(0, run[0])),) if run[0] else ()
    behind = (DiffPart("removed", quote.of(run[1], length)),) if run[1] < length else ()
    parts = (*before, DiffPart("same", span.of(text)), *behind)
    return QuoteCheck(Relation.ALTERED, span, parts, (), round((run[1] - run[0]) / length, 4))
