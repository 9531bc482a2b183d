"""Quotations in a case: whose claims they belong to, and those that stand nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.match.crossref import cross_reference
from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Relation,
    Role,
    Span,
)
from claims.review import Review
from claims.shingles import quoted
from claims.store import Case

Add = Callable[[str, Role], Document]

DRAFT = "“The second pier was never finished in time,” said Ilse Brandt, the harbour master.\n"
OTHER = "The council of Ostwick met on Monday to speak of the bakery in Lindau.\n"
REPORT = "“The second pier was never finished in time,” Ilse Brandt told the town hall.\n"


def missing(case: Case) -> list[Evidence]:
    """What is said to stand nowhere."""
    return [
        one
        for document in case.documents()
        for claim in case.claims_of(document.id)
        for one in case.evidence(claim.id)
        if one.relation is Relation.NOT_FOUND
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AttributionKind.DIRECT, ["We wanted it"]),
        (AttributionKind.MIXED, ["We wanted it"]),
        (AttributionKind.INDIRECT, []),
    ],
)
def test_only_words_between_marks_are_quoted(kind: AttributionKind, words: list[str]) -> None:
    """Of a reported statement only what stands between quotation marks is somebody's words."""
    text = "She called it settled and said “We wanted it” twice."
    claim = Claim(
        span=Span(0, len(text)),
        text=text,
        kinds=(ClaimKind.ATTRIBUTED,),
        attribution=Attribution(source=(), cue=(), content=(Span(4, len(text)),), kind=kind),
    )
    assert [span.of(text) for span in quoted(claim, text)] == words


def test_a_clause_has_the_quotations_it_holds_a_part_of() -> None:
    """Of two clauses of one statement each has its own quoted words, the whole has both."""
    text = "She said Ostwick “barely reached 40 ships” while Lindau “went far beyond 900 ships”."
    parts = {
        "Ostwick “barely reached 40 ships”": ["barely reached 40 ships"],
        "Lindau “went far beyond 900 ships”": ["went far beyond 900 ships"],
        text: ["barely reached 40 ships", "went far beyond 900 ships"],
        "She said": [],
    }
    said = Attribution(source=(), cue=(), content=(Span(9, len(text)),), kind=AttributionKind.MIXED)
    for words, expected in parts.items():
        start = text.index(words)
        claim = Claim(
            span=Span(start, start + len(words)),
            text=words,
            kinds=(ClaimKind.NUMERIC,),
            attribution=said,
        )
        assert [span.of(text) for span in quoted(claim, text)] == expected


def test_a_quotation_that_stands_nowhere_is_said_to(case: Case, add: Add) -> None:
    """The passage is the quotation itself, and the reason says where it was looked for."""
    draft = add(DRAFT, Role.DRAFT)
    cross_reference(case, [draft.id])
    assert not missing(case), "with nothing to look in nothing is missed"
    cross_reference(case, [add(OTHER, Role.SOURCE).id])
    (found,) = missing(case)
    assert found.document == draft.id
    assert found.text == "The second pier was never finished in time,"
    assert found.text == found.span.of(draft.text)
    assert "the one other document, d2" in found.reasons[0]
    assert case.queue.rows([int(found.claim[1:])])[int(found.claim[1:])].relations[
        Relation.NOT_FOUND
    ]
    assert not case.audit().problems


def test_what_is_found_later_is_missed_no_longer(case: Case, add: Add) -> None:
    """A document that holds the quotation takes the warning away, for good."""
    draft = add(DRAFT, Role.DRAFT)
    cross_reference(case, [draft.id, add(OTHER, Role.SOURCE).id])
    assert missing(case)
    report = add(REPORT, Role.SOURCE)
    cross_reference(case, [report.id])
    assert not missing(case)
    relations = {one.relation for one in case.evidence(case.claims_of(draft.id)[0].id)}
    assert Relation.VERBATIM in relations
    cross_reference(case, [add(f"{OTHER} Nobody spoke of a pier.", Role.SOURCE).id])
    assert not missing(case)
    assert not case.audit().problems


def test_a_dismissed_warning_stays_dismissed(case: Case, add: Add) -> None:
    """Another document without the quotation does not bring the warning back."""
    cross_reference(case, [add(DRAFT, Role.DRAFT).id, add(OTHER, Role.SOURCE).id])
    (found,) = missing(case)
    Review(case, "Vera Lane").dismiss(found.id)
    cross_reference(case, [add(f"{OTHER} Nobody spoke of it.", Role.SOURCE).id])
    assert not missing(case)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (DRAFT.replace("The second pier was never finished in time", "No such luck"), "short"),
        (DRAFT.replace("“", "").replace("”", "that "), "nobody's words"),
    ],
)
def test_not_everything_is_missed(case: Case, add: Add, text: str, why: str) -> None:
    """Three words are too few to be missed, and the writer's own words are not looked for."""
    cross_reference(case, [add(text, Role.DRAFT).id, add(OTHER, Role.SOURCE).id])
    assert not missing(case), why


def test_another_language_is_no_place_to_miss_words_in(case: Case, add: Add) -> None:
    """A quotation is not missed in documents of another language alone."""
    spanish = "El consejo de Ostwick se reunió el lunes para hablar de la panadería de la plaza.\n"
    cross_reference(case, [add(DRAFT, Role.DRAFT).id, add(spanish, Role.SOURCE).id])
    assert not missing(case)


