"""Which document is a version of which, and what each of its claims was in the one before.

Both follow from the field ``revises`` of a document, which a ``revise`` act sets and its undo
empties: ``{"document": "d1", "claims": [["c15", "c3", "kept", ""], …]}``, each claim with what it
was, its fate and why.
"""

from __future__ import annotations

from typing import Any

from claims.errors import Refused
from claims.model import Json
from claims.phrases import phrase
from claims.store.database import Database
from claims.store.ids import number

SCHEMA = (
    """CREATE TABLE versions (
        new INTEGER PRIMARY KEY REFERENCES documents,
        old INTEGER NOT NULL UNIQUE REFERENCES documents
    )""",
    """CREATE TABLE lineage (
        claim INTEGER NOT NULL REFERENCES claims,
        was INTEGER NOT NULL REFERENCES claims,
        document INTEGER NOT NULL REFERENCES documents,
        fate TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (claim, was)
    ) WITHOUT ROWID""",
    "CREATE INDEX lineage_was ON lineage (was)",
    "CREATE INDEX lineage_document ON lineage (document)",
)


def present(database: Database, document: int) -> Json:
    """What d``document`` revises at this moment; None where it is nothing's next version."""
    old = database.value("SELECT old FROM versions WHERE new = ?", (document,))
    if old is None:
        return None
    claims: list[Json] = [
        [f"c{claim}", f"c{was}", fate, reason]
        for claim, was, fate, reason in database.rows(
            "SELECT claim, was, fate, reason FROM lineage WHERE document = ? ORDER BY claim, was",
            (document,),
        )
    ]
    return {"document": f"d{old}", "claims": claims}


def write(database: Database, document: int, value: Json) -> None:
    """Have d``document`` revise what ``value`` says, in the caller's transaction."""
    database.run("DELETE FROM lineage WHERE document = ?", (document,))
    database.run("DELETE FROM versions WHERE new = ?", (document,))
    if not isinstance(value, dict):
        return
    old = number(str(value["document"]), "d")
    links: Any = value["claims"]
    database.run("INSERT INTO versions (new, old) VALUES (?, ?)", (document, old))
    database.run_many(
        "INSERT INTO lineage (claim, was, document, fate, reason) VALUES (?, ?, ?, ?, ?)",
        (
            (number(claim, "c"), number(was, "c"), document, fate, reason)
            for claim, was, fate, reason in links
        ),
    )


def refuse_superseded(database: Database, claim: int) -> None:
    """Refuse to decide about a claim of a version that has been revised since.

    Raises:
        Refused: with the document, and the claim if it is there, to decide about instead.
    """
    new = database.value(
        "SELECT v.new FROM versions v JOIN states s ON s.document = v.old WHERE s.claim = ?",
        (claim,),
    )
    if new is None:
        return
    became = database.value("SELECT min(claim) FROM lineage WHERE was = ?", (claim,))
    instead = (
        phrase("it is c{claim} there", claim=became) if became else phrase("it is not in there")
    )
    raise Refused(
        "c{claim} is of an earlier version; d{new} has replaced it, and {instead}.",
        claim=claim,
        new=new,
        instead=instead,
    )
