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
CLAIMS = Argument("claim", "the claim's id, or several: c12,c15")
EVIDENCE = Argument("evidence", "the passage's id, such as e5")


DOCUMENT = Argument("document", "the document's id, such as d3")


def claim_id(text: str) -> str:
    """A claim's id as typed, with or without its letter: "c12" for "12"."""
    return f"c{text}" if text.isdecimal() and text.isascii() else text


def claim_of(arguments: Namespace) -> str:
    """The id of the claim that was named."""
    return claim_id(arguments.claim)


def claims_of(arguments: Namespace) -> list[str]:
    """The ids of the claims that were named, apart by commas: "c12,c15"."""
    return [claim_id(one.strip()) for one in arguments.claim.split(",") if one.strip()]


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
    return review.defer(claims_of(arguments), _text(arguments, "reason"), until)


def _confidence(review: Review, arguments: Namespace) -> Event:
    from claims.deciding import confidence_of, set_confidence

    return set_confidence(review, claims_of(arguments), confidence_of(arguments.level))


def _tag(review: Review, arguments: Namespace) -> Event:
    from claims.deciding import tag, tags_of

    return tag(review, claims_of(arguments), *tags_of(_text(arguments, "tags")))


def _untag(review: Review, arguments: Namespace) -> Event:
    from claims.deciding import tag, tags_of

    return tag(review, claims_of(arguments), (), tags_of(_text(arguments, "tags"))[0])


def _same(review: Review, arguments: Namespace) -> Event:
    from claims.deciding import mark_same

    return mark_same(review, claims_of(arguments), claim_id(arguments.main))


def _mark(review: Review, arguments: Namespace) -> Event:
    from claims.marking import mark, words_in

    text = review.case.document(arguments.document).text
    return mark(review, arguments.document, words_in(text, _text(arguments, "words")))


def _split(review: Review, arguments: Namespace) -> Event:
    from claims.marking import split, words_in

    document, span = review.case.marking.place_of(claim_of(arguments))
    text = review.case.document(document).text
    return split(
        review, claim_of(arguments), words_in(text, _text(arguments, "at"), within=span).start
    )


def _join(review: Review, arguments: Namespace) -> Event:
    from claims.marking import join

    return join(review, claims_of(arguments))


def _resize(review: Review, arguments: Namespace) -> Event:
    from claims.marking import resize, words_in

    document, span = review.case.marking.place_of(claim_of(arguments))
    text = review.case.document(document).text
    return resize(review, claim_of(arguments), words_in(text, _text(arguments, "words"), near=span))


def _drop(review: Review, arguments: Namespace) -> Event:
    from claims.marking import drop

    return drop(review, claims_of(arguments), _text(arguments, "reason"))


def _take_back(review: Review, arguments: Namespace) -> Event:
    from claims.marking import take_back

    return take_back(review, claims_of(arguments))


def _part(review: Review, arguments: Namespace) -> Event:
    from claims.deciding import part

    return part(review, claims_of(arguments))


def _number(review: Review, arguments: Namespace) -> Event:
    from claims.deciding import correct_number

    return correct_number(review, claim_of(arguments), _text(arguments, "number"))


def _edit(review: Review, arguments: Namespace) -> Event:
    return review.edit(claim_of(arguments), arguments.field, _text(arguments, "value"))


ACTS: tuple[Act, ...] = (
    Act(
        "clear",
        "take the verdict back: the claim is open again",
        (CLAIMS,),
        lambda review, arguments: review.clear(claims_of(arguments)),
    ),
    Act(
        "rationale",
        "write why",
        (CLAIMS, Argument("text", "the reasons", many=True)),
        lambda review, arguments: review.explain(claims_of(arguments), _text(arguments, "text")),
    ),
    Act(
        "correct",
        "write what the text should say",
        (CLAIM, Argument("text", "the corrected wording", many=True)),
        lambda review, arguments: review.correct(claim_of(arguments), _text(arguments, "text")),
    ),
    Act(
        "number",
        "write the number that should stand there; without one, take it back",
        (CLAIM, Argument("number", "one figure: 73,838 deaths", many=True, optional=True)),
        _number,
    ),
    Act(
        "confidence",
        "say how sure the verdict is",
        (CLAIMS, Argument("level", "low, medium, high or none")),
        _confidence,
    ),
    Act(
        "tag",
        "add tags, or take off those with a minus in front",
        (CLAIMS, Argument("tags", "legal numbers -urgent", many=True)),
        _tag,
    ),
    Act("untag", "take tags off", (CLAIMS, Argument("tags", "legal numbers", many=True)), _untag),
    Act(
        "same",
        "mark as the same as another claim, whose verdict then covers it",
        (CLAIMS, Argument("main", "the claim that it repeats")),
        _same,
    ),
    Act("part", "take that mark off: its own verdict stands again", (CLAIMS,), _part),
    Act(
        "skip",
        "leave the claim open and out of the way",
        (CLAIMS,),
        lambda review, arguments: review.skip(claims_of(arguments)),
    ),
    Act(
        "defer",
        "put the claim off, with a reason",
        (CLAIMS, Argument("reason", "what it waits for", many=True)),
        _defer,
    ),
    Act(
        "resume",
        "take a deferred claim up again",
        (CLAIMS,),
        lambda review, arguments: review.resume(claims_of(arguments)),
    ),
    Act(
        "flag",
        "flag the claim for the editor",
        (CLAIMS, Argument("note", "what the editor should know", many=True, optional=True)),
        lambda review, arguments: review.flag(claims_of(arguments), _text(arguments, "note")),
    ),
    Act(
        "unflag",
        "take the flag off",
        (CLAIMS,),
        lambda review, arguments: review.flag(claims_of(arguments), None),
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
        (DOCUMENT,),
        lambda review, arguments: review.withdraw(arguments.document),
    ),
    Act(
        "mark-claim",
        "mark words of a document as a claim",
        (DOCUMENT, Argument("words", "the words as they stand there, or START:END", many=True)),
        _mark,
    ),
    Act(
        "split",
        "make two claims of one",
        (CLAIM, Argument("at", "the words that the second one begins with", many=True)),
        _split,
    ),
    Act(
        "join",
        "make one claim of neighbouring ones; of one alone, with the next",
        (CLAIMS,),
        _join,
    ),
    Act(
        "resize",
        "have a claim hold more words, or fewer",
        (CLAIM, Argument("words", "all that it should hold, or START:END", many=True)),
        _resize,
    ),
    Act(
        "drop",
        "leave a claim out as not worth checking; the record stays",
        (CLAIMS, Argument("reason", "why", many=True, optional=True)),
        _drop,
    ),
    Act("take-back", "take a dropped claim into the work again", (CLAIMS,), _take_back),
)
