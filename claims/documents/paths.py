"""Files, folders and standard input become documents; what cannot be read says why."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.documents.listing import File, fitting
from claims.documents.lists import ListReader, looks_like_claims, read_lines, read_table
from claims.documents.plain import read_plain
from claims.documents.precedents import (
    checks_in,
    checks_of_page,
    looks_like_checks,
    looks_like_json,
)
from claims.documents.readers import CHECKS, Reader, is_page, reader_for, suffixes
from claims.documents.reading import Given, Reading
from claims.errors import DocumentError
from claims.model import Document, Role, SourceKind
from claims.phrases import phrase

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of one file."""
TEXT_LIMIT = 10_000_000
"""Characters of one document: some 30 novels, and what one screen can be asked to hold."""
_LANGUAGE_SAMPLE = 20_000
_STDIN = "-"
_START = 65_536
_NAMED = 5
_CASE_FILE = ".factcheck"
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def read_paths(
    paths: Iterable[str],
    *,
    role: Role | None = None,
    publisher: str = "",
    published: date | None = None,
    url: str = "",
    retrieved: datetime | None = None,
    kind: SourceKind | None = None,
    group: str = "",
    confidential: bool = False,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | DocumentError]:
    """One document, or the error that explains why there is none, for every file.

    A file of published checks gives one document a check, with the role of a precedent unless
    ``role`` says otherwise; a page is asked for its checks where ``role`` says precedent.
    A list of claims is one document, and each of its rows that is refused an error of its own;
    ``columns`` says what a column holds whose name does not tell.
    A folder is read with all its folders, in order of name, without hidden files; a pattern
    (``notes/**/*.md``) is what fits it; ``-`` is standard input. What is given stands above what
    the file says of itself. Nothing is raised for a file: one that is refused does not stop the
    rest.
    """
    given = Given(
        role=role,
        publisher=publisher,
        published=published,
        url=url,
        retrieved=retrieved,
        kind=kind,
        group=group,
        confidential=confidential,
        columns=columns or {},
    )
    for one in files_in(paths, given):
        if isinstance(one, File):
            yield from read_file(one, stdin)
        else:
            yield one


def files_in(paths: Iterable[str], given: Given) -> Iterator[File | DocumentError]:
    """The files that paths stand for, in order, and an error for what stands for none."""
    for path in paths:
        if path == _STDIN:
            yield File(_STDIN, _STDIN, given)
        else:
            yield from _files_at(path, given)


def is_address(path: str) -> bool:
    """Whether what a person gives is a web address and no file."""
    return path.lower().startswith(("http://", "https://"))


def read_file(file: File, stdin: BinaryIO | None = None) -> Iterator[Document | DocumentError]:
    """The documents of one file, mostly one, or the error that explains why there is none."""
    if file.path == _STDIN:
        yield from _from_stdin(stdin or sys.stdin.buffer, file.given)
    else:
        yield from _from_file(file.path, file.origin, file.given)


def read_bytes(data: bytes, origin: str, given: Given, *, name: str = "") -> list[Document]:
    """The documents that ``data`` holds, mostly one; raises DocumentError.

    ``name`` is what errors call the file. Parts of it that are left out, such as rows of a list,
    are no error here.
    """
    found = _read(data, origin, given, name or origin)
    return [one for one in found if isinstance(one, Document)]


def _read(
    data: bytes, origin: str, given: Given, name: str, reader: Reader | None = None
) -> Iterator[Document | DocumentError]:
    """The documents of a file, each followed by what was left out of it; raises DocumentError."""
    _refuse_sizes(data, name)
    found = _told(reader or reader_for(origin, data, name), given.columns)(data, name)
    digest = hashlib.sha256(data)
    for one in [found] if isinstance(found, Reading) else found:
        yield _document(one, digest, origin, given, name)
        yield from one.refused


