"""Indexes that are missing, damaged, foreign or cut short: noticed, made anew, nothing lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.errors import CaseError
from claims.match.candidates import Question
from claims.match.engine import match
from claims.match.recall import Engine, Recall
from claims.model import Claim, ClaimKind, Document, Extraction, Span
from claims.store import Case

KILLS = int(os.environ.get("FACTCHECK_KILLS", "12"))
"""How often a program is killed while it writes an index; the environment asks for more."""
TOWNS = ["Ostwick", "Lindau", "Marrow", "Quell", "Tarn", "Velde", "Wisp", "Yarrow"]

Damage = Callable[[Path], object]


def moment() -> datetime:
    """The time of every event here."""
    return datetime(2024, 1, 1, tzinfo=UTC)


def report(name: str, count: int = 8) -> tuple[Document, Extraction]:
    """A document of so many claims, each with a word of its own."""
    sentences = [f"The mayor of {TOWNS[at % 8]} owns bicycle {name}x{at}." for at in range(count)]
    text, claims, start = "\n".join(sentences), [], 0
    for sentence in sentences:
        span = Span(start, start + len(sentence))
        claims.append(Claim(span=span, text=sentence, kinds=(ClaimKind.FACT,)))
        start = span.end + 1
    document = Document(text=text, sha256=f"{name:0>64}", title=f"Report {name}")
    return document, Extraction(claims=tuple(claims))


def opened(path: Path, told: list[str] | None = None, **options: bool) -> Case:
    """The case at ``path``; what it has to tell goes into ``told``."""
    tell = told.append if told is not None else lambda words: None
    return Case.open(path, clock=moment, tell=tell, **options)


def filled(path: Path, *names: str) -> Path:
    """A case with a report of each name."""
    with opened(path, create=True) as case:
        for name in names:
            case.add_document(*report(name), reviewer="Ada")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case of two reports."""
    return filled(tmp_path / "town.factcheck", "a", "b")


@pytest.fixture
def recall(tmp_path: Path) -> Recall:
    """tantivy, whatever the size of the case, with a cache folder of its own."""
    pytest.importorskip("tantivy")
    return Recall(Engine.TANTIVY, tmp_path / "cache")


def all_found(path: Path, recall: Recall) -> list[str]:
    """Ask for every claim by its own words, all of which are found; returns what was told."""
    told: list[str] = []
    with opened(path, told) as case:
        index = recall.of_case(case)
        for key in case.queue.claim_ids():
            text = case.claim(f"c{key}").text
            assert index.candidates(Question.of(text))[0].claim == key
    return told


def derived(recall: Recall) -> Path:
    """The folder of the only derived index."""
    assert recall.folder is not None
    (folder,) = (recall.folder / "search").iterdir()
    return folder


def segment(folder: Path) -> Path:
    """The largest file of a derived index."""
    return max((folder / "index").iterdir(), key=lambda file: file.stat().st_size)


def flip(file: Path, at: int | None = None) -> None:
    """Turn one bit of a file round."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2 if at is None else at] ^= 4
    file.write_bytes(data)


def cut(file: Path) -> None:
    """Lose the second half of a file."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def rewrite(folder: Path, **changes: object) -> None:
    """Change what ``made.json`` says."""
    made = folder / "made.json"
    made.write_text(json.dumps({**json.loads(made.read_text()), **changes}))


def test_an_index_is_made_once_and_kept(path: Path, recall: Recall) -> None:
    """Making it is told; the second time there is nothing to tell."""
    assert [words.split(" is made")[0] for words in all_found(path, recall)] == [
        "a search index of 16 claims"
    ]
    assert all_found(path, recall) == []


def test_what_came_in_since_is_added(path: Path, recall: Recall) -> None:
    """A document that comes in later is found, without the index being made anew."""
    all_found(path, recall)
    before = {file.name for file in (derived(recall) / "index").iterdir()}
    filled(path, "c")
    assert all_found(path, recall) == []
    assert before <= {file.name for file in (derived(recall) / "index").iterdir()}


