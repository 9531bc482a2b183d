"""Quotations altered in known ways, and the transcripts they are taken from: all made up.

Every sentence is put together from word lists by a seed; speakers and places are invented. The same
seed makes the same quotations, so that a test and ``benchmarks/quotes.py`` speak of the same ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.match.quotecheck import QuoteCheck
from claims.model import Relation
from claims.vocabulary import vocabulary

GIVEN = sorted(vocabulary("Ilse Otto Mara Henk Tilda Jory Wanda Piet Anselm Bettina Corin Dagny"))
SURNAMES = sorted(
    vocabulary(
        "Brandt Keller Ostrow Vanheim Tolland Mercer Quill Sandoval Ivers Larkspur Demarne Hollis"
    )
)
PLACES = sorted(
    vocabulary("Rostwick Lindau Ohrdorf Tivna Arlen Marwick Velden Strand Corvo Hallam")
)
THINGS = sorted(
    vocabulary("berths lorries schools buses bridges houses boats nurses teachers clinics")
)
NOUNS = sorted(vocabulary("harbour pier market hospital tunnel library station bakery dam quarry"))
ADJECTIVES = sorted(
    vocabulary("old northern new wooden eastern narrow public private crowded empty")
)
BODIES = ("council", "committee", "ministry", "assembly", "inspectorate", "commission")
VERBS = ("close", "repair", "reopen", "inspect", "demolish", "widen", "clean", "paint")
DONE = ("closed", "repaired", "reopened", "inspected", "demolished", "widened", "cleaned")
INSERTED = ("deliberately", "with public money", "against all advice", "secretly", "as always")

FORMS = (
    "{Surname} told us in {place} that the {body} will not {verb} the {adjective} {noun}, "
    "because {n} {things} were lost there and the {other} has asked for {m} more.",
    "We have never asked {surname} to {verb} the {noun} of {place}, and the {n} {things} that "
    "the {body} bought for the {adjective} {other} will stay where they are.",
    "The {adjective} {noun} in {place} was not {done} by the {body}, and {surname} knows that "
    "{n} {things} had to leave the {other} within {m} days.",
    "I do not believe that {surname} will {verb} the {other} before the {body} of {place} has "
    "counted all {n} {things} and paid for the {adjective} {noun}.",
    "Nobody at the {body} was told that {n} {things} near the {noun} of {place} will not be "
    "{done} until {surname} has seen the {adjective} {other}.",
    "When {surname} came to {place} the {adjective} {noun} was empty, and we did not find more "
    "than {n} of the {m} {things} that the {body} has promised to the {other}.",
)
MEANING = (
    "drop not",
    "number",
    "name",
    "reorder",
    "insert",
    "tense",
    "stitch",
    "other speaker",
    "truncate inside",
)
"""Alterations that change what is said, or who says it."""
FAITHFUL = (
    "elide",
    "straight quotes",
    "ocr noise",
    "truncate at the ends",
    "brackets",
    "hesitations",
)
"""What a quotation may do, and what may happen to the text that it is taken from."""
TWELVE = (*MEANING, *FAITHFUL[:4])
"""The named ways; both cuts are "truncate"."""

NAMED = {
    "drop not": ("a negation is dropped",),
    "number": ("a number is changed",),
    "name": ("a name is changed", "a name is left out"),
    "reorder": ("the order is changed",),
    "insert": ("words that are not in the text",),
    "tense": ("the tense is changed",),
    "stitch": ("stitched from two places",),
    "other speaker": ("from another speaker",),
    "truncate inside": (
        "words left out",
        "a negation is dropped",
        "a number is left out",
        "a name is left out",
    ),
}
"""How the first reason of an altered quotation begins, by what was done to it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, its speaker, and the words in it that can be changed."""

    text: str
    speaker: str
    name: str
    number: str
    noun: str
    other: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation to be checked against a transcript."""

    how: str
    words: str
    speaker: str
    source: str
    said: str
    """The sentence it was made of."""


def sentence(chance: random.Random, speaker: str) -> Said:
    """A sentence that hardly any other is like."""
    noun, other = chance.sample(NOUNS, 2)
    surname = chance.choice(SURNAMES)
    number = str(chance.randint(13, 9_800))
    text = chance.choice(FORMS).format(
        Surname=surname,
        surname=surname,
        place=chance.choice(PLACES),
        body=chance.choice(BODIES),
        verb=chance.choice(VERBS),
        done=chance.choice(DONE),
        adjective=chance.choice(ADJECTIVES),
        noun=noun,
        other=other,
        n=number,
        m=chance.randint(2, 12),
        things=chance.choice(THINGS),
    )
    return Said(text, speaker, surname, number, noun, other)


def speakers(chance: random.Random, count: int) -> list[str]:
    """Full names of which no two share a surname."""
    given = chance.sample(GIVEN, count)
    return [
        f"{first} {last}" for first, last in zip(given, chance.sample(SURNAMES, count), strict=True)
    ]


