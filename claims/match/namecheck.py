"""What is odd about the names and titles of a case, across its documents."""

from __future__ import annotations

from collections.abc import Sequence

from claims.match.spellings import differently_spelt
from claims.model import CastMember, Form, NameFinding


def name_check(cast: Sequence[CastMember]) -> tuple[NameFinding, ...]:
    """The findings on the people of a case, in their order."""
    return tuple(found for member in cast if (found := _spelling(member)))


def _spelling(member: CastMember) -> NameFinding | None:
    odd: dict[str, Form] = {}
    for one in member.forms:
        if any(differently_spelt(one.text, other.text) for other in member.forms):
            odd.setdefault(one.text, one)
    if not odd:
        return None
    written = " and ".join(f"“{form}”" for form in odd)
    forms = tuple(one for one in member.forms if one.text in odd)
    return NameFinding("spelling", (member.person.name,), forms, f"One person, spelt {written}.")
