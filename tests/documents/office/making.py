"""Makes small office files by hand, from the markup of their bodies."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_SPACES = " ".join(
    [
        *(
            f'xmlns:{short}="{_ODF}{name}:1.0"'
            for short, name in (
                ("office", "office"),
                ("text", "text"),
                ("table", "table"),
                ("draw", "drawing"),
                ("style", "style"),
                ("meta", "meta"),
                ("fo", "xsl-fo-compatible"),
            )
        ),
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of members; one that is called mimetype stays unfolded, as it has to."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, how)
    return held.getvalue()


def run(words: str, inner: str = "") -> str:
    """A run of a Word document; ``inner`` stands before its words."""
    text = f'<w:t xml:space="preserve">{words}</w:t>' if words else ""
    return f"<w:r>{inner}{text}</w:r>"


def para(*runs: str, properties: str = "") -> str:
    """A paragraph of a Word document, of runs or of words."""
    held = "".join(it if it.startswith("<") else run(it) for it in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{held}</w:p>"


def docx(
    body: str,
    *,
    notes: Mapping[str, str] | None = None,
    comments: str = "",
    links: Mapping[str, str] | None = None,
    core: str = "",
    more: Mapping[str, str | bytes] | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A Word document; ``notes`` by kind ("footnotes", "endnotes") are the markup of each part,
    ``links`` addresses by id, ``parts`` further parts by what they are to the body.
    """
    notes, parts = dict(notes or {}), dict(parts or {})
    if comments:
        notes["comments"] = comments
    held = {**{k: f"<w:{k} {_SPACES}>{v}</w:{k}>" for k, v in notes.items()}, **parts}
    external = "".join(
        f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for key, to in (links or {}).items()
    )
    internal = "".join(
        f'<Relationship Id="part{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in held
    )
    members: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1"'
        f' Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{external}{internal}'
        "</Relationships>",
        **{f"word/{kind}.xml": markup for kind, markup in held.items()},
        **(more or {}),
    }
    if core:
        members["docProps/core.xml"] = (
            f'<cp:p xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:p>'
        )
    return zipped(members)


def odt(
    body: str,
    *,
    styles: str = "",
    meta: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An OpenDocument text of the markup of its body."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF_SPACES}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:document-meta {_ODF_SPACES}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            **(more or {}),
        }
    )


def flat_odt(body: str, *, styles: str = "") -> bytes:
    """The same as one piece of XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF_SPACES}'
        ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def epub(
    chapters: Mapping[str, str],
    *,
    package: str = "",
    toc: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An electronic book: ``chapters`` are the markup of bodies by file name, in order."""
    manifest = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    nav = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{package}</metadata><manifest>{manifest}{nav if toc else ''}</manifest>"
            f"<spine>{spine}</spine></package>",
            **{f"OEBPS/{name}": page(body) for name, body in chapters.items()},
            **({"OEBPS/nav.xhtml": page(f'<nav epub:type="toc">{toc}</nav>')} if toc else {}),
            **(more or {}),
        }
    )


def page(body: str) -> str:
    """An XHTML page."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>A page</title></head><body>{body}</body></html>"
    )
