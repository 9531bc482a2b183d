"""A case goes out as JSON and comes back the same; whatever was altered on the way is refused."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import CaseError, ClaimsError, InputError, Refused
from claims.model import (
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Extraction,
    Quantity,
    Relation,
    Role,
    Span,
    Stance,
)
from claims.review import Review
from claims.store import Case, Clock
from claims.store.exchange import bring_in, is_confidential, lines_of


def out(case: Case) -> bytes:
    """The case as the file that another one can be made of."""
    return "".join(lines_of(case.path)).encode()


def back(written: bytes, target: Path) -> str:
    """The head of the case that was made of it."""
    return bring_in(io.BytesIO(written), "case.json", target).head


def test_a_case_comes_back_the_same(case: Case, tmp_path: Path, clock: Clock) -> None:
    """History, ids and hashes are identical, the audit is clean, and it is written the same."""
    written, target = out(case), tmp_path / "again.factcheck"
    assert back(written, target) == case.head()
    with Case.open(target, clock=clock) as again:
        assert again.audit(head=case.head()).problems == ()
        assert list(again.events()) == list(case.events())
        assert again.documents() == case.documents()
        ids = [f"c{key}" for key in case.queue.claim_ids()]
        assert again.claims(ids) == case.claims(ids)
        assert again.states(ids) == case.states(ids)
        assert [again.evidence(one) for one in ids] == [case.evidence(one) for one in ids]
        assert again.search("ships") == case.search("ships")
        assert out(again) == written
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_the_file_is_one_object_of_json(case: Case) -> None:
    """Any program that reads JSON can read it; texts are in it as they are."""
    read = json.loads(out(case))
    assert (read["format"], read["head"]) == ("factcheck-case", case.head())
    texts = read["tables"]["texts"]
    place = texts["columns"].index("text")
    assert [row[place] for row in texts["rows"]] == [one.text for one in case.documents()]


def test_the_case_goes_on_where_it_was(case: Case, tmp_path: Path, clock: Clock) -> None:
    """Undo, redo and new acts work, and ids that were given once are not given again."""
    target = tmp_path / "again.factcheck"
    back(out(case), target)
    with Case.open(target, clock=clock) as again:
        Review(again, "Vera Lane").undo()
        new = again.add_document(
            document_of("A new one.\n"), Extraction(), reviewer="Vera Lane"
        ).document
        assert new.id == f"d{len(case.documents()) + 1}"
        assert again.audit(head=case.head()).problems == ()


def test_it_says_whether_confidential_words_would_leave(case: Case, tmp_path: Path) -> None:
    """A case with a confidential document is told from one without."""
    assert is_confidential(case.path)
    with Case.open(tmp_path / "open.factcheck", clock=case.now, create=True) as other:
        assert not is_confidential(other.path)


def document_of(text: str, **fields: Any) -> Document:
    """A document whose hash follows from its text."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(text=text, sha256=digest, **fields)


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
ACTS = st.tuples(
    st.sampled_from(["decide", "explain", "flag", "stance", "undo", "redo", "withdraw", "defer"]),
    st.integers(0, 5),
    WORDS,
)


def made(path: Path, clock: Clock, texts: list[str], acts: list[tuple[str, int, str]]) -> Case:
    """A case of a few documents, a claim in each, evidence among them, and some acts."""
    case = Case.open(path, clock=clock, create=True)
    claims, documents = [], []
    for place, text in enumerate(dict.fromkeys(texts)):
        span = Span(0, len(text))
        figure = Quantity(span=span, text=text, value=float("inf") if place else 7.5)
        claim = Claim(span=span, text=text, kinds=(ClaimKind.NUMERIC,), quantities=(figure,))
        role = Role.SOURCE if place else Role.DRAFT
        document = case.add_document(
            document_of(text, role=role), Extraction(claims=(claim,)), reviewer="A"
        ).document
        documents.append(document)
        claims += [one.id for one in case.claims_of(document.id)]
    for claim_id, source in zip(claims, documents[1:], strict=False):
        passage = Evidence(
            claim=claim_id,
            document=source.id,
            span=Span(0, len(source.text)),
            text=source.text,
            relation=Relation.CONFLICTS,
            score=0.25,
        )
        case.passages.add([passage], reviewer="A")
    review = Review(case, "A")
    for act, which, words in acts:
        try:
            done(review, case, act, claims[which % len(claims)], words)
        except Refused:
            continue
    return case


