"""What a figure counts, read from its subject, its unit and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis import stem
from claims.folding import Word, fold, words
from claims.match.lexicon import (
    ANYBODY,
    CAUSE,
    EXCEPT,
    LIVES_LOST,
    MAINLY,
    OUT_OF,
    PART_OF,
    PERSONS,
    SAME_NOUN,
    TELLING,
    TELLING_OF_THINGS,
    WHOLE,
    event_names,
    event_of,
    is_empty,
)
from claims.match.things import Context, Thing
from claims.model import Dimension, Quantity, Scope
from claims.numerals import SCALES, UNITS
from claims.phrases import phrase
from claims.vocabulary import vocabulary

# A head noun stands before the first of these: "deaths of young people", "homes without power".
_AFTER_HEAD = vocabulary(
    "of from in by at for with without among involving caused due who that which on to de por con"
)
_COUNTERS = re.compile(
    r"^(?:the\s+)?(?:total\s+)?(?:number|total|amount|share|rate|percentage|proportion|count)s?\s+of\s+",
    re.IGNORECASE,
)
_MEASURES = (Dimension.PHYSICAL, Dimension.DURATION, Dimension.MONEY)
_CAUSE_WORDS = 4
# Digits that are no year.
_FIGURE = re.compile(r"(?<![\d,.])(?!(?:1[5-9]|20)\d\d(?![\d,]))\d[\d,.]*")
_NEXT = re.compile(_FIGURE.pattern + r"|[.;](?:\s|$)")
_LISTED = re.compile(r"[^,.;:()]*")


def thing_of(quantity: Quantity, scope: Scope, context: Context) -> Thing:
    """What a figure counts, from its subject, its unit and the words around it."""
    counted = _counted(quantity, scope)
    around = _clause_after(context)
    before = _since_last_figure(context.before)
    defining, telling = _parted(_plain(counted))
    head, kinds = _head_and_kinds(defining, scope)
    unit_head = _unit_head(quantity, scope)
    if unit_head and unit_head not in PERSONS and unit_head != head:
        # What is counted stands in the unit; the subject says which of it.
        head, kinds = unit_head, (kinds | {head}) - {"", unit_head}
    elif not event_names(head):
        head, kinds = _of_people(unit_head, head, kinds, telling, context, scope)
    held = _held(counted)
    name = " ".join(counted.split()) or phrase("what is counted")
    if not held and (held := _held(around)):
        # The subject is inherited ("of the deaths, 73,838 involved …"): the clause names the kind.
        lead = around[: _marker(around)]
        if own := _kinds(list(words(_plain(lead)))[:_CAUSE_WORDS], scope, head):
            kinds |= own
            name = " ".join(CAUSE.sub("", around, count=1).strip(" ,").split())
    if quantity.dimension is Dimension.AGE:
        # Whose age it is stands in names, which the words around tell apart better.
        head = ""
    return Thing(
        head=head,
        kinds=kinds - held,
        told=_kinds(list(words(telling)), scope, head) - kinds - held,
        holds=held,
        whole=_is_whole(f"{counted} {around}"),
        around=frozenset(_stems(f"{before} {around}")),
        part=_is_part(quantity, before, context.after),
        name=name,
    )


def _of_people(
    unit_head: str, head: str, kinds: frozenset[str], telling: str, context: Context, scope: Scope
) -> tuple[str, frozenset[str]]:
    """People, or a figure without a noun, by what became of them; else by who they are."""
    if unit_head and head != unit_head:
        # "People taken to hospitals": the noun stands in the unit, what follows tells of it.
        head, kinds = unit_head, (kinds | {head}) - {"", unit_head}
    told = _event_in(telling)
    if told and unit_head in PERSONS:
        return told, (kinds | {head}) - ANYBODY - {told}
    if unit_head and unit_head not in PERSONS:
        return head, kinds
    return _with_event(head, kinds, context, scope)


def _is_part(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a count is told as a part: "of them, 12 …", "12 of the miners"."""
    if quantity.dimension is not Dimension.COUNT:
        return False
    # "Of those 36 bodies" names the whole; "of them, 12" and "of which 12" a part.
    told = any(
        before[found.end() :].strip() or not found.group().lower().endswith(("those", "these"))
        for found in PART_OF.finditer(before)
    )
    return told or bool(OUT_OF.match(f"{quantity.text}{after}"))


def _counted(quantity: Quantity, scope: Scope) -> str:
    """The words that say what is counted: the subject, unless it is of something else."""
    unit = _unit(quantity)
    if scope.subject and quantity.dimension in _MEASURES:
        # A measure's own unit is not what is measured.
        own = {word.folded for word in words(quantity.text)}
        return " ".join(word for word in scope.subject.split() if fold(word) not in own)
    if not scope.subject or not unit:
        return scope.subject or unit
    unit_head = _unit_head(quantity, scope)
    subject_head, kinds = _head_and_kinds(_plain(scope.subject), scope)
    named = unit_head in PERSONS or unit_head in {subject_head, *kinds}
    return scope.subject if named or not unit_head else unit


