"""What the cast screen has read beside the interface: everybody at once, with a case of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message

from claims.errors import ClaimsError
from claims.folding import fold
from claims.model import CastMember, NameFinding
from factcheck.tongue import tell
from factcheck.tui.messages import Failed
from factcheck.tui.screens.review.aside import Source


@dataclass
class CastRead(Message):
    """The people of the case, those with most claims first, and what the name check found."""

    members: tuple[CastMember, ...]
    findings: tuple[NameFinding, ...]
    documents: Mapping[str, str]
    """The names of the documents by their ids."""


def read_cast(source: Source) -> None:
    """Read everybody; runs in a thread."""
    from claims.match.namecheck import name_check

    try:
        with source.open() as case:
            members = sorted(
                case.cast.members(), key=lambda one: (-one.claims, fold(one.person.name))
            )
            documents = {one.id: one.name for one in case.documents(withdrawn=True, text=False)}
            source.tell(CastRead(tuple(members), name_check(members), documents))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def fits(member: CastMember, wanted: str) -> bool:
    """Whether a person's name, a form or a role holds the folded words ``wanted``."""
    person = member.person
    forms = (form.text for form in member.forms)
    said = (person.name, *person.aliases, *person.roles, *forms, member.kind)
    return any(wanted in fold(one) for one in said if one)
