"""What was changed in a quotation, in words, the worst first: negation, number, name, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.analysis import number_term
from claims.folding import fold
from claims.match.lexicon import NEGATION
from claims.model import DiffPart
from claims.numerals import read_numeral, value_of_words

_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CAPITAL = re.compile(r"[^\W\d_]")


def describe(parts: Sequence[DiffPart]) -> tuple[str, ...]:
    """One reason for each change that matters, then how many words differ otherwise."""
    removed, added = _changed(parts, "removed"), _changed(parts, "added")
    reasons = [*_negation(removed, added), *_numbers(removed, added), *_names(parts)]
    if not reasons:
        reasons = list(_wordings(parts))
    return tuple(dict.fromkeys(reasons))


def _wordings(parts: Sequence[DiffPart]) -> Iterator[str]:
    """The other changes, each in its place."""
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        replaced = after is not None and (part.op, after.op) == ("removed", "added")
        if replaced and after is not None:
            yield f"other words: “{part.text}” where the text says “{after.text}”"
        elif part.op == "removed":
            yield f"words that are not in the text: “{part.text}”"
        elif part.op == "added" and not (before and before.op == "removed"):
            yield f"words left out: “{part.text}”"


def _changed(parts: Sequence[DiffPart], op: str) -> str:
    return " ; ".join(part.text for part in parts if part.op == op)


def _negation(removed: str, added: str) -> Iterator[str]:
    mine = [found.group() for found in NEGATION.finditer(removed)]
    theirs = [found.group() for found in NEGATION.finditer(added)]
    if len(theirs) > len(mine):
        yield f"a negation is dropped: the text says “{added}”"
    if len(mine) > len(theirs):
        yield f"a negation is put in: the text does not say “{removed}”"


def _numbers(removed: str, added: str) -> Iterator[str]:
    mine, theirs = _values(removed), _values(added)
    for key in (key for key in theirs if key not in mine):
        other = next((word for value, word in mine.items() if value not in theirs), None)
        if other:
            yield f"a number is changed: “{other}” where the text says “{theirs[key]}”"
        else:
            yield f"a number is left out: the text says “{theirs[key]}”"
    if not theirs:
        yield from (f"a number is put in: “{word}”" for word in mine.values())


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


def _names(parts: Sequence[DiffPart]) -> Iterator[str]:
    """Capitalised words that stand on one side of a change only."""
    for at, part in enumerate(parts):
        if part.op != "removed":
            continue
        following = parts[at + 1] if at + 1 < len(parts) else None
        instead = following.text if following and following.op == "added" else ""
        mine, theirs = _capitalised(part.text, at > 0), _capitalised(instead, at > 0)
        if theirs and mine:
            yield f"a name is changed: “{' '.join(mine)}” where the text says “{' '.join(theirs)}”"
        elif mine and not instead:
            yield f"a name is put in: “{' '.join(mine)}”"


def _capitalised(text: str, inside: bool) -> list[str]:
    """The capitalised words; the first word of a quotation is no sign of a name."""
    found = [word for word in _WORD.findall(text) if word[0].isupper()]
    first = _CAPITAL.search(text)
    if not inside and found and first and text[first.start() :].startswith(found[0]):
        return found[1:]
    return found
