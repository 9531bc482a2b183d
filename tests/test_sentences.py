"""Paragraphs and sentences: where they end, and where they only seem to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.sentences import LONGEST, paragraphs, sentences


def said(text: str) -> list[str]:
    """The sentences of ``text`` in its own words."""
    return [span.of(text) for span in sentences(text)]


def parted(text: str) -> list[str]:
    """The paragraphs of ``text`` in its own words."""
    return [span.of(text) for span in paragraphs(text)]


WHOLE = [
    "Secretary Marta J. Ollinger flew to the U.S. and met Sen. Brandt at 3 p.m. Monday.",
    "Growth was 3.5 percent, or $1.2 billion, in the U.S. economy.",
    "Acme Inc. Chairman Dr. Rolf Tamm cited No. 10 on the list of St. Petersburg firms.",
    "On Oct. 5 the office of Gov. Lindqvist counted approx. five complaints.",
    "El Sr. Aldana y la Dra. Pinto viajaron a EE. UU. con el Lic. Robles.",
    "En EE.UU. murieron 300 personas, según la pág. 3 del informe.",
    '"Why now?" asked the mayor.',
    '"Stop the boats!" Deputy Mayor Olsen said.',
    "He waited . . . and then left.",
    "The case, Ardent v. Bellweather, cost $40.",
    "1. First point of the list",
    "The U.S. $5 bill and the J. K. Marlow estate",
]
PARTED = [
    ("It grew. We lost 100 jobs. Then it fell.", 3),
    ("It lost 30 sacks in 2020.¹² It sold “40.”³ So it is.", 3),
    ('"It grew." He left.', 2),
    ("“We won.” The crowd (all 400.) cheered.", 2),
    ("He lives in the U.S. The family stayed.", 2),
    ("He bought shares of Acme Inc. The price fell.", 2),
    ("They met at 3 p.m. Officials declined to comment.", 2),
    ("People need vitamin C. Doctors agree.", 2),
    ("He said no. 10 others agreed.", 2),
    ("¿Cuántos? Más de mil. ¡Nadie lo sabe! Así es.", 4),
    ("Was it 40? It was.", 2),
    ("The mayor spoke.The council did not.", 2),
    ("That was in 2019.[12] It rose again.", 2),
    ("Wait… That is wrong.", 2),
    ("all lower case ended here. then more came.", 2),
    ("日本語です。終わり。", 2),
]


@pytest.mark.parametrize("text", WHOLE)
def test_stops_inside_a_sentence(text: str) -> None:
    """Titles, initials, abbreviations, decimals and tags do not end a sentence."""
    assert said(text) == [text]


@pytest.mark.parametrize(("text", "count"), PARTED)
def test_ends_of_sentences(text: str, count: int) -> None:
    """Full stops, questions and closed quotes end sentences, with their closing marks."""
    found = said(text)
    assert len(found) == count
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_closing_marks_stay_with_their_sentence() -> None:
    """A quote that closes after the full stop belongs to the sentence it closes."""
    assert said('He said "it is over." She left.') == ['He said "it is over."', "She left."]


def test_headings_are_paragraphs_of_their_own() -> None:
    """A heading without a full stop never runs into the text below it."""
    text = (
        "A new bridge opens\nThe town of Arlen opened a bridge on May 2. It cost a lot.\nRELATED:"
    )
    assert said(text) == [
        "A new bridge opens",
        "The town of Arlen opened a bridge on May 2.",
        "It cost a lot.",
        "RELATED:",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_broken_to_fit_a_page_are_joined(newline: str) -> None:
    """Text whose lines were broken at a width reads on; a blank line parts it all the same."""
    text = newline.join(
        [
            "The council of Arlen voted on Tuesday to build a second bridge across the",
            "river, which will cost about 40 million crowns and take three years to be",
            "finished. The mayor was pleased.",
            "",
            "The opposition said that the money would be better spent on the schools of",
            "the town.",
        ]
    )
    assert [len(said(paragraph)) for paragraph in parted(text)] == [2, 1]


def test_every_kind_of_line_break_parts_lines() -> None:
    """CRLF, CR and the Unicode separators part paragraphs as a line feed does."""
    assert parted("One\r\nTwo\rThree\u2028Four\x85Five") == ["One", "Two", "Three", "Four", "Five"]


def test_a_missing_final_newline_changes_nothing() -> None:
    """The last paragraph is whole whether or not the file ends with a line break."""
    assert parted("One.\n\nTwo") == parted("One.\n\nTwo\n") == ["One.", "Two"]


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\n\n\n"])
def test_nothing_to_read(text: str) -> None:
    """Empty and blank text has neither paragraphs nor sentences."""
    assert parted(text) == []
    assert said(text) == []


@pytest.mark.parametrize("filler", ["word ", "x", "3.", ". ", '."', "?! "])
def test_no_sentence_is_longer_than_the_limit(filler: str) -> None:
    """A line without end is cut, at white space where there is any."""
    text = filler * 20_000
    found = list(sentences(text))
    assert max(len(span) for span in found) <= LONGEST
    assert "".join(span.of(text) for span in found).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet=st.one_of(st.sampled_from("Ab .\"'?!\n\r1“”…"), st.characters())))
def test_sentences_cover_all_that_is_not_space(text: str) -> None:
    """Sentences are trimmed, in order, disjoint, and leave nothing but white space out."""
    last = 0
    for span in sentences(text):
        words = span.of(text)
        assert words == words.strip() != ""
        assert text[last : span.start].strip() == ""
        last = span.end
    assert text[last:].strip() == ""


@given(st.text(alphabet="aB. \n\r\t"))
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    """Every sentence lies inside one paragraph."""
    bounds = list(paragraphs(text))
    assert all(any(bound.covers(span) for bound in bounds) for span in sentences(text))
