"""Verb cues: which kind one is, and the plain and the inverted ones with their content."""

from __future__ import annotations

from claims.extract.attributions.asides import (
    behind,
    beyond,
    is_likened,
    is_object_clause,
    likened,
    relative,
    stands_after,
    widened,
)
from claims.extract.attributions.clauses import (
    content_after,
    content_end,
    has_finite,
    skip_adjuncts,
)
from claims.extract.attributions.draft import (
    Draft,
    group_start,
    left_of,
    resumed,
    with_content,
)
from claims.extract.attributions.lexicon import Verb
from claims.extract.attributions.nonfinite import infinitive, participle, passive
from claims.extract.attributions.phrases import phrase_end, subject_after, subject_before
from claims.extract.attributions.units import Unit
from claims.extract.attributions.words import WRITTEN
from claims.vocabulary import vocabulary

IMPRESSIONS = vocabulary("seem appear")
NAMING = vocabulary("call describe dub know label nickname style")
_MODALS = vocabulary("would will could can may might must shall should had have has were are")


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
    if group and unit.low[group - 1] == "según":
        return None  # "según dijo X" is read as one cue
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
        return passive(draft, at, verb)
    if unit.tags[at] == "i" and not any(unit.tags[i] in "av" for i in range(group, at)):
        return participle(draft, at, verb, drafts)
    if unit.tags[at] == "f" and unit.tags[group] == "t":
        return infinitive(draft, at, verb)
    if _is_inverted(unit, group, at, verb, follows_quote):
        return _inverted(draft, at, follows_quote)
    return _plain(draft, at, verb, drafts, follows_quote)


def _announces(unit: Unit, at: int) -> bool:
    """Whether the verb opens its sentence before its subject: 'Said Quill: "…"'."""
    first = at == 0 or (at == 1 and unit.tags[0] in "ck")
    return (
        first and unit.low[at] in ("said", "says", "added", "wrote", "asked") and "Q" in unit.tags
    )


def _announced(draft: Draft, at: int) -> bool:
    """Whether a quote follows the subject behind the verb; the draft is given both."""
    unit = draft.unit
    source = subject_after(unit, at + 1)
    start = skip_adjuncts(unit, source[1]) if source else len(unit.tags)
    if start + 1 >= len(unit.tags) or unit.tags[start] not in ",:" or unit.tags[start + 1] != "Q":
        return False
    draft.source = source
    draft.after = (start + 1, content_end(unit, start + 1))
    return True


def _takes_lives(unit: Unit, at: int) -> bool:
    """Whether nobody speaks: "the flood claimed 12 lives", not "claimed 12 lives were lost"."""
    for index in range(at + 1, min(at + 8, len(unit.tags))):
        if unit.low[index] in ("lives", "life", "victims"):
            ends = index + 1 == len(unit.tags)
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
        follows = unit.tags[at + 1] if at + 1 < len(unit.tags) else ""
        return follows not in "dnXr#" or subject_before(unit, group) is None
    return at == 0 or unit.low[at - 1] in ("when", "if")


def _asked(draft: Draft, at: int, verb: Verb) -> Draft | None:
    """What somebody was asked; between commas it ends with the second."""
    unit = draft.unit
    start = content_after(unit, at + 1, verb)
    by = at + 1 < len(unit.tags) and unit.low[at + 1] == "by"
    if by:
        draft.source = subject_after(unit, at + 2)
        start = content_after(unit, draft.source[1] if draft.source else at + 1, verb)
    if start < 0 or with_content(draft, start, verb) is None:
        return None
    if at and unit.low[at - 1] == "," and "," in unit.tags[start + 1 :]:
        comma = unit.tags.index(",", start + 1)
        draft.after = (start, min(comma, draft.after[1] if draft.after else comma))
    return draft


def _is_nickname(unit: Unit, at: int, group: int) -> bool:
    """Whether the verb only says what somebody goes by: "JCP, as many call him, …"."""
    after = unit.tags[at + 1] if at + 1 < len(unit.tags) else ""
    closed = at + 2 >= len(unit.tags) or unit.tags[at + 2] in ",.;)-"
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
        or at + 1 >= len(unit.tags)
        or unit.tags[at + 1] not in "Xdnr#"
    ):
        return False
    if group == 0:
        return follows_quote
    if unit.tags[group - 1] == "," and unit.tags[group - 2] not in "Qq":
        # "…, said he had gone": what follows is the content, with a verb of its own.
        end = phrase_end(unit, at + 1)
        if unit.grammar.language == "en" and end < len(unit.tags) and unit.tags[end] in "vma":
            return False
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
    nxt = skip_adjuncts(unit, end + 1 if end < len(unit.tags) and unit.tags[end] == "," else end)
    if nxt < len(unit.tags) and unit.tags[nxt] in ",:" and nxt + 1 < len(unit.tags):
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
            group == 0 or unit.tags[group - 1] in ",Qqckp-" or unit.low[group - 1] == "como"
        )
        if not draft.dropped and (group == 0 or unit.tags[group - 1] not in "cvnXo),qQ"):
            return None
        if draft.dropped and _is_followed(draft, at, verb):
            return draft
        draft.shared = group > 0 and not (draft.dropped and unit.tags[group - 1] in ",Qq-")
    if draft.source is not None:
        draft.source = (widened(unit, draft.source[0]), draft.source[1])
    opens = draft.source[0] if draft.source else group
    if verb.lemma in IMPRESSIONS:
        # How a thing seems is the writer's impression, and no statement of the thing's.
        draft.source, draft.shared = None, False
    start = content_after(unit, at + 1, verb)
    speaks = verb.takes("S") or verb.takes("Q") or verb.lemma in ("show", "find")
    speaks = speaks and (draft.source is not None or draft.dropped)
    if start >= 0 and draft.source and unit.tags[draft.source[0]] == "w":
        speaks = False  # "…, who said": what stands before is of somebody, not by them
    if speaks and is_likened(unit, opens):
        aside = likened(draft, opens, beyond(unit, at, verb))
        if aside is not None:
            return aside
    if (
        speaks
        and stands_after(unit, opens, follows_quote)
        and behind(draft, at, opens, start, verb)
    ):
        return draft
    if start < 0 and verb.lemma in ("show", "find") and draft.source and _is_written(draft):
        start = at + 1 if at + 1 < len(unit.tags) and unit.tags[at + 1] in "dnX#r" else start
    if speaks and is_object_clause(unit, at, opens):
        return relative(draft, at + 1, opens)
    if start < 0:
        return None
    return with_content(draft, start, verb)


def _is_followed(draft: Draft, at: int, verb: Verb) -> bool:
    """Whether the Spanish subject stands behind its verb, before its clause or after "como".

    "Dijo Elena que …" and "Como advirtió Elena, …"; the draft is given source and content.
    """
    unit, group = draft.unit, draft.cue[0]
    end = phrase_end(unit, at + 1)
    if end == at + 1 or unit.tags[at + 1] not in "dXr" or not verb.takes("S"):
        return False
    source = (at + 1, end)
    if is_likened(unit, group):
        draft.source = source
        return likened(draft, group, end) is not None
    if end >= len(unit.tags) or unit.low[end] != "que" or group > 0:
        return False
    draft.source = source
    draft.after = (end, content_end(unit, end))
    return True


def _is_written(draft: Draft) -> bool:
    """Whether the source is a poll, a report or their like."""
    first, last = draft.source or (0, 0)
    return any(word in WRITTEN for word in draft.unit.low[first:last])