def test_withdrawn_documents_are_no_answer(path: Path, recall: Recall) -> None:
    """Both engines leave out the claims of a withdrawn document."""
    from claims.review import Review

    with opened(path) as case:
        Review(case, "Ada").withdraw("d1")
        for one in (recall, Recall()):
            found = one.of_case(case).candidates(Question.of("the bicycle of the mayor of Ostwick"))
            assert {candidate.document for candidate in found} == {2}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(shutil.rmtree, id="deleted"),
        pytest.param(lambda folder: shutil.rmtree(folder / "index"), id="files deleted"),
        pytest.param(lambda folder: segment(folder).unlink(), id="one file deleted"),
        pytest.param(lambda folder: (folder / "made.json").unlink(), id="nothing says what it is"),
        pytest.param(lambda folder: (folder / "made.json").write_text("[[[["), id="no JSON"),
        pytest.param(lambda folder: (folder / "made.json").write_text("{}"), id="says nothing"),
        pytest.param(lambda folder: cut(segment(folder)), id="truncated"),
        pytest.param(lambda folder: flip(segment(folder)), id="a bit flipped"),
        pytest.param(lambda folder: flip(folder / "index" / "meta.json"), id="meta flipped"),
        pytest.param(lambda folder: rewrite(folder, format=0), id="older format"),
        pytest.param(lambda folder: rewrite(folder, engine="0.1"), id="older engine"),
        pytest.param(lambda folder: rewrite(folder, source="0" * 64), id="of another case"),
        pytest.param(lambda folder: rewrite(folder, hash="0" * 64), id="of another copy"),
        pytest.param(lambda folder: rewrite(folder, claims=3), id="fewer claims"),
        pytest.param(lambda folder: (folder / "index" / "more.idx").touch(), id="a file too many"),
    ],
)
def test_a_faulty_derived_index_is_made_anew(path: Path, recall: Recall, damage: Damage) -> None:
    """Whatever happened to it, every claim is found again, and one sentence says why."""
    all_found(path, recall)
    damage(derived(recall))
    (told,) = all_found(path, recall)
    assert "made anew and nothing is lost" in told or "is made, once" in told
    assert all_found(path, recall) == []


def test_every_flipped_byte_is_noticed(path: Path, recall: Recall) -> None:
    """No file of the index can be changed anywhere without being noticed."""
    all_found(path, recall)
    chance = random.Random(5)
    files = sorted(file for file in (derived(recall) / "index").iterdir() if file.stat().st_size)
    for name in [file.name for file in files]:
        file = derived(recall) / "index" / name
        if not file.exists() or file.suffix == ".lock":
            continue
        flip(file, chance.randrange(file.stat().st_size))
        assert len(all_found(path, recall)) == 1


def test_copies_of_a_case_that_went_apart_are_told_apart(path: Path, recall: Recall) -> None:
    """An index made of one copy is not asked for another, to which other claims were added."""
    other = path.with_name("copy.factcheck")
    with opened(path) as case:
        case.backup(other)
    filled(path, "c")
    all_found(path, recall)
    filled(other, "d")
    (told,) = all_found(other, recall)
    assert "another copy" in told


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_that_cannot_be_written_is_told(path: Path, recall: Recall) -> None:
    """Without a folder for it the case's own index answers, and a sentence says so."""
    assert recall.folder is not None
    recall.folder.mkdir(mode=0o500)
    (told,) = all_found(path, recall)
    assert "asked instead" in told


def test_a_cache_that_is_a_file_is_told(path: Path, recall: Recall) -> None:
    """Where the cache folder is a file the case's own index answers, and a sentence says so."""
    assert recall.folder is not None
    recall.folder.write_text("not a folder")
    (told,) = all_found(path, recall)
    assert "asked instead" in told


