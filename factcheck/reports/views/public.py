"""The verdict report: what readers need to repeat the check, from verdicts to the last search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.model import Stance
from factcheck.reports import words
from factcheck.reports.facts import MOST, OPEN, badge, decision, facts, marked, of_scale, tone
from factcheck.reports.lazily import Each
from factcheck.reports.model import Act, Passage, ReportCase, ReportClaim
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
    Table,
    Words,
    coded,
    headed,
    listing,
    named,
    run,
    titled,
)
from factcheck.reports.provenance import AUDIT, compared, provenance
from factcheck.tongue import tr


def page(report: ReportCase) -> Page:
    """The report as blocks."""
    title = titled(tr("Verdict report"), report.title)
    return Page(title=title, head=report.head, last=report.last, blocks=_blocks(report))


def _blocks(report: ReportCase) -> Iterator[Block]:
    yield heading(
        1, *(named("Verdict report", report.title) if report.title else run(tr("Verdict report")))
    )
    yield listing(named(name, value) for name, value in provenance(report))
    yield from _summary(report)
    yield from _to_do(report)
    yield heading(2, Run(text=tr("Claims")))
    for claim in report.claims:
        yield _claim(claim)
    yield from _names(report)
    yield from _searched(report)
    yield from _scales(report)
    yield heading(2, Run(text=tr("History of the case")))
    yield history(report.history)
    yield Paragraph(words=coded(tr(AUDIT)))


def _untitled() -> Words:
    return run(tr("Verdict report"))


def heading(level: int, *of: Run) -> Heading:
    """A heading of these runs."""
    return Heading(level=level, words=of)


def _summary(report: ReportCase) -> Iterator[Block]:
    rows = [
        (run(f"{glyph} {marked(report, label)}", tone=tone), run(str(count)))
        for glyph, label, tone, count in report.tally()
    ]
    rows.append((run(tr("all")), run(str(len(report.claims)))))
    yield heading(2, Run(text=tr("Summary")))
    yield Table(columns=headed("Verdict", "Claims"), rows=tuple(rows), numbers=frozenset({1}))
    yield from left_out(report)


def left_out(report: ReportCase) -> Iterator[Block]:
    """That claims of confidential documents are not told, where there are any."""
    if report.left_out:
        said = tr("Left out: {count} claims that stand in confidential documents.")
        yield Paragraph(words=run(said.format(count=report.left_out)))


def _to_do(report: ReportCase) -> Iterator[Block]:
    if not report.to_do:
        return
    yield heading(2, Run(text=tr("What to act on")))
    yield Listing(items=Each(lambda: map(_item_to_do, report.to_do)))


def _item_to_do(claim: ReportClaim) -> Item:
    label = badge(claim) if claim.verdict else tr(OPEN)
    told = (named(name, value) for name, value in decision(claim) if name != "Verdict")
    inner = listing(told)
    line = (
        Run(text=claim.id, strong=True, link=f"#{claim.id}"),
        *(Run(text=" "), Run(text=label, tone=tone(claim))),
        *(Run(text=f", {claim.locator}: "), Run(text=claim.claim.text)),
    )
    return Item(lines=(line,), blocks=(inner,) if inner.items else ())


def _claim(claim: ReportClaim) -> Box:
    return Box(anchor=claim.id, tone=tone(claim), blocks=tuple(_of_claim(claim)))


def _of_claim(claim: ReportClaim) -> Iterator[Block]:
    yield heading(3, Run(text=f"{claim.id}: "), Run(text=badge(claim), tone=tone(claim)))
    yield Quote(words=run(claim.claim.text))
    yield listing(named(name, value) for name, value in facts(claim))
    for stance, title in words.STANCES.items():
        yield from _passages(tr(title), claim.judged(stance), stance)
    unjudged = claim.unjudged
    yield from _passages(tr(words.MACHINE), unjudged[:MOST], None)
    if len(unjudged) > MOST:
        more = tr("… and {count} more passages, all of them in JSON.")
        yield Paragraph(words=run(more.format(count=len(unjudged) - MOST)))
    yield from _passages(tr(words.CHECKS), claim.checks, None)
    if not claim.passages:
        yield Paragraph(words=run(tr("No passage of another document speaks to this claim.")))
    if claim.history:
        yield heading(4, Run(text=tr("History of the claim")))
        yield history(claim.history)


def _passages(title: str, passages: Iterable[Passage], stance: Stance | None) -> Iterator[Block]:
    items = tuple(_passage(passage, stance) for passage in passages)
    if items:
        yield heading(4, Run(text=title))
        yield Listing(items=items)


def _passage(passage: Passage, stance: Stance | None) -> Item:
    machine = words.badge(passage)
    by_machine = stance and not passage.evidence.by_hand
    said = machine if passage.is_check else tr("the machine: {found}").format(found=machine)
    lead = (
        Run(text=tr(stance.value) if stance else machine, strong=True),
        *((Run(text=" ("), Run(text=said), Run(text=")")) if by_machine else ()),
        *(Run(text=": "), Run(text=words.source(passage))),
        Run(text=f" ({passage.evidence.id})"),
    )
    address = passage.document.url
    lines = (lead, run(address, link=address)) if address else (lead,)
    return Item(lines=lines, blocks=tuple(_of_passage(passage)))


def _of_passage(passage: Passage) -> Iterator[Block]:
    yield Quote(words=run(words.quoted(passage)))
    if words.differs(passage):
        yield Paragraph(words=(Run(text=tr("Word by word: ")), *word_diff(passage)))
    if words.finding(passage):
        yield Paragraph(words=run(words.finding(passage)))


def word_diff(passage: Passage) -> Words:
    """What was altered in a quotation: words only in it removed, words only in the source added."""
    found: list[Run] = []
    for part in passage.evidence.diff:
        if part.text.strip():
            found.append(Run(text=" "))
            found.append(Run(text=part.text, change="" if part.op == "same" else part.op))
    return tuple(found[1:])


def history(acts: Iterable[Act]) -> Table:
    """The acts, one a row."""
    return Table(
        columns=headed("Event", "When", "Who", "What"),
        rows=tuple(
            (run(str(act.seq)), run(words.moment(act.at)), run(act.reviewer), run(words.act(act)))
            for act in acts
        ),
        numbers=frozenset({0}),
    )


def _names(report: ReportCase) -> Iterator[Block]:
    if not report.names:
        return
    yield heading(2, Run(text=tr("Names written in more than one way")))
    yield listing(
        run(" / ".join(f"{one.form} ({'; '.join(one.places)})" for one in spellings))
        for spellings in report.names
    )


def _searched(report: ReportCase) -> Iterator[Block]:
    yield heading(2, Run(text=tr("What was searched")))
    yield Paragraph(words=run(compared(report)))
    rows = []
    for one in report.documents:
        address = f" {one.url}" if one.url else ""
        rows.append(
            (
                (Run(text=f"{one.id} "), Run(text=one.name)),
                run(tr(one.role.value)),
                run(words.origin(one) + address),
                run(str(one.claims)),
                run(one.sha256 or tr("withheld")),
            )
        )
    columns = headed("Document", "Role", "Origin", "Claims", "SHA-256 of the file")
    yield Table(columns=columns, rows=tuple(rows), numbers=frozenset({3}))


def _scales(report: ReportCase) -> Iterator[Block]:
    for scale in report.scales:
        title = (Run(text=tr("Rating scale: ")), Run(text=scale.name))
        yield heading(2, *title, Run(text=tr(", version {version}").format(version=scale.version)))
        yield Paragraph(words=named("From", scale.source))
        yield listing(
            (
                Run(text=f"{label.glyph} {of_scale(scale, label.words)}", tone=label.tone),
                *(Run(text=": "), Run(text=of_scale(scale, label.definition))),
            )
            for label in scale.labels
        )
