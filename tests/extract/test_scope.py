"""Whose number it is: subject, place, period and population, each with where it was read."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extract import extract
from claims.model import Claim, ClaimKind

PUBLISHED = date(2023, 10, 6)


def numeric(text: str) -> list[Claim]:
    """The numeric claims of a text."""
    found = extract(text, published=PUBLISHED).claims
    return [claim for claim in found if ClaimKind.NUMERIC in claim.kinds]


def only(text: str) -> Claim:
    """The one numeric claim of a text."""
    (claim,) = numeric(text)
    return claim


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("There were 300 bicycle thefts in Ohio.", "bicycle thefts"),
        (
            "The number of deaths caused by floods did not even reach 200.",
            "deaths caused by floods",
        ),
        ("Smoking causes 480,000 deaths a year.", "deaths from smoking"),
        ("Floods killed 300 people in Kenya.", "deaths from floods"),
        ("More than 900 people died of measles in 2019.", "deaths from measles"),
        ("Some 40 miners died in the blast.", "deaths of miners in the blast"),
        ("Unemployment fell to 3.9 percent in March.", "unemployment"),
        ("Property taxes have risen 22% since 2019.", "property taxes"),
        ("About 15 percent of voters stayed at home.", "voters who stayed at home"),
        ("The city spent $2 billion on roads.", "spending on roads by city"),
        ("The bridge cost $40 million.", "cost of bridge"),
        ("The mine employs 4,000 workers.", "workers"),
        ("The factory lost 8,000 jobs.", "jobs lost"),
        ("Thieves stole 21,516 cars.", "cars stolen"),
        ("Nearly 300 homes were destroyed by the fire.", "homes destroyed by the fire"),
        ("Police arrested 200 people at a protest.", "arrests at a protest"),
        ("US bicycle thefts in 2022: 107,941.", "bicycle thefts"),
        ("He cut the road fund by a third.", "road fund"),
        (
            "The number of pupils who get free meals fell to 1.9 million.",
            "pupils who get free meals",
        ),
        ("They sent boats worth $44 million.", "boats"),
        ("The storm raged, killing at least nine people.", "deaths"),
        ("The blast left a crater, wounding 31.", "injuries"),
        ("Fentanyl kills 100,000 people a year.", "deaths from fentanyl"),
        ("Overdoses of fentanyl kill 70,000 people.", "deaths from overdoses of fentanyl"),
        ("El cólera mata a 300 personas al año.", "muertes por cólera"),
        ("El cólera cobró 300 vidas.", "muertes por cólera"),
        ("El huracán cobró la vida de 45 personas.", "muertes por huracán"),
        ("Cancer took the lives of 600,000 people.", "deaths from cancer"),
        ("The bridge cost 30 lives.", "deaths from bridge"),
        ("Heat is responsible for 1,300 deaths.", "deaths from heat"),
        ("Some 300 people were killed by floods.", "deaths from floods"),
        ("Maria spent $300 on books.", "spending on books by Maria"),
        ("Ebola killed 300 people in Kenya.", "deaths from ebola"),
        ("The COVID-19 virus killed 300 people.", "deaths from COVID-19 virus"),
        ("Quark sold 300 cars. Last year Quark had more.", "cars sold"),
        ("Quark shares fell by 5%. Last year Quark grew.", "Quark shares"),
        ("Quark shares fell by 5%. The quark is small.", "quark shares"),
        ("The baby weighed 7 pounds.", "baby"),
        ("She caught a 40-pound cod.", "cod"),
        ("The firm raised its offer to $75m.", "offer"),
        ("Spending increased in March to $5 million.", "spending"),
        ("El gobierno elevó el salario mínimo a 300 pesos.", "salario mínimo"),
        ("Han muerto 18 personas.", "muertes"),
        ("An avalanche claimed 12 lives.", "deaths from avalanche"),
        ("The flood has claimed the lives of 30 people.", "deaths from flood"),
        ("Drunk driving cost 10,000 lives.", "deaths from drunk driving"),
        ("El dengue mata a 300 personas al año en el mundo.", "muertes por dengue"),
        ("Su eficacia es de 60 por ciento.", "eficacia"),
        ("Coal makes up 12 percent of the world's total.", "world's total"),
        ("The blast left 19 dead.", "deaths from blast"),
        ("The blast left 19 miners dead.", "deaths of miners from blast"),
    ],
)
def test_what_is_counted(text: str, subject: str) -> None:
    """The subject is the thing counted with its qualifiers, before the figure or after it."""
    assert only(text).scope.subject == subject
    assert dict(only(text).scope.origins)["subject"] == "clause"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("En México murieron 300 personas por homicidio.", "muertes por homicidio"),
        ("Las sobredosis causaron más de 100 mil muertes.", "muertes por sobredosis"),
        ("El desempleo subió al 12,3 %.", "desempleo"),
        ("La explosión dejó 19 muertos.", "muertes por explosión"),
    ],
)
def test_what_is_counted_in_spanish(text: str, subject: str) -> None:
    """Spanish clauses are read in the same way."""
    assert only(text).scope.subject == subject


def test_a_part_of_a_whole_keeps_the_whole_in_its_subject() -> None:
    """ "of which" and "of them" carry on what was counted, with its place and period."""
    whole, part = numeric(
        "There were 5,000 bicycle accidents in Norway in 2021, "
        "of which 730 involved cars, mainly taxis."
    )
    assert whole.scope.subject == "bicycle accidents"
    assert part.scope.subject == "bicycle accidents involving cars (mainly taxis)"
    assert part.scope.place == ("Norway",)
    assert part.scope.period is not None
    assert part.scope.period.start == date(2021, 1, 1)
    assert dict(part.scope.origins) == {
        "subject": "sentence",
        "place": "sentence",
        "period": "sentence",
    }


def test_a_pronoun_stands_for_what_was_counted_before() -> None:
    """In "while in X they exceed", "they" are the things of the clause before."""
    here, there = numeric(
        "In Chile the number of thefts does not reach 1,000 "
        "while in Peru they exceed 100,000 a year."
    )
    assert here.scope.subject == there.scope.subject == "thefts"
    assert (here.scope.place, there.scope.place) == (("Chile",), ("Peru",))
    assert dict(there.scope.origins)["subject"] == "sentence"


def test_lives_lost_are_deaths() -> None:
    """Those who lose their lives are counted as deaths, with their cause."""
    claim = only("Fewer than 90 people lose their lives in Chile from floods.")
    assert claim.scope.subject == "deaths from floods"
    assert claim.scope.place == ("Chile",)


@pytest.mark.parametrize(
    ("text", "place", "origin"),
    [
        ("In Ohio, 300 people fell ill.", ("Ohio",), "clause"),
        ("Mexican factories made 300 cars.", ("Mexico",), "clause"),
        ("In Spain and Portugal some 300 people fell ill.", ("Spain", "Portugal"), "clause"),
        ("In Austin, Texas, 300 people fell ill.", ("Austin",), "clause"),
        ("We regret what happens in Chile, but they have 300 thefts.", ("Chile",), "sentence"),
        (
            "The mayor of Lyon went to Peru. Some 300 people fell ill worldwide.",
            ("World",),
            "clause",
        ),
    ],
)
def test_where_it_holds(text: str, place: tuple[str, ...], origin: str) -> None:
    """The place is read from the clause, else from the sentence."""
    claim = numeric(text)[-1]
    assert claim.scope.place == place
    assert dict(claim.scope.origins)["place"] == origin


def test_the_place_of_the_paragraph_holds_for_its_sentences() -> None:
    """A sentence that names no place has that of its paragraph, a new paragraph does not."""
    claims = numeric(
        "Storms struck Peru and Chile, and then Kenya.\n\n"
        "In Kenya it rained. Some 300 people fled.\n\n"
        "Some 400 people fled."
    )
    assert [claim.scope.place for claim in claims] == [("Kenya",), ()]
    assert dict(claims[0].scope.origins)["place"] == "paragraph"


def test_the_only_place_of_a_document_holds_for_all_of_it() -> None:
    """Where a document speaks of one country alone, its figures are of that country."""
    claim = numeric("Thefts rise in Norway\n\nSome 300 cars were stolen.")[-1]
    assert claim.scope.place == ("Norway",)
    assert dict(claim.scope.origins)["place"] == "document"


def test_words_that_stand_for_a_place() -> None:
    """ "There", "both countries" and "the country" are the places spoken of before."""
    assert numeric("He went to Peru. Some 300 people live there.")[-1].scope.place == ("Peru",)
    both = numeric("Peru and Chile met. In both countries 300 people fled.")[-1]
    assert both.scope.place == ("Peru", "Chile")
    nation = numeric("He flew from Lima in Peru to Rome. Nationwide, 300 people fled.")[-1]
    assert nation.scope.place == ("Italy",)


def test_a_speaker_goes_on_about_one_place() -> None:
    """What a speaker says next holds where the figure before did, in the next paragraph too."""
    claims = numeric(
        'Rain fell in Peru, Chile and Norway.\n\n"In Norway we saved 300 boats," said Edda Quist.'
        '\n\n"We lost 40 boats," said Edda Quist.\n\n"We lost 90 nets," said Rolf Tamm.'
    )
    assert [claim.scope.place for claim in claims] == [("Norway",), ("Norway",), ()]
    assert dict(claims[1].scope.origins)["place"] == "speaker"


def test_an_officials_country_is_not_where_it_holds() -> None:
    """The country in a title says nothing about the figure."""
    assert numeric("The U.S. ambassador counted 300 ships.")[-1].scope.place == ()


def test_a_comparison_has_a_period_of_its_own() -> None:
    """ "down from 804 in 2021" is of 2021, and lends its year to nothing else."""
    first, second = numeric("The town saw 695 thefts, down from 804 in 2021.")
    assert first.scope.period is None
    assert second.scope.period is not None
    assert second.scope.period.text == "in 2021"
    assert second.scope.subject == "thefts"


def test_what_a_figure_is_measured_against_is_not_its_period() -> None:
    """ "Up from last year" does not say that the figure is last year's."""
    assert only("Thefts rose 5 percent from last year.").scope.period is None


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Some 100,000 young people die every year.", "young people"),
        ("It causes 100,000 deaths of young people a year.", "young people"),
        ("Among women aged 18 to 34, the rate was 27 percent.", "women aged 18 to 34"),
        ("Shootings killed 61 children.", "children"),
        ("It found that 40% of likely voters agreed.", "likely voters"),
        ("Some 300 ships sank.", None),
    ],
)
def test_who_among_them(text: str, population: str | None) -> None:
    """Groups by age, sex and the like are the population, and no part of the subject."""
    claim = numeric(text)[-1]
    assert claim.scope.population == population
    assert not population or population not in (claim.scope.subject or "") or "voters" in population


