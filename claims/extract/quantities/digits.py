"""The value of a number written in digits, whatever its separators."""

from __future__ import annotations

import re

from claims.extract.quantities.tokens import Tokens

LONGEST = 18
"""A number of more digits names something; it counts nothing."""

_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_DOT_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?\Z")
_QUOTE_GROUPS = re.compile(r"[0-9]{1,3}(?:'[0-9]{3})+(?:[.,][0-9]+)?\Z")
_INDIAN_GROUPS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?\Z")
_ONE_MARK = re.compile(r"[0-9]+([.,])[0-9]+\Z")


def parse(word: str, decimal: str) -> float | None:
    """The value of a number token; None where it is a name (leading zeros, versions, too long).

    ``decimal`` is the text's decimal mark, or "" where it is not known. It decides "1.234"; forms
    that allow only one reading are read that way whatever it is.
    """
    if word.isdecimal():
        if len(word) > LONGEST or (word[0] == "0" and len(word) > 1):
            return None
        return float(word)
    if len(word) > 2 * LONGEST:
        return None
    single = _ONE_MARK.match(word)
    if single:
        return _with_mark(word, single.group(1), decimal)
    for groups, thousands in (
        (_COMMA_GROUPS, ","), (_DOT_GROUPS, "."), (_QUOTE_GROUPS, "'"), (_INDIAN_GROUPS, ","),
    ):  # fmt: skip
        if groups.match(word):
            return float(word.replace(thousands, "").replace(",", "."))
    return None


def _with_mark(word: str, mark: str, decimal: str) -> float | None:
    """A number with one dot or comma: thousands if a group of three may stand after it."""
    whole, _, rest = word.partition(mark)
    groups = len(rest) == 3 and len(whole) <= 3 and whole[0] != "0"
    if groups and mark != decimal:
        return float(whole + rest)
    if len(whole) > 1 and whole[0] == "0":
        return None
    return float(f"{whole}.{rest}")


def decimal_only(tokens: Tokens, index: int) -> bool:
    """Whether the number has nothing before its decimal mark: ".75"."""
    return (
        tokens.words[index - 1] in (".", ",")
        and tokens.words[index].isdecimal()
        and len(tokens.words[index]) <= LONGEST
        and tokens.touches(index)
        and not tokens.touches(index - 1)
    )
