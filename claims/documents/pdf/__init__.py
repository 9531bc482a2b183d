"""PDF: the words of each page, mended, with the pages as landmarks.

Text is taken with pdfium (pypdfium2) in a child process with limits of memory and time.
"""

from __future__ import annotations

from claims.documents.pdf.mending import mended
from claims.documents.pdf.taking import PAGE_LIMIT, take_apart
from claims.documents.reading import Reading
from claims.errors import DocumentError

__all__ = ["PAGE_LIMIT", "read_pdf"]

_NAMED = 8


def read_pdf(data: bytes, name: str) -> Reading:
    """The text of a PDF; raises DocumentError for one that is locked, broken or without text."""
    file = take_apart(data, name)
    text = mended(file.pages)
    blank = [number for number, page in enumerate(file.pages, 1) if not page.lines]
    if len(blank) == len(file.pages):
        raise DocumentError(
            "{name}: none of its {count} pages has text; they are pictures, as of a "
            "scanner. Run text recognition over it (such as ocrmypdf) and add the result.",
            name=name,
            count=len(blank),
        )
    return Reading(
        text=text.text,
        made_by=f"PDF by pdfium, {_counted(len(file.pages))}{_without_text(blank, file.broken)}",
        title=text.title or _title(file.title),
        author=" ".join(file.author.split())[:200],
        layout=text.layout,
    )


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


def _without_text(blank: list[int], broken: list[int]) -> str:
    said = ""
    for numbers, why in ((blank, "have no text and may be scanned"), (broken, "cannot be read")):
        if numbers:
            named = ", ".join(map(str, numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")
            said += f"; {len(numbers)} of them {why}: {named}"
    return said


def _title(written: str) -> str:
    """A title that programs put in, unless it is only the name of the file they had."""
    title = " ".join(written.split())
    named = title.lower().startswith("microsoft ") or "." in title[-6:] or "/" in title
    return "" if named or len(title) > 200 else title