def done(review: Review, case: Case, act: str, claim: str, words: str) -> None:
    """One act of a reviewer; what is not possible is refused."""
    match act:
        case "decide":
            review.decide([claim], "confirmed", words)
        case "explain":
            review.explain(claim, words)
        case "flag":
            review.flag(claim, words)
        case "defer":
            review.defer(claim, words)
        case "stance":
            for passage in case.evidence(claim):
                review.take_stance(passage.id, Stance.CONTEXT)
        case "withdraw":
            review.withdraw(case.claim(claim).document)
        case "undo":
            review.undo()
        case _:
            review.redo()


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(WORDS, min_size=1, max_size=4), acts=st.lists(ACTS, max_size=8))
def test_whatever_was_done_comes_back(
    clock: Clock, texts: list[str], acts: list[tuple[str, int, str]]
) -> None:
    """Written, brought in and written again, a case is the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        with made(Path(folder, "a.factcheck"), clock, texts, acts) as case:
            written, head = out(case), case.head()
        assert back(written, Path(folder, "b.factcheck")) == head
        with Case.open(Path(folder, "b.factcheck"), clock=clock) as again:
            assert out(again) == written


@pytest.fixture(scope="module")
def kept() -> Iterator[tuple[bytes, Path]]:
    """A small case as it was written, and a folder."""
    from datetime import UTC, datetime

    acts = [("decide", 0, "because"), ("flag", 1, "look"), ("stance", 0, "x"), ("undo", 0, "x")]
    with tempfile.TemporaryDirectory() as folder:
        moment = datetime(2024, 1, 1, tzinfo=UTC)
        path = Path(folder, "a.factcheck")
        with made(path, lambda: moment, ["One ship.", "Two ships.", "Three"], acts) as case:
            yield out(case), Path(folder)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_file_that_was_cut_short_is_refused(kept: tuple[bytes, Path], data: Any) -> None:
    """Wherever it ends: the line is named, and nothing is left behind."""
    written, folder = kept
    end = data.draw(st.integers(0, len(written) - 1))
    with pytest.raises(InputError, match=r"case\.json, line \d+: "):
        back(written[:end], folder / "cut.factcheck")
    assert [path.name for path in folder.iterdir() if not path.name.startswith("a.")] == []


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_an_altered_byte_is_refused_or_says_the_same(kept: tuple[bytes, Path], data: Any) -> None:
    """One byte of the file is another: either no case comes of it, or the very same one."""
    written, folder = kept
    place = data.draw(st.integers(0, len(written) - 1))
    byte = data.draw(st.integers(0, 255))
    altered = written[:place] + bytes([byte]) + written[place + 1 :]
    target = folder / "altered.factcheck"
    said = ""
    try:
        back(altered, target)
    except ClaimsError as error:
        said = str(error)
    if target.exists():
        assert "".join(lines_of(target)).encode() == written
        target.unlink()
    else:
        assert "case.json" in said
    assert [path.name for path in folder.iterdir() if not path.name.startswith("a.")] == []


def changed(written: bytes, table: str, column: str, value: Any, row: int = 0) -> bytes:
    """The file with one cell of one row changed."""
    lines = written.decode().split("\n")
    start = next(
        at for at, line in enumerate(lines) if line.lstrip(",").startswith(f'"{table}":{{')
    )
    columns = json.loads(lines[start].partition('"columns":')[2].partition(',"rows"')[0])
    line = lines[start + 1 + row]
    cells = json.loads(line.rstrip(","))
    cells[columns.index(column)] = value
    written_cells = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
    lines[start + 1 + row] = written_cells + ("," if line.endswith(",") else "")
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("table", "column", "value", "named"),
    [
        ("events", "reviewer", "Somebody Else", "event 3 was altered"),
        ("events", "hash", "0" * 64, "event 3 was altered"),
        ("changes", "after", '"cut"', "event .* was altered"),
        ("texts", "text", "Other words.", "d3|c3"),
        ("claims", "text", "Other words", "c3"),
        ("documents", "sha256", "0" * 64, "d3"),
        ("states", "verdict", "cut", "c3"),
        ("evidence", "score", 0.9, "e"),
        ("claims", "record", "[]", "record|altered"),
        ("documents", "record", "{}", "record|altered"),
        ("claims", "record", "no json", "."),
    ],
)
def test_what_was_altered_is_named(
    kept: tuple[bytes, Path], table: str, column: str, value: Any, named: str
) -> None:
    """A changed event breaks the chain and is named; so are documents, claims and verdicts."""
    written, folder = kept
    row = 0 if table in ("changes", "evidence") else 2
    with pytest.raises(InputError, match=named):
        back(changed(written, table, column, value, row), folder / "altered.factcheck")
    assert not (folder / "altered.factcheck").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"format":"factcheck-case"', b'"format":"factcheck-report"'),
        (b'"version":1', b'"version":2'),
        (b'"migrations":["0001-a-case"', b'"migrations":["9999-later"'),
        (b'"migrations":["0001-a-case",', b'"migrations":['),
        (b'"sequences":{"claims":3', b'"sequences":{"claims":-3'),
        (b'"claims":3', b'"claims":99999999999999999999999999'),
        (b"}}\n", b"}}\nmore"),
        (b"}}\n", b"}}"),
        (b'"One ship."', b'"One ship.",7'),
        (b'"One ship."', b"7"),
        (b'"One ship."', b'"\\ud800"'),
        (b'"One ship."', b"\xff"),
        (b'"One ship."', b"true"),
        (b'"One ship."', b"NaN"),
        (b'"One ship."', b"9" * 5000),
        (b'"One ship."', b"[" * 100_000),
        (b'"columns":["id"', b'"columns":["id); DROP TABLE claims; --"'),
        (b',"changes":', b',"changing":'),
    ],
)
def test_hostile_files_are_refused_by_the_line(
    kept: tuple[bytes, Path], before: bytes, after: bytes
) -> None:
    """Other formats, versions, types, columns and endless numbers all end in one sentence."""
    written, folder = kept
    assert before in written
    with pytest.raises(InputError, match=r"case\.json, line \d+: "):
        back(written.replace(before, after, 1), folder / "hostile.factcheck")
    assert not (folder / "hostile.factcheck").exists()


def test_a_case_that_is_there_is_left_alone(case: Case, tmp_path: Path) -> None:
    """Nothing is written over."""
    target = tmp_path / "there.factcheck"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(CaseError, match="exists already"):
        back(out(case), target)
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_document_that_is_still_coming_in_stays_behind(
    case: Case, tmp_path: Path, clock: Clock
) -> None:
    """What nobody may see yet is not written, with its claims and counts."""
    written = out(case)
    with closing(sqlite3.connect(case.path)) as raw, raw:
        raw.execute(
            "INSERT INTO documents (id, sha256, role, record, importer) "
            "SELECT 90, 'x', role, record, 'x:1' FROM documents WHERE id = 1"
        )
        raw.execute("INSERT INTO texts (document, text) VALUES (90, 'half')")
        raw.execute("INSERT INTO tallies (document) VALUES (90)")
    again = out(case)
    assert b'"half"' not in again
    assert again.replace(b'"documents":90', b'"documents":3') == written
