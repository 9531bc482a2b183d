"""Keys in one burst: each goes where it would go if there were time between them."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.widgets import Input, TextArea

from claims.model import Comment
from factcheck.tui.commands import COMMANDS, Where
from factcheck.tui.screens.review.screen import ReviewScreen

from .driving import Driven, driven

TIMES = 20
"""How often a burst is sent: what goes by chance would not go so often."""
LETTERS = "sju 1 zebra"
"""Typed behind a key; most of them are acts of the review."""

OPENING = [
    (command.id, command.keys[0])
    for command in COMMANDS
    if command.where in (Where.REVIEW, Where.EVIDENCE, Where.ANYWHERE)
    and command.keys
    and command.id not in ("app.quit", "app.palette")
]


def burst(one: Driven, *typed: str) -> None:
    """Send keys by name, or texts by their characters, all before any of them is handled."""
    for part in typed:
        if part.startswith("<"):
            one.app.post_message(events.Key(part.strip("<>"), None))
        else:
            for character in part:
                one.app.post_message(events.Key(_name(character), character))


def _name(character: str) -> str:
    return {" ": "space", "'": "apostrophe", "/": "slash", ":": "colon"}.get(character, character)


def last_event(one: Driven) -> int:
    """The number of the latest event that the case holds."""
    return one.review.sitting.case.watch.last()


async def through(one: Driven) -> None:
    """Wait until all keys have come, and have been given to somebody."""
    come: list[bool] = []
    one.app.call_later(come.append, True)
    await one.until(lambda: come, "all keys have come")
    await one.until(lambda: one.app.turns.quiet, "all keys are through")


async def leave(one: Driven) -> None:
    """Back to the review, whatever lies over it."""
    while not isinstance(one.app.screen, ReviewScreen):
        depth = len(one.app.screen_stack)
        one.app.screen.dismiss(None)
        await one.until(lambda: len(one.app.screen_stack) < depth, "it is left")  # noqa: B023
    await through(one)


def written(one: Driven) -> str | None:
    """What stands in the field in focus; None where that takes no text."""
    match one.app.focused:
        case Input() as field:
            return field.value
        case TextArea() as area:
            return area.text
        case _:
            return None


async def test_what_follows_a_key_goes_where_the_key_leads(case_path: Path) -> None:
    """Where an act opens a field, letters sent with its key stand in it and decide nothing; where
    it opens something else, escape sent with it leaves that and not the screen below.
    """
    async with driven(case_path) as one:
        fields = 0
        for identifier, key in OPENING:
            one.review.show_pane("evidence" if identifier.startswith("evidence.") else "list")
            burst(one, f"<{key}>")
            await through(one)
            opened, takes_text = type(one.app.screen), written(one) is not None
            await leave(one)
            if opened is not ReviewScreen:
                fields += takes_text
                await _sent_together(one, identifier, f"<{key}>", opened if takes_text else None)
        assert fields > 7


async def _sent_together(one: Driven, act: str, key: str, dialog: type | None) -> None:
    """Send a key with letters for the field of ``dialog``, or with escape where there is none."""
    before = last_event(one)
    for _ in range(3):
        burst(one, key, LETTERS if dialog else "<escape>")
        await through(one)
        if dialog:
            assert type(one.app.screen) is dialog, act
            await one.until(lambda: (written(one) or "").endswith(LETTERS), f"{act} is typed")
            await leave(one)
        else:
            assert one.app.screen is one.review, act
    assert last_event(one) == before, act


async def test_a_comment_is_whole_every_time(case_path: Path) -> None:
    """Twenty comments, each key by key in one burst with the key that saves it: all are kept, and
    nothing else is done.
    """
    async with driven(case_path) as one:
        before = last_event(one)
        for number in range(TIMES):
            burst(one, f"cNot so {number}", "<ctrl+s>")
            await through(one)
        await one.until(lambda: last_event(one) == before + TIMES, "all are written")
        kept = one.review.desk.case.journal.of(["c1"])["c1"]
        assert [entry.text for entry in kept if isinstance(entry, Comment)] == [
            f"Not so {n}" for n in range(TIMES)
        ]


async def test_a_verdict_typed_behind_a_search_is_of_the_claim_found(case_path: Path) -> None:
    """Enter waits for what the words find, and the digit behind it for the claim to be current."""
    async with driven(case_path) as one:
        for _ in range(TIMES):
            burst(one, "g/lamps", "<enter>", "1")
            await one.done("Confirmed")
            claim = f"c{one.review.claims.current}"
            assert "lamps" in one.review.desk.case.claim(claim).text
            assert one.state.verdict
            burst(one, "u")
            await one.until(lambda: one.state.verdict is None, "it is undone")


async def test_a_reason_is_typed_behind_its_verdict(case_path: Path) -> None:
    """A verdict that wants a reason takes the letters behind it as the reason; one that has a
    reason asks for none.
    """
    async with driven(case_path) as one:
        for number in range(TIMES):
            burst(one, f"2it was {number}", "<ctrl+s>", "u")
            await through(one)
        await one.until(lambda: one.state.verdict is None, "all is undone")
        events_ = [event.act for event in one.review.desk.case.events()]
        assert events_.count("decide") == events_.count("undo") == TIMES


async def test_undo_comes_before_what_is_typed_behind_it(case_path: Path) -> None:
    """Undo goes back to its claim; the verdict typed behind it is of that claim."""
    async with driven(case_path) as one:
        claim = f"c{one.review.claims.current}"
        burst(one, "1", "jj", "u", "3")
        wanted = next(label for label in one.review.desk.scale.labels if label.key == "3")
        await one.until(
            lambda: one.review.desk.case.states([claim])[claim].verdict == wanted.slug,
            "it is given",
        )
        assert f"c{one.review.claims.current}" == claim


async def test_a_saved_filter_is_named_in_one_burst(case_path: Path) -> None:
    """The list of filters, its act, the name, enter."""
    async with driven(case_path, filter="status:open") as one:
        for number in range(TIMES):
            burst(one, f"'smine{number}", "<enter>")
            await through(one)
        await one.done("Saved")
        kept = one.review.desk.case.memory.recall("Rev", "filters")
        assert isinstance(kept, dict)
        assert set(kept) == {f"mine{number}" for number in range(TIMES)}


async def test_escape_breaks_off_what_keys_wait_for(case_path: Path) -> None:
    """While a jump looks for its claim keys wait; escape leaves it and drops them."""
    async with driven(case_path) as one:
        one.review.awaited.add("jump")
        burst(one, "1j")
        await one.pilot.pause()
        assert not one.app.turns.quiet
        burst(one, "<escape>", "2")
        await through(one)
        assert not one.review.awaited
        assert one.review.claims.cursor == 0
        assert one.state.verdict is None


async def test_what_is_pasted_keeps_its_place(case_path: Path) -> None:
    """Pasted text behind a key goes to the field that the key opens, letters behind it after it."""
    async with driven(case_path) as one:
        for _ in range(TIMES):
            burst(one, "/")
            one.app.post_message(events.Paste("two words"))
            burst(one, " more")
            await through(one)
            await one.until(lambda: written(one) == "two words more", "it is typed")
            await leave(one)
