"""Noun phrases around a verb: its subject to the left, an inverted subject to the right."""

from __future__ import annotations

from claims.extract.attributions.units import Unit
from claims.extract.names.places import place_of
from claims.extract.names.roles import is_head

_CORE = frozenset("nX#gq")
_REACH = 40
"""Items that a subject is looked for in: longer ones were not met, and it keeps time linear."""


def subject_before(unit: Unit, group: int) -> tuple[int, int] | None:
    """The items of the subject that ends right before the verb group at item ``group``."""
    at = _before_time(unit, group - 1)
    if at > 0 and unit.low[at].endswith(("self", "selves")):
        at -= 1
    if at < 0:
        return None
    tag = unit.tags[at]
    if (
        tag in "rwh"
        or (tag == "d" and unit.low[at] in unit.grammar.pronouns)
        or unit.low[at] in ("her", "him")
    ):
        return (at, at + 1) if tag != "o" else None
    if tag == "o" and at > 1 and unit.low[at - 1] == "of":
        return (phrase_start(unit, at - 2) if unit.tags[at - 2] == "n" else at - 2, at + 1)
    if tag == ",":
        return _apposed(unit, at)
    if tag == "-":
        opening = next(
            (i for i in range(at - 1, max(0, at - _REACH), -1) if unit.tags[i] == "-"), 0
        )
        if opening and unit.tags[opening - 1] in "nX)":
            return (phrase_start(unit, opening - 1), at)
        return None
    if tag == "v":
        first = _before_reduced(unit, at)
        return (first, group) if first < at else None
    if tag in "nX#)q" or tag == "e":
        first = phrase_start(unit, at)
        if first > 2 and unit.tags[first - 1] in "p" and unit.tags[first - 2] == "v":
            first = min(first, _before_reduced(unit, first - 2))
        adjunct = first > 1 and unit.tags[first - 1] == "p" and unit.tags[first - 2] == "c"
        return (first, at + 1) if first <= at and not adjunct else None
    return None


def _before_reduced(unit: Unit, at: int) -> int:
    """Where the phrase starts that a past form only describes: "A poll | released in May found"."""
    if at < 1 or not unit.low[at].endswith("ed") or unit.tags[at - 1] not in "nX":
        return at
    first = phrase_start(unit, at - 1)
    opens = first == 0 or unit.tags[first - 1] in ",;:-hsc"
    return first if opens else at


def _before_time(unit: Unit, at: int) -> int:
    """The item before "on Thursday evening", where that is what ends at item ``at``."""
    i = at
    while i > 0 and unit.low[i] in unit.grammar.times:
        i -= 1
    if i == at:
        return at
    if unit.low[i] in ("last", "this", "late", "early"):
        i -= 1
    return i - 1 if i > 0 and unit.tags[i] == "p" else i


def phrase_start(unit: Unit, at: int) -> int:
    """Where the noun phrase that ends with item ``at`` starts, with what is attached to it."""
    lowest = max(0, at - _REACH)
    start, i = at + 1, at
    while i >= lowest:
        begun = start <= at
        if _holds(unit, i, begun):
            start = i
        i = _further_left(unit, i, at, lowest, begun)
    return _without_fronted(unit, start, at)


def _holds(unit: Unit, i: int, begun: bool) -> bool:
    """Whether item ``i`` can be the first of a noun phrase."""
    tag = unit.tags[i]
    if tag == "q" and unit.low[i] == ",":
        return False
    if begun and tag == "X" and unit.low[i] in unit.grammar.times:
        # "the Nov. 8 vote", "Monday's vote", but not "On Monday | Smith said".
        return unit.tags[i + 1] == "g" or (i > 0 and unit.tags[i - 1] == "d")
    return tag in _CORE or tag in "d("


def _further_left(unit: Unit, i: int, at: int, lowest: int, begun: bool) -> int:
    """The item to look at after ``i`` on the way left; -1 where the phrase starts at ``i``."""
    tags, tag = unit.tags, unit.tags[i]
    before = tags[i - 1] if i else ""
    goes_on = False
    if tag in _CORE:
        goes_on = _holds(unit, i, begun)
    elif tag == "d":
        if before and before in "vei":
            return _before_relative(unit, i - 1, lowest)
        goes_on = before != "" and before in "pdc"
    elif tag == "p" and before != "" and before in "veio":
        return _before_relative(unit, i - 1, lowest)
    elif tag == "p":
        goes_on = before != "" and before in "nXq#d)" and unit.low[i] != "like"
    elif tag == "c":
        goes_on = _joins_phrases(unit, i)
    elif tag in "vei" or (tag in "ro" and begun):
        return _before_relative(unit, i, lowest)
    elif tag == ")":
        opening = _opening(unit, i, lowest)
        return opening if opening < i else -1
    elif tag == "(":
        goes_on = begun or i < at
    elif tag == "k":
        manner = before != "" and before in "dn" and unit.low[i].endswith("ly")
        goes_on = begun and (manner or before == "d")  # "a later interview"
    elif tag == ",":
        goes_on = begun and _is_listed(unit, i, at)
    return i - 1 if goes_on else -1