def _unit(quantity: Quantity) -> str:
    return quantity.unit or "" if quantity.dimension is Dimension.COUNT else ""


def _unit_head(quantity: Quantity, scope: Scope) -> str:
    """The head of a counted unit; a word that says little elsewhere is a thing when counted."""
    unit = _unit(quantity)
    head, _ = _head_and_kinds(unit, scope)
    last = [word.folded for word in words(unit)][-1:]
    return head or (_stem(last[0]) if last and not _counts(last[0]) else "")


def _plain(subject: str) -> str:
    """A subject without what it excludes and what it only holds."""
    for cut in (MAINLY, EXCEPT):
        found = cut.search(subject)
        while found:
            after = _LISTED.match(subject, found.end())
            end = after.end() if after else found.end()
            subject = f"{subject[: found.start()]} {subject[end:]}"
            found = cut.search(subject)
    return _COUNTERS.sub("", subject.strip())


def _parted(subject: str) -> tuple[str, str]:
    """A subject's defining words, and those that only tell something of it."""
    marker = TELLING if _event_in(subject) else TELLING_OF_THINGS
    found = marker.search(subject, 1)
    return (subject[: found.start()], subject[found.end() :]) if found else (subject, "")


def _head_and_kinds(subject: str, scope: Scope) -> tuple[str, frozenset[str]]:
    listed = list(words(subject))
    for word in listed:
        event = _event(word)
        if event:
            return event, _kinds(listed, scope, event)
    head = ""
    for word in listed:
        if word.folded in _AFTER_HEAD and head:
            break
        stemmed = _stem(word.folded)
        if not is_empty(word.folded, stemmed) and not _counts(word.folded):
            head = stemmed
    return head, _kinds(listed, scope, head)


def _counts(word: str) -> bool:
    return word in UNITS or word in SCALES


def _event(word: Word) -> str:
    return next((event for part in word.folded.split("-") if (event := event_of(part))), "")


def _kinds(listed: list[Word], scope: Scope, head: str) -> frozenset[str]:
    """The stems that say which kind, without the head, the place and the people."""
    aside = set(_stems(" ".join(scope.place))) | set(_stems(scope.population or ""))
    found = {
        stemmed
        for word in listed
        for part in word.folded.split("-")
        if not part[:1].isdigit() and not is_empty(part, stemmed := _stem(part))
        if not event_of(part) and stemmed not in ANYBODY and not _counts(part)
    }
    return frozenset(found - aside - {head})


def _with_event(
    head: str, kinds: frozenset[str], context: Context, scope: Scope
) -> tuple[str, frozenset[str]]:
    """People are counted by what became of them: "100,000 young people die" counts deaths."""
    for part in (_clause_after(context), context.before):
        event = _event_in(part)
        if event and event != head:
            own = frozenset({head}) - ANYBODY - frozenset(_stems(scope.population or ""))
            cause = CAUSE.search(part) if part is not context.before else None
            named = _LISTED.match(part, cause.end()) if cause else None
            listed = list(words(named.group()))[:_CAUSE_WORDS] if named else []
            return event, (kinds | own | _kinds(listed, scope, event)) - {"", event}
    return head, kinds


def _event_in(text: str) -> str:
    if LIVES_LOST.search(text):
        return "death"
    return next((event for word in words(text) if (event := _event(word))), "")


def _stem(word: str) -> str:
    stemmed = stem(word)
    return SAME_NOUN.get(stemmed, stemmed)


def _stems(text: str) -> Iterator[str]:
    return (_stem(part) for word in words(text) for part in word.folded.split("-"))


def _held(text: str) -> frozenset[str]:
    """The stems that follow "primarily", "including" and their like."""
    found = MAINLY.search(text)
    if not found:
        return frozenset()
    listed = _LISTED.match(text, found.end())
    return frozenset(
        stemmed
        for word in words(listed.group() if listed else "")
        if not is_empty(word.folded, stemmed := _stem(word.folded)) and not event_of(word.folded)
    )


def _marker(text: str) -> int:
    """Where "primarily" or its like stands; the end where it does not."""
    found = MAINLY.search(text)
    return found.start() if found else len(text)


def _is_whole(text: str) -> bool:
    for found in WHOLE.finditer(text):
        noun = fold(found["thing"] or "")
        stemmed = _stem(noun)
        if not noun or not (is_empty(noun, stemmed) or stemmed in PERSONS):
            return True
    return False


def _clause_after(context: Context) -> str:
    """The words after a figure up to the next figure or the end of its sentence."""
    found = _NEXT.search(context.after)
    return context.after[: found.start()] if found else context.after


def _since_last_figure(before: str) -> str:
    last = max((found.end() for found in _FIGURE.finditer(before)), default=0)
    return before[last:]
