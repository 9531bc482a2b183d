"""Writes the pages of ``docs/`` that come from the code; ``--check`` says which are stale.

Usage: python docs/pages.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from factcheck.tui.commands import keys_page

DOCS = Path(__file__).parent
PAGES = {"keys.md": keys_page}


def main() -> int:
    """Write every page, or with ``--check`` compare; 1 where one differs."""
    check = "--check" in sys.argv[1:]
    stale = [
        name
        for name, page in PAGES.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != page()
    ]
    if check:
        for name in stale:
            print(f"docs/{name} is out of date: run python docs/pages.py", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"wrote docs/{name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
