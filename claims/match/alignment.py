"""A quotation laid word by word against the part of a text that it could come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein, Opcode

from claims.match.alterations import describe, is_negated
from claims.match.quotecheck import NOT_FOUND, QuoteCheck
from claims.match.quotewords import STOP, Words
from claims.match.writing import same_writing
from claims.model import DiffPart, Relation
from claims.phrases import phrase

# Below this length every word has to be there, with at most so many others between them.
_SHORT = 4
_SHORT_ADDED = 2
NEAR_NEGATION = 4
"""An ellipsis that leaves out so few words, a "not" among them, turns the sense round."""
# Passages with less than this share of a quotation's words are not looked at closely; one that has
# less than half of those that carry meaning says something else in a like sentence.
_NEAR_SHARE = 0.35
_LEAST_CARRYING = 0.5
_STOPS = re.compile(r"[.!?;:“”\"«»]|\n[ \t]*\n")
_BROKEN = re.compile(r"[-\u00ad][ \t]*\n")
_REPORTED = re.compile(r"[”\"’»'].*[“\"‘«']", re.DOTALL)

# Words of the quotation and of the text that are tried as one and the same, written otherwise.
_ENDS = ((1, 1), (1, 2), (2, 1))

# The aside of Spanish dialogue: " —dijo la alcaldesa—, ".
_RAYA = re.compile(r"[.,;:!?…]?\s[—–](?=\w)[^—–\n]*[—–]?[.,;:!?…]?\s*")

Step = tuple[str, int, int, int, int]


def aligned(quote: Words, text: Words, start: int, *, tight: bool = False) -> QuoteCheck:
    """What became of a quotation that could begin about the word ``start`` of a text.

    Laid ``tight``, it is compared with no more words than it has, and some to spare: a like
    sentence that follows takes no part.
    """
    length = len(quote.keys)
    slack = max(6, length // 2)
    low = max(0, start - slack)
    spare = slack if tight else 2 * slack + 40 * len(quote.gaps)
    high = min(len(text.keys), start + spare + length)
    found = Indel.opcodes(quote.keys, text.keys[low:high])
    equal = _compact([step for step in found if step.tag == "equal"])
    if not equal:
        return NOT_FOUND
    begin, end = _nearest(text.keys[low:high], equal)
    first = _extended(text, low + begin, -equal[0].src_start)
    after = _extended(text, low + end, length - equal[-1].src_end)
    steps = [
        (step.tag, step.src_start, step.src_end, step.dest_start + first, step.dest_end + first)
        for step in Levenshtein.opcodes(quote.keys, text.keys[first:after])
    ]
    blocks = _blocks(steps)
    if not _is_near(quote, [(a, b) for op, a, b, _, _ in blocks if op == "equal"], _NEAR_SHARE):
        return NOT_FOUND
    return _judged(quote, text, blocks)


def _is_near(quote: Words, same: Sequence[tuple[int, int]], share: float) -> bool:
    """Whether runs are so much of a quotation: of its words, and of those that carry meaning."""
    if sum(b - a for a, b in same) < share * len(quote.keys):
        return False
    carrying = [at for at, key in enumerate(quote.keys) if key not in STOP]
    if len(carrying) < _SHORT:
        return True
    held = sum(1 for at in carrying if any(a <= at < b for a, b in same))
    return held >= share * len(carrying)


def _nearest(keys: list[str], equal: Sequence[Opcode]) -> tuple[int, int]:
    """Where the matching runs begin and end, outer ones taken where they stand nearest.

    "OSTROW: Ostrow says" begins with the second of the two.
    """
    begin, end = equal[0].dest_start, equal[-1].dest_end
    if len(equal) > 1:
        size = equal[0].dest_end - begin
        near = equal[1].dest_start - size
        if keys[near : near + size] == keys[begin : begin + size]:
            begin = near
        size = end - equal[-1].dest_start
        near = equal[-2].dest_end
        if keys[near : near + size] == keys[end - size : end]:
            end = near + size
    return begin, end


def _extended(text: Words, at: int, by: int) -> int:
    """A word number moved outwards by so many words, not past the end of a sentence.

    The two halves of a word that is broken over a line are one.
    """
    step, left = (1 if by > 0 else -1), abs(by)
    while left:
        beside = at if by > 0 else at - 1
        if not 0 <= beside < len(text.keys) or _STOPS.search(text.between(at, at)):
            break
        at += step
        left -= not (0 < at < len(text.keys) and _BROKEN.match(text.between(at, at)))
    return at


def _compact(equal: Sequence[Opcode]) -> Sequence[Opcode]:
    """The matching runs without stray ones at the ends: a "the" that stands a line away."""
    runs = list(equal)
    for outer, inner in ((0, 1), (-1, -2)):
        while len(runs) > 1 and _stray(runs[outer], runs[inner]):
            runs.pop(outer)
    return runs


def _stray(outer: Opcode, inner: Opcode) -> bool:
    first, second = sorted((outer, inner), key=lambda run: run.dest_start)
    skipped = (second.dest_start - first.dest_end) - (second.src_start - first.src_end)
    return skipped > 2 + (outer.dest_end - outer.dest_start)


def _blocks(steps: Sequence[Step]) -> list[Step]:
    """The steps with neighbours that are no matches put together, ends that add nothing cut."""
    found: list[Step] = []
    for same, run in groupby(steps, key=lambda step: step[0] == "equal"):
        several = list(run)
        (_, a, _, c, _), (_, _, b, _, d) = several[0], several[-1]
        found.append(("equal" if same else "replace", a, b, c, d))
    return found


def _peeled(quote: Words, text: Words, steps: Sequence[Step]) -> Iterator[Step]:
    """The blocks, with what is only written otherwise at their ends set apart from the change."""
    for op, a, b, c, d in steps:
        behind: list[Step] = []
        while op == "replace" and (run := _alike(quote, text, (a, b, c, d), 1)):
            yield ("replace", a, a + run[0], c, c + run[1])
            a, c = a + run[0], c + run[1]
        while op == "replace" and (run := _alike(quote, text, (a, b, c, d), -1)):
            behind.insert(0, ("replace", b - run[0], b, d - run[1], d))
            b, d = b - run[0], d - run[1]
        if a < b or c < d:
            yield (op, a, b, c, d)
        yield from behind


def _alike(
    quote: Words, text: Words, block: tuple[int, int, int, int], side: int
) -> tuple[int, int] | None:
    """How many words at one end of a block are the same though written otherwise; None for none."""
    a, b, c, d = block
    for mine, theirs in _ENDS:
        if mine <= b - a and theirs <= d - c and (mine, theirs) != (b - a, d - c):
            here, there = (
                ((a, a + mine), (c, c + theirs)) if side > 0 else ((b - mine, b), (d - theirs, d))
            )
            if quote.keys[slice(*here)] == text.keys[slice(*there)] or same_writing(
                quote, here, text, there
            ):
                return mine, theirs
    return None


def _judged(quote: Words, text: Words, steps: Sequence[Step]) -> QuoteCheck:
    """The check that an alignment amounts to."""
    notes: dict[str, None] = {}
    parts: list[DiffPart] = []
    same: list[tuple[int, int]] = []
    added = 0
    for step in _peeled(quote, text, steps):
        op, a, b, c, d = step
        for part in _parts(quote, text, step, notes):
            parts.append(part)
            added += len(part.text.split()) if part.op == "added" else 0
        if op == "equal" or (parts and parts[-1].op == "same" and c < d):
            same.append((a, b))
    first, after = steps[0][3], steps[-1][4]
    if first >= after:
        return NOT_FOUND
    span = text.span(first, after)
    told = (*notes, *tolerance(quote, text, first, after))
    if all(part.op == "same" for part in parts):
        return QuoteCheck(
            Relation.VERBATIM, span, tuple(parts), (phrase("word for word"), *told), 1.0
        )
    length = len(quote.keys)
    count = sum(b - a for a, b in same)
    if length < _SHORT and (count < length or added > _SHORT_ADDED):
        return NOT_FOUND
    if not _is_near(quote, same, _LEAST_CARRYING):
        return NOT_FOUND
    # Words put between the quotation's own count against it, so that scattered ones do not do.
    kept = count / (length + max(0, added - length // 2))
    reasons = (*describe(parts, text.text), *told)
    return QuoteCheck(Relation.ALTERED, span, tuple(parts), reasons, kept)


def _parts(quote: Words, text: Words, step: Step, notes: dict[str, None]) -> Iterator[DiffPart]:
    """The diff of one block; what makes it no change goes to ``notes``."""
    op, a, b, c, d = step
    if op == "equal":
        yield DiffPart("same", text.of(c, d))
        return
    if quote.keys[a:b] == text.keys[c:d]:
        yield DiffPart("same", text.of(c, d))
        return
    if a < b and c < d and (why := same_writing(quote, (a, b), text, (c, d))):
        notes[
            phrase(
                "but for {why}: “{words}” for “{words2}”",
                why=why,
                words=quote.of(a, b),
                words2=text.of(c, d),
            )
        ] = None
        yield DiffPart("same", text.of(c, d))
        return
    if a < b:
        yield DiffPart("removed", quote.of(a, b))
    if c < d:
        yield DiffPart("same" if _left_out(quote, text, step) else "added", text.of(c, d))


def _left_out(quote: Words, text: Words, step: Step) -> bool:
    """Whether words of the text were left out as a quotation may: marked, or not in the quote."""
    _, a, b, c, d = step
    if a < b:
        return False
    if text.optional.issuperset(range(c, d)):
        return True
    if a in quote.gaps:
        return d - c <= quote.room(a) and not hidden_negation(quote, text, a, c, d)
    return _is_reporting(text, c, d)


def hidden_negation(quote: Words, text: Words, gap: int, start: int, end: int) -> bool:
    """Whether an ellipsis or a bracket stands for a few words with a negation among them."""
    near = end - start <= NEAR_NEGATION
    return (
        near
        and end > start
        and is_negated(text.of(start, end))
        and not is_negated(quote.gaps.get(gap, ""))
    )


def denying_bracket(quote: Words, text: Words, first: int, after: int) -> QuoteCheck | None:
    """The passage as altered where a bracket of the quotation denies what the text does not."""
    inside = next((one for one in quote.gaps.values() if one and is_negated(one)), "")
    if not inside or is_negated(text.of(first, after)):
        return None
    span = text.span(first, after)
    parts = (DiffPart("removed", f"[{inside}]"), DiffPart("same", text.of(first, after)))
    reason = phrase(
        "a negation is put in, in brackets: the text does not say “{inside}”", inside=inside
    )
    return QuoteCheck(Relation.ALTERED, span, parts, (reason,), 1.0)


def _is_reporting(text: Words, start: int, end: int) -> bool:
    """Whether the words stand outside the quotation marks of the text: "…," he said, "…"."""
    around = text.between(start, end)
    return end - start <= 12 and bool(_REPORTED.search(around) or _RAYA.fullmatch(around))


def tolerance(quote: Words, text: Words, first: int, after: int) -> Iterator[str]:
    """What was passed over in a passage, so that nobody takes it for the very words."""
    own, theirs = quote.passed_over(0, len(quote.keys)), text.passed_over(first, after)
    if left := [one for one in theirs if one not in own]:
        told = ", ".join(f"“{one}”" for one in dict.fromkeys(left[:4]))
        yield phrase("but for hesitations, repeats and notes of the text: {told}", told=told)
    for inside in dict.fromkeys(filter(None, quote.gaps.values())):
        yield phrase("the quotation's own words in brackets: “{inside}”", inside=inside)
