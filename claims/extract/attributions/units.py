"""A paragraph as units (sentences of the writer) of tagged items; a quote is one item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claims.extract.attributions.lexicon import FORMS
from claims.extract.attributions.quotes import Quote, find_quotes
from claims.extract.attributions.words import (
    BE,
    CLOSED,
    COMMON_FORMS,
    NEGATING,
    NOT_ADVERBS,
    NOUNISH,
    PRONOUNS,
)
from claims.extract.names.tokens import Tokens
from claims.model import Span

_MARKS = {
    ",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "--": "-", "-": "-", "(": "(", ")": ")",
    "[": "(", "]": ")", "?": ".", "!": ".", ".": ".", "…": "k", "...": "k", "'s": "g", "'d": "m",
    "'ll": "m", "'re": "a", "'m": "a", "'ve": "a", "'": "g", "’": "g", "‘": "'", "\n": ",",
}  # fmt: skip
_SHORT_QUOTE = 3


@dataclass(slots=True)
class Unit:
    """A sentence of the writer, as items: one tag and one range of tokens each.

    Tags: d determiner, n noun or adjective, X capitalised word, # number, g possessive, p
    preposition, t "to", c conjunction, s subordinator, h "that", w wh-word, r subject pronoun, o
    object pronoun, m modal, a auxiliary, k adverb, z negation, v finite verb, f base form, e past
    participle, i -ing form, Q quote, q quote of at most three words, and marks as themselves.
    """

    tags: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    quotes: dict[int, Quote] = field(default_factory=dict)
    """item → the quote it is"""
    headline: bool = False
    """Whether it is written like a title, With Capitals."""
    shouted: bool = False
    """Whether its first word is all capitals, as the names in a transcript are."""
    paragraph: int = 0

    def __len__(self) -> int:
        return len(self.tags)

    def add(self, tag: str, first: int, last: int, low: str) -> None:
        """Appends an item."""
        self.tags.append(tag)
        self.first.append(first)
        self.last.append(last)
        self.low.append(low)

    def span(self, tokens: Tokens, first: int, last: int) -> Span:
        """The characters of items ``first`` to ``last`` (exclusive)."""
        return Span(tokens.start[self.first[first]], tokens.end[self.last[last - 1] - 1])

    @property
    def quoted(self) -> bool:
        """Whether the unit is nothing but quotes."""
        return bool(self.quotes) and all(tag in "Qq.," for tag in self.tags)


def find_units(tokens: Tokens, sentences: Sequence[Span]) -> Iterator[list[Unit]]:
    """The paragraphs of a document, each as its units."""
    for number, spans in enumerate(_paragraphs(tokens.text, sentences)):
        first, last = tokens.at(spans[0].start), tokens.at(spans[-1].end)
        ends = [tokens.at(span.end) for span in spans]
        if first < last:
            yield _units_of(tokens, first, last, ends, number)


def _paragraphs(text: str, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Sentences in groups that no line end parts."""
    group: list[Span] = []
    for span in sentences:
        if group and "\n" in text[group[-1].end : span.start]:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _units_of(
    tokens: Tokens, first: int, last: int, ends: Sequence[int], number: int
) -> list[Unit]:
    quotes = find_quotes(tokens, first, last, ends)
    outer = [quote for quote in quotes if quote.depth == 0]
    units: list[Unit] = []
    start = first
    for end in ends:
        if end <= start or any(quote.first < end < quote.last for quote in outer):
            continue
        inside = [quote for quote in outer if start <= quote.first < end]
        units.append(read_unit(tokens, start, end, inside, number))
        start = end
    if start < last:
        inside = [quote for quote in outer if start <= quote.first]
        units.append(read_unit(tokens, start, last, inside, number))
    return units


def read_unit(
    tokens: Tokens, first: int, last: int, quotes: Sequence[Quote], number: int = 0
) -> Unit:
    """Tokens ``first`` to ``last`` as items; ``quotes`` are those inside, not one in another."""
    shouted = len(tokens.word[first]) > 2 and tokens.word[first].isupper()
    unit = Unit(paragraph=number, headline=_is_headline(tokens, first, last), shouted=shouted)
    waiting = {quote.first: quote for quote in quotes}
    at = first
    while at < last:
        quote = waiting.get(at)
        if quote is None or quote.last <= at:
            _add_token(unit, tokens, at, at == first)
            at += 1
            continue
        short = _is_short(tokens, quote)
        unit.quotes[len(unit)] = quote
        unit.add("q" if short else "Q", at, min(quote.last, last), "")
        at = quote.last
    return unit


def _is_headline(tokens: Tokens, first: int, last: int) -> bool:
    words = [tokens.word[at] for at in range(first, min(last, first + 40))]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _is_short(tokens: Tokens, quote: Quote) -> bool:
    words = sum(tokens.word[at][0].isalnum() for at in range(quote.first, quote.last))
    return words <= _SHORT_QUOTE


