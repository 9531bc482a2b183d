"""Sequences that are read when somebody asks for them, and let go of as soon as nobody does.

A report on twenty thousand claims is written claim by claim; none of it need be in memory at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """A sequence that is read whole when it is first looked at."""

    __slots__ = ("_found", "_read")

    def __init__(self, read: Callable[[], Iterable[T]]) -> None:
        self._read = read
        self._found: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        if self._found is None:
            self._found = tuple(self._read())
        return self._found

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._all()[at]


class Each(Iterable[T]):
    """What is made anew each time that somebody goes through it, and kept by nobody."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[T]:
        return self._make()


class ByKey(Sequence[T]):
    """A sequence of which only the keys are held; what they stand for is read a batch at a time."""

    def __init__(
        self, keys: array[int], read: Callable[[Sequence[int]], Iterator[T]], batch: int
    ) -> None:
        self._keys, self._read, self._batch = keys, read, batch

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[T]:
        for at in range(0, len(self._keys), self._batch):
            yield from self._read(self._keys[at : at + self._batch])

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> ByKey[T]: ...
    def __getitem__(self, at: int | slice) -> T | ByKey[T]:
        if isinstance(at, slice):
            return ByKey(self._keys[at], self._read, self._batch)
        return next(self._read([self._keys[at]]))

    def at(self, places: Iterable[int]) -> ByKey[T]:
        """Those at some places, in the order in which the places are named."""
        return ByKey(array("i", (self._keys[place] for place in places)), self._read, self._batch)


def at_places(of: Sequence[T], places: Iterable[int]) -> Sequence[T]:
    """The members of a sequence at some places, in the order in which the places are named."""
    return of.at(places) if isinstance(of, ByKey) else tuple(of[place] for place in places)
