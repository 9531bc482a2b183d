"""House rules: what a desk asks of a verdict before anybody signs, as data.

The presets are in ``presets.toml`` beside this module; a configuration or a case starts from one of
them and changes what it wants otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from claims.errors import Refused
from claims.model import Json, SignRole
from claims.phrases import phrase

# A plain path: importlib.resources takes longer to load than the file to read.
_PRESETS = Path(__file__).parent / "presets.toml"
_MOST_SOURCES = 20

OVERRULABLE: Mapping[str, str] = {
    "rationale": phrase("each verdict says why"),
    "evidence": phrase("the verdict rests on a passage that somebody weighed, or says why"),
    "independent-sources": phrase("sources that do not lean on each other bear the verdict out"),
    "locator": phrase("what a verdict on a number rests on has a page, paragraph or time"),
    "contrary-search": phrase("somebody looked for evidence against it, and noted where"),
    "answers": phrase("nobody who was asked is still to answer"),
    "second-reading": phrase("somebody who did not see the verdict came to the same"),
}
"""The rules that can be overruled for a claim, and what each asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is asked of every verdict that says more than that nothing can be said."""

    preset: str = "none"
    """Where it started from."""
    sources: int = 0
    """How many independent sources bear a verdict out."""
    secondary_sources: int = 0
    """How many where none of them is a primary source; at least :attr:`sources`."""
    rationale: bool = False
    """Whether each verdict says why, whatever its scale asks for."""
    locators: bool = False
    """Whether verdicts on numbers rest on passages with a page, paragraph or time."""
    contrary_search: bool = False
    """Whether a search for evidence against the claim is noted, or such evidence is weighed."""
    answers: bool = False
    """Whether nobody who was asked is still to answer: a deadline that has passed is an answer."""
    second_reading: bool = False
    """Whether somebody else, who did not see the verdict, has come to the same one."""
    sign_off: tuple[SignRole, ...] = ()
    """Who signs, in this order."""


NONE = Rules()
"""Nothing beyond that every claim is decided."""


def presets() -> tuple[str, ...]:
    """The names of the presets."""
    return tuple(_shipped())


@cache
def _shipped() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(_PRESETS.read_text(encoding="utf-8"))


def rules_from(said: Mapping[str, Any], where: str = "rules") -> Rules:
    """The rules that a table means: a ``preset``, and what is otherwise than there.

    Raises:
        Refused: a name or value is not known; ``where`` says whose mistake it is.
    """
    name = said.get("preset", "none")
    if name not in _shipped():
        raise Refused(
            "{where}: there are no rules {name!r}; there are {listed}.",
            where=where,
            name=name,
            listed=", ".join(presets()),
        )
    told = {**_shipped()[name], **said, "preset": name}
    known = {field.name: field.default for field in fields(Rules)}
    for key, value in told.items():
        if key not in known:
            raise Refused(
                "{where}: there is no rule {key!r}; there are {listed}.",
                where=where,
                key=key,
                listed=", ".join(known),
            )
        if key != "sign_off":
            _check(where, key, value, known[key])
    return Rules(**{**told, "sign_off": _roles(told.get("sign_off", ()), where)})


def _check(where: str, key: str, value: object, usual: object) -> None:
    if type(value) is not type(usual):
        wanted = {bool: phrase("true or false"), int: phrase("a number")}.get(type(usual), "text")
        raise Refused(
            "{where}: {key} must be {wanted}, not {value!r}.",
            where=where,
            key=key,
            wanted=wanted,
            value=value,
        )
    if isinstance(value, int) and not 0 <= value <= _MOST_SOURCES:
        raise Refused(
            "{where}: {key} must be from 0 to {most_sources}, not {value}.",
            where=where,
            key=key,
            most_sources=_MOST_SOURCES,
            value=value,
        )


def _roles(said: object, where: str) -> tuple[SignRole, ...]:
    if not isinstance(said, list | tuple) or not all(isinstance(one, str) for one in said):
        raise Refused(
            "{where}: sign_off must be a list of roles, not {said!r}.", where=where, said=said
        )
    found = tuple(role_of(one) for one in said)
    if len(set(found)) < len(found):
        raise Refused("{where}: sign_off names a role twice.", where=where)
    return tuple(sorted(found, key=list(SignRole).index))


def role_of(text: str) -> SignRole:
    """The role of that name, spelt with a space or a hyphen; raises Refused."""
    try:
        return SignRole("-".join(text.casefold().split()))
    except ValueError:
        known = ", ".join(role.value for role in SignRole)
        raise Refused(
            "Nobody signs as {text!r}; there are {known}.", text=text, known=known
        ) from None


def rules_record(rules: Rules) -> dict[str, Json]:
    """The rules as JSON: every rule, so that a case keeps them whatever becomes of a preset."""
    found: dict[str, Json] = {
        field.name: getattr(rules, field.name)
        for field in fields(Rules)
        if field.name != "sign_off"
    }
    return {**found, "sign_off": [role.value for role in rules.sign_off]}


def rules_words(rules: Rules) -> tuple[str, ...]:
    """What the rules ask for, a line each; nothing where they ask for nothing."""
    more = rules.secondary_sources
    thirds = (
        phrase(", {more} where none of them is primary", more=more) if more > rules.sources else ""
    )
    asked = {
        phrase(
            "{sources} independent sources for each verdict{thirds}",
            sources=rules.sources,
            thirds=thirds,
        ): rules.sources > 0,
        phrase("every verdict says why"): rules.rationale,
        phrase("verdicts on numbers have a page, paragraph or time"): rules.locators,
        phrase("a search for evidence against each claim is noted"): rules.contrary_search,
        phrase("nobody who was asked is still to answer"): rules.answers,
        phrase("somebody else came to the same verdict, unseen"): rules.second_reading,
        phrase("signed by {listed}", listed=", ".join(role.words for role in rules.sign_off)): bool(
            rules.sign_off
        ),
    }
    return tuple(words for words, wanted in asked.items() if wanted)


def check_overrulable(rule: str) -> None:
    """Raise Refused where no rule of that name can be overruled."""
    if rule not in OVERRULABLE:
        raise Refused(
            "No rule {rule!r} can be overruled; there are {listed}.",
            rule=rule,
            listed=", ".join(OVERRULABLE),
        )
