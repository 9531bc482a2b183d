"""What is odd about the names and titles of a case: spellings, titles that differ, shared offices.

Pure: people with the places of their names and titles in, findings out. A finding is a question to
the person at the keyboard and never a verdict: two mayors of one town may be a slip, or may have
followed one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from claims.match.offices import Office, read_office
from claims.match.spellings import differently_spelt
from claims.model import CastMember, Form, LearntRole, NameFinding
from claims.phrases import phrase
from claims.vocabulary import vocabulary

# What, in the words before a title, says that others bear it too, or that it was borne once.
_NOT_ONE = vocabulary("a an one un una another otro otra")
_ONCE = vocabulary(
    "former then was were late ex previous next once fue era fueron exalcalde entonces became "
    "elected succeeded replaced predecessor successor"
)
# What, in the words after a title, says when it was borne.
_WHEN = vocabulary("from until since between in during desde hasta entre en durante elect electo")
_WORDS = re.compile(r"\w+")
_YEAR = re.compile(r"\b\d{4}\b")
_BEFORE, _AFTER = 24, 32
"""Code points before and after a title that are looked at."""


def name_check(cast: Sequence[CastMember]) -> tuple[NameFinding, ...]:
    """The findings on the people of a case: by person, and then offices that two hold."""
    found = [one for member in cast for one in (*_spelling(member), *_titles(member))]
    return (*found, *_offices(cast))


def _spelling(member: CastMember) -> Iterator[NameFinding]:
    written = list(dict.fromkeys(one.text for one in member.forms))
    odd = [one for one in written if any(differently_spelt(one, other) for other in written)]
    # A surname is no further way of writing the name that it is short for.
    odd = [one for one in odd if not any(_is_part(one, other) for other in odd)]
    if odd:
        yield NameFinding(
            "spelling",
            (member.person.name,),
            tuple(one for one in member.forms if one.text in odd),
            phrase(
                "{odd} are taken for one person: the name is spelt in {count} ways.",
                odd=_listed(odd),
                count=len(odd),
            ),
        )


def _is_part(form: str, other: str) -> bool:
    return form != other and frozenset(form.split()) < frozenset(other.split())


def _titles(member: CastMember) -> Iterator[NameFinding]:
    """Titles of one person that differ between documents, as one finding."""
    held = [(learnt, office) for learnt, office in _held(member) if not office.timed]
    odd: dict[LearntRole, None] = {}
    for (one, mine), (other, theirs) in combinations(held, 2):
        if one.document != other.document and mine.differs(theirs):
            odd.update(dict.fromkeys((one, other)))
    if odd:
        titles = list(dict.fromkeys(one.role for one in odd))
        yield NameFinding(
            "title",
            (member.person.name,),
            tuple(_form(one) for one in odd),
            phrase(
                "{person} has titles that differ between documents: {titles}.",
                person=member.person.name,
                titles=_listed(titles),
            ),
        )


def _offices(cast: Sequence[CastMember]) -> Iterator[NameFinding]:
    """Offices that only one person can hold at a time and that several are given."""
    holders: defaultdict[Office, dict[str, list[LearntRole]]] = defaultdict(dict)
    for member in cast:
        if member.kind == "body":
            continue
        for learnt, office in _held(member):
            if office.says_which and not office.timed and not _is_one_of_many(learnt):
                holders[office].setdefault(member.person.name, []).append(learnt)
    for people in holders.values():
        if len(people) > 1:
            forms = tuple(_form(learnt) for given in people.values() for learnt in given)
            yield NameFinding(
                "office",
                tuple(people),
                forms,
                phrase(
                    "“{text}” is one person's office, and given to {people}.",
                    text=forms[0].text,
                    people=_and(people),
                ),
            )


def _held(member: CastMember) -> Iterator[tuple[LearntRole, Office]]:
    """The offices that documents give somebody, without those that the text says are over."""
    for learnt in member.roles:
        office = read_office(learnt.role) if learnt.document else None
        if office is not None and not _is_of_another_time(learnt):
            yield learnt, office


def _is_of_another_time(learnt: LearntRole) -> bool:
    before, after = _around(learnt)
    return not _ONCE.isdisjoint(before[-2:]) or (bool(after) and after[0] in _WHEN)


def _is_one_of_many(learnt: LearntRole) -> bool:
    return not _NOT_ONE.isdisjoint(_around(learnt)[0][-1:])


def _around(learnt: LearntRole) -> tuple[list[str], list[str]]:
    """The words before a title in its sentence, and those after; a year counts as "in"."""
    at = learnt.sentence.find(learnt.role)
    if at < 0:
        return [], []
    end = at + len(learnt.role)
    before = learnt.sentence[max(0, at - _BEFORE) : at].lower()
    after = _YEAR.sub("in", learnt.sentence[end : end + _AFTER].lower())
    return _WORDS.findall(before), _WORDS.findall(after)


def _form(learnt: LearntRole) -> Form:
    return Form(learnt.role, learnt.document, learnt.span)


def _listed(forms: Iterable[str]) -> str:
    return _and(f"“{form}”" for form in forms)


def _and(names: Iterable[str]) -> str:
    *most, last = names
    return phrase("{most} and {last}", most=", ".join(most), last=last) if most else last
