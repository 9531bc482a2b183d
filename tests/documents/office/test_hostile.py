"""Office files that mean harm, or came to harm: an error that names the file, within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.documents import Given, archives, read_bytes
from claims.errors import DocumentError

from .making import docx, epub, flat_odt, odt, page, para, run, zipped

RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}{\info{\title Mills}}One.{\footnote Two.}"
    rb"{\*\atrfstart 1}x{\*\atrfend 1}{\*\annotation{\*\atnref 1}y}\u241?{\f0\'cf}\intbl a"
    rb"\cell\row\pard{\field{\*\fldinst HYPERLINK \"https://a.example/\"}{\fldrslt z}}"
    rb"{\deleted q}\par}"
)
_BODY = (
    para("It lost 30 sacks.", run("", '<w:footnoteReference w:id="1"/>'), "It turns.")
    + para('<w:ins w:author="A">' + run("in") + "</w:ins>", run("", "<w:lastRenderedPageBreak/>"))
    + f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc></w:tr></w:tbl>"
)
_NOTES = {"footnotes": f'<w:footnote w:id="1">{para("Note.")}</w:footnote>'}
_ODT = (
    "<text:p>One.<text:note><text:note-body><text:p>N</text:p></text:note-body></text:note>"
    '<text:a xlink:href="https://a.example/">x</text:a></text:p>'
)
_EPUB = (
    '<p>One.<a epub:type="noteref" href="#n">1</a> <a href="https://a.example/">x</a></p>'
    '<aside id="n">Note.</aside>'
)
VALID = {
    "a.docx": docx(_BODY, notes=_NOTES),
    "a.odt": odt(_ODT),
    "a.fodt": flat_odt(_ODT),
    "a.epub": epub({"a.xhtml": _EPUB}, toc='<a href="a.xhtml">One</a>'),
    "a.rtf": RTF,
}


def refused(data: bytes, name: str) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name, Given())
    message = str(caught.value)
    assert message.startswith(name)
    return message


@pytest.mark.parametrize("name", VALID)
def test_a_file_that_is_cut_short_is_refused(name: str) -> None:
    """Half a file is not taken for a whole one, and the message says what to do."""
    message = refused(VALID[name][: len(VALID[name]) // 2], name)
    assert "damaged" in message
    assert "save it anew" in message


def test_archives_that_unfold_without_end_are_refused() -> None:
    """Bytes are counted as they unfold: by their ratio, and by how many they are."""
    zeros = docx("", more={"word/document.xml": b" " * 40_000_000})
    assert "unfolds to more than" in refused(zeros, "a.docx")
    assert "unfolds to more than" in refused(
        epub({}, more={"OEBPS/book.opf": bytes(300_000_000)}), "a.epub"
    )


def test_what_an_archive_states_of_its_size_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A member that says it is small is counted all the same."""
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 1_000_000)
    data = bytearray(docx("", more={"word/document.xml": b"x" * 2_000_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    stated = size.to_bytes(4, "little")
    assert stated in data
    small = bytes(data).replace(stated, (10).to_bytes(4, "little"))
    assert "damaged" in refused(small, "a.docx")
    assert "unfolds to more than" in refused(bytes(data), "a.docx")


def test_archives_of_endless_lists_are_refused() -> None:
    """A list of a hundred thousand members is not even made."""
    data = VALID["a.docx"] + b"PK\x01\x02" * 100_000
    with pytest.raises(DocumentError, match=r"a\.docx: is an archive of more than 20,000 files"):
        archives.Archive(data, "a.docx")


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>', "entities of its own"),
        ("<w>" * 1_000_000, "nested beyond reading"),
        ("<w/>" * 4_000_001, "more than 4,000,000 tags"),
        ("<w " + " ".join(f'a{n}=""' for n in range(50_000)) + "/>", "a tag of more than"),
        ("<w>", "damaged"),
    ],
)
def test_bombs_of_markup_are_refused(markup: str, said: str) -> None:
    """Entities, depth, tags and attributes without end are told before they do harm."""
    assert said in refused(docx("", more={"word/document.xml": markup}), "a.docx")


def test_markup_as_deep_as_it_is_read_is_told() -> None:
    """What the parser lets through does not end the program."""
    deep = "<w:sdt><w:sdtContent>" * 120 + para("Deep.") + "</w:sdtContent></w:sdt>" * 120
    [document] = read_bytes(docx(deep), "a.docx", Given())
    assert document.text == "Deep."


def test_a_document_of_ten_thousand_pages_is_refused_by_its_length() -> None:
    """More text than one document may have is said in characters."""
    words = "".join(para(f"{n} " + "The mill is old and turns. " * 110) for n in range(10_000))
    assert "more than" in refused(docx(words), "a.docx")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_packed_by_other_methods_are_refused(method: int) -> None:
    """What could unfold without a bound is not unfolded."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr("word/document.xml", b"x" * 10_000)
    assert f"packed by method {method}" in refused(held.getvalue(), "a.docx")


def test_locked_members_are_said() -> None:
    """A member that needs a password is told from a damaged one."""
    data = bytearray(docx(para("x")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) > 0:
        data[at + 8] |= 1
    assert "locked with a password" in refused(bytes(data), "a.docx")


def test_a_locked_word_document_is_said() -> None:
    """What Office writes with a password is in the container of old files."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    assert "locked with a password" in refused(data, "a.docx")


def test_wrong_names_are_told() -> None:
    """A Word document named as text, another archive named as Word, and one as the other."""
    assert "is named as plain text and holds Word document" in refused(VALID["a.docx"], "a.txt")
    assert "does not begin as one" in refused(zipped({"picture.bin": b"x" * 99}), "a.docx")
    assert "is named as OpenDocument text and holds Word" in refused(VALID["a.docx"], "a.odt")
    assert "is named as Word document and holds rich text" in refused(RTF, "a.docx")


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.rtf"])
def test_a_file_is_known_without_its_name(name: str) -> None:
    """What comes in without a name is told by what it is."""
    [named] = read_bytes(VALID[name], name, Given())
    [unnamed] = read_bytes(VALID[name], "-", Given())
    assert unnamed.text == named.text


def test_a_note_that_is_referred_to_a_million_times_is_told_once() -> None:
    """A short file cannot make a long one."""
    sign = '<w:footnoteReference w:id="1"/>'
    notes = {"footnotes": f'<w:footnote w:id="1">{para("n" * 4_000)}</w:footnote>'}
    body = para("x", f"<w:r>{sign * 200_000}</w:r>")
    [document] = read_bytes(docx(body, notes=notes), "a.docx", Given())
    assert len(document.layout.annotations) == 1


def test_endless_links_are_refused() -> None:
    """Annotations without end are no document."""
    body = para(*(f'<w:hyperlink r:id="L">{run(str(n))}</w:hyperlink> ' for n in range(3_000)))
    links = {"L": "https://a.example/" + "x" * 4_000}
    assert "or endless ones" in refused(docx(body, links=links), "a.docx")


def _changed(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    held = bytearray(data)
    for place, value in changes:
        held[int(place * (len(held) - 1))] = value
    return bytes(held)


_CONTROLS = (
    r"{ } \par \cell \row \intbl \pard {\footnote {\field{\*\fldinst {\fldrslt {\*\atrfstart \v"
    r" {\*\atrfend {\annotation \u-10179 \u56832 \'83 \bin9 \deleted \revised \plain \f1 word."
    r" {\*\shpinst {\shptxt {\info {\title {\*\revtbl HYPERLINK \page \nestcell"
)
_CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12)


def _holds(data: bytes, name: str) -> None:
    """Reads a file: a document whose annotations lie in its text, or an error that names it."""
    try:
        documents = read_bytes(data, name, Given())
    except DocumentError as error:
        assert str(error).startswith(name)  # noqa: PT017
        return
    for document in documents:
        size = len(document.text)
        assert all(0 <= one.start <= size for one in document.layout.landmarks)
        assert all(one.span.end <= size for one in document.layout.annotations)
        document.text.encode("utf-8")


@pytest.mark.parametrize("name", VALID)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=_CHANGES)
def test_changed_bytes_are_read_or_refused(name: str, changes: list[tuple[float, int]]) -> None:
    """Whatever happens to the bytes of a file, it is read or refused."""
    _holds(_changed(VALID[name], changes), name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=_CHANGES)
