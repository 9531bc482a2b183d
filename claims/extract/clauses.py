"""A sentence falls into clauses, so that each figure stands with its own place and subject.

Boundaries are connectives and marks, never inside a figure or a period. Connectives that also join
mere words ("and", a comma) part clauses only where both sides can stand as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from claims.extract.gazetteer import in_lower_case
from claims.extract.wording import Token, is_verbal
from claims.model import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, and the connective before it in lower case ("while", "of which", ";")."""

    span: Span
    opener: str = ""


SOURCE = "source"
"""The opener of a clause that only says who says the rest: "a survey of 1,200 adults"."""

# These part clauses wherever they stand.
_STRONG = (
    r",?\s+(?:while|whereas|although|even\s+though|though|but|yet|unlike|despite|except\s+that|"
    r"mientras(?:\s+que)?|aunque|pero|sino(?:\s+que)?|a\s+pesar\s+de|pese\s+a)\s+|"
    r",\s+(?=(?:of|de)\s+(?:which|whom|them|those|(?:l[ao]s\s+)?cuales|ell[ao]s)\b)|"
    r",?\s+(?=(?:compared\s+(?:with|to)|en\s+comparación\s+con|frente\s+a\s)\b)|"
    r",\s+(?=(?:up|down)\s+from\b)|"
    r"\s*;\s+|\s+[-–—]{1,2}\s+|\s*—\s*|:\s+(?![\d$€£~<>])"
)
# These part clauses where both sides have a verb of their own.
_JOINING = r",\s+(?:and|or|so|y|e|o)\s+"
# These part clauses where both sides have a verb or a figure.
_WEAK = (
    r",\s+(?:because|since|when|porque|cuando|ya\s+que)\s+|"
    r",\s+(?=(?:which|who|where|with|including|as|nor|que|quien(?:es)?|donde|con|incluid[oa]s?|"
    r"lo\s+que|killing|wounding|injuring|leaving|displacing|destroying|"
    r"an?\s+(?:increase|decrease|rise|drop|decline|jump|fall|gain|loss)\s+of)\s)|"
    r"\s+(?:because|when|if|unless|after|before|porque|cuando|si)\s+(?=[a-z])|"
    r"\s+\((?=(?:up|down)\s+from\b|compared\b)"
)
# Each begins with one of five marks, and most letters are none of them.
_BOUNDARY = re.compile(
    rf"(?=[,\s;:—])(?:(?P<strong>{_STRONG})|(?P<joining>{_JOINING})|(?P<weak>{_WEAK}))"
)
# What may part two figures of different scope, the likeliest first.
_BETWEEN_FIGURES = tuple(
    re.compile(pattern)
    for pattern in (
        r",?\s+(?:and|y|e|or|o)\s+",
        r"\s+(?=(?:to|from|vs\.?|versus)\s)|\s+(?=a\s+(?:los\s+|las\s+)?[\d$€])",
        r",\s+",
    )
)
# What is left of "said that" without the saying.
_THAT = re.compile(r"(?:[\s,:]*(?:that|que)\s)?", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:of\s+(?:them|those|these)|de\s+(?:ell|est)[ao]s)\b", re.IGNORECASE)
_EDGES = " \t\r\n\v\f\u2028\u2029\xa0,;:–—-("
_QUOTES = '"“”«»'


Facet: TypeAlias = "tuple[str, str]"
"""A kind ("period", or a manner of naming places) and what is named; only one kind compares."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What a sentence holds that decides where it falls apart; all in order.

    ``facets`` are the places and periods it names, as (where, what).
    """

    figures: tuple[Span, ...] = ()
    facets: tuple[tuple[Span, Facet], ...] = ()
    holes: tuple[Span, ...] = ()
    """Words about the saying and not of what is said: "he said"."""


def split_clauses(
    text: str, sentence: Span, marks: Landmarks, words: Sequence[Token]
) -> list[Clause]:
    """The clauses of a sentence, in order, trimmed; none cuts a figure, a place or a period."""
    verbs = [token.span.start for token in words if is_verbal(token)]
    clauses = _part_at_connectives(text, sentence, marks, verbs)
    clauses = [piece for clause in clauses for piece in _without_holes(text, clause, marks)]
    clauses = [piece for clause in clauses for piece in _part_by_scope(text, clause, marks, verbs)]
    trimmed = (Clause(trim(text, clause.span), clause.opener) for clause in clauses)
    return [clause for clause in trimmed if len(clause.span)]


def trim(text: str, span: Span) -> Span:
    """The span without commas, dashes, and quotation marks around all or with no fellow inside."""
    start, end = span.start, span.end
    while start < end:
        first, last = text[start], text[end - 1]
        marks = sum(text.count(mark, start, end) for mark in _QUOTES)
        around = marks == 2 and first in _QUOTES and last in _QUOTES
        if first in _EDGES or (first in _QUOTES and (marks % 2 or around)):
            start += 1
        elif last == "." and marks % 2 and text[max(start, end - 2)] in _QUOTES:
            end -= 2
        elif (
            last in _EDGES
            or (last in _QUOTES and marks % 2)
            or (last == ")" and "(" not in text[start:end])
        ):
            end -= 1
        else:
            break
    return Span(start, max(start, end))


