"""Plain text and Markdown: the text stays as written, only line ends are made equal.

A text that is nothing but the labelled turns of a transcript has the times that stand in it for
landmarks.
"""

from __future__ import annotations

import re

from claims.documents.dates import explicit_date, first_lines, parse_day
from claims.documents.encoding import decode
from claims.documents.reading import Reading
from claims.documents.transcripts import timed
from claims.model import Layout
from claims.turns import transcript

_TITLE_LENGTH = 120
_FRONT_LINES = 60
_FIELD = re.compile(r"([A-Za-z_-]{1,30}):[ \t]+(\S.{0,400})")
_LABEL = re.compile(r"[^\W\d_]{1,20}( [^\W\d_]{1,20}){0,2}:( |$)")
_MARKS = re.compile(r"\A[#>*_=\s-]+|[#*_\s]+\Z")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")


def read_plain(data: bytes, name: str) -> Reading:
    """A plain text file."""
    decoded = decode(data, name)
    turns = transcript(decoded.text)
    kind = f"transcript of {len(turns):,} turns" if turns else "plain text"
    return Reading(
        text=decoded.text,
        made_by=f"{kind}; {decoded.how}",
        title="" if turns else headline(decoded.text),
        published=explicit_date(decoded.text),
        layout=timed(decoded.text) if turns else Layout(),
    )


def read_markdown(data: bytes, name: str) -> Reading:
    """A Markdown file; title, date and author come from plain front matter where it has any."""
    decoded = decode(data, name)
    front, body = _front_matter(decoded.text)
    return Reading(
        text=decoded.text,
        made_by=f"Markdown as written; {decoded.how}",
        title=front.get("title") or headline(body),
        author=front.get("author", ""),
        publisher=front.get("publisher", ""),
        url=front.get("url", ""),
        language=front.get("lang", front.get("language", ""))[:2].lower(),
        published=parse_day(front.get("date", "")) or explicit_date(body),
    )


def headline(text: str) -> str:
    """The first line, where it reads like a title: short, and no sentence with its full stop."""
    lines = [line for line in first_lines(text, 4) if not _is_label(line)]
    if len(lines) < 2:
        return ""
    title = _MARKS.sub("", _LINK.sub(r"\1", lines[0][: 4 * _TITLE_LENGTH])).strip()
    if len(title) > _TITLE_LENGTH or title.endswith((".", ":", ";", ",")):
        return ""
    return " ".join(title.split())


def _is_label(line: str) -> bool:
    """Whether a line is a field such as "Published: 5 October 2023" and no title."""
    return bool(_LABEL.match(line)) and explicit_date(line) is not None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Plain ``name: value`` lines between two lines of dashes at the very start."""
    if not text.startswith("---\n"):
        return {}, text
    fields: dict[str, str] = {}
    start = 4
    for _ in range(_FRONT_LINES):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)].rstrip()
        if line in ("---", "..."):
            return fields, text[end + 1 :] if end >= 0 else ""
        if end < 0:
            break
        found = _FIELD.fullmatch(line)
        if found:
            fields[found[1].lower()] = found[2].strip().strip("\"'")
        start = end + 1
    return {}, text
