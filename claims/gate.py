"""What stands between a case and its sign-off: open claims, and what the house rules ask for.

Everything is read in batches, so that a million claims need no more memory than a thousand;
whoever asks beside an interface takes the problems one by one and stops when nobody waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from claims.filters import parse
from claims.model import (
    Adjudication,
    ClaimKind,
    ClaimState,
    Contact,
    Entry,
    EntryKind,
    Overruling,
    Search,
    SecondReading,
    SignRole,
    SourceKind,
    Stance,
    Status,
)
from claims.phrases import phrase
from claims.rules import NONE, OVERRULABLE, Rules, rules_from
from claims.scales import Label, Scale
from claims.store import Case
from claims.store.basis import Support

MOST = 1_000
"""Problems of one kind that are named one by one; the rest is counted."""
_BATCH = 256
"""Claims whose states, evidence and entries are read at a time."""
_WORDS = {
    Status.OPEN: phrase("is open"),
    Status.DEFERRED: phrase("is deferred"),
    Status.STALE: phrase("is stale: its text changed after it was decided"),
    Status.ORPHAN: phrase("is an orphan: its text is no longer in the document"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why the gate does not open."""

    claim: str
    """Empty where it is of the whole case."""
    rule: str
    """``open``, ``deferred``, ``stale``, ``orphan``, ``scale``, ``sign-off``, or one of
    :data:`~claims.rules.OVERRULABLE`.
    """
    words: str

    def __str__(self) -> str:
        return self.words

    @property
    def overrulable(self) -> bool:
        """Whether somebody can say that the rule does not hold here."""
        return bool(self.claim) and self.rule in OVERRULABLE


def rules_of(case: Case, usual: Rules = NONE) -> Rules:
    """The rules that a case keeps, else ``usual``; raises Refused where they are not understood."""
    kept = case.setting("rules")
    return rules_from(kept, phrase("the rules of the case")) if isinstance(kept, dict) else usual


def problems(
    case: Case, scale: Scale, rules: Rules | None = None, *, signing: SignRole | None = None
) -> list[Problem]:
    """What is still asked for: unfinished claims first, in document order, then who has to sign.

    Of one rule at most :data:`MOST` are named; what is over is counted in one more. ``signing``
    is who is about to sign: their own signature and those after it are not asked for.
    """
    asked = rules_of(case) if rules is None else rules
    found: list[Problem] = []
    counts: dict[str, int] = {}
    for one in examine(case, scale, asked, signing=signing):
        counts[one.rule] = counts.get(one.rule, 0) + 1
        if counts[one.rule] <= MOST:
            found.append(one)
    for rule, count in counts.items():
        if count > MOST:
            found.append(
                Problem(
                    "",
                    rule,
                    phrase("{count:,} more claims are {rule}", count=count - MOST, rule=rule),
                )
            )
    return found


def examine(
    case: Case,
    scale: Scale,
    rules: Rules,
    *,
    signing: SignRole | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Problem]:
    """Every problem there is, one by one; may take as long as reading every decided claim.

    It ends before a batch of claims where it is no longer ``wanted``.
    """
    for status in _WORDS:
        ids = case.queue.claim_ids(parse(f"status:{status}"), queue=True)
        for claims in _batches(ids, wanted):
            yield from _unfinished(case, claims, status)
    looking = _Looking(case, scale, rules)
    for claims in _batches(case.queue.claim_ids(parse("status:decided"), queue=True), wanted):
        yield from looking.at(claims)
    if rules.answers:
        yield from _waiting(case, case.journal.whole())
    yield from _unsigned(case, rules, signing)


def _batches(ids: Sequence[int], wanted: Callable[[], bool]) -> Iterator[list[str]]:
    for at in range(0, len(ids), _BATCH):
        if not wanted():
            return
        yield [f"c{key}" for key in ids[at : at + _BATCH]]


def _unfinished(case: Case, ids: list[str], status: Status) -> Iterator[Problem]:
    for claim, state in case.states(ids).items():
        why = f": {state.deferred}" if state.deferred else ""
        words = phrase("{claim} {state}{why}", claim=claim, state=_WORDS[status], why=why)
        yield Problem(claim, status.value, words)