def test_changed_markup_is_read_or_refused(name: str, changes: list[tuple[float, int]]) -> None:
    """Whatever stands in the parts of an archive, it is read or refused."""
    with zipfile.ZipFile(io.BytesIO(VALID[name])) as archive:
        parts: dict[str, str | bytes] = {it: archive.read(it) for it in archive.namelist()}
    for part, data in list(parts.items()):
        if part.endswith((".xml", ".xhtml", ".opf")) and "META" not in part:
            parts[part] = _changed(bytes(data), changes)  # type: ignore[arg-type]
    _holds(zipped(parts), name)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_CONTROLS.split()), max_size=60))
def test_rich_text_of_any_words_is_read_or_refused(words: list[str]) -> None:
    """Control words in any order, with as many braces as they need, are read or refused."""
    body = "{\\rtf1 x " + " ".join(words)
    body += "}" * max(0, body.count("{") - body.count("}"))
    _holds(body.encode("latin-1"), "a.rtf")


def test_pages_of_books_are_bounded_together() -> None:
    """Tags are counted over all chapters of a book."""
    chapter = page("<p>x</p>" + "<b></b>" * 200_000)
    chapters = dict.fromkeys((f"{n}.xhtml" for n in range(10)), "")
    more: dict[str, str | bytes] = {f"OEBPS/{name}": chapter for name in chapters}
    with pytest.raises(DocumentError, match=r"^a\.epub: has more than 4,000,000 tags|unfolds"):
        read_bytes(epub(chapters, more=more), "a.epub", Given())


def test_comments_that_begin_and_end_anywhere_are_told_in_time() -> None:
    """Tens of thousands of comments without words cost no more than as many steps."""
    count = 30_000
    about = "".join(
        f'<w:comment w:id="{n}"><w:p><w:r><w:t>c</w:t></w:r></w:p></w:comment>'
        for n in range(count)
    )
    begun = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(count))
    ended = "".join(f'<w:commentRangeEnd w:id="{n * 7919 % count}"/>' for n in range(count))
    data = docx(para("x", begun, ended, "y"), comments=about)
    [document] = read_bytes(data, "a.docx", Given())
    assert document.text == "xy"
    assert len(document.layout.annotations) == count
