"""Measure how fast files become documents, beside the libraries that read them.

    python benchmarks/reading.py --pages 30 --seconds 2
    python benchmarks/reading.py --memory 5000

Makes a file of invented prose in each format, reads it in turns with the bare library and with
``read_bytes``, and prints pages of 3,000 characters a second of processor time (children
included), and a second of the clock with two processes. ``--memory`` reads so many small files with
``read_paths`` and prints what the process holds on the way.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import importlib.util
import io
import multiprocessing
import os
import random
import re
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from claims.documents import Given, read_bytes, read_paths

PAGE = 3_000
_THINGS = ("ferries", "mills", "wells", "nurses", "bridges", "farms", "homes", "buses")
_PLACES = ("Norhavn", "Vellmar", "Ostrel", "Tarnby", "Kessin", "Aldmoor", "Sunder", "Halve")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_LINE, _LINES = 90, 48

Bare: TypeAlias = Callable[[bytes], str]


def paragraphs(pages: int) -> list[str]:
    """Invented prose, so many pages of it, in paragraphs of some 500 characters."""
    chance = random.Random(7)
    found: list[str] = []
    length = 0
    while length < pages * PAGE:
        sentences = [
            f"In {chance.randint(1950, 2023)} the number of {chance.choice(_THINGS)} in"
            f" {chance.choice(_PLACES)} fell by {chance.randint(2, 95)} percent, said the"
            f" keeper of the {chance.choice(_THINGS)}."
            for _ in range(5)
        ]
        found.append(" ".join(sentences))
        length += len(found[-1])
    return found


def _zipped(members: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, stored)
    return held.getvalue()


def _thirds(words: str) -> Iterator[str]:
    third = len(words) // 3 + 1
    return (words[at : at + third] for at in range(0, len(words), third))


def make_docx(told: list[str]) -> bytes:
    """A Word document as Word cuts it: three runs a paragraph, each with properties."""
    runs = (
        "".join(
            '<w:r w:rsidR="00A1"><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/></w:rPr>'
            f'<w:t xml:space="preserve">{part}</w:t></w:r>'
            for part in _thirds(one)
        )
        for one in told
    )
    body = "".join(
        f'<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Body"/><w:spacing w:after="120"/></w:pPr>{it}'
        "</w:p>"
        for it in runs
    )
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    return _zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="a"'
            f' Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        }
    )


def make_odt(told: list[str]) -> bytes:
    """An OpenDocument text with three spans a paragraph."""
    spans = (
        "".join(f'<text:span text:style-name="T1">{part}</text:span>' for part in _thirds(one))
        for one in told
    )
    body = "".join(f'<text:p text:style-name="P1">{it}</text:p>' for it in spans)
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content xmlns:office="{_ODF}office:1.0"'
            f' xmlns:text="{_ODF}text:1.0"><office:body><office:text>{body}</office:text>'
            "</office:body></office:document-content>",
        }
    )


def make_epub(told: list[str]) -> bytes:
    """A book of chapters of 20 paragraphs."""
    chapters = {
        f"{n}.xhtml": "".join(f"<p>{it}</p>" for it in told[n : n + 20])
        for n in range(0, len(told), 20)
    }
    items = "".join(
        f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    refs = "".join(f'<itemref idref="i{name}"/>' for name in chapters)
    return _zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="book.opf"/></container>',
            "book.opf": f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>",
            **{
                name: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
                f"<body><h1>Part {name}</h1>{body}</body></html>"
                for name, body in chapters.items()
            },
        }
    )


def make_rtf(told: list[str]) -> bytes:
    """Rich text with three groups a paragraph."""
    groups = (
        "".join(rf"{{\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid1 {part}}}" for part in _thirds(one))
        for one in told
    )
    body = "\n".join(rf"\pard\plain \ltrpar\ql\sb120 {it}\par" for it in groups)
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0 Arial;}}}}{body}}}".encode("ascii")


def make_html(told: list[str]) -> bytes:
    """An article with a head, a menu and a foot."""
    menu = "".join(f'<li><a href="/{n}">Part {n}</a></li>' for n in range(40))
    body = "".join(f"<p>{it}</p>" for it in told)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The valley</title>'
        "</head>"
        f"<body><nav><ul>{menu}</ul></nav><article><h1>The valley</h1>{body}</article>"
        f"<footer><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def make_srt(told: list[str]) -> bytes:
    """Subtitles, a sentence a cue."""
    sentences = [it for one in told for it in one.split(". ")]
    return "\n".join(
        f"{n}\n{_clock(n)},000 --> {_clock(n)},900\n{it}.\n" for n, it in enumerate(sentences, 1)
    ).encode()


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def make_eml(told: list[str]) -> bytes:
    """A mail with a plain body."""
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "Eva Muster <eva@example.org>", "The valley"
    message.set_content("\n\n".join(told))
    return bytes(message)


def make_pdf(told: list[str]) -> bytes:
    """A PDF of pages of 48 lines."""
    lines = [one[at : at + _LINE] for one in told for at in range(0, len(one), _LINE)]
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids: list[int] = []
    for at in range(0, len(lines), _LINES):
        shown = "".join(f"({it}) Tj T*\n" for it in lines[at : at + _LINES])
        drawn = zlib.compress(f"BT /F1 10 Tf 14 TL 56 780 Td {shown} ET".encode("ascii"))
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawn), drawn)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), named)
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n" % (len(objects) + 1)
    return bytes(out + b"%d\n%%%%EOF\n" % start)


def bare_html(data: bytes) -> str:
    """trafilatura alone, in its fast mode, with what it finds about the page."""
    import trafilatura

    return trafilatura.extract(data.decode(), fast=True, with_metadata=True) or ""


def bare_pdf(data: bytes) -> str:
    """pypdfium2 alone, in this process."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def bare_pypdf(data: bytes) -> str:
    """pypdf alone, which reads PDF in Python; no dependency of ours."""
    import pypdf  # type: ignore[import-not-found,unused-ignore]

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _bare_tree(member: str, block: str, leaf: str) -> Bare:
    """zipfile and lxml alone: the text of paragraphs, without anything that hangs on it."""

    def read(data: bytes) -> str:
        from lxml import etree  # type: ignore[import-untyped]

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [it for it in archive.namelist() if re.fullmatch(member, it)]
            trees = [etree.fromstring(archive.read(it)) for it in names]
        blocks: list[Any] = [one for tree in trees for one in tree.iter(block)]
        return "\n\n".join(
            "".join(one.itertext(leaf) if leaf else one.itertext()) for one in blocks
        )

    return read


