"""What is disputed, as rows ready to be listed: derived from the evidence, renewed with it.

Two passages that contradict each other are evidence in both directions and one row here, on the
side that a reader starts from: the draft's, else the earlier document's. Where one of the two
directions is dismissed, neither is disputed any more. Rows of one *team* say the same two things
of the same two documents, or of copies of them; one of them *leads* and stands for all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from claims.folding import fold
from claims.model import ALARMS, Relation
from claims.records import quantity_value
from claims.store.database import Database, Row
from claims.store.ids import marks, number
from claims.wording import quantity_words

SCHEMA: tuple[str, ...] = (
    # Evidence is 0 for a claim whose figure is not the usual one of its cluster, source is the
    # claim that the other passage is (0: none), kind the place in KINDS.
    """CREATE TABLE disputes (
        claim INTEGER NOT NULL REFERENCES claims,
        evidence INTEGER NOT NULL,
        source INTEGER NOT NULL,
        document INTEGER NOT NULL REFERENCES documents,
        against INTEGER NOT NULL REFERENCES documents,
        draft INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        weight REAL NOT NULL,
        team INTEGER NOT NULL,
        lead INTEGER NOT NULL,
        PRIMARY KEY (claim, evidence)
    ) WITHOUT ROWID""",
    "CREATE INDEX disputes_order ON disputes "
    "(draft DESC, kind, weight DESC, claim, evidence, lead, document, against)",
    "CREATE INDEX disputes_team ON disputes (team)",
    "CREATE INDEX disputes_source ON disputes (source, kind)",
    # Which derived tables are filled: they are made when a case of an older version is opened.
    "CREATE TABLE derived (name TEXT PRIMARY KEY, filled INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO derived (name, filled) SELECT 'disputes', NOT EXISTS (SELECT 1 FROM evidence)",
)

KINDS = (*ALARMS, None)
"""What each ``kind`` is, the most serious first; the last one is a figure unlike its cluster's."""
OUTLIER = len(ALARMS)
_ALARMING = ", ".join(f"'{relation.value}'" for relation in ALARMS)
_CHUNK = 250
_COLUMNS = (
    "SELECT e.id, e.claim, e.document, e.span_start, e.span_end, e.relation, e.score, e.text, "
    "e.record, e.dismissed, e.gone, e.by_hand, s.document, c.span_start, c.span_end, "
    "s.worthiness, d.role = 'draft', coalesce(r.source, s.document), "
    "coalesce(q.source, e.document) FROM passages e JOIN claims c ON c.id = e.claim "
    "JOIN states s ON s.claim = e.claim JOIN documents d ON d.id = s.document "
    "LEFT JOIN sources r ON r.document = s.document LEFT JOIN sources q ON q.document = e.document"
)
_MIRROR = (
    f"{_COLUMNS} WHERE e.id = (SELECT id FROM evidence WHERE claim = ? AND document = ? "
    "AND span_start = ? AND span_end = ? AND figure_start = ? AND figure_end = ?)"
)
# How much each counts for the place of a dispute among those of its kind: nothing is multiplied
# down to nothing, so that a sure and worthy claim with a small difference is still seen.
_LEAST_SIZE, _LEAST_SCORE, _LEAST_WORTH = 0.25, 0.5, 0.5
_QUOTED = re.compile(r"“([^”]*)”")
# What is taken for the size of a difference that is not known.
_UNKNOWN_SIZE = 0.5


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of ``disputes`` but for who leads."""

    claim: int
    evidence: int
    source: int
    document: int
    against: int
    draft: int
    kind: int
    weight: float
    team: int


class _Passage:
    """A passage with all that decides whether and where it is listed."""

    def __init__(self, row: Row) -> None:
        key, claim, against, start, end, relation, score, text, record, dismissed, *own = row
        gone, by_hand, *own = own
        self.key, self.claim, self.against, self.text = key, claim, against, text
        self.relation = Relation(relation)
        self.span, self.score = (start, end), score
        self.dismissed, self.by_hand = bool(dismissed), bool(by_hand)
        self.alarming = self.relation in ALARMS and not gone and not dismissed
        self.document, *home, self.worthiness, self.draft, self._mine, self._theirs = own
        self.home = (home[0], home[1])
        self.record: dict[str, Any] = json.loads(record)
        source = self.record["source_claim"]
        self.source = number(source, "c") if source else 0

    @property
    def place(self) -> tuple[bool, int, tuple[int, int], int]:
        """Which of two directions a reader starts from: the smaller."""
        return not self.draft, self.document, self.home, self.key

    def listed(self) -> Listed:
        """The row."""
        return Listed(
            self.claim,
            self.key,
            self.source,
            self.document,
            self.against,
            int(self.draft),
            ALARMS.index(self.relation),
            weight(self._size(), self.score, self.worthiness),
            self._team(),
        )

    def _size(self) -> float:
        if self.record["diff"]:
            return _altered(self.record["diff"])
        factor = (self.record["difference"] or {}).get("factor")
        return _UNKNOWN_SIZE if factor is None else size_of(factor)

    def _team(self) -> int:
        """What the two sources say against each other, as a number: copies say it once."""
        mine, theirs = (
            fold(quantity_words(quantity_value(figure))) if figure else ""
            for figure in (self.record["claim_quantity"], self.record["quantity"])
        )
        sides = sorted(((self._mine, mine), (self._theirs, theirs)))
        return team_of(self.relation.value, sides, [] if mine or theirs else self._said())

    def _said(self) -> list[str]:
        """What is disputed where it is no figure, the same seen from either side."""
        if self.relation is Relation.NOT_FOUND:
            return [fold(self.text)]
        said = [words.strip() for op, words in self.record["diff"] if op != "same"]
        if not said:
            # The two forms of a name stand in the reason, each between quotation marks.
            said = _QUOTED.findall(" ".join(self.record["reasons"][:1])) or [self.text]
        return sorted(said)


def team_of(kind: str, sides: Sequence[tuple[int, str]], said: Sequence[str] = ()) -> int:
    """The number of a team: 63 bits of a hash of what its rows have in common."""
    told = json.dumps([kind, sides, said], ensure_ascii=False).encode(errors="replace")
    return int.from_bytes(blake2b(told, digest_size=8).digest()) >> 1


def size_of(factor: float) -> float:
    """How large a difference is, 0 to nearly 1, the same seen from either side."""
    return 1.0 - min(factor, 1.0 / factor) if factor > 0 else 1.0


def _altered(diff: Sequence[Sequence[str]]) -> float:
    """The share of a quotation's characters that were changed."""
    lengths = [(op, len(words)) for op, words in diff]
    return sum(count for op, count in lengths if op != "same") / max(1, sum(n for _, n in lengths))