def test_a_draft_answers_for_its_quotations_and_its_sources_do_not(case: Case, add: Add) -> None:
    """Beside a draft, what only one source has is no warning."""
    cross_reference(case, [add(OTHER, Role.DRAFT).id, add(REPORT, Role.SOURCE).id])
    assert not missing(case)


@pytest.mark.parametrize(
    ("theirs", "relation"),
    [
        ("We have had more than 40 new cooks since 2019", Relation.ALTERED),
        ("We have had more than 40 cooks since 2019", Relation.VERBATIM),
    ],
)
def test_a_sentence_of_common_words_is_checked_too(
    case: Case, add: Add, theirs: str, relation: Relation
) -> None:
    """Six words in one order are a quotation, however few of them carry meaning alone."""
    draft = add("“We have had more than 40 cooks since 2019,” said Ilse Brandt.\n", Role.DRAFT)
    source = add(f"“{theirs},” Ilse Brandt told the town hall.\n", Role.SOURCE)
    cross_reference(case, [draft.id, source.id])
    found = [one.relation for claim in case.claims_of(draft.id) for one in case.evidence(claim.id)]
    assert relation in found


def found(case: Case, document: Document) -> list[Evidence]:
    """What was found of a document's quotations elsewhere."""
    claims = case.claims_of(document.id)
    return [one for claim in claims for one in case.evidence(claim.id) if one.diff]


TALK = """SECRETARY BRANDT: The second pier was never finished in time.

MS. KELLER: The council of Ostwick paid for the bakery twice.

SECRETARY BRANDT: Nobody asked us about the bakery.
"""


def test_words_of_another_speaker_are_an_alarm_with_both_names(case: Case, add: Add) -> None:
    """The reason names whom the claim and whom the text gives the words to, in one sentence."""
    right = "“The second pier was never finished in time,” said Ilse Brandt, the harbour master.\n"
    wrong = "“The council of Ostwick paid for the bakery twice,” said Ilse Brandt on Monday.\n"
    draft = add(f"{right}\n{wrong}", Role.DRAFT)
    cross_reference(case, [draft.id, add(TALK, Role.SOURCE).id])
    told = {one.relation: one.reasons[0] for one in found(case, draft)}
    assert set(told) == {Relation.VERBATIM, Relation.ALTERED}
    assert told[Relation.ALTERED].startswith("from another speaker: the claim gives these words to")
    assert "Ilse Brandt" in told[Relation.ALTERED]
    assert "KELLER" in told[Relation.ALTERED].upper().partition("THE TEXT TO")[2]


HALVES = "“The second pier was never finished because the bakery in Lindau was painted green,” said"
FIRST = "“The second pier was never finished,” Ilse Brandt told the town hall of Ostwick.\n"
LAST = "“We met because the bakery in Lindau was painted green,” Ilse Brandt told reporters.\n"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_halves_of_two_documents_are_told_in_any_order(
    case: Case, add: Add, order: tuple[int, int, int]
) -> None:
    """Whichever document comes in last, both halves are altered and nothing is missing."""
    texts = ((f"{HALVES} Ilse Brandt.\n", Role.DRAFT), (FIRST, Role.SOURCE), (LAST, Role.SOURCE))
    added = {at: add(*texts[at]) for at in order}
    for at in order:
        cross_reference(case, [added[at].id])
    shown = found(case, added[0])
    assert {one.document for one in shown} == {added[1].id, added[2].id}
    assert {one.relation for one in shown} == {Relation.ALTERED}
    assert all("stitched from two places" in one.reasons[0] for one in shown)
    assert all(one.text == one.span.of(case.document(one.document).text) for one in shown)
    assert not missing(case)
    assert not case.audit().problems


@pytest.mark.parametrize(
    "text",
    [
        "She said the film “The Longest Night of Winter” was about the harbour of Ostwick.\n",
        "Ilse Brandt said the so-called “war on wooden piers everywhere” was over.\n",
        "Ilse Brandt said that the slogan “never a pier without a boat” was hers.\n",
    ],
)
def test_titles_and_names_for_things_are_not_missed(case: Case, add: Add, text: str) -> None:
    """What stands between marks as a title, a slogan or a name is nobody's statement."""
    cross_reference(case, [add(text, Role.DRAFT).id, add(OTHER, Role.SOURCE).id])
    assert not missing(case)


def test_all_documents_of_a_large_case_are_looked_through(case: Case, add: Add) -> None:
    """Among fifty documents the altered words are found, and those that stand nowhere missed."""
    added = [
        add(f"The council met on day {at} to speak of Lindau.\n", Role.SOURCE) for at in range(48)
    ]
    added.append(add(REPORT.replace("never ", ""), Role.SOURCE))
    gone = "“Nobody has ever paid for the northern lighthouse,” said Ilse Brandt.\n"
    draft = add(f"{DRAFT}\n{gone}", Role.DRAFT)
    cross_reference(case, [*(one.id for one in added), draft.id])
    altered = [one for one in found(case, draft) if one.relation is Relation.ALTERED]
    assert [one.document for one in altered] == [added[-1].id]
    assert "a negation is put in" in altered[0].reasons[0]
    assert [one.text.rstrip(",") for one in missing(case)] == [
        "Nobody has ever paid for the northern lighthouse"
    ]
