"""The journal as reports may tell it: without names and words of whoever must not be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.model import (
    Adjudication,
    Comment,
    Contact,
    Document,
    Entry,
    Event,
    Overruling,
    Role,
    Ruling,
    Search,
    SecondReading,
)
from factcheck.reports.veil import WITHHELD, Veil

_NO_LETTERS = re.compile(r"[\W_]+")
_NAMES, _WORDS = ("whom", "channel"), ("asked", "answer")


def hidden_contacts(by_target: Mapping[str, Sequence[Event]]) -> Iterator[Document]:
    """Contacts who must not be known, each as a confidential document: so all that hides such a
    document's name and words hides theirs.

    Whoever was confidential at any time is: the history keeps what was corrected or taken back.
    """
    for target, events in by_target.items():
        if target[:1] != "j":
            continue
        said: dict[str, list[str]] = {}
        secret = False
        for event in events:
            for change in event.changes:
                if change.target != target:
                    continue
                secret = secret or (change.field == "confidential" and change.after is True)
                if change.field in (*_NAMES, *_WORDS) and isinstance(change.after, str):
                    said.setdefault(change.field, []).append(change.after)
        if secret:
            yield from _documents(target, said)


def _documents(target: str, said: Mapping[str, Sequence[str]]) -> Iterator[Document]:
    names = [said.get(field, []) for field in _NAMES]
    parts = (" ".join(_NO_LETTERS.split(name)) for some in names for name in some)
    told = (words for field in _WORDS for words in said.get(field, ()))
    text, last = "\n".join((*told, *parts)), names[0][-1] if names[0] else target
    yield Document(text=text, sha256="", id=target, title=last, role=Role.SOURCE, confidential=True)
    # What they were called before, or are reached by, is theirs as well.
    for place, name in enumerate((*names[0][:-1], *names[1])):
        yield Document(text="", sha256="", id=f"{target}-{place}", title=name, confidential=True)


def veiled(entries: Iterable[Entry], veil: Veil) -> Iterator[Entry]:
    """The entries without a name or word of a confidential source."""
    for one in entries:
        match one:
            case Contact() if veil.hides(one.id):
                yield replace(
                    one,
                    whom=veil.names[one.id],
                    channel="",
                    asked=WITHHELD if one.asked else "",
                    answer=WITHHELD if one.answer else "",
                )
            case Contact():
                yield replace(
                    one,
                    whom=veil.over(one.whom),
                    channel=veil.over(one.channel),
                    asked=veil.over(one.asked),
                    answer=veil.over(one.answer),
                )
            case Comment():
                yield replace(one, text=veil.over(one.text))
            case Search():
                yield replace(
                    one,
                    where=veil.over(one.where),
                    query=veil.over(one.query),
                    found=veil.over(one.found),
                )
            case Overruling() | SecondReading():
                yield replace(one, reason=veil.over(one.reason))
            case Ruling():
                proposed = tuple(map(veil.over, one.first))
                yield replace(one, reason=veil.over(one.reason), first=proposed)
            case Adjudication():
                before = tuple(map(veil.over, one.first))
                yield replace(one, reason=veil.over(one.reason), first=before)
            case _:
                yield one
