"""Templates of reasons: what fills them, what they cannot ask for."""

from __future__ import annotations

import pytest

from claims.errors import InputError
from claims.reasons import BUILT_IN, FIELDS, checked, filled, missing, named, values
from claims.store import Case


def test_a_template_is_filled_from_the_claim_and_its_conflict(case: Case) -> None:
    """Figures, names and words stand where the fields stood."""
    known = values(case, "c1")
    assert filled("{source}: {source_value}, not {value}", known) == (
        "Registry of Valdoria: 73,838 homes, not more than 100,000 homes"
    )
    assert filled("{speaker} said “{claim}”", known).startswith("Ada Ferro said “Ada Ferro said")


def test_what_is_not_known_stays_to_be_written(case: Case) -> None:
    """A claim without evidence or figure leaves the fields in square brackets."""
    known = values(case, "c4")
    assert filled("{value} and {source} {{so}}", known) == "[value] and [source] {so}"


def test_what_a_claim_leaves_open_is_counted(case: Case) -> None:
    """A template that is filled whole has no field left to write."""
    assert missing("{source}: {source_value}, not {value}", values(case, "c1")) == 0
    assert missing("{source}: {source_value}, not {claim}", values(case, "c4")) == 2


def test_a_value_with_braces_is_no_template(case: Case) -> None:
    """What a document says is put in as it is."""
    assert filled("{source}", {"source": "{claim} {0.__class__}"}) == "{claim} {0.__class__}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{sauce}", r"reasons.mine: there is no field \{sauce\}; the fields are \{claim\}"),
        ("{claim.text}", r"no field \{claim.text\}"),
        ("{value:>10}", r"no field \{value:>10\}"),
        ("{value!r}", r"no field \{value!r\}"),
        ("{}", "no field"),
        ("{claim", "a brace is not closed"),
        ("  ", "must be text"),
        (5, "must be text"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused(text: object, why: str) -> None:
    """The message names the place and the template."""
    with pytest.raises(InputError, match=why):
        checked({"mine": text}, "reasons.")


def test_a_configured_template_stands_beside_or_instead(case: Case) -> None:
    """A name that is built in is taken over; unknown names are listed."""
    found = checked({"conflict": "No: {source_value}.", "mine": "{value}"}, "")
    assert found["conflict"] == "No: {source_value}."
    assert set(found) == {*BUILT_IN, "mine"}
    with pytest.raises(InputError, match="no reason 'theirs'; there are conflict"):
        named(found, "theirs")


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_template_can_be_filled(name: str) -> None:
    """Each asks for known fields only, and is left with none in braces."""
    text = filled(BUILT_IN[name], dict.fromkeys(FIELDS, "x"))
    assert "{" not in text
    assert "[" not in text
