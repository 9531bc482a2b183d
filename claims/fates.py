"""What became of every claim of a document in its next version, read from the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.model import Claim
from claims.revising import Fate
from claims.store import Case
from claims.store.versions import Origin, Version


@dataclass(frozen=True, slots=True)
class Became:
    """A claim of the old version, of the new one, or of both, and its fate."""

    fate: Fate
    before: Claim | None
    after: Claim | None
    reason: str = ""

    @property
    def claim(self) -> Claim:
        """The claim as it is at present; of what is gone, as it was."""
        found = self.after or self.before
        assert found is not None
        return found


def latest(case: Case, document: str | None = None) -> Version | None:
    """The latest revision of a case, or that of a document, named by either version; else None."""
    versions = case.versions.all()
    found = [one for one in versions if document in (None, one.new, one.old)]
    if document is None:
        return max(found, key=lambda one: int(one.new[1:]), default=None)
    return next((one for one in found if one.new == document), found[0] if found else None)


def fates_of(case: Case, version: Version) -> Iterator[Became]:
    """Every claim of the new version with its fate, then those of the old one that are gone."""
    links: dict[str, list[Origin]] = {}
    for origin in case.versions.links_of(version.new):
        links.setdefault(origin.claim, []).append(origin)
    before = {claim.id: claim for claim in case.claims_of(version.old)}
    for claim in case.claims_of(version.new):
        for origin in links.get(claim.id, ()):
            yield Became(origin.fate, before[origin.was], claim, origin.reason)
        if claim.id not in links:
            yield Became(Fate.NEW, None, claim)
    placed = {origin.was for some in links.values() for origin in some}
    for identifier, claim in before.items():
        if identifier not in placed:
            yield Became(Fate.VANISHED, claim, None)
