"""Which quoted words are missed where they stand nowhere: no titles, no names for things."""

from __future__ import annotations

import re

from claims.analysis import stop_words
from claims.folding import fold
from claims.model import Span

# A quotation of fewer words is not missed where it stands nowhere else.
_MISSED_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = stop_words("en") | stop_words("es")
_TITLE_SHARE = 0.8
_REACH = 60
# What stands before the opening mark of a name, a slogan or a word that is spoken of.
_NAMED = re.compile(
    r"\b(?:so[- ]called|call(?:s|ed|ing)?|dubbed|nicknamed|known(?: \w+)? as|titled|entitled|named"
    r"|term(?:ed)?|word|words|phrase|slogan|motto|headline|headlined|song|album|book|novel|film"
    r"|movie|series|show|play|poem|essay|article|column|podcast|episode|documentary|report"
    r"|chapter|hashtag|banner|signs? (?:reading|saying)|reading|labell?ed|brand(?:ed)?"
    r"|llamad[oa]s?|denominad[oa]s?|titulad[oa]s?|conocid[oa]s? como|lema|palabra|frase|libro"
    r"|pel[ií]cula|canci[oó]n|serie|novela|t[eé]rmino|informe)"
    r"(?:\s+(?:it|them|him|her|this|that|the|a|an|of|its|el|la|los|las|un|una|de|como))?\s*[,:]?\s*"
    r"[“\"«‘']?$",
    re.IGNORECASE,
)


def is_missable(text: str, span: Span) -> bool:
    """Whether words between quotation marks are somebody's statement, to be found elsewhere."""
    words = _WORD.findall(span.of(text))
    if len(words) < _MISSED_WORDS and len(span.of(text).split()) < _MISSED_WORDS:
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    return not _is_title(words) and not _NAMED.search(before)


def _is_title(words: list[str]) -> bool:
    """Whether nearly all words that carry meaning are written with a capital."""
    carrying = [word for word in words if fold(word) not in _STOP]
    capital = sum(word[0].isupper() for word in carrying)
    return len(carrying) >= 2 and capital >= _TITLE_SHARE * len(carrying) and capital > 1
