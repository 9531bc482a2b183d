"""``mark``, ``undo``, ``redo``, ``scale`` and ``act``: decisions from scripts."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli import acts
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case, reviewer
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json

if TYPE_CHECKING:
    from claims.model import Event, Evidence, Stance
    from claims.review import Review
    from claims.scales import Scale


@contextmanager
def opened_review(arguments: Namespace, around: Around) -> Iterator[Review]:
    """The review of the case by whoever is at the keyboard."""
    from claims.review import Review

    with open_case(arguments, around) as case:
        yield Review(case, reviewer(arguments, around, case))


def say_event(event: Event) -> None:
    """What was done, on one line."""
    from factcheck.cli.wording import event_words

    say(event_words(event))


def mark(arguments: Namespace, around: Around) -> int:
    """Give a claim a verdict."""
    from claims.deciding import confidence_of, set_confidence
    from factcheck.cli.listing import event_record

    claim = claim_id(arguments.claim)
    with opened_review(arguments, around) as review:
        review.case.claim(claim)
        because = _reason(review, claim, arguments, around)
        level = confidence_of(arguments.confidence) if arguments.confidence else None
        cited = _cited(review, claim, arguments.evidence)
        events = [review.take_stance(evidence, stance) for evidence, stance in cited]
        events.append(
            review.decide(
                [claim],
                arguments.label,
                because,
                wording=arguments.wording,
                number=arguments.number,
            )
        )
        if level:
            events.append(set_confidence(review, [claim], level))
    if arguments.json:
        say_json([event_record(event) for event in events])
    else:
        for event in events[len(cited) :]:
            say_event(event)
    return 0


def _reason(review: Review, claim: str, arguments: Namespace, around: Around) -> str | None:
    """The reason as written, or as a template has it."""
    if not arguments.template:
        because: str | None = arguments.because
        return because
    from factcheck.cli.reasons import filled_reason
    from factcheck.config import reasons

    return filled_reason(review.case, claim, reasons(around.config), arguments.template)


def _cited(review: Review, claim: str, cited: Sequence[str]) -> list[tuple[str, Stance]]:
    """The passages a verdict rests on, with the stance each is given.

    All are looked up before the first stance is taken, so that a wrong id changes nothing.
    """
    known = {evidence.id: evidence for evidence in review.case.evidence(claim, dismissed=True)}
    chosen = []
    for item in cited:
        identifier, _, stance = item.partition("=")
        if identifier not in known:
            listed = ", ".join(known) or "none"
            raise InputError(f"{identifier}: no evidence of {claim}; there is {listed}")
        found = known[identifier]
        if stance or found.stance is None:
            chosen.append((identifier, _stance(stance) if stance else _usual_stance(found)))
    return chosen


def _stance(name: str) -> Stance:
    from claims.model import Stance

    try:
        return Stance(name)
    except ValueError:
        raise InputError(f"no stance {name!r}; there are {', '.join(Stance)}") from None


def _usual_stance(evidence: Evidence) -> Stance:
    """What a cited passage does where the reviewer does not say."""
    from claims.model import Relation, Stance

    match evidence.relation:
        case Relation.AGREES | Relation.VERBATIM:
            return Stance.SUPPORTS
        case Relation.CONFLICTS | Relation.ALTERED:
            return Stance.UNDERMINES
        case _:
            return Stance.CONTEXT


def undo(arguments: Namespace, around: Around) -> int:
    """Take back this reviewer's latest act."""
    with opened_review(arguments, around) as review:
        say_event(review.undo())
    return 0


def redo(arguments: Namespace, around: Around) -> int:
    """Do again what was undone last."""
    with opened_review(arguments, around) as review:
        say_event(review.redo())
    return 0


def scale(arguments: Namespace, around: Around) -> int:
    """Show the case's rating scale, or set it."""
    if arguments.id:
        with opened_review(arguments, around) as review:
            say_event(review.use_scale(arguments.id))
        return 0
    from claims.review import scale_of

    with open_case(arguments, around, read_only=True) as case:
        shown = scale_of(case)
    if arguments.json:
        say_json(_scale_record(shown))
    else:
        _say_scale(shown)
    return 0


