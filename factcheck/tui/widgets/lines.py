"""What all panes are made of: lines of styled text, drawn only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from factcheck.tui.widgets.rail import Rail


def strip_of(content: Content, width: int, style: Style) -> Strip:
    """A line of styled text over a background, ``width`` cells wide."""
    segments = [
        Segment(text, one.rich_style)
        for text, one in content.render(style, end="", parse_style=_parsed)
    ]
    return Strip(segments).adjust_cell_length(width, style.rich_style)


def _parsed(style: str | Style) -> Style:
    return Style.parse(style) if isinstance(style, str) else style


class Lines(Widget):
    """A few lines of text that are made anew whenever they are drawn; they do not scroll."""

    DEFAULT_CSS = "Lines { height: 1; }"

    _drawn: tuple[tuple[int, int], Sequence[Content]] | None = None
    """What was drawn last, for which size."""

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The lines to show in so many cells and lines."""
        raise NotImplementedError

    def redraw(self) -> None:
        """The values have changed."""
        self._drawn = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line for the compositor."""
        size = (self.size.width, self.size.height)
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self.lines(*size))
        found = self._drawn[1]
        content = found[y] if y < len(found) else Content("")
        return strip_of(content, self.size.width, self.visual_style)


class LineView(ScrollView, can_focus=True):
    """A pane of any number of lines that draws only those in sight."""

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    @property
    def vertical_scrollbar(self) -> Rail:
        """The scroll bar, made when it is first asked for."""
        found = self._vertical_scrollbar
        if not isinstance(found, Rail):
            found = self._vertical_scrollbar = Rail(thickness=self.scrollbar_size_vertical)
            found.display = False
            self.app._start_widget(self, found)
        return found

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the lines that came into sight."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.move(new_value)
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def count_lines(self) -> int:
        """How many lines there are at this width; laid out here if they are not yet."""
        raise NotImplementedError

    def line_at(self, index: int) -> Content:
        """The line of that number."""
        raise NotImplementedError

    def measure(self) -> None:
        """Count the lines anew, and draw those in sight."""
        if not self.size:
            return
        size = Size(self.text_width, self.count_lines())
        if size != self.virtual_size:
            # Assigned, it would have the whole screen laid out anew, though no pane can change its
            # size by how much there is to scroll.
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)
        self.refresh()

    _drawn_width: int | None = None
    """The width while lines are drawn: each would ask the screen for it several times."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        self._drawn_width = self.text_width
        try:
            return super().render_lines(crop)
        finally:
            self._drawn_width = None

    @property
    def text_width(self) -> int:
        """Cells for text, beside the scroll bar, for which there is always a place."""
        drawn = self._drawn_width
        return max(self.size.width - 1, 1) if drawn is None else drawn

    @property
    def first_line(self) -> int:
        """The number of the line at the top."""
        return round(self.scroll_y)

    def render_line(self, y: int) -> Strip:
        """One line for the compositor."""
        index = self.first_line + y
        width = self.text_width
        # Counted, not read from the virtual size: the first frame is drawn before that is set.
        if index >= self.count_lines():
            return Strip.blank(width, self.visual_style.rich_style)
        return strip_of(self.line_at(index), width, self.visual_style)

    def reveal(self, first: int, last: int, *, margin: int = 0) -> None:
        """Scroll no further than needed for these lines to be seen."""
        height = self.scrollable_content_region.height
        top = self.first_line
        if last + margin >= top + height:
            top = last + margin - height + 1
        top = max(0, min(top, first - margin))
        if top != self.first_line:
            self.go(top)

    def go(self, top: int) -> None:
        """Scroll so that ``top`` is the first line."""
        self.scroll_to(y=top, animate=False, force=True)

    def rows_for(self, pages: float) -> int:
        """How many lines a part of a page is, at least one."""
        step = int(self.scrollable_content_region.height * abs(pages)) or 1
        return step if pages > 0 else -step
