"""Text as it stands in cells: safe, and as wide on every terminal as we take it to be."""

from __future__ import annotations

import re

from factcheck.safe import safe
from factcheck.tui.render.glyphs import DOT

_UNSTEADY = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")


def shown(text: str) -> str:
    """``text`` of the same length for one line of a screen.

    What turns a sign into an emoji, and the colours of skin, are drawn in one cell more or less by
    one terminal than by the next, and would push aside what stands beside them in the line; they
    are shown as a dot, as other characters that are not seen are. Measured with tmux 3.3 and pyte.
    """
    found = safe(text)
    return found if found.isascii() else _UNSTEADY.sub(str(DOT), found)
