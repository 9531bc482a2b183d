"""How values are put in words, the same in every format that people read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from claims.deciding import number_change as _number_change
from claims.errors import InputError
from claims.model import (
    AttributionKind,
    Change,
    Claim,
    Comparator,
    Dimension,
    Json,
    Quantity,
    Relation,
    Stance,
)
from claims.published import differs_words
from claims.store import written_time
from claims.wording import dropped_words
from factcheck.reports.model import Act, Passage, ReportClaim, ReportDocument
from factcheck.reports.veil import WITHHELD

RELATIONS = {
    Relation.CONFLICTS: "conflicts",
    Relation.ALTERED: "quotation altered",
    Relation.SPELLING: "name spelt differently",
    Relation.NOT_FOUND: "quotation not found",
    Relation.DIFFERENT_SCOPE: "different scope",
    Relation.AGREES: "agrees",
    Relation.VERBATIM: "quotation verbatim",
    Relation.COMPATIBLE: "compatible",
    Relation.SIMILAR: "speaks of the same matter",
    Relation.UNRELATED: "unrelated",
}
STANCES = {
    Stance.UNDERMINES: "Evidence against",
    Stance.SUPPORTS: "Evidence for",
    Stance.CONTEXT: "Context",
    Stance.INCONCLUSIVE: "Inconclusive",
}
"""The headings under which judged evidence stands, in the order in which they are shown."""
MACHINE = "Found by the machine, not judged by a person"
CHECKS = "Published checks of like claims (imported: their ratings are their publishers', not ours)"
_BOUNDS = {
    Comparator.LESS: "fewer than ",
    Comparator.AT_MOST: "at most ",
    Comparator.MORE: "more than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.ABOUT: "about ",
}
_MONTH_NAMES = (
    "January February March April May June July August September October November December"
)
_MONTHS = _MONTH_NAMES.split()
_ACTS = {"import": "came in"}
# Acts whose changes say already what was done: "verdict none → change".
_NAMED_BY_FIELD = frozenset(
    ("decide", "explain", "correct", "stance", "scale", "flag", "defer", "edit", "confidence")
)
_TEXTS = {"rationale", "correction", "number", "flag", "deferred", "text"}
"""Fields that hold words people wrote; all others hold words of the program."""
# Fields that every decision sets beside the one that matters.
_QUIET = {"decided_at", "decided_by", "scale", "standing", "skipped", "deferred_until"}
_LONGEST = 300


def day(value: date) -> str:
    """ "5 October 2023", in every locale."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """ "2024-01-01 00:00:05 UTC"."""
    return written_time(value).replace("T", " ").replace("Z", " UTC")


def number(value: float) -> str:
    """A number with its thousands parted: "73,838", "32.6", "1.5e+30"."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.10g}" if abs(value) < 1e15 else f"{value:g}"


def figure(quantity: Quantity) -> str:
    """A figure as it was understood: "more than 100,000 deaths per year"."""
    if quantity.value is None:
        amount = f"{number(quantity.low or 0.0)} to {number(quantity.high or 0.0)}"
    else:
        amount = _BOUNDS.get(quantity.comparator, "") + number(quantity.value)
    unit = quantity.unit or ("%" if quantity.dimension is Dimension.PERCENT else "")
    unit = " %" if unit in ("%", "percent") else f" {unit}" if unit else ""
    per = f" per {quantity.per}" if quantity.per else ""
    return amount + unit + per


def reading(claim: Claim) -> str:
    """How the machine read a claim: figures, subject, place, period, population."""
    scope = claim.scope
    parts = [figure(quantity) for quantity in claim.quantities]
    parts += [scope.subject] if scope.subject and claim.quantities else []
    parts += [", ".join(scope.place)] if scope.place else []
    parts += [scope.period.text] if scope.period else []
    parts += [scope.population] if scope.population else []
    return " · ".join(parts)


