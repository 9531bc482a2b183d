"""What all panes are made of: lines of styled text, drawn only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


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

    @property
    def text_width(self) -> int:
        """Cells for text, beside the scroll bar, for which there is always a place."""
        return max(self.size.width - 1, 1)

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
