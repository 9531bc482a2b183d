"""Files that are to be read, before anything of them is: values small enough for any process."""

from __future__ import annotations

from dataclasses import dataclass
from glob import has_magic
from pathlib import Path

from claims.documents.reading import Given


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to be read, or standard input where ``path`` is ``-``."""

    path: str
    origin: str
    """What its document is said to come from: the name, or the path inside the folder."""
    given: Given


def fitting(pattern: str) -> list[tuple[str, str]]:
    """The files that fit a pattern (``notes/**/*.md``), in order of name; empty for any other path.

    Each comes with its path below the folder in which the pattern begins; hidden ones are left
    out. A file that has the pattern for its name is itself.
    """
    try:
        if not has_magic(pattern) or Path(pattern).exists():
            return []
        parts = Path(pattern).parts
        fixed = next(at for at, part in enumerate(parts) if has_magic(part))
        base = Path(*parts[:fixed])
        found = sorted(one for one in base.glob("/".join(parts[fixed:])) if one.is_file())
    except (OSError, ValueError):
        return []
    below = [(str(one), one.relative_to(base).as_posix()) for one in found]
    return [(path, name) for path, name in below if not f"/{name}".count("/.")]
