"""The list of sources: what each document is, and how much of the report rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claims.model import Stance
from factcheck.reports.model import ReportCase, ReportDocument
from factcheck.reports.page import (
    Block,
    Box,
    Heading,
    Page,
    Paragraph,
    Run,
    Sheet,
    Table,
    Words,
    headed,
    listing,
    named,
    run,
    titled,
)
from factcheck.reports.provenance import compared, provenance
from factcheck.reports.words import day, group_name, moment
from factcheck.tongue import digits, later, tr

_RESTS = (Stance.SUPPORTS, Stance.UNDERMINES)
WITHHELD = later("withheld: a confidential source")


def page(report: ReportCase) -> Page:
    """The list as blocks."""
    title = titled(tr("Sources"), report.title)
    return Page(title=title, head=report.head, last=report.last, blocks=_blocks(report, title))


def _blocks(report: ReportCase, title: str) -> Iterator[Block]:
    yield Heading(level=1, words=run(title))
    yield listing(named(name, value) for name, value in provenance(report))
    yield Paragraph(words=run(compared(report)))
    together = resting_together(report)
    resting = _each(together)
    yield Heading(level=2, words=run(tr("Documents")))
    for one in report.documents:
        yield Box(anchor=one.id, tone="muted", blocks=tuple(_document(one, resting[one.id])))
    yield from _groups(report, together)


def rests(report: ReportCase) -> Counter[str]:
    """How many claims rest on each document: a person says that it bears them out, or does not."""
    return _each(resting_together(report))


def resting_together(report: ReportCase) -> Counter[frozenset[str]]:
    """How many claims rest on just these documents, for each set of them that any rests on."""
    found: Counter[frozenset[str]] = Counter()
    for claim in report.claims:
        documents = frozenset(one.document.id for one in claim.passages if one.stance in _RESTS)
        if documents:
            found[documents] += 1
    return found


def _each(together: Counter[frozenset[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for documents, count in together.items():
        found.update(dict.fromkeys(documents, count))
    return found


def _document(one: ReportDocument, resting: int) -> Iterator[Block]:
    yield Heading(level=3, words=(Run(text=f"{one.id} "), Run(text=one.name)))
    yield listing(
        named(name, (Run(text=value, link=value if name == "Address" else ""),))
        for name, value in told(one, resting)
    )


def told(one: ReportDocument, resting: int) -> Iterator[tuple[str, str]]:
    """What is known of a document, as name and words."""
    fields = {
        later("Role"): tr(one.role.value),
        later("Kind"): tr(f"{one.kind.value} source") if one.kind else "",
        later("Publisher"): one.publisher,
        later("Author"): one.author,
        later("Published"): day(one.published) if one.published else "",
        later("Retrieved"): moment(one.retrieved) if one.retrieved else "",
        later("Address"): one.url,
        later("Independence group"): group_name(one.group),
        later("Made by"): one.made_by,
        later("SHA-256 of the file"): tr(WITHHELD) if one.confidential else one.sha256,
        later("Claims in it"): digits(f"{one.claims:,}"),
        later("Claims that rest on it"): digits(f"{resting:,}"),
    }
    return ((name, value) for name, value in fields.items() if value)


def _groups(report: ReportCase, together: Counter[frozenset[str]]) -> Iterator[Block]:
    groups: dict[str, list[ReportDocument]] = {}
    for one in report.documents:
        if one.group:
            groups.setdefault(one.group, []).append(one)
    if not groups:
        return
    rows: list[tuple[Words, ...]] = [
        (
            run(_called(name, members)),
            run(", ".join(one.id for one in members)),
            run(str(_resting_on(together, {one.id for one in members}))),
        )
        for name, members in sorted(groups.items())
    ]
    yield Heading(level=2, words=run(tr("Independence groups")))
    yield Paragraph(words=run(tr("Documents of one group count as one source.")))
    columns = headed("Group", "Documents", "Claims that rest on them")
    yield Table(columns=columns, rows=tuple(rows), numbers=frozenset({2}))


def _called(name: str, members: Sequence[ReportDocument]) -> str:
    """What a group is called: copies of one text say so."""
    return f"{len(members)} {group_name(name)}" if name.startswith("copies of ") else name


def _resting_on(together: Counter[frozenset[str]], documents: set[str]) -> int:
    """How many claims rest on any of some documents, each counted once."""
    return sum(count for some, count in together.items() if not documents.isdisjoint(some))


def sheets(report: ReportCase) -> tuple[Sheet, ...]:
    """The list as a table, one document a row."""
    columns = (
        *("document", "name", "role", "kind", "publisher", "author", "published", "retrieved"),
        *("url", "group", "sha256", "made_by", "claims", "claims_resting", "head"),
    )
    return (Sheet(name="sources", columns=columns, rows=_rows(report)),)


def _rows(report: ReportCase) -> Iterator[Sequence[str]]:
    resting = rests(report)
    for one in report.documents:
        yield (
            *(one.id, one.name, one.role.value, one.kind.value if one.kind else ""),
            *(one.publisher, one.author),
            one.published.isoformat() if one.published else "",
            moment(one.retrieved) if one.retrieved else "",
            *(one.url, one.group, one.sha256 or "withheld", one.made_by),
            *(str(one.claims), str(resting[one.id]), f"head {report.head}"),
        )
