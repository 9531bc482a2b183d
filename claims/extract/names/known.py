"""The people met so far, to be found again by full names, surnames and initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.extract.names.spelling import (
    BETWEEN,
    initials,
    is_acronym,
    is_short_for,
    parts,
    same_person,
)
from claims.folding import fold

_LIKE_NAMED = 64
"""People of one given name, and of surnames that begin alike, that a new name is compared with."""


@dataclass(slots=True)
class Known:
    """People by number, each under the fullest name they were entered with."""

    _names: list[str] = field(default_factory=list)
    _genders: list[str | None] = field(default_factory=list)
    _forms: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _by_surname: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_given: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_initials: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def enter(self, name: str, forms: Iterable[str] = (), gender: str | None = None) -> int:
        """A new person; their number."""
        at = len(self._names)
        self._names.append(name)
        self._genders.append(gender)
        given, *surnames = parts(name) or ("",)
        for word in dict.fromkeys(surnames):
            if word not in BETWEEN:
                self._by_surname[word].append(at)
                self._by_given[given, word[0]].append(at)
        for letters in initials(name):
            self._by_initials[letters].append(at)
        self._forms[fold(name)].add(at)
        self.extend(at, forms, gender)
        return at

    def extend(self, at: int, forms: Iterable[str], gender: str | None = None) -> None:
        """Further forms of person ``at``; a surname alone is nobody's own."""
        self._genders[at] = self._genders[at] or gender
        for form in forms:
            if len(parts(form)) > 1 or is_acronym(form):
                self._forms[fold(form)].add(at)

    def place(self, name: str, gender: str | None = None) -> int | None:
        """The one person that ``name`` is a form of; None where there is none, or another."""
        written = self._forms.get(fold(name), set())
        if len(written) == 1:
            return next(iter(written))
        spelt = [at for at in self._like(name) if self._is(at, name, gender)]
        spelt = spelt or [at for at in self._like(name) if is_short_for(name, self._names[at])]
        return spelt[0] if len(spelt) == 1 else None

    def _is(self, at: int, name: str, gender: str | None) -> bool:
        known = self._genders[at]
        return (not gender or not known or gender == known) and same_person(self._names[at], name)

    def _like(self, name: str) -> list[int]:
        """Everybody who shares a surname or the initials, or nearly does with the given name."""
        return sorted(set(self._near(name)))

    def _near(self, name: str) -> Iterator[int]:
        words = parts(name)
        if not words:
            return
        if is_acronym(name):
            yield from self._by_initials.get(words[0].replace(".", ""), ())
        for word in words if len(words) == 1 else words[1:]:
            yield from self._by_surname.get(word, ())
            yield from self._by_given.get((words[0], word[0]), ())[-_LIKE_NAMED:]
