"""``factcheck act NAME``: the acts of the interface that have no command of their own."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claims.errors import InputError

if TYPE_CHECKING:
    from claims.model import Event
    from claims.review import Review


@dataclass(frozen=True, slots=True)
class Argument:
    """A word or words that an act needs; ``many`` takes all that follow as one text."""

    name: str
    words: str
    many: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """An act: its name as in the interface, what it does, and the call."""

    name: str
    summary: str
    arguments: tuple[Argument, ...]
    do: Callable[[Review, Namespace], Event]


CLAIM = Argument("claim", "the claim's id")
EVIDENCE = Argument("evidence", "the passage's id, such as e5")


def claim_id(text: str) -> str:
    """A claim's id as typed, with or without its letter: "c12" for "12"."""
    return f"c{text}" if text.isdecimal() and text.isascii() else text


def claim_of(arguments: Namespace) -> str:
    """The id of the claim that was named."""
    return claim_id(arguments.claim)


def _text(arguments: Namespace, name: str) -> str:
    return " ".join(getattr(arguments, name))


def _stance(name: str) -> Callable[[Review, Namespace], Event]:
    def take(review: Review, arguments: Namespace) -> Event:
        from claims.model import Stance

        return review.take_stance(arguments.evidence, Stance(name))

    return take


def _defer(review: Review, arguments: Namespace) -> Event:
    until = arguments.until
    if until is not None:
        try:
            until = date.fromisoformat(until)
        except ValueError:
            raise InputError(f"--until must be a day like 2023-10-05, not {until!r}") from None
    return review.defer(claim_of(arguments), _text(arguments, "reason"), until)


def _edit(review: Review, arguments: Namespace) -> Event:
    return review.edit(claim_of(arguments), arguments.field, _text(arguments, "value"))


ACTS: tuple[Act, ...] = (
    Act(
        "clear",
        "take the verdict back: the claim is open again",
        (CLAIM,),
        lambda review, arguments: review.clear([claim_of(arguments)]),
    ),
    Act(
        "rationale",
        "write why",
        (CLAIM, Argument("text", "the reasons", many=True)),
        lambda review, arguments: review.explain(claim_of(arguments), _text(arguments, "text")),
    ),
    Act(
        "correct",
        "write what the text should say",
        (CLAIM, Argument("text", "the corrected wording", many=True)),
        lambda review, arguments: review.correct(claim_of(arguments), _text(arguments, "text")),
    ),
    Act(
        "skip",
        "leave the claim open and out of the way",
        (CLAIM,),
        lambda review, arguments: review.skip(claim_of(arguments)),
    ),
    Act(
        "defer",
        "put the claim off, with a reason",
        (CLAIM, Argument("reason", "what it waits for", many=True)),
        _defer,
    ),
    Act(
        "resume",
        "take a deferred claim up again",
        (CLAIM,),
        lambda review, arguments: review.resume(claim_of(arguments)),
    ),
    Act(
        "flag",
        "flag the claim for the editor",
        (CLAIM, Argument("note", "what the editor should know", many=True, optional=True)),
        lambda review, arguments: review.flag(claim_of(arguments), _text(arguments, "note")),
    ),
    Act(
        "unflag",
        "take the flag off",
        (CLAIM,),
        lambda review, arguments: review.flag(claim_of(arguments), None),
    ),
    Act(
        "edit",
        "mend a field that the machine misread",
        (
            CLAIM,
            Argument("field", "speaker, place, period, subject, value, comparator, unit …"),
            Argument("value", "what it should be", many=True),
        ),
        _edit,
    ),
    Act("supports", "mark a passage: it supports the claim", (EVIDENCE,), _stance("supports")),
    Act(
        "undermines", "mark a passage: it undermines the claim", (EVIDENCE,), _stance("undermines")
    ),
    Act(
        "context",
        "mark a passage: context, neither for nor against",
        (EVIDENCE,),
        _stance("context"),
    ),
    Act(
        "inconclusive",
        "mark a passage: it settles nothing either way",
        (EVIDENCE,),
        _stance("inconclusive"),
    ),
    Act(
        "no-stance",
        "take the mark off a passage",
        (EVIDENCE,),
        lambda review, arguments: review.take_stance(arguments.evidence, None),
    ),
    Act(
        "dismiss",
        "dismiss a passage: it does not speak of the claim",
        (EVIDENCE,),
        lambda review, arguments: review.dismiss(arguments.evidence),
    ),
    Act(
        "restore",
        "bring a dismissed passage back",
        (EVIDENCE,),
        lambda review, arguments: review.dismiss(arguments.evidence, False),
    ),
    Act(
        "release",
        "let an orphan go: its text was cut for good, the record stays",
        (CLAIM,),
        lambda review, arguments: review.release([claim_of(arguments)]),
    ),
    Act(
        "withdraw",
        "withdraw a document: its claims leave the queue, the record stays",
        (Argument("document", "the document's id, such as d3"),),
        lambda review, arguments: review.withdraw(arguments.document),
    ),
)
