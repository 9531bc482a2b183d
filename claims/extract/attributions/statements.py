"""Drafts of a paragraph joined over its units: a quote goes on with the speaker of the last."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.attributions.draft import Draft
from claims.extract.attributions.drafts import find_drafts
from claims.extract.attributions.units import Unit


def find_statements(units: Sequence[Unit]) -> list[Draft]:
    """The attributions of one paragraph, in order."""
    found: list[Draft] = []
    last: Draft | None = None
    waiting: list[Unit] = []
    for unit in units:
        found.extend(_quoted_within(unit))
        if last is not None and last.lemma == ":" and last.unit.shouted:
            last.more.append((unit, _whole(unit)))
            continue
        if unit.quoted:
            if last is not None and _says(last):
                last.more.append((unit, _whole(unit)))
            else:
                waiting.append(unit)
            continue
        drafts = find_drafts(unit, follows_quote=bool(waiting))
        first = drafts[0] if drafts else None
        if first is not None and waiting and _takes_back(first):
            first.more = [(each, _whole(each)) for each in waiting]
        waiting = []
        drafts = [draft for draft in drafts if not draft.empty]
        found.extend(drafts)
        quoting = [draft for draft in drafts if _says(draft)]
        last = quoting[-1] if quoting else None
        if drafts and drafts[0].lemma == ":" and unit.shouted:
            last = drafts[0]
    return found


def _quoted_within(unit: Unit) -> list[Draft]:
    """What a quote says that others said: named speakers, and speakers of quotes in the quote."""
    return [
        draft
        for inner in unit.inner
        for draft in find_drafts(inner)
        if draft.source is not None
        and not draft.noun
        and (_says(draft) or (inner.tags[draft.source[0]] == "X" and _reports(draft)))
    ]


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
    return (0, len(unit))
