"""Nothing that a document, a name or a typed word holds reaches the terminal as it is."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from .conftest import Start
from .hostile import (
    HOSTILE_NAME,
    HOSTILE_WORD,
    PAYLOADS,
    STEERING,
    make_case,
    reached,
    stray,
)
from .pty_terminal import Terminal

pytestmark = pytest.mark.pty


def harmless(terminal: Terminal) -> bool:
    """Whether what the terminal was sent until the end held nothing that steers it.

    Asked of a program that has ended: before that the last sequence may be cut off.
    """
    raw = bytes(terminal.raw)
    assert reached(raw) == []
    assert stray(raw) == ""
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a case whose every text is hostile."""
    make_case(tmp_path / "trial.factcheck")
    return tmp_path


def test_the_check_finds_every_payload() -> None:
    """Each payload that steers is found in bytes that hold it, by its name and by its traces."""
    for name, payload in STEERING.items():
        raw = b"before " + payload + b" after"
        assert name in reached(raw)
        # Whole control sequences are what a screen is drawn with; only their names betray these.
        assert stray(raw) or name in ("colour", "cursor", "mode")
    assert len(STEERING) > 15


WALK = (
    ("r", "Why?"),
    ("e", "value"),
    (".", "until"),
    ("?", "next open"),
    ("w", "Write the verdict report"),
)
"""Keys that open a dialog, and what it shows."""
SCREENS = (("x", "compare c1"), ("h", "history of c1"))
"""Keys that open another screen, and what its first line says."""
DIALOG = "╭"
"""The corner of every dialog."""


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (200, 50)])
def test_the_review_screen(start: Start, folder: Path, columns: int, rows: int) -> None:
    """Queue, document, evidence and every dialog show each payload as text, at every size."""
    terminal = start("review", folder=folder, columns=columns, rows=rows)
    terminal.wait_for("1/2 claims", "␛[8675")
    for key, shown in SCREENS:
        terminal.press(key)
        terminal.wait_for(shown)
        terminal.press("escape")
        terminal.wait_gone(shown)
    for key, shown in WALK:
        terminal.press(key)
        terminal.wait_for(shown, DIALOG)
        terminal.press("escape")
        terminal.wait_gone(DIALOG)
    terminal.press("/")
    terminal.wait_for("Search all claims")
    terminal.press("people")
    terminal.wait_for("1,000 people", "3  2,000 people")
    terminal.press("escape")
    terminal.wait_gone(DIALOG)
    terminal.press("tab", "tab", "j", "enter", "4")
    terminal.wait_for("2/2 claims")
    terminal.press("q")
    assert terminal.finish() == 0
    assert harmless(terminal)


def test_markup_is_text(start: Start, folder: Path) -> None:
    """Markup of our own libraries is seen as it is written, and a click on it does nothing."""
    terminal = start("review", folder=folder, columns=200, rows=50)
    terminal.wait_for("1/2 claims")
    screen = terminal.wait_for("[@click=app.quit]", "[red]", "[/nothing]")
    row = next(at for at, line in enumerate(screen.split("\n")) if "[@click=app.quit]" in line)
    column = screen.split("\n")[row].index("[@click=app.quit]") + 5
    terminal.press(f"\x1b[<0;{column + 1};{row + 1}M", f"\x1b[<0;{column + 1};{row + 1}m")
    terminal.press("4")
    terminal.wait_for("2/2 claims")


def test_what_is_pasted(start: Start, folder: Path) -> None:
    """A paste into the rationale is kept as it came and shown harmless."""
    pasted = "".join(payload for payload in PAYLOADS.values() if not {"\x1b", "\0"} & set(payload))
    terminal = start("review", folder=folder)
    terminal.wait_for("1/2 claims")
    terminal.press("r")
    terminal.wait_for("Why?", DIALOG)
    terminal.press(f"\x1b[200~pasted{pasted}\x1b[201~")
    terminal.wait_for("pasted")
    terminal.press("ctrl+s")
    terminal.wait_gone(DIALOG)
    terminal.press("4")
    terminal.wait_for("2/2 claims")
    terminal.press("q")
    assert terminal.finish() == 0
    assert harmless(terminal)


@pytest.mark.parametrize("key", ["/", "F", ":"])
def test_what_is_typed_in_a_line(start: Start, folder: Path, key: str) -> None:
    """A pasted search, filter or command is shown harmless, and so is the complaint about it."""
    terminal = start("review", folder=folder)
    terminal.wait_for("1/2 claims")
    terminal.press(key)
    terminal.wait_for(DIALOG)
    terminal.press("\x1b[200~xyzzy:\u202e\u200b\x9b\ufeff[/][@click=app.quit]\x1b[201~")
    terminal.wait_for("xyzzy:")
    terminal.press("enter")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert harmless(terminal)


