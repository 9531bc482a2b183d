"""What verdicts rest on: weighed passages, with what tells how independent each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias
from urllib.parse import urlsplit

from claims.folding import fold
from claims.model import Document, Role, SourceKind, Stance
from claims.store.database import Database
from claims.store.documents import read_documents
from claims.store.ids import marks
from claims.store.statements import CHUNK


@dataclass(frozen=True, slots=True)
class Support:
    """A passage of which somebody took a stance."""

    stance: Stance
    source: str
    """Whose word it is: two passages of one source are one."""
    kind: SourceKind | None
    located: bool
    """Whether it can be found again: a page, paragraph, time or row."""


class Origin(NamedTuple):
    """Whose word a document is, and how near it stands to the facts."""

    source: str
    kind: SourceKind | None


Origins: TypeAlias = dict[int, Origin]


def basis(database: Database, claims: Sequence[int], known: Origins) -> dict[int, list[Support]]:
    """What was weighed for each of some claims; ``known`` keeps what was read of documents.

    Published checks are no evidence of the facts, and a claim's own document bears nothing out.
    """
    found: dict[int, list[Support]] = {}
    for at in range(0, len(claims), CHUNK):
        part = claims[at : at + CHUNK]
        rows = list(
            database.rows(
                "SELECT p.claim, p.document, p.stance, "
                "json_extract(p.record, '$.locator') FROM passages p "
                "JOIN documents d ON d.id = p.document JOIN states s ON s.claim = p.claim "
                "WHERE p.stance IS NOT NULL AND NOT p.dismissed AND NOT p.gone "
                "AND d.withdrawn = 0 AND d.role <> ? AND s.document <> p.document "
                f"AND p.claim IN ({marks(len(part))})",
                (Role.PRECEDENT.value, *part),
            )
        )
        _learn(database, {row[1] for row in rows}, known)
        for claim, document, stance, locator in rows:
            support = Support(Stance(stance), *known[document], bool(locator))
            found.setdefault(claim, []).append(support)
    return found


def _learn(database: Database, documents: Iterable[int], known: Origins) -> None:
    keys = sorted(set(documents) - known.keys())
    for at in range(0, len(keys), CHUNK):
        # Numbers of rows, so that there is nothing to quote.
        chosen = f"d.id IN ({', '.join(map(str, keys[at : at + CHUNK]))})"
        for one in read_documents(database, chosen, text=False):
            known[int(one.id[1:])] = Origin(source_of(one), one.kind)


def source_of(document: Document) -> str:
    """Whose word a document is: of its group, else of its publisher, its site, or its own."""
    return fold(document.group) or fold(document.publisher) or _site(document.url) or document.id


def _site(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
