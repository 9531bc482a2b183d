"""The claims to be reviewed, counted by what a front page draws bars of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from claims.model import Relation
from claims.store.conditions import STATUS, TO_REVIEW
from claims.store.database import Database
from claims.store.queue import SPEAKER, drafted
from claims.store.relations import COLUMNS
from claims.store.sameness import judged

_WORST = " ".join(f"WHEN s.{COLUMNS[one]} > 0 THEN '{one.value}'" for one in Relation)
_CHOSEN = f"WHERE d.imported IS NOT NULL AND d.withdrawn = 0 AND {TO_REVIEW}"
_COUNTED = f"{_CHOSEN} AND s.status <> 'dropped'"
_CLAIMS = "FROM documents d CROSS JOIN states s ON s.document = d.id"
_STATES = (
    f"SELECT {STATUS}, {judged('verdict')}, CASE {_WORST} ELSE '' END, count(*) "
    f"{_CLAIMS} {_COUNTED} GROUP BY 1, 2, 3"
)
_SPEAKERS = (
    f"SELECT {SPEAKER}, count(*) {_CLAIMS} JOIN names n ON n.id = s.speaker {_COUNTED} GROUP BY 1"
)
_DOCUMENTS = (
    f"SELECT d.id, t.claims FROM documents d JOIN tallies t ON t.document = d.id {_CHOSEN} "
    "AND t.claims > 0"
)


@dataclass(slots=True)
class Counts:
    """The claims of the queue, counted by what bars are drawn of."""

    claims: int = 0
    states: Counter[str] = field(default_factory=Counter)
    """By status, and of decided claims by ``verdict:slug``."""
    worst: Counter[str] = field(default_factory=Counter)
    """By the relation that most wants looking at; empty where nothing speaks to the claim."""
    speakers: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)


def counts(database: Database) -> Counts:
    """Count all claims to be reviewed, in two passes over their states."""
    found = Counts()
    asked = {"drafted": drafted(database)}
    for status, verdict, worst, count in database.rows(_STATES, asked):
        found.claims += count
        decided = verdict and status in ("decided", "reference")
        found.states[f"verdict:{verdict}" if decided else status] += count
        found.worst[worst] += count
    for speaker, count in database.rows(_SPEAKERS, asked):
        if speaker:
            found.speakers[speaker] += count
    for document, count in database.rows(_DOCUMENTS, asked):
        found.documents[f"d{document}"] += count
    return found
