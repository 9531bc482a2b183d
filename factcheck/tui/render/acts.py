"""What was done, in the words of the bar: "undone: verdict of c12"."""

from __future__ import annotations

from collections.abc import Mapping

from claims.model import Event

_NOUNS: Mapping[str, str] = {
    "decide": "verdict",
    "clear": "taking back the verdict",
    "explain": "reason",
    "correct": "corrected wording",
    "skip": "skipping",
    "defer": "putting off",
    "resume": "taking up again",
    "flag": "flag",
    "unflag": "taking off the flag",
    "stance": "stance",
    "dismiss": "dismissal",
    "restore": "bringing back",
    "withdraw": "withdrawal",
    "scale": "choice of the scale",
    "merge-people": "merging",
    "split-person": "splitting off",
    "rename-person": "name",
    "set-role": "role",
    "mend-speaker": "speaker",
}
_OF_PEOPLE = ("merge-people", "split-person", "rename-person", "set-role", "mend-speaker")
_PEOPLE = ("person:", "name:")
_PLURALS = {"c": "claims", "e": "passages", "d": "documents"}


def done_words(event: Event, words: str) -> str:
    """What an act came to: ``words`` as it was asked for, with how many claims it changed."""
    claims = event.detail.get("claims")
    if event.act not in _OF_PEOPLE or not isinstance(claims, int):
        return turned_words(event) or words
    return f"{words} · {claims_words(claims)} · u undoes it"


def claims_words(count: int) -> str:
    """So many claims: "1 claim", "1,200 claims"."""
    return "1 claim" if count == 1 else f"{count:,} claims"


def act_words(event: Event) -> str:
    """The act and what it was done to: "verdict of c12", "speaker of 5 claims"."""
    act = str(event.detail.get("of") or event.act)
    noun = _NOUNS.get(act, act.replace("-", " "))
    if act == "edit" and event.changes:
        noun = event.changes[0].field.partition("@")[0]
    whose = targets_words(event)
    return f"{noun} of {whose}" if whose else noun


def targets_words(event: Event) -> str:
    """What an event changed: "c12", "5 claims"; empty where it was the case as a whole."""
    targets = dict.fromkeys(
        change.target for change in event.changes if change.target[1:].isdigit()
    )
    for kind, plural in _PLURALS.items():
        found = [one for one in targets if one[0] == kind]
        if found:
            return found[0] if len(found) == 1 else f"{len(found):,} {plural}"
    people = [change.target for change in event.changes if change.target.startswith(_PEOPLE)]
    return people[0].partition(":")[2] if people else ""


def turned_words(event: Event) -> str | None:
    """What an undo took back or a redo brought again; None for any other act."""
    match event.act:
        case "undo":
            return f"undone: {act_words(event)}"
        case "redo":
            return f"done again: {act_words(event)}"
        case _:
            return None
