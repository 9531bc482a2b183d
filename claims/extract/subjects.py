"""What a figure counts, with its qualifiers: "deaths caused by fentanyl", "spending on schools".

A clause is read as words with their parts (:mod:`claims.extract.wording`); places, periods and
rates are passed over. In order: the words counted after the figure, the cause that a verb names
before it, the subject of the verb before it, and what the clause before was about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extract.gazetteer import in_lower_case
from claims.extract.wording import Part, Token, is_verbal, tokens
from claims.model import Dimension, Quantity, Span
from claims.vocabulary import vocabulary

LONGEST = 14
"""Words after which a subject is cut."""

_DEATH_VERBS = vocabulary(
    "die dies died dying perish perished killed dead mueren murieron muere murió fallecen",
    "fallecieron falleció muertas muertos",
)
_EVENTS = {
    **dict.fromkeys(_DEATH_VERBS, "deaths"),
    **dict.fromkeys(("injured", "wounded", "hurt", "heridos", "heridas"), "injuries"),
    **dict.fromkeys(("arrested", "detained", "detenidos", "detenidas"), "arrests"),
}
_LOST_LIVES = re.compile(
    r"(?:los(?:e|es|t|ing)\s+(?:their|its|his|her)\s+li(?:ves|fe)|pierden?\s+la\s+vida|"
    r"perdieron\s+la\s+vida)$"
)
_CAUSING = vocabulary(
    "cause causes caused causing kill kills killed killing claim claims claimed leave leaves left",
    "causa causan causó causaron provoca provocan provocó mata matan mató mataron deja dejan dejó",
)
_SPENDING = {
    **dict.fromkeys(
        ("spend", "spends", "spent", "spending", "gasta", "gastan", "gastó"), "spending"
    ),
    **dict.fromkeys(("invest", "invests", "invested", "invierte", "invirtió"), "investment"),
    **dict.fromkeys(("cost", "costs", "costing", "cuesta", "cuestan", "costó", "costará"), "cost"),
    **dict.fromkeys(("lose", "loses", "lost"), "losses"),
    **dict.fromkeys(("earn", "earns", "earned"), "earnings"),
    **dict.fromkeys(("raise", "raised", "raises"), "funds raised"),
}
_PEOPLE = vocabulary("people persons person lives individuals personas gente vidas human beings")
_CERTAIN_PERSONS = re.compile(
    r"(?:people|men|women|children|\w+(?:ers|ors|ists|ants|ents|ians|ees))$"
)
_MEASURES = vocabulary(
    "number total amount sum count rate figure número cifra cantidad monto total"
)
_COUNTS = re.compile(
    r"^(?:(?:total|overall|annual|official|average|record)\s+)?(?:number|count|toll|número|cantidad|"
    r"cifra|total)(?:\s+(?:total|oficial|anual))?\s+(?:of|de)\s+(?:the\s+|los\s+|las\s+)?",
    re.IGNORECASE,
)
_PARTICIPLE_BEFORE = vocabulary(
    "by from in at with of for on to during under por de en con linked related due"
)
_OF_WHICH = re.compile(
    r"(?:of|de)\s+(?:which|whom|them|those|(?:l[ao]s\s+)?cuales|ell[ao]s)\b", re.IGNORECASE
)
_COUNTABLE = (Dimension.COUNT, Dimension.PERCENT, Dimension.RATIO, Dimension.MONEY)
_EVENT_NOUNS = vocabulary("deaths muertes injuries casualties fatalities killings")
_KILLING = vocabulary("kill kills killed killing claim claims claimed mata matan mató mataron")
_SPANISH_DEATHS = vocabulary(
    "mueren murieron muere murió fallecen fallecieron falleció muertas muertos"
)
_SPANISH_VERBS = vocabulary("viven vive trabajan trabaja reciben sufren padecen usan producen")
_GERUNDS = {
    "involved": "involving", "involve": "involving", "included": "including",
    "include": "including", "concerned": "concerning", "affected": "affecting",
}  # fmt: skip
_BE = vocabulary("is are was were been be son fueron están es fue")
_AND = vocabulary("and or y e o u & of de")
_MOSTLY = vocabulary("primarily mainly mostly chiefly principally principalmente sobre")
_LINKS = vocabulary("due related linked attributed attributable other than")
_FIGURE = re.compile(r"\d")
_BEFORE_A_PLACE = (Part.PREPOSITION, Part.DETERMINER)
_QUOTES = frozenset("\"“”«»'‘’")
_LEADING = (Part.DETERMINER, Part.ADVERB, Part.CONJUNCTION, Part.PREPOSITION, Part.RELATIVE)


@dataclass(frozen=True, slots=True)
class Subject:
    """The counted thing, and where it was read: "clause", "sentence" or "quantity"."""

    words: str
    origin: str


def find_subject(
    text: str, clause: Span, quantity: Quantity, passed: Sequence[Span], about: str | None
) -> Subject | None:
    """The thing counted by ``quantity``, a figure of ``clause``.

    ``passed`` are the spans that say when, where and who: they are read over. ``about`` is what
    the clause before was about, for "they" and for "of which".
    """
    numeral = _numeral(text, quantity)
    before = _kept(text, Span(clause.start, max(clause.start, numeral.start)), passed)
    after = _kept(text, Span(min(numeral.end, clause.end), clause.end), passed)
    if about and _OF_WHICH.match(text, clause.start, clause.end):
        return Subject(_cut(f"{about} {_predicate(after)}"), "sentence")
    found = None
    if quantity.dimension in _COUNTABLE:
        found = _counted(after, _kills(before))
        cause = _cause(before) if found else None
        if found and cause and found.split()[0] in _EVENT_NOUNS:
            found = f"{found} {'por' if found.startswith('muertes') else 'from'} {cause}"
    found = found or _spending(before, after) or _of_the_verb(before)
    if found:
        return Subject(_cut(found), "clause")
    if about:
        return Subject(about, "sentence")
    unit = quantity.unit if quantity.dimension is Dimension.COUNT else None
    return Subject(unit, "quantity") if unit else None


def main_subject(text: str, clause: Span, passed: Sequence[Span]) -> str | None:
    """What a clause without figures is about: the words before its first verb."""
    kept = _kept(text, clause, passed)
    for index, token in enumerate(kept):
        if is_verbal(token) and index:
            return _noun_phrase(kept[:index])
    return None


def _cut(words: str) -> str:
    return " ".join(words.split()[:LONGEST])


def _numeral(text: str, quantity: Quantity) -> Span:
    """The figure without the noun that its span may close with."""
    words = in_lower_case(quantity.span.of(text))
    unit = (quantity.unit or "").lower()
    at = words.rfind(unit) if unit else -1
    end = quantity.span.start + at if at > 0 and words.endswith(unit) else quantity.span.end
    # Words such as "does not even reach" belong to what stands before the figure.
    digit = _FIGURE.search(words)
    return Span(quantity.span.start + (digit.start() if digit else 0), end)


def _kept(text: str, span: Span, passed: Sequence[Span]) -> list[Token]:
    """The tokens that are not passed over, nor the "in the" before a place that is.

    An article or a preposition stays where the passed word only qualifies a noun: "of U.S. deaths".
    """
    kept: list[Token] = []
    found = [token for token in tokens(text, span) if token.text not in _QUOTES]
    over = [any(token.span.meets(it) for it in passed) for token in found]
    run = 0
    for index, token in enumerate(found):
        if not over[index]:
            kept.append(token)
            run = index + 1
        elif index + 1 == len(found) or not (over[index + 1] or found[index + 1].part is Part.NOUN):
            while run and kept and kept[-1] is found[run - 1] and kept[-1].part in _BEFORE_A_PLACE:
                kept.pop()
                run -= 1
    return kept


def _counted(after: list[Token], killed: bool) -> str | None:
    """The noun after a figure with what qualifies it: "deaths of miners", "homes destroyed"."""
    at = 0
    while at < len(after) and (
        after[at].part in (Part.DETERMINER, Part.ADVERB) or after[at].word in ("of", "de")
    ):
        at += 1
    head, at = _nouns(after, at)
    if at < len(after) and after[at].part is Part.RELATIVE and not head:
        return _event(after, at + 1, [])
    event = _event(after, at, head)
    if event:
        return event
    if not head:
        return None
    if killed and _is_people(head):
        return _joined([_deaths(head), *_qualifiers(after, at)])
    return _joined([_phrase(head), *(_qualifiers(after, at) or _clause_of(after, at, head))])


def _event(after: list[Token], at: int, head: list[Token]) -> str | None:
    """People to whom something happened, as the number of events: "deaths from floods"."""
    while at < len(after) and after[at].part in (Part.AUXILIARY, Part.ADVERB, Part.RELATIVE):
        at += 1
    if at >= len(after):
        return None
    words = " ".join(token.word for token in after[at : at + 3])
    lost = _LOST_LIVES.match(words)
    noun = _EVENTS.get(after[at].word) if not lost else "deaths"
    if noun is None or (head and not (_is_people(head) or is_verbal(after[at]))):
        return None
    if after[at].word in _SPANISH_DEATHS or words.startswith(("pierd", "perd")):
        noun = "muertes"
    rest = _qualifiers(after, at + (3 if lost else 1))
    rest = [re.sub(r"^of\b", "from", words) for words in rest[:1]] + rest[1:]
    whose = [] if _is_people(head) else [f"{'de' if noun == 'muertes' else 'of'} {_phrase(head)}"]
    return _joined([noun, *whose, *rest])


def _deaths(head: list[Token]) -> str:
    return "muertes" if head[-1].word in ("personas", "vidas", "gente") else "deaths"


def _is_people(head: list[Token]) -> bool:
    """Whether the words say no more than "people": whom else they name is the population."""
    return not head or head[-1].word in _PEOPLE


def _nouns(after: list[Token], at: int) -> tuple[list[Token], int]:
    """The run of nouns from ``at``, "and" between two of them included, and where it ends."""
    found: list[Token] = []
    while at < len(after):
        token = after[at]
        if token.part is Part.NOUN:
            found.append(token)
        elif not (
            found
            and token.word in _AND
            and at + 1 < len(after)
            and after[at + 1].part is Part.NOUN
            and after[at - 1].part is Part.NOUN
        ):
            break
        else:
            found.append(token)
        at += 1
    return found, at


def _qualifiers(after: list[Token], at: int) -> list[str]:
    """Phrases such as "of miners", "caused by fentanyl", "(primarily fentanyl)" from ``at`` on."""
    found: list[str] = []
    while at < len(after):
        start = at
        token = after[at]
        aside = token.text == "," and at + 1 < len(after) and after[at + 1].word in _MOSTLY
        if aside:
            at += 1
        while at < len(after) and after[at].part in (Part.AUXILIARY, Part.ADVERB) and not aside:
            at += 1
        if at < len(after) and after[at].part is Part.VERB and _is_participle(after, at):
            at += 1
        while at < len(after) and (
            after[at].part in (Part.PREPOSITION, Part.DETERMINER) or after[at].word in _LINKS
        ):
            at += 1
        linked = at > start
        nouns, at = _nouns(after, at if not aside else at + 1)
        if not nouns or not linked:
            break
        words = [it for it in after[start:at] if it.part is not Part.AUXILIARY and it.text != ","]
        found.append(f"({_phrase(words)})" if aside else _phrase(words))
    return found


def _is_participle(after: list[Token], at: int) -> bool:
    """Whether a verb form opens a qualifier: "caused by", "destroyed in"; not "lost their jobs"."""
    if after[at].part is not Part.VERB or at + 1 >= len(after):
        return False
    return after[at + 1].word in _PARTICIPLE_BEFORE


def _clause_of(after: list[Token], at: int, head: list[Token]) -> list[str]:
    """What the counted ones do or have: "who lost their jobs", "destroyed"."""
    if at < len(after) and after[at].part is Part.RELATIVE:
        at += 1
    passive = at < len(after) and after[at].word in _BE
    words: list[Token] = []
    for token in after[at + passive :]:
        if token.part in (Part.MARK, Part.CONJUNCTION, Part.RELATIVE) or len(words) == 8:
            break
        words.append(token)
    if not words or not (passive or is_verbal(words[0])):
        return []
    if passive and words[0].part is Part.VERB:
        return [_phrase(words)]
    who = "who" if _CERTAIN_PERSONS.match(head[-1].word) else "that"
    if words[0].word in _SPANISH_VERBS or head[-1].word in ("personas", "gente"):
        who = "que"
    return [who, *([after[at].text] if passive else []), _phrase(words)]


def _predicate(after: list[Token]) -> str:
    """What "of which 40" goes on to say, as a qualifier: "involving opioids"."""
    if not after:
        return ""
    if after[0].word in _GERUNDS:
        return _joined([_GERUNDS[after[0].word], *_object(after[1:])])
    participle = after[0].word in _BE and len(after) > 1
    words = [*_object(after[1:] if participle else after)]
    return _joined(words if participle or not is_verbal(after[0]) else ["that", *words])


def _object(after: list[Token]) -> list[str]:
    """The words up to a mark; ", primarily X" is kept in brackets."""
    stop = next((at for at, token in enumerate(after) if token.part is Part.MARK), len(after))
    aside = after[stop + 1 :] if stop + 1 < len(after) and after[stop + 1].word in _MOSTLY else []
    nouns, _ = _nouns(aside, 1) if aside else ([], 0)
    return [_phrase(after[:stop]), *([f"({_phrase([aside[0], *nouns])})"] if nouns else [])]


def _kills(before: list[Token]) -> bool:
    return bool(before) and before[-1].word in _KILLING


def _cause(before: list[Token]) -> str | None:
    """What is said to cause the counted thing: the words before "causes" or "kills"."""
    at = len(before) - 1
    while at >= 0 and before[at].part in (Part.ADVERB, Part.DETERMINER):
        at -= 1
    if at < 1 or before[at].word not in _CAUSING:
        return None
    while at > 0 and before[at - 1].part in (Part.AUXILIARY, Part.ADVERB, Part.RELATIVE):
        at -= 1
    phrase = _noun_phrase(before[:at])
    return None if phrase is None else phrase


def _spending(before: list[Token], after: list[Token]) -> str | None:
    """ "spending on schools by the city" for "the city spent $4 million on schools"."""
    at = next((i for i in range(len(before) - 1, -1, -1) if is_verbal(before[i])), None)
    if at is None or before[at].word not in _SPENDING:
        return None
    noun = _SPENDING[before[at].word]
    who = _noun_phrase(before[:at])
    link = "of" if noun == "cost" else "by"
    return _joined([noun, *_qualifiers(after, 0)[:2], *([f"{link} {who}"] if who else [])])


def _of_the_verb(before: list[Token]) -> str | None:
    """The subject of the verb before the figure: "unemployment" in "unemployment fell to"."""
    at = len(before)
    for index in range(len(before) - 1, -1, -1):
        if is_verbal(before[index]) and not _is_participle(before, index):
            at = index
            break
    while at > 0 and (before[at - 1].part in (Part.AUXILIARY, Part.ADVERB)):
        at -= 1
    return _noun_phrase(before[:at])


def _noun_phrase(before: list[Token]) -> str | None:
    """The last noun phrase of some words, counting words taken off; None for a pronoun."""
    start = 0
    for index, token in enumerate(before):
        finite = is_verbal(token) and not _is_participle(before, index)
        if token.part in (Part.MARK, Part.CONJUNCTION, Part.RELATIVE) or finite:
            joins = token.word in _AND and index > start
            start = start if joins else index + 1
    run = before[start:]
    while run and run[0].part in _LEADING:
        run = run[1:]
    while run and (run[-1].part in _LEADING or run[-1].part is Part.MARK):
        run = run[:-1]
    if not run or run[-1].part is Part.PRONOUN or not any(it.part is Part.NOUN for it in run):
        return None
    words = _COUNTS.sub("", _phrase(run))
    return None if words.lower() in _MEASURES else words


def _phrase(run: list[Token]) -> str:
    """The words as written, without an article in front."""
    while run and run[0].part is Part.DETERMINER:
        run = run[1:]
    return " ".join(token.text for token in run if token.part is not Part.MARK)


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)
