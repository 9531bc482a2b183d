"""Claims as rows, and back: what came in, with the names of the case and the reviewer's edits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.errors import CaseError
from claims.model import Claim, ClaimKind, Comparator, Dimension, Json, Quantity, Span
from claims.records import (
    Record,
    attribution_record,
    attribution_value,
    quantity_record,
    quantity_value,
    scope_record,
    scope_value,
)
from claims.store import overrides
from claims.store.database import Database, Row
from claims.store.ids import marks, number

CHUNK = 250
"""How many keys one statement asks for; a few hundred keep the statement cache small."""
_BITS = {ClaimKind.NUMERIC: 1, ClaimKind.ATTRIBUTED: 2, ClaimKind.FACT: 4}
COLUMNS = "c.id, c.document, c.span_start, c.span_end, c.kinds, c.worthiness, c.text, c.record"
"""The columns of ``claims c`` that :func:`claim_of` reads."""


def kinds_bits(kinds: Iterable[ClaimKind]) -> int:
    """A set of kinds as one number."""
    return sum(_BITS[kind] for kind in set(kinds))


def kinds_of(bits: int) -> tuple[ClaimKind, ...]:
    """The kinds of :func:`kinds_bits`, in the order of the enumeration."""
    return tuple(kind for kind, bit in _BITS.items() if bits & bit)


def claim_record(claim: Claim) -> Record:
    """What a claim holds beyond its columns."""
    return {
        "quantities": [quantity_record(quantity) for quantity in claim.quantities],
        "attribution": attribution_record(claim.attribution) if claim.attribution else None,
        "scope": scope_record(claim.scope),
        "reasons": list(claim.reasons),
        "notes": list(claim.notes),
        # Only where somebody did: other claims are hashed as they always were.
        **({"marked_by": claim.marked_by} if claim.marked_by else {}),
    }


def claim_of(row: Row) -> Claim:
    """The claim as it came in, of a row of :data:`COLUMNS`."""
    key, document, start, end, kinds, worthiness, text, stored = row
    record = json.loads(stored)
    attribution = record["attribution"]
    return Claim(
        id=f"c{key}",
        document=f"d{document}",
        span=Span(start, end),
        text=text,
        kinds=kinds_of(kinds),
        quantities=tuple(quantity_value(quantity) for quantity in record["quantities"]),
        attribution=attribution_value(attribution) if attribution else None,
        scope=scope_value(record["scope"]),
        worthiness=worthiness,
        reasons=tuple(record["reasons"]),
        # Claims that came in before sums were checked have none.
        notes=tuple(record.get("notes", ())),
        marked_by=record.get("marked_by", ""),
    )


def as_it_came_in(database: Database, key: int) -> Claim:
    """One claim without the reviewer's edits; raises :class:`CaseError` where there is none."""
    row = database.row(f"SELECT {COLUMNS} FROM claims c WHERE c.id = ?", (key,))
    if row is None:
        raise CaseError("There is no claim c{key} in {path}.", key=key, path=database.path.name)
    return claim_of(row)


def read_claims(database: Database, ids: Sequence[str]) -> dict[str, Claim]:
    """The claims of ``ids`` in their order, corrected as the reviewer corrected them.

    Claims that are not there, or whose document is still coming in, are left out.
    """
    found: dict[str, Claim] = {}
    keys = [number(identifier, "c") for identifier in ids]
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        for claim in _corrected(database, f"c.id IN ({marks(len(part))})", part):
            found[claim.id] = claim
    return {identifier: found[identifier] for identifier in ids if identifier in found}


OUT = "(s.dropped IS NOT NULL AND json_extract(s.dropped, '$.how') <> 'dropped')"
"""Whether other claims stand for the words of one, or nobody marked them, over ``states s``."""


def claims_of(database: Database, document: int) -> tuple[Claim, ...]:
    """The claims of one document by their place, without those that others stand for."""
    found = _corrected(database, f"s.document = ? AND NOT {OUT}", (document,))
    return tuple(sorted(found, key=lambda claim: (claim.span, number(claim.id, "c"))))


def _corrected(database: Database, chosen: str, values: Sequence[int]) -> Iterator[Claim]:
    for row in database.rows(
        f"SELECT {COLUMNS}, s.overrides, n.written, n.machine, n.person, n.role FROM states s "
        "JOIN claims c ON c.id = s.claim JOIN documents d ON d.id = s.document "
        "LEFT JOIN names n ON n.id = s.speaker "
        f"WHERE d.imported IS NOT NULL AND {chosen}",
        values,
    ):
        *columns, changed, written, machine, person, role = row
        claim = claim_of(tuple(columns))
        edited = {} if changed == "{}" else json.loads(changed)
        claim = overrides.apply(claim, edited)
        # A name set by the reviewer stands as it was set, unless its person was joined, parted or
        # renamed since.
        if claim.speaker == written and (machine != person or "speaker" not in edited):
            claim = _shown(claim, person)
        yield claim if role is None or "role" in edited else _with_role(claim, role)


def _shown(claim: Claim, person: str | None) -> Claim:
    if claim.attribution is None or claim.speaker == person:
        return claim
    return replace(claim, attribution=replace(claim.attribution, speaker=person))


def _with_role(claim: Claim, role: str) -> Claim:
    if claim.attribution is None:
        return claim
    return replace(claim, attribution=replace(claim.attribution, role=role))


def edits(database: Database, key: int, field: str, value: Json) -> dict[str, Json]:
    """The fields that one edit of a claim sets; see :func:`overrides.with_consequences`."""
    claim = as_it_came_in(database, key)
    stored = database.value("SELECT overrides FROM states WHERE claim = ?", (key,))
    claim = overrides.apply(claim, json.loads(stored or "{}"))
    return overrides.with_consequences(claim, field, value)


def figure(quantities: Sequence[Quantity]) -> str:
    """A claim's first figure in few cells, for the list: ``<1,000``, ``~5%``, ``$2.5m``."""
    if not quantities:
        return ""
    first = quantities[0]
    if first.value is None:
        low, high = (short_number(end or 0.0) for end in (first.low, first.high))
        return f"{low}–{high}{_tail(first)}"
    sign = "" if first.comparator in (Comparator.EQUAL, Comparator.RANGE) else first.comparator
    return f"{_SIGNS.get(sign, sign)}{short_number(first.value)}{_tail(first)}"


_SIGNS = {"<=": "≤", ">=": "≥"}
_LARGE = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


def short_number(value: float) -> str:
    """A number in at most about ten cells, never rounded below six significant figures."""
    for size, name in _LARGE:
        if size <= abs(value) < 1e15:
            return f"{value / size:.6g}{name}"
    if abs(value) >= 1e15:
        return f"{value:.4g}"
    return f"{value:,.6f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def _tail(quantity: Quantity) -> str:
    if quantity.dimension is Dimension.PERCENT:
        return "%"
    return f"/{quantity.per}" if quantity.per else ""


def bounds(quantities: Sequence[Quantity]) -> Iterator[tuple[int, float, float]]:
    """Position, lowest and highest written number of each figure; a point is both."""
    for position, quantity in enumerate(quantities):
        interval = (quantity.low, quantity.high)
        low, high = interval if quantity.value is None else (quantity.value, quantity.value)
        # Not a number is no value to search by, and SQLite would store it as NULL.
        if low is not None and high is not None and low == low and high == high:
            yield position, min(low, high), max(low, high)


def json_text(value: Json) -> str:
    """JSON as the tables hold it."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
