"""Numbers that are part of a name: labels, models, codes, references, scores."""

from __future__ import annotations

from claims.extract.quantities import money
from claims.extract.quantities.dates import ORDINAL, is_year
from claims.extract.quantities.digits import decimal_only, parse
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.neighbours import (
    counted,
    few_digits,
    joined_numbers,
    measured,
    numeric,
    small,
)
from claims.extract.quantities.nouns import phrase
from claims.extract.quantities.parts import is_fraction
from claims.extract.quantities.tokens import Tokens
from claims.extract.quantities.units import PHRASES, SYMBOLS

_YEAR_LETTERS = frozenset("abcde")
"""What tells apart the works of an author in one year: "Smith 2005a"."""

_TALLIES = frozenset(("of", "for", "on", "by"))
"""What stands between the numbers of a tally: "3-for-4"."""

_NAMES_LONG = 8
"""Words after which names of places have not ended."""

_FEW_POINTS = 30
"""Two bare numbers below this, joined by a hyphen, are a tally if nothing says what they are."""


def glued(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Numbers that touch letters which are no unit: G20, COVID-19, ID.3, 5G, 22nd, 1990s."""
    words = tokens.words
    if tokens.touches(index) and _hangs_on_letters(tokens, index, lexicon):
        return joined_numbers(tokens, index)[-1] + 1
    if not tokens.touches(index + 1):
        return index
    tail = words[index + 1]
    if tail in ORDINAL and not (tail == "ma" and tokens.written(index + 1) != tail):
        return index + 1
    if tail == "'" and words[index + 2] == "s":
        return index + 1
    group = words[index - 1] == "-" and words[index - 2] in lexicon.over_under
    if tail == "s" and group:  # "the over-65s"
        return index + 2
    if tail == "s" and (words[index][-1] == "0" or is_year(words[index])):
        return index + 1
    if tail in _YEAR_LETTERS and is_year(words[index]):
        return index + 1
    if not tail.isalpha():
        return index
    known = (
        tail in lexicon.suffixes
        or tail in lexicon.times
        or tail in PHRASES[lexicon.language]
        or tokens.written(index + 1) in SYMBOLS
        or money.after(tokens, index + 1) is not None
        or tail in ("e", "in", "pc", "yo", "yr", "st", "m", "f", "c")
    )
    return index if known else index + 1


def _hangs_on_letters(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    words = tokens.words
    before = words[index - 1]
    if before.isalpha():
        if before == "e" and numeric(words[index - 2]):
            return False
        return money.before(tokens, index) is None
    if before == "#":
        return True
    if before == "'":
        return len(words[index]) == 2 and not tokens.touches(index - 1)
    if before not in ("-", ".", "/", "_", "&") or not tokens.touches(index - 1):
        return False
    head = words[index - 2]
    if not head.isalpha():
        return False
    if before == "." and len(head) > 3 and tokens.written(index - 2).islower():
        return False  # a sentence that ends without a space after it
    if head in lexicon.units or words[index - 3][:1].isdecimal():
        return False
    return not (
        head in lexicon.minus
        or head in lexicon.function
        or head in lexicon.to
        or head in ("sub", "plus", "over", "under")
        or money.before(tokens, index) is not None
        or head in lexicon.months
    )


def identifier(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Telephone numbers, dockets, versions, tallies, numbers with leading zeros."""
    words = tokens.words
    word = words[index]
    if parse(word, lexicon.decimal) is None and not decimal_only(tokens, index):
        return index + 1
    following = words[index + 2]
    if (
        words[index + 1] == "-"
        and following.isdecimal()
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
    ):
        code = len(following) >= 4 and len(word) <= 3 and word.isdecimal()
        if (code or following[0] == "0" < following) and not measured(tokens, index + 2, lexicon):
            return index + 3
    if words[index + 1] == words[index + 3] == "-" and words[index + 2] in _TALLIES:
        return index + 5  # "9-of-15 shooting"
    if (
        words[index + 1] in ("/", "x")
        and tokens.touches(index + 1)
        and tokens.touches(index + 2)
        and following.isdecimal()
        and not (words[index + 1] == "/" and is_fraction(word, following))
    ):
        return index + 3  # "24/7", "9/11", "4x4"
    if words[index + 1 : index + 6] == ["u", ".", "s", ".", "c"]:
        return index + 1
    return index


def citation(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Numbers in brackets, and the numbers of a list."""
    words = tokens.words
    before = words[index - 1]
    if before == "[":
        stop = index + 1
        while words[stop] in (",", "-") and numeric(words[stop + 1]):
            stop += 2
        return stop if words[stop] == "]" else index
    if words[index + 1] == ")" and len(words[index]) <= 3 and words[index].isdecimal():
        if before == "(" and not _named_person(tokens, index - 2):
            return index + 1
        if tokens.opens(index):
            return index + 1
    listed = words[index + 1] == "." and index == 0 and words[index + 2].isalpha()
    if listed and small(words[index], 99):
        return index + 1
    return index


def _named_person(tokens: Tokens, index: int) -> bool:
    return (
        tokens.capital(index)
        and tokens.capital(index - 1)
        and not tokens.written(index).isupper()
        and tokens.words[index].isalpha()
    )


def score(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Results and votes: "3-2", "52-48"."""
    words = tokens.words
    first, second = words[index], words[index + 2]
    joined = words[index + 1] == "-" and tokens.touches(index + 1) and tokens.touches(index + 2)
    if not joined or not (few_digits(first) and few_digits(second)):
        return index
    if measured(tokens, index + 2, lexicon) or money.before(tokens, index) is not None:
        return index
    if tokens.touches(index + 3) and words[index + 3].isalpha():
        return index
    sporting = words[index - 1] in lexicon.score_before or words[index + 3] in lexicon.score_after
    if int(first) >= int(second) or (sporting and not counted(tokens, index + 2, lexicon)):
        return index + 3
    unnamed = not words[index + 3].isalpha() or words[index + 3] in lexicon.function
    said = words[index - 1] in lexicon.near_cues or words[index - 1] in lexicon.aged
    if unnamed and not said and words[index - 1].isalpha() and int(second) < _FEW_POINTS:
        return index + 3
    return index


def label(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> int:
    """Numbers after the noun or the name that they belong to: "page 12", "Apollo 11"."""
    words = tokens.words
    before = index - 1
    if (
        words[before] == "."
        and words[before - 1] in lexicon.labels
        and not tokens.opens(before - 1)
    ):
        return index if measured(tokens, index, lexicon) else index + 1
    if words[before] == "-" and tokens.touches(index) and not tokens.touches(before):
        # "COVID -19": a hyphen that lost its place.
        detached = tokens.written(before - 1)
        exponent = words[index] in ("1", "2", "3") and (detached in SYMBOLS or detached == "min")
        return index + 1 if exponent or (detached.isupper() and len(detached) > 2) else index
    if not words[before].isalpha():
        return index
    if words[before] in lexicon.labels and not measured(tokens, index, lexicon):
        if words[before] in lexicon.verb_labels and counted(tokens, index, lexicon):
            return index
        return _listed(tokens, index, lexicon)
    if _reference(tokens, index, lexicon) or _model(tokens, index, hidden, lexicon):
        return index + 1
    return _named(tokens, index, lexicon)


def _listed(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Past the further numbers of a label: "figures 2 and 3", "sections 4-6"."""
    words = tokens.words
    stop = index + 1
    while (
        (words[stop] in ("-", ",", "&") or words[stop] in lexicon.to | lexicon.conjunction)
        and words[stop + 1].isdecimal()
        and len(words[stop + 1]) <= 3
        and not counted(tokens, stop + 1, lexicon)
        and not measured(tokens, stop + 1, lexicon)
    ):
        stop += 2
    return stop


def _reference(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the number names the thing before it: "the pump 14 is", "m 2", "where r 0 is"."""
    words = tokens.words
    if not few_digits(words[index]) or not words[index - 1].isalpha():
        return False
    before, after = words[index - 1], words[index + 1]
    if len(before) == 1 and (before not in lexicon.function or words[index] == "0"):
        return not measured(tokens, index, lexicon) and not counted(tokens, index, lexicon)
    if words[index] in ("2", "3") and tokens.written(index - 1) in SYMBOLS:
        return words[index - 2] == "/" or numeric(words[index - 2])
    if not (after in lexicon.function or (after and not after.isalpha())):
        return False
    return (
        words[index - 2] in lexicon.determiners
        and before not in lexicon.function
        and before not in lexicon.ordinary
        and before not in lexicon.before_number
        and not before.endswith(lexicon.adjective)
        and not measured(tokens, index, lexicon)
        and not numeric(words[index + 2])
    )


def _model(tokens: Tokens, index: int, hidden: set[int], lexicon: Lexicon) -> bool:
    """Whether the number begins a name: "the 737 MAX"; "the 50 US states" counts states.

    A name may also go on: "the Nova 11 Pro and 11 Max".
    """
    before = tokens.words[index - 1]
    goes_on = before in lexicon.conjunction and not hidden.isdisjoint(range(index - 6, index))
    if not (before in lexicon.determiners or goes_on) or not few_digits(tokens.words[index]):
        return False
    after = index + 1
    if not tokens.capital(after) or len(tokens.words[after]) < 3:
        return False
    return not measured(tokens, index, lexicon) and phrase(tokens, after, lexicon) == after


def _located(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether names end at ``index`` that say where: "In New York", "In Spain and Portugal"."""
    words = tokens.words
    for at in range(index - 1, index - _NAMES_LONG, -1):
        if words[at] in lexicon.places_after:
            return True
        joins = words[at] in lexicon.conjunction or words[at] == ","
        if not joins and not (words[at].isalpha() and tokens.capital(at)):
            return False
    return False


def _named(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """A bare number straight after a name is part of it: "Nasdaq 100"."""
    words = tokens.words
    before = index - 1
    if words[before] in lexicon.ordinary or tokens.written(before).islower():
        return index
    if words[before] in lexicon.up or words[before] in lexicon.down:  # "Dow Drops 600 Points"
        return index
    if "," in words[index] or len(words[index]) > 4 or measured(tokens, index, lexicon):
        return index
    if words[index].startswith("0."):
        return index
    counts = counted(tokens, index, lexicon)
    if counts and _located(tokens, before, lexicon):
        return index
    if lexicon.verbs_open and tokens.opens(before) and tokens.written(before)[1:].islower():
        return index if counts or words[index + 1] in lexicon.function else index + 1
    return index + 1