def _part_at_connectives(
    text: str, sentence: Span, marks: Landmarks, verbs: list[int]
) -> list[Clause]:
    lowered = in_lower_case(sentence.of(text))
    whole = sorted([*marks.figures, *(span for span, _ in marks.facets)])
    found = [
        edge
        for edge in _BOUNDARY.finditer(lowered)
        if not _cuts(whole, sentence.start + edge.start(), sentence.start + edge.end())
    ]
    anchors = sorted([*verbs, *(span.start for span in marks.figures)])
    clauses: list[Clause] = []
    start, opener = sentence.start, ""
    for index, edge in enumerate(found):
        left, right = sentence.start + edge.start(), sentence.start + edge.end()
        following = found[index + 1].start() + sentence.start if index + 1 < len(found) else None
        limit = sentence.end if following is None else following
        needed = {"strong": None, "joining": verbs, "weak": anchors}[edge.lastgroup or "strong"]
        if needed is None or (_any(needed, start, left) and _any(needed, right, limit)):
            clauses.append(Clause(Span(start, left), opener))
            start, opener = _after_that(text, right, limit), edge.group().strip(" ,")
    clauses.append(Clause(Span(start, sentence.end), opener))
    return clauses


def _after_that(text: str, start: int, limit: int) -> int:
    """Where a clause begins without the "that" that only joins it to the saying."""
    that = _THAT.match(text, start, limit)
    return that.end() if that else start


def _any(positions: list[int], start: int, end: int) -> bool:
    """Whether one of the sorted positions lies in the half-open range."""
    index = bisect_left(positions, start)
    return index < len(positions) and positions[index] < end


def _cuts(whole: list[Span], start: int, end: int) -> bool:
    """Whether a boundary touches the inside of one of the sorted, disjoint spans."""
    index = bisect_left(whole, end, key=lambda span: span.start)
    return any(span.start < end and start < span.end for span in whole[max(0, index - 2) : index])


def _without_holes(text: str, clause: Clause, marks: Landmarks) -> list[Clause]:
    """The clause without who says it; a hole that holds a figure is a clause of its own."""
    pieces: list[Clause] = []
    start, opener = clause.span.start, clause.opener
    for hole in marks.holes:
        if hole.end <= start or hole.start >= clause.span.end:
            continue
        if hole.start > start:
            pieces.append(Clause(Span(start, hole.start), opener))
            opener = ""
        # Words about the saying may reach over two clauses: the one that counts has them.
        if any(hole.meets(it) and clause.span.covers(it) for it in marks.figures):
            pieces.append(Clause(hole, SOURCE))
        start = min(hole.end, clause.span.end)
        start = _after_that(text, start, clause.span.end)
    if start < clause.span.end:
        pieces.append(Clause(Span(start, clause.span.end), opener))
    return pieces


def _part_by_scope(text: str, clause: Clause, marks: Landmarks, verbs: list[int]) -> list[Clause]:
    """The clause cut between figures that have each a place, a period or a verb of its own."""
    figures = [figure for figure in marks.figures if clause.span.covers(figure)]
    pieces: list[Clause] = []
    start, opener = clause.span.start, clause.opener
    limits = [*(figure.start for figure in figures[2:]), clause.span.end]
    for (left, right), limit in zip(pairwise(figures), limits, strict=False):
        edge = _edge_between(text, left.end, right.start)
        if edge is None:
            continue
        ours, theirs = _facets(marks, start, edge[0]), _facets(marks, edge[1], limit)
        stands = _any(verbs, start, edge[0]) and _any(verbs, right.end, min(limit, right.end + 12))
        apart = any(
            {name for kind, name in ours if kind == shared}.isdisjoint(
                name for kind, name in theirs if kind == shared
            )
            for shared in {kind for kind, _ in ours} & {kind for kind, _ in theirs}
        )
        if apart or (edge[2] and (stands or _OF_THEM.search(text, left.end, limit))):
            pieces.append(Clause(Span(start, edge[0]), opener))
            start, opener = edge[1], "and"
    pieces.append(Clause(Span(start, clause.span.end), opener))
    return pieces


def _edge_between(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Where two figures part, and whether only a joining word stands between them."""
    gap = in_lower_case(text[start:end])
    for pattern in _BETWEEN_FIGURES:
        found = pattern.search(gap)
        if found:
            return start + found.start(), start + found.end(), found.end() == len(gap)
    return None


def _facets(marks: Landmarks, start: int, end: int) -> set[Facet]:
    first = bisect_left(marks.facets, start, key=lambda facet: facet[0].start)
    last = bisect_left(marks.facets, end, key=lambda facet: facet[0].start)
    return {key for _, key in marks.facets[first:last]}
