"""Sets of keys and what the configuration changes of them: complete, without clashes, explained."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.dom import DOMNode
from textual.keys import _character_to_key

from claims.errors import InputError
from factcheck.config import Config
from factcheck.tui.commands import (
    CHAINS,
    COMMANDS,
    PRESETS,
    Where,
    bindings,
    is_named,
    keys_for,
    keys_words,
    named,
    preset,
    take,
)
from factcheck.tui.commands import command as command_of
from factcheck.tui.commands.binding import Bound
from factcheck.tui.commands.keymap import all_slots, clashes, in_browser, slots
from factcheck.tui.commands.keynames import BROWSERS, key_named, key_words
from factcheck.tui.commands.remapping import keymap_for
from factcheck.tui.look import look_for
from factcheck.tui.screens.review.screen import ReviewScreen

FILE = "config.toml"
LETTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    """The table's own keys, before and after."""
    take(preset("vim"))
    yield
    take(preset("vim"))


# The sets


def test_the_row_of_digits_gives_verdicts_without_shift_on_azerty() -> None:
    """Each sign of the row but the minus, which still says that a passage undermines the claim."""
    keys = preset("azerty").keys
    row = {name: set(keys[f"review.verdict-{name}"]) for name in "12345789"}
    signs = "&é\"'(è_ç"
    assert all(_character_to_key(sign) in row[name] for name, sign in zip(row, signs, strict=True))
    assert all(name in row[name] for name in row)
    assert _character_to_key("à") in keys["review.clear"]
    assert keys["evidence.undermines"] == ("minus",)


def test_every_place_is_in_a_chain() -> None:
    """Which places answer together is said of every place, so that clashes there are looked for."""
    missing = set(Where) - {place for chain in CHAINS for place in chain}
    assert not missing, f"add {missing} to CHAINS in factcheck/tui/commands/command.py"


@pytest.mark.parametrize("name", PRESETS)
def test_no_key_means_two_things_at_one_place(name: str) -> None:
    """In no set of keys does a pane bind what its screen or the program binds too."""
    found = [
        f"{key_words(clash.key)} is both {clash.one.id} and {clash.other.id}"
        for clash in clashes(preset(name).keys)
    ]
    assert not found, f"{found}: change the table, or give one of them a key in presets.py"


@pytest.mark.parametrize("name", PRESETS)
def test_every_act_can_be_asked_for(name: str) -> None:
    """In every set each act has a key, or a name to be typed."""
    keys = preset(name).keys
    lost = [
        slot.id
        for one in COMMANDS
        for slot in slots(one)
        if not keys[slot.id] and not is_named(one)
    ]
    assert not lost, f"give {lost} a key in {name} of factcheck/tui/commands/presets.py"


@pytest.mark.parametrize("name", PRESETS)
def test_sets_name_acts_that_there_are_and_keys_that_arrive(name: str) -> None:
    """What a set changes is an act of the table, and each of its keys one that terminals send."""
    for identifier, keys in PRESETS[name].items():
        assert identifier in all_slots(), f"presets.py: {name} names {identifier}, which is no act"
        assert [key_named(key_words(key)) for key in keys] == list(keys)


@pytest.mark.parametrize("name", PRESETS)
def test_every_act_of_the_review_has_a_key(name: str) -> None:
    """In no set has an act of the review screen and its panes nothing but a name."""
    places = (Where.REVIEW, Where.LIST, Where.DOCUMENT, Where.EVIDENCE)
    keys = preset(name).keys
    without = [
        slot.id
        for one in COMMANDS
        for slot in slots(one)
        if one.where in places and not keys[slot.id]
    ]
    assert not without, f"give {without} a key in {name} of factcheck/tui/commands/presets.py"


@pytest.mark.parametrize("name", PRESETS)
def test_every_act_has_a_key_that_a_browser_lets_through(name: str) -> None:
    """An act on a key that opens or closes the browser's windows has another one, which is named
    first there; the key itself stays bound.
    """
    keymap = in_browser(preset(name))
    for identifier, keys in keymap.keys.items():
        assert set(keys) == set(preset(name).keys[identifier])
        assert not keys or keys[0] not in BROWSERS, f"give {identifier} another key in {name}"
    assert not keymap.problems


def test_a_session_in_a_browser_names_keys_that_reach_the_page() -> None:
    """Its hints give the second key of an act whose first one the browser keeps; an act that was
    given no other is told, with what to type.
    """
    served = {"FACTCHECK_CONFINED": "/somewhere"}
    assert look_for(Config(), {}).keymap.keys["writing.template"][0] == "ctrl+t"
    assert look_for(Config(), served).keymap.keys["writing.template"] == ("ctrl+o", "ctrl+t")
    remapped = look_for(Config(keys={"review.export": "ctrl+w"}), served)
    assert "review.export: the browser keeps ctrl+w for itself; type :export" in remapped.problems


