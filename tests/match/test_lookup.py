"""Quotations looked up by the runs of words that a case keeps: the same as in every text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import permutations

import pytest

from claims.extract import extract
from claims.match import crossref
from claims.match.crossref import cross_reference
from claims.model import Document, Relation, Role
from claims.review import Review
from claims.shingles import enough, runs
from claims.store import Case

Add = Callable[[str, Role], Document]

TEXTS = {
    "draft": "“The second pier was never finished in time, and the town paid for it twice,” "
    "said Ilse Brandt, the harbour master.\n",
    "altered": "“The second pier was finished in time, and the town paid for it twice,” Ilse "
    "Brandt told the council on Monday.\n",
    "half": "“The second pier was never finished in time,” Ilse Brandt said. She left early.\n",
    "apart": "“Nobody asked us before the ferry was sold to Lindau,” said Tomas Reyl.\n",
    "plain": "The council of Ostwick met on Monday to speak of the bakery in Lindau.\n",
}
TABLES = ("text_runs", "quote_runs")


def passages(case: Case, names: dict[str, str]) -> set[tuple[str, str, str, str]]:
    """What was found: claim's text, where, relation and first reason, whatever the ids."""
    return {
        (claim.text, names[one.document], one.relation.value, one.text)
        for document in case.documents()
        for claim in case.claims_of(document.id)
        for one in case.evidence(claim.id)
        if one.relation in (Relation.VERBATIM, Relation.ALTERED)
    }


def taken_in(case: Case, add: Add, order: tuple[str, ...]) -> set[tuple[str, str, str, str]]:
    """The texts brought in one by one, and what was found of them."""
    names: dict[str, str] = {}
    for name in order:
        document = add(TEXTS[name], Role.DRAFT if name == "draft" else Role.SOURCE)
        names[document.id] = name
        cross_reference(case, [document.id])
    assert not case.audit().problems
    return passages(case, names)


@pytest.fixture
def by_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case counts as a large one."""
    monkeypatch.setattr(crossref, "_ALL_DOCUMENTS", 0)


@pytest.mark.parametrize("order", list(permutations(("draft", "altered", "apart", "plain"))))
def test_in_any_order_the_same_is_found(
    case: Case, add: Add, by_key: None, order: tuple[str, ...]
) -> None:
    """A quotation and the text that alters it find each other, whichever came in first."""
    found = taken_in(case, add, order)
    altered = {where for text, where, relation, _ in found if relation == "altered"}
    assert altered == {"draft", "altered"}


def test_what_is_found_by_key_is_what_reading_every_text_finds(
    case: Case, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five documents looked up in full and by key have the same passages."""
    order = tuple(TEXTS)
    full = taken_in(case, add, order)
    assert full
    path = case.path.with_name("keyed.factcheck")
    monkeypatch.setattr(crossref, "_ALL_DOCUMENTS", 0)
    with Case.open(path, clock=case.now, create=True) as keyed:
        names: dict[str, str] = {}
        for document in case.documents():
            copy = keyed.add_document(document, extract(document.text), reviewer="checker").document
            names[copy.id] = list(TEXTS)[len(names)]
            cross_reference(keyed, [copy.id])
        assert passages(keyed, names) == full


def test_filling_stops_and_goes_on(case: Case, add: Add) -> None:
    """Stopped at once nothing is written; asked again all is, and a third time changes nothing."""
    add(TEXTS["draft"], Role.DRAFT)
    case.quotations.fill(lambda: True)
    assert not rows(case)
    case.quotations.fill()
    written = rows(case)
    case.quotations.fill()
    assert rows(case) == written
    assert all(written)
    assert not case.audit().problems


def rows(case: Case) -> list[int]:
    """How many rows each table holds, tables without any left out."""
    with closing(sqlite3.connect(case.path)) as connection:
        counted = [connection.execute(f"SELECT count(*) FROM {one}") for one in TABLES]
        return [count for found in counted for (count,) in found if count]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET hash = hash + 1"])
def test_the_audit_sees_runs_that_are_not_of_the_texts(
    case: Case, add: Add, table: str, change: str
) -> None:
    """A row that is gone or another than the words give is named with its document."""
    document = add(TEXTS["draft"], Role.DRAFT)
    case.quotations.fill()
    with closing(sqlite3.connect(case.path)) as connection:
        connection.execute(change.format(table))
        connection.commit()
    assert any(document.id in one for one in case.audit().problems)


def test_a_withdrawn_document_answers_no_more(case: Case, add: Add, by_key: None) -> None:
    """What only a withdrawn text holds is not found in it."""
    altered = add(TEXTS["altered"], Role.SOURCE)
    cross_reference(case, [altered.id])
    Review(case, "Vera Lane").withdraw(altered.id)
    draft = add(TEXTS["draft"], Role.DRAFT)
    cross_reference(case, [draft.id])
    assert not passages(case, {altered.id: "altered", draft.id: "draft"})


def test_common_words_alone_make_no_run() -> None:
    """A run wants one word that carries meaning, and a word said twice is one."""
    assert not runs("it was what it was and we had to")
    assert runs("the the pier pier was") == runs("the pier was")
    assert len(runs("the pier was long and the pier was long")) == 5


@pytest.mark.parametrize(("count", "least"), [(0, 1), (5, 1), (12, 2), (60, 10)])
def test_a_sixth_of_the_runs_is_enough(count: int, least: int) -> None:
    """Half of a quotation may be altered in every third word and is looked at still."""
    assert enough(count) == least
