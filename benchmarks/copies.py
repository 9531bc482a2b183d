"""How well copies of one text are told from texts on the same matter.

    python benchmarks/copies.py [--events 60] [--seed 3] [--add 0]

Makes reports on made-up events (seeded). Of each event one report is an agency's, and there are
copies of it as papers print them: under another head, cut short, edited word by word, with a footer
or paragraphs of their own. Beside them stand what is no copy: another paper's own report on the
event, two reports that quote one statement at length, this week's and next week's note of the
same office, and reports that share nothing but a footer. Every two texts are judged as documents
are that come in. Prints precision and recall, and the share found of each kind.

``--add N`` also stores that many of the texts in a case and prints what finding copies took.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from claims.copies import NEEDED, Runs, runs_of, same_text
from claims.model import Document, Extraction, Role
from claims.store import Case

_PLACES = (
    "Harnow",
    "Estwick",
    "Calder",
    "Norvale",
    "Tolmin",
    "Brackwater",
    "Pellory",
    "Ashgate",
    "Wexmoor",
    "Lindle",
)
_THINGS = (
    "harbour",
    "bridge",
    "mill",
    "reservoir",
    "tramway",
    "library",
    "stadium",
    "hospital",
    "market",
    "quarry",
)
_DOES = ("reopens", "closes", "floods", "burns", "grows", "empties", "moves", "fails")
_WHO = (
    "engineers",
    "inspectors",
    "residents",
    "councillors",
    "drivers",
    "nurses",
    "traders",
    "teachers",
)
_HOW = [
    "slowly",
    "without",
    "warning",
    "twice",
    "this",
    "year",
    "after",
    "long",
    "delays",
    "in",
    "the",
    "night",
    "despite",
    "protests",
]
_WHEN = (
    "on Monday",
    "on Tuesday",
    "last week",
    "in the early hours",
    "before noon",
    "after the storm",
)
_MORE = (
    "the cost had doubled since the first plans were drawn",
    "nobody had asked the people who live beside the water",
    "a second inquiry would have to look at the drains",
    "the money for repairs was spent on something else",
    "the first signs were seen as early as the spring",
    "work would begin once the ground had dried",
    "three of the four pumps had not been tested",
    "the contract leaves the question of blame open",
    "neighbouring towns had faced the same trouble",
    "the insurers were still counting what was lost",
    "schools nearby would stay shut for some days",
    "a temporary crossing might be ready by the summer",
)
_STARTS = (
    "According to {who} at the {thing},",
    "In a letter to the council of {place},",
    "People who work at the {thing} in {place} say",
    "The report, {pages} pages long, holds that",
    "Asked about the {thing}, a clerk answered",
    "Minutes of the meeting {when} show",
    "What worries the {who} of {place} most is that",
    "Half a mile from the {thing}, shopkeepers recall how",
)
_JOINS = ("{more}, and {other}.", "{more}; {other}.", "{more}.", "{more}, while {other}.")
_FOOTER = (
    "This paper is published by the readers' association of the valley. Write to the desk with "
    "questions or corrections, and see our pages for how we work, whom we answer to, and who pays "
    "for what you read here. All rights are with the authors, and copies need our consent."
)


@dataclass(frozen=True)
class Made:
    """A text, and which texts it is a copy of: those of one origin."""

    text: str
    origin: str
    kind: str


class _Writer:
    """Writes sentences of a style of its own, so that two on one event share facts, not words."""

    def __init__(self, chance: random.Random, place: str, thing: str) -> None:
        self._chance, self._place, self._thing = chance, place, thing

    def sentence(self) -> str:
        pick = self._chance.choice
        more, other = self._chance.sample(_MORE, 2)
        start = pick(_STARTS).format(
            who=pick(_WHO),
            thing=self._thing,
            place=self._place,
            when=pick(_WHEN),
            pages=self._chance.randint(12, 480),
        )
        words = pick(_JOINS).format(more=self._own(more), other=self._own(other))
        return f"{start} {words}"

    def _own(self, words: str) -> str:
        """A clause with words put in: people seldom say the same in the same words."""
        found = words.split()
        at = self._chance.randrange(1, len(found))
        put = [self._chance.choice(some) for some in (_HOW, _PLACES, _THINGS)]
        return " ".join([*found[:at], *put, *found[at:]])

    def paragraphs(self, count: int) -> list[str]:
        return [
            " ".join(self.sentence() for _ in range(self._chance.randint(1, 3)))
            for _ in range(count)
        ]

    def speech(self, sentences: int) -> list[str]:
        return [self.sentence() for _ in range(sentences)]


def made(events: int, seed: int) -> Iterator[Made]:
    """The texts of so many events."""
    chance = random.Random(seed)
    for at in range(events):
        place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
        writer = _Writer(chance, place, thing)
        head = f"{place}: the {thing} {chance.choice(_DOES)}"
        agency = [head, *writer.paragraphs(chance.randint(5, 14))]
        yield Made("\n\n".join(agency), f"agency {at}", "agency")
        for kind, change in _COPIES.items():
            yield Made("\n\n".join(change(chance, writer, agency)), f"agency {at}", kind)
        yield from _others(chance, writer, head, at)


def _others(chance: random.Random, writer: _Writer, head: str, at: int) -> Iterator[Made]:
    own = [head, *writer.paragraphs(chance.randint(5, 14)), _FOOTER]
    yield Made("\n\n".join(own), f"own report {at}", "own report")
    speech = writer.speech(chance.randint(3, 8))
    for side in "ab":
        quoting = list(writer.paragraphs(chance.randint(3, 6)))
        for sentence in speech:
            place = chance.randrange(1, len(quoting) + 1)
            quoting.insert(place, f"“{sentence}”")
        text = "\n\n".join([f"{head}, says the mayor", *quoting, _FOOTER])
        yield Made(text, f"quoting {at}{side}", "quoting")
    for week in (31, 32):
        yield Made(_note(chance, head, week), f"note {at}, {week}", "note")


def _note(chance: random.Random, head: str, week: int) -> str:
    rows = "\n".join(
        f"In {place}, {chance.randint(90, 9000):,} crates came in and {chance.randint(90, 9000):,} "
        f"left, against {chance.randint(90, 9000):,} in the week before."
        for place in _PLACES
    )
    return f"{head}: figures of week {week}\n\n{rows}"


def _headed(chance: random.Random, writer: _Writer, agency: list[str]) -> list[str]:
    return [writer.sentence(), *writer.paragraphs(1), *agency[2:]]


def _cut(chance: random.Random, writer: _Writer, agency: list[str]) -> list[str]:
    return agency[: max(3, round(len(agency) * chance.uniform(0.35, 0.9)))]


def _edited(chance: random.Random, writer: _Writer, agency: list[str]) -> list[str]:
    def edit(paragraph: str) -> str:
        words = paragraph.split()
        for at in range(0, len(words), 18):
            words[min(len(words) - 1, at + chance.randrange(18))] = chance.choice(_HOW)
        return " ".join(words)

    return [agency[0], *map(edit, agency[1:])]


def _footed(chance: random.Random, writer: _Writer, agency: list[str]) -> list[str]:
    return [f"By our desk in {chance.choice(_PLACES)}", *agency, _FOOTER]


def _added(chance: random.Random, writer: _Writer, agency: list[str]) -> list[str]:
    more = writer.paragraphs(max(1, round(len(agency) * chance.uniform(0.2, 0.6))))
    at = chance.randrange(1, len(agency))
    return [*agency[:at], *more, *agency[at:], _FOOTER]


def _both(chance: random.Random, writer: _Writer, agency: list[str]) -> list[str]:
    return _footed(chance, writer, _cut(chance, writer, _headed(chance, writer, agency)))


_COPIES: dict[str, Callable[[random.Random, _Writer, list[str]], list[str]]] = {
    "another head": _headed,
    "cut short": _cut,
    "edited": _edited,
    "with a footer": _footed,
    "with paragraphs added": _added,
    "head, cut and footer": _both,
}


@dataclass
class Found:
    """How texts were judged, two by two."""

    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Of those taken for copies, the share that are."""
        return self.right / ((self.right + self.wrong.total()) or 1)

    @property
    def recall(self) -> float:
        """Of the copies, the share that was found."""
        return self.right / ((self.right + self.missed.total()) or 1)


