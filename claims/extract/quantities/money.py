"""Which currency stands before or after a number."""

from __future__ import annotations

from claims.extract.quantities.currencies import (
    CODES,
    DOLLARS,
    GLUED_LETTERS,
    GLUED_ONLY,
    NAMES,
    SIGNS,
    WHOSE,
    WORDS,
)
from claims.extract.quantities.tokens import Tokens

# A currency as found: its name, and how far it reaches (the first token, or the one after it).
Found = tuple[str, int]

_CENTS = frozenset(("cent", "pence", "sen"))


def before(tokens: Tokens, index: int) -> Found | None:
    """The currency before the number at ``index``, with its first token."""
    words = tokens.words
    word = words[index - 1]
    if word == "-" and tokens.touches(index):  # "$-50.8bn"
        index -= 1
        word = words[index - 1]
    if word == "=" and words[index - 2] in ("y", "¥"):  # a yen sign taken apart
        return "yen", index - 2
    if word == "." and words[index - 2] == "rs":
        return CODES["rs"], index - 2
    if word in SIGNS:
        return _sign(tokens, index)
    glued = tokens.touches(index)
    if word in CODES and _is_code(tokens, index - 1, glued=glued):
        return CODES[word], index - 1
    if glued and word in GLUED_LETTERS and tokens.capital(index - 1):
        return (GLUED_LETTERS[word], index - 1) if not tokens.touches(index - 1) else None
    if word in DOLLARS and glued and words[index - 2] == "$":  # "$US160 million"
        return DOLLARS[word], index - 2
    if word in ("ringgit", "ringgits", "rupees"):
        return NAMES[word], index - 2 if words[index - 2] in WHOSE else index - 1
    return None


def _sign(tokens: Tokens, index: int) -> Found:
    words = tokens.words
    name = SIGNS[words[index - 1]]
    first = index - 1
    if words[first] in "$＄":
        letters = words[first - 1]
        near = len(letters) > 1 or tokens.touches(first)
        if letters in DOLLARS and near and tokens.capital(first - 1):
            return DOLLARS[letters], first - 1
        if letters == "." and words[first - 2] == "s" and words[first - 4] == "u":
            return name, first - 4
    return name, first


def _is_code(tokens: Tokens, index: int, *, glued: bool) -> bool:
    if tokens.words[index] in GLUED_ONLY and not glued:
        return False
    written = tokens.written(index)
    return _official(written) or written in ("Rs", "KSh", "KShs", "Sh", "Shs", "Rp", "Ksh", "Tsh")


def _official(written: str) -> bool:
    """Whether a code is written as one: in capitals, or a code of three small letters that is no
    word of its own."""
    return written.isupper() or (len(written) == 3 and written.islower() and written not in WORDS)


def after(tokens: Tokens, index: int) -> Found | None:
    """The currency at ``index`` (after a number), with the token after it."""
    words = tokens.words
    word = words[index]
    if word == "-" and tokens.touches(index):
        index += 1
        word = words[index]
    if word in SIGNS:
        return _sign_after(tokens, index)
    if word in NAMES:
        return NAMES[word], index + 1
    if word in DOLLARS and words[index + 1] == "$" and tokens.touches(index + 1):
        return DOLLARS[word], index + 2
    if word in CODES and _official(tokens.written(index)) and word not in GLUED_ONLY:
        return CODES[word], index + 1
    if word == "p" and tokens.touches(index):
        return "pence", index + 1
    if word == "c" and tokens.written(index) == "c":
        return "cent", index + 1
    if word in WHOSE:
        return _named_after_country(tokens, index)
    return None


def _sign_after(tokens: Tokens, index: int) -> Found | None:
    # In "20 $5 notes" the sign belongs to the next number.
    if tokens.words[index + 1][:1].isdecimal() and tokens.touches(index + 1):
        return None
    if tokens.words[index + 1] == "ur":  # "€ur"
        return "euro", index + 2
    return SIGNS[tokens.words[index]], index + 1


def _named_after_country(tokens: Tokens, index: int) -> Found | None:
    words = tokens.words
    stop = index + 1
    if words[stop] == "." and words[stop + 1] == "s":
        stop += 3 if words[stop + 2] == "." else 2
    while words[stop] in WHOSE:
        stop += 1
    name = NAMES.get(words[stop])
    if name is None:
        return None
    if name in ("pound", "dollar", "peso", "franc", "rupee", "dinar", "shilling"):
        name = _country_currency(words[index:stop], name)
    return name, stop + 1


def _country_currency(country: list[str], name: str) -> str:
    first = country[0]
    if (name == "dollar" and first in ("us", "u", "american")) or first == "british":
        return name
    if name == "rupee" and first == "indian":
        return name
    return " ".join(word.capitalize() for word in country if word.isalpha()) + " " + name


def hundredth(name: str) -> bool:
    """Whether the currency is a hundredth of another, so that it may follow it."""
    return name in _CENTS
