"""``questions``: who has not answered yet."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json_array, tell

if TYPE_CHECKING:
    from claims.questions import Asked
    from factcheck.cli.plain import Session


def questions(arguments: Namespace, around: Around) -> int:
    """List open questions by person."""
    from claims.questions import open_questions

    with open_case(arguments, around, read_only=True) as case:
        today = case.now().date()
        found = [one for one in open_questions(case) if not arguments.due or one.due(today)]
    if arguments.json:
        say_json_array(_record(one, today) for one in found)
        return 0
    for one in found:
        for words in asked_lines(one, today):
            say(words)
    tell(f"{len(found)} to answer, {sum(one.due(today) for one in found)} due")
    return 0


def _record(one: Asked, today: date) -> dict[str, Any]:
    from claims.entries import entry_record

    return {
        "whom": one.whom,
        "due": one.due(today),
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "claims": list(one.claims),
        "questions": [entry_record(entry, today) for entry in one.open],
    }


def asked_lines(one: Asked, today: date) -> Iterator[str]:
    """Who, by when, about which claims; then each question on a line."""
    when = f"by {one.deadline}" if one.deadline else "no deadline"
    late = ", overdue" if any(entry.overdue(today) for entry in one.open) else ""
    yield f"{one.whom}: {when}{late}: {', '.join(one.claims) or 'the whole case'}"
    for entry in one.open:
        about = ", ".join(entry.claims) or "the whole case"
        until = f" by {entry.deadline}" if entry.deadline else ""
        how = f" ({entry.channel})" if entry.channel else ""
        asked = " ".join(entry.asked.split()) or "asked"
        yield f"  {entry.id}  {asked}{how}: asked on {entry.asked_on}{until}, about {about}"


def questions_here(session: Session, rest: str) -> None:
    """Who has not answered yet, and about which claims."""
    from claims.questions import open_questions

    today = session.case.now().date()
    found = open_questions(session.case)
    for one in found:
        for words in asked_lines(one, today):
            say(words)
    if not found:
        say("Nobody is still to answer.")


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("--due", action="store_true", help="only whose answer is due")
    parser.add_argument("--json", action="store_true", help="one array")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="questions",
        summary="who has not answered yet, by person, with all their claims",
        examples=("factcheck questions", "factcheck questions --due --json"),
        configure=_configure,
        run=questions,
    ),
)
