"""What a command is to the parser, and what it may ask about the person and the machine."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck.clock import Clock
from factcheck.config import Config
from factcheck.locations import Locations


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a run: the environment, the working folder, configuration, places, time."""

    environment: Mapping[str, str]
    folder: Path
    config: Config
    places: Locations
    clock: Clock
    problem: str | None = None
    """What is wrong with the configuration file, for the commands that run all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A sub-command: its name, what the help says, its arguments, and what it does."""

    name: str
    summary: str
    """One line, in the imperative or as a noun, without a full stop."""
    examples: tuple[str, ...]
    run: Callable[[Namespace, Around], int]
    configure: Callable[[ArgumentParser], None] = lambda parser: None
    details: str = ""
    """What more the command's own help says."""
    lenient: bool = False
    """Whether it runs on the defaults where the configuration has a mistake, and says so."""
