"""How far an answer can be believed: one score for the order and for the decision."""

from __future__ import annotations

import math

from claims.analysis import terms
from claims.match.acceptance import WEIGHTS, Answer, Measures, accepted, measures
from claims.store.search import SearchRow

MOST = 9.0


def answer(claim: int, text: str, share: float, headline: str = "") -> Answer:
    """A row of a text, with its share of the best BM25."""
    row = SearchRow(
        claim=claim,
        document=1,
        statement=" ".join(terms(text)),
        headline=" ".join(terms(headline)),
    )
    return Answer(row, share)


def crowd(best: float) -> list[Answer]:
    """One answer of a share above nine others of a tenth."""
    others = [answer(at, f"the harbour of place {at}", 0.1) for at in range(2, 11)]
    return [answer(1, "the harbour of Ostwick handled ships", best), *others]


QUESTION = terms("Ostwick harbour handled 612 ships")
WEIGHED = dict.fromkeys(QUESTION, 5.0)


def test_the_weights_are_those_of_the_measures() -> None:
    """Each measure has a weight, there is one constant, and none is counted against an answer."""
    assert set(WEIGHTS) == {"always", *Measures._fields}
    assert all(value > 0 for name, value in WEIGHTS.items() if name != "always")
    assert WEIGHTS["always"] < 0


def test_an_answer_ahead_of_the_crowd_is_believed_more() -> None:
    """The further the best answer stands above the third to seventh, the surer it is."""
    near, far = (accepted(QUESTION, crowd(best), WEIGHED, MOST, 1)[0] for best in (0.11, 0.5))
    assert near < far < 1


def test_a_score_is_never_above_a_better_answers() -> None:
    """Scores fall in the order of the answers, in proportion at the least."""
    scores = accepted(QUESTION, crowd(0.3), WEIGHED, MOST, 10)
    assert scores == sorted(scores, reverse=True)
    assert scores[1] <= scores[0] / 3


def test_fewer_answers_wanted_have_the_same_scores() -> None:
    """The crowd is looked at whatever number of answers is wanted."""
    all_ten = accepted(QUESTION, crowd(0.3), WEIGHED, MOST, 10)
    assert accepted(QUESTION, crowd(0.3), WEIGHED, MOST, 2) == all_ten[:2]


def test_a_twin_of_the_best_answer_costs_it_nothing() -> None:
    """Two right answers are both believed: an answer is set against the third to the seventh."""
    alone = crowd(0.5)
    twins = [alone[0], answer(99, "the harbour of Ostwick handled ships", 0.5), *alone[1:]]
    first, second = accepted(QUESTION, twins, WEIGHED, MOST, 2)
    assert math.isclose(first, accepted(QUESTION, alone, WEIGHED, MOST, 1)[0])
    assert first == second


def test_another_number_or_a_negation_lowers_nothing_but_what_is_in_common() -> None:
    """The words are compared with numbers, negation and direction set aside."""
    other = answer(1, "the harbour of Ostwick never handled 90 ships", 0.5)
    (measured,) = measures(QUESTION, [other], WEIGHED, MOST)
    assert measured.words == 1.0


def test_no_answers_have_no_scores_and_an_empty_row_is_not_believed() -> None:
    """Nothing found is no error, and a row of no words has next to no chance."""
    assert accepted(QUESTION, [], WEIGHED, MOST, 5) == []
    (score,) = accepted(QUESTION, [answer(1, "", 0.0)], WEIGHED, MOST, 5)
    assert 0 <= score < 0.001
