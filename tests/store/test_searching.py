"""Searching a case for words: whatever is typed is literal text, and bounded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.filters import parse
from claims.folding import words
from claims.model import Claim, ClaimKind, Document, Extraction, Span
from claims.store import Case, queue
from claims.store.database import worded as folded_words

TEXTS = [
    "The harbour of Ostwick handled 612 ships in 2019.",
    "NEAR the pier stood 100,000 trees OR so, the mayor said.",
    "A walrus (old) was not seen AND not heard: 40% of them are.",
]
TYPED = ['"', "'", "*", "^", ":", "-", "(", ")", "AND", "OR", "NOT", "NEAR(", "statement:", "\0"]
TYPED += ["\ud800", "😀", "שלום", "\u202e", "the", "of", "9" * 5_000, "%", "_", "\\", ";", "--"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case of three claims."""
    path = tmp_path_factory.mktemp("searching") / "case.factcheck"
    text, claims, start = "\n".join(TEXTS), [], 0
    for one in TEXTS:
        span = Span(start, start + len(one))
        claims.append(Claim(span=span, text=one, kinds=(ClaimKind.FACT,)))
        start = span.end + 1
    document = Document(text=text, sha256="0" * 64, title="Report")
    with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True) as opened:
        opened.add_document(document, Extraction(claims=tuple(claims)), reviewer="Ada")
        yield opened


@settings(deadline=None)
@given(parts=st.lists(st.sampled_from([*TYPED, "walrus", "ships", "100k"]) | st.text(), max_size=8))
def test_what_is_typed_is_literal(case: Case, parts: list[str]) -> None:
    """Nothing typed is syntax, and the spans slice words of the claims found."""
    for claim, spans in case.search(" ".join(parts)):
        text = case.claim(claim).text
        whole = {word.span for word in words(text)}
        assert set(spans) <= whole


@settings(deadline=None)
@given(data=st.data())
def test_a_claim_is_found_by_any_of_its_words(case: Case, data: st.DataObject) -> None:
    """Words of a claim, in any order and number, find it."""
    number = data.draw(st.integers(0, len(TEXTS) - 1))
    typed = data.draw(st.lists(st.sampled_from([one.text for one in words(TEXTS[number])])))
    found = [claim for claim, _ in case.search(" ".join(typed))]
    assert not typed or f"c{number + 1}" in found


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(f"word{at}" for at in range(120_000)),
        "x" * 1_000_000,
        "7" * 1_000_000,
        "😀 " * 500_000,
        "\u05e9 " * 500_000,
        "\0" * 1_000_000,
        "a\ud800b",
    ],
    ids=["words", "one word", "digits", "emoji", "right to left", "NUL", "half a character"],
)
def test_a_megabyte_is_looked_for_in_vain(case: Case, typed: str) -> None:
    """What stands in no claim finds none, however long it is."""
    assert case.search(typed) == []


def test_a_pasted_page_is_searched_by_its_beginning(case: Case) -> None:
    """Of repeats without end only what differs is looked for."""
    found = [claim for claim, _ in case.search("walrus seen " * 200_000)]
    assert found == ["c3"]


@pytest.mark.parametrize("typed", ["the walrus", "walrus of the", "walrus se"])
def test_words_that_the_index_leaves_out_choose_nothing_beside_others(
    case: Case, typed: str
) -> None:
    """Beside a word that chooses, common ones are not looked for in any text."""
    asked: list[str] = []

    def worded(text: str) -> str:
        asked.append(text)
        return text

    database = case._database.connection
    database.create_function("worded", 1, worded, deterministic=True)
    try:
        assert [claim for claim, _ in case.search(typed)] == ["c3"]
    finally:
        database.create_function("worded", 1, folded_words, deterministic=True)
    assert asked == []


@pytest.mark.parametrize(
    ("phrase", "held"),
    [('"the pier"', ["c2"]), ('"a pier"', []), ('"and not"', ["c3"]), ('"the pier" stood', ["c2"])],
)
def test_a_phrase_stays_as_it_is(case: Case, phrase: str, held: list[str]) -> None:
    """In quotation marks common words count too, and their order."""
    assert [f"c{key}" for key in case.queue.claim_ids(parse(phrase))] == held


@pytest.mark.parametrize("typed", ["stood", "not heard", "ships", "the pier trees"])
def test_it_finds_the_same_wherever_it_begins(
    case: Case, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """A search finds the same whether it begins with the words or with the claims."""
    begun_with_words = case.search(typed)
    monkeypatch.setattr(queue, "_FEW", 0)
    assert begun_with_words
    assert case.search(typed) == begun_with_words
