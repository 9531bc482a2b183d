"""Dialogs that ask for a line, a choice, or yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester, SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from claims.errors import ClaimsError
from factcheck.tongue import later, tell, tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.screens.dialog import Dialog, box, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask for, in one line."""

    title: str
    explanation: str = ""
    value: str = ""
    placeholder: str = ""
    required: bool = False
    suggestions: Sequence[str] = ()
    """What is shown behind what is typed, where it begins so; the right arrow takes it."""
    check: Callable[[str], object] | None = None
    """Raises ClaimsError, in words, where the answer will not do."""
    suggester: Suggester | None = None
    """Goes on with what is typed; the right arrow takes it."""
    typed: Callable[[str], object] | None = None
    """Takes what stands there at every key, so that it can be offered again."""


class Ask(Dialog[str]):
    """Asks for one line of text; enter gives it."""

    hints: ClassVar = (("enter", later("save")), ("dialog.cancel", later("cancel")))

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self.title_text = question.title

    def fields(self) -> Iterable[Widget]:
        """The explanation and the line."""
        if self._question.explanation:
            yield said(self._question.explanation, "$quiet")
        known = self._question.suggestions
        field = Input(
            self._question.value,
            placeholder=self._question.placeholder,
            suggester=SuggestFromList(known) if known else self._question.suggester,
        )
        field.cursor_blink = False
        yield field

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._question.typed:
            self._question.typed(event.value)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if self._question.required and not text:
            self.complain(tr("Something must stand here."))
            return
        try:
            if self._question.check:
                self._question.check(text)
        except ClaimsError as error:
            self.complain(tell(error))
            return
        self.dismiss(text)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its name for the program, and how it is shown."""

    name: str
    content: Content


class Choose(Dialog[str]):
    """Asks for one of a few."""

    hints: ClassVar = (("enter", later("choose")), ("dialog.cancel", later("cancel")))

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str = "") -> None:
        super().__init__()
        self.title_text = title
        self._choices = choices
        self._chosen = chosen

    def fields(self) -> Iterable[Widget]:
        """The choices, the present one lit."""
        options = OptionList(
            *(Option(choice.content, id=choice.name) for choice in self._choices), markup=False
        )
        names = [choice.name for choice in self._choices]
        options.highlighted = names.index(self._chosen) if self._chosen in names else 0
        yield options

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class Confirm(ModalScreen[bool]):
    """Asks yes or no; never takes enter for yes."""

    CSS_PATH = "../styles/dialog.tcss"
    BINDINGS = bindings(Where.QUESTION)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        hints = (("question.yes", later("yes")), ("question.no", later("no")))
        with box(tr("Sure?"), hints=hints):
            yield said(self._question, "bold")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
