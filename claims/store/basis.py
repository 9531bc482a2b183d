"""What verdicts rest on: weighed passages, with what tells how independent each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from claims.folding import fold
from claims.model import Role, SourceKind, Stance
from claims.store.database import Database
from claims.store.ids import marks
from claims.store.statements import CHUNK

_FIELDS = ("group", "publisher", "url", "kind")


@dataclass(frozen=True, slots=True)
class Support:
    """A passage of which somebody took a stance."""

    stance: Stance
    source: str
    """Whose word it is: two passages of one source are one."""
    kind: SourceKind | None
    located: bool
    """Whether it can be found again: a page, paragraph, time or row."""


def basis(database: Database, claims: Sequence[int]) -> dict[int, list[Support]]:
    """What was weighed for each of some claims, at most as many as are read in one statement.

    Published checks are no evidence of the facts, and a claim's own document bears nothing out.
    """
    told = ", ".join(f"json_extract(d.record, '$.{field}')" for field in _FIELDS)
    found: dict[int, list[Support]] = {}
    for at in range(0, len(claims), CHUNK):
        part = claims[at : at + CHUNK]
        for claim, document, stance, locator, *fields in database.rows(
            f"SELECT p.claim, p.document, p.stance, json_extract(p.record, '$.locator'), {told} "
            "FROM passages p JOIN documents d ON d.id = p.document "
            "JOIN states s ON s.claim = p.claim WHERE p.stance IS NOT NULL AND NOT p.dismissed "
            "AND NOT p.gone AND d.withdrawn = 0 AND d.role <> ? AND s.document <> p.document "
            f"AND p.claim IN ({marks(len(part))})",
            (Role.PRECEDENT.value, *part),
        ):
            group, publisher, url, kind = fields
            found.setdefault(claim, []).append(
                Support(
                    stance=Stance(stance),
                    source=source_of(group or "", publisher or "", url or "", f"d{document}"),
                    kind=SourceKind(kind) if kind else None,
                    located=bool(locator),
                )
            )
    return found


def source_of(group: str, publisher: str, url: str, document: str) -> str:
    """Whose word a document is: of its group, else of its publisher, its site, or its own."""
    return fold(group) or fold(publisher) or _site(url) or document


def _site(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
