"""Pasting a passage with its citation, and saying what a passage does to the claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input, TextArea

from claims.choosing import Citation, pasted
from claims.errors import ClaimsError
from claims.model import Stance
from factcheck.tongue import later, tell, tr
from factcheck.tui.commands import Where, bindings
from factcheck.tui.render.badges import STANCES
from factcheck.tui.render.text import line
from factcheck.tui.screens.ask import Choice
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.widgets.area import Area


@dataclass(frozen=True, slots=True)
class Pasted:
    """A passage and where it is from."""

    passage: str
    citation: Citation


class Paste(Dialog[Pasted]):
    """Asks for a passage and its citation; one of title, publisher and address is needed."""

    BINDINGS = bindings(Where.WRITING)
    hints: ClassVar = (
        ("writing.save", later("save")),
        ("tab", later("next field")),
        ("dialog.cancel", later("cancel")),
    )

    def __init__(self, about: str) -> None:
        """``about`` is the claim in its words, to have it in sight."""
        super().__init__()
        self.title_text = tr("A passage from elsewhere")
        self._about = about

    def fields(self) -> Iterable[Widget]:
        """The passage, then the citation."""
        yield said(self._about, "$quiet", id="about")
        area = Area(id="passage", tab_behavior="focus", soft_wrap=True)
        area.cursor_blink = False
        area.styles.height = 5
        yield area
        for name, placeholder in (
            ("title", tr("title")),
            ("publisher", tr("publisher")),
            ("author", tr("author")),
            ("url", tr("address")),
            ("date", tr("published, as 2023-10-05")),
            ("page", tr("page")),
        ):
            field = Input(placeholder=placeholder, id=name, compact=True)
            field.cursor_blink = False
            yield field

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give back what is written, or say what is missing."""
        try:
            self.dismiss(self._given())
        except (ClaimsError, ValueError) as error:
            self.complain(tell(error))

    def _given(self) -> Pasted:
        values = {field.id: field.value.strip() for field in self.query(Input)}
        written = values["date"]
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError as error:
            told = tr("{written}: not a date; write it like 2023-10-05.").format(written=written)
            raise ValueError(told) from error
        passage = self.query_one("#passage", TextArea).text
        citation = Citation(
            title=values["title"],
            publisher=values["publisher"],
            author=values["author"],
            url=values["url"],
            published=day,
            page=values["page"],
        )
        # Refused here, where it can be mended, for the reasons that the act would have.
        pasted(passage, citation, "", datetime.now(tz=UTC))
        return Pasted(passage, citation)


NO_STANCE = "none"


def stance_choices() -> list[Choice]:
    """What a passage can do to a claim, and that it is not yet said."""
    choices = [Choice(one.value, STANCES[one].content()) for one in Stance]
    return [*choices, Choice(NO_STANCE, line((tr("not yet said"), "$quiet")))]


def stance_named(name: str | None) -> Stance | None:
    """The stance of that name; None for none."""
    return None if name in (None, NO_STANCE) else Stance(str(name))
