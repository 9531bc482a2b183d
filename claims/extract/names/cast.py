"""The people of a case over documents: one person under one name, however each text wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from thefuzz import fuzz

from claims.extract.names.spelling import fullness, is_acronym, is_short_for, parts, same_person
from claims.folding import fold
from claims.model import Person


@dataclass(frozen=True, slots=True)
class Cast:
    """The people known so far. Admitting more gives a new cast and leaves this one as it was."""

    people: tuple[Person, ...] = ()

    def admit(self, people: Sequence[Person]) -> tuple[Cast, dict[str, str]]:
        """The cast with one document's ``people``, and each one's document name → case name."""
        known = list(self.people)
        places: dict[str, int] = {}
        # Full names first, so that a surname alone finds the one it is short for.
        for person in sorted(people, key=lambda each: -len(parts(each.name))):
            at = _place(person, known)
            if at is None:
                places[person.name] = len(known)
                known.append(replace(person, mentions=()))
            else:
                places[person.name] = at
                known[at] = _merged(known[at], person)
        return Cast(tuple(known)), {name: known[at].name for name, at in places.items()}

    def find(self, name: str) -> Person | None:
        """The person that ``name`` is a form of; None where none is, or where two could be."""
        at = _place(Person(name=name), list(self.people))
        return None if at is None else self.people[at]

    def variants(self) -> list[tuple[Person, tuple[str, ...]]]:
        """People whose name is spelt in more than one way, with the spellings, for a name check."""
        found = []
        for person in self.people:
            forms = _spelt_differently((person.name, *person.aliases))
            if forms:
                found.append((person, forms))
        return found


def _place(person: Person, known: Sequence[Person]) -> int | None:
    """Where in ``known`` the person stands already; None where nowhere, or in two places."""
    name = fold(person.name)
    for at, other in enumerate(known):
        if name == fold(other.name) or any(name == fold(each) for each in other.aliases):
            return at
    full = [at for at, other in enumerate(known) if _same(person, other)]
    if full:
        return full[0] if len(full) == 1 else None
    short = [
        at
        for at, other in enumerate(known)
        if is_short_for(person.name, other.name) or is_short_for(other.name, person.name)
    ]
    return short[0] if len(short) == 1 else None


def _same(person: Person, other: Person) -> bool:
    if person.gender and other.gender and person.gender != other.gender:
        return False
    return same_person(person.name, other.name)


def _merged(old: Person, new: Person) -> Person:
    name = max((old.name, new.name), key=lambda each: (not is_acronym(each), fullness(each)))
    forms = dict.fromkeys((old.name, *old.aliases, new.name, *new.aliases))
    roles = dict.fromkeys((*old.roles, *new.roles))
    return Person(
        name=name,
        aliases=tuple(form for form in forms if form != name),
        roles=tuple(sorted(roles, key=lambda role: -len(role.split()))),
        gender=old.gender or new.gender,
    )


def _spelt_differently(forms: Sequence[str]) -> tuple[str, ...]:
    """The forms that hold a word which another form writes nearly, but not quite, the same."""
    odd: dict[str, None] = {}
    for first in forms:
        for second in forms:
            if first != second and _differs(first, second):
                odd[first] = None
    return tuple(odd)


def _differs(first: str, second: str) -> bool:
    theirs = second.split()
    return any(
        word not in theirs and any(_nearly(word, other) for other in theirs)
        for word in first.split()
    )


def _nearly(a: str, b: str) -> bool:
    if a.strip(".,") == b.strip(".,") or len(a) < 4 or len(b) < 4:
        return False
    return int(fuzz.ratio(fold(a), fold(b))) >= 80
