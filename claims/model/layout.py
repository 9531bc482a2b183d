"""What a file says of its text beside the words: where pages begin, what hangs on passages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.model.span import Span


class LandmarkKind(StrEnum):
    """What begins at a landmark."""

    PAGE = "page"
    CHAPTER = "chapter"
    """A chapter of a book, a slide, a sheet of a workbook, a part of a mail."""
    TIME = "time"
    """What was said at a time of a recording."""
    ROW = "row"
    """A row or an entry of a list."""
    NOTE = "note"
    """A footnote or an endnote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place in a text by which people find it again; it holds up to the next one."""

    start: int
    """Code points from the beginning of the text."""
    kind: LandmarkKind
    label: str
    """For people: "p. 3", "00:12:05", "row 4", "footnote 2"."""


class AnnotationKind(StrEnum):
    """What hangs on a passage."""

    NOTE = "note"
    """A footnote or an endnote: in a draft, often the source of what the sentence says."""
    COMMENT = "comment"
    INSERTED = "inserted"
    """Words that a tracked change puts in; they are part of the text."""
    DELETED = "deleted"
    """Words that a tracked change takes out; they are no part of the text."""
    LINK = "link"
    """An address that the words lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Something said of a passage that is no part of the text itself."""

    span: Span
    """The words it hangs on; of a note the sentence that it stands in. It may be empty."""
    kind: AnnotationKind
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Landmarks by where they begin, and annotations by the words they hang on."""

    landmarks: tuple[Landmark, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.landmarks or self.annotations)

    @property
    def in_rows(self) -> bool:
        """Whether the text is a list, each row of it a claim that somebody wrote down."""
        return bool(self.landmarks) and self.landmarks[0].kind is LandmarkKind.ROW