def weight(size: float, score: float, worthiness: float) -> float:
    """The place of a dispute among those of its kind, 0 to 1: the larger, surer and worthier."""
    parts = ((_LEAST_SIZE, size), (_LEAST_SCORE, score), (_LEAST_WORTH, worthiness))
    product = 1.0
    for least, part in parts:
        product *= least + (1 - least) * min(1.0, max(0.0, part))
    return round(product, 6)


def renew(database: Database, claims: Iterable[int]) -> None:
    """Make the rows of ``claims`` anew, in the caller's transaction."""
    keys = sorted(set(claims))
    for at in range(0, len(keys), _CHUNK):
        _renew(database, keys[at : at + _CHUNK])


def _renew(database: Database, claims: Sequence[int]) -> None:
    held = marks(len(claims))
    before = list(
        database.rows(
            f"SELECT claim, evidence, team FROM disputes WHERE claim IN ({held}) AND evidence > 0",
            claims,
        )
    )
    wanted: dict[tuple[int, int], Listed | None] = {(row[0], row[1]): None for row in before}
    alarming = _alarming(database, claims)
    wanted |= _wanted(_pairs(database, sorted(alarming.union(row[1] for row in before))))
    teams = {team for *_, team in before}
    teams |= _write(database, wanted)
    lead(database, teams)


def list_arrived(database: Database, passages: Sequence[int]) -> None:
    """List what of new passages is disputed, in the caller's transaction; the other passages of
    their claims are not looked at.
    """
    for at in range(0, len(passages), _CHUNK):
        part = passages[at : at + _CHUNK]
        alarming = database.numbers(
            f"SELECT id FROM evidence WHERE id IN ({marks(len(part))}) "
            f"AND relation IN ({_ALARMING}) ORDER BY id",
            part,
        )
        wanted = _wanted(_pairs(database, alarming))
        # What the other claim was listed for may be told by the new passage instead.
        before = _teams(database, wanted)
        lead(database, before | _write(database, wanted))


def _teams(database: Database, listed: Iterable[tuple[int, int]]) -> set[int]:
    found = (
        database.value("SELECT team FROM disputes WHERE claim = ? AND evidence = ?", one)
        for one in listed
    )
    return {team for team in found if team is not None}


def _wanted(
    pairs: Iterable[tuple[_Passage, _Passage | None]],
) -> dict[tuple[int, int], Listed | None]:
    """What is to be listed of passages, by claim and passage; None for what is not."""
    wanted: dict[tuple[int, int], Listed | None] = {}
    for one, mirror in pairs:
        for passage in (one, mirror):
            if passage:
                wanted[passage.claim, passage.key] = None
        shown = _shown(one, mirror)
        if shown:
            wanted[shown.claim, shown.key] = shown.listed()
    return wanted


