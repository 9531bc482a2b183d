"""The documents page, and what became of claims when a draft came back edited."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from claims.documents import Given, read_bytes
from claims.intake import take_in
from claims.model import Document, Role
from claims.review import Review
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.tui.commands import Where, commands_for
from factcheck.tui.render.documents import DocumentEntry, FateEntry
from factcheck.tui.screens.documents import acts as document_acts
from factcheck.tui.screens.documents.screen import DocumentsScreen
from factcheck.tui.screens.review.aside import Source, look_for_redrafts
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.revision import acts as revision_acts
from factcheck.tui.screens.revision.screen import RevisionScreen

from .driving import Driven, driven
from .test_pictures import SIZES, compare

FIGURE = "The harbour of Calder counted 4,300 crates in 2021"
AGENCY = (
    f"{FIGURE}, the port office said. Two of the three cranes were out of use for a month, and the "
    "ships waited outside until one of them was mended. The office hopes for more in the new year, "
    "since the new pier is to be opened before the summer and a second crane has been ordered.\n"
)
DRAFT = (
    "The harbour of Calder counted 3,400 crates in 2021.\n\n"
    "The ferry carried 120 cars a day in the winter of 2022.\n\n"
    "The mill employs 45 people.\n"
)
EDITED = (
    "The harbour of Calder counted 3,400 crates in 2021.\n\n"
    "The ferry carried 210 cars a day in the winter of 2022.\n\n"
    "The library lends 9,000 books a year.\n"
)


def made(path: Path) -> Path:
    """A case of a draft, an agency's report, its copy in a paper, and a decided claim."""
    draft = path.with_name("draft.txt")
    draft.write_text(DRAFT, encoding="utf-8")
    clock = stepping_clock(datetime(2024, 1, 2, tzinfo=UTC))
    with Case.open(path, clock=clock, create=True) as case:
        read: list[Document] = []
        for name, text, role in (
            ("draft.txt", DRAFT, Role.DRAFT),
            ("agency.txt", AGENCY, Role.SOURCE),
            ("paper.txt", f"Cranes stand still\n\n{AGENCY}", Role.SOURCE),
        ):
            read += read_bytes(text.encode(), name, Given(role=role))
        take_in(case, read, reviewer="Ada")
        review = Review(case, "Ada")
        for claim in case.claims_of("d1"):
            review.decide([claim.id], "confirmed")
    return path


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """The file of that case."""
    return made(tmp_path / "port.factcheck")


async def at(one: Driven, words: str, kind: type) -> DocumentsScreen | RevisionScreen:
    """Type a command, and wait until what it opens has been read."""
    await one.press("colon")
    await one.type(words)
    await one.press("enter")
    await one.until(lambda: isinstance(one.app.screen, kind), f"{words} opens its screen")
    await one.settle()
    return one.app.screen  # type: ignore[return-value]


def shown(screen: DocumentsScreen) -> dict[str, tuple[str, ...]]:
    """With which others each document that is listed counts as one source."""
    return {
        one.key: one.beside
        for one in screen.documents.entries
        if isinstance(one, DocumentEntry) and not one.document.withdrawn
    }


def test_the_screens_know_their_acts() -> None:
    """Each act that is declared has its function, and none is undeclared."""
    for where, acts in (
        (Where.DOCUMENTS, document_acts.ACTS),
        (Where.REVISION, revision_acts.ACTS),
    ):
        assert {c.id.rpartition(".")[2] for c in commands_for(where)} == set(acts)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_documents_are_shown_with_their_copies(port: Path, size: tuple[int, int]) -> None:
    """What each is, how many claims it has, and which are one text."""
    async with driven(port, size=size) as one:
        await at(one, "documents", DocumentsScreen)
        assert "3 documents, 2 independent sources" in one.text()
        assert "same text as d3" in one.text()
        compare(f"documents-{size[0]}x{size[1]}", one.text())


async def test_documents_are_parted_and_grouped_by_hand(port: Path) -> None:
    """Both are on disk before they are shown, and are taken back."""
    async with driven(port) as one:
        screen = await at(one, "documents", DocumentsScreen)
        assert isinstance(screen, DocumentsScreen)
        assert shown(screen) == {"d1": (), "d2": ("d3",), "d3": ("d2",)}
        screen.documents.go_to("d3")
        await one.press("s")
        await one.until(lambda: shown(screen)["d2"] == (), "they are two sources")
        assert one.review.desk.case.copies.groups() == ()
        await one.press("u")
        await one.until(lambda: shown(screen)["d2"] == ("d3",), "they are one again")
        screen.documents.go_to("d1")
        await one.press("space", "space", "m")
        await one.until(lambda: shown(screen)["d1"] == ("d2", "d3"), "all are one source")


