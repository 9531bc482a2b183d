"""What a corrected wording changes, word by word."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from factcheck.reports.page import Run, Words

_MOST_WORDS = 400
"""Beyond them a comparison costs more than anybody reads."""
_LEAST_SHARED = 0.4
"""Below this share of words in common a wording is another one, not a corrected one."""


_EDGES = ".,;:!?\"'“”‘’«»()[]…"


def word_changes(before: str, after: str) -> Words:
    """``before`` turned into ``after``: words taken out, put in and kept.

    A wording that is much shorter takes the place of the part that it is most like, and only that
    part is shown. None where too little is kept for the changes to be read.
    """
    old, new = before.split(), after.split()
    if not old or not new or max(len(old), len(new)) > _MOST_WORDS:
        return ()
    if len(new) * 2 <= len(old):
        start = _likest(old, new)
        part = old[start : start + len(new)]
        left, right = "… " * (start > 0), " …" * (start + len(new) < len(old))
        changes = _changes(part, new)
        return (Run(text=left), *changes, Run(text=right)) if changes else ()
    return _changes(old, new)


def _likest(old: list[str], new: list[str]) -> int:
    """Where the part of ``old`` begins that shares most words with ``new``, in their places."""
    wanted, bare = list(map(_bare, new)), list(map(_bare, old))
    counted = Counter(wanted)

    def likeness(at: int) -> tuple[int, int]:
        part = bare[at : at + len(wanted)]
        in_place = sum(one == other for one, other in zip(part, wanted, strict=True))
        return (Counter(part) & counted).total(), in_place

    return max(range(len(old) - len(new) + 1), key=likeness)


def _changes(old: list[str], new: list[str]) -> Words:
    matcher = SequenceMatcher(None, list(map(_bare, old)), list(map(_bare, new)), autojunk=False)
    if matcher.ratio() < _LEAST_SHARED:
        return ()
    found: list[Run] = []
    for how, first, last, start, stop in matcher.get_opcodes():
        kept = how == "equal"
        parts = [(new[start:stop], "")] if kept else [(old[first:last], "removed")]
        parts += [] if kept else [(new[start:stop], "added")]
        for words, change in parts:
            if words:
                found += [Run(text=" "), Run(text=" ".join(words), change=change)]
    return tuple(found[1:])


def _bare(word: str) -> str:
    """A word without the punctuation round it, by which words are compared."""
    return word.strip(_EDGES) or word
