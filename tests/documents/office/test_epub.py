"""Electronic books: chapters in their order, printed pages, notes."""

from __future__ import annotations

from datetime import date

import pytest

from claims.errors import DocumentError
from claims.locating import Locator
from claims.model import AnnotationKind

from .making import epub
from .reading import hung, pages, read

PACKAGE = (
    "<dc:title>Mills of the valley</dc:title><dc:creator>Ana Prueba</dc:creator>"
    "<dc:creator>Bo Test</dc:creator><dc:language>en-GB</dc:language>"
    "<dc:publisher>Valley Press</dc:publisher><dc:date>2019-05-02</dc:date>"
)


def test_chapters_come_in_order_with_their_titles() -> None:
    """The order is that of the spine, titles are those of the table of contents."""
    toc = '<ol><li><a href="b.xhtml">Mills</a></li><li><a href="a.xhtml#two">Wheels</a></li></ol>'
    chapters = {
        "b.xhtml": "<h1>Mills</h1><p>The mill is&nbsp;old.</p>",
        "a.xhtml": '<p>It turns.</p><h2 id="two">Wheels</h2><p>It has three.</p>',
    }
    document = read(epub(chapters, package=PACKAGE, toc=toc), "a.epub")
    assert document.text == (
        "Mills\n\nThe mill is\u00a0old.\n\nIt turns.\n\nWheels\n\nIt has three."
    )
    assert pages(document) == [("ch. 1: Mills", "Mills"), ("ch. 2: Wheels", "Wheels")]
    assert Locator(document)(document.text.index("three")) == "ch. 2: Wheels, ¶2"
    assert (document.title, document.author) == ("Mills of the valley", "Ana Prueba, Bo Test")
    assert (document.language, document.publisher) == ("en", "Valley Press")
    assert document.published == date(2019, 5, 2)


def test_printed_pages_are_kept() -> None:
    """A book that knows the pages of its printed form is quoted by them."""
    body = '<p>The mill <span epub:type="pagebreak" title="12" id="p12"/>is old.</p>'
    document = read(epub({"a.xhtml": body}), "a.epub")
    assert document.text == "The mill is old."
    assert pages(document) == [("p. 12", "is old.")]


@pytest.mark.parametrize(
    ("sign", "note"),
    [
        (
            '<a epub:type="noteref" href="#n1">1</a>',
            '<aside epub:type="footnote" id="n1"><p>{}</p></aside>',
        ),
        (
            '<sup><a id="r1" href="notes.xhtml#n1">1</a></sup>',
            '<p id="n1"><a href="a.xhtml#r1">1</a> {}</p>',
        ),
        (
            '<a id="r1" href="#n1"><sup>[1]</sup></a>',
            '<ol><li><a id="n1" href="#r1">^</a> {}</li></ol>',
        ),
    ],
)
def test_notes_hang_on_their_sentence(sign: str, note: str) -> None:
    """A note is taken out of the text, with the sign that leads to it and the link back."""
    told = note.format('Ministry, <a href="https://a.example/">table 4</a>.')
    body = f"<p>It lost 30 sacks.{sign} It turns.</p>"
    apart = "notes.xhtml" in sign
    chapters = {
        "a.xhtml": body if apart else body + told,
        "notes.xhtml": told if apart else "<hr/>",
    }
    document = read(epub(chapters), "a.epub")
    assert document.text == "It lost 30 sacks. It turns."
    assert hung(document, AnnotationKind.NOTE) == [
        ("It lost 30 sacks.", "Ministry, table 4. <https://a.example/>", "")
    ]


def test_links_within_the_book_are_no_notes() -> None:
    """A chapter that is led to by its number stays text."""
    chapters = {
        "a.xhtml": '<p id="c"><a id="t1" href="b.xhtml#h1">1</a></p>',
        "b.xhtml": '<h2 id="h1"><a href="a.xhtml#t1">1</a></h2>'
        '<p>See <a href="https://a.example/">there</a>.</p>',
    }
    document = read(epub(chapters), "a.epub")
    assert document.text == "1\n\n1\n\nSee there."
    assert hung(document, AnnotationKind.LINK) == [("there", "https://a.example/", "")]


def test_a_book_locked_by_its_shop_is_refused() -> None:
    """Chapters that are locked are said; fonts that are hidden do no harm."""
    locked = '<e><CipherData><CipherReference URI="{}"/></CipherData></e>'
    font = {"META-INF/encryption.xml": locked.format("OEBPS/font.otf")}
    chapter = {"META-INF/encryption.xml": locked.format("OEBPS/a.xhtml")}
    assert read(epub({"a.xhtml": "<p>The mill.</p>"}, more=font), "a.epub").text == "The mill."
    with pytest.raises(DocumentError, match=r"a\.epub: is locked by the shop.*DRM"):
        read(epub({"a.xhtml": "<p>The mill.</p>"}, more=chapter), "a.epub")


def test_a_book_without_chapters_is_refused() -> None:
    """A book of nothing says so."""
    with pytest.raises(DocumentError, match=r"a\.epub: has no chapter"):
        read(epub({}), "a.epub")