async def test_a_document_is_corrected_and_withdrawn(port: Path) -> None:
    """The field is chosen, then written; out of the work only after yes."""
    async with driven(port) as one:
        screen = await at(one, "documents d2", DocumentsScreen)
        assert isinstance(screen, DocumentsScreen)
        await one.press("e", "down", "enter")
        await one.type("Port Post")
        await one.press("enter")
        case = one.review.desk.case
        await one.until(lambda: case.document("d2").publisher == "Port Post", "it is corrected")
        await at(one, "edit published soon", DocumentsScreen)
        await one.done("A day is written like 2023-10-05, not 'soon'.")
        await one.press("x", "n")
        assert len(shown(screen)) == 3
        await one.press("x", "y")
        await one.until(lambda: len(shown(screen)) == 2, "it is out of the work")
        assert case.document("d2").withdrawn


async def test_a_copy_is_named_at_the_passage(port: Path) -> None:
    """Beside the claim the evidence of a copy says of which text."""
    async with driven(port) as one:
        await one.rested()
        beside = [card.beside for card in one.review.evidence.cards]
        assert beside == ["same text as d3", "same text as d2"]
        assert "same text as d3" in one.text()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_draft_that_changed_on_disk_is_read_and_summed_up(
    port: Path, size: tuple[int, int]
) -> None:
    """The screen says that the file changed; a reads it, and each claim has its fate."""
    port.with_name("draft.txt").write_text(EDITED, encoding="utf-8")
    async with driven(port, size=size) as one:
        screen = await at(one, "revision", RevisionScreen)
        assert isinstance(screen, RevisionScreen)
        await one.shows("draft.txt has changed on disk since it was read as d1")
        await one.press("a")
        await one.until(lambda: screen.shown and screen.shown.version, "the version is read")
        await one.settle()
        await one.shows("1 kept, 1 changed, 1 gone, 1 new")
        compare(f"revision-{size[0]}x{size[1]}", one.text())
        assert not screen.shown.redrafts if screen.shown else False


async def test_the_review_says_that_the_draft_has_changed(port: Path) -> None:
    """A while after the first screen, in the line below."""
    port.with_name("draft.txt").write_text(EDITED, encoding="utf-8")
    async with driven(port) as one:
        source = Source(port, one.review.sitting.clock, one.review.post_message)
        one.review.run_worker(partial(look_for_redrafts, source), thread=True)
        await one.done("draft.txt has changed on disk: :revision reads it as the next version.")


async def test_from_a_changed_claim_to_where_it_is_decided_and_letting_go(port: Path) -> None:
    """Enter goes to the claim in the review; what was cut is let go of here."""
    port.with_name("draft.txt").write_text(EDITED, encoding="utf-8")
    async with driven(port) as one:
        screen = await at(one, "revision", RevisionScreen)
        assert isinstance(screen, RevisionScreen)
        await one.press("a")
        await one.until(lambda: screen.shown and screen.shown.version, "the version is read")
        await one.settle()
        gone = next(
            entry
            for entry in screen.fates.entries
            if isinstance(entry, FateEntry) and entry.became.after is None
        )
        screen.fates.go_to(gone.key)
        await one.press("d")
        claim = gone.became.claim.id
        await one.until(
            lambda: one.review.desk.case.states([claim])[claim].status == "withdrawn",
            "the orphan is let go",
        )
        await one.settle()
        changed = next(e for e in screen.fates.entries if isinstance(e, FateEntry))
        screen.fates.go_to(changed.key)
        await one.press("enter")
        assert isinstance(one.app.screen, ReviewScreen)
        await one.until(
            lambda: one.review.claims.current == int(changed.became.claim.id[1:]),
            "the review is at the claim",
        )


async def test_without_a_new_version_the_screen_says_so(port: Path) -> None:
    """Nothing changed on disk, nothing was added again."""
    async with driven(port) as one:
        await at(one, "revision", RevisionScreen)
        await one.shows("No document has a new version")
        await one.press("a")
        await one.shows("as it was read")
