"""Clusters of the same claim across documents: which repeats are linked, and whose figure is odd.

Linking is the store's (:mod:`claims.store.linking`); here the figures of a cluster are set against
each other, as everywhere: only what conflicts inside one scope is an outlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.folding import fold, words
from claims.match.desk import Desk
from claims.model import Claim, Cluster, Evidence, Quantity, Relation
from claims.phrases import joined, phrase
from claims.store import Case
from claims.store.clusters import Outlier
from claims.store.disputes import size_of, weight
from claims.wording import quantity_words

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

_JUDGED_AT_ONCE = 200
# Claims of a cluster whose figures are set against each other.
_MOST = 60
_SPREAD = 5


def cluster_claims(
    case: Case, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> int:
    """Link the claims that are not linked yet, and judge the clusters' figures; how many claims.

    Cancelled, it stops between two portions of a hundred; asked again it goes on from there.
    """
    tell, stopped = progress or (lambda done, total, words: None), cancelled or (lambda: False)
    total, done = case.repeats.waiting(), 0
    linking = case.repeats.linking()
    while not stopped() and (some := linking.some()):
        done += some
        tell(min(done, total), total, phrase("looking for claims made more than once"))
    linking.write()
    judge_clusters(case, progress=progress, cancelled=cancelled)
    return done


def judge_clusters(
    case: Case, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> None:
    """Judge the figures of clusters that changed since they were judged."""
    stopped = cancelled or (lambda: False)
    desk: Desk | None = None
    while not stopped() and (waiting := case.repeats.unjudged(_JUDGED_AT_ONCE)):
        desk = desk or Desk(case)
        if progress:
            progress(
                0, 0, phrase("comparing the figures of {waiting} and on", waiting=waiting[0].id)
            )
        for cluster in waiting:
            if stopped():
                return
            case.repeats.judge(cluster, *_judge(case, desk, cluster))


@dataclass(slots=True)
class _Told:
    """A figure, and the claims of a cluster that give it."""

    figure: Quantity
    sources: Mapping[str, str]
    """Which document stands for each, where several are copies of one text."""
    claims: list[Claim] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int]:
        """How many independent sources give it, and how many claims."""
        return len({self.sources[claim.document] for claim in self.claims}), len(self.claims)


def _judge(case: Case, desk: Desk, cluster: Cluster) -> tuple[str, Sequence[Outlier]]:
    """The spread of a cluster's figures in words, and the claims whose figure is unusual."""
    claims = list(case.claims(cluster.claims[:_MOST]).values())
    slots = _slots(claims, case.copies.sources_of(claim.document for claim in claims))
    outliers: dict[str, Outlier] = {}
    for place, told in enumerate(slots):
        for outlier in _outliers(desk, place, told) if len(told) > 1 else ():
            outliers.setdefault(outlier.claim, outlier)
    differing = [told for told in slots if len(told) > 1] or slots
    return (_spread_words(differing[0]) if differing else ""), tuple(outliers.values())


def _slots(claims: Sequence[Claim], sources: Mapping[str, str]) -> list[list[_Told]]:
    """Each figure of the sentence that all share, with who gives which number, the usual first.

    Claims with more or fewer figures than most say something else besides and are left out.
    """
    held = Counter(len(claim.quantities) for claim in claims)
    usual = max(held, key=lambda count: (held[count], -count), default=0)
    slots = []
    for place in range(usual):
        told: dict[tuple[object, ...], _Told] = {}
        for claim in claims:
            if len(claim.quantities) == usual:
                figure = claim.quantities[place]
                told.setdefault(_number(figure), _Told(figure, sources)).claims.append(claim)
        slots.append(sorted(told.values(), key=lambda one: one.rank, reverse=True))
    return slots


def _number(figure: Quantity) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.comparator, figure.dimension


def _spread_words(told: Sequence[_Told]) -> str:
    parts = [
        phrase("{figure} ({count})", figure=quantity_words(one.figure), count=len(one.claims))
        for one in told[:_SPREAD]
    ]
    more = len(told) - _SPREAD
    listed = joined(", ", parts)
    return phrase("{listed} and {more} more", listed=listed, more=more) if more > 0 else listed


def _outliers(desk: Desk, place: int, told: Sequence[_Told]) -> Iterator[Outlier]:
    """The claims whose figure conflicts with the one that most documents give."""
    usual, *others = told
    if usual.rank <= others[0].rank or len(usual.claims) < 2:
        # Nothing is usual where two figures are given as often.
        return
    for one in others:
        for claim in one.claims:
            for against in usual.claims:
                found = _conflict(desk, claim, against, place)
                if found:
                    yield _outlier(claim, against, place, found, usual)
                    break


def _conflict(desk: Desk, claim: Claim, against: Claim, place: int) -> Evidence | None:
    """What the usual figure says against a claim's, if they conflict in one scope."""
    if _names_apart(claim, against):
        return None
    mine, theirs = claim.quantities[place].span, against.quantities[place].span
    return next(
        (
            one
            for one in desk.of_two(claim, against, similar=False)
            if one.claim == claim.id
            and one.relation is Relation.CONFLICTS
            and one.claim_quantity
            and one.quantity
            and (one.claim_quantity.span, one.quantity.span) == (mine, theirs)
        ),
        None,
    )


def _names_apart(one: Claim, other: Claim) -> bool:
    """Whether each names somebody or some place that the other does not: two matters alike."""
    mine, theirs = _names(one.text), _names(other.text)
    return bool(mine - theirs) and bool(theirs - mine)


def _names(text: str) -> set[str]:
    """Words in capitals but for the first, which may only begin a sentence."""
    found = list(words(text))
    return {fold(word.text) for word in found[1:] if word.text[:1].isupper()}


def _outlier(claim: Claim, against: Claim, place: int, found: Evidence, usual: _Told) -> Outlier:
    sources, count = usual.rank
    given = (
        phrase("{count} claims of {sources} sources", count=count, sources=sources)
        if sources > 1
        else phrase("{count} claims", count=count)
    )
    difference = found.difference
    factor = difference.factor if difference else None
    size = 0.5 if factor is None else size_of(factor)
    return Outlier(
        claim=claim.id,
        against=against.id,
        figure=place,
        usual=place,
        difference=difference.words if difference else "",
        reasons=(
            phrase("{given} give {figure}", given=given, figure=quantity_words(usual.figure)),
            *found.reasons,
        ),
        score=found.score,
        locator=found.locator,
        weight=weight(size, found.score, claim.worthiness),
    )


__all__ = ["cluster_claims", "judge_clusters"]
