"""The claims of a published check: of its first paragraph, said by its claimant."""

from __future__ import annotations

from datetime import date

from claims.extract.precedents import extract_check
from claims.model import ClaimKind, PublishedRating

RATING = PublishedRating(label="False", claimant="Ola Brandt", claimant_role="senator")


def test_figures_are_of_the_claim_and_not_of_the_headline() -> None:
    """What the check says against the claim is nobody's claim."""
    text = "Norhavn lost 45 percent of its boats\n\nClaimed by: Ola Brandt (senator)\n\nIt lost 9."
    found = extract_check(text, RATING)
    (claim,) = found.claims
    assert claim.span.of(text) == claim.text == "Norhavn lost 45 percent of its boats"
    assert [quantity.value for quantity in claim.quantities] == [45.0]
    assert claim.kinds == (ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED)
    assert found.people == ()


def test_the_claimant_is_the_speaker() -> None:
    """The attribution stands in the second paragraph, word for word."""
    text = "Norhavn lost 45 percent of its boats\n\nClaimed by: Ola Brandt (senator)"
    said = extract_check(text, RATING).claims[0].attribution
    assert said is not None
    assert (said.speaker, said.role) == ("Ola Brandt", "senator")
    assert [span.of(text) for span in (*said.cue, *said.source)] == ["Claimed by", "Ola Brandt"]


def test_a_speaker_in_the_claim_itself_stays() -> None:
    """Where the claim says whose words it tells of, the claimant only passes them on."""
    text = "Marta Ilves said the city has 3 bridges\n\nClaimed by: Ola Brandt"
    (claim,) = extract_check(text, RATING).claims
    assert claim.speaker == "Marta Ilves"


def test_a_claim_in_which_nothing_is_found_is_one_all_the_same() -> None:
    """Somebody has checked it, so that it is worth finding again."""
    (claim,) = extract_check("Wells are fun", PublishedRating(label="True")).claims
    assert (claim.text, claim.kinds, claim.speaker) == ("Wells are fun", (ClaimKind.FACT,), None)


def test_last_year_is_reckoned_from_the_day_of_the_claim() -> None:
    """The day of the check will do where that of the claim is not known."""
    text = "Last year Norhavn lost 45 boats"
    for rating, year in (
        (PublishedRating(label="False", claimed=date(2019, 5, 1)), 2018),
        (PublishedRating(label="False"), 2020),
    ):
        (claim,) = extract_check(text, rating, published=date(2021, 5, 1)).claims
        assert claim.scope.period is not None
        assert claim.scope.period.start == date(year, 1, 1)
