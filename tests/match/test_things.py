"""What a figure counts, read from its words, and how two things lie to each other."""

from __future__ import annotations

import pytest

from claims.match.counted import thing_of
from claims.match.things import Context, Thing, Width, compare_things
from claims.model import Quantity, Scope, Span


def thing(subject: str | None, unit: str | None = None, sentence: str = "") -> Thing:
    """The thing of a figure "12" with this subject and unit, in a sentence that holds it."""
    at = max(0, sentence.find("12"))
    figure = Quantity(span=Span(0, 2), text="12", value=12, unit=unit)
    return thing_of(figure, Scope(subject=subject), Context(sentence, Span(at, at + 2)))


@pytest.mark.parametrize(
    ("subject", "unit", "sentence", "head"),
    [
        ("fentanyl deaths", "deaths", "", "death"),
        ("people killed in the flood", "people", "", "death"),
        ("people", "people", "12 people lost their lives in the flood", "death"),
        (None, None, "12 were wounded in the blast", "injury"),
        ("number of homes without power", "homes", "", "home"),
        ("the harbour master", "ships", "", "ship"),
    ],
)
def test_the_head_is_what_is_counted(
    subject: str | None, unit: str | None, sentence: str, head: str
) -> None:
    """An event where there is one, else the noun of the unit, else that of the subject."""
    assert thing(subject, unit, sentence).head == head


@pytest.mark.parametrize(
    ("evidence", "claim", "width"),
    [
        ("malaria deaths", "malaria deaths", Width.SAME),
        ("malaria deaths", "measles deaths", Width.OTHER),
        ("malaria deaths", "malaria arrests", Width.UNLIKE),
        ("farm accidents", "tractor farm accidents", Width.WIDER_KIND),
        ("tractor farm accidents", "farm accidents", Width.NARROWER_KIND),
        ("deaths involving stimulants, primarily cocaine", "cocaine deaths", Width.WIDER),
        ("cocaine deaths", "deaths involving stimulants, primarily cocaine", Width.NARROWER),
        ("deaths from all drugs", "heroin deaths", Width.WIDER),
        ("passengers on the plane", "passengers near the cockpit", Width.OTHER_WORDS),
        (None, "malaria deaths", Width.UNSTATED),
    ],
)
def test_width_is_read_from_words(evidence: str | None, claim: str, width: Width) -> None:
    """Kinds, "primarily" and "all" say how wide the one is beside the other."""
    assert compare_things(thing(evidence), thing(claim))[0] is width


def test_what_the_other_clause_mentions_is_no_difference() -> None:
    """ "Police seized 12 rifles" and "12 rifles seized" speak of one thing."""
    told = thing("rifles", "rifles", "Police seized 12 rifles")
    passive = thing("rifles seized", "rifles", "In May 12 rifles were seized")
    assert compare_things(told, passive)[0] is Width.SAME


def test_a_part_is_no_whole() -> None:
    """ "Of them, 12 …" counts a part of what was named before."""
    part = thing("miners", "miners", "Of these miners, 12 were from Ostwick")
    whole = thing("miners", "miners", "The pit has 12 miners")
    assert compare_things(part, whole)[0] is Width.NARROWER
    assert compare_things(whole, part)[0] is Width.WIDER
