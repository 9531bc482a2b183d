"""The report as Markdown: readable as it is, and the same words once rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.model import Stance
from factcheck.reports import words
from factcheck.reports.model import Act, Passage, ReportCase, ReportClaim
from factcheck.reports.provenance import AUDIT, compared, provenance
from factcheck.safe import safe

MOST = 20
"""Passages of one claim that nobody judged, shown in formats for people; JSON has them all."""
# What Markdown or the HTML inside it would read as a mark, anywhere or at the start of a line.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINE_MARK = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)


def write(report: ReportCase) -> bytes:
    """The whole report, UTF-8, with LF line ends."""
    return "\n".join(_lines(report)).encode("utf-8")


def plain(text: str) -> str:
    """``text`` as one line that shows as it is, whatever it holds."""
    marked = _MARKS.sub(r"\\\g<0>", safe(" ".join(text.split())))
    return _LINE_MARK.sub(_escaped_start, marked)


def _escaped_start(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + (f"\\{mark}" if len(mark) == 1 else f"{mark[:-1]}\\{mark[-1]}")


def _lines(report: ReportCase) -> Iterator[str]:
    yield f"# Verdict report{f': {plain(report.title)}' if report.title else ''}"
    yield ""
    for name, value in provenance(report):
        yield f"- {name}: {plain(value)}"
    yield from _summary(report)
    yield from _to_do(report)
    yield from ("", "## Claims", "")
    for claim in report.claims:
        yield from _claim(claim)
    yield from _names(report)
    yield from _searched(report)
    yield from _scales(report)
    yield from ("## History of the case", "")
    yield from _history(report.history)
    yield from ("", AUDIT, "")


def _summary(report: ReportCase) -> Iterator[str]:
    yield from ("", "## Summary", "", "| Verdict | Claims |", "|---|---:|")
    for glyph, label, _tone, count in report.tally():
        yield f"| {plain(f'{glyph} {label}')} | {count} |"
    yield f"| all | {len(report.claims)} |"
    if report.left_out:
        yield from ("", f"Left out: {report.left_out} claims that stand in confidential documents.")


def _to_do(report: ReportCase) -> Iterator[str]:
    if not report.to_do:
        return
    yield from ("", "## What to act on", "")
    for claim in report.to_do:
        label = f"{claim.verdict.glyph} {claim.verdict.words}" if claim.verdict else "open"
        yield f"- **{claim.id}** {plain(label)}, {claim.locator}: {plain(claim.claim.text)}"
        for name, value in decision(claim):
            if name != "Verdict":
                yield f"  - {name}: {plain(value)}"


def _claim(claim: ReportClaim) -> Iterator[str]:
    verdict = claim.verdict
    label = f"{verdict.glyph} {verdict.words}" if verdict else f"· {claim.state.status.value}"
    yield from (f"### {claim.id}: {plain(label)}", "", f"> {plain(claim.claim.text)}", "")
    for name, value in facts(claim):
        yield f"- {name}: {plain(value)}"
    yield ""
    for stance, heading in words.STANCES.items():
        yield from _passages(heading, claim.judged(stance), stance)
    unjudged = claim.unjudged
    yield from _passages(words.MACHINE, unjudged[:MOST], None)
    if len(unjudged) > MOST:
        yield from (f"… and {len(unjudged) - MOST} more passages, all of them in JSON.", "")
    yield from _passages(words.CHECKS, claim.checks, None)
    if not claim.passages:
        yield from ("No passage of another document speaks to this claim.", "")
    if claim.history:
        yield from ("#### History of the claim", "")
        yield from _history(claim.history)
        yield ""


def facts(claim: ReportClaim) -> Iterator[tuple[str, str]]:
    """What was decided and what is known of a claim, as name and words, in the order of reading."""
    yield from decision(claim)
    yield from _present("Said by", words.speaker(claim))
    yield "Where", words.place(claim)
    yield from _present("Source", words.origin(claim.document))
    yield from _present("Address", claim.document.url)
    yield from _present("Read as", words.reading(claim.claim))
    yield from (("Does not add up", note) for note in claim.claim.notes)


def decision(claim: ReportClaim) -> Iterator[tuple[str, str]]:
    """What was decided of a claim."""
    state = claim.state
    if claim.verdict:
        given = f"{claim.verdict.words} ({claim.verdict.scale.name})"
        when = f", {words.moment(state.decided_at)}" if state.decided_at else ""
        yield "Verdict", f"{given}, by {state.decided_by}{when}"
    yield from _present("Why", state.rationale)
    yield from _present("Corrected wording", state.correction)
    if state.flag is not None:
        yield "Flagged for the editor", state.flag or "yes"
    yield from _present("Deferred", state.deferred or "")


def _present(name: str, value: str) -> Iterator[tuple[str, str]]:
    if value:
        yield name, value


def _passages(heading: str, passages: Iterable[Passage], stance: Stance | None) -> Iterator[str]:
    lines: list[str] = []
    for passage in passages:
        machine = plain(words.badge(passage))
        said = machine if passage.is_check else f"the machine: {machine}"
        note = f" ({said})" if stance and not passage.evidence.by_hand else ""
        lead = stance.value if stance else machine
        lines.append(f"- **{lead}**{note}: {plain(words.source(passage))} ({passage.evidence.id})")
        if passage.document.url:
            lines.append(f"  {plain(passage.document.url)}")
        lines.append(f"  > {plain(words.quoted(passage))}")
        if words.differs(passage):
            lines += ["", f"  Word by word: {_diff(passage)}"]
        if words.finding(passage):
            lines += ["", f"  {plain(words.finding(passage))}"]
    if lines:
        yield from (f"#### {heading}", "", *lines, "")


def _diff(passage: Passage) -> str:
    """Words only in the quotation struck out, words only in the source in bold."""
    frames = {"removed": "~~{}~~", "added": "**{}**"}
    parts = (
        frames.get(part.op, "{}").format(plain(part.text))
        for part in passage.evidence.diff
        if part.text.strip()
    )
    return " ".join(parts)


def _history(acts: Iterable[Act]) -> Iterator[str]:
    yield from ("| Event | When | Who | What |", "|---:|---|---|---|")
    for act in acts:
        yield (
            f"| {act.seq} | {words.moment(act.at)} | {plain(act.reviewer)} "
            f"| {plain(words.act(act))} |"
        )


def _names(report: ReportCase) -> Iterator[str]:
    if not report.names:
        return
    yield from ("## Names written in more than one way", "")
    for spellings in report.names:
        forms = (f"{one.form} ({'; '.join(one.places)})" for one in spellings)
        yield f"- {plain(' / '.join(forms))}"
    yield ""


def _searched(report: ReportCase) -> Iterator[str]:
    yield from ("## What was searched", "", compared(report), "")
    yield from (
        "| Document | Role | Origin | Claims | SHA-256 of the file |",
        "|---|---|---|---:|---|",
    )
    for one in report.documents:
        address = f" {one.url}" if one.url else ""
        yield (
            f"| {one.id} {plain(one.name)} | {one.role.value} "
            f"| {plain(words.origin(one) + address)} | {one.claims} | {one.sha256 or 'withheld'} |"
        )
    yield ""


def _scales(report: ReportCase) -> Iterator[str]:
    for scale in report.scales:
        yield from (f"## Rating scale: {plain(scale.name)}, version {scale.version}", "")
        yield from (f"From: {plain(scale.source)}", "")
        for label in scale.labels:
            yield f"- {plain(f'{label.glyph} {label.words}')}: {plain(label.definition)}"
        yield ""
