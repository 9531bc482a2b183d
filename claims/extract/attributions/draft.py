"""One attribution of a unit as items: what the readers of cues hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extract.attributions.clauses import (
    content_end,
    content_start_before,
    has_finite,
    trimmed_end,
)
from claims.extract.attributions.lexicon import Verb
from claims.extract.attributions.phrases import subject_before
from claims.extract.attributions.units import Unit
from claims.vocabulary import vocabulary

Items = tuple[int, int]


# Verbs before an infinitive that is the real cue: "went on to say", "declined to say".
_CONTROL = vocabulary(
    "went go goes on continue continued continues "
    "want wanted wants try tried tries began begin begins used seem seemed seems appear appeared "
    "appears had have has going failed fails rushed proceeded expected managed tends tended needs "
    "chose"
)


# Verbs that say at what stage a saying is: "began talking about", "kept insisting".
_STAGES = vocabulary(
    "begin begins began begun start starts started keep keeps kept stop stops stopped continue "
    "continues continued resume resumed finish finished avoid avoided"
)


@dataclass(slots=True)
class Draft:
    """One attribution as items of a unit. ``before`` is content that comes ahead of its cue."""

    unit: Unit
    cue: Items
    source: Items | None = None
    before: Items | None = None
    after: Items | None = None
    lemma: str = ""
    negated: bool = False
    shared: bool = False
    """Whether the source is that of the cue before it, or of its clause."""
    dropped: bool = False
    """Whether the verb has no subject of its own because its language needs none: "Dijo que"."""
    noun: bool = False
    more: list[tuple[Unit, Items]] = field(default_factory=list)
    """Content in other units: quotes before or after this one that go on with it."""

    @property
    def empty(self) -> bool:
        """Whether nothing is said in it."""
        return self.before is None and self.after is None and not self.more


def group_start(unit: Unit, at: int) -> int:
    """Where the verb group of the verb at item ``at`` starts: "has repeatedly | insisted"."""
    i = at
    while i > 0 and (
        unit.tags[i - 1] in "makz"
        or (unit.low[i - 1] in ("both", "all") and i > 1 and unit.tags[i - 2] in "am")
    ):
        i -= 1
    if unit.tags[at] == "i" and i > 0 and unit.low[i - 1] in _STAGES and unit.tags[i - 1] in "vf":
        return group_start(unit, i - 1)
    if unit.tags[at] == "f" and i > 0 and unit.tags[i - 1] == "t":
        i -= 1
        back = i - 1
        while back > 0 and unit.tags[back] in "k":
            back -= 1
        if (unit.low[back] in _CONTROL and unit.tags[back] in "veai") or unit.low[back] in (
            "on",
            "going",
        ):
            return group_start(unit, back if unit.low[back] != "on" else back - 1)
    return i


def resumed(unit: Unit, at: int) -> Items | None:
    """What goes on after the cue in the midst: a quote, or the rest of the clause."""
    while at < len(unit.tags) and unit.tags[at] in "kc,":
        at += 1
    if at < len(unit.tags) and unit.tags[0] == "-":
        # Dialogue: the speech goes on after the raya and its stop.
        while at < len(unit.tags) - 1 and unit.tags[at] in ".-":
            at += 1
    if (
        at >= len(unit.tags)
        or unit.tags[at] in "."
        or (unit.tags[at] == "i" and unit.low[at] in unit.grammar.forms)
        or (unit.tags[at] in "sp" and at + 1 < len(unit.tags) and unit.tags[at + 1] == "i")
        or unit.low[at] == "with"
    ):
        return None
    if unit.tags[at] in "Qqt" or has_finite(unit, at):
        end = content_end(unit, at)
        return (at, end) if end > at else None
    return None


def left_of(unit: Unit, end: int, lowest: int = 0) -> Items | None:
    """Content that ends before item ``end``, with its comma."""
    stop = trimmed_end(unit, lowest, end)
    start = content_start_before(unit, stop, lowest)
    return (start, stop) if start < stop else None


def clause_subject(unit: Unit, before: int) -> Items | None:
    """The subject of the nearest finite verb to the left that is no relative clause's."""
    nested = 0
    for i in range(before - 1, max(-1, before - 60), -1):
        nested += {")": 1, "(": -1}.get(unit.tags[i], 0)
        if nested > 0:
            continue  # what brackets hold is no clause of the sentence's
        if unit.tags[i] != "v" and not (unit.tags[i] in "am" and unit.tags[i - 1] not in "am"):
            continue
        group = group_start(unit, i)
        source = subject_before(unit, group)
        if (
            source
            and unit.tags[source[0]] not in "wh"
            and (source[0] == 0 or unit.tags[source[0] - 1] not in "h")
        ):
            return source
    return None


def with_content(draft: Draft, start: int, verb: Verb) -> Draft | None:
    """The draft with the content that starts at item ``start``; None where that is empty."""
    unit = draft.unit
    if start >= len(unit.tags):
        return None
    clause = unit.tags[start] in "Qhwt" or has_finite(unit, start)
    phrase = not clause or not (
        verb.takes("S") or verb.takes("T") or verb.takes("I") or verb.takes("W")
    )
    named = unit.low[start - 1] in verb.prepositions and unit.low[start - 1] not in ("that", "out")
    phrase = phrase or (named and unit.tags[start] not in "Qhwt")
    relative = draft.source is not None and unit.tags[draft.source[0]] in "wh"
    short = relative or is_fronted(unit, draft.cue[0])
    end = content_end(unit, start, phrase=phrase, short=short)
    draft.after = (start, end) if end > start else None
    return draft if draft.after else None


def is_fronted(unit: Unit, at: int) -> bool:
    """Whether item ``at`` is in a clause that opens the unit and leads up to another."""
    i = at
    while i >= 0 and unit.tags[i] not in ",;:-":
        i -= 1
    i += 1
    opens = i == 0 or (i == 1 and unit.tags[0] == "c")
    return (
        opens
        and i < len(unit.tags)
        and (unit.tags[i] in "sie" or unit.low[i] in ("as", "despite", "after", "before", "since"))
    )
