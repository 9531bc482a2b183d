"""What a report says, as values: every format is written from these, and from nothing else.

Words of confidential sources never get this far: :mod:`factcheck.reports.gathering` leaves them
out, so that no writer can let one slip.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias

from claims.model import (
    Change,
    Claim,
    ClaimState,
    Entry,
    Evidence,
    Overruling,
    PublishedRating,
    Relation,
    Role,
    Ruling,
    Signed,
    SourceKind,
    Stance,
    Status,
)
from claims.phrases import phrase
from claims.scales import Label, Scale
from factcheck.reports.lazily import ByKey, at_places

Mark: TypeAlias = tuple[str, str, str]
"""Glyph, words and tone of what became of a claim."""


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
    passages: Sequence[Passage]
    """Read when first looked at, as is the history: many a report tells of neither."""
    history: Sequence[Act]
    named: str = ""
    """The words with which the text names who said it: "the ministry", "According to police"."""
    ruling: Ruling | None = None
    """What becomes of the change that is proposed for it; None where nobody has said."""
    entries: tuple[Entry, ...] = ()
    """What the journal notes of it, comments too: a view for readers shows none of those."""

    @property
    def id(self) -> str:
        """ "c12"."""
        return self.claim.id

    @property
    def mark(self) -> Mark:
        """Glyph, words and tone of what became of it, also where that is nothing yet."""
        if self.verdict:
            return self.verdict.glyph, self.verdict.words, self.verdict.tone
        if self.state.status is Status.OPEN:
            return "·", phrase("No verdict (open)"), "open"
        status = phrase(self.state.status.value)
        return "·", phrase("No verdict ({status})", status=status), "open"

    @property
    def to_act_on(self) -> bool:
        """Whether an editor has to act: a verdict asks for a change, or it is flagged."""
        state = self.state
        if state.flag is not None or state.correction or state.number:
            return True
        return self.verdict is not None and self.verdict.tone in ("warn", "bad")

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


@dataclass(slots=True)
class Digest:
    """What a report says of all its claims together, made in one pass over them."""

    reviewers: dict[str, None] = field(default_factory=dict)
    """Who decided, in the order of their first verdict."""
    marks: dict[Mark, int] = field(default_factory=dict)
    to_do: array[int] = field(default_factory=lambda: array("i"))
    """The places of the claims that somebody has to act on."""
    overruled: list[tuple[str, Overruling]] = field(default_factory=list)
    """House rules that do not hold of a claim, by the claim."""
    seen: int = 0

    def add(self, claim: ReportClaim) -> None:
        """Count a claim, which comes after those counted so far."""
        state = claim.state
        if claim.verdict and state.decided_by:
            self.reviewers[state.decided_by] = None
        self.marks[claim.mark] = self.marks.get(claim.mark, 0) + 1
        if claim.to_act_on:
            self.to_do.append(self.seen)
        self.overruled += [(claim.id, one) for one in claim.entries if isinstance(one, Overruling)]
        self.seen += 1


class Digested(ByKey[ReportClaim]):
    """Claims that are read as they are asked for, and what was found on the way to them."""

    digest: Digest


@dataclass(frozen=True, kw_only=True)
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
    claims: Sequence[ReportClaim]
    """Those of a large case are read anew each time that somebody goes through them."""
    history: Sequence[Act]
    """What was done to the case as a whole."""
    texts: Iterable[ReportText] = ()
    """Those that the claims stand in, never a confidential one."""
    names: Sequence[tuple[Spelling, ...]] = ()
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

    @cached_property
    def digest(self) -> Digest:
        """What is said of all claims together."""
        if isinstance(self.claims, Digested):
            return self.claims.digest
        found = Digest()
        for claim in self.claims:
            found.add(claim)
        return found

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who decided, in the order of their first verdict in the report."""
        return tuple(self.digest.reviewers)

    @property
    def to_do(self) -> Sequence[ReportClaim]:
        """What an editor has to act on: verdicts that ask for a change, and flagged claims."""
        return at_places(self.claims, self.digest.to_do)

    def tally(self) -> tuple[tuple[str, str, str, int], ...]:
        """Glyph, words and tone of each verdict with its count, best first, then the open ones."""
        labels = (label for scale in self.scales for label in scale.labels)
        counts: dict[Mark, int] = {(one.glyph, one.words, one.tone): 0 for one in labels}
        counts |= self.digest.marks
        return tuple((*key, count) for key, count in counts.items() if count)