class _Looking:
    """Looks at decided claims, a batch at a time."""

    def __init__(self, case: Case, scale: Scale, rules: Rules) -> None:
        self._case, self._scale, self._rules = case, scale, rules
        self._journal = case.journal
        self._labels = {label.slug: label for label in scale.labels}
        # A search that was made for the whole case is one for each of its claims.
        self._contrary = _contrary(self._journal.whole())
        # Of a million claims most are read for nothing where nobody asks, or nothing is noted.
        self._asks_for_basis = bool(
            rules.sources or rules.secondary_sources or rules.locators or rules.contrary_search
        )
        self._noted = any(map(self._journal.has, EntryKind))

    def at(self, claims: Sequence[str]) -> Iterator[Problem]:
        """What the rules ask of these claims and was not overruled."""
        basis = self._journal.rests_on(claims) if self._asks_for_basis else {}
        entries = self._journal.of(claims) if self._noted else {}
        weighed = self._case.passages.weighed(claims)
        numeric = self._numeric(claims)
        for claim, state in self._case.states(claims).items():
            if state.same_as:
                # Its verdict is that of the claim it repeats, which is looked at itself.
                continue
            label = self._labels.get(state.verdict or "")
            if state.scale != self._scale.id or label is None:
                yield self._other_scale(claim, state)
                continue
            about = entries.get(claim, ())
            overruled = {one.rule for one in about if isinstance(one, Overruling)}
            found = [*self._of_scale(state, label, claim in weighed)]
            if label.tone != "muted":
                found += self._of_house(claim, label, basis.get(claim, []), claim in numeric, about)
            found += _waiting(self._case, about, claim) if self._rules.answers else ()
            found += _unread(state, label, about) if self._rules.second_reading else ()
            yield from (one for one in found if one.rule not in overruled)

    def _numeric(self, claims: Sequence[str]) -> frozenset[str]:
        if not self._rules.locators:
            return frozenset()
        rows = self._case.queue.rows([int(claim[1:]) for claim in claims]).values()
        return frozenset(row.id for row in rows if ClaimKind.NUMERIC in row.kinds)

    def _other_scale(self, claim: str, state: ClaimState) -> Problem:
        words = phrase(
            "{claim} was judged {verdict!r} on the scale {scale}, the case is judged on {scale2}",
            claim=claim,
            verdict=state.verdict,
            scale=state.scale,
            scale2=self._scale.id,
        )
        return Problem(claim, "scale", words)

    def _of_scale(self, state: ClaimState, label: Label, weighed: bool) -> Iterator[Problem]:
        """What the scale, or the house, asks of every verdict."""
        claim, explained = state.claim, state.rationale or state.correction or state.number
        if (label.needs_rationale or self._rules.rationale) and not explained:
            yield Problem(
                claim,
                "rationale",
                phrase("{claim} is {label!r} without a rationale", claim=claim, label=label.words),
            )
        # What was learnt by telephone stands in the rationale: no passage can be pointed at.
        if label.needs_evidence and not (weighed or state.rationale):
            yield Problem(
                claim,
                "evidence",
                phrase(
                    "{claim} is {label!r} with neither weighed evidence nor a rationale",
                    claim=claim,
                    label=label.words,
                ),
            )

    def _of_house(
        self,
        claim: str,
        label: Label,
        basis: Sequence[Support],
        numeric: bool,
        about: Sequence[Entry],
    ) -> Iterator[Problem]:
        """What the house asks of a verdict that says something."""
        bearing = _bearing(label, basis)
        yield from self._sources(claim, bearing)
        if numeric and not any(one.located for one in bearing):
            words = phrase(
                "{claim} is a number, and nothing it rests on has a page, paragraph or time",
                claim=claim,
            )
            yield Problem(claim, "locator", words)
        against = any(one.stance is Stance.UNDERMINES for one in basis)
        if self._rules.contrary_search and not (against or self._contrary or _contrary(about)):
            words = phrase("{claim}: no search for evidence against it is noted", claim=claim)
            yield Problem(claim, "contrary-search", words)

    def _sources(self, claim: str, bearing: Sequence[Support]) -> Iterator[Problem]:
        primary = any(one.kind is SourceKind.PRIMARY for one in bearing)
        more = self._rules.secondary_sources
        wanted = self._rules.sources if primary else max(self._rules.sources, more)
        sources = {one.source for one in bearing}
        if len(sources) < wanted:
            why = (
                "" if primary or more <= self._rules.sources else phrase(", since none is primary")
            )
            words = phrase(
                "{claim} rests on {count} of {wanted} independent sources{why}",
                claim=claim,
                count=len(sources),
                wanted=wanted,
                why=why,
            )
            yield Problem(claim, "independent-sources", words)


