"""The last defence: whatever reaches the terminal is safe, through whichever widget it came."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from factcheck.safe import is_safe, safe


class SafeText(LineFilter):
    """Replaces what could steer the terminal in every line of every widget."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with the same texts, made safe."""
        if all(segment.control or is_safe(segment.text) for segment in segments):
            return segments
        return [
            segment
            if segment.control
            else Segment(safe(segment.text), segment.style, segment.control)
            for segment in segments
        ]
