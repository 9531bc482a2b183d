"""The numbers of a stretch: digits and words, with signs, scales, fractions, ratios, multiples."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from claims.extract.quantities import money
from claims.extract.quantities.currencies import NAMES
from claims.extract.quantities.digits import decimal_only, parse
from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.lexicon import Bound, Lexicon
from claims.extract.quantities.nouns import plural
from claims.extract.quantities.number_words import scaled, spelt
from claims.extract.quantities.parts import fraction, mixed, multiple, ratio
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PHRASES

_GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5,
    "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8,
    "⅞": 7 / 8,
}  # fmt: skip

_ALWAYS_SCALE = frozenset(("bn", "mn", "mln", "tn", "trn", "bln"))
_LARGEST_POWER = 100


def numerals(tokens: Tokens, hidden: set[int], lexicon: Lexicon) -> list[Figure]:
    """Every number that is not hidden, in order."""
    found: list[Figure] = []
    done = 0
    for index in _beginnings(tokens, lexicon):
        if index < done:
            continue
        figure = _read(tokens, index, hidden, lexicon)
        if figure is not None and figure.first >= done:
            found.append(figure)
            done = figure.stop
    return found


def _beginnings(tokens: Tokens, lexicon: Lexicon) -> Sequence[int]:
    """The tokens that a number may begin with: digits, words of numbers, signs such as "½"."""
    words, number_words = tokens.words, lexicon.number_words
    if number_words.isdisjoint(words) and _GLYPHS.keys().isdisjoint(words):
        return tokens.digits
    spelt_out = [at for at, word in enumerate(words) if word in number_words or word in _GLYPHS]
    return sorted(tokens.digits + spelt_out)


def _read(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> Figure | None:
    word = tokens.words[index]
    if word[0] in "0123456789":
        figure = None if index in hidden else _digits(tokens, index, lexicon)
    elif word in _GLYPHS:
        figure = Figure(index, index + 1, _GLYPHS[word], form=Form.FRACTION)
    else:
        figure = _words(tokens, index, lexicon)
    if figure is None:
        return None
    whole = figure
    figure = ratio(tokens, figure, hidden, lexicon) or mixed(tokens, figure, lexicon) or figure
    alone = figure is whole and figure.stop == index + 1 and word not in _GLYPHS
    if alone and word in lexicon.one and not _counts_one(tokens, index, lexicon):
        return None
    return _signed(tokens, figure, lexicon)


def _digits(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    value, stop = _grouped(tokens, index, lexicon)
    first = index
    if decimal_only(tokens, index):
        value, first, stop = float(f"0.{tokens.words[index]}"), index - 1, index + 1
    if value is None:
        return None
    part = fraction(tokens, index, value, stop, lexicon)
    if part is not None:
        return part
    value, stop = _power(tokens, value, stop)
    if tokens.words[stop] in _GLYPHS and tokens.touches(stop):
        return Figure(first, stop + 1, value + _GLYPHS[tokens.words[stop]])
    full, end, scale = scaled(tokens, value, stop, lexicon)
    if lexicon.joins_tens and scale > 1:
        full, end = _further(tokens, full, end, scale, lexicon)
    if end == stop:
        scale, end = _suffix(tokens, index, stop, lexicon)
        full = round(value * scale, 6) if scale > 1 else value
        full, end, more = scaled(tokens, full, end, lexicon) if scale > 1 else (full, end, 1.0)
        scale *= more
    return Figure(first, end, full, scale=scale)


def _further(
    tokens: Tokens, value: float, stop: int, scale: float, lexicon: Lexicon
) -> tuple[float, int]:
    """Smaller groups after a scale word, as Mexico writes them: "107 mil 941"."""
    word = tokens.words[stop]
    if not word.isdecimal() or len(word) > 3 or tokens.touches(stop) or word[0] == "0":
        return value, stop
    more, end, below = scaled(tokens, float(word), stop + 1, lexicon)
    if more >= scale:
        return value, stop
    if below > 1:
        more, end = _further(tokens, more, end, below, lexicon)
    return value + more, end


def _grouped(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[float | None, int]:
    """A number token, with the groups of three that spaces part from it: "1 234 567"."""
    words = tokens.words
    value = parse(words[index], lexicon.decimal)
    stop = index + 1
    if not (words[index].isdecimal() and len(words[index]) <= 3):
        return value, stop
    joined = words[index]
    while (
        tokens.starts[stop] == tokens.ends[stop - 1] + 1
        and words[stop][:3].isdecimal()
        and (len(words[stop]) == 3 or (len(words[stop]) > 4 and words[stop][3] in ".,"))
        and tokens.text[tokens.ends[stop - 1]] != "\n"
    ):
        joined += words[stop].replace(",", ".")
        stop += 1
        if "." in joined:
            break
    return (value, stop) if stop == index + 1 else (float(joined), stop)


def _power(tokens: Tokens, value: float, stop: int) -> tuple[float, int]:
    """Scientific notation and powers: "1e10", "1.99×10-30", "2^8"."""
    words = tokens.words
    if words[stop] == "e" and tokens.touches(stop) and tokens.touches(stop + 1):
        exponent, end = _integer(tokens, stop + 1)
        if exponent is not None:
            return value * 10.0**exponent, end
    if words[stop] in ("×", "x", "*", "·") and words[stop + 1] == "10":
        marked = words[stop + 2] == "^"
        exponent, end = _integer(tokens, stop + 3 if marked else stop + 2)
        if exponent is not None and (marked or words[stop + 2] == "-"):
            return value * 10.0**exponent, end
    if words[stop] == "^" and tokens.touches(stop):
        exponent, end = _integer(tokens, stop + 1)
        if exponent is not None and value and abs(exponent * log10(value)) < _LARGEST_POWER:
            return value**exponent, end
    return value, stop


def _integer(tokens: Tokens, index: int) -> tuple[int | None, int]:
    sign = 1
    while tokens.words[index] in ("-", "+") and tokens.touches(index):
        sign = -sign if tokens.words[index] == "-" else sign
        index += 1
    word = tokens.words[index]
    if word.isdecimal() and len(word) <= 3 and tokens.touches(index) and int(word) < _LARGEST_POWER:
        return sign * int(word), index + 1
    return None, index


def _suffix(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> tuple[float, int]:
    """Letters that multiply: "$5.4m", "25k", "8 B people"."""
    word = tokens.words[stop]
    hyphen = word == "-" and tokens.touches(stop)
    at = stop + 1 if hyphen else stop
    word = tokens.words[at]
    scale = lexicon.suffixes.get(word)
    if scale is None:
        return 1.0, stop
    if word in _ALWAYS_SCALE or money.before(tokens, index) is not None:
        return scale, at + 1
    if word in ("m", "b", "k") and not hyphen and _counts_many(tokens, at, lexicon):
        return scale, at + 1
    return 1.0, stop


def _counts_many(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether "m", "k" or "b" is a scale, though no currency says so."""
    word, following = tokens.written(at), tokens.words[at + 1]
    glued = tokens.touches(at)
    if word in ("k", "K"):
        return glued
    if word in ("B", "b"):
        return word == "B" or (glued and plural(following, lexicon))
    if not glued or following in lexicon.across:
        return False
    if not lexicon.masses.isdisjoint(tokens.words[max(0, at - 4) : at]):
        return True
    if following in lexicon.of or (word == "M" and following not in ("",)):
        return True
    return following.isalpha() and _plural_soon(tokens, at + 1, lexicon)


