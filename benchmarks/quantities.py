"""How fast figures are read: characters a second, growth with length, texts made to be slow.

Usage: python benchmarks/quantities.py [--seed 7] [--json]

The text is made up from a seed, about a figure every 80 characters. Times are CPU time of this
process, the best of several runs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from claims.extract.quantities import find_quantities

RUNS = 3
SHORT, MIDDLE, LONG, SLOW = 3_000, 10_000, 1_000_000, 60_000
"""Lengths of documents, in characters."""

PLACES = ("Arlen", "the valley", "the northern district", "Port Vane", "the capital")
THINGS = ("farms", "bus drivers", "new homes", "hospital beds", "school meals", "road deaths")
FORMS = (
    "About {n} {things} were counted in {place} last year, the council said.",
    "The {things} cost ${m} million, up {p}% from {y}.",
    "No more than {n} {things} were lost between {y} and 2021.",
    "{place} has no plans to add to what it has, its mayor told the assembly on Tuesday.",
    "One in five {things} in {place} is older than {q} years, a survey of {n} people found.",
    "Prices fell by {p} percent to between ${q} and ${n} a tonne.",
    "Officials said that the work would begin in the spring and that nobody had complained.",
    "The bridge is {q} kilometres long and carries {n} vehicles a day.",
)
HOSTILE = (
    *("1", ",", '"', " ", "\n", "$", "1,", "1.", "1 ", "1-", "1/", "(1", "[1,", "$ 1 ", ". \n"),
    *("a ", "and ", "one ", "half ", "not ", "million ", "more than ", "one hundred "),
    *("1 to ", "1 or ", "1 in ", "5 ab ", "between 1 and ", "per 1 ", "year old ", "In Spain 1 "),
)


def document(chance: random.Random, length: int) -> str:
    """Made-up prose of ``length`` characters, a paragraph of four sentences at a time."""
    sentences: list[str] = []
    size = 0
    while size < length:
        words = chance.choice(FORMS).format(
            n=f"{chance.randint(100, 900_000):,}",
            m=chance.randint(1, 90),
            p=round(chance.uniform(0.1, 30), 1),
            q=chance.randint(3, 80),
            y=chance.randint(1990, 2020),
            things=chance.choice(THINGS),
            place=chance.choice(PLACES),
        )
        end = "\n\n" if len(sentences) % 4 == 3 else " "
        sentences.append(words[0].upper() + words[1:] + end)
        size += len(sentences[-1])
    return "".join(sentences)[:length]


def seconds(act: Callable[[], object], runs: int = RUNS) -> float:
    """CPU seconds of the best of several runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        act()
        best = min(best, time.process_time() - start)
    return best


def read_all(texts: Sequence[str]) -> int:
    """The number of figures in some texts."""
    return sum(len(find_quantities(text)) for text in texts)


def measure(seed: int) -> dict[str, float | str]:
    """The figures of one run, by what they are."""
    chance = random.Random(seed)
    short = [document(chance, SHORT) for _ in range(100)]
    middle = document(chance, MIDDLE)
    parts, whole = [middle] * (LONG // MIDDLE), middle * (LONG // MIDDLE)
    read_all(short)
    figures = read_all(short)
    # By turns, so that what else the machine does weighs on both alike.
    turns = [
        (seconds(partial(read_all, parts), 1), seconds(partial(read_all, [whole]), 1))
        for _ in range(2 * RUNS)
    ]
    in_parts, at_once = (min(times) for times in zip(*turns, strict=True))
    worst, slowest, each = 0.0, "", 0.0
    for scrap in HOSTILE:
        text = (scrap * SLOW)[:SLOW]
        taken = seconds(partial(read_all, [text]))
        if taken > worst:
            worst, slowest = taken, scrap
            each = taken / max(1, read_all([text]))
    return {
        "characters a figure": round(sum(map(len, short)) / figures),
        "characters a second, documents of 3,000": round(
            sum(map(len, short)) / seconds(lambda: read_all(short))
        ),
        "characters a second, one of 1 MB": round(LONG / at_once),
        "1 MB at once against 100 of 10 kB, times": round(at_once / in_parts, 3),
        "slowest hostile text": repr(slowest),
        "its characters a second": round(SLOW / worst),
        "its microseconds a figure": round(each * 1e6, 1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    found = measure(options.seed)
    if options.json:
        json.dump(found, sys.stdout, indent=1)
        return 0
    for name, value in found.items():
        shown = value if isinstance(value, str) else f"{value:,}"
        sys.stdout.write(f"{name:44} {shown:>14}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
