"""Matching queries against a corpus, without a case: ``factcheck match``.

Corpus and queries are JSON Lines with ``id``, ``text`` and perhaps ``title`` and ``subtitle``
(what stands around a claim helps most to find it); the answer is a stream of (query, entry,
score), best first within a query.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.errors import InputError
from claims.match.candidates import CandidateIndex, Question
from claims.match.recall import Recall
from claims.store.corpus import Corpus, Entry

# Addresses say nothing of the matter and hold words that never match.
ADDRESS = re.compile(r"\bhttps?://\S+|\bpic\.twitter\.com/\S+")


@dataclass(frozen=True, slots=True)
class Match:
    """One line of the answer."""

    query: str
    entry: str
    score: float


@dataclass(slots=True)
class Speeds:
    """How long building and asking took; seconds."""

    entries: int = 0
    building: float = 0.0
    kept: bool = False
    """The index was there already and is of this corpus."""
    asking: list[float] = field(default_factory=list)

    def words(self) -> str:
        """One line for standard error."""
        built = (
            "index kept"
            if self.kept
            else f"{self.entries} documents indexed in {self.building:.2f} s"
            f" ({self.entries / max(self.building, 1e-9):,.0f} documents/s)"
        )
        took = sorted(self.asking)
        if not took:
            return built
        middle, late = took[len(took) // 2], took[min(len(took) - 1, int(0.95 * len(took)))]
        return f"{built}; {len(took)} queries, p50 {1000 * middle:.1f} ms, p95 {1000 * late:.1f} ms"


Timer = Callable[[], float]


def match(
    corpus: Path,
    queries: Iterable[str],
    *,
    top: int = 20,
    index: Path | None = None,
    recall: Recall = Recall(),  # noqa: B008 - frozen
    tell: Callable[[str], None] = lambda words: None,
    speeds: Speeds | None = None,
    timer: Timer = time.perf_counter,
) -> Iterator[Match]:
    """The entries of ``corpus`` that each query line may be about, best first.

    ``tell`` is told of an index that had to be made anew, or of an engine that could not be used.

    Raises :class:`InputError` for a malformed line, with its number, and ``CaseError`` where
    ``index`` is a file of something else.
    """
    noted = speeds if speeds is not None else Speeds()
    with Corpus.open(index, tell) as held:
        start = timer()
        noted.kept = _made_ready(held, corpus)
        noted.entries, _ = held.index.size()
        words = Words(corpus).of if recall.meaning else lambda numbers: {}
        engine = recall.of_corpus(held, index, tell, words)
        noted.building = timer() - start
        for number, line in enumerate(queries, 1):
            if not line.strip():
                continue
            query = _entry(line, number, "queries")
            start = timer()
            found = list(_answers(held, engine, query, top))
            noted.asking.append(timer() - start)
            yield from found


def _answers(held: Corpus, engine: CandidateIndex, query: Entry, top: int) -> Iterator[Match]:
    question = Question.of(
        ADDRESS.sub(" ", query.text), query.title, query.context, language=query.language
    )
    found = engine.candidates(question, k=top)
    ids = held.ids(candidate.claim for candidate in found)
    ranked = sorted((-round(item.score, 6), ids[item.claim]) for item in found)
    for score, identifier in ranked:
        yield Match(query.id, identifier, -score)


class Words:
    """The words of a corpus's entries by their number, from 1: read again from its file.

    Eight bytes are kept for each entry, whatever the length of the texts.
    """

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._starts = array("Q")
        with corpus.open("rb") as lines:
            at = 0
            for line in lines:
                # As the corpus is indexed: any end of line is one, and blank lines do not count.
                for part in line.splitlines(keepends=True):
                    if part.decode("utf-8").strip():
                        self._starts.append(at)
                    at += len(part)

    def of(self, numbers: Sequence[int]) -> dict[int, str]:
        """The statements of some entries."""
        found: dict[int, str] = {}
        with self._corpus.open("rb") as file:
            for number in numbers:
                file.seek(self._starts[number - 1])
                line = file.readline().splitlines()[0].decode("utf-8")
                found[number] = _entry(line, number, self._corpus.name).text
        return found


def _made_ready(held: Corpus, corpus: Path) -> bool:
    """Fill the index unless it is of this very corpus; whether it was kept."""
    with corpus.open("rb") as source:
        fingerprint = hashlib.file_digest(source, "sha256").hexdigest()
    if held.fingerprint == fingerprint:
        return True
    with corpus.open(encoding="utf-8") as lines:
        held.fill(
            (_entry(line, at, corpus.name) for at, line in enumerate(lines, 1) if line.strip()),
            fingerprint,
        )
    return False


def _entry(line: str, number: int, name: str) -> Entry:
    try:
        record = json.loads(line)
        identifier, text = record["id"], record["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f'{name}, line {number}: expected an object with "id" and "text" ({error})'
        ) from error
    if not isinstance(identifier, str) or not isinstance(text, str):
        raise InputError(f'{name}, line {number}: "id" and "text" must be strings')
    title, subtitle = (
        value if isinstance(value := record.get(key), str) else "" for key in ("title", "subtitle")
    )
    return Entry(id=identifier, text=text, title=title, context=subtitle)
