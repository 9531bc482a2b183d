"""Decisions on the cast laid over what the machine read: pure, and in no order of documents."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from claims.casting import alike
from claims.extract.names import Cast
from claims.model import CastDecisions, Person, Role

NAMES = (
    "Anna Quill",
    "A. Quill",
    "Quill",
    "Anna Quill Rey",
    "Robert Stone",
    "Roberto Stone",
    "R. Stone",
    "Stone",
    "Ministry of Roads",
)
KEYS = ("Anna Quill", "Stone", "Ida Storm")
Named = tuple[Role, list[Person]]


def person(name: str, short: bool, roles: list[str]) -> Person:
    """Somebody whom a document names, perhaps by the last word of the name as well."""
    last = name.split()[-1]
    return Person(name=name, aliases=(last,) if short and last != name else (), roles=tuple(roles))


people = st.builds(
    person,
    st.sampled_from(NAMES),
    st.booleans(),
    st.lists(st.sampled_from(["mayor", "mayor of Eastport"]), max_size=2, unique=True),
)
documents = st.lists(
    st.tuples(
        st.sampled_from([Role.DRAFT, Role.SOURCE]),
        st.lists(people, max_size=4, unique_by=lambda one: one.name),
    ),
    max_size=4,
)
decisions = st.builds(
    lambda given, apart, called, roles: CastDecisions(
        given=given, apart=frozenset(apart) & frozenset(given), called=called, roles=roles
    ),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(KEYS), max_size=4),
    st.lists(st.sampled_from(NAMES), max_size=3),
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["Zoë", "Yan"]), max_size=2),
    st.dictionaries(st.sampled_from(KEYS), st.just("envoy"), max_size=2),
)


def as_sets(cast: Cast) -> tuple[set[tuple[object, ...]], dict[str, str]]:
    """A cast without any order."""
    people: set[tuple[object, ...]] = {
        (one.name, frozenset(one.aliases), frozenset(one.roles), one.gender, one.kind)
        for one in cast.people
    }
    return people, dict(cast.shown)


def source(*people: Person) -> Named:
    """A source that names people."""
    return Role.SOURCE, list(people)


def named(*names: str) -> Named:
    """A source that names people, each by one name."""
    return source(*(Person(name=name) for name in names))


@given(documents, decisions)
def test_the_order_of_documents_does_not_matter(given: list[Named], decided: CastDecisions) -> None:
    """Whichever document comes in first, the same decisions make the same cast."""
    expected = as_sets(Cast.of(given).with_decisions(decided))
    for order in permutations(given):
        assert as_sets(Cast.of(order).with_decisions(decided)) == expected


@given(documents)
def test_no_decision_changes_nothing(given: list[Named]) -> None:
    """Without decisions the cast is the machine's."""
    cast = Cast.of(given)
    assert as_sets(cast.with_decisions(CastDecisions())) == as_sets(cast)


@given(documents, decisions)
def test_every_name_given_is_shown_as_whom_it_was_given_to(
    given: list[Named], decided: CastDecisions
) -> None:
    """What the reviewer said of a name holds, whatever documents there are."""
    shown = Cast.of(given).with_decisions(decided).shown
    for name, key in decided.given.items():
        if name in shown:
            assert shown[name] == decided.name(key)


@given(documents, decisions)
def test_every_form_stays_somebodys(given: list[Named], decided: CastDecisions) -> None:
    """No form that a document writes is lost, and each person is there once."""
    cast = Cast.of(given)
    after = cast.with_decisions(decided)
    before = {form for one in cast.people for form in (one.name, *one.aliases)}
    assert before <= {form for one in after.people for form in (one.name, *one.aliases)}
    names = [one.name for one in after.people]
    assert len(names) == len(set(names))
    assert set(after.shown.values()) <= set(names)


def test_two_people_given_one_key_are_one() -> None:
    """What the machine keeps apart is one person, with the forms and titles of both."""
    cast = Cast.of([source(Person(name="Ida Storm", roles=("mayor",))), named("Ida Gale")])
    decided = CastDecisions(given={"Ida Storm": "Ida Storm", "Ida Gale": "Ida Storm"})
    (person,) = cast.with_decisions(decided).people
    assert (person.name, person.aliases, person.roles) == ("Ida Storm", ("Ida Gale",), ("mayor",))


def test_a_name_that_comes_in_later_follows_its_party() -> None:
    """Joined to somebody, a person keeps them when a fuller name of theirs comes in."""
    decided = CastDecisions(given={"Ida Gale": "Ida Storm", "Ida Storm": "Ida Storm"})
    later = Cast.of([named("Ida Storm"), named("Ida Gale"), named("Ida Gale Rey")])
    assert later.with_decisions(decided).shown["Ida Gale Rey"] == "Ida Storm"


def test_a_name_taken_out_takes_nobody_along() -> None:
    """What comes in later stays with the person that the name was taken out of."""
    decided = CastDecisions(
        given={"Antony Lundqvist": "Antony Lundqvist", "Anthony Lundqvist": "Tony"},
        apart=frozenset(["Anthony Lundqvist"]),
    )
    texts = ("Antony Lundqvist", "Anthony Lundqvist", "Antony J. Lundqvist", "ANTHONY LUNDQVIST")
    shown = Cast.of([named(text) for text in texts]).with_decisions(decided).shown
    assert shown == {
        "Antony Lundqvist": "Antony Lundqvist",
        "Anthony Lundqvist": "Tony",
        "Antony J. Lundqvist": "Antony Lundqvist",
        # The same words in capitals are the same form.
        "ANTHONY LUNDQVIST": "Tony",
    }


def test_a_short_form_taken_out_has_no_title_of_its_bearer() -> None:
    """A surname that is somebody else's says nothing of that person's office."""
    cast = Cast.of([source(Person(name="Anna Quill", aliases=("Quill",), roles=("mayor",)))])
    decided = CastDecisions(
        given={"Quill": "Olga Quill", "Anna Quill": "Anna Quill"}, apart=frozenset(["Quill"])
    )
    anna, olga = cast.with_decisions(decided).people
    assert (anna.name, anna.aliases, anna.roles) == ("Anna Quill", (), ("mayor",))
    assert (olga.name, olga.aliases, olga.roles) == ("Olga Quill", ("Quill",), ())


def test_a_role_given_stands_first() -> None:
    """The reviewer's role is the one shown; those of documents follow."""
    cast = Cast.of([source(Person(name="Ida Storm", roles=("mayor of Eastport",)))])
    decided = CastDecisions(given={"Ida Storm": "Ida Storm"}, roles={"Ida Storm": "envoy"})
    (person,) = cast.with_decisions(decided).people
    assert person.roles == ("envoy", "mayor of Eastport")


def test_forms_are_alike_but_for_marks_accents_and_capitals() -> None:
    """A dot, an accent or a capital makes no other form; a letter does."""
    assert alike("R. Stone") == alike("R  Stóne") == alike("r stone")
    assert alike("R. Stone") != alike("R. Stones")


def test_laying_over_leaves_the_machines_cast_as_it_is() -> None:
    """Taking every decision back gives the very cast from before."""
    cast = Cast.of([named("Ida Storm"), named("Ida Gale")])
    decided = CastDecisions(given={"Ida Gale": "Ida Storm"})
    assert cast.with_decisions(decided) != cast
    assert cast.with_decisions(replace(decided, given={})) == cast
