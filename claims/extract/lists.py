"""A list of claims becomes claims: at least one a row, said by whom its row says.

What its rows say in columns is laid out in the text (:mod:`claims.documents.lists.telling`), and
read from there, so that every attribution has words to point to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.extract import USUAL, Tuning, extract
from claims.extract.shifting import shifted
from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Extraction,
    Layout,
    Person,
    Span,
)
from claims.model.documents import CLAIMED_AS, CLAIMED_BY, CLAIMED_IN, CLAIMED_ON

_BREAK = "\n\n"
_BEGINNINGS = (CLAIMED_BY, CLAIMED_ON, CLAIMED_IN)
_WORTHINESS = 0.5


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it stands in the text."""

    words: Span
    """The claim's own."""
    speaker: Span | None = None
    role: str = ""
    day: date | None = None
    place: str = ""


def extract_list(
    text: str,
    layout: Layout,
    *,
    published: date | None = None,
    ticking: bool = True,
    tuning: Tuning = USUAL,
) -> Extraction:
    """The claims of a list, each row read by itself; ``layout`` says where rows begin.

    "Last year" is reckoned from the day of a row, else from ``published``. Where nothing is found
    in the words of a row, they are a claim as they are: somebody has put them on a list.
    """
    found = [
        _of_row(text, row, published=published, ticking=ticking, tuning=tuning)
        for row in _rows(text, layout)
    ]
    return Extraction(
        sentences=tuple(one for each in found for one in each.sentences),
        quantities=tuple(one for each in found for one in each.quantities),
        attributions=tuple(one for each in found for one in each.attributions),
        claims=tuple(one for each in found for one in each.claims),
        people=_met(person for each in found for person in each.people),
        language=_language(found),
    )


def _rows(text: str, layout: Layout) -> Iterator[_Row]:
    starts = [mark.start for mark in layout.landmarks]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _row(text, start, start + len(text[start:end].rstrip()))


def _row(text: str, start: int, end: int) -> _Row:
    at = text.rfind(_BREAK, start, end) + len(_BREAK)
    if at < start + len(_BREAK) or not text.startswith(_BEGINNINGS, at, end):
        return _Row(Span(start, end))
    words = Span(start, at - len(_BREAK))
    lines = dict[str, Span]()
    for line in text[at:end].split("\n"):
        label = line[: line.find(": ") + 2]
        lines.setdefault(label, Span(at + len(label), at + len(line)))
        at += len(line) + 1
    day = lines.get(CLAIMED_ON)
    return _Row(
        words=words,
        speaker=lines.get(CLAIMED_BY),
        role=lines[CLAIMED_AS].of(text) if CLAIMED_AS in lines else "",
        day=_day(day.of(text)) if day else None,
        place=lines[CLAIMED_IN].of(text) if CLAIMED_IN in lines else "",
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _of_row(
    text: str, row: _Row, *, published: date | None, ticking: bool, tuning: Tuning
) -> Extraction:
    words = row.words.of(text)
    alone = extract(words, published=row.day or published, ticking=ticking, tuning=tuning)
    found = shifted(alone, row.words.start)
    said = _said(text, row)
    claims = tuple(_claimed(one, said, row) for one in found.claims or [_whole(text, row)])
    return replace(
        found,
        attributions=(*found.attributions, *([said] if said else [])),
        claims=claims,
        people=(*found.people, *_speaking(text, row)),
    )


def _whole(text: str, row: _Row) -> Claim:
    return Claim(
        span=row.words, text=row.words.of(text), kinds=(ClaimKind.FACT,), worthiness=_WORTHINESS
    )


def _said(text: str, row: _Row) -> Attribution | None:
    if row.speaker is None:
        return None
    return Attribution(
        source=(row.speaker,),
        cue=(Span(row.speaker.start - len(CLAIMED_BY), row.speaker.start - 2),),
        content=(row.words,),
        kind=AttributionKind.INDIRECT,
        speaker=row.speaker.of(text),
        role=row.role or None,
        because="named as the speaker in the list",
    )


def _claimed(claim: Claim, said: Attribution | None, row: _Row) -> Claim:
    """The claim with what its row says, except where its own words say more."""
    if row.place and not claim.scope.place:
        scope = replace(
            claim.scope, place=(row.place,), origins=(*claim.scope.origins, ("place", "list"))
        )
        claim = replace(claim, scope=scope)
    if said is None or claim.speaker:
        return claim
    kinds = tuple(kind for kind in ClaimKind if kind in (*claim.kinds, ClaimKind.ATTRIBUTED))
    return replace(claim, kinds=kinds, attribution=said)


def _speaking(text: str, row: _Row) -> Iterator[Person]:
    if row.speaker:
        roles = (row.role,) if row.role else ()
        yield Person(name=row.speaker.of(text), roles=roles, mentions=(row.speaker,))


def _met(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people of all rows, once each; how they were written elsewhere is put together."""
    known: dict[str, Person] = {}
    for person in people:
        before = known.get(person.name)
        known[person.name] = _together(before, person) if before else person
    return tuple(known.values())


def _together(one: Person, other: Person) -> Person:
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        gender=one.gender or other.gender,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        kind=one.kind or other.kind,
    )


def _language(found: Sequence[Extraction]) -> str:
    spanish = sum(one.language == "es" for one in found)
    return "es" if 2 * spanish > len(found) else "en"
