"""Reasons that are written again and again: templates, filled from a claim and its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import TYPE_CHECKING

from claims.errors import InputError
from claims.model import Evidence, Relation
from claims.phrases import phrase
from claims.wording import quantity_words

if TYPE_CHECKING:
    from claims.store import Case

FIELDS: Mapping[str, str] = {
    "claim": phrase("the claim in its words"),
    "value": phrase("the claim's figure"),
    "speaker": phrase("who is said to have said it"),
    "source": phrase("who published the passage, or what it stands in"),
    "source_value": phrase("the passage's figure"),
    "passage": phrase("the passage in its words"),
    "locator": phrase("where the passage stands: ¶4, p. 1"),
    "difference": phrase("how far the two figures lie apart"),
}
"""What a template can ask for, in braces."""
BUILT_IN: Mapping[str, str] = {
    "conflict": "{source} gives {source_value}, not {value}: {difference}.",
    "agree": "{source} gives {source_value} ({locator}).",
    "rounded": "{value} rounds what {source} gives: {source_value}.",
    "other-scope": "{source} gives {source_value}, but of something else: {difference}.",
    "outdated": "{value} was true once; the latest figure of {source} is {source_value}.",
    "no-source": "No document of the case bears out {value}, and none contradicts it.",
    "said": "{source} has these words of {speaker}: “{passage}” ({locator}).",
    "misquoted": "{source} has other words of {speaker}: “{passage}” ({locator}).",
    "not-asked": "{speaker} was not asked yet where the claim comes from.",
    "opinion": "An opinion of {speaker}, which no evidence can settle.",
}
"""Templates for everybody; those of a configuration stand beside them, or in their place."""
_LONGEST = 2_000


def checked(templates: Mapping[str, object], where: str) -> Mapping[str, str]:
    """The templates of a configuration with those that are built in.

    Raises:
        InputError: one is no text, asks for an unknown field, or is too long; the message begins
            with ``where`` and the template's name.
    """
    found = dict(BUILT_IN)
    for name, text in templates.items():
        if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST:
            raise InputError(
                "{where}{name} must be text of at most {longest} characters",
                where=where,
                name=name,
                longest=_LONGEST,
            )
        try:
            list(_parts(text))
        except InputError as error:
            raise InputError(f"{where}{name}: {error}") from error
        found[name] = text
    return found


def _parts(template: str) -> Iterator[tuple[str, str]]:
    """The words before each field, and the field; the last one may be empty."""
    try:
        pieces = list(Formatter().parse(template))
    except ValueError as error:
        raise InputError(
            "a brace is not closed ({error}); write {{{{ for a brace", error=error
        ) from error
    for words, name, form, how in pieces:
        if name is not None and (name not in FIELDS or form or how):
            asked = f"{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}"
            raise InputError(
                "there is no field {{{asked}}}; the fields are {listed}",
                asked=asked,
                listed=", ".join(f"{{{known}}}" for known in FIELDS),
            )
        yield words, name or ""


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with the values in the place of its fields.

    What is not known stays to be written: ``[source]``.

    Raises:
        InputError: it asks for a field that there is not.
    """
    return "".join(
        words + (values.get(name, "") or f"[{name}]" if name else "")
        for words, name in _parts(template)
    )


def missing(template: str, values: Mapping[str, str]) -> int:
    """How many fields of a template would stay to be written."""
    return sum(1 for _, name in _parts(template) if name and not values.get(name))


def named(templates: Mapping[str, str], name: str) -> str:
    """The template of that name; raises InputError with those that there are."""
    try:
        return templates[name]
    except KeyError:
        raise InputError(
            "no reason {name!r}; there are {listed}", name=name, listed=", ".join(templates)
        ) from None


def values(case: Case, claim: str, passage: Evidence | None = None) -> Mapping[str, str]:
    """What fills templates: a claim and one passage, unless given the first that conflicts, else
    the first. Of a confidential document nothing is told.
    """
    stated = case.claim(claim)
    known = {"claim": " ".join(stated.text.split()), "speaker": stated.speaker or ""}
    known["value"] = "; ".join(map(quantity_words, stated.quantities[:1]))
    found = passage or _telling(case.evidence(claim))
    if found is None:
        return known
    document = case.document(found.document)
    if found.claim_quantity:
        known["value"] = quantity_words(found.claim_quantity)
    if document.confidential:
        return known
    return {
        **known,
        "source": document.publisher or document.name,
        "source_value": quantity_words(found.quantity) if found.quantity else "",
        "passage": " ".join(found.text.split()),
        "locator": found.locator,
        "difference": found.difference.words if found.difference else "",
    }


def _telling(found: tuple[Evidence, ...]) -> Evidence | None:
    alarms = (one for one in found if one.relation in (Relation.CONFLICTS, Relation.ALTERED))
    return next(alarms, found[0] if found else None)
