"""Who the speaker of a claim is, and where names and titles stand, for people and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.model import Form, LearntRole
    from claims.store import Case


def places_of(case: Case) -> Callable[[Form | LearntRole], str]:
    """Makes words of where something stands: "d3 The Paper, ¶4"."""
    # Counting paragraphs takes their reader, which most commands do without.
    from claims.locating import Locator

    @cache
    def document(identifier: str) -> tuple[str, Locator]:
        found = case.document(identifier)
        return found.name, Locator(found)

    def where(one: Form | LearntRole) -> str:
        name, locator = document(one.document)
        return f"{one.document} {name}, {locator(one.span.start)}"

    return where


def form_record(form: Form) -> dict[str, Any]:
    """A form of a name and its first place in a document."""
    return {
        "text": form.text,
        "document": form.document,
        "span": [form.span.start, form.span.end],
        "count": form.count,
    }


def role_record(learnt: LearntRole) -> dict[str, Any]:
    """A title and where it was learnt; no document where the reviewer gave it."""
    return {
        "role": learnt.role,
        "document": learnt.document or None,
        "span": [learnt.span.start, learnt.span.end] if learnt.document else None,
        "sentence": learnt.sentence or None,
    }


def who_record(case: Case, claim: str) -> dict[str, Any] | None:
    """The speaker of a claim as in ``show --json``; None where nobody is named."""
    who = case.cast.who(claim)
    if who is None:
        return None
    return {
        "name": who.name,
        "because": who.because or None,
        "roles": [role_record(learnt) for learnt in who.roles],
        "forms": [form_record(form) for form in who.forms],
        "claims": who.claims,
        "documents": who.documents,
        "decided_by_hand": who.decided_by_hand,
    }


def who_lines(case: Case, claim: str) -> Iterator[str]:
    """The speaker of a claim, why so, and where their titles were learnt; nothing for nobody."""
    who = case.cast.who(claim)
    if who is None:
        return
    by_hand = " (decided by hand)" if who.decided_by_hand else ""
    yield f"Speaker: {who.name}{by_hand}{': ' + who.because if who.because else ''}"
    where = places_of(case)
    for learnt in who.roles:
        if learnt.document:
            yield f"    {learnt.role}: {where(learnt)}: “{learnt.sentence}”"
        else:
            yield f"    {learnt.role}: given by the reviewer"
    written = ", ".join(dict.fromkeys(f"“{form.text}”" for form in who.forms))
    yield from [f"    written {written}"] if written else []
