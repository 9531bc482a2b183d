"""Claims, evidence and events as lines of plain words, for reading in a terminal or aloud."""

from __future__ import annotations

from collections.abc import Iterator

from claims.casting import act_words
from claims.model import (
    Attribution,
    Change,
    Claim,
    ClaimState,
    Document,
    Event,
    Evidence,
    Role,
    Scope,
    Status,
)
from claims.published import check_words
from claims.scales import Scale
from claims.wording import dropped_words, quantity_words


def scope_words(scope: Scope) -> str:
    """Whose number it is: "of fentanyl deaths, in United States, 2022, young people"."""
    period = scope.period.text if scope.period else ""
    of = f"of {scope.subject}" if scope.subject else ""
    place = f"in {', '.join(scope.place)}" if scope.place else ""
    return ", ".join(filter(None, (of, place, period, scope.population or "")))


def reading_words(claim: Claim) -> str:
    """How the machine reads a claim's figures, and of what; empty without figures."""
    if not claim.quantities:
        return ""
    figures = "; ".join(quantity_words(quantity) for quantity in claim.quantities)
    scope = scope_words(claim.scope)
    return f"{figures} — {scope}" if scope else figures


def note_words(note: str) -> str:
    """A sum of the text that does not come out."""
    return f"Check: {note}"


def speaker_words(said: Attribution | None) -> str:
    """Who is said to have said it, with office and manner."""
    if said is None:
        return ""
    who = said.speaker or "somebody not named"
    role = f" ({said.role})" if said.role else ""
    return f"{who}{role}, {said.kind.value}{', denied' if said.negated else ''}"


def state_lines(state: ClaimState, scale: Scale) -> Iterator[str]:
    """Everything people have decided of a claim, a line each."""
    sure = f", {state.confidence.value} confidence" if state.confidence else ""
    yield f"Verdict: {scale.words(state.verdict) if state.verdict else 'none'}{sure}"
    if state.status is not Status.OPEN and state.status is not Status.DECIDED:
        yield f"Status: {state.status.value}"
    if state.dropped:
        yield f"{state.claim} {state.dropped.words}"
    if state.rationale:
        yield f"Why: {state.rationale}"
    if state.correction:
        yield f"Should read: {state.correction}"
    if state.number:
        yield f"Number should be: {state.number}"
    if state.tags:
        yield f"Tags: {', '.join(state.tags)}"
    if state.flag is not None:
        yield f"Flagged for the editor{': ' + state.flag if state.flag else ''}"
    if state.deferred is not None:
        until = f" until {state.deferred_until}" if state.deferred_until else ""
        until += ", which has come" if state.due else ""
        yield f"Deferred{until}{': ' + state.deferred if state.deferred else ''}"


def evidence_lines(evidence: Evidence, document: Document, beside: str = "") -> Iterator[str]:
    """A passage: relation, where it stands, its words, why, and what people made of it.

    ``beside`` says with which other documents its own counts as one source.

    Of a published check, whose it is and what its publisher says stands in place of the relation.
    """
    stance = f", marked {evidence.stance.value}" if evidence.stance else ""
    dismissed = ", dismissed" if evidence.dismissed else ""
    where = ", ".join(filter(None, (document.name, document.publisher, evidence.locator)))
    if document.role is Role.PRECEDENT:
        said = check_words(document, evidence)
        yield f"{evidence.id}  PUBLISHED CHECK{stance}{dismissed}  {said}"
    else:
        yield f"{evidence.id}  {evidence.relation.value.upper()}{stance}{dismissed}  {where}"
    yield f"    “{evidence.text}”"
    if beside:
        yield f"    {beside}"
    if evidence.difference and evidence.difference.words:
        yield f"    {evidence.difference.words}"
    for reason in evidence.reasons:
        yield f"    {reason}"
    if any(part.op != "same" for part in evidence.diff):
        yield f"    {diff_words(evidence)}"


def diff_words(evidence: Evidence) -> str:
    """A quote beside its source, word by word: "to [-totally -] {+completely +}stop"."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[part.op].format(part.text) for part in evidence.diff)


_MOST_CHANGES = 6
_NOT_TOLD = ("decided_at", "decided_by", "revises")
"""Changes that only repeat who did it and when, and the list of all claims of a new version."""


def event_words(event: Event) -> str:
    """An event on one line: when, who, what, from what to what."""
    moment = event.at.strftime("%Y-%m-%d %H:%M:%SZ")
    undone = f" of {event.undoes}" if event.undoes is not None else ""
    told = [change for change in event.changes if change.field not in _NOT_TOLD]
    changes = "; ".join(_change_words(change) for change in told[:_MOST_CHANGES])
    more = f"; and {len(told) - _MOST_CHANGES} more" if len(told) > _MOST_CHANGES else ""
    who = f"  {event.reviewer}" if event.reviewer else ""
    done = act_words(event) or _revised(event) or by_hand_words(event) or f"{changes}{more}"
    return f"{event.seq}  {moment}{who}  {event.act}{undone}  {done}".rstrip()


def by_hand_words(event: Event) -> str:
    """What was chosen, overruled or gone back to; empty for other acts."""
    told = dict(event.detail)
    match event.act:
        case "add-evidence":
            stance = next((one.after for one in event.changes if one.field == "stance"), None)
            marked = f", {stance}" if stance else ""
            return f"{told['evidence']} for {told['claim']}{marked}"
        case "overrule":
            said = {"same": "the same", "different": "different"}.get(str(told["answer"]))
            pair = event.changes[0].target
            return f"{pair}: {told['facet']} is {said or 'as the words say'}"
        case "back":
            acts = told["acts"]
            return f"to event {told['to']}: {acts} act{'' if acts == 1 else 's'} turned round"
        case _:
            return ""


def _revised(event: Event) -> str:
    """What a new version replaced; empty for other acts."""
    if event.act != "revise":
        return ""
    fates = event.detail.get("fates")
    told = (
        ", ".join(f"{count} {fate}" for fate, count in fates.items())
        if isinstance(fates, dict)
        else ""
    )
    return f"{event.detail.get('document')} in the place of {event.detail.get('revises')}: {told}"


def _change_words(change: Change) -> str:
    if change.field == "dropped":
        return f"{change.target} {dropped_words(change.after)}"
    return f"{change.target} {change.field}: {_value(change.before)} → {_value(change.after)}"


def _value(value: object) -> str:
    return "none" if value in (None, "", [], {}) else str(value)
