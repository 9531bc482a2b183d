"""Cues behind their content or amid it: "…, Quill said", "As Quill noted, …"."""

from __future__ import annotations

from claims.extract.attributions.clauses import addressee_end, content_end, skip_adjuncts
from claims.extract.attributions.draft import Draft, Items, is_fronted, left_of, resumed
from claims.extract.attributions.lexicon import Verb
from claims.extract.attributions.units import Unit


def is_object_clause(unit: Unit, at: int, opens: int) -> bool:
    """Whether the cue stands in a clause without its subject: "which critics say | is unsafe"."""
    after = at + 1
    while after < len(unit.tags) and unit.tags[after] in "kz":
        after += 1
    told = opens > 0 and (unit.tags[opens - 1] in "whnX-" or unit.low[opens - 1] == "that")
    return told and after < len(unit.tags) and unit.tags[after] in "vma"


def relative(draft: Draft, start: int, opens: int) -> Draft | None:
    """ "a plan that critics say is unsafe": what opens the clause, and the rest of it."""
    unit = draft.unit
    end = content_end(unit, start, short=True)
    if unit.tags[opens - 1] in "wh":
        draft.before = (opens - 1, opens)
    draft.after = (start, end) if end > start else None
    return draft if draft.after else None


def widened(unit: Unit, opens: int) -> int:
    """Where a subject starts that nothing but its own phrase parts from the quote before it."""
    i = opens
    while i > 0 and unit.tags[i - 1] in "dnX#gpie&k(t":
        i -= 1
    quoted = i > 0 and unit.tags[i - 1] == "Q" and unit.low[i - 1] == "," and i < opens
    return i if quoted and unit.tags[i] in "dnX#" else opens


def is_likened(unit: Unit, opens: int) -> bool:
    """Whether "as" makes an aside of the clause whose subject is at ``opens``: "As X said, …"."""
    return (
        opens > 0
        and unit.low[opens - 1] in ("as", "como")
        and (opens == 1 or unit.tags[opens - 2] in ",-c(")
    )


def likened(draft: Draft, opens: int, rest: int) -> Draft | None:
    """ "As X noted, …" and "…, as X noted": all but the aside is the content."""
    unit = draft.unit
    if rest < len(unit.tags) and unit.tags[rest] not in ",.;-)":
        return None
    fronted = opens == 1 or (opens == 2 and unit.tags[0] == "c")
    if not fronted:
        draft.before = left_of(unit, opens - 1)
        draft.after = resumed(unit, rest + 1) if rest < len(unit.tags) - 1 else None
        return draft if draft.before else None
    if rest >= len(unit.tags) - 1 or unit.tags[rest] not in ",-":
        return None
    end = content_end(unit, rest + 1)
    draft.after = (rest + 1, end) if end > rest + 1 else None
    return draft if draft.after else None


def beyond(unit: Unit, at: int, verb: Verb) -> int:
    """The item after what a cue at item ``at`` has of its own: "told The Post on Monday |, …"."""
    if verb.lemma == "put" and at + 1 < len(unit.tags) and unit.low[at + 1] == "it":
        return skip_adjuncts(unit, at + 2)
    if verb.takes("A") and unit.grammar.language == "en":
        heard = addressee_end(unit, at + 1)
        rest = skip_adjuncts(unit, heard)
        if rest >= len(unit.tags) or unit.tags[rest] in ".,;-)":
            return rest
    return skip_adjuncts(unit, at + 1)


def behind(draft: Draft, at: int, opens: int, start: int, verb: Verb) -> bool:
    """Whether the cue stands behind (or amid) its content, which the draft is then given."""
    unit = draft.unit
    rest = beyond(unit, at, verb)
    ends = rest >= len(unit.tags) or unit.tags[rest] in ".,;-)"
    quote = start >= 0 and unit.tags[start] in "Qq" and not is_fronted(unit, max(0, opens - 2))
    ends = ends or (_after_quote(unit, opens) and not quote and unit.tags[start] != "h")
    if not ends and not (quote and unit.tags[opens - 1] in "Q,"):
        return False
    before = left_of(unit, opens)
    worded = before is not None and any(tag in "Qqvma" for tag in unit.tags[slice(*before)])
    if before and not worded and not ends:
        return False
    aside = rest < len(unit.tags) - 1 and unit.tags[rest] in ",-"
    after = resumed(unit, rest + 1) if aside else None
    if after is None and aside and _is_unfinished(unit, opens):
        end = content_end(unit, rest + 1)
        after = (rest + 1, end) if end > rest + 1 else None
    if after is None and not worded and before and _is_time(unit, before):
        return False
    goes_on = after is not None and unit.tags[after[0]] not in "Qq"
    if not (_is_content(unit, before) or opens == 0 or goes_on):
        return False
    if before and after and unit.tags[before[1] - 1] == "Q" and unit.tags[after[0]] not in "Qq":
        # The reporter goes on behind a quote that its comma has brought to an end.
        after = after if unit.low[before[1] - 1] != "," else None
    draft.after = after
    draft.before = None if after is not None and _left_open(unit, opens) else before
    return True


def _is_time(unit: Unit, items: Items) -> bool:
    """Whether items say when, and nothing else: "Last month", "A few days later"."""
    return any(
        unit.low[i] in unit.grammar.times or unit.low[i] in ("months", "weeks", "days", "years")
        for i in range(*items)
    ) and all(unit.tags[i] in "Xnd#kpsw" for i in range(*items))


def _is_unfinished(unit: Unit, opens: int) -> bool:
    """Whether a verb ends what stands before an aside: "There are, she said, 300 boats"."""
    return opens > 1 and unit.tags[opens - 1] == "," and unit.tags[opens - 2] in "vma"


def _left_open(unit: Unit, opens: int) -> bool:
    """Whether what stands before an aside only opens a clause: "although, she said, …"."""
    i = opens - 1
    while i >= 0 and unit.tags[i] in ",-":
        i -= 1
    return i >= 0 and i < opens - 1 and unit.tags[i] in "shc"


def _after_quote(unit: Unit, opens: int) -> bool:
    return opens > 0 and (
        unit.tags[opens - 1] == "Q"
        or (opens > 1 and unit.tags[opens - 2] == "Q" and unit.tags[opens - 1] == ",")
    )


def stands_after(unit: Unit, opens: int, follows_quote: bool) -> bool:
    """Whether something that could be content stands before the subject at item ``opens``."""
    if opens == 0:
        return follows_quote
    return unit.tags[opens - 1] in "Qq" or (unit.tags[opens - 1] in ",-)" and opens > 1)


def _is_content(unit: Unit, items: Items | None) -> bool:
    """Whether items before a cue can be content: a quote or a clause, not "On Tuesday"."""
    if items is None:
        return False
    first, last = items
    tags = unit.tags[first:last]
    if tags[0] == "e" and unit.low[first] in ("asked", "pressed", "questioned"):
        return False
    if "Q" in tags or tags[-1] == "q":
        return True
    if tags[0] == "e":
        return False
    if tags[0] in "psik" and not any(tag in ",-" for tag in tags) and tags[0] != "k":
        return False
    return any(tag in "vma" for tag in tags) or tags[0] in "dnX"