def bare_eml(data: bytes) -> str:
    """The standard library alone."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    return str(message.get_content())


FORMATS: dict[str, tuple[Callable[[list[str]], bytes], str, Bare | None]] = {
    "txt": (lambda told: "\n\n".join(told).encode(), "bytes.decode", bytes.decode),
    "html": (make_html, "trafilatura", bare_html),
    "pdf": (make_pdf, "pypdfium2", bare_pdf),
    "docx": (
        make_docx,
        "zipfile, lxml",
        _bare_tree(r"word/document\.xml", f"{{{_W}}}p", f"{{{_W}}}t"),
    ),
    "odt": (make_odt, "zipfile, lxml", _bare_tree(r"content\.xml", f"{{{_ODF}text:1.0}}p", "")),
    "epub": (
        make_epub,
        "zipfile, lxml",
        _bare_tree(r".*\.xhtml", "{http://www.w3.org/1999/xhtml}p", ""),
    ),
    "rtf": (make_rtf, "none", None),
    "srt": (make_srt, "none", None),
    "eml": (make_eml, "email", bare_eml),
}


ALSO: dict[str, tuple[str, Bare]] = {"pdf": ("pypdf", bare_pypdf)}
"""Libraries that we do not use, measured too where they are installed."""


def ours(data: bytes, name: str) -> None:
    """What ``add`` does with a file before it is stored."""
    read_bytes(data, name, Given())


def _processor() -> float:
    """Seconds of processor time, those of children included, living ones too."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    living = sum(
        sum(map(int, Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[11:15]))
        for child in children
    )
    return sum(os.times()[:4]) + living / os.sysconf("SC_CLK_TCK")