def test_plain_needs_no_letter() -> None:
    """In the set for those who know no letters, no act has one for a key."""
    assert not {key for keys in preset("plain").keys.values() for key in keys} & LETTERS


def test_the_command_line_is_reached_without_a_letter_in_every_set() -> None:
    """An act that has only a name needs the command line or the palette."""
    for name in PRESETS:
        keys = preset(name).keys
        assert keys["app.command"]
        assert keys["app.palette"]


def test_left_hand_has_the_verdicts_under_the_left_hand() -> None:
    """The first five verdicts are on q w e r t, moving on the row below, nothing is lost."""
    keys = preset("left-hand").keys
    assert [keys[f"review.verdict-{one}"][0] for one in range(1, 6)] == list("qwert")
    assert keys["claims.next"][0] == "d"
    assert "q" not in keys["app.quit"]


def test_what_a_set_does_not_name_gives_way_by_itself() -> None:
    """An act whose letter a set gives to another keeps its other keys."""
    assert preset("vim").keys["claims.first"] == ("g", "home")
    assert preset("left-hand").keys["claims.first"] == ("home",)


# Names of keys


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("]", "right_square_bracket"),
        ("?", "question_mark"),
        (" ", "space"),
        ("N", "N"),
        ("ctrl+N", "ctrl+n"),
        ("Control+n", "ctrl+n"),
        ("F5", "f5"),
        ("Esc", "escape"),
        ("Page Down", "pagedown"),
        ("shift+tab", "shift+tab"),
        ("shift+n", "N"),
        ("Ctrl+Space", "ctrl+@"),
        ("ctrl+left", "ctrl+left"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("alt+x", "alt+x"),
        ("ñ", "ñ"),
        ("§", "section_sign"),
        ("right_square_bracket", "right_square_bracket"),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, key: str) -> None:
    """Characters, names in any case, and names with modifiers are keys."""
    assert key_named(written) == key


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ctrl+i", "terminals send tab"),
        ("ctrl+m", "terminals send enter"),
        ("ctrl+h", "backspace"),
        ("ctrl+[", "escape"),
        ("ctrl+q", "always quits"),
        ("ctrl+c", "always copies"),
        ("ctrl+1", "is no key"),
        ("ctlr+n", "did you mean “ctrl+n”"),
        ("escpae", "did you mean “esc”"),
        ("hyper+n", "is no key"),
        ("the any key", "write a character"),
        ("", "is no key"),
        ("\x07", "is no key"),
    ],
)
def test_what_is_no_key_or_never_arrives_is_explained(written: str, reason: str) -> None:
    """A key that terminals cannot send, that is taken for good, or that is none, says so."""
    with pytest.raises(InputError, match=reason.replace("+", r"\+")):
        key_named(written)


# What the configuration changes


def test_an_act_is_given_another_key() -> None:
    """One key, several, or none, by the act's id, quoted or as a table."""
    found = keymap_for(
        "vim",
        {"review.next-open": "ctrl+n", "review": {"skip": ["x", "F9"]}, "review.flag": ""},
        FILE,
    )
    assert found.keys["review.next-open"] == ("ctrl+n",)
    assert found.keys["review.flag"] == ()
    assert found.problems == (
        "config.toml: keys.review.skip: x would mean both “skip” (review.skip) and “compare” "
        "(review.compare); its usual key holds",
    )
    assert found.keys["review.skip"] == ("s",)


def test_two_acts_change_places() -> None:
    """Keys are exchanged without a clash, because all that is asked for is looked at together."""
    found = keymap_for("vim", {"review.flag": "x", "review.compare": "f"}, FILE)
    assert not found.problems
    assert (found.keys["review.flag"], found.keys["review.compare"]) == (("x",), ("f",))


@pytest.mark.parametrize(
    ("identifier", "key", "other"),
    [
        ("claims.next", "z", "review.zoom"),
        ("review.zoom", "j", "claims.next"),
        ("evidence.supports", "q", "app.quit"),
        ("app.quit", "R", "review.reload"),
        ("review.verdict-1", "s", "review.skip"),
    ],
)
def test_a_clash_with_a_place_above_or_below_names_both(
    identifier: str, key: str, other: str
) -> None:
    """Between pane, screen and program no key means two things; the change is refused."""
    found = keymap_for("vim", {identifier: key}, FILE)
    (problem,) = found.problems
    assert identifier in problem
    assert other in problem
    assert problem.startswith(f"config.toml: keys.{identifier}: ")
    assert found.keys == preset("vim").keys


def test_the_same_key_in_places_that_never_meet_is_no_clash() -> None:
    """What holds in the cast holds nothing in the evidence."""
    assert not keymap_for("vim", {"cast.merge": "D", "evidence.dismiss": "ctrl+g"}, FILE).problems


