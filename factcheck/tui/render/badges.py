"""Glyph, word and colour of every state and relation: never a colour alone."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from claims.model import ClaimKind, Evidence, Relation, Stance, Status
from claims.scales import Label, Scale
from factcheck.tongue import later, tr
from factcheck.tui.render import glyphs
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

    @property
    def said(self) -> str:
        """The words in the language of the interface."""
        return tr(self.words)

    def content(self, *, loud: bool = False) -> Content:
        """Glyph and words, the words in capitals where they must not be missed."""
        words = self.said.upper() if loud else self.said
        return line((f"{self.glyph} {words}", f"bold {self.style}" if loud else self.style))


RELATIONS = {
    Relation.CONFLICTS: Badge(glyphs.CONFLICTS, later("conflicts"), "bad"),
    Relation.ALTERED: Badge(glyphs.UNLIKE, later("altered quote"), "bad"),
    Relation.SPELLING: Badge(glyphs.UNLIKE, later("name spelt differently"), "warn"),
    Relation.NOT_FOUND: Badge(glyphs.MISSING, later("not found"), "warn"),
    Relation.DIFFERENT_SCOPE: Badge(glyphs.SCOPE, later("other scope"), "warn"),
    Relation.AGREES: Badge(glyphs.AGREES, later("agrees"), "good"),
    Relation.VERBATIM: Badge(glyphs.VERBATIM, later("verbatim"), "good"),
    Relation.COMPATIBLE: Badge(glyphs.COMPATIBLE, later("compatible"), "muted"),
    Relation.SIMILAR: Badge(glyphs.SIMILAR, later("same matter"), "muted"),
    Relation.UNRELATED: Badge(glyphs.NOTHING, later("unrelated"), "muted"),
}

PUBLISHED = Badge(glyphs.PUBLISHED, later("published check"), "muted")
"""For what another organisation published: its rating is no verdict, so it has no tone of one."""

CHOSEN = Badge(glyphs.BY_HAND, later("by hand"), "muted")
"""For a passage that somebody chose and that has nothing in common to compare."""

STANCES = {
    Stance.SUPPORTS: Badge(glyphs.SUPPORTS, later("supports"), "good"),
    Stance.UNDERMINES: Badge(glyphs.UNDERMINES, later("undermines"), "bad"),
    Stance.CONTEXT: Badge(glyphs.AGREES, later("context"), "muted"),
    Stance.INCONCLUSIVE: Badge(glyphs.SIMILAR, later("inconclusive"), "warn"),
}

STATUSES = {
    Status.OPEN: Badge(glyphs.NOTHING, later("state\x04open"), "muted"),
    Status.DECIDED: Badge(glyphs.YES, later("decided"), "good"),
    Status.DEFERRED: Badge(glyphs.DEFERRED, later("deferred"), "warn"),
    Status.STALE: Badge(glyphs.STALE, later("stale"), "warn"),
    Status.ORPHAN: Badge(glyphs.ORPHAN, later("orphan"), "bad"),
    Status.WITHDRAWN: Badge(glyphs.WITHDRAWN, later("withdrawn"), "muted"),
    Status.REFERENCE: Badge(glyphs.REFERENCE, later("reference"), "muted"),
    Status.DROPPED: Badge(glyphs.DROPPED, later("dropped"), "muted"),
}

FLAG = Badge(glyphs.FLAG, later("flagged"), "bad")
MISSPELT = Badge(glyphs.UNLIKE, later("name?"), "warn")
"""For the list, where the words of the relation are too long."""
DUE = Badge(glyphs.DEFERRED, later("due"), "bad")
"""Put off until a day that has come."""
SKIPPED = Badge(glyphs.SKIPPED, later("skipped"), "muted")

_KINDS = {
    ClaimKind.NUMERIC: glyphs.NUMBER,
    ClaimKind.ATTRIBUTED: glyphs.QUOTATION,
    ClaimKind.FACT: glyphs.STATEMENT,
}
_KIND_WORDS = {
    ClaimKind.NUMERIC: later("number"),
    ClaimKind.ATTRIBUTED: later("quotation"),
    ClaimKind.FACT: later("statement"),
}


def kind_glyphs(kinds: tuple[ClaimKind, ...]) -> str:
    """One mark a kind: ``#`` for a number, ``“`` for somebody's words."""
    return "".join(str(_KINDS[kind]) for kind in kinds)


def kind_words(kinds: tuple[ClaimKind, ...]) -> str:
    """The kinds in words: "number, quotation"."""
    return ", ".join(tr(_KIND_WORDS[kind]) for kind in kinds)


def relation_badge(evidence: Evidence) -> Badge:
    """The relation's badge, with the facet named where the scope differs."""
    badge = RELATIONS[evidence.relation]
    facet = evidence.difference.facet if evidence.difference else None
    if evidence.relation is Relation.UNRELATED and evidence.taken:
        # A person says that it speaks to the claim; only the machine has nothing to compare.
        return CHOSEN
    if evidence.relation is Relation.DIFFERENT_SCOPE and facet:
        return Badge(badge.glyph, f"{badge.said}: {tr(facet.value)}", badge.tone)
    return badge


def label_badge(label: Label) -> Badge:
    """A verdict's badge."""
    return Badge(glyphs.Glyph(label.glyph, label.ascii), label.words, label.tone)


def status_badge(
    status: Status, verdict: str | None, scale: Scale, *, skipped: bool = False
) -> Badge:
    """What a claim's state looks like: its verdict where it has one, else its status."""
    if status in (Status.DECIDED, Status.REFERENCE) and verdict:
        for label in scale.labels:
            if label.slug == verdict:
                return label_badge(label)
        return Badge(glyphs.YES, verdict, "muted")
    if skipped and status is Status.OPEN:
        return SKIPPED
    return STATUSES[status]
