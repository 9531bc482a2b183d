"""What the control words of rich text tell: words, paragraphs, rows, and what hangs on them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from claims.documents.office.composing import Composer, Passage
from claims.documents.office.fields import address_of, is_contents
from claims.model import AnnotationKind, LandmarkKind

_LONGEST = 8_000
"""Characters that are gathered of a note or an instruction."""
_BOX_LENGTH = 1_000_000
_NAME_LENGTH = 120


@dataclass(slots=True)
class _Field:
    address: str = ""
    is_contents: bool = False
    passage: Passage | None = None


@dataclass(slots=True)
class Teller:
    """Tells a composer what a file of rich text says."""

    composer: Composer
    has_pages: bool
    said: dict[str, str] = field(default_factory=dict)
    """Title, author and program of the file."""
    _gathered: list[list[str]] = field(default_factory=list)
    _letters: list[int] = field(default_factory=list)
    _boxes: deque[str] = field(default_factory=deque)
    _fields: list[_Field] = field(default_factory=list)
    _authors: list[str] = field(default_factory=list)
    _comments: dict[str, Passage] = field(default_factory=dict)
    _deleted: list[str] = field(default_factory=list)
    _change: tuple[AnnotationKind, int] | None = None
    _passage: Passage | None = None
    _in_row: bool = False
    _in_table: bool = False
    _page: int = 1

    def __post_init__(self) -> None:
        if self.has_pages:
            self.composer.mark(LandmarkKind.PAGE, "p. 1")

    def write(self, words: str, to: str, change: AnnotationKind | None, author: int) -> None:
        """Words for the text, or for what is being gathered."""
        if to == "text":
            now = (change, author) if change else None
            if now != self._change:
                self._begin_change(now)
            if change is AnnotationKind.DELETED:
                self._deleted.append(words)
            else:
                self.composer.write(words)
        elif self._gathered and to not in ("info", "fonttbl", "shpinst"):
            most = _BOX_LENGTH if to == "shptxt" else _LONGEST
            if self._letters[-1] < most:
                self._gathered[-1].append(words)
                self._letters[-1] += len(words)

    def _begin_change(self, change: tuple[AnnotationKind, int] | None) -> None:
        """What was changed in one way ends, and what is changed in another begins."""
        if self._passage:
            self.composer.close(self._passage)
            self._passage = None
        if self._deleted and self._change:
            words = "".join(self._deleted)
            self.composer.point(AnnotationKind.DELETED, words, self._author(self._change[1]))
            self._deleted.clear()
        self._change = change
        if change and change[0] is AnnotationKind.INSERTED:
            author = self._author(change[1])
            self._passage = self.composer.open(AnnotationKind.INSERTED, "", author)

    def _author(self, number: int) -> str:
        return self._authors[number] if 0 <= number < len(self._authors) else ""

    def paragraph(self, to: str) -> None:
        """A paragraph ends."""
        if to != "text":
            self.write("\n", to, None, 0)
            return
        if self._in_row and not self._in_table:
            self.row(to)
        self.composer.paragraph()
        while self._boxes and not self._in_row:
            for line in self._boxes.popleft().split("\n"):
                self.composer.write(line)
                self.composer.paragraph()

    def page(self, to: str) -> None:
        """A page begins that somebody set."""
        if to == "text":
            self.composer.write("\n")
            if self.has_pages:
                self._page += 1
                self.composer.mark(LandmarkKind.PAGE, f"p. {self._page}")

    def in_table(self, to: str) -> None:
        """The paragraph stands in a cell."""
        if to == "text":
            self._in_table = True
            if not self._in_row:
                self._in_row = True
                self.composer.open_row()

    def out_of_table(self, to: str) -> None:
        """The next paragraph stands in no cell, unless it says so."""
        if to == "text":
            self._in_table = False

    def cell(self, to: str) -> None:
        """A cell ends."""
        if to == "text":
            self.composer.cell()

    def row(self, to: str) -> None:
        """A row ends."""
        if to == "text":
            self.composer.row()
            self._in_row = False

    def gather(self) -> None:
        """Words are gathered until :meth:`end_destination`."""
        self._gathered.append([])
        self._letters.append(0)

    def begin(self, name: str, to: str) -> bool:
        """A field or its result begins; returns whether it is told."""
        if name == "field":
            self._fields.append(_Field())
        elif name == "fldrslt" and self._fields:
            innermost = self._fields[-1]
            if innermost.address and to == "text":
                innermost.passage = self.composer.open(AnnotationKind.LINK, innermost.address)
            return not innermost.is_contents
        return True

    def end_destination(self, name: str, to: str) -> None:
        """A destination ends; ``to`` is where words go after it."""
        if name == "field" and self._fields:
            self._fields.pop()
        elif name == "fldrslt":
            self._end_result(to)
        elif name in ("fonttbl", "info", "shpinst", "shp", "field"):
            return
        else:
            self._letters.pop()
            self._tell(name, "".join(self._gathered.pop()), to)

    def _end_result(self, to: str) -> None:
        innermost = self._fields[-1] if self._fields else None
        if innermost and innermost.passage:
            self.composer.close(innermost.passage)
            innermost.passage = None
            return
        address = innermost.address if innermost and to == "footnote" else ""
        if address and address not in "".join(self._gathered[-1]):
            self.write(f" <{address}>", to, None, 0)

    def _tell(self, name: str, words: str, to: str) -> None:
        match name:
            case "footnote" if to == "text":
                self.composer.point(AnnotationKind.NOTE, words)
            case "fldinst" if self._fields:
                self._fields[-1].address = address_of(words)
                self._fields[-1].is_contents = is_contents(words)
            case "atrfstart":
                self._comments[words.strip()] = self.composer.open(AnnotationKind.COMMENT)
            case "atrfend" if words.strip() in self._comments:
                self.composer.close(self._comments[words.strip()])
            case "annotation":
                self._comment(words)
            case "shptxt":
                self._boxes.append(words)
            case "revtbl":
                self._authors = [it.strip()[:_NAME_LENGTH] for it in words.split(";")]
            case _:
                self.said[name] = " ".join(words.split())

    def _comment(self, words: str) -> None:
        author = self.said.pop("atnauthor", "")[:_NAME_LENGTH]
        passage = self._comments.pop(self.said.pop("atnref", ""), None)
        if passage:
            self.composer.say(passage, words, author)
        else:
            self.composer.point(AnnotationKind.COMMENT, words, author)

    def end(self) -> None:
        """The file ends."""
        self._begin_change(None)
        self.paragraph("text")
