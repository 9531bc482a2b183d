"""Mails and pages saved as one file."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents import Given, read_bytes
from claims.documents.mail import read_mail, read_mhtml
from claims.errors import DocumentError
from claims.model import Document


def mail() -> EmailMessage:
    """A mail with a body in two forms and an attachment."""
    message = EmailMessage()
    message["From"] = "Edda Quist <edda@example.org>"
    message["Date"] = "Mon, 04 May 2026 10:00:00 +0000"
    message["Subject"] = "The ferry – once more"
    message.set_content("We lost 300 people.\n\n> Did you?\n")
    message.add_alternative("<p>We lost <b>300</b> people.</p>", subtype="html")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="ledger.zip")
    return message


def read(data: bytes, name: str = "a.eml") -> Document:
    """The document of a file."""
    [document] = read_bytes(data, name, Given())
    return document


def test_a_mail_is_its_plain_body() -> None:
    """Subject, sender and day come from the headers; what is attached is named and not read."""
    document = read(mail().as_bytes())
    assert document.text.startswith("We lost 300 people.\n\n> Did you?")
    assert document.title == "The ferry – once more"
    assert document.author == "Edda Quist"
    assert document.published == date(2026, 5, 4)
    assert "1 attached and not read: ledger.zip" in document.made_by


def test_a_mail_of_html_alone_is_read_by_its_paragraphs() -> None:
    """Tags are taken off and paragraphs kept."""
    message = EmailMessage()
    message["From"] = "jon@example.org"
    message.set_content("<p>One.</p><script>x()</script><p>Two &amp; three.</p>", subtype="html")
    assert read(message.as_bytes()).text == "One.\n\nTwo & three."
    assert read(message.as_bytes()).author == "jon@example.org"


def test_a_mail_of_attachments_only_is_refused() -> None:
    """The message says what it brings."""
    message = EmailMessage()
    message["From"] = "jon@example.org"
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="ledger.zip")
    with pytest.raises(DocumentError, match=r"a\.eml: the mail has no text .*ledger\.zip"):
        read(message.as_bytes())


SAVED = b"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://example.org/mill\r
Subject: The mill\r
Date: Mon, 4 May 2026 10:00:00 -0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="--x--"\r
\r
\r
----x--\r
Content-Type: text/html\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://example.org/mill\r
\r
<html lang=3D"en"><head><meta charset=3D"utf-8"><title>The mill</title></head><body><article>\r
<p>The mill on the river was built by forty people in the winter of 1904, the owner said=\r
.</p><p>It cost =E2=82=AC3,000 and has never stopped since then, not for one single day.</p>\r
</article></body></html>\r
----x----\r
"""


def test_a_saved_page_is_read_as_the_page() -> None:
    """The text, the title and the address that it was saved from."""
    document = read(SAVED, "mill.mhtml")
    assert "It cost €3,000 and has never stopped" in document.text
    assert "the owner said." in document.text
    assert document.url == "https://example.org/mill"
    assert document.title == "The mill"
    assert document.made_by.startswith("saved page (MHTML)")


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml"])
def test_what_is_neither_is_refused(name: str) -> None:
    """A text named as a mail is refused with advice."""
    with pytest.raises(DocumentError, match="does not begin with the headers"):
        read(b"The mill is old.\n\nIt is dry.", name)


def test_parts_within_parts_are_bounded() -> None:
    """A mail nested a thousand deep is refused before it is taken apart."""
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(999)
    )
    with pytest.raises(DocumentError, match="more than 200 parts"):
        read(b"From: a@example.org\r\nMIME-Version: 1.0\r\n" + nested)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but a refusal comes out of rubbish."""
    for reader in (read_mail, read_mhtml):
        try:
            reader(b"From: a\r\nMIME-Version: 1.0\r\n" + data, "a.eml")
        except DocumentError:
            continue
