"""What becomes of the journal when a text comes back edited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims import journal
from claims.intake import take_in
from claims.model import Document, EntryKind, Role
from claims.replacing import Versioning
from claims.review import Review
from claims.store import Case

TRAMS = "The city of Norhavn runs 64 trams in 2021."
BRIDGE = "The bridge of Estwick carried 9,000 carts in 2022."
MILL = "The mill of Quillport ground 300 sacks in 2020."


def now() -> datetime:
    """A clock that stands still."""
    return datetime(2024, 1, 1, tzinfo=UTC)


def add(case: Case, *sentences: str) -> None:
    """Add a draft, or its next version."""
    text = "\n\n".join(sentences) + "\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    draft = Document(text=text, sha256=sha256, origin="draft.md", role=Role.DRAFT)
    take_in(case, [draft], reviewer="Ada", versioning=Versioning())


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case with a draft of three claims, each remarked on, one rule overruled for two."""
    with Case.open(tmp_path / "draft.factcheck", clock=now, create=True) as opened:
        add(opened, TRAMS, BRIDGE, MILL)
        review = Review(opened, "Ada")
        for claim in ("c1", "c2", "c3"):
            journal.comment(review, [claim], f"of {claim}")
        fields = {"claims": ["c1", "c2"], "rule": "two-sources", "reason": "a census"}
        opened.journal.add(EntryKind.OVERRULING, fields, "Ada")  # type: ignore[arg-type]
        yield opened


def about(case: Case) -> dict[str, tuple[str, ...]]:
    """The claims that each entry is about."""
    return {one.id: one.claims for one in case.journal.entries()}


def test_entries_follow_their_claims_into_the_next_version(case: Case) -> None:
    """Remarks go with the claims that live on; what was cut keeps its own; an overruled rule stays
    overruled only where the words are the same.
    """
    add(case, BRIDGE.replace("9,000", "9,500"), TRAMS)
    claims = {claim.text: claim.id for claim in case.claims_of("d2")}
    trams = next(one for text, one in claims.items() if "64 trams" in text)
    bridge = next(one for text, one in claims.items() if "9,500" in text)
    assert about(case) == {
        "j1": (trams,),
        "j2": (bridge,),
        "j3": ("c3",),
        "j4": (trams, "c2"),
    }
    assert not any(one.corrected for one in case.journal.entries())
    assert case.audit().problems == ()


def test_undo_of_the_new_version_gives_the_entries_back(case: Case) -> None:
    """They are about the claims of the old version again."""
    before = about(case)
    add(case, BRIDGE.replace("9,000", "9,500"), TRAMS)
    Review(case, "Ada").undo()
    assert about(case) == before
    assert case.audit().problems == ()
