"""The cast: who is named, what is odd, and deciding who is who, with undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from claims.model import CastMember, Form, NameFinding, Person, Span
from factcheck.tui.render.people import FindingEntry, PersonEntry
from factcheck.tui.screens.cast.reading import CastRead, fits
from factcheck.tui.screens.cast.screen import CastScreen, person_key
from factcheck.tui.screens.review.screen import ReviewScreen

from .driving import Driven, driven
from .people_case import DRAFT, make_people_case

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.fixture
def people_path(tmp_path: Path) -> Path:
    """The file of a case of three speakers."""
    return make_people_case(tmp_path / "harbour.factcheck")


async def at_the_cast(one: Driven) -> CastScreen:
    """Open the cast, and wait until everybody is there."""
    await one.press("C")
    screen = one.app.screen
    assert isinstance(screen, CastScreen)
    await one.until(lambda: screen.members, "everybody is read")
    await one.settle()
    return screen


def names(screen: CastScreen) -> list[str]:
    """The people shown, in their order."""
    return [
        entry.member.person.name
        for entry in screen.people.entries
        if isinstance(entry, PersonEntry)
    ]


async def on_person(one: Driven, screen: CastScreen, name: str) -> None:
    """Go to somebody."""
    assert screen.people.go_to(person_key(name))
    await one.until(lambda: screen.forms.border_title, "the forms follow")
    await one.until(lambda: name in str(screen.forms.border_title), "the forms are theirs")
    await one.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_everybody_is_there_with_roles_claims_and_places(
    people_path: Path, size: tuple[int, int]
) -> None:
    """Those who speak most first; of the current one, every form with its place."""
    async with driven(people_path, size=size) as one:
        screen = await at_the_cast(one)
        assert names(screen)[:3] == ["Ada Quill", "Tom Brack", "Ada Quyll"]
        await on_person(one, screen, "Ada Quill")
        text = one.text()
        assert "chair of the harbour board" in text
        assert "Harbour draft ¶1" in text
        assert "Harbour draft ¶2" in text or size[0] == 80


async def test_it_opens_on_the_speaker_of_the_claim(people_path: Path) -> None:
    """From the third claim, its speaker is current."""
    async with driven(people_path) as one:
        await one.press("j", "j")
        await one.rested()
        screen = await at_the_cast(one)
        assert screen.member is not None
        assert screen.member.person.name == "Tom Brack"


async def test_typing_narrows_the_list(people_path: Path) -> None:
    """What is typed is looked for in names, forms and roles; escape shows everybody again."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await one.press("slash")
        await one.type("treas")
        assert names(screen) == ["Ada Quyll"]
        await one.press("enter")
        assert screen.pane == "people"
        assert not isinstance(screen.focused, Input)
        await one.press("escape")
        assert len(names(screen)) == len(screen.members)
        await one.press("slash")
        await one.type("zzz")
        assert "Nobody fits." in one.text()
        await one.press("escape")
        assert len(names(screen)) == len(screen.members)
        assert one.app.screen is screen


async def test_enter_goes_to_the_place_and_escape_back(people_path: Path) -> None:
    """From a person to the forms, from a form into its document, and back to the claims."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await on_person(one, screen, "Ada Quill")
        await one.press("enter")
        assert screen.pane == "places"
        await one.press("j", "j", "enter")
        assert screen.pane == "document"
        page = screen.document.page
        assert page is not None
        assert page.lit is not None
        assert page.lit.of(DRAFT) == "Quill"
        await one.press("escape", "escape", "escape")
        assert isinstance(one.app.screen, ReviewScreen)


async def test_merging_two_is_one_event_that_undo_takes_back(people_path: Path) -> None:
    """Two are marked and become one when that is on disk; u brings both back."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await on_person(one, screen, "Ada Quill")
        await one.press("space")
        await on_person(one, screen, "Ada Quyll")
        await one.press("space", "m")
        await one.shows("2 people are one: under which name?")
        assert len(names(screen)) == 4
        await one.press("enter")
        await one.done("Ada Quyll → Ada Quill · 1 claim · u undoes it")
        assert "Ada Quyll" not in names(screen)
        assert one.review.desk.case.claim("c5").speaker == "Ada Quill"
        assert screen.member is not None
        assert screen.member.claims == 4
        await one.press("u")
        await one.done("undone: merging")
        await one.until(lambda: "Ada Quyll" in names(screen), "both are there again")
        await one.press("ctrl+r")
        await one.done("done again: merging")
        await one.until(lambda: "Ada Quyll" not in names(screen), "they are one again")


async def test_three_become_one_and_come_apart_one_by_one(people_path: Path) -> None:
    """Each of the others is an act of its own, and of undo."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        for name in ("Ada Quill", "Ada Quyll", "Tom Brack"):
            await on_person(one, screen, name)
            await one.press("space")
        await one.press("m")
        await one.shows("3 people are one: under which name?")
        await one.press("enter")
        await one.until(lambda: names(screen) == ["Ada Quill", "Norvale"], "all are one")
        await one.press("u")
        await one.until(lambda: len(names(screen)) == 3, "one of them is back")
        await one.press("u")
        await one.until(lambda: len(names(screen)) == 4, "the other one, too")


async def test_merging_needs_two(people_path: Path) -> None:
    """With nobody marked nothing is written, and it is said what to do."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await on_person(one, screen, "Tom Brack")
        head = one.review.desk.case.head()
        await one.press("m")
        assert "Select two or more people" in one.bottom()
        assert one.review.desk.case.head() == head


