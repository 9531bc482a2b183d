"""The parser: every command and option, put together from the families of commands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from claims.errors import ClaimsError
from factcheck import __version__
from factcheck.cli.command import Command
from factcheck.config import CHOICES

DESCRIPTION = """Finds the claims of a text, reads their numbers and quotations, sets them against
other documents, and keeps every verdict. Without a command it opens the interface on the folder's
case, or a welcome screen."""

EXAMPLES = (
    "factcheck demo                                  # try it on a sample case",
    "factcheck add --role draft article.md           # a text to be checked",
    "factcheck add --role source report.html notes/  # what it is checked against",
    "factcheck review                                # decide, claim by claim",
    "factcheck export -f html -o report.html         # what an editor gets",
)


COMMON = ("--case", "--reviewer", "--config", "--log-level")
"""The options of every command, each with a value."""


class UsageError(ClaimsError):
    """The command line cannot be understood; the message names the argument and the help."""


class Parser(argparse.ArgumentParser):
    """argparse that raises its complaints, and loads the coloured help only to show it."""

    def error(self, message: str) -> NoReturn:
        """Complain, and name the help that tells more."""
        raise UsageError(f"{_with_nearest(message)}\nTry: {self.prog} --help")

    def format_help(self) -> str:
        """The help text, in colours where the terminal has them."""
        from rich_argparse import RawDescriptionRichHelpFormatter

        class Formatter(RawDescriptionRichHelpFormatter):
            # Brackets in our texts are brackets.
            text_markup = False
            help_markup = False
            group_name_formatter = str

        self.formatter_class = Formatter
        return super().format_help()


def _with_nearest(message: str) -> str:
    """argparse's complaint about a word it does not know, with the nearest one it knows."""
    found = _INVALID.search(message)
    if found is None:
        return message
    from thefuzz import process

    nearest = process.extractOne(found[1], re.findall(r"'([^']+)'", found[2]), score_cutoff=60)
    return f"{message[: found.start()]}{found[1]!r} is unknown; " + (
        f"did you mean {nearest[0]!r}?" if nearest else f"choose from {found[2]}"
    )


_INVALID = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)


def asked_for(arguments: Sequence[str]) -> Iterable[Command]:
    """The commands that ``arguments`` can mean, in the order of the help."""
    from factcheck.cli import reviewing

    name = _command_in(arguments)
    # The interface is what people wait for to open: it need not load all other commands first.
    if name == "":
        return ()
    return [one for one in reviewing.COMMANDS if one.name == name] or families()


def _command_in(arguments: Sequence[str]) -> str | None:
    """The command's name, behind the options that may stand before it; empty where there is none,
    None where an option is not one of these.
    """
    words = iter(arguments)
    for word in words:
        if not word.startswith("-"):
            return word
        option, joined, _ = word.partition("=")
        if option not in COMMON:
            return None
        if not joined:
            next(words, None)
    return ""


def families() -> Iterable[Command]:
    """Every command, in the order of the help."""
    from factcheck.cli import (
        agreeing,
        blind,
        by_hand,
        cast,
        covering,
        deciding,
        disputes,
        documents,
        engine,
        exchange,
        filtering,
        journaling,
        keyboard,
        listing,
        memo,
        past,
        precedents,
        questions,
        reading,
        reasons,
        reporting,
        reviewing,
        revising,
        serving,
        signing,
        system,
    )

    for family in (
        reviewing,
        reading,
        revising,
        listing,
        filtering,
        documents,
        disputes,
        precedents,
        by_hand,
        cast,
        covering,
        deciding,
        reasons,
        past,
        journaling,
        questions,
        blind,
        agreeing,
        memo,
        signing,
        reporting,
        exchange,
        engine,
        serving,
        keyboard,
        system,
    ):
        yield from family.COMMANDS


def build_parser(commands: Iterable[Command] | None = None) -> Parser:
    """The whole command line, or only the part of it that has ``commands``."""
    parser = Parser(
        prog="factcheck",
        description=DESCRIPTION,
        epilog=_examples(EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="version", version=f"factcheck {__version__}")
    parsers = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", prog="factcheck"
    )
    for command in families() if commands is None else commands:
        _add_command(parsers, command)
    add_common(parser, default=None)
    return parser


def _add_command(
    parsers: argparse._SubParsersAction[Parser],
    command: Command,
) -> None:
    parser = parsers.add_parser(
        command.name,
        help=command.summary,
        description=f"{command.summary[0].upper()}{command.summary[1:]}.\n{command.details}".strip(),
        epilog=_examples(command.examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.configure(parser)
    add_common(parser)
    parser.set_defaults(chosen=command)


def positive(text: str) -> int:
    """A count as typed, at least 1."""
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError(f"not a number from 1 up: {text!r}")
    return int(text)


def add_common(parser: argparse.ArgumentParser, *, default: str | None = argparse.SUPPRESS) -> None:
    """The options that stand before or after a command; after it they must not unset them."""
    group = parser.add_argument_group("for every command")
    group.add_argument(
        "--case",
        metavar="FILE",
        default=default,
        help="the case: NAME.factcheck (else FACTCHECK_CASE, else the only one in this folder)",
    )
    group.add_argument(
        "--reviewer",
        metavar="NAME",
        default=default,
        help="whose decisions these are (else FACTCHECK_REVIEWER, else the configuration)",
    )
    group.add_argument(
        "--config", metavar="FILE", type=Path, default=default, help="the configuration file"
    )
    group.add_argument(
        "--log-level",
        choices=CHOICES["log_level"],
        default=default,
        help="how much the diagnostics log holds; never text of documents",
    )


def add_selection(parser: argparse.ArgumentParser) -> None:
    """``--filter`` and ``--order``."""
    parser.add_argument(
        "--filter",
        default="",
        metavar="Q",
        help='only these: status:open speaker:"López Obrador" value>1e5 conflicts -agrees',
    )
    parser.add_argument(
        "--order",
        default="",
        metavar="ORDER",
        help="document (unless said), risk, open, speaker, source, disputed, stale or random:SEED",
    )


def _examples(lines: tuple[str, ...]) -> str:
    return "examples:\n" + "\n".join(f"  {line}" for line in lines)


def add_act(
    acts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    summary: str,
    example: str,
) -> argparse.ArgumentParser:
    """One of the acts of a command that has several, with its own help and the common options."""
    one = acts.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"examples:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_common(one)
    return one
