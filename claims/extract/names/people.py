"""The people and bodies of one document: mentions of one person brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extract.names.mentions import Mention, add_context, find_mentions
from claims.extract.names.roles import gender_of_role
from claims.extract.names.spelling import (
    fullness,
    is_acronym,
    is_short_for,
    parts,
    same_person,
)
from claims.extract.names.tokens import Tokens, tokenise
from claims.model import Person, Span


@dataclass(slots=True)
class _Group:
    """Mentions taken to be of one person, in order of the text."""

    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)

    def take(self, mention: Mention) -> None:
        self.forms[mention.name] += 1
        self.mentions.append(mention)

    @property
    def name(self) -> str:
        return max(self.forms, key=fullness)


def find_people(text: str, sentences: Sequence[Span], language: str = "en") -> list[Person]:
    """The people and bodies that ``text`` names, in order of their first mention."""
    tokens = tokenise(text)
    openings = frozenset(tokens.at(span.start) for span in sentences) | _after_marks(tokens)
    mentions = add_context(tokens, list(find_mentions(tokens, openings)))
    groups = _grouped(mentions)
    return [_person(tokens, group) for group in groups]


def _after_marks(tokens: Tokens) -> frozenset[int]:
    """The tokens right after an opening mark or a colon, which take a capital too."""
    return frozenset(
        at + 1
        for at, word in enumerate(tokens.word)
        if word in ('"', "“", "«", "‘", "''", "``", ":", "\n")
    )


def _grouped(mentions: Sequence[Mention]) -> list[_Group]:
    full: list[_Group] = []
    by_word: dict[str, list[_Group]] = defaultdict(list)
    exact: dict[str, _Group] = {}
    rest: list[Mention] = []
    acting = {m.name for m in mentions if m.kind == "?" and (m.speaks or m.acts or m.roles)}
    for mention in mentions:
        person = mention.kind == "person" or mention.name in acting
        if person and len(parts(mention.name)) > 1:
            _take_full(mention, full, by_word, exact)
        else:
            rest.append(mention)
    bodies: dict[str, _Group] = {}
    for mention in rest:
        group = _short_of(mention, by_word) or _alone(mention, rest, bodies)
        if group is not None:
            group.take(mention)
    found = [*_joined(full), *{id(group): group for group in bodies.values()}.values()]
    for group in found:
        group.mentions.sort(key=lambda mention: mention.first)
    return sorted((g for g in found if g.mentions), key=lambda group: group.mentions[0].first)


def _joined(groups: Sequence[_Group]) -> list[_Group]:
    """The groups without those whose name is two surnames of exactly one other: "López Obrador"."""
    kept: list[_Group] = []
    by_word: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        by_word[parts(group.name)[-1]].append(group)
    for group in groups:
        near = by_word[parts(group.name)[-1]]
        longer = [each for each in near if is_short_for(group.name, each.name)]
        if len(longer) == 1:
            for mention in group.mentions:
                longer[0].take(mention)
        else:
            kept.append(group)
    return kept


def _take_full(
    mention: Mention,
    full: list[_Group],
    by_word: dict[str, list[_Group]],
    exact: dict[str, _Group],
) -> None:
    group = exact.get(mention.name)
    if group is None:
        words = parts(mention.name)
        near = {id(each): each for word in words for each in by_word[word]}.values()
        group = next((each for each in near if same_person(each.name, mention.name)), None)
        if group is None:
            group = _Group()
            full.append(group)
        exact[mention.name] = group
        for word in words:
            if not any(each is group for each in by_word[word]):
                by_word[word].append(group)
    group.take(mention)


def _short_of(mention: Mention, by_word: dict[str, list[_Group]]) -> _Group | None:
    """The one full name that a surname or initials stand for; the latest named where several do."""
    if mention.kind in ("place", "thing", "body"):
        return None
    words = parts(mention.name)
    if not words:
        return None
    if is_acronym(mention.name):
        near = {id(each): each for groups in by_word.values() for each in groups}.values()
    else:
        near = {id(each): each for each in by_word.get(words[-1], ())}.values()
    fitting = [each for each in near if is_short_for(mention.name, each.name)]
    if not fitting:
        return None
    before = [each for each in fitting if each.mentions[0].first < mention.first]
    return max(before or fitting, key=lambda each: _last_before(each, mention.first))


def _last_before(group: _Group, at: int) -> int:
    return max((m.first for m in group.mentions if m.first < at), default=-group.mentions[0].first)


def _alone(mention: Mention, rest: Sequence[Mention], bodies: dict[str, _Group]) -> _Group | None:
    """The group of a name that no full name explains: a body, or a person by what it does."""
    if mention.kind in ("place", "thing"):
        return None
    known = bodies.get(mention.name.lower())
    if known is not None:
        return known
    named = mention.roles or mention.speaks or (mention.acts and len(parts(mention.name)) > 1)
    if mention.kind in ("body", "acronym", "person") or named:
        return bodies.setdefault(mention.name.lower(), _Group())
    return None


def _person(tokens: Tokens, group: _Group) -> Person:
    roles = _roles(group.mentions)
    marks = Counter(m.gender for m in group.mentions if m.gender)
    gender = marks.most_common(1)[0][0] if marks else None
    gender = gender or next(
        (each for role in roles if (each := gender_of_role(tuple(role.lower().split())))), None
    )
    name = group.name
    aliases = tuple(form for form in group.forms if form != name)
    spans = tuple(Span(tokens.start[m.first], tokens.end[m.last - 1]) for m in group.mentions)
    return Person(name=name, aliases=aliases, roles=roles, gender=gender, mentions=spans)


def _roles(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Titles as written, the fullest first; the same words in another case count once."""
    seen: dict[str, str] = {}
    for mention in mentions:
        for role in mention.roles:
            seen.setdefault(role.casefold(), role)
    return tuple(sorted(seen.values(), key=lambda role: -len(role.split())))
