"""The memo to the editor: the changes to make, the worst first, each with what speaks for it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import partial

from claims.entries import entry_words
from claims.model import ALARMS, ChangeState, EntryKind, Relation, Stance, Status
from factcheck.reports import words
from factcheck.reports.facts import badge, label, same, tone
from factcheck.reports.lazily import Each, at_places
from factcheck.reports.model import Passage, ReportCase, ReportClaim
from factcheck.reports.page import (
    Block,
    Box,
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
from factcheck.reports.views.public import left_out
from factcheck.reports.worddiff import word_changes
from factcheck.tongue import later, tell, tr

WRONG = later("Wrong as written")
ALTERED = later("Quotations that are not as they were said")
UNCONFIRMED = later("Cannot be confirmed")
CUT = later("To be cut")
STYLE = later("Names and wording")
STET = later("Stet: stays as it is")
FLAGGED = later("Flagged for the editor")
OPEN = later("Open claims")
NOTED = later("Comments, contacts and searches")
QUERIES = later("Questions to the author")
SECTIONS = (WRONG, ALTERED, UNCONFIRMED, CUT, STYLE, STET, FLAGGED, QUERIES, OPEN)
"""The parts of the memo, in the order of how much they matter; each claim stands in one."""
CHANGES = SECTIONS[:6]
"""Those that hold proposed changes, whatever became of them."""
_MOST_EVIDENCE = 5
_SPELT = (Relation.SPELLING,)
_QUOTED = (Relation.ALTERED, Relation.NOT_FOUND)


def section(claim: ReportClaim) -> str:
    """The part of the memo that a claim belongs to; empty where there is nothing to do."""
    verdict, state = claim.verdict, claim.state
    if state.status is Status.DEFERRED:
        return QUERIES
    if verdict is None:
        return OPEN
    if claim.ruling and claim.ruling.state is ChangeState.STET:
        return STET
    if verdict.slug == "cut":
        return CUT
    if verdict.tone in ("warn", "bad"):
        return _of_verdict(claim, verdict.tone)
    if state.correction or state.number:
        return STYLE
    return FLAGGED if state.flag is not None else ""


def _of_verdict(claim: ReportClaim, asked: str) -> str:
    """Among claims that cannot stay: what is wrong with them, by what people and machine found."""
    against = claim.judged(Stance.UNDERMINES)
    telling = {passage.relation for passage in against or alarms(claim)}
    if telling & set(_QUOTED) and Relation.CONFLICTS not in telling:
        return ALTERED
    if telling and telling <= set(_SPELT):
        return STYLE
    if asked == "bad" or against or claim.state.correction or claim.state.number:
        return WRONG
    if claim.verdict and claim.verdict.slug == "change":
        return WRONG
    return UNCONFIRMED


def alarms(claim: ReportClaim) -> tuple[Passage, ...]:
    """What the machine found against a claim and nobody judged."""
    return tuple(passage for passage in claim.unjudged if passage.relation in ALARMS)


def page(report: ReportCase) -> Page:
    """The memo as blocks."""
    title = titled(tr("Changes to make"), report.title)
    return Page(title=title, head=report.head, last=report.last, blocks=_blocks(report))


def _blocks(report: ReportCase) -> Iterator[Block]:
    parts = by_section(report)
    yield Heading(level=1, words=_titled(later("Changes to make"), report.title))
    yield listing(named(name, value) for name, value in provenance(report))
    yield _overview(parts, len(report.claims))
    yield from left_out(report)
    for title, claims in parts.items():
        if claims or (title == STYLE and report.names):
            yield Heading(level=2, words=run(tr(title)))
            yield from _section(title, claims)
        if title == STYLE:
            yield from _names(report)
    yield from _journal(report)


def _journal(report: ReportCase) -> Iterator[Block]:
    """Everything that is noted, with channels and comments: an editor has to know it."""
    lines = [
        named(about, f"{tell(entry_words(one, report.today))} ({one.by}, {words.moment(one.at)})")
        for about, entries in (
            *((claim.id, claim.entries) for claim in report.claims),
            (later("the whole case"), report.entries),
        )
        for one in entries
        if one.KIND not in (EntryKind.SIGN_OFF, EntryKind.CHANGE)
    ]
    if lines:
        yield Heading(level=2, words=run(tr(NOTED)))
        yield listing(lines)


def _titled(name: str, title: str) -> Words:
    return named(name, title) if title else run(tr(name))


def by_section(report: ReportCase) -> dict[str, Sequence[ReportClaim]]:
    """The claims of each part of the memo."""
    found = {title: array("i") for title in SECTIONS}
    for place, claim in enumerate(report.claims):
        title = section(claim)
        if title:
            found[title].append(place)
    return {title: at_places(report.claims, places) for title, places in found.items()}


def _overview(by_section: dict[str, Sequence[ReportClaim]], total: int) -> Block:
    counts = [(title, len(claims)) for title, claims in by_section.items() if claims]
    lines = [named(title, str(count)) for title, count in counts]
    return listing((*lines, named("Nothing to do", str(total - sum(map(_second, counts))))))


def _second(pair: tuple[str, int]) -> int:
    return pair[1]


def _section(title: str, claims: Sequence[ReportClaim]) -> Iterator[Block]:
    if title in (OPEN, QUERIES, STET, FLAGGED):
        if claims:
            yield Listing(items=Each(partial(map, _line, claims)))
        return
    for claim in claims:
        yield Box(anchor=claim.id, tone=tone(claim), blocks=tuple(_change(claim)))


def _line(claim: ReportClaim) -> Item:
    state = claim.state
    why = state.deferred or state.flag or state.rationale
    name = later("Waits for") if state.deferred else later("Flagged")
    told = [named(name, why)] if why else []
    told += [named("The machine found", line) for line in _found(claim)] if not why else []
    if claim.ruling and claim.verdict:
        told = [named("State", ruled(claim)), *_proposed(claim)]
    quoted = Quote(words=run(claim.claim.text))
    return Item(lines=(_lead(claim),), blocks=(quoted, *((listing(told),) if told else ())))


def _lead(claim: ReportClaim) -> Words:
    return (
        Run(text=claim.id, strong=True),
        *(Run(text=" "), Run(text=badge(claim), tone=tone(claim))),
        Run(text=f", {words.place(claim)}"),
    )


def _change(claim: ReportClaim) -> Iterator[Block]:
    yield Heading(level=3, words=_lead(claim))
    yield Quote(words=run(claim.claim.text))
    yield listing(_told(claim))
    shown = evidence(claim)
    if shown:
        yield Listing(items=tuple(_evidence(passage) for passage in shown))


def ruled(claim: ReportClaim) -> str:
    """What became of the change that is proposed for a claim: "stet, by Ada, 2024-…: the rule"."""
    ruling, state = claim.ruling, claim.state
    told = tr("{state}, by {who}{when}")
    if ruling is None:
        when = f", {words.moment(state.decided_at)}" if state.decided_at else ""
        return told.format(state=tr("proposed"), who=state.decided_by, when=when)
    why = f": {ruling.reason}" if ruling.reason else ""
    who, when = ruling.by, f", {words.moment(ruling.at)}"
    return told.format(state=tr(ruling.state.value), who=who, when=when) + why


def _told(claim: ReportClaim) -> Iterator[Words]:
    yield named("What is wrong", wrong(claim))
    yield named("State", ruled(claim))
    yield from _proposed(claim)
    state = claim.state
    if state.confidence:
        yield named("Confidence", tr(state.confidence.value))
    if state.same_as:
        yield named("Same as", same(claim))
    if state.tags:
        yield named("Tags", ", ".join(state.tags))
    if state.flag is not None:
        yield named("Flagged for the editor", state.flag or tr("yes"))


def _proposed(claim: ReportClaim) -> Iterator[Words]:
    """The wording and the number that are proposed."""
    state = claim.state
    if state.correction:
        yield named("Write instead", state.correction)
        changes = word_changes(claim.claim.text, state.correction)
        if changes and not state.same_as:
            yield named("Word by word", changes)
    if state.number:
        yield named("Number instead", number_turn(claim))


def number_turn(claim: ReportClaim) -> Words:
    """A corrected number in the place of the claim's own: the old one out, the new one in."""
    before, after = words.number_change(claim)
    put_in = Run(text=after, change="added")
    return (Run(text=before, change="removed"), Run(text=" "), put_in) if before else (put_in,)


