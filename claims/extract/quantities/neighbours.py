"""What stands around a number: whether a unit belongs to it, whether it counts a noun."""

from __future__ import annotations

from claims.extract.quantities import money
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.nouns import plural
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PHRASES, SYMBOLS


def small(word: str, most: int) -> bool:
    """Whether a word is a whole number from 1 to ``most``."""
    return len(word) <= 3 and word.isdecimal() and 0 < int(word) <= most


def numeric(word: str) -> bool:
    """Whether a word begins with a digit."""
    return word[:1].isdecimal()


def few_digits(word: str) -> bool:
    """Whether a word is a whole number of at most three digits."""
    return len(word) <= 3 and word.isdecimal()


def joined_numbers(tokens: Tokens, index: int) -> list[int]:
    """Numbers joined by hyphens, slashes or dots with no space: dates, telephone numbers."""
    words = tokens.words
    found = [index]
    while (
        words[index + 1] in ("-", "/", ".")
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
        and numeric(words[index + 2])
    ):
        index += 2
        found.append(index)
    return found


def measured(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a unit, a scale word, a percent sign or a currency belongs to the number."""
    word = tokens.words[index + 1]
    if word == "-":
        word = tokens.words[index + 2]
    if word in ("%", "°") or word in lexicon.scales or word in PHRASES[lexicon.language]:
        return True
    if tokens.written(index + 1) in SYMBOLS:
        return True
    return money.before(tokens, index) is not None or money.after(tokens, index + 1) is not None


def counted(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a plural noun in small letters follows the number."""
    return plural(tokens.words[index + 1], lexicon) and not tokens.capital(index + 1)


# Each rule says after which token the hidden stretch that begins at ``index`` ends.
