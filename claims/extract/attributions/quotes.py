"""Quoted stretches of a text in every style: straight, curly, guillemets, doubled marks, raya."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extract.names.tokens import Tokens

_OPENING = {"“": "”", "«": "»", "„": "“", "``": "''", "‹": "›"}
_CLOSING = frozenset("”»›")
_RAYA = frozenset("—―")
_EITHER = frozenset(['"', "''", "＂"])
OPENERS = frozenset(_OPENING) | _EITHER
_MARKS = OPENERS | _CLOSING
_LEFT_OF_OPENER = frozenset(" \t\n\u00a0([{—–-/…,:;«“‘'")


@dataclass(slots=True)
class Quote:
    """A quoted stretch: tokens ``first`` to ``last`` (exclusive), marks included.

    ``closed`` is False where the closing mark is missing; ``depth`` is 1 for a quote in a quote.
    """

    first: int
    last: int
    closed: bool = True
    depth: int = 0


def find_quotes(tokens: Tokens, first: int, last: int, ends: Sequence[int]) -> list[Quote]:
    """The quotes of one paragraph (tokens ``first`` to ``last``), in order of their openers.

    ``ends`` are the ends of its sentences: an opener that is never closed runs to the end of the
    paragraph where it opens the paragraph, else to the end of its sentence.
    """
    if (
        tokens.word[first] in _RAYA
        and first + 1 < last
        and tokens.end[first] == tokens.start[first + 1]
    ):
        return _dialogue(tokens, first, last)
    found: list[Quote] = []
    stack: list[tuple[int, str]] = []
    if _MARKS.isdisjoint(tokens.word[first:last]):
        return found
    for at in range(first, last):
        word = tokens.word[at]
        if word not in _MARKS:
            continue
        side = _side(tokens, at, word, stack, first, last)
        if side == 1:
            stack.append((at, _OPENING.get(word, word)))
        elif side == -1:
            if stack:
                opener, _ = stack.pop()
                found.append(Quote(opener, at + 1, depth=len(stack)))
            elif _ends_sentence(at, last, ends):
                start = _stray_start(first, at, ends, found)
                found.append(Quote(start, at + 1, closed=False))
    found.extend(_unclosed(tokens, stack, first, last, ends))
    return sorted(found, key=lambda quote: (quote.first, -quote.last))


def _dialogue(tokens: Tokens, first: int, last: int) -> list[Quote]:
    """The speech of a paragraph that opens with a raya: "—Vamos —dijo—. Ya es hora." """
    marks = [at for at in range(first, last) if tokens.word[at] in _RAYA]
    found = []
    for number, mark in enumerate(marks):
        if number % 2:
            continue
        stop = marks[number + 1] if number + 1 < len(marks) else last
        start = mark + 1
        # After an aside the speech goes on behind the stop that the raya carries.
        while start < stop and tokens.word[start] in (".", ",", ";", ":"):
            start += 1
        if start < stop:
            found.append(Quote(start, stop))
    return found


def is_dialogue(tokens: Tokens, quote: Quote) -> bool:
    """Whether the quote is speech after a raya, which has no marks of its own."""
    at = quote.first - 1
    while at >= 0 and tokens.word[at] in (".", ",", ";", ":"):
        at -= 1
    return at >= 0 and tokens.word[at] in _RAYA and tokens.word[quote.first] not in OPENERS


def _side(
    tokens: Tokens, at: int, word: str, stack: list[tuple[int, str]], first: int, last: int
) -> int:
    """1 where the token opens a quote, -1 where it closes one, 0 where it is no quote mark."""
    if word in _OPENING:
        # A closing mark typed the wrong way round: “so,“ she said.
        wrong = stack and tokens.word[stack[-1][0]] == word and _looks_closing(tokens, at, last)
        return -1 if wrong else 1
    if word in _CLOSING:
        return -1
    if word not in _EITHER:
        return 0
    text, start, end = tokens.text, tokens.start[at], tokens.end[at]
    after_space = at == first or start == 0 or text[start - 1] in _LEFT_OF_OPENER
    before_space = at == last - 1 or end >= len(text) or text[end].isspace()
    if after_space and not before_space:
        return 1
    if before_space and not after_space:
        return -1
    if not after_space and not before_space and not stack:
        return 1 if text[end].isalnum() and not text[start - 1].isalnum() else 0
    return -1 if stack else 1


def _looks_closing(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a mark sticks to the word before it, and to nothing after it."""
    text, start, end = tokens.text, tokens.start[at], tokens.end[at]
    after_space = start == 0 or text[start - 1].isspace()
    return not after_space and (at == last - 1 or text[end : end + 1] in ("", " ", "\n", ".", ","))


def _ends_sentence(at: int, last: int, ends: Sequence[int]) -> bool:
    place = bisect_left(ends, at + 1)
    return at + 1 == last or (place < len(ends) and ends[place] == at + 1)


def _stray_start(first: int, at: int, ends: Sequence[int], found: Sequence[Quote]) -> int:
    """Where a quote starts whose opener is missing: its sentence, or after the quote before it."""
    place = bisect_right(ends, at)
    start = ends[place - 1] if place else first
    # Quotes are found in the order of their ends.
    return max(start, found[-1].last) if found else start


def _unclosed(
    tokens: Tokens, stack: list[tuple[int, str]], first: int, last: int, ends: Sequence[int]
) -> list[Quote]:
    found = []
    for depth, (opener, _) in enumerate(stack):
        whole = opener <= first + 1
        place = bisect_right(ends, opener + 1)
        stop = last if whole or place == len(ends) else ends[place]
        found.append(Quote(opener, stop, closed=False, depth=depth))
    return found
