"""What is disputed in a case, read for showing: the rows by their index, the rest by key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.filters import Filter
from claims.model import Claim, DiffPart, Dispute, Document, Evidence, Quantity, Relation
from claims.phrases import Phrase, joined, later, phrase
from claims.store import disputes
from claims.store.conditions import conditions
from claims.store.database import Database
from claims.store.documents import read_documents
from claims.store.evidence import several
from claims.store.ids import marks
from claims.store.queue import QueueRow, drafted, rows
from claims.store.statements import CHUNK, read_claims
from claims.wording import quantity_words

_FROM = (
    "FROM disputes x JOIN documents d ON d.id = x.document JOIN documents o ON o.id = x.against "
    "JOIN states s ON s.claim = x.claim "
    "WHERE d.imported IS NOT NULL AND o.imported IS NOT NULL AND o.withdrawn = 0"
)
# A figure unlike its cluster's says nothing more where the same claim conflicts with a passage.
_TOLD_ONCE = (
    f"NOT (x.kind = {disputes.OUTLIER} AND EXISTS (SELECT 1 FROM disputes y WHERE y.kind = 0 AND "
    "y.claim = x.claim) OR EXISTS (SELECT 1 FROM disputes y WHERE y.kind = 0 AND "
    f"y.source = x.claim AND x.kind = {disputes.OUTLIER}))"
)
_ORDER = "x.draft DESC, x.kind, x.weight DESC, x.claim, x.evidence"
# Contradictions are of two passages: not of a quotation that stands nowhere, nor of an outlier.
_OF_TWO = f"x.kind < {disputes.KINDS.index(Relation.NOT_FOUND)} AND (x.kind = 0 OR x.lead)"
"""Altered quotations and names are evidence in both directions without being mirrored by key: one
of their team stands for all."""


@dataclass(frozen=True, slots=True)
class _Key:
    claim: int
    evidence: int
    source: int
    document: int
    against: int
    draft: int
    team: int


class Disputed:
    """What a case holds against itself: asked of the whole of it, answered by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(
        self,
        limit: int = 50,
        offset: int = 0,
        filter: Filter | None = None,  # noqa: A002 - as in QueueOf.claim_ids
    ) -> tuple[Dispute, ...]:
        """What is disputed, each once: the draft's first, conflicts before altered quotations,
        then names, quotations not found and unusual figures; large, sure and worthy ones first.

        ``filter`` is of the claim that a dispute is seen from.
        """
        return self._read(["x.lead", _TOLD_ONCE], limit, offset, filter)

    def count(self, filter: Filter | None = None) -> int:  # noqa: A002 - as above
        """How many rows :meth:`listed` has in all."""
        asked = conditions(filter)
        where = " AND ".join(["x.lead", _TOLD_ONCE, *asked.sql])
        values = {**asked.values, "drafted": drafted(self._database)}
        return int(self._database.value(f"SELECT count(*) {_FROM} AND {where}", values))

    def contradictions(
        self,
        limit: int = 50,
        offset: int = 0,
        filter: Filter | None = None,  # noqa: A002 - as above
        *,
        within: bool | None = None,
    ) -> tuple[Dispute, ...]:
        """Every two passages that contradict each other, once, the most serious first.

        ``within`` asks for those of one document (True) or of two (False) only.
        """
        where = [_OF_TWO]
        if within is not None:
            where.append("x.document = x.against" if within else "x.document <> x.against")
        return self._read(where, limit, offset, filter)

    def _read(
        self, where: Sequence[str], limit: int, offset: int, asked_for: Filter | None
    ) -> tuple[Dispute, ...]:
        asked = conditions(asked_for)
        values = {
            **asked.values,
            "drafted": drafted(self._database),
            "most": limit,
            "first": offset,
        }
        found = self._database.rows(
            "SELECT x.claim, x.evidence, x.source, x.document, x.against, x.draft, x.team "
            f"{_FROM} AND {' AND '.join([*where, *asked.sql])} ORDER BY {_ORDER} "
            "LIMIT :most OFFSET :first",
            values,
        )
        keys = [_Key(*row) for row in found]
        shown = _Shown(self._database, keys)
        return tuple(shown.dispute(key) for key in keys)


