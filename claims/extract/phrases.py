"""Noun phrases in a run of words: what follows a figure, what precedes a verb.

Works on the tokens of one clause, with the words for places, periods and rates taken out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from claims.extract.wording import Part, Token, is_verbal
from claims.model import Span
from claims.vocabulary import vocabulary

AND = vocabulary("and or y e o u & of de")
"""What may stand between the nouns of one phrase."""
MOSTLY = vocabulary("primarily mainly mostly chiefly principally principalmente mayormente")
BE = vocabulary("is are was were been be being son fueron están es fue ser era eran")

_WHOSE = vocabulary("its their his her our my your su sus nuestro nuestra")
_QUOTES = frozenset("\"“”«»'‘’")
_BEFORE_A_PLACE = (Part.PREPOSITION, Part.DETERMINER)
_LEADING = (Part.DETERMINER, Part.ADVERB, Part.CONJUNCTION, Part.PREPOSITION, Part.RELATIVE)
_OPENS_QUALIFIER = vocabulary(
    "by from in at with of for on to during under off por de en con linked related due"
)
_LINKS = vocabulary("due related linked attributed attributable other than off out tied")
_IRREGULAR = vocabulary(
    "taken given stolen shot built made lost found sold held driven written born"
)
# These take no object, so that what follows them is never a qualifier: "dropped to".
_INTRANSITIVE = vocabulary(
    "dropped increased decreased declined climbed jumped soared plunged doubled tripled",
    "died stayed",
    "remained lasted amounted arrived happened occurred returned traveled travelled voted",
    "expanded",
    "shrunk widened narrowed slowed peaked bounced slipped edged surged tumbled rocketed",
    "ballooned",
)
_COUNTS = re.compile(
    r"^(?:(?:total|overall|annual|official|average|record|estimated)\s+)?"
    r"(?:number|count|toll|número|cantidad|cifra|total)(?:\s+(?:total|oficial|anual))?\s+"
    r"(?:of|de)\s+(?:the\s+|los\s+|las\s+)?",
    re.IGNORECASE,
)


def kept(sentence: Sequence[Token], span: Span, passed: Sequence[Span]) -> list[Token]:
    """The tokens of a part of a sentence without those passed over, nor the "in the" before them.

    An article or a preposition stays before letters that only qualify a noun: "of U.S. deaths".
    """
    left: list[Token] = []
    found = [token for token in part_of(sentence, span) if token.text not in _QUOTES]
    over = _overlaid(found, passed)
    run = 0
    for index, token in enumerate(found):
        if index not in over:
            left.append(token)
            run = index + 1
        elif index + 1 not in over and not (token.text.isupper() and _is_noun(found, index + 1)):
            while run and left and left[-1] is found[run - 1] and left[-1].part in _BEFORE_A_PLACE:
                left.pop()
                run -= 1
    return left


def part_of(sentence: Sequence[Token], span: Span) -> Sequence[Token]:
    """The tokens that begin inside ``span``."""
    first = bisect_left(sentence, span.start, key=_start)
    return sentence[first : bisect_left(sentence, span.end, key=_start)]


def _start(token: Token) -> int:
    return token.span.start


def _overlaid(found: Sequence[Token], spans: Sequence[Span]) -> set[int]:
    """The numbers of the tokens that share a letter with one of the spans."""
    over: set[int] = set()
    for span in spans:
        at = bisect_left(found, span.start, key=_start)
        at -= at > 0 and found[at - 1].span.end > span.start
        while at < len(found) and found[at].span.start < span.end:
            over.add(at)
            at += 1
    return over


def _is_noun(found: Sequence[Token], at: int) -> bool:
    return at < len(found) and found[at].part is Part.NOUN


def nouns(run: list[Token], at: int) -> tuple[list[Token], int]:
    """The nouns from ``at`` on, "and" between two of them included, and where they end."""
    found: list[Token] = []
    while at < len(run):
        joins = (
            found
            and run[at].word in AND
            and at + 1 < len(run)
            and run[at + 1].part is Part.NOUN
            and run[at - 1].part is Part.NOUN
        )
        if run[at].part is not Part.NOUN and not joins:
            break
        found.append(run[at])
        at += 1
    return found, at


def qualifiers(run: list[Token], at: int) -> list[str]:
    """Phrases such as "of miners", "caused by fentanyl", "(primarily fentanyl)" from ``at`` on."""
    found: list[str] = []
    while at < len(run):
        if run[at].text == "," and at + 1 < len(run) and run[at + 1].word in MOSTLY:
            aside, end = nouns(run, at + 2)
            if not aside:
                break
            found.append(f"({phrase([run[at + 1], *aside])})")
            at = end
            continue
        start = at
        while at < len(run) and run[at].word in BE:
            at += 1
        participle = at < len(run) and is_participle(run, at)
        if at > start and not participle:
            break
        words = [run[at]] if participle else []
        at += participle
        if at >= len(run) or not _links(run[at]):
            break
        while at < len(run) and (_links(run[at]) or run[at].part is Part.DETERMINER):
            words.append(run[at])
            at += 1
        what, at = nouns(run, at)
        if not what or (what[0].word.endswith("ing") and words[-1].word == "by"):
            break  # "by closing two prisons" says how, not what
        found.append(phrase([*words, *what]))
    return found


def _links(token: Token) -> bool:
    return token.part is Part.PREPOSITION or token.word in _LINKS


def is_participle(run: list[Token], at: int) -> bool:
    """Whether a verb form opens a qualifier: "caused by", "destroyed in"; not "lost their jobs"."""
    word = run[at].word
    if run[at].part is not Part.VERB or at + 1 >= len(run) or word in _INTRANSITIVE:
        return False
    if at + 2 == len(run) and run[at + 1].word == "by":
        return False  # "warmed by" and then the figure
    done = word.endswith(("ed", "ado", "ada", "ados", "adas", "idos", "idas")) or word in _IRREGULAR
    return done and run[at + 1].word in _OPENS_QUALIFIER


def before_verbs(run: list[Token], at: int) -> int:
    """Where the first of some joined verbs begins, the last of which is at ``at``.

    "Fires destroyed homes and killed" has its subject before "destroyed".
    """
    if at < 1 or run[at - 1].word not in ("and", "y", "e"):
        return at
    for index, token in enumerate(run[: at - 1]):
        if is_verbal(token) and index and not is_participle(run, index):
            return index
    return at


def noun_phrase(run: list[Token], *, acts: bool = False) -> str | None:
    """The last noun phrase of some words, counting words taken off; None for a pronoun.

    ``acts`` says that a verb follows, so that "smoking" is a thing and nothing that is being done.
    """
    run = list(run)
    while run and (run[-1].part in _LEADING or run[-1].part is Part.MARK):
        run.pop()
    start, relative = 0, False
    for index, token in enumerate(run):
        finite = is_verbal(token) and not is_participle(run, index)
        if token.part is Part.RELATIVE and index > start and run[index - 1].part is Part.NOUN:
            relative = True  # "pupils who get free meals": its verb belongs to the phrase
        elif finite and relative:
            relative = token.part is Part.AUXILIARY
        elif token.part in (Part.MARK, Part.CONJUNCTION, Part.RELATIVE) or finite:
            joins = token.word in AND and index > start and run[index - 1].part is Part.NOUN
            # "pesos por dosis y su eficacia" after a figure: another thing begins.
            anew = joins and index + 1 < len(run) and run[index + 1].word in _WHOSE
            start = start if joins and not anew else index + 1
    run = run[start:]
    while run and (run[0].part in _LEADING or (run[0].part is Part.NUMBER and len(run) > 2)):
        run = run[1:]
    while len(run) > 1 and run[0].part in (Part.PRONOUN, Part.NUMBER):
        run = run[1:]
    doing = not acts and len(run) == 1 and run[0].word.endswith("ing") and run[0].text.islower()
    if doing or not any(token.part is Part.NOUN for token in run):
        return None
    if run[-1].part is Part.PRONOUN:
        return None
    return _COUNTS.sub("", phrase(run))


def phrase(run: Sequence[Token]) -> str:
    """The words as written, without an article in front."""
    first = next((i for i, token in enumerate(run) if token.part is not Part.DETERMINER), len(run))
    return " ".join(token.text for token in run[first:] if token.part is not Part.MARK)


def joined(parts: Sequence[str]) -> str:
    """The parts that say something, with a space between."""
    return " ".join(part for part in parts if part)