def test_of_two_changes_that_clash_the_later_gives_way() -> None:
    """And one that had counted on its key gives way with it."""
    found = keymap_for("vim", {"review.flag": "ctrl+f", "review.skip": "ctrl+f"}, FILE)
    (problem,) = found.problems
    assert "keys.review.skip" in problem
    assert found.keys["review.flag"] == ("ctrl+f",)
    assert found.keys["review.skip"] == ("s",)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ({"review.nxt-open": "n"}, "did you mean “review.next-open”"),
        ({"qqqqqqqq": "n"}, "factcheck keys lists them"),
        ({"review.undo": 3}, "a key in quotes, or a list"),
        ({"review.undo": ["u", 3]}, "a key in quotes, or a list"),
        ({"review.undo": "ctrl+m"}, "terminals send enter"),
        ({"review.verdict": ["a", "b"]}, "it takes 9 keys"),
        ({"dialog.cancel": "x"}, "takes x for itself"),
        ({"writing.save": "ctrl+k"}, "takes ctrl+k for itself"),
    ],
)
def test_a_mistake_leaves_that_act_alone_as_it_was(
    written: dict[str, object], problem: str
) -> None:
    """What is not understood is told with the key of the file, and everything else is taken."""
    found = keymap_for("vim", {**written, "review.flag": "ctrl+f"}, FILE)
    (told,) = found.problems
    assert told.startswith(f"config.toml: keys.{next(iter(written))}: ")
    assert problem in told
    assert found.keys["review.flag"] == ("ctrl+f",)


def test_nine_verdicts_are_given_nine_keys() -> None:
    """An act that knows its keys apart takes a list of as many, or one by one."""
    row = ["&", "é", '"', "'", "(", "§", "è", "!", "ç"]
    found = keymap_for("vim", {"review.verdict": row}, FILE)
    assert found.keys["review.verdict-2"] == ("é",)
    assert found.keys["review.verdict-1"] == ("ampersand",)


def test_changes_hold_on_top_of_any_set() -> None:
    """A set and changes of it go together."""
    found = keymap_for("plain", {"review.scale": "ctrl+shift+g"}, FILE)
    assert found.keys["review.scale"] == ("ctrl+shift+g",)
    assert found.keys["review.search"] == ("f3",)


# What holds


def test_bindings_follow_the_keys_that_hold() -> None:
    """The classes answer to the keys that were taken last, and hold their own again after."""
    take(keymap_for("vim", {"review.skip": ["ctrl+n", "F9"]}, FILE))
    bound = {key for key, one in ReviewScreen._merge_bindings() if one.id == "review.skip"}
    assert bound == {"ctrl+n", "f9"}
    assert (
        "s" not in (ReviewScreen._merged_bindings or ReviewScreen._merge_bindings()).key_to_bindings
    )
    take(preset("vim"))
    assert {b.key for b in bindings(Where.REVIEW) if b.id == "review.skip"} == {"s"}  # type: ignore[union-attr]


def test_every_class_has_its_bindings_as_they_come_from_the_table() -> None:
    """A class that copied its bindings would keep the old keys."""

    def below(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
        for one in node.__subclasses__():
            yield one
            yield from below(one)

    ids = set(all_slots())
    for one in below(DOMNode):
        found = one.__dict__.get("BINDINGS", [])
        ours = [each for each in found if getattr(each, "id", None) in ids]
        assert not ours or isinstance(found, Bound), (
            f"{one.__qualname__}: write BINDINGS = bindings(Where.…), nothing else"
        )


def test_words_on_the_screen_name_the_keys_that_hold() -> None:
    """A hint asks for the key of an act, and gets its name where it has none."""
    assert keys_for("review.rationale") == "r"
    take(keymap_for("vim", {"review.rationale": "ctrl+y", "review.flag": ""}, FILE))
    assert keys_for("review.rationale") == "ctrl+y"
    assert keys_for("review.flag") == ":flag"
    assert keys_for("app.theme") == ":theme"
    assert keys_for("review.verdict") == "1-9"
    assert keys_for("review.verdict-3") == "3"
    assert keys_words(command_of("review.verdict")) == ("1-9",)
    take(preset("left-hand"))
    assert keys_words(command_of("review.verdict")) == ("qwert6789",)
    with pytest.raises(KeyError):
        keys_for("review.nonsense")


def test_acts_of_a_pane_are_asked_for_by_name_where_it_is() -> None:
    """Where a set has no key for it, an act of the pane in use is typed."""
    found = named("supports", (Where.EVIDENCE, Where.REVIEW, Where.ANYWHERE))
    assert found is not None
    assert found[0].id == "evidence.supports"
    assert named("supports", (Where.LIST, Where.REVIEW, Where.ANYWHERE)) is None