def speaker(claim: ReportClaim) -> str:
    """Who is said to have said it, and how; empty where nobody is."""
    said = claim.claim.attribution
    if said is None:
        return ""
    role = f" ({said.role})" if said.role else ""
    manner = {
        AttributionKind.DIRECT: "in direct speech",
        AttributionKind.MIXED: "partly in their own words",
        AttributionKind.INDIRECT: "in the writer's words",
    }[said.kind]
    denied = ", negated" if said.negated else ""
    unresolved = f"“{claim.named}”" if claim.named else "somebody who is not named"
    return f"{said.speaker or unresolved}{role}, {manner}{denied}"


def place(claim: ReportClaim) -> str:
    """Where a claim stands: the document's name and the paragraph."""
    return f"{claim.document.name}, {claim.locator}"


def origin(document: ReportDocument) -> str:
    """Where a document comes from: publisher, author, day, kind."""
    parts = [document.publisher, document.author]
    parts += [day(document.published)] if document.published else []
    parts += [f"{document.kind.value} source"] if document.kind else []
    parts += [f"retrieved {moment(document.retrieved)}"] if document.retrieved else []
    # Several passages of one group are one source, however many there are.
    parts += [f"group: {document.group}"] if document.group else []
    return ", ".join(part for part in parts if part)


def source(passage: Passage) -> str:
    """Where a passage stands, for people who want to look it up."""
    return ", ".join(
        part for part in (passage.document.name, passage.locator, origin(passage.document)) if part
    )


def quoted(passage: Passage) -> str:
    """The words of a passage, or that they are withheld."""
    return WITHHELD if passage.document.confidential else passage.evidence.text


def badge(passage: Passage) -> str:
    """What the machine says of a passage: "different scope: place"; of a check, what it says."""
    if passage.is_check:
        return published(passage)
    difference = passage.evidence.difference
    facet = f": {difference.facet.value}" if difference and difference.facet else ""
    return RELATIONS[passage.relation] + facet


def published(passage: Passage) -> str:
    """ "Tern Check: Half True (imported, not ours), 2021-03-04 · differs: place, period"."""
    said = passage.document.published_check or "a confidential published check"
    return " · ".join(filter(None, (said, differs_words(passage.evidence))))


def finding(passage: Passage) -> str:
    """The difference and the reasons, in words."""
    difference = passage.evidence.difference
    parts = [difference.words] if difference and difference.words else []
    return "; ".join((*parts, *passage.evidence.reasons))


def differs(passage: Passage) -> bool:
    """Whether a quotation was altered, so that a word diff has something to show."""
    return any(part.op != "same" for part in passage.evidence.diff)


def number_change(claim: ReportClaim) -> tuple[str, str]:
    """A corrected number as the claim has it and as it should be; both empty where there is none,
    the first where the claim has no figure.
    """
    corrected = claim.state.number
    if not corrected or claim.state.same_as:
        # That of a repeat is of the claim that was judged in its place.
        return "", corrected
    try:
        return _number_change(claim.claim, corrected, claim.document.language or "en")
    except InputError:
        # Words of a confidential source were taken out of it.
        return "", corrected


def act(done: Act) -> str:
    """A line of the history in words."""
    said = "; ".join(_changes(done)) or done.note
    if done.act in ("undo", "redo"):
        return f"{done.act} of event {done.undoes}: {said}"
    if done.act in _NAMED_BY_FIELD and done.changes:
        return said
    name = _ACTS.get(done.act, done.act)
    return f"{name}: {said}" if said else name


def _changes(done: Act) -> Iterator[str]:
    loud = [change for change in done.changes if change.field not in _QUIET]
    for change in loud or done.changes:
        of = f" of {change.target}" if change.target[0] in "ed" else ""
        if change.field == "dropped":
            yield dropped_words(change.after)
            continue
        yield f"{change.field.replace('_', ' ')}{of} {_turn(change)}"


def _turn(change: Change) -> str:
    frame = "“{}”" if change.field in _TEXTS else "{}"
    before, after = (_value(value, frame) for value in (change.before, change.after))
    return f"{before} → {after}"


def _value(value: Json, frame: str) -> str:
    match value:
        case None | "":
            return "none"
        case bool():
            return "yes" if value else "no"
        case str():
            return frame.format(value[:_LONGEST] + " …" * (len(value) > _LONGEST))
        case int() | float():
            return number(value)
        case _:
            return str(value)[:_LONGEST]
