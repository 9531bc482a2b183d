"""Which reader reads which file."""

from __future__ import annotations

import importlib.metadata
import io
import zipfile
from collections.abc import Iterator

import pytest

from claims.documents import FORMATS, Given, Reading, read_bytes, suffixes
from claims.documents import readers as table
from claims.errors import DocumentError


def test_every_reader_of_the_table_can_be_loaded() -> None:
    """No ending is promised twice, and behind each stands a function."""
    promised = [suffix for one in FORMATS for suffix in one.suffixes]
    assert len(promised) == len(set(promised))
    for one in FORMATS:
        assert callable(one.load())


def test_a_page_is_known_without_its_name() -> None:
    """Bytes that begin as a page are read as one where the name says nothing."""
    [document] = read_bytes(b"<!DOCTYPE html><p>The mill has three wheels.</p>", "-", Given())
    assert document.text == "The mill has three wheels."


def test_text_named_as_text_stays_text() -> None:
    """A text that begins with a tag is read as it is where its name says text."""
    [document] = read_bytes(b"<p>The mill</p>", "a.txt", Given())
    assert document.text == "<p>The mill</p>"


def test_files_of_old_office_programs_are_refused_with_advice() -> None:
    """Nobody is left with a text of rubbish."""
    with pytest.raises(DocumentError, match=r"a\.doc: is of an old office program.*\.docx"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", Given())


class _Point:
    name = "tale"
    value = "test_readers_other:read_tale"


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another installed package that reads files of one ending."""

    def read_tale(data: bytes, name: str) -> list[Reading]:
        parts = data.decode().split("--")
        return [Reading(text=it, made_by="tales", identity=str(n)) for n, it in enumerate(parts)]

    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [_Point])
    monkeypatch.setattr(table, "_loading", lambda value: read_tale)
    table._others.cache_clear()
    yield
    table._others.cache_clear()


@pytest.mark.usefixtures("other")
def test_other_packages_can_add_formats() -> None:
    """An entry point reads its ending, and a file may hold several documents."""
    assert ".tale" in suffixes()
    first, second = read_bytes(b"Once.--Twice.", "a.tale", Given())
    assert (first.text, second.text, first.made_by) == ("Once.", "Twice.", "tales")
    assert first.sha256 != second.sha256


def test_an_archive_that_nothing_reads_is_no_text() -> None:
    """A zip archive is refused rather than read as letters."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("picture.bin", bytes(2000))
    with pytest.raises(DocumentError):
        read_bytes(held.getvalue(), "a.zip", Given())
