"""The people of a case as entries of a list: who they are, what is odd, and where a name stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from textual.content import Content

from claims.model import CastMember, Form, LearntRole, NameFinding
from factcheck.tongue import later, tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.document import Around, Place
from factcheck.tui.render.entries import Entry, Look, entry_lines, lines_at_most
from factcheck.tui.render.text import clip, line, one_line, pad, spread, styled, width_of

CONTEXT_LINES = 2
"""Lines of its sentence shown under a place."""
FINDING_LINES = 3
"""Lines that a finding of the name check takes under its head, at most."""

_FINDINGS = {
    "spelling": (glyphs.UNLIKE, later("spelt in two ways")),
    "title": (glyphs.SCOPE, later("two titles")),
    "office": (glyphs.OFFICE, later("one office, two people")),
}


@dataclass(frozen=True)
class PersonEntry(Entry):
    """Somebody of the cast in one line: name, role, claims, documents."""

    member: CastMember
    key: str = ""

    def height(self, width: int) -> int:
        """One line."""
        return 1

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The one line."""
        member = self.member
        documents = len({form.document for form in member.forms})
        counts = line((f"{member.claims or '':>6}", "bold"), (f"{documents or '':>6} ", "$quiet"))
        names = min(max(width // 2 - 4, 16), 40)
        by_hand = (glyphs.BY_HAND if member.decided else " ", "$accent")
        who = pad(styled(one_line(member.person.name), "bold" if member.claims else ""), names)
        role = next(iter(member.person.roles), member.kind)
        left = line(who, by_hand, " ", (one_line(role), "$quiet"))
        return entry_lines([spread(left, counts, width - 2)], width, look)


@dataclass(frozen=True)
class FindingEntry(Entry):
    """Something odd about names: what kind of thing, whom it is about, in words."""

    finding: NameFinding
    key: str = ""

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """A head, and the words under it."""
        glyph, kind = _FINDINGS.get(self.finding.kind, (glyphs.ORPHAN, self.finding.kind))
        people = f" {glyphs.DOT} ".join(map(one_line, self.finding.people))
        head = line((f"{glyph} {tr(kind)}", "$verdict-warn"), ("  ", ""), (people, "bold"))
        words = styled(one_line(tell(self.finding.words)), "$quiet")
        under = lines_at_most(words, max(width - 4, 8), FINDING_LINES)
        return entry_lines([head, *(line("  ", one) for one in under)], width, look)


Context: TypeAlias = Callable[[Place], Around]
"""Gives what stands around a place; asked when the place is drawn."""


@dataclass(frozen=True)
class PlaceEntry(Entry):
    """A form of a name, or a role, and the place that it was first met in."""

    label: str
    count: int
    place: Place | None
    document: str
    """The name of the document; empty where nobody but the reviewer says so."""
    key: str = ""
    sentence: str = ""
    """The sentence that gives it; looked for around the place where it is empty."""
    context: Context | None = field(default=None, compare=False, repr=False)

    def height(self, width: int) -> int:
        """A head, and the lines of its sentence where it has one."""
        return 1 + (CONTEXT_LINES if self.place else 0)

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """The words, how often and where; under them the sentence."""
        times = f" {glyphs.TIMES}{self.count:,}" if self.count > 1 else ""
        head = line((one_line(self.label), "bold"), (times, "$quiet"))
        if self.place is None:
            where = line((self.document or tr("given by you"), "$accent"), " ")
            return entry_lines([spread(head, where, width - 2)], width, look)
        around = self._around(self.place)
        paragraph = f" {glyphs.PARAGRAPH}{around.paragraph} " if around.paragraph else " "
        room = max(width - 4 - head.cell_length, width // 3) - len(paragraph)
        where = line(clip(styled(self.document, "$quiet"), room), (paragraph, "$quiet"))
        under = _sentence(around, max(width - 5, 8))
        lines = [spread(head, where, width - 2), *(line("  ", one) for one in under)]
        return entry_lines(lines, width, look)

    def _around(self, place: Place) -> Around:
        around = self.context(place) if self.context else Around("", self.label, "", 0)
        if not self.sentence:
            return around
        sentence, words = one_line(self.sentence), one_line(around.words)
        head, found, tail = sentence.partition(words)
        if not found:
            return Around(sentence, "", "", around.paragraph)
        return Around(head, words, tail, around.paragraph)


def _sentence(around: Around, width: int) -> list[Content]:
    """The words with as much around them as there is room for, in exactly so many lines."""
    # What stands before the words gives way, so that they are in sight.
    room = max(width * CONTEXT_LINES - width_of(around.words) - width // 2, width // 4)
    before = around.before
    if len(before) > room:
        before = f"{glyphs.ELLIPSIS}{before[-room:].partition(' ')[2]}"
    text = line((before, "$faint"), (around.words, "bold underline"), (around.after, "$faint"))
    lines = lines_at_most(text, width, CONTEXT_LINES)
    return [*lines, *[Content("")] * (CONTEXT_LINES - len(lines))]


def form_entries(
    forms: Sequence[Form], names: Callable[[str], str], context: Context
) -> list[PlaceEntry]:
    """The forms of a name, each with the first place in each of its documents."""
    return [
        PlaceEntry(
            label=form.text,
            count=form.count,
            place=Place(form.document, form.span),
            document=names(form.document),
            key=f"form {form.document} {form.span.start} {form.text}",
            context=context,
        )
        for form in forms
    ]


def role_entries(
    roles: Sequence[LearntRole], names: Callable[[str], str], context: Context
) -> list[PlaceEntry]:
    """Roles with the sentences that they were learnt from."""
    return [
        PlaceEntry(
            label=learnt.role,
            count=1,
            place=Place(learnt.document, learnt.span) if learnt.document else None,
            document=names(learnt.document) if learnt.document else "",
            key=f"role {learnt.document} {learnt.span.start} {learnt.role}",
            sentence=learnt.sentence,
            context=context,
        )
        for learnt in roles
    ]
