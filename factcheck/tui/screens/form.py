"""A dialog of several lines, each asked for by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, TypeAlias

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from claims.errors import ClaimsError
from factcheck.tongue import later, tell
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

    hints: ClassVar = (
        ("tab", later("next line")),
        ("enter", later("save")),
        ("dialog.cancel", later("leave, what is typed is kept")),
    )

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        *,
        about: str = "",
        held: str = "",
        keep: Callable[[str], object] = lambda text: None,
        check: Callable[[Given], object] | None = None,
    ) -> None:
        """``keep`` is handed everything that is typed, and ``held`` is what it was handed last.

        ``check`` raises ClaimsError, in words, where what was entered will not do.
        """
        super().__init__()
        self.title_text = title
        begun = _read(held)
        self._lines = [replace(one, value=begun.get(one.name, one.value)) for one in lines]
        self._about, self._keep, self._check = about, keep, check

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

    @property
    def _typed(self) -> Given:
        return {one.name: self.query_one(f"#line-{one.name}", Input).value for one in self._lines}

    @on(Input.Changed)
    def _changed(self) -> None:
        typed = self._typed
        if any(typed[one.name] != one.value for one in self._lines):
            self._keep(json.dumps(typed))

    @on(Input.Submitted)
    def _given(self) -> None:
        given = {name: text.strip() for name, text in self._typed.items()}
        try:
            if self._check:
                self._check(given)
        except ClaimsError as error:
            self.complain(tell(error))
            return
        self.dismiss(given)


def _read(held: str) -> Given:
    """What was typed before, as it was kept; nothing where that cannot be read."""
    try:
        found = json.loads(held) if held else {}
    except ValueError:
        return {}
    known = found if isinstance(found, dict) else {}
    return {name: text for name, text in known.items() if isinstance(text, str)}