def test_figures_inside_a_period_or_a_group_claim_nothing() -> None:
    """The "five" of "past five years" and the ages of a group are no figures of a claim."""
    claims = numeric("Over the past five years 300 women aged 18 to 34 left the two countries.")
    assert [quantity.value for claim in claims for quantity in claim.quantities] == [300]


def test_those_who_were_told_are_no_place_of_the_figure() -> None:
    """In "told lawmakers in X that", X is where the hearers are."""
    claim = only("Mayor Edda Quist told lawmakers in Chile that 300 boats had sunk.")
    assert claim.text == "300 boats had sunk."
    assert claim.scope.place == ()


def test_a_record_is_not_dated_by_the_year_it_goes_back_to() -> None:
    """ "The highest since 1990" is of today; "it has grown since 1990" is not."""
    assert only("Turnout was 66 percent, the highest since 1990.").scope.period is None
    assert only("Turnout has grown 6 percent since 1990.").scope.period is not None


def test_a_document_that_names_two_places_lends_neither() -> None:
    """A figure without a place of its own gets none from a document of several places."""
    text = "Thefts rise in Norway\n\nPeru saw none.\n\nSome 300 cars were stolen."
    assert numeric(text)[-1].scope.place == ()


def test_joined_verbs_have_one_subject() -> None:
    """What destroyed homes and killed people is the cause of both."""
    homes, deaths = numeric("Fires destroyed 3,000 homes and killed 33 people.")
    assert homes.scope.subject == "homes destroyed"
    assert deaths.scope.subject == "deaths from fires"


