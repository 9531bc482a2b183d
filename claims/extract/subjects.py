"""What a figure counts, with its qualifiers: "deaths caused by fentanyl", "spending on schools".

A clause is read as words with their parts (:mod:`claims.extract.wording`); places, periods and
rates are passed over. In order: the words counted after the figure with the verb and the cause
before it, the subject of the verb before it, and what the clause before was about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extract.events import (
    CAUSING,
    EVENT_NOUNS,
    EVENTS,
    LIVES,
    TAKING,
    cause_of,
    deaths,
    event_of,
    is_people,
    lost_lives,
    taking_lives,
    whose,
)
from claims.extract.gazetteer import in_lower_case
from claims.extract.phrases import (
    BE,
    MOSTLY,
    before_verbs,
    is_participle,
    joined,
    kept,
    noun_phrase,
    nouns,
    phrase,
    qualifiers,
)
from claims.extract.wording import Part, Token, is_verbal
from claims.model import Dimension, Quantity, Scope, Span
from claims.vocabulary import vocabulary

LONGEST = 14
"""Words after which a subject is cut."""

_FUNDS = {
    **dict.fromkeys(("spend", "spends", "spent"), "spending"),
    **dict.fromkeys(("gasta", "gastan", "gastó", "gastaron", "gastará"), "gasto"),
    **dict.fromkeys(("invest", "invests", "invested"), "investment"),
    **dict.fromkeys(("invierte", "invierten", "invirtió", "invertirá"), "inversión"),
    **dict.fromkeys(("cost", "costs", "costing"), "cost"),
    **dict.fromkeys(("cuesta", "cuestan", "costó", "costaron", "costará"), "costo"),
    **dict.fromkeys(("lose", "loses", "lost"), "losses"),
    **dict.fromkeys(("earn", "earns", "earned"), "earnings"),
    **dict.fromkeys(("raise", "raised", "raises"), "funds raised"),
    **dict.fromkeys(("save", "saves", "saved"), "savings"),
    **dict.fromkeys(("pay", "pays", "paid"), "payment"),
    **dict.fromkeys(("allocate", "allocates", "allocated", "sets", "set", "pledged"), "funds"),
}
# What was done to the things counted after an active verb: "jobs lost", "cars stolen".
_DONE = {
    "took": "taken", "stole": "stolen", "lost": "lost", "loses": "lost", "lose": "lost",
    "gave": "given", "given": "given", "built": "built", "sold": "sold", "bought": "bought",
    "made": "made", "sent": "sent", "won": "won", "cut": "cut", "wrote": "written",
}  # fmt: skip
_NOT_DONE = vocabulary(
    "recorded reported registered counted totaled totalled reached exceeded included involved",
    "needed saw confirmed estimated averaged received contained remained topped surpassed dropped",
    "increased decreased jumped climbed declined lasted followed listed noted cited showed",
)
_PERSONS = re.compile(r"(?:people|men|women|children|\w+(?:ers|ors|ists|ants|ents|ians|ees|ies))$")
_MEASURES = vocabulary(
    "increase decrease rise drop decline jump gain aumento alza baja caída",
    "number total amount sum count rate figure share proportion percentage toll average",
    "número cifra cantidad monto tasa proporción porcentaje promedio",
)
_OF_THEM = re.compile(
    r"\s*(?:of|de)\s+(?:which|whom|them|those|these|(?:l[ao]s\s+)?cuales|ell[ao]s|est[ao]s)\b",
    re.IGNORECASE,
)
_COUNTABLE = (Dimension.COUNT, Dimension.PERCENT, Dimension.RATIO, Dimension.MONEY)
_GERUNDS = {
    "involved": "involving", "involve": "involving", "included": "including",
    "include": "including", "concerned": "concerning", "affected": "affecting",
}  # fmt: skip
_SPANISH_VERBS = vocabulary(
    "viven vive trabajan trabaja buscan busca reciben sufren padecen usan tienen tiene votan",
    "quieren está están son tiene hay",
)
_SPEAKERS = vocabulary("i we he she you yo nosotros él ella usted ustedes")
_DIGIT = re.compile(r"\d")
# Verbs of what somebody does to a thing that has a size: "raised its offer to $3 million".
_CHANGING = vocabulary(
    "raise raised raises cut cuts lift lifted lifts lower lowered lowers reduce reduced reduces",
    "boost boosted boosts slash slashed increase increased increases bring brought double doubled",
    "elevó elevaron redujo redujeron bajó bajaron subió subieron aumentó aumentaron",
)
_RAISING = vocabulary("raise raised raises")
_FORECASTERS = vocabulary("economists analysts experts forecasters pollsters investors officials")
_EXPECTED = vocabulary("expected predicted forecast projected anticipated estimated hoped")
# What is measured and not moved: "weighed 12 pounds" is of the thing that weighs.
_MEASURED = vocabulary("weighed measured covered spanned stretched towered averaged lifted")
_MEASURING = ("by", "worth", "of", "de")
_WITHOUT_OBJECT = (Part.AUXILIARY, Part.ADVERB)


@dataclass(frozen=True, slots=True)
class Subject:
    """The counted thing, and where it was read: "clause", "sentence" or "quantity"."""

    words: str
    origin: str


@dataclass(frozen=True, slots=True)
class Known:
    """What came before a clause: what was spoken of, the noun counted last, and its scope."""

    about: str | None = None
    noun: str | None = None
    scope: Scope | None = None


def find_subject(
    text: str,
    sentence: Sequence[Token],
    clause: Span,
    quantity: Quantity,
    passed: Sequence[Span],
    known: Known,
) -> Subject | None:
    """The thing counted by ``quantity``, a figure of ``clause`` in a sentence of tokens.

    ``passed`` are the spans that say when, where and who: they are read over. ``known`` stands in
    for "they", for "of which" and for a noun left out.
    """
    numeral = _numeral(text, quantity)
    before = kept(sentence, Span(clause.start, max(clause.start, numeral.start)), passed)
    while before and before[-1].span.start >= quantity.span.start and not is_verbal(before[-1]):
        before.pop()
    after = kept(sentence, Span(min(numeral.end, clause.end), clause.end), passed)
    part = _part_of_known(text, clause, numeral, after, known)
    if part:
        return Subject(_cut(part), "sentence")
    found = _counted_things(quantity, before, after) or _of_the_verb(before)
    if found and not (found.lower() in _MEASURES and known.about):
        return Subject(_cut(found), "clause")
    if known.noun and after and is_verbal(after[0]) and quantity.dimension is Dimension.COUNT:
        return Subject(_cut(f"{known.noun} {_predicate(after)}"), "sentence")
    if known.about and not any(token.word in _SPEAKERS for token in before):
        return Subject(known.about, "sentence")
    unit = quantity.unit if quantity.dimension is Dimension.COUNT else None
    return Subject(unit, "quantity") if unit else None


def main_subject(sentence: Sequence[Token], clause: Span, passed: Sequence[Span]) -> str | None:
    """What a clause without figures is about: the words before its first verb."""
    left = kept(sentence, clause, passed)
    for index, token in enumerate(left):
        if is_verbal(token) and index and not is_participle(left, index):
            return noun_phrase(left[:index], acts=True)
    return noun_phrase(left)


def _cut(words: str) -> str:
    return " ".join(words.split()[:LONGEST])


def _numeral(text: str, quantity: Quantity) -> Span:
    """The figure without the noun that its span may close with, and the words before its digits."""
    words = in_lower_case(quantity.span.of(text))
    unit = in_lower_case(quantity.unit or "")
    digit = _DIGIT.search(words)
    first = digit.start() if digit else 0
    named = quantity.dimension in (Dimension.COUNT, Dimension.RATIO) and unit
    at = words.rfind(unit) if named else -1
    end = quantity.span.start + at if at > first else quantity.span.end
    return Span(quantity.span.start + first, end)


def _part_of_known(
    text: str, clause: Span, numeral: Span, after: list[Token], known: Known
) -> str | None:
    """ "of which 40 involved guns", "40 of them were armed": a part of what was spoken of."""
    if known.about is None:
        return None
    if _OF_THEM.match(text, clause.start, clause.end):
        return joined([known.about, _predicate(after)])
    if _OF_THEM.match(text, numeral.end, clause.end):
        return joined([known.about, _predicate(after[2:])])
    return None


def _counted_things(quantity: Quantity, before: list[Token], after: list[Token]) -> str | None:
    """What stands after the figure, with what was done to it or what caused it."""
    if quantity.dimension is Dimension.MONEY:
        funds = _funds(before, after)
        if funds:
            return funds
    taken = taking_lives(before)
    verb = _verb_before(before[:taken])
    if quantity.dimension is Dimension.PHYSICAL:
        if "-" in quantity.text and after and after[0].part is Part.NOUN:
            return phrase(nouns(after, 0)[0])  # "a 40-pound cod"
        if not after or after[0].word not in ("of", "de"):
            done = _done(verb.word) if verb else ""
            return f"{quantity.text.split()[-1]} {done}" if done else None
    elif quantity.dimension not in _COUNTABLE or (
        quantity.dimension is Dimension.PERCENT and verb and verb.word in BE
    ):
        return None
    found = _counted(after, verb, lost_lives(before, taken, verb))
    if not found:
        return None
    cause = cause_of(before[:taken])
    if cause and found.split()[0] in EVENT_NOUNS:
        return f"{found} {'por' if found.startswith('muertes') else 'from'} {cause}"
    return found


def _verb_before(before: list[Token]) -> Token | None:
    """The verb that the figure is the object of."""
    for token in reversed(before):
        if is_verbal(token):
            return token
        if token.part not in (Part.DETERMINER, Part.ADVERB):
            return None
    return None


def _counted(after: list[Token], verb: Token | None, lost: str) -> str | None:
    """The noun after a figure with what qualifies it: "deaths of miners", "homes destroyed"."""
    at = 0
    while at < len(after) and (
        after[at].part in (Part.DETERMINER, Part.ADVERB)
        or after[at].word in ("of", "de")
        or (at and after[at].part is Part.NUMBER)  # "12 of its 60 jobs"
    ):
        at += 1
    if _is_forecast(after, at):
        return None
    head, at = nouns(after, at)
    event = event_of(after, at, head)
    if event:
        return event
    done = verb.word if verb else ""
    if not head and at < len(after) and after[at].word in LIVES and done in TAKING:
        return deaths(after[at])
    if not head:
        return lost or EVENTS.get(done)
    if head[-1].word in EVENTS:  # "left 19 miners dead"
        noun = EVENTS[head[-1].word]
        return joined([noun, *whose(noun, head[:-1]), *qualifiers(after, at)])
    if done in TAKING and head[-1].word in LIVES:
        lost = deaths(head[-1])
    if lost or (done in EVENTS and is_people(head)):
        noun = lost or EVENTS[done]
        return joined([noun, *whose(noun, head), *qualifiers(after, at)])
    rest = qualifiers(after, at) or _clause_of(after, at, head)
    return joined([phrase(head), *([_done(done)] if _done(done) else []), *rest])


def _is_forecast(after: list[Token], at: int) -> bool:
    """Whether the words from ``at`` only say who expected the figure: "analysts had expected"."""
    near = after[at : at + 4]
    verb = next((i for i, token in enumerate(near) if token.word in _EXPECTED), 0)
    if not verb or near[0].word not in _FORECASTERS:
        return False
    helped = all(token.part is Part.AUXILIARY for token in near[1:verb])
    ends = verb + 1 == len(near) or near[verb + 1].part in (Part.MARK, Part.CONJUNCTION)
    return helped and ends


def _done(verb: str) -> str:
    """The participle of an active verb before the figure; empty for one that only reports."""
    if verb in _NOT_DONE or verb in CAUSING or verb in _MEASURED:
        return ""
    return _DONE.get(verb, verb if verb.endswith("ed") else "")


def _clause_of(after: list[Token], at: int, head: list[Token]) -> list[str]:
    """What the counted ones do or have: "who lost their jobs", "destroyed"."""
    if at < len(after) and after[at].part is Part.RELATIVE:
        at += 1
    passive = at < len(after) and after[at].word in BE
    if passive and at + 1 < len(after) and after[at + 1].part is Part.NUMBER:
        return []
    words: list[Token] = []
    for token in after[at + passive :]:
        if token.part in (Part.MARK, Part.CONJUNCTION, Part.RELATIVE) or len(words) == 8:
            break
        words.append(token)
    verb = next((token for token in words if token.part is not Part.ADVERB), None)
    if verb is None or not (passive or is_verbal(verb)):
        return []
    if passive and words[0].part is Part.VERB:
        return [phrase(words)]
    who = "who" if _PERSONS.match(head[-1].word) else "that"
    if verb.word in _SPANISH_VERBS or head[-1].word in ("personas", "gente"):
        who = "que"
    return [who, *([after[at].text] if passive else []), phrase(words)]


def _predicate(after: list[Token]) -> str:
    """What "of which 40" goes on to say, as a qualifier: "involving opioids"."""
    if not after:
        return ""
    if after[0].word in _GERUNDS:
        return joined([_GERUNDS[after[0].word], *_object(after[1:])])
    passive = after[0].word in BE and len(after) > 1
    words = _object(after[1:] if passive else after)
    return joined(words if passive or not is_verbal(after[0]) else ["that", *words])


def _object(after: list[Token]) -> list[str]:
    """The words up to a mark; ", primarily X" is kept in brackets."""
    stop = next((at for at, token in enumerate(after) if token.part is Part.MARK), len(after))
    aside = after[stop + 1 :] if stop + 1 < len(after) and after[stop + 1].word in MOSTLY else []
    what = nouns(aside, 1)[0] if aside else []
    return [phrase(after[:stop]), *([f"({phrase([aside[0], *what])})"] if what else [])]


def _funds(before: list[Token], after: list[Token]) -> str | None:
    """ "spending on schools by the city" for "the city spent $4 million on schools"."""
    at = next((i for i in range(len(before) - 1, -1, -1) if is_verbal(before[i])), None)
    rest = qualifiers(after, 0)[:2]
    if at is None or before[at].word not in _FUNDS:
        if rest and rest[0].startswith(("in ", "en ")) and rest[0].islower():
            return joined([rest[0][3:], *rest[1:]])
        return joined(["funds", *rest]) if rest and rest[0].startswith(("for ", "para ")) else None
    if before[at].word in _RAISING and before[-1].word in ("by", "to") and at < len(before) - 2:
        return None  # "raised its offer to $75 million" is of the offer
    noun = _FUNDS[before[at].word]
    while at > 0 and before[at - 1].part in _WITHOUT_OBJECT:
        at -= 1
    at = before_verbs(before, at)
    who = noun_phrase(before[:at], acts=True)
    link = {"cost": "of", "costo": "de", "gasto": "de", "inversión": "de"}.get(noun, "by")
    return joined([noun, *rest, *([f"{link} {who}"] if who else [])])


def _is_led(token: Token) -> bool:
    return token.part in (Part.PREPOSITION, Part.ADVERB)


def _of_the_verb(before: list[Token]) -> str | None:
    """The subject of the verb before the figure: "unemployment" in "unemployment fell to".

    In "cut the road fund by" and "sent weapons worth" it is the object that the figure measures.
    """
    at = len(before)
    for index in range(len(before) - 1, -1, -1):
        if is_verbal(before[index]) and not is_participle(before, index):
            at = index
            break
    changing = at < len(before) and before[at].word in _CHANGING and before[-1].word in ("to", "a")
    measuring = changing or (before and before[-1].word in _MEASURING)
    if measuring and at < len(before) - 2 and not (changing and _is_led(before[at + 1])):
        measured = noun_phrase(before[at + 1 : -1])
        if measured:
            return measured
    acts = at < len(before)
    while at > 0 and before[at - 1].part in _WITHOUT_OBJECT:
        at -= 1
    at = before_verbs(before, at)
    return noun_phrase(before[:at], acts=acts)
