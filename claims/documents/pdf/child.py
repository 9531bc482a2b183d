"""Run as a program: takes a PDF apart with pdfium, page by page, as lines of JSON on its output.

pdfium is native code fed with strangers' files, so it never runs in the process that holds the
case. The first line says what the file is, each further one is a page; an error is a line too.
Arguments: the path of the file, the most pages that are read, bytes of memory, seconds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

_WRONG_PASSWORD = 4
_LINE_ENDS = "\r\n"
_DIGITS = "0123456789"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.85


def main(path: str, most_pages: int, memory: int, seconds: int) -> None:
    """Write what is in a file to the standard output."""
    _limit(memory, seconds)
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        locked = raw.FPDF_GetLastError() == _WRONG_PASSWORD
        _tell({"error": "locked" if locked else "broken"})
        return
    try:
        pages = len(document)
        info = document.get_metadata_dict()
        _tell({"pages": pages, "title": info.get("Title", ""), "author": info.get("Author", "")})
        for index in range(pages if pages <= most_pages else 0):
            _tell(_page(document, index))
    finally:
        document.close()


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
    from pypdfium2 import raw

    whole: str = text.get_text_range()
    start = 0
    for line in whole.splitlines(keepends=True):
        words = line.rstrip(_LINE_ENDS)
        inner = words.strip()
        if inner:
            first = start + _units(words[: words.index(inner)])
            left, low, _, _ = _box(text, first)
            _, _, right, _ = _box(text, first + _units(inner) - 1)
            size = raw.FPDFText_GetFontSize(text.raw, first)
            shown = _with_raised_end(text, inner, first, size)
            yield [shown, left, right, low, round(size, 1)]
        start += _units(line)


def _units(words: str) -> int:
    """How many places words take in pdfium's text, which is UTF-16."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def _with_raised_end(text: Any, line: str, first: int, size: float) -> str:
    """A line whose last digits, set small behind a word, are raised: the sign of a note.

    pdfium ends a line after them; left as they are they would be read as a number.
    """
    from pypdfium2 import raw

    kept = line.rstrip(_DIGITS)
    if kept == line or not kept or kept[-1].isspace() or len(line) - len(kept) > 3:
        return line
    small: float = raw.FPDFText_GetFontSize(text.raw, first + _units(line) - 1)
    return kept + line[len(kept) :].translate(_RAISED) if 0 < small < _SMALL * size else line


def _box(text: Any, index: int) -> tuple[float, float, float, float]:
    """The left, lower, right and upper edge of a letter; none has any where pdfium has lost it."""
    import pypdfium2

    try:
        left, low, right, high = text.get_charbox(index)
    except (pypdfium2.PdfiumError, IndexError):
        return 0.0, 0.0, 0.0, 0.0
    return round(left, 1), round(low, 1), round(right, 1), round(high, 1)


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
    main(sys.argv[1], *map(int, sys.argv[2:5]))
