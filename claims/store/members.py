"""The people of a case as a reviewer looks at them: forms and titles with their places, claims."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from claims.casting import Party, Shares, lay_over
from claims.model import CastDecisions, CastMember, Form, LearntRole, Person, Role, Span, Who
from claims.sentences import sentences
from claims.store import acts, casting, chain, naming
from claims.store.chain import NewStamp
from claims.store.database import Database, Row
from claims.store.ids import number
from claims.store.knownas import KnownAs
from claims.store.people import named, named_in, named_so
from claims.store.queue import SPEAKER
from claims.store.statements import read_claims

_NEAR = 400
"""Code points from a mention beyond which a title is looked for no more."""
_LOOKED_AT = 40
"""Documents of which the forms and titles of a speaker are read: more, nobody looks at."""


_Latest: TypeAlias = tuple[str, tuple[CastMember, ...]]


class _Kept:
    """The cast as of the event that was the latest when it was read: reading it takes a while."""

    latest: _Latest = ("", ())


@dataclass(slots=True)
class _Found:
    """What the documents have of one person."""

    forms: dict[tuple[str, str], Form] = field(default_factory=dict)
    roles: dict[tuple[str, str], LearntRole] = field(default_factory=dict)


class CastOf:
    """The cast of one case: who is in it, what they go by, and how it comes in."""

    def __init__(self, database: Database, stamp: NewStamp) -> None:
        self._database, self._stamp = database, stamp

    def members(self) -> tuple[CastMember, ...]:
        """Everybody named or speaking, those who speak most first, then by name.

        Read once for every event: the hash of the latest one vouches for all that is read here.
        """
        head = chain.head(self._database)[1]
        if _Kept.latest[0] != head:
            _Kept.latest = head, _read_cast(self._database)
        return _Kept.latest[1]

    def people(self) -> tuple[Person, ...]:
        """The people of the case, as the reviewer has them, in the order of coming in."""
        return casting.effective_people(self._database)

    def who(self, claim: str) -> Who | None:
        """The speaker of a claim, with titles and forms of the name and where those stand.

        None where nobody is named as its speaker.
        """
        return _who(self._database, number(claim, "c"))

    @property
    def known_as(self) -> KnownAs:
        """Who goes by which name, and what was decided of it: what an act on the cast asks."""
        return KnownAs(self._database)

    def named(self) -> Iterator[tuple[Role, tuple[Person, ...]]]:
        """What each document is to the case and whom it names, in the order of coming in."""
        return named(self._database)

    def save(
        self,
        people: Iterable[Person],
        shown: Mapping[str, str] | None = None,
        *,
        reviewer: str = "",
    ) -> None:
        """Make ``people`` those of the case; ``shown`` is the name of each document's name."""
        stamp = self._stamp(acts.IMPORT, reviewer)
        naming.save_people(self._database, tuple(people), shown or {}, stamp)


def _read_cast(database: Database) -> tuple[CastMember, ...]:
    decided = casting.decisions(database)
    parties = casting.parties(database)
    people, placed = lay_over(parties, decided)
    by_hand = {one.person for one in placed if one.key is not None}
    found = _found(database, parties, decided, _everybody(database))
    counts: Counter[str] = Counter(dict(_counts(database, "1")))
    known = {person.name for person in people}
    strangers = tuple(Person(name=name) for name in counts if name not in known)
    by_hand |= {decided.name(key) for key in decided.given.values()}
    members = (
        CastMember(
            person=person,
            kind=person.kind or ("person" if person.gender else ""),
            claims=counts[person.name],
            forms=_forms(found[person.name]),
            roles=_roles(found[person.name], _given_role(person.name, decided)),
            decided=person.name in by_hand,
        )
        for person in (*people, *strangers)
    )
    return tuple(sorted(members, key=lambda one: (-one.claims, one.person.name)))


def _who(database: Database, key: int) -> Who | None:
    claim = read_claims(database, [f"c{key}"]).get(f"c{key}")
    if claim is None or claim.attribution is None or claim.speaker is None:
        return None
    name = claim.speaker
    machines = [
        machine
        for (machine,) in database.rows(
            "SELECT DISTINCT machine FROM forms WHERE person = ? ORDER BY machine", (name,)
        )
    ]
    parties, decided = casting.parties(database, machines), casting.decisions(database)
    own = int(claim.document[1:])
    naming = _naming(database, parties)
    documents = list(dict.fromkeys(document for document, _ in naming))
    near = {own, *documents[:_LOOKED_AT]}
    read = _named(database, [one for one in naming if one[0] in near])
    found = _found(database, parties, decided, read)[name]
    spoken: dict[str, int] = dict(_counts(database, f"({SPEAKER}) = ?", name))
    overridden = database.value("SELECT overrides FROM states WHERE claim = ?", (key,))
    return Who(
        name=name,
        roles=_roles(found, _given_role(name, decided), own),
        because=claim.attribution.because,
        forms=_forms(found, own),
        claims=spoken.get(name, 0),
        decided_by_hand="speaker" in json.loads(overridden)
        or any(decided.name(one) == name for one in decided.given.values()),
        documents=len(documents),
    )


def _given_role(name: str, decided: CastDecisions) -> str | None:
    return next((role for key, role in decided.roles.items() if decided.name(key) == name), None)


