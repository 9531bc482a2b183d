"""A document that comes in again, edited, takes the place of its earlier version."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from claims.errors import Refused
from claims.model import Document, Extraction, Role
from claims.revising import Fate, anchor
from claims.store import Case

# Of a document that is taken for an earlier version by its name alone, so many claims are there.
_RECOGNISED = 0.25
# Where it is kept which document is to take which one's place, for resuming.
_PENDING = "revise"
Add = Callable[[str], str]
"""Stores a document as a version of another, whose id it is given, and returns its own id."""


@dataclass(frozen=True, slots=True)
class Versioning:
    """Whether what comes in is taken for a new version of what is there."""

    revises: str = ""
    """The document whose next version it is; empty to go by address and file name of drafts."""
    as_new: bool = False
    """Whether everything is a document of its own."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A document that took the place of another."""

    old: str
    new: str
    event: int
    fates: Mapping[Fate, int] = field(default_factory=dict)
    """How many claims met each fate."""


def checked_base(case: Case, versioning: Versioning) -> Document | None:
    """The document that a new version is said to be of; None where none is said.

    Raises:
        Refused: it cannot have a new version.
    """
    if not versioning.revises:
        return None
    base = case.document(versioning.revises)
    if base.withdrawn:
        newer = next((one.new for one in case.versions.all() if one.old == base.id), None)
        why = f"{newer} has replaced it" if newer else "it is withdrawn"
        raise Refused(f"{base.id} cannot have a new version: {why}.")
    if base.role is Role.PRECEDENT:
        raise Refused(f"{base.id} is a published check, and those have no versions here.")
    return base


def base_of(
    case: Case,
    document: Document,
    extraction: Extraction,
    versioning: Versioning,
    beside: Collection[str],
) -> str | None:
    """The document whose next version ``document`` is; None where it is one of its own.

    Those ``beside`` it came in with it, and are no versions of each other.
    """
    if versioning.as_new:
        return None
    if versioning.revises:
        return versioning.revises
    earlier = case.versions.earlier(document)
    if earlier is None or earlier in beside:
        return None
    before = case.document(earlier).text, case.versions.claims_as_read(earlier)
    found = anchor(*before, document.text, extraction.claims)
    return earlier if found.recognised >= _RECOGNISED else None


def add_version(case: Case, document: Document, base: str, add: Add, reviewer: str) -> Replaced:
    """Store a document as the next version of ``base``, and put it in its place.

    What was begun and not finished is taken up again, by whoever adds anything next.

    Raises:
        Refused: nobody says who is reviewing, or another version was faster.
    """
    if not reviewer:
        raise Refused(
            f"{document.name} is a new version of {base}. That carries verdicts over, so say who "
            "is reviewing; or add it as a document of its own."
        )
    case.remember("", _PENDING, {"sha256": document.sha256, "base": base, "reviewer": reviewer})
    new = case.versions.waiting(document.sha256, base) or add(base)
    replaced = _replace(case, base, new, reviewer)
    case.remember("", _PENDING, None)
    return replaced


def finish_pending(case: Case) -> Replaced | None:
    """Finish what a program began that was killed; None where there is nothing to finish."""
    kept = case.recall("", _PENDING)
    if not isinstance(kept, dict):
        return None
    base, reviewer = str(kept["base"]), str(kept["reviewer"])
    new = case.versions.waiting(str(kept["sha256"]), base)
    stands = new is not None and not case.document(base).withdrawn
    replaced = _replace(case, base, new, reviewer) if new and stands else None
    case.remember("", _PENDING, None)
    return replaced


def _replace(case: Case, old: str, new: str, reviewer: str) -> Replaced:
    versions = case.versions
    revision = anchor(
        case.document(old).text,
        versions.claims_as_read(old),
        case.document(new).text,
        versions.claims_as_read(new),
    )
    event = versions.revise(old, new, revision, reviewer)
    return Replaced(old, new, event.seq, dict(revision.counts))
