"""The scroll bar of a pane, which draws anew only those of its lines that look otherwise."""

from __future__ import annotations

from collections.abc import Hashable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from factcheck.tui.widgets.kept import KeptLines


class Rail(ScrollBar):
    """Textual's scroll bar line by line; as it comes, it makes all lines anew for every key."""

    def __init__(self, *, thickness: int) -> None:
        """``thickness`` in cells."""
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._styles_cache = KeptLines(self._shows)
        self._segments: list[Segment] = []

    def move(self, position: float) -> None:
        """Show that the pane is scrolled to a line."""
        # Assigned, it would have all lines drawn anew, though most positions look alike.
        self.set_reactive(ScrollBar.position, self.validate_position(position))
        # A pane may still be gliding when its screen is closed.
        if self.parent is None:
            return
        before, self._segments = self._segments, self._made()
        if len(before) != len(self._segments):
            self.refresh()
            return
        lines = range(len(before))
        changed = [line for line in lines if before[line] != self._segments[line]]
        if changed:
            self.refresh(*(Region(0, line, self.thickness, 1) for line in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the bar."""
        self._segments = self._made()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line for the compositor."""
        return Strip([self._segments[y]], self.thickness)

    def _shows(self, y: int) -> Hashable:
        if y >= len(self._segments):
            return None
        segment = self._segments[y]
        return segment.text, segment.style

    def _made(self) -> list[Segment]:
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, Style):
            return []
        ground, thumb = bar.style.bgcolor, bar.style.color
        if ground is None or thumb is None:
            return []
        drawn = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=self.thickness,
            vertical=True,
            back_color=ground,
            bar_color=thumb,
        )
        return list(drawn.segments)
