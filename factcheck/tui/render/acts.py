"""What was done, in the words of the bar: "undone: verdict of c12"."""

from __future__ import annotations

from collections.abc import Mapping

from claims.model import Event, Progress
from factcheck.tongue import later, tr, tr_count
from factcheck.tui.commands import keys_for

_NOUNS: Mapping[str, str] = {
    "decide": later("verdict"),
    "clear": later("taking back the verdict"),
    "explain": later("reason"),
    "correct": later("corrected wording"),
    "add-evidence": later("evidence"),
    "overrule": later("what was decided of the pair"),
    "back": later("going back"),
    "confidence": later("confidence"),
    "tag": later("tags"),
    "same": later("mark of a repeat"),
    "part": later("taking off the mark of a repeat"),
    "skip": later("skipping"),
    "defer": later("putting off"),
    "resume": later("taking up again"),
    "flag": later("flag"),
    "unflag": later("taking off the flag"),
    "stance": later("stance"),
    "dismiss": later("dismissal"),
    "restore": later("bringing back"),
    "withdraw": later("withdrawal"),
    "group": later("grouping as one source"),
    "ungroup": later("parting of sources"),
    "describe": later("description"),
    "release": later("letting go"),
    "revise": later("new version"),
    "scale": later("choice of the scale"),
    "merge-people": later("merging"),
    "split-person": later("splitting off"),
    "rename-person": later("name"),
    "set-role": later("role"),
    "mend-speaker": later("speaker"),
    "mark": later("marking"),
    "split": later("split"),
    "join": later("joining"),
    "resize": later("other words"),
    "drop": later("dropping"),
    "take-back": later("taking into the work again"),
}
_OF_PEOPLE = ("merge-people", "split-person", "rename-person", "set-role", "mend-speaker")
_PEOPLE = ("person:", "name:")
_PLURALS = {
    "c": later("{count:,} claims"),
    "e": later("{count:,} passages"),
    "d": later("{count:,} documents"),
}


def done_words(event: Event, words: str) -> str:
    """What an act came to: ``words`` as it was asked for, with how many claims it changed."""
    claims = event.detail.get("claims")
    if event.act not in _OF_PEOPLE or not isinstance(claims, int):
        return turned_words(event) or f"{words}{_reopened(event)}"
    return tr("{words} · {claims} · {key} undoes it").format(
        words=words, claims=claims_words(claims), key=keys_for("review.undo")
    )


def _reopened(event: Event) -> str:
    """What became of verdicts whose words are other claims' at present; empty where none was."""
    decided, new = event.detail.get("decided"), event.detail.get("new")
    if not isinstance(decided, list) or not isinstance(new, list) or not decided:
        return ""
    return tr(" · the verdict stays with {old}, {new} open").format(
        old=", ".join(map(str, decided)), new=", ".join(map(str, new))
    )


def others_words(event: Event) -> str:
    """What somebody else did, after their name: "c12: Confirmed", "reason of c12"."""
    label = event.detail.get("label")
    if event.act == "decide" and isinstance(label, str):
        return f"{targets_words(event)}: {label}"
    return turned_words(event) or act_words(event)


def extended_words(title: str, documents: int, claims: int) -> str:
    """What documents that have just come in add to the queue."""
    what = (
        tr("“{title}” came in").format(title=title)
        if documents == 1
        else tr("{count:,} documents came in").format(count=documents)
    )
    if not claims:
        return what
    return tr("{what}: {claims} at the end of the queue").format(
        what=what, claims=claims_words(claims)
    )


def claims_words(count: int) -> str:
    """So many claims: "1 claim", "1,200 claims"."""
    return tr_count("1 claim", "{count:,} claims", count).format(count=count)


def act_words(event: Event) -> str:
    """The act and what it was done to: "verdict of c12", "speaker of 5 claims"."""
    act = str(event.detail.get("of") or event.act)
    noun = tr(_NOUNS.get(act, act.replace("-", " ")))
    if act == "edit" and event.changes:
        noun = event.changes[0].field.partition("@")[0]
    whose = targets_words(event)
    return tr("{noun} of {whose}").format(noun=noun, whose=whose) if whose else noun


def targets_words(event: Event) -> str:
    """What an event changed: "c12", "5 claims"; empty where it was the case as a whole."""
    targets = dict.fromkeys(
        change.target for change in event.changes if change.target[1:].isdigit()
    )
    for kind, plural in _PLURALS.items():
        found = [one for one in targets if one[0] == kind]
        if found:
            return found[0] if len(found) == 1 else tr(plural).format(count=len(found))
    people = [change.target for change in event.changes if change.target.startswith(_PEOPLE)]
    return people[0].partition(":")[2] if people else ""


def turned_words(event: Event) -> str | None:
    """What an undo took back or a redo brought again; None for any other act."""
    match event.act:
        case "undo":
            return tr("undone: {act}").format(act=act_words(event))
        case "redo":
            return tr("done again: {act}").format(act=act_words(event))
        case _:
            return None


def due_words(progress: Progress) -> str:
    """How many claims were put off until a day that has come; empty for none."""
    due = progress.due
    words = tr_count("{n} deferred claim is due: {how}", "{n} deferred claims are due: {how}", due)
    return words.format(n=f"{due:,}", how=":filter due") if due else ""
