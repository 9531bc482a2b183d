"""Questions to the author: what cannot be decided without them, by who is said to have said it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import partial

from claims.model import ALARMS, ClaimKind, Relation, Status
from factcheck.reports import words
from factcheck.reports.facts import badge, label, tone
from factcheck.reports.lazily import Each, at_places
from factcheck.reports.model import Passage, ReportCase, ReportClaim
from factcheck.reports.page import (
    Block,
    Heading,
    Item,
    Listing,
    Page,
    Paragraph,
    Quote,
    Run,
    Sheet,
    Words,
    listing,
    named,
    run,
    titled,
)
from factcheck.reports.provenance import provenance
from factcheck.reports.views.memo import UNCONFIRMED, section
from factcheck.reports.views.public import left_out
from factcheck.tongue import later, reason, tr

ITSELF = later("The text itself")
"""What stands over claims that nobody else is said to have made."""
_SPEAKS = (Relation.AGREES, Relation.VERBATIM, Relation.COMPATIBLE, *ALARMS)
_MOST_AGAINST = 2


def questions(claim: ReportClaim) -> tuple[str, ...]:
    """What to ask the author of a claim; nothing where it can be decided without."""
    state = claim.state
    if state.status is Status.DEFERRED:
        return (state.deferred or tr("What is this from?"),)
    if claim.verdict:
        if section(claim) != UNCONFIRMED:
            return ()
        why = f" {state.rationale}" if state.rationale else ""
        asked = tr("This could not be confirmed.{why} What is it from, and how can it be checked?")
        return (asked.format(why=why),)
    return tuple(_of_open(claim))


def _of_open(claim: ReportClaim) -> Iterator[str]:
    read = claim.claim
    said = read.attribution
    if ClaimKind.ATTRIBUTED in read.kinds and said is not None and not said.speaker:
        yield tr("Who said this, when, and to whom?")
    against = [passage for passage in claim.unjudged if passage.relation in ALARMS]
    for passage in against[:_MOST_AGAINST]:
        yield _against(passage)
    if read.quantities and read.scope.period is None and not against:
        yield tr("Of which time is the figure?")
    if not any(passage.relation in _SPEAKS for passage in claim.passages):
        yield tr("What is this from? No source that was handed in speaks to it.")


def _against(passage: Passage) -> str:
    where = words.source(passage)
    if passage.relation is Relation.NOT_FOUND:
        return tr("Where was this said? The words stand in no source that was handed in.")
    if passage.relation is Relation.ALTERED:
        return tr("{where} has other words: which were said?").format(where=where)
    if passage.relation is Relation.SPELLING:
        return tr("{where} writes the name otherwise: which is right?").format(where=where)
    difference = passage.evidence.difference
    told = f" ({reason(difference.words)})" if difference and difference.words else ""
    asked = tr("{where} says otherwise{told}: what is your figure from?")
    return asked.format(where=where, told=told)


def by_source(report: ReportCase) -> dict[str, Sequence[ReportClaim]]:
    """Claims with a question by who is said to have made them, those of most claims first."""
    found: dict[str, array[int]] = {}
    for place, claim in enumerate(report.claims):
        if questions(claim):
            found.setdefault(claim.claim.speaker or ITSELF, array("i")).append(place)
    ordered = sorted(found.items(), key=lambda one: (one[0] == ITSELF, -len(one[1])))
    return {speaker: at_places(report.claims, places) for speaker, places in ordered}


def page(report: ReportCase) -> Page:
    """The questions as blocks."""
    title = titled(tr("Questions to the author"), report.title)
    return Page(title=title, head=report.head, last=report.last, blocks=_blocks(report, title))


def _blocks(report: ReportCase, title: str) -> Iterator[Block]:
    found = by_source(report)
    yield Heading(level=1, words=run(title))
    yield listing(named(name, value) for name, value in provenance(report))
    yield from left_out(report)
    if not found:
        yield Paragraph(words=run(tr("There is nothing to ask.")))
        return
    yield Paragraph(
        words=run(tr("Please answer each by its number, with a source that can be seen."))
    )
    for speaker, claims in found.items():
        yield Heading(level=2, words=run(tr(speaker) if speaker == ITSELF else speaker))
        yield Listing(items=Each(partial(map, _item, claims)))


def _item(claim: ReportClaim) -> Item:
    asked = listing(run(question) for question in questions(claim))
    return Item(lines=(_lead(claim),), blocks=(Quote(words=run(claim.claim.text)), asked))


def _lead(claim: ReportClaim) -> Words:
    label = Run(text=badge(claim), tone=tone(claim))
    return (Run(text=claim.id, strong=True), Run(text=" "), label, Run(text=_at(claim)))


def _at(claim: ReportClaim) -> str:
    return f", {words.place(claim)}"


def sheets(report: ReportCase) -> tuple[Sheet, ...]:
    """The questions as a table, one a row, with room for the answers."""
    columns = ("claim", "source", "status", "document", "locator", "text", "question", "answer")
    return (Sheet(name="questions", columns=(*columns, "head"), rows=_rows(report)),)


def _rows(report: ReportCase) -> Iterator[Sequence[str]]:
    for speaker, claims in by_source(report).items():
        for claim in claims:
            status = label(claim)
            for question in questions(claim):
                yield (
                    *(claim.id, speaker, status, claim.document.name, claim.locator),
                    *(claim.claim.text, question, "", f"head {report.head}"),
                )
