"""Attributions of one unit before anybody knows who "she" is: source, cue and content as items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.extract.attributions.clauses import (
    content_after,
    content_end,
    content_start_before,
    has_finite,
    skip_adjuncts,
    trimmed_end,
)
from claims.extract.attributions.lexicon import FORMS, NEGATIVE, NOUNS, VERBS, Verb
from claims.extract.attributions.phrases import phrase_start, subject_after, subject_before
from claims.extract.attributions.units import Unit
from claims.extract.attributions.words import BE, NEGATING
from claims.vocabulary import vocabulary

Items = tuple[int, int]

# Verbs before an infinitive that is the real cue: "went on to say", "declined to say".
_CONTROL = vocabulary(
    "went go goes on continue continued continues "
    "want wanted wants try tried tries began begin begins used seem seemed seems appear appeared "
    "appears had have has going failed fails rushed proceeded expected managed tends tended needs "
    "chose"
)
# Nouns of things that are written: "a statement saying", "a letter urging".
_WRITTEN = vocabulary(
    "statement letter ad tweet email memo report poll survey sign signs petition message post "
    "resolution bill law article column editorial op-ed note text release study analysis filing "
    "lawsuit complaint document documents emails tweets ads letters reports statements headline "
    "caption video banner speech"
)


REFUSING = vocabulary("decline declined declines declining refuse refused refuses refusing")


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
    noun: bool = False
    more: list[tuple[Unit, Items]] = field(default_factory=list)
    """Content in other units: quotes before or after this one that go on with it."""

    @property
    def empty(self) -> bool:
        """Whether nothing is said in it."""
        return self.before is None and self.after is None and not self.more


def find_drafts(unit: Unit, *, follows_quote: bool = False) -> list[Draft]:
    """The attributions in ``unit``; ``follows_quote`` says that a quote stands right before it."""
    drafts: list[Draft] = []
    named = _from_colon(unit)
    if named is not None:
        drafts.append(named)
    for at, low in enumerate(unit.low):
        tag = unit.tags[at]
        if tag in "vfei" and low in FORMS:
            draft = _from_verb(unit, at, VERBS[FORMS[low][0]], drafts, follows_quote)
        elif low == "according" and at + 1 < len(unit) and unit.low[at + 1] == "to":
            draft = _from_according(unit, at)
        elif tag == "n" and low in NOUNS:
            draft = _from_noun(unit, at)
        else:
            continue
        if draft is not None:
            drafts.append(draft)
    if not any(_quotes(draft) for draft in drafts):
        bare = _from_bare_verb(unit)
        if bare is not None:
            drafts.append(bare)
    _give_shared(drafts)
    _keep_apart(drafts)
    return [draft for draft in drafts if not draft.empty or follows_quote]


def _quotes(draft: Draft) -> bool:
    return any(
        "Q" in draft.unit.tags[first:last]
        for first, last in (items for items in (draft.before, draft.after) if items)
    )


def _group_start(unit: Unit, at: int) -> int:
    """Where the verb group of the verb at item ``at`` starts: "has repeatedly | insisted"."""
    i = at
    while i > 0 and unit.tags[i - 1] in "makz":
        i -= 1
    if unit.tags[at] == "f" and i > 0 and unit.tags[i - 1] == "t":
        i -= 1
        back = i - 1
        while back > 0 and unit.tags[back] in "k":
            back -= 1
        if (unit.low[back] in _CONTROL and unit.tags[back] in "veai") or unit.low[back] in (
            "on",
            "going",
        ):
            return _group_start(unit, back if unit.low[back] != "on" else back - 1)
    while i < at and unit.tags[i] == "k" and i > 0 and unit.tags[i - 1] in ",":
        i += 1
    return i


def _is_passive(unit: Unit, at: int, group: int) -> bool:
    if unit.tags[at] != "e":
        return False
    auxiliaries = [unit.low[i] for i in range(group, at) if unit.tags[i] == "a"]
    return not auxiliaries or auxiliaries[-1] in BE


def _is_negated(unit: Unit, at: int, group: int, lemma: str) -> bool:
    denied = any(unit.low[i] in NEGATING for i in range(group, at))
    refused = any(unit.low[i].startswith(("declin", "refus")) for i in range(group, at))
    return denied or refused or lemma in NEGATIVE


def _from_verb(
    unit: Unit, at: int, verb: Verb, drafts: list[Draft], follows_quote: bool
) -> Draft | None:
    group = _group_start(unit, at)
    draft = Draft(unit, (group, at + 1), lemma=verb.lemma)
    draft.negated = _is_negated(unit, at, group, verb.lemma)
    if _is_asked(unit, at, group):
        start = content_after(unit, at + 1, verb)
        return _with_content(draft, start, verb) if start >= 0 else None
    if _is_passive(unit, at, group):
        return _passive(draft, at, verb)
    if unit.tags[at] == "i" and not any(unit.tags[i] == "a" for i in range(group, at)):
        return _participle(draft, at, verb, drafts)
    if unit.tags[at] == "f" and unit.tags[group] == "t":
        return _infinitive(draft, at, verb)
    if _is_inverted(unit, group, at, verb, follows_quote):
        return _inverted(draft, at, follows_quote)
    return _plain(draft, at, verb, drafts, follows_quote)


def _is_asked(unit: Unit, at: int, group: int) -> bool:
    """Whether the verb opens a clause as "Asked whether …" or "When asked about …" do."""
    if unit.low[at] not in ("asked", "pressed", "questioned") or group != at or unit.tags[at] not in "ev":
        return False
    return at == 0 or unit.low[at - 1] in ("when", "if", ",")


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
    return unit.tags[group - 1] in "Qq" or (
        unit.tags[group - 1] == ","
        and group > 1
        and unit.tags[group - 2] in "Qqvn)Xok"
        and subject_before(unit, group) is None
        and has_finite(unit, 0)
    )


def _inverted(draft: Draft, at: int, follows_quote: bool) -> Draft | None:
    unit = draft.unit
    draft.source = subject_after(unit, at + 1)
    if draft.source is None:
        return None
    draft.before = _left(unit, draft.cue[0])
    end = draft.source[1]
    nxt = skip_adjuncts(unit, end + 1 if end < len(unit) and unit.tags[end] == "," else end)
    if nxt < len(unit) and unit.tags[nxt] in ",:" and nxt + 1 < len(unit):
        nxt += 1
    draft.after = _resumed(unit, nxt) if nxt > end else None
    return draft


def _resumed(unit: Unit, at: int) -> Items | None:
    """What goes on after the cue in the midst: a quote, or the rest of the clause."""
    while at < len(unit) and unit.tags[at] in "kc,":
        at += 1
    if at >= len(unit) or unit.tags[at] in "." or (unit.tags[at] == "i" and unit.low[at] in FORMS):
        return None
    if unit.tags[at] == "Q" or unit.tags[at] == "q" or has_finite(unit, at):
        end = content_end(unit, at)
        return (at, end) if end > at else None
    return None


def _left(unit: Unit, end: int, lowest: int = 0) -> Items | None:
    """Content that ends before item ``end``, with its comma."""
    stop = trimmed_end(unit, lowest, end)
    start = content_start_before(unit, stop, lowest)
    return (start, stop) if start < stop else None


def _plain(
    draft: Draft, at: int, verb: Verb, drafts: list[Draft], follows_quote: bool
) -> Draft | None:
    unit = draft.unit
    group = draft.cue[0]
    draft.source = subject_before(unit, group)
    if draft.source is None:
        if group == 0 or unit.tags[group - 1] not in "cvnXo),qQ":
            return None
        draft.shared = True
    opens = draft.source[0] if draft.source else group
    start = content_after(unit, at + 1, verb)
    speaks = verb.takes("S") or verb.takes("Q") or verb.lemma in ("show", "find")
    if speaks and _stands_after(unit, opens, follows_quote) and draft.source is not None:
        beyond = skip_adjuncts(unit, at + 1)
        ends = beyond >= len(unit) or unit.tags[beyond] in ".,;-)"
        quote = start >= 0 and unit.tags[start] in "Qq"
        quote = quote and not _is_fronted(unit, max(0, opens - 2))
        ends = ends or (_after_quote(unit, opens) and not quote and unit.tags[start] != "h")
        if ends or (quote and unit.tags[opens - 1] in "Q,"):
            draft.before = _left(unit, opens)
            if _is_content(unit, draft.before) or opens == 0:
                draft.after = _resumed(unit, beyond + 1) if beyond < len(unit) - 1 else None
                if draft.after and unit.tags[beyond] not in ",-":
                    draft.after = None
                if draft.after and _left_open(unit, opens):
                    draft.before = None
                return draft
            draft.before = None
    if start < 0:
        return None
    return _with_content(draft, start, verb)


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
    phrase = not clause or not (verb.takes("S") or verb.takes("T") or verb.takes("I") or verb.takes("W"))
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
    return opens and i < len(unit) and (
        unit.tags[i] in "sie" or unit.low[i] in ("as", "despite", "after", "before", "since")
    )


def _after_quote(unit: Unit, opens: int) -> bool:
    return opens > 0 and (
        unit.tags[opens - 1] == "Q" or (opens > 1 and unit.tags[opens - 2] == "Q" and unit.tags[opens - 1] == ",")
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
    if "Q" in tags or tags[-1] == "q":
        return True
    if tags[0] in "psik" and not any(tag in ",-" for tag in tags) and tags[0] != "k":
        return False
    return any(tag in "vma" for tag in tags) or tags[0] in "dnX"


def _passive(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """ "was accused by X of Y", "is expected to": the agent is the source, or nobody."""
    unit = draft.unit
    by = next((i for i in range(at + 1, min(len(unit), at + 12)) if unit.low[i] == "by"), -1)
    if by > 0 and by + 1 < len(unit) and unit.tags[by + 1] in "dnXor":
        draft.source = subject_after(unit, by + 1)
    if not any(unit.tags[i] == "a" for i in range(draft.cue[0], at)):
        return None if draft.source is None or by != at + 1 else _reduced(draft, by)
    start = content_after(unit, at + 1, verb)
    if start < 0 or (by == at + 1 and start > by):
        if draft.source is None or by != at + 1:
            return None
        patient = subject_before(unit, draft.cue[0])
        draft.before = patient
        return draft if patient else None
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
    if group and unit.tags[group - 1] == "n" and unit.low[group - 1] in _WRITTEN:
        draft.source = (phrase_start(unit, group - 1), group)
        return draft
    draft.source = _clause_subject(unit, group)
    draft.shared = draft.source is None
    return draft


def _clause_subject(unit: Unit, before: int) -> Items | None:
    """The subject of the nearest finite verb to the left that is no relative clause's."""
    for i in range(before - 1, max(-1, before - 60), -1):
        if unit.tags[i] != "v" and not (unit.tags[i] in "am" and unit.tags[i - 1] not in "am"):
            continue
        group = _group_start(unit, i)
        source = subject_before(unit, group)
        if (
            source
            and unit.tags[source[0]] not in "wh"
            and (source[0] == 0 or unit.tags[source[0] - 1] not in "h")
        ):
            return source
    return None


