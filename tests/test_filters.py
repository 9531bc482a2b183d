"""The language of filters: what it understands, what it refuses, and what it finds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import FilterError
from claims.filters import (
    CHOICES,
    FLAGS,
    Bound,
    Days,
    Either,
    Field,
    Filter,
    Flag,
    Order,
    Range,
    Words,
    parse,
    parse_order,
    pointed,
)
from claims.model import Document, Extraction, Person, Stance
from claims.review import Review
from claims.store import Case

Write = Callable[..., tuple[Document, Extraction]]


def test_every_kind_of_term_is_understood() -> None:
    """Fields, quoted values, numbers, flags, words and their negations become terms in order."""
    text = 'status:open speaker:"López Obrador" value>1e5 -place:Mexico conflicts -flagged'
    assert parse(f'{text} fewer -"two words" by:ana').terms == (
        Field("status", ("open",)),
        Field("speaker", ("lopez obrador",)),
        Bound("value", ">", 1e5),
        Field("place", ("mexico",), True),
        Flag("conflicts"),
        Flag("flagged", True),
        Words("fewer"),
        Words("two words", True, True),
        Field("reviewer", ("ana",)),
    )
    assert parse("  ") == Filter()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("value>1e5", 1e5),
        ("value>100k", 1e5),
        ("value>100,000", 1e5),
        ("value>=2.5bn", 2.5e9),
        ("value:5%", 5),
        ("value=-3", -3),
        ("worthiness<0.5", 0.5),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float) -> None:
    """Exponents, separators and scale suffixes all give the number meant."""
    (term,) = parse(text).terms
    assert isinstance(term, Bound)
    assert term.number == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("spaeker:ann", "did you mean speaker?"),
        ("colour:red", "The fields are added, claim, "),
        ("status:opne", "Did you mean open?"),
        ("kind:number", "there are numeric, attributed, fact"),
        ("value>many", "needs a number"),
        ("value>1e9999", "needs a number"),
        ("place>3", "not compared with a number"),
        ('speaker:"ann', "not closed"),
        ("speaker:", "asks for nothing"),
        ('speaker:""', "asks for nothing"),
        ("https://example.org", "put words to look for in quotation marks"),
    ],
)
def test_what_is_not_understood_is_named(text: str, words: str) -> None:
    """A term that makes no sense is an error that names the nearest thing that does."""
    with pytest.raises(FilterError) as caught:
        parse(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("status:open spaeker:ann flagged", "spaeker:ann"),
        ("  value>many", "value>many"),
        ('speaker:"ann', '"ann'),
        ("status:open OR", "OR"),
        ("OR flagged", "OR"),
        ("decided>soon", "decided>soon"),
        ("value:5..2", "value:5..2"),
        ("published:2024-13", "published:2024-13"),
        ("until:2024-05..2023", "until:2024-05..2023"),
    ],
)
def test_an_error_points_at_its_place(text: str, pointed_at: str) -> None:
    """The place of the fault is known, and a line below the filter shows it."""
    with pytest.raises(FilterError) as caught:
        parse(text)
    assert caught.value.place is not None
    start, end = caught.value.place
    assert text[start:end] == pointed_at
    first, second = pointed(text, caught.value).splitlines()
    assert (first, second) == (text, " " * start + "^" * len(pointed_at))


def test_ranges_dates_and_alternatives_are_understood() -> None:
    """Ranges may lack an end; a month is all of its days; OR binds the terms beside it."""
    text = "value:1e5..200k -score:..0.5 published:2024-02 decided>2023 until:2024-05..2024-06-10"
    assert parse(f"{text} open OR flagged OR -speaker:ann").terms == (
        Range("value", 1e5, 2e5),
        Range("score", None, 0.5, True),
        Days("published", date(2024, 2, 1), date(2024, 2, 29)),
        Days("decided", date(2024, 1, 1), None),
        Days("until", date(2024, 5, 1), date(2024, 6, 10)),
        Either((Flag("open"), Flag("flagged"), Field("speaker", ("ann",), True))),
    )


def test_quoted_values_of_a_list_keep_their_commas() -> None:
    """Each value of a list may be quoted."""
    assert parse('speaker:"Quill, Ada",ann').terms[0] == Field("speaker", ("quill, ada", "ann"))


@pytest.mark.parametrize(
    "text", ["a hundred thousand", "100 000", "0.1 million", "cien mil", "100k", "100,000"]
)
def test_the_words_of_one_number_are_one_term(text: str) -> None:
    """A number in several words is looked for as one, whatever stands beside it."""
    assert parse(f"homes {text} empty").terms == (Words("homes"), Words(text), Words("empty"))


@given(st.text(max_size=60))
def test_any_text_is_a_filter_or_a_filter_error(text: str) -> None:
    """Whatever is typed, the answer is a filter or words about it, never a fault."""
    with suppress(FilterError):
        assert parse(text).text == text.strip()


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("document", (Order.DOCUMENT, 0)),
        ("random:7", (Order.RANDOM, 7)),
        ("random 7", (Order.RANDOM, 7)),
        ("risk", (Order.RISK, 0)),
    ],
)
def test_orders_are_read_with_their_seed(text: str, order: tuple[Order, int]) -> None:
    """An order is its name, with a seed after a colon."""
    assert parse_order(text) == order


@pytest.mark.parametrize("text", ["", "newest", "random:x", "random:" + "9" * 40])
def test_an_unknown_order_lists_the_known_ones(text: str) -> None:
    """A wrong name or seed is an error with the list."""
    with pytest.raises(FilterError, match="document, risk, open"):
        parse_order(text)


@pytest.fixture
def worked(case: Case, write: Write) -> Case:
    """The small case with some work done in it, and a withdrawn document."""
    review = Review(case, "Ana María")
    review.decide(["c2"], "change", "It is 302: 100% sure_")
    review.flag("c3", "libel?")
    review.defer("c4", "waiting for the timetable")
    review.edit("c3", "place", "México")
    review.take_stance("e2", Stance.CONTEXT)
    case.cast.save([Person(name="Ada Lucía Ferro", aliases=("Ada Ferro", "Doña Ada"))])
    case.add_document(*write("Withdrawn words.", title="Gone"), reviewer="Ada")
    review.withdraw("d3")
    return case


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "c1 c2 c3 c4 c5 c6"),
        ("status:open", "c1 c3"),
        ("open", "c1 c3"),
        ("status:decided,deferred", "c2 c4"),
        ("reference", "c5 c6"),
        ("withdrawn", "c7"),
        ("status:withdrawn,open", "c1 c3 c7"),
        ("kind:numeric", "c1 c2 c5 c6"),
        ("attributed -numeric", "c3"),
        ("role:source", "c5 c6"),
        ("-draft", "c5 c6"),
        ('speaker:"ada ferro"', "c1 c6"),
        ("speaker:lucia", "c1 c6"),
        ('speaker:"dona ada"', "c1 c6"),
        ("-speaker", "c2 c4 c5"),
        ("place:MEXICO", "c3"),
        ("place:valdoria -conflicts", "c5"),
        ("subject:home", "c1 c2 c5 c6"),
        ("unit:homes", "c1 c2 c5 c6"),
        ("value>73k", "c1 c5"),
        ("value=320", "c2"),
        ("value<=320", "c2"),
        ("worthiness>=0.9", "c1 c2 c5 c6"),
        ("score>0.8", "c1"),
        ("value:300..400", "c2"),
        ("value:73000..", "c1 c5"),
        ("-value:..400", "c1 c3 c4 c5 c6"),
        ("worthiness:0.1..0.5", "c3 c4"),
        ("score:0.8..1", "c1"),
        ("open OR flagged", "c1 c3"),
        ("place:mexico OR value=320 kind:attributed", "c3"),
        ("-open OR verdict:change", "c2 c4 c5 c6"),
        ("decided:2024", "c2"),
        ("decided<2024", ""),
        ("added>=2024-01-01", "c1 c2 c3 c4 c5 c6"),
        ("published:2024", ""),
        ("withdrawn OR flagged", "c3 c7"),
        ("100 000", "c1"),
        ("a hundred thousand", "c1"),
        ("0.1 million", "c1"),
        ("cien mil homes", "c1"),
        ("conflicts", "c1"),
        ("disputed", "c1"),
        ("relation:similar", "c1"),
        ("evidence", "c1"),
        ("verdict:change", "c2"),
        ("verdict:none", "c1 c3 c4 c5 c6"),
        ("reviewer:ana", "c2"),
        ('reviewer:"ana maria"', "c2"),
        ("scale:desk", "c2"),
        ("rationale:302", "c2"),
        ('rationale:"100%"', "c2"),
        ('rationale:"1_0"', ""),
        ('rationale:"%"', "c2"),
        ("flagged", "c3"),
        ("edited", "c3"),
        ("deferred", "c4"),
        ("claim:c4", "c4"),
        ("id:c1,c4", "c1 c4"),
        ("document:d2", "c5 c6"),
        ('document:"a draft"', "c1 c2 c3 c4"),
        ("source:registry", "c5 c6"),
        ("language:en", "c1 c2 c3 c4 c5 c6"),
        ("homes", "c1 c5 c6"),
        ("home", "c1 c5 c6"),
        ("100k", "c1"),
        ("-homes -bridge", "c2 c4"),
        ('"bridge is safe"', "c3"),
        ('"safe bridge"', ""),
        ("text:brid", "c3"),
        ('"is"', "c3"),
        ("saez", "c3"),
        ("*", ""),
        ('"%"', ""),
        ("status:open kind:numeric place:valdoria conflicts homes", "c1"),
    ],
)
def test_filters_find_what_they_say(worked: Case, text: str, found: str) -> None:
    """Each filter lets exactly the claims through that it describes, in document order."""
    assert [f"c{key}" for key in worked.queue.claim_ids(parse(text))] == found.split()


@pytest.mark.parametrize("name", [*FLAGS, *(f"{k}:{v}" for k, vs in CHOICES.items() for v in vs)])
def test_every_flag_and_choice_can_be_asked_and_denied(worked: Case, name: str) -> None:
    """A flag and its negation part the case in two."""
    shown = set(worked.queue.claim_ids()) if "withdrawn" not in name else set(range(1, 8))
    yes, no = (set(worked.queue.claim_ids(parse(text))) for text in (name, f"-{name}"))
    assert yes | no == shown
    assert not yes & no


def test_a_value_that_is_no_claim_is_a_filter_error(case: Case) -> None:
    """``claim:`` takes ids only."""
    with pytest.raises(FilterError, match="ids look like c12"):
        case.queue.claim_ids(parse("claim:twelve"))


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.DOCUMENT, "c1 c2 c3 c4 c5 c6"),
        (Order.OPEN, "c1 c3 c2 c4 c5 c6"),
        (Order.SPEAKER, "c1 c6 c3 c2 c4 c5"),
        (Order.SOURCE, "c1 c6 c3 c5 c2 c4"),
        (Order.RISK, "c1 c5 c6 c2 c3 c4"),
        (Order.STALE, "c1 c2 c3 c4 c5 c6"),
    ],
)
def test_orders_sort_as_they_say(worked: Case, order: Order, found: str) -> None:
    """Each order puts first what its name says."""
    assert [f"c{key}" for key in worked.queue.claim_ids(order=order)] == found.split()
    assert next(iter(worked.queue.claim_ids(order=Order.DISPUTED))) == 1


def test_the_queue_is_the_draft_or_everything(case: Case, write: Write) -> None:
    """Beside a draft only its claims are to be reviewed; without one, all are."""
    assert list(case.queue.claim_ids(queue=True)) == [1, 2, 3, 4]
    Review(case, "Ada").withdraw("d1")
    assert list(case.queue.claim_ids(queue=True)) == [5, 6]
    assert case.queue.rows([5])[5].status.value == "open"


def test_a_random_order_follows_its_seed(worked: Case) -> None:
    """The same seed shuffles alike, another one otherwise, and nothing is lost."""
    orders = [list(worked.queue.claim_ids(order=Order.RANDOM, seed=seed)) for seed in (1, 1, 2)]
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[2]) == [1, 2, 3, 4, 5, 6]


def test_a_limit_gives_the_first_ones(worked: Case) -> None:
    """The first screen can be asked for alone."""
    for order in Order:
        whole = worked.queue.claim_ids(order=order, seed=3)
        assert worked.queue.claim_ids(order=order, seed=3, limit=2) == whole[:2]