def test_a_part_of_a_number_is_of_the_same_things() -> None:
    """ "12 of its 60 cranes" are cranes as well."""
    assert numeric("The port lost 12 of its 60 cranes.")[0].scope.subject == "cranes lost"


def test_a_group_by_age_is_read_whole() -> None:
    """ "menores de 15 años" is who they are, and no age of its own."""
    _, claim = numeric("Murieron 18 personas, de las cuales 11 eran menores de 15 años.")
    assert claim.scope.population == "menores de 15 años"
    assert [quantity.text for quantity in claim.quantities] == ["11"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Japanese fishermen caught 300 tons of squid.", ("Japan",)),
        ("Japanese fishermen caught 300 tons of squid off the coast of Chile.", ("Chile",)),
        ("Squid is scarce in Chile. Japanese boats took 300 tons there.", ("Chile",)),
        ("Los barcos chinos pescaron 300 toneladas en Ecuador.", ("Ecuador",)),
        ("Some 300 Japanese fishermen drowned.", ("Japan",)),
        ("Japanese towns lost 300 people.", ("Japan",)),
    ],
)
def test_whose_people_act_is_a_place_only_for_want_of_another(
    text: str, place: tuple[str, ...]
) -> None:
    """Where somebody comes from is not where they act, unless nothing else is said."""
    assert only(text).scope.place == place


def test_a_state_says_nothing_of_the_city() -> None:
    """ "The city" after a state is a city of which the tables know nothing."""
    claim = only("No city in Ohio has done that. The city employs 3,100 people.")
    assert dict(claim.scope.origins)["place"] == "paragraph"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The plan gives $38 million to roads, twice what the city spent in 2021.", None),
        ("It was the largest sale of land in the league since 2015, at $90 million.", None),
        ("Fires in 2019 and 2020 destroyed 3,000 homes.", "in 2019 and 2020"),
    ],
)
def test_what_a_figure_is_measured_against_is_not_its_time(text: str, period: str | None) -> None:
    """A year of comparison or of a record is passed over; two years joined are one time."""
    found = numeric(text)[0].scope.period
    assert (found.text if found else None) == period


def test_who_says_it_with_a_figure_is_one_claim() -> None:
    """A speaker described by a figure over two clauses makes one claim of that figure."""
    text = '"We lose much," said Dr. Ana Pell, who led the study of 62 sites.'
    assert [claim.text for claim in numeric(text)].count(numeric(text)[0].text) == 1
