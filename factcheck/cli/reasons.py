"""``reasons`` and ``tags``: what is written again and again, and what claims are sorted by."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json, tell
from factcheck.config import reasons as templates_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.store import Case


def filled_reason(case: Case, claim: str, templates: Mapping[str, str], name: str) -> str:
    """The template of that name, filled from a claim; raises InputError where there is none."""
    from claims.reasons import filled, named, values

    return filled(named(templates, name), values(case, claim))


def reasons(arguments: Namespace, around: Around) -> int:
    """List the templates of reasons, filled from a claim where one is named."""
    from claims.reasons import filled, values

    found = dict(templates_of(around.config))
    if arguments.claim:
        with open_case(arguments, around, read_only=True) as case:
            known = values(case, claim_id(arguments.claim))
        found = {name: filled(text, known) for name, text in found.items()}
    if arguments.json:
        say_json(found)
        return 0
    for name, text in found.items():
        say(f"{name:<14} {text}")
    return 0


def tags(arguments: Namespace, around: Around) -> int:
    """List the tags of the case, the commonest first."""
    with open_case(arguments, around, read_only=True) as case:
        found = case.same.tags()
    if arguments.json:
        say_json([{"tag": tag, "claims": count} for tag, count in found.items()])
        return 0
    for tag, count in found.items():
        say(f"{count:>6}  {tag}")
    if not found:
        tell("no tags yet: factcheck act tag CLAIM TAG adds one")
    return 0


def _configure_reasons(parser: ArgumentParser) -> None:
    parser.add_argument("claim", nargs="?", metavar="CLAIM", help="fill them from this claim")
    parser.add_argument("--json", action="store_true", help="as one object: name to text")


def _configure_tags(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one array")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="reasons",
        summary="list the templates of reasons",
        details="Those that are built in, and those of [reasons] in the configuration.",
        examples=("factcheck reasons", "factcheck reasons c12", "factcheck reasons --json"),
        configure=_configure_reasons,
        run=reasons,
    ),
    Command(
        name="tags",
        summary="list the tags of the case and how many claims have each",
        examples=("factcheck tags", "factcheck tags --json"),
        configure=_configure_tags,
        run=tags,
    ),
)
