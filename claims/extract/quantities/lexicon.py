"""What the steps need to know of a language, as tables; the steps themselves know none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from claims.model import Comparator


class Bound(StrEnum):
    """What a cue says of the figure it belongs to."""

    MORE = "more"
    AT_LEAST = "at least"
    LESS = "less"
    AT_MOST = "at most"
    ABOUT = "about"
    REACH = "reach"
    """"reaches": the figure itself; with a negation, less than it."""
    EXACT = "exact"
    CLOSED = "closed"
    """"or equal": what is bounded belongs to it."""


COMPARATORS = {
    Bound.MORE: Comparator.MORE,
    Bound.AT_LEAST: Comparator.AT_LEAST,
    Bound.LESS: Comparator.LESS,
    Bound.AT_MOST: Comparator.AT_MOST,
    Bound.ABOUT: Comparator.ABOUT,
    Bound.REACH: Comparator.EQUAL,
    Bound.EXACT: Comparator.EQUAL,
    Bound.CLOSED: Comparator.EQUAL,
}

NEGATED = {
    Bound.MORE: Bound.AT_MOST,
    Bound.AT_LEAST: Bound.LESS,
    Bound.LESS: Bound.AT_LEAST,
    Bound.AT_MOST: Bound.LESS,
    Bound.REACH: Bound.LESS,
}
"""What a negation makes of a bound: "not more than" is "at most"."""

Words = frozenset[str]
Cues = dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]
"""Cues by the word next to the figure: the words outward from it, and the bound; longest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language. All are folded: small letters without accents."""

    language: str
    decimal: str
    """The decimal mark: "." or ","; "" where both marks before three digits part thousands."""

    # Number words.
    units: dict[str, int]
    """One to ninety-nine in one word, and the hundreds where a language has words for them."""
    hundred: Words
    scales: dict[str, float]
    """Words that multiply what stands before: thousand, million, bn."""
    across: Words
    """What after "400m" says that they are metres: "tall", "hurdles"."""
    masses: Words
    """What before "1.4m" says that they are millions: "a population of"."""
    suffixes: dict[str, float]
    """Letters that multiply when they touch the number: "25k"."""
    joins: Words
    """What joins parts of a number: "and"."""
    points: Words
    """What a decimal mark is called: "point"."""
    articles: Words
    """"a", which counts as one before a scale word."""
    ordinals: dict[str, int]
    parts: dict[str, float]
    """Denominators: "third" is 3; "half" is 2."""
    plural_parts: dict[str, float]
    improper: bool
    """Whether a fraction may be more than one: "ciento treinta quintos"."""
    halves: Words
    vague: dict[str, tuple[float, float]]
    """"dozens": from and to."""
    vague_tens: dict[str, tuple[float, float]]
    """"tens of", "hundreds of" before a scale: what they multiply it by."""
    few: dict[str, tuple[float, float]]
    """"a few", "several" before a scale word."""
    multiples: dict[str, float]
    """"twice", "doubled"."""
    adjective_multiples: Words
    """Those of them that need a neighbour to be a number: "double the price"."""
    before_multiple: Words
    after_multiple: Words
    folds: dict[str, int]
    """"sixfold"."""
    after_times: Words
    """What after "times" makes it a comparison: "more", "as"."""
    times: Words
    out_of: tuple[tuple[str, ...], ...]
    """What stands between the two numbers of a ratio: "in", "out of every"."""
    of: Words
    one: Words
    article_one: bool
    """Whether "one" is the article, which counts only after a cue: "más de un año"."""
    before_one: Words
    """Function words after which "one" may still count: "only one man"."""
    not_after_one: Words
    generic: Words
    """Verbs that make "one death" any death: "one death can involve several drugs"."""
    minus: Words
    bare_scales: Words
    """Scale words that are numbers alone: Spanish "mil"."""
    joins_tens: bool
    """Whether "and" joins tens and units, as in "treinta y dos"."""
    sure_parts: Words
    """Denominators that are nothing else: "tercio"."""
    part_nouns: Words
    """Nouns that make an ordinal a fraction: "cuarta parte"."""
    verbs_open: bool
    """Whether sentences often open with a verb, so that a capital there is no sign of a name."""
    after_part: Words
    """What must follow "a third" for it to be a fraction."""
    average: Words
    """Words for a half that mean the average as well: "media"."""
    sterling: Words
    """Words for a pound that are money only where the amount or another word says so."""
    not_before_half: Words
    """What makes "half" no fraction: "first half"."""

    # Dates and names.
    months: Words
    short_months: Words
    """Months that are words of their own unless capitalised."""
    before_year: Words
    weak_before_year: Words
    """Those of them that stand before any number as well: "of", "to"."""
    after_year: Words
    near_cues: Words
    """The last words of cues, after which even a year's digits count: "more than 2000 people"."""
    places_after: Words
    """Prepositions of place: in "In Mexico 12 people died" the name is no part of the number."""
    meridiem: Words
    labels: Words
    """Nouns whose number is a name: "page 12"."""
    verb_labels: Words
    """Those of them that are verbs as well: "set 10 records"."""
    score_before: Words
    score_after: Words

    # Words around figures.
    ordinary: Words
    """Words that begin sentences (and headlines) with a capital and are no names."""
    function: Words
    """Words that no noun phrase runs over."""
    verb_endings: tuple[str, ...]
    """Endings that only verbs have: "-aron"."""
    participle: str
    """The ending of a word that is more likely a verb than a noun: "ed"."""
    verbs: Words
    """Verbs that follow a counted figure with no noun: "100 died"."""
    plurals: Words
    """Nouns that are plural (or are counted) without an s."""
    not_plural: Words
    """Words that end in s and are no plurals."""
    plural_is: tuple[str, ...]
    """Endings in "is" that are plural all the same: "Israelis", "taxis"."""
    before_plural: Words
    """Plurals that stand before another noun: "sports cars"."""

    # Bounds.
    left: Cues
    right: Cues
    negators: Words
    even: Words
    transparent: Words
    """Words a cue reaches its figure over: "another", "a total of"."""
    auxiliaries: Words
    """What "not" follows, so that the words of the figure begin with it: "does not reach"."""
    between_negation: Words
    """Words a negation reaches its cue over: "never been more than"."""
    moved_up: Words
    """Verbs whose "up to" says where something came, and no bound: "went up to"."""
    during: Words
    """Cues that say how long, and no bound, straight after another figure: "over"."""
    strict: Words
    """Cues that must stand directly before the number: "some"."""
    than: Words
    """What after "or more" begins another bound: "or more than"."""

    # Intervals.
    to: Words
    joint_words: Words
    """Words that may stand beside "to": "up to"."""
    but: Words
    by: Words
    between: Words
    come_from: Words
    conjunction: Words
    alternative: Words

    # Ages.
    old: Words
    older: Words
    """The last words of bounds that speak of age: "or older"."""
    aged: Words
    age: Words
    bare_age_links: Words

    # Trend and rate.
    up: Words
    down: Words
    per: Words
    """"per", and the articles that mean it before a noun of time: "a year"."""
    per_strict: Words
    """The words that mean "per" before any noun."""
    per_nouns: dict[str, str]
    adverbs: dict[str, str]
    """"annually" is per year."""
    annual_adverbs: Words
    annual_adjectives: Words
    every: Words
    once: Words
    """What before "a year" counts the times: "twice a year"."""
    clause_breaks: Words
    """Words over which no rate or trend reaches."""
    up_after: Words
    down_after: Words
    than_compared: Words
    """Comparatives, which say a trend only straight after the figure."""
    turned: Words
    """Verbs whose number is an age: "turned 70"."""
    young: Words
    """"as young as 12"."""
    not_hyphened: Words
    """What a hyphen after a number adds that is no noun: "40,000-strong"."""
    before_zero: Words
    """Words after which "zero" counts nothing: "below zero"."""
    still: Words
    """Prepositions over which no trend reaches: "fell for five years"."""
    age_at: Words
    """What before a determiner makes years an age: "a los 81 años"."""
    age_before: Words
    """What before "of 45 years" makes it an age: a comma after a name, "menores"."""
    sold: Words
    """What a price may be of: "$5 a ticket"."""
    persons: Words
    """Whose "over 65" is an age."""
    over_under: Words
    not_rate: Words
    """What after "a year" makes it a date: "ago"."""
    funded: Words
    """Verbs of raising, which say a trend of money only by how much: "raised $75m"."""
    forecasters: Words
    perfect: Words
    expected: Words
    """Who stands after a figure and what they did with it: "the 300 analysts expected"."""
    determiners: Words
    before_number: Words
    """Adjectives that stand before a count: "the other four"."""
    adjective: tuple[str, ...]
    """Endings of adjectives, before which no number is a name."""
    graded: Words
    """Nouns whose number counts nothing after it: "a magnitude 7.8 earthquake"."""
    weighed: Words
    paid: Words
    """Words that say whether pounds are a weight or money."""
    number_words: Words = field(init=False)
    """Every word a number may begin with."""

    def __post_init__(self) -> None:
        tables = (self.units, self.scales, self.vague, self.vague_tens, self.few, self.parts,
                  self.multiples, self.folds)  # fmt: skip
        every = self.hundred | self.halves | self.bare_scales | frozenset(self.ordinals)
        every |= self.articles
        for table in tables:
            every |= frozenset(table)
        letters = frozenset(word for word in self.scales if len(word) == 1)
        object.__setattr__(self, "number_words", every - letters)