def _told(reader: Reader, columns: Mapping[str, str]) -> Reader:
    """The reader that knows what a person says of columns; plain text with columns is a table."""
    if columns and reader is read_plain:
        reader = read_table
    return replace(reader, columns=columns) if isinstance(reader, ListReader) else reader


def _document(found: Reading, digest: Digest, origin: str, given: Given, name: str) -> Document:
    if len(found.text) > TEXT_LIMIT:
        raise DocumentError(
            "{name}: holds {count:,} characters, more than the {text_limit:,} of one "
            "document. Split it into parts and add those.",
            name=name,
            count=len(found.text),
            text_limit=TEXT_LIMIT,
        )
    if not found.text.translate(_INVISIBLE).strip():
        raise DocumentError(
            "{name}: holds only white space. Add a file with text in it.", name=name
        )
    digest = digest.copy()
    digest.update(found.identity.encode("utf-8", "replace"))
    return Document(
        text=found.text,
        sha256=digest.hexdigest(),
        role=given.role or Role.SOURCE,
        title=given.title or found.title,
        publisher=given.publisher or found.publisher,
        author=given.author or found.author,
        published=given.published or found.published,
        retrieved=given.retrieved,
        url=given.url or found.url,
        origin=origin,
        language=given.language or found.language or _language(found.text),
        kind=given.kind,
        group=given.group,
        confidential=given.confidential,
        made_by=f"{found.made_by}; {given.came}" if given.came else found.made_by,
        layout=found.layout,
    )


def _language(text: str) -> str:
    from claims.language import detect_language

    return detect_language(text[:_LANGUAGE_SAMPLE])


def _refuse_sizes(data: bytes, name: str) -> None:
    if not data:
        raise DocumentError("{name}: is empty (0 bytes). Add a file with text in it.", name=name)
    if len(data) > SIZE_LIMIT:
        raise DocumentError(
            "{name}: is larger than {size_limit} MB, the limit of one file. Split it into "
            "parts and add those.",
            name=name,
            size_limit=SIZE_LIMIT // 2**20,
        )


def _from_stdin(stdin: BinaryIO, given: Given) -> Iterator[Document | DocumentError]:
    try:
        yield from _from_stream(stdin, _STDIN, given, "standard input")
    except DocumentError as error:
        yield error
    except OSError as error:
        yield DocumentError(
            "standard input: {strerror}. Give a file instead.", strerror=error.strerror or error
        )


def _from_stream(
    stream: BinaryIO, origin: str, given: Given, name: str
) -> Iterator[Document | DocumentError]:
    """What a file is, by its beginning: published checks, of any number, or one document."""
    start = stream.read(_START)
    named = Path(origin).suffix.lower() in CHECKS
    are_checks = looks_like_checks(start)
    if not are_checks and _is_list(start, origin, given):
        data = start + stream.read(SIZE_LIMIT + 1 - len(start))
        yield from _read(data, origin, given, name, read_lines)
        return
    if are_checks or (named and looks_like_json(start)):
        yield from checks_in(stream, name, origin, given, first=start)
        return
    if named:
        raise DocumentError(
            "{name}: is named as JSON and is none. If it is text, save it as .txt and add that.",
            name=name,
        )
    data = start + stream.read(SIZE_LIMIT + 1 - len(start))
    checks = _checks_of(data, origin, given, name)
    yield from checks or _read(data, origin, given, name)


def _is_list(start: bytes, origin: str, given: Given) -> bool:
    """Whether JSON is a list of claims: by the names of its fields, or because a person says so."""
    if Path(origin).suffix.lower() not in CHECKS and origin != _STDIN:
        return False
    return looks_like_claims(start) or (bool(given.columns) and looks_like_json(start))


def _checks_of(
    data: bytes, origin: str, given: Given, name: str
) -> Sequence[Document | DocumentError]:
    """The checks that a page of a precedent describes; none for any other file."""
    if given.role is not Role.PRECEDENT or not is_page(origin, data):
        return ()
    _refuse_sizes(data, name)
    return list(checks_of_page(data, name, origin, given))