def _infinitive(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """ "to say that": only with a quote or a clause, said by the subject of the clause."""
    unit = draft.unit
    start = content_after(unit, at + 1, verb)
    if start < 0 or unit.tags[start] not in "Qqh" or unit.low[draft.cue[0] - 1] in REFUSING:
        return None
    end = content_end(unit, start)
    draft.after = (start, end) if end > start else None
    draft.source = _clause_subject(unit, draft.cue[0])
    draft.shared = draft.source is None
    return draft


def _from_according(unit: Unit, at: int) -> Draft | None:
    source = subject_after(unit, at + 2)
    if source is None:
        return None
    draft = Draft(unit, (at, at + 2), source, lemma="according to")
    end = source[1]
    opens = at == 0 or unit.tags[at - 1] in "c"
    if opens and end < len(unit) and unit.tags[end] == ",":
        stop = content_end(unit, end + 1)
        draft.after = (end + 1, stop) if stop > end + 1 else None
        return draft
    draft.before = _left(unit, at)
    if end < len(unit) and unit.tags[end] == ",":
        draft.after = _resumed(unit, end + 1)
    return draft


def _from_noun(unit: Unit, at: int) -> Draft | None:
    """ "Smith's claim that …", "his call for …"."""
    after = NOUNS[unit.low[at]]
    if at + 2 >= len(unit) or unit.low[at + 1] not in after:
        return None
    opener = unit.low[at + 1]
    owner = _owner(unit, at)
    if owner is None and opener != "that":
        return None
    start = at + 1 if opener in ("that", "to", "whether") else at + 2
    if opener == "to" and unit.tags[at + 2] != "f":
        start = at + 2
    end = content_end(unit, start)
    if end <= start:
        return None
    first = owner[1] if owner else at
    draft = Draft(unit, (first, at + 1), owner, after=(start, end), lemma=unit.low[at], noun=True)
    draft.negated = unit.low[at].rstrip("s") in NEGATIVE
    return draft


def _from_colon(unit: Unit) -> Draft | None:
    """ "Smith: …", as headlines and transcripts write it."""
    at = next((i for i in range(min(len(unit), 9)) if unit.tags[i] == ":"), -1)
    if at < 1 or at + 1 >= len(unit):
        return None
    quoted = unit.tags[at + 1] == "Q" and all(tag in "Xgndp#()," for tag in unit.tags[:at])
    named = at + 2 < len(unit) and at < 5 and all(tag in "Xg" for tag in unit.tags[:at])
    written = at == 1 and unit.low[0] in _WRITTEN
    if not quoted and not (named and (unit.headline or unit.shouted)) and not written:
        return None
    end = content_end(unit, at + 1)
    return Draft(unit, (at, at + 1), (0, at), after=(at + 1, end), lemma=":") if end > at + 1 else None


def _from_bare_verb(unit: Unit) -> Draft | None:
    """A quote with a verb that is no cue elsewhere: '"…," she sang.', 'he fired back: "…"'."""
    if "Q" not in unit.tags:
        return None
    if unit.tags[0] == "Q":
        at = next((i for i in range(1, min(len(unit), 14)) if unit.tags[i] in "v,.:"), -1)
        source = subject_before(unit, at) if at > 1 and unit.tags[at] == "v" else None
        if source is None or source[0] != 1 or _to_end(unit, at + 1) < len(unit):
            return None
        return Draft(unit, (at, at + 1), source, before=(0, 1), lemma=unit.low[at])
    colon = next((i for i in range(1, len(unit) - 1) if unit.tags[i] == ":"), -1)
    if colon < 1 or unit.tags[colon + 1] != "Q":
        return None
    verb = next((i for i in range(colon - 1, 0, -1) if unit.tags[i] == "v"), -1)
    source = subject_before(unit, _group_start(unit, verb)) if verb > 0 else None
    if source is None:
        return None
    after = (colon + 1, content_end(unit, colon + 1))
    return Draft(unit, (verb, colon + 1), source, after=after, lemma=unit.low[verb])


def _to_end(unit: Unit, at: int) -> int:
    """Past adjuncts and stops: the unit's length where nothing else is left."""
    at = skip_adjuncts(unit, at)
    while at < len(unit) and unit.tags[at] == ".":
        at += 1
    return at


def _owner(unit: Unit, at: int) -> Items | None:
    """Whose claim it is: the possessive before the noun."""
    i = at - 1
    while i >= 0 and unit.tags[i] in "n#k" and at - i < 5:
        i -= 1
    if i < 0:
        return None
    if unit.tags[i] == "g":
        return (phrase_start(unit, i - 1), i + 1) if i else None
    if unit.low[i] in ("his", "her", "their", "its", "my", "our", "your"):
        return (i, i + 1)
    return None


def _give_shared(drafts: list[Draft]) -> None:
    """Gives the source of the cue before to those that share it: "X said A and added B"."""
    for at, draft in enumerate(drafts):
        if not draft.shared or draft.source is not None:
            continue
        before = [each for each in drafts[:at] if each.source and not each.noun]
        after = [each for each in drafts[at + 1 :] if each.source and not each.noun]
        if before:
            draft.source = before[-1].source
        elif after:
            draft.source = after[0].source
        else:
            draft.source = _clause_subject(draft.unit, draft.cue[0])


def _keep_apart(drafts: list[Draft]) -> None:
    """Ends content where the next speaker's clause starts: "X said A, but Y said B"."""
    for at, draft in enumerate(drafts):
        if draft.after is None:
            continue
        first, last = draft.after
        for other in drafts[at + 1 :]:
            if other.source is None or other.before is not None or other.noun:
                continue
            opens = other.source[0]
            if first < opens < last and _parted(draft.unit, opens):
                last = trimmed_end(draft.unit, first, opens)
                while last > first and draft.unit.tags[last - 1] in "sk,":
                    last -= 1
                draft.after = (first, last) if last > first else None
                break


def _parted(unit: Unit, opens: int) -> bool:
    """Whether ", but" or ", while" stands before item ``opens``."""
    i = opens - 1
    while i >= 0 and unit.tags[i] in "csk":
        i -= 1
    return i < opens - 1 and i >= 0 and unit.tags[i] in ",Q-"


def openings(unit: Unit) -> Iterator[int]:
    """The items that can open a clause: the first, and those after a mark."""
    for at in range(len(unit)):
        if at == 0 or unit.tags[at - 1] in ",;:-Q":
            yield at
