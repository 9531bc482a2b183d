"""The people and bodies of one document: mentions of one person brought together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.extract.names.mentions import Mention, add_context, find_mentions
from claims.extract.names.roles import gender_of_role
from claims.extract.names.spelling import (
    fullness,
    initials,
    is_acronym,
    is_short_for,
    parts,
    same_person,
)
from claims.extract.names.tokens import Tokens, tokenise
from claims.model import Person, Span

_OPENING = frozenset(['"', "“", "«", "‘", "''", "``", ":", "\n"])
_LIKE_NAMED = 24
"""People of one given name that a new name is compared with: the last met are the likeliest."""


@dataclass(slots=True)
class _Group:
    """Mentions taken to be of one person; ``name`` is the fullest form."""

    name: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Where the mentions start, ascending, for those under a full name."""

    def take(self, mention: Mention) -> None:
        """Adds a mention."""
        if mention.name not in self.forms and (
            not self.name or fullness(mention.name) > fullness(self.name)
        ):
            self.name = mention.name
        self.forms[mention.name] += 1
        self.mentions.append(mention)

    def last_before(self, at: int) -> int:
        """Where the person was last named in full before token ``at``; below 0 where not yet."""
        place = bisect_left(self.places, at)
        return self.places[place - 1] if place else -self.places[0] - 1


@dataclass(slots=True)
class _Named:
    """The people with a full name, found by surname, given name or initials."""

    groups: list[_Group] = field(default_factory=list)
    exact: dict[str, _Group] = field(default_factory=dict)
    by_surname: dict[str, list[_Group]] = field(default_factory=lambda: defaultdict(list))
    by_given: dict[str, list[_Group]] = field(default_factory=lambda: defaultdict(list))
    by_initials: dict[str, list[_Group]] = field(default_factory=lambda: defaultdict(list))

    def take(self, mention: Mention) -> None:
        """Adds a mention by full name to the person it is of, who may be new."""
        group = self.exact.get(mention.name) or self._like(mention.name)
        if group is None:
            group = _Group()
            self.groups.append(group)
        if mention.name not in self.exact:
            self.exact[mention.name] = group
            self._enter(group, mention.name)
        group.take(mention)
        group.places.append(mention.first)

    def _like(self, name: str) -> _Group | None:
        given, *surnames = parts(name)
        near = [
            group for word in surnames for group in self.by_surname.get(word, ())[-_LIKE_NAMED:]
        ]
        near += self.by_given.get(given, ())[-_LIKE_NAMED:]
        return next((group for group in near if same_person(group.name, name)), None)

    def _enter(self, group: _Group, name: str) -> None:
        given, *surnames = parts(name)
        self.by_given[given].append(group)
        for word in surnames:
            self.by_surname[word].append(group)
        for letters in initials(name):
            self.by_initials[letters].append(group)

    def short_for(self, mention: Mention) -> _Group | None:
        """The person a surname or initials stand for; the last named where several could be."""
        words = parts(mention.name)
        if not words or mention.kind in ("place", "thing", "body"):
            return None
        if is_acronym(mention.name):
            near = self.by_initials.get(words[0].replace(".", ""), [])
        else:
            near = self.by_surname.get(words[-1], [])
        near = list({id(group): group for group in near[-_LIKE_NAMED:]}.values())
        fitting = [group for group in near if is_short_for(mention.name, group.name)]
        return max(fitting, key=lambda group: group.last_before(mention.first), default=None)


def find_people(text: str, sentences: Sequence[Span], language: str = "en") -> list[Person]:
    """The people and bodies that ``text`` names, in order of their first mention."""
    tokens = tokenise(text)
    openings = frozenset(tokens.at(span.start) for span in sentences) | _after_marks(tokens)
    mentions = add_context(tokens, list(find_mentions(tokens, openings)))
    groups = _grouped(mentions)
    return [_person(tokens, group) for group in groups]


def _after_marks(tokens: Tokens) -> frozenset[int]:
    """The tokens right after an opening mark or a colon, which take a capital too."""
    return frozenset([at + 1 for at, word in enumerate(tokens.word) if word in _OPENING])


