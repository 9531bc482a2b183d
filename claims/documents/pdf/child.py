"""Run as a program: takes PDFs apart with pdfium, page by page, as lines of JSON on its output.

pdfium is native code fed with strangers' files, so it never runs in the process that holds the
case. Each line of the input asks for a file: its path, the most pages that are read, bytes of
memory, seconds. pdfium is loaded once; each file is read by a fork of its own, which no other file
has touched. Its first line says what the file is, each further one is a page; an error is a line
too. The line after the last says that the fork has ended. Without a question for some seconds the
program ends.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
from collections.abc import Iterator
from ctypes import byref, c_double
from typing import Any

_PATIENCE = 5.0
_WRONG_PASSWORD = 4
_LINE_ENDS = "\r\n"
_DIGITS = "0123456789"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.85


def main() -> None:
    """Answer questions until there are none."""
    import pypdfium2  # noqa: F401 - every fork has it from here

    # What is there stays where it is: a fork that counts it would copy it.
    gc.freeze()
    while select.select([sys.stdin], [], [], _PATIENCE)[0]:
        asked = sys.stdin.buffer.readline()
        if not asked:
            return
        fork = os.fork()
        if not fork:
            _answer(*json.loads(asked))
            # Nothing of the program's own is to be ended here: the fork is done.
            os._exit(0)
        os.waitpid(fork, 0)
        # On a line of its own, whatever the fork was in the middle of.
        sys.stdout.write("\n")
        _tell({"ended": True})


def _answer(path: str, most_pages: int, memory: int, seconds: int) -> None:
    """Write what is in a file to the standard output."""
    _limit(memory, seconds)
    # Whoever asked gives up then; should it be gone, nobody else would end a fork that hangs.
    signal.alarm(seconds + 1)
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        locked = raw.FPDF_GetLastError() == _WRONG_PASSWORD
        _tell({"error": "locked" if locked else "broken"})
        return
    pages = len(document)
    info = document.get_metadata_dict()
    _tell({"pages": pages, "title": info.get("Title", ""), "author": info.get("Author", "")})
    for index in range(pages if pages <= most_pages else 0):
        _tell(_page(document, index))


def _page(document: Any, index: int) -> dict[str, object]:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return {"error": "page"}
    text = page.get_textpage()
    try:
        return {"lines": list(_lines(text))}
    finally:
        text.close()
        page.close()


def _lines(text: Any) -> Iterator[list[object]]:
    """Each line with its left, right and lower edge and the size of its type, in points."""
    letters = _Letters(text)
    whole: str = text.get_text_range()
    start = 0
    for line in whole.splitlines(keepends=True):
        words = line.rstrip(_LINE_ENDS)
        inner = words.strip()
        if inner:
            first = start + _units(words[: words.index(inner)])
            last = first + _units(inner) - 1
            left, _, low = letters.edges(first)
            _, right, _ = letters.edges(last)
            size = letters.size(first)
            shown = _with_raised_end(inner, size, letters, last)
            yield [shown, round(left, 1), round(right, 1), round(low, 1), round(size, 1)]
        start += _units(line)


def _units(words: str) -> int:
    """How many places words take in pdfium's text, which is UTF-16."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def _with_raised_end(line: str, size: float, letters: _Letters, last: int) -> str:
    """A line whose last digits, set small behind a word, are raised: the sign of a note.

    pdfium ends a line after them; left as they are they would be read as a number.
    """
    kept = line.rstrip(_DIGITS)
    if kept == line or not kept or kept[-1].isspace() or len(line) - len(kept) > 3:
        return line
    raised = 0 < letters.size(last) < _SMALL * size
    return kept + line[len(kept) :].translate(_RAISED) if raised else line


class _Letters:
    """Where the letters of a page stand, and how large they are, by their places in its text."""

    def __init__(self, text: Any) -> None:
        from pypdfium2 import raw

        self._text = text.raw
        self._box, self._size = raw.FPDFText_GetCharBox, raw.FPDFText_GetFontSize
        self._edges = [c_double() for _ in range(4)]
        self._into = [byref(one) for one in self._edges]

    def edges(self, place: int) -> tuple[float, float, float]:
        """The left, right and lower edge of a letter; nothing where pdfium has lost it."""
        if not self._box(self._text, place, *self._into):
            return 0.0, 0.0, 0.0
        left, right, low, _ = self._edges
        return left.value, right.value, low.value

    def size(self, place: int) -> float:
        """The size of a letter in points."""
        size: float = self._size(self._text, place)
        return size


def _limit(memory: int, seconds: int) -> None:
    """Bound what a file can take; systems without such limits are left to the parent's clock."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