def _plural_soon(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    for word in tokens.words[index : index + 5]:
        if plural(word, lexicon):
            return True
        if not word.isalpha() or (word in lexicon.function and word not in lexicon.conjunction):
            return False
    return False


def _words(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    words = tokens.words
    word = words[index]
    if word in lexicon.articles and len(word) <= 2 and not lexicon.article_one:
        return _one_unit(tokens, index, lexicon)
    special = multiple(tokens, index, lexicon) or _vague(tokens, index, lexicon)
    if special is not None:
        return special
    if _is_name(tokens, index, lexicon):
        return None
    if word in lexicon.halves or word in lexicon.parts or word in lexicon.plural_parts:
        part = fraction(tokens, index, None, index, lexicon)
        return part or _rank(tokens, index, lexicon)
    if word in lexicon.ordinals:
        return _rank(tokens, index, lexicon)
    article = word in lexicon.scales or word in lexicon.hundred
    if article and words[index - 1] in lexicon.articles:
        return _after_article(tokens, index, lexicon)
    number = spelt(tokens, index, lexicon)
    if number is None:
        return None
    value, stop, scale = number
    if value == 0 and words[index - 1] in lexicon.before_zero:
        return None
    part = fraction(tokens, index, value, stop, lexicon)
    if part is not None:
        return part
    if words[stop] in lexicon.ordinals and words[stop - 1] in lexicon.units:
        return None  # "twenty-first"
    if words[stop] == "-" and words[stop + 1] in lexicon.ordinals:
        return None
    value, stop = _spelt_decimal(tokens, value, stop, lexicon)
    if lexicon.joins_tens and scale > 1:
        value, stop = _further(tokens, value, stop, scale, lexicon)
    return Figure(index, stop, value, form=Form.WORDS, scale=scale)


def _one_unit(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    """ "a dollar" and "an hour" count one after a bound: "less than a dollar a day"."""
    words = tokens.words
    following = words[index + 1]
    paid = following in NAMES
    if not paid and following not in PHRASES[lexicon.language]:
        return None
    figure = Figure(index, index + 1, 1.0, form=Form.WORDS)
    bounds = (
        bound
        for phrase, bound in lexicon.left.get(words[index - 1], ())
        if tuple(words[index - len(phrase) : index][::-1]) == phrase
    )
    if words[index - 1] in lexicon.during and _is_figure(words[index - 2], lexicon):
        return None  # "$2 trillion over a decade"
    if next(bounds, Bound.ABOUT) is not Bound.ABOUT:
        return figure
    if words[index + 2] in lexicon.joins and words[index + 4] in lexicon.halves:
        return figure  # "an hour and a half"
    cents = words[index + 2] in lexicon.joins and words[index + 3][:1].isdecimal()
    return figure if tokens.count == 2 or (paid and cents) else None


def _is_figure(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may end a figure: a number, a scale, a unit."""
    known = word in lexicon.scales or word in NAMES or word in PHRASES[lexicon.language]
    return known or word[:1].isdecimal() or word == "%"


def _rank(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    """An ordinal that may be the end of an interval: "between the tenth and the fifteenth"."""
    value = lexicon.ordinals.get(tokens.words[index])
    before = index - 2 if tokens.words[index - 1] in lexicon.determiners else index - 1
    head = tokens.words[before]
    if value is None or tokens.words[index + 1].isdecimal():
        return None
    follows = head in lexicon.between or head in lexicon.conjunction or head in lexicon.left
    return Figure(index, index + 1, float(value), form=Form.ORDINAL) if follows else None


def _after_article(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    """ "a hundred thousand"; "a few hundred" is vague."""
    words = tokens.words
    base = lexicon.scales.get(words[index], 100.0)
    value, stop, _ = base, index + 1, base
    more = spelt(tokens, index + 1, lexicon) if words[stop] in lexicon.units else None
    joined = words[stop] in lexicon.joins and words[stop + 1] in lexicon.units
    if joined and not (words[stop + 2] in lexicon.scales or words[stop + 2] in lexicon.parts):
        more = spelt(tokens, stop + 1, lexicon)
    if more is not None and more[0] < base:
        return Figure(index - 1, more[1], base + more[0], form=Form.WORDS)
    value, stop, more_scale = scaled(tokens, base, stop, lexicon)
    return Figure(index - 1, stop, value, form=Form.WORDS, scale=base * more_scale)


def _spelt_decimal(tokens: Tokens, value: float, stop: int, lexicon: Lexicon) -> tuple[float, int]:
    """ "one point three"."""
    words = tokens.words
    if words[stop] not in lexicon.points:
        return value, stop
    digits, index = "", stop + 1
    while words[index] in lexicon.units or words[index] in lexicon.bare_scales:
        number = spelt(tokens, index, lexicon)
        if number is None:
            break
        digits += f"{number[0]:.0f}"
        index = number[1]
    if words[index].isdecimal() and not digits:
        digits, index = words[index], index + 1
    part = words[index] in lexicon.parts or words[index] in lexicon.plural_parts
    if part or (words[index] in lexicon.joins and words[index + 1] in lexicon.halves):
        return value, stop  # "con dos quintos", "con uno y medio"
    return (float(f"{int(value)}.{digits}"), index) if digits else (value, stop)


def _vague(tokens: Tokens, index: int, lexicon: Lexicon) -> Figure | None:
    """ "dozens", "tens of thousands", "several hundred"."""
    words = tokens.words
    word = words[index]
    following = index + 2 if words[index + 1] in lexicon.of else index + 1
    if word in lexicon.few:
        low, high = lexicon.few[word]
        base = (
            100.0 if words[following] in lexicon.hundred else lexicon.scales.get(words[following])
        )
        if base is None or len(words[following]) == 1:
            return None
        _, stop, scale = scaled(tokens, base, following + 1, lexicon)
        first = index - 1 if words[index - 1] in lexicon.articles else index
        return _vague_figure(first, stop, low * base * scale, high * base * scale)
    if word in lexicon.vague_tens and following == index + 2:
        base = lexicon.scales.get(words[following])
        if base is not None and words[following] in lexicon.vague and base >= 1e3:
            low, high = lexicon.vague_tens[word]
            return _vague_figure(index, following + 1, low * base, high * base)
    if word in lexicon.vague and not _after_number(tokens, index):
        low, high = lexicon.vague[word]
        return _vague_figure(index, index + 1, low, high)
    return None


def _after_number(tokens: Tokens, index: int) -> bool:
    return tokens.words[index - 1][:1].isdecimal()


def _vague_figure(first: int, stop: int, low: float, high: float) -> Figure:
    if low == high:  # "a couple of hundred"
        return Figure(first, stop, low, form=Form.VAGUE)
    return Figure(first, stop, low, high, form=Form.VAGUE)


def _is_name(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """A number word in capitals inside a name: "Channel Four", "Five Eyes"."""
    if not tokens.capital(index):
        return False
    before, after = tokens.words[index - 1], tokens.words[index + 1]
    if tokens.capital(index - 1) and before.isalpha() and before not in lexicon.ordinary:
        return not (before in lexicon.units or before in lexicon.scales)
    if tokens.opens(index):
        return False
    return tokens.capital(index + 1) and not (after in lexicon.scales or after in lexicon.units)


def _counts_one(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether "one" counts something, and is no pronoun."""
    before, after = tokens.words[index - 1], tokens.words[index + 1]
    if tokens.count == 1:
        return True
    if lexicon.article_one:
        return after.isalpha() and ends_cue(tokens.words, index - 1, lexicon)
    if after == "-" and tokens.touches(index + 1):
        after = tokens.words[index + 2]
    if after in PHRASES[lexicon.language] or after == "%":
        return True
    if after in lexicon.alternative or after in lexicon.to:
        following = tokens.words[index + 2]
        return following in lexicon.units or following[:1].isdecimal()
    if before in lexicon.function and before not in lexicon.before_one:
        return False
    if not after.isalpha() or after in lexicon.function or after in lexicon.verbs:
        return False
    if plural(after, lexicon):  # "one obtains"
        return False
    if tokens.opens(index) and tokens.words[index + 2] in lexicon.generic:
        return False
    return not tokens.capital(index + 1) and after not in lexicon.not_after_one


def ends_cue(words: list[str], index: int, lexicon: Lexicon) -> bool:
    """Whether a cue of several words ends at ``index``: "por lo menos", "más de"."""
    return any(
        len(phrase) > 1 and tuple(words[index - len(phrase) + 1 : index + 1][::-1]) == phrase
        for phrase, _ in lexicon.left.get(words[index], ())
    )


def _signed(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure with a minus before it, if there is one."""
    words, first = tokens.words, figure.first
    before = words[first - 1]
    if before in lexicon.minus and figure.high is None and not ends_cue(words, first - 1, lexicon):
        return figure._replace(first=first - 1, value=-figure.value)
    if before != "-" or not tokens.touches(first) or figure.high is not None:
        return figure
    head = words[first - 2]
    if head in lexicon.minus and tokens.touches(first - 1):
        return figure._replace(first=first - 2, value=-figure.value)
    apart = not tokens.touches(first - 1) or head in ("(", "<", ">", "=", "$", "€", "£", "~")
    if apart and not head[:1].isdecimal():
        return figure._replace(first=first - 1, value=-figure.value)
    return figure
