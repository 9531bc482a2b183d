"""Zip files that are the same bytes whenever and wherever they are made."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first moment that a zip file can name. It is nobody's time of work.
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
_UNIX = 3


def packed(members: Mapping[str, bytes], first: tuple[str, ...] = ()) -> bytes:
    """The members by name, but for those that have to come first."""
    file = io.BytesIO()
    names = [*first, *sorted(name for name in members if name not in first)]
    with ZipFile(file, "w") as archive:
        for name in names:
            member = ZipInfo(name, _ALWAYS)
            member.compress_type = ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = _READABLE
            archive.writestr(member, members[name])
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a zip file that this program has just made."""
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
