"""What a reviewer corrected in how a claim was read: its speaker, scope and figures.

Overrides are kept beside the claim as it came in. A field set back to what the machine read is
no override any more, so that undo leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from claims.errors import Refused
from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    Comparator,
    Json,
    Period,
    Quantity,
    Scope,
)
from claims.records import scope_record, scope_value

SCOPE_FIELDS = ("subject", "place", "period", "population")
FIGURE_FIELDS = ("value", "low", "high", "comparator", "unit", "per")
FIELDS = ("speaker", "role", *SCOPE_FIELDS, *FIGURE_FIELDS)
"""What can be edited; ``value@2`` and the like are of the claim's third figure."""


def split_field(field: str) -> tuple[str, int]:
    """``("value", 2)`` of ``value@2``, ``("value", 0)`` of ``value``.

    Raises:
        Refused: nothing of that name can be edited.
    """
    name, _, place = field.partition("@")
    if name not in FIELDS or (place and not (name in FIGURE_FIELDS and place.isdecimal())):
        raise Refused(
            "A claim has no field {field!r} to edit; there are {listed}.",
            field=field,
            listed=", ".join(FIELDS),
        )
    return name, int(place or 0)


def read_field(claim: Claim, field: str) -> Json:
    """What a claim says in one field, as JSON."""
    name, place = split_field(field)
    if name == "speaker":
        return claim.speaker
    if name == "role":
        return claim.attribution.role if claim.attribution else None
    if name in SCOPE_FIELDS:
        return scope_record(claim.scope)[name]
    quantity = _figure(claim, place)
    if name == "comparator":
        return quantity.comparator.value
    value: Json = getattr(quantity, name)
    return value


def apply(claim: Claim, overrides: Mapping[str, Json]) -> Claim:
    """``claim`` as corrected."""
    if not overrides:
        return claim
    scope = {key: value for key, value in overrides.items() if key in SCOPE_FIELDS}
    if scope:
        origins = tuple((key, where) for key, where in claim.scope.origins if key not in scope)
        corrected = _scope(claim.scope, scope)
        claim = replace(
            claim,
            scope=replace(corrected, origins=(*origins, *((key, "reviewer") for key in scope))),
        )
    if "speaker" in overrides or "role" in overrides:
        claim = replace(claim, attribution=_attribution(claim, overrides))
    figures = {key: value for key, value in overrides.items() if _is_figure(key)}
    return replace(claim, quantities=_quantities(claim, figures)) if figures else claim


def _is_figure(field: str) -> bool:
    return field.partition("@")[0] in FIGURE_FIELDS


def _scope(scope: Scope, changed: Mapping[str, Json]) -> Scope:
    record = dict(scope_record(scope))
    record.update(changed)
    return scope_value(record)


def _attribution(claim: Claim, overrides: Mapping[str, Json]) -> Attribution:
    found = claim.attribution or Attribution(
        source=(), cue=(), content=(claim.span,), kind=AttributionKind.INDIRECT
    )
    speaker = overrides.get("speaker", found.speaker)
    role = overrides.get("role", found.role)
    return replace(
        found,
        speaker=None if speaker is None else str(speaker),
        role=None if role is None else str(role),
        because="set by the reviewer",
    )


def _quantities(claim: Claim, changed: Mapping[str, Json]) -> tuple[Quantity, ...]:
    figures = list(claim.quantities)
    for field, value in changed.items():
        name, place = split_field(field)
        if place < len(figures):
            new = Comparator(str(value)) if name == "comparator" else value
            changes: dict[str, Any] = {name: new}
            figures[place] = replace(figures[place], **changes)
    return tuple(figures)


def _figure(claim: Claim, place: int) -> Quantity:
    if place >= len(claim.quantities):
        raise Refused(
            "{claim} has {count} figures; there is no other to edit.",
            claim=claim.id,
            count=len(claim.quantities),
        )
    return claim.quantities[place]


def checked(name: str, value: Json) -> Json:
    """``value`` as the field keeps it: text trimmed, numbers as floats, places as a list.

    Raises:
        Refused: it is nothing that the field can hold.
    """
    if name == "place":
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list) and parts is not None:
            raise Refused("A place is a name, or several names.")
        return [text for part in parts or [] if (text := str(part).strip())]
    if value is None or value == "":
        return None
    if name in ("value", "low", "high"):
        return _checked_number(name, value)
    if name == "comparator":
        return _checked_comparator(value)
    if name == "period":
        return _checked_period(value)
    if not isinstance(value, str):
        raise Refused("The {name} must be text.", name=name)
    return value.strip() or None


def _checked_number(name: str, value: Json) -> float:
    try:
        number = float(str(value).replace(",", "").replace("_", ""))
    except ValueError:
        raise Refused("The {name} must be a number, such as 1000 or 2.5.", name=name) from None
    if number != number or number in (float("inf"), float("-inf")):
        raise Refused("The {name} must be a finite number.", name=name)
    return number


def _checked_comparator(value: Json) -> str:
    if value not in set(Comparator):
        raise Refused("The comparator is one of {listed}.", listed=" ".join(Comparator))
    return str(value)


def _checked_period(value: Json) -> Json:
    """A period is its words alone, or ``{"text", "from", "to"}`` with ISO days."""
    record = value if isinstance(value, dict) else {"text": str(value)}
    try:
        days = {
            key: date.fromisoformat(str(record[key])) if record.get(key) else None
            for key in ("from", "to")
        }
    except ValueError:
        raise Refused("The days of a period are written 2022-12-31.") from None
    period = Period(text=str(record.get("text", "")), start=days["from"], end=days["to"])
    return scope_record(Scope(period=period))["period"]


def with_consequences(claim: Claim, field: str, value: Json) -> dict[str, Json]:
    """The fields to set so that one edit leaves a readable figure: field to value.

    A value makes a point of a range; an end makes a range of a point.

    Raises:
        Refused: the field is unknown, or the value is nothing it can hold.
    """
    name, place = split_field(field)
    value = checked(name, value)
    if name not in FIGURE_FIELDS:
        return {field: value}
    quantity = _figure(claim, place)
    after = dict(_ends(quantity, name, value))
    at = field.partition("@")[2]
    return {(f"{key}@{at}" if at else key): new for key, new in after.items()}


def _ends(quantity: Quantity, name: str, value: Json) -> dict[str, Json]:
    is_range = quantity.comparator is Comparator.RANGE
    if name in ("value", "low", "high") and value is None:
        raise Refused(
            "A figure cannot be without its {name}; edit it, or dismiss the claim.", name=name
        )
    if name == "value":
        equal = {"comparator": Comparator.EQUAL.value} if is_range else {}
        return {"value": value, "low": None, "high": None, **equal}
    if name in ("low", "high"):
        ends: dict[str, Json] = {
            "low": quantity.low if is_range else quantity.value,
            "high": quantity.high if is_range else quantity.value,
        }
        return {**ends, name: value, "value": None, "comparator": Comparator.RANGE.value}
    if name == "comparator" and (value == Comparator.RANGE or value is None):
        raise Refused("For a range, edit its low and high ends.")
    if name == "comparator" and is_range:
        raise Refused("A range has two ends; edit its value first to make it one number.")
    return {name: value}
