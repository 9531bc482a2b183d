"""What the screen of readers has read beside the interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.message import Message

from claims.agreement import Agreement, Read, agreement, read_by_several
from claims.errors import ClaimsError
from claims.review import scale_of
from factcheck.tongue import tell
from factcheck.tui.messages import Failed
from factcheck.tui.screens.review.aside import Source

SHOWN = 2_000
"""Claims that are listed at most, those on which readers disagree first."""


@dataclass
class ReadersRead(Message):
    """Who made what of which claim, and the figures."""

    figures: Agreement
    claims: list[Read] = field(default_factory=list)
    texts: Mapping[str, str] = field(default_factory=dict)
    disagreed: int = 0
    proposed: int = 0
    tied: int = 0
    left: int = 0
    """Claims beyond those that are listed."""


def read_readers(source: Source) -> None:
    """Read what several people made of claims; runs in a thread."""
    try:
        with source.open() as case:
            found = list(read_by_several(case))
            figures = agreement(found, scale_of(case))
            found.sort(key=lambda one: (one.settled is not None, one.agreed))
            shown = found[:SHOWN]
            texts = {one.id: one.text for one in case.claims([one.claim for one in shown]).values()}
    except ClaimsError as error:
        source.tell(Failed(tell(error)))
        return
    source.tell(
        ReadersRead(
            figures=figures,
            claims=shown,
            texts=texts,
            disagreed=sum(not one.agreed and one.settled is None for one in found),
            proposed=sum(one.proposed is not None for one in found),
            tied=sum(one.tied and one.settled is None for one in found),
            left=len(found) - len(shown),
        )
    )
