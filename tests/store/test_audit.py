"""What an audit finds: every way of tampering that the file format promises to show."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from claims.model import Document, Extraction, Person, Stance
from claims.review import Review
from claims.store import Case, Clock
from claims.store.audit import Audit
from claims.store.chain import GENESIS

Written = tuple[Document, Extraction]


@pytest.fixture
def worked(case: Case, case_path: Path) -> Path:
    """The small case with some of every kind of work in it, closed."""
    review = Review(case, "Ada")
    review.decide(["c1", "c2"], "cut", "libel")
    review.take_stance("e1", Stance.UNDERMINES)
    review.dismiss("e2")
    review.edit("c3", "place", "Estwick")
    review.use_scale("google")
    review.flag("c4", "look")
    review.undo()
    case.cast.save([Person(name="Ada Lucía Ferro", aliases=("Ada Ferro",))])
    case.close()
    return case_path


def audited(path: Path, clock: Clock, head: str | None = None) -> Audit:
    """The audit of the case at ``path``."""
    with Case.open(path, clock=clock, read_only=True) as case:
        return case.audit(head=head)


def tamper(path: Path, *statements: str) -> None:
    """Change the file as somebody with a database program would, guards taken off first."""
    with closing(sqlite3.connect(path)) as raw:
        triggers = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def test_an_untouched_case_has_no_problems(worked: Path, clock: Clock) -> None:
    """After every kind of work nothing is found, and the head is the last event's hash."""
    audit = audited(worked, clock)
    assert audit.problems == ()
    with Case.open(worked, clock=clock, read_only=True) as case:
        assert (audit.events, audit.head) == (len(list(case.events())), case.head())
    assert audited(worked, clock, audit.head).problems == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE events SET reviewer = 'Eve' WHERE seq = 4", "event 4 was altered"),
        ("UPDATE events SET at = '2020-01-01T00:00:00Z' WHERE seq = 4", "event 4 was altered"),
        ("UPDATE events SET detail = '{}' WHERE seq = 1", "event 1 was altered"),
        ("UPDATE events SET at = 'yesterday' WHERE seq = 4", "cannot be read"),
        ("UPDATE changes SET after = '\"x\"' WHERE seq = 4", "event 4 was altered"),
        ("DELETE FROM changes WHERE seq = 4", "event 4 was altered"),
        ("DELETE FROM events WHERE seq = 5", "event 5 is missing"),
        ("UPDATE acts SET standing = 'done'", "what can be undone of event 9"),
        ("DELETE FROM acts WHERE seq = 4", "what can be undone of event 4"),
        ("UPDATE states SET verdict = 'confirmed' WHERE claim = 1", "c1: its verdict is"),
        ("UPDATE states SET verdict = 'cut' WHERE claim = 3", "c3: its verdict is 'cut', which no"),
        ("UPDATE states SET rationale = 'x' WHERE claim = 3", "c3: its rationale is 'x', which no"),
        ("UPDATE states SET decided_by = 'Bo' WHERE claim = 1", "c1: its decided_by"),
        ("UPDATE states SET overrides = '{}' WHERE claim = 3", "c3: its place"),
        ("UPDATE states SET flag = 'libel' WHERE claim = 6", "c6: its flag"),
        ("UPDATE stances SET stance = 'supports'", "e1: its stance"),
        ("UPDATE stances SET dismissed = 0", "e2: its dismissed"),
        ("INSERT INTO settings VALUES ('x', '1')", "case: its x is 1, which no event says"),
        ("UPDATE settings SET value = '\"desk\"'", "case: its scale"),
        ("UPDATE documents SET withdrawn = 1 WHERE id = 2", "d2: its withdrawn"),
        ("UPDATE documents SET role = 'source' WHERE id = 1", "d1 is listed as a source"),
        (
            "UPDATE documents SET record = replace(record, 'The Paper', 'A Paper')",
            "document d1 or its claims were altered",
        ),
        ("UPDATE texts SET text = replace(text, '320', '302')", "claim c2 does not quote d1"),
        ("UPDATE texts SET text = text || ' ' WHERE document = 2", "document d2 or its claims"),
        ("UPDATE claims SET text = 'x' WHERE id = 2", "claim c2 does not quote d1"),
        ("UPDATE claims SET span_start = 1 WHERE id = 1", "claim c1 does not quote d1"),
        ("UPDATE claims SET record = replace(record, '100000.0', '1.0')", "document d1 or its"),
        ("UPDATE claims SET worthiness = 0.1 WHERE id = 4", "document d1 or its claims"),
        ("UPDATE evidence SET relation = 'agrees' WHERE id = 1", "event 3 brought in were altered"),
        ("UPDATE evidence SET text = 'x' WHERE id = 1", "evidence e1 does not quote d2"),
        ("DELETE FROM evidence WHERE id = 2", "1 passages are missing"),
        ("UPDATE people SET record = replace(record, 'null', '\"f\"')", "not those that came in"),
        ("UPDATE names SET person = 'Eve' WHERE id = 1", "is shown as 'Eve', which no event says"),
        ("UPDATE states SET status = 'open' WHERE claim = 1", "c1: the list shows another status"),
        ("UPDATE states SET figure = '5' WHERE claim = 1", "c1: the list shows another figure"),
        ("UPDATE states SET speaker = NULL WHERE claim = 1", "c1: the list shows another speaker"),
        ("UPDATE states SET conflicts = 0 WHERE claim = 1", "c1: the list counts other evidence"),
        ("UPDATE states SET risk = 0 WHERE claim = 1", "c1: the list shows another risk"),
        ("UPDATE figures SET low = 0 WHERE claim = 1", "c1: the list shows another number"),
        ("DELETE FROM facets WHERE claim = 1", "c1: the list shows another scope"),
        ("UPDATE tallies SET decided = 0 WHERE document = 1", "document d1: its progress"),
        ("DELETE FROM search_text WHERE claim = 2", "1 claims are not in the search index"),
        ("DELETE FROM states WHERE claim = 4", "c4"),
        ("DELETE FROM claims WHERE id = 6", "d2 came in with 2 claims and has other ones"),
    ],
)
def test_tampering_shows(worked: Path, clock: Clock, statement: str, words: str) -> None:
    """Each single change of the file behind the program's back is found and named."""
    tamper(worked, statement)
    problems = audited(worked, clock).problems
    assert any(words in problem for problem in problems), problems


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE named SET people = replace(people, 'Ada', 'Eve')",
        "DELETE FROM named",
        "INSERT INTO named SELECT 1, people FROM named",
    ],
)
def test_whom_a_document_names_cannot_be_altered(
    case: Case, clock: Clock, write: Callable[..., Written], statement: str
) -> None:
    """The names a document gives are part of what came in, guarded and hashed with it."""
    document, found = write("Ada Ferro said the mole is old.")
    people = (Person(name="Ada Ferro", roles=("mayor",)),)
    case.add_document(document, replace(found, people=people), reviewer="Ada")
    assert list(case.cast.named()) == [(document.role, people)]
    path = case.path
    case.close()
    with closing(sqlite3.connect(path)) as raw, suppress(sqlite3.IntegrityError):
        raw.execute(statement)
        assert statement.startswith("INSERT")
    assert audited(path, clock).problems == ()
    tamper(path, statement)
    assert any("were altered" in problem for problem in audited(path, clock).problems)


