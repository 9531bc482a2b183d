"""Comments, contacts, searches, house rules and sign-off in ``review --plain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.cli.output import say

if TYPE_CHECKING:
    from claims.rules import Rules
    from factcheck.cli.plain import Session


def comment(session: Session, rest: str) -> None:
    """Remark something on the claim."""
    from claims import journal

    session.did(journal.comment(session.review, [session.claim], _asked(rest, "What? ")))


def contact(session: Session, rest: str) -> None:
    """Note whom somebody asked about the claim; asks line by line."""
    from claims import journal
    from factcheck.cli.journaling import day_of

    whom = _asked(rest, "Who was asked? ")
    how, what = _asked("", "How? "), _asked("", "What was asked? ")
    deadline = day_of(_asked("", "The last day for an answer, or nothing: "), "the deadline")
    secret = _yes(_asked("", "Confidential, yes or no? "))
    session.did(
        journal.contact(
            session.review,
            [session.claim],
            whom,
            channel=how,
            asked=what,
            deadline=deadline,
            confidential=secret,
        )
    )


def accept(session: Session, rest: str) -> None:
    """The change that is proposed for the claim is made."""
    _rule(session, "accepted", rest)


def stet(session: Session, rest: str) -> None:
    """The claim stays as it is: ``stet the figure is a quotation``."""
    _rule(session, "stet", _asked(rest, "Why does it stay as it is? "))


def propose(session: Session, rest: str) -> None:
    """Propose the change again."""
    _rule(session, "proposed", rest)


def _rule(session: Session, state: str, reason: str) -> None:
    from claims.negotiating import changed_state, rule

    session.did(rule(session.review, [session.claim], changed_state(state), reason))


def answered(session: Session, rest: str) -> None:
    """Note an answer: ``answered j3 no comment``."""
    from claims import journal

    entry, _, words = rest.partition(" ")
    session.did(journal.answered(session.review, entry, _asked(words, "What did they say? ")))


def searched(session: Session, rest: str) -> None:
    """Note a search for the claim; asks line by line."""
    from claims import journal

    where = _asked(rest, "Where did you search? ")
    query, found = _asked("", "What for? "), _asked("", "What did you find? Nothing: empty. ")
    contrary = _yes(_asked("", "For evidence against it, yes or no? "))
    session.did(
        journal.searched(
            session.review, [session.claim], where, query, found=found, contrary=contrary
        )
    )


def amend(session: Session, rest: str) -> None:
    """Correct an entry: ``amend j3 deadline 2024-01-09``."""
    from claims import journal
    from factcheck.cli.journaling import field_value

    entry, _, rest = rest.partition(" ")
    field, _, value = rest.partition(" ")
    if not field:
        raise InputError("say which entry, which field, and what: amend j3 deadline 2024-01-09")
    session.did(journal.correct(session.review, entry, {field: field_value(field, value.strip())}))


def retract(session: Session, rest: str) -> None:
    """Take an entry out of the journal: ``retract j3``."""
    from claims import journal

    session.did(journal.take_back(session.review, rest))


def noted(session: Session, rest: str) -> None:
    """What is noted of the claim and of the whole case."""
    from factcheck.cli.journaling import entry_line

    case = session.case
    entries = (*case.journal.of([session.claim]).get(session.claim, ()), *case.journal.whole())
    for one in entries:
        say(entry_line(one, case.now().date()))
    if not entries:
        say("Nothing is noted.")


def gate(session: Session, rest: str) -> None:
    """What still stands in the way, and who has signed."""
    from claims.gate import problems, rules_of
    from factcheck.cli.signing import gate_lines

    rules = rules_of(session.case, usual(session))
    found = problems(session.case, session.review.scale, rules)
    for line in gate_lines(session.case, rules, found):
        say(line)
    say("not passed" if found else "passed")


def waive(session: Session, rest: str) -> None:
    """Overrule a house rule for the claim: ``waive locator the chart has no pages``."""
    from claims import journal

    rule, _, why = rest.partition(" ")
    reason = _asked(why, "Why does the rule not hold? ")
    session.did(journal.overrule(session.review, [session.claim], rule, reason))


def sign(session: Session, rest: str) -> None:
    """Sign the case off: ``sign editor``."""
    from claims.rules import role_of
    from factcheck.cli.signing import signed_line

    say(signed_line(session.review, role_of(rest), usual(session)))


def rules(session: Session, rest: str) -> None:
    """Show the house rules, or have the case keep others: ``rules two-sources``."""
    from claims.gate import rules_of
    from claims.rules import rules_from
    from claims.signing import use_rules
    from factcheck.cli.signing import rules_lines

    if rest:
        asked = None if rest == "as-configured" else rules_from({"preset": rest})
        session.did(use_rules(session.review, asked))
        return
    kept = session.case.setting("rules") is not None
    for line in rules_lines(rules_of(session.case, usual(session)), kept=kept):
        say(line)


def usual(session: Session) -> Rules:
    """The rules of a case that keeps none."""
    from claims.rules import rules_from

    return rules_from(session.rules)


def _asked(given: str, prompt: str) -> str:
    from factcheck.cli.plain import asked

    return given.strip() or asked(prompt)


def _yes(answer: str) -> bool:
    return answer.casefold() in ("y", "yes")
