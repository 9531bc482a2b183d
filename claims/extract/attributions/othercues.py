"""Cues that are no plain verb: "according to", nouns, a colon after a name, any verb at a quote."""

from __future__ import annotations

from claims.extract.attributions.clauses import content_end, has_finite, skip_adjuncts
from claims.extract.attributions.draft import (
    Draft,
    Items,
    clause_subject,
    group_start,
    left_of,
    resumed,
)
from claims.extract.attributions.lexicon import PHRASES
from claims.extract.attributions.phrases import (
    phrase_end,
    phrase_start,
    subject_after,
    subject_before,
)
from claims.extract.attributions.units import Unit
from claims.extract.attributions.words import WRITTEN


def source_phrase(unit: Unit, at: int) -> Items | None:
    """The items of "according to", "según", "a juicio de" … about item ``at``; else None."""
    befores, afters = PHRASES[unit.low[at]]
    end = at + 1
    if afters:
        if end >= len(unit) or unit.low[end] not in afters:
            return None
        end += 1
    for before in befores:
        first = at - len(before)
        if end < len(unit) and first >= 0 and tuple(unit.low[first:at]) == before:
            return (first, end)
    return None


def from_according(unit: Unit, cue: Items) -> Draft | None:
    """ "according to X, …" and "…, according to X"; in Spanish also "según dijo X"."""
    first, end = cue
    if unit.low[first] == "según" and unit.tags[end] == "v":
        end += 1
    source = subject_after(unit, end)
    if source is None:
        return None
    opens = first == 0 or unit.tags[first - 1] in "c"
    if opens:
        source = (source[0], _fronted_end(unit, source[1]))
    draft = Draft(unit, (first, end), source, lemma="according to")
    end = source[1]
    if opens and end < len(unit) and unit.tags[end] == ",":
        stop = content_end(unit, end + 1)
        draft.after = (end + 1, stop) if stop > end + 1 else None
        return draft
    draft.before = left_of(unit, first)
    if end < len(unit) and unit.tags[end] == ",":
        draft.after = resumed(unit, end + 1)
    return draft


def _fronted_end(unit: Unit, end: int) -> int:
    """The comma that a fronted source ends at, where nothing but more of its phrase is between."""
    comma = next((i for i in range(end, min(len(unit), end + 12)) if unit.tags[i] == ","), end)
    return comma if all(tag in "pdnX#cgteivqk" for tag in unit.tags[end:comma]) else end


def from_noun(unit: Unit, at: int) -> Draft | None:
    """ "Smith's claim that …", "his call for …"."""
    after = unit.grammar.nouns[unit.low[at]]
    if at + 2 >= len(unit) or unit.low[at + 1] not in after:
        return None
    if unit.grammar.language == "es" and unit.low[at + 1] in ("de", "del"):
        owned = _from_owned(unit, at)
        if owned is not None:
            return owned
    opener = unit.low[at + 1]
    owner = _owner(unit, at)
    if owner is None and opener not in ("that", "que"):
        return None
    start = at + 1 if opener in ("that", "to", "whether", "que") else at + 2
    if opener == "to" and unit.tags[at + 2] != "f":
        start = at + 2
    end = content_end(unit, start)
    if owner is not None and opener in ("that", "que"):
        end = _before_main_verb(unit, start, end, owner[0])
    if opener in ("of", "about", "for", "on", "over", "in", "de"):
        verb = next((i for i in range(start + 1, end) if unit.tags[i] in "vmawhQ"), end)
        end = verb if unit.tags[min(verb, len(unit) - 1)] in "vma" else end
    if end <= start:
        return None
    first = owner[1] if owner else at
    owner = owner or _whose_object(unit, at)
    draft = Draft(unit, (first, at + 1), owner, after=(start, end), lemma=unit.low[at], noun=True)
    draft.negated = unit.low[at].rstrip("s") in unit.grammar.negative
    return draft


def _from_owned(unit: Unit, at: int) -> Draft | None:
    """ "la afirmación de X de que …", "la promesa de X de reparar …": X says it."""
    end = phrase_end(unit, at + 2)
    if end == at + 2 or end + 1 >= len(unit) or unit.low[end] != "de":
        return None
    if unit.low[end + 1] != "que" and unit.tags[end + 1] != "f":
        return None
    start = end + 1
    stop = _before_main_verb(unit, start, content_end(unit, start), at)
    draft = Draft(unit, (at, at + 1), (at + 2, end), after=(start, stop), noun=True)
    draft.lemma = unit.low[at]
    return draft


def _whose_object(unit: Unit, at: int) -> Items | None:
    """Who makes a claim that is named without an owner: "X repeated the claim that …"."""
    i = at - 1
    while i >= 0 and unit.tags[i] in "dn#k":
        i -= 1
    return clause_subject(unit, at) if i > 0 and unit.tags[i] in "vp" else None


def _before_main_verb(unit: Unit, start: int, end: int, owner: int) -> int:
    """Where a that-clause ends that is part of the subject: "his claim that it is safe | was …"."""
    if any(tag in "vma" for tag in unit.tags[:owner]):
        return end
    seen = False
    for i in range(start + 1, end):
        tag = unit.tags[i]
        if tag in "csw,h":
            return end
        if tag in "vma":
            if seen and unit.tags[i - 1] not in "makzt":
                return i
            seen = True
    return end


def from_colon(unit: Unit) -> Draft | None:
    """ "Smith: …", as headlines and transcripts write it."""
    if ":" not in unit.tags[:9]:
        return None
    at = unit.tags.index(":")
    if at < 1 or at + 1 >= len(unit):
        return None
    quoted = unit.tags[at + 1] == "Q" and all(tag in "Xgndp#()," for tag in unit.tags[:at])
    named = at + 2 < len(unit) and at < 5 and all(tag in "Xg" for tag in unit.tags[:at])
    written = at == 1 and unit.low[0] in WRITTEN
    named = named and (unit.shouted or (unit.headline and has_finite(unit, at + 1)))
    if not quoted and not named and not written:
        return None
    end = content_end(unit, at + 1)
    return (
        Draft(unit, (at, at + 1), (0, at), after=(at + 1, end), lemma=":") if end > at + 1 else None
    )


def from_bare_verb(unit: Unit) -> Draft | None:
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
    source = subject_before(unit, group_start(unit, verb)) if verb > 0 else None
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
    if unit.low[i] in ("his", "her", "their", "its", "my", "our", "your", "su", "sus"):
        return (i, i + 1)
    return None
