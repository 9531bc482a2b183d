"""Acts of a reviewer on the cast of a case, as changes: joined, parted, renamed, given a role.

Each is worked out from what the case has at this moment and handed back, to be recorded as one
event. What the machine made of the names is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thefuzz import process

from claims.casting import Shares, alike
from claims.errors import Refused
from claims.extract.names import Cast
from claims.model import Change, Claim, Json
from claims.phrases import phrase
from claims.store import Case
from claims.store.knownas import KnownAs

# From this ratio on a name is worth asking whether it was meant.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Recast:
    """An act on the cast, ready to be recorded."""

    act: str
    changes: tuple[Change, ...]
    detail: Mapping[str, Json] = field(default_factory=dict)


def did_you_mean(name: str, known: KnownAs) -> str:
    """The names most like one that nobody has, as a question; empty where none is."""
    found = process.extractBests(name, known.everybody(), score_cutoff=_NEAR, limit=3)
    return (
        phrase(" Did you mean {listed}?", listed=" or ".join((repr(other) for other, _ in found)))
        if found
        else ""
    )


def name_people(case: Case, *, reviewer: str) -> None:
    """Show every speaker of the case under one name, as all its documents together have it."""
    named = -1
    # Another program may add a document while this one reads, and its cast would be lost.
    while named != (named := case.cast.known_as.naming()):
        cast = Cast.of(case.cast.named())
        case.cast.save(cast.people, cast.shown, reviewer=reviewer)


def merge_people(case: Case, keep: str, other: str) -> Recast:
    """``other`` is ``keep``: the name of ``keep`` is shown for both."""
    sheet = _Sheet(case)
    keep, other = sheet.somebody(keep), sheet.somebody(other)
    if keep == other:
        raise Refused("{keep!r} is one person already.", keep=keep)
    key = sheet.pin(keep)
    for name in sheet.names(other):
        sheet.give(name, key)
    for gone in sheet.keys(other):
        sheet.want(f"person:{gone}", "called", None)
        sheet.want(f"person:{gone}", "role", None)
        sheet.count(gone)
    claims = len(sheet.known.claims(other))
    return Recast("merge-people", sheet.changes(), {"keep": keep, "other": other, "claims": claims})


def split_person(case: Case, person: str, forms: Iterable[str], new_name: str) -> Recast:
    """Some of the forms of ``person`` are of somebody else, who is called ``new_name``."""
    sheet = _Sheet(case)
    person, new_name = sheet.somebody(person), _text("name", new_name)
    taken = tuple(dict.fromkeys(forms))
    left = sheet.left_of(person, taken)
    if person == new_name:
        raise Refused(
            "{new_name!r} is whom the forms are taken from; name somebody else.", new_name=new_name
        )
    if new_name in left:
        raise Refused(
            "{new_name!r} is a form that {person!r} keeps; take it out as well.",
            new_name=new_name,
            person=person,
        )
    claims = _meant_by(case, sheet, person, taken)
    if person in taken:
        sheet.call(sheet.pin(person), max(left, key=lambda form: (len(form.split()), len(form))))
    else:
        sheet.pin(person)
    key = sheet.pin(new_name)
    for form in taken:
        sheet.give(form, key)
        sheet.want(f"name:{form}", "apart", True)
    sheet.set_speaker(claims, new_name)
    told: list[Json] = list(taken)
    detail: dict[str, Json] = {"person": person, "forms": told, "new": new_name}
    detail["claims"] = len(claims) + sheet.known.meant_by(person, taken)
    return Recast("split-person", sheet.changes(), detail)


def rename_person(case: Case, person: str, new_name: str) -> Recast:
    """``person`` is shown as ``new_name``."""
    sheet = _Sheet(case)
    person, new_name = sheet.somebody(person), _text("name", new_name)
    if person == new_name:
        raise Refused("{person!r} is called so already.", person=person)
    if new_name in sheet.known.everybody():
        raise Refused(
            "There is another {new_name!r} in the case. If the two are one person, merge them.",
            new_name=new_name,
        )
    sheet.call(sheet.pin(person), new_name)
    claims = len(sheet.known.claims(person))
    return Recast(
        "rename-person", sheet.changes(), {"person": person, "new": new_name, "claims": claims}
    )


def set_role(case: Case, person: str, role: str | None) -> Recast:
    """``person`` is shown with ``role``; None leaves the role to the documents."""
    sheet = _Sheet(case)
    person, role = sheet.somebody(person), (role or "").strip() or None
    key = sheet.pin(person)
    if case.present(f"person:{key}", "role") == role:
        raise Refused(
            "Nothing would change: {person!r} is shown as {role}.",
            person=person,
            role=role or "documents say",
        )
    sheet.want(f"person:{key}", "role", role)
    for claim in sheet.known.set_by_hand(person):
        sheet.want(claim, "role", role)
    claims = len(sheet.known.claims(person))
    detail: dict[str, Json] = {"person": person, "role": role, "claims": claims}
    return Recast("set-role", sheet.changes(), detail)


def mend_speaker(case: Case, claim: str, speaker: str, *, everywhere: bool = True) -> Recast:
    """The speaker of ``claim`` is ``speaker``, one of the cast or somebody new.

    With ``everywhere``, also of the claims of the document whose speaker was read from the same
    words ("the diplomat") as the same person.
    """
    sheet = _Sheet(case)
    name = sheet.known_or_new(_text("speaker", speaker))
    chosen = case.claim(claim)
    if chosen.speaker == name:
        raise Refused(
            "Nothing would change: the speaker of {claim} is {name} already.",
            claim=claim,
            name=name,
        )
    claims = _alike(case, chosen) if everywhere else [chosen]
    sheet.set_speaker([one.id for one in claims], name)
    words = _mention(case, chosen)
    return Recast(
        "mend-speaker",
        sheet.changes(),
        {"mention": words, "before": chosen.speaker, "speaker": name, "claims": len(claims)},
    )


def _text(what: str, value: str) -> str:
    kept = " ".join(value.split())
    if not kept:
        raise Refused("Say the {what}.", what=what)
    return kept


def _mention(case: Case, claim: Claim) -> str:
    """The words by which a text points to the speaker of a claim; empty where it has none."""
    source = claim.attribution.source if claim.attribution else ()
    return source[0].of(case.document(claim.document).text) if source else ""


def _alike(case: Case, chosen: Claim) -> list[Claim]:
    """The claims of a document that have their speaker from the same words as ``chosen``."""
    text = case.document(chosen.document).text
    words = _pointing(chosen, text)
    if not words:
        return [chosen]
    return [
        one
        for one in case.claims_of(chosen.document)
        if one.id == chosen.id or (one.speaker == chosen.speaker and _pointing(one, text) == words)
    ]


def _pointing(claim: Claim, text: str) -> tuple[str, ...]:
    source = claim.attribution.source if claim.attribution else ()
    return alike(source[0].of(text)) if source else ()


def _meant_by(case: Case, sheet: _Sheet, person: str, forms: Iterable[str]) -> list[str]:
    """Claims whose speaker is ``person`` by one of ``forms``, where a document means by it
    somebody whom it names otherwise.
    """
    wanted = {alike(form) for form in forms}
    others = [name for name in sheet.names(person) if name not in set(forms)]
    texts = {
        document: case.document(document).text
        for name in others
        for document, aliases in sheet.known.aliases(name)
        if not wanted.isdisjoint(map(alike, aliases))
    }
    spoken = case.claims(sheet.known.claims(person)) if texts else {}
    return [
        claim.id
        for claim in spoken.values()
        if claim.document in texts and _pointing(claim, texts[claim.document]) in wanted
    ]


class _Sheet:
    """What an act wants of the case, beside what the case has."""

    def __init__(self, case: Case) -> None:
        self.known = case.cast.known_as
        self._case = case
        self._decided = self.known.decisions()
        self._wanted: dict[tuple[str, str], Json] = {}

    def want(self, target: str, name: str, value: Json) -> None:
        """Have a field hold a value after the act."""
        self._wanted[target, name] = value

    def give(self, name: str, key: str) -> None:
        """Have a name be of the person of ``key``."""
        self.want(f"name:{name}", "person", key)

    def call(self, key: str, name: str) -> None:
        """Have the person of ``key`` be shown as ``name``."""
        self.want(f"person:{key}", "called", None if name == key else name)

    def changes(self) -> tuple[Change, ...]:
        """Those fields that do not hold what is wanted."""
        return tuple(
            Change(target=target, field=name, before=before, after=value)
            for (target, name), value in self._wanted.items()
            if (before := self._case.present(target, name)) != value
        )

    def somebody(self, name: str) -> str:
        """Under which name somebody is shown who goes by ``name``.

        Raises:
            Refused: nobody does, or several do.
        """
        found = self.known.people_of(" ".join(name.split()))
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(
                "{name!r} can be {listed}; name one of them.",
                name=name,
                listed=" or ".join(map(repr, found)),
            )
        raise Refused(
            "Nobody of the case is called {name!r}.{name2}",
            name=name,
            name2=did_you_mean(name, self.known),
        )

    def known_or_new(self, name: str) -> str:
        """Whom of the cast ``name`` means; ``name`` itself where it is nobody of the cast."""
        return self.somebody(name) if self.known.people_of(name) else name

    def names(self, person: str) -> list[str]:
        """The names, as written, by which somebody is known who is shown as ``person``."""
        found: dict[str, None] = {}
        for party in self.known.parties(person):
            shares = Shares(party, self._decided)
            found.update(
                (name, None)
                for name in party.names
                if shares.shown(shares.key(name, name)) == person
            )
        found.update(dict.fromkeys(self.known.speakers(person)))
        given = self._decided.given.items()
        found.update((name, None) for name, key in given if self._decided.name(key) == person)
        if person not in self._decided.given:
            found[person] = None
        return sorted(found)

    def keys(self, person: str) -> list[str]:
        """The keys of whoever is shown as ``person``; nothing where nothing was decided of them."""
        used = {*self._decided.given.values(), *self._decided.called, *self._decided.roles}
        return sorted(key for key in used if self._decided.name(key) == person)

    def pin(self, person: str) -> str:
        """The key of ``person``, to whom all their names are given, so that they keep them."""
        keys = self.keys(person)
        key = keys[0] if keys else self._free_key(person)
        if key != person and not keys:
            self.call(key, person)
        self.count(key)
        for name in self.names(person):
            if (f"name:{name}", "person") not in self._wanted:
                self.give(name, key)
        return key

    def count(self, key: str) -> None:
        """Count one more act on the person of ``key``, for whoever undoes one before it."""
        acts = self._case.present(f"person:{key}", "acts")
        self.want(f"person:{key}", "acts", int(str(acts)) + 1)

    def _free_key(self, person: str) -> str:
        used = {*self._decided.given.values(), *self._decided.called, *self._decided.roles}
        key, number = person, 1
        while key in used:
            number += 1
            key = f"{person} ({number})"
        return key

    def left_of(self, person: str, taken: tuple[str, ...]) -> list[str]:
        """The forms that somebody keeps when some are taken out.

        Raises:
            Refused: none is taken, one is not theirs, or none is left.
        """
        forms = {*self.known.forms(person), *self.known.speakers(person)}
        if not taken:
            raise Refused("Say which forms of the name are somebody else's.")
        for form in taken:
            if form not in forms:
                listed = ", ".join(map(repr, sorted(forms)))
                raise Refused(
                    "{form!r} is no form of {person!r}; there are {listed}.",
                    form=form,
                    person=person,
                    listed=listed,
                )
        left = sorted(forms - set(taken))
        if not left:
            raise Refused(
                "These are all the forms of {person!r}; rename the person instead.", person=person
            )
        return left

    def set_speaker(self, claims: Iterable[str], name: str) -> None:
        """Have claims show ``name`` as their speaker, with the role of theirs."""
        role = self._role(name)
        for claim in claims:
            self.want(claim, "speaker", name)
            self.want(claim, "role", role)

    def _role(self, name: str) -> str | None:
        given = [self._decided.roles[key] for key in self.keys(name) if key in self._decided.roles]
        learnt = [role for party in self.known.parties(name) for role in party.person.roles]
        return next(iter([*given, *learnt]), None)