def _say_scale(shown: Scale) -> None:
    from claims import scales

    say(f"{shown.id}: {shown.name}")
    for label in shown.labels:
        demands = [
            words
            for words, wanted in (
                ("why", label.needs_rationale),
                ("evidence", label.needs_evidence),
            )
            if wanted
        ]
        wants = f" (needs {' and '.join(demands)})" if demands else ""
        say(f"  {label.key:<1} {label.slug:<18} {label.words}{wants}\n      {label.definition}")
    if not shown.publishable:
        say("A working scale: published ratings are text only.")
    say(f"Scales: {', '.join(scales.available())}; or a .toml file of your own.")


def _scale_record(shown: Scale) -> dict[str, Any]:
    from claims import scales

    return {
        "id": shown.id,
        "version": shown.version,
        "name": shown.name,
        "source": shown.source,
        "ordinal": shown.ordinal,
        "publishable": shown.publishable,
        "labels": [asdict(label) for label in shown.labels],
        "available": list(scales.available()),
    }


def act(arguments: Namespace, around: Around) -> int:
    """Do an act by its name."""
    with opened_review(arguments, around) as review:
        say_event(arguments.act.do(review, arguments))
    return 0


def _configure_mark(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", help="its id: c12, or 12")
    parser.add_argument(
        "label", metavar="LABEL", help="the label's slug, its whole words, or its key"
    )
    why = parser.add_mutually_exclusive_group()
    why.add_argument("--because", metavar="TEXT", help="why; some labels demand it")
    why.add_argument("--template", metavar="NAME", help="why, as factcheck reasons has it")
    parser.add_argument("--wording", metavar="TEXT", help="what the text should say instead")
    parser.add_argument("--number", metavar="TEXT", help="the number that should stand there")
    parser.add_argument("--confidence", metavar="LEVEL", help="low, medium or high")
    parser.add_argument("--json", action="store_true", help="the events as one array")
    parser.add_argument(
        "--evidence",
        nargs="+",
        default=[],
        metavar="ID",
        help="passages it rests on: e5, or e5=undermines (supports, context, inconclusive)",
    )


def _configure_scale(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="desk, politifact … or a .toml file")
    parser.add_argument("--json", action="store_true", help="as one object")


def _configure_act(parser: ArgumentParser) -> None:
    from factcheck.cli.parser import add_common

    names = parser.add_subparsers(
        title="acts", metavar="NAME", dest="name", required=True, prog="factcheck act"
    )
    for entry in acts.ACTS:
        one = names.add_parser(entry.name, help=entry.summary, description=entry.summary)
        for argument in entry.arguments:
            nargs = ("*" if argument.optional else "+") if argument.many else None
            one.add_argument(
                argument.name, nargs=nargs, metavar=argument.name.upper(), help=argument.words
            )
        if entry.name == "defer":
            one.add_argument("--until", metavar="D", help="a day to be reminded of: 2023-10-05")
        one.set_defaults(act=entry)
        add_common(one)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="mark",
        summary="give a claim a verdict",
        examples=(
            "factcheck mark c12 confirmed",
            'factcheck mark 12 "cannot confirm" --because "No source names the figure."',
            "factcheck mark c12 change --because 'CDC has 73,838.' --evidence e5=undermines",
            "factcheck mark c12 change --template conflict --number '73,838 deaths'",
        ),
        configure=_configure_mark,
        run=mark,
    ),
    Command(
        name="undo",
        summary="take back your latest act",
        details="Reaches back without limit, one act a call, across restarts; never an import.",
        examples=("factcheck undo",),
        run=undo,
    ),
    Command(
        name="redo",
        summary="do again what was undone last",
        examples=("factcheck redo",),
        run=redo,
    ),
    Command(
        name="scale",
        summary="show or set the rating scale of the case",
        examples=("factcheck scale", "factcheck scale politifact"),
        configure=_configure_scale,
        run=scale,
    ),
    Command(
        name="act",
        summary="do any other act of the interface by its name",
        examples=(
            "factcheck act rationale c12 The agency counts all opioids.",
            "factcheck act defer c12 --until 2023-11-01 waiting for the agency",
            "factcheck act tag c12,c15 legal numbers",
            "factcheck act same c15 c12",
            "factcheck act dismiss e5",
        ),
        configure=_configure_act,
        run=act,
    ),
)
