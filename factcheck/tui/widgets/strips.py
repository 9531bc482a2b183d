"""The lines that do not scroll: the first of the screen, the reading of a claim, the key bar."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from textual import events
from textual.content import Content
from textual.message import Message

from claims.scales import Scale
from factcheck.tui.commands import Command
from factcheck.tui.render.bars import (
    Standing,
    key_line,
    message_line,
    status_line,
    verdict_at,
    verdict_lines,
)
from factcheck.tui.render.reading import Reading, reading_lines
from factcheck.tui.render.text import spread
from factcheck.tui.widgets.lines import Lines

REFUSED = 1.0
"""Seconds that a refusal stands though the cursor moves: `skip` moves it before the refusal."""


class StatusLine(Lines):
    """Where the reviewer is and how far."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.standing = Standing()

    def show(self, standing: Standing) -> None:
        """Show another standing."""
        if standing != self.standing:
            self.standing = standing
            self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The one line."""
        return [status_line(self.standing, width)]


class ReadingPane(Lines):
    """How the machine reads the claim, and what was decided."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.reading: Reading | None = None

    def show(self, reading: Reading | None) -> None:
        """Show the reading of another claim, or none."""
        self.reading = reading
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """As much of the reading as there is room for."""
        return reading_lines(self.reading, width, height) if self.reading else []


class VerdictBar(Lines):
    """The verdict keys with their words, always; below them the acts of the moment."""

    class Clicked(Message):
        """A verdict was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, scale: Scale, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.scale = scale
        self.chosen: str | None = None
        """The slug of the verdict that is lit."""
        self._commands: Sequence[Command] = ()
        self._message: tuple[str, str] | None = None
        self._said = 0.0

    def show(
        self,
        *,
        scale: Scale | None = None,
        chosen: str | None = None,
        commands: Sequence[Command] = (),
    ) -> None:
        """Show a scale, the verdict the claim has, and acts."""
        self.scale = scale or self.scale
        self.chosen, self._commands = chosen, commands
        self._fit()
        self.redraw()

    def say(self, text: str, tone: str = "muted") -> None:
        """Say what an act came to, in the place of the acts; empty to show them again."""
        message = (text, tone) if text else None
        self._said = monotonic()
        if message != self._message:
            self._message = message
            self.redraw()

    def fade(self) -> None:
        """Show the acts again, as the cursor moves on; what was refused stands for a moment."""
        if not self._message or self._message[1] != "bad" or monotonic() - self._said > REFUSED:
            self.say("")

    def on_resize(self) -> None:
        """The verdicts may take more lines, or fewer."""
        self._fit()

    def _fit(self) -> None:
        wanted = len(verdict_lines(self.scale, self.size.width or 80, chosen=None)) + 1
        if self.styles.height is None or self.styles.height.value != wanted:
            self.styles.height = wanted

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Verdicts, then the message or the keys."""
        verdicts = verdict_lines(self.scale, width, chosen=self.chosen)
        if self._message:
            return [*verdicts, message_line(self._message[0], width, tone=self._message[1])]
        return [*verdicts, key_line(self._commands, width)]

    def on_click(self, event: events.Click) -> None:
        """A click on a verdict gives it; one on a message shows the keys again."""
        offset = event.get_content_offset(self)
        key = verdict_at(self.scale, self.size.width, offset.x, offset.y) if offset else None
        if key:
            self.post_message(self.Clicked(key))
        elif self._message:
            self.say("")


class KeyBar(Lines):
    """The acts of the moment in one line, or what the last one came to."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._commands: Sequence[Command] = ()
        self._message: tuple[str, str] | None = None

    def show(self, commands: Sequence[Command]) -> None:
        """Show acts."""
        self._commands = commands
        self.redraw()

    def say(self, text: str, tone: str = "muted") -> None:
        """Say what an act came to, in the place of the acts; empty to show them again."""
        self._message = (text, tone) if text else None
        self.redraw()

    def on_click(self) -> None:
        """A click on a message shows the keys again."""
        if self._message:
            self.say("")

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The message or the keys."""
        if self._message:
            return [message_line(self._message[0], width, tone=self._message[1])]
        return [key_line(self._commands, width)]


class TitleLine(Lines):
    """The first line of a screen over the review: the case, and what is shown of it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = self._right = Content("")

    def show(self, left: Content, right: Content) -> None:
        """Show both ends of the line."""
        self._left, self._right = left, right
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The one line."""
        return [spread(self._left, self._right, width, gap=2)]
