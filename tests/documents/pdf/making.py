"""Makes small PDFs from lines of text, by hand: the tests need no other program for them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", stream: bytes | None = None) -> bytes:
    """A PDF of ``pages``, each its lines from the top; an empty line is a gap.

    ``stream`` stands in for the drawing of every page.
    """
    objects: list[bytes] = [b"", b"", _FONT]
    info = len(objects) + 1
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode("latin-1"))
    kids = []
    for lines in pages:
        drawn = zlib.compress(_drawing(lines) if stream is None else stream)
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawn), drawn)
        )
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), named)
    return _written(objects, info)


def _written(objects: Sequence[bytes], info: int) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        info,
        start,
    )
    return bytes(out)


def _drawing(lines: Sequence[str]) -> bytes:
    drawn = ["BT /F1 11 Tf 14 TL 56 780 Td"]
    drawn += [f"({_escaped(line)}) Tj T*" if line else "T*" for line in lines]
    return "\n".join([*drawn, "ET"]).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