class _Shown:
    """What is shown of some disputes, each kind of thing read at once."""

    def __init__(self, database: Database, keys: Sequence[_Key]) -> None:
        self._rows = _by_chunks(database, [key.claim for key in keys])
        self._claims = read_claims(database, [f"c{one}" for one in _mentioned(keys)])
        self._evidence = several(database, [key.evidence for key in keys if key.evidence])
        self._documents = _documents(database, keys)
        self._teams = _sizes(database, [key.team for key in keys])
        self._outliers = _outliers(database, [key.claim for key in keys if not key.evidence])

    def dispute(self, key: _Key) -> Dispute:
        """The value of one row."""
        if key.evidence:
            return self._of_passage(key, self._evidence[key.evidence])
        return self._of_outlier(key, self._outliers[key.claim])

    def _of_passage(self, key: _Key, passage: Evidence) -> Dispute:
        altered = [part for part in passage.diff if part.op != "same"]
        words = passage.difference.words if passage.difference else ""
        if altered:
            words = joined("; ", map(_turned, altered))
        return Dispute(
            **self._common(key, passage.claim_quantity),
            relation=passage.relation,
            evidence=passage.id,
            against_claim=passage.source_claim,
            against_text=passage.text,
            against_value=_value(passage.quantity),
            locator=passage.locator,
            difference=words,
            reasons=passage.reasons,
            score=passage.score,
            others=self._teams.get(key.team, 1) - 1,
        )

    def _of_outlier(self, key: _Key, record: Mapping[str, Any]) -> Dispute:
        against = self._claims[f"c{key.source}"]
        figures = (self._claims[f"c{key.claim}"], against)
        mine, theirs = (
            _figure(claim, at)
            for claim, at in zip(figures, (record["figure"], record["usual"]), strict=True)
        )
        return Dispute(
            **self._common(key, mine),
            relation=Relation.CONFLICTS,
            evidence="",
            against_claim=against.id,
            against_text=against.text,
            against_value=_value(theirs),
            locator=record["locator"],
            difference=record["difference"],
            reasons=tuple(record["reasons"]),
            score=record["score"],
            cluster=record["cluster"],
        )

    def _common(self, key: _Key, figure: Quantity | None) -> dict[str, Any]:
        row, claim = self._rows[key.claim], self._claims[f"c{key.claim}"]
        return {
            "claim": claim.id,
            "text": claim.text,
            "value": _value(figure),
            "speaker": row.speaker,
            "document": claim.document,
            "document_name": self._documents[key.document].name,
            "status": row.status,
            "in_draft": bool(key.draft),
            "worthiness": claim.worthiness,
            "against": f"d{key.against}",
            "against_name": self._documents[key.against].name,
        }


def _value(figure: Quantity | None) -> str:
    return quantity_words(figure) if figure else ""


def _figure(claim: Claim, place: int) -> Quantity | None:
    """A claim's figure by its place among them; None where an edit left fewer."""
    return claim.quantities[place] if place < len(claim.quantities) else None


def _mentioned(keys: Sequence[_Key]) -> list[int]:
    """The claims that are shown, and those whose words an outlier is set against."""
    shown = [key.claim for key in keys]
    return list(dict.fromkeys([*shown, *(key.source for key in keys if not key.evidence)]))


def _by_chunks(database: Database, claims: Sequence[int]) -> dict[int, QueueRow]:
    return rows(database, list(dict.fromkeys(claims)))


def _documents(database: Database, keys: Sequence[_Key]) -> dict[int, Document]:
    wanted = sorted({one for key in keys for one in (key.document, key.against)})
    found: dict[int, Document] = {}
    for at in range(0, len(wanted), CHUNK):
        part = wanted[at : at + CHUNK]
        chosen = f"d.id IN ({marks(len(part))})"
        for document in read_documents(database, chosen, part, text=False):
            found[int(document.id[1:])] = document
    return found


def _sizes(database: Database, teams: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for at in range(0, len(teams), CHUNK):
        part = teams[at : at + CHUNK]
        found.update(
            database.rows(
                "SELECT team, count(*) FROM disputes "
                f"WHERE team IN ({marks(len(part))}) GROUP BY team",
                part,
            )
        )
    return found


def _outliers(database: Database, claims: Sequence[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for at in range(0, len(claims), CHUNK):
        part = claims[at : at + CHUNK]
        for claim, cluster, record in database.rows(
            f"SELECT claim, cluster, record FROM outliers WHERE claim IN ({marks(len(part))})",
            part,
        ):
            found[claim] = {**json.loads(record), "cluster": f"k{cluster}"}
    return found


def _turned(part: DiffPart) -> Phrase:
    words = later("“{words}” left out") if part.op == "removed" else later("“{words}” put in")
    return phrase(words, words=part.text.strip())
