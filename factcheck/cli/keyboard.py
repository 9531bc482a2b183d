"""``factcheck keys``: which key does what, as it is configured."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json, tell
from factcheck.config import CHOICES


def keys(arguments: Namespace, around: Around) -> int:
    """Print every act of the interface with its keys; mistakes of the configuration on stderr."""
    from factcheck.tui.commands.keymap import preset
    from factcheck.tui.commands.pages import keys_lines, keys_record
    from factcheck.tui.look import look_for

    file = (arguments.config or around.places.config_file).name
    configured = look_for(around.config, os.environ, file).keymap
    held = preset(arguments.preset) if arguments.preset else configured
    for problem in held.problems:
        tell(problem)
    if arguments.json:
        say_json(keys_record(held))
    else:
        for line in keys_lines(held):
            say(line)
    return 0


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--preset",
        choices=CHOICES["preset"],
        help="the keys of this set as it comes, instead of those that are configured",
    )
    parser.add_argument("--json", action="store_true", help="as one object")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="keys",
        summary="list the keys of the interface as they are configured",
        examples=("factcheck keys", "factcheck keys --preset plain", "factcheck keys --json"),
        configure=_configure,
        run=keys,
        lenient=True,
    ),
)
