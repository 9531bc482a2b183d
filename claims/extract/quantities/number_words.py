"""Numbers in words, by one grammar for both languages.

A number is a sum of groups, each closed by a scale word: within a group every word must be
smaller than the place filled before it ("two hundred fifty", "treinta y dos"); a scale word
multiplies the group and whatever smaller stands before it ("cinco mil millones").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens

_EXACT = 6
"""Decimals kept of a product: 4.1 billion is 4100000000, and not a ten-millionth less."""

_OPEN = 1e4
"""The place of a group in which nothing stands yet."""


@dataclass(slots=True)
class _Sum:
    """The number so far: closed parts, and the group that is being filled."""

    parts: list[float] = field(default_factory=list)
    group: float | None = None
    place: float = _OPEN
    scale: float = 1.0

    def add(self, value: float) -> bool:
        """Take a number word into the group, if it fits there."""
        if value >= self.place or (self.parts and value >= self.parts[-1]):
            return False
        self.group = (self.group or 0.0) + value
        self.place = 100.0 if value >= 100 else 10.0 if value >= 20 and value % 10 == 0 else 1.0
        return value > 0 or not self.parts

    def multiply(self, scale: float) -> bool:
        """Close the group with a scale word, if there is something to multiply."""
        if self.group is None and not self.parts:
            return False
        total = self.group or 0.0
        while self.parts and self.parts[-1] < scale:
            total += self.parts.pop()
        if total == 0.0:
            return False
        self.parts.append(round(total * scale, _EXACT))
        self.group, self.place = None, min(scale, _OPEN)
        self.scale = scale
        return True

    def hundred(self) -> bool:
        """ "hundred" multiplies the group only."""
        if self.group is None or self.group >= 100:
            return False
        self.group *= 100
        self.place = 100.0
        return True

    @property
    def value(self) -> float:
        """The sum as it stands."""
        return sum(self.parts) + (self.group or 0.0)


def spelt(tokens: Tokens, start: int, lexicon: Lexicon) -> tuple[float, int, float] | None:
    """The number in words at ``start``: value, the token after it, and its last scale."""
    number = _Sum()
    index, stop = start, start
    between = tokens.words[start - 1] in lexicon.between
    while True:
        index = _joint(tokens, index, start, lexicon, between=between)
        if not _take(number, tokens.words[index], lexicon):
            break
        index += 1
        stop = index
    return (number.value, stop, number.scale) if stop > start else None


def scaled(tokens: Tokens, value: float, index: int, lexicon: Lexicon) -> tuple[float, int, float]:
    """``value`` (written in digits, up to ``index``) times the scale words that follow it."""
    number = _Sum(group=value)
    stop = index
    while True:
        if tokens.words[index] == "-" and tokens.touches(index) and tokens.touches(index + 1):
            index += 1
        scale = lexicon.scales.get(tokens.words[index])
        if scale is None or (len(tokens.words[index]) == 1 and index != stop):
            break
        if len(tokens.words[index]) == 1 or not number.multiply(scale):
            break
        index += 1
        stop = index
    return number.value, stop, number.value / value if value else 1.0


def _take(number: _Sum, word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.units:
        return number.add(lexicon.units[word])
    if word in lexicon.hundred:
        return number.hundred()
    if word in lexicon.scales and len(word) > 1:
        if number.group is None and not number.parts and word in lexicon.bare_scales:
            number.group = 1.0
        return number.multiply(lexicon.scales[word])
    return False


def _joint(tokens: Tokens, index: int, start: int, lexicon: Lexicon, *, between: bool) -> int:
    """Past a hyphen or an "and" that joins two number words; else ``index`` itself."""
    words = tokens.words
    if index == start:
        return index
    if words[index] == "-" and tokens.touches(index) and tokens.touches(index + 1):
        return (
            index + 1
            if words[index + 1] in lexicon.units or _big(words, index + 1, lexicon)
            else index
        )
    if words[index] in lexicon.joins and not between and words[index + 1] in lexicon.units:
        return index + 1 if _may_join(words, index, lexicon) else index
    return index


def _big(words: list[str], index: int, lexicon: Lexicon) -> bool:
    return words[index] in lexicon.hundred or words[index] in lexicon.scales


def _may_join(words: list[str], index: int, lexicon: Lexicon) -> bool:
    """English joins after "hundred" or a scale word only; Spanish after tens as well."""
    before, after = words[index - 1], lexicon.units[words[index + 1]]
    if _big(words, index - 1, lexicon):
        return not _big(words, index + 2, lexicon) or words[index + 2] in lexicon.hundred
    return lexicon.joins_tens and before in lexicon.units and 1 <= after < 10
