"""Single fields of published checks, in the forms in which they are found."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claims.documents.precedents import fields


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  A\n claim ", "A claim"),
        ("<p>Taxes <b>rose</b> &amp; fell</p>", "Taxes rose & fell"),
        ("5 &lt; 7 and a < b > c", "5 < 7 and a < b > c"),
        ("&amp;quot;Yes&amp;quot;", '"Yes"'),
        (["", "False", "True"], "False"),
        ({"@value": "Falso", "@language": "es"}, "Falso"),
        ({"@type": "Organization", "name": "Tern Check"}, "Tern Check"),
        (4, "4"),
        (4.5, "4.5"),
        (True, ""),
        (None, ""),
        ({}, ""),
        ("\ud800 half", "\ufffd half"),
    ],
)
def test_text_is_read_out_of_whatever_holds_it(value: Any, text: str) -> None:
    """Of lists the first words, of objects their value or name; without tags and entities."""
    assert fields.text_of(value) == text


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-04", date(2021, 3, 4)),
        ("2021-03-04T23:59:00Z", date(2021, 3, 4)),
        ("2021-3-4", date(2021, 3, 4)),
        ("20210304", date(2021, 3, 4)),
        ("March 4, 2021", date(2021, 3, 4)),
        ("4 de marzo de 2021", date(2021, 3, 4)),
        ("Thu, 04 Mar 2021 10:00:00 GMT", date(2021, 3, 4)),
        ("03/04/2021", None),
        ("2021-13-45", None),
        ("2021", None),
        ("soon", None),
        (1614816000, None),
        (None, None),
    ],
)
def test_a_date_is_read_only_where_it_can_be_read_in_one_way(value: Any, day: date | None) -> None:
    """ISO, RFC 822 and words are dates; day and month that could change places are none."""
    assert fields.day_of(value) == day


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, 3.0),
        ("3", 3.0),
        ("3,5", 3.5),
        (["4"], 4.0),
        ({"@value": 2}, 2.0),
        ("4/5", None),
        ("four", None),
        (True, None),
        (None, None),
        (1e300, None),
        ([], None),
        ("1" * 400, None),
    ],
)
def test_a_number_may_be_written_as_text(value: Any, number: float | None) -> None:
    """Numbers, and text that is nothing but one; no fraction, word or boolean."""
    assert fields.number_of(value) == number


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://a.example/1", "https://a.example/1"),
        (["https://a.example/1", "https://b.example"], "https://a.example/1"),
        ({"url": "https://a.example/1"}, "https://a.example/1"),
        ("https://a.example/1,https://b.example/2", "https://a.example/1"),
        ("https://a.example/1 https://b.example/2", "https://a.example/1"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        (7, ""),
        (None, ""),
    ],
)
def test_an_address_is_text(value: Any, address: str) -> None:
    """The first of several; what it would do, if it were opened, is no matter."""
    assert fields.address_of(value) == address


def test_a_nest_of_objects_is_followed_only_so_far() -> None:
    """An address inside an address inside an address is given up, without an error."""
    nest: Any = "https://a.example"
    for _ in range(500):
        nest = {"url": [nest]}
    assert fields.address_of(nest) == ""


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.tern.example/a", "tern.example"),
        ("http://Tern.example:80/", "tern.example"),
        ("javascript:alert(1)", ""),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_have_a_host(address: str, host: str) -> None:
    """The host without "www."; an address that is malformed or no web address has none."""
    assert fields.host_of(address) == host


@pytest.mark.parametrize(
    ("value", "language"), [("en-GB", "en"), ("ES", "es"), ("pt_BR", "pt"), ("English", "")]
)
def test_a_language_is_its_two_letters(value: str, language: str) -> None:
    """Regions are left out; the name of a language is no tag of it."""
    assert fields.language_of(value) == language
