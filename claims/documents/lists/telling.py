"""The rows of a list as one text, laid out so that what a row says can be read from it again.

A row is a paragraph with the claim's own words. Where the list says who made it, a second one
follows with up to four lines: ``Claimed by: NAME``, ``As: ROLE``, ``On: 2023-10-05`` and
``In: PLACE``. Each row is a landmark. What the list says beside it hangs on the claim's words:
where it stands as a link or a note, what somebody judged or noted as comments, in its own words,
and so do remarks on cells, each with its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from claims.documents.lists.columns import Columns
from claims.documents.lists.table import Faulty, Row, Table, refusal
from claims.documents.precedents.fields import day_of
from claims.errors import DocumentError
from claims.model import Annotation, AnnotationKind, Landmark, LandmarkKind, Layout, Span
from claims.model.documents import CLAIMED_AS, CLAIMED_BY, CLAIMED_IN, CLAIMED_ON
from claims.phrases import phrase

LONGEST = 10_000
"""Characters of one claim."""
_LONGEST_DETAIL = 300
_LONGEST_NOTE = 4_000
_BREAKS = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_SPLIT = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_BREAK = "\n\n"


@dataclass(slots=True)
class Told:
    """The text of a list as it grows."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    landmarks: list[Landmark] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    refused: list[DocumentError] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)

    @property
    def layout(self) -> Layout:
        """Where its rows begin and what hangs on them."""
        return Layout(landmarks=tuple(self.landmarks), annotations=tuple(self.annotations))

    def write(self, words: str) -> Span:
        """Words at the end of the text, and where they stand."""
        span = Span(self.length, self.length + len(words))
        self.pieces.append(words)
        self.length = span.end
        return span


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes the rows of one table down."""

    table: Table
    columns: Columns
    name: str
    """What errors call the file."""

    def tell(self, rows: Iterator[Row | Faulty], told: Told) -> None:
        """Every row that has a claim; those that have none are refused and stop nothing."""
        for row in rows:
            if isinstance(row, Faulty):
                told.refused.append(refusal(self.name, self.table, row.number, row.problem))
            elif not row.empty:
                self._tell(row, told)

    def _tell(self, row: Row, told: Told) -> None:
        claim = self._claim(row)
        problem = self._problem(row, claim)
        if problem:
            told.refused.append(refusal(self.name, self.table, row.number, problem))
            return
        told.write(_BREAK if told.pieces else "")
        label = f"{self.table.counted} {row.number}"
        told.landmarks.append(Landmark(start=told.length, kind=LandmarkKind.ROW, label=label))
        words = told.write(claim)
        details = list(self._details(row, told))
        if details:
            told.write(_BREAK + "\n".join(details))
        told.annotations += self._notes(row, words)

    def _claim(self, row: Row) -> str:
        """The claim's words; an empty line in a cell would end its paragraph."""
        return _BREAKS.sub("\n", self._cell(row, "claim").replace("\r", "\n")).strip()

    def _problem(self, row: Row, claim: str) -> str:
        at = self.columns.places["claim"]
        place = f"{self.table.column(at)} (claim)"
        beyond = row.cells[len(self.columns.header) :] if self.columns.header else ()
        if any(cell.strip() for cell in beyond):
            return phrase(
                "has {count} cells, the first row {count2}. Put a cell that holds the mark "
                "between cells in quotation marks, or name its column.",
                count=len(row.cells),
                count2=len(self.columns.header),
            )
        if at in row.joined:
            return phrase(
                "{place} is joined with the cell above. Part them if this is a claim, too.",
                place=place,
            )
        if not claim:
            return phrase(
                "{place} is empty. Give the claim, or take the row out. A formula has no words "
                "until a spreadsheet program has saved them.",
                place=place,
            )
        if len(claim) > LONGEST:
            return phrase(
                "{place} has {count:,} characters, more than the {longest:,} of one claim. Put "
                "the claim itself there, and add the text it is from as a document.",
                place=place,
                count=len(claim),
                longest=LONGEST,
            )
        return ""

    def _details(self, row: Row, told: Told) -> Iterator[str]:
        speaker = self._line(row, "speaker")
        if speaker:
            yield CLAIMED_BY + speaker
            role = self._line(row, "role")
            if role:
                yield CLAIMED_AS + role
        day = self._day(row, told)
        if day:
            yield CLAIMED_ON + day.isoformat()
        place = self._line(row, "place")
        if place:
            yield CLAIMED_IN + place

    def _day(self, row: Row, told: Told) -> date | None:
        written = self._line(row, "date")
        if not written:
            return None
        day = day_of(written) or _day_apart(written)
        if day is None:
            place = f"{self.table.column(self.columns.places['date'])} (date)"
            problem = phrase(
                "{place} “{written}” is no day that can be read in one way; the claim came in "
                "without it. Write it as 2023-10-05.",
                place=place,
                written=written[:40],
            )
            told.refused.append(refusal(self.name, self.table, row.number, problem))
        return day

    def _notes(self, row: Row, words: Span) -> Iterator[Annotation]:
        source = self._line(row, "source", 2_000)
        if source:
            link = source.lower().startswith(("http://", "https://")) and " " not in source
            kind = AnnotationKind.LINK if link else AnnotationKind.NOTE
            yield Annotation(span=words, kind=kind, text=source)
        for named, what in (("verdict", "the list's verdict"), ("notes", ""), ("id", "id")):
            said = self._line(row, named, _LONGEST_NOTE)
            if said:
                text = f"{what}: {said}" if what else said
                yield Annotation(span=words, kind=AnnotationKind.COMMENT, text=text)
        for one in row.remarks:
            yield Annotation(
                span=words,
                kind=AnnotationKind.COMMENT,
                text=f"{one.cell}: {one.text}",
                author=one.author,
            )

    def _line(self, row: Row, named: str, longest: int = _LONGEST_DETAIL) -> str:
        return " ".join(self._cell(row, named)[: 2 * longest].split())[:longest]

    def _cell(self, row: Row, named: str) -> str:
        at = self.columns.places.get(named, len(row.cells))
        return row.cells[at] if at < len(row.cells) else ""


def _day_apart(written: str) -> date | None:
    """A day in figures where only one of the two first can be the month: 25/12/2023."""
    found = _SPLIT.fullmatch(written)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    if first > 12 >= second or first == second:
        first, second = second, first
    elif not second > 12 >= first:
        return None
    try:
        return date(year, first, second)
    except ValueError:
        return None
