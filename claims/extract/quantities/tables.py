"""Tables of words as text, read into sets and dictionaries."""

from __future__ import annotations

from claims.extract.quantities.lexicon import Bound, Cues, Words


def rows(table: str) -> list[str]:
    """The lines of a table; an indented line goes on with the one before it."""
    found: list[str] = []
    for line in table.strip("\n").splitlines():
        if line.startswith(" ") and found:
            found[-1] += " " + line.strip()
        else:
            found.append(line.strip())
    return found


def words(table: str) -> Words:
    """The words of a table."""
    return frozenset(table.split())


def numbers(table: str) -> dict[str, int]:
    """A table of "word=number" pairs."""
    return {word: int(value) for word, value in (pair.split("=") for pair in table.split())}


def cues(table: str, *, outward: int) -> Cues:
    """A table of lines "bound : phrase | phrase". ``outward`` is -1 where cues stand left."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for line in rows(table):
        head, _, phrases = line.partition(" : ")
        for phrase in phrases.split("|"):
            parts = tuple(phrase.split())[::outward]
            found.setdefault(parts[0], []).append((parts, Bound(head.strip())))
    return {near: tuple(sorted(those, key=lambda p: -len(p[0]))) for near, those in found.items()}
