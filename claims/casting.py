"""The reviewer's decisions on the people of a case, laid over what the machine made of them.

The machine brings the names that documents give into *parties*, each taken for one person. A
decision is of a name, or of the person that names were given to, and so it holds whatever
documents come in later: the parties may grow, the decisions are laid over them anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.folding import words
from claims.model import Event, Person
from claims.phrases import later, phrase, phrase_count

if TYPE_CHECKING:
    from claims.model import CastDecisions


@dataclass(frozen=True, slots=True)
class Party:
    """The names that the machine takes for one person's."""

    person: Person
    """Under the name that the machine shows, with every form written."""
    names: tuple[str, ...]
    """The names that documents give the person; other forms are short for one of them."""
    part: Callable[[str], Person]
    """What the documents that use one of the names say: their forms, roles and gender."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One form of a party, and whose it is."""

    form: str
    machine: str
    """The name under which the machine shows the party."""
    person: str
    """The name shown, the reviewer's decisions regarded."""
    key: str | None = None
    """The key of a person whom the reviewer decided about."""
    whole: bool = False
    """Whether documents give it as a name, and not only as a form short for one."""


@dataclass(slots=True)
class _Member:
    """A person on the way: what parties, or parts of them, say of one name that is shown."""

    name: str
    keys: set[str] = field(default_factory=set)
    """Whom the reviewer decided about; more than one where two were given one name."""
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    genders: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def take(self, person: Person, forms: Iterable[str]) -> None:
        """Add what is said of them."""
        self.forms.update(dict.fromkeys(forms))
        self.roles.update(dict.fromkeys(person.roles))
        self.genders |= {person.gender} if person.gender else set()
        self.kinds |= {person.kind} if person.kind else set()

    def person(self, decisions: CastDecisions) -> Person:
        """The person, with the role that the reviewer gave first."""
        given = next((decisions.roles[it] for it in sorted(self.keys) if it in decisions.roles), "")
        roles = sorted(self.roles, key=lambda role: -len(role.split()))
        return Person(
            name=self.name,
            aliases=tuple(form for form in self.forms if form != self.name),
            roles=tuple(dict.fromkeys([*([given] if given else []), *roles])),
            gender=_only(self.genders),
            kind=_only(self.kinds) or "",
            by_hand=self.name not in self.forms,
        )


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def lay_over(
    parties: Iterable[Party], decisions: CastDecisions
) -> tuple[tuple[Person, ...], tuple[Placed, ...]]:
    """The people as decided, in the order of the parties, and whose each form is.

    Two people whom the reviewer gave one name are one person.
    """
    members: dict[str, _Member] = {}
    placed: list[Placed] = []
    for party in parties:
        for key, name, person, forms in _shares(party, decisions):
            member = members.setdefault(name, _Member(name))
            member.keys |= set() if key is None else {key}
            member.take(person, forms)
            placed += [
                Placed(form, party.person.name, name, key, form in party.names) for form in forms
            ]
    people = tuple(member.person(decisions) for member in members.values())
    return people, tuple(dict.fromkeys(placed))


class Shares:
    """Who has what of a party: mostly one person all of it."""

    def __init__(self, party: Party, decisions: CastDecisions) -> None:
        self.party = party
        self._decisions = decisions
        self._keys = keys_of(party.names, decisions)
        self._parted = _parted((party.person.name, *party.person.aliases), decisions)
        self._rest = _rest_name(party, self._keys, self._parted)

    @property
    def divided(self) -> bool:
        """Whether more than one person has a share."""
        return bool(self._parted) or len(set(self._keys.values())) > 1

    def key(self, name: str, form: str) -> str | None:
        """The key of whose a form is where a document means ``name`` by it."""
        if form in self._keys or not self._parted:
            return self._keys.get(form, self._keys.get(name))
        return self._parted.get(alike(form), self._keys.get(name))

    def shown(self, key: str | None) -> str:
        """What the person of a key is called here; None is whom the reviewer left alone."""
        return self._rest if key is None else self._decisions.name(key)


_Share = tuple[str | None, str, Person, tuple[str, ...]]
"""Key, name shown, what is said of them, and their forms."""


