"""Pages give their main text and what they say of themselves, in bounded time."""

from __future__ import annotations

from datetime import date

import pytest

from claims.documents import Given, read_bytes
from claims.errors import DocumentError
from claims.model import Document

ARTICLE = """<!doctype html><html lang="es-MX"><head><meta charset="utf-8">
<title>Harbour talks | The Tern</title>
<meta property="og:site_name" content="The Tern">
<meta name="author" content="Ana Quill">
<meta property="article:published_time" content="2023-10-05T10:00:00Z">
<link rel="canonical" href="https://example.org/talks">
<script>var hidden = "script text 99";</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour talks</h1>
<p>The port handled <b>1,200</b><sup>2</sup> ships
in 40 km<sup>2</sup>.<sup><a href="#n1">1</a></sup></p>
<p>The minister called it <q>a good year</q> for everyone in the region
&amp; beyond.<br>More came.</p>
<ul><li>grain</li><li>salt</li></ul>
<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2022</td><td>1,100</td></tr></table>
</article><footer>All rights reserved by the Tern</footer></body></html>"""


def page(text: str | bytes, name: str = "a.html") -> Document:
    """The document of a page."""
    [document] = read_bytes(text if isinstance(text, bytes) else text.encode(), name, Given())
    return document


def test_a_page_says_what_it_is() -> None:
    """Title, publisher, author, date, address and language come from the page."""
    document = page(ARTICLE)
    assert document.title == "Harbour talks"
    assert document.publisher == "The Tern"
    assert document.author == "Ana Quill"
    assert document.published == date(2023, 10, 5)
    assert document.url == "https://example.org/talks"
    assert document.language == "es"
    assert document.made_by.startswith("main text by trafilatura")


def test_the_main_text_keeps_paragraphs_and_leaves_out_the_frame() -> None:
    """Menus, scripts and footers are no text; paragraphs are parted by empty lines."""
    text = page(ARTICLE).text
    assert "script text" not in text
    assert "All rights" not in text
    assert "Home" not in text
    assert "\n\ngrain\n\nsalt\n\n" in text
    assert "2022 | 1,100" in text


def test_what_only_a_tag_says_is_written_out() -> None:
    """Quotation marks of <q> are kept, a note's number does not join the figure before it."""
    text = page(ARTICLE).text
    assert "The port handled 1,200² ships in 40 km²." in text
    assert "called it “a good year” for everyone in the region & beyond.\nMore came." in text


def test_what_is_given_stands_above_what_the_page_says() -> None:
    """The person who adds a page knows better."""
    [document] = read_bytes(ARTICLE.encode(), "a.html", Given(publisher="Other", title="Mine"))
    assert (document.publisher, document.title) == ("Other", "Mine")


def test_a_page_declares_its_charset() -> None:
    """The declaration in the page's head is used."""
    text = '<html><head><meta http-equiv=x content="text/html; charset=windows-1251"></head>'
    document = page((text + "<body><p>Цена 5</p></body></html>").encode("cp1251"))
    assert document.text == "Цена 5"
    assert document.made_by.endswith("cp1251 (declared)")


def test_a_page_without_text_is_refused() -> None:
    """A page that a script would draw says so."""
    with pytest.raises(DocumentError, match="no text to read"):
        page("<html><head><title>t</title></head><body><script>x()</script></body></html>")


def test_hostile_text_of_a_page_stays_text() -> None:
    """Markup of terminals is text; control characters, which HTML forbids, become signs."""
    html = "<p>A \x1b[31m <b>&#27;]0;t&#x7</b> &#2734; &#031 [/] [@click=app.quit] \u202e</p>"
    text = page(f"<html><body>{html}</body>").text
    assert text == "A ␛[31m ␛]0;t␇ \u0aae ␟ [/] [@click=app.quit] \u202e"


@pytest.mark.parametrize(
    ("bomb", "problem"),
    [
        ("<div>" * 3000 + "text", "nested too deeply"),
        ("<b>" * 600_000, "more than 500,000 tags"),
        ("<p " + " ".join(f"a{n}=b" for n in range(6000)) + ">text", "more than 5,000 attributes"),
    ],
)
def test_bombs_are_refused(bomb: str, problem: str) -> None:
    """What would cost minutes or gigabytes is refused, and why is said."""
    with pytest.raises(DocumentError, match=problem):
        page("<html><body>" + bomb)


@pytest.mark.parametrize(
    "heavy",
    [
        "<p>" + "<a href=x>word</a> " * 20_000,
        "<div>" * 400 + "<p>word</p>",
        "<table><tr><td>" * 150 + "word",
        "<p>" + "word " * 900_000,
    ],
)
def test_heavy_pages_are_read_block_by_block(heavy: str) -> None:
    """Where the main-text finder would need minutes, all visible text is read instead."""
    document = page(f"<html><body><nav>menu</nav><script>no</script>{heavy}")
    assert document.text.startswith("word")
    assert "menu" not in document.text
    assert document.made_by.startswith("all visible text")
