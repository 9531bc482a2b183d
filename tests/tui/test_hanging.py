"""Notes, comments and changes beside the reading of a claim."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claims.model import Annotation, AnnotationKind, Layout, Span
from claims.review import scale_of
from claims.store import Case
from factcheck.clock import system_clock
from factcheck.tui.render.reading import MOST_HUNG, Reading, hung_on, reading_lines


def test_a_note_stands_under_the_reading_as_it_is_written(case_path: Path) -> None:
    """Markup in a note is its text; more notes than fit are counted; none leave no row."""
    with Case.open(case_path, clock=system_clock, read_only=True) as case:
        claim, state = case.claim("c1"), case.states(["c1"])["c1"]
        document = case.document(claim.document)
        bare = Reading(claim=claim, state=state, scale=scale_of(case))
    notes = [
        Annotation(span=claim.span, kind=AnnotationKind.NOTE, text=f"[b]table {n}[/b]\x1b[2J")
        for n in range(MOST_HUNG + 2)
    ]
    away = Annotation(span=Span(0, 0), kind=AnnotationKind.COMMENT, text="never")
    marked = replace(document, layout=Layout(annotations=(*notes, away)))
    lines = [
        line.plain.rstrip()
        for line in reading_lines(replace(bare, hung=hung_on(claim, marked)), 80, 30)
    ]
    assert any(line.startswith("note     [b]table 0[/b]") for line in lines)
    assert not any("\x1b" in line or "never" in line for line in lines)
    assert lines[lines.index("         and 2 more") - 1].startswith("note     [b]table 2")
    assert not any(line.plain.startswith("note") for line in reading_lines(bare, 80, 30))
