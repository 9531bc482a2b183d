"""The same words written in another way: a scanner's slips, hyphens, contractions, numerals.

Each is no change of a quotation, and is told all the same: a slip of the scanner's may be a change
of the writer's.
"""

from __future__ import annotations

import re

from claims.analysis import number_term
from claims.folding import fold
from claims.match.quotewords import Words
from claims.numerals import value_of_words
from claims.phrases import phrase
from claims.vocabulary import vocabulary

_LONGEST = 6
_JOINT = re.compile(r"[-\u2010\u2011\u00ad\u200b]?[ \t]*\n?[ \t]*")
_HYPHEN = re.compile(r"[-\u2010\u2011\u00ad\u200b]")
_WHOLE = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"} | {
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
}
_SHORT = re.compile(r"^(\w+)(n't|'re|'ll|'ve|'m|'d)$")
_LONG = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would"}
# Words that a scanner makes of one another and that are both words: there it is a change.
_BOTH_WORDS = frozenset(
    frozenset(pair.split("/"))
    for pair in vocabulary(
        "modern/modem burn/bum corn/com torn/tom stern/stem darn/dam barn/bam born/bom",
        "horn/hom yarn/yam fern/fem tern/tem",
    )
)
_MIXED = {"1": "li", "0": "o", "5": "s"}
_FALSE_L = {"lt": "it", "ln": "in", "ls": "is", "lf": "if", "l": "i"}


def same_writing(quote: Words, mine: tuple[int, int], text: Words, theirs: tuple[int, int]) -> str:
    """Why two runs of words are the same though written otherwise, in words; empty where not."""
    if max(mine[1] - mine[0], theirs[1] - theirs[0]) > _LONGEST:
        return ""
    ours, others = quote.keys[slice(*mine)], text.keys[slice(*theirs)]
    if _written_out(ours) == _written_out(others):
        return phrase("a contraction")
    if "".join(ours) == "".join(others) and _joined(quote, mine) and _joined(text, theirs):
        return phrase("a hyphen")
    if _worth(ours) and _worth(ours) == _worth(others):
        return phrase("the writing of a number")
    if not (_joined(quote, mine, "") and _joined(text, theirs, "")):
        return ""
    forms = (quote.of(*mine), text.of(*theirs))
    return phrase("a scanner's slip") if misread(*(_HYPHEN.sub("", form) for form in forms)) else ""


def _written_out(keys: list[str]) -> list[str]:
    found: list[str] = []
    for key in keys:
        if key in _WHOLE:
            found += _WHOLE[key].split()
            continue
        parts = _SHORT.match(key)
        found += [parts[1], _LONG[parts[2]]] if parts else [key]
    return found


def _joined(words: Words, run: tuple[int, int], plain: str | None = None) -> bool:
    """Whether only hyphens stand between words; ``plain`` may stand there too."""
    for at in range(run[0] + 1, run[1]):
        joint = words.text[words.ends[at - 1] : words.starts[at]]
        if joint != plain and not (
            len(joint) <= 12 and _HYPHEN.match(joint) and _JOINT.fullmatch(joint)
        ):
            return False
    return True


def _worth(keys: list[str]) -> str:
    """The term of a numeral that is the whole of a run; empty where it is none."""
    if len(keys) == 1 and keys[0][0] == "n" and keys[0][1:2].isdecimal():
        return keys[0]
    value, taken = value_of_words(keys)
    return number_term(value) if taken == len(keys) else ""


def misread(one: str, other: str) -> bool:
    """Whether a scanner could have made one word of the other: l for 1, rn for m, I for l.

    Two numbers in digits are never one, nor two words that are both words.
    """
    if one.isdecimal() and other.isdecimal():
        return False
    if _is_false_l(one, other) or _is_false_l(other, one):
        return True
    first, second = _letters(one), _letters(other)
    if frozenset((first, second)) in _BOTH_WORDS:
        return False
    if first.replace("rn", "m") == second.replace("rn", "m"):
        return True
    return _is_mixed(first, second) or _is_mixed(second, first)


def _letters(word: str) -> str:
    """The word folded; a capital I behind a small letter is an l."""
    return fold(re.sub(r"(?<=[a-z])I", "l", word))


def _is_false_l(one: str, other: str) -> bool:
    return one[:1] == "l" and _FALSE_L.get(one) == fold(other)


def _is_mixed(noisy: str, clean: str) -> bool:
    """Whether a word with letters and digits is the clean one, sign by sign."""
    if len(noisy) != len(clean) or noisy.isalpha() or noisy.isdecimal():
        return False
    return all(
        a == b or b in _MIXED.get(a, "") or a in _MIXED.get(b, "")
        for a, b in zip(noisy, clean, strict=True)
    )
