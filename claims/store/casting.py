"""What a reviewer decided of the cast, and what follows from it: whose each form and name is.

Two kinds of things are decided about. ``name:A. Quill`` is a name as documents write it, which can
be given to a person or taken out of one; ``person:Anna Quill`` is a person by key, who can be
called otherwise and be shown with another role. How many acts were on a person is counted, so that
nobody undoes an act that another one built upon.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from claims.casting import Party, Placed, lay_over
from claims.errors import CaseError
from claims.folding import fold
from claims.model import Json, Person
from claims.store.chain import canonical
from claims.store.database import Database
from claims.store.people import machine_people, part_of

if TYPE_CHECKING:
    from claims.model import CastDecisions

NAME, PERSON = "name:", "person:"
_FIELDS: dict[str, dict[str, Json]] = {
    NAME: {"person": None, "apart": False},
    PERSON: {"called": None, "role": None, "acts": 0},
}
Fields: TypeAlias = dict[str, Json]


def is_of_cast(target: str) -> bool:
    """Whether a change of ``target`` is a decision on the cast."""
    return target.startswith((NAME, PERSON))


def present(database: Database, target: str) -> Fields:
    """The fields of a name or person as decided; raises CaseError where it names nobody."""
    kind, _, who = target.partition(":")
    if not who:
        raise CaseError("{target!r} is nobody of the cast.", target=target)
    kept: dict[str, str] = dict(
        database.rows("SELECT field, value FROM casting WHERE target = ?", (target,))
    )
    return {
        field: json.loads(kept[field]) if field in kept else usual
        for field, usual in _FIELDS[f"{kind}:"].items()
    }


def write(database: Database, target: str, after: Mapping[str, Json]) -> None:
    """Keep what was decided; what is as if nobody had decided anything is not kept."""
    usual = _FIELDS[target[: target.index(":") + 1]]
    database.run("DELETE FROM casting WHERE target = ?", (target,))
    database.run_many(
        "INSERT INTO casting (target, field, value) VALUES (?, ?, ?)",
        (
            (target, field, canonical(value))
            for field, value in after.items()
            if value != usual[field]
        ),
    )


def stored(database: Database) -> Iterator[tuple[str, str, Json]]:
    """All that was decided: target, field, value."""
    for target, field, value in database.rows(
        "SELECT target, field, value FROM casting ORDER BY target, field"
    ):
        yield target, field, json.loads(value)


def decisions(database: Database) -> CastDecisions:
    """All that was decided of the cast."""
    # Most cases are shown without anything that was decided of their cast.
    from claims.model.cast import CastDecisions

    kept: dict[str, dict[str, Json]] = {name: {} for both in _FIELDS.values() for name in both}
    for target, field, value in stored(database):
        kept[field][target.partition(":")[2]] = value
    return CastDecisions(
        given={name: str(key) for name, key in kept["person"].items()},
        apart=frozenset(kept["apart"]),
        called={key: str(name) for key, name in kept["called"].items()},
        roles={key: str(role) for key, role in kept["role"].items()},
    )


def parties(database: Database, machines: Iterable[str] | None = None) -> list[Party]:
    """The parties of the machine, all or those that it shows under the names of ``machines``."""
    return [
        Party(person, names, lambda name: part_of(database, name))
        for person, names in machine_people(database, machines)
    ]


def effective_people(database: Database) -> tuple[Person, ...]:
    """The people of the case as decided, in the order in which they came in."""
    decided = decisions(database)
    if not (decided.given or decided.apart or decided.called or decided.roles):
        return tuple(person for person, _ in machine_people(database))
    return lay_over(parties(database), decided)[0]


def recast(database: Database, targets: Sequence[str]) -> None:
    """Show names as decided, after decisions on ``targets``, in the caller's transaction.

    Only the parties are touched that have one of the names decided about.
    """
    names = {target.removeprefix(NAME) for target in targets if target.startswith(NAME)}
    for target in targets:
        if target.startswith(PERSON):
            key = canonical(target.removeprefix(PERSON))
            names |= {
                given.removeprefix(NAME)
                for (given,) in database.rows(
                    "SELECT target FROM casting WHERE field = 'person' AND value = ?", (key,)
                )
            }
    machines = {
        machine
        for name in names
        for (machine,) in database.rows("SELECT machine FROM forms WHERE form = ?", (name,))
    }
    show(database, machines, names)


def show(database: Database, machines: Iterable[str], names: Iterable[str] = ()) -> None:
    """Write whose the forms of some parties are, and as whom speakers are shown.

    ``names`` are speakers, beside those of the parties, who may be shown otherwise as well.
    """
    decided, chosen = decisions(database), sorted(set(machines))
    placed = lay_over(parties(database, chosen), decided)[1]
    database.run_many("DELETE FROM forms WHERE machine = ?", ((one,) for one in chosen))
    insert_forms(database, placed)
    shown = placed_names(placed)
    where = [("machine", one) for one in chosen] + [("written", one) for one in names]
    for column, value in where:
        for row in list(
            database.rows(
                f"SELECT id, written, machine, person, role FROM names WHERE {column} = ?",
                (value,),
            )
        ):
            _show_name(database, row, shown, decided)


def _show_name(
    database: Database,
    row: tuple[int, str, str, str, str | None],
    placed: Mapping[tuple[str, str], Placed],
    decided: CastDecisions,
) -> None:
    key, written, machine, *before = row
    person, role = shown_as(written, machine, placed, decided)
    if before != [person, role]:
        database.run(
            "UPDATE names SET person = ?, folded = ?, role = ? WHERE id = ?",
            (person, fold(person), role, key),
        )


def insert_forms(database: Database, placed: Iterable[Placed]) -> None:
    """Write whose forms are."""
    database.run_many(
        "INSERT OR REPLACE INTO forms (machine, form, person, folded) VALUES (?, ?, ?, ?)",
        (form_row(one) for one in placed),
    )


def form_row(placed: Placed) -> tuple[str, str, str, str]:
    """A row of ``forms``."""
    return placed.machine, placed.form, placed.person, fold(placed.form)


def placed_names(placed: Iterable[Placed]) -> dict[tuple[str, str], Placed]:
    """Party and form to whose it is, whole names before forms that are short for one."""
    found: dict[tuple[str, str], Placed] = {}
    for one in sorted(placed, key=lambda one: not one.whole):
        found.setdefault((one.machine, one.form), one)
    return found


def shown_as(
    written: str, machine: str, placed: Mapping[tuple[str, str], Placed], decided: CastDecisions
) -> tuple[str, str | None]:
    """As whom a speaker is shown, and with which role of the reviewer's giving."""
    one = placed.get((machine, written))
    key = one.key if one else decided.given.get(written)
    if key is not None:
        return decided.name(key), decided.roles.get(key)
    return (one.person if one else machine), None
