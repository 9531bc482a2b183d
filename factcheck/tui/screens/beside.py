"""Dialogs of what stands beside a verdict: confidence, tags, the claim that it is the same as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from claims.deciding import tags_of
from claims.errors import ClaimsError
from claims.folding import fold
from claims.model import Confidence, Relation
from factcheck.tongue import later, tell, tr
from factcheck.tui.desk import Desk
from factcheck.tui.render.text import line
from factcheck.tui.screens.ask import Choice, Choose
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.screens.search import Hit, Search

MOST_TAGS = 30
"""Tags of the case that are shown, the commonest."""
_NEAR = (Relation.VERBATIM, Relation.AGREES, Relation.COMPATIBLE, Relation.CONFLICTS)
_MOST_NEAR = 12


class Level(Choose):
    """Asks how sure a verdict is; the first letter of a level gives it."""

    def __init__(self, title: str, lit: str) -> None:
        words = {
            Confidence.LOW.value: later("low"),
            Confidence.MEDIUM.value: later("medium"),
            Confidence.HIGH.value: later("high"),
            "none": later("none: take it back"),
        }
        choices = [Choice(name, line((f" {tr(shown)}", ""))) for name, shown in words.items()]
        super().__init__(title, choices, lit)
        self._names = tuple(words)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses the level that begins with it."""
        found = next((name for name in self._names if event.character == name[0]), None)
        if found:
            event.stop()
            self.dismiss(found)


class _LastWord(Suggester):
    """Completes the last word that is typed, after a minus too."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last word completed; None where none begins so."""
        start = max(value.rfind(" "), value.rfind(",")) + 1
        start += value[start:].startswith("-")
        begun = fold(value[start:])
        found = (one for one in self._known if begun and fold(one).startswith(begun))
        return next((value[:start] + value[start:] + one[len(begun) :] for one in found), None)


class Tags(Dialog[str]):
    """Asks for tags to add and to take off, completing them from those of the case."""

    title_text = later("Tags")
    hints: ClassVar = (("enter", later("save")), ("dialog.cancel", later("cancel")))

    def __init__(self, known: Sequence[str], present: Sequence[str]) -> None:
        """``known`` are the tags of the case, ``present`` those of what is chosen."""
        super().__init__()
        self.title_text = tr("Tags")
        self._known, self._present = known, present

    def fields(self) -> Iterable[Widget]:
        """What is there, and the line."""
        here = ", ".join(self._present) or tr("none")
        yield said(tr("Here: {tags}").format(tags=here), "$quiet")
        if self._known:
            listed = " ".join(self._known[:MOST_TAGS])
            yield said(tr("In the case: {tags}").format(tags=listed), "$quiet")
        field = Input(
            placeholder=tr("legal -urgent: a minus takes off, the right arrow completes"),
            suggester=_LastWord(self._known),
        )
        field.cursor_blink = False
        yield field

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        try:
            tags_of(event.value)
        except ClaimsError as error:
            self.complain(tell(error))
            return
        self.dismiss(event.value.strip() or None)


class Same(Search):
    """Asks which claim others are the same as: those linked or near first, then any by search."""

    hints: ClassVar = (
        ("down", later("next in the list")),
        ("enter", later("the same as this")),
        ("dialog.cancel", later("cancel")),
    )

    def __init__(self, source: Source, desk: Desk, claims: Sequence[str]) -> None:
        super().__init__(source)
        self.title_text = tr("The same as which claim? Its verdict covers {n}").format(
            n=claims[0] if len(claims) == 1 else len(claims)
        )
        self._case = desk.case
        self._own = {int(one[1:]) for one in claims}
        self._near = tuple(_near(desk, claims))

    def on_mount(self) -> None:
        """Show what is near before anything is typed."""
        self.query_one(Input).placeholder = tr("the number of a claim, or words of it")
        self._show("", ())

    @on(Input.Changed)
    def _begun(self, event: Input.Changed) -> None:
        """A number is found at once; until words are, enter chooses nothing."""
        self._show(event.value.strip(), ())

    def _show(self, query: str, hits: tuple[Hit, ...]) -> None:
        typed = query.lstrip("c")
        if not typed:
            super()._show(query, self._near)
            return
        named = self._case.claims([f"c{typed}"]) if typed.isdecimal() and len(typed) < 16 else {}
        first = tuple(Hit(int(one.id[1:]), one.text, ()) for one in named.values())
        found = {hit.claim: hit for hit in (*first, *hits) if hit.claim not in self._own}
        super()._show(query, tuple(found.values()))


def _near(desk: Desk, claims: Sequence[str]) -> Iterable[Hit]:
    """The claims linked to the first of ``claims`` by the machine, then those that speak to it."""
    cluster = desk.case.repeats.of(claims[0])
    linked = list(cluster.claims) if cluster else []
    linked += [
        one.source_claim
        for one in desk.case.evidence(claims[0])
        if one.source_claim and one.relation in _NEAR
    ]
    wanted = [one for one in dict.fromkeys(linked) if one not in claims][:_MOST_NEAR]
    for one in desk.case.claims(wanted).values():
        yield Hit(int(one.id[1:]), one.text, ())
