"""Two sittings on one case: each sees what the other does, and neither overwrites it unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.model import Document, Extraction, Role, Stance
from claims.review import Review
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.tui import live

from .driving import Driven, driven
from .small_case import claim


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "EVERY", 0.02)


@pytest.fixture
def bea(case_path: Path) -> Iterator[Review]:
    """Another reviewer, on a connection of her own."""
    with Case.open(case_path, clock=stepping_clock(datetime(2024, 1, 3, tzinfo=UTC))) as case:
        yield Review(case, "Bea")


async def test_what_others_decide_is_shown_and_said(case_path: Path, bea: Review) -> None:
    """The row, the progress and a line change; the cursor and the selection stay."""
    async with driven(case_path) as one:
        await one.press("j", "space", "k")
        cursor, selected = one.review.claims.cursor, one.review.claims.selected
        bea.decide(["c4"], "confirmed")
        await one.done("Bea: c4: Confirmed")
        await one.shows("1/5 claims")
        assert (one.review.claims.cursor, one.review.claims.selected) == (cursor, selected)
        row = next(row for row in one.text().splitlines() if "new pier" in row)
        assert "Confirmed" in one.text()
        assert "✓" in row


async def test_the_panes_of_the_claim_in_sight_follow(case_path: Path, bea: Review) -> None:
    """A reason and a stance of somebody else stand in the panes without a key."""
    async with driven(case_path) as one:
        bea.explain("c1", "the registry has it")
        await one.shows("the registry has it")
        passage = one.review.evidence.cards[1].evidence.id
        bea.take_stance(passage, Stance.CONTEXT)
        await one.until(
            lambda: one.review.evidence.cards[1].evidence.stance is Stance.CONTEXT, "the stance"
        )
        bea.undo()
        await one.done("Bea: undone: stance of")


async def test_several_acts_are_one_line(case_path: Path, bea: Review) -> None:
    """The latest one is told, with how many others there were."""
    async with driven(case_path) as one:
        bea.flag("c2")
        bea.flag("c3")
        one.review.live.look()
        await one.done("Bea: flag of c3 · and one more act")


async def test_a_dialog_is_not_disturbed(case_path: Path, bea: Review) -> None:
    """What is being typed goes on; what lies below is up to date when the dialog closes."""
    async with driven(case_path) as one:
        await one.press("r")
        await one.shows("Why?")
        await one.type("half a ")
        bea.decide(["c2"], "confirmed")
        await one.until(lambda: one.review.standing.progress.decided == 1, "the progress")
        await one.type("sentence")
        await one.press("ctrl+s")
        await one.done("the reason is written")
        assert one.state.rationale == "half a sentence"


async def test_new_documents_extend_the_queue(case_path: Path, bea: Review) -> None:
    """Their claims stand at the end, a line says so, and the cursor stays."""
    async with driven(case_path) as one:
        await one.press("j")
        text = "A second draft says that 12 boats sank."
        document = Document(text=text, sha256="c" * 64, role=Role.DRAFT, title="Second draft")
        bea.case.add_document(document, Extraction(claims=(claim(text, text),)), reviewer="Bea")
        await one.done("“Second draft” came in: 1 claim at the end of the queue")
        assert one.review.claims.current == 2
        assert len(one.review.claims.ids) == 6
        assert one.review.claims.ids[-1] == 7


async def test_a_document_outside_the_queue_is_only_said(case_path: Path, bea: Review) -> None:
    """A source beside a draft brings no claims to review."""
    async with driven(case_path) as one:
        text = "The register counts 12 boats."
        document = Document(text=text, sha256="d" * 64, title="Register")
        bea.case.add_document(document, Extraction(claims=(claim(text, text),)), reviewer="Bea")
        await one.done("“Register” came in")
        assert len(one.review.claims.ids) == 5


async def unseen(one: Driven) -> None:
    """Stop the looks, so that what comes next is not seen."""
    await one.settle()
    one.review.live.look()
    for timer in list(one.review._timers):
        timer.pause()


@pytest.mark.parametrize(
    ("keys", "change"),
    [("1", "verdict"), ("s", "skip"), ("0", "clear")],
)
async def test_an_unseen_change_is_not_overwritten(
    case_path: Path, bea: Review, keys: str, change: str
) -> None:
    """The act is refused with who and what; the screen shows it at once, and then takes the key."""
    if change == "clear":
        bea.decide(["c1"], "confirmed")
    async with driven(case_path) as one:
        await unseen(one)
        bea.flag("c1", "look here")
        await one.press(keys)
        await one.until(
            lambda: "c1 was changed meanwhile by Bea (flag: flag is look here)" in one.text(),
            "the refusal",
        )
        assert one.review.claims._fetch([1])[1].flagged
        one.review.claims.move_to(0)
        await one.press("1")
        await one.done("c1: Confirmed")


async def test_a_reason_written_over_an_unseen_change_is_kept(case_path: Path, bea: Review) -> None:
    """What changed while the editor was open was not seen: nothing is written, no word is lost."""
    async with driven(case_path) as one:
        await one.press("r")
        await one.shows("Why?")
        await one.type("my words")
        bea.explain("c1", "her words")
        await one.until(lambda: one.state.rationale == "her words", "written")
        await one.press("ctrl+s")
        await one.until(lambda: "changed meanwhile by Bea" in one.bottom(), "the refusal")
        assert one.state.rationale == "her words"
        await one.press("r")
        await one.shows("my words")
        await one.press("ctrl+s")
        await one.done("the reason is written")
        assert one.state.rationale == "my words"


async def test_a_stance_on_a_passage_somebody_dismissed_is_refused(
    case_path: Path, bea: Review
) -> None:
    """Passages are guarded as claims are."""
    async with driven(case_path) as one:
        await one.press("enter")
        await unseen(one)
        passage = one.review.evidence.current
        assert passage is not None
        bea.dismiss(passage.id)
        await one.press("plus")
        await one.until(lambda: "changed meanwhile by Bea" in one.bottom(), "the refusal")
        assert passage.id not in [card.evidence.id for card in one.review.evidence.cards]


async def test_two_sittings_see_each_other(case_path: Path) -> None:
    """Two interfaces on one case: the verdict of one stands in the other."""
    async with driven(case_path, reviewer="Ada") as ada, driven(case_path, reviewer="Bea") as bea:
        await ada.press("1")
        await ada.done("c1: Confirmed")
        await bea.done("Ada: c1: Confirmed")
        await bea.press("G", "3")
        await bea.done("c5:")
        await ada.done("Bea: c5: Can")
        await ada.shows("2/5 claims")