def _alarming(database: Database, claims: Sequence[int]) -> set[int]:
    """The passages that speak against ``claims``, or did as they were read at some time."""
    held = marks(len(claims))
    return {
        key
        for (key,) in database.rows(
            # Asked of the tables: the view would look up the reading of every passage.
            f"SELECT id FROM evidence WHERE claim IN ({held}) AND relation IN ({_ALARMING}) "
            "UNION SELECT r.evidence FROM evidence e JOIN readings r ON r.evidence = e.id "
            f"WHERE e.claim IN ({held}) AND r.relation IN ({_ALARMING})",
            (*claims, *claims),
        )
    }


def _pairs(database: Database, wanted: Sequence[int]) -> Iterator[tuple[_Passage, _Passage | None]]:
    """Passages, each with the same seen from the other claim."""
    rows: list[Row] = []
    for at in range(0, len(wanted), _CHUNK):
        part = wanted[at : at + _CHUNK]
        rows.extend(database.rows(f"{_COLUMNS} WHERE e.id IN ({marks(len(part))})", part))
    # Two claims that are renewed together are met from either side, and asked for from one.
    told: set[int] = set()
    for row in rows:
        if row[0] in told:
            continue
        one = _Passage(row)
        mirror = _mirror(database, one)
        if mirror:
            told.add(mirror.key)
        yield one, mirror


def _mirror(database: Database, one: _Passage) -> _Passage | None:
    # What a person chose is of words of its own, which need not be all of the other claim's.
    if not one.source or one.by_hand:
        return None
    answer, figure = (one.record[name] for name in ("quantity", "claim_quantity"))
    span = answer["span"] if answer else (-1, -1)
    row = database.row(_MIRROR, (one.source, one.document, *one.home, *span))
    mirror = _Passage(row) if row else None
    # The other claim's figure may answer another one of this claim's: that is a pair of its own.
    same = mirror and (mirror.record["quantity"] or {}).get("span") == (figure or {}).get("span")
    return mirror if same else None


def _shown(one: _Passage, mirror: _Passage | None) -> _Passage | None:
    """The direction that is listed; None where somebody dismissed either."""
    if one.dismissed or (mirror and mirror.dismissed):
        return None
    alarming = [passage for passage in (one, mirror) if passage and passage.alarming]
    return min(alarming, key=lambda passage: passage.place, default=None)


def _write(database: Database, wanted: dict[tuple[int, int], Listed | None]) -> set[int]:
    """Replace rows by what is wanted of them; the teams of those that are written."""
    database.run_many("DELETE FROM disputes WHERE claim = ? AND evidence = ?", list(wanted))
    rows = [row for row in wanted.values() if row]
    insert(database, rows)
    return {row.team for row in rows}


def insert(database: Database, rows: Iterable[Listed]) -> None:
    """Write rows that are not there, as leading; :func:`lead` settles who does."""
    database.run_many(
        "INSERT INTO disputes (claim, evidence, source, document, against, draft, kind, weight, "
        "team, lead) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (
            (
                row.claim,
                row.evidence,
                row.source,
                row.document,
                row.against,
                row.draft,
                row.kind,
                row.weight,
                row.team,
            )
            for row in rows
        ),
    )


def lead(database: Database, teams: Iterable[int]) -> None:
    """Have the foremost of each team stand for it; rows are written as leading."""
    asked = sorted(teams)
    larger: list[int] = []
    for at in range(0, len(asked), _CHUNK):
        part = asked[at : at + _CHUNK]
        found = database.rows(
            f"SELECT team FROM disputes WHERE team IN ({marks(len(part))}) "
            "GROUP BY team HAVING count(*) > 1 OR sum(lead) <> 1",
            part,
        )
        larger += [team for (team,) in found]
    database.run_many(
        "UPDATE disputes SET lead = (claim, evidence) = (SELECT t.claim, t.evidence "
        "FROM disputes t WHERE t.team = :team "
        "ORDER BY t.draft DESC, t.weight DESC, t.claim, t.evidence LIMIT 1) WHERE team = :team",
        ({"team": team} for team in larger),
    )


def fill(database: Database) -> None:
    """List the disputes of a case that was made before they were listed."""
    if database.value("SELECT filled FROM derived WHERE name = 'disputes'") != 0:
        return
    found = database.numbers(
        f"SELECT DISTINCT claim FROM passages WHERE relation IN ({_ALARMING}) ORDER BY claim"
    )
    for at in range(0, len(found), _CHUNK):
        with database.transaction():
            renew(database, found[at : at + _CHUNK])
    with database.transaction():
        database.run("UPDATE derived SET filled = 1 WHERE name = 'disputes'")


def expected(database: Database) -> Iterator[Listed]:
    """Every row that follows from the evidence, for comparing."""
    for (claim,) in list(
        database.rows(f"SELECT DISTINCT claim FROM passages WHERE relation IN ({_ALARMING})")
    ):
        for one, mirror in _pairs(database, sorted(_alarming(database, [claim]))):
            shown = _shown(one, mirror)
            if shown is one:
                yield one.listed()
