"""What the list and the filters know of a claim: derived from it, rebuilt when it is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.folding import fold
from claims.model import Claim, ClaimKind
from claims.store import casting
from claims.store.database import Database
from claims.store.statements import bounds, figure

_NUMERIC, _ATTRIBUTED = 1.5, 1.2


@dataclass(frozen=True, slots=True)
class Facets:
    """The row of ``facets``: folded text, None where the claim does not say."""

    places: str | None
    subject: str | None
    unit: str | None
    population: str | None
    period: str | None


def facets_of(claim: Claim) -> Facets:
    """What can be looked for in a claim's scope; several values are joined by line ends."""
    scope = claim.scope
    return Facets(
        places=_folded(scope.place),
        subject=_folded([scope.subject or ""]),
        unit=_folded([quantity.unit or "" for quantity in claim.quantities]),
        population=_folded([scope.population or ""]),
        period=_folded([scope.period.text if scope.period else ""]),
    )


def _folded(values: Sequence[str]) -> str | None:
    return "\n".join(fold(value) for value in values if value) or None


def risk(claim: Claim, length: int) -> float:
    """What a mistake here would cost, to sort by: worthiness, more for figures and for quotes,
    and twice as much at the top of a text of ``length`` code points as at its end.
    """
    weight = claim.worthiness * (1.0 - 0.5 * claim.span.start / max(length, 1))
    weight *= _NUMERIC if ClaimKind.NUMERIC in claim.kinds else 1.0
    return round(weight * (_ATTRIBUTED if ClaimKind.ATTRIBUTED in claim.kinds else 1.0), 6)


def write_facets(database: Database, claim: Claim) -> None:
    """Write what can be looked for in a claim, in place of what was written before."""
    key = int(claim.id[1:])
    database.run("DELETE FROM facets WHERE claim = ?", (key,))
    database.run("DELETE FROM figures WHERE claim = ?", (key,))
    insert_facets(database, [(key, facets_of(claim), tuple(bounds(claim.quantities)))])


def insert_facets(
    database: Database,
    rows: Sequence[tuple[int, Facets, Sequence[tuple[int, float, float]]]],
) -> None:
    """Write what can be looked for in claims that have nothing written yet."""
    database.run_many(
        "INSERT INTO facets (claim, places, subject, unit, population, period) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (key, facets.places, facets.subject, facets.unit, facets.population, facets.period)
            for key, facets, _ in rows
            if facets != _NOTHING
        ),
    )
    database.run_many(
        "INSERT INTO figures (claim, position, low, high) VALUES (?, ?, ?, ?)",
        ((key, *bound) for key, _, found in rows for bound in found),
    )


_NOTHING = Facets(None, None, None, None, None)


def list_cells(database: Database, claim: Claim) -> tuple[int | None, str]:
    """The speaker's key and the figure that the list shows of a claim."""
    return name_key(database, claim.speaker), figure(claim.quantities)


def name_key(database: Database, written: str | None) -> int | None:
    """The key of a speaker's name in ``names``, made where it is new; None for nobody."""
    if not written:
        return None
    key = database.value("SELECT id FROM names WHERE written = ?", (written,))
    if key is None:
        key = database.run(
            "INSERT INTO names (written, machine, person, folded) VALUES (?, ?, ?, ?)",
            (written, written, written, fold(written)),
        ).lastrowid
        if database.value("SELECT 1 FROM casting LIMIT 1"):
            casting.show(database, [written], [written])
    return int(key)
