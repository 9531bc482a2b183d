"""What is told of a claim as name and words, the same in every view and format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.entries import contact_words, entry_words, searched_words
from claims.model import Confidence, Contact, Entry, Overruling, Search, Status
from claims.scales import Scale, shipped
from factcheck.reports import words
from factcheck.reports.model import ReportCase, ReportClaim
from factcheck.tongue import later, reason, tell, tr

OPEN = later("state\x04open")
"""The word for a claim that waits for its verdict, which is no act."""
NUMBER = later("Corrected number")
"""The name under which a corrected number is told."""
MOST = 20
"""Passages of one claim that nobody judged, shown in formats for people; JSON has them all."""


def facts(claim: ReportClaim) -> Iterator[tuple[str, str]]:
    """What was decided and what is known of a claim, as name and words, in the order of reading."""
    yield from decision(claim)
    yield from _present(later("Said by"), words.speaker(claim))
    yield later("Where"), words.place(claim)
    yield from _present(later("Source"), words.origin(claim.document))
    yield from _present(later("Address"), claim.document.url)
    yield from _present(later("Read as"), words.reading(claim.claim))
    yield from ((later("Does not add up"), reason(note)) for note in claim.claim.notes)
    yield from noted(claim.entries)


def noted(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """What the journal notes, as far as readers may know it: no comments, no private channels."""
    for one in entries:
        match one:
            case Contact():
                yield later("Asked"), tell(contact_words(one, one.at.date(), private=False))
            case Search():
                yield later("Searched"), tell(searched_words(one))
            case Overruling():
                yield later("House rule"), tell(entry_words(one, one.at.date()))
            case _:
                pass


def decision(claim: ReportClaim) -> Iterator[tuple[str, str]]:
    """What was decided of a claim."""
    state = claim.state
    if claim.verdict:
        given = f"{label(claim)} ({claim.verdict.scale.name})"
        given += f", {confidence(state.confidence)}" if state.confidence else ""
        when = f", {words.moment(state.decided_at)}" if state.decided_at else ""
        told = tr("{given}, by {who}{when}")
        yield later("Verdict"), told.format(given=given, who=state.decided_by, when=when)
    yield from _present(later("Same as"), same(claim))
    yield from _present(later("Why"), state.rationale)
    yield from _present(later("Corrected wording"), state.correction)
    yield from _present(NUMBER, " → ".join(filter(None, words.number_change(claim))))
    if state.flag is not None:
        yield later("Flagged for the editor"), state.flag or tr("yes")
    yield from _present(later("Deferred"), state.deferred or "")
    yield from _present(later("Tags"), ", ".join(state.tags))


def same(claim: ReportClaim) -> str:
    """Which claim's verdict covers a claim: "claim 4, whose verdict this is"; empty for none."""
    main = claim.state.same_as
    return tr("claim {number}, whose verdict this is").format(number=main[1:]) if main else ""


def badge(claim: ReportClaim) -> str:
    """Glyph and word of a claim's verdict, or its status: "✓ Confirmed", "· open"."""
    if claim.verdict:
        return f"{claim.verdict.glyph} {label(claim)}"
    return f"· {label(claim)}"


def label(claim: ReportClaim) -> str:
    """The word of a claim's verdict, or its status; a newsroom's own label stays as it is."""
    verdict = claim.verdict
    if verdict is None:
        return tr(OPEN if claim.state.status is Status.OPEN else claim.state.status.value)
    return tr(verdict.words) if shipped(verdict.scale) else verdict.words


def marked(report: ReportCase, words: str) -> str:
    """A label of a report's tally, or that there is no verdict, in the language of the report."""
    ours = (scale for scale in report.scales if shipped(scale))
    known = any(one.words == words for scale in ours for one in scale.labels)
    return tr(words) if known else tell(words)


def of_scale(scale: Scale, text: str) -> str:
    """What a scale says, in the language of the report where it is one of ours."""
    return tr(text) if shipped(scale) else text


def confidence(sure: Confidence) -> str:
    """ "high confidence"."""
    return tr("{degree} confidence").format(degree=tr(sure.value))


def tone(claim: ReportClaim) -> str:
    """The tone of a claim's verdict, ``open`` where there is none."""
    return claim.verdict.tone if claim.verdict else "open"


def _present(name: str, value: str) -> Iterator[tuple[str, str]]:
    if value:
        yield name, value
