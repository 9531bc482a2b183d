"""The command line: arguments become calls. One module a family of commands."""

from __future__ import annotations

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask, translate errors for the person, and return the exit status."""
    from factcheck.cli.running import run_command

    return run_command(arguments)
