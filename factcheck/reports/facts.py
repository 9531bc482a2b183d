"""What is told of a claim as name and words, the same in every view and format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.entries import contact_words, entry_words, search_words
from claims.model import Contact, Entry, Overruling, Search
from factcheck.reports import words
from factcheck.reports.model import ReportClaim

NUMBER = "Corrected number"
"""The name under which a corrected number is told."""
MOST = 20
"""Passages of one claim that nobody judged, shown in formats for people; JSON has them all."""


def facts(claim: ReportClaim) -> Iterator[tuple[str, str]]:
    """What was decided and what is known of a claim, as name and words, in the order of reading."""
    yield from decision(claim)
    yield from _present("Said by", words.speaker(claim))
    yield "Where", words.place(claim)
    yield from _present("Source", words.origin(claim.document))
    yield from _present("Address", claim.document.url)
    yield from _present("Read as", words.reading(claim.claim))
    yield from (("Does not add up", note) for note in claim.claim.notes)
    yield from noted(claim.entries)


def noted(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """What the journal notes, as far as readers may know it: no comments, no private channels."""
    for one in entries:
        match one:
            case Contact():
                yield "Asked", contact_words(one, one.at.date(), private=False)
            case Search():
                yield "Searched", search_words(one).removeprefix("searched ")
            case Overruling():
                yield "House rule", entry_words(one, one.at.date())
            case _:
                pass


def decision(claim: ReportClaim) -> Iterator[tuple[str, str]]:
    """What was decided of a claim."""
    state = claim.state
    if claim.verdict:
        given = f"{claim.verdict.words} ({claim.verdict.scale.name})"
        given += f", {state.confidence.value} confidence" if state.confidence else ""
        when = f", {words.moment(state.decided_at)}" if state.decided_at else ""
        yield "Verdict", f"{given}, by {state.decided_by}{when}"
    yield from _present("Same as", same(claim))
    yield from _present("Why", state.rationale)
    yield from _present("Corrected wording", state.correction)
    yield from _present(NUMBER, " → ".join(filter(None, words.number_change(claim))))
    if state.flag is not None:
        yield "Flagged for the editor", state.flag or "yes"
    yield from _present("Deferred", state.deferred or "")
    yield from _present("Tags", ", ".join(state.tags))


def same(claim: ReportClaim) -> str:
    """Which claim's verdict covers a claim: "claim 4, whose verdict this is"; empty for none."""
    main = claim.state.same_as
    return f"claim {main[1:]}, whose verdict this is" if main else ""


def badge(claim: ReportClaim) -> str:
    """Glyph and word of a claim's verdict, or its status: "✓ Confirmed", "· open"."""
    if claim.verdict:
        return f"{claim.verdict.glyph} {claim.verdict.words}"
    return f"· {claim.state.status.value}"


def tone(claim: ReportClaim) -> str:
    """The tone of a claim's verdict, ``open`` where there is none."""
    return claim.verdict.tone if claim.verdict else "open"


def _present(name: str, value: str) -> Iterator[tuple[str, str]]:
    if value:
        yield name, value
