"""Files, folders and standard input become documents, or errors that say what to do."""

from __future__ import annotations

import hashlib
import io
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.documents import SIZE_LIMIT, TEXT_LIMIT, Given, read_bytes, read_paths
from claims.errors import DocumentError
from claims.model import Document, Role, SourceKind


def read_one(path: Path | str) -> Document | DocumentError:
    """What becomes of one path."""
    (found,) = read_paths([str(path)])
    return found


def error_of(path: Path | str) -> str:
    """The message for a path that is refused."""
    found = read_one(path)
    assert isinstance(found, DocumentError)
    return str(found)


def test_a_file_becomes_a_document_with_what_was_given(tmp_path: Path) -> None:
    """Role, publisher, dates and address are the giver's; the hash is of the bytes."""
    file = tmp_path / "talks.txt"
    file.write_bytes(b"Harbour talks\r\n\r\nThe ministers met.\r\n")
    when = datetime(2024, 1, 1, tzinfo=UTC)
    (document,) = read_paths(
        [str(file)],
        role=Role.DRAFT,
        publisher="The Tern",
        published=date(2023, 10, 5),
        url="https://example.org/a",
        retrieved=when,
        kind=SourceKind.SECONDARY,
        group="tern",
        confidential=True,
    )
    assert isinstance(document, Document)
    assert document.text == "Harbour talks\n\nThe ministers met.\n"
    assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert document.origin == "talks.txt"
    assert (document.role, document.publisher, document.title) == (
        Role.DRAFT,
        "The Tern",
        "Harbour talks",
    )
    assert (document.published, document.retrieved) == (date(2023, 10, 5), when)
    assert (document.kind, document.group) == (SourceKind.SECONDARY, "tern")
    assert document.confidential


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    """Folders inside are read too; hidden files and the case itself are not."""
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/x.txt", "my.factcheck"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"Text of {name} is here.\n")
    found = list(read_paths([str(tmp_path)]))
    assert [item.origin for item in found if isinstance(item, Document)] == [
        "a.md",
        "b.txt",
        "sub/c.txt",
    ]
    assert len(found) == 3


def test_a_refused_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    """Each file of a folder succeeds or fails by itself."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Words.\n")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02")
    kinds = [type(item) for item in read_paths([str(tmp_path), str(tmp_path / "none.txt")])]
    assert kinds == [DocumentError, Document, DocumentError, DocumentError]


def test_other_kinds_in_a_folder_are_told_in_one_line(tmp_path: Path) -> None:
    """A folder of pictures is one message, not a hundred."""
    for number in range(9):
        (tmp_path / f"p{number}.jpg").write_bytes(b"\xff\xd8\xff")
    assert "left out 9 of other kinds (p0.jpg, p1.jpg" in error_of(tmp_path)


def test_a_folder_without_files_is_an_error(tmp_path: Path) -> None:
    """An empty folder says what could have been read from it."""
    assert "no file to read" in error_of(tmp_path)


def test_links_that_lead_round_end(tmp_path: Path) -> None:
    """A link to the folder above is not followed."""
    (tmp_path / "a.txt").write_text("Words.\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(list(read_paths([str(tmp_path)]))) == 1


def test_missing_files_and_addresses_say_what_to_do() -> None:
    """A path that is none and an address are refused without a look at the network."""
    assert "no such file" in error_of("/nowhere/at-all.txt")
    assert "--url" in error_of("https://example.org/a")
    assert "cannot be read" in error_of("a\0b")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe without a writer would block for ever."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "no ordinary file" in error_of(pipe)


def test_a_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may not be read says so; the system's refusal is played, for root may read all."""
    file = tmp_path / "a.txt"
    file.write_text("Words.\n")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not read" in error_of(file)


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    """Strange bytes in a file name become a visible sign."""
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("Words.\n")
    found = read_one(tmp_path / name)
    assert isinstance(found, Document)
    assert found.origin == "caf\ufffd.txt"


def test_an_unknown_ending_is_tried_as_text_or_page(tmp_path: Path) -> None:
    """A file named on its own is read by how it begins."""
    (tmp_path / "notes").write_text("Words of 5 people.\n")
    (tmp_path / "saved").write_text("<!DOCTYPE html><html><body><p>Words of 5.</p></body></html>")
    for name, text in (("notes", "Words of 5 people.\n"), ("saved", "Words of 5.")):
        found = read_one(tmp_path / name)
        assert isinstance(found, Document)
        assert found.text == text


