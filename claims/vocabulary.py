"""Word lists, written the way a person reads them."""

from __future__ import annotations


def vocabulary(*lines: str) -> frozenset[str]:
    """The words of the lines, parted at white space."""
    return frozenset(word for line in lines for word in line.split())
