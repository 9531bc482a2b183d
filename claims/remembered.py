"""What a function says of a word, kept: a text says most of its words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

KEPT = 20_000
"""Words that are kept: more than a long text has, few enough to bound the memory."""
LONGEST = 64
"""Code points up to which a word is kept; what is longer is no word, and would hold memory."""


class Remembered(dict[str, T], Generic[T]):
    """word → what a function says of it, asked once for each word that is met.

    Its ``__getitem__`` is to be called where the function would be. It takes half the time of a
    cache that also knows which words were asked for last, and forgets all of them when it is full.
    """

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> T:
        said = self._function(word)
        if len(word) <= LONGEST:
            if len(self) >= KEPT:
                self.clear()
            self[word] = said
        return said
