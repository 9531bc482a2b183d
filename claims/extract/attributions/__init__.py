"""Who said what: attributions of a text, with the speaker named where the text lets one tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extract.attributions.draft import Draft
from claims.extract.attributions.english import ENGLISH
from claims.extract.attributions.spanish import SPANISH
from claims.extract.attributions.speakers import Speakers
from claims.extract.attributions.statements import Carried, find_statements
from claims.extract.attributions.turns import with_turns
from claims.extract.attributions.units import find_units
from claims.extract.names.tokens import Tokens, tokenise
from claims.model import Attribution, AttributionKind, Person, Span

__all__ = ["find_attributions"]

GRAMMARS = {"en": ENGLISH, "es": SPANISH}


def find_attributions(
    text: str, sentences: Sequence[Span], people: Sequence[Person], language: str = "en"
) -> list[Attribution]:
    """The attributions of ``text`` in order of their cues; speakers are names of ``people``."""
    tokens = tokenise(text)
    speakers = Speakers(tokens, sentences, people)
    grammar = GRAMMARS.get(language, ENGLISH)
    found: list[Attribution] = []
    carried = Carried()
    waiting: list[Draft] = []
    for units in find_units(tokens, sentences, grammar):
        drafts = find_statements(units, carried)
        if carried.continued:
            waiting += drafts
            continue
        # What is said can go on in the next paragraph, so a paragraph is finished with that.
        found += _finished_all(tokens, waiting, speakers)
        waiting = drafts
    found += _finished_all(tokens, waiting, speakers)
    found = with_turns(text, sentences, people, found)
    return sorted(found, key=lambda each: (each.cue[0], each.content))


def _finished_all(
    tokens: Tokens, drafts: Sequence[Draft], speakers: Speakers
) -> Iterator[Attribution]:
    for draft in drafts:
        attribution = _finished(tokens, draft, speakers)
        if attribution is not None:
            yield attribution


def _finished(tokens: Tokens, draft: Draft, speakers: Speakers) -> Attribution | None:
    content = tuple(_content(tokens, draft))
    if not content:
        return None
    unit = draft.unit
    source = (unit.span(tokens, *draft.source),) if draft.source else ()
    cue = (unit.span(tokens, *draft.cue),)
    who = speakers.resolve(draft, source[0] if source else None)
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        kind=_kind(draft),
        speaker=who.name,
        role=who.role,
        negated=draft.negated,
        because=who.because,
    )


def _content(tokens: Tokens, draft: Draft) -> Iterator[Span]:
    spans = [draft.unit.span(tokens, *each) for each in (draft.before, draft.after) if each]
    spans += [unit.span(tokens, *each) for unit, each in draft.more]
    yield from sorted(spans)


def _kind(draft: Draft) -> AttributionKind:
    """Direct where nearly all of the content is quoted, mixed where some is."""
    quoted = other = 0
    parts = [(draft.unit, each) for each in (draft.before, draft.after) if each]
    for unit, (first, last) in [*parts, *draft.more]:
        for at in range(first, last):
            if at in unit.quotes:
                quoted += unit.last[at] - unit.first[at] - 2
            elif unit.tags[at] not in _MARKS:
                other += 1
    if not quoted:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if quoted >= 9 * other else AttributionKind.MIXED


_MARKS = frozenset(",.;:()-")
