"""Word documents: their words in order, and what hangs on them."""

from __future__ import annotations

from claims.extract import extract
from claims.locating import Locator
from claims.model import AnnotationKind

from .making import docx, para, run
from .reading import hung, pages, read

NOTE = '<w:footnoteReference w:id="{}"/>'
FIELD = '<w:fldChar w:fldCharType="{}"/>'


def field(instruction: str, shown: str) -> str:
    """A field with its instruction and what it shows."""
    return (
        run("", FIELD.format("begin"))
        + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        + run("", FIELD.format("separate"))
        + shown
        + run("", FIELD.format("end"))
    )


def test_paragraphs_and_cells_are_parted() -> None:
    """Paragraphs stand apart, cells are parted by bars, empty ones too; what is cut is one word."""
    row = "".join(
        f"<w:tc>{cell}</w:tc>" for cell in (para("Year"), para(), para("Sacks") + para("lost"))
    )
    body = para("The mi", "ll is old.") + para() + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    body += para(run("One"), run("", "<w:tab/>"), run("two"), run("", "<w:br/>"), run(" three "))
    assert read(docx(body), "a.docx").text == (
        "The mill is old.\n\nYear | | Sacks lost\n\nOne\ttwo\n three"
    )


def test_a_note_hangs_on_its_sentence_and_leaves_no_sign() -> None:
    """Footnotes and endnotes are no part of the text; each hangs on the sentence it stands in."""
    body = para(
        "The mill lost 30 sacks.", run("", NOTE.format(2)), " It has",
        run("", '<w:endnoteReference w:id="2"/>'), " three wheels. It turns.",
    )  # fmt: skip
    footnote = (
        f'<w:footnote w:id="2">{para("", run("Ministry of Mills, "), run("2019."))}</w:footnote>'
    )
    separator = f'<w:footnote w:id="0" w:type="separator">{para("never")}</w:footnote>'
    endnote = f'<w:endnote w:id="2">{para("Own count.")}</w:endnote>'
    document = read(
        docx(body, notes={"footnotes": separator + footnote, "endnotes": endnote}), "a.docx"
    )
    assert document.text == "The mill lost 30 sacks. It has three wheels. It turns."
    assert hung(document, AnnotationKind.NOTE) == [
        ("The mill lost 30 sacks.", "Ministry of Mills, 2019.", ""),
        ("It has three wheels.", "Own count.", ""),
    ]


def test_the_source_of_a_claim_is_found_by_its_words() -> None:
    """What a sentence gives as its source is reached from the claim in it."""
    body = para("In 2022 the ferry carried 12,400 people", run("", NOTE.format(1)), ". It is red.")
    notes = {"footnotes": f'<w:footnote w:id="1">{para("Ferry office, table 4.")}</w:footnote>'}
    document = read(docx(body, notes=notes), "a.docx")
    [claim, *_] = extract(document.text).claims
    assert [it.text for it in Locator(document).annotations(claim.span)] == [
        "Ferry office, table 4."
    ]


def test_comments_hang_on_the_words_they_are_about() -> None:
    """A comment keeps its author; one without words of its own hangs on its place."""
    body = para(
        "The ", '<w:commentRangeStart w:id="7"/>', "old mill", '<w:commentRangeEnd w:id="7"/>',
        run("", '<w:commentReference w:id="7"/>'), " is ",
        run("", '<w:commentReference w:id="8"/>'), "red.",
    )  # fmt: skip
    comments = "".join(
        f'<w:comment w:id="{key}" w:author="Eva Muster">{para(words)}</w:comment>'
        for key, words in ((7, "Which one?"), (8, "Since when?"))
    )
    document = read(docx(body, comments=comments), "a.docx")
    assert hung(document, AnnotationKind.COMMENT) == [
        ("old mill", "Which one?", "Eva Muster"),
        ("", "Since when?", "Eva Muster"),
    ]


def test_changes_are_read_as_accepted_and_said() -> None:
    """What was put in is text, what was taken out is not; both are said with who did it."""
    gone = '<w:del w:author="Bo"><w:r><w:delText>about 40</w:delText></w:r></w:del>'
    body = para(
        "It lost ", gone, f'<w:ins w:author="Ana">{run("ex")}{run("actly 30")}</w:ins>', " sacks. ",
        f'<w:moveFrom w:author="Bo">{run("It is old.")}</w:moveFrom>', "So it is. ",
        f'<w:moveTo w:author="Bo">{run("It is old.")}</w:moveTo>',
    )  # fmt: skip
    document = read(docx(body), "a.docx")
    assert document.text == "It lost exactly 30 sacks. So it is. It is old."
    assert hung(document, AnnotationKind.INSERTED) == [
        ("exactly 30", "", "Ana"),
        ("It is old.", "", "Bo"),
    ]
    assert hung(document, AnnotationKind.DELETED) == [
        ("", "about 40", "Bo"),
        ("", "It is old.", "Bo"),
    ]
    assert "2 insertions, 2 deletions" in document.made_by


def test_a_paragraph_whose_end_was_taken_out_runs_on() -> None:
    """A deleted paragraph mark joins two paragraphs."""
    body = para("The mill ", properties='<w:rPr><w:del w:author="Bo"/></w:rPr>') + para("is old.")
    assert read(docx(body), "a.docx").text == "The mill is old."


