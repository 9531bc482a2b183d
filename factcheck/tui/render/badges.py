"""Glyph, word and colour of every state and relation: never a colour alone."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from claims.model import ClaimKind, Evidence, Relation, Stance, Status
from claims.scales import Label, Scale
from factcheck.tui.render.text import line


class Badge(NamedTuple):
    """What stands for a state: one character, a word or two, and a tone."""

    glyph: str
    words: str
    tone: str
    """ "good", "warn", "bad" or "muted"."""

    @property
    def style(self) -> str:
        """The style of the theme for the tone."""
        return f"$verdict-{self.tone}"

    def content(self, *, loud: bool = False) -> Content:
        """Glyph and words, the words in capitals where they must not be missed."""
        words = self.words.upper() if loud else self.words
        return line((f"{self.glyph} {words}", f"bold {self.style}" if loud else self.style))


RELATIONS = {
    Relation.CONFLICTS: Badge("✗", "conflicts", "bad"),
    Relation.ALTERED: Badge("≠", "altered quote", "bad"),
    Relation.SPELLING: Badge("≠", "name spelt differently", "warn"),
    Relation.NOT_FOUND: Badge("∅", "not found", "warn"),
    Relation.DIFFERENT_SCOPE: Badge("⇄", "other scope", "warn"),
    Relation.AGREES: Badge("=", "agrees", "good"),
    Relation.VERBATIM: Badge("≡", "verbatim", "good"),
    Relation.COMPATIBLE: Badge("≈", "compatible", "muted"),
    Relation.SIMILAR: Badge("~", "same matter", "muted"),
    Relation.UNRELATED: Badge("·", "unrelated", "muted"),
}

PUBLISHED = Badge("¶", "published check", "muted")
"""For what another organisation published: its rating is no verdict, so it has no tone of one."""

STANCES = {
    Stance.SUPPORTS: Badge("+", "supports", "good"),
    Stance.UNDERMINES: Badge("−", "undermines", "bad"),
    Stance.CONTEXT: Badge("=", "context", "muted"),
    Stance.INCONCLUSIVE: Badge("~", "inconclusive", "warn"),
}

STATUSES = {
    Status.OPEN: Badge("·", "open", "muted"),
    Status.DECIDED: Badge("✓", "decided", "good"),
    Status.DEFERRED: Badge("◷", "deferred", "warn"),
    Status.STALE: Badge("↻", "stale", "warn"),
    Status.ORPHAN: Badge("?", "orphan", "bad"),
    Status.WITHDRAWN: Badge("×", "withdrawn", "muted"),
    Status.REFERENCE: Badge("○", "reference", "muted"),
}

FLAG = Badge("⚑", "flagged", "bad")
MISSPELT = Badge("≠", "name?", "warn")
"""For the list, where the words of the relation are too long."""
SKIPPED = Badge("»", "skipped", "muted")

_KINDS = {ClaimKind.NUMERIC: "#", ClaimKind.ATTRIBUTED: "“", ClaimKind.FACT: "◦"}
_KIND_WORDS = {
    ClaimKind.NUMERIC: "number",
    ClaimKind.ATTRIBUTED: "quotation",
    ClaimKind.FACT: "statement",
}


def kind_glyphs(kinds: tuple[ClaimKind, ...]) -> str:
    """One mark a kind: ``#`` for a number, ``“`` for somebody's words."""
    return "".join(_KINDS[kind] for kind in kinds)


def kind_words(kinds: tuple[ClaimKind, ...]) -> str:
    """The kinds in words: "number, quotation"."""
    return ", ".join(_KIND_WORDS[kind] for kind in kinds)


def relation_badge(evidence: Evidence) -> Badge:
    """The relation's badge, with the facet named where the scope differs."""
    badge = RELATIONS[evidence.relation]
    facet = evidence.difference.facet if evidence.difference else None
    if evidence.relation is Relation.DIFFERENT_SCOPE and facet:
        return Badge(badge.glyph, f"{badge.words}: {facet.value}", badge.tone)
    return badge


def label_badge(label: Label) -> Badge:
    """A verdict's badge."""
    return Badge(label.glyph, label.words, label.tone)


def status_badge(
    status: Status, verdict: str | None, scale: Scale, *, skipped: bool = False
) -> Badge:
    """What a claim's state looks like: its verdict where it has one, else its status."""
    if status in (Status.DECIDED, Status.REFERENCE) and verdict:
        for label in scale.labels:
            if label.slug == verdict:
                return label_badge(label)
        return Badge("✓", verdict, "muted")
    if skipped and status is Status.OPEN:
        return SKIPPED
    return STATUSES[status]
