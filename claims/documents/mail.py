"""Mails (``.eml``) and pages saved as one file (MHTML): both are MIME, RFC 2045 and RFC 2557."""

from __future__ import annotations

import codecs
import email.errors
import email.policy
from dataclasses import replace
from datetime import date
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from claims.documents.blocks import UNSEEN, paragraphs_of
from claims.documents.encoding import decode
from claims.documents.html import page_tree, read_html
from claims.documents.reading import Reading
from claims.errors import DocumentError

# The parser of the standard library goes one call deeper for each part within a part.
_MOST_BOUNDARIES = 200
_NAMED = 4
_LONGEST_FIELD = 300


def read_mail(data: bytes, name: str) -> Reading:
    """The body of a mail, its subject, sender and day; raises DocumentError for one without text.

    Attachments are named and not read.
    """
    message = _parsed(data, name)
    body = message.get_body(preferencelist=("plain", "html"))
    text = _text_of(body, name) if body is not None else ""
    if not text.strip():
        raise DocumentError(
            "{name}: the mail has no text of its own{message}. Save what it brings as "
            "files and add those.",
            name=name,
            message=_attached(message),
        )
    sender, address = parseaddr(str(message.get("From", "")))
    return Reading(
        text=text,
        made_by=f"mail, its {body.get_content_subtype() if body else ''} body{_attached(message)}",
        title=_field(message, "Subject"),
        author=" ".join((sender or address).split())[:_LONGEST_FIELD],
        published=_day(message),
    )


def read_mhtml(data: bytes, name: str) -> Reading:
    """The page of an MHTML file as the HTML reader reads it, and the address it was saved from."""
    message = _parsed(data, name)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise DocumentError(
            "{name}: holds no web page. Save the page anew, as one file, and add that.", name=name
        )
    charset = page.get_content_charset() or "utf-8"
    held = decode(_bytes_of(page), name, charset)
    # A mark at the head says what the bytes are, whatever the page declares.
    found = read_html(codecs.BOM_UTF8 + held.text.encode("utf-8", "replace"), name)
    address = _field(message, "Snapshot-Content-Location") or _field(page, "Content-Location")
    return replace(
        found,
        made_by=f"saved page (MHTML); {found.made_by}",
        title=found.title or _field(message, "Subject"),
        url=found.url or (address if address.startswith(("http://", "https://")) else ""),
    )


def _parsed(data: bytes, name: str) -> EmailMessage:
    if data.count(b"boundary=") > _MOST_BOUNDARIES:
        raise DocumentError(
            "{name}: has more than {most_boundaries} parts within parts. Save the text you "
            "see as .txt and add that.",
            name=name,
            most_boundaries=_MOST_BOUNDARIES,
        )
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    # Any text is a mail without headers to the parser.
    if not {key.lower() for key in message} & {"from", "date", "subject", "mime-version"}:
        raise DocumentError(
            "{name}: does not begin with the headers of a mail or a saved page. If it is "
            "plain text, save it as .txt and add that.",
            name=name,
        )
    return message


def _text_of(part: MIMEPart, name: str) -> str:
    data = _bytes_of(part)
    if part.get_content_subtype() != "html":
        return decode(data, name, part.get_content_charset()).text
    tree, _ = page_tree(data, name)
    return "\n\n".join(paragraphs_of(tree, UNSEEN))


def _bytes_of(part: MIMEPart) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _attached(message: MIMEPart) -> str:
    names = [_file_name(part) for part in message.iter_attachments()]
    if not names:
        return ""
    more = " …" if len(names) > _NAMED else ""
    return f"; {len(names)} attached and not read: {', '.join(names[:_NAMED])}{more}"


def _file_name(part: MIMEPart) -> str:
    try:
        return " ".join((part.get_filename() or part.get_content_type()).split())[:80]
    except (ValueError, LookupError):
        return "a file"


def _field(message: MIMEPart, header: str) -> str:
    try:
        return " ".join(str(message.get(header, "")).split())[:_LONGEST_FIELD]
    except (ValueError, LookupError, email.errors.MessageError):
        # A header in an encoding that does not exist says nothing; the mail still does.
        return ""


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_field(message, "Date")).date()
    except ValueError:
        return None
