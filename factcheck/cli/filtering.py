"""``filters``: the filters that a reviewer keeps under names."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from factcheck.cli.cases import open_case, reviewer
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json, tell


def filters(arguments: Namespace, around: Around) -> int:
    """Save a filter, delete one, or list them."""
    from claims.saved import KEY, kept_filters, with_filter, without_filter

    writing = bool(arguments.save or arguments.delete)
    with open_case(arguments, around, read_only=not writing) as case:
        who = reviewer(arguments, around, case)
        kept = kept_filters(case.memory.recall(who, KEY))
        if arguments.save:
            name, text = arguments.save
            kept = with_filter(kept, name, text)
        if arguments.delete:
            kept = without_filter(kept, arguments.delete)
        if writing:
            case.memory.remember(who, KEY, dict(kept) or None)
    if arguments.json:
        say_json(dict(kept))
        return 0
    for name, text in kept.items():
        say(f"@{name}  {text}")
    if not kept:
        tell(f"{who} keeps no filters")
    return 0


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--save", nargs=2, metavar=("NAME", "Q"), help="keep the filter Q under a name"
    )
    parser.add_argument("--delete", metavar="NAME", help="forget one")
    parser.add_argument("--json", action="store_true", help="as one object, name to filter")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="filters",
        summary="list, save or delete your saved filters",
        details="@NAME stands for a saved filter wherever a filter goes.",
        examples=(
            "factcheck filters --save hot 'status:open conflicts'",
            "factcheck list --filter '@hot value>1000'",
            "factcheck filters",
        ),
        configure=_configure,
        run=filters,
    ),
)
