"""Ranking by meaning: what an encoder adds, and that all goes on without one."""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
from array import array
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.analysis import terms
from claims.intake import take_in
from claims.match.acceptance import Answer
from claims.match.engine import Words, match
from claims.match.meaning import LONGEST, Blend, Meaning, unit
from claims.match.recall import Recall
from claims.model import Document
from claims.store import Case
from claims.store.search import SearchRow

# Words that an encoder would know to mean the same.
ALIKE = {"vessel": "ship", "harbor": "harbour", "port": "harbour", "vessels": "ships"}
_LENGTH = 64


class Hashed:
    """An encoder that gives each word, or what means the same, a direction of its own."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """The sum of the directions of a text's words."""
        self.asked += texts
        return [self._vector(text) for text in texts]

    @staticmethod
    def _vector(text: str) -> list[float]:
        total = [0.0] * _LENGTH
        for word in text.lower().split():
            digest = hashlib.sha512(ALIKE.get(word, word).encode()).digest()
            total = [have + byte - 127.5 for have, byte in zip(total, digest, strict=True)]
        return total


CORPUS = {
    "a": "the quay was closed and the harbour was open to ships",
    "b": "the quay was closed and the mayor was sorry for birds",
    "c": "nobody planted a tree",
}


def answer(claim: int, share: float) -> Answer:
    """An answer with a share of BM25."""
    row = SearchRow(claim=claim, document=1, statement="", headline="", context="")
    return Answer(row, share)


def order(answers: Sequence[Answer]) -> list[int]:
    """The claims of answers."""
    return [one.row.claim for one in answers]


def blend(texts: dict[int, str], encoder: Meaning | None = None, weight: float = 1.0) -> Blend:
    """A blend over claims with these words."""
    return Blend(
        encoder or Hashed(),
        lambda numbers: {one: texts[one] for one in numbers if one in texts},
        weight,
    )


def test_of_two_that_words_hold_equal_the_one_that_means_alike_is_first() -> None:
    """Likeness lifts an answer over one that is as near by its words, or a little nearer."""
    texts = {1: CORPUS["b"], 2: CORPUS["a"]}
    found = blend(texts).of("vessel in port", [answer(1, 0.31), answer(2, 0.30)])
    assert order(found) == [2, 1]
    assert found[0].share > 0.30


def test_words_that_tell_far_more_stay_first() -> None:
    """The weight is bounded: likeness multiplies a share by e to the weight at the most."""
    texts = {1: CORPUS["c"], 2: "vessel in port"}
    found = blend(texts).of("vessel in port", [answer(1, 0.9), answer(2, 0.3)])
    assert order(found) == [1, 2]
    assert found[1].share == pytest.approx(0.3 * math.e)


def test_without_weight_nothing_moves() -> None:
    """A weight of 0 leaves order and shares as they were."""
    answers = [answer(1, 0.5), answer(2, 0.4)]
    assert blend({1: CORPUS["c"], 2: CORPUS["a"]}, weight=0).of("ships", answers) == answers


def test_what_lies_behind_the_hundred_best_is_left_there() -> None:
    """Only a hundred answers are encoded, and none of the others comes before them."""
    texts = dict.fromkeys(range(1, 131), CORPUS["c"])
    texts[130] = "vessel in port"
    encoder = Hashed()
    answers = [answer(number, 1 / number) for number in range(1, 131)]
    found = blend(texts, encoder).of("vessel in port", answers)
    assert order(found)[100:] == list(range(101, 131))
    assert len(encoder.asked) == 101
    shares = [one.share for one in found]
    assert shares == sorted(shares, reverse=True)


def test_claims_are_encoded_once_and_texts_are_bounded() -> None:
    """A second question encodes only itself; of a long text the beginning is read."""
    encoder = Hashed()
    mended = blend({1: "ship " * 10_000, 2: CORPUS["b"]}, encoder)
    answers = [answer(1, 0.5), answer(2, 0.4)]
    mended.of("ships", answers)
    mended.of("birds", answers)
    assert [text for text in encoder.asked if len(text) > 10] == [
        ("ship " * 10_000)[:LONGEST],
        CORPUS["b"],
    ]


class Broken:
    """An encoder that gives what no encoder should."""

    def __init__(self, *vectors: Sequence[float]) -> None:
        self._vectors = vectors

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """The same vectors for any texts."""
        return [self._vectors[at % len(self._vectors)] for at in range(len(texts))]


