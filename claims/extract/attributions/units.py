"""A paragraph as units (sentences of the writer) of tagged items; a quote is one item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.extract.attributions.lexicon import Verb
from claims.extract.attributions.quotes import OPENERS, Quote, find_quotes, is_dialogue
from claims.extract.names.tokens import Tokens
from claims.model import Span

MARKS = {
    ",": ",", ";": ";", ":": ":", "—": "-", "―": "-", "–": "-", "--": "-", "-": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", "?": ".", "!": ".", ".": ".", "…": "k", "...": "k",
    "'s": "g", "'d": "m", "'ll": "m", "'re": "a", "'m": "a", "'ve": "a", "'": "g", "’": "g",
    "‘": "'", "\n": ",",
}  # fmt: skip
_SHORT_QUOTE = 3
_SMALL = 8
"""Small words among forty by which these are no headline, whatever the others are."""
_AFTER_DOT = (",", ")", ";")
_THAT = frozenset(["that", "que"])
_READABLE = 12
"""Tokens from which a quote is read for what others are quoted as saying in it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the steps need to know of a language."""

    language: str
    tag: Callable[[Unit, str, str, str, bool], str]
    """Tags a word: the unit so far, the word, lower-cased, the next word, whether it opens."""
    fixed: Callable[[str], str]
    """The tag that a word has wherever it stands; "" where that depends on its neighbours."""
    cues: frozenset[str]
    """The words that a cue can be found by."""
    forms: Mapping[str, tuple[str, str]]
    """A cue verb's form → the verb, and the tags of :mod:`inflection` the form can have."""
    verbs: Mapping[str, Verb]
    nouns: Mapping[str, frozenset[str]]
    """Cue nouns, with the words that their content follows."""
    times: frozenset[str]
    pronouns: frozenset[str]
    """Determiners that stand for people: "some", "many"."""
    negating: frozenset[str]
    negative: frozenset[str]
    """Cues that deny or refuse."""
    be: frozenset[str]
    speech: frozenset[str]
    """Verbs that report speech and nothing else, kept where others speak of them: "said"."""


@dataclass(slots=True)
class Unit:
    """A sentence of the writer, as items: one tag and one range of tokens each.

    Tags: d determiner, n noun or adjective, X capitalised word, # number, g possessive, p
    preposition, t "to", c conjunction, s subordinator, h "that", w wh-word, r subject pronoun, o
    object pronoun, m modal, a auxiliary, k adverb, z negation, v finite verb, f base form, e past
    participle, i -ing form, Q quote, q quote of at most three words, and marks as themselves.
    """

    grammar: Grammar
    tags: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    quotes: dict[int, Quote] = field(default_factory=dict)
    """item → the quote it is"""
    opening: Sequence[str] = ()
    """Its first forty tokens."""
    named: bool = False
    """Whether the token after the one that is being tagged has a capital."""
    shouted: bool = False
    """Whether its first word is all capitals, as the names in a transcript are."""
    inner: list[Unit] = field(default_factory=list)
    """What long quotes hold, read as units of their own: a quoted post can itself quote."""
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
    def headline(self) -> bool:
        """Whether it is written like a title: four in five of its long words With Capitals."""
        capital = small = 0
        for word in self.opening:
            if len(word) < 4 or not word[0].isalpha():
                continue
            if word[0].isupper():
                capital += 1
            elif small == _SMALL:
                return False
            else:
                small += 1
        return capital + small > 3 and capital > 4 * small

    @property
    def quoted(self) -> bool:
        """Whether the unit is nothing but quotes."""
        return bool(self.quotes) and all(tag in "Qq.," for tag in self.tags)


def find_units(tokens: Tokens, sentences: Sequence[Span], grammar: Grammar) -> Iterator[list[Unit]]:
    """The paragraphs of a document, each as its units."""
    for number, spans in enumerate(_paragraphs(tokens.text, sentences)):
        first, last = tokens.at(spans[0].start), tokens.at(spans[-1].end)
        ends = [tokens.at(span.end) for span in spans]
        if first < last:
            yield _units_of(tokens, first, last, ends, number, grammar)


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
    tokens: Tokens, first: int, last: int, ends: Sequence[int], number: int, grammar: Grammar
) -> list[Unit]:
    quotes = find_quotes(tokens, first, last, ends)
    units: list[Unit] = []
    start = open_to = first
    read = taken = 0  # quotes that begin before what is read so far, and before this unit
    dialogue = bool(quotes) and quotes[0].first == first + 1 and tokens.word[first] in "—―"
    for end in [last] if dialogue else [*ends, last]:
        while read < len(quotes) and quotes[read].first < end:
            if quotes[read].depth == 0:
                open_to = max(open_to, quotes[read].last)
            read += 1
        if end <= start or (end < open_to and end != last):
            continue
        units.append(_with_inner(tokens, start, end, quotes[taken:read], grammar, number))
        start, taken = end, read
    return units


