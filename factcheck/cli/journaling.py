"""``comment``, ``contact``, ``searched``, ``journal``: what is noted beside the verdicts."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.acts import claim_id
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.output import say, say_json_array, say_json_lines, tell

if TYPE_CHECKING:
    from claims.model import Entry, Event, Json
    from claims.store import Case

KINDS = ("comment", "contact", "search", "overruling", "second-reading", "change", "sign-off")
_DAYS = ("asked_on", "answered_on", "deadline")
_SWITCHES = ("confidential", "contrary")


def comment(arguments: Namespace, around: Around) -> int:
    """Remark something on claims or on the case."""
    from claims import journal

    text = " ".join(arguments.text)
    if claim_id(text)[:1] == "c" and claim_id(text)[1:].isdecimal():
        raise InputError(f'say what to remark on {claim_id(text)}: comment {text} "…"')
    with opened_review(arguments, around) as review:
        _noted(journal.comment(review, _claims(arguments), text))
    return 0


def contact(arguments: Namespace, around: Around) -> int:
    """Note that somebody was asked."""
    from claims import journal

    with opened_review(arguments, around) as review:
        event = journal.contact(
            review,
            _claims(arguments),
            arguments.whom,
            channel=arguments.channel,
            asked=arguments.asked,
            asked_on=day_of(arguments.on, "--on"),
            deadline=day_of(arguments.until, "--until"),
            confidential=arguments.confidential,
        )
        _noted(event)
    return 0


def answered(arguments: Namespace, around: Around) -> int:
    """Note an answer."""
    from claims import journal

    with opened_review(arguments, around) as review:
        words = " ".join(arguments.answer)
        say_event(journal.answered(review, arguments.entry, words, day_of(arguments.on, "--on")))
    return 0


def searched(arguments: Namespace, around: Around) -> int:
    """Note a search."""
    from claims import journal

    with opened_review(arguments, around) as review:
        event = journal.searched(
            review,
            _claims(arguments),
            arguments.where,
            arguments.query,
            found=arguments.found,
            contrary=arguments.contrary,
        )
        _noted(event)
    return 0


def amend(arguments: Namespace, around: Around) -> int:
    """Correct a field of an entry."""
    from claims import journal

    value = field_value(arguments.field, " ".join(arguments.value))
    with opened_review(arguments, around) as review:
        say_event(journal.correct(review, arguments.entry, {arguments.field: value}))
    return 0


def take_back(arguments: Namespace, around: Around) -> int:
    """Take an entry out of the journal."""
    from claims import journal

    with opened_review(arguments, around) as review:
        say_event(journal.take_back(review, arguments.entry))
    return 0


def list_entries(arguments: Namespace, around: Around) -> int:
    """Print the journal."""
    with open_case(arguments, around, read_only=True) as case:
        from claims.entries import entry_record

        today = case.now().date()
        found = [one for one in _entries(case, arguments) if _wanted(one, arguments, today)]
        if arguments.json:
            say_json_array(entry_record(one, today) for one in found)
        elif arguments.jsonl:
            say_json_lines(entry_record(one, today) for one in found)
        else:
            for one in found:
                say(entry_line(one, today))
            tell(f"{len(found)} entries" if len(found) != 1 else "1 entry")
    return 0


def _entries(case: Case, arguments: Namespace) -> Sequence[Entry]:
    if arguments.claim:
        claim = claim_id(arguments.claim)
        case.claim(claim)
        return (*case.journal.of([claim]).get(claim, ()), *case.journal.whole())
    return case.journal.entries()


def _wanted(entry: Entry, arguments: Namespace, today: date) -> bool:
    from claims.model import Contact

    if arguments.kind and arguments.kind != entry.KIND:
        return False
    if arguments.waiting or arguments.overdue:
        late = isinstance(entry, Contact) and entry.overdue(today)
        return late or (arguments.waiting and isinstance(entry, Contact) and entry.waiting)
    return True


def noted_lines(case: Case, claim: str) -> Iterator[str]:
    """What is noted of a claim, a line each; nothing where nothing is."""
    entries = case.journal.of([claim]).get(claim, ())
    if entries:
        today = case.now().date()
        yield "\nNoted"
        yield from (f"  {entry_line(one, today)}" for one in entries)


def noted_records(case: Case, claim: str) -> list[dict[str, Any]]:
    """What is noted of a claim, as in ``journal --json``."""
    from claims.entries import entry_record

    entries = case.journal.of([claim]).get(claim, ())
    return [entry_record(one, case.now().date()) for one in entries]


def entry_line(entry: Entry, today: date) -> str:
    """``j3  contact  c12  Ada, 2024-01-02 10:00: the registry was asked …``."""
    from claims.entries import entry_words

    about = ", ".join(entry.claims) or "the whole case"
    corrected = ", corrected" if entry.corrected else ""
    words = " ".join(entry_words(entry, today).split())
    made = f"{entry.by}, {entry.at:%Y-%m-%d %H:%M}{corrected}"
    return f"{entry.id:<5} {entry.KIND.value:<10} {about}  {made}: {words}"


def field_value(field: str, text: str) -> Json:
    """What a field of an entry becomes by a text; raises InputError for a day that is none."""
    if field == "claims":
        return [claim_id(one) for one in text.replace(",", " ").split()]
    if field in _SWITCHES:
        if text not in ("yes", "no"):
            raise InputError(f"{field} is yes or no, not {text!r}")
        return text == "yes"
    if field in _DAYS:
        day = day_of(text or None, field)
        return day.isoformat() if day else None
    return text


def _claims(arguments: Namespace) -> list[str]:
    return [claim_id(one) for one in arguments.claims]


def day_of(text: str | None, name: str) -> date | None:
    """The day that was typed, None for nothing; raises InputError where it is none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{name} must be a day like 2023-10-05, not {text!r}") from None


