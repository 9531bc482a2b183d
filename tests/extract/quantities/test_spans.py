"""Where the figures of a text stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract.quantities import find_quantities

_WORDS = """
        1,000 12 3.5 2019 $ € % million bn k a an the per year years old half third of in out
        de entre y o a mil más menos no ni hasta años
        every to - and or between from more than not even reach about dozens hundreds ( ) [ ] "
        ' . , ; : / people deaths km mph one two twenty hundred May 5 İ ½ ² é × ^ e """

_SCRAPS = st.lists(st.sampled_from([*_WORDS.split(), "\n"]), max_size=40)


@settings(deadline=None)
@given(st.text(max_size=200) | _SCRAPS.map(" ".join) | _SCRAPS.map("".join))
def test_spans_slice_back_in_order_without_overlap(text: str) -> None:
    """Whatever the text, each span quotes it, and none begins before the last one ends."""
    for language in ("en", "es"):
        last = 0
        for quantity in find_quantities(text, language):
            assert quantity.span.of(text) == quantity.text
            assert quantity.span.start >= last
            assert quantity.text
            last = quantity.span.end


def test_the_words_of_a_bound_belong_to_its_span() -> None:
    """The span runs from the cue to the noun counted."""
    text = "The toll does not even reach 1,000 deaths, they say."
    assert find_quantities(text)[0].text == "does not even reach 1,000 deaths"


def test_a_line_that_is_wrapped_is_read_on() -> None:
    """A line break inside a sentence parts no figure."""
    assert find_quantities("It takes more than\n300 volunteers")[0].text == (
        "more than\n300 volunteers"
    )


def test_a_new_paragraph_parts_figures() -> None:
    """Nothing is read over an empty line."""
    assert [q.unit for q in find_quantities("In all 12\n\npeople came")] == [None]
