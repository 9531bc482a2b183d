"""How much a sentence deserves checking, and why."""

import pytest

from claims.extract.quantities import find_quantities
from claims.extract.worthiness import Tuning, rate
from claims.model import Sentence, Span


def rated(text: str) -> Sentence:
    """A text of one sentence, rated."""
    return rate(text, Span(0, len(text)), find_quantities(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The town has 300 bakers.", "number"),
        ("Some 5% of bakers left.", "percent"),
        ("The bridge cost $3 million.", "money"),
        ("Wages rose more than rents.", "comparison"),
        ("It is the oldest town of all.", "superlative"),
        ("All bakers agree.", "quantifier"),
        ("The flood was caused by rain.", "cause"),
        ("The mayor voted against it.", "past record"),
        ("We met Edda Quist there.", "proper name"),
        ("Rents fell last year.", "period"),
        ("The schools are full.", "public matter"),
        ("Who will pay for it?", "question"),
        ("We will build it.", "future"),
        ("I think it is fine.", "opinion"),
        ("Thank you for coming.", "courtesy"),
        ("La tasa aumentó más que antes.", "comparison"),
    ],
)
def test_each_sign_gives_its_reason(text: str, reason: str) -> None:
    """What speaks for and against checking a sentence is said beside its worthiness."""
    assert reason in rated(text).reasons


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The town lost 300 jobs last year.", "The town lost jobs."),
        ("The mayor signed the law in 2019.", "I hope the mayor will sign the law."),
        ("Crime doubled in Ohio.", "Has crime doubled in Ohio?"),
        ("Taxes fell by 5%.", "Thank you, good evening."),
    ],
)
def test_a_record_outranks_a_hope(more: str, less: str) -> None:
    """Figures and records rank above hopes, questions and courtesies."""
    assert rated(more).worthiness > rated(less).worthiness


def test_worthiness_has_a_range_and_a_threshold() -> None:
    """A hard figure is beyond the threshold of a claim of fact, a greeting far below it."""
    assert rated("Crime rose 22% to 300 murders in Ohio last year.").worthiness > Tuning().threshold
    assert 0 < rated("Hello.").worthiness < 0.2
