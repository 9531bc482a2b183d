"""Files, folders and standard input become documents: text with its origin.

``read_paths`` is what the commands use; ``read_bytes`` reads what is in memory already.
"""

from claims.documents.paths import SIZE_LIMIT, TEXT_LIMIT, read_bytes, read_paths
from claims.documents.readers import FORMATS, Format, suffixes
from claims.documents.reading import Given, Reading

__all__ = [
    "FORMATS",
    "SIZE_LIMIT",
    "TEXT_LIMIT",
    "Format",
    "Given",
    "Reading",
    "read_bytes",
    "read_paths",
    "suffixes",
]
