"""The people of one document: forms, titles, gender, and what is no name."""

from __future__ import annotations

import pytest

from claims.extract.names import find_people
from claims.model import Person
from claims.sentences import sentences


def _people(text: str, language: str = "en") -> dict[str, Person]:
    return {person.name: person for person in find_people(text, list(sentences(text)), language)}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Mayor Harriet Quill spoke.", "Harriet Quill", "Mayor"),
        ("The mayor of Ostle, Harriet Quill, spoke.", "Harriet Quill", "mayor of Ostle"),
        ("Harriet Quill, the mayor of Ostle, spoke.", "Harriet Quill", "mayor of Ostle"),
        ("Harriet Quill is the mayor of Ostle.", "Harriet Quill", "mayor of Ostle"),
        (
            "Norvalian Secretary of Public Works and Roads Harriet Quill spoke.",
            "Harriet Quill",
            "Norvalian Secretary of Public Works and Roads",
        ),
        ("They met U.S. Ambassador to Chile, Harriet Quill.", "Harriet Quill",
         "U.S. Ambassador to Chile"),
        ("They met the head of the Roads Office, Harriet Quill.", "Harriet Quill",
         "head of the Roads Office"),
        ("Attorney General Dr. Harriet Quill spoke.", "Harriet Quill", "Attorney General"),
    ],
)  # fmt: skip
def test_a_title_beside_a_name_is_its_role(text: str, name: str, role: str) -> None:
    """Titles before the name, a comma before it, after it, and behind "is" are all read."""
    assert role in _people(text)[name].roles


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("La alcaldesa de Ostal, Elena Robledo, llegó.", "Elena Robledo", "alcaldesa de Ostal"),
        ("Elena Robledo, alcaldesa de Ostal, llegó.", "Elena Robledo", "alcaldesa de Ostal"),
        ("El secretario de Hacienda Julio Peña llegó.", "Julio Peña", "secretario de Hacienda"),
    ],
)
def test_spanish_titles_are_roles(text: str, name: str, role: str) -> None:
    """Spanish titles are read before and after the name, in lower case too."""
    assert role in _people(text, "es")[name].roles


def test_titles_in_a_list_go_to_their_own_names() -> None:
    """In "mayor, A, Judge, B" each takes the title before it."""
    people = _people(
        "They met the Secretary of Roads, Harriet Quill, Attorney General, Peter Lund and the "
        "head of the Mint, Anna Reed."
    )
    assert people["Harriet Quill"].roles == ("Secretary of Roads",)
    assert people["Peter Lund"].roles == ("Attorney General",)
    assert people["Anna Reed"].roles == ("head of the Mint",)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Harriet Quill spoke. Quill left.", "Harriet Quill", "Quill"),
        ("Harriet J. Quill spoke. Harriet Quill left.", "Harriet J. Quill", "Harriet Quill"),
        ("Elena Robledo spoke. Elena Robledo Pinto left.", "Elena Robledo Pinto", "Elena Robledo"),
        ("Juan Carlos Peña Rivas spoke. JCPR left.", "Juan Carlos Peña Rivas", "JCPR"),
        ("Juan Peña Rivas spoke. Peña Rivas left.", "Juan Peña Rivas", "Peña Rivas"),
        ("Juan Peña Rivas spoke. President Peña Rivas left.", "Juan Peña Rivas", "Peña Rivas"),
        ("Tony Lund spoke. Antony Lund left.", "Antony Lund", "Tony Lund"),
        ("José Peña spoke. Jose Pena left.", "José Peña", "Jose Pena"),
        ("Harriet Quill spoke. Mrs. Quill left.", "Harriet Quill", "Quill"),
        ("Ludwig van der Berg spoke. Van der Berg left.", "Ludwig van der Berg", "Van der Berg"),
    ],
)
def test_forms_of_one_name_are_one_person(text: str, name: str, alias: str) -> None:
    """Surnames, initials, second surnames, accents and short forms become aliases."""
    people = _people(text)
    assert list(people) == [name]
    assert alias in people[name].aliases


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lund spoke. Peter Oakes left.",
        "Harriet Quill spoke. Robert Quill left.",
        "George A. Lund spoke. George B. Lund left.",
    ],
)
def test_two_people_stay_two(text: str) -> None:
    """A shared given name or surname makes nobody one, nor do initials that differ."""
    assert len(_people(text)) == 2


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Harriet Quill spoke.", "f"),
        ("Peter Lund spoke.", "m"),
        ("Mr. Ulmer spoke.", "m"),
        ("Ms. Ulmer spoke.", "f"),
        ("Spokeswoman Kerwin Ashby spoke.", "f"),
        ("Ulmer said so.", None),
    ],
)
def test_gender_is_read_where_something_tells(text: str, gender: str | None) -> None:
    """Given names, honorifics and titles tell; a surname does not."""
    (person,) = _people(text).values()
    assert person.gender == gender