@pytest.mark.parametrize(
    "encoder",
    [
        Broken([0.0, 0.0]),
        Broken([math.nan, 1.0]),
        Broken([math.inf, 1.0]),
        Broken([1.0, 0.0], [1.0], [1.0]),
        Broken([1.0, 0.0], [-1.0, 0.0], [-1.0, 0.0]),
        Broken([]),
    ],
)
def test_vectors_that_say_nothing_change_nothing(encoder: Meaning) -> None:
    """Of no length, not finite, of two lengths or opposite: the order stays that of the words."""
    answers = [answer(1, 0.5), answer(2, 0.4)]
    found = blend({1: "ships", 2: "birds"}, encoder).of("ships", answers)
    assert order(found) == [1, 2]
    assert all(math.isfinite(one.share) for one in found)


@pytest.mark.parametrize("question", ["", " \n"])
def test_a_question_without_words_is_not_encoded(question: str) -> None:
    """Nothing is asked of the encoder, and the order stays."""
    encoder = Hashed()
    answers = [answer(1, 0.5), answer(2, 0.4)]
    assert blend({1: "ships", 2: "birds"}, encoder).of(question, answers) == answers
    assert not encoder.asked


def test_a_claim_whose_words_are_gone_keeps_its_share() -> None:
    """A claim that the texts do not have is no error."""
    found = blend({1: "ships"}).of("birds", [answer(1, 0.5), answer(7, 0.4)])
    assert dict(zip(order(found), found, strict=True))[7].share == 0.4


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Texts to match against, with blank lines and every end of line between them."""
    path = tmp_path / "corpus.jsonl"
    lines = [json.dumps({"id": key, "text": text}) for key, text in CORPUS.items()]
    path.write_bytes(f"\n{lines[0]}\r\n \n{lines[1]}\r\u00a0\n{lines[2]}".encode())
    return path


def ranked(corpus: Path, recall: Recall, index: Path | None = None) -> list[tuple[str, float]]:
    """What a question is answered with, best first."""
    query = json.dumps({"id": "q", "text": "quay closed for vessels at the port"})
    return [(one.entry, one.score) for one in match(corpus, [query], recall=recall, index=index)]


@pytest.mark.parametrize("kept", [True, False])
def test_matching_a_corpus_asks_the_encoder(corpus: Path, tmp_path: Path, kept: bool) -> None:
    """Of two texts with the same words of the question, the one that means it comes first."""
    index = tmp_path / "corpus.index" if kept else None
    for _ in range(2):
        by_words = ranked(corpus, Recall(), index)
        assert {entry for entry, _ in by_words} == {"a", "b"}
        found = ranked(corpus, Recall(meaning=Hashed()), index)
        assert [entry for entry, _ in found] == ["a", "b"]
        scores = [score for _, score in found]
        assert scores == sorted(scores, reverse=True)
        assert scores[0] > scores[1]


def test_entries_are_read_from_the_file_as_they_were_indexed(corpus: Path) -> None:
    """Blank lines, of any white space, and ends of line do not shift the numbers."""
    assert Words(corpus).of([3, 1, 2]) == dict(zip((3, 1, 2), map(CORPUS.get, "cab"), strict=True))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case of two documents."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "a.factcheck", clock=lambda: moment, create=True) as opened:
        yield opened


def test_cross_referencing_asks_the_encoder(case: Case) -> None:
    """The words of the claims that an index finds are compared by their meaning."""
    texts = [
        "The ferry of Norhavn carried 4,120 cars in 2018.\n",
        "The ferry of Norhavn carried 9,870 cars in 2018, the note says.\n",
    ]
    documents = [
        Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest()) for text in texts
    ]
    encoder = Hashed()
    take_in(case, documents, reviewer="checker", recall=Recall(meaning=encoder))
    spoken = {claim.text for one in case.documents() for claim in case.claims_of(one.id)}
    assert spoken <= set(encoder.asked)
    assert not case.audit().problems


def test_a_vector_has_length_one() -> None:
    """Whatever its numbers, so that a product of two is a cosine."""
    assert sum(value**2 for value in unit([3.0, 4.0])) == pytest.approx(1.0)
    assert unit([]) == array("f")


def test_nothing_of_it_is_loaded_where_nobody_asks() -> None:
    """Matching by words loads neither an encoder's library nor the file of vectors."""
    code = (
        "import sys, claims.match.engine, claims.intake, factcheck.cli.engine, factcheck.config\n"
        "found = {'sentence_transformers', 'torch', 'numpy', 'claims.store.vectors', "
        "'factcheck.encoding'} & set(sys.modules)\n"
        "sys.exit(repr(found) if found else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )
    assert not done.returncode, done.stderr


def test_the_words_of_the_corpus_hold_the_question_equally() -> None:
    """The two texts that meaning tells apart share the same terms with the question."""
    asked = set(terms("quay closed for vessels at the port", "en"))
    assert asked & set(terms(CORPUS["a"], "en")) == asked & set(terms(CORPUS["b"], "en"))