def test_fields_show_their_result_only() -> None:
    """Instructions are no text, links are kept, and a table of contents is not read twice."""
    body = para(
        field("PAGE", run("7")), " of ", field(' HYPERLINK "https://a.example/x" ', run("ten"))
    )
    body += para(field("TOC \\o", run("The mill ..... 3")), "The mill") + para(
        '<w:hyperlink r:id="L1">' + run("A pa") + run("ge") + "</w:hyperlink>"
    )
    body += para(field(f"IF {field('X', run('inner'))} = 3", run("outer")))
    document = read(docx(body, links={"L1": "https://b.example/"}), "a.docx")
    assert document.text == "7 of ten\n\nThe mill\n\nA page\n\nouter"
    assert hung(document, AnnotationKind.LINK) == [
        ("ten", "https://a.example/x", ""),
        ("A page", "https://b.example/", ""),
    ]


def test_a_field_that_never_ends_hides_nothing() -> None:
    """A damaged field costs no text."""
    body = para(run("", FIELD.format("begin")), "The mill") + para("is old.")
    assert read(docx(body), "a.docx").text == "The mill\n\nis old."


def test_text_boxes_follow_their_paragraph_once() -> None:
    """A text box that is written for old and new programs is read once, after its paragraph."""
    box = f"<w:txbxContent>{para('In a box.')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert read(docx(para("The mill ", f"<w:r>{both}</w:r>", "is old.")), "a.docx").text == (
        "The mill is old.\n\nIn a box."
    )


def test_signs_of_setting_are_left_out() -> None:
    """Soft hyphens go, hard ones stay; hidden words, prompts and contents are not shown."""
    body = para(
        "The well", run("", "<w:noBreakHyphen/>"), "kno\u00adwn mi", run("", "<w:softHyphen/>"),
        "ll.", run(" Hidden.", "<w:rPr><w:vanish/></w:rPr>"),
        run(" Seen.", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
    )  # fmt: skip
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body += control.format("<w:showingPlcHdr/>", para("Click here."))
    body += control.format("", para("Kept."))
    assert read(docx(body), "a.docx").text == "The well-known mill. Seen.\n\nKept."


def test_pages_are_where_the_program_drew_them() -> None:
    """Cells beside each other begin one page together; a quotation is found on its page."""
    drawn = run("", "<w:lastRenderedPageBreak/>")
    row = f"<w:tr><w:tc>{para(drawn, 'a')}</w:tc><w:tc>{para(drawn, 'b')}</w:tc></w:tr>"
    body = para("One.") + f"<w:tbl>{row}</w:tbl>" + para("Two.") + para(drawn, "Three.")
    document = read(docx(body), "a.docx")
    assert pages(document) == [("p. 1", "One."), ("p. 2", "a | b"), ("p. 3", "Three.")]
    assert Locator(document)(document.text.index("Two")) == "p. 2, ¶2"


def test_breaks_set_by_hand_are_pages_only_if_they_are_all() -> None:
    """A break in a document of ten pages does not make what follows it page two."""
    body = para("One.") + para(run("", '<w:br w:type="page"/>'), "Two.")
    counted = {"docProps/app.xml": "<P><Pages>{}</Pages></P>"}
    few = {name: xml.format(2) for name, xml in counted.items()}
    many = {name: xml.format(10) for name, xml in counted.items()}
    assert [label for label, _ in pages(read(docx(body, more=few), "a.docx"))] == ["p. 1", "p. 2"]
    assert pages(read(docx(body, more=many), "a.docx")) == []


def test_what_the_file_says_of_itself() -> None:
    """Title and author are those of the file; the day it was saved is no day of publication."""
    core = "<dc:title>Mills of the valley</dc:title><dc:creator>Ana Prueba</dc:creator>"
    core += "<created>2020-01-01T00:00:00Z</created>"
    document = read(docx(para("The mill."), core=core), "a.docx")
    assert (document.title, document.author) == ("Mills of the valley", "Ana Prueba")
    assert document.published is None


def test_a_title_is_the_line_that_is_set_as_one() -> None:
    """Where the file's own title is the name of a file, the first heading stands in."""
    style = '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    styles = f'<w:styles xmlns:w="{{}}">{style}</w:styles>'
    named = styles.format("http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    body = para("The mills of the valley", properties='<w:pStyle w:val="Titel"/>') + para("Words.")
    assert read(docx(body, parts={"styles": named}), "a.docx").title == "The mills of the valley"


def test_macros_are_said_and_not_run() -> None:
    """A document with macros is read as text, which says so."""
    data = docx(para("The mill."), more={"word/vbaProject.bin": b"\0Sub AutoOpen"})
    document = read(data, "a.docm")
    assert document.text == "The mill."
    assert "holds macros, which are not run" in document.made_by


def test_the_strict_form_is_read() -> None:
    """Namespaces of the ISO form mean the same."""
    data = docx(para("The mill."))
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    assert usual not in data  # packed
    body = (
        f'<w:document xmlns:w="{strict.decode()}"><w:body>{para("Strict.")}</w:body></w:document>'
    )
    assert read(docx("", more={"word/document.xml": body}), "a.docx").text == "Strict."
