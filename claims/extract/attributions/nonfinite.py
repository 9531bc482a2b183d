"""Cues that are no finite verb: passives, participles and infinitives, with their content."""

from __future__ import annotations

from claims.extract.attributions.clauses import content_after, content_end
from claims.extract.attributions.draft import Draft, Items, clause_subject, with_content
from claims.extract.attributions.lexicon import Verb
from claims.extract.attributions.phrases import phrase_start, subject_after, subject_before
from claims.extract.attributions.units import Unit
from claims.extract.attributions.words import REFUSING, WRITTEN


def _agent(unit: Unit, at: int) -> int:
    """The "by" of whoever does what a passive at item ``at`` says; -1 where none does."""
    for i in range(at + 1, min(len(unit), at + 12)):
        if unit.low[i] == "by":
            return i
        if unit.tags[i] in "hvma":
            break  # a clause of its own, whose "by" is not the passive's
    return -1


_NEAR = 200
"""Items after a cue in which a participle can go on with it; no real sentence is longer."""


def passive(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """ "was accused by X of Y", "is expected to": the agent is the source, or nobody."""
    unit = draft.unit
    by = _agent(unit, at)
    if by > 0 and by + 1 < len(unit) and unit.tags[by + 1] in "dnXor":
        draft.source = subject_after(unit, by + 1)
    if not any(unit.tags[i] == "a" for i in range(draft.cue[0], at)):
        return None if draft.source is None or by != at + 1 else _reduced(draft, by)
    if draft.source is not None and by == at + 1:
        end = draft.source[1]
        if end + 1 < len(unit) and unit.low[end] in ("of", "for", "as"):
            draft.after = (end + 1, content_end(unit, end + 1, phrase=True))
            return draft
    start = content_after(unit, at + 1, verb)
    if verb.lemma in ("refer", "respond"):
        return None  # "was referred to the board" says nothing of what anybody said
    if not 0 <= start < len(unit.tags) or (by == at + 1 and start > by):
        if draft.source is None or by != at + 1:
            return None
        patient = subject_before(unit, draft.cue[0])
        draft.before = patient
        return draft if patient else None
    if unit.tags[start] in "pis" and unit.low[start - 1] not in verb.prepositions:
        return None
    end = content_end(unit, start)
    draft.after = (start, end) if end > start else None
    return draft


def _reduced(draft: Draft, by: int) -> Draft | None:
    """ "the plan proposed by X": what stands before the participle is the content."""
    unit = draft.unit
    last = draft.cue[0]
    if last == 0 or unit.tags[last - 1] not in "nX":
        return None
    first = phrase_start(unit, last - 1)
    draft.before = (first, last) if first < last else None
    return draft if draft.before else None


def participle(draft: Draft, at: int, verb: Verb, drafts: list[Draft]) -> Draft | None:
    """ ", adding that": the source is that of the clause; "a letter urging": the letter."""
    unit = draft.unit
    start = content_after(unit, at + 1, verb)
    if start < 0 or with_content(draft, start, verb) is None:
        return None
    group = draft.cue[0]
    if group and unit.tags[group - 1] == "n" and unit.low[group - 1] in WRITTEN:
        first = phrase_start(unit, group - 1)
        issued = first > 0 and unit.tags[first - 1] in "vf"
        draft.source = (clause_subject(unit, group) if issued else None) or (first, group)
        return draft
    draft.source = (
        _own_subject(unit, group) or _told_before(drafts, group) or clause_subject(unit, group)
    )
    draft.shared = draft.source is None
    return draft


def _own_subject(unit: Unit, group: int) -> Items | None:
    """The noun phrase right before a participle that has no other verb: ", Ryan saying", "with
    Quill claiming", or the first words of a headline."""
    if not group or unit.tags[group - 1] not in "nXr":
        return None
    first = phrase_start(unit, group - 1) if unit.tags[group - 1] != "r" else group - 1
    alone = first == 0 or unit.low[first - 1] == "with" or unit.tags[first - 1] in ",-:;"
    return (first, group) if alone and first < group else None


def _told_before(drafts: list[Draft], group: int) -> Items | None:
    """The source of the cue whose content ends right before item ``group``."""
    for each in drafts:
        # The outermost comes first: "X said she hopes to go, adding that" is X's.
        if each.noun or each.source is None or group - each.cue[1] > _NEAR:
            continue
        unit = each.unit
        said = each.after[1] if each.after else each.cue[1]
        own = unit.tags[each.source[0]] not in "wh" and unit.tags[group - 1] in ",ck-"
        between = said > group or any(tag in "vma" for tag in unit.tags[said:group])
        if own and not between:
            return each.source
    return None


def infinitive(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """ "to say that": only with a quote or a clause, said by the subject of the clause."""
    unit = draft.unit
    start = content_after(unit, at + 1, verb)
    if (
        not 0 <= start < len(unit.tags)
        or unit.tags[start] not in "Qqh"
        or unit.low[draft.cue[0] - 1] in REFUSING
    ):
        return None
    end = content_end(unit, start)
    draft.after = (start, end) if end > start else None
    draft.source = clause_subject(unit, draft.cue[0])
    draft.shared = draft.source is None
    return draft
