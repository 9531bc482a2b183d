"""Word documents (Office Open XML, ECMA-376 part 1): read with zipfile and lxml, nothing is run."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from claims.documents.office.composing import Composer, Passage
from claims.documents.office.docx_parts import Story, W, story_of
from claims.documents.office.fields import Fields, address_of
from claims.documents.office.properties import reading_of
from claims.documents.reading import Reading
from claims.model import AnnotationKind, LandmarkKind

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_VAL, _ID, _AUTHOR = f"{W}val", f"{W}id", f"{W}author"
_P_PR, _R_PR, _STYLE, _TEXT = f"{W}pPr", f"{W}rPr", f"{W}pStyle", f"{W}t"
_VANISH = f"{W}vanish"
_MARK_DELETED = f"{_R_PR}/{W}del"
_NO = frozenset(("0", "false", "off", "none"))
_SOFT_HYPHEN = "\u00ad"
_NAME_LENGTH = 120


def read_docx(data: bytes, name: str) -> Reading:
    """The text of a Word document, with notes, comments, links and changes where they hang.

    Raises DocumentError for a file that is locked, damaged, unfolds without end or has no text.
    """
    story = story_of(data, name)
    walk = _Walk(story, Composer(name))
    walk.all()
    program = f" by {story.properties.program}" if story.properties.program else ""
    return reading_of(
        walk.composer,
        story.properties,
        made_by=f"Word document{program}",
        titles=walk.titles,
        also="; holds macros, which are not run" if story.has_macros else "",
    )


class _Walk:
    """Tells a composer what the elements of a body say, in order."""

    def __init__(self, story: Story, composer: Composer) -> None:
        self.story, self.composer = story, composer
        self.titles: list[str] = []
        self._fields = Fields()
        self._links: list[Passage | None] = []
        self._comments: dict[str, Passage] = {}
        self._boxes: deque[Any] = deque()
        self._page = 1
        self._pages = self._page_breaks()
        self._rows = self._row_pages = self._cell_pages = 0

    def all(self) -> None:
        """Walks the whole body."""
        if self._pages:
            self.composer.mark(LandmarkKind.PAGE, "p. 1")
        self.children(self.story.body)

    def _page_breaks(self) -> str:
        """The element that begins a page: where the program last drew one, or where a person set
        one, if that makes as many as the program counted.
        """
        if self.story.has_rendered_pages:
            return f"{W}lastRenderedPageBreak"
        set_by_hand = sum(
            1 for one in self.story.body.iter(f"{W}br") if one.get(f"{W}type") == "page"
        )
        counted = self.story.properties.pages
        return f"{W}br" if set_by_hand and counted in (0, set_by_hand + 1) else ""

    def children(self, element: Any) -> None:
        """What the elements within an element say; those that are not known are looked into."""
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler is None:
                self.children(child)
            else:
                handler(self, child)

    def paragraph(self, element: Any) -> None:
        first = element[0] if len(element) else None
        goes_on = False
        if first is not None and first.tag == _P_PR:
            if self.story.headings and not self.titles:
                style = first.find(_STYLE)
                if style is not None and style.get(_VAL) in self.story.headings:
                    self.titles.append(" ".join("".join(element.itertext(_TEXT)).split()))
            # Without its mark, which somebody took out, it runs into the next one.
            goes_on = self.story.has_deleted and first.find(_MARK_DELETED) is not None
        self.children(element)
        if not goes_on:
            self.composer.paragraph()
            while self._boxes:
                self.children(self._boxes.popleft())

    def run(self, element: Any) -> None:
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                self.text(child)
            elif tag == _R_PR:
                vanish = child.find(_VANISH) if self.story.has_hidden else None
                if vanish is not None and vanish.get(_VAL, "1") not in _NO:
                    self._fields_of(element)
                    return
            elif tag in _NOTES:
                self._note(child, _NOTES[tag])
                if child.get(f"{W}customMarkFollows", "0") not in _NO:
                    return
            else:
                handler = _HANDLERS.get(tag)
                if handler is None:
                    self.children(child)
                else:
                    handler(self, child)

    def _fields_of(self, run: Any) -> None:
        """The bounds of fields, which count in hidden words too."""
        for child in run.iter(f"{W}fldChar", f"{W}instrText"):
            _HANDLERS[child.tag](self, child)

    def text(self, element: Any) -> None:
        words = element.text
        if words and not self._fields.hides:
            if _SOFT_HYPHEN in words:
                words = words.replace(_SOFT_HYPHEN, "")
            self.composer.write(words)

    def say(self, words: str) -> None:
        """Characters that an element stands for."""
        if not self._fields.hides:
            self.composer.write(words)

    def _note(self, element: Any, kind: str) -> None:
        # Taken out, so that a file cannot say a long note a million times.
        said = self.story.notes.pop(f"{kind} {element.get(_ID, '')}", None)
        if said and not self._fields.hides:
            self.composer.point(AnnotationKind.NOTE, said.text)

    def comment_start(self, element: Any) -> None:
        key = element.get(_ID, "")
        said = self.story.comments.pop(key, None)
        if said:
            self._comments[key] = self.composer.open(AnnotationKind.COMMENT, said.text, said.author)

    def comment_end(self, element: Any) -> None:
        passage = self._comments.pop(element.get(_ID, ""), None)
        if passage:
            self.composer.close(passage)

    def comment_reference(self, element: Any) -> None:
        """Closes a comment that has no end; one without a beginning hangs on this place."""
        self.comment_start(element)
        self.comment_end(element)

    def inserted(self, element: Any) -> None:
        author = element.get(_AUTHOR, "")[:_NAME_LENGTH]
        passage = self.composer.open(AnnotationKind.INSERTED, "", author)
        self.children(element)
        self.composer.close(passage)

    def deleted(self, element: Any) -> None:
        words = "".join(one.text or " " for one in element.iter(*_DELETED_WORDS))
        author = element.get(_AUTHOR, "")[:_NAME_LENGTH]
        if words.strip():
            self.composer.point(AnnotationKind.DELETED, words, author)

    def hyperlink(self, element: Any) -> None:
        address = self.story.links.get(element.get(_R_ID, ""), "")
        self._linked(element, address)

    def simple_field(self, element: Any) -> None:
        self._linked(element, address_of(element.get(f"{W}instr", "")[:4_000]))

    def _linked(self, element: Any, address: str) -> None:
        passage = self.composer.open(AnnotationKind.LINK, address) if address else None
        self.children(element)
        if passage:
            self.composer.close(passage)

    def field(self, element: Any) -> None:
        if not self.story.has_whole_fields:
            return
        match element.get(f"{W}fldCharType"):
            case "begin":
                self._fields.begin()
                self._links.append(None)
            case "separate" if self._links:
                address = self._fields.show()
                if address:
                    self._links[-1] = self.composer.open(AnnotationKind.LINK, address)
            case "end" if self._links:
                passage = self._links.pop()
                if passage:
                    self.composer.close(passage)
                self._fields.end()

    def instruction(self, element: Any) -> None:
        self._fields.instruct(element.text or "")

    def line_break(self, element: Any) -> None:
        self.say("\n")
        if element.get(f"{W}type") == "page" and self._pages == element.tag:
            self._new_page()

    def rendered_page(self, element: Any) -> None:
        if self._pages == element.tag:
            self._new_page()

    def _new_page(self) -> None:
        """A page begins, said once for all cells of a row that stand beside each other."""
        if self._rows:
            self._cell_pages += 1
            if self._cell_pages <= self._row_pages:
                return
            self._row_pages = self._cell_pages
        self._page += 1
        self.composer.mark(LandmarkKind.PAGE, f"p. {self._page}")

    def row(self, element: Any) -> None:
        if not self._rows:
            self._row_pages = 0
        self._rows += 1
        self.composer.open_row()
        self.children(element)
        self.composer.row()
        self._rows -= 1

    def cell(self, element: Any) -> None:
        if self._rows == 1:
            self._cell_pages = 0
        self.children(element)
        self.composer.cell()

    def box(self, element: Any) -> None:
        """A text box is told after the paragraph that it is fixed to."""
        self._boxes.append(element)

    def alternatives(self, element: Any) -> None:
        """The same thing for newer and for older programs: one of them is told."""
        first = element.find(f"{_MC}Choice")
        chosen = first if first is not None else element.find(f"{_MC}Fallback")
        if chosen is not None:
            self.children(chosen)

    def control(self, element: Any) -> None:
        """A content control, unless it is a table of contents or asks for words to be filled in."""
        about = element.find(f"{W}sdtPr")
        if about is not None:
            gallery = next(about.iter(f"{W}docPartGallery"), None)
            if gallery is not None and "contents" in gallery.get(_VAL, "").lower():
                return
            if about.find(f"{W}showingPlcHdr") is not None:
                return
        self.children(element)

    def nothing(self, element: Any) -> None:
        """What is no text."""


_Handler: TypeAlias = Callable[[_Walk, Any], None]
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_DELETED_WORDS = (f"{W}delText", _TEXT, f"{W}tab", f"{W}br", f"{W}p")
_UNTOLD = (
    "pPr rPr sdtPr sdtEndPr tblPr tblGrid tblPrEx trPr tcPr sectPr rt delText delInstrText"
    " footnoteRef endnoteRef annotationRef bookmarkStart bookmarkEnd proofErr softHyphen"
)
_HANDLERS: Mapping[str, _Handler] = {
    **{f"{W}{name}": _Walk.nothing for name in _UNTOLD.split()},
    f"{W}p": _Walk.paragraph,
    f"{W}r": _Walk.run,
    _TEXT: _Walk.text,
    f"{_M}t": _Walk.text,
    f"{W}tab": lambda walk, _: walk.say("\t"),
    f"{W}ptab": lambda walk, _: walk.say("\t"),
    f"{W}cr": lambda walk, _: walk.say("\n"),
    f"{W}noBreakHyphen": lambda walk, _: walk.say("-"),
    # A sign of a font of its own: which one it is, only that font knows.
    f"{W}sym": lambda walk, _: walk.say(" "),
    f"{W}br": _Walk.line_break,
    f"{W}lastRenderedPageBreak": _Walk.rendered_page,
    f"{W}ins": _Walk.inserted,
    f"{W}moveTo": _Walk.inserted,
    f"{W}del": _Walk.deleted,
    f"{W}moveFrom": _Walk.deleted,
    f"{W}hyperlink": _Walk.hyperlink,
    f"{W}fldSimple": _Walk.simple_field,
    f"{W}fldChar": _Walk.field,
    f"{W}instrText": _Walk.instruction,
    f"{W}commentRangeStart": _Walk.comment_start,
    f"{W}commentRangeEnd": _Walk.comment_end,
    f"{W}commentReference": _Walk.comment_reference,
    f"{W}tr": _Walk.row,
    f"{W}tc": _Walk.cell,
    f"{W}txbxContent": _Walk.box,
    f"{_MC}AlternateContent": _Walk.alternatives,
    f"{W}sdt": _Walk.control,
}