def _files_at(path: str, given: Given) -> Iterator[File | DocumentError]:
    if is_address(path):
        yield DocumentError(
            "{path}: addresses are not fetched. Save the page and add the file with --url.",
            path=path,
        )
        return
    try:
        is_folder = Path(path).is_dir()
    except (OSError, ValueError):
        is_folder = False
    if is_folder:
        yield from _in_folder(path, given)
    elif found := [(one, below) for one, below in fitting(path) if _CASE_FILE not in below]:
        yield from (File(one, _shown(below), given) for one, below in found)
    else:
        yield File(path, _shown(Path(path).name), given)


def _from_file(path: str, origin: str, given: Given) -> Iterator[Document | DocumentError]:
    shown = _shown(path)
    try:
        with _opened(path, shown) as file:
            yield from _from_stream(file, origin, given, shown)
    except DocumentError as error:
        yield error
    except FileNotFoundError:
        yield DocumentError(
            "{shown}: there is no such file. Look at the spelling and the folder.", shown=shown
        )
    except PermissionError:
        yield DocumentError(
            "{shown}: you may not read it. Change its permissions or copy it.", shown=shown
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        yield DocumentError(
            "{shown}: cannot be read ({reason}). Look at the path.", shown=shown, reason=reason
        )


def _opened(path: str, shown: str) -> BinaryIO:
    # A pipe or a device would make us wait for ever, so it is looked at before it is opened.
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise DocumentError(
            "{shown}: is no ordinary file. Give its text to - instead.", shown=shown
        )
    return Path(path).open("rb")


def _holds_checks(path: Path) -> bool:
    """Whether a file of a folder is JSON of published checks; folders hold much other JSON."""
    try:
        with _opened(str(path), path.name) as file:
            return looks_like_checks(file.read(_START))
    except (DocumentError, OSError):
        return False


def _in_folder(folder: str, given: Given) -> Iterator[File | DocumentError]:
    read = frozenset(suffixes())
    unread: list[DocumentError] = []
    others: list[str] = []
    met = False
    for path in _files_under(folder, unread):
        origin = _shown(path.relative_to(folder).as_posix())
        suffix = path.suffix.lower()
        if suffix in read or (suffix in CHECKS and _holds_checks(path)):
            met = True
            yield File(str(path), origin, given)
        else:
            others.append(origin)
    yield from unread
    if others:
        yield _others_left(_shown(folder), others)
    elif not met and not unread:
        yield DocumentError(
            "{folder}: the folder has no file to read. {readable}",
            folder=_shown(folder),
            readable=_readable(),
        )


def _readable() -> str:
    return phrase(
        "Read from a folder are {listed}, and JSON of published checks.",
        listed=" ".join(suffixes()),
    )


def _others_left(folder: str, others: list[str]) -> DocumentError:
    """One line for all files of other kinds: a folder of pictures is no hundred problems."""
    named = ", ".join(others[:_NAMED]) + (" …" if len(others) > _NAMED else "")
    return DocumentError(
        "{folder}: left out {count} of other kinds ({named}). {readable} A file named "
        "on its own is tried as plain text.",
        folder=folder,
        count=len(others),
        named=named,
        readable=_readable(),
    )


def _files_under(folder: str, unread: list[DocumentError]) -> Iterator[Path]:
    """Files of a folder and its folders, sorted, without hidden ones and case files.

    Links to folders are not followed: they may lead back.
    """

    def note(error: OSError) -> None:
        shown = _shown(str(error.filename or folder))
        unread.append(
            DocumentError(
                "{shown}: the folder cannot be read ({strerror}).",
                shown=shown,
                strerror=error.strerror,
            )
        )

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and _CASE_FILE not in name
        )
        for name in sorted(files):
            if not name.startswith(".") and _CASE_FILE not in name:
                yield Path(here, name)


def _shown(path: str) -> str:
    """A path as text: names that are no UTF-8 come with lone surrogates, which nothing stores."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
