"""Places in a text: under one name each, and in which manner they are named."""

import pytest

from claims.extract.gazetteer import container, lies_in
from claims.extract.places import find_places
from claims.model import Span


def named(text: str, language: str = "en") -> list[tuple[str, str]]:
    """The places of a sentence as (canonical name, manner)."""
    found = find_places(text, Span(0, len(text)), language)
    return [(mention.place, mention.manner.name.lower()) for mention in found]


@pytest.mark.parametrize(
    ("text", "place", "manner"),
    [
        ("in the US they exceed that", "United States", "locative"),
        ("across the U.S. it rose", "United States", "locative"),
        ("deaths throughout the UK", "United Kingdom", "locative"),
        ("in all of northern Mexico", "Mexico", "locative"),
        ("in the state of New York", "New York", "locative"),
        ("Mexico City recorded less", "Mexico City", "named"),
        ("Spain's economy shrank", "Spain", "named"),
        ("U.S. overdose deaths rose", "United States", "named"),
        ("40,000 American soldiers", "United States", "adjective"),
        ("South Korean exports", "South Korea", "adjective"),
        ("exports to China fell", "China", "direction"),
        ("the President of Mexico spoke", "Mexico", "title"),
        ("the U.S. diplomat left", "United States", "title"),
        ("in a New York Times report", "New York", "title"),
        ("the town of Pinhao in New Mexico", "New Mexico", "locative"),
        ("in St. Louis it snowed", "St. Louis", "locative"),
        ("Neighboring Michigan lost jobs", "Michigan", "named"),
    ],
)
def test_a_place_and_its_manner(text: str, place: str, manner: str) -> None:
    """A place is read under its English name, with what says where a figure holds."""
    assert (place, manner) in named(text)


@pytest.mark.parametrize(
    ("text", "place", "manner"),
    [
        ("En México murieron mil", "Mexico", "locative"),
        ("en EE. UU. son más", "United States", "locative"),
        ("en los Estados Unidos", "United States", "locative"),
        ("en EU hay más", "United States", "locative"),
        ("los mexicanos ganan poco", "Mexico", "adjective"),
        ("la economía francesa cayó", "France", "adjective"),
        ("el presidente de México habló", "Mexico", "title"),
        ("exportaciones a Perú", "Peru", "direction"),
    ],
)
def test_a_place_in_spanish(text: str, place: str, manner: str) -> None:
    """Spanish names and adjectives, these in lower case, give the same English names."""
    assert (place, manner) in named(text, "es")


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan won again",
        "the Gulf of Mexico spill",
        "African Americans are younger",
        "turkey, china and chile peppers",
        "let us begin",
        "Santiago said nothing",
        "he spoke in English",
    ],
)
def test_what_is_no_place(text: str) -> None:
    """Persons, seas, languages and words in lower case are no places."""
    assert {place for place, manner in named(text) if manner != "adjective"} == set()


def test_two_places_joined_share_their_manner() -> None:
    """In "in Spain and Portugal" both are where it holds."""
    assert named("in Spain and Portugal it fell") == [
        ("Spain", "locative"),
        ("Portugal", "locative"),
    ]


def test_what_lies_in_what() -> None:
    """Cities and states lie in their country; a country lies in none."""
    assert container("Texas") == "United States"
    assert container("Mexico") is None
    assert lies_in("Texas", "United States")
    assert not lies_in("United States", "United States")
    assert not lies_in("Nowhere", "United States")
