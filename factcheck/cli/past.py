"""``history``: who did what and when, a claim as it was, and going back."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.listing import add_formats, event_record, evidence_record
from factcheck.cli.output import say, say_json, say_json_array, say_json_lines, tell

if TYPE_CHECKING:
    from claims.model import DiffPart, Event
    from claims.store import Case
    from claims.store.past import Then


def history(arguments: Namespace, around: Around) -> int:
    """Print the history, one event of it, a claim as it was; or go back."""
    _check(arguments)
    if arguments.back_to is not None:
        return _back(arguments, around)
    with open_case(arguments, around, read_only=True) as case:
        if arguments.diff is not None:
            return _diff(arguments, case)
        if arguments.at is not None:
            return _then(arguments, case)
        events = _chosen(arguments, case)
        if arguments.json:
            say_json_array(map(event_record, events))
        elif arguments.jsonl:
            say_json_lines(map(event_record, events))
        else:
            _say_events(events)
    return 0


def _check(arguments: Namespace) -> None:
    asked = [arguments.diff is not None, arguments.at is not None, arguments.back_to is not None]
    if sum(asked) > 1:
        raise InputError("one of --at, --diff and --back-to at a time")
    if arguments.at is not None and not arguments.claim:
        raise InputError("--at shows a claim as it was: say which, as in history c12 --at 40")


def _chosen(arguments: Namespace, case: Case) -> list[Event]:
    if arguments.claim:
        identifier = claim_id(arguments.claim)
        case.claim(identifier)
        events = case.past.of_claim(identifier)
    else:
        events = list(case.events())
    kept = [event for event in events if _fits(event, arguments)]
    return kept[-arguments.limit :] if arguments.limit else kept


def _fits(event: Event, arguments: Namespace) -> bool:
    by, act = arguments.by, arguments.act
    return (not by or by.casefold() in event.reviewer.casefold()) and (not act or event.act == act)


def _say_events(events: list[Event]) -> None:
    from factcheck.cli.wording import event_words

    for event in events:
        say(event_words(event))
    tell(f"{len(events)} event{'' if len(events) == 1 else 's'}")


def _diff(arguments: Namespace, case: Case) -> int:
    event = case.event(arguments.diff)
    if arguments.json or arguments.jsonl:
        say_json(diff_record(event))
        return 0
    say_event(event)
    for line in diff_lines(event):
        say(line)
    return 0


def diff_record(event: Event) -> dict[str, Any]:
    """An event with a word diff of each text that it changed."""
    from claims.worddiff import word_diff

    record = event_record(event)
    for change, told in zip(event.changes, record["changes"], strict=True):
        if isinstance(change.before, str) and isinstance(change.after, str):
            parts = word_diff(change.before, change.after)
            told["diff"] = [[part.op, part.text] for part in parts]
    return record


def diff_lines(event: Event) -> Iterator[str]:
    """What an event changed, field by field, texts word by word."""
    from claims.worddiff import word_diff

    for change in event.changes:
        before, after = change.before, change.after
        if isinstance(before, str) and isinstance(after, str):
            told = marked(word_diff(before, after))
        else:
            told = f"{_value(before)} → {_value(after)}"
        yield f"  {change.target} {change.field}: {told}"


def marked(parts: tuple[DiffPart, ...]) -> str:
    """A word diff as text: "to [-totally-] {+completely+} stop"."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    pieces = (
        f"{part.text[: len(part.text) - len(part.text.lstrip())]}"
        f"{marks[part.op].format(part.text.lstrip())}"
        for part in parts
    )
    return "".join(pieces)


def _value(value: object) -> str:
    return "none" if value in (None, "", [], {}) else str(value)


def _then(arguments: Namespace, case: Case) -> int:
    identifier = claim_id(arguments.claim)
    then = case.past.at(identifier, arguments.at)
    if arguments.json or arguments.jsonl:
        say_json(then_record(case, then))
        return 0
    for line in then_lines(case, then):
        say(line)
    return 0


def then_record(case: Case, then: Then) -> dict[str, Any]:
    """A claim as it was, as in ``history --at --json``."""
    from claims.records import quantity_record, scope_record

    state, claim = then.state, then.claim
    return {
        "at": then.seq,
        "id": claim.id,
        "text": claim.text,
        "speaker": claim.speaker,
        "quantities": [quantity_record(quantity) for quantity in claim.quantities],
        "scope": scope_record(claim.scope),
        "status": state.status.value,
        "verdict": state.verdict,
        "scale": state.scale,
        "rationale": state.rationale,
        "correction": state.correction,
        "flag": state.flag,
        "deferred": state.deferred,
        "decided_by": state.decided_by,
        "evidence": [evidence_record(one, case.document(one.document)) for one in then.evidence],
    }


def then_lines(case: Case, then: Then) -> Iterator[str]:
    """A claim as it was, in words."""
    from claims.review import named_scale, scale_of
    from factcheck.cli.wording import evidence_lines, reading_words, state_lines

    yield f"{then.claim.id} as it was at event {then.seq}"
    yield f"“{then.claim.text}”"
    yield from filter(None, [reading_words(then.claim)])
    scale = named_scale(case, then.state.scale) if then.state.scale else scale_of(case)
    yield from state_lines(then.state, scale)
    yield f"\nEvidence then: {len(then.evidence) or 'none'}"
    for one in then.evidence:
        yield from evidence_lines(one, case.document(one.document))


def _back(arguments: Namespace, around: Around) -> int:
    from claims.choosing import back_to

    if arguments.claim:
        raise InputError("--back-to goes back in the whole case: leave the claim out")
    with opened_review(arguments, around) as review:
        event = back_to(review, arguments.back_to)
        if arguments.json or arguments.jsonl:
            say_json(event_record(event))
        else:
            say_event(event)
    return 0


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 18):
        raise ArgumentTypeError(f"not the number of an event: {text!r}")
    return int(text)


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "claim", nargs="?", metavar="CLAIM", help="of this claim and its evidence: c12, or 12"
    )
    parser.add_argument("--by", default="", metavar="NAME", help="what this person did")
    parser.add_argument("--act", default="", metavar="ACT", help="only this act: decide, stance …")
    parser.add_argument(
        "--limit", type=_number, default=0, metavar="N", help="the last so many (all)"
    )
    parser.add_argument("--diff", type=_number, metavar="N", help="what event N changed, by words")
    parser.add_argument("--at", type=_number, metavar="N", help="the claim as it was at event N")
    parser.add_argument(
        "--back-to",
        type=_number,
        metavar="N",
        help="turn round all that you did after event N, as one act",
    )
    add_formats(parser)


COMMANDS: tuple[Command, ...] = (
    Command(
        name="history",
        summary="show who did what and when; go back",
        details=(
            "Oldest first. Going back is one act, which undo takes back; it is refused where\n"
            "somebody else has built on what would be turned round."
        ),
        examples=(
            "factcheck history c12",
            "factcheck history --by Ada --act decide --json",
            "factcheck history --diff 41",
            "factcheck history c12 --at 40",
            "factcheck history --back-to 40",
        ),
        configure=_configure,
        run=history,
    ),
)
