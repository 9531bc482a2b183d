"""Zip archives that strangers made: what they hold is unpacked in memory, within bounds.

Sizes that an archive states are never believed; bytes are counted as they unfold, and nothing is
written to disk, so that names of members lead nowhere.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from claims.errors import DocumentError
from claims.phrases import phrase

MEMBER_LIMIT = 20_000
"""Files in one archive."""
UNPACKED_LIMIT = 200 * 1024 * 1024
"""Bytes that all members together may unfold to."""
# Text in XML folds 10 to 60 times; an archive of zeros a thousand times.
_RATIO, _FROM = 250, 16 * 1024 * 1024
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_CHUNK = 1 << 18
_MEDIA = "mimetype"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    RuntimeError,
)
# Others unfold without a bound for a single step, and no program writes documents with them.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The members of a zip archive in memory; every method raises DocumentError."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = UNPACKED_LIMIT
        self._most_for_all = max(_FROM, _RATIO * len(data))
        # zipfile makes an object of a kilobyte for each entry before anything can be asked.
        if data.count(_ENTRY) > MEMBER_LIMIT:
            raise DocumentError(
                "{name}: is an archive of more than {member_limit:,} files, which no document "
                "needs. Save it anew in the program that made it.",
                name=name,
                member_limit=MEMBER_LIMIT,
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {_folded(one.filename): one for one in self._zip.infolist()}
        except _BROKEN as error:
            raise self._damaged(phrase("its list of contents")) from error

    @property
    def names(self) -> frozenset[str]:
        """The members, in lower case, with slashes."""
        return frozenset(self._members)

    def holds(self, member: str) -> bool:
        """Whether there is such a member."""
        return _folded(member) in self._members

    def read(self, member: str) -> bytes:
        """The bytes of a member; one that is missing is an error, as is one that is locked."""
        found = self._members.get(_folded(member))
        if found is None:
            raise DocumentError(
                "{name}: lacks its part {member}; it may be damaged. Open it in the program "
                "that made it and save it anew.",
                name=self._name,
                member=member[:80],
            )
        if found.flag_bits & _ENCRYPTED:
            raise locked(self._name)
        if found.compress_type not in _METHODS:
            raise self._damaged(
                phrase(
                    "its part {member}, packed by method {compress_type},",
                    member=member[:80],
                    compress_type=found.compress_type,
                )
            )
        try:
            return self._unfolded(found)
        except _BROKEN as error:
            raise self._damaged(phrase("its part {member}", member=member[:80])) from error

    def get(self, member: str) -> bytes:
        """The bytes of a member; none where it is missing."""
        return self.read(member) if self.holds(member) else b""

    def _unfolded(self, member: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        with self._zip.open(member) as file:
            while piece := file.read(_CHUNK):
                self._left -= len(piece)
                if self._left < 0 or UNPACKED_LIMIT - self._left > self._most_for_all:
                    raise self._too_large()
                pieces.append(piece)
        return b"".join(pieces)

    def _too_large(self) -> DocumentError:
        how = (
            phrase("to more than {unpacked_limit} MB", unpacked_limit=UNPACKED_LIMIT // 2**20)
            if self._left < 0
            else phrase("to more than {ratio} times its size", ratio=_RATIO)
        )
        return DocumentError(
            "{name}: unfolds {how}, which no document does. Save the text you need as .txt "
            "and add that.",
            name=self._name,
            how=how,
        )

    def _damaged(self, what: str) -> DocumentError:
        return DocumentError(
            "{name}: is damaged or cut short ({what} cannot be read). Open it in the "
            "program that made it and save it anew.",
            name=self._name,
            what=what,
        )


def locked(name: str) -> DocumentError:
    """What is said of a file that needs a password."""
    return DocumentError(
        "{name}: is locked with a password. Save it without one and add that.", name=name
    )


def _folded(member: str) -> str:
    """A member's name as looked up: some programs write backslashes, and capitals at will."""
    return member.replace("\\", "/").removeprefix("/").lower()
