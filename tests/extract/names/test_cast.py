"""The cast of a case: one person under one name over documents."""

from claims.extract.names import Cast
from claims.model import Person


def test_accents_initials_and_second_surnames_are_one_person() -> None:
    """Three ways to write a name give one person under the fullest form."""
    cast, names = Cast().admit([Person(name="Marta Ibáñez")])
    assert names == {"Marta Ibáñez": "Marta Ibáñez"}
    cast, names = cast.admit([Person(name="Marta Ibanez Quiroga")])
    assert names == {"Marta Ibanez Quiroga": "Marta Ibanez Quiroga"}
    cast, _ = cast.admit([Person(name="Marta J. Ibáñez")])
    assert [person.name for person in cast.people] == ["Marta Ibanez Quiroga"]


def test_a_shared_given_name_makes_no_person() -> None:
    """Two people of one given name stay apart."""
    cast, _ = Cast().admit([Person(name="Marta Ibáñez"), Person(name="Marta Oquendo Rey")])
    assert len(cast.people) == 2


def test_initials_of_the_full_name_find_it() -> None:
    """Four initials stand for the four words of a name."""
    cast, _ = Cast().admit([Person(name="Juan Carlos Peña Robles")])
    found = cast.find("JCPR")
    assert found is not None
    assert found.name == "Juan Carlos Peña Robles"


def test_spellings_are_listed_for_a_name_check() -> None:
    """A name with and without its accent is listed with both spellings."""
    cast, _ = Cast().admit([Person(name="Marta Ibáñez", aliases=("Marta Ibanez",))])
    ((person, forms),) = cast.variants()
    assert person.name == "Marta Ibáñez"
    assert set(forms) == {"Marta Ibáñez", "Marta Ibanez"}
