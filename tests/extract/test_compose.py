"""Claims: one a clause, with the speaker whose words it is in, and spans that slice back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract import extract
from claims.extract.clauses import Landmarks, split_clauses
from claims.extract.wording import tokens
from claims.model import Claim, ClaimKind, Extraction, Span


def texts(extraction: Extraction, kind: ClaimKind) -> list[str]:
    """The words of the claims of one kind."""
    return [claim.text for claim in extraction.claims if kind in claim.kinds]


def clauses(text: str) -> list[str]:
    """The clauses of one sentence without figures."""
    span = Span(0, len(text))
    found = split_clauses(text, span, Landmarks(), tuple(tokens(text, span)))
    return [clause.span.of(text) for clause in found]


def test_connectives_part_clauses() -> None:
    """ "while", "but" and a semicolon part clauses; "and" only between two that can stand."""
    assert clauses("prices rose while wages fell; rents, however, stayed") == [
        "prices rose",
        "wages fell",
        "rents, however, stayed",
    ]
    assert clauses("men, women, and children came") == ["men, women, and children came"]
    assert clauses("prices rose, and wages fell") == ["prices rose", "wages fell"]


def test_two_clauses_with_figures_are_two_claims() -> None:
    """Each clause with figures of its own place is a claim of its own."""
    found = extract("In Chile it does not reach 1,000 while in Peru it exceeds 5,000 a year.")
    assert texts(found, ClaimKind.NUMERIC) == [
        "In Chile it does not reach 1,000",
        "in Peru it exceeds 5,000 a year.",
    ]


def test_figures_of_two_places_in_one_clause_part() -> None:
    """ "and" parts figures that have each a place of their own."""
    found = extract("Thefts fell 5 percent in Texas and rose 3 percent in Ohio.")
    assert [claim.scope.place for claim in found.claims] == [("Texas",), ("Ohio",)]
    assert texts(found, ClaimKind.NUMERIC) == [
        "Thefts fell 5 percent in Texas",
        "rose 3 percent in Ohio.",
    ]


def test_who_says_it_is_not_in_the_claim() -> None:
    """A numeric claim is what is said, with its speaker beside it."""
    (claim,) = extract("Mayor Edda Quist said 300 people had fled to Norway in 2019.").claims
    assert claim.text == "300 people had fled to Norway in 2019."
    assert claim.speaker == "Edda Quist"
    assert claim.kinds == (ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED)


def test_a_quotation_with_more_than_its_figure_is_a_claim_too() -> None:
    """Quoted words beyond the clause of the figure are an attributed claim of their own."""
    found = extract(
        '"We lost 300 homes. The river had never been so high in our valley," said Edda Quist.'
    )
    assert texts(found, ClaimKind.NUMERIC) == ["We lost 300 homes."]
    assert any("never been so high" in text for text in texts(found, ClaimKind.ATTRIBUTED))
    assert {claim.speaker for claim in found.claims} == {"Edda Quist"}


def test_a_sentence_worth_checking_is_a_claim_of_fact() -> None:
    """A record or a comparison without figure or speaker is a claim; a courtesy is none."""
    found = extract(
        "The Norwegian parliament passed the largest tax cut in the history of Oslo schools. "
        "Thank you very much for coming."
    )
    assert texts(found, ClaimKind.FACT) == [
        "The Norwegian parliament passed the largest tax cut in the history of Oslo schools."
    ]


def test_claims_hold_the_very_figures_that_are_listed() -> None:
    """Every figure and attribution of a claim is one of the extraction's."""
    found = extract('"Crime fell 5 percent in Peru," said Edda Quist. She had 300 officers.')
    assert found.claims
    for claim in found.claims:
        assert all(quantity in found.quantities for quantity in claim.quantities)
        assert claim.attribution is None or claim.attribution in found.attributions


def test_nothing_comes_of_nothing() -> None:
    """An empty text has no sentences and no claims."""
    assert extract("") == Extraction(language="en")


def test_a_row_of_a_table_is_one_claim() -> None:
    """A line of nothing but figures is not read figure by figure."""
    found = extract("; ".join(f"{number} kg" for number in range(11, 60)).replace(";", " and"))
    assert len(texts(found, ClaimKind.NUMERIC)) == 1


WORDS = st.sampled_from(
    ['"', "“", "”", "'", " ", "\n", "\r\n", ". ", ", ", "; ", " — ", "(", ")", "5", "1,000", "%",
     "$4", " million ", "said ", "he ", "Edda Quist ", "in ", "Peru ", "the US ", "2019 ",
     "of which ", "while ", "died ", "killed ", "people ", "and ", "that ", "a year ", "mil ",
     "murieron ", "ſ", "İ", "\u202e", "\x1b[31m", "[/]", "ß", "é", "e\u0301", "😀", "٣", "½",
     "of them "]
)  # fmt: skip


def check_spans(text: str, found: Extraction) -> None:
    """Every span of an extraction lies in the text and gives back the words it came with."""
    for sentence in found.sentences:
        assert sentence.span.of(text).strip()
    for quantity in found.quantities:
        assert quantity.span.of(text) == quantity.text
    for attribution in found.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert span.end <= len(text)
    for claim in found.claims:
        check_claim(text, claim)


def check_claim(text: str, claim: Claim) -> None:
    """A claim's words are those at its span, and its figures stand inside it."""
    assert claim.span.of(text) == claim.text != ""
    assert all(claim.span.covers(quantity.span) for quantity in claim.quantities)
    assert 0 <= claim.worthiness <= 1
    facets = {"subject", "place", "period", "population"}
    assert {name for name, _ in claim.scope.origins} <= facets


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_spans_slice_back_in_any_mixture_of_words(words: list[str]) -> None:
    """Whatever words and marks a text is made of, its spans give back their words."""
    text = "".join(words)
    check_spans(text, extract(text))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "es", None]))
def test_spans_slice_back_in_any_text(text: str, language: str | None) -> None:
    """Any text at all is read without complaint, in either language."""
    check_spans(text, extract(text, language=language))


def test_a_cue_parts_no_clause_from_its_fronted_phrase() -> None:
    """The place before "she said" is of the clause after it, and no claim of its own."""
    found = extract(
        "Harriet Quill drew a comparison. In Chile, she said, there are 3,000 boats, while in Peru "
        "there are 40. Every year, she added, 12 of them sink."
    )
    assert texts(found, ClaimKind.ATTRIBUTED) == texts(found, ClaimKind.NUMERIC)
    assert texts(found, ClaimKind.NUMERIC) == [
        "In Chile, she said, there are 3,000 boats",
        "in Peru there are 40.",
        "Every year, she added, 12 of them sink.",
    ]
    assert {claim.speaker for claim in found.claims if claim.attribution} == {"Harriet Quill"}
    assert [claim.scope.place for claim in found.claims if claim.quantities][:2] == [
        ("Chile",),
        ("Peru",),
    ]


def test_a_clause_before_a_cue_stays_a_claim() -> None:
    """What has a verb of its own before "she said" is said as well."""
    found = extract("The harbour is too small, Harriet Quill said, and 300 boats wait outside.")
    assert any("harbour is too small" in text for text in texts(found, ClaimKind.ATTRIBUTED))