def judged(texts: list[Made]) -> Found:
    """Judge every text against every other one, by sketch and then by all runs."""
    found = Found()
    runs: list[Runs] = [runs_of(one.text) for one in texts]
    sketches = [frozenset(one.sketch) for one in runs]
    for at, to in combinations(range(len(texts)), 2):
        one, other = texts[at], texts[to]
        together = one.origin == other.origin
        told = len(sketches[at] & sketches[to]) >= NEEDED and same_text(runs[at], runs[to])
        if together and "agency" in (one.kind, other.kind):
            kind = other.kind if one.kind == "agency" else one.kind
            found.asked[kind] += 1
            found.right += told
            found.missed[kind] += not told
        elif told and not together:
            found.wrong[f"{one.kind} / {other.kind}"] += 1
    return found


def _added_time(texts: list[Made], count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copies.factcheck"
        with Case.open(path, clock=lambda: datetime.now(UTC), create=True) as case:
            for one in texts[:count]:
                document = Document(
                    text=one.text, sha256=sha256(one.text.encode()).hexdigest(), role=Role.SOURCE
                )
                case.add_document(document, Extraction(), reviewer="Ada")
            before = time.process_time()
            done = case.copies.find()
            took = time.process_time() - before
            groups = case.copies.groups()
        print(
            f"{done} documents compared: {1000 * took / max(1, done):.1f} ms each, "
            f"{len(groups)} groups of {sum(len(one.documents) for one in groups)} documents"
        )


def main() -> None:
    """Print how well copies are found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=60)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--add", type=int, default=0)
    asked = parser.parse_args()
    texts = list(made(asked.events, asked.seed))
    found = judged(texts)
    print(f"{len(texts)} texts, precision {found.precision:.3f}, recall {found.recall:.3f}")
    for kind, count in found.asked.items():
        print(f"  {kind:<22} {1 - found.missed[kind] / count:.3f} of {count}")
    for kind, count in found.wrong.most_common():
        print(f"  taken for copies: {kind} {count}")
    if asked.add:
        _added_time(texts, asked.add)


if __name__ == "__main__":
    main()
