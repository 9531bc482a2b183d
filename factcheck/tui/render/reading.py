"""How the machine reads a claim, and what people have decided of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from claims.deciding import number_change
from claims.errors import InputError
from claims.locating import Locator
from claims.model import Claim, ClaimState, Document, Evidence, Relation
from claims.scales import Scale
from claims.wording import annotation_words
from factcheck.tongue import tell, tr
from factcheck.tui.commands import keys_for
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import DUE, FLAG, kind_words, relation_badge, status_badge
from factcheck.tui.render.figures import Bar, picture, quantity_words, scope_words
from factcheck.tui.render.speech import CUE, SPEAKER, SPEECH, Spoken
from factcheck.tui.render.text import clip, line, one_line, wrap

MOST_BARS = 4
"""Figures of evidence drawn under the claim's own."""

SHOWN = {"removed": "strike $verdict-bad", "added": "italic $verdict-good"}
"""How words are drawn that a correction takes out and puts in."""

MOST_HUNG = 3
"""Notes, comments and changes that are shown of a claim."""

_LABEL = 9
_WIDEST = 84


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as the middle pane explains it."""

    claim: Claim
    state: ClaimState
    scale: Scale
    evidence: Sequence[Evidence] = ()
    documents: tuple[tuple[str, str], ...] = ()
    """Pairs of a document's id and its name, for the labels of the picture."""
    spoken: Spoken = field(default_factory=Spoken)
    """The words of whoever says it, as they stand in the document."""
    hung: tuple[tuple[str, str], ...] = ()
    """What the file hangs on the words, each with what it is: "note", "comment"."""
    repeats: tuple[str, ...] = ()
    """The claims that its verdict covers."""
    also: tuple[str, ...] = ()
    """Where else nearly the same is said: "12 (Port report ¶4)"."""
    language: str = "en"
    """That of the claim's document, by which numbers are read."""


def hung_on(claim: Claim, document: Document) -> tuple[tuple[str, str], ...]:
    """What the claim's file hangs on its words, as :attr:`Reading.hung` has it."""
    return tuple(
        (one.kind.value, tell(annotation_words(one, document.text)))
        for one in Locator(document).annotations(claim.span)
    )


def reading_lines(reading: Reading, width: int, height: int) -> list[Content]:
    """The reading in at most ``height`` lines: what can be left out gives way first.

    The reason for the speaker goes first, then the second line of what was said, then the picture,
    a figure at a time, and what was said last.
    """
    bars = claim_bars(reading)
    most = len(bars) if len(bars) > 1 else 0
    lines: list[Content] = []
    ways = [(True, 2, most), (False, 2, most), *((False, 1, few) for few in range(most, -1, -1))]
    for because, said, drawn in (*ways, (False, 0, 0)):
        if drawn == 1:
            continue
        lines = [
            *_labelled(tr("said by"), _said(reading, because=because), width),
            *_labelled(tr("in words"), _spoken(reading.spoken), width, most=said),
            *_labelled(tr("reads as"), _reads(reading), width),
            *_labelled(tr("check"), _notes(reading), width),
            *_hung(reading, width, 2 if because else said),
            *picture(bars[:drawn], min(width, _WIDEST)),
            *_labelled(tr("verdict"), _verdict(reading), width),
            *_labelled(tr("why"), _why(reading), width),
            *_labelled(tr("same"), _same(reading), width),
            *_labelled(tr("also in"), _also(reading), width, most=2 if because else 1),
            *_labelled(tr("tags"), line((", ".join(reading.state.tags), "$quiet")), width, most=1),
        ]
        if len(lines) <= height:
            return lines
    return lines[:height]


def _labelled(label: str, text: Content, width: int, *, most: int = 100) -> list[Content]:
    if not text.plain or not most:
        return []
    # A longer word of another language never runs into what it labels.
    beside = max(_LABEL, cell_len(label) + 1)
    lines = wrap(text, width - beside)
    if len(lines) > most:
        rest = line(*(piece for one in lines[most - 1 : most + 1] for piece in (one, " ")))
        lines = [*lines[: most - 1], clip(rest, width - beside)]
    heads = [line((label.ljust(beside), "$quiet")), *([line(" " * beside)] * (len(lines) - 1))]
    return [clip(line(head, one), width) for head, one in zip(heads, lines, strict=True)]


def _said(reading: Reading, *, because: bool) -> Content:
    attribution = reading.claim.attribution
    if not attribution:
        return line((tr("the text itself"), "$quiet"))
    speaker = attribution.speaker or tr("nobody named")
    parts: list[str | tuple[str, str]] = [(speaker, "bold")]
    if attribution.role:
        parts.append((f", {attribution.role}", ""))
    parts.append((f" {glyphs.DOT} {tr(attribution.kind.value)}", "$quiet"))
    if because and attribution.because:
        parts.append((f" {glyphs.DOT} {attribution.because}", "$faint"))
    return line(*parts)


def _spoken(words: Spoken) -> Content:
    """The text's own words in the three looks that the document has them in."""
    parts = ((words.speaker, SPEAKER), (words.cue, CUE), (words.content, SPEECH))
    pieces = [piece for piece in parts if piece[0]]
    gaps = [(f" {glyphs.DOT} ", "$faint")] * (len(pieces) - 1)
    return line(*(one for pair in zip_longest(pieces, gaps) for one in pair if one))


