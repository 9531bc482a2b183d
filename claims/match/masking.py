"""Text with numbers, negation and direction set aside, to be compared apart from its words.

"Over 100,000 died" and "Over 10,000 died" are one statement with two numbers, "rose" and "did not
rise" one statement with two senses. A fuzzy score sees neither, so it is given only the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.analysis import stem, terms
from claims.folding import fold
from claims.match.lexicon import DIRECTION, NEGATION, PERSONS, event_of, is_empty
from claims.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_DIRECTION_STEMS = frozenset(stem(word, spoken) for word in DIRECTION for spoken in ("en", "es"))
_NEGATION_STEMS = frozenset(
    stem(word)
    for word in vocabulary(
        "never none nobody nothing neither without cannot hardly scarcely barely deny denied",
        "denies false untrue doesn didn wasn weren hasn haven hadn won wouldn couldn shouldn don",
        "aren",
    )
)
_SENSES = _DIRECTION_STEMS | _NEGATION_STEMS


@dataclass(frozen=True, slots=True)
class Masked:
    """A text's terms without numbers, negation and direction, and those beside them."""

    source: str
    terms: tuple[str, ...]
    numbers: frozenset[str]
    negated: bool
    """Whether it negates an odd number of times."""
    direction: int
    """1 up, -1 down, 0 neither or both."""

    @property
    def text(self) -> str:
        """The terms as one text for a fuzzy comparison."""
        return " ".join(self.terms)


@lru_cache(maxsize=4096)
def mask(text: str, language: str = "en") -> Masked:
    """``text`` parted into what it speaks of, its numbers, its negation and its direction."""
    found = terms(text, language)
    numbers = frozenset(term for term in found if is_number(term))
    return Masked(text, tuple(plain(found)), numbers, negates(text), _direction(text))


def plain(found: Iterable[str]) -> list[str]:
    """Search terms without numbers, negation and direction."""
    return [term for term in found if term not in _SENSES and not is_number(term)]


def is_number(term: str) -> bool:
    """Whether a search term is a number's."""
    return term[0] == "n" and len(term) > 1 and (term[1].isdecimal() or term[1:3] in ("m0", "mp"))


def negates(text: str) -> bool:
    """Whether a text negates an odd number of times."""
    return sum(1 for _ in NEGATION.finditer(text)) % 2 == 1


def _direction(text: str) -> int:
    found = {DIRECTION[word] for word in _WORD.findall(fold(text)) if word in DIRECTION}
    return found.pop() if len(found) == 1 else 0


def particulars(text: str, language: str = "en") -> Iterator[str]:
    """The terms that tell one matter from another: no numbers, events, people or empty words."""
    for found in _WORD.finditer(text):
        word = fold(found.group())
        stemmed = stem(word, language)
        if not is_empty(word, stemmed) and not event_of(word) and stemmed not in PERSONS:
            yield stemmed
