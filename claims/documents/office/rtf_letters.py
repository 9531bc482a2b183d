"""Letters of rich text: bytes in the code page of their font, and Unicode by numbers."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

# RTF 1.9.1, "Character Set"; 1 means the one of the file.
CHARSETS = {
    0: "cp1252",
    2: "cp1252",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Code pages by the number of a font's character set."""
_WIDE = frozenset(("cp932", "cp949", "gbk", "big5"))
_PAGES = {10000: "mac-roman", 936: "gbk", 950: "big5", 65001: "utf-8", 708: "iso8859-6"}


def code_page(number: int) -> str:
    """The encoding of a code page by its number; that of Western Europe for unknown ones."""
    name = _PAGES.get(number, f"cp{number}")
    known = name in _PAGES.values() or name in CHARSETS.values() or name in ("cp437", "cp850")
    return name if known else "cp1252"


@dataclass(slots=True)
class Letters:
    """Gathers bytes and numbers until they are letters, and hands them on."""

    hand_on: Callable[[str], None]
    _bytes: bytearray = field(default_factory=bytearray)
    _page: str = "cp1252"
    _half: int = 0
    """The first half of a letter beyond the basic plane."""

    def byte(self, value: int, page: str) -> None:
        """One byte of a letter in a code page."""
        self._half = 0
        if page != self._page:
            self.flush()
            self._page = page
        self._bytes.append(value)

    def words(self, words: str, page: str) -> None:
        """Words in ASCII, the first of which may be the second byte of a wide letter."""
        if self._bytes:
            if page in _WIDE and page == self._page and self._waits() and words[0] < "\x80":
                self._bytes.append(ord(words[0]))
                words = words[1:]
            self.flush()
        self._half = 0
        if words.isascii():
            self.hand_on(words)
        elif words:
            self.hand_on(_decoded(words.encode("latin-1"), page))

    def number(self, value: int) -> None:
        """A letter by its number in UTF-16, which may be written as a negative one."""
        if self._bytes:
            self.flush()
        unit = value % 0x10000
        if 0xD800 <= unit < 0xDC00:
            self._half = unit
        elif 0xDC00 <= unit < 0xE000:
            if self._half:
                self.hand_on(chr(0x10000 + ((self._half - 0xD800) << 10) + unit - 0xDC00))
            self._half = 0
        else:
            self._half = 0
            # Fonts of signs put them at F000: as letters of theirs they mean nothing to others.
            self.hand_on("" if unit < 32 else " " if 0xF000 <= unit < 0xF100 else chr(unit))

    def flush(self) -> None:
        """Hand on the bytes that have gathered; half a letter waits for its other half."""
        if self._bytes:
            words = bytes(self._bytes).decode(self._page, "replace")
            self._bytes.clear()
            self.hand_on(words)

    def _waits(self) -> bool:
        """Whether the last byte begins a letter of two."""
        decoder = codecs.getincrementaldecoder(self._page)("replace")
        decoder.decode(bytes(self._bytes))
        return bool(decoder.getstate()[0])


def _decoded(raw: bytes, page: str) -> str:
    """Bytes that a program wrote as they are, which is against the rules: many mean UTF-8."""
    if page not in _WIDE:
        with suppress(UnicodeDecodeError):
            return raw.decode("utf-8")
    return raw.decode(page, "replace")
