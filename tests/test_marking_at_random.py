"""Acts by hand at random, with verdicts, undo and redo between them: nothing is lost or moved.

``FACTCHECK_MARKINGS`` sets how many sequences are tried (4 unless set).
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from claims import journal, marking
from claims.deciding import tag
from claims.errors import Refused
from claims.intake import take_in
from claims.model import Document, Event, Role, Span, Status
from claims.review import Review
from claims.store import Case, Clock

SEQUENCES = int(os.environ.get("FACTCHECK_MARKINGS", "4"))
STEPS = 40
TEXT = """Ferries to Ostle carried 1,200 people in 2019, and “nobody was late”, Ines Talvik said.
\u202eThe e\u0301cole of 東京区 has 40 pupils,\tup from 30; 12 percent are new.

Rents in Norhavn fell by 12 percent. \x1b[31mThe dock took 300 boats, and the port 4,200 boats.
In Veld, half of the 90 houses stand empty, Bruno Orr told reporters on 3 May 2021.
"""


def draft(text: str = TEXT) -> Document:
    """A text as a draft."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, sha256=sha256, role=Role.DRAFT, origin="draft.md")


def one_act(review: Review, dice: random.Random) -> Event:
    """Something that a person may do next, sensible or not."""
    case = review.case
    known = [one.claim for one in case.marking.outline("d1")]
    claim, start = dice.choice(known), dice.randrange(len(TEXT))
    span = Span(start, min(len(TEXT), start + dice.randrange(1, 90)))
    acts: tuple[Callable[[], Event], ...] = (
        lambda: marking.mark(review, "d1", span),
        lambda: marking.split(review, claim, start),
        lambda: marking.split(review, claim, case.marking.place_of(claim)[1].start + 8),
        lambda: marking.join(review, [claim]),
        lambda: marking.join(review, dice.sample(known, min(2, len(known)))),
        lambda: marking.resize(review, claim, span),
        lambda: marking.drop(review, [claim], "no"),
        lambda: marking.take_back(review, [claim]),
        lambda: review.decide([claim], dice.choice(("confirmed", "cut")), f"of {claim}"),
        lambda: journal.comment(review, [claim], f"of {claim}"),
        lambda: journal.contact(review, [claim], "the port", deadline=date(2024, 5, 1)),
        lambda: review.flag([claim], f"of {claim}"),
        lambda: review.defer([claim], f"of {claim}", date(2024, 5, dice.randrange(1, 9))),
        lambda: tag(review, [claim], [dice.choice(("legal", "figures"))]),
        review.undo,
        review.undo,
        review.redo,
    )
    return dice.choice(acts)()


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_nothing_is_lost_or_moved(seed: int, tmp_path: Path, clock: Clock) -> None:
    """After any sequence the audit is clean, claims quote their text, and every verdict stands on
    the words that it was given for.
    """
    dice = random.Random(seed)
    given: dict[str, str] = {}
    done = 0
    with Case.open(tmp_path / "random.factcheck", clock=clock, create=True) as case:
        take_in(case, [draft()], reviewer="Ada")
        review = Review(case, "Ada")
        while done < STEPS:
            try:
                event = one_act(review, dice)
            except Refused:
                continue
            done += 1
            if event.act == "decide":
                for target in {one.target for one in event.changes}:
                    given[target] = case.claim(target).text
            _check(case, given)
            _check_noted(case)
        assert case.audit().problems == ()
        _check_next_version(case, dice, given)
        while True:
            try:
                review.undo()
            except Refused:
                break
        assert case.audit().problems == ()
        assert not [one for one in case.claims_of("d1") if one.marked_by]
        assert case.journal.entries() == ()


def _check_next_version(case: Case, dice: random.Random, given: dict[str, str]) -> None:
    """An edited draft: what is decided there has the very words, what was marked is placed."""
    lines = TEXT.splitlines(keepends=True)
    lines[dice.randrange(len(lines))] = dice.choice(("", "It is quiet.\n", "The port took 310.\n"))
    marked = [one.id for one in case.claims_of("d1") if one.marked_by]
    before = {one for one, state in case.states(marked).items() if state.status != "dropped"}
    take_in(case, [draft("News of the day.\n" + "".join(lines))], reviewer="Ada")
    new = case.claims_of("d2")
    states = case.states([one.id for one in new])
    for claim in new:
        if states[claim.id].status is Status.DECIDED:
            assert claim.text in given.values()
    became = {origin.was for one in new for origin in case.versions.origins([one.id])}
    orphans = {one for one, state in case.states(list(before)).items() if state.status == "orphan"}
    assert before <= became | orphans
    assert case.audit().problems == ()


def _check(case: Case, given: dict[str, str]) -> None:
    placed = case.marking.outline("d1")
    claims = case.claims([one.claim for one in placed])
    states = case.states(list(claims))
    for one in placed:
        claim = claims[one.claim]
        assert one.span.of(TEXT) == claim.text
        assert all(it.span.of(TEXT) == it.text for it in claim.quantities)
        if states[claim.id].verdict:
            assert given[claim.id] == claim.text
            assert states[claim.id].rationale == f"of {claim.id}"
    counted = [one for one in states.values() if one.status is not Status.DROPPED]
    decided = [one for one in counted if one.status is Status.DECIDED]
    progress = case.queue.progress()
    assert (progress.total, progress.decided) == (len(counted), len(decided))
    assert sorted(case.queue.claim_ids(queue=True)) == sorted(int(one.claim[1:]) for one in counted)


def _check_noted(case: Case) -> None:
    """Whatever was noted of a claim that others stand for is noted of each of them, and a flag
    of theirs says at least what its flag said, unless somebody has changed it since.
    """
    states = case.states([one.id for one in case.claims_of("d1")], own=True)
    noted = case.journal.of(list(states))
    for claim, state in states.items():
        into = [one for one in (state.dropped.into if state.dropped else ()) if one in states]
        for one in into:
            known = {entry.id for entry in noted.get(one, ())}
            earlier = {entry.id for entry in noted.get(claim, ()) if entry.at <= _made(case, one)}
            assert earlier <= known, (claim, one)


def _made(case: Case, claim: str) -> datetime:
    """When a claim that was marked by hand first came into the work."""
    return min(
        event.at
        for event in case.events(claim)
        if any(one.target == claim and one.field == "dropped" for one in event.changes)
    )
