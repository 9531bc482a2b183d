"""The noun a figure counts: its phrase to the right of the figure, ending with the plural head."""

from __future__ import annotations

from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens

REACH = 6
"""A counted noun has at most this many words, modifiers included."""


def plural(word: str, lexicon: Lexicon) -> bool:
    """Whether a (folded) word looks like a plural noun."""
    if word in lexicon.plurals:
        return True
    if len(word) < 3 or word[-1] != "s" or word in lexicon.not_plural or word in lexicon.function:
        return False
    if word.endswith("is"):
        return word.endswith(lexicon.plural_is)
    return word[-2] not in "s'u"


def phrase(tokens: Tokens, start: int, lexicon: Lexicon, *, single: bool = False) -> int:
    """Where the noun phrase beginning at token ``start`` ends; ``start`` if there is none.

    The phrase ends with the first plural; with ``single`` (after "one", or an article before the
    number) the last word that may be a noun will do.
    """
    words = tokens.words
    index = start
    for _ in range(REACH):
        word = words[index]
        if not word or not word[0].isalpha():
            break
        if _stops(tokens, index, lexicon) and not _joins(tokens, start, index, lexicon):
            break
        if word in lexicon.verbs and (single if index > start else not plural(word, lexicon)):
            break
        if plural(word, lexicon):
            return _compound(tokens, index, lexicon)
        index = _past_mark(tokens, index + 1)
    return _first_noun(tokens, start, lexicon) if single else start


def _past_mark(tokens: Tokens, index: int) -> int:
    """Past a hyphen inside a word, or the dot of an abbreviation: "U.S. teens"."""
    mark = tokens.words[index]
    if mark == "-" and tokens.touches(index) and tokens.touches(index + 1):
        return index + 1
    if mark == "." and tokens.touches(index) and len(tokens.words[index - 1]) == 1:
        return index + 1
    return index


def _stops(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether no noun phrase runs over the word; capitals make a name of it: "the US"."""
    word = tokens.words[index]
    if word in lexicon.function:
        return not (len(word) > 1 and tokens.written(index).isupper())
    return word.endswith(lexicon.verb_endings)


def _joins(tokens: Tokens, start: int, index: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two modifiers: "digital and physical sales"."""
    return (
        index > start
        and tokens.words[index] in lexicon.conjunction
        and tokens.words[index + 1] not in lexicon.function
        and not plural(tokens.words[index - 1], lexicon)
    )


def _compound(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Some plurals are themselves modifiers: "sports cars", "police officers"."""
    word, following = tokens.words[index], tokens.words[index + 1]
    modifier = word in lexicon.before_plural or word in lexicon.plurals
    if modifier and plural(following, lexicon) and following not in lexicon.verbs:
        return index + 2
    return index + 1


def _first_noun(tokens: Tokens, start: int, lexicon: Lexicon) -> int:
    words = tokens.words
    index = start
    while (
        index - start < 3
        and words[index]
        and words[index][0].isalpha()
        and not _stops(tokens, index, lexicon)
        and words[index] not in lexicon.verbs
        and not (index > start and words[index].endswith(lexicon.participle))
    ):
        index = _past_mark(tokens, index + 1)
    lone = index == start + 1 and words[start].endswith(lexicon.participle)
    return start if lone or words[index][:1].isdecimal() else index
