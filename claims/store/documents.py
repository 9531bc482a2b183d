"""Documents as rows, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from claims.errors import CaseError
from claims.model import Document, Json, Layout, Role, SourceKind
from claims.records import layout_record, layout_value, rating_record, rating_value
from claims.store import unfinished
from claims.store.database import Database
from claims.store.ids import marks
from claims.store.statements import json_text

_KEYS = 250
# The name of a group of documents goes before what one of them came in with.
_CORRECTED = (
    "(SELECT json_group_object(field, json(value)) FROM (SELECT field, value FROM described "
    "WHERE document = d.id UNION ALL "
    "SELECT 'group', json_quote(label) FROM sources WHERE document = d.id))"
)
_META = ("title", "publisher", "author", "url", "origin", "language", "group", "made_by")


def document_record(document: Document) -> dict[str, Json]:
    """What a document is, beside its text and what became of it."""
    rating = document.rating
    return {
        "sha256": document.sha256,
        "role": document.role.value,
        "published": document.published.isoformat() if document.published else None,
        "retrieved": document.retrieved.isoformat() if document.retrieved else None,
        "kind": document.kind.value if document.kind else None,
        "confidential": document.confidential,
        **{name: getattr(document, name) for name in _META},
        # Only where there is one: documents without it are hashed as they always were.
        **({"rating": rating_record(rating)} if rating else {}),
    }


def layout_text(document: Document) -> str:
    """The layout of a document as it is stored; empty where the file had none."""
    return json_text(layout_record(document.layout)) if document.layout else ""


def insert_document(database: Database, document: Document) -> int:
    """Write a document that is coming in, in the caller's transaction; returns its key."""
    key = database.run(
        "INSERT INTO documents (sha256, role, record, importer) VALUES (?, ?, ?, ?)",
        (
            document.sha256,
            document.role.value,
            json_text(document_record(document)),
            unfinished.this_process(),
        ),
    ).lastrowid
    database.run(
        "INSERT INTO texts (document, text, layout) VALUES (?, ?, ?)",
        (key, document.text, layout_text(document)),
    )
    database.run("INSERT INTO tallies (document) VALUES (?)", (key,))
    return int(key or 0)


def read_document(database: Database, key: int, *, text: bool = True) -> Document:
    """The document d``key``; raises :class:`CaseError` where there is none."""
    found = next(read_documents(database, "d.id = ?", (key,), text=text), None)
    if found is None:
        raise CaseError("There is no document d{key} in {path}.", key=key, path=database.path.name)
    return found


def read_documents(
    database: Database,
    chosen: str,
    values: Sequence[object] = (),
    *,
    text: bool,
    corrected: bool = True,
) -> Iterator[Document]:
    """The documents that ``chosen`` (SQL over ``documents d``) lets through, oldest first.

    With what reviewers corrected and the group they count in, unless ``corrected`` is unset.
    """
    body = "t.text, t.layout" if text else "'', ''"
    laid_over = _CORRECTED if corrected else "NULL"
    for key, record, over, withdrawn, *stored in database.rows(
        f"SELECT d.id, d.record, {laid_over}, d.withdrawn, {body} FROM documents d "
        + ("JOIN texts t ON t.document = d.id " if text else "")
        + f"WHERE d.imported IS NOT NULL AND {chosen} ORDER BY d.id",
        values,
    ):
        fields = {**json.loads(record), **(json.loads(over) if over else {})}
        yield _document(key, fields, bool(withdrawn), *stored)


def held(database: Database, keys: Iterable[int]) -> set[int]:
    """Those of some documents that are in and not withdrawn."""
    wanted = sorted(set(keys))
    found: set[int] = set()
    for at in range(0, len(wanted), _KEYS):
        part = wanted[at : at + _KEYS]
        found.update(
            key
            for (key,) in database.rows(
                "SELECT id FROM documents WHERE imported IS NOT NULL AND withdrawn = 0 "
                f"AND id IN ({marks(len(part))})",
                part,
            )
        )
    return found


def is_known(database: Database, document: Document) -> bool:
    """Whether other bytes of the same address, or of the same file name, are there already."""
    field, name = ("url", document.url) if document.url else ("origin", document.origin)
    if name in ("", "-"):
        return False
    return bool(
        database.value(
            "SELECT 1 FROM documents WHERE imported IS NOT NULL AND withdrawn = 0 "
            f"AND json_extract(record, '$.{field}') = ? AND sha256 <> ? LIMIT 1",
            (name, document.sha256),
        )
    )


def more_than(database: Database, count: int) -> bool:
    """Whether more documents than so many are in and not withdrawn; of published checks none
    counts.
    """
    return bool(
        database.value(
            "SELECT 1 FROM documents WHERE imported IS NOT NULL AND withdrawn = 0 "
            "AND role <> 'precedent' LIMIT 1 OFFSET ?",
            (count,),
        )
    )


def _document(
    key: int, record: Mapping[str, Any], withdrawn: bool, text: str, layout: str
) -> Document:
    published, retrieved, kind = record["published"], record["retrieved"], record["kind"]
    return Document(
        id=f"d{key}",
        text=text,
        sha256=str(record["sha256"]),
        role=Role(str(record["role"])),
        published=date.fromisoformat(published) if published else None,
        retrieved=datetime.fromisoformat(retrieved) if retrieved else None,
        kind=SourceKind(kind) if kind else None,
        confidential=bool(record["confidential"]),
        rating=rating_value(record["rating"]) if record.get("rating") else None,
        layout=layout_value(json.loads(layout)) if layout else Layout(),
        withdrawn=withdrawn,
        **{name: str(record[name]) for name in _META},
    )
