"""Words that come piece by piece become a text with its landmarks and what hangs on its passages.

Readers of office files walk their own trees and tell a :class:`Composer` what they meet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from claims.errors import DocumentError
from claims.model import Annotation, AnnotationKind, Landmark, LandmarkKind, Layout, Span
from claims.sentences import sentences

ANNOTATION_LIMIT = 200_000
"""Notes, comments, links and changes of one document."""
_AT_NEXT = -2
"""The end of a passage without words, which is where the next words begin."""
_NOTE_LENGTH, _LETTERS = 4_000, 10_000_000
"""Characters that are kept of one note, comment or deletion, and the most of all together."""
# Programs cut these into runs, and an empty one says nothing: a link around a picture.
_NEEDS_WORDS = frozenset({AnnotationKind.INSERTED, AnnotationKind.LINK})


@dataclass(slots=True, eq=False)
class Passage:
    """Words that something hangs on, while they are being told; ends are set as they are known."""

    kind: AnnotationKind
    text: str = ""
    author: str = ""
    start: int = -1
    end: int = -1


@dataclass(slots=True, eq=False)
class _Mark:
    kind: LandmarkKind
    label: str
    start: int = -1


@dataclass(slots=True)
class Composer:
    """Gathers a text: :meth:`write` words, end them with :meth:`paragraph`, :meth:`cell`,
    :meth:`row`.

    White space around paragraphs is left out as it comes, so that no offset changes later.
    """

    name: str = "document"
    """What errors call the file."""
    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _space: str = ""
    """White space that is written once words follow it."""
    _joint: str | None = ""
    """What parts the next words from those before, where a paragraph or a cell has ended."""
    _rows: int = 0
    _waiting: list[Passage | _Mark] = field(default_factory=list)
    _passages: list[Passage] = field(default_factory=list)
    _marks: list[_Mark] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _said: dict[str, str] = field(default_factory=dict)
    """Texts of annotations as they are kept: the same address hangs on a thousand words."""
    _letters: int = 0

    def write(self, words: str) -> None:
        """Words of the running text, with their white space."""
        if self._joint is not None:
            words = words.lstrip()
            if not words:
                return
            self._begin(self._joint)
        kept = words.rstrip()
        if not kept:
            self._space += words
            return
        if self._space:
            self._put(self._space)
            self._space = ""
        if self._waiting:
            self._settle()
        self._put(kept)
        if len(kept) != len(words):
            self._space = words[len(kept) :]

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self.length += len(words)

    def _begin(self, joint: str) -> None:
        if self.length:
            self._put(joint)
        self._joint = None
        self._starts.append(self.length)

    def _settle(self) -> None:
        for one in self._waiting:
            if one.start < 0:
                one.start = self.length
            if isinstance(one, Passage) and one.end == _AT_NEXT:
                one.end = self.length
        self._waiting.clear()

    def _break(self, joint: str) -> None:
        if self._joint is None:
            self._ends.append(self.length)
            self._joint = joint
        elif len(joint) > len(self._joint) or joint == "\n\n":
            self._joint = joint
        self._space = ""

    def paragraph(self) -> None:
        """Ends a paragraph; inside a table row it only parts words."""
        if not self._rows:
            self._break("\n\n")
        elif self._joint is None:
            self._space = self._space or " "

    def open_row(self) -> None:
        """Begins a row of a table; a row of a table within a cell is words of the cell."""
        if not self._rows:
            self._break("\n\n")
        self._rows += 1

    def cell(self) -> None:
        """Ends a cell: cells are parted by " | "."""
        if self._rows > 1:
            self.paragraph()
        elif self._joint is None:
            self._break(" | ")
        elif self._joint.startswith(" "):
            self._joint += "| "

    def row(self) -> None:
        """Ends a row."""
        self._rows = max(0, self._rows - 1)
        if self._rows:
            self.paragraph()
        else:
            self._break("\n\n")

    def mark(self, kind: LandmarkKind, label: str) -> None:
        """A landmark that begins with the next words."""
        one = _Mark(kind, label)
        self._marks.append(one)
        self._waiting.append(one)

    def open(self, kind: AnnotationKind, text: str = "", author: str = "") -> Passage:
        """A passage that begins with the next words and lasts until :meth:`close`."""
        if len(self._passages) >= ANNOTATION_LIMIT:
            raise self._endless()
        one = Passage(kind)
        self.say(one, text, author)
        self._passages.append(one)
        self._waiting.append(one)
        return one

    def say(self, one: Passage, text: str, author: str = "") -> None:
        """What hangs on a passage, where that is told only after it."""
        said = self._said.get(text)
        if said is None:
            said = self._said[text] = " ".join(text[:_NOTE_LENGTH].split())
        self._letters += len(said)
        if self._letters > _LETTERS:
            raise self._endless()
        one.text, one.author = said, author

    def _endless(self) -> DocumentError:
        return DocumentError(
            "{name}: has more than {annotation_limit:,} notes, comments, links and "
            "changes, or endless ones. Split it into parts and add those.",
            name=self.name,
            annotation_limit=ANNOTATION_LIMIT,
        )

    def close(self, one: Passage) -> None:
        """Ends a passage; without words it is the place where the next or the last ones stand."""
        if one.start >= 0:
            one.end = self.length
        elif self._joint is not None:
            one.end = _AT_NEXT
        else:
            one.start = one.end = self.length

    def point(self, kind: AnnotationKind, text: str, author: str = "") -> None:
        """Something that hangs on a place: a note, or words that were taken out there."""
        self.close(self.open(kind, text, author))

    def text(self) -> str:
        """All words told so far."""
        return "".join(self._pieces)

    def layout(self) -> Layout:
        """Landmarks and annotations of the text told so far."""
        text = self.text()
        if self._joint is None:
            self._ends.append(self.length)
            self._joint = "\n\n"
        self._settle()
        for one in self._passages:
            one.end = max(one.start, one.end if one.end >= 0 else self.length)
        marks = [_landmark(one) for one in self._marks if one.start < self.length or not text]
        told = _Told(text, self._starts, self._ends)
        found = [_annotation(told, one) for one in self._passages]
        kept = _joined(sorted(filter(None, found), key=attrgetter("span.start")), text)
        return Layout(landmarks=tuple(marks), annotations=tuple(kept))


@dataclass(slots=True)
class _Told:
    """A text that is whole, and the paragraphs and cells of it by their bounds."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    _sentences: dict[int, list[Span]] = field(default_factory=dict)

    def sentence(self, at: int) -> Span:
        """The sentence that a place is in, or right behind."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return Span(at, at)
        found = self._sentences.get(index)
        if found is None:
            start, end = self.starts[index], self.ends[index]
            found = [span.moved(start) for span in sentences(self.text[start:end])]
            self._sentences[index] = found
        before = bisect_left(found, at, key=attrgetter("start"))
        return found[max(0, before - 1)] if found else Span(at, at)


def _annotation(told: _Told, one: Passage) -> Annotation | None:
    empty = one.start == one.end if one.kind in _NEEDS_WORDS else not one.text
    if empty:
        return None
    is_note = one.kind is AnnotationKind.NOTE
    span = told.sentence(one.start) if is_note else Span(one.start, one.end)
    return Annotation(span=span, kind=one.kind, text=one.text, author=one.author)


def _landmark(one: _Mark) -> Landmark:
    return Landmark(start=one.start, kind=one.kind, label=one.label)


def _joined(found: Sequence[Annotation], text: str) -> Iterator[Annotation]:
    """Annotations in order; what programs cut into runs is one again."""
    last: Annotation | None = None
    for one in found:
        joined = _one_of(last, one, text) if last else None
        if last and not joined:
            yield last
        last = joined or one
    if last:
        yield last


def _one_of(first: Annotation, second: Annotation, text: str) -> Annotation | None:
    if first.kind is not second.kind or first.author != second.author:
        return None
    span = Span(first.span.start, max(first.span.end, second.span.end))
    if first.kind in _NEEDS_WORDS and first.text == second.text:
        gap = text[first.span.end : second.span.start]
        if not gap.strip() and "\n\n" not in gap:
            return Annotation(span=span, kind=first.kind, text=first.text, author=first.author)
    return None
