"""Passages found, published checks and like claims, as entries of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from claims.match.prior import Alike
from claims.model import Evidence
from claims.passages import Found
from claims.published import check_words
from factcheck.tongue import plain, reason, tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import PUBLISHED, relation_badge
from factcheck.tui.render.entries import Entry, Look, entry_lines, lines_at_most
from factcheck.tui.render.text import line, one_line, styled

_LINES = 3


@dataclass(frozen=True)
class PassageEntry(Entry):
    """A sentence that holds what was asked for, and where it stands."""

    found: Found

    @property
    def key(self) -> str:  # type: ignore[override]
        """Its document and its place."""
        return f"{self.found.document.id} {self.found.span.start}"

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """Its words, those asked for lit, under its document."""
        found = self.found
        head = line((found.document.name, "$quiet"), (f" {plain(found.locator)}", "$faint"))
        text = styled(" ".join(found.text.split("\n")))
        for span in found.lit:
            text = text.stylize("bold $accent", span.start, span.end)
        return entry_lines([head, *lines_at_most(text, width - 2, _LINES)], width, look)


@dataclass(frozen=True)
class AlikeEntry(Entry):
    """A published check, or a like claim: whose, what it says, and in what it differs."""

    alike: Alike

    @property
    def key(self) -> str:  # type: ignore[override]
        """The id of the claim."""
        return self.alike.claim.id

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """What it is, its claim, and where it stands."""
        alike, inner = self.alike, width - 2
        document = alike.document
        if alike.is_check:
            said = tell(check_words(document, alike.evidence))
            head = line(PUBLISHED.content(), "  ", (said, "bold"))
            below = document.url or document.title
        else:
            head = relation_badge(alike.evidence).content()
            below = ", ".join(
                part
                for part in (document.name, document.publisher, plain(alike.evidence.locator))
                if part
            )
        words = f"{glyphs.OPENED}{one_line(alike.claim.text)}{glyphs.CLOSED}"
        return entry_lines(
            [
                *lines_at_most(head, inner, 2),
                *lines_at_most(styled(words), inner, _LINES),
                *lines_at_most(styled(one_line(below), "$quiet"), inner, 2),
            ],
            width,
            look,
        )


def check_citation(alike: Alike) -> str:
    """A published check or a like claim, as plain text to paste."""
    document = alike.document
    said = tell(check_words(document, alike.evidence)) if alike.is_check else document.name
    words = f"{glyphs.OPENED}{one_line(alike.claim.text)}{glyphs.CLOSED}"
    lines = (one_line(said), words, document.title, document.url)
    return "\n".join(dict.fromkeys(one for one in lines if one))


def weighing(evidence: Evidence) -> Content:
    """What the machine makes of a passage: the relation, the difference, the first reasons."""
    apart = reason(evidence.difference.words) if evidence.difference else ""
    reasons = "; ".join(map(reason, evidence.reasons[:2]))
    return line(
        relation_badge(evidence).content(loud=True),
        f"  {apart}" if apart else "",
        (f"  {reasons}" if reasons else "", "$quiet"),
    )


def nothing_found(query: str) -> Content:
    """What to say where no passage holds the words."""
    if not query:
        return line((tr("Type words of the passage; accents and order do not count."), "$quiet"))
    return line((tr("No passage holds all of these words."), "$quiet"))
