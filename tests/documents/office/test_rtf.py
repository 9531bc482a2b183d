"""Rich text: letters of every kind, destinations, and what hangs on the words."""

from __future__ import annotations

import pytest

from claims.errors import DocumentError
from claims.model import AnnotationKind

from .reading import hung, pages, read

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Gothic;}}"


def rtf(body: str) -> bytes:
    """A rich text file of its body."""
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + body + "}").encode("latin-1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Caf\'e9 {\f1 \'cf\'f0} now", "Café Пр now"),
        (r"{\f2 \'83A\'83\'42 \'93\'fa}", "アィ 日"),
        (r"\u8364?\u-10179?\u-8704? {\uc0\u241}x {\uc2\u241 ??}y", "€😀 ñx ñy"),
        (r"\{a\} \\ b\~c\_d e\-f", "{a} \\ b\u00a0c-d ef"),
        (r"\ldblquote a\rdblquote\emdash b\tab c\line d", "“a”—b\tc\nd"),
        ("One\r\n two\\par\r\nthree\\\nfour", "One two\n\nthree\n\nfour"),
        (r"a{\v hidden}b{\*\unknown c{d}\'7d}e{\pict 00ff}f{\header g}h", "abefh"),
        (r"a{\pict\bin5 }}}{{}b", "ab"),
        (r"\trowd\intbl a\cell\cell b\par c\cell\row\pard After.\par", "a | | b c\n\nAfter."),
        (r"A{\shp{\*\shpinst{\sp{\sn x}}{\shptxt Box.\par}}} line.\par C", "A line.\n\nBox.\n\nC"),
        (r"{\listtext 1.\tab}Item.\par{\field{\*\fldinst TOC}{\fldrslt x 3}}End.", "Item.\n\nEnd."),
    ],
)  # fmt: skip
def test_words_are_read(body: str, text: str) -> None:
    """Letters come out as they are meant, and what is no text is left out."""
    assert read(rtf(body), "a.rtf").text == text


def test_notes_comments_and_links_hang_on_their_words() -> None:
    """A footnote leaves no sign; a comment keeps its author; a link its address."""
    body = (
        r"It lost 30 sacks.{\super\chftn}{\footnote\pard{\super\chftn} Ministry of Mills."
        r'{\field{\*\fldinst HYPERLINK "https://a.example/t"}{\fldrslt table}}} It has '
        r"{\*\atrfstart 1}three wheels{\*\atrfend 1}{\*\atnid E}{\*\atnauthor Eva}\chatn"
        r"{\*\annotation{\*\atnref 1}{\*\atndate 5}Really?}, says a "
        r'{\field{\*\fldinst{HYPERLINK "https://b.example/"}}{\fldrslt{\ul page}}}.\par'
    )
    document = read(rtf(body), "a.rtf")
    assert document.text == "It lost 30 sacks. It has three wheels, says a page."
    assert hung(document, AnnotationKind.NOTE) == [
        ("It lost 30 sacks.", "Ministry of Mills.table <https://a.example/t>", "")
    ]
    assert hung(document, AnnotationKind.COMMENT) == [("three wheels", "Really?", "Eva")]
    assert hung(document, AnnotationKind.LINK) == [("page", "https://b.example/", "")]


def test_changes_are_read_as_accepted_and_said() -> None:
    """What was put in is text, what was taken out is not; both are said with who did it."""
    body = (
        r"{\*\revtbl{Unknown;}{Ana;}{Bo;}}It lost {\deleted\revauthdel2 about 40}"
        r"{\revised\revauth1 exactly 30} sacks.\par"
    )
    document = read(rtf(body), "a.rtf")
    assert document.text == "It lost exactly 30 sacks."
    assert hung(document, AnnotationKind.INSERTED) == [("exactly 30", "", "Ana")]
    assert hung(document, AnnotationKind.DELETED) == [("", "about 40", "Bo")]


def test_what_the_file_says_of_itself() -> None:
    """Title, author, program and pages; breaks count only where they are all."""
    info = r"{\info{\title Mills}{\author Ana Prueba}{\nofpages2}}{\*\generator Quill 3;}"
    document = read(rtf(info + r"One.\page Two."), "a.rtf")
    assert (document.title, document.author) == ("Mills", "Ana Prueba")
    assert "by Quill 3" in document.made_by
    assert pages(document) == [("p. 1", "One."), ("p. 2", "Two.")]
    assert pages(read(rtf(info + r"One.\page Two.\page Three."), "a.rtf")) == []


def test_one_that_is_cut_short_is_refused() -> None:
    """A file that lacks its end is not taken for a whole one."""
    with pytest.raises(DocumentError, match=r"a\.rtf: is cut short"):
        read(rtf(r"The mill is old.\par")[:-1], "a.rtf")
    with pytest.raises(DocumentError, match=r"a\.rtf: has more than 10,000 groups"):
        read(rtf("{" * 1_000_000), "a.rtf")
