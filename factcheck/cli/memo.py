"""``memo``, ``accept``, ``stet``, ``propose``: what becomes of the changes that are proposed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.output import say, say_json_array, tell

if TYPE_CHECKING:
    from claims.store import Case
    from factcheck.reports.model import ReportClaim

STATES = ("proposed", "accepted", "stet")


def memo(arguments: Namespace, around: Around) -> int:
    """List the changes that are proposed, the gravest first, each with its state."""
    with open_case(arguments, around, read_only=True) as case:
        found = (one for one in _changes(case) if arguments.state in ("", one["state"]))
        if arguments.json:
            say_json_array(found)
            return 0
        counts = dict.fromkeys(STATES, 0)
        for one in found:
            counts[one["state"]] += 1
            say(_line(one))
        tell(", ".join(f"{count} {state}" for state, count in counts.items()))
    return 0


def _changes(case: Case) -> Iterator[dict[str, Any]]:
    from factcheck.reports.gathering import reading
    from factcheck.reports.views import memo as view

    with reading(case) as report:
        for title, claims in view.by_section(report).items():
            if title in view.CHANGES:
                yield from (_record(title, claim) for claim in claims)


def _record(title: str, claim: ReportClaim) -> dict[str, Any]:
    from claims.negotiating import state_of
    from claims.store import written_time
    from factcheck.reports.views.memo import wrong

    state, ruling = claim.state, claim.ruling
    at = ruling.at if ruling else state.decided_at
    return {
        "claim": claim.id,
        "section": title,
        "text": claim.claim.text,
        "document": claim.document.id,
        "locator": claim.locator,
        "verdict": state.verdict,
        "what_is_wrong": wrong(claim),
        "correction": state.correction,
        "number": state.number,
        "state": state_of(ruling).value,
        "by": ruling.by if ruling else state.decided_by,
        "at": written_time(at) if at else None,
        "reason": ruling.reason if ruling else "",
        "entry": ruling.id if ruling else None,
    }


def _line(one: dict[str, Any]) -> str:
    instead = " → ".join(filter(None, (one["correction"], one["number"])))
    why = f": {one['reason']}" if one["reason"] else ""
    made = f"{one['state']} by {one['by']}, {one['at']}{why}"
    text = " ".join(f"{one['text']}{f' → {instead}' if instead else ''}".split())
    return f"{one['claim']:<6} {one['section']}  {made}\n       {text}"


def _act(state: str) -> Callable[[Namespace, Around], int]:
    def act(arguments: Namespace, around: Around) -> int:
        from claims.negotiating import adopt_flags, changed_state, rule

        with opened_review(arguments, around) as review:
            if getattr(arguments, "flags", False):
                if arguments.claim or arguments.reason:
                    raise InputError("--flags takes the claims and reasons from the flags.")
                say_event(adopt_flags(review))
                return 0
            if not arguments.claim:
                raise InputError("say which claim: c12")
            claims = [claim_id(one) for one in arguments.claim.replace(",", " ").split()]
            reason = " ".join(arguments.reason)
            say_event(rule(review, claims, changed_state(state), reason))
        return 0

    return act


def _configure_memo(parser: ArgumentParser) -> None:
    parser.add_argument("--state", choices=STATES, default="", help="only changes in this state")
    parser.add_argument("--json", action="store_true", help="as one array")


def _configure_act(parser: ArgumentParser) -> None:
    parser.add_argument("claim", nargs="?", default="", metavar="CLAIM", help="c12, or c12,c14")
    parser.add_argument("reason", nargs="*", metavar="WHY", help="why")


def _configure_stet(parser: ArgumentParser) -> None:
    _configure_act(parser)
    parser.add_argument(
        "--flags",
        action="store_true",
        help="make a stet of each flag on a decided claim for which no change is proposed",
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        name="memo",
        summary="list the changes that are proposed, and what became of each",
        details="The document for the editor is export --view memo.",
        examples=("factcheck memo", "factcheck memo --state proposed --json"),
        configure=_configure_memo,
        run=memo,
    ),
    Command(
        name="accept",
        summary="say that a proposed change is made",
        examples=("factcheck accept c12", "factcheck accept c12,c14 agreed with the desk"),
        configure=_configure_act,
        run=_act("accepted"),
    ),
    Command(
        name="stet",
        summary="say that words stay as they are though a change is proposed, and why",
        details=(
            "A stet is of the change as it is proposed: where verdict or correction change later,\n"
            "the change is proposed anew."
        ),
        examples=('factcheck stet c12 "the figure is a quotation"', "factcheck stet --flags"),
        configure=_configure_stet,
        run=_act("stet"),
    ),
    Command(
        name="propose",
        summary="propose a change again that was accepted, or was to stay as it is",
        examples=("factcheck propose c12",),
        configure=_configure_act,
        run=_act("proposed"),
    ),
)
