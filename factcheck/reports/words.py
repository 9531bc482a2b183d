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
from claims.wording import TIMES, dropped_words
from factcheck.reports.model import Act, Passage, ReportClaim, ReportDocument
from factcheck.reports.veil import WITHHELD
from factcheck.tongue import digits, later, reason, tell, tr

RELATIONS = {
    Relation.CONFLICTS: later("conflicts"),
    Relation.ALTERED: later("quotation altered"),
    Relation.SPELLING: later("name spelt differently"),
    Relation.NOT_FOUND: later("quotation not found"),
    Relation.DIFFERENT_SCOPE: later("different scope"),
    Relation.AGREES: later("agrees"),
    Relation.VERBATIM: later("quotation verbatim"),
    Relation.COMPATIBLE: later("compatible"),
    Relation.SIMILAR: later("speaks of the same matter"),
    Relation.UNRELATED: later("unrelated"),
}
STANCES = {
    Stance.UNDERMINES: later("Evidence against"),
    Stance.SUPPORTS: later("Evidence for"),
    Stance.CONTEXT: later("Context"),
    Stance.INCONCLUSIVE: later("Inconclusive"),
}
"""The headings under which judged evidence stands, in the order in which they are shown."""
MACHINE = later("Found by the machine, not judged by a person")
CHECKS = later(
    "Published checks of like claims (imported: their ratings are their publishers', not ours)"
)
_BOUNDS = {
    Comparator.LESS: later("fewer than {number}"),
    Comparator.AT_MOST: later("at most {number}"),
    Comparator.MORE: later("more than {number}"),
    Comparator.AT_LEAST: later("at least {number}"),
    Comparator.ABOUT: later("about {number}"),
}
_MONTHS = (
    *(later("January"), later("February"), later("March"), later("April"), later("May")),
    *(later("June"), later("July"), later("August"), later("September"), later("October")),
    *(later("November"), later("December")),
)
_ACTS = {"import": later("came in")}
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
    """ "5 October 2023", in the language of the report, whatever the locale."""
    month = tr(_MONTHS[value.month - 1])
    return tr("{day} {month} {year}").format(day=value.day, month=month, year=value.year)


def moment(value: datetime) -> str:
    """ "2024-01-01 00:00:05 UTC"."""
    return written_time(value).replace("T", " ").replace("Z", " UTC")


def number(value: float) -> str:
    """A number with its thousands parted: "73,838", "32.6", "1.5e+30"."""
    if value == int(value) and abs(value) < 1e15:
        return digits(f"{int(value):,}")
    return digits(f"{value:,.10g}" if abs(value) < 1e15 else f"{value:g}")


def figure(quantity: Quantity) -> str:
    """A figure as it was understood: "more than 100,000 deaths per year"."""
    if quantity.value is None:
        low, high = number(quantity.low or 0.0), number(quantity.high or 0.0)
        amount = tr("{low} to {high}").format(low=low, high=high)
    else:
        bound = _BOUNDS.get(quantity.comparator)
        written = number(quantity.value)
        amount = tr(bound).format(number=written) if bound else written
    unit = quantity.unit or ("%" if quantity.dimension is Dimension.PERCENT else "")
    unit = " %" if unit in ("%", "percent") else f" {unit}" if unit else ""
    per = tr(" per {time}").format(time=_time(quantity.per)) if quantity.per else ""
    return amount + unit + per


def _time(per: str) -> str:
    return tr(per) if per in TIMES else per


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
        AttributionKind.DIRECT: tr("in direct speech"),
        AttributionKind.MIXED: tr("partly in their own words"),
        AttributionKind.INDIRECT: tr("in the writer's words"),
    }[said.kind]
    denied = tr(", negated") if said.negated else ""
    unresolved = f"“{claim.named}”" if claim.named else tr("somebody who is not named")
    return f"{said.speaker or unresolved}{role}, {manner}{denied}"


def place(claim: ReportClaim) -> str:
    """Where a claim stands: the document's name and the paragraph."""
    return f"{claim.document.name}, {claim.locator}"


def origin(document: ReportDocument) -> str:
    """Where a document comes from: publisher, author, day, kind."""
    parts = [document.publisher, document.author]
    parts += [day(document.published)] if document.published else []
    parts += [tr(f"{document.kind.value} source")] if document.kind else []
    parts += [retrieved(document.retrieved)] if document.retrieved else []
    # Several passages of one group are one source, however many there are.
    parts += [tr("group: {name}").format(name=group_name(document.group))] if document.group else []
    return ", ".join(part for part in parts if part)


def retrieved(when: datetime) -> str:
    """ "retrieved 2024-01-01 00:00:05 UTC"."""
    return tr("retrieved {moment}").format(moment=moment(when))


def group_name(group: str) -> str:
    """The name of documents that count as one source: a person's, or the machine's."""
    copies, first = later("copies of "), group.removeprefix("copies of ")
    return tr(copies) + first if first != group else group


def source(passage: Passage) -> str:
    """Where a passage stands, for people who want to look it up."""
    return ", ".join(
        part for part in (passage.document.name, passage.locator, origin(passage.document)) if part
    )


def quoted(passage: Passage) -> str:
    """The words of a passage, or that they are withheld."""
    return tr(WITHHELD) if passage.document.confidential else passage.evidence.text


def badge(passage: Passage) -> str:
    """What the machine says of a passage: "different scope: place"; of a check, what it says."""
    if passage.is_check:
        return published(passage)
    difference = passage.evidence.difference
    facet = f": {tr(difference.facet.value)}" if difference and difference.facet else ""
    return tr(RELATIONS[passage.relation]) + facet


def published(passage: Passage) -> str:
    """ "Tern Check: Half True (imported, not ours), 2021-03-04 · differs: place, period"."""
    said = passage.document.published_check or tr("a confidential published check")
    return " · ".join(filter(None, (tell(said), tell(differs_words(passage.evidence)))))


def finding(passage: Passage) -> str:
    """The difference and the reasons, in words."""
    difference = passage.evidence.difference
    parts = [difference.words] if difference and difference.words else []
    return "; ".join(map(reason, (*parts, *passage.evidence.reasons)))


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
    said = "; ".join(_changes(done)) or tell(done.note)
    if done.act in ("undo", "redo"):
        return f"{turned(done)}: {said}"
    if done.act in _NAMED_BY_FIELD and done.changes:
        return said
    name = tr(_ACTS.get(done.act, done.act))
    return f"{name}: {said}" if said else name


def turned(done: Act) -> str:
    """ "undo of event 12"."""
    told = tr("undo of event {seq}") if done.act == "undo" else tr("redo of event {seq}")
    return told.format(seq=done.undoes)


def _changes(done: Act) -> Iterator[str]:
    loud = [change for change in done.changes if change.field not in _QUIET]
    for change in loud or done.changes:
        of = tr(" of {target}").format(target=change.target) if change.target[0] in "ed" else ""
        if change.field == "dropped":
            yield tell(dropped_words(change.after))
            continue
        field = tr(change.field.replace("_", " "))
        yield f"{field}{of} {_turn(change)}"


def _turn(change: Change) -> str:
    frame = "“{}”" if change.field in _TEXTS else "{}"
    before, after = (_value(value, frame) for value in (change.before, change.after))
    return f"{before} → {after}"


def _value(value: Json, frame: str) -> str:
    match value:
        case None | "":
            return tr("none")
        case bool():
            return tr("yes") if value else tr("no")
        case str():
            return frame.format(value[:_LONGEST] + " …" * (len(value) > _LONGEST))
        case int() | float():
            return number(value)
        case _:
            return str(value)[:_LONGEST]
