"""The rate ("a year") and the trend ("rose") of a figure."""

from __future__ import annotations

from claims.extract.quantities.currencies import NAMES
from claims.extract.quantities.figure import Figure
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.nouns import phrase
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PHRASES
from claims.model import Dimension, Trend

_FAR = 12
"""A rate may stand this many words after its figure: "100 people die there every year"."""

_NEAR = 4
"""A verb of change stands at most this many words before its figure."""

_RATED = (Dimension.COUNT, Dimension.MONEY, Dimension.PHYSICAL)


def rated(tokens: Tokens, figure: Figure, limit: int, following: int, lexicon: Lexicon) -> Figure:
    """The figure with its denominator. It is sought from ``limit`` to the ``following`` figure."""
    found = _next(tokens, figure.end, lexicon) or _each(tokens, figure, lexicon)
    if found is not None:
        return figure._replace(per=found[0], end=max(figure.end, found[1]))
    if figure.dimension not in _RATED:
        return figure
    per = _adjective(tokens, figure, lexicon)
    per = per or _later(tokens, figure, following, lexicon)
    return figure._replace(per=per or _earlier(tokens, figure, limit, lexicon))


def _next(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """A rate straight after the figure: "a year", "per share", "/day", "barrel-a-day"."""
    words = tokens.words
    at = index + 1 if words[index] == "-" and tokens.touches(index) else index
    if words[at] in lexicon.adverbs:
        return lexicon.adverbs[words[at]], at + 1
    strict = words[at] in lexicon.per_strict or words[at] == "/"
    if words[at] == "/" and not words[at + 1].isalpha():
        return None
    if not strict and words[at] not in lexicon.per:
        return None
    at += 1
    if words[at] in lexicon.per_strict:  # "por cada"
        strict, at = True, at + 1
    if words[at] == "-" and tokens.touches(at):
        at += 1
    if words[at] in lexicon.determiners and not strict:  # "a la semana"
        at += 1
    noun = words[at]
    if noun in lexicon.per_nouns:
        if words[at + 1] in lexicon.not_rate:
            return None
        return lexicon.per_nouns[noun], at + 1
    return _denominator(tokens, at, lexicon) if strict else None


def _each(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> tuple[str, int] | None:
    """A price for one of something: "$3.54 a gallon", "$62 a share"."""
    words, at = tokens.words, figure.end
    if figure.dimension is not Dimension.MONEY or words[at] not in lexicon.per:
        return None
    noun = words[at + 1]
    if noun in lexicon.sold or noun in PHRASES[lexicon.language] or noun in NAMES:
        return noun, at + 2
    return None


def _denominator(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """What follows "per": "gallon", "100,000 people"."""
    words, stop = tokens.words, index
    while words[stop][:1].isdecimal() or words[stop] in lexicon.scales:
        stop += 1
    counted = stop > index
    noun = phrase(tokens, stop, lexicon) if counted else stop
    if noun > stop:
        stop = noun
    elif words[stop].isalpha() and words[stop] not in lexicon.function:
        stop += 1
    if stop == index:
        return None
    return tokens.text[tokens.starts[index] : tokens.ends[stop - 1]], stop


def _later(tokens: Tokens, figure: Figure, following: int, lexicon: Lexicon) -> str | None:
    """A rate further on in the clause: "100,000 deaths of young people a year"."""
    words = tokens.words
    for index in range(figure.end, min(following, figure.end + _FAR)):
        word = words[index]
        if not word or not (word.isalpha() or word == "'" or "'" in word):
            return None
        if word in lexicon.clause_breaks:
            return None
        if word in lexicon.annual_adverbs and words[index - 1] not in lexicon.function:
            return lexicon.adverbs[word]
        if word in lexicon.per and words[index + 1] in lexicon.per_nouns:
            loose = word in lexicon.articles
            if words[index + 2] in lexicon.not_rate or (
                loose and not _follows_noun(words, index, lexicon)
            ):
                return None
            return lexicon.per_nouns[words[index + 1]]
    return None


def _follows_noun(words: list[str], index: int, lexicon: Lexicon) -> bool:
    before = words[index - 1]
    return before not in lexicon.function and before not in lexicon.once


def _earlier(tokens: Tokens, figure: Figure, limit: int, lexicon: Lexicon) -> str | None:
    """A rate before the figure: "Every year, 100 people"."""
    words = tokens.words
    for index in range(figure.begin - 1, max(limit, figure.begin - _FAR) - 1, -1):
        word = words[index]
        if word in (".", ";", ":", "!", "?", "(", ")"):
            return None
        if word in lexicon.per_nouns and words[index - 1] in lexicon.every:
            return lexicon.per_nouns[word]
    return None


def _adjective(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> str | None:
    """ "an annual budget of $5 million", "5,000 annual deaths"."""
    words = tokens.words
    near = words[max(0, figure.begin - 4) : figure.begin] + words[figure.stop : figure.end]
    for word in near:
        if word in lexicon.annual_adjectives:
            return lexicon.adverbs[word]
    return None


def trending(tokens: Tokens, figure: Figure, limit: int, lexicon: Lexicon) -> Figure:
    """The figure with the way it is said to have moved."""
    words = tokens.words
    after = figure.end
    if words[after] not in lexicon.function and words[after + 1] not in lexicon.than_compared:
        after += words[after] not in lexicon.up_after | lexicon.down_after
    if words[after] in lexicon.up_after:
        return figure._replace(trend=Trend.UP)
    if words[after] in lexicon.down_after:
        return figure._replace(trend=Trend.DOWN)
    for index in range(figure.begin - 1, max(limit, figure.begin - _NEAR) - 1, -1):
        word = words[index]
        if word in lexicon.funded and _is_raised(tokens, index, figure):
            return figure
        if word in lexicon.up:
            return figure._replace(trend=Trend.UP)
        if word in lexicon.down:
            return figure._replace(trend=Trend.DOWN)
        if not word.isalpha() or word in lexicon.clause_breaks | lexicon.of | lexicon.still:
            break
    return figure


def _is_raised(tokens: Tokens, index: int, figure: Figure) -> bool:
    """Whether money itself is raised, and nothing by it or to it: "raised $75m from investors"."""
    straight = index + 1 == figure.begin or tokens.words[index + 1] in ("a", "an", "another")
    return figure.dimension is Dimension.MONEY and straight