def test_the_name_of_the_case(start: Start, folder: Path) -> None:
    """A case with a hostile file name is opened, named and listed among the recent ones."""
    case = folder / "hidden" / f"A{HOSTILE_NAME}.factcheck"
    case.parent.mkdir()
    (folder / "trial.factcheck").rename(case)
    terminal = start("--case", str(case), "review", folder=folder)
    terminal.wait_for("1/2 claims")
    terminal.press("q")
    assert terminal.finish() == 0
    assert harmless(terminal)
    welcome = start(folder=folder)
    welcome.wait_for("factcheck", "A␛[8675309m")
    welcome.press("q")
    assert welcome.finish() == 0
    assert harmless(welcome)


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("list", "--json"),
    ("list", "--jsonl"),
    ("show", "c1"),
    ("show", "c1", "--json"),
    ("search", "bridge"),
    ("scale",),
    ("gate",),
    ("audit",),
    ("doctor",),
    ("export",),
    ("export", "-f", "html"),
    ("export", "-f", "json"),
    ("export", "-f", "jsonl"),
    ("export", "-f", "csv"),
    ("export", "-f", "claimreview", "--force", "--base-url", "https://example.org/"),
    ("mark", "c1", "cut", "--because", HOSTILE_WORD),
    ("act", "edit", "c1", "speaker", HOSTILE_WORD),
    ("undo",),
)


MANY = """
import json, sys
from factcheck.__main__ import main
for number, arguments in enumerate(json.loads(sys.argv[1])):
    status = main(arguments)
    sys.stdout.flush()
    print(f"<<{number} {status}>>", flush=True)
"""
"""Runs one command line after the other, and says the status of each after what it printed."""


def printed(
    start: Start, folder: Path, commands: tuple[tuple[str, ...], ...]
) -> list[tuple[tuple[str, ...], int, bytes]]:
    """Each command with its status and what it sent to the terminal."""
    terminal = start(
        "-c", MANY, json.dumps(commands), program=(sys.executable,), folder=folder, columns=500
    )
    assert terminal.finish() == 0
    parts = re.split(rb"<<\d+ (\d+)>>\r\n", bytes(terminal.raw))
    assert len(parts) == 2 * len(commands) + 1
    return [(command, int(parts[2 * at + 1]), parts[2 * at]) for at, command in enumerate(commands)]


def test_the_commands(start: Start, folder: Path) -> None:
    """What a command prints to a terminal holds no payload, and it runs."""
    for command, status, raw in printed(start, folder, COMMANDS):
        assert status == STATUSES.get(command[0], 0), command
        assert raw, command
        assert (reached(raw), stray(raw)) == ([], ""), command


STATUSES = {"gate": 1}
"""The case is not finished, and every other command runs."""


MISTAKES: tuple[tuple[str, ...], ...] = (
    ("list", "--case", f"none{HOSTILE_NAME}"),
    ("list", "--filter", f"speeker:{HOSTILE_WORD}"),
    ("list", "--order", HOSTILE_WORD),
    ("show", HOSTILE_WORD),
    ("mark", "c1", HOSTILE_WORD),
    ("mark", "c1", "cut", "--because", "x", "--evidence", HOSTILE_WORD),
    ("act", "edit", "c1", HOSTILE_WORD, "x"),
    ("act", HOSTILE_WORD),
    ("scale", HOSTILE_WORD),
    ("add", f"none{HOSTILE_NAME}"),
    ("add", "--published", HOSTILE_WORD, "x"),
    ("export", "-o", f"none{HOSTILE_NAME}/report"),
    ("audit", "--report", f"none{HOSTILE_NAME}"),
    ("extract", f"none{HOSTILE_NAME}"),
    ("--config", f"none{HOSTILE_NAME}", "list"),
    ("--case", f"pg://{HOSTILE_WORD}", "list"),
    (HOSTILE_WORD,),
)


def test_the_complaints(start: Start, folder: Path) -> None:
    """A complaint repeats what was typed harmlessly, with status 2 and no fault of our own."""
    for command, status, raw in printed(start, folder, MISTAKES):
        assert status == 2, command
        assert b"factcheck: " in raw, command
        assert b"fault of its own" not in raw, command
        assert (reached(raw), stray(raw)) == ([], ""), command


def test_a_hostile_file_is_refused_by_its_name(start: Start, tmp_path: Path) -> None:
    """Binary junk under a hostile name is refused; text under one is read and listed."""
    (tmp_path / f"junk{HOSTILE_NAME}.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / f"text{HOSTILE_NAME}.txt").write_text(
        f"The mayor said 500 people {HOSTILE_WORD} came.\n", encoding="utf-8"
    )
    terminal = start("add", ".", folder=tmp_path)
    assert terminal.finish() == 1
    assert b"1 new" in terminal.raw
    assert b"1 refused" in terminal.raw
    listed = start("list", folder=tmp_path)
    assert listed.finish() == 0
    assert harmless(terminal)
    assert harmless(listed)


def test_the_linear_session(start: Start, folder: Path) -> None:
    """review --plain prints the claim, takes a hostile answer, and prints it harmless."""
    terminal = start("review", "--plain", folder=folder)
    terminal.wait_for("> ")
    terminal.press("xyzzy\u202e\x9b\u200b", "enter")
    terminal.wait_for("Not done: ")
    terminal.press("h", "enter", "q", "enter")
    assert terminal.finish() == 0
    # The line of a terminal echoes what is typed, before the program sees it.
    said = bytes(terminal.raw).replace("xyzzy\u202e\x9b\u200b".encode(), b"")
    assert reached(said) == []
    assert stray(said) == ""