def wrong(claim: ReportClaim) -> str:
    """What is wrong with a claim in a sentence: the reviewer's, else the machine's."""
    if claim.state.rationale:
        return claim.state.rationale
    found = next(_found(claim), "")
    return tr("the machine: {found}").format(found=found) if found else tr("no reason was given")


def _found(claim: ReportClaim) -> Iterator[str]:
    for passage in alarms(claim)[:1]:
        difference = words.finding(passage).split("; ")[0]
        yield f"{words.badge(passage)}{f', {difference}' if difference else ''}"


def evidence(claim: ReportClaim) -> tuple[Passage, ...]:
    """What a change rests on: judged passages, else what the machine found against the claim."""
    judged = claim.judged(Stance.UNDERMINES) + claim.judged(Stance.SUPPORTS)
    judged += claim.judged(Stance.CONTEXT) + claim.judged(Stance.INCONCLUSIVE)
    return (judged or alarms(claim))[:_MOST_EVIDENCE]


def _evidence(passage: Passage) -> Item:
    machine = tr("the machine: {found}").format(found=words.badge(passage))
    who = tr(passage.stance.value) if passage.stance else machine
    lead = (
        Run(text=who, strong=True),
        *(Run(text=": "), Run(text=words.source(passage))),
    )
    address = passage.document.url
    lines = (lead, run(address, link=address)) if address else (lead,)
    return Item(lines=lines, blocks=(Quote(words=run(words.quoted(passage))),))


