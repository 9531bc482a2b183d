"""A dialog of several lines, each asked for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from claims.errors import ClaimsError
from factcheck.tongue import tr
from factcheck.tui.screens.dialog import Dialog, said

Given: TypeAlias = Mapping[str, str]
"""What was entered, by the names of the fields."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to fill in."""

    name: str
    """For the program."""
    label: str
    value: str = ""
    placeholder: str = ""


class Form(Dialog[Given]):
    """Asks for several lines; tab goes from one to the next, enter gives all of them."""

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        *,
        about: str = "",
        check: Callable[[Given], object] | None = None,
    ) -> None:
        """``check`` raises ClaimsError, in words, where what was entered will not do."""
        super().__init__()
        self.title_text = title
        self.hint_text = tr("tab next line · enter save · esc cancel")
        self._lines, self._about, self._check = lines, about, check

    def fields(self) -> Iterable[Widget]:
        """What it is about, then a label and a line for each field."""
        if self._about:
            yield said(self._about, "$quiet", id="about")
        for one in self._lines:
            yield said(one.label, "$quiet")
            field = Input(
                one.value,
                placeholder=one.placeholder,
                id=f"line-{one.name}",
                select_on_focus=False,
            )
            field.cursor_blink = False
            yield field

    @on(Input.Submitted)
    def _given(self) -> None:
        given = {
            one.name: self.query_one(f"#line-{one.name}", Input).value.strip()
            for one in self._lines
        }
        try:
            if self._check:
                self._check(given)
        except ClaimsError as error:
            self.complain(str(error))
            return
        self.dismiss(given)
