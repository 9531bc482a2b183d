"""The attributions of one unit before anybody knows who "she" is."""

from __future__ import annotations

from claims.extract.attributions.clauses import trimmed_end
from claims.extract.attributions.draft import Draft, Items, clause_subject
from claims.extract.attributions.lexicon import SOURCE_WORDS
from claims.extract.attributions.othercues import (
    from_according,
    from_bare_verb,
    from_colon,
    from_noun,
    source_phrase,
)
from claims.extract.attributions.phrases import phrase_end
from claims.extract.attributions.units import Unit
from claims.extract.attributions.verbcues import from_verb

_MOST = 40
"""Attributions read in one sentence of the writer; no real one has so many, made ones may."""


def find_drafts(unit: Unit, *, follows_quote: bool = False) -> list[Draft]:
    """The attributions in ``unit``; ``follows_quote`` says that a quote stands right before it."""
    drafts: list[Draft] = []
    named = from_colon(unit)
    if named is not None:
        drafts.append(named)
    forms, nouns, cues = unit.grammar.forms, unit.grammar.nouns, unit.grammar.cues
    for at in [at for at, low in enumerate(unit.low) if low in cues]:
        low, tag = unit.low[at], unit.tags[at]
        phrase = source_phrase(unit, at) if low in SOURCE_WORDS else None
        if phrase is not None:
            draft = from_according(unit, phrase)
        elif tag in "vfei" and low in forms:
            draft = from_verb(unit, at, unit.grammar.verbs[forms[low][0]], drafts, follows_quote)
        elif tag == "n" and low in nouns:
            draft = from_noun(unit, at)
        else:
            continue
        if draft is not None:
            drafts.append(draft)
        if len(drafts) == _MOST:
            break
    if not any(_quotes(draft) for draft in drafts):
        bare = from_bare_verb(unit)
        if bare is not None:
            drafts.append(bare)
    _give_shared(drafts)
    _keep_apart(drafts)
    return [
        draft
        for draft in drafts
        if (not draft.empty or follows_quote) and not _is_told_within(draft, drafts)
    ]


def _is_told_within(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a cue stands inside what another cue reports, and reports no speech itself.

    "Smith said she hopes to win" is one statement, of Smith's; "Smith said Jones lied" is one,
    and "Smith said that Jones said it rained" is two.
    """
    if draft.lemma in draft.unit.grammar.speech:
        return False
    at = draft.cue[1] - 1
    return any(
        first <= at < last
        for other in drafts
        if other is not draft
        for first, last in (items for items in (other.before, other.after) if items)
    )


def _quotes(draft: Draft) -> bool:
    return any(
        "Q" in draft.unit.tags[first:last]
        for first, last in (items for items in (draft.before, draft.after) if items)
    )


def _give_shared(drafts: list[Draft]) -> None:
    """Gives the source of the cue before to those that share it: "X said A and added B"."""
    for at, draft in enumerate(drafts):
        if not draft.shared or draft.source is not None:
            continue
        before = [each for each in drafts[:at] if each.source and not each.noun]
        after = [each for each in drafts[at + 1 :] if each.source and not each.noun]
        if before:
            draft.source = before[-1].source
        else:
            draft.source = clause_subject(draft.unit, draft.cue[0]) or _led_up_to(draft)
            if draft.source is None and after:
                draft.source = after[0].source


def _led_up_to(draft: Draft) -> Items | None:
    """The subject of the clause that a participle leads up to: "Saying it was safe, | X left"."""
    unit, at = draft.unit, draft.after[1] if draft.after else len(draft.unit)
    if draft.cue[0] > 1 or at >= len(unit) or unit.tags[at] != ",":
        return None
    end = phrase_end(unit, at + 1)
    verb = end
    while verb < len(unit) and unit.tags[verb] == "k":
        verb += 1
    found = end > at + 1 and verb < len(unit) and unit.tags[verb] in "vma"
    return (at + 1, end) if found else None


def _keep_apart(drafts: list[Draft]) -> None:
    """Ends content where the next speaker's clause starts: "X said A, but Y said B"."""
    for at, draft in enumerate(drafts):
        if draft.after is None:
            continue
        first, last = draft.after
        for other in drafts[at + 1 :]:
            if other.source is None or other.noun:
                continue
            opens = min(other.source[0], other.cue[0])
            if other.before is not None:
                # ", Smith said" at the end takes all before it; its own words are no content.
                end = trimmed_end(draft.unit, first, opens)
                if first < end < opens < last and draft.unit.tags[opens - 1] == ",":
                    draft.after = (first, end)
                    break
                continue
            spoken = any(tag in "vmafQq" for tag in draft.unit.tags[first : opens - 1])
            if first < opens < last and spoken and _parted(draft.unit, opens):
                last = trimmed_end(draft.unit, first, opens)
                while last > first and draft.unit.tags[last - 1] in "sk,":
                    last -= 1
                draft.after = (first, last) if last > first else None
                break


def _parted(unit: Unit, opens: int) -> bool:
    """Whether ", but" or ", while" stands before item ``opens``."""
    i = opens - 1
    while i >= 0 and unit.tags[i] in "csk":
        i -= 1
    if i == opens - 2 and unit.low[opens - 1] in ("and", "but"):
        return True
    return i < opens - 1 and i >= 0 and unit.tags[i] in ",Q-"