def _opening(unit: Unit, at: int, lowest: int) -> int:
    """The bracket that item ``at`` closes; ``at`` where none does."""
    return next((i for i in range(at, lowest - 1, -1) if unit.tags[i] == "("), at)


def _closing(unit: Unit, at: int) -> int:
    """The item after the bracket that closes the one at ``at``."""
    end = min(len(unit.tags), at + 12)
    return next((i + 1 for i in range(at, end) if unit.tags[i] == ")"), at + 1)


def _is_listed(unit: Unit, comma: int, at: int) -> bool:
    """Whether the comma parts the first members of a list that ends at ``at`` with "and"."""
    between = unit.tags[comma + 1 : at + 1]
    kind = between[0] if between else ""
    if kind not in "nX" or "c" not in between or set(between) - {kind, "c", ","}:
        return False
    i = comma - 1
    while i >= 0 and unit.tags[i] == kind and unit.low[i] not in unit.grammar.times:
        i -= 1
    fronted = i >= 0 and unit.tags[i] == "p" and (i == 0 or unit.tags[i - 1] == ",")
    return i < comma - 1 and not fronted


def _joins_phrases(unit: Unit, at: int) -> bool:
    """Whether the conjunction at ``at`` joins two names or nouns, not two clauses."""
    if unit.low[at] in ("y", "e"):
        return _is_of_both(unit, at) or _are_two_names(unit, at)
    if unit.low[at] not in ("and", "or", "&") or not at or unit.tags[at - 1] not in "nXq":
        return False
    i = at - 1
    while i >= 0 and unit.tags[i] in "nXqgd#":
        i -= 1
    if i >= 0 and unit.tags[i] == "k":
        return False
    return (
        i < 0
        or unit.tags[i] in ",;:hscQ-"
        or (
            unit.tags[i] == "p"
            and (
                unit.low[i] == "of"
                or (unit.tags[at + 1] == "n" and i > 0 and unit.tags[i - 1] in "nX")
            )
        )
    )


def _is_of_both(unit: Unit, at: int) -> bool:
    """Whether the Spanish conjunction joins what a body is in charge of: "de Obras y Vivienda"."""
    i = at - 1
    while i > 0 and unit.tags[i] == "X":
        i -= 1
    return 0 < i < at - 1 and unit.low[i] in ("de", "del") and unit.tags[at + 1] == "X"


def _are_two_names(unit: Unit, at: int) -> bool:
    """Whether the Spanish conjunction joins two names that open a clause."""
    i = at - 1
    while i >= 0 and unit.tags[i] == "X":
        i -= 1
    named = i < at - 1 and at + 1 < len(unit.tags) and unit.tags[at + 1] == "X"
    return named and (i < 0 or unit.tags[i] in ",;:hsQ-")


def _before_relative(unit: Unit, at: int, lowest: int) -> int:
    """The noun before the relative clause (or participle) that item ``at`` is in; -1 if none."""
    i = at
    while i > lowest and unit.tags[i] not in ",;:.Q-s":
        if unit.tags[i] in "wh" and unit.tags[i - 1] in "nXdg":
            return i - 1
        if i < at and unit.tags[i] in "v" and unit.tags[at] == "v":
            return -1
        i -= 1
    if unit.tags[at] in "ei" and at > lowest and unit.tags[at - 1] in "nX":
        return at - 1
    return -1


def _without_fronted(unit: Unit, start: int, at: int) -> int:
    """The start without a noun that belongs to a fronted phrase: "In a statement | Smith said"."""
    if start and unit.tags[start - 1] == "p" and unit.tags[start] in "d#n":
        name = at
        while name > start and unit.tags[name - 1] == "X":
            name -= 1
        before = unit.tags[name - 1] if name > start else ""
        if unit.tags[at] == "X" and before == "n" and not is_head(unit.low[name - 1]):
            return name
    return start


def _apposed(unit: Unit, comma: int) -> tuple[int, int] | None:
    """The subject that an apposition, relative clause or aside parts from its verb by commas."""
    tags = unit.tags
    opening = _comma_before(unit, comma)
    for _ in range(4):
        if opening > 1 and unit.low[opening - 1].endswith(("self", "selves")):
            first = phrase_start(unit, opening - 2)
            return (first, comma) if first < opening - 1 else None
        if opening < 1 or tags[opening - 1] not in "nX)q#r":
            return None
        first = phrase_start(unit, opening - 1) if tags[opening - 1] != "r" else opening - 1
        if first >= opening:
            return None
        if first and tags[first - 1] in "pvift":
            # An object of what stands before it, so no subject: look beyond it.
            opening = _comma_before(unit, first)
            continue
        further = first - 1
        again = (
            further > 0
            and tags[further] == ","
            and tags[further - 1] in "X"
            and tags[first] in "dn"
        )
        place = _is_place(unit, first, opening)
        if not place and (not again or not is_title(unit, first, opening)):
            return (first, comma)
        opening = further
    return None


