"""What stands beside a passage in its sentence, where it limits or denies what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.model import Span
from claims.phrases import phrase

_REACH = 160
_END = re.compile(r"[.!?“”\"«»]|\n[ \t]*\n")
_LETTER = re.compile(r"[^\W\d_]")
_NO_WORD = 12
_DENIAL = re.compile(r"\b(not|never|no|nunca|jam[aá]s|tampoco)\s+$", re.IGNORECASE)
_LIMITS = re.compile(
    r"[\s,;—–-]*\b(?:unless|except|only if|only when|until|but only|provided|as long as|if not"
    r"|a menos que|salvo|excepto|siempre que|s[oó]lo si|hasta que)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:(?:not|n[’']t|never|nobody|no one|nunca|nadie|no)\s+(?:\w+\s+){0,2}?"
    r"(?:say|said|saying|think|thought|believe|believed|claim|claimed|mean|true|case"
    r"|digo|dije|creo|pienso|cierto|verdad)|deny|denied|denies|niego|neg[oó])"
    r"\s+(?:that\s+|que\s+)?[“\"‘]?$",
    re.IGNORECASE,
)


def cut_short(text: str, span: Span) -> Iterator[str]:
    """A note for a passage whose sentence begins by denying it, or goes on by limiting it."""
    before = _END.split(text[max(0, span.start - _REACH) : span.start])[-1]
    if _DENIES.search(before):
        yield phrase("the sentence begins otherwise: “{before} …”", before=_flat(before))
    after = _END.split(text[span.end : span.end + _REACH])[0]
    if _LIMITS.match(after):
        yield phrase("the sentence goes on: “… {after}”", after=_flat(after))


def denial_before(text: str, quote: str, span: Span) -> str:
    """The "not" that stands right before a passage which is quoted as a whole sentence.

    Only words quoted with a capital are: a part of a sentence is as often quoted after "denied".
    """
    first = _LETTER.search(quote)
    found = _DENIAL.search(text, max(0, span.start - _NO_WORD), span.start)
    if not found or not first or not first[0].isupper():
        return ""
    # A name has its capital in the middle of a sentence too.
    return "" if text[span.start].isupper() else found[1]


def _flat(text: str) -> str:
    return " ".join(text.split()).strip(" ,;—–-")
