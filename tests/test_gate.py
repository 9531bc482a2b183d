"""House rules at the gate: each says what is missing, and overruling one is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from claims import journal
from claims.errors import Refused
from claims.gate import examine, overruled, problems, rules_of
from claims.model import Document, Evidence, Extraction, Role, SourceKind, Stance
from claims.review import Review
from claims.rules import NONE, Rules, presets, rules_from, rules_record, rules_words
from claims.signing import use_rules
from claims.store import Case

Write = Callable[..., tuple[Document, Extraction]]


@pytest.fixture
def ada(case: Case) -> Review:
    """Ada, who has confirmed the whole draft with a reason."""
    review = Review(case, "Ada")
    review.decide(["c1", "c2", "c3", "c4"], "confirmed", "looked up")
    return review


def asked(review: Review, rules: Rules) -> dict[str, list[str]]:
    """The claims that each rule complains of."""
    found: dict[str, list[str]] = {}
    for one in problems(review.case, review.scale, rules):
        found.setdefault(one.rule, []).append(one.claim)
    return found


def supported(review: Review, claim: str, write: Write, count: int, **known: Any) -> None:
    """Have so many further documents support a claim, each with a passage somebody weighed."""
    case = review.case
    for place in range(count):
        words = f"Source {claim} {known.get('publisher', place)} {place} has it too."
        document, found = write(words, title=f"Source {place}")
        fields = {"publisher": f"Publisher {place}", **known}
        locator = fields.pop("locator", "¶1")
        added = case.add_document(replace(document, **fields), found, reviewer="Ada").document
        span = found.claims[0].span
        passage = Evidence(
            claim=claim,
            document=added.id,
            span=span,
            text=span.of(added.text),
            relation=case.evidence("c1")[0].relation,
            locator=locator,
        )
        case.passages.add([passage])
        (one,) = [one for one in case.evidence(claim) if one.document == added.id]
        review.take_stance(one.id, Stance.SUPPORTS)


def test_without_rules_only_open_claims_stand_in_the_way(ada: Review) -> None:
    """A decided case passes; an open claim is named."""
    assert asked(ada, NONE) == {}
    ada.clear(["c2"])
    assert asked(ada, NONE) == {"open": ["c2"]}


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, {"c2", "c3", "c4"}),
        ({"publisher": "The same house"}, {"c1", "c2", "c3", "c4"}),
        ({"group": "wire"}, {"c1", "c2", "c3", "c4"}),
        ({"publisher": "", "url": "https://www.example.org/a"}, {"c1", "c2", "c3", "c4"}),
        ({"kind": SourceKind.PRIMARY}, {"c2", "c3", "c4"}),
        ({"role": Role.PRECEDENT}, {"c1", "c2", "c3", "c4"}),
    ],
)
def test_sources_of_one_house_are_one(
    ada: Review, write: Write, known: dict[str, Any], missing: set[str]
) -> None:
    """Two passages count as two only where group, publisher or site differ; checks never do."""
    supported(ada, "c1", write, 2, **known)
    assert set(asked(ada, Rules(sources=2))["independent-sources"]) == missing


def test_three_sources_where_none_is_primary(ada: Review, write: Write) -> None:
    """Two secondary ones are too few; with a primary one among them they are enough."""
    rules = Rules(sources=2, secondary_sources=3)
    supported(ada, "c1", write, 2, kind=SourceKind.SECONDARY)
    assert "c1" in asked(ada, rules)["independent-sources"]
    supported(ada, "c1", write, 1, kind=SourceKind.PRIMARY, publisher="Publisher 0")
    assert "c1" not in asked(ada, rules)["independent-sources"]


def test_what_speaks_against_a_claim_does_not_bear_it_out(ada: Review) -> None:
    """A confirmed claim is not borne out by a passage that undermines it; a cut one is."""
    rules = Rules(sources=1)
    ada.take_stance("e1", Stance.UNDERMINES)
    assert "c1" in asked(ada, rules)["independent-sources"]
    ada.decide(["c1"], "cut", "wrong")
    assert "c1" not in asked(ada, rules)["independent-sources"]


def test_a_verdict_that_says_nothing_needs_no_source(ada: Review) -> None:
    """What cannot be checked is not asked for sources, searches or places."""
    ada.decide(["c1", "c2", "c3", "c4"], "not-checkable", "opinion")
    assert asked(ada, Rules(sources=2, contrary_search=True, locators=True)) == {}


def test_numbers_need_a_place_in_what_bears_them_out(ada: Review, write: Write) -> None:
    """Of the numeric claims those are named that rest on nothing with a paragraph or page."""
    rules = Rules(locators=True)
    assert asked(ada, rules) == {"locator": ["c1", "c2"]}
    supported(ada, "c1", write, 1)
    supported(ada, "c2", write, 1, locator="")
    assert asked(ada, rules) == {"locator": ["c2"]}


def test_a_search_against_a_claim_is_asked_for(ada: Review) -> None:
    """A noted search mends it, as does evidence against; another search does not."""
    rules = Rules(contrary_search=True)
    journal.searched(ada, ["c1"], "the gazette", contrary=True)
    journal.searched(ada, ["c2"], "the gazette")
    assert asked(ada, rules) == {"contrary-search": ["c2", "c3", "c4"]}
    journal.searched(ada, [], "the wire", contrary=True)
    assert asked(ada, rules) == {}


def test_who_was_asked_may_answer_until_the_deadline(ada: Review) -> None:
    """A contact without an answer stands in the way, until it is answered or the day has passed."""
    rules = Rules(answers=True)
    journal.contact(ada, ["c1"], "Housing office", deadline=date(2024, 1, 3))
    journal.contact(ada, [], "The mayor", deadline=date(2023, 12, 3))
    assert asked(ada, rules) == {"answers": ["c1"]}
    journal.answered(ada, "j1", "no comment")
    assert asked(ada, rules) == {}
    journal.contact(ada, [], "The press office")
    assert asked(ada, rules) == {"answers": [""]}


def test_every_verdict_says_why_where_the_house_asks(ada: Review) -> None:
    """A verdict whose scale asks for no reason needs one all the same."""
    ada.decide(["c4"], "not-checkable")
    ada.explain("c4", "")
    assert asked(ada, NONE) == {}
    assert asked(ada, Rules(rationale=True)) == {"rationale": ["c4"]}


def test_an_overruled_rule_is_asked_for_no_more(ada: Review) -> None:
    """Of that claim alone; who did it and why is on record, and undo brings the problem back."""
    rules = Rules(sources=1)
    journal.overrule(ada, ["c1", "c2"], "independent-sources", "a census has no second source")
    assert asked(ada, rules) == {"independent-sources": ["c3", "c4"]}
    (one,) = overruled(ada.case)
    assert (one.by, one.claims, one.reason) == (
        "Ada",
        ("c1", "c2"),
        "a census has no second source",
    )
    ada.undo()
    assert asked(ada, rules) == {"independent-sources": ["c1", "c2", "c3", "c4"]}


@pytest.mark.parametrize(
    ("rule", "reason", "claims", "words"),
    [
        ("open", "late", ["c1"], "No rule 'open' can be overruled"),
        ("locator", " ", ["c1"], "why the rule does not hold"),
        ("locator", "late", [], "never for the whole case"),
        ("evidence", "late", ["c1", "c2"], "overruled for c2 already"),
    ],
)
def test_what_cannot_be_overruled_is_refused(
    ada: Review, rule: str, reason: str, claims: list[str], words: str
) -> None:
    """Open claims, no reason, the whole case, and what is overruled already."""
    journal.overrule(ada, ["c2"], "evidence", "known to all")
    with pytest.raises(Refused, match=words):
        journal.overrule(ada, claims, rule, reason)


def test_a_case_keeps_its_rules(ada: Review) -> None:
    """Rules of the case go before those of whoever opens it, whole, and undo takes them back."""
    usual = Rules(sources=1)
    assert rules_of(ada.case, usual) == usual
    use_rules(ada, rules_from({"preset": "two-sources", "sources": 4}))
    kept = rules_of(ada.case, usual)
    assert (kept.sources, kept.secondary_sources, kept.preset) == (4, 3, "two-sources")
    with pytest.raises(Refused, match="Nothing would change"):
        use_rules(ada, kept)
    ada.undo()
    assert rules_of(ada.case, usual) == usual
    assert ada.case.audit().problems == ()


def test_presets_are_read_and_come_back() -> None:
    """Each preset is understood, says in words what it asks for, and is kept as it is."""
    assert presets() == ("none", "desk", "two-sources")
    for name in presets():
        rules = rules_from({"preset": name})
        assert rules_from(rules_record(rules)) == rules
        assert bool(rules_words(rules)) == (name != "none")
    assert rules_from({"preset": "two-sources"}).sources == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"preset": "three"}, "no rules 'three'; there are none, desk"),
        ({"source": 2}, "no rule 'source'"),
        ({"sources": "two"}, "sources must be a number"),
        ({"sources": True}, "sources must be a number"),
        ({"sources": -1}, "from 0 to 20"),
        ({"rationale": 1}, "rationale must be true or false"),
        ({"sign_off": "editor"}, "a list of roles"),
        ({"sign_off": ["king"]}, "Nobody signs as 'king'"),
        ({"sign_off": ["editor", "editor"]}, "twice"),
    ],
)
def test_rules_that_are_not_understood_are_refused(said: dict[str, Any], words: str) -> None:
    """The message names the rule and what would do."""
    with pytest.raises(Refused, match=words):
        rules_from(said)


def test_roles_are_signed_in_their_order_however_they_are_written() -> None:
    """The checker is first, whatever the list says; a role may be written with a space."""
    rules = rules_from({"sign_off": ["editor", "second reader", "checker"]})
    assert [one.value for one in rules.sign_off] == ["checker", "second-reader", "editor"]


def test_problems_come_one_by_one(ada: Review) -> None:
    """Whoever asks beside an interface takes the first without waiting for the last."""
    ada.clear(["c1", "c2"])
    found = examine(ada.case, ada.scale, NONE)
    assert next(found).claim == "c1"


def test_a_repeated_claim_is_asked_for_nothing_of_its_own(ada: Review) -> None:
    """Its verdict is that of the claim it repeats, of which everything is asked."""
    from claims.deciding import mark_same

    mark_same(ada, ["c3"], "c2")
    assert asked(ada, Rules(sources=1)) == {"independent-sources": ["c1", "c2", "c4"]}
