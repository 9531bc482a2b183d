"""A passage of another document as a card: what it is to the claim, why, and its own context."""

from __future__ import annotations

import re
from typing import NamedTuple

from textual.content import Content

from claims.model import DiffPart, Evidence, Relation, Span
from claims.published import differs_words
from factcheck.tongue import plain, reason, tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import PUBLISHED, RELATIONS, STANCES, relation_badge
from factcheck.tui.render.figures import quantity_words
from factcheck.tui.render.text import clip, indent, line, paragraph, spread, styled, wrap

CONTEXT = 160
"""Characters of its own document shown on either side of a passage."""

_DIFF_STYLES = {
    "same": "",
    "removed": "strike $verdict-bad",
    "added": "underline $verdict-good",
}
_DIFF_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


class Card(NamedTuple):
    """What the evidence pane shows of one passage."""

    evidence: Evidence
    document: str
    """The name of its document."""
    before: str = ""
    after: str = ""
    """What stands around the passage in its document."""
    published: str = ""
    """Of a published check, whose it is and what it says: "Tern Check: Half True (imported …)"."""
    beside: str = ""
    """With which other documents its own counts as one source: "same text as d4, d7"."""


def card_lines(card: Card, width: int, *, focused: bool) -> list[Content]:
    """The card in lines of at most ``width`` cells, the last one empty."""
    inner = max(width - 2, 8)
    edge = line((glyphs.BESIDE, "$accent"), " ") if focused else line("  ")
    body = [*_head(card, inner), *_published(card, inner)]
    body += wrap(styled(card.beside, "$accent"), inner) if card.beside else []
    body += _figures(card, inner)
    body += _reasons(card, inner)
    body += _quote(card, inner)
    body += _stance(card, inner)
    return [*(line(edge, one) for one in body), line("")]


def _head(card: Card, width: int) -> list[Content]:
    evidence = card.evidence
    badge = PUBLISHED if card.published else relation_badge(evidence)
    loud = evidence.relation in (Relation.CONFLICTS, Relation.ALTERED)
    name = badge.content(loud=loud)
    place = styled(f" {plain(evidence.locator)}" if evidence.locator else "", "$quiet")
    where = line((card.document, "$quiet"), place)
    if name.cell_length + where.cell_length + 2 <= width:
        return [spread(name, where, width, gap=2)]
    document = clip(styled(card.document, "$quiet"), width - place.cell_length)
    return [name, line(document, place)]


def _published(card: Card, width: int) -> list[Content]:
    """What was published, apart from every verdict of ours, and in what its claim differs."""
    if not card.published:
        return []
    differs = tell(differs_words(card.evidence))
    said = line(
        (card.published, "bold"), (f" {glyphs.DOT} {differs}" if differs else "", "$verdict-warn")
    )
    return list(wrap(said, width))


def _figures(card: Card, width: int) -> list[Content]:
    evidence = card.evidence
    lines: list[Content] = []
    if evidence.quantity:
        lines += wrap(styled(tell(quantity_words(evidence.quantity)), "bold"), width)
    if evidence.difference and evidence.difference.words:
        tone = RELATIONS[evidence.relation].style
        lines += wrap(styled(plain(reason(evidence.difference.words)), tone), width)
    return lines


def _reasons(card: Card, width: int) -> list[Content]:
    lines: list[Content] = []
    told = card.evidence.difference.words if card.evidence.difference else ""
    above = reason(told)
    for one in card.evidence.reasons:
        if one != told:
            said = reason(one)
            lines += paragraph(plain(_shortened(said, above)), width, "$quiet")
            above += f"\n{said}"
    return lines


_LONG_NAME = re.compile(r"“([^”]{40,300})”")


def _shortened(reason: str, above: str) -> str:
    """A reason in which a long name that was written out above stands by its first words."""
    return _LONG_NAME.sub(
        lambda found: (
            f"{glyphs.OPENED}{' '.join(found[1].split()[:3])} {glyphs.ELLIPSIS}{glyphs.CLOSED}"
            if found[1] in above
            else found[0]
        ),
        reason,
    )


def _quote(card: Card, width: int) -> list[Content]:
    if card.evidence.diff:
        return list(indent(diff_lines(card.evidence.diff, width - 2), "  "))
    return list(indent(wrap(passage(card), width - 2), "  "))


def passage(card: Card) -> Content:
    """The passage in its own context, the figure or the name of it lit."""
    evidence = card.evidence
    quantity = evidence.quantity
    name = evidence.relation is Relation.SPELLING
    text = styled(" ".join(evidence.text.split("\n")), "bold on $lit" if name else "")
    if quantity and evidence.span.covers(quantity.span):
        inside = quantity.span.moved(-evidence.span.start)
        text = text.stylize("bold on $lit", inside.start, inside.end)
    return line((card.before, "$faint"), text, (card.after, "$faint"))


def diff_lines(diff: tuple[DiffPart, ...], width: int) -> list[Content]:
    """A word diff: what only the quotation has struck through, what only the source has underlined.

    Brackets say the same without colour or style.
    """
    pieces: list[tuple[str, str]] = []
    for part in diff:
        before, after = _DIFF_MARKS[part.op]
        text = " ".join(part.text.split())
        if not text:
            continue
        # Punctuation stays with the word before it, everything else is a word of its own.
        gap = "" if not pieces or text[0] in ",.;:!?”’)" else " "
        pieces += [(gap, ""), (f"{before}{text}{after}", _DIFF_STYLES[part.op])]
    return wrap(line(*pieces), width)


def _stance(card: Card, width: int) -> list[Content]:
    evidence = card.evidence
    lines: list[Content] = []
    if evidence.stance:
        lines += wrap(line((tr("you: "), "$quiet"), STANCES[evidence.stance].content()), width)
    if evidence.taken:
        lines.append(line((glyphs.BY_HAND, "$accent"), (" " + tr("chosen by hand"), "$quiet")))
    for facet, answer in evidence.overruled:
        said = tr("{facet}: {answer}, you decided").format(facet=tr(facet), answer=tr(answer))
        lines.append(line((glyphs.BY_HAND, "$accent"), (f" {said}", "$quiet")))
    if evidence.dismissed:
        lines.append(line(("dismissed", "$faint")))
    return lines


def surroundings(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span, cut at words and at the ends of its paragraph."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT)
    stop = text.find("\n", span.end)
    end = min(stop if stop >= 0 else len(text), span.end + CONTEXT)
    before, after = text[start : span.start], text[span.end : end]
    if start and text[start - 1] != "\n":
        before = str(glyphs.ELLIPSIS) + (
            before.lstrip() if text[start - 1] == " " else before.partition(" ")[2]
        )
    if end < len(text) and text[end] != "\n":
        after = (after.rstrip() if text[end] == " " else after.rpartition(" ")[0]) + str(
            glyphs.ELLIPSIS
        )
    return before, after
