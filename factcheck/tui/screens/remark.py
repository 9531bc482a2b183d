"""The dialog of a comment: what was said before, and room for what is to be said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import TextArea

from claims.model import Comment
from factcheck.tongue import later, tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.render.text import one_line
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.widgets.area import Area

SHOWN = 4
"""Earlier comments that are shown, the latest ones."""


class Remark(Dialog[str]):
    """Asks for a comment; every keystroke is handed on, so that none is lost."""

    BINDINGS = bindings(Where.WRITING)
    hints: ClassVar = (
        ("writing.save", later("save")),
        ("dialog.cancel", later("leave, the draft is kept")),
    )

    def __init__(
        self,
        title: str,
        about: str,
        earlier: Sequence[Comment],
        draft: str,
        keep: Callable[[str], None],
    ) -> None:
        """``about`` are the words of the claim, ``earlier`` the comments that are there."""
        super().__init__()
        self.title_text = title
        self._about, self._earlier, self._draft, self._keep = about, earlier, draft, keep

    def fields(self) -> Iterable[Widget]:
        """The claim, what was said, the room."""
        if self._about:
            yield said(self._about, "$quiet", id="about")
        for one in self._earlier[-SHOWN:]:
            yield said(f"{one.by}, {one.at:%Y-%m-%d %H:%M}: {one_line(one.text)}")
        area = Area(self._draft, id="rationale", tab_behavior="focus", soft_wrap=True)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        yield area

    @on(TextArea.Changed)
    def _changed(self) -> None:
        text = self.query_one(TextArea).text
        if text != self._draft:
            self._draft = text
            self._keep(text)

    def action_save(self) -> None:
        """Give back what is written, where something is."""
        text = self.query_one(TextArea).text.strip()
        if text:
            self.dismiss(text)
        else:
            self.complain(tr("Something must stand here."))
