"""``gate``, ``rules``, ``overrule``, ``sign``: whether the case may leave, and who says so."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claims.errors import Refused
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.output import say, say_json
from factcheck.config import house_rules

if TYPE_CHECKING:
    from claims.gate import Problem
    from claims.review import Review
    from claims.rules import Rules
    from claims.store import Case

ROLES = ("checker", "second-reader", "editor")


def gate(arguments: Namespace, around: Around) -> int:
    """Pass only when nothing is open, stale, orphaned or short of the house rules."""
    from claims.gate import problems as still_asked
    from claims.gate import rules_of
    from claims.review import scale_of

    with open_case(arguments, around, read_only=True) as case:
        rules = rules_of(case, house_rules(around.config))
        problems, progress = still_asked(case, scale_of(case), rules), case.queue.progress()
        if arguments.json:
            say_json(_gate_record(case, rules, problems))
        else:
            for line in gate_lines(case, rules, problems):
                say(line)
            counted = f"{progress.decided} of {progress.total} claims decided"
            say(f"{'not passed' if problems else 'passed'}: {counted}")
    return 1 if problems else 0


def gate_lines(case: Case, rules: Rules, problems: list[Problem]) -> Iterator[str]:
    """What is left to do with the command that mends it, what was overruled, and who signed."""
    from claims.entries import signed_words
    from claims.gate import overruled
    from factcheck.mending import command_for

    for problem in problems:
        yield problem.words
        if problem.claim or problem.rule == "sign-off":
            yield f"    {command_for(problem)}"
    for one in overruled(case):
        claims = ", ".join(one.claims)
        yield f"{claims}: rule {one.rule} overruled by {one.by}: {one.reason} ({one.id})"
    for signed in case.journal.signed():
        yield f"signed off, {signed_words(signed)}"
    if rules.preset != "none":
        yield f"rules: {rules.preset}"


def _gate_record(case: Case, rules: Rules, problems: list[Problem]) -> dict[str, Any]:
    from claims.entries import entry_record, signed_record
    from claims.gate import counted, overruled
    from claims.rules import rules_record
    from factcheck.mending import command_for

    today = case.now().date()
    return {
        "passed": not problems,
        "problems": [
            {
                "claim": one.claim,
                "rule": one.rule,
                "words": one.words,
                "mend": command_for(one),
                "overrulable": one.overrulable,
            }
            for one in problems
        ],
        "counts": dict(counted(problems)),
        "overruled": [entry_record(one, today) for one in overruled(case)],
        "signed": [signed_record(one) for one in case.journal.signed()],
        "rules": rules_record(rules),
    }


def rules(arguments: Namespace, around: Around) -> int:
    """Show the house rules, or have the case keep some."""
    from claims.gate import rules_of
    from claims.rules import rules_from, rules_record
    from claims.signing import use_rules

    if arguments.preset or arguments.as_configured:
        with opened_review(arguments, around) as review:
            asked = None if arguments.as_configured else rules_from({"preset": arguments.preset})
            if arguments.preset == around.config.rules.get("preset"):
                asked = house_rules(around.config)
            say_event(use_rules(review, asked))
        return 0
    with open_case(arguments, around, read_only=True) as case:
        kept = case.setting("rules") is not None
        found = rules_of(case, house_rules(around.config))
    if arguments.json:
        say_json({**rules_record(found), "kept_in_case": kept})
    else:
        for line in rules_lines(found, kept=kept):
            say(line)
    return 0


def rules_lines(found: Rules, *, kept: bool) -> Iterator[str]:
    """The rules in words, and whose they are."""
    from claims.rules import presets, rules_words

    yield f"{found.preset}, {'kept in this case' if kept else 'as configured'}"
    for words in rules_words(found) or (
        "every claim is decided, with a reason or evidence where its label asks for one",
    ):
        yield f"  {words}"
    yield f"Rules: {', '.join(presets())}; or a table [rules] in the configuration."


def overrule(arguments: Namespace, around: Around) -> int:
    """Say that a rule does not hold of a claim."""
    from claims import journal

    with opened_review(arguments, around) as review:
        reason = " ".join(arguments.reason)
        event = journal.overrule(review, [claim_id(arguments.claim)], arguments.rule, reason)
        say(f"{event.detail['entry']}: {arguments.rule} overruled, event {event.seq}")
    return 0


def sign(arguments: Namespace, around: Around) -> int:
    """Sign the case off; 1 where the gate does not pass."""
    from claims.rules import role_of

    with opened_review(arguments, around) as review:
        try:
            say(signed_line(review, role_of(arguments.role), house_rules(around.config)))
        except Refused as refused:
            say(str(refused))
            return 1
    return 0


def signed_line(review: Review, role: Any, usual: Rules) -> str:
    """Sign, and say what was signed; raises Refused."""
    from claims import signing
    from factcheck.reports import signable

    event = signing.sign(review, role, signable, usual)
    entry = signing.latest(review.case)[role].entry
    return (
        f"{entry.id}: {entry.by} has signed as {entry.role.words}, event {event.seq}\n"
        f"head {entry.head}\nreport {entry.report}"
    )


def _configure_gate(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one object")


def _configure_rules(parser: ArgumentParser) -> None:
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("preset", nargs="?", metavar="PRESET", help="what the case keeps from now")
    chosen.add_argument(
        "--as-configured", action="store_true", help="keep none: whoever opens it has their own"
    )
    parser.add_argument("--json", action="store_true", help="as one object")


def _configure_overrule(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", help="its id: c12, or 12")
    parser.add_argument("rule", metavar="RULE", help="as gate --json calls it")
    parser.add_argument("reason", nargs="+", metavar="WHY", help="why it does not hold here")


def _configure_sign(parser: ArgumentParser) -> None:
    parser.add_argument("--role", required=True, choices=ROLES, help="as what you sign")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="gate",
        summary="pass only when nothing is left to do; for sign-off and CI",
        examples=("factcheck gate && factcheck export -o signed-off.md", "factcheck gate --json"),
        configure=_configure_gate,
        run=gate,
    ),
    Command(
        name="rules",
        summary="show the house rules of the case, or have it keep some",
        examples=("factcheck rules", "factcheck rules two-sources"),
        configure=_configure_rules,
        run=rules,
    ),
    Command(
        name="overrule",
        summary="say why a house rule does not hold of a claim; every report tells",
        examples=('factcheck overrule c12 independent-sources "a census has no second source"',),
        configure=_configure_overrule,
        run=overrule,
    ),
    Command(
        name="sign",
        summary="sign the case off by name and role, with the report as it is",
        details=(
            "Only where the gate passes, and in the order that the rules name. The report is kept\n"
            "byte by byte (export --signed); whatever it tells being changed later voids the "
            "sign-off."
        ),
        examples=('factcheck sign --role editor --reviewer "Ada Checker"',),
        configure=_configure_sign,
        run=sign,
    ),
)