def _with_inner(
    tokens: Tokens, first: int, last: int, quotes: Sequence[Quote], grammar: Grammar, number: int
) -> Unit:
    if not quotes:
        words = tokens.low[first:last]
        if grammar.cues.isdisjoint(words) and ":" not in words:
            return _unread(tokens, first, last, grammar, number)
        return read_unit(tokens, first, last, (), grammar, number)
    outer = [quote for quote in quotes if quote.depth == 0]
    unit = read_unit(tokens, first, last, outer, grammar, number)
    starts = [quote.first for quote in quotes]
    for quote in outer:
        if quote.last - quote.first < _READABLE:
            continue
        begin = bisect_right(starts, quote.first)
        inside = [
            each
            for each in quotes[begin : bisect_left(starts, quote.last, begin)]
            if each.depth == 1
        ]
        if not inside and not _THAT & set(tokens.low[quote.first : quote.last]):
            continue
        opens = quote.first + 1 if tokens.word[quote.first] in OPENERS else quote.first
        unit.inner.append(read_unit(tokens, opens, quote.last, inside, grammar, number))
    return unit


def _unread(tokens: Tokens, first: int, last: int, grammar: Grammar, number: int) -> Unit:
    """A unit in which nobody can be said to say anything, as one item and the stops after it."""
    unit = Unit(grammar, paragraph=number)
    stop = last
    while stop > first and MARKS.get(tokens.low[stop - 1]) == ".":
        stop -= 1
    if stop > first:
        unit.add("n", first, stop, "")
    for at in range(stop, last):
        unit.add(".", at, at + 1, ".")
    return unit


def read_unit(
    tokens: Tokens,
    first: int,
    last: int,
    quotes: Sequence[Quote],
    grammar: Grammar,
    number: int = 0,
) -> Unit:
    """Tokens ``first`` to ``last`` as items; ``quotes`` are those inside, not one in another."""
    shouted = len(tokens.word[first]) > 2 and tokens.word[first].isupper()
    opening = tokens.word[first : min(last, first + 40)]
    unit = Unit(grammar, paragraph=number, opening=opening, shouted=shouted)
    at = first
    for begin, quote in sorted({quote.first: quote for quote in quotes}.items()):
        if begin < at or begin >= last or quote.last <= begin:
            continue
        _add_tokens(unit, tokens, at, begin, first)
        short = _is_short(tokens, quote) and not (
            (begin == first and _ends_as_speech(tokens, quote)) or is_dialogue(tokens, quote)
        )
        unit.quotes[len(unit)] = quote
        ends_so = "," if tokens.word[quote.last - 2] == "," else ""
        unit.add("q" if short else "Q", begin, min(quote.last, last), ends_so)
        at = quote.last
    _add_tokens(unit, tokens, at, last, first)
    return unit


def _ends_as_speech(tokens: Tokens, quote: Quote) -> bool:
    """Whether a short quote ends with a mark of its own, as speech does: "No," """
    return quote.last - quote.first > 2 and tokens.word[quote.last - 2] in ",.?!"


def _is_short(tokens: Tokens, quote: Quote) -> bool:
    words = sum(tokens.word[at][0].isalnum() for at in range(quote.first, quote.last))
    return words <= _SHORT_QUOTE


def _add_tokens(unit: Unit, tokens: Tokens, begin: int, end: int, first: int) -> None:
    """Adds tokens as items; most words have a tag of their own, whatever stands around them."""
    own = list(map(unit.grammar.fixed, tokens.word[begin:end]))
    own.append("")
    at = begin
    while at < end:
        # A run of tokens with tags of their own, up to one that its neighbours decide.
        stop = begin + own.index("", at - begin)
        if stop > at:
            unit.tags += own[at - begin : stop - begin]
            unit.first += range(at, stop)
            unit.last += range(at + 1, stop + 1)
            unit.low += tokens.low[at:stop]
        if stop < end:
            _add_token(unit, tokens, stop, stop == first)
        at = stop + 1


def _add_token(unit: Unit, tokens: Tokens, at: int, opens: bool) -> None:
    word, low, more = tokens.word[at], tokens.low[at], at + 1 < len(tokens.word)
    after = tokens.low[at + 1] if more else ""
    tag = MARKS.get(low)
    if tag is None:
        unit.named = more and tokens.word[at + 1][0].isupper()
        tag = unit.grammar.tag(unit, word, low, after, opens)
    elif low == "." and after in _AFTER_DOT:
        return  # the dot of an abbreviation: "R-Ky.,"
    elif tag == "g" and unit.tags and unit.tags[-1] in "rwh":
        tag = "a"
    unit.add(tag, at, at + 1, low)


def fixed_mark(low: str) -> str | None:
    """The tag of a mark or clitic; "" where its neighbours decide, None where it is a word."""
    tag = MARKS.get(low)
    return "" if tag == "g" or low == "." else tag