@pytest.mark.parametrize(
    "text",
    ["The bridge is old.", "On Monday it rained.", "In Mexico it rained.", "But he left in May."],
)
def test_capitals_alone_make_no_name(text: str) -> None:
    """First words, days, months and countries are nobody."""
    assert _people(text) == {}


def test_mentions_slice_back() -> None:
    """Every mention's span quotes one of the person's forms."""
    text = "Mayor Harriet Quill met Peter Lund. “Quill is late,” Lund said.\n\nQuill smiled."
    for person in _people(text).values():
        for span in person.mentions:
            assert span.of(text) in (person.name, *person.aliases)


def test_a_body_that_speaks_is_listed() -> None:
    """An institution that says something is among the people."""
    assert "Ostle Roads Department" in _people("The Ostle Roads Department said it is late.")


def test_the_initials_of_a_body_are_an_alias() -> None:
    """A body's initials in brackets after its name are one of its forms."""
    people = _people("The Ostle River Traffic Agency (ORTA) said it is late. ORTA said no more.")
    assert list(people) == ["Ostle River Traffic Agency"]
    assert "ORTA" in people["Ostle River Traffic Agency"].aliases


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The National Center for River Statistics said so.", "en",
         "National Center for River Statistics"),
        ("The Centers for River Control and Flood Prevention said so.", "en",
         "Centers for River Control and Flood Prevention"),
        ("The Department of Public Works said so.", "en", "Department of Public Works"),
        ("The Office of the Attorney General said so.", "en", "Office of the Attorney General"),
        ("The Ministry of Roads and Harbours said so.", "en", "Ministry of Roads and Harbours"),
        ("The University of Ostle said so.", "en", "University of Ostle"),
        ("The Committee on Foreign Relations said so.", "en", "Committee on Foreign Relations"),
        ("La Secretaría de Hacienda y Crédito Público lo dijo.", "es",
         "Secretaría de Hacienda y Crédito Público"),
        ("El Instituto para la Protección al Ahorro lo dijo.", "es",
         "Instituto para la Protección al Ahorro"),
        ("La Universidad de Ostal lo dijo.", "es", "Universidad de Ostal"),
    ],
)  # fmt: skip
def test_a_body_goes_by_its_whole_name(text: str, language: str, name: str) -> None:
    """What a body is in charge of, or where it is, belongs to its name."""
    assert list(_people(text, language)) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Department of Health Secretary Harriet Quill said so.",
         {"Department of Health", "Harriet Quill"}),
        ("The Ministry of Roads and President Peter Lund said so.",
         {"Ministry of Roads", "Peter Lund"}),
        ("The University of Ostle and Anna Reed said so.", {"University of Ostle", "Anna Reed"}),
        ("The Department of Roads and Congress said so.", {"Department of Roads", "Congress"}),
    ],
)  # fmt: skip
def test_a_body_ends_before_another_name(text: str, names: set[str]) -> None:
    """A person or a second body after it is no part of the body's name."""
    assert set(_people(text)) == names


@pytest.mark.parametrize("text", ["The Cabinet said so.", "The Ministry said so."])
def test_a_bare_noun_is_no_body(text: str) -> None:
    """A word that any body of the kind goes by names none."""
    assert _people(text) == {}


def test_initials_in_brackets_stand_for_the_body_before_them() -> None:
    """Initials that leave out words are explained by their place, and hold in the whole text."""
    people = _people(
        "The Centers for River Control and Flood Prevention (CRC) said it is late. CRC said more."
    )
    assert list(people) == ["Centers for River Control and Flood Prevention"]
    assert people["Centers for River Control and Flood Prevention"].aliases == ("CRC",)


def test_of_two_spellings_the_more_frequent_names_the_person() -> None:
    """A slip in one place does not name the person."""
    people = _people("Antony Lund spoke. Anthony Lund left. Antony Lund came back.")
    assert list(people) == ["Antony Lund"]
