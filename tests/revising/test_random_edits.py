"""Drafts edited at random, version after version: no verdict on other words, none lost.

``FACTCHECK_EDITS`` sets how many edited versions are tried (150 unless set).
"""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.intake import take_in
from claims.model import Claim, Document, Role, Status
from claims.review import Review
from claims.revising import Fate
from claims.store import Case

EDITS = int(os.environ.get("FACTCHECK_EDITS", "150"))
VERSIONS = 10
"""Versions of one draft, in one case."""
KEPT = 0.99
"""The share of verdicts on untouched sentences that have to stay."""

_UIDS = itertools.count()
_PLACES = ("Estwick", "Norhavn", "Valdoria", "Quillport", "Brennock", "Sarnley")
_PEOPLE = ("Mara Lindt", "Tomas Orr", "Ida Brandt", "Bruno Saez", "Greta Holm")
_THINGS = ("buses", "homes", "ships", "schools", "bridges", "jobs", "trains")
_DEEDS = ("bought", "closed", "counted", "opened", "lost", "sold")
_YEARS = range(1990, 2024)
_PATTERNS: tuple[Callable[[random.Random], str], ...] = (
    lambda r: f"The council {r.choice(_DEEDS)} {_number(r)} {r.choice(_THINGS)} in {_year(r)}.",
    lambda r: f"In {r.choice(_PLACES)} rents fell by {r.randrange(2, 60)} percent in {_year(r)}.",
    lambda r: f"{r.choice(_PEOPLE)} said {_number(r)} {r.choice(_THINGS)} stand empty.",
    lambda r: f"“We never {r.choice(_DEEDS)} {_number(r)} {r.choice(_THINGS)},” said {_who(r)}.",
    lambda r: f"{r.choice(_PLACES)} has more {r.choice(_THINGS)} than {r.choice(_PLACES)}.",
    lambda r: (
        f"The port handled {_number(r)} {r.choice(_THINGS)} and employed {_number(r)} people."
    ),
    lambda r: "Prices rose by 5 percent.",
    lambda r: "It was a long and quiet winter.",
)


def _number(source: random.Random) -> str:
    return f"{source.randrange(2, 90_000):,}"


def _year(source: random.Random) -> int:
    return source.choice(_YEARS)


