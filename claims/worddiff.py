"""What became of a text, word by word: for reasons, notes and corrected wordings."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from claims.model import DiffPart

_WORDS = re.compile(r"\s*\S+|\s+\Z")
# Beyond so many words nobody reads a diff, and finding one takes the square of them.
_LONGEST = 1_500


def word_diff(before: str, after: str) -> tuple[DiffPart, ...]:
    """The runs of words that stayed, were ``removed`` and were ``added``, in the order of reading.

    Their texts together are ``before``, or ``after``: white space goes with the word behind it.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > _LONGEST or len(new) > _LONGEST:
        whole = (("removed", before), ("added", after))
        return tuple(DiffPart(op, text) for op, text in whole if text)
    keys = ([word.strip() for word in old], [word.strip() for word in new])
    parts: list[DiffPart] = []
    for op, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if op == "equal":
            parts.append(DiffPart("same", "".join(new[c:d])))
            continue
        parts += [
            DiffPart(name, "".join(words))
            for name, words in (("removed", old[a:b]), ("added", new[c:d]))
            if words
        ]
    return tuple(parts)
