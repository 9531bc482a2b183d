"""What was changed in a quotation, in words, the worst first: negation, number, name, the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from claims.analysis import number_term, stop_words
from claims.extract.names.given import is_given
from claims.folding import fold
from claims.match.lexicon import NEGATION
from claims.match.tenses import same_verb
from claims.model import DiffPart
from claims.numerals import read_numeral, value_of_words
from claims.phrases import phrase

_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CAPITAL = re.compile(r"[^\W\d_]")
_STOP = stop_words("en") | stop_words("es")
_SPANISH_NO = re.compile(r"\bno\b|\bni\b", re.IGNORECASE)
# A turned order is told of words that were moved, and of this many at most.
_MOVED = 40

Change = tuple[str, str]
"""Words of the quotation and the words of the text in their place; either may be empty."""


def is_negated(text: str) -> bool:
    """Whether a negation stands among words."""
    return bool(NEGATION.search(text) or _SPANISH_NO.search(text))


def describe(parts: Sequence[DiffPart], text: str = "") -> tuple[str, ...]:
    """One reason for each change, the worst first: every change is in one of them.

    ``text`` tells of the first word of a sentence whether it is a name.
    """
    changes = list(_changes(parts))
    if (moved := _moved(changes)) and not _values(" ".join(_side(changes, 0))):
        return (moved,)
    grave = [*_negation(changes), *_numbers(changes), *_names(parts, text)]
    told = {change for change, _ in grave}
    if moved and not told:
        return (moved,)
    others = [
        (change, reason) for change in changes if change not in told for reason in _wording(change)
    ]
    others.sort(key=lambda one: not one[1].startswith("the tense"))
    return tuple(dict.fromkeys(reason for _, reason in (*grave, *others)))


def _changes(parts: Sequence[DiffPart]) -> Iterator[Change]:
    """The changes in their order, what replaces what put together."""
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        if part.op == "removed":
            yield part.text, after.text if after and after.op == "added" else ""
        elif part.op == "added" and not (before and before.op == "removed"):
            yield "", part.text


def _side(changes: Sequence[Change], side: int) -> list[str]:
    return [fold(word) for change in changes for word in _WORD.findall(change[side])]


def _moved(changes: Sequence[Change]) -> str:
    """That the same words stand in another order, where nothing else was changed."""
    mine, theirs = _side(changes, 0), _side(changes, 1)
    if not mine or len(mine) > _MOVED or Counter(mine) != Counter(theirs):
        return ""
    told = "”, “".join(change[0] or change[1] for change in changes)
    return phrase("the order is changed: “{told}” stands elsewhere in the sentence", told=told)


def _negation(changes: Sequence[Change]) -> Iterator[tuple[Change, str]]:
    """Changes with a negation on one side, where the sentence as a whole has more or fewer."""
    counts = [(change, _negations(change[0]), _negations(change[1])) for change in changes]
    balance = sum(theirs - mine for _, mine, theirs in counts)
    for change, mine, theirs in counts:
        if balance > 0 and theirs > mine:
            yield (
                change,
                phrase("a negation is dropped: the text says “{change}”", change=change[1]),
            )
        elif balance < 0 and mine > theirs:
            yield (
                change,
                phrase("a negation is put in: the text does not say “{change}”", change=change[0]),
            )


def _negations(text: str) -> int:
    return sum(1 for _ in NEGATION.finditer(text)) or sum(1 for _ in _SPANISH_NO.finditer(text))


def _numbers(changes: Sequence[Change]) -> Iterator[tuple[Change, str]]:
    values = [(change, _values(change[0]), _values(change[1])) for change in changes]
    all_mine = {key for _, mine, _ in values for key in mine}
    all_theirs = {key for _, _, theirs in values for key in theirs}
    if all_mine == all_theirs and len(all_mine) > 1:
        for change, mine, theirs in values:
            if mine and theirs:
                yield change, _number_changed(mine, theirs)
        return
    for change, mine, theirs in values:
        mine = {key: word for key, word in mine.items() if key not in all_theirs}
        theirs = {key: word for key, word in theirs.items() if key not in all_mine}
        if mine and theirs:
            yield change, _number_changed(mine, theirs)
        elif theirs:
            yield (
                change,
                phrase("a number is left out: the text says “{theirs}”", theirs=_first(theirs)),
            )
        elif mine:
            yield change, phrase("a number is put in: “{mine}”", mine=_first(mine))


def _number_changed(mine: dict[str, str], theirs: dict[str, str]) -> str:
    return phrase(
        "a number is changed: “{mine}” where the text says “{theirs}”",
        mine=_first(mine),
        theirs=_first(theirs),
    )


def _first(values: dict[str, str]) -> str:
    return next(iter(values.values()))


def _values(text: str) -> dict[str, str]:
    """The numbers of a text: each one's term and how it is written."""
    written = _WORD.findall(text)
    folded = [fold(word) for word in written]
    found: dict[str, str] = {}
    at = 0
    while at < len(written):
        if folded[at][0].isdecimal():
            value, taken = read_numeral(folded[at]), 1
        else:
            worth, taken = value_of_words(folded[at : at + 10])
            # A lone "one" is a pronoun more often than a number.
            value = worth if taken and folded[at] not in ("one", "uno") else None
        if value is not None:
            found[number_term(value)] = " ".join(written[at : at + taken])
        at += max(1, taken)
    return found


