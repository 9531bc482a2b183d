"""The sample case shows what the program is for, and becomes the same report every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.extract.names import Cast
from claims.filters import parse
from claims.intake import take_in
from claims.model import Claim, Document, Evidence, Facet, Relation, Role, Stance
from claims.review import Review
from claims.store import Case
from factcheck.__main__ import main
from factcheck.clock import stepping_clock
from factcheck.reports import BINARY, export, formats_of
from factcheck.sample import documents

SOURCES = Path(__file__).parents[3] / "shared" / "sources"
BASE = "https://example.org/checks"
START = datetime(2024, 1, 1, tzinfo=UTC)


def sample_at(path: Path) -> Case:
    """The sample, opened anew at ``path``."""
    case = Case.open(path, clock=stepping_clock(START), create=True)
    take_in(case, documents(), reviewer="Vera Lane")
    return case


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The sample case, which the tests only read."""
    with sample_at(tmp_path_factory.mktemp("sample") / "sample.factcheck") as case:
        yield case


def claim_with(case: Case, words: str) -> Claim:
    """The first of the draft's claims that holds ``words``."""
    draft = next(one for one in case.documents() if one.role is Role.DRAFT)
    return next(claim for claim in case.claims_of(draft.id) if words in claim.text)


def found(case: Case, claim: Claim, relation: Relation, words: str) -> Evidence:
    """The evidence of that relation which quotes ``words``."""
    return next(
        one for one in case.evidence(claim.id) if one.relation is relation and words in one.text
    )


def test_the_sample_is_a_draft_and_what_it_can_be_checked_against() -> None:
    """Four documents, the draft first, with publishers, days and how their text was made."""
    read = documents()
    assert [document.role for document in read] == [Role.DRAFT, *[Role.SOURCE] * 3]
    assert all(document.publisher and document.title for document in read)
    assert [document.published for document in read] == [
        date(2023, 10, 6),
        date(2023, 10, 5),
        date(2023, 10, 6),
        None,
    ]
    assert read[2].made_by.startswith("main text by trafilatura")


def test_a_figure_of_the_draft_agrees_with_the_statistics(sample: Case) -> None:
    """About 108,000 is borne out by 107,941."""
    claim = claim_with(sample, "about 108,000")
    assert found(sample, claim, Relation.AGREES, "107,941").document == "d4"


def test_the_presidents_figure_conflicts_even_with_the_wider_category(sample: Case) -> None:
    """100,000 deaths from fentanyl against 73,838 from all synthetic opioids."""
    evidence = found(sample, claim_with(sample, "100,000"), Relation.CONFLICTS, "73,838")
    assert any("even the wider category" in reason for reason in evidence.reasons)
    assert evidence.difference
    assert evidence.difference.absolute == -26_162


def test_all_drugs_and_mexico_are_other_scopes(sample: Case) -> None:
    """107,941 is of another thing, fewer than 1,000 of another place: neither conflicts."""
    claim = claim_with(sample, "100,000")
    drugs = found(sample, claim, Relation.DIFFERENT_SCOPE, "107,941")
    mexico = found(sample, claim, Relation.DIFFERENT_SCOPE, "1,000")
    assert drugs.difference
    assert drugs.difference.facet is Facet.THING
    assert mexico.difference
    assert mexico.difference.facet is Facet.PLACE


def test_the_altered_quotation_is_found_with_its_word(sample: Case) -> None:
    """The draft's one changed word is named; the true quotations are verbatim."""
    evidence = found(sample, claim_with(sample, "serious"), Relation.ALTERED, "excessive")
    assert [part.text.strip() for part in evidence.diff if part.op == "added"] == ["excessive"]
    assert [part.text.strip() for part in evidence.diff if part.op == "removed"] == ["serious"]
    for words in ("step backwards", "deadliest drug threat", "achieve this alone"):
        assert found(sample, claim_with(sample, words), Relation.VERBATIM, words).document


