"""The people of a case over documents: one person under one name, however each text wrote it.

The cast is read from all documents together, and in no order of theirs: whichever comes in first,
the same people are known by the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from thefuzz import fuzz

from claims.casting import Party, lay_over
from claims.extract.names.known import Known
from claims.extract.names.spelling import fullness, is_acronym, parts
from claims.folding import fold
from claims.model import CastDecisions, Person, Role


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a case."""

    people: tuple[Person, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    """Under which name each name that a document gives a person is shown."""
    parts: Mapping[str, Person] = field(default_factory=dict)
    """What the documents that use each of those names say of the person."""

    @classmethod
    def of(cls, documents: Iterable[tuple[Role, Sequence[Person]]]) -> Cast:
        """The cast of ``documents``: what each is to the case, and whom it names."""
        parties = _parties(_namings(documents))
        people = [(_person(party), party) for party in parties]
        shown = {naming.name: person.name for person, party in people for naming in party}
        parts = {naming.name: naming.part() for party in parties for naming in party}
        return cls(tuple(person for person, _ in people), shown, parts)

    def with_decisions(self, decisions: CastDecisions) -> Cast:
        """The cast as a reviewer has it: what was decided, laid over what was read."""
        names: dict[str, list[str]] = {person.name: [] for person in self.people}
        for written, name in self.shown.items():
            names[name].append(written)
        parties = [
            Party(person, tuple(sorted(names[person.name])), self.parts.__getitem__)
            for person in self.people
        ]
        people, placed = lay_over(parties, decisions)
        shown = {one.form: one.person for one in placed if one.whole}
        return Cast(people, shown, self.parts)

    def find(self, name: str) -> Person | None:
        """The person that ``name`` is a form of; None where none is, or where two could be."""
        known = Known()
        for person in self.people:
            known.enter(person.name, person.aliases, person.gender)
        at = known.place(name)
        return None if at is None else self.people[at]

    def variants(self) -> list[tuple[Person, tuple[str, ...]]]:
        """People whose name is spelt in more than one way, with the spellings, for a name check."""
        found = []
        for person in self.people:
            forms = _spelt_differently(person.forms)
            if forms:
                found.append((person, forms))
        return found


@dataclass(slots=True)
class _Naming:
    """What the documents that give a person the same name say of them."""

    name: str
    place: int
    """Which name this is in the order of coming in."""
    forms: dict[str, list[int]] = field(default_factory=dict)
    """Every form written: in how many sources and precedents, in how many drafts."""
    roles: dict[str, None] = field(default_factory=dict)
    genders: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def take(self, role: Role, person: Person) -> None:
        """Adds what one more document says."""
        for form in (person.name, *person.aliases):
            self.forms.setdefault(form, [0, 0])[role is Role.DRAFT] += 1
        self.roles.update(dict.fromkeys(person.roles))
        self.genders |= {person.gender} if person.gender else set()
        self.kinds |= {person.kind} if person.kind else set()

    def part(self) -> Person:
        """What these documents say of the person, under the name that they give."""
        return Person(
            name=self.name,
            aliases=tuple(form for form in self.forms if form != self.name),
            roles=tuple(self.roles),
            gender=_gender([self]),
            kind=_kind([self]),
        )


def _namings(documents: Iterable[tuple[Role, Sequence[Person]]]) -> list[_Naming]:
    found: dict[str, _Naming] = {}
    for role, people in documents:
        for person in people:
            naming = found.get(person.name)
            if naming is None:
                naming = found[person.name] = _Naming(person.name, len(found))
            naming.take(role, person)
    return list(found.values())


def _parties(namings: Sequence[_Naming]) -> list[list[_Naming]]:
    """The names of one person together, in the order in which the people came in."""
    known = Known()
    parties: list[list[_Naming]] = []
    # The fullest names first and then by the alphabet, so that a shorter one finds all that it
    # could be short for, whatever the order of coming in.
    for naming in sorted(namings, key=_by_fullness):
        gender = _gender([naming])
        at = known.place(naming.name, gender)
        if at is None:
            known.enter(naming.name, naming.forms, gender)
            parties.append([naming])
        else:
            known.extend(at, naming.forms, gender)
            parties[at].append(naming)
    for party in parties:
        party.sort(key=lambda each: each.place)
    return sorted(parties, key=lambda party: party[0].place)


def _by_fullness(naming: _Naming) -> tuple[bool, int, int, str]:
    whole, words, *_ = fullness(naming.name)
    return (is_acronym(naming.name), -whole, -words, naming.name)


def _gender(party: Iterable[_Naming]) -> str | None:
    genders = {gender for naming in party for gender in naming.genders}
    return genders.pop() if len(genders) == 1 else None


def _kind(party: Iterable[_Naming]) -> str:
    kinds = {kind for naming in party for kind in naming.kinds}
    return kinds.pop() if len(kinds) == 1 else ""


def _person(party: Sequence[_Naming]) -> Person:
    counts: dict[str, list[int]] = {}
    for naming in party:
        for form, (sources, drafts) in naming.forms.items():
            count = counts.setdefault(form, [0, 0])
            count[0] += sources
            count[1] += drafts
    name = _case_name(counts)
    roles = dict.fromkeys(role for naming in party for role in naming.roles)
    return Person(
        name=name,
        aliases=tuple(form for form in counts if form != name),
        roles=tuple(sorted(roles, key=lambda role: -len(role.split()))),
        gender=_gender(party),
        kind=_kind(party),
    )


def _case_name(counts: Mapping[str, Sequence[int]]) -> str:
    """The fullest form; of near spellings that of a source, and that of more documents.

    What a draft alone writes is passed over where a source spells it otherwise: a misspelling of
    the text to be checked must not name the person.
    """
    sourced = [form for form, (sources, _) in counts.items() if sources]
    full = [form for form in sourced if len(parts(form)) > 1]

    def fits(form: str) -> bool:
        return counts[form][0] > 0 or not any(_differs(form, other) for other in full)

    return max(filter(fits, counts), key=lambda form: _rank(form, *counts[form]))


def _rank(form: str, sources: int, drafts: int) -> tuple[bool, int, int, bool, int, int, int, str]:
    whole, words, accents, letters = fullness(form)
    fuller = (not is_acronym(form), whole, words)
    return (*fuller, sources > 0, accents, sources or drafts, letters, form)


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
