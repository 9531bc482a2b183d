"""What of a text is claims, what to check no claim holds, what neither; and sources."""

from __future__ import annotations

from claims.coverage import Checkable, coverage
from claims.folding import count_words
from claims.model import Annotation, AnnotationKind, Document, Layout, Span

TEXT = (
    "The port of Ostle took 300 boats in May. It was cold, as ever. The oldest pier is of oak, "
    "and Ida Brandt said “we knew”.\n\nNothing was done about it.\n"
)


def document(text: str = TEXT, *annotations: Annotation) -> Document:
    """A text as a document."""
    return Document(text=text, sha256="0", layout=Layout(annotations=annotations))


def span_of(words: str) -> Span:
    """Where words stand."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_words_are_claimed_checkable_or_neither() -> None:
    """Every word is counted once, and stretches name what they hold."""
    found = coverage(document(), [span_of("took 300 boats in May")])
    assert (found.sentences, found.sentences_claimed, found.sentences_checkable) == (4, 1, 1)
    assert found.words == count_words(TEXT, Span(0, len(TEXT)))
    assert found.claimed == 5
    holds = {one.span.of(TEXT): one.holds for one in found.stretches}
    assert holds["The port of Ostle"] == (Checkable.NAME,)
    oldest = next(held for words, held in holds.items() if words.startswith("The oldest"))
    assert oldest == (Checkable.QUOTATION, Checkable.NAME, Checkable.EXTREME)
    assert not any("cold" in words for words in holds)


def test_nothing_is_left_of_a_text_that_is_all_claims() -> None:
    """Overlapping claims count their words once."""
    found = coverage(document(), [Span(0, len(TEXT)), Span(0, 40), Span(20, 80)])
    assert (found.words, found.stretches) == (found.claimed, ())


def test_paragraphs_without_a_source_are_named() -> None:
    """Where notes hang on a text, paragraphs with claims and no note are listed."""
    claims = [span_of("300 boats"), span_of("Nothing was done about it")]
    note = Annotation(span=span_of("300 boats"), kind=AnnotationKind.NOTE, text="port office")
    found = coverage(document(TEXT, note), claims)
    assert [one.of(TEXT) for one in found.unsourced] == ["Nothing was done about it."]
    assert coverage(document(), claims).unsourced == ()
    assert found.paragraphs == 2


def test_hostile_text_is_read_in_one_pass() -> None:
    """A long line of quotes, digits and combining marks has stretches inside it only."""
    text = "“1\u0301 A\u202e B " * 20_000
    found = coverage(document(text), [Span(0, 9), Span(50, 70)])
    assert found.stretches
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found.stretches)
