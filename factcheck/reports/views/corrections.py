"""The log of corrections: what was decided once and is said otherwise today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.model import Json
from claims.scales import Scale, shipped
from claims.store.versions import REVISE
from factcheck.reports.facts import badge, tone
from factcheck.reports.model import Act, ReportCase, ReportClaim
from factcheck.reports.page import (
    Block,
    Box,
    Heading,
    Page,
    Paragraph,
    Quote,
    Run,
    Sheet,
    Table,
    headed,
    listing,
    named,
    run,
    titled,
)
from factcheck.reports.provenance import provenance
from factcheck.reports.views.public import left_out
from factcheck.reports.words import moment, place, turned
from factcheck.tongue import later, tr

_FIELDS = {
    "verdict": later("verdict"),
    "correction": later("corrected wording"),
    "number": later("corrected number"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A verdict or a corrected wording that took the place of another."""

    act: Act
    what: str
    """ "verdict", "corrected wording" or "corrected number"."""
    before: str
    after: str
    why: str
    """The reason that stood beside it from then on; of an undo, that it was undone."""


def corrected(claim: ReportClaim, scale: Scale) -> Iterator[Corrected]:
    """What was changed of a claim after its first verdict, and every change of its wording.

    ``scale`` has the words for verdicts of a claim that has none any longer.
    """
    scale = claim.verdict.scale if claim.verdict else scale
    decided = False
    reason = ""
    for act in _by_people(claim.history):
        # In an earlier version of the draft the claim had another id.
        changes = {one.field: one for one in act.changes if one.target[:1] == "c"}
        if "rationale" in changes:
            reason = str(changes["rationale"].after or "")
        for field, what in _FIELDS.items():
            change = changes.get(field)
            if change is None or change.before == change.after:
                continue
            if field == "verdict" and not decided:
                decided = True
                continue
            yield Corrected(
                act=act,
                what=tr(what),
                before=_value(scale, field, change.before),
                after=_value(scale, field, change.after),
                why=turned(act) if act.undoes else reason,
            )


def _by_people(history: Iterable[Act]) -> Iterator[Act]:
    """The acts that decided something; a new version, and its undo, only carry verdicts over."""
    carried: set[int | None] = set()
    for act in history:
        if act.act == REVISE or (act.undoes and act.undoes in carried):
            carried.add(act.seq)
        else:
            yield act


def _value(scale: Scale, field: str, value: Json) -> str:
    if not value:
        return tr("none")
    if field != "verdict":
        return str(value)
    said = scale.words(str(value))
    return tr(said) if shipped(scale) else said


def page(report: ReportCase) -> Page:
    """The log as blocks."""
    title = titled(tr("Corrections"), report.title)
    return Page(title=title, head=report.head, last=report.last, blocks=_blocks(report, title))


def _blocks(report: ReportCase, title: str) -> Iterator[Block]:
    yield Heading(level=1, words=run(title))
    yield listing(named(name, value) for name, value in provenance(report))
    yield from left_out(report)
    some = False
    for claim in report.claims:
        found = tuple(corrected(claim, report.scale))
        if found:
            some = True
            yield Box(anchor=claim.id, tone=tone(claim), blocks=tuple(_claim(claim, found)))
    if not some:
        yield Paragraph(words=run(tr("No verdict was changed and no wording corrected.")))


def _claim(claim: ReportClaim, found: Sequence[Corrected]) -> Iterator[Block]:
    label = Run(text=badge(claim), tone=tone(claim))
    where = Run(text=f", {place(claim)}")
    yield Heading(level=2, words=(Run(text=f"{claim.id}: "), label, where))
    yield Quote(words=run(claim.claim.text))
    rows = tuple(tuple(map(run, _cells(one))) for one in found)
    columns = headed("Event", "When", "Who", "What", "Before", "After", "Why")
    yield Table(columns=columns, rows=rows, numbers=frozenset({0}))


def _cells(one: Corrected) -> tuple[str, ...]:
    act = one.act
    return (
        *(str(act.seq), moment(act.at), act.reviewer, one.what),
        *(one.before, one.after, one.why),
    )


def sheets(report: ReportCase) -> tuple[Sheet, ...]:
    """The log as a table, one change a row."""
    columns = ("claim", "text", "event", "at", "reviewer", "what", "before", "after", "why", "head")
    return (Sheet(name="corrections", columns=columns, rows=_rows(report)),)


def _rows(report: ReportCase) -> Iterator[Sequence[str]]:
    for claim in report.claims:
        for one in corrected(claim, report.scale):
            yield (claim.id, claim.claim.text, *_cells(one), f"head {report.head}")
