"""The editor of a rationale and a corrected wording; the dialog for putting a claim off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.widget import Widget
from textual.widgets import Input, TextArea

from factcheck.tui.commands import Where, bindings
from factcheck.tui.screens.dialog import Dialog, said


@dataclass(frozen=True, slots=True)
class Draft:
    """A rationale and a corrected wording, as far as they are written."""

    rationale: str = ""
    correction: str = ""


class Write(Dialog[Draft]):
    """Asks why; every keystroke is handed on, so that none is lost."""

    BINDINGS = bindings(Where.WRITING)
    hint_text = "ctrl+s save · tab corrected wording · esc leave, the draft is kept"

    def __init__(self, title: str, about: str, draft: Draft, keep: Callable[[Draft], None]) -> None:
        """``about`` is the claim in its words, to have it in sight."""
        super().__init__()
        self.title_text = title
        self._about = about
        self._draft = draft
        self._keep = keep

    def fields(self) -> Iterable[Widget]:
        """The claim, the rationale, then the corrected wording."""
        yield said(self._about, "$quiet", id="about")
        area = TextArea(self._draft.rationale, id="rationale", tab_behavior="focus", soft_wrap=True)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        yield area
        yield said("Corrected wording, where there is one:", "$quiet")
        field = Input(self._draft.correction, id="correction")
        field.cursor_blink = False
        yield field

    @property
    def draft(self) -> Draft:
        """What is written at the moment."""
        return Draft(
            self.query_one("#rationale", TextArea).text, self.query_one("#correction", Input).value
        )

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _changed(self) -> None:
        if self.draft != self._draft:
            self._draft = self.draft
            self._keep(self._draft)

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

    def fields(self) -> Iterable[Widget]:
        """The reason and the date."""
        for name, placeholder in (
            ("reason", "call back from the press office"),
            ("until", "until, as 2026-05-31 (may stay empty)"),
        ):
            field = Input(placeholder=placeholder, id=name)
            field.cursor_blink = False
            yield field

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
