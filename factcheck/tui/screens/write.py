"""The editor of a rationale, a corrected wording and number; the dialog for putting a claim off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from claims.deciding import number_change
from claims.errors import InputError
from claims.model import Claim
from factcheck.reports.worddiff import word_changes
from factcheck.tongue import later, tell, tr
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.render.glyphs import ARROW
from factcheck.tui.render.reading import SHOWN
from factcheck.tui.render.text import clip, line, one_line
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.widgets.area import Area


@dataclass(frozen=True, slots=True)
class Draft:
    """A rationale, a corrected wording and a corrected number, as far as they are written."""

    rationale: str = ""
    correction: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the writing is about, to have it in sight and at hand."""

    claim: Claim
    language: str = "en"
    """That of the claim's document, by which numbers are read."""
    definition: str = ""
    """What the verdict means whose reason is asked for."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Templates by name, filled from the claim already."""


class _KeptArea(Area):
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
    hints: ClassVar = (
        ("writing.save", later("save")),
        ("writing.template", later("template")),
        ("tab", later("next field")),
        ("dialog.cancel", later("leave, draft kept")),
    )

    def __init__(
        self, title: str, about: About, draft: Draft, keep: Callable[[Draft], bool]
    ) -> None:
        """``keep`` is told of every change, and says whether it is on disk."""
        super().__init__()
        self.title_text = title
        self._about = about
        self._draft = draft
        self._keep = keep

    def fields(self) -> Iterable[Widget]:
        """The claim, the rationale, the corrections, and what they change."""
        yield said(one_line(self._about.claim.text), "$quiet", id="about")
        if self._about.definition:
            yield said(self._about.definition, "italic $quiet", id="definition")
        area = _KeptArea(
            self._draft.rationale, id="rationale", tab_behavior="focus", soft_wrap=True
        )
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.kept = self._changed
        yield area
        for name, value, words in (
            ("correction", self._draft.correction, tr("corrected wording")),
            ("number", self._draft.number, tr("corrected number, as 73,838 deaths")),
        ):
            one = _KeptInput(value, id=name, placeholder=words)
            one.cursor_blink = False
            one.kept = self._changed
            yield one
        yield Static(self._changes(), id="changes", markup=False)

    @property
    def draft(self) -> Draft:
        """What is written at the moment."""
        return Draft(
            self.query_one("#rationale", TextArea).text,
            self.query_one("#correction", Input).value,
            self.query_one("#number", Input).value,
        )

    def _changed(self) -> None:
        if self.draft != self._draft:
            self._draft = self.draft
            kept = self._keep(self._draft)
            self.complain("" if kept else tr("These words could not be written to the case."))
            self.query_one("#changes", Static).update(self._changes())

    def _changes(self) -> Content:
        """The corrected wording word by word, and the number as it is read, a line each."""
        lines = [*self._wording(), *self._number()]
        return line(*(piece for one in lines for piece in (one, "\n")))

    def _wording(self) -> Iterable[Content]:
        found = word_changes(one_line(self._about.claim.text), self._draft.correction)
        if found:
            yield line(*((run.text, SHOWN.get(run.change, "$quiet")) for run in found))

    def _number(self) -> Iterable[Content]:
        if not self._draft.number.strip():
            return
        try:
            before, after = number_change(
                self._about.claim, self._draft.number, self._about.language
            )
        except InputError as error:
            yield line((tell(error), "$verdict-warn"))
            return
        old = ((before, SHOWN["removed"]), f" {ARROW} ") if before else ()
        yield clip(line(*old, (after, SHOWN["added"])), 72)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give back what is written, where the number is one."""
        if self._draft.number.strip():
            try:
                number_change(self._about.claim, self._draft.number, self._about.language)
            except InputError as error:
                self.complain(tell(error))
                return
        self.dismiss(self.draft)

    def action_template(self) -> None:
        """Choose a template, and put it where the cursor is."""
        from factcheck.tui.screens.ask import Choice, Choose

        choices = [
            Choice(name, line((f"{name}  ", "bold"), (text, "$quiet")))
            for name, text in self._about.reasons.items()
        ]

        def chosen(name: str | None) -> None:
            area = self.query_one("#rationale", TextArea)
            area.focus()
            if name:
                area.insert(self._about.reasons[name])

        title = tr("A reason, put where the cursor is ({key})")
        key = keys_for("writing.template")
        self.app.push_screen(Choose(title.format(key=key), choices), chosen)


@dataclass(frozen=True, slots=True)
class Postponed:
    """Why a claim waits, and until when."""

    reason: str
    until: date | None


class Postpone(Dialog[Postponed]):
    """Asks why a claim is put off, and until when."""

    title_text = later("Put off: what is it waiting for?")
    hints: ClassVar = (
        ("enter", later("save")),
        ("tab", later("to the date")),
        ("dialog.cancel", later("cancel")),
    )

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
                ("reason", tr("call back from the press office")),
                ("until", tr("until, as 2026-05-31 (may stay empty)")),
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
            self.complain(
                tr("{written}: not a date; write it like 2026-05-31.").format(written=written)
            )
            return
        self.dismiss(Postponed(reason, until))
