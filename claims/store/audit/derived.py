"""What the list and the filters show, computed again from claims, state and evidence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from claims.folding import fold, words
from claims.model import Claim, Json, Span, Status
from claims.phrases import phrase
from claims.store import overrides, states
from claims.store.asked import cited_in
from claims.store.database import Database, Row
from claims.store.documents import read_document
from claims.store.facets import facets_of, risk
from claims.store.relations import COLUMNS as RELATIONS
from claims.store.statements import COLUMNS, bounds, claim_of, figure, kinds_bits

_FIELDS = ", ".join(f"s.{field}" for field in states.CLAIM_FIELDS)
_COUNTED = ", ".join(f"s.{column}" for column in RELATIONS.values())
_CLAIMS = (
    f"SELECT {COLUMNS}, s.overrides, s.document, s.span_start, s.kinds, s.words, s.worthiness, "
    f"s.risk, s.status, s.figure, n.written, f.places, f.subject, f.unit, f.population, f.period, "
    f"{_FIELDS}, {_COUNTED} "
    "FROM claims c LEFT JOIN states s ON s.claim = c.id LEFT JOIN names n ON n.id = s.speaker "
    "LEFT JOIN facets f ON f.claim = c.id WHERE c.document = ? ORDER BY c.id"
)
_EVIDENCE = (
    "SELECT e.claim, e.relation, count(DISTINCT coalesce(-r.source, e.id)) FROM passages e "
    "JOIN documents d ON d.id = e.document LEFT JOIN sources r ON r.document = e.document "
    "WHERE d.withdrawn = 0 AND NOT e.dismissed AND NOT e.gone "
    "AND e.claim IN (SELECT id FROM claims WHERE document = ?) GROUP BY e.claim, e.relation"
)
_FIGURES = (
    "SELECT claim, position, low, high FROM figures "
    "WHERE claim IN (SELECT id FROM claims WHERE document = ?) ORDER BY claim, position"
)
_MAINS = (
    f"SELECT o.claim, {_FIELDS} FROM states o JOIN states s "
    "ON s.claim = CAST(substr(o.same_as, 2) AS INTEGER) "
    "WHERE o.document = ? AND o.same_as IS NOT NULL"
)
_TALLY = (
    "SELECT claims, words, open, decided, deferred, words_decided FROM tallies WHERE document = ?"
)


def check_derived(database: Database) -> Iterator[str]:
    """Compare the derived tables with what they are derived from, document by document."""
    # Python counts the text: SQLite's length() stops at a NUL, which hostile text may hold.
    for key, text in database.rows(
        "SELECT d.id, t.text FROM documents d JOIN texts t ON t.document = d.id "
        "WHERE d.imported IS NOT NULL ORDER BY d.id",
        at_once=1,
    ):
        yield from _check_document(database, key, len(text))
        yield from _check_cited(database, key)


def _check_document(database: Database, key: int, length: int) -> Iterator[str]:
    counted: dict[int, dict[str, int]] = {}
    for claim, relation, count in database.rows(_EVIDENCE, (key,)):
        counted.setdefault(claim, {})[relation] = count
    figures: dict[int, list[tuple[int, float, float]]] = {}
    for claim, *figure_row in database.rows(_FIGURES, (key,)):
        figures.setdefault(claim, []).append((figure_row[0], figure_row[1], figure_row[2]))
    mains = dict(_mains(database, key))
    tally: Counter[str] = Counter()
    for row in database.rows(_CLAIMS, (key,)):
        claim = claim_of(row[:8])
        number = row[0]
        yield from (
            phrase(
                "{claim}: the list shows another {what} than follows from the claim",
                claim=claim.id,
                what=what,
            )
            for what in _differences(
                claim, row[8:], length, figures.get(number, []), mains.get(number)
            )
        )
        shown = dict(zip((one.value for one in RELATIONS), row[-len(RELATIONS) :], strict=True))
        if {name: count for name, count in shown.items() if count} != counted.get(number, {}):
            yield phrase("{claim}: the list counts other evidence than there is", claim=claim.id)
        _tally(tally, claim, row[8 + 7])
    stored = database.row(_TALLY, (key,)) or (0,) * 6
    names = ("claims", "words", Status.OPEN, Status.DECIDED, Status.DEFERRED, "words_decided")
    if any(tally[name] != count for name, count in zip(names, stored, strict=True)):
        yield phrase("document d{key}: its progress is not what its claims say", key=key)


def _mains(database: Database, key: int) -> Iterator[tuple[int, dict[str, Json]]]:
    """The fields of the claims whose verdicts cover others of a document, by these others."""
    for claim, *values in database.rows(_MAINS, (key,)):
        yield claim, dict(zip(states.CLAIM_FIELDS, values, strict=True))


def _check_cited(database: Database, key: int) -> Iterator[str]:
    """Compare the sources that footnotes name with the layout of the text."""
    layout = read_document(database, key).layout
    rows = list(
        database.rows(
            "SELECT c.id, c.span_start, c.span_end, q.source, q.folded FROM claims c "
            "LEFT JOIN cited q ON q.claim = c.id WHERE c.document = ? ORDER BY c.id",
            (key,),
        )
    )
    named = cited_in(layout, (Span(start, end) for _, start, end, _, _ in rows))
    for (claim, _, _, source, folded), derived in zip(rows, named, strict=True):
        if (source or "", folded or "") != (derived, fold(derived)):
            yield phrase(
                "c{claim}: the cited source does not follow from its footnotes", claim=claim
            )


def _differences(
    claim: Claim,
    row: Row,
    length: int,
    figures: list[tuple[int, float, float]],
    main: Mapping[str, Json] | None,
) -> Iterator[str]:
    changed, document, start, kinds, count, worthiness, danger, status, cell, speaker, *rest = row
    if document is None:
        yield "place"
        return
    corrected = overrides.apply(claim, json.loads(changed))
    facets = facets_of(corrected)
    fields = dict(zip(states.CLAIM_FIELDS, rest[5:], strict=False))
    expected = {
        phrase("place in the text"): ((f"d{document}", start), (claim.document, claim.span.start)),
        "kind": (kinds, kinds_bits(claim.kinds)),
        "length": (count, sum(1 for _ in words(claim.text))),
        "worthiness": (worthiness, claim.worthiness),
        "risk": (danger, risk(claim, length)),
        "status": (status, states.status_of(fields, main).value),
        "figure": (cell, figure(corrected.quantities)),
        "speaker": (speaker, corrected.speaker or None),
        "number": (figures, list(bounds(corrected.quantities))),
        "scope": (
            tuple(rest[:5]),
            (facets.places, facets.subject, facets.unit, facets.population, facets.period),
        ),
    }
    yield from (what for what, (shown, derived) in expected.items() if shown != derived)


def _tally(tally: Counter[str], claim: Claim, status: str) -> None:
    if status == Status.DROPPED:
        return
    count = sum(1 for _ in words(claim.text))
    tally["claims"] += 1
    tally["words"] += count
    tally[status] += 1
    if status == Status.DECIDED:
        tally["words_decided"] += count