def transcript(chance: random.Random, said: list[Said], style: int = 0) -> str:
    """The sentences as a transcript: a line for each turn, speakers as transcripts name them."""
    lines: list[str] = []
    before = ""
    for one in said:
        surname = one.speaker.split()[1]
        label = (
            f"{surname.upper()}:",
            f">> {one.speaker.upper()}:",
            f"Mr. {surname}:",
            f"{one.speaker}:",
            f"SECRETARY {surname.upper()}:",
        )[style % 5]
        if one.speaker == before:
            lines[-1] += f" {one.text}"
        else:
            if chance.random() < 0.1:
                lines.append("Q. What does the town say to that, and who will pay for it?")
            lines.append(f"{label} {one.text}")
        before = one.speaker
    return "\n\n".join(lines) + "\n"


def quotations(each: int, seed: int = 7) -> Iterator[Quotation]:
    """``each`` quotations of every kind, from transcripts of some sixty sentences."""
    chance = random.Random(seed)
    for at in range(each):
        names = speakers(chance, 4)
        said = [sentence(chance, chance.choice(names)) for _ in range(60)]
        source = transcript(chance, said, at)
        for how in (*MEANING, *FAITHFUL):
            one = chance.choice(said[:20])
            words, text, speaker = _ALTERED[how](chance, one, said, source)
            yield Quotation(how, words, speaker, text, one.text)


_Made = tuple[str, str, str]


def _plain(change: Callable[[random.Random, Said], str]) -> Callable[..., _Made]:
    def made(chance: random.Random, one: Said, said: list[Said], source: str) -> _Made:
        return change(chance, one), source, one.speaker

    return made


def _without_negation(chance: random.Random, one: Said) -> str:
    for word, instead in ((" not ", " "), (" never ", " ")):
        if word in one.text:
            return one.text.replace(word, instead, 1)
    raise ValueError(one.text)


def _other_number(chance: random.Random, one: Said) -> str:
    digits = chance.choice([f"{int(one.number) + chance.randint(1, 90)}", one.number[::-1] + "1"])
    return re.sub(rf"\b{one.number}\b", digits, one.text)


def _other_name(chance: random.Random, one: Said) -> str:
    return one.text.replace(
        one.name, chance.choice([each for each in SURNAMES if each != one.name])
    )


def _reordered(chance: random.Random, one: Said) -> str:
    swapped = {one.noun: one.other, one.other: one.noun}
    return re.sub(
        rf"\b(?:{one.noun}|{one.other})\b", lambda found: swapped[found.group()], one.text
    )


def _inserted(chance: random.Random, one: Said) -> str:
    words = one.text.split()
    at = chance.randint(5, len(words) - 4)
    return " ".join([*words[:at], chance.choice(INSERTED), *words[at:]])


def _other_tense(chance: random.Random, one: Said) -> str:
    tenses = {" will ": " would ", " was ": " is ", " were ": " are ", " has ": " had "}
    held = [word for word in tenses if word in one.text]
    word = chance.choice(held)
    return one.text.replace(word, tenses[word], 1)