def _names(parts: Sequence[DiffPart], text: str) -> Iterator[tuple[Change, str]]:
    """Names that stand on one side of a change only."""
    for at, part in enumerate(parts):
        alone = at == 0 or parts[at - 1].op != "removed"
        if part.op == "added" and alone and (left := _capitalised(part.text, text, at > 0)):
            yield (
                ("", part.text),
                phrase("a name is left out: the text says “{listed}”", listed=" ".join(left)),
            )
        if part.op != "removed":
            continue
        following = parts[at + 1] if at + 1 < len(parts) else None
        instead = following.text if following and following.op == "added" else ""
        mine, theirs = (_capitalised(one, text, at > 0) for one in (part.text, instead))
        if theirs and mine:
            said = phrase(
                "“{listed}” where the text says “{listed2}”",
                listed=" ".join(mine),
                listed2=" ".join(theirs),
            )
            yield (part.text, instead), phrase("a name is changed: {said}", said=said)
        elif mine and not instead:
            yield (
                (part.text, instead),
                phrase("a name is put in: “{listed}”", listed=" ".join(mine)),
            )


def _capitalised(words: str, text: str, inside: bool) -> list[str]:
    """The capitalised words; the first word of a quotation is one where it is a name elsewhere."""
    found = [word for word in _WORD.findall(words) if word[0].isupper() and fold(word) not in _STOP]
    first = _CAPITAL.search(words)
    if inside or not found or not first or not words[first.start() :].startswith(found[0]):
        return found
    return found if len(found) > 1 or _is_name(found[0], text) else []


def _is_name(word: str, text: str) -> bool:
    """Whether a word is a given name, or has its capital inside a sentence of the text too."""
    if is_given(fold(word)):
        return True
    at = text.find(f" {word}")
    for _ in range(_MOVED):
        if at < 0:
            return False
        if at and (text[at - 1].islower() or text[at - 1] == ","):
            return True
        at = text.find(f" {word}", at + 1)
    return False


def _wording(change: Change) -> Iterator[str]:
    """A change of neither negation nor number nor name."""
    mine, theirs = change
    if mine and theirs:
        kind = same_verb(_WORD.findall(fold(mine)), _WORD.findall(fold(theirs))) or phrase(
            "other words"
        )
        yield phrase(
            "{kind}: “{mine}” where the text says “{theirs}”", kind=kind, mine=mine, theirs=theirs
        )
    elif mine:
        yield phrase("words that are not in the text: “{mine}”", mine=mine)
    elif theirs:
        yield phrase("words left out: “{theirs}”", theirs=theirs)
