"""``agreement``, ``settle`` and ``vote``: who agrees with whom, and which verdict holds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.output import say, say_json, say_json_array, tell

if TYPE_CHECKING:
    from claims.agreement import Agreement, Read
    from claims.store import Case
    from factcheck.cli.plain import Session


def agreement(arguments: Namespace, around: Around) -> int:
    """Print how far readers agree."""
    from claims.agreement import agreement as figures
    from claims.agreement import read_by_several
    from claims.review import scale_of

    with open_case(arguments, around, read_only=True) as case:
        found = figures(read_by_several(case), scale_of(case))
    if arguments.json:
        say_json(_record(found))
    else:
        for words in _figures(found):
            say(words)
    return 0


def _record(found: Agreement) -> dict[str, Any]:
    return {
        "scale": found.scale,
        "claims": found.claims,
        "agreed": found.agreed,
        "readers": list(found.readers),
        "percent": found.percent,
        "alpha": found.alpha,
        "ordinal_alpha": found.ordinal,
        "other_scale": found.others,
        "pairs": [
            {
                "readers": [pair.first, pair.second],
                "claims": pair.claims,
                "same": pair.same,
                "kappa": pair.kappa,
                "table": [
                    {"first": one, "second": other, "claims": count}
                    for (one, other), count in pair.table.items()
                ],
            }
            for pair in found.pairs
        ],
    }


def _figures(found: Agreement) -> Iterator[str]:
    if found.percent is None:
        yield "No claim has been read by two people yet."
        return
    yield f"{found.claims} claims read by several, {found.agreed} agreed"
    yield f"{found.percent:.1f} % of the pairs of readings are the same"
    yield f"Krippendorff's alpha, by name: {_shown(found.alpha)}"
    if found.ordinal is not None:
        yield f"Krippendorff's alpha, by order: {found.ordinal:.3f}"
    for pair in found.pairs:
        names = f"{pair.first} and {pair.second}"
        yield f"{names}: {pair.same} of {pair.claims}, kappa {_shown(pair.kappa)}"
    if found.others:
        yield f"{found.others} claims read on another scale are left out"


def _shown(value: float | None) -> str:
    return "undefined, only one label was given" if value is None else f"{value:.3f}"


def settle(arguments: Namespace, around: Around) -> int:
    """Give a claim the verdict that holds."""
    from claims.adjudication import adjudicate

    because = " ".join(arguments.because)
    with opened_review(arguments, around) as review:
        say_event(adjudicate(review, {claim_id(arguments.claim): arguments.label}, because))
    return 0


def vote(arguments: Namespace, around: Around) -> int:
    """Print the votes, or take them."""
    from claims.adjudication import accept_vote

    if arguments.take:
        with opened_review(arguments, around) as review:
            claims = [claim_id(one) for one in arguments.claims]
            say_event(accept_vote(review, claims, arguments.because))
        return 0
    with open_case(arguments, around, read_only=True) as case:
        found = list(_votes(case))
    if arguments.json:
        say_json_array(map(_vote, found))
    else:
        for one in found:
            say(_vote_words(one))
        tell(f"{sum(one.proposed is not None for one in found)} to take, of {len(found)}")
    return 0


def _votes(case: Case) -> Iterator[Read]:
    from claims.agreement import VOTERS, read_by_several

    return read_by_several(case, least=VOTERS)


def _vote(one: Read) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "votes": [{"label": label, "votes": votes} for label, votes in one.tally],
        "readers": [
            {"by": read.by, "label": read.label, "scale": read.scale, "reason": read.reason}
            for read in one.readings
        ],
        "majority": one.majority,
        "tied": one.tied,
        "verdict": one.state.verdict,
        "proposed": one.proposed,
        "settled_by": one.settled.by if one.settled else None,
    }


def _vote_words(one: Read) -> str:
    from claims.agreement import vote_words

    fate = "tie" if one.tied else f"proposed {one.proposed}" if one.proposed else "as it stands"
    fate = f"settled by {one.settled.by}" if one.settled else fate
    return f"{one.claim}: {vote_words(one).removeprefix('vote: ')}: {fate}"


def agreement_of(session: Session, rest: str) -> None:
    """How far readers agree, and who read the claim how."""
    from claims.agreement import agreement as figures
    from claims.agreement import read_by_several, vote_words

    found = list(read_by_several(session.case))
    for words in _figures(figures(found, session.review.scale)):
        say(words)
    for one in found:
        if one.claim == session.claim or not (one.agreed or one.settled):
            say(f"  {one.claim}: {vote_words(one).removeprefix('vote: ')}")


def settle_here(session: Session, rest: str) -> None:
    """Give the claim the verdict that holds: ``settle 2 the register has it``."""
    from claims.adjudication import adjudicate

    label, _, because = rest.partition(" ")
    if not because.strip():
        raise InputError("say which verdict holds, and why: settle 2 the register has it")
    session.did(adjudicate(session.review, {session.claim: label}, because))


def vote_here(session: Session, rest: str) -> None:
    """Give the claim the verdict of most of its readers, or with ``vote all`` every claim."""
    from claims.adjudication import accept_vote

    claims = [] if rest == "all" else [session.claim]
    session.did(accept_vote(session.review, claims))


def _configure_agreement(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one object")


def _configure_settle(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", help="its id: c12, or 12")
    parser.add_argument("label", metavar="LABEL", help="the verdict that holds, as in mark")
    parser.add_argument("because", nargs="+", metavar="WHY", help="the reason")


def _configure_vote(parser: ArgumentParser) -> None:
    parser.add_argument("claims", nargs="*", metavar="CLAIM", help="ids: c12, or 12; else all")
    parser.add_argument(
        "--take", action="store_true", help="give the claims the verdict of most of their readers"
    )
    parser.add_argument("--because", default="", metavar="WHY", help="else who gave which verdict")
    parser.add_argument("--json", action="store_true", help="the votes as one array")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="agreement",
        summary="how far readers of the same claims agree",
        examples=("factcheck agreement", "factcheck agreement --json"),
        configure=_configure_agreement,
        run=agreement,
    ),
    Command(
        name="settle",
        summary="say which verdict holds where readers disagree, by name and with a reason",
        examples=('factcheck settle c12 change "the second reader had this year\'s table"',),
        configure=_configure_settle,
        run=settle,
    ),
    Command(
        name="vote",
        summary="the verdicts of three readers or more, and taking that of most of them",
        examples=("factcheck vote", "factcheck vote --take", "factcheck vote c12 --take"),
        configure=_configure_vote,
        run=vote,
    ),
)