def _names(report: ReportCase) -> Iterator[Block]:
    if report.names:
        yield Paragraph(words=run(tr("Names written in more than one way:")))
        yield listing(
            run(" / ".join(f"{one.form} ({'; '.join(one.places)})" for one in spellings))
            for spellings in report.names
        )


def sheets(report: ReportCase) -> tuple[Sheet, ...]:
    """The memo as a table, one claim a row."""
    columns = (
        *("section", "claim", "verdict", "document", "locator", "text", "what_is_wrong"),
        *("write_instead", "number_instead", "confidence", "tags", "same_as"),
        *("flag", "evidence", "state", "state_by", "state_at", "state_reason", "head"),
    )
    return (Sheet(name="changes", columns=columns, rows=_rows(report)),)


def _rows(report: ReportCase) -> Iterator[Sequence[str]]:
    for title, claims in by_section(report).items():
        for claim in claims:
            state = claim.state
            cited = (f"“{words.quoted(one)}” ({words.source(one)})" for one in evidence(claim))
            yield (
                *(tr(title), claim.id, label(claim)),
                *(claim.document.name, claim.locator, claim.claim.text),
                wrong(claim) if title in SECTIONS[:5] else state.deferred or state.rationale,
                *(state.correction, state.number),
                *(tr(state.confidence.value) if state.confidence else "", " ".join(state.tags)),
                *(state.same_as or "", "" if state.flag is None else state.flag or tr("yes")),
                *(" / ".join(cited), *_state(title, claim), f"head {report.head}"),
            )


def _state(title: str, claim: ReportClaim) -> tuple[str, str, str, str]:
    """State, by whom, when and why of a proposed change; nothing where none is proposed."""
    if title not in CHANGES:
        return ("", "", "", "")
    ruling, state = claim.ruling, claim.state
    if ruling:
        return (tr(ruling.state.value), ruling.by, words.moment(ruling.at), ruling.reason)
    when = words.moment(state.decided_at) if state.decided_at else ""
    return (tr("proposed"), state.decided_by or "", when, "")
