"""The journal: what is listed of it follows from its entries, and signed reports are as signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from claims.errors import CaseError
from claims.phrases import phrase
from claims.store.database import Database
from claims.store.entries import linked
from claims.store.freezing import kept
from claims.store.journal import read_entries


def check_journal(database: Database) -> Iterator[str]:
    """Compare the lists with the entries, and the kept reports with their hashes."""
    expected: set[tuple[int, int, str]] = set()
    for key, kind, record in database.rows("SELECT id, kind, record FROM journal"):
        fields = json.loads(record)
        if fields.get("kind") != kind:
            yield phrase("j{key}: it is listed as another kind of entry than it is", key=key)
        expected.update(linked(key, fields))
    found = set(database.rows("SELECT claim, entry, kind FROM journal_claims"))
    for claim, entry, _ in sorted(expected ^ found):
        yield phrase(
            "c{claim}: whether j{entry} is about it is not what the entry says",
            claim=claim,
            entry=entry,
        )
    yield from _check_entries(database)
    yield from _check_frozen(database)


def _check_entries(database: Database) -> Iterator[str]:
    """Every entry can be read: what a stranger's file holds in its place may be anything."""
    try:
        read_entries(database)
    except (KeyError, TypeError, ValueError) as error:
        yield phrase("an entry of the journal is none ({kind})", kind=type(error).__name__)


def _check_frozen(database: Database) -> Iterator[str]:
    signed = {
        json.loads(after)
        for (after,) in database.rows(
            "SELECT after FROM changes WHERE field = 'report' AND target GLOB 'j[0-9]*'"
        )
    } - {""}
    for (digest,) in database.rows("SELECT sha256 FROM frozen"):
        if digest not in signed:
            yield phrase("a report is kept that nobody signed: {digest}", digest=digest)
        signed.discard(digest)
        try:
            hashed = hashlib.sha256()
            for piece in kept(database, digest):
                hashed.update(piece)
        except CaseError as error:
            yield phrase("the signed report {digest}: {error}", digest=digest, error=error)
            continue
        if hashed.hexdigest() != digest:
            yield phrase("the signed report {digest} is not what was signed", digest=digest)
    for (digest,) in database.rows(
        "SELECT DISTINCT sha256 FROM frozen_pieces WHERE sha256 NOT IN (SELECT sha256 FROM frozen)"
    ):
        yield phrase("a piece is kept of no report: {digest}", digest=digest)
    for digest in sorted(signed):
        yield phrase("the report {digest} was signed, and is not kept any more", digest=digest)