def test_the_misspelt_name_is_one_to_fix(sample: Case) -> None:
    """Both spellings are one person's, and the report says where each stands."""
    ((person, forms),) = Cast(sample.cast.people()).variants()
    assert person.name == "Antony Blinken"
    assert sorted(forms) == ["Anthony Blinken", "Antony Blinken"]
    report = export(sample, "markdown").decode()
    assert "Anthony Blinken (Fentanyl, weapons and a wall" in report


def test_the_presidents_claims_are_his(sample: Case) -> None:
    """The draft's figure and quotations are attributed to the president by his full name."""
    for words in ("100,000", "serious addictions", "step backwards"):
        assert claim_with(sample, words).speaker == "Andrés Manuel López Obrador"


@pytest.mark.skipif(not SOURCES.exists(), reason="the published articles are not at hand")
def test_quotations_are_as_published_and_only_one_of_the_draft_is_not() -> None:
    """Words put into the mouths of real people are theirs; the draft alters one quotation."""
    articles = (path.read_text(encoding="utf-8") for path in SOURCES.glob("*.txt"))
    published = plain(" ".join(articles))

    def altered(document: Document) -> list[str]:
        quoted = re.findall(r"“([^”]+)”", document.text)
        assert quoted or document.origin == "overdose-statistics.txt"
        return [words for words in quoted if plain(words).strip(" .,") not in published]

    draft, *sources = documents()
    assert [one for document in sources for one in altered(document)] == []
    assert altered(draft) == [
        "fortunately we do not have serious addictions, drug consumption, like other countries,"
    ]


def plain(text: str) -> str:
    """Without case and with one kind of quotation mark and apostrophe."""
    return " ".join(text.casefold().replace("’", "'").split())


def reviewed(path: Path) -> Case:
    """The sample after a short session: decisions, an undo, a stance, a flag."""
    case = sample_at(path)
    review = Review(case, "Vera Lane")
    figure = claim_with(case, "100,000")
    evidence = found(case, figure, Relation.CONFLICTS, "73,838")
    review.take_stance(evidence.id, Stance.UNDERMINES)
    review.decide([figure.id], "change", "Even all synthetic opioids together had 73,838 deaths.")
    review.correct(figure.id, "more than 70,000")
    for words, label in (("108,000", "confirmed"), ("deadliest", "confirmed")):
        review.decide([claim_with(case, words).id], label)
    review.undo()
    review.redo()
    review.flag(claim_with(case, "serious").id, "One word differs from the published quotation.")
    return case


def test_the_same_session_gives_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    """Two cases, the same acts under the same clock: not one byte differs."""
    first, second = (reviewed(tmp_path / f"{name}.factcheck") for name in "ab")
    with first, second:
        for form in formats_of("public"):
            one, two = (export(case, form, base_url=BASE, force=True) for case in (first, second))
            assert one == two, form
        graph = json.loads(export(first, "claimreview", base_url=BASE, force=True))
        assert [one["reviewRating"]["alternateName"] for one in graph["@graph"]] == [
            "Change",
            "Confirmed",
            "Confirmed",
        ]
        assert json.loads(export(first, "json", filter=parse("flagged")))["claims"][0]["flag"]


@pytest.mark.parametrize("form", [one for one in formats_of("public") if one not in BINARY])
def test_a_report_vouches_for_its_case(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``audit --report`` takes a report of any format; of another case it is refused."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sample.factcheck"
    with reviewed(path) as case:
        Path("report").write_bytes(export(case, form, base_url=BASE, force=True))
    arguments = ["--case", str(path), "audit", "--report", "report"]
    assert main(arguments) == 0
    report = Path("report").read_bytes()
    head = re.search(rb"[0-9a-f]{64}", report[report.index(b"head") :])
    assert head
    Path("report").write_bytes(report.replace(head[0], b"1" * 64))
    assert main(arguments) == 1
    assert capsys.readouterr()
