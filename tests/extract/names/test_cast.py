"""The cast of a case: one person under one name over documents, in whatever order they come."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.names import Cast
from claims.model import Person, Role

Named = tuple[Role, list[Person]]


def source(*names: str) -> Named:
    """A source that names people."""
    return Role.SOURCE, [Person(name=name) for name in names]


def draft(*names: str) -> Named:
    """A draft that names people."""
    return Role.DRAFT, [Person(name=name) for name in names]


def names_of(*documents: Named) -> list[str]:
    """The names of the cast."""
    return [person.name for person in Cast.of(documents).people]


def test_accents_initials_and_second_surnames_are_one_person() -> None:
    """Three ways to write a name give one person under the fullest form."""
    cast = Cast.of([source("Marta Ibáñez"), source("Marta Ibanez Quiroga"), source("Marta Ibanez")])
    assert [person.name for person in cast.people] == ["Marta Ibanez Quiroga"]
    assert set(cast.shown) == {"Marta Ibáñez", "Marta Ibanez Quiroga", "Marta Ibanez"}
    assert set(cast.shown.values()) == {"Marta Ibanez Quiroga"}


def test_a_shared_given_name_makes_no_person() -> None:
    """Two people of one given name stay apart."""
    assert len(names_of(source("Marta Ibáñez", "Marta Oquendo Rey"))) == 2


def test_initials_of_the_full_name_find_it() -> None:
    """Four initials stand for the four words of a name."""
    cast = Cast.of([source("JCPR"), source("Juan Carlos Peña Robles")])
    assert cast.shown["JCPR"] == "Juan Carlos Peña Robles"
    found = cast.find("JCPR")
    assert found is not None
    assert found.name == "Juan Carlos Peña Robles"


def test_a_surname_of_two_people_is_neither() -> None:
    """A document that gives a surname alone names nobody whom two others could be."""
    cast = Cast.of([source("Quill"), source("Harriet Quill"), source("Robert Quill")])
    assert cast.shown["Quill"] == "Quill"
    assert Cast.of([source("Quill"), source("Harriet Quill")]).shown["Quill"] == "Harriet Quill"


def test_a_short_full_name_of_two_people_is_neither() -> None:
    """A name that two longer ones go on with differently is a third person's."""
    cast = Cast.of([source("Marta Ibáñez Rey", "Marta Ibáñez Lugo"), source("Marta Ibáñez")])
    assert len(cast.people) == 3


@pytest.mark.parametrize(
    ("documents", "name"),
    [
        ([draft("Anthony Lund"), source("Antony Lund")], "Antony Lund"),
        ([draft("Anthony Lund"), draft("Anthony Lund"), source("Antony Lund")], "Antony Lund"),
        ([source("Anthony Lund"), source("Antony Lund"), source("Antony Lund")], "Antony Lund"),
        ([draft("Anthony Lund"), draft("Antony Lund"), draft("Antony Lund")], "Antony Lund"),
        ([draft("Anthony J. Lund"), source("Antony Lund")], "Antony Lund"),
        ([draft("Antony J. Lund"), source("Antony Lund")], "Antony J. Lund"),
        ([(Role.PRECEDENT, [Person(name="Antony Lund")]), draft("Anthony Lund")], "Antony Lund"),
        ([source("Elena Róbledo"), source("Elena Robledo")], "Elena Róbledo"),
        ([draft("Elena Róbledo"), source("Elena Robledo")], "Elena Robledo"),
        ([draft("Elena Robledo Pinto"), source("Elena Robledo")], "Elena Robledo Pinto"),
    ],
)
def test_the_case_name_is_the_fullest_that_can_be_trusted(
    documents: list[Named], name: str
) -> None:
    """Fullest first; of near spellings that of sources, then that of more documents."""
    for order in permutations(documents):
        assert names_of(*order) == [name]


def test_the_drafts_spelling_stays_an_alias() -> None:
    """The form that does not name the person is there for the name check."""
    cast = Cast.of([draft("Anthony Lund"), source("Antony Lund")])
    ((person, forms),) = cast.variants()
    assert person.aliases == ("Anthony Lund",)
    assert set(forms) == {"Anthony Lund", "Antony Lund"}


def test_the_initials_that_a_document_explains_are_the_bodys() -> None:
    """Another document may use them alone."""
    body = Person(name="Centers for River Care and Safety", aliases=("CRC",))
    cast = Cast.of([(Role.SOURCE, [body]), source("CRC")])
    assert cast.shown["CRC"] == "Centers for River Care and Safety"


def test_spellings_are_listed_for_a_name_check() -> None:
    """A name with and without its accent is listed with both spellings."""
    cast = Cast((Person(name="Marta Ibáñez", aliases=("Marta Ibanez",)),))
    ((person, forms),) = cast.variants()
    assert person.name == "Marta Ibáñez"
    assert set(forms) == {"Marta Ibáñez", "Marta Ibanez"}


_NAMES = st.sampled_from(
    ["Marta Ibáñez", "Marta Ibanez", "Marta Ibáñez Rey", "Marta Ibáñez Lugo", "Ibáñez", "M. Ibáñez",
     "Anthony Lund", "Antony Lund", "Antony J. Lund", "Antony K. Lund", "Lund", "Robert Lund",
     "Juan Carlos Peña Robles", "JCPR", "Peña Robles", "Ministry of Roads", "Ministry of Health"]
)  # fmt: skip
_DOCUMENTS = st.lists(st.tuples(st.sampled_from(list(Role)), st.lists(_NAMES, max_size=5)))


@given(_DOCUMENTS, st.randoms())
def test_no_order_of_coming_in_changes_a_name(
    documents: list[tuple[Role, list[str]]], chance: Random
) -> None:
    """The same documents in any order show the same names."""
    named = [(role, [Person(name=name) for name in names]) for role, names in documents]
    shuffled = list(named)
    chance.shuffle(shuffled)
    assert Cast.of(named).shown == Cast.of(shuffled).shown
