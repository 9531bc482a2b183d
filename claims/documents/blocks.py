"""An element tree as paragraphs, in one pass: what a page shows, without a theory of its main part.

Serves two trees: the XML that trafilatura keeps of a page, and a whole HTML page where that
library's own walk would take minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_BREAKING = (
    "p head div section article main h1 h2 h3 h4 h5 h6 li item list ul ol dl dt dd blockquote quote"
    " pre table row tr caption figcaption figure body title address details summary fieldset hr"
    " header footer nav aside form"
)
_BREAKS = frozenset(_BREAKING.split())
_LINES = frozenset(("br", "lb"))
_CELLS = frozenset(("td", "th", "cell"))
_ROWS = frozenset(("tr", "row"))
_HIDDEN = (
    "script style noscript template svg math head iframe object canvas select button input textarea"
    " nav footer aside form audio video map"
)
UNSEEN = frozenset(_HIDDEN.split())
"""Elements of a page whose text is no part of what it says."""
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
# Most paragraphs have single spaces only; to put each of them in its own place takes a hundred
# times as long as to look for any other.
_UNEVEN = ("  ", "\n", "\t", "\r", "\f", "\v")


@dataclass(slots=True)
class _Page:
    pieces: list[str] = field(default_factory=list)
    row_depth: int = 0

    def paragraph(self) -> str:
        """What has gathered since the last break, its white space as a browser would show it."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if not text:
            return ""
        if any(space in text for space in _UNEVEN):
            text = _SPACE.sub(" ", text)
        lines = (line.strip() for line in text.split("\x00"))
        return "\n".join(line for line in lines if line.strip(" |")).strip(" |")


def paragraphs_of(root: Any, unseen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The paragraphs of an lxml element in order; the cells of a row are parted by " | "."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    page = _Page()
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and tag in unseen and element is not root:
            walk.skip_subtree()
            continue
        if _breaks(page, event, tag):
            yield from filter(None, [page.paragraph()])
        page.pieces.append(_after(event, tag, element, element is root))
    yield from filter(None, [page.paragraph()])


def _breaks(page: _Page, event: str, tag: str) -> bool:
    """Whether a paragraph ends here; inside a table row only the row itself ends one."""
    if tag in _ROWS:
        page.row_depth += 1 if event == "start" else -1
        return page.row_depth <= 1
    if page.row_depth:
        page.pieces.append(" " if tag in _BREAKS else "")
        return False
    return tag in _BREAKS


def _after(event: str, tag: str, element: Any, is_root: bool) -> str:
    """The text that follows an opening or closing tag, with what the tag itself stands for."""
    text = (element.text if event == "start" else None if is_root else element.tail) or ""
    if not isinstance(element.tag, str):
        text = (element.tail or "") if event == "end" else ""
    text = text.replace("\x00", " ")
    if event == "end" and tag in _LINES:
        return "\x00" + text
    if event == "end" and tag in _CELLS:
        return " | " + text
    return text
