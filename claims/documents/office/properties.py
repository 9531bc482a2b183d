"""What office files say of themselves: title, author, program, the number of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.documents.dates import explicit_date
from claims.documents.office.composing import Composer
from claims.documents.plain import headline
from claims.documents.reading import Reading
from claims.errors import DocumentError
from claims.model import AnnotationKind, LandmarkKind, Layout

_TITLE_LENGTH, _NAME_LENGTH = 200, 120
_COUNTED = {
    AnnotationKind.NOTE: "note",
    AnnotationKind.COMMENT: "comment",
    AnnotationKind.INSERTED: "insertion",
    AnnotationKind.DELETED: "deletion",
}
_NOBODY = frozenset(("unknown author", "unknown", "author", "user", "admin", "python-docx"))
_OLD_NAMES = ("microsoft ", "untitled", "document", "dokument", "documento", "sin título")


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """Fields of a file's own description; empty where it has none."""

    title: str = ""
    author: str = ""
    program: str = ""
    language: str = ""
    """Two letters."""
    pages: int = 0
    """As many as the program counted; 0 where it does not say."""


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_of(element: Any) -> str:
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def first_words(root: Any, name: str, length: int = _NAME_LENGTH) -> str:
    """The text of the first element that has a name, whatever its namespace."""
    found = next(root.iter(f"{{*}}{name}"), None) if root is not None else None
    return words_of(found)[:length] if found is not None else ""


def language_code(written: str) -> str:
    """ "en" of "en-GB" and "EN"; empty for what is no two letters."""
    code = written.strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def program_name(written: str) -> str:
    """ "LibreOffice" of "LibreOffice/7.4$Linux": what built a file, without its machine."""
    return re.split(r"[/$;]", written.strip(), maxsplit=1)[0][:60].strip()


def person(written: str) -> str:
    """A name that a person gave, not what programs put in where nobody did."""
    return "" if written.strip().lower() in _NOBODY else written.strip()


def plain_title(written: str) -> str:
    """A title that a person gave, not one that a program made of a file's name."""
    title = " ".join(written.split())
    made = title.lower().startswith(_OLD_NAMES) or "." in title[-5:-1] or "/" in title
    return "" if made or len(title) > _TITLE_LENGTH else title


def reading_of(
    composer: Composer,
    properties: Properties,
    *,
    made_by: str,
    titles: Iterable[str] = (),
    also: str = "",
) -> Reading:
    """A text with its layout; ``titles`` are lines that the file sets as such, best first.

    Raises DocumentError where no words were told.
    """
    text = composer.text()
    if not text:
        raise DocumentError(
            "{composer}: has no text; what it shows may be pictures. Run text recognition "
            "over it and add the result.",
            composer=composer.name,
        )
    layout = composer.layout()
    styled = next((it for it in titles if 3 < len(it) <= _TITLE_LENGTH), "")
    return Reading(
        text=text,
        made_by=made_by + _told(layout) + also,
        title=plain_title(properties.title) or styled or headline(text),
        author=person(properties.author),
        published=explicit_date(text),
        language=properties.language,
        layout=layout,
    )


def _told(layout: Layout) -> str:
    """ "; 12 pages, 3 notes, 1 comment": what a reader may look for in a draft."""
    pages = sum(1 for mark in layout.landmarks if mark.kind is LandmarkKind.PAGE)
    counts = [(pages, "page")] + [
        (sum(1 for one in layout.annotations if one.kind is kind), name)
        for kind, name in _COUNTED.items()
    ]
    said = [f"{count} {name}{'s' * (count > 1)}" for count, name in counts if count]
    return f"; {', '.join(said)}" if said else ""