def _bearing(label: Label, basis: Sequence[Support]) -> Sequence[Support]:
    """The passages that bear a verdict out: those on its side, where it takes one."""
    sides = [[one for one in basis if one.stance is stance] for stance in _SIDES]
    if label.tone == "good":
        return sides[0]
    if label.tone == "bad":
        return sides[1]
    return max(sides, key=lambda side: len({one.source for one in side}))


_SIDES = (Stance.SUPPORTS, Stance.UNDERMINES)


def _contrary(entries: Sequence[Entry]) -> bool:
    return any(isinstance(one, Search) and one.contrary for one in entries)


def _waiting(case: Case, entries: Sequence[Entry], claim: str = "") -> Iterator[Problem]:
    """Who was asked and may still answer: a deadline that has passed is an answer of its own."""
    asked = [one for one in entries if isinstance(one, Contact) and one.waiting]
    if not asked:
        return
    today = case.now().date()
    for one in asked:
        if not one.overdue(today):
            until = phrase(" until {deadline}", deadline=one.deadline) if one.deadline else ""
            whose = f"{claim}: " if claim else ""
            yield Problem(
                claim,
                "answers",
                phrase(
                    "{whose}{whom} may still answer{until} ({one})",
                    whose=whose,
                    whom=one.whom,
                    until=until,
                    one=one.id,
                ),
            )


def _unread(state: ClaimState, label: Label, about: Sequence[Entry]) -> Iterator[Problem]:
    """A verdict that nobody else came to, or that somebody else came to otherwise, unless what
    several came to was settled so.
    """
    if any(_settles(one, state) for one in about):
        return
    readings = [one for one in about if isinstance(one, SecondReading)]
    others = [one for one in readings if one.by != state.decided_by]
    if not others:
        yield Problem(
            state.claim,
            "second-reading",
            phrase("{claim}: nobody has read it a second time", claim=state.claim),
        )
    for one in others:
        if (one.label, one.scale) != (state.verdict, state.scale):
            why = f": {one.reason}" if one.reason else ""
            second = phrase("{label!r} to {by}{why}", label=one.label, by=one.by, why=why)
            words = phrase(
                "{claim} is {label!r} to {decided_by}, and {second}",
                claim=state.claim,
                label=label.words,
                decided_by=state.decided_by,
                second=second,
            )
            yield Problem(state.claim, "second-reading", words)


def _settles(entry: Entry, state: ClaimState) -> bool:
    given = (state.verdict, state.scale)
    return isinstance(entry, Adjudication) and (entry.label, entry.scale) == given


def _unsigned(case: Case, rules: Rules, signing: SignRole | None) -> Iterator[Problem]:
    if not rules.sign_off:
        return
    signed = {one.entry.role: one for one in case.journal.signed()}
    order = list(SignRole)
    for role in rules.sign_off:
        if signing is not None and order.index(role) >= order.index(signing):
            return
        last = signed.get(role)
        if last is None:
            yield Problem(
                "", "sign-off", phrase("nobody has signed as {role}", role=phrase(role.words))
            )
        elif not last.stands:
            words = phrase(
                "the sign-off of {by} as {role} is void: {voided}",
                by=last.entry.by,
                role=phrase(role.words),
                voided=last.voided,
            )
            yield Problem("", "sign-off", words)


def overruled(case: Case) -> tuple[Overruling, ...]:
    """Every rule that was overruled for a claim, in the order in which that was done."""
    found = case.journal.entries(EntryKind.OVERRULING)
    return tuple(one for one in found if isinstance(one, Overruling))


def first_of(case: Case, scale: Scale, rules: Rules, signing: SignRole) -> tuple[Problem, ...]:
    """The first few things that keep somebody from signing; reads no further than it must."""
    return tuple(islice(examine(case, scale, rules, signing=signing), 3))


def counted(found: Sequence[Problem]) -> Mapping[str, int]:
    """How many problems there are of each rule."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.rule] = counts.get(one.rule, 0) + 1
    return counts
