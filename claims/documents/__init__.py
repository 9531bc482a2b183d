"""Files, folders and standard input become documents: text with its origin.

``read_paths`` is what the commands use; ``read_bytes`` reads what is in memory already.
"""

from claims.documents.listing import File
from claims.documents.paths import (
    SIZE_LIMIT,
    TEXT_LIMIT,
    files_in,
    is_address,
    read_bytes,
    read_file,
    read_paths,
)
from claims.documents.readers import FORMATS, Format, suffixes
from claims.documents.reading import Given, Reading

__all__ = [
    "FORMATS",
    "SIZE_LIMIT",
    "TEXT_LIMIT",
    "File",
    "Format",
    "Given",
    "Reading",
    "files_in",
    "is_address",
    "read_bytes",
    "read_file",
    "read_paths",
    "suffixes",
]
