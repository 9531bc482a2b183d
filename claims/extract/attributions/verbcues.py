"""Verb cues: plain, inverted, passive, participles and infinitives, with their content."""

from __future__ import annotations

from claims.extract.attributions.clauses import (
    addressee_end,
    content_after,
    content_end,
    has_finite,
    skip_adjuncts,
)
from claims.extract.attributions.draft import (
    Draft,
    Items,
    clause_subject,
    group_start,
    left_of,
    resumed,
)
from claims.extract.attributions.lexicon import Verb
from claims.extract.attributions.phrases import phrase_start, subject_after, subject_before
from claims.extract.attributions.units import Unit
from claims.vocabulary import vocabulary

# Nouns of things that are written: "a statement saying", "a letter urging".
WRITTEN = vocabulary(
    "statement letter ad tweet email memo report poll survey sign signs petition message post "
    "resolution bill law article column editorial op-ed note text release study analysis filing "
    "lawsuit complaint document documents emails tweets ads letters reports statements headline "
    "caption video banner speech polls surveys studies data figures records research investigation "
    "findings results census statistics review audit polling"
)


IMPRESSIONS = vocabulary("seem appear")
NAMING = vocabulary("call describe dub know label nickname style")
_MODALS = vocabulary("would will could can may might must shall should had have has were are")
REFUSING = vocabulary("decline declined declines declining refuse refused refuses refusing")


def _is_passive(unit: Unit, at: int, group: int, verb: Verb) -> bool:
    if unit.tags[at] != "e":
        return False
    auxiliaries = [unit.low[i] for i in range(group, at) if unit.tags[i] == "a"]
    if auxiliaries and auxiliaries[-1] == "'s":
        return not verb.takes("S")  # "he's argued that" has, "it's called" is
    return not auxiliaries or auxiliaries[-1] in unit.grammar.be


def _is_negated(unit: Unit, at: int, group: int, lemma: str) -> bool:
    denied = any(unit.low[i] in unit.grammar.negating for i in range(group, at))
    refused = any(unit.low[i].startswith(("declin", "refus")) for i in range(group, at))
    return denied or refused or lemma in unit.grammar.negative


def from_verb(
    unit: Unit, at: int, verb: Verb, drafts: list[Draft], follows_quote: bool
) -> Draft | None:
    group = group_start(unit, at)
    draft = Draft(unit, (group, at + 1), lemma=verb.lemma)
    draft.negated = _is_negated(unit, at, group, verb.lemma)
    if verb.lemma in NAMING and _is_nickname(unit, at, group):
        return None
    if verb.lemma == "claim" and _takes_lives(unit, at):
        return None
    if _announces(unit, at) and _announced(draft, at):
        return draft
    if _is_asked(unit, at, group):
        return _asked(draft, at, verb)
    if _is_passive(unit, at, group, verb):
        return _passive(draft, at, verb)
    if unit.tags[at] == "i" and not any(unit.tags[i] in "av" for i in range(group, at)):
        return _participle(draft, at, verb, drafts)
    if unit.tags[at] == "f" and unit.tags[group] == "t":
        return _infinitive(draft, at, verb)
    if _is_inverted(unit, group, at, verb, follows_quote):
        return _inverted(draft, at, follows_quote)
    return _plain(draft, at, verb, drafts, follows_quote)


def _announces(unit: Unit, at: int) -> bool:
    """Whether the verb opens its sentence before its subject: 'Said Quill: "…"'."""
    first = at == 0 or (at == 1 and unit.tags[0] in "ck")
    return first and unit.low[at] in ("said", "says", "added", "wrote", "asked") and "Q" in unit.tags


def _announced(draft: Draft, at: int) -> bool:
    """Whether a quote follows the subject behind the verb; the draft is given both."""
    unit = draft.unit
    source = subject_after(unit, at + 1)
    start = skip_adjuncts(unit, source[1]) if source else len(unit)
    if start + 1 >= len(unit) or unit.tags[start] not in ",:" or unit.tags[start + 1] != "Q":
        return False
    draft.source = source
    draft.after = (start + 1, content_end(unit, start + 1))
    return True