def _stitched(chance: random.Random, one: Said, said: list[Said], source: str) -> _Made:
    other = chance.choice(said[40:])
    first, last = one.text.split(), other.text.split()
    head, tail = first[: len(first) // 2], last[len(last) // 2 :]
    return " ".join([*head, *tail]), source, one.speaker


def _of_another(chance: random.Random, one: Said, said: list[Said], source: str) -> _Made:
    names = sorted({each.speaker for each in said} - {one.speaker})
    return one.text, source, chance.choice(names)


def _cut_inside(chance: random.Random, one: Said) -> str:
    words = one.text.split()
    at = chance.randint(4, len(words) - 9)
    return " ".join([*words[:at], *words[at + chance.randint(2, 5) :]])


def _elided(chance: random.Random, one: Said) -> str:
    words = one.text.split()
    places = [
        (at, count)
        for count in (3, 4, 5, 6, 7)
        for at in range(3, len(words) - count - 3)
        if not {"not", "never", "Nobody"}.intersection(words[at : at + count])
    ]
    at, count = chance.choice(places)
    return " ".join(
        [*words[:at], chance.choice(["…", "...", "[...]", "(...)", "[…]"]), *words[at + count :]]
    )


def _straight(chance: random.Random, one: Said, said: list[Said], source: str) -> _Made:
    curly = one.text.replace(",", " —", 1).replace("the ", "the “", 1).replace(" of", "” of", 1)
    straight = one.text.replace(",", " -", 1).replace("the ", 'the "', 1).replace(" of", '" of', 1)
    return f'"{straight}"', source.replace(one.text, curly), one.speaker


_NOISE = (("l", "1"), ("m", "rn"), ("rn", "m"), ("o", "0"), ("fi", "ﬁ"), ("I", "l"), ("-", ""))


def _noisy(chance: random.Random, one: Said, said: list[Said], source: str) -> _Made:
    words = one.text.split()
    for at in chance.sample(range(2, len(words) - 1), 3):
        words[at] = _misread(chance, words[at])
    return one.text, source.replace(one.text, " ".join(words)), one.speaker


def _misread(chance: random.Random, word: str) -> str:
    if not word.islower() or len(word) < 5:
        return word
    sign, instead = chance.choice(_NOISE)
    if sign in word:
        return word.replace(sign, instead, 1)
    half = len(word) // 2
    return f"{word[:half]}-\n{word[half:]}" if word.isalpha() else word


def _cut_at_the_ends(chance: random.Random, one: Said) -> str:
    words = one.text.rstrip(".").split()
    first = chance.randint(0, 5)
    return " ".join(words[first : len(words) - chance.randint(0, 5)])


def _bracketed(chance: random.Random, one: Said) -> str:
    if chance.random() < 0.5:
        return one.text.replace(one.name, f"[{chance.choice(('the mayor', 'he', 'our chair'))}]", 1)
    words = one.text.split()
    at = chance.randint(3, len(words) - 3)
    return " ".join([*words[:at], chance.choice(("[sic]", "[of the town]")), *words[at:]])


def _hesitant(chance: random.Random, one: Said, said: list[Said], source: str) -> _Made:
    words = one.text.split()
    for at in sorted(chance.sample(range(2, len(words) - 1), 3), reverse=True):
        said_between = ("um,", "uh,", "— er —", "(laughter)", "[crosstalk]", words[at].strip(",."))
        word = chance.choice(said_between)
        words.insert(at, "er," if word[0].isdecimal() or word in ("not", "never") else word)
    return one.text, source.replace(one.text, " ".join(words)), one.speaker


_ALTERED: dict[str, Callable[[random.Random, Said, list[Said], str], _Made]] = {
    "drop not": _plain(_without_negation),
    "number": _plain(_other_number),
    "name": _plain(_other_name),
    "reorder": _plain(_reordered),
    "insert": _plain(_inserted),
    "tense": _plain(_other_tense),
    "stitch": _stitched,
    "other speaker": _of_another,
    "truncate inside": _plain(_cut_inside),
    "elide": _plain(_elided),
    "straight quotes": _straight,
    "ocr noise": _noisy,
    "truncate at the ends": _plain(_cut_at_the_ends),
    "brackets": _plain(_bracketed),
    "hesitations": _hesitant,
}


def is_right(one: Quotation, check: QuoteCheck) -> bool:
    """Whether a check says what was done: an alteration is named first, a faithful one is none."""
    if one.how not in NAMED:
        return check.relation is Relation.VERBATIM
    return check.relation is Relation.ALTERED and check.reasons[0].startswith(NAMED[one.how])


def altered(how: str, chance: random.Random, one: Said, said: list[Said]) -> tuple[str, str]:
    """The words of a quotation and whom it is given to; the text is left as it is.

    ``how`` is one of :data:`MEANING` and :data:`FAITHFUL`, or "found" or "not found".
    """
    if how == "not found":
        shuffled = one.text.split()
        chance.shuffle(shuffled)
        return " ".join(shuffled), one.speaker
    if how not in _ALTERED:
        return one.text, one.speaker
    words, _, speaker = _ALTERED[how](chance, one, said, "")
    return words, speaker


_SYLLABLES = ("ba", "den", "ki", "lor", "mas", "nu", "pel", "ri", "sto", "tur", "va", "wen")
_BETWEEN = ("the", "of", "and", "to", "in", "that", "we", "is", "for", "it", "with", "as")


def _made_up(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4)))


def _prose(chance: random.Random, speaker: str, words: list[str]) -> Said:
    """A sentence of made-up words between common ones: no form is shared with others."""
    noun, other = chance.sample(words, 2)
    number = str(chance.randint(13, 9_800))
    held = [chance.choice(words if chance.random() < 0.6 else _BETWEEN) for _ in range(14)]
    held[3:3], held[7:7], held[12:12] = [noun], ["will", "not"], [number, other]
    return Said(f"{' '.join(held).capitalize()}.", speaker, speaker, number, noun, other)


def articles(chance: random.Random, count: int) -> Iterator[str]:
    """News articles that quote some of the same sentences, each in its own way."""
    names = speakers(chance, 8)
    words = sorted({_made_up(chance) for _ in range(6_000)})
    pool = [_prose(chance, chance.choice(names), words) for _ in range(3 * count)]
    for at in range(count):
        own = pool[3 * at : 3 * at + 3]
        paragraphs = [f"The assembly of {chance.choice(PLACES)} met again on Tuesday, report {at}."]
        for one in (*own, *chance.sample(pool, 2)):
            how = chance.choice(("found", "found", "elide", "number", "drop not"))
            quoted, speaker = altered(how, chance, one, pool)
            paragraphs.append(f"“{quoted.rstrip('.')},” {speaker} said.")
            paragraphs.append(
                f"In {chance.choice(PLACES)} {chance.randint(20, 900)} "
                f"{chance.choice(THINGS)} were counted near the {chance.choice(NOUNS)} in 2019."
            )
        yield "\n\n".join(paragraphs) + "\n"