def _is_place(unit: Unit, first: int, last: int) -> bool:
    """Whether the items are a place that only says where the one before it lies: ", N.Y.,"."""
    if first < 2 or unit.tags[first - 1] != "," or unit.tags[first - 2] != "X":
        return False
    return all("." in word or place_of(word) is not None for word in unit.low[first:last])


def is_title(unit: Unit, first: int, last: int) -> bool:
    """Whether the items hold the head of a title."""
    return any(is_head(unit.low[i]) for i in range(first, min(last, first + 8, len(unit.tags))))


def _comma_before(unit: Unit, at: int) -> int:
    lowest = max(0, at - _REACH)
    i = at - 1
    while i > lowest and unit.tags[i] not in ",;:.Q":
        i -= 1
    return i if unit.tags[i] == "," else -1


def subject_after(unit: Unit, at: int) -> tuple[int, int] | None:
    """The items of a subject that stands after its verb: "said Smith, a mayor who resigned"."""
    end = phrase_end(unit, at)
    if end == at:
        return None
    while end < len(unit.tags) and unit.tags[end] == "," and end - at < _REACH:
        further = (
            _bearer_end(unit, at, end) or _place_end(unit, end) or _apposition_end(unit, end + 1)
        )
        if further < 0:
            break
        end = further
    if end < len(unit.tags) and unit.tags[end] == "w":
        end = _clause_stop(unit, end)
    return (at, end)


def _place_end(unit: Unit, comma: int) -> int:
    """The end of a place that says where the one before it lies: ", Ariz."; 0 where none is."""
    end = comma + 1
    while end < len(unit.tags) and unit.tags[end] == "X" and end - comma < 4:
        end += 1
    if end == comma + 1 or (end < len(unit.tags) and unit.tags[end] not in ",.;)"):
        return 0
    return end if _is_place(unit, comma + 1, end) else 0


def _bearer_end(unit: Unit, at: int, comma: int) -> int:
    """The end of the name behind a title and a comma: "the mayor of Ostle, X"; 0 where none is."""
    end = comma + 1
    while end < len(unit.tags) and unit.tags[end] == "X" and end - comma < 6:
        end += 1
    named = end > comma + 1 and (end == len(unit.tags) or unit.tags[end] in ",.;:)-Q")
    return end if named and unit.tags[at] == "d" and is_title(unit, at, comma) else 0


def phrase_end(unit: Unit, at: int) -> int:
    """The end of the noun phrase that starts at item ``at``: ``at`` itself where none does."""
    if at < len(unit.tags) and unit.tags[at] == "r":
        return at + 1
    i = at
    while i < len(unit.tags) and i - at < _REACH:
        if unit.tags[i] == "(" and i > at:
            i = _closing(unit, i)
        elif _belongs(unit, i, at):
            i += 1
        else:
            break
    return i


def _belongs(unit: Unit, i: int, at: int) -> bool:
    """Whether item ``i`` goes on with the noun phrase that starts at ``at``."""
    tags, tag = unit.tags, unit.tags[i]
    before = tags[i - 1] if i > at else ""
    after = tags[i + 1] if i + 1 < len(unit.tags) else "."
    if tag in _CORE:
        # Spanish writes its months small: "Julio" is a name.
        named = tag == "X" and unit.grammar.language == "es"
        return named or unit.low[i] not in unit.grammar.times or before in ("", "d")
    if tag == "d":
        return before in ("", "p", "c", "d")
    if not before:
        return False
    if tag in "pc":
        timed = unit.low[i + 1] in unit.grammar.times if i + 1 < len(unit.tags) else True
        joins = tag == "p" or (unit.low[i] == "and" and after in "Xdn")
        if unit.grammar.language == "es":
            joins = unit.low[i] in ("de", "del", "y")
        return after in "dnX#" and joins and not timed
    if tag in "ei":
        return before in "ndX" and after in "pndX"
    return tag == "t" and after in "dnX"


def _apposition_end(unit: Unit, at: int) -> int:
    """The end of the apposition that starts at ``at``, up to the comma or end; -1 where none."""
    if at >= len(unit.tags):
        return -1
    tag = unit.tags[at]
    if (
        tag == "w"
        or (tag in "dn#" and not _opens_clause(unit, at))
        or (tag == "X" and is_title(unit, at, at + 6))
    ):
        return _clause_stop(unit, at)
    return -1


def _opens_clause(unit: Unit, at: int) -> bool:
    end = phrase_end(unit, at)
    while end < len(unit.tags) and unit.tags[end] == "k":
        end += 1
    return end < len(unit.tags) and unit.tags[end] in "vma"


def _clause_stop(unit: Unit, at: int) -> int:
    i = at
    while i < len(unit.tags) and unit.tags[i] not in ",;.:Q-" and i - at < _REACH:
        i += 1
    return i