async def test_a_form_is_split_off(people_path: Path) -> None:
    """A form goes to somebody else, with the claims that were read from it."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await on_person(one, screen, "Ada Quill")
        await one.press("enter", "j", "j", "s")
        await one.shows("“Quill” is no longer Ada Quill's.")
        await one.press("ctrl+u")
        await one.type("Otto Quill")
        await one.press("enter")
        await one.done("“Quill” is Otto Quill's, no longer Ada Quill's")
        await one.until(lambda: "Otto Quill" in names(screen), "somebody new is there")
        assert one.review.desk.case.claim("c1").speaker == "Otto Quill"
        await one.press("u")
        await one.done("undone: splitting off")
        await one.until(lambda: "Otto Quill" not in names(screen), "it is undone")


async def test_splitting_needs_a_form(people_path: Path) -> None:
    """From the list of people it is said where to go first."""
    async with driven(people_path) as one:
        await at_the_cast(one)
        await one.press("s")
        assert "Go to a form of the name" in one.bottom()


async def test_a_person_is_renamed_and_given_a_role(people_path: Path) -> None:
    """The new name and role are shown everywhere, and the person stays current."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await on_person(one, screen, "Tom Brack")
        await one.press("r")
        await one.shows("Another name")
        await one.press("ctrl+u")
        await one.type("Thomas Brack")
        await one.press("enter")
        await one.done("Tom Brack is called Thomas Brack · 2 claims")
        await one.until(lambda: "Thomas Brack" in names(screen), "the name is shown")
        assert screen.member is not None
        assert screen.member.person.name == "Thomas Brack"
        await one.press("t")
        await one.shows("What is Thomas Brack?")
        await one.press("ctrl+u")
        await one.type("former mayor")
        await one.press("enter")
        await one.done("Thomas Brack: former mayor · 2 claims")
        await one.until(
            lambda: screen.member and screen.member.person.roles[0] == "former mayor",
            "the role is shown",
        )
        await one.press("escape")
        await one.press("j", "j")
        await one.rested()
        await one.shows("Thomas Brack, former mayor")


async def test_what_is_refused_is_said(people_path: Path) -> None:
    """A name that somebody has already is refused in words, and nothing changes."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await on_person(one, screen, "Tom Brack")
        await one.press("colon")
        await one.type("rename Ada Quill")
        await one.press("enter")
        await one.done("There is another 'Ada Quill'")
        assert "Tom Brack" in names(screen)


async def test_the_claims_of_somebody_are_shown_in_the_queue(people_path: Path) -> None:
    """``c`` leaves for the review with the speaker's filter on."""
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        await on_person(one, screen, "Tom Brack")
        await one.press("c")
        await one.until(lambda: one.app.screen is one.review, "the claims are shown")
        await one.until(lambda: len(one.review.claims.ids) == 1, "those of the speaker")
        assert one.review.place.filter == 'speaker:"Tom Brack"'


def member(number: int) -> CastMember:
    """One of many."""
    name = f"Person {number:05}"
    return CastMember(
        person=Person(name=name, roles=("clerk",)),
        kind="person",
        forms=(Form(name, "d1", Span(0, 3)),),
    )


@pytest.mark.parametrize("size", SIZES)
async def test_five_thousand_people_are_lines(people_path: Path, size: tuple[int, int]) -> None:
    """Of any number only those in sight are drawn, and no widget is made of one."""
    drawn = 0

    class Counting(PersonEntry):
        def lines(self, *arguments):  # type: ignore[no-untyped-def]
            nonlocal drawn
            drawn += 1
            return super().lines(*arguments)

    async with driven(people_path, size=size) as one:
        screen = await at_the_cast(one)
        widgets = len(screen.query("*"))
        screen.post_message(CastRead(tuple(map(member, range(5000))), (), {"d1": "Harbour draft"}))
        await one.shows("5,000 people and bodies")
        screen.people.show(
            [Counting(one.member, one.key) for one in screen.people.entries if one.key]  # type: ignore[attr-defined]
        )
        await one.settle()
        await one.press("G")
        await one.shows("Person 04999")
        assert len(screen.query("*")) == widgets
        assert 0 < drawn < 300
        await one.press("slash")
        await one.type("person 0123")
        assert len(names(screen)) == 10


async def test_findings_stand_first_with_their_words(people_path: Path) -> None:
    """What is odd is on top; m on it makes one of those whom it names."""
    finding = NameFinding(
        "spelling",
        ("Ada Quill", "Ada Quyll"),
        (Form("Ada Quill", "d1", Span(0, 9)), Form("Ada Quyll", "d2", Span(40, 49))),
        "“Ada Quill” and “Ada Quyll”: one person spelt in two ways?",
    )
    async with driven(people_path) as one:
        screen = await at_the_cast(one)
        screen.post_message(
            CastRead(screen.members, (finding,), {"d1": "Harbour draft", "d2": "Council minutes"})
        )
        await one.shows("Names and titles to look at 1")
        await one.press("g")
        assert isinstance(screen.people.current, FindingEntry)
        await one.shows("Council minutes")
        assert "one person spelt" in " ".join(one.text().split())
        await one.press("m")
        await one.shows("2 people are one: under which name?")
        await one.press("enter")
        await one.done("Ada Quyll → Ada Quill")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("brack", True), ("mayor", True), ("tb", False), ("person", True), ("t. b", True)],
)
def test_a_person_fits_by_name_form_role_or_kind(wanted: str, found: bool) -> None:
    """Any of what is known of somebody may hold the words."""
    someone = CastMember(
        person=Person(name="Tom Brack", roles=("mayor of Norvale",)),
        kind="person",
        forms=(Form("T. Brack", "d1", Span(0, 8)),),
    )
    assert fits(someone, wanted) is found
