"""Which of many quotations may stand in a text, told by the runs of words that they share.

A text is gone through once, whatever the number of quotations: each run of three words is looked up
in a table of those of the quotations.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from claims.match.quotewords import STOP, asked_words

_RUN = 3
# A run that more quotations have says nothing; of those that have no other, the rarest are kept.
_OFTEN = 24
_RAREST = 3
# One run in so many of a quotation's has to stand in the text: half of it may be from elsewhere.
_SHARE = 6
_LETTERS = re.compile(r"[a-z]{5,}")
# So many of a quotation's longest words are looked for in a raw text, and so many must be there.
_PROBES = 4
_NEEDED = 2

Key = TypeVar("Key")


class Shortlist(Generic[Key]):
    """Quotations by their rare runs of words; ``Key`` is what the caller knows each by."""

    def __init__(self, quotations: Iterable[tuple[Key, str]]) -> None:
        self._runs: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._probes: set[tuple[str, ...]] = set()
        self._keys: list[Key] = []
        self._needed: list[int] = []
        asked: list[list[tuple[str, ...]]] = []
        for key, words in quotations:
            self._keys.append(key)
            self._probes.add(_probes(words))
            asked.append(list(dict.fromkeys(_runs(asked_words(words).keys))))
        often = Counter(run for runs in asked for run in runs)
        for at, runs in enumerate(asked):
            rare = _rare(runs, often)
            self._needed.append(max(1, len(rare) // _SHARE))
            for run in rare:
                self._runs[run].append(at)

    def of(self, keys: list[str]) -> list[Key]:
        """Those of which enough runs stand among the words of a text, each once, in their order."""
        met: Counter[int] = Counter()
        for size in (1, 2, _RUN):
            for run in set(zip(*(keys[at:] for at in range(size)), strict=False)):
                if run in self._runs:
                    met.update(self._runs[run])
        found = sorted(at for at, count in met.items() if count >= self._needed[at])
        return list(dict.fromkeys(self._keys[at] for at in found))

    def may_stand_in(self, text: str) -> bool:
        """Whether the long words of any quotation are in a text; no word of it is read apart."""
        plain = _plain(text)
        return any(
            sum(probe in plain for probe in probes) >= min(_NEEDED, len(probes))
            for probes in self._probes
        )


def _rare(runs: list[tuple[str, ...]], often: Counter[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without those that many quotations have; the rarest where all are of that kind."""
    rare = [run for run in runs if often[run] <= _OFTEN]
    return rare or sorted(runs, key=lambda run: (often[run], run))[:_RAREST]


def _runs(keys: list[str]) -> Iterator[tuple[str, ...]]:
    """The runs of three words that are not all common; all the words where they are fewer."""
    if len(keys) < _RUN:
        yield tuple(keys)
        return
    for run in zip(keys, keys[1:], keys[2:], strict=False):
        if not STOP.issuperset(run):
            yield run


def _probes(words: str) -> tuple[str, ...]:
    """The longest runs of plain letters in a quotation: what stands of it in any raw text."""
    found = dict.fromkeys(_LETTERS.findall(_plain(words)))
    return tuple(sorted(found, key=lambda word: (-len(word), word))[:_PROBES])


def _plain(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKD", text)).casefold()
