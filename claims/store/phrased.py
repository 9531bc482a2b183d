"""What stored sentences were made of, so that they can be told in another language.

Reasons and differences are stored as the English text that they always were, which is what hashes
and reports hold. Beside them lies, by the hash of the text, the template and the values of each. It
is no part of the history: where it is missing the text stands as it is, and nothing is believed of
it but what gives the very text back (:func:`claims.phrases.loads`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claims.model import Evidence
from claims.phrases import Phrase, dumps, loads
from claims.store.database import Database
from claims.store.ids import marks

SCHEMA = ("CREATE TABLE phrases (hash INTEGER PRIMARY KEY, record TEXT NOT NULL)",)
_PART = 500


def rows_of(texts: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """What is kept of sentences: the hash of each, and what it was made of.

    A sentence without values is found in catalogues by its text, and so is not kept.
    """
    return tuple(
        (_hash(one), dumps(one)) for one in texts if isinstance(one, Phrase) and one.values
    )


def texts_of(evidence: Evidence) -> tuple[str, ...]:
    """The sentences that a passage holds."""
    difference = (evidence.difference.words,) if evidence.difference else ()
    return (*evidence.reasons, *difference)


def keep(database: Database, rows: Iterable[tuple[int, str]]) -> None:
    """Keep the rows of :func:`rows_of`, in the caller's transaction."""
    database.run_many("INSERT OR IGNORE INTO phrases (hash, record) VALUES (?, ?)", rows)


def restored(database: Database, passages: Sequence[Evidence]) -> list[Evidence]:
    """The passages with the sentences that can be told in other languages as phrases."""
    known = _known(database, {text for one in passages for text in texts_of(one)})
    return [_phrased(one, known) for one in passages] if known else list(passages)


def _phrased(evidence: Evidence, known: Mapping[str, str]) -> Evidence:
    difference = evidence.difference
    if difference:
        words = known.get(difference.words, difference.words)
        difference = replace(difference, words=words)
    reasons = tuple(known.get(one, one) for one in evidence.reasons)
    return replace(evidence, reasons=reasons, difference=difference)


def _known(database: Database, texts: Iterable[str]) -> dict[str, str]:
    hashes = {_hash(text): text for text in texts if text}
    keys, known = list(hashes), {}
    for start in range(0, len(keys), _PART):
        part = keys[start : start + _PART]
        rows = database.rows(
            f"SELECT hash, record FROM phrases WHERE hash IN ({marks(len(part))})", part
        )
        for key, record in rows:
            known[hashes[key]] = loads(record, hashes[key])
    return known


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
