"""Who says it: what is known of the speaker, and mending a wrong one in two keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.model import Claim, Span
from factcheck.tui.screens.review.candidates import speakers_near
from factcheck.tui.screens.who import WhoSaid

from .driving import Driven, driven
from .people_case import DRAFT, draft, make_people_case


@pytest.fixture
def people_path(tmp_path: Path) -> Path:
    """The file of a case of three speakers."""
    return make_people_case(tmp_path / "harbour.factcheck")


def speakers(one: Driven) -> list[str | None]:
    """Who says each claim of the draft, as it is on disk."""
    return [claim.speaker for claim in one.review.desk.case.claims_of("d1")]


async def asked(one: Driven) -> None:
    """Wait until the dialog has looked for everybody."""
    await one.shows("It was …")
    await one.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_speaker_is_explained(people_path: Path, size: tuple[int, int]) -> None:
    """Name, role, reason, and the sentences that name and role were learnt from."""
    async with driven(people_path, size=size) as one:
        await one.press("j", "i")
        await asked(one)
        text = one.text()
        assert "Ada Quill, chair of the harbour board  3 claims" in text
        assert "because: pronoun “she”: the last woman named is Ada Quill" in text
        assert "Harbour draft ¶1" in text
        assert "opened the talks" in text
        assert "Harbour draft ¶2" in text


async def test_escape_closes_and_changes_nothing(people_path: Path) -> None:
    """Looking at somebody decides nothing."""
    async with driven(people_path) as one:
        await one.press("i")
        await asked(one)
        head = one.review.desk.case.head()
        await one.press("escape")
        assert len(one.app.screen_stack) == 1
        assert one.review.desk.case.head() == head


async def test_enter_goes_to_the_place(people_path: Path) -> None:
    """The place that a form was met in is shown in its document; escape comes back."""
    async with driven(people_path) as one:
        await one.press("j", "i")
        await asked(one)
        await one.press("j", "enter")
        page = one.review.document.page
        assert page is not None
        assert page.lit is not None
        assert page.lit.of(DRAFT) == "Ada Quill"
        assert one.review.pane == "document"
        await one.press("escape")
        assert one.review.document.page is not None
        assert one.review.document.page.lit != page.lit


async def test_two_keys_mend_the_same_mention_everywhere(people_path: Path) -> None:
    """One key opens, one digit decides: every “she” of the document; u takes it back."""
    async with driven(people_path) as one:
        await one.press("j")
        await one.rested()
        await one.press("i", "1")
        await one.done("Tom Brack said it · 2 claims · u undoes it")
        assert speakers(one) == ["Ada Quill", "Tom Brack", "Tom Brack", "Tom Brack"]
        await one.press("u")
        await one.done("undone: speaker of 2 claims")
        assert one.review.claims.current == 2
        assert speakers(one) == ["Ada Quill", "Ada Quill", "Tom Brack", "Ada Quill"]


async def test_only_this_claim_is_mended_where_that_is_asked_for(people_path: Path) -> None:
    """With the switch over, the other claims of the mention keep their speaker."""
    async with driven(people_path) as one:
        await one.press("j")
        await one.rested()
        await one.press("i")
        await asked(one)
        await one.press("exclamation_mark")
        assert "in this claim only" in one.text()
        await one.press("1")
        await one.done("Tom Brack said it · 1 claim · u undoes it")
        assert speakers(one) == ["Ada Quill", "Tom Brack", "Tom Brack", "Ada Quill"]


async def test_somebody_who_is_nowhere_named_can_be_written(people_path: Path) -> None:
    """A name that no document has is written, after e."""
    async with driven(people_path) as one:
        await one.press("j")
        await one.rested()
        await one.press("i", "e")
        await one.shows("Who said it?")
        await one.type("Ines Dorn")
        await one.press("enter")
        await one.done("Ines Dorn said it · 2 claims")
        assert speakers(one)[1] == "Ines Dorn"


async def test_a_typed_command_mends_too(people_path: Path) -> None:
    """``:speaker`` with a name does what the digit does."""
    async with driven(people_path) as one:
        await one.press("j")
        await one.rested()
        await one.press("colon")
        await one.type("speaker Tom Brack")
        await one.press("enter")
        await one.done("Tom Brack said it · 2 claims")


async def test_a_digit_that_nobody_has_decides_nothing(people_path: Path) -> None:
    """It is said, and the dialog stays."""
    async with driven(people_path) as one:
        await one.press("i")
        await asked(one)
        await one.press("9")
        await one.shows("Nobody has the key 9")
        assert isinstance(one.app.screen, WhoSaid)


async def test_a_case_for_reading_only_offers_no_digits(
    people_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known is shown, and nobody can be mended."""
    monkeypatch.setattr("factcheck.tui.screens.review.sitting.os.access", lambda *_: False)
    async with driven(people_path) as one:
        await one.press("i")
        await one.shows("open for reading only")
        await one.press("1")
        assert isinstance(one.app.screen, WhoSaid)


async def test_a_claim_of_the_text_itself_has_nobody(case_path: Path) -> None:
    """Where nobody is quoted, that is said."""
    async with driven(case_path) as one:
        await one.press("i")
        await one.shows("the text itself says it")


def placed(claim: Claim, number: int) -> Claim:
    """A claim as the store hands it out."""
    return Claim(
        span=claim.span,
        text=claim.text,
        kinds=claim.kinds,
        attribution=claim.attribution,
        id=f"c{number}",
        document="d1",
    )


def test_whoever_speaks_nearest_comes_first() -> None:
    """The nearest before the claim, then whoever follows; the speaker at hand is left out."""
    claims = [placed(one, number) for number, one in enumerate(draft().claims, 1)]
    last = speakers_near(claims, claims[3])
    assert [one.name for one in last] == ["Tom Brack"]
    of_tom = speakers_near(claims, claims[2])
    assert [one.name for one in of_tom] == ["Ada Quill"]
    assert of_tom[0].place == Span(DRAFT.index("she insisted"), DRAFT.index("she insisted") + 3)
    assert of_tom[0].claims == 3
