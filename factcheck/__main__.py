"""The ``factcheck`` command; ``python -m factcheck`` is the same."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from factcheck import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line (``sys.argv`` where none is given) and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        # Answered before anything is imported: scripts ask for it all the time.
        sys.stdout.write(f"factcheck {__version__}\n")
        return 0
    from factcheck import collecting

    collecting.wait()
    from factcheck.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
