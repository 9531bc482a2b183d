"""Reports as they were signed: packed piece by piece, kept byte by byte, and read back so.

``frozen`` has the first piece of a report, packed by zlib and written in base64, and
``frozen_pieces`` those that follow; put one after the other they are one stream.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from claims.errors import CaseError
from claims.store.database import Database

SCHEMA = (
    """CREATE TABLE frozen_pieces (
        sha256 TEXT NOT NULL,
        place INTEGER NOT NULL,
        packed TEXT NOT NULL,
        PRIMARY KEY (sha256, place)
    ) WITHOUT ROWID""",
    *(
        f"CREATE TRIGGER frozen_pieces_no_{act.lower()} BEFORE {act} ON frozen_pieces "
        "BEGIN SELECT RAISE(ABORT, 'frozen reports are never altered'); END"
        for act in ("UPDATE", "DELETE")
    ),
)
_LARGEST = 1 << 33
"""Bytes of a frozen report, unpacked: more is no report that this program wrote."""
_PIECE = 1 << 20
_PACKED = 3 << 18
"""Packed bytes of one piece: divisible by three, so that base64 of pieces joins without a seam."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report that is ready to be kept: its hash, and its packed bytes in a file of their own."""

    sha256: str
    file: IO[bytes]

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()


def freeze(report: Iterable[bytes]) -> Frozen:
    """Pack a report as it comes; raises whatever making it raises, and leaves nothing then."""
    hashed, engine = hashlib.sha256(), zlib.compressobj(9)
    file = TemporaryFile()  # noqa: SIM115 - whoever keeps the report closes it
    try:
        for piece in report:
            hashed.update(piece)
            file.write(engine.compress(piece))
        file.write(engine.flush())
    except BaseException:
        file.close()
        raise
    return Frozen(hashed.hexdigest(), file)


def keep(database: Database, frozen: Frozen) -> None:
    """Write a packed report into the case, in the caller's transaction; once is enough."""
    known = "SELECT 1 FROM frozen WHERE sha256 = ?"
    if database.value(known, (frozen.sha256,)):
        return
    frozen.file.seek(0)
    place = 0
    while True:
        packed = base64.b64encode(frozen.file.read(_PACKED)).decode("ascii")
        if place and not packed:
            return
        if place:
            database.run(
                "INSERT INTO frozen_pieces (sha256, place, packed) VALUES (?, ?, ?)",
                (frozen.sha256, place, packed),
            )
        else:
            database.run(
                "INSERT INTO frozen (sha256, packed) VALUES (?, ?)", (frozen.sha256, packed)
            )
        place += 1


def kept(database: Database, digest: str) -> Iterator[bytes]:
    """The bytes of a kept report in pieces, as they are kept.

    Raises:
        CaseError: the case does not keep it, or what it keeps is damaged.
    """
    packed = database.value("SELECT packed FROM frozen WHERE sha256 = ?", (digest,))
    if packed is None:
        raise CaseError("No report with the hash {digest} is kept in this case.", digest=digest)
    yield from unpacked(_packed(database, digest, packed))


def _packed(database: Database, digest: str, first: str) -> Iterator[str]:
    yield first
    more = "SELECT packed FROM frozen_pieces WHERE sha256 = ? ORDER BY place"
    yield from (piece for (piece,) in database.rows(more, (digest,), at_once=1))


def verified(database: Database, digest: str) -> Iterator[bytes]:
    """The very bytes of a kept report in pieces; read twice, so that no altered byte is given.

    Raises:
        CaseError: the case does not keep it, or keeps something else in its place.
    """
    hashed = hashlib.sha256()
    for piece in kept(database, digest):
        hashed.update(piece)
    if hashed.hexdigest() != digest:
        raise CaseError(
            "The report {digest} was altered in the case since it was signed.", digest=digest
        )
    yield from kept(database, digest)


def unpacked(packed: Iterable[str]) -> Iterator[bytes]:
    """A frozen report in pieces, however large somebody made it to be.

    Raises:
        CaseError: it is none, or larger than any report.
    """
    engine = zlib.decompressobj()
    length = 0
    try:
        for piece in packed:
            rest = base64.b64decode(piece, validate=True)
            while rest and not engine.eof:
                whole = engine.decompress(rest, _PIECE)
                rest = engine.unconsumed_tail
                length += len(whole)
                if length > _LARGEST:
                    raise CaseError("A frozen report is larger than reports can be.")
                yield whole
        yield engine.flush()
    except (ValueError, zlib.error) as error:
        raise CaseError("A frozen report is damaged.") from error
