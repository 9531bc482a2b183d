"""The unit of measure after a number: words, symbols, and symbols joined."""

from __future__ import annotations

from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PERCENT, PHRASES, SYMBOLS, UNITS, Unit

# Symbols of one letter that may stand apart from their number: "5 W".
_APART = frozenset(("W", "V", "g", "m", "F", "C", "N", "J", "L", "l", "h", "K"))

_DENSE = ("/", "·")


def unit_at(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Unit | str, int] | None:
    """The unit at ``index`` and the token after it; a derived unit is given as written."""
    word = tokens.words[index]
    if word == "%":
        return _percent(tokens, index)
    symbol = _symbol(tokens, index, lexicon)
    if symbol is not None:
        return symbol
    for phrase, unit in PHRASES[lexicon.language].get(word, ()):
        stop = _match(tokens, index, phrase)
        if stop:
            return unit, stop
    if word == "in" and tokens.touches(index):
        return UNITS["inch"], index + 1
    if word == "'" and tokens.touches(index):
        inches = tokens.words[index + 1].isdecimal() and tokens.words[index + 2] == '"'
        return (UNITS["foot"], index + 1) if inches or not tokens.touches(index + 1) else None
    if word == '"' and tokens.touches(index) and tokens.words[index - 2] == "'":
        return UNITS["inch"], index + 1
    return None


def _percent(tokens: Tokens, index: int) -> tuple[Unit | str, int]:
    if tokens.words[index + 1] in ("point", "points", "pts"):
        return UNITS["percentage point"], index + 2
    return PERCENT, index + 1


def _match(tokens: Tokens, index: int, phrase: tuple[str, ...]) -> int:
    """Where the words of a phrase end, hyphens between them allowed; 0 if they are not there."""
    words = tokens.words
    for word in phrase:
        if words[index] == "-" and tokens.touches(index) and tokens.touches(index + 1):
            index += 1
        if words[index] != word:
            return 0
        index += 1
    return index


def _symbol(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Unit | str, int] | None:
    if tokens.words[index] == "°":
        return _degrees(tokens, index)
    written = tokens.written(index).replace("µ", "μ")
    unit = SYMBOLS.get(written)
    if unit is None:
        return None
    words = tokens.words
    if words[index + 1] in _DENSE and tokens.touches(index + 1) and tokens.touches(index + 2):
        return _derived(tokens, index)
    if len(written) == 1 and not _stands(tokens, index, written):
        return None
    squared = words[index + 1] in ("2", "3") and tokens.touches(index + 1)
    if squared:
        power = SYMBOLS.get(written + words[index + 1])
        return (power or written + words[index + 1]), index + 2
    return unit, index + 1


def _stands(tokens: Tokens, index: int, written: str) -> bool:
    """Whether a single letter is a symbol here: touching its number, or known to stand apart."""
    if tokens.touches(index) and tokens.words[index - 1] != "-":
        return tokens.words[index + 1] != "'"
    after = tokens.words[index + 1]
    if after == ".":  # an initial has a name after it
        return written in _APART and (written.islower() or not tokens.words[index + 2])
    return written in _APART and after not in ("'", "&")


def _degrees(tokens: Tokens, index: int) -> tuple[Unit | str, int]:
    letter = tokens.words[index + 1]
    name = {"c": "celsius", "f": "fahrenheit"}.get(letter, "degree")
    return UNITS[name], index + (1 if name == "degree" else 2)


def _derived(tokens: Tokens, index: int) -> tuple[Unit | str, int]:
    """A unit of several symbols, "mg/mL" or "A/cm2", as written."""
    words, start = tokens.words, index
    index += 1
    while words[index] in _DENSE and tokens.touches(index) and words[index + 1].isalpha():
        index += 2
        if words[index] in ("2", "3") and tokens.touches(index):
            index += 1
    written = tokens.text[tokens.starts[start] : tokens.ends[index - 1]]
    return SYMBOLS.get(written, written), index
