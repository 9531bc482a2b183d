"""The page of the command line, held to the parser."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from factcheck.cli.acts import ACTS
from factcheck.cli.parser import build_parser, families
from factcheck.config import Config, config_from

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
SECTIONS = {
    found[1]: found[2]
    for found in re.finditer(r"^## `factcheck ([a-z]+)`\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
}
COMMANDS = {command.name: command for command in families()}


def actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The arguments of a parser, its help left out."""
    return (action for action in parser._actions if action.dest not in ("help", "version"))


def subparsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("no commands")


PARSERS = subparsers()
COMMON = {"--case", "--reviewer", "--config", "--log-level"}


def test_every_command_has_a_section_and_no_other() -> None:
    """The page has a section for each command, in the order of the help."""
    assert list(SECTIONS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_names_every_argument(name: str) -> None:
    """Every option and argument of a command stands in its section."""
    wanted = {
        word
        for action in actions(PARSERS[name])
        for word in (action.option_strings or [str(action.metavar or "")])
        if word not in COMMON
    }
    if name == "act":
        wanted = {act.name for act in ACTS}
    assert not [word for word in sorted(wanted) if f"`{word}" not in SECTIONS[name]]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_names_no_option_that_is_not_there(name: str) -> None:
    """What the page promises, the parser takes."""
    parsers = [PARSERS[name]]
    for action in actions(PARSERS[name]):
        if isinstance(action, argparse._SubParsersAction):
            parsers += action.choices.values()
    known = {word for one in parsers for action in actions(one) for word in action.option_strings}
    known |= COMMON | {"--until", "--help"}
    named = set(re.findall(r"`(--[a-z-]+)", SECTIONS[name]))
    assert named <= known


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_shows_the_examples_of_the_help(name: str) -> None:
    """The examples are the same on the page and in the help."""
    assert not [line for line in COMMANDS[name].examples if line not in SECTIONS[name]]


def test_the_common_options_are_told_once() -> None:
    """The options of every command have a section of their own."""
    common = PAGE.partition("## For every command")[2].partition("\n## ")[0]
    assert not [word for word in sorted(COMMON) if f"`{word}" not in common]


def test_every_line_of_the_configuration_is_documented() -> None:
    """The example of a configuration has each key, and is a valid one."""
    example = PAGE.partition("```toml\n")[2].partition("```")[0]
    assert set(tomllib.loads(example)) == {field.name for field in fields(Config)}
    assert config_from(tomllib.loads(example), "config.toml").reviewer == "Ada Checker"
