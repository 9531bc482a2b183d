"""What can be answered in ``review --plain`` besides a verdict, by key or by name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.cli import agreeing, answering, looking, noting, questions
from factcheck.cli.acts import ACTS, Act
from factcheck.cli.output import say

if TYPE_CHECKING:
    from factcheck.cli.plain import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its key and name, what it does in words, and the call with the words after it."""

    key: str
    name: str
    words: str
    do: Callable[[Session, str], None]


KEYS = {
    "clear": "0",
    "rationale": "r",
    "skip": "s",
    "defer": ".",
    "flag": "f",
    "tag": "t",
    "same": "m",
    "confidence": "M",
    "edit": "e",
    "supports": "+",
    "undermines": "-",
    "context": "=",
    "inconclusive": "~",
    "dismiss": "d",
}
"""The keys that acts have in the interface too."""


def _end(session: Session, rest: str) -> None:
    session.ended = True


def _help(session: Session, rest: str) -> None:
    say("A verdict: its key or its words, and why: 2 the agency has 73,838. Or:")
    for answer in _ANSWERS:
        say(f"  {answer.key or '':<3}{answer.name:<14}{answer.words}")
    say("  c12             go to that claim")


def _export(session: Session, rest: str) -> None:
    from factcheck import reports
    from factcheck.cli.reporting import write_report

    form, _, name = rest.partition(" ")
    if not name:
        raise InputError("say which format and which file: w markdown report.md")
    write_report(reports.pieces(session.case, form), Path(name.strip()).expanduser())


def _template(session: Session, rest: str) -> None:
    from claims.reasons import filled, named, values

    if not rest:
        known = values(session.case, session.claim)
        for name, text in session.reasons.items():
            say(f"  {name:<14} {filled(text, known)}")
        return
    text = filled(named(session.reasons, rest), values(session.case, session.claim))
    session.did(session.review.explain(session.claim, text))


def _citation(session: Session, rest: str) -> None:
    from claims.citing import claim_citation

    say(claim_citation(session.case, session.claim))


_MOVES: tuple[Answer, ...] = (
    Answer("?", "help", "this list", _help),
    Answer("q", "quit", "stop; everything is kept", _end),
    Answer("j", "next", "the next claim", lambda session, rest: session.go(1)),
    Answer("k", "previous", "the claim before", lambda session, rest: session.go(-1)),
    Answer("]", "next-open", "the next open claim", lambda session, rest: session.go_open(1)),
    Answer(
        "[", "previous-open", "the open claim before", lambda session, rest: session.go_open(-1)
    ),
    Answer("l", "look", "this claim again", lambda session, rest: session.show()),
    Answer("h", "history", "what was done to this claim and its evidence", answering.history),
    Answer(
        "H", "all-history", "the last acts; H 41: what event 41 changed", answering.whole_history
    ),
    Answer("", "then", "this claim as it was: then 41", answering.then),
    Answer("", "back", "turn round all of yours since an event: back 41", answering.back),
    Answer("", "find", "passages of all documents: find ferries 2021", answering.find),
    Answer("a", "add", "evidence: a d3 + carried 31,500 passengers", answering.add),
    Answer("", "paste", "evidence: paste title=Yearbook; page=12 :: In 2021 …", answering.paste),
    Answer("x", "compare", "this claim and a passage side by side: x e5", answering.compare),
    Answer("", "overrule", "decide a facet: overrule e5 place same", answering.overrule),
    Answer("c", "comment", "remark something on the claim", noting.comment),
    Answer("", "contact", "note whom you asked; asks line by line", noting.contact),
    Answer("", "answered", "note an answer: answered j3 no comment", noting.answered),
    Answer("", "searched", "note a search; asks line by line", noting.searched),
    Answer("", "accept", "the proposed change is made: accept agreed by phone", noting.accept),
    Answer("", "stet", "it stays as it is: stet the figure is a quotation", noting.stet),
    Answer("", "propose", "propose the change again", noting.propose),
    Answer("", "noted", "what is noted of the claim and the case", noting.noted),
    Answer("", "questions", "who has not answered yet", questions.questions_here),
    Answer("", "amend", "correct an entry: amend j3 deadline 2024-01-09", noting.amend),
    Answer("", "retract", "take an entry back: retract j3", noting.retract),
    Answer("W", "gate", "what stands in the way, and who has signed", noting.gate),
    Answer("", "waive", "overrule a house rule: waive locator no pages", noting.waive),
    Answer("", "sign", "sign the case off: sign editor", noting.sign),
    Answer("", "rules", "the house rules; rules two-sources keeps others", noting.rules),
    Answer("", "agreement", "how far readers agree, and where not", agreeing.agreement_of),
    Answer("", "settle", "which verdict holds: settle 2 the table", agreeing.settle_here),
    Answer("", "vote", "take the verdict of most readers; vote all", agreeing.vote_here),
    Answer("p", "precedents", "published checks and like claims", answering.precedents),
    Answer("o", "open", "the source in its own application: o, o d3, o e5", answering.open_source),
    Answer(
        "u",
        "undo",
        "take back your latest act",
        lambda session, rest: session.did(session.review.undo()),
    ),
    Answer(
        "",
        "redo",
        "do again what was undone last",
        lambda session, rest: session.did(session.review.redo()),
    ),
    Answer("", "template", "write why from a template; alone it lists them", _template),
    Answer("y", "cite", "the claim with its verdict and where it stands, to copy", _citation),
    Answer("w", "export", "write the report: w markdown report.md", _export),
)


def _acting(act: Act) -> Answer:
    """An act of the command line as an answer: the claim is the one that is looked at."""
    return Answer(
        KEYS.get(act.name, ""),
        act.name,
        act.summary,
        lambda session, rest: _do(act, session, rest),
    )


def _do(act: Act, session: Session, rest: str) -> None:
    given = Namespace(claim=session.claim, until=None)
    for argument in act.arguments:
        if argument.name == "claim":
            continue
        if argument.many:
            value, rest = rest, ""
        else:
            value, _, rest = rest.partition(" ")
        if not value and not argument.optional:
            raise InputError(f"{act.name} needs more: {argument.words}")
        setattr(given, argument.name, [value] if argument.many else value)
    session.did(act.do(session.review, given))
    if act.name == "skip":
        session.go_open(1)


_ANSWERS = (*_MOVES, *(Answer(*one) for one in looking.answers()), *map(_acting, ACTS))


@cache
def answers() -> Mapping[str, Answer]:
    """Every answer by its key and by its name."""
    return {name: answer for answer in _ANSWERS for name in (answer.key, answer.name) if name}