def _add_token(unit: Unit, tokens: Tokens, at: int, opens: bool) -> None:
    word, low = tokens.word[at], tokens.low[at]
    after = tokens.low[at + 1] if at + 1 < len(tokens) else ""
    tag = _MARKS.get(low) or _tag(unit, word, low, after, opens)
    if tag == "g" and unit.tags and unit.tags[-1] in "rwh":
        tag = "a"
    unit.add(tag, at, at + 1, low)


def _tag(unit: Unit, word: str, low: str, after: str, opens: bool) -> str:
    tag = CLOSED.get(low)
    if tag is not None:
        return _closed(unit, tag, low, after)
    head = word[0]
    if head == "%":
        return "n"
    if head.isdigit() or head in "$€£":
        return "#"
    known = FORMS.get(low) or COMMON_FORMS.get(low)
    if head.isupper() and not (known and (opens or (unit.headline and known[1][0] in "sd"))):
        return "X"
    if known is not None:
        return _verbal(unit, low, known[1], after)
    if low.endswith("ly") and low not in NOT_ADVERBS:
        return "k"
    if low.endswith("ing") and len(low) > 5:
        return _verbal(unit, low, "g", after)
    if low.endswith("ed") and len(low) > 4:
        return _verbal(unit, low, "dn", after)
    return "n" if head.isalpha() else "."


def _closed(unit: Unit, tag: str, low: str, after: str) -> str:
    if low == "that" and _is_demonstrative(unit, after):
        return "d"
    if low == "her" and not (after and after[0].isalpha()):
        return "o"
    if low in ("'s",):
        return "g"
    return tag


def _is_demonstrative(unit: Unit, after: str) -> bool:
    """Whether "that" points rather than opens a clause: after a preposition, before a verb."""
    if not unit.tags:
        return True
    previous = unit.tags[-1]
    return previous == "p" or after in ("is", "was", "would", "'s", "will", ",", ".", "")


def _previous(unit: Unit) -> int:
    """The last item that is no adverb; -1 where there is none."""
    at = len(unit) - 1
    while at >= 0 and unit.tags[at] in "kz":
        at -= 1
    return at


def _verbal(unit: Unit, low: str, tags: str, after: str) -> str:
    """The tag of a form of a verb, from what stands before and after it."""
    at = _previous(unit)
    before = unit.tags[at] if at >= 0 else ""
    if "g" in tags:
        return "n" if before in ("d", "g") and at == len(unit) - 1 and after != "the" else "i"
    if "d" in tags or "n" in tags:
        past = _past(unit, at, before, tags, low, after)
        if past or not set(tags) & {"b", "s"}:
            return past or "n"
    return _present(unit, at, before, low, tags, after)


def _past(unit: Unit, at: int, before: str, tags: str, low: str, after: str) -> str:
    if before == "a":
        return (
            "e"
            if unit.low[at] in BE
            or unit.low[at] not in ("do", "does", "did", "don't", "didn't", "doesn't")
            else ""
        )
    if before == "m" or before == "t":
        return "" if "b" in tags else "n"
    if before in ("d", "p") and at == len(unit) - 1:
        return "v" if before == "d" and unit.low[at] in PRONOUNS and "d" in tags else "n"
    if before == "g" and at == len(unit) - 1:
        return "n"
    if "d" not in tags:
        return "e"
    if after == "by" or before == "":
        return "e"
    return "v"


def _present(unit: Unit, at: int, before: str, low: str, tags: str, after: str) -> str:
    if before in ("m", "t"):
        return "f"
    if before == "a":
        negated = unit.low[at] in ("do", "does", "did") or unit.low[at] in NEGATING
        return "f" if negated else "n"
    if before == "r" or (before == "w" and unit.low[at] in ("who", "which")):
        return "v"
    if before == "h":
        return "v" if "s" in tags and low not in NOUNISH else "n"
    if before == "d" and unit.low[at] in PRONOUNS and low not in NOUNISH:
        return "v"
    if before in ("d", "g", "p", "#") and at == len(unit) - 1:
        return "n"
    if low in NOUNISH and not _verb_follows(after):
        closes = "s" in tags and before in ("n", "X") and after in (".", ",")
        return "v" if closes and unit.quotes else "n"
    if before in ("n", "X", ")", "Q", "q", ",", "c", "o", "k", "#"):
        plural = before in ("n", "X") and unit.low[at].endswith("s")
        joined = before == "X" and at > 1 and unit.low[at - 1] == "and" and at == len(unit) - 1
        if "s" in tags or joined or plural or before in ("c", "Q", ",", "o"):
            return "v" if not (before in ("", ",") and "b" in tags and low in NOUNISH) else "n"
    return "n"


def _verb_follows(after: str) -> bool:
    """Whether the word after a noun-like verb form is one that follows a verb, not a noun."""
    return CLOSED.get(after, "") in ("d", "r", "o", "h", "w", "t") or after in (
        '"',
        "“",
        "that",
        "it",
    )
