"""Bytes become characters: byte order mark, declaration, strict UTF-8, then an argued guess.

The guess leans to windows-1252: detectors take short Western European text for cp1250 or cp1257,
where the few accented letters read differently and nothing looks broken.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from claims.errors import DocumentError
from claims.phrases import phrase

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encoding that each says what follows is in."""

# What pages may declare and Python may decode: the encodings of the WHATWG Encoding Standard.
# Anything else Python knows (utf-7, unicode_escape, zip …) is no charset of a page.
_CHARSETS = (
    "utf-8 cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10"
    " iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman cp874 cp1250 cp1251"
    " cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 mac-cyrillic gbk gb2312 gb18030 big5"
    " big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949"
)
_DECLARABLE = frozenset(_CHARSETS.split())
# What text full of letters beyond ASCII is likely to be; left to itself, the detector also
# proposes encodings of mainframes.
_GUESSABLE = [
    *("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "cp1252"),
    *("cp932", "euc_jp", "cp949", "big5", "gb18030"),
]
# The same standard reads these labels as windows-1252, because that is what such pages hold.
_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_GUESS_SAMPLE = 65_536
# Controls that text has no use for; tab, line ends, form feed and the ones of terminal
# recordings (BEL, BS, ESC) are kept, and made visible when shown.
_JUNK = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f\x80-\x9f\ufffe\uffff]")
_JUNK_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, with LF line ends, and how they were found: "utf-8 (valid throughout)"."""

    text: str
    how: str


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The characters of ``data``; raises DocumentError where it is no text.

    CRLF and lone CR become LF, so that offsets do not depend on the writer's system.
    """
    _refuse_known_kinds(data, name)
    found = (
        _by_mark(data, name)
        or _as_declared(data, declared)
        or _wide(data)
        or _as_utf8(data)
        or _guess(data, name)
    )
    if "\x00" in found.text:
        raise _binary(name, found.text.index("\x00"), phrase("a zero character"))
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.how)


def _refuse_known_kinds(data: bytes, name: str) -> None:
    for start, kind in _KINDS:
        if data.startswith(start):
            raise DocumentError(
                "{name}: this is {kind}, not text. Save or export it as .txt, .html, .pdf or "
                ".docx and add that.",
                name=name,
                kind=kind,
            )


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(
                    "{name}: begins with the mark of {encoding} but breaks at byte {start}. "
                    "Save it again as UTF-8.",
                    name=name,
                    encoding=encoding,
                    start=error.start + len(mark),
                ) from error
            return Decoded(text, f"{encoding} (byte order mark)")
    return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        encoding = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    encoding = _READ_AS.get(encoding, encoding)
    if encoding not in _DECLARABLE:
        return None
    try:
        text = data.decode(encoding)
        text.encode("utf-8")
    except UnicodeError:
        return None
    return Decoded(text, f"{encoding} (declared)")


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8 (valid throughout)")
    except UnicodeDecodeError:
        return None


def _guess(data: bytes, name: str) -> Decoded:
    if b"\x00" in data:
        raise _binary(name, data.index(b"\x00"), phrase("a zero byte"))
    _refuse_broken_utf8(data, name)
    encoding, why = _narrow(data)
    text = data.decode(encoding, errors="replace")
    junk = _JUNK.search(text)
    if len(_JUNK.findall(text)) > _JUNK_SHARE * len(text) and junk:
        raise _binary(name, junk.start(), phrase("control characters"))
    lost = text.count("\ufffd")
    return Decoded(text, f"{encoding} (guessed: {why}{f'; {lost} unreadable bytes' * bool(lost)})")


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = data[:_GUESS_SAMPLE]
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[offset::2]
        if half and half.count(0) > 0.6 * len(half) and sample[1 - offset :: 2].count(0) == 0:
            try:
                return Decoded(data.decode(encoding), f"{encoding} (guessed: zero bytes)")
            except UnicodeDecodeError:
                return None
    return None


def _refuse_broken_utf8(data: bytes, name: str) -> None:
    """Text that is mostly UTF-8 would turn into gibberish under any other reading."""
    replaced = data.decode("utf-8", errors="replace")
    broken = replaced.count("\ufffd")
    whole = sum(1 for mark in replaced if mark > "\x7f") - broken
    if whole > broken:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise DocumentError(
                "{name}: is UTF-8 with {broken} broken places, the first at byte {start} (line "
                "{line}). Repair that place or save the file again as UTF-8.",
                name=name,
                broken=broken,
                start=error.start,
                line=line,
            ) from error


def _narrow(data: bytes) -> tuple[str, str]:
    high = sum(1 for byte in data[:_GUESS_SAMPLE] if byte > 0x7F)
    letters = sum(1 for byte in data[:_GUESS_SAMPLE] if byte > 0x40)
    if high * 4 < letters:
        return "cp1252", "few accented letters, as in Western European text"
    # Only here: the detector costs 42 ms to load and hardly anybody needs it.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_SAMPLE], cp_isolation=_GUESSABLE).best()
    if best is None:
        return "cp1252", "nothing fits better"
    return best.encoding, "by the frequency of its letters"


def _binary(name: str, offset: int, what: str) -> DocumentError:
    return DocumentError(
        "{name}: holds {what} at offset {offset} and is no text. If it is of a "
        "program, save it there as .txt, .pdf or .docx and add that.",
        name=name,
        what=what,
        offset=offset,
    )