def _takes_lives(unit: Unit, at: int) -> bool:
    """Whether nobody speaks: "the flood claimed 12 lives", not "claimed 12 lives were lost"."""
    for index in range(at + 1, min(at + 8, len(unit))):
        if unit.low[index] in ("lives", "life", "victims"):
            ends = index + 1 == len(unit)
            return ends or (
                unit.tags[index + 1] not in "vaef" and unit.low[index + 1] not in _MODALS
            )
        if unit.low[index] == "that" or unit.tags[index] in "vae,;":
            return False
    return False


def _is_asked(unit: Unit, at: int, group: int) -> bool:
    """Whether the verb opens a clause as "Asked whether …" or "When asked about …" do."""
    if (
        unit.low[at] not in ("asked", "pressed", "questioned")
        or group != at
        or unit.tags[at] not in "ev"
    ):
        return False
    if at and unit.low[at - 1] == ",":
        # "Smith, the mayor, asked them to go": only a question can be what was asked of him.
        follows = unit.tags[at + 1] if at + 1 < len(unit) else ""
        return follows not in "dnXr#" or subject_before(unit, group) is None
    return at == 0 or unit.low[at - 1] in ("when", "if")


def _asked(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """What somebody was asked; between commas it ends with the second."""
    unit = draft.unit
    start = content_after(unit, at + 1, verb)
    by = at + 1 < len(unit) and unit.low[at + 1] == "by"
    if by:
        draft.source = subject_after(unit, at + 2)
        start = content_after(unit, draft.source[1] if draft.source else at + 1, verb)
    if start < 0 or _with_content(draft, start, verb) is None:
        return None
    if at and unit.low[at - 1] == "," and "," in unit.tags[start + 1 :]:
        comma = unit.tags.index(",", start + 1)
        draft.after = (start, min(comma, draft.after[1] if draft.after else comma))
    return draft


def _is_nickname(unit: Unit, at: int, group: int) -> bool:
    """Whether the verb only says what somebody goes by: "JCP, as many call him, …"."""
    after = unit.tags[at + 1] if at + 1 < len(unit) else ""
    closed = at + 2 >= len(unit) or unit.tags[at + 2] in ",.;)-"
    if after not in ("o", "r") or not closed:
        return False
    source = subject_before(unit, group)
    opens = source[0] if source else group
    return opens > 0 and unit.low[opens - 1] == "as"


def _is_inverted(unit: Unit, group: int, at: int, verb: Verb, follows_quote: bool) -> bool:
    speaks = verb.takes("S") or verb.takes("Q") or verb.takes("T")
    if (
        not speaks
        or unit.tags[at] != "v"
        or at + 1 >= len(unit)
        or unit.tags[at + 1] not in "Xdnr#"
    ):
        return False
    if group == 0:
        return follows_quote
    if unit.tags[group - 1] == "-" and group > 1 and unit.tags[group - 2] == "Q":
        return True
    return unit.tags[group - 1] in "Qq" or (
        unit.tags[group - 1] == ","
        and group > 1
        and unit.tags[group - 2] in "Qqvn)Xokdhe#f"
        and subject_before(unit, group) is None
        and has_finite(unit, 0)
    )


def _inverted(draft: Draft, at: int, follows_quote: bool) -> Draft | None:
    unit = draft.unit
    draft.source = subject_after(unit, at + 1)
    if draft.source is None:
        return None
    draft.before = left_of(unit, draft.cue[0])
    end = draft.source[1]
    nxt = skip_adjuncts(unit, end + 1 if end < len(unit) and unit.tags[end] == "," else end)
    if nxt < len(unit) and unit.tags[nxt] in ",:" and nxt + 1 < len(unit):
        nxt += 1
    draft.after = resumed(unit, nxt) if nxt > end or unit.tags[0] == "-" else None
    return draft


def _plain(
    draft: Draft, at: int, verb: Verb, drafts: list[Draft], follows_quote: bool
) -> Draft | None:
    unit = draft.unit
    group = draft.cue[0]
    draft.source = subject_before(unit, group)
    if draft.source is None:
        draft.dropped = unit.grammar.language == "es" and (
            group == 0 or unit.tags[group - 1] in ",Qqckp-"
        )
        if not draft.dropped and (group == 0 or unit.tags[group - 1] not in "cvnXo),qQ"):
            return None
        draft.shared = group > 0 and not (draft.dropped and unit.tags[group - 1] in ",Qq-")
    if draft.source is not None:
        draft.source = (_widened(unit, draft.source[0]), draft.source[1])
    opens = draft.source[0] if draft.source else group
    if verb.lemma in IMPRESSIONS:
        # How a thing seems is the writer's impression, and no statement of the thing's.
        draft.source, draft.shared = None, False
    start = content_after(unit, at + 1, verb)
    speaks = verb.takes("S") or verb.takes("Q") or verb.lemma in ("show", "find")
    speaks = speaks and (draft.source is not None or draft.dropped)
    if speaks and _is_likened(unit, opens):
        aside = _likened(draft, opens, _beyond(unit, at, verb))
        if aside is not None:
            return aside
    if (
        speaks
        and _stands_after(unit, opens, follows_quote)
        and _behind(draft, at, opens, start, verb)
    ):
        return draft
    if start < 0 and verb.lemma in ("show", "find") and draft.source and _is_written(draft):
        start = at + 1 if at + 1 < len(unit) and unit.tags[at + 1] in "dnX#r" else start
    if speaks and _is_object_clause(unit, at, opens):
        return _relative(draft, at + 1, opens)
    if start < 0:
        return None
    return _with_content(draft, start, verb)


def _is_written(draft: Draft) -> bool:
    """Whether the source is a poll, a report or their like."""
    first, last = draft.source or (0, 0)
    return any(word in WRITTEN for word in draft.unit.low[first:last])


def _is_object_clause(unit: Unit, at: int, opens: int) -> bool:
    """Whether the cue stands in a clause without its subject: "which critics say | is unsafe"."""
    after = at + 1
    while after < len(unit) and unit.tags[after] in "kz":
        after += 1
    told = opens > 0 and (unit.tags[opens - 1] in "whnX-" or unit.low[opens - 1] == "that")
    return told and after < len(unit) and unit.tags[after] in "vma"


def _relative(draft: Draft, start: int, opens: int) -> Draft | None:
    """ "a plan that critics say is unsafe": what opens the clause, and the rest of it."""
    unit = draft.unit
    end = content_end(unit, start, short=True)
    if unit.tags[opens - 1] in "wh":
        draft.before = (opens - 1, opens)
    draft.after = (start, end) if end > start else None
    return draft if draft.after else None


def _widened(unit: Unit, opens: int) -> int:
    """Where a subject starts that nothing but its own phrase parts from the quote before it."""
    i = opens
    while i > 0 and unit.tags[i - 1] in "dnX#gpie&k(t":
        i -= 1
    quoted = i > 0 and unit.tags[i - 1] == "Q" and unit.low[i - 1] == "," and i < opens
    return i if quoted and unit.tags[i] in "dnX#" else opens


def _is_likened(unit: Unit, opens: int) -> bool:
    """Whether "as" makes an aside of the clause whose subject is at ``opens``: "As X said, …"."""
    return (
        opens > 0
        and unit.low[opens - 1] in ("as", "como")
        and (opens == 1 or unit.tags[opens - 2] in ",-c(")
    )


def _likened(draft: Draft, opens: int, beyond: int) -> Draft | None:
    """ "As X noted, …" and "…, as X noted": all but the aside is the content."""
    unit = draft.unit
    if beyond < len(unit) and unit.tags[beyond] not in ",.;-)":
        return None
    fronted = opens == 1 or (opens == 2 and unit.tags[0] == "c")
    if not fronted:
        draft.before = left_of(unit, opens - 1)
        draft.after = resumed(unit, beyond + 1) if beyond < len(unit) - 1 else None
        return draft if draft.before else None
    if beyond >= len(unit) - 1 or unit.tags[beyond] not in ",-":
        return None
    end = content_end(unit, beyond + 1)
    draft.after = (beyond + 1, end) if end > beyond + 1 else None
    return draft if draft.after else None


def _beyond(unit: Unit, at: int, verb: Verb) -> int:
    """The item after what a cue at item ``at`` has of its own: "told The Post on Monday |, …"."""
    if verb.lemma == "put" and at + 1 < len(unit) and unit.low[at + 1] == "it":
        return skip_adjuncts(unit, at + 2)
    if verb.takes("A"):
        heard = addressee_end(unit, at + 1)
        beyond = skip_adjuncts(unit, heard)
        if beyond >= len(unit) or unit.tags[beyond] in ".,;-)":
            return beyond
    return skip_adjuncts(unit, at + 1)


def _behind(draft: Draft, at: int, opens: int, start: int, verb: Verb) -> bool:
    """Whether the cue stands behind (or amid) its content, which the draft is then given."""
    unit = draft.unit
    beyond = _beyond(unit, at, verb)
    ends = beyond >= len(unit) or unit.tags[beyond] in ".,;-)"
    quote = start >= 0 and unit.tags[start] in "Qq" and not _is_fronted(unit, max(0, opens - 2))
    ends = ends or (_after_quote(unit, opens) and not quote and unit.tags[start] != "h")
    if not ends and not (quote and unit.tags[opens - 1] in "Q,"):
        return False
    before = left_of(unit, opens)
    worded = before is not None and any(tag in "Qqvma" for tag in unit.tags[slice(*before)])
    if before and not worded and (not ends or _is_time(unit, before)):
        return False
    aside = beyond < len(unit) - 1 and unit.tags[beyond] in ",-"
    after = resumed(unit, beyond + 1) if aside else None
    if after is None and aside and _is_unfinished(unit, opens):
        end = content_end(unit, beyond + 1)
        after = (beyond + 1, end) if end > beyond + 1 else None
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


def _with_content(draft: Draft, start: int, verb: Verb) -> Draft | None:
    """The draft with the content that starts at item ``start``; None where that is empty."""
    unit = draft.unit
    clause = unit.tags[start] in "Qhwt" or has_finite(unit, start)
    phrase = not clause or not (
        verb.takes("S") or verb.takes("T") or verb.takes("I") or verb.takes("W")
    )
    relative = draft.source is not None and unit.tags[draft.source[0]] in "wh"
    short = relative or _is_fronted(unit, draft.cue[0])
    end = content_end(unit, start, phrase=phrase, short=short)
    draft.after = (start, end) if end > start else None
    return draft if draft.after else None


def _is_fronted(unit: Unit, at: int) -> bool:
    """Whether item ``at`` is in a clause that opens the unit and leads up to another."""
    i = at
    while i >= 0 and unit.tags[i] not in ",;:-":
        i -= 1
    i += 1
    opens = i == 0 or (i == 1 and unit.tags[0] == "c")
    return (
        opens
        and i < len(unit)
        and (unit.tags[i] in "sie" or unit.low[i] in ("as", "despite", "after", "before", "since"))
    )


def _after_quote(unit: Unit, opens: int) -> bool:
    return opens > 0 and (
        unit.tags[opens - 1] == "Q"
        or (opens > 1 and unit.tags[opens - 2] == "Q" and unit.tags[opens - 1] == ",")
    )


def _stands_after(unit: Unit, opens: int, follows_quote: bool) -> bool:
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


def _agent(unit: Unit, at: int) -> int:
    """The "by" of whoever does what a passive at item ``at`` says; -1 where none does."""
    for i in range(at + 1, min(len(unit), at + 12)):
        if unit.low[i] == "by":
            return i
        if unit.tags[i] in "hvma":
            break  # a clause of its own, whose "by" is not the passive's
    return -1


def _passive(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """ "was accused by X of Y", "is expected to": the agent is the source, or nobody."""
    unit = draft.unit
    by = _agent(unit, at)
    if by > 0 and by + 1 < len(unit) and unit.tags[by + 1] in "dnXor":
        draft.source = subject_after(unit, by + 1)
    if not any(unit.tags[i] == "a" for i in range(draft.cue[0], at)):
        return None if draft.source is None or by != at + 1 else _reduced(draft, by)
    if draft.source is not None and by == at + 1:
        end = draft.source[1]
        if end + 1 < len(unit) and unit.low[end] in ("of", "for", "as"):
            draft.after = (end + 1, content_end(unit, end + 1, phrase=True))
            return draft
    start = content_after(unit, at + 1, verb)
    if start < 0 or (by == at + 1 and start > by):
        if draft.source is None or by != at + 1:
            return None
        patient = subject_before(unit, draft.cue[0])
        draft.before = patient
        return draft if patient else None
    if unit.tags[start] in "pis" and unit.low[start - 1] not in verb.prepositions:
        return None
    end = content_end(unit, start)
    draft.after = (start, end) if end > start else None
    return draft


def _reduced(draft: Draft, by: int) -> Draft | None:
    """ "the plan proposed by X": what stands before the participle is the content."""
    unit = draft.unit
    last = draft.cue[0]
    if last == 0 or unit.tags[last - 1] not in "nX":
        return None
    first = phrase_start(unit, last - 1)
    draft.before = (first, last) if first < last else None
    return draft if draft.before else None


def _participle(draft: Draft, at: int, verb: Verb, drafts: list[Draft]) -> Draft | None:
    """ ", adding that": the source is that of the clause; "a letter urging": the letter."""
    unit = draft.unit
    start = content_after(unit, at + 1, verb)
    if start < 0 or _with_content(draft, start, verb) is None:
        return None
    group = draft.cue[0]
    if group and unit.tags[group - 1] == "n" and unit.low[group - 1] in WRITTEN:
        first = phrase_start(unit, group - 1)
        issued = first > 0 and unit.tags[first - 1] in "vf"
        draft.source = (clause_subject(unit, group) if issued else None) or (first, group)
        return draft
    draft.source = (
        _own_subject(unit, group) or _told_before(drafts, group) or clause_subject(unit, group)
    )
    draft.shared = draft.source is None
    return draft


def _own_subject(unit: Unit, group: int) -> Items | None:
    """The noun phrase right before a participle that has no other verb: ", Ryan saying", "with
    Quill claiming", or the first words of a headline."""
    if not group or unit.tags[group - 1] not in "nXr":
        return None
    first = phrase_start(unit, group - 1) if unit.tags[group - 1] != "r" else group - 1
    alone = first == 0 or unit.low[first - 1] == "with" or unit.tags[first - 1] in ",-:;"
    return (first, group) if alone and first < group else None


def _told_before(drafts: list[Draft], group: int) -> Items | None:
    """The source of the cue whose content ends right before item ``group``."""
    for each in reversed(drafts):
        if each.noun or each.source is None:
            continue
        unit = each.unit
        said = each.after[1] if each.after else each.cue[1]
        own = unit.tags[each.source[0]] not in "wh" and unit.tags[group - 1] in ",ck"
        between = any(tag in "vma" for tag in unit.tags[said:group])
        return each.source if own and said <= group and not between else None
    return None


def _infinitive(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """ "to say that": only with a quote or a clause, said by the subject of the clause."""
    unit = draft.unit
    start = content_after(unit, at + 1, verb)
    if start < 0 or unit.tags[start] not in "Qqh" or unit.low[draft.cue[0] - 1] in REFUSING:
        return None
    end = content_end(unit, start)
    draft.after = (start, end) if end > start else None
    draft.source = clause_subject(unit, draft.cue[0])
    draft.shared = draft.source is None
    return draft
