"""Text as search terms: stems, folded accents, numbers by value.

The same terms go into the index and into the question, so that "100k", "100,000" and "a hundred
thousand" are one term, and "Velázquez" is found by "Velazquez". Stop words carry nothing and make
every look-up slow, so they are left out.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache

import Stemmer

from claims.folding import fold
from claims.model import Span
from claims.numerals import GROUP_SPACES, SCALES, UNITS, read_numeral, value_of_words

_SNOWBALL = {"en": "english", "es": "spanish"}
# A term is cut at this length: nothing longer is a word, and an index of them would not be one.
_LONGEST = 40

_ENGLISH = """
a about after again all also am an and any are as at be because been before being both but by can
could did do does doing don done down during each either else ever few for from further get gets
got had has have having he her here hers herself him himself his how i if in into is isn it its
itself just let ll me more most much must my myself no nor not now of off on once only or other
our ours out over own re s same say says said she should so some such t than that the their theirs
them themselves then there these they this those through to too under until up upon us ve very was
we were what when where which while who whom why will with would you your yours yourself yes via
per
"""
_SPANISH = """
a al algo alguna algunas alguno algunos ante antes aquel aquella asi aun aunque cada como con
contra cual cuales cuando de del desde donde dos durante e el ella ellas ellos en entre era eran
es esa esas ese eso esos esta estaba estan estar estas este esto estos fue fueron ha habia han
hasta hay la las le les lo los mas me mi mis mucho muchos muy nada ni no nos nosotros nuestra
nuestro o os otra otro otros para pero poco por porque que quien quienes se sea ser si sido sin
sobre son su sus tambien tan te tiene tienen todo todos tu tus un una unas uno unos y ya yo dice
dijo
"""
_STOP = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}

# Digits in groups of three ("100 000"), numbers with their separators and suffix ("1,000.5",
# "100k"), dotted initials ("U.S."), words.
_TOKEN = re.compile(
    rf"\d{{1,3}}(?:[{GROUP_SPACES}]\d{{3}})+(?![.,]?\d)"
    r"|(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:['’][^\W_]+)*"
)
_UNGROUPED = str.maketrans("", "", GROUP_SPACES)
_STEMMERS = threading.local()
# Words that can begin a number, and abbreviations that are written without their dots.
_NUMBER_WORDS = frozenset((*UNITS, *SCALES, "a", "an", "un", "una"))
_INITIALS = frozenset(("US", "USA", "UK", "EU", "UN"))


def stop_words(language: str = "en") -> frozenset[str]:
    """The words of a language that no search asks for, folded."""
    return _STOP.get(language, _STOP["en"])


@lru_cache(maxsize=131_072)
def stem(word: str, language: str = "en") -> str:
    """The snowball stem of a folded word; a word of an unknown language is its own stem."""
    name = _SNOWBALL.get(language)
    if name is None:
        return word
    # A stemmer is not to be shared between threads.
    stemmer = getattr(_STEMMERS, name, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(name)
        setattr(_STEMMERS, name, stemmer)
    return str(stemmer.stemWord(word))


def number_term(value: float) -> str:
    """The term of a value: ``n100000``, ``n0p5``, ``nm3``; letters only beside the digits."""
    if math.isinf(value) or math.isnan(value):
        return "nlarge"
    written = f"{value:.12g}".replace("e+", "e")
    return "n" + written.replace(".", "p").replace("-", "m")


def terms(text: str, language: str = "en") -> list[str]:
    """The search terms of ``text`` in its order, repeats kept; linear in the length of the text."""
    return [term for term, _, _ in _read(_tokens(text), language)]


def placed_terms(text: str, language: str = "en") -> list[tuple[str, Span]]:
    """The search terms of ``text`` with the words that each was made of."""
    places = [found.span() for found in _TOKEN.finditer(text)]
    return [
        (term, Span(places[at][0], places[at + taken - 1][1]))
        for term, at, taken in _read(_tokens(text), language)
    ]


def _read(tokens: Sequence[tuple[str, str]], language: str) -> Iterator[tuple[str, int, int]]:
    """Each term, with its first token and how many tokens it takes."""
    stops = stop_words(language)
    at = 0
    while at < len(tokens):
        written, folded = tokens[at]
        # Asked here and not by the functions, since most words are neither: half the time.
        if folded in _NUMBER_WORDS or folded[0].isdecimal():
            value, taken = _number_at(tokens, at, language)
            if taken:
                yield number_term(value), at, taken
                at += taken
                continue
        at += 1
        if written in _INITIALS or "." in folded:
            initials = folded.replace(".", "")
            # "U.S." and "US" are one term, and not the pronoun "us".
            yield ("usa" if initials == "us" else initials[:_LONGEST]), at - 1, 1
            continue
        word = folded.partition("'")[0]
        if word and word not in stops:
            yield stem(word[:_LONGEST], language), at - 1, 1


def _tokens(text: str) -> list[tuple[str, str]]:
    """The tokens of a text as written and folded."""
    if not text.isascii():
        return [(written, fold(written)) for written in _TOKEN.findall(text)]
    folded = text.casefold()
    return [
        (text[found.start() : found.end()], folded[found.start() : found.end()])
        for found in _TOKEN.finditer(text)
    ]


def _number_at(tokens: Sequence[tuple[str, str]], at: int, language: str) -> tuple[float, int]:
    """The value of the number that starts at a token, and how many tokens it takes (0: none)."""
    folded = tokens[at][1]
    if folded[0].isdecimal():
        if not folded.isalnum():
            folded = folded.translate(_UNGROUPED)
        value = read_numeral(folded, language)
        if value is None:
            return 0.0, 0
        after = tokens[at + 1][1] if at + 1 < len(tokens) else ""
        scale = SCALES.get(after)
        return (value * scale, 2) if scale else (value, 1)
    if folded not in _NUMBER_WORDS:
        return 0.0, 0
    # Number words come in short runs: ten tokens hold the longest that newspapers write.
    return value_of_words([word for _, word in tokens[at : at + 10]])
