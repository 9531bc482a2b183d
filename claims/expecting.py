"""Documents whose cross-references are still to be made, kept for a call that is killed."""

from __future__ import annotations

from claims.model import Json
from claims.store import Case

_PENDING = "cross-reference"


def expect(case: Case, document: str) -> None:
    """Have a document cross-referenced, now or the next time anything is taken in."""
    runs = _runs(case)
    key = int(document[1:])
    if any(first <= key < first + count for first, count in runs):
        return
    # Thousands that come in one after another are one run: what is kept stays small.
    if runs and sum(runs[-1]) == key:
        first, count = runs.pop()
        runs.append((first, count + 1))
    else:
        runs.append((key, 1))
    kept: list[Json] = [[first, count] for first, count in runs]
    case.memory.remember("", _PENDING, kept)


def expected(case: Case) -> list[str]:
    """Those documents, by id."""
    return [f"d{first + at}" for first, count in _runs(case) for at in range(count)]


def settle(case: Case) -> None:
    """All of them are cross-referenced."""
    case.memory.remember("", _PENDING, None)


def _runs(case: Case) -> list[tuple[int, int]]:
    kept = case.memory.recall("", _PENDING)
    found: list[tuple[int, int]] = []
    for one in kept if isinstance(kept, list) else []:
        # Earlier versions of the program kept ids, one by one.
        match one:
            case str():
                found.append((int(one[1:]), 1))
            case [int() as first, int() as count]:
                found.append((first, count))
            case _:
                pass
    return found
