"""How the command line starts, complains and ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.cli.parser import families

from .conftest import Run

COMMANDS = [command.name for command in families()]
LOADED = """
import sys
from factcheck.__main__ import main
status = main({arguments!r})
heavy = {{"textual", "rich", "argparse", "sqlite3", "claims"}} & set(sys.modules)
sys.stderr.write(" ".join(heavy))
sys.exit(status)
"""


def python(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A Python of its own, with the arguments."""
    return subprocess.run(
        [sys.executable, *arguments], input=stdin, capture_output=True, timeout=60, check=False
    )


def test_version_is_said_without_loading_anything() -> None:
    """--version answers before the parser, the screen or the store is loaded."""
    result = python("-c", LOADED.format(arguments=["--version"]))
    assert result.stdout.decode() == f"factcheck {__version__}\n"
    assert result.stderr == b""
    assert result.returncode == 0


@pytest.mark.parametrize("arguments", [["locate"], ["completion", "bash"], ["lisst"]])
def test_small_commands_load_no_screen(arguments: list[str]) -> None:
    """A command that shows no interface loads neither Textual nor Rich."""
    loaded = python("-c", LOADED.format(arguments=arguments)).stderr.decode().split("\n")[-1]
    assert not {"textual", "rich", "sqlite3"} & set(loaded.split())


def test_the_module_is_the_command() -> None:
    """python -m factcheck is the same program."""
    result = python("-m", "factcheck", "-V")
    assert result.stdout.decode().split() == ["factcheck", __version__]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, name: str) -> None:
    """--help of each command says what it does and shows examples that call it."""
    result = run(name, "--help")
    assert result.status == 0
    assert f"usage: factcheck {name}" in result.out
    assert (
        f"\n  factcheck {name}" in result.out.split("examples:")[1] or "| factcheck" in result.out
    )


def test_the_help_lists_every_command(run: Run) -> None:
    """The help of the program names each command once."""
    lines = [line for line in run("--help").out.split("\n") if line[:4] == "    " != line[4:8]]
    listed = [line.split()[0] for line in lines]
    assert [name for name in listed if name in COMMANDS] == COMMANDS


def test_help_has_no_colour_where_none_is_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR and a pipe give help in plain characters."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("--help").out


def test_an_unknown_command_is_met_with_the_nearest(run: Run) -> None:
    """A slip of the finger is answered with what was probably meant, and the help."""
    result = run("lisst")
    assert result.status == 2
    assert result.err.startswith("factcheck: ")
    assert "did you mean 'list'?" in result.err
    assert "Try: factcheck --help" in result.err
    assert result.out == ""


def test_complaints_are_safe_to_show(run: Run) -> None:
    """What was typed comes back harmless."""
    result = run("list", "--order", "\x1b]0;title\x07", "--bo\x1b[31mgus")
    assert result.status == 2
    assert "\x1b" not in result.err
    assert "␛[31m" in result.err


def test_a_wrong_configuration_stops_a_command(run: Run, folder: Path, tmp_path: Path) -> None:
    """A mistake in the configuration ends a command with status 2, and names the key."""
    config = tmp_path / "home/config/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("scael = 'desk'\n", encoding="utf-8")
    result = run("list")
    assert result.status == 2
    assert "did you mean “scale”" in result.err
    assert run("locate", "config").out.strip() == str(config)


def test_a_configuration_that_was_named_must_be_there(run: Run) -> None:
    """--config with a missing file is an error, not the defaults."""
    result = run("list", "--config", "nowhere.toml")
    assert result.status == 2
    assert "nowhere.toml" in result.err


def test_a_wrong_clock_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is no moment ends the command with status 2."""
    monkeypatch.setenv("FACTCHECK_CLOCK", "noon")
    assert run("list").status == 2


def test_places_are_told(run: Run, tmp_path: Path) -> None:
    """locate names every place, one of them alone, or all as an object."""
    assert run("locate", "log").out.strip() == str(tmp_path / "home/state/factcheck.log")
    assert set(run("locate", "--json").json) == {
        "config",
        "data",
        "state",
        "cache",
        "log",
        "sample",
    }


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_knows_the_commands(run: Run, shell: str) -> None:
    """The completion script names every command."""
    script = run("completion", shell).out
    assert not [name for name in COMMANDS if name not in script]


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """Closing the pipe ends the command without a traceback."""
    code = "import sys; from factcheck.__main__ import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "completion", "zsh"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode == 141


def test_the_interface_needs_a_terminal(run: Run) -> None:
    """Without a terminal the interface is refused, and the commands for scripts are named."""
    result = run()
    assert result.status == 2
    assert "--plain" in result.err
