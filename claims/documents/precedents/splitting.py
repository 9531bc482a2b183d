"""A JSON text of any size, cut into its entries as it streams by.

Entries are the members of the outermost list: a list itself, or the one under ``claims``,
``dataFeedElement``, ``@graph`` or ``itemListElement`` of the outermost object. An object without
such a list is one entry, and one object may follow another, a line each. Only brackets and strings
are looked at, so that an entry that is no JSON does not spoil those after it, and nothing is held
but the entry being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.phrases import phrase

ENTRY_LIMIT = 4_000_000
"""Characters of one entry; a check with its whole article has some 50,000."""
LISTS = frozenset(("claims", "dataFeedElement", "@graph", "itemListElement"))
"""Fields of the outermost object that hold the entries."""
_BRACKET = re.compile(r'["{}\[\]]')
_NEXT = re.compile(r"[^\s,]")
# Possessive: what was read is never tried again, however many backslashes there are.
_IN_STRING = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_BARE_END = re.compile(r"[\s,\]}]")
_LONGEST_KEY = 40
# Where no entry can begin: in the outermost object, beside its list.
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is written, or what is wrong with it where ``text`` is empty."""

    number: int
    text: str
    problem: str = ""


@dataclass(slots=True)
class Splitter:
    """Takes a text in pieces and gives out whole entries."""

    entries: int = 0
    _depth: int = 0
    _base: int = 0
    """At which depth entries begin."""
    _held: str = ""
    """What is still to be looked at, and the entry being read."""
    _at: int = 0
    _start: int | None = None
    """Where in ``_held`` the entry being read begins; None between entries."""
    _dropped: bool = False
    """Whether the entry being read grew too long to be kept."""
    _string: int | None = None
    """Where in ``_held`` the string being read begins; -1 where that is let go of."""
    _bare: bool = False
    """Whether a bare word is being passed over."""
    _key: str = ""
    _lost: bool = False
    """Whether this is no JSON, so that the rest means nothing."""
    _ready: list[Entry] = field(default_factory=list)

    def feed(self, piece: str) -> Iterator[Entry]:
        """The entries that end in the next piece of the text."""
        self._held += piece
        while not self._lost and self._step():
            if self._ready:
                yield from self._ready
                self._ready.clear()
        yield from self._ready
        self._ready.clear()
        self._forget()

    def end(self) -> Iterator[Entry]:
        """What the text ended in the middle of, as an entry with its problem."""
        if self._lost or (not self._depth and self._string is None):
            return
        if self._start is not None:
            yield Entry(self.entries + 1, "", phrase("the file ends in the middle of it"))
        else:
            yield Entry(self.entries + 1, "", phrase("the file ends before its list is closed"))

    def _step(self) -> bool:
        """Look at one mark; False where more text is needed."""
        if self._string is not None:
            return self._rest_of_string()
        if self._start is None and self._depth == self._base:
            return self._between()
        found = _BRACKET.search(self._held, self._at)
        if found is None:
            self._at = len(self._held)
            return False
        self._at = found.end()
        mark = found.group()
        if mark == '"':
            self._string = self._at
        elif mark in "{[":
            self._open(mark)
        else:
            self._close()
        return True

    def _between(self) -> bool:
        """From one entry to the next: an object or list begins one, a bare value is none."""
        found = (_BARE_END if self._bare else _NEXT).search(self._held, self._at)
        if found is None:
            self._at = len(self._held)
            return False
        self._at = found.start() if self._bare else found.end()
        mark = found.group()
        if self._bare:
            self._bare = False
            self._refuse(phrase("is no object"))
        elif mark in "]}":
            self._end_list()
        elif mark in "{[":
            self._begin(mark, found.start())
        elif not self._depth:
            self._refuse(phrase("is no JSON"))
            self._lost = True
        elif mark == '"':
            self._string = self._at
        else:
            self._bare, self._at = True, found.start()
        return True

    def _begin(self, mark: str, at: int) -> None:
        self._depth += 1
        if mark == "[" and self._depth == 1:
            self._base = 1
        else:
            self._start, self._key = at, ""

    def _end_list(self) -> None:
        self._depth = max(0, self._depth - 1)
        self._base = _NOWHERE if self._depth else 0

    def _rest_of_string(self) -> bool:
        found = _IN_STRING.match(self._held, self._at)
        self._at = found.end() if found else self._at
        if self._at == len(self._held) or self._held[self._at] == "\\":
            return False
        begin, self._string = self._string or 0, None
        if self._depth == 1:
            known = begin >= 0 and self._at - begin <= _LONGEST_KEY
            self._key = self._held[begin : self._at] if known else ""
        self._at += 1
        if self._start is None and self._depth == self._base:
            self._refuse(phrase("is no object"))
        return True

    def _open(self, mark: str) -> None:
        self._depth += 1
        outermost = self._depth == 2 and self._base <= 0
        if mark == "[" and outermost and self._key in LISTS:
            # What was taken for one entry is what stands around the entries.
            self._base, self._start, self._dropped = 2, None, False

    def _close(self) -> None:
        self._depth -= 1
        if self._start is None:
            self._base = 0 if not self._depth else self._base
        elif self._depth == self._base:
            self._finish()

    def _finish(self) -> None:
        start, self._start = self._start, None
        if self._dropped:
            self._dropped = False
            self._refuse(
                phrase(
                    "is longer than the {entry_limit:,} characters of one entry",
                    entry_limit=ENTRY_LIMIT,
                )
            )
        else:
            self.entries += 1
            self._ready.append(Entry(self.entries, self._held[start : self._at]))

    def _refuse(self, problem: str) -> None:
        self.entries += 1
        self._ready.append(Entry(self.entries, "", problem))

    def _forget(self) -> None:
        """Let go of what has been given out, and of an entry that grew too long."""
        if self._start is not None and len(self._held) - self._start > ENTRY_LIMIT:
            self._dropped = True
        keep = self._at if self._start is None or self._dropped else self._start
        if self._string is not None:
            # A name may still turn out to be that of the list.
            if self._string >= 0 and self._at - self._string <= _LONGEST_KEY:
                keep = min(keep, self._string)
            self._string = max(-1, self._string - keep)
        if self._start is not None:
            self._start = 0
        self._held, self._at = self._held[keep:], self._at - keep


def entries_of(pieces: Iterable[str]) -> Iterator[Entry]:
    """The entries of a text that comes in pieces, and at last what it was cut in."""
    splitter = Splitter()
    for piece in pieces:
        yield from splitter.feed(piece)
    yield from splitter.end()
