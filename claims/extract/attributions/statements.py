"""Drafts of a paragraph joined over its units: a quote goes on with the speaker of the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extract.attributions.draft import Draft, group_start
from claims.extract.attributions.drafts import find_drafts
from claims.extract.attributions.phrases import subject_before
from claims.extract.attributions.units import Unit
from claims.vocabulary import vocabulary

_NO_LEAD = vocabulary(": show find seem appear")


@dataclass(slots=True)
class Carried:
    """What a paragraph leaves open for the next one."""

    speaker: Draft | None = None
    """Whose words an unclosed quote, or a cue that ends in a colon, goes on with."""
    waiting: list[Unit] = field(default_factory=list)
    """Quotes without a speaker so far."""
    recent: Draft | None = None
    """Whose words ended the paragraph: a paragraph of nothing but quotes goes on with them."""
    continued: bool = False
    """Whether the paragraph read last went on with the one before it."""


def find_statements(units: Sequence[Unit], carried: Carried) -> list[Draft]:
    """The attributions of one paragraph, in order; ``carried`` goes from paragraph to paragraph."""
    found: list[Draft] = []
    last = carried.speaker
    if last is None and all(unit.quoted and unit.tags[0] == "Q" for unit in units):
        last = carried.recent
    carried.continued = last is not None
    waiting = carried.waiting
    for unit in units:
        found.extend(_quoted_within(unit))
        if last is not None and last.lemma == ":" and last.unit.shouted:
            last.more.append((unit, _whole(unit)))
            continue
        if unit.quoted:
            if last is not None and (_says(last) or last is carried.speaker):
                last.more.append((unit, _whole(unit)))
            else:
                waiting.append(unit)
            continue
        drafts = _drafts_of(unit, waiting)
        waiting = []
        found.extend(drafts)
        last = _speaking(unit, drafts) or last
    left_open = bool(units) and _is_open(units[-1])
    leading = _leading(units[-1], found) if units else None
    if leading is not None and leading not in found:
        found.append(leading)
    carried.speaker = leading or (last if left_open else None)
    carried.waiting = waiting if left_open else []
    carried.recent = last if last is not None and _closes(last, units[-1]) else None
    return found


def _closes(draft: Draft, unit: Unit) -> bool:
    """Whether the unit that ends a paragraph is one whose words the draft has."""
    return draft.unit is unit or any(each is unit for each, _ in draft.more)


def _leading(unit: Unit, found: list[Draft]) -> Draft | None:
    """A cue whose colon ends the paragraph, so that a quote in the next one is what is said."""
    if unit.tags[-1] != ":":
        return None
    last = found[-1] if found else None
    if (
        last is not None
        and last.unit is unit
        and last.after
        and last.after[1] >= len(unit) - 1
        and not (last.noun or last.lemma in _NO_LEAD)
    ):
        return last
    at = next((i for i in range(len(unit) - 2, 0, -1) if unit.tags[i] == "v"), -1)
    source = subject_before(unit, group_start(unit, at)) if at > 0 else None
    if source is None or unit.low[at] not in unit.grammar.forms:
        return None
    lemma = unit.grammar.forms[unit.low[at]][0]
    verb = unit.grammar.verbs[lemma]
    if not any(verb.takes(frame) for frame in "STQ"):
        return None
    return Draft(unit, (group_start(unit, at), at + 1), source, lemma=lemma)


def _drafts_of(unit: Unit, waiting: list[Unit]) -> list[Draft]:
    """The unit's attributions; its first takes the quotes that wait for a speaker."""
    drafts = find_drafts(unit, follows_quote=bool(waiting))
    carried = bool(waiting) and waiting[-1].paragraph != unit.paragraph
    if drafts and waiting and (_takes_back(drafts[0]) or (carried and _opens_quoted(drafts[0]))):
        drafts[0].more = [(each, _whole(each)) for each in waiting]
    return [draft for draft in drafts if not draft.empty]


def _opens_quoted(draft: Draft) -> bool:
    """Whether the content opens its unit with a quote, so that an open one can lead up to it."""
    return draft.before is not None and draft.unit.tags[draft.before[0]] == "Q"


def _speaking(unit: Unit, drafts: list[Draft]) -> Draft | None:
    """Whose words a quote after the unit would go on with."""
    if drafts and drafts[0].lemma == ":" and unit.shouted:
        return drafts[0]
    return next((draft for draft in reversed(drafts) if _says(draft)), None)


def _is_open(unit: Unit) -> bool:
    """Whether the unit ends in a quote without its closing mark."""
    last = unit.quotes.get(len(unit) - 1)
    return last is not None and not last.closed


def _quoted_within(unit: Unit) -> list[Draft]:
    """What a quote says that others said: named speakers, and speakers of quotes in the quote."""
    return [
        draft
        for inner in unit.inner
        for draft in find_drafts(inner)
        if draft.source is not None
        and not draft.noun
        and (_tells(draft) or (inner.tags[draft.source[0]] == "X" and _reports(draft)))
    ]


def _tells(draft: Draft) -> bool:
    """Whether a verb of speech and nothing else has a quote in the quote."""
    return draft.lemma in draft.unit.grammar.speech and _says(draft)


def _reports(draft: Draft) -> bool:
    """Whether the content opens with "that": more is needed inside a quote than outside."""
    return draft.after is not None and draft.unit.tags[draft.after[0]] == "h"


def _takes_back(draft: Draft) -> bool:
    """Whether the quote before the unit is this draft's: '"…?" | Smith asked.'"""
    if draft.after is not None or draft.noun:
        return False
    first = min(draft.cue[0], draft.source[0] if draft.source else draft.cue[0])
    return draft.before is None and first == 0


def _says(draft: Draft) -> bool:
    """Whether a whole quote that follows can go on with this draft: its content has a quote."""
    unit = draft.unit
    if draft.more:
        return True
    return any(
        items is not None and any(tag in "Q" for tag in unit.tags[items[0] : items[1]])
        for items in (draft.before, draft.after)
    )


def _whole(unit: Unit) -> tuple[int, int]:
    last = len(unit)
    while last > 1 and unit.tags[last - 1] == "." and not unit.quotes:
        last -= 1
    return (0, last)
