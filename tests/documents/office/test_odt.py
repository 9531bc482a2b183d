"""OpenDocument texts: their words in order, and what hangs on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.errors import DocumentError
from claims.model import AnnotationKind

from .making import flat_odt, odt
from .reading import hung, pages, read

NOTED = (
    '<text:h text:outline-level="1">The old mill</text:h>'
    '<text:p>It lost 30<text:s text:c="2"/>sacks.<text:note text:note-class="footnote">'
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Ministry<text:s/>of Mills,"
    ' <text:a xlink:href="https://a.example/t4">table 4</text:a>.</text:p></text:note-body>'
    '</text:note> It has <office:annotation office:name="c"><dc:creator>Eva</dc:creator>'
    "<dc:date>2024-01-01</dc:date><text:p>Really?</text:p></office:annotation>three wheels"
    '<office:annotation-end office:name="c"/>.</text:p>'
)


@pytest.mark.parametrize("made", [odt, flat_odt])
def test_notes_and_comments_hang_on_their_words(made: Callable[[str], bytes]) -> None:
    """A note hangs on its sentence, a comment on its words; neither is part of the text."""
    document = read(made(NOTED), "a.odt" if made is odt else "a.fodt")
    assert document.text == "The old mill\n\nIt lost 30  sacks. It has three wheels."
    assert document.title == "The old mill"
    assert hung(document, AnnotationKind.NOTE) == [
        ("It lost 30  sacks.", "Ministry of Mills, table 4. <https://a.example/t4>", "")
    ]
    assert hung(document, AnnotationKind.COMMENT) == [("three wheels", "Really?", "Eva")]


def test_changes_are_read_as_accepted_and_said() -> None:
    """What was put in is text, what was taken out is not; both are said with who did it."""
    region = (
        '<text:changed-region text:id="{}"><text:{}><office:change-info><dc:creator>{}</dc:creator>'
        "</office:change-info>{}</text:{}></text:changed-region>"
    )
    changes = region.format("i", "insertion", "Ana", "", "insertion")
    changes += region.format("d", "deletion", "Bo", "<text:p>about 40</text:p>", "deletion")
    body = (
        f"<text:tracked-changes>{changes}</text:tracked-changes>"
        '<text:p>It lost <text:change text:change-id="d"/><text:change-start text:change-id="i"/>'
        'exactly<text:change-end text:change-id="i"/> 30 sacks.</text:p>'
    )
    document = read(odt(body), "a.odt")
    assert document.text == "It lost exactly 30 sacks."
    assert hung(document, AnnotationKind.INSERTED) == [("exactly", "", "Ana")]
    assert hung(document, AnnotationKind.DELETED) == [("", "about 40", "Bo")]


def test_tables_lists_boxes_and_breaks() -> None:
    """Cells are parted by bars, items are paragraphs, boxes follow, contents are left out."""
    cells = "".join(
        f"<table:table-cell><text:p>{it}</text:p></table:table-cell>" for it in ("a", "", "c")
    )
    body = (
        "<text:table-of-content><text:p>never</text:p></text:table-of-content>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
        "<text:list><text:list-item><text:p>One.</text:p></text:list-item></text:list>"
        "<text:p>Be<draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame>"
        "side<text:tab/>a\n  <text:span>box</text:span><text:line-break/>here</text:p>"
    )
    assert read(odt(body), "a.odt").text == "a | | c\n\nOne.\n\nBeside\ta box\nhere\n\nBox."


def test_pages_are_said_only_if_all_of_them_are_known() -> None:
    """Breaks that the program noted and those of styles have to make as many as it counted."""
    styles = (
        '<style:style style:name="B"><style:paragraph-properties fo:break-before="page"/>'
        "</style:style>"
    )
    body = (
        "<text:p>One <text:soft-page-break/>two.</text:p>"
        '<text:p text:style-name="B">Three.</text:p>'
    )
    counted = '<meta:document-statistic meta:page-count="{}"/>'
    document = read(odt(body, styles=styles, meta=counted.format(3)), "a.odt")
    assert pages(document) == [("p. 1", "One two."), ("p. 2", "two."), ("p. 3", "Three.")]
    assert pages(read(odt(body, styles=styles, meta=counted.format(9)), "a.odt")) == []


def test_a_locked_one_is_refused() -> None:
    """A password is asked for by nobody."""
    locked = {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}
    with pytest.raises(DocumentError, match=r"a\.odt: is locked with a password"):
        read(odt("<text:p>x</text:p>", more=locked), "a.odt")


def test_macros_are_said_and_not_run() -> None:
    """A text with macros is read, and says so."""
    document = read(odt("<text:p>The mill.</text:p>", more={"Basic/M/x.xml": "<x/>"}), "a.odt")
    assert "holds macros, which are not run" in document.made_by
