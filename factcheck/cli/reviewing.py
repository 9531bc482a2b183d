"""``factcheck``, ``review`` and ``demo``: what opens the interface."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from claims.errors import ClaimsError
from factcheck.cli.cases import existing_case, known_reviewer, named_case, only_case
from factcheck.cli.command import Around, Command
from factcheck.confinement import confined_folder


def open_interface(arguments: Namespace, around: Around) -> int:
    """The interface on the folder's case, or on the welcome screen."""
    named = named_case(arguments, around)
    path = existing_case(arguments, around) if named else only_case(around)
    return _run(path, arguments, around, front=True)


def review(arguments: Namespace, around: Around) -> int:
    """The review session on a case, full-screen or linear."""
    path = existing_case(arguments, around)
    if arguments.blind and arguments.plain:
        from factcheck.cli.blind import review_blind

        return review_blind(path, arguments, around)
    if not arguments.plain:
        return _run(
            path,
            arguments,
            around,
            order=arguments.order,
            filter=arguments.filter,
            blind=arguments.blind,
        )
    from factcheck.cli.plain import review_plainly

    return review_plainly(path, arguments, around)


def demo(arguments: Namespace, around: Around) -> int:
    """The interface on the sample case, made once and resumed after."""
    from factcheck.sample import open_sample

    _need_terminal()
    path = open_sample(around.places.sample_case, clock=around.clock, fresh=arguments.fresh)
    return _run(path, arguments, around)


def _run(
    path: Path | None,
    arguments: Namespace,
    around: Around,
    *,
    order: str = "",
    filter: str = "",  # noqa: A002 - the option's name
    front: bool = False,
    blind: bool = False,
) -> int:
    _need_terminal()
    from factcheck.tui.app import run

    return run(
        path,
        reviewer=known_reviewer(arguments, around) or None,
        order=order,
        filter=filter,
        config=around.config,
        problem=around.problem,
        clock=around.clock,
        front=front,
        blind=blind,
        source=(arguments.config or around.places.config_file).name,
    )


def _need_terminal() -> None:
    # A browser's window is as good as a terminal; what serves it set this.
    if confined_folder():
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise ClaimsError(
            "the interface needs a terminal; for pipes and scripts there are "
            "factcheck review --plain, list, mark and export"
        )
    if os.environ.get("TERM") == "dumb":
        raise ClaimsError(
            "TERM is dumb: a terminal that cannot move its cursor shows no screens; "
            "factcheck review --plain goes line by line"
        )


def _configure_review(parser: ArgumentParser) -> None:
    from factcheck.cli.parser import add_selection

    add_selection(parser)
    parser.add_argument(
        "--plain",
        action="store_true",
        help="line by line on standard input and output, for screen readers and scripts",
    )
    parser.add_argument(
        "--blind",
        action="store_true",
        help="without seeing what anybody else decided, until you end it",
    )


def _configure_demo(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--fresh", action="store_true", help="start over; what you did before is kept beside it"
    )


OPEN = Command(
    name="open",
    summary="open the interface",
    examples=("factcheck",),
    run=open_interface,
    lenient=True,
)
"""What happens without a command."""

COMMANDS: tuple[Command, ...] = (
    Command(
        name="demo",
        summary="try the interface on a sample case",
        details="Nothing to fetch, nothing to configure. Kept in the data folder and resumed.",
        examples=("factcheck demo", "factcheck demo --fresh"),
        configure=_configure_demo,
        run=demo,
        lenient=True,
    ),
    Command(
        name="review",
        summary="review the claims of the case",
        examples=(
            "factcheck review",
            "factcheck review --order risk --filter 'status:open'",
            "factcheck review --plain",
        ),
        configure=_configure_review,
        run=review,
        lenient=True,
    ),
)
