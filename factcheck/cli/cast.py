"""``cast`` and ``mend``: who is who in the case, and what a reviewer says of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claims.errors import InputError
from factcheck.cli.acts import claim_of
from factcheck.cli.cases import open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.deciding import opened_review, say_event
from factcheck.cli.listing import add_formats
from factcheck.cli.output import say, say_json_array, say_json_lines, tell
from factcheck.cli.who import form_record, places_of, role_record

if TYPE_CHECKING:
    from claims.model import CastMember, Event, Form, NameFinding
    from claims.review import Review
    from claims.store import Case

_FORMS = 6
"""Places of a name that are listed for people; ``--json`` has all."""


def cast(arguments: Namespace, around: Around) -> int:
    """List the people of the case, or what is odd about their names."""
    with open_case(arguments, around, read_only=True) as case:
        return _check(arguments, case) if arguments.check else _list(arguments, case)


def _list(arguments: Namespace, case: Case) -> int:
    members = case.cast.members()
    if arguments.json or arguments.jsonl:
        write = say_json_array if arguments.json else say_json_lines
        write(member_record(member) for member in members)
        return 0
    where = places_of(case)
    for member in members:
        for line in _member_lines(member, where):
            say(line)
    tell(f"{len(members)} people and bodies" if len(members) != 1 else "1 person or body")
    return 0


def _check(arguments: Namespace, case: Case) -> int:
    from claims.match.namecheck import name_check

    findings = name_check(case.cast.members())
    if arguments.json or arguments.jsonl:
        write = say_json_array if arguments.json else say_json_lines
        write(finding_record(finding) for finding in findings)
        return bool(findings)
    where = places_of(case)
    for finding in findings:
        say(f"{finding.kind.upper()}  {finding.words}")
        for form in finding.forms:
            say(f"    “{form.text}”  {where(form)}")
    tell(f"{len(findings) or 'no'} finding{'' if len(findings) == 1 else 's'}")
    return bool(findings)


def _member_lines(member: CastMember, where: Callable[[Form], str]) -> Iterator[str]:
    role = f" ({member.person.roles[0]})" if member.person.roles else ""
    kind = f" [{member.kind}]" if member.kind in ("body", "place") else ""
    decided = " *" if member.decided else ""
    yield f"{member.claims:>4}  {member.person.name}{role}{kind}{decided}"
    for form in member.forms[:_FORMS]:
        times = f" ×{form.count}" if form.count > 1 else ""
        yield f"        “{form.text}”{times}  {where(form)}"
    if len(member.forms) > _FORMS:
        yield f"        and {len(member.forms) - _FORMS} more forms"


def member_record(member: CastMember) -> dict[str, Any]:
    """One of the cast as in ``cast --json``."""
    return {
        "name": member.person.name,
        "kind": member.kind or None,
        "claims": member.claims,
        "aliases": list(member.person.aliases),
        "roles": list(member.person.roles),
        "forms": [form_record(form) for form in member.forms],
        "learnt": [role_record(learnt) for learnt in member.roles],
        "decided": member.decided,
    }


def finding_record(finding: NameFinding) -> dict[str, Any]:
    """A finding as in ``cast --check --json``."""
    return {
        "kind": finding.kind,
        "people": list(finding.people),
        "words": finding.words,
        "forms": [form_record(form) for form in finding.forms],
    }


def change_cast(arguments: Namespace, around: Around) -> int:
    """Do one of the acts on the cast."""
    with opened_review(arguments, around) as review:
        event: Event = arguments.change(review, arguments)
        say_event(event)
    return 0


def mend(arguments: Namespace, around: Around) -> int:
    """Overrule who the speaker of a claim is."""
    from claims.recasting import did_you_mean

    with opened_review(arguments, around) as review:
        claim = claim_of(arguments)
        review.case.claim(claim)
        speaker = " ".join(arguments.speaker)
        known = review.case.cast.known_as
        if not arguments.new and not known.people_of(speaker):
            raise InputError(
                f"Nobody of the case is called {speaker!r}.{did_you_mean(speaker, known)} "
                "--new names somebody new."
            )
        say_event(review.mend_speaker(claim, speaker, everywhere=not arguments.only))
    return 0


def _merge(review: Review, arguments: Namespace) -> Event:
    return review.merge_people(arguments.keep, arguments.other)


def _split(review: Review, arguments: Namespace) -> Event:
    return review.split_person(arguments.person, arguments.form, arguments.new)


def _rename(review: Review, arguments: Namespace) -> Event:
    return review.rename_person(arguments.person, arguments.name)


def _role(review: Review, arguments: Namespace) -> Event:
    return review.set_role(arguments.person, " ".join(arguments.role) or None)


_Argument = tuple[str, dict[str, Any]]
_PERSON: _Argument = ("person", {"metavar": "PERSON", "help": "a name, as listed or as written"})
_ACTS: tuple[
    tuple[str, str, Sequence[_Argument], Callable[[Review, Namespace], Event], str], ...
] = (
    (
        "merge",
        "say that two are one person",
        (
            ("keep", {"metavar": "KEEP", "help": "whose name is shown for both"}),
            ("other", {"metavar": "OTHER", "help": "who is the same person"}),
        ),
        _merge,
        "factcheck cast merge 'Ana Quill' 'A. Quill'",
    ),
    (
        "split",
        "say that some forms of a name are of somebody else",
        (
            _PERSON,
            ("form", {"nargs": "+", "metavar": "FORM", "help": "forms that are somebody else's"}),
            ("--new", {"required": True, "metavar": "NAME", "help": "whose they are"}),
        ),
        _split,
        "factcheck cast split 'Ana Quill' 'A. Quill' --new 'Arturo Quill'",
    ),
    (
        "rename",
        "show a person under another name",
        (_PERSON, ("name", {"metavar": "NAME", "help": "the name to show"})),
        _rename,
        "factcheck cast rename Quill 'Ana Quill'",
    ),
    (
        "role",
        "show a person with a role; without one, as the documents say",
        (_PERSON, ("role", {"nargs": "*", "metavar": "ROLE", "help": "mayor of Eastport"})),
        _role,
        "factcheck cast role 'Ana Quill' mayor of Eastport",
    ),
)


def _configure_cast(parser: ArgumentParser) -> None:
    from factcheck.cli.parser import add_act

    add_formats(parser)
    parser.add_argument(
        "--check", action="store_true", help="what is odd about names and titles; status 1 if any"
    )
    acts = parser.add_subparsers(title="acts", metavar="ACT", dest="doing", prog="factcheck cast")
    for name, summary, arguments, change, example in _ACTS:
        one = add_act(acts, name, summary, example)
        for argument, options in arguments:
            one.add_argument(argument, **options)
        one.set_defaults(act=change_cast, change=change)
    parser.set_defaults(act=cast)


def _configure_mend(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", help="its id: c12, or 12")
    parser.add_argument("speaker", nargs="+", metavar="SPEAKER", help="who said it")
    parser.add_argument("--only", action="store_true", help="of this claim alone")
    parser.add_argument("--new", action="store_true", help="somebody whom the case does not name")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="cast",
        summary="list the people of the case, and say who is who",
        details="Those who speak most come first; a star marks whom a reviewer decided about.",
        examples=(
            "factcheck cast",
            "factcheck cast --check",
            "factcheck cast merge 'Ana Quill' 'A. Quill'",
            "factcheck cast split 'Ana Quill' 'A. Quill' --new 'Arturo Quill'",
            "factcheck cast rename Quill 'Ana Quill'",
            "factcheck cast role 'Ana Quill' mayor of Eastport",
        ),
        configure=_configure_cast,
        run=lambda arguments, around: int(arguments.act(arguments, around)),
    ),
    Command(
        name="mend",
        summary="say who the speaker of a claim is",
        details="Also of the document's other claims whose speaker was read from the same words\n"
        'as the same person ("the diplomat"), unless --only is given.',
        examples=("factcheck mend c12 Ana Quill", "factcheck mend 12 'Ida Storm' --only"),
        configure=_configure_mend,
        run=mend,
    ),
)
