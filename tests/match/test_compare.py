"""The record of ``factcheck compare``, and what it does where there is nothing to compare."""

from __future__ import annotations

import json
from datetime import date

from claims.match.compare import compare, comparison_record
from claims.model import Relation


def test_the_record_has_the_contracts_shape() -> None:
    """Relation, reasons, and the pairs with both figures and the difference."""
    found = compare("The mill employs 640 weavers.", "The mill employs 800 weavers.")
    record = json.loads(json.dumps(comparison_record("p1", found)))
    assert record["id"] == "p1"
    assert record["relation"] == "conflicts"
    assert record["reasons"]
    (pair,) = record["pairs"]
    assert set(pair) == {"premise", "hypothesis", "relation", "difference"}
    assert (pair["premise"]["value"], pair["hypothesis"]["value"]) == (640, 800)
    assert set(pair["difference"]) == {"absolute", "percent", "factor", "facet", "words"}
    assert pair["difference"]["absolute"] == -160
    assert pair["difference"]["percent"] == -20
    assert pair["difference"]["factor"] == 0.8
    assert pair["difference"]["words"] == "160 fewer, 20 %"


def test_a_text_without_figures_is_unrelated() -> None:
    """Without a figure on either side there is nothing to compare, and that is said."""
    for premise, hypothesis in (("", ""), ("No figure here.", "Nor here."), ("12 men sat.", "")):
        found = compare(premise, hypothesis)
        assert found.relation is Relation.UNRELATED
        assert found.reasons


def test_last_year_is_reckoned_from_the_date_of_its_text() -> None:
    """ "Last year" in a text of 2020 is 2019."""
    told = "Last year the port handled 612 barges."
    same, other = "In 2019 the port handled 612 barges.", "In 2017 the port handled 612 barges."
    published = date(2020, 5, 1)
    assert compare(told, same, premise_date=published).relation is Relation.AGREES
    assert compare(told, other, premise_date=published).relation is Relation.DIFFERENT_SCOPE


def test_one_conflict_outweighs_an_agreement() -> None:
    """A claim of two figures is not borne out where one of them is ruled out."""
    found = compare(
        "The school has 310 pupils and 22 teachers.", "The school has 310 pupils and 35 teachers."
    )
    assert found.relation is Relation.CONFLICTS