def _grouped(mentions: Sequence[Mention]) -> list[_Group]:
    named = _Named()
    rest: list[Mention] = []
    acting = {m.name for m in mentions if m.kind == "?" and (m.speaks or m.acts or m.roles)}
    for mention in mentions:
        person = mention.kind == "person" or mention.name in acting
        if person and len(parts(mention.name)) > 1:
            named.take(mention)
        else:
            rest.append(mention)
    others: dict[str, _Group] = {}
    for mention in rest:
        group = named.short_for(mention) or _alone(mention, others)
        if group is not None:
            group.take(mention)
    found = [group for group in (*_joined(named), *_once(others.values())) if group.mentions]
    for group in found:
        group.mentions.sort(key=lambda mention: mention.first)
    return sorted(found, key=lambda group: group.mentions[0].first)


def _once(groups: Iterable[_Group]) -> list[_Group]:
    return list({id(group): group for group in groups}.values())


def _joined(named: _Named) -> list[_Group]:
    """The groups without those whose name is two surnames of exactly one other: "López Obrador"."""
    kept: list[_Group] = []
    for group in named.groups:
        near = {id(each): each for each in named.by_surname[parts(group.name)[-1]][-_LIKE_NAMED:]}
        longer = [each for each in near.values() if is_short_for(group.name, each.name)]
        if len(longer) == 1:
            for mention in group.mentions:
                longer[0].take(mention)
        else:
            kept.append(group)
    return kept


def _alone(mention: Mention, others: dict[str, _Group]) -> _Group | None:
    """The group of a name that no full name explains: a body, or a person by what it does."""
    if mention.kind in ("place", "thing"):
        return None
    key = mention.name.lower()
    known = others.get(key) or others.get(mention.stands_for.lower())
    if known is not None:
        others.setdefault(key, known)
        return known
    named = mention.roles or mention.speaks or (mention.acts and len(parts(mention.name)) > 1)
    if mention.kind in ("body", "acronym", "person") or named:
        group = others.setdefault(key, _Group())
        if mention.kind == "body" and len(parts(mention.name)) > 2:
            # A body is also known by its initials.
            for letters in initials(mention.name):
                others.setdefault(letters, group)
        return group
    return None


def _person(tokens: Tokens, group: _Group) -> Person:
    roles = _roles(group.mentions)
    marks = Counter(m.gender for m in group.mentions if m.gender)
    gender = marks.most_common(1)[0][0] if marks else None
    gender = gender or next(
        (each for role in roles if (each := gender_of_role(tuple(role.lower().split())))), None
    )
    name = max(group.forms, key=lambda form: _rank(group, form))
    aliases = tuple(form for form in group.forms if form != name)
    spans = tuple(Span(tokens.start[m.first], tokens.end[m.last - 1]) for m in group.mentions)
    return Person(
        name=name,
        aliases=aliases,
        roles=roles,
        gender=gender,
        mentions=spans,
        kind=_kind(group.mentions, gender),
    )


def _kind(mentions: Sequence[Mention], gender: str | None) -> str:
    """What bears the name: a body where a mention is named as one, a person by gender or title."""
    kinds = Counter(mention.kind for mention in mentions if mention.kind in ("person", "body"))
    if not kinds:
        return "person" if gender or any(mention.roles for mention in mentions) else ""
    return kinds.most_common(1)[0][0]


def _rank(group: _Group, form: str) -> tuple[bool, int, int, int, int, int]:
    """For picking the form to go by: the fullest, and of near spellings the one written more."""
    whole, words, accents, letters = fullness(form)
    return (not is_acronym(form), whole, words, accents, group.forms[form], letters)


def _roles(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Titles as written, the fullest first; the same words in another case count once."""
    seen: dict[str, str] = {}
    for mention in mentions:
        for role in mention.roles:
            seen.setdefault(role.casefold(), role)
    return tuple(sorted(seen.values(), key=lambda role: -len(role.split())))
