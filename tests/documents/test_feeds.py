"""Feeds: an entry is a document."""

from __future__ import annotations

from datetime import date

import pytest

from claims.documents import Given, read_bytes
from claims.documents.feeds import read_feed
from claims.errors import DocumentError

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Norvald Post</title><language>en-GB</language>
<item><title>Dam &amp;amp; mill</title><link>https://post.example/dam</link><guid>n-1</guid>
<pubDate>Thu, 05 Oct 2023 10:00:00 GMT</pubDate><dc:creator>Edda Quist</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The dam lost <b>7</b> people.</p><script>x()</script><p>It rose.</p>]]>
</content:encoded></item>
<item><guid isPermaLink="false">n-2</guid><description>The mill is old.</description>
<author>desk@post.example (Ole Brandt)</author></item>
<item><link>https://post.example/empty</link></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>El Diario</title>
<entry><title>La presa</title><id>urn:1</id><updated>2023-10-05T10:00:00Z</updated>
<link rel="self" href="https://d.example/self"/><link href="https://d.example/presa"/>
<author><name>Edda Quist</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>La presa cede.</p><p>Siete.</p>
</div></content></entry></feed>"""


def test_an_entry_is_a_document_with_what_the_feed_says_of_it() -> None:
    """Title and the fullest text, as paragraphs; author, day and address from its fields."""
    first, second = read_feed(RSS, "a.rss")
    assert first.text == "Dam & mill\n\nThe dam lost 7 people.\n\nIt rose."
    assert (first.publisher, first.author, first.language) == (
        "The Norvald Post",
        "Edda Quist",
        "en",
    )
    assert (first.published, first.url) == (date(2023, 10, 5), "https://post.example/dam")
    assert (second.text, second.author, second.url) == ("The mill is old.", "Ole Brandt", "")


def test_atom_is_read_with_its_markup() -> None:
    """Nested XHTML becomes paragraphs; the address is that of the page, not of the feed."""
    [entry] = read_feed(ATOM, "a.atom")
    assert entry.text == "La presa\n\nLa presa cede.\n\nSiete."
    assert (entry.url, entry.language, entry.author) == (
        "https://d.example/presa",
        "es",
        "Edda Quist",
    )


def test_entries_are_told_apart_by_their_guid() -> None:
    """The documents of one file have hashes of their own."""
    found = read_bytes(RSS, "feed.xml", Given())
    assert len({one.sha256 for one in found}) == 2


def test_a_feed_is_known_without_its_name() -> None:
    """Bytes that begin as a feed are one, whatever they are called."""
    assert len(read_bytes(ATOM, "-", Given())) == 1


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities_are_refused(code: str) -> None:
    """A feed that declares some could unfold to gigabytes, or read files of this machine."""
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        "<rss><channel><item><title>&b;</title></item></channel></rss>"
    )
    with pytest.raises(DocumentError, match="declares entities"):
        read_feed(bomb.encode(code), "a.rss")


def test_other_xml_and_broken_xml_are_refused_in_words() -> None:
    """Each with what to do."""
    for data, words in (
        (b"<invoice><item>7</item></invoice>", "no RSS or Atom feed"),
        (b"<rss><channel><item>", "no well-formed XML"),
        (b"<rss><channel><item><link/></item></channel></rss>", "none of its 1 entries"),
        (b"<a>" * 5_000, "no well-formed XML"),
    ):
        with pytest.raises(DocumentError, match=words):
            read_feed(data, "a.xml")


def test_markup_that_is_broken_is_read_as_a_browser_would() -> None:
    """Tags without an end, and signs that are none."""
    words = b"<description>&lt;p>3 &amp;lt; 5 &lt;b>x</description>"
    data = b"<rss><channel><item>" + words + b"</item></channel></rss>"
    assert read_feed(data, "a.rss")[0].text == "3 < 5 x"