def test_standard_input_is_a_document() -> None:
    """A dash reads what is piped in."""
    (found,) = read_paths(["-"], stdin=io.BytesIO(b"Words of 5 people.\n"))
    assert isinstance(found, Document)
    assert found.origin == "-"


def test_the_limits_are_refused_in_words() -> None:
    """A line of 50 MB and a file beyond the size are told apart, and what to do is said."""
    with pytest.raises(DocumentError, match=r"holds 50,000,000 characters.*Split it"):
        read_bytes(b"x" * 50_000_000, "a.txt", Given())
    with pytest.raises(DocumentError, match="larger than 64 MB"):
        read_bytes(b"x" * (SIZE_LIMIT + 1), "a.txt", Given())


def test_a_line_as_long_as_the_limit_is_read() -> None:
    """One line of the greatest length is a document like any other."""
    [document] = read_bytes(b"word " * (TEXT_LIMIT // 5), "a.txt", Given())
    assert len(document.text) == TEXT_LIMIT


@pytest.mark.parametrize("blank", [" \n\t\r\n", "\u00a0\u200b\ufeff\n"])
def test_white_space_is_no_document(blank: str) -> None:
    """A file of nothing but blanks is refused."""
    with pytest.raises(DocumentError, match="only white space"):
        read_bytes(blank.encode(), "a.txt", Given())


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.md", "a.html", "a"]))
@example(data=b"<html><body><q>\x00</q>", name="a.html")
@example(data=b"---\ntitle: \n---", name="a.md")
@example(data=b"\xff\xfe\x00\xd8", name="a.txt")
@example(data=b"<?xml version='1.0' encoding='utf-7'?><p>+2AA-", name="a.html")
def test_any_bytes_are_a_document_or_an_error_in_words(data: bytes, name: str) -> None:
    """No bytes whatever end in another exception, and every text can be stored."""
    try:
        [document] = read_bytes(data, name, Given())
    except DocumentError as error:
        assert str(error).startswith(f"{name}: ")  # noqa: PT017
    else:
        assert document.text.translate(dict.fromkeys([0x200B, 0xFEFF])).strip()
        assert "\x00" not in document.text
        document.text.encode("utf-8")


TAGS = st.from_regex(
    "(p|div|q|b|sup|table|tr|td|li|br|a|span|script|h1|title|body|nav)", fullmatch=True
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.text(max_size=12),
    st.sampled_from(
        [
            "&#0;",
            "&#x1b;",
            "&amp;",
            "<!--",
            "-->",
            "<![CDATA[",
            "<a href='",
            "&q",
            "&#xD800;",
            "&#65535",
            "\x1f",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_soup_of_tags_is_a_document_or_an_error_in_words(pieces: list[str]) -> None:
    """Tags in any order never break the reader."""
    try:
        [document] = read_bytes("".join(pieces).encode("utf-8", "replace"), "a.html", Given())
    except DocumentError:
        return
    document.text.encode("utf-8")


def origins(path: Path | str) -> list[str]:
    """What the documents of a path are said to come from."""
    return [one.origin for one in read_paths([str(path)]) if isinstance(one, Document)]


def test_a_pattern_is_the_files_that_fit_it(tmp_path: Path) -> None:
    """A pattern reads what fits in order of name, below the folder in which it begins."""
    for name in ("b.txt", "a.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/x.txt", "sub/d.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"Text of {name} is here.\n")
    assert origins(tmp_path / "*.txt") == ["a.txt", "b.txt"]
    assert origins(tmp_path / "**" / "*.txt") == ["a.txt", "b.txt", "sub/c.txt"]
    assert origins(tmp_path / "s?b" / "*") == ["sub/c.txt", "sub/d.md"]


def test_a_file_named_like_a_pattern_is_itself(tmp_path: Path) -> None:
    """Brackets in a name that is there are its letters."""
    for name in ("report[1].txt", "report1.txt"):
        (tmp_path / name).write_text(f"Text of {name} is here.\n")
    assert origins(tmp_path / "report[1].txt") == ["report[1].txt"]


@pytest.mark.parametrize("pattern", ["*.none", "[", "**", "a\0*", "?" * 5_000])
def test_a_pattern_that_nothing_fits_is_an_error(tmp_path: Path, pattern: str) -> None:
    """It is told like any other file that is not there."""
    assert isinstance(read_one(tmp_path / "nothing" / pattern), DocumentError)