def _shares(party: Party, decisions: CastDecisions) -> list[_Share]:
    shares, found = Shares(party, decisions), []
    if not shares.divided:
        forms = (party.person.name, *party.person.aliases)
        key = shares.key(party.person.name, party.person.name)
        if key is None and party.names:
            key = shares.key(party.names[0], party.names[0])
        return [(key, shares.shown(key), party.person, tuple(dict.fromkeys(forms)))]
    for name in party.names:
        said = party.part(name)
        by_key: dict[str | None, list[str]] = {}
        for form in dict.fromkeys((name, *said.aliases)):
            by_key.setdefault(shares.key(name, form), []).append(form)
        for key, own in by_key.items():
            # A short form that was taken out says nothing of its bearer's offices.
            bare = said if key == shares.key(name, name) else Person(name=own[0])
            found.append((key, shares.shown(key), bare, tuple(own)))
    return found


def keys_of(names: Sequence[str], decisions: CastDecisions) -> dict[str, str | None]:
    """The key of the person that each name of a party was given to; None for nobody.

    A name that nothing was decided of goes with a name like it that was taken out, or else with
    the fullest that was not.
    """
    given = decisions.given
    leading = [name for name in names if name in given and name not in decisions.apart]
    follow = given[max(leading, key=_fullness)] if leading else None
    parted = _parted(names, decisions)
    return {name: given.get(name, parted.get(alike(name), follow)) for name in names}


def _parted(forms: Iterable[str], decisions: CastDecisions) -> dict[tuple[str, ...], str]:
    """The forms that were taken out, however marked and spaced, and whose they are."""
    return {
        alike(form): decisions.given[form]
        for form in sorted(forms)
        if form in decisions.apart and form in decisions.given
    }


def alike(form: str) -> tuple[str, ...]:
    """What two ways of writing a form have in common: its words, without accents and marks."""
    return tuple(word.folded for word in words(form))


def _rest_name(
    party: Party, keys: Mapping[str, str | None], parted: Mapping[tuple[str, ...], str]
) -> str:
    """The name of what the reviewer left to the machine, of which its name may be taken out."""
    name = party.person.name
    if not parted:
        return name
    left = [each for each, key in keys.items() if key is None]
    if (name in left or name not in keys) and alike(name) not in parted:
        return name
    return max(left, key=_fullness, default=name)


def is_of_cast(event: Event) -> bool:
    """Whether an event, an undo or a redo decides who the people of the case are."""
    return any(change.target.startswith(("name:", "person:")) for change in event.changes)


def act_words(event: Event) -> str:
    """What an act on the cast did, in words; empty for other acts."""
    told = dict(event.detail)
    count = told.get("claims")
    many = phrase_count(
        " ({claims} claim)", " ({claims} claims)", 1 if count == 1 else 2, claims=count
    )
    match event.act:
        case "merge-people":
            return phrase(
                "{other} is {keep}{many}", other=told["other"], keep=told["keep"], many=many
            )
        case "split-person":
            forms = told["forms"] if isinstance(told["forms"], list) else []
            return phrase(
                "of {person}: {listed} is {new}{many}",
                person=told["person"],
                listed=", ".join(map(str, forms)),
                new=told["new"],
                many=many,
            )
        case "rename-person":
            return phrase(
                "{person} is shown as {new}{many}",
                person=told["person"],
                new=told["new"],
                many=many,
            )
        case "set-role":
            return phrase(
                "{person} is shown as {role}{many}",
                person=told["person"],
                role=told["role"] or phrase("documents say"),
                many=many,
            )
        case "mend-speaker":
            mended = (
                later("“{mention}” is {speaker}, not {before}{many}")
                if told["mention"]
                else later("the speaker is {speaker}, not {before}{many}")
            )
            before = told["before"] or phrase("nobody")
            return phrase(
                mended, mention=told["mention"], speaker=told["speaker"], before=before, many=many
            )
        case _:
            return ""


def _fullness(name: str) -> tuple[int, int, str]:
    return len(name.split()), len(name), name
