"""Made-up statements to measure with, the same for the same seed, and documents of them.

Words are syllables put together, 60,000 forms whose frequencies follow Zipf's law; 8 to 40 of them
make a statement, every third with a figure and the thing it counts. One statement in five is an
earlier one told again: a word dropped, the end cut off, another number. Nothing is copied from
anywhere.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

from claims.model import Claim, ClaimKind, Document, Extraction, Quantity, Scope, Span

VOCABULARY = 60_000
SYLLABLES = [f"{consonant}{vowel}" for consonant in "bdfghjklmnpr" for vowel in ("a", "e", "o")]
_REPEATED = 0.2
_NUMBERED = 0.34
# Statements that can be told again: the latest ones, so that a million need no more memory.
_KEPT = 200_000


class Writer:
    """Writes statements; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._words = [self._word(at) for at in range(VOCABULARY)]
        # The commonest words of a language are stop words, which no index holds: hence the shift.
        self._weights = list(accumulate(1 / (at + 10) for at in range(VOCABULARY)))
        self._written: list[str] = []

    def _word(self, at: int) -> str:
        syllables: list[str] = []
        while at or not syllables:
            at, which = divmod(at, len(SYLLABLES))
            syllables.append(SYLLABLES[which])
        return "".join(syllables) + "s"

    def statements(self, count: int) -> Iterator[str]:
        """So many statements, a fifth of them earlier ones changed."""
        for at in range(count):
            repeat = self._written and self._chance.random() < _REPEATED
            told = self.changed(self._chance.choice(self._written)) if repeat else self._new()
            if len(self._written) < _KEPT:
                self._written.append(told)
            else:
                self._written[at % _KEPT] = told
            yield told

    def _new(self) -> str:
        length = self._chance.randint(8, 40)
        picked = self._chance.choices(self._words, cum_weights=self._weights, k=length)
        if self._chance.random() < _NUMBERED:
            picked[self._chance.randrange(length - 1)] = self._number()
        return " ".join(picked).capitalize() + "."

    def _number(self) -> str:
        return f"{self._chance.randint(2, 90_000):,}"

    def changed(self, statement: str) -> str:
        """A statement told again: a word less or its end cut off, and its number another one."""
        kept = statement.rstrip(".").split()
        if len(kept) > 12 and self._chance.random() < 0.3:
            kept = kept[: -len(kept) // 4]
        else:
            kept.pop(self._chance.randrange(len(kept)))
        told = [self._number() if word[0].isdigit() else word for word in kept]
        return " ".join(told).capitalize() + "."


def documents(
    statements: Sequence[str], each: int, name: str
) -> Iterator[tuple[Document, Extraction]]:
    """The statements as documents of so many claims, each statement a claim with its figures."""
    for start in range(0, len(statements), each):
        part = statements[start : start + each]
        text, claims, at = "\n".join(part), [], 0
        for statement in part:
            claims.append(_claim(statement, at))
            at += len(statement) + 1
        title = f"{name} {start}"
        sha256 = hashlib.sha256(f"{title} {text}".encode()).hexdigest()
        yield Document(text=text, sha256=sha256, title=title), Extraction(claims=tuple(claims))


def _claim(statement: str, start: int) -> Claim:
    figure, thing, at = None, "", start
    for word in statement.rstrip(".").split(" "):
        if word[0].isdigit():
            span = Span(at, at + len(word))
            figure = Quantity(span=span, text=word, value=float(word.replace(",", "")))
        elif figure and not thing:
            thing = word
        at += len(word) + 1
    figures = (_counting(figure, thing),) if figure else ()
    return Claim(
        span=Span(start, start + len(statement)),
        text=statement,
        kinds=(ClaimKind.NUMERIC if figures else ClaimKind.FACT,),
        quantities=figures,
        scope=Scope(subject=thing or None) if figures else Scope(),
    )


def _counting(figure: Quantity, thing: str) -> Quantity:
    return Quantity(span=figure.span, text=figure.text, value=figure.value, unit=thing or None)
