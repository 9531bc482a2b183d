"""What a report says, as values: every format is written from these, and from nothing else.

Words of confidential sources never get this far: :mod:`factcheck.reports.gathering` leaves them
out, so that no writer can let one slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from claims.model import (
    Change,
    Claim,
    ClaimState,
    Entry,
    Evidence,
    PublishedRating,
    Relation,
    Role,
    Signed,
    SourceKind,
    Stance,
)
from claims.scales import Label, Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """A document of the case as a reader may know it."""

    id: str
    name: str
    role: Role
    claims: int
    """How many claims the case holds of it."""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    retrieved: datetime | None = None
    url: str = ""
    language: str = ""
    kind: SourceKind | None = None
    group: str = ""
    sha256: str = ""
    made_by: str = ""
    confidential: bool = False
    """Whether it has only a number here, because its source must not be known."""
    published_check: str = ""
    """Of a published check, whose it is and what it says: "Tern Check: Half True (imported, not
    ours), 2021-03-04"; empty for all else.
    """
    rating: PublishedRating | None = None
    """What its publisher says; never a verdict of this report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of another document that speak to a claim."""

    evidence: Evidence
    """Without words, figures and reasons where the document is confidential."""
    document: ReportDocument
    locator: str
    """ "¶4"; empty for a confidential document."""

    @property
    def stance(self) -> Stance | None:
        """What a person says it does to the claim."""
        return self.evidence.stance

    @property
    def is_check(self) -> bool:
        """Whether it is a published check of a like claim, and no evidence of the facts."""
        return self.document.role is Role.PRECEDENT

    @property
    def relation(self) -> Relation:
        """What the machine says it is to the claim."""
        return self.evidence.relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A line of the history."""

    seq: int
    at: datetime
    reviewer: str
    act: str
    changes: tuple[Change, ...] = ()
    """Those that the history is of; other claims of the same act have theirs."""
    undoes: int | None = None
    note: str = ""
    """For imports: what came in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A label as it was given."""

    slug: str
    words: str
    scale: Scale
    label: Label | None
    """None where the scale does not give that label any longer."""

    @property
    def glyph(self) -> str:
        """One sign for it."""
        return self.label.glyph if self.label else "◌"

    @property
    def tone(self) -> str:
        """``good``, ``warn``, ``bad`` or ``muted``."""
        return self.label.tone if self.label else "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClaim:
    """A claim with its verdict, what speaks to it, and its history."""

    claim: Claim
    document: ReportDocument
    locator: str
    state: ClaimState
    verdict: Verdict | None
    passages: tuple[Passage, ...]
    history: tuple[Act, ...]
    named: str = ""
    """The words with which the text names who said it: "the ministry", "According to police"."""
    entries: tuple[Entry, ...] = ()
    """What the journal notes of it, comments too: a view for readers shows none of those."""

    @property
    def id(self) -> str:
        """ "c12"."""
        return self.claim.id

    @property
    def mark(self) -> tuple[str, str, str]:
        """Glyph, words and tone of what became of it, also where that is nothing yet."""
        if self.verdict:
            return self.verdict.glyph, self.verdict.words, self.verdict.tone
        return "·", f"No verdict ({self.state.status.value})", "open"

    def judged(self, stance: Stance) -> tuple[Passage, ...]:
        """The passages of which a person said so."""
        return tuple(passage for passage in self.passages if passage.stance is stance)

    @property
    def unjudged(self) -> tuple[Passage, ...]:
        """The passages of which only the machine has spoken, but for published checks."""
        return tuple(
            passage for passage in self.passages if passage.stance is None and not passage.is_check
        )

    @property
    def checks(self) -> tuple[Passage, ...]:
        """The published checks that speak of it and that nobody took a stance on, likest first."""
        found = (one for one in self.passages if one.stance is None and one.is_check)
        return tuple(sorted(found, key=lambda one: -one.evidence.score))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """A text whose claims a report is on."""

    document: ReportDocument
    text: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name is written, and where: "Draft title, ¶3"."""

    form: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCase:
    """Everything that a report says of a case."""

    title: str
    head: str
    """The hash of the latest event: with it ``factcheck audit`` finds any later rewriting."""
    events: int
    last: datetime | None
    """When the latest event happened; a report never says when it was written."""
    scale: Scale
    scales: tuple[Scale, ...]
    """Those that the verdicts belong to, and the case's own."""
    documents: tuple[ReportDocument, ...]
    claims: tuple[ReportClaim, ...]
    history: tuple[Act, ...]
    """What was done to the case as a whole."""
    texts: tuple[ReportText, ...] = ()
    """Those that the claims stand in, never a confidential one."""
    names: tuple[tuple[Spelling, ...], ...] = ()
    """People whose names are written in more than one way, each with all spellings."""
    filter: str = ""
    """The filter the claims were chosen with, as typed."""
    checks: int = 0
    """Published checks that were searched; only those that speak of a claim are in
    :attr:`documents`.
    """
    left_out: int = 0
    """Claims that stand in confidential documents and are not in the report."""
    entries: tuple[Entry, ...] = ()
    """What the journal notes of the whole case, sign-offs too."""
    signed: tuple[Signed, ...] = ()
    """Every sign-off, and whether it stands."""

    @property
    def today(self) -> date:
        """The day that the report is of: that of the latest event, never that of its writing."""
        return self.last.date() if self.last else date.min

    @property
    def compared(self) -> int:
        """How many claims of how many documents each claim was compared with."""
        return sum(one.claims for one in self.documents if one.role is not Role.PRECEDENT)

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who decided, in the order of their first verdict in the report."""
        names = (claim.state.decided_by for claim in self.claims if claim.verdict)
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def to_do(self) -> tuple[ReportClaim, ...]:
        """What an editor has to act on: verdicts that ask for a change, and flagged claims."""
        return tuple(
            claim
            for claim in self.claims
            if claim.state.flag is not None
            or claim.state.correction
            or claim.state.number
            or (claim.verdict and claim.verdict.tone in ("warn", "bad"))
        )

    def tally(self) -> tuple[tuple[str, str, str, int], ...]:
        """Glyph, words and tone of each verdict with its count, best first, then the open ones."""
        counts: dict[tuple[str, str, str], int] = {}
        for scale in self.scales:
            for label in scale.labels:
                counts[label.glyph, label.words, label.tone] = 0
        for claim in self.claims:
            counts[claim.mark] = counts.get(claim.mark, 0) + 1
        return tuple((*key, count) for key, count in counts.items() if count)
