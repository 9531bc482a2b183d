"""A real case on disk, and a way to add texts to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.extract import extract
from claims.model import Document, Role
from claims.store import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty case."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    with Case.open(tmp_path / "harbour.factcheck", clock=lambda: moment, create=True) as opened:
        yield opened


@pytest.fixture
def add(case: Case) -> Callable[[str, Role], Document]:
    """Adds a text to the case, without cross-references."""

    def added(text: str, role: Role) -> Document:
        extraction = extract(text)
        document = Document(
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            role=role,
            language=extraction.language,
        )
        return case.add_document(document, extraction, reviewer="checker").document

    return added
