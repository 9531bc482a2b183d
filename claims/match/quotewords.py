"""A text or a quotation as words that can be compared, each with the place where it stands.

Hesitations, words said twice and stage notes of transcripts are no words; that they were passed
over is told to whoever reads the comparison.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from claims.analysis import number_term, stop_words
from claims.folding import fold
from claims.model import Span
from claims.numerals import read_numeral
from claims.vocabulary import vocabulary

# An ellipsis may skip this many words; words in brackets stand for this many.
ELLIPSIS_WORDS = 200
_BRACKET_WORDS = 12

STOP = stop_words("en") | stop_words("es")
"""Words that carry no meaning of their own."""

_DOTS = r"(?:\.\s?\.\s?\.+|…)"
# What transcripts put in brackets that nobody said; "[sic]" is the writer's.
_STAGE = (
    r"(?:sic|laughter|laughs|laughing|applause|cheers|cheering|boos|booing|crosstalk|cross-talk"
    r"|inaudible|unintelligible|indiscernible|pause|pauses|silence|music|sighs|coughs|ph|phonetic"
    r"|off[- ]mic|off[- ]mike|foreign language|through interpreter|via interpreter|interruption"
    r"|risas|aplausos|abucheos|pausa|inaudible|ininteligible|silencio|suspira)"
)
_TOKEN = re.compile(
    rf"(?P<gap>\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|{_DOTS})"
    rf"|(?P<stage>\[{_STAGE}\b[^\[\]()\n]{{0,40}}\]|\({_STAGE}\b[^\[\]()\n]{{0,40}}\)"
    r"|\[\d{1,2}:\d\d(?::\d\d)?\])"
    r"|(?P<open>\[)|(?P<close>\])"
    r"|(?P<filler>\b(?:you know|I mean|o sea)\b(?=\s?[,—–]))"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:['’][^\W_]+)*)",
    re.IGNORECASE,
)
_HESITATIONS = vocabulary("um umm uh uhh uhm er erm err hm hmm eh ehm ah")
# Said twice, these say something else than said once.
_NOT_TWICE = vocabulary("not no never")
_REPEATED = re.compile(r"[\s,—–-]*")


@dataclass(slots=True)
class Words:
    """The words of a text: comparable forms, and where each stands.

    Of a quotation (``quoted``) the words in brackets are the writer's and make a gap; of a text
    they are ``optional``. ``gaps`` are the word numbers before which an ellipsis or a bracket
    stands, with what the bracket holds; ``noise`` what was passed over before which word.
    """

    text: str
    quoted: bool = False
    keys: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    gaps: dict[int, str] = field(default_factory=dict)
    noise: dict[int, list[str]] = field(default_factory=dict)
    optional: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        opened = -1
        for found in _TOKEN.finditer(self.text):
            match found.lastgroup:
                case "word":
                    self._take(found.group(), found.start(), found.end(), opened >= 0)
                case "gap":
                    self.gaps[len(self.keys)] = ""
                case "open":
                    opened = self._opened(found.end())
                case "close":
                    if opened >= 0 and self.quoted:
                        self.gaps[len(self.keys)] = self.text[opened : found.start()]
                    opened = -1
                case _:
                    self._pass_over(found.group())

    def _opened(self, at: int) -> int:
        """Where the words in a bracket begin; -1 where it is not closed soon."""
        end = self.text.find("]", at, at + 200)
        return at if end >= 0 and "[" not in self.text[at:end] else -1

    def _take(self, written: str, start: int, end: int, bracketed: bool) -> None:
        key = word_key(written)
        if bracketed and self.quoted:
            return
        if key in _HESITATIONS and not written.isupper():
            self._pass_over(written)
            return
        if self.keys and key == self.keys[-1] and self._is_repeated(key, start):
            self._pass_over(written)
            # The word stands where it was said last, so that a span holds both.
            self.ends[-1] = end
            return
        if bracketed:
            self.optional.add(len(self.keys))
        self.keys.append(key)
        self.starts.append(start)
        self.ends.append(end)

    def _is_repeated(self, key: str, start: int) -> bool:
        if key in _NOT_TWICE or key[0].isdecimal() or (key[0] == "n" and key[1:2].isdecimal()):
            return False
        return start - self.ends[-1] <= 8 and bool(
            _REPEATED.fullmatch(self.text, self.ends[-1], start)
        )

    def _pass_over(self, written: str) -> None:
        self.noise.setdefault(len(self.keys), []).append(written)

    def span(self, first: int, after: int) -> Span:
        """Where the words from ``first`` up to ``after`` stand."""
        return Span(self.starts[first], self.ends[after - 1])

    def of(self, first: int, after: int) -> str:
        """Those words as written, with what stands between them."""
        return self.text[self.starts[first] : self.ends[after - 1]]

    def between(self, first: int, after: int) -> str:
        """Those words with the marks around them, up to the words beside them."""
        start = self.ends[first - 1] if first else 0
        end = self.starts[after] if after < len(self.keys) else len(self.text)
        return self.text[start:end]

    def passed_over(self, first: int, after: int) -> list[str]:
        """The hesitations, repeats and stage notes inside a run of words."""
        if not self.noise:
            return []
        return [one for at in range(first + 1, after) for one in self.noise.get(at, ())]

    def room(self, gap: int) -> int:
        """How many words of the text the gap before a word may stand for."""
        return _BRACKET_WORDS if self.gaps.get(gap) else ELLIPSIS_WORDS

    @property
    def segments(self) -> list[tuple[int, int]]:
        """The runs of words between gaps, as (first, after the last)."""
        cuts = [0, *sorted(self.gaps.keys() - {0, len(self.keys)}), len(self.keys)]
        return [(a, b) for a, b in pairwise(cuts) if a < b]


class Searchable:
    """The words of a text, to be searched for runs of words in time linear in the text."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(self.words.keys)} "

    @cached_property
    def _offsets(self) -> array[int]:
        return array("q", accumulate((len(key) + 1 for key in self.words.keys), initial=0))

    def find(self, keys: list[str], first: int = 0, after: int | None = None) -> int:
        """The number of the first word of the next such run between two words; -1 for none."""
        last = len(self.words.keys) if after is None else min(after, len(self.words.keys))
        if first >= last or not keys:
            return -1
        needle = f" {' '.join(keys)} "
        at = self._line.find(needle, self._offsets[first], self._offsets[last] + 1)
        return -1 if at < 0 else bisect_left(self._offsets, at)

    def rfind(self, keys: list[str], first: int, after: int) -> int:
        """The number of the first word of the last such run between two words; -1 for none."""
        last = min(after, len(self.words.keys))
        if max(0, first) >= last or not keys:
            return -1
        needle = f" {' '.join(keys)} "
        at = self._line.rfind(needle, self._offsets[max(0, first)], self._offsets[last] + 1)
        return -1 if at < 0 else bisect_left(self._offsets, at)

    def all(self, keys: list[str], most: int) -> list[int]:
        """The first ``most`` places of a run."""
        found: list[int] = []
        at = self.find(keys)
        while at >= 0 and len(found) < most:
            found.append(at)
            at = self.find(keys, at + 1)
        return found


@lru_cache(maxsize=65_536)
def word_key(written: str) -> str:
    """The form in which a word is compared: folded, a number by its value."""
    folded = fold(written)
    value = read_numeral(folded) if folded[0].isdecimal() else None
    return number_term(value) if value is not None else folded.replace(".", "") or folded


@lru_cache(maxsize=4_096)
def asked_words(quote: str) -> Words:
    """The words of a quotation; kept, since it is asked of many texts."""
    return Words(quote, quoted=True)
