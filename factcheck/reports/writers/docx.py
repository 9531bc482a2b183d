"""A page as a Word document, with notes as real comments at their very words."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from claims.store import written_time
from factcheck.reports.archive import packed, unpacked
from factcheck.reports.page import (
    Block,
    Box,
    Heading,
    Item,
    Listing,
    Note,
    Page,
    Paragraph,
    Quote,
    Run,
    Table,
    text_of,
)
from factcheck.safe import safe

_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_INKS = {
    "good": RGBColor(0x2E, 0x7D, 0x4F),
    "warn": RGBColor(0xA6, 0x6A, 0x00),
    "bad": RGBColor(0xB3, 0x37, 0x2F),
    "muted": RGBColor(0x6A, 0x6A, 0x6A),
    "open": RGBColor(0x6A, 0x6A, 0x6A),
}
_MARKERS = {
    "good": WD_COLOR_INDEX.BRIGHT_GREEN,
    "warn": WD_COLOR_INDEX.YELLOW,
    "bad": WD_COLOR_INDEX.PINK,
    "muted": WD_COLOR_INDEX.GRAY_25,
    "open": WD_COLOR_INDEX.TURQUOISE,
}
_BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")


def write(page: Page) -> bytes:
    """The whole page as a .docx file, dated with the latest event."""
    return _Writing(page).done()


class _Writing:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._notes = {note.id: note for note in page.notes}
        self._document: Document = docx.Document()
        self._covered: dict[str, list[WordRun]] = {}

    def done(self) -> bytes:
        self._describe()
        for block in self._page.blocks:
            self._block(block, 0)
        for name, covered in self._covered.items():
            self._comment(self._notes[name], covered)
        file = io.BytesIO()
        self._document.save(file)
        return packed(unpacked(file.getvalue()), _FIRST)

    def _describe(self) -> None:
        told, when = self._document.core_properties, self._page.last or _UNDATED
        told.title = safe(self._page.title)[:255]
        told.author = told.last_modified_by = "factcheck"
        told.comments = f"head {self._page.head}"
        told.created = told.modified = when.astimezone(UTC).replace(microsecond=0, tzinfo=None)
        told.revision = 1

    def _block(self, block: Block, depth: int) -> None:
        match block:
            case Heading(level=1):
                self._paragraph(block.words, "Title")
            case Heading():
                self._paragraph(block.words, f"Heading {block.level}")
            case Paragraph():
                self._paragraph(block.words, "List Continue" if depth else "Normal")
            case Quote():
                self._paragraph(block.words, "Quote")
            case Listing():
                for item in block.items:
                    self._item(item, depth)
            case Table():
                self._table(block)
            case Box():
                for inner in block.blocks:
                    self._block(inner, depth)

    def _item(self, item: Item, depth: int) -> None:
        paragraph = self._paragraph((), _BULLETS[min(depth, len(_BULLETS) - 1)])
        for place, line in enumerate(item.lines):
            if place:
                paragraph.add_run().add_break()
            self._runs(paragraph, line)
        for block in item.blocks:
            self._block(block, depth + 1)

    def _table(self, block: Table) -> None:
        table = self._document.add_table(rows=0, cols=len(block.columns), style="Table Grid")
        head = tuple((Run(text=name, strong=True),) for name in block.columns)
        for row in (head, *block.rows):
            # Row.cells is reckoned anew at each call, in time that grows with the table.
            cells = [_Cell(cell, table) for cell in table.add_row()._tr.tc_lst]
            for cell, words in zip(cells, row, strict=True):
                self._runs(cell.paragraphs[0], words)
        self._document.add_paragraph()

    def _paragraph(self, words: Iterable[Run], style: str) -> WordParagraph:
        paragraph = self._document.add_paragraph(style=style)
        self._runs(paragraph, words)
        return paragraph

    def _runs(self, paragraph: WordParagraph, words: Iterable[Run]) -> None:
        for one in words:
            written = paragraph.add_run(safe(one.text))
            _dress(written, one)
            for name in one.notes:
                self._covered.setdefault(name, []).append(written)
            if one.notes:
                written.font.highlight_color = _MARKERS[self._notes[one.notes[-1]].tone]
            for name in one.ends:
                note = self._notes[name]
                mark = paragraph.add_run(safe(f"[{note.id} {note.badge}]"))
                mark.font.superscript, mark.font.color.rgb = True, _INKS[note.tone]

    def _comment(self, note: Note, covered: list[WordRun]) -> None:
        lines = [f"{note.id} {note.badge}", *map(text_of, note.lines)]
        author = safe(note.by) or "factcheck"
        comment = self._document.add_comment(
            [covered[0], covered[-1]],
            text="\n".join(map(safe, lines)),
            author=author,
            initials="".join(part[0] for part in author.split())[:4],
        )
        when = note.at or self._page.last or _UNDATED
        # The library dates a comment with the moment of writing.
        comment._comment_elm.set(qn("w:date"), written_time(when))


def _dress(written: WordRun, one: Run) -> None:
    written.bold = True if one.strong else None
    if one.change == "removed":
        written.font.strike = True
    elif one.change == "added":
        written.font.underline = True
    if one.code:
        written.font.name, written.font.size = "Consolas", Pt(9)
    if one.tone:
        written.font.color.rgb = _INKS[one.tone]