def _noted(event: Event) -> None:
    say(f"{event.detail['entry']}: noted, event {event.seq}")


def _about(parser: ArgumentParser) -> None:
    parser.add_argument(
        "claims", nargs="*", metavar="CLAIM", help="ids: c12, or 12; none for the whole case"
    )


def _configure_comment(parser: ArgumentParser) -> None:
    _about(parser)
    parser.add_argument("text", nargs=1, metavar="TEXT", help="the remark, in quotes")


def _configure_contact(parser: ArgumentParser) -> None:
    _about(parser)
    parser.add_argument("--whom", required=True, metavar="NAME", help="who was asked")
    parser.add_argument("--channel", default="", metavar="HOW", help="how; never in public reports")
    parser.add_argument("--asked", default="", metavar="WORDS", help="what was asked")
    parser.add_argument("--on", metavar="DAY", help="when; today unless given")
    parser.add_argument("--until", metavar="DAY", help="the last day for an answer")
    parser.add_argument(
        "--confidential",
        action="store_true",
        help="neither name nor words leave the case, as with a confidential source",
    )


def _configure_answered(parser: ArgumentParser) -> None:
    parser.add_argument("entry", metavar="ENTRY", help="the contact: j3")
    parser.add_argument("answer", nargs="+", metavar="WORD", help="what they said")
    parser.add_argument("--on", metavar="DAY", help="when; today unless given")


def _configure_searched(parser: ArgumentParser) -> None:
    _about(parser)
    parser.add_argument("--where", required=True, metavar="PLACE", help="where you searched")
    parser.add_argument("--query", default="", metavar="WORDS", help="what for")
    parser.add_argument(
        "--found", default="", metavar="WORDS", help="what you found; left out, nothing"
    )
    parser.add_argument(
        "--contrary", action="store_true", help="it was for evidence against the claim"
    )


def _configure_journal(parser: ArgumentParser) -> None:
    from factcheck.cli.listing import add_formats

    parser.add_argument("claim", nargs="?", metavar="CLAIM", help="only what concerns this one")
    parser.add_argument("--kind", choices=KINDS, help="only entries of this kind")
    parser.add_argument("--waiting", action="store_true", help="only contacts without an answer")
    parser.add_argument("--overdue", action="store_true", help="only those whose deadline passed")
    add_formats(parser)


def _configure_amend(parser: ArgumentParser) -> None:
    parser.add_argument("entry", metavar="ENTRY", help="j3")
    parser.add_argument("field", metavar="FIELD", help="as journal --json calls it")
    parser.add_argument("value", nargs="*", metavar="VALUE", help="what it should say")


def _configure_take_back(parser: ArgumentParser) -> None:
    parser.add_argument("entry", metavar="ENTRY", help="j3")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="comment",
        summary="remark something on claims, or on the case",
        details="For those who work on the case: no public report holds it.",
        examples=(
            'factcheck comment c12 "is that the whole country?"',
            'factcheck comment "the author is away until Monday"',
        ),
        configure=_configure_comment,
        run=comment,
    ),
    Command(
        name="contact",
        summary="note that somebody was asked, what, and by when to answer",
        examples=(
            'factcheck contact c12 --whom "Housing office" --asked "how many?" --until 2024-01-05',
            "factcheck list --filter contact:overdue",
        ),
        configure=_configure_contact,
        run=contact,
    ),
    Command(
        name="answered",
        summary="note what somebody answered",
        examples=('factcheck answered j3 "73,838, as of 2023"',),
        configure=_configure_answered,
        run=answered,
    ),
    Command(
        name="searched",
        summary="note where you searched, what for, and what you found",
        examples=(
            'factcheck searched c12 --where "the official gazette" --query "homes" --contrary',
        ),
        configure=_configure_searched,
        run=searched,
    ),
    Command(
        name="journal",
        summary="list comments, contacts, searches, overruled rules and sign-offs",
        examples=("factcheck journal", "factcheck journal c12", "factcheck journal --overdue"),
        configure=_configure_journal,
        run=list_entries,
    ),
    Command(
        name="amend",
        summary="correct an entry of the journal; the history keeps what it said",
        examples=("factcheck amend j3 deadline 2024-01-09",),
        configure=_configure_amend,
        run=amend,
    ),
    Command(
        name="retract",
        summary="take an entry out of the journal; the history keeps it",
        examples=("factcheck retract j3",),
        configure=_configure_take_back,
        run=take_back,
    ),
)
