"""Quotations against texts: what is found of those altered in known ways, and how fast.

Usage: python benchmarks/quotes.py [table|speed|case] [--each 100] [--seed 7]

``table`` checks made-up quotations (``make_quotes.py``) and prints, for each way of altering them,
how many were found and named. ``speed`` checks quotations against a transcript of ten hours and
against texts made to be slow; times are CPU time of one check. ``case`` looks
the quotations of 500 articles up in one another, and then those of a draft that comes to them.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import ModuleType

from claims.match.desk import Desk
from claims.match.lookup import Lookup
from claims.match.quotecheck import QuoteCheck
from claims.match.quotes import QuotedText
from claims.match.voices import Voices, voiced
from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Extraction,
    Relation,
    Role,
    Span,
)
from claims.store import Case

WORDS = 100_000
"""Ten hours of speech."""
MILLISECONDS = 1_000


def maker() -> ModuleType:
    """``make_quotes.py``, which stands beside this file."""
    spec = importlib.util.spec_from_file_location(
        "make_quotes", Path(__file__).with_name("make_quotes.py")
    )
    if spec is None or spec.loader is None:
        raise FileNotFoundError("make_quotes.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_quotes"] = module
    spec.loader.exec_module(module)
    return module


def checked(words: str, speaker: str, source: str) -> QuoteCheck:
    """A quotation of a speaker against one text."""
    voices = Voices(source, (), ())
    check = QuotedText(source).check(words, lambda span: voices.fits(speaker, span))
    return voiced(check, words, speaker, voices)


def table(each: int, seed: int) -> None:
    """Print what became of each kind of quotation."""
    made = maker()
    found: Counter[str] = Counter()
    relations: Counter[tuple[str, str]] = Counter()
    for one in made.quotations(each, seed):
        check = checked(one.words, one.speaker, one.source)
        relations[one.how, check.relation.value] += 1
        found[one.how] += made.is_right(one, check)
    print("| done to it | quotations | altered | verbatim | not found | right, and named so |")
    print("|---|---|---|---|---|---|")
    for how in (*made.MEANING, *made.FAITHFUL):
        told = [relations[how, kind.value] for kind in _KINDS]
        print(f"| {how} | {each} | {told[0]} | {told[1]} | {told[2]} | {found[how]} |")


_KINDS = (Relation.ALTERED, Relation.VERBATIM, Relation.NOT_FOUND)


def speed(each: int, seed: int) -> None:
    """Print p50 and p95 of one check against a long transcript, and of hostile ones."""
    made = maker()
    chance = random.Random(seed)
    names = made.speakers(chance, 6)
    said = [made.sentence(chance, chance.choice(names)) for _ in range(WORDS // 28)]
    source = made.transcript(chance, said)
    begun = time.process_time()
    text = QuotedText(source)
    text.check("to make the searched line ready")
    print(f"{len(source.split()):,} words, made ready in {_since(begun):.0f} ms")
    begun = time.process_time()
    voices = Voices(source, (), ())
    print(f"turns of the speakers read in {_since(begun):.0f} ms\n")
    print("| quotation | p50 ms | p95 ms | worst ms |\n|---|---|---|---|")
    for how in ("found", "elide", *made.MEANING, "not found"):
        times = []
        for one in chance.sample(said, min(each, 200)):
            words, speaker = made.altered(how, chance, one, said)
            begun = time.process_time()
            check = text.check(words, _fits(voices, speaker))
            voiced(check, words, speaker, voices)
            times.append(_since(begun))
        _line(how, times)
    for name, words, hostile in hostile_texts():
        ready = QuotedText(hostile)
        begun = time.process_time()
        ready.check(words)
        _line(name, [_since(begun)])


def _fits(voices: Voices, speaker: str) -> Callable[..., bool]:
    return lambda span: voices.fits(speaker, span)


def _since(begun: float) -> float:
    return (time.process_time() - begun) * MILLISECONDS


def _line(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"| {name} | {statistics.median(ordered):.1f} | {high:.1f} | {ordered[-1]:.1f} |")


def hostile_texts() -> Iterator[tuple[str, str, str]]:
    """Texts and quotations made to be slow: what it is, the quotation, the text."""
    one = "harbour " * WORDS
    many = " ".join(f"w{at % 997}x" for at in range(WORDS))
    stops = "it is what it was and so it will be as we have all of them to do that for us "
    chance = random.Random(1)
    common = stops.split()
    mixed = " ".join(chance.choice(common) for _ in range(WORDS))
    yield "one word repeated, found", "harbour " * 20, one
    yield "one word repeated, 5,000 words and another", "harbour " * 5_000 + "pier", one
    yield "5,000 words, half of them changed", _changed(many.split()[:5_000]), many
    yield "5,000 words, verbatim", " ".join(many.split()[40_000:45_000]), many
    yield "6,500 words, every tenth changed", _changed(many.split()[:6_500], 10), many
    yield "stop words only", "so it is what we have all to do for them as it was", mixed
    yield "stop words only, 400", " ".join(chance.choice(common) for _ in range(400)), mixed
    yield "ellipses only between common words", " … ".join(common * 20), mixed
    yield "100,000 brackets", "the harbour of Lindau", "[" * WORDS
    yield "a quotation of 100,000 words", one, mixed


def _changed(words: list[str], every: int = 2) -> str:
    return " ".join("other" if at % every else word for at, word in enumerate(words))


ARTICLES = 500


def case(each: int, seed: int) -> None:
    """Look the quotations of 500 articles up in one another, then those of one more."""
    made = maker()
    chance = random.Random(seed)
    texts = list(made.articles(chance, ARTICLES + 1))
    clock = partial(datetime.now, UTC)
    with (
        tempfile.TemporaryDirectory() as folder,
        Case.open(Path(folder) / "many.factcheck", clock=clock, create=True) as opened,
    ):
        added = [_added(opened, text, at) for at, text in enumerate(texts)]
        for name, new in ((f"{ARTICLES} articles", added[:-1]), ("one more", added[-1:])):
            begun = time.process_time()
            found = list(_looked_up(opened, new))
            counts = Counter(one.relation.value for one in found)
            print(f"{name}: {_since(begun):,.0f} ms, {dict(counts)}")


def _looked_up(opened: Case, new: list[str]) -> Iterator[Evidence]:
    desk = Desk(opened)
    opened.quotations.fill()
    lookup = Lookup(opened, None, new, desk.place, desk.text, lambda: False)
    for document in lookup.documents:
        yield from lookup.passages(document)
    yield from lookup.stitched()
    yield from lookup.missing()


def _added(opened: Case, text: str, at: int) -> str:
    """An article with its quotations as claims, built directly: reading it is not measured."""
    claims = tuple(
        Claim(
            span=Span(found.start(), found.end()),
            text=found.group(),
            kinds=(ClaimKind.ATTRIBUTED,),
            attribution=Attribution(
                source=(Span(*found.span("speaker")),),
                cue=(Span(*found.span("cue")),),
                content=(Span(*found.span("said")),),
                kind=AttributionKind.DIRECT,
                speaker=found["speaker"],
            ),
        )
        for found in _SAID.finditer(text)
    )
    extraction = Extraction(claims=claims)
    return opened.add_document(_document(text, at), extraction, reviewer="checker").document.id


_SAID = re.compile(r"(?P<said>“[^”]+”) (?P<speaker>[^\n]+?) (?P<cue>said)\.")


def _document(text: str, at: int) -> Document:
    return Document(
        text=text,
        sha256=f"{at:064x}",
        role=Role.DRAFT if at == ARTICLES else Role.SOURCE,
        origin=f"{at}.txt",
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", nargs="?", choices=["table", "speed", "case"], default="table")
    parser.add_argument("--each", type=int, default=100, help="quotations of each kind")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    {"table": table, "speed": speed, "case": case}[asked.what](asked.each, asked.seed)
