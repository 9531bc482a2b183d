"""A process made to be killed: forks a child for each line it reads, and says the child's number.

``decide PATH SEED`` makes decisions without end, ``add PATH SEED`` adds documents without end.
After each act that has returned, the child writes one line: what the parent may rely on. Imports
are done once, before forking, so that a child starts in a few milliseconds.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from claims.errors import Refused
from claims.model import Claim, ClaimKind, Document, Event, Extraction, Span
from claims.review import Review
from claims.store import Case, imports


def say(line: str) -> None:
    """Write a whole line at once, so that a kill cannot leave half of it."""
    os.write(1, f"{line}\n".encode())


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def act(review: Review, source: random.Random) -> Event:
    """One act chosen by chance."""
    ids = [f"c{number}" for number in review.case.queue.claim_ids()]
    claim = source.choice(ids)
    match source.randrange(10):
        case 0:
            return review.undo()
        case 1:
            return review.redo()
        case 2:
            return review.clear([claim])
        case 3:
            return review.flag(claim, f"note {source.random()}")
        case 4:
            return review.explain(claim, f"because {source.random()}")
        case 5:
            return review.decide(source.sample(ids, 3), "cut", "not ours")
        case 6:
            speaker = source.choice(review.case.cast.members()).person.name
            return review.rename_person(speaker, f"Name {source.random()}")
        case 7:
            return review.mend_speaker(claim, source.choice(["Ida Storm", "Ada Ferro"]))
        case _:
            label = source.choice(["confirmed", "cannot-confirm", "not-checkable"])
            return review.decide([claim], label, f"{label} {source.random()}")


def decide(path: Path, source: random.Random) -> None:
    """Decide without end, saying each event's number and hash once it is on disk."""
    with Case.open(path, clock=now) as case:
        review = Review(case, source.choice(["Ada", "Bo"]))
        while True:
            try:
                event = act(review, source)
            except Refused:
                continue
            say(f"{event.seq} {event.hash}")


def add(path: Path, source: random.Random) -> None:
    """Add documents of 50 claims without end, ten a transaction, saying each one's id."""
    imports.BATCH = 10
    with Case.open(path, clock=now) as case:
        while True:
            name = f"{source.getrandbits(64):016x}"
            sentences = [f"In {name}, {place} homes." for place in range(50)]
            text, found, start = "\n".join(sentences), [], 0
            for sentence in sentences:
                span = Span(start, start + len(sentence))
                found.append(Claim(span=span, text=sentence, kinds=(ClaimKind.FACT,)))
                start = span.end + 1
            document = Document(text=text, sha256=name, title=name)
            added = case.add_document(document, Extraction(claims=tuple(found)), reviewer="Ada")
            say(f"{added.document.id} {name}")


def main() -> None:
    """Fork a child for each line, and say when it is gone."""
    for line in sys.stdin:
        what, path, seed = line.split()
        child = os.fork()
        if child == 0:
            work = decide if what == "decide" else add
            try:
                work(Path(path), random.Random(int(seed)))
            finally:
                os._exit(3)
        say(f"started {child}")
        _, status = os.waitpid(child, 0)
        say(f"gone {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
