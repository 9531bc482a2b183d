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
from claims.folding import fold
from factcheck.tongue import later, tell, tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.screens.dialog import Dialog, box, said
from factcheck.tui.widgets.choices import NUMBERED, Choices, offered


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
    digit: str = ""
    """The verdict whose key gives it, where it has one; otherwise choices are counted."""


class Choose(Dialog[str]):
    """Asks for one of a few, each with a key; of more, what is typed leaves those that fit."""

    hints: ClassVar = (("list.choose", later("choose")), ("dialog.cancel", later("cancel")))

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str = "") -> None:
        super().__init__()
        self.title_text = title
        self._choices = choices
        self._chosen = chosen
        self._few = len(choices) <= NUMBERED

    def fields(self) -> Iterable[Widget]:
        """A line to type in where there are many choices; the choices, the present one lit."""
        if not self._few:
            field = Input(placeholder=tr("words of what you look for"))
            field.cursor_blink = False
            yield field
            options = Choices(*(Option(one.content, id=one.name) for one in self._choices))
        else:
            contents = {choice.name: choice.content for choice in self._choices}
            digits = [choice.digit for choice in self._choices]
            some, held = offered(contents, digits if any(digits) else ())
            options = Choices(*some, digits=held)
        names = [choice.name for choice in self._choices]
        options.highlighted = names.index(self._chosen) if self._chosen in names else 0
        yield options

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        wanted = fold(event.value).split()
        fitting = (
            Option(choice.content, id=choice.name)
            for choice in self._choices
            if all(word in fold(choice.content.plain) for word in wanted)
        )
        self.query_one(Choices).show(fitting)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Take the choice that is current."""
        self.query_one(Choices).action_select()

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