def test_an_index_that_another_program_makes_is_left_to_it(path: Path, recall: Recall) -> None:
    """While somebody else is at it, the case's own index answers."""
    import fcntl

    all_found(path, recall)
    with (derived(recall) / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (told,) = all_found(path, recall)
    assert "another program" in told
    assert all_found(path, recall) == []


def test_without_tantivy_the_cases_own_index_answers(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for and not installed, it is told how to get it, and everything is found."""
    monkeypatch.setitem(sys.modules, "tantivy", None)
    (told,) = all_found(path, Recall(Engine.TANTIVY, tmp_path / "cache"))
    assert "factcheck-tui[scale]" in told


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM search_index_data",
        "DELETE FROM search_index_data WHERE id > 10",
        "UPDATE search_index_data SET block = zeroblob(2) WHERE id = 10",
        "DROP TABLE search_index_data",
        "DROP TABLE search_index_docsize",
        "DELETE FROM search_index_docsize WHERE id > 10",
        "DELETE FROM search_text WHERE claim > 10",
        "INSERT INTO search_text VALUES (99, 1, 'bicycl', '', '')",
    ],
)
def test_a_damaged_index_in_the_case_is_made_anew(path: Path, damage: str) -> None:
    """Damaged or out of step, it is made anew from the claims, with one sentence."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(damage)
    (told,) = all_found(path, Recall())
    assert "made anew from them, and nothing is lost" in told
    assert all_found(path, Recall()) == []
    with opened(path) as case:
        assert case.audit().problems == ()


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("UPDATE search_text SET statement = 'walrus' WHERE claim = 3", "other words"),
        ("UPDATE search_index_data SET block = zeroblob(9) WHERE id > 10", "damaged"),
        ("DELETE FROM search_text WHERE claim = 3", "1 claims are not in the search index"),
        ("UPDATE search_size SET rows = 3", "counts other claims"),
    ],
)
def test_an_audit_reads_the_whole_index(path: Path, damage: str, problem: str) -> None:
    """What a quick look does not see is found by an audit."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(damage)
    with opened(path) as case:
        found = case.audit()
        assert found.problems == found.of_search
        assert [one for one in found.problems if problem in one]
        case.texts.mend()
        assert case.audit().problems == ()


def test_searching_and_adding_mend_the_index(path: Path) -> None:
    """Neither a search nor an import fails for a damaged index."""
    acts: tuple[Callable[[Case], object], ...] = (
        lambda case: case.search("bicycle"),
        lambda case: case.add_document(*report("c"), reviewer="Ada"),
    )
    for act in acts:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("DELETE FROM search_index_data")
        told: list[str] = []
        with opened(path, told) as case:
            assert act(case)
        assert len(told) == 1
    assert all_found(path, Recall()) == []


def test_a_case_for_reading_only_says_what_is_wrong(path: Path) -> None:
    """Where nothing may be written, the search says that the index is damaged, and what to do."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM search_index_data")
    with opened(path, read_only=True) as case, pytest.raises(CaseError, match="search index"):
        case.search("bicycle")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of some texts."""
    file = tmp_path / "corpus.jsonl"
    file.write_text(
        "".join(json.dumps({"id": f"t{at}", "text": f"whale w{at}"}) + "\n" for at in range(300))
    )
    return file


def answers(corpus: Path, index: Path, engine: Engine, told: list[str]) -> list[str]:
    """The entry that each of a few queries finds first."""
    queries = [json.dumps({"id": str(at), "text": f"w{at}"}) for at in (0, 7, 299)]
    found = match(corpus, queries, top=1, index=index, recall=Recall(engine), tell=told.append)
    return [one.entry for one in found]


@pytest.mark.parametrize("engine", [Engine.FTS5, Engine.TANTIVY])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(cut, id="truncated"),
        pytest.param(flip, id="a bit flipped"),
        pytest.param(lambda file: flip(file, 30), id="header flipped"),
        pytest.param(lambda file: flip(file, file.stat().st_size - 30), id="last page flipped"),
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(Path.unlink, id="deleted"),
    ],
)
def test_a_faulty_index_of_a_corpus_is_made_anew(
    corpus: Path, tmp_path: Path, damage: Damage, engine: Engine
) -> None:
    """The kept index of a corpus is made again where it is not what it was."""
    pytest.importorskip("tantivy")
    index, told = tmp_path / "kept.index", list[str]()
    right = ["t0", "t7", "t299"]
    assert answers(corpus, index, engine, told) == right
    damage(index)
    assert answers(corpus, index, engine, told) == right
    told.clear()
    assert answers(corpus, index, engine, told) == right
    assert told == []


WRITES_DERIVED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from claims.match.recall import Engine, Recall
from claims.store import Case
path, cache = map(Path, sys.argv[1:])
with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC)) as case:
    print("ready", flush=True)
    while True:
        for made in cache.glob("search/*/made.json"):
            made.unlink()
        Recall(Engine.TANTIVY, cache).of_case(case)
"""
WRITES_CORPUS = """
import sys
from pathlib import Path
from claims.store.corpus import Corpus, Entry
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    with Corpus.open(path) as corpus:
        corpus.fill((Entry(id=f"t{at}", text=f"whale w{at}") for at in range(300)), "other")
"""


def kill_while_it_writes(program: str, *arguments: Path, after: float) -> None:
    """Start a program that writes an index again and again, and kill it a moment later."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(after)
        child.send_signal(signal.SIGKILL)


def moments(longest: float) -> Iterator[float]:
    """So many random moments, in seconds; the same ones every time."""
    chance = random.Random(11)
    return (chance.uniform(0, longest) for _ in range(KILLS))


def test_killed_while_it_writes_a_derived_index(path: Path, recall: Recall) -> None:
    """Killed at any moment, the index is made anew or whole, and every claim is found."""
    with opened(path) as case:
        case.add_document(*report("c", 100), reviewer="Ada")
    assert recall.folder is not None
    for after in moments(0.4):
        kill_while_it_writes(WRITES_DERIVED, path, recall.folder, after=after)
        assert len(all_found(path, recall)) <= 1
        assert all_found(path, recall) == []


def test_killed_while_it_fills_a_corpus(corpus: Path, tmp_path: Path) -> None:
    """Killed at any moment, the index of a corpus is filled again."""
    index = tmp_path / "kept.index"
    for after in moments(0.15):
        kill_while_it_writes(WRITES_CORPUS, index, after=after)
        assert answers(corpus, index, Engine.FTS5, []) == ["t0", "t7", "t299"]
