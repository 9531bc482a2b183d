"""Made-up text that would break what is not linear, and spans that always slice back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract.attributions import find_attributions
from claims.extract.names import find_people
from claims.model import Span
from claims.sentences import sentences

_PIECES = [
    "He said ", '"', "“", "”", "«", "»", "''", "—", "Harriet Quill ", "told reporters ", "that ",
    "the bridge is safe", ", ", ". ", "\n", "\n\n", "according to ", "(", ")", "adding ", "who ",
    "and ", "la alcaldesa ", "dijo que ", "según ", "\x1b[31m", "\u202e", "1,000 ", "'s ", ":",
]  # fmt: skip


def _check(text: str, language: str) -> None:
    spans = list(sentences(text))
    people = find_people(text, spans, language)
    for found in find_attributions(text, spans, people, language):
        parts = (*found.source, *found.cue, *found.content)
        assert found.content
        assert all(0 <= part.start < part.end <= len(text) for part in parts)
        assert list(found.content) == sorted(found.content)


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join), st.sampled_from(["en", "es"]))
@settings(deadline=None, max_examples=150)
def test_no_text_breaks_it(text: str, language: str) -> None:
    """Any mixture of marks, names and cues gives spans inside the text, in order."""
    _check(text, language)


@pytest.mark.parametrize(
    "piece",
    ["he said ", '"', "“a ", "(", "X and Y, ", "a, ", "—a ", "Ann Bee said. ", "who said that ",
     "1", "'", "said the ", "John Xx, ", "AB ", "((", "as X noted, ", "which X says is ",
     "“It is so,” X, a mayor, of Ostle, Ariz., said. ", "“That a b c d e f g h. I «x»” ",
     "It is.” ",
     "He said:\n\n“It is.”\n\n", "a - b "],
)  # fmt: skip
def test_repetition_is_survived(piece: str) -> None:
    """A hundred thousand characters of one piece are read to the end."""
    _check(piece * (100_000 // len(piece)), "en")


@pytest.mark.parametrize(
    ("piece", "times"), [("he said ", 50_000), (", ", 100_000), ("“", 100_000)]
)
def test_long_repetition_is_survived(piece: str, times: int) -> None:
    """A paragraph of one piece many times over is read to the end."""
    _check(piece * times, "en")


@pytest.mark.parametrize(
    "piece", ["—a ", "según X, ", "dijo X que ", "la promesa de X de ", "«a. "]
)
def test_spanish_repetition_is_survived(piece: str) -> None:
    """A hundred thousand characters of one piece are read to the end in Spanish too."""
    _check(piece * (100_000 // len(piece)), "es")


def test_nothing_in_nothing_out() -> None:
    """Empty text has no attributions, and neither has text without sentences."""
    assert find_attributions("", [], []) == []
    assert find_attributions("a", [Span(0, 1)], []) == []


@pytest.mark.parametrize("cue", ["referring to", "pointing to", "was urged to", "hope to say"])
def test_a_cue_that_ends_its_text_has_no_content(cue: str) -> None:
    """Text that is cut off right after a cue gives no attribution with nothing in it."""
    _check(f"The note {cue}", "en")
    _check(f"Ann Bee left, {cue}\n\nIt rained.", "en")
