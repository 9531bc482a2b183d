"""Documents whose cross-references are still to be made, kept for a call that is killed."""

from __future__ import annotations

from claims.model import Event, Json
from claims.store import Case

_PENDING = "cross-reference"
_MARKED = "compare-marked"


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


def expect_marked(case: Case, event: Event) -> None:
    """Have the claims compared that an act brought into the work, or took out of it."""
    touched = [one.target for one in event.changes if one.field == "dropped"]
    case.memory.remember_each(_MARKED, list(dict.fromkeys(touched)), event.seq)


def expected_marked(case: Case) -> dict[str, Json]:
    """Those claims in the order of their acts, each with the last act that touched it."""
    # Earlier versions of the program kept their ids together.
    kept = case.memory.recall("", _MARKED)
    before = {str(one): 0 for one in kept} if isinstance(kept, list) else {}
    found: dict[str, Json] = {**before, **case.memory.recall_each(_MARKED)}
    return dict(sorted(found.items(), key=lambda one: (int(str(one[1])), int(one[0][1:]))))


def settle_marked(case: Case, claim: str, act: Json) -> None:
    """A claim is compared as the act left it; where a later one touched it, it still waits."""
    case.memory.forget_each(_MARKED, claim, act)
    kept = case.memory.recall("", _MARKED)
    if isinstance(kept, list):
        case.memory.remember("", _MARKED, [one for one in kept if one != claim] or None)
