"""The editor of a rationale and a corrected wording; the dialog for putting a claim off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from factcheck.tongue import tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.screens.dialog import Dialog, said


@dataclass(frozen=True, slots=True)
class Draft:
    """A rationale and a corrected wording, as far as they are written."""

    rationale: str = ""
    correction: str = ""


class _KeptArea(TextArea):
    """Hands on what is written before it is drawn: a message would come after."""

    kept: Callable[[], None] | None = None

    def post_message(self, message: Message) -> bool:
        """Every way of changing the text ends in this message."""
        if isinstance(message, TextArea.Changed) and self.kept and self.is_mounted:
            self.kept()
        return super().post_message(message)


class _KeptInput(Input):
    """The same for one line."""

    kept: Callable[[], None] | None = None

    def post_message(self, message: Message) -> bool:
        """Every way of changing the text ends in this message."""
        if isinstance(message, Input.Changed) and self.kept and self.is_mounted:
            self.kept()
        return super().post_message(message)


class Write(Dialog[Draft]):
    """Asks why; every keystroke is handed on, so that none is lost."""

    BINDINGS = bindings(Where.WRITING)
    hint_text = "ctrl+s save · tab corrected wording · esc leave, the draft is kept"

    def __init__(self, title: str, about: str, draft: Draft, keep: Callable[[Draft], bool]) -> None:
        """``about`` is the claim in its words, to have it in sight; ``keep`` takes every draft and
        says whether it is on disk.
        """
        super().__init__()
        self.title_text = title
        self._about = about
        self._draft = draft
        self._keep = keep

    def fields(self) -> Iterable[Widget]:
        """The claim, the rationale, then the corrected wording."""
        yield said(self._about, "$quiet", id="about")
        area = _KeptArea(
            self._draft.rationale, id="rationale", tab_behavior="focus", soft_wrap=True
        )
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.kept = self._changed
        yield area
        yield said("Corrected wording, where there is one:", "$quiet")
        field = _KeptInput(self._draft.correction, id="correction")
        field.cursor_blink = False
        field.kept = self._changed
        yield field

    @property
    def draft(self) -> Draft:
        """What is written at the moment."""
        return Draft(
            self.query_one("#rationale", TextArea).text, self.query_one("#correction", Input).value
        )

    def _changed(self) -> None:
        if self.draft != self._draft:
            self._draft = self.draft
            kept = self._keep(self._draft)
            self.complain("" if kept else tr("These words could not be written to the case."))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give back what is written."""
        self.dismiss(self.draft)


@dataclass(frozen=True, slots=True)
class Postponed:
    """Why a claim waits, and until when."""

    reason: str
    until: date | None


class Postpone(Dialog[Postponed]):
    """Asks why a claim is put off, and until when."""

    title_text = "Put off: what is it waiting for?"
    hint_text = "enter save · tab to the date · esc cancel"

    def __init__(self, written: str = "", keep: Callable[[str], object] | None = None) -> None:
        """``written`` is what an earlier one held, reason and date in a line each; ``keep`` takes
        the same at every key.
        """
        super().__init__()
        self._written = [*written.split("\n"), "", ""]
        self._keep = keep

    def fields(self) -> Iterable[Widget]:
        """The reason and the date."""
        for place, (name, placeholder) in enumerate(
            (
                ("reason", "call back from the press office"),
                ("until", "until, as 2026-05-31 (may stay empty)"),
            )
        ):
            field = Input(self._written[place], placeholder=placeholder, id=name)
            field.cursor_blink = False
            yield field

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._keep:
            self._keep("\n".join(field.value for field in self.query(Input)).rstrip("\n"))

    @on(Input.Submitted)
    def _given(self) -> None:
        reason = self.query_one("#reason", Input).value.strip()
        written = self.query_one("#until", Input).value.strip()
        try:
            until = date.fromisoformat(written) if written else None
        except ValueError:
            self.complain(f"{written}: not a date; write it like 2026-05-31.")
            return
        self.dismiss(Postponed(reason, until))
