"""Claims that are marked as the same as another one, whose verdict then covers them too.

The field ``same_as`` names the main claim. There are no chains: a main claim is nobody's repeat,
so that whoever reads a verdict looks one step away and no further.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claims.errors import Refused
from claims.model import Change
from claims.store.database import Database, Row
from claims.store.ids import marks, number
from claims.store.statements import CHUNK

SCHEMA = (
    "ALTER TABLE states ADD COLUMN confidence TEXT",
    "ALTER TABLE states ADD COLUMN number TEXT NOT NULL DEFAULT ''",
    # Words apart by spaces, in the order of the alphabet.
    "ALTER TABLE states ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE states ADD COLUMN same_as TEXT",
    "CREATE INDEX states_same_as ON states (same_as) WHERE same_as IS NOT NULL",
    "CREATE INDEX states_tags ON states (tags) WHERE tags <> ''",
)
JUDGED = (
    *("verdict", "scale", "rationale", "correction", "number", "confidence"),
    *("decided_at", "decided_by"),
)
"""The fields in which a main claim stands for those that are the same."""
MAIN = "CAST(substr(s.same_as, 2) AS INTEGER)"
"""The number of the main claim, over ``states s``."""


def judged(column: str) -> str:
    """SQL of a column of the state that covers ``states s``: the main claim's where it has one."""
    main = f"(SELECT m.{column} FROM states m WHERE m.claim = {MAIN})"
    return f"CASE WHEN s.same_as IS NULL THEN s.{column} ELSE {main} END"


def followers(database: Database, target: str) -> list[Row]:
    """Of the claims that are marked as the same as ``target``: key, standing, status, document
    and words.
    """
    return list(
        database.rows(
            "SELECT claim, standing, status, document, words FROM states WHERE same_as = ? "
            "ORDER BY claim",
            (target,),
        )
    )


def refuse_chains(database: Database, changes: Sequence[Change]) -> None:
    """Refuse what would make a repeat of a repeat, once ``changes`` are written.

    Raises:
        Refused: a claim would be the same as itself, or as one that is the same as another.
    """
    for change in changes:
        if change.field != "same_as" or change.after is None:
            continue
        target, main = change.target, str(change.after)
        of = database.row("SELECT same_as FROM states WHERE claim = ?", (number(main, "c"),))
        if of is None or main == target:
            raise Refused("{target} cannot be the same as {main}.", target=target, main=main)
        chained = of[0] or database.value(
            "SELECT 'c' || min(claim) FROM states WHERE same_as = ?", (target,)
        )
        if chained:
            raise Refused(
                "{target} cannot be the same as {main}: {main2} is marked as the same as {of} "
                "already.",
                target=target,
                main=main,
                main2=main if of[0] else chained,
                of=of[0] or target,
            )


class Same:
    """Which claims of a case are marked as the same, and the tags that its claims have."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def repeats(self, claims: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The claims in the work that each of ``claims`` covers with its verdict; those that
        cover none are left out.
        """
        found: dict[str, tuple[str, ...]] = {}
        for at in range(0, len(claims), CHUNK):
            part = claims[at : at + CHUNK]
            for claim, main in self._database.rows(
                "SELECT s.claim, s.same_as FROM states s JOIN documents d ON d.id = s.document "
                f"WHERE s.same_as IN ({marks(len(part))}) AND d.withdrawn = 0 ORDER BY s.claim",
                part,
            ):
                found[main] = (*found.get(main, ()), f"c{claim}")
        return found

    def tags(self) -> Mapping[str, int]:
        """The tags of the case and how many claims have each, the commonest first."""
        counted: Counter[str] = Counter()
        for written, claims in self._database.rows(
            "SELECT tags, count(*) FROM states WHERE tags <> '' GROUP BY tags ORDER BY tags"
        ):
            for tag in written.split():
                counted[tag] += claims
        return dict(counted.most_common())