def _who(source: random.Random) -> str:
    return source.choice(_PEOPLE)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a draft; it keeps its ``uid`` as long as nobody changes a word of it."""

    uid: int
    text: str
    ends: str = " "
    """What stands after it: a blank, or the break of a paragraph."""


def fresh(source: random.Random) -> Line:
    """A sentence of its own."""
    return Line(next(_UIDS), source.choice(_PATTERNS)(source), source.choice((" ", " ", "\n\n")))


def edited(lines: list[Line], source: random.Random) -> list[Line]:
    """A draft with one more edit."""
    lines = list(lines)
    at = source.randrange(len(lines))
    line = lines[at]
    match source.randrange(9):
        case 0:
            lines.insert(at, fresh(source))
        case 1 if len(lines) > 4:
            del lines[at]
        case 2:
            lines.insert(source.randrange(len(lines)), lines.pop(at))
        case 3:
            lines[at] = replace(fresh(source), ends=line.ends)
        case 4:
            lines[at] = _changed(
                line, re.sub(r"\d+", lambda _: str(source.randrange(99)), line.text)
            )
        case 5:
            lines.insert(at, Line(next(_UIDS), line.text, line.ends))
        case 6:
            lines = [replace(one, ends=" ") for one in lines]
        case 7:
            swap = str.maketrans("“”", '""') if "“" in line.text else {}
            lines = [replace(one, text=one.text.translate(swap)) for one in lines]
        case _:
            lines[at] = _changed(line, line.text.replace(" the ", " a ").replace("said", "denied"))
    return lines


def _changed(line: Line, text: str) -> Line:
    return line if text == line.text else Line(next(_UIDS), text, line.ends)


def text_of(lines: list[Line]) -> str:
    """The draft as it is written."""
    return "".join(line.text + line.ends for line in lines)


def uid_of(lines: list[Line], claim: Claim) -> int | None:
    """The sentence that holds a claim; None where it is in several."""
    start = 0
    for line in lines:
        end = start + len(line.text)
        if start <= claim.span.start and claim.span.end <= end:
            return line.uid
        start = end + len(line.ends)
    return None


def words_of(text: str) -> list[str]:
    """The words and signs of a text: what has to be the same for a verdict to stay."""
    plain = re.sub("[“”\"'‘’]", "", unicodedata.normalize("NFC", text))
    return re.findall(r"\w+|[^\w\s]", plain)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty case."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "draft.factcheck", clock=lambda: moment, create=True) as opened:
        yield opened


def add(case: Case, lines: list[Line]) -> str:
    """The id of a draft as it comes in."""
    text = text_of(lines)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text=text, sha256=sha256, origin="draft.md", role=Role.DRAFT)
    return take_in(case, [document], reviewer="Ada").documents[0]


def decide_some(case: Case, document: str, source: random.Random) -> None:
    """Verdicts on some claims, each with the words it is given for as its rationale."""
    review = Review(case, "Ada")
    for claim in case.claims_of(document):
        state = case.states([claim.id])[claim.id]
        if state.status is not Status.DECIDED and source.random() < 0.7:
            review.decide([claim.id], "confirmed", claim.text)


@dataclass
class Tally:
    """How many verdicts on untouched sentences there were, and how many stayed."""

    untouched: int = 0
    stayed: int = 0


TALLY = Tally()


def compare(case: Case, old: tuple[str, list[Line]], new: tuple[str, list[Line]]) -> None:
    """Hold one revision to the facts."""
    links = case.versions.links_of(new[0])
    kept = [link for link in links if link.fate is Fate.KEPT]
    assert len({link.was for link in kept}) == len(kept) == len({link.claim for link in kept})
    linked = {link.was: link for link in links if link.fate is not Fate.SPLIT}
    text = case.document(new[0]).text
    for claim in case.claims_of(new[0]):
        assert claim.span.of(text) == claim.text
        state = case.states([claim.id])[claim.id]
        assert state.verdict is None or state.status in (Status.DECIDED, Status.STALE)
        if state.status is Status.DECIDED:
            assert words_of(claim.text) == words_of(state.rationale)
    there = {line.uid for line in new[1]}
    for claim in case.claims_of(old[0]):
        state = case.states([claim.id])[claim.id]
        if state.verdict is None:
            continue
        link = linked.get(claim.id)
        after = case.states([link.claim])[link.claim].status if link else state.status
        if link is None:
            assert state.status is Status.ORPHAN
        elif link.fate is not Fate.JOINED:
            assert after in (Status.DECIDED, Status.STALE)
        was_stale = case.present(claim.id, "standing") == "stale"
        if uid_of(old[1], claim) in there and not was_stale:
            TALLY.untouched += 1
            TALLY.stayed += after is Status.DECIDED


@pytest.mark.parametrize("seed", range(max(1, EDITS // VERSIONS)))
def test_no_verdict_stands_on_other_words(case: Case, seed: int) -> None:
    """After each edit every verdict is kept on its own words, re-opened, or on record."""
    source = random.Random(seed)
    lines = [fresh(source) for _ in range(source.randrange(6, 30))]
    document = add(case, lines)
    for _ in range(VERSIONS):
        decide_some(case, document, source)
        after = lines
        while text_of(after) == text_of(lines):
            for _ in range(source.randrange(1, 6)):
                after = edited(after, source)
        next_one = add(case, after)
        compare(case, (document, lines), (next_one, after))
        document, lines = next_one, after
    assert not case.audit().problems


def test_what_nobody_touched_keeps_its_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    """Of all the verdicts on sentences that were not edited, as good as all stay."""
    if not TALLY.untouched:
        pytest.skip("the edits that are counted here were not run")
    told = f"{TALLY.stayed} of {TALLY.untouched} verdicts on untouched sentences stayed"
    with capsys.disabled():
        sys.stdout.write(f"{told} ")
    assert TALLY.stayed >= KEPT * TALLY.untouched, told
