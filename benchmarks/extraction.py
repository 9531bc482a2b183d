"""How fast a text is read as a whole: megabytes a second, growth with length, and each step.

Usage: python benchmarks/extraction.py [--seed 7] [--json]

The text is made up from a seed: prose of invented people, places and figures. Five sentences in
twelve have figures and four somebody's words, more than in most news. Times are processor time of
this process, the best of several runs by turns, so that what else runs weighs on all alike.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import claims.extract
from claims.extract import extract

RUNS = 3
LENGTHS = (10_000, 100_000, 1_000_000)
"""Lengths of texts, in characters; as many of a length are read as make the longest."""
SHARES = (0.2, 0.2, 1.0)
"""How much of that is read at each length, in a run."""
ARTICLE = 800
"""Words of an article."""
STEPS = (
    *("detect_language", "numbered_sentences", "find_quantities", "find_people"),
    *("find_attributions", "find_setting", "rate", "compose", "with_notes", "with_facts"),
)

GIVEN = ("Harriet", "Tobias", "Marguerite", "Anselm", "Philippa", "Rosalind", "Edmund", "Clara")
SURNAMES = ("Quill", "Merriweather", "Oakes", "Fennimore", "Tarrant", "Ashdown", "Lindqvist")
OFFICES = ("Mayor", "Senator", "the harbour board's chairwoman", "Police chief", "Professor")
PLACES = ("Ohio", "Eastport", "the northern valley", "Canada", "Port Vane", "Texas")
THINGS = ("homes", "farms", "bus drivers", "hospital beds", "road deaths", "school meals")
FORMS = (
    "{office} {name} said on {day} that {n} {things} in {place} had been lost since {y}.",
    "“We did not expect this,” {name} told reporters, adding that the work would go on.",
    "According to {name}, the plan is the first of its kind in {place} and will cost ${m} million.",
    "The council meets again in the autumn, and nobody who was there wanted to speak about it.",
    "Since {y}, the number of {things} has risen by {p} percent, more than in any other town.",
    "Few of those who came to the hall that evening had read the paper before it was handed out.",
    "The road along the river was closed for most of the winter while the bank was being mended.",
    "{surname}, who was elected in {y}, never answered the letter, which the paper had published.",
    "It was the coldest spring that people here remember, and the boats stayed in the harbour.",
    "About {n} people live in {place}, where {p} percent of {things} are older than {q} years.",
    "Asked whether the bridge was safe, {surname} said: “It has been looked at twice this year.”",
    "Others doubt that, and point to what happened when the old station was sold to a company.",
)


def prose(chance: random.Random, length: int) -> str:
    """Made-up news of ``length`` characters, in paragraphs of three sentences."""
    sentences: list[str] = []
    size = 0
    while size < length:
        surname = chance.choice(SURNAMES)
        words = chance.choice(FORMS).format(
            name=f"{chance.choice(GIVEN)} {surname}",
            surname=surname,
            office=chance.choice(OFFICES),
            place=chance.choice(PLACES),
            things=chance.choice(THINGS),
            day=chance.choice(("Monday", "Tuesday", "Friday")),
            n=f"{chance.randint(100, 90_000):,}",
            m=chance.randint(2, 90),
            p=round(chance.uniform(0.1, 30), 1),
            q=chance.randint(3, 80),
            y=chance.randint(1990, 2020),
        )
        end = "\n\n" if len(sentences) % 3 == 2 else " "
        sentences.append(words[0].upper() + words[1:] + end)
        size += len(sentences[-1])
    return "".join(sentences)[:length]


def seconds(texts: Sequence[str]) -> float:
    """Processor seconds that reading the texts takes."""
    start = time.process_time()
    for text in texts:
        extract(text)
    return time.process_time() - start


def by_length(chance: random.Random) -> dict[str, float]:
    """What each length of text takes, and the longest against the shortest, a character."""
    samples = [
        [prose(chance, length) for _ in range(max(1, int(LENGTHS[-1] * share) // length))]
        for length, share in zip(LENGTHS, SHARES, strict=True)
    ]
    seconds(samples[0])
    turns = [[seconds(texts) for texts in samples] for _ in range(RUNS)]
    each = [
        min(times) / sum(map(len, texts))
        for times, texts in zip(zip(*turns, strict=True), samples, strict=True)
    ]
    words = sum(len(text.split()) for text in samples[0]) / sum(map(len, samples[0]))
    found: dict[str, float] = {}
    for length, cost in zip(LENGTHS, each, strict=True):
        found[f"{length:,} characters: MB a second"] = round(1e-6 / cost, 3)
        found[f"{length:,} characters: ms an article"] = round(1e3 * ARTICLE * cost / words, 1)
    found["longest against shortest, a character"] = round(each[-1] / each[0], 3)
    return found


def by_step(chance: random.Random) -> dict[str, float]:
    """Milliseconds that each step takes of an article of :data:`ARTICLE` words."""
    texts = [prose(chance, LENGTHS[0]) for _ in range(10)]
    words = sum(len(text.split()) for text in texts)
    best = dict.fromkeys(STEPS, float("inf"))
    for _ in range(RUNS):
        taken = dict.fromkeys(STEPS, 0.0)
        with ExitStack() as patches:
            for step in STEPS:
                timed = _timed(step, getattr(claims.extract, step), taken)
                patches.enter_context(patch.object(claims.extract, step, timed))
            seconds(texts)
        best = {step: min(best[step], taken[step]) for step in STEPS}
    return {step: round(1e3 * ARTICLE * best[step] / words, 2) for step in STEPS}


def _timed(step: str, act: Callable[..., Any], taken: dict[str, float]) -> Callable[..., Any]:
    """The step, which adds the processor time it takes to ``taken``."""

    def measured(*arguments: Any) -> Any:
        start = time.process_time()
        found = act(*arguments)
        if isinstance(found, Iterator):
            found = list(found)
        taken[step] += time.process_time() - start
        return found

    return measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    found = by_length(chance)
    found |= {f"{step}, ms an article": taken for step, taken in by_step(chance).items()}
    found["load of the machine"] = round(os.getloadavg()[0], 1)
    if options.json:
        json.dump(found, sys.stdout, indent=1)
        return 0
    for name, value in found.items():
        sys.stdout.write(f"{name:44} {value:>10,}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
