"""What a report would hold, said before it is written: claims, what is withheld, advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.reports import BINARY
from factcheck.reports.gathering import reading

if TYPE_CHECKING:
    from claims.filters import Filter
    from claims.store import Case

FIRST = 3
"""Lines of a report that are shown of it."""
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a report would hold."""

    claims: int
    decided: int
    left_out: int
    """Claims that stand in confidential documents and are not in it."""
    withheld: int
    """Confidential documents that it speaks of without name and words."""
    size: int
    """Bytes."""
    lines: int
    """None of what is no text."""
    beginning: tuple[str, ...]
    """Its first lines that are not empty."""
    advice: tuple[str, ...]
    """What a ClaimReview would say validly but badly."""


def preview(case: Case, report: bytes, form: str, filter_: Filter | None = None) -> Preview:
    """What ``report``, made of ``case`` in a format, holds; raises CaseError."""
    from factcheck.reports import claimreview

    text = form not in (*BINARY, "pdf")
    with reading(case, filter_) as found:
        return Preview(
            claims=len(found.claims),
            decided=sum(one.verdict is not None for one in found.claims),
            left_out=found.left_out,
            withheld=sum(one.confidential for one in found.documents),
            size=len(report),
            lines=report.count(b"\n") if text else 0,
            beginning=_beginning(report) if text and form not in ("html", "json", "jsonl") else (),
            advice=tuple(claimreview.advice(found)) if form == "claimreview" else (),
        )


def _beginning(report: bytes) -> tuple[str, ...]:
    head = report[: 40 * _LONGEST].decode("utf-8", "replace").splitlines()
    return tuple(line[:_LONGEST] for line in head if line.strip())[:FIRST]