def test_an_event_put_in_shows(worked: Path, clock: Clock) -> None:
    """An event without a right hash, or that does not follow the last, is found."""
    tamper(
        worked,
        "INSERT INTO events SELECT max(seq) + 1, at, reviewer, 'skip', NULL, '{}', hash, 'f' "
        "FROM events",
    )
    assert any("was altered" in problem for problem in audited(worked, clock).problems)


def test_cutting_the_end_shows_against_a_head(worked: Path, case_path: Path, clock: Clock) -> None:
    """An older copy of the case audits by itself, and is found against the later head."""
    older = worked.with_name("older.factcheck")
    shutil.copy(worked, older)
    with Case.open(worked, clock=clock) as case:
        Review(case, "Bo").flag("c3", "look")
        head = case.head()
    assert audited(older, clock).problems == ()
    assert audited(worked, clock, head).problems == ()
    (problem,) = audited(older, clock, head).problems
    assert "cut short or written anew" in problem


def test_an_earlier_head_is_still_in_the_chain(worked: Path, clock: Clock) -> None:
    """A report made before later work carries a head that the audit still finds."""
    earlier = audited(worked, clock).head
    with Case.open(worked, clock=clock) as case:
        Review(case, "Bo").flag("c3", "look")
    assert audited(worked, clock, earlier).problems == ()


def test_a_whole_history_written_anew_shows_against_a_head_only(
    worked: Path, tmp_path: Path, clock: Clock
) -> None:
    """A case made up from scratch is sound in itself; only the head of a report gives it away."""
    head = audited(worked, clock).head
    with Case.open(tmp_path / "forged.factcheck", clock=clock, create=True) as case:
        with Case.open(worked, clock=clock, read_only=True) as real:
            case.add_document(real.document("d1"), Extraction(), reviewer="Ada")
        assert case.audit().problems == ()
        assert len(case.audit(head=head).problems) == 1


def test_an_empty_case_has_the_first_head(tmp_path: Path, clock: Clock) -> None:
    """A case without events has the head of 64 zeros."""
    with Case.open(tmp_path / "new.factcheck", clock=clock, create=True) as case:
        assert case.head() == GENESIS
        assert case.audit(head=GENESIS).problems == ()