def _rates(data: bytes, ending: str, bare: Bare | None, seconds: float) -> tuple[float, float]:
    """Readings a second of the library and of ours, taking turns; 0 without a library."""
    spent, runs = [0.0, 0.0], 0
    ours(data, f"a.{ending}")
    while sum(spent) < seconds or runs < 3:
        before = _processor()
        if bare:
            bare(data)
        between = _processor()
        ours(data, f"a.{ending}")
        spent[0] += between - before
        spent[1] += _processor() - between
        runs += 1
    return (runs / spent[0] if bare and spent[0] else 0.0), runs / spent[1]


def _many(data: bytes, ending: str, runs: int) -> None:
    for _ in range(runs):
        ours(data, f"a.{ending}")


def _clocked(data: bytes, ending: str, runs: int, processes: int) -> float:
    """Readings a second of the clock, by so many processes that each read ``runs`` times."""
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_many, args=(data, ending, runs)) for _ in range(processes)]
    start = time.perf_counter()
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    return processes * runs / (time.perf_counter() - start)


def measure(pages: int, seconds: float, only: Sequence[str] = ()) -> None:
    """Print a row a format; ``only`` names those that are wanted."""
    told = paragraphs(pages)
    count = sum(map(len, told)) / PAGE
    print("| format | library | alone, pages/s | ours, pages/s | times | 1 process | 2 processes |")
    print("|---|---|---|---|---|---|---|")
    for ending, (make, library, bare) in FORMATS.items():
        if only and ending not in only:
            continue
        data = make(told)
        theirs, own = _rates(data, ending, bare, seconds)
        runs = max(2, round(own * seconds / 2))
        one, two = (_clocked(data, ending, runs, processes) for processes in (1, 2))
        alone = f"{theirs * count:,.0f}" if theirs else "–"
        times = f"{theirs / own:.2f}" if theirs else "–"
        print(
            f"| {ending} | {library} | {alone} | {own * count:,.0f} | {times} |"
            f" {one * count:,.0f} | {two * count:,.0f} |",
            flush=True,
        )
        if ending in ALSO:
            _also(data, ending, seconds, count)


def _also(data: bytes, ending: str, seconds: float, count: float) -> None:
    """Print the row of a library that we do not use, or that it is not installed."""
    library, bare = ALSO[ending]
    if importlib.util.find_spec(library) is None:
        print(f"| {ending} | {library} | not installed | | | | |", flush=True)
        return
    theirs, own = _rates(data, ending, bare, seconds)
    print(
        f"| {ending} | {library} | {theirs * count:,.0f} | {own * count:,.0f} |"
        f" {theirs / own:.2f} | | |",
        flush=True,
    )


def _resident() -> float:
    """Megabytes of this process."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def measure_memory(files: int) -> None:
    """Print what reading small files one after the other holds."""
    endings = [it for it in FORMATS if it != "pdf"]
    told = paragraphs(2)
    with tempfile.TemporaryDirectory() as folder:
        for ending in endings:
            Path(folder, f"a.{ending}").write_bytes(FORMATS[ending][0](told))
        paths = [str(Path(folder, f"a.{endings[n % len(endings)]}")) for n in range(files)]
        for number, _ in enumerate(read_paths(paths), 1):
            if number in (100, files // 4, files // 2, files):
                print(f"{number:>6} files: {_resident():.1f} MB", flush=True)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=30, help="pages of each file (30)")
    parser.add_argument("--seconds", type=float, default=2.0, help="for each format (2)")
    parser.add_argument("--formats", default="", help="only these, such as pdf,epub")
    parser.add_argument("--memory", type=int, metavar="N", help="read N small files instead")
    chosen = parser.parse_args()
    if chosen.memory:
        measure_memory(chosen.memory)
    else:
        measure(chosen.pages, chosen.seconds, [one for one in chosen.formats.split(",") if one])


if __name__ == "__main__":
    main()