def _reads(reading: Reading) -> Content:
    claim = reading.claim
    figures = "; ".join(tell(quantity_words(quantity)) for quantity in claim.quantities)
    scope = scope_words(claim.scope)
    if not figures:
        return line(
            (kind_words(claim.kinds), ""), (f" {glyphs.DOT} {scope}" if scope else "", "$quiet")
        )
    return line((figures, "bold"), (f" {glyphs.DOT} {scope}" if scope else "", ""))


def _notes(reading: Reading) -> Content:
    """Sums of the text that do not come out: "70 + 40 = 110, not 120"."""
    return line(("; ".join(map(one_line, reading.claim.notes)), "$verdict-warn"))


def _hung(reading: Reading, width: int, most: int) -> list[Content]:
    """Footnotes, comments and changes, a few of each in as few lines as there is room for."""
    lines = [
        one
        for kind, words in reading.hung[:MOST_HUNG]
        for one in _labelled(kind, line(one_line(words)), width, most=most)
    ]
    more = len(reading.hung) - MOST_HUNG
    return (
        [
            *lines,
            line((" " * _LABEL + tr("and {more} more").format(more=more), "$faint")),
        ]
        if more > 0
        else lines
    )


def _verdict(reading: Reading) -> Content:
    state = reading.state
    badge = status_badge(state.status, state.verdict, reading.scale, skipped=state.skipped)
    parts: list[str | tuple[str, str] | Content] = [(DUE if state.due else badge).content()]
    if state.confidence:
        words = tr("{level} confidence").format(level=tr(state.confidence.value))
        parts.append((f" {glyphs.DOT} {words}", "bold"))
    if state.decided_by and state.verdict:
        when = f", {state.decided_at:%Y-%m-%d %H:%M}" if state.decided_at else ""
        parts.append((f"  {state.decided_by}{when}", "$faint"))
    if state.deferred is not None:
        until = (
            tr(" until {deferred_until}").format(deferred_until=state.deferred_until)
            if state.deferred_until
            else ""
        )
        parts.append((f"  {one_line(state.deferred)}{until}", "$quiet"))
    if state.flag is not None:
        parts += ["  ", FLAG.content(), f": {one_line(state.flag)}" if state.flag else ""]
    return line(*parts)


def _why(reading: Reading) -> Content:
    state = reading.state
    parts: list[str | tuple[str, str]] = []
    if state.rationale:
        parts.append(one_line(state.rationale))
    if state.correction:
        parts += [(f"  {glyphs.ARROW} ", "$accent"), *_wording_pieces(reading)]
    if state.number:
        # The figure in the place of which it stands is that of the claim that was judged.
        own = None if state.same_as else reading.claim
        parts += [
            (f"  {glyphs.ARROW} ", "$accent"),
            *number_pieces(own, state.number, reading.language),
        ]
    return (
        line(*parts)
        if parts
        else line((tr("{key} to write").format(key=keys_for("review.rationale")), "$faint"))
    )


def _wording_pieces(reading: Reading) -> list[tuple[str, str]]:
    """The corrected wording, word by word against the claim where the two are alike."""
    # A page without any correction does without what compares words.
    from factcheck.reports.worddiff import word_changes

    correction = one_line(reading.state.correction)
    before = "" if reading.state.same_as else one_line(reading.claim.text)
    changes = word_changes(before, correction)
    return [(run.text, SHOWN.get(run.change, "")) for run in changes] or [(correction, "italic")]


def number_pieces(claim: Claim | None, number: str, language: str) -> list[tuple[str, str]]:
    """A corrected number behind the figure of the claim that it takes the place of."""
    try:
        before, after = number_change(claim, number, language) if claim else ("", number)
    except InputError:
        # Whoever wrote it had it read by another version of the reader.
        return [(number, SHOWN["added"])]
    struck = [(before, SHOWN["removed"]), (" ", "")] if before else []
    return [*struck, (after, SHOWN["added"])]


def _same(reading: Reading) -> Content:
    """Whose verdict it is, and which claims its own verdict covers."""
    state, parts = reading.state, []
    if state.same_as:
        parts.append(tr("as claim {n}, whose verdict this is").format(n=state.same_as[1:]))
    if state.set_aside:
        aside = reading.scale.words(state.set_aside)
        parts.append(tr("its own was {verdict}").format(verdict=aside))
    if reading.repeats:
        listed = ", ".join(one[1:] for one in reading.repeats)
        parts.append(tr("covers {claims}").format(claims=listed))
    return line(("; ".join(parts), "$accent"))


def _also(reading: Reading) -> Content:
    return line((", ".join(reading.also), "$quiet"))


def claim_bars(reading: Reading) -> list[Bar]:
    """The claim's figure and those of its evidence that are of the same kind of thing."""
    names = dict(reading.documents)
    compared = [
        one
        for one in reading.evidence
        if one.quantity and one.claim_quantity and one.relation is not Relation.UNRELATED
    ]
    if not compared or compared[0].claim_quantity is None:
        return []
    own = compared[0].claim_quantity
    bars = [Bar(tr("this claim"), own, "open")]
    for one in compared:
        if one.claim_quantity == own and one.quantity and one.quantity.dimension is own.dimension:
            name = names.get(one.document, one.document)
            bars.append(Bar(name, one.quantity, relation_badge(one).tone))
    return bars[: MOST_BARS + 1]
