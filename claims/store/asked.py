"""Whom a claim names as its source: whoever wants to ask each source once about all their claims.

Best known is the footnote that stands with its words; then who says it; then who published the
passage that bears it out; then who published its own document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from claims.model import AnnotationKind, Layout, Span

_LONGEST = 200
"""Code points of a source's name; a longer note tells a story."""
# What tells a place within a source, or of it on a shelf, and not the source.
_PLACE = re.compile(
    r"[,;:(\s]+(?:pp?\.|pages?\b|págs?\.|páginas?\b|ch\.|chapter\b|table\b|cuadro\b|accessed\b|"
    r"retrieved\b|consultado\b|available at\b|disponible en\b|https?://)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s:?#]{1,253})", re.IGNORECASE)
_SPACE = " \t\r\n.,;:()[]“”\"'"

SCHEMA = (
    """CREATE TABLE cited (
        claim INTEGER PRIMARY KEY REFERENCES claims,
        source TEXT NOT NULL,
        folded TEXT NOT NULL
    )""",
    """INSERT OR IGNORE INTO cited
    SELECT claim, source, fold(source) FROM (
        SELECT c.id AS claim, cited_source(json_extract(a.value, '$[2]')) AS source
        FROM texts t JOIN json_each(t.layout, '$.annotations') a
        JOIN claims c ON c.document = t.document
            AND c.span_start < json_extract(a.value, '$[0][1]')
            AND c.span_end > json_extract(a.value, '$[0][0]')
        WHERE t.layout <> '' AND json_extract(a.value, '$[1]') = 'note'
        ORDER BY c.id, a.key
    ) WHERE source <> ''""",
)
"""The sources that footnotes name, derived from the layout of the texts and from the claims."""


def source_named(note: str) -> str:
    """The source that a footnote names, without the page and the address; empty where it names
    none.

    ``Harbour board, Yearbook 2021, p. 12`` and ``…, p. 14`` are one; of a bare address, its host.
    """
    start = note[: 4 * _LONGEST].strip(_SPACE)
    found = _PLACE.search(start)
    name = " ".join((start[: found.start()] if found else start).split()).strip(_SPACE)
    if name and not name.lower().startswith(("http://", "https://")):
        return name[:_LONGEST]
    address = _ADDRESS.search(note[: 4 * _LONGEST])
    return address[1].lower() if address else ""


def cited_in(layout: Layout, spans: Iterable[Span]) -> Iterator[str]:
    """For each passage of a text the source that the first footnote on its words names; empty
    where none does.
    """
    notes = sorted(
        (note.span.start, note.span.end, place, source)
        for place, note in enumerate(layout.annotations)
        if note.kind is AnnotationKind.NOTE and (source := source_named(note.text))
    )
    starts = [start for start, *_ in notes]
    longest = max((end - start for start, end, *_ in notes), default=0)
    for span in spans:
        found: list[tuple[int, str]] = []
        for start, end, place, source in reversed(notes[: bisect_left(starts, span.end)]):
            if start + longest <= span.start:
                break
            if end > span.start:
                found.append((place, source))
        yield min(found)[1] if found else ""


def _published(document: str) -> str:
    """SQL of who published a document, or of its title."""
    publisher, title = (
        f"json_extract({document}.record, '$.{name}')" for name in ("publisher", "title")
    )
    return f"coalesce(nullif({publisher}, ''), {title})"


_BORNE_OUT = f"""CASE WHEN s.agrees + s.verbatim > 0 THEN (
    SELECT {_published("b")} FROM passages p JOIN documents b ON b.id = p.document
    WHERE p.claim = s.claim AND p.relation IN ('agrees', 'verbatim') AND b.withdrawn = 0
    AND NOT p.gone AND NOT p.dismissed ORDER BY p.score DESC, p.id LIMIT 1) END"""
JOINED = "LEFT JOIN cited q ON q.claim = s.claim LEFT JOIN names n ON n.id = s.speaker"
"""What :func:`asked_of` needs beside ``states s`` and ``documents d``."""


def asked_of(speaker: str) -> str:
    """SQL of whom to ask about a claim; ``speaker`` is SQL of who says it."""
    return f"coalesce(q.source, {speaker}, {_BORNE_OUT}, {_published('d')}, '')"
