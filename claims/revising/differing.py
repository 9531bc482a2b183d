"""Words made comparable between versions of a text, and what differs between two passages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from rapidfuzz.distance import Indel, Opcode

from claims.model import DiffPart

# How marks of quotation look is a matter of taste, where they stand is not: a paraphrase that
# loses them, or gains them, is another statement.
_MARKS = dict.fromkeys(map(ord, '"`´‘’‚‛“”„‟«»‹›「」『』〝〞＂＇'), "'")
_HYPHENS = dict.fromkeys((0x2010, 0x2011), "-")
# Nobody sees these: a soft hyphen, zero-width space, word joiner, byte order mark.
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF), None)
_PLAIN = {**_MARKS, **_HYPHENS, **_UNSEEN}
_MARKED = re.compile(r" ?'[ ']*")
_WORDS = re.compile(r"\S+\s*")
# Two passages of more words than that are shown one after the other.
_LONGEST = 3_000


def plain(text: str) -> str:
    """``text`` but for white space, line breaks and the style of quote marks.

    Case, punctuation, signs and accents stay: "5" is not "-5", "us" not "US".
    """
    composed = unicodedata.normalize("NFC", text.translate(_PLAIN))
    return _MARKED.sub("'", " ".join(composed.split())).strip("' ")


def word_diff(before: str, after: str) -> tuple[DiffPart, ...]:
    """Two passages word by word; where words are the same, as the later one writes them."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _LONGEST:
        parts = (DiffPart("removed", before), DiffPart("added", after))
        return parts if plain(before) != plain(after) else (DiffPart("same", after),)
    keys = [plain(word) for word in old], [plain(word) for word in new]
    return tuple(_parts(old, new, Indel.opcodes(*keys)))


def _parts(old: list[str], new: list[str], steps: Iterable[Opcode]) -> Iterator[DiffPart]:
    for same, run in groupby(steps, key=lambda step: step.tag == "equal"):
        parts = list(run)
        before = "".join(old[parts[0].src_start : parts[-1].src_end])
        after = "".join(new[parts[0].dest_start : parts[-1].dest_end])
        if same:
            yield DiffPart("same", after)
            continue
        if before:
            yield DiffPart("removed", before)
        if after:
            yield DiffPart("added", after)
