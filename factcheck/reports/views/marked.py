"""The marked-up draft: the text in its own order, every claim marked, a note hanging on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.model import Stance
from claims.sentences import paragraphs
from factcheck.reports import words
from factcheck.reports.facts import NUMBER, badge, decision, tone
from factcheck.reports.model import ReportCase, ReportClaim, ReportText
from factcheck.reports.page import (
    Block,
    Heading,
    Note,
    Page,
    Paragraph,
    Run,
    Sheet,
    Words,
    listing,
    named,
    run,
    titled,
)
from factcheck.reports.provenance import provenance
from factcheck.reports.views.memo import CHANGES, number_turn, ruled, section
from factcheck.reports.views.public import left_out
from factcheck.reports.worddiff import word_changes
from factcheck.tongue import tr

_MOST_EVIDENCE = 3


def page(report: ReportCase) -> Page:
    """The texts with marks, and the notes on them."""
    title = titled(tr("Marked-up draft"), report.title)
    return Page(
        title=title,
        head=report.head,
        last=report.last,
        blocks=_blocks(report, title),
        notes=tuple(_note(claim) for claim in report.claims),
    )


def _blocks(report: ReportCase, title: str) -> Iterator[Block]:
    yield Heading(level=1, words=run(title))
    yield listing(named(name, value) for name, value in provenance(report))
    yield from left_out(report)
    for text in report.texts:
        yield Heading(level=2, words=run(text.document.name))
        claims = [claim for claim in report.claims if claim.document.id == text.document.id]
        yield from _text(text, claims)


def _text(text: ReportText, claims: Sequence[ReportClaim]) -> Iterator[Block]:
    """The paragraphs of a text, cut where claims begin and end; claims may lie in one another."""
    ahead = sorted(claims, key=lambda claim: (claim.claim.span.start, claim.claim.span.end))
    open_: list[ReportClaim] = []
    place = 0
    for paragraph in paragraphs(text.text):
        while place < len(ahead) and ahead[place].claim.span.start < paragraph.end:
            open_.append(ahead[place])
            place += 1
        open_ = [claim for claim in open_ if claim.claim.span.end > paragraph.start]
        yield Paragraph(words=_marked(text.text, paragraph.start, paragraph.end, open_))


def _marked(text: str, start: int, end: int, claims: Sequence[ReportClaim]) -> Words:
    spans = [(claim.id, claim.claim.span) for claim in claims]
    cuts = {start, end}
    cuts |= {at for _, span in spans for at in (span.start, span.end) if start < at < end}
    edges = sorted(cuts)
    found = []
    for first, last in pairwise(edges):
        over = tuple(name for name, span in spans if span.start <= first and last <= span.end)
        ends = tuple(name for name in over if dict(spans)[name].end == last)
        found.append(Run(text=_joined(text[first:last]), notes=over, ends=ends))
    return tuple(found)


def _joined(text: str) -> str:
    """Line ends within a paragraph are where a file happened to be wrapped."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _note(claim: ReportClaim) -> Note:
    return Note(
        id=claim.id,
        badge=badge(claim),
        tone=tone(claim),
        lines=tuple(_told(claim)),
        by=claim.state.decided_by or "",
        at=claim.state.decided_at,
    )


def _told(claim: ReportClaim) -> Iterator[Words]:
    yield named("Where", claim.locator)
    said = words.speaker(claim)
    if said:
        yield named("Said by", said)
    for name, value in decision(claim):
        yield named(name, number_turn(claim) if name == NUMBER else value)
        if name == "Corrected wording" and not claim.state.same_as:
            changes = word_changes(claim.claim.text, value)
            if changes:
                yield named("Word by word", changes)
    if claim.ruling or section(claim) in CHANGES:
        yield named("State", ruled(claim))
    for stance in (Stance.UNDERMINES, Stance.SUPPORTS):
        for passage in claim.judged(stance)[:_MOST_EVIDENCE]:
            told = f"“{words.quoted(passage)}” ({words.source(passage)})"
            yield named(words.STANCES[stance], told)


def sheets(report: ReportCase) -> tuple[Sheet, ...]:
    """The texts as rows, a paragraph each, with the marks of the claims that end in it."""
    columns = ("document", "paragraph", "text", "claims", "head")
    return (Sheet(name="text", columns=columns, rows=_rows(report)),)


def _rows(report: ReportCase) -> Iterator[Sequence[str]]:
    notes = {claim.id: badge(claim) for claim in report.claims}
    for text in report.texts:
        claims = [claim for claim in report.claims if claim.document.id == text.document.id]
        for place, block in enumerate(_text(text, claims), 1):
            runs = block.words if isinstance(block, Paragraph) else ()
            marks = (f"{name} {notes[name]}" for one in runs for name in one.ends)
            plain = "".join(one.text for one in runs)
            told = (text.document.name, str(place), plain, "; ".join(marks))
            yield (*told, f"head {report.head}")
