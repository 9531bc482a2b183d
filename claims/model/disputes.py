"""What a case holds against itself: disputed figures, and claims that are made more than once."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model.decisions import Status
from claims.model.evidence import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two passages that cannot both be right as they stand, seen from one claim.

    Of two documents the claim is the draft's; of two others, that of the document that came in
    first. ``relation`` is one of :data:`claims.model.ALARMS`.
    """

    claim: str
    """``c12``."""
    text: str
    """The claim's words."""
    value: str
    """The disputed figure in words: "more than 100,000 deaths per year"; empty without one."""
    speaker: str | None
    document: str
    """``d3``: where the claim stands."""
    document_name: str
    status: Status
    in_draft: bool
    worthiness: float
    """0 to 1."""
    relation: Relation
    evidence: str
    """``e5``: the passage; empty where the claim only differs from its cluster's usual figure."""
    against: str
    """``d4``: where the other passage stands; the claim's own document where it is there."""
    against_name: str
    against_claim: str
    """The claim that the other passage is; empty where it is none."""
    against_text: str
    against_value: str
    locator: str
    """Where the other passage stands, for people: "¶4"."""
    difference: str
    """ "26,162 fewer, 26 %"; of a quotation what was altered; may be empty."""
    reasons: tuple[str, ...]
    score: float
    """0 to 1: how surely both speak of the same matter."""
    cluster: str = ""
    """``k12``, where the claim's figure is not the usual one of its cluster."""
    others: int = 0
    """How many more passages of the same two documents, or copies of them, say the same."""

    @property
    def reason(self) -> str:
        """The reason that counts most, as one sentence; empty where none was given."""
        return self.reasons[0] if self.reasons else ""

    @property
    def within(self) -> bool:
        """Whether both passages stand in one document."""
        return self.document == self.against


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Claims that say nearly the same words, whatever their numbers; they stay apart as claims."""

    id: str
    """``k12``: the number of its earliest claim."""
    claims: tuple[str, ...]
    """Ids; those whose figure is not the usual one first, then in the order of documents."""
    documents: int
    """How many documents hold one of them; withdrawn ones do not count."""
    sources: int = 0
    """How many independent sources those documents are: copies of one text count once."""
    outliers: tuple[str, ...] = ()
    """The claims whose figure conflicts with the most common one."""
    spread: str = ""
    """The figures and how many claims give each: "40,000 (3), 45,000 (1)"; empty without."""
