"""Names that two documents of a case write differently, shown at the claims that hold them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from thefuzz import fuzz

from claims.extract.names import Cast
from claims.folding import fold
from claims.match.findings import Place
from claims.model import Claim, Evidence, Person, Relation, Span
from claims.phrases import phrase

# From this ratio on two words of four letters and more are one name, spelt in two ways.
_ONE_NAME = 80
_LEAST_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")


Variants = Sequence[tuple[Person, tuple[str, ...]]]
"""People, each with the ways in which their name is spelt."""


def variants_of(people: Sequence[Person]) -> Variants:
    """The people of a case whose name is spelt in more than one way, capitals set aside."""
    found = []
    for person, forms in Cast(tuple(people)).variants():
        odd = tuple(one for one in forms if any(differently_spelt(one, other) for other in forms))
        if odd:
            found.append((person, odd))
    return found


First = Callable[[str, Place], Span | None]
"""Where a form of a name stands first in a document, as whole words."""


def first_in(form: str, place: Place) -> Span | None:
    """Where a form of a name stands first in a document, as whole words."""
    return _first(form, place.document.text)


def spelling_evidence(
    variants: Variants,
    claims: Sequence[Claim],
    own: Place,
    others: Sequence[Place],
    first: First = first_in,
) -> Iterator[Evidence]:
    """Where other documents spell a name of these claims differently.

    ``claims`` are those of the document ``own``, in order. Each spelling is shown once a document,
    at the first claim that holds it, or else in whose paragraph it stands: a name is asked about
    once, however often it is written.
    """
    for person, forms in variants:
        for form in forms:
            at = first(form, own)
            claim = _holder(form, claims, at, own.document.text) if at else None
            if claim is None:
                continue
            for other in others:
                if other.document.id != own.document.id:
                    yield from _differing(claim, form, forms, person, other, first)


def _holder(form: str, claims: Sequence[Claim], at: Span, text: str) -> Claim | None:
    start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    held = (one for one in claims if _first(form, one.text))
    return next(held, next((one for one in claims if one.span.meets(paragraph)), None))


def _differing(
    claim: Claim, form: str, forms: Sequence[str], person: Person, other: Place, first: First
) -> Iterator[Evidence]:
    """The first place where another document writes the name in another way, and never in this."""
    if first(form, other):
        return
    found = [
        (span, another)
        for another in forms
        if differently_spelt(form, another) and (span := first(another, other))
    ]
    if not found:
        return
    span, another = min(found)
    role = f" ({person.roles[0]})" if person.roles else ""
    yield Evidence(
        claim=claim.id,
        document=other.document.id,
        span=span,
        text=span.of(other.document.text),
        relation=Relation.SPELLING,
        reasons=(
            phrase(
                "“{form}” here, “{another}” there: taken for one person{role}",
                form=form,
                another=another,
                role=role,
            ),
        ),
        score=1.0,
        locator=other.locator(span),
    )


def differently_spelt(one: str, other: str) -> bool:
    """Whether two forms of a name hold a word that they write nearly, but not quite, the same.

    An accent counts, but for names in capitals, which many write without; a possessive's ending
    does not.
    """
    if one.isupper() or other.isupper():
        one, other = fold(one), fold(other)
    mine, theirs = _parts(one), _parts(other)
    return any(
        word not in theirs and any(_nearly(word, another) for another in theirs - mine)
        for word in mine
    )


def _parts(name: str) -> set[str]:
    return {_POSSESSIVE.sub("", found.group()).lower() for found in _WORD.finditer(name)}


def _nearly(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST_LETTERS:
        return False
    return int(fuzz.ratio(fold(one), fold(other))) >= _ONE_NAME


def places_in(form: str, text: str) -> Iterator[Span]:
    """Where a form of a name stands in a text, as whole words."""
    return (Span(found.start(), found.end()) for found in _pattern(form).finditer(text))


def _first(form: str, text: str) -> Span | None:
    """Where a name stands first in a text, as whole words."""
    found = _pattern(form).search(text)
    return Span(found.start(), found.end()) if found else None


@lru_cache(maxsize=1024)
def _pattern(form: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(part) for part in form.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)")
