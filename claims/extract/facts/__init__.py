"""Claims of fact: the sentences that deserve checking though no figure and no speaker is in them.

Two things make one. A sentence that by itself deserves checking is one wherever it stands: it is
what another document's statement is found by. In a text to be checked, so is every sentence with an
*element* that a checker ticks (:mod:`claims.extract.facts.elements`); where a figure's or a
speaker's claim holds the element already, its reasons name it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.extract.facts.elements import Element, Kind, find_elements
from claims.extract.facts.weekdays import misfits
from claims.extract.gazetteer import in_lower_case
from claims.extract.scope import Setting
from claims.model import Claim, ClaimKind, Person, Quantity, Sentence, Span

__all__ = ["Facts", "with_facts"]

# A stretch beside a sentence's other claims is a claim of its own from so many words on.
_STRETCH = 6
_WORD = re.compile(r"[^\W_]+")
# What joins a stretch to the claims around it: marks, and a connective left hanging.
_EDGES = re.compile(
    r"\A[\s,;:.–—-]+|[\s,;:–—-]+\Z|\A(?:and|but|while|y|pero|mientras)\s+|"
    r"(?:[\s,;:–—-]+(?:and|but|while|as|y|pero|mientras))[\s,;:–—-]*\Z"
)
# What a claim's facets show already is not named again among its reasons.
_SHOWN = frozenset({Kind.PLACE})
# Sentences that state nothing, whatever they name.
_NO_STATEMENT = frozenset({"question", "courtesy"})


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the claims of fact of one text are read from, sentence by sentence."""

    text: str
    sentences: tuple[Sentence, ...]
    settings: tuple[Setting, ...]
    quantities: tuple[tuple[Quantity, ...], ...]
    people: tuple[Person, ...]
    published: date | None
    threshold: float
    """From which worthiness on a sentence without figure and speaker is a claim of its own."""
    ticking: bool
    """Whether every element is a claim too."""


def with_facts(facts: Facts, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """``claims`` and the claims of fact of the same text, by where they begin.

    Days of the week that do not fit their date become notes, whatever the claim is.
    """
    held = _by_sentence(facts.sentences, claims)
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    notes: defaultdict[int, list[str]] = defaultdict(list)
    found: list[Claim] = []
    for index, elements in enumerate(_elements(facts)):
        within = facts.sentences[index].span
        mine = [(number, claims[number].span) for number in held[index]]
        own = list(_own(facts, index, elements, [span for _, span in mine]))
        for element in elements:
            if mine and element.kind not in _SHOWN and not _holds(own, element.span):
                reasons[_nearest(element.span, mine)].append(element.reason(facts.text))
        if not facts.settings[index].periods and not facts.quantities[index]:
            found.extend(own)
            continue
        for finding in misfits(facts.text, within, facts.quantities[index], facts.published):
            own, taken = _noted(own, finding.spans[0], finding.words)
            if mine and not taken:
                notes[_nearest(finding.spans[0], mine)].append(finding.words)
        found.extend(own)
    told = (_told(claim, reasons[index], notes[index]) for index, claim in enumerate(claims))
    return tuple(sorted((*told, *found), key=lambda claim: claim.span))


def _by_sentence(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> list[list[int]]:
    """For each sentence, the claims that a part of it belongs to."""
    held: list[list[int]] = [[] for _ in sentences]
    starts = [sentence.span.start for sentence in sentences]
    for number, claim in enumerate(claims):
        first = max(0, bisect_right(starts, claim.span.start) - 1)
        for index in range(first, bisect_left(starts, claim.span.end)):
            held[index].append(number)
    return held


def _elements(facts: Facts) -> Iterator[list[Element]]:
    """For each sentence its elements; none where none are to be ticked."""
    titles = _titles(facts.sentences, facts.people) if facts.ticking else {}
    for index, sentence in enumerate(facts.sentences):
        if facts.ticking and _NO_STATEMENT.isdisjoint(sentence.reasons):
            setting = facts.settings[index]
            yield find_elements(facts.text, sentence.span, setting, titles.get(index, ()))
        else:
            yield []


def _titles(sentences: Sequence[Sentence], people: Iterable[Person]) -> dict[int, dict[str, None]]:
    """For each sentence that names somebody with a title, their titles."""
    starts = [sentence.span.start for sentence in sentences]
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for person in people:
        roles = [in_lower_case(role) for role in person.roles]
        for mention in person.mentions if roles else ():
            index = max(0, bisect_right(starts, mention.start) - 1)
            found[index].update(dict.fromkeys(roles))
    return found


def _own(
    facts: Facts, index: int, elements: Sequence[Element], taken: Sequence[Span]
) -> Iterator[Claim]:
    """The claims of fact of one sentence: the whole of it, or what its other claims leave."""
    sentence = facts.sentences[index]
    if not taken:
        if elements or sentence.worthiness >= facts.threshold:
            yield _claim(facts.text, sentence, sentence.span, elements)
        return
    for stretch in _left(facts.text, sentence.span, taken) if elements else ():
        held = [element for element in elements if stretch.covers(element.span)]
        if held and len(_WORD.findall(facts.text, stretch.start, stretch.end)) >= _STRETCH:
            yield _claim(facts.text, sentence, stretch, held)


def _left(text: str, within: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a sentence that none of ``taken`` holds, trimmed."""
    start = within.start
    for span in sorted((*taken, Span(within.end, within.end))):
        end = min(span.start, within.end)
        if start < end:
            words = text[start:end]
            trimmed = _EDGES.sub("", words)
            if trimmed:
                at = start + words.index(trimmed)
                yield Span(at, at + len(trimmed))
        start = max(start, span.end)


def _claim(text: str, sentence: Sentence, span: Span, elements: Sequence[Element]) -> Claim:
    named = dict.fromkeys(element.reason(text) for element in elements)
    return Claim(
        span=span,
        text=span.of(text),
        kinds=(ClaimKind.FACT,),
        worthiness=sentence.worthiness,
        reasons=(*named, *sentence.reasons),
    )


def _holds(claims: Iterable[Claim], span: Span) -> bool:
    return any(claim.span.covers(span) for claim in claims)


def _noted(own: list[Claim], span: Span, words: str) -> tuple[list[Claim], bool]:
    """The claims of fact with a note on the one that holds ``span``, and whether one does."""
    holds = [claim.span.covers(span) for claim in own]
    noted = [
        replace(claim, notes=(*claim.notes, words)) if held else claim
        for claim, held in zip(own, holds, strict=True)
    ]
    return noted, any(holds)


def _nearest(span: Span, claims: Sequence[tuple[int, Span]]) -> int:
    """Which of the claims of a sentence holds words, or else stands nearest to them."""
    return min(
        claims, key=lambda it: (max(it[1].start - span.start, span.end - it[1].end, 0), it[0])
    )[0]


def _told(claim: Claim, reasons: Sequence[str], notes: Sequence[str]) -> Claim:
    if not reasons and not notes:
        return claim
    return replace(
        claim,
        reasons=tuple(dict.fromkeys((*claim.reasons, *reasons))),
        notes=tuple(dict.fromkeys((*claim.notes, *notes))),
    )