def _everybody(database: Database) -> Iterator[tuple[int, Person]]:
    """Whom each document that counts names, in the order of coming in."""
    for (document,) in list(
        database.rows(
            "SELECT n.document FROM named n JOIN documents d ON d.id = n.document "
            "WHERE d.imported IS NOT NULL AND d.withdrawn = 0 ORDER BY d.id"
        )
    ):
        for person in named_in(database, document):
            yield document, person


def _naming(database: Database, parties: Iterable[Party]) -> list[tuple[int, str]]:
    """The documents that give one of the names of some parties, each with the name."""
    return sorted(
        (document, name)
        for party in parties
        for name in party.names
        for (document,) in database.rows(
            "SELECT n.document FROM namings n JOIN documents d ON d.id = n.document "
            "WHERE n.written = ? AND d.withdrawn = 0",
            (name,),
        )
    )


def _named(database: Database, naming: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Person]]:
    """Whom documents give names, by document."""
    for document, name in naming:
        for person in named_so(database, document, name):
            yield document, person


def _counts(database: Database, where: str, *values: str) -> Iterator[Row]:
    """Name and number: how many claims each speaker has, as shown, of documents that count."""
    chosen = "1" if not values else "n.person = ? OR n.written = ?"
    yield from database.rows(
        f"SELECT {SPEAKER}, count(*) FROM names n JOIN states s ON s.speaker = n.id "
        "JOIN documents d ON d.id = s.document "
        f"WHERE d.imported IS NOT NULL AND d.withdrawn = 0 AND ({chosen}) AND {where} GROUP BY 1",
        (*values, *values, *values),
    )


def _found(
    database: Database,
    parties: Iterable[Party],
    decided: CastDecisions,
    named: Iterable[tuple[int, Person]],
) -> defaultdict[str, _Found]:
    """What documents have of the people of ``parties``, by the name shown."""
    shares = {
        name: share
        for share in (Shares(party, decided) for party in parties)
        for name in share.party.names
    }
    found: defaultdict[str, _Found] = defaultdict(_Found)
    held, text = 0, ""
    for document, person in named:
        share = shares.get(person.name)
        if share is None:
            continue
        if document != held:
            stored = database.value("SELECT text FROM texts WHERE document = ?", (document,))
            held, text = document, stored or ""
        _take(found, share, person, f"d{document}", text)
    return found


def _take(
    found: defaultdict[str, _Found], share: Shares, person: Person, document: str, text: str
) -> None:
    mentions = person.mentions or tuple(_searched(person, text))
    for span in mentions:
        form = " ".join(span.of(text).split())
        forms = found[share.shown(share.key(person.name, form))].forms
        first = forms.get((document, form))
        # A name may be written over the end of a line; what is shown of it is what stands there.
        forms[document, form] = (
            Form(span.of(text), document, span)
            if first is None
            else Form(first.text, document, first.span, first.count + 1)
        )
    roles = found[share.shown(share.key(person.name, person.name))].roles
    for role in person.roles:
        learnt = _learnt(role, mentions, document, text)
        if learnt:
            roles.setdefault((document, role), learnt)


def _searched(person: Person, text: str) -> Iterator[Span]:
    """Where a name stands in a document that came in before mentions were kept."""
    taken: list[Span] = []
    for form in sorted((person.name, *person.aliases), key=len, reverse=True):
        at = text.find(form) if form else -1
        while at >= 0:
            span = Span(at, at + len(form))
            whole = not (text[at - 1 : at].isalnum() or text[span.end : span.end + 1].isalnum())
            if whole and not any(span.meets(other) for other in taken):
                taken.append(span)
            at = text.find(form, span.end)
    yield from sorted(taken)


def _learnt(role: str, mentions: Iterable[Span], document: str, text: str) -> LearntRole | None:
    """Where a title stands nearest to a mention of its bearer."""
    near: list[tuple[int, int]] = []
    for span in mentions:
        for at in (
            text.rfind(role, max(0, span.start - _NEAR), span.start),
            text.find(role, span.end, span.end + _NEAR),
        ):
            if at >= 0:
                apart = span.start - at - len(role) if at < span.start else at - span.end
                near.append((apart, at))
    if not near:
        return None
    at = min(near)[1]
    return LearntRole(role, document, Span(at, at + len(role)), _sentence(text, at))


def _sentence(text: str, at: int) -> str:
    """The sentence that the place ``at`` lies in."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    inside = (span for span in sentences(line) if span.start <= at - start < span.end)
    span = next(inside, None)
    return span.of(line) if span else line.strip()


def _forms(found: _Found, own: int | None = None) -> tuple[Form, ...]:
    return tuple(
        sorted(found.forms.values(), key=lambda one: (*_place(one.document, own), one.span))
    )


def _roles(found: _Found, given: str | None, own: int | None = None) -> tuple[LearntRole, ...]:
    learnt = sorted(
        found.roles.values(), key=lambda one: (*_place(one.document, own), one.span, one.role)
    )
    return (*([LearntRole(given)] if given else []), *learnt)


def _place(document: str, own: int | None) -> tuple[bool, int]:
    """For sorting by document, that of the claim asked about first."""
    key = int(document[1:])
    return key != own, key
