"""What each view says, whatever it is written as."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claims.errors import InputError
from claims.filters import parse
from claims.intake import take_in
from claims.model import Document, Extraction, Relation, Role, Stance
from claims.review import Review
from claims.store import Case, Clock
from factcheck.reports import VIEWS, export, formats_of
from factcheck.reports.gathering import gather
from factcheck.reports.heads import head_in
from factcheck.reports.page import Listing, Paragraph, Quote, Run, text_of, walk
from factcheck.reports.views import corrections, marked, memo, public, queries, sources
from factcheck.reports.worddiff import word_changes
from factcheck.safe import is_safe, safe

from .conftest import claim_in, document_of, evidence_in

BASE = "https://example.org/checks"
PAIRS = [(view, form) for view in VIEWS for form in formats_of(view)]
EVERYTHING = """
import hashlib, sys
from pathlib import Path
from claims.store import Case
from factcheck.clock import clock_from
from factcheck.reports import VIEWS, export, formats_of
with Case.open(Path(sys.argv[1]), clock=clock_from({}), read_only=True) as case:
    for view in VIEWS:
        for form in formats_of(view):
            report = export(case, form, view=view, base_url="https://example.org/c", force=True,
                            include_confidential=view == "record")
            print(view, form, hashlib.sha256(report).hexdigest())
"""


def rows(case: Case, view: str) -> list[dict[str, str]]:
    """The rows of a view."""
    table = export(case, "csv", view=view).decode("utf-8")
    return list(csv.DictReader(io.StringIO(table, newline="")))


@pytest.mark.parametrize(("view", "form"), PAIRS)
def test_every_view_in_every_format_carries_the_head(case: Case, view: str, form: str) -> None:
    """``audit --report`` takes any of them, those that are archives too."""
    report = export(
        case, form, view=view, base_url=BASE, force=True, include_confidential=view == "record"
    )
    assert head_in(report) == case.head()


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "record"])
@pytest.mark.parametrize("form", ["markdown", "html", "text", "csv"])
def test_no_view_holds_a_character_that_steers_or_hides(case: Case, view: str, form: str) -> None:
    """Escape and direction characters of a document reach no page as they are."""
    text = export(case, form, view=view).decode("utf-8")
    assert all(is_safe(line) for line in text.replace("\r\n", "\n").split("\n"))


def test_two_processes_write_the_same_bytes(case: Case) -> None:
    """Neither hash seed nor time zone, language or moment is in any view or format."""
    found = []
    for seed, zone, language in (("1", "Asia/Kathmandu", "C"), ("2", "America/Lima", "C.UTF-8")):
        around = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        done = subprocess.run(
            [sys.executable, "-c", EVERYTHING, str(case.path)],
            env={**os.environ, **around},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        found.append(done.stdout.splitlines())
    assert found[0] == found[1]
    assert len(found[0]) == len(PAIRS)


@pytest.mark.parametrize(
    ("view", "form", "words"),
    [
        ("letter", "", "no view 'letter'.*public, memo"),
        ("memo", "json", "leave the view out"),
        ("record", "docx", "not written as docx; there are zip"),
        ("memo", "zip", "not written as zip"),
    ],
)
def test_what_is_not_written_is_refused_with_what_is(
    case: Case, view: str, form: str, words: str
) -> None:
    """A view or format that there is not is answered with those that there are."""
    with pytest.raises(InputError, match=words):
        export(case, form, view=view)


class TestMemo:
    """The changes to make."""

    def test_ranks_what_is_wrong_before_what_cannot_be_confirmed(self, case: Case) -> None:
        """Sections come in the order of how much they matter, whatever the order of the draft."""
        review = Review(case, "Vera Lane")
        ids = [f"c{key}" for key in case.queue.claim_ids(queue=True)]
        review.decide([ids[2]], "cut", "nobody needs it")
        review.decide([ids[3]], "confirmed")
        review.flag(ids[3], "odd, but so the minutes have it")
        review.defer(ids[4], "the tide tables")
        found = [(row["section"], row["claim"]) for row in rows(case, "memo")]
        expected = [
            (memo.WRONG, ids[0]),
            (memo.ALTERED, ids[1]),
            (memo.CUT, ids[2]),
            (memo.FLAGGED, ids[3]),
            (memo.QUERIES, ids[4]),
            *((memo.OPEN, one) for one in ids[5:]),
        ]
        assert found == expected
        assert [title for title in memo.SECTIONS if title in dict(found)] == list(dict(found))

    def test_says_what_is_wrong_and_what_to_write_instead(self, case: Case) -> None:
        """Reason, place, proposed wording and the passage that speaks against it."""
        text = " ".join(export(case, "text", view="memo").decode().split())
        assert "What is wrong: The report has 1,100;" in text
        assert "Write instead: 1,100 ships" in text
        assert "[-1,200-] [+1,100+] ships" in text
        assert "undermines: Port report, ¶2" in text

    def test_a_reason_nobody_gave_is_the_machines(self, case: Case) -> None:
        """Without a rationale the memo says what the machine found, and that it was the machine."""
        (row,) = (row for row in rows(case, "memo") if row["section"] == memo.ALTERED)
        assert row["what_is_wrong"].startswith("the machine: quotation altered")

    def test_a_name_misspelt_is_no_falsehood(self, case: Case) -> None:
        """A claim whose only fault is a spelling stands among names and wording."""
        claim = f"c{next(iter(case.queue.claim_ids(queue=True))) + 2}"
        source = next(one for one in case.documents() if one.title == "Port report")
        case.passages.add([evidence_in(source, "The master", claim, Relation.SPELLING)])
        Review(case, "Vera Lane").decide([claim], "change", "his name")
        sections = {row["claim"]: row["section"] for row in rows(case, "memo")}
        assert sections[claim] == memo.STYLE

    def test_what_has_to_change_is_wrong_and_not_unconfirmed(self, case: Case) -> None:
        """Also where nobody has written yet what should stand there instead."""
        claim = f"c{next(iter(case.queue.claim_ids(queue=True))) + 2}"
        Review(case, "Vera Lane").decide([claim], "change", "The harbour master says otherwise.")
        sections = {row["claim"]: row["section"] for row in rows(case, "memo")}
        assert sections[claim] == memo.WRONG

    def test_every_claim_stands_in_one_section_at_most(self, case: Case) -> None:
        """Nothing is told twice."""
        claims = [row["claim"] for row in rows(case, "memo")]
        assert len(claims) == len(set(claims))


class TestMarked:
    """The draft with its marks."""

    def test_the_text_is_whole_and_in_order(self, case: Case) -> None:
        """Without its marks the page is the draft, paragraph by paragraph."""
        page = marked.page(gather(case))
        shown = [text_of(one.words) for one in page.blocks if isinstance(one, Paragraph)]
        draft = next(one for one in case.documents() if one.role is Role.DRAFT)
        assert "".join("".join(shown).split()) == "".join(draft.text.split())

    def test_every_claim_is_marked_on_its_very_words(self, case: Case) -> None:
        """The runs that a note covers are the words of its claim, and the mark is at their end."""
        report = gather(case)
        runs = runs_of(report)
        for claim in report.claims:
            covered = "".join(one.text for one in runs if claim.id in one.notes)
            assert covered == claim.claim.text
            assert [claim.id in one.ends for one in runs].count(True) == 1

    def test_claims_in_one_another_are_both_marked(self, case: Case) -> None:
        """A claim within a claim has its own mark, and the outer one goes on after it."""
        text = "The mayor said the port took 1,200 ships in May."
        claims = (claim_in(text, text), claim_in(text, "took 1,200 ships"))
        draft = document_of(text, role=Role.DRAFT)
        added = case.add_document(draft, Extraction(claims=claims), reviewer="Vera Lane").document
        outer, inner = (claim.id for claim in case.claims_of(added.id))
        runs = runs_of(gather(case, parse(f"document:{added.id}")))
        assert [(one.text, one.notes, one.ends) for one in runs] == [
            ("The mayor said the port ", (outer,), ()),
            ("took 1,200 ships", (outer, inner), (inner,)),
            (" in May.", (outer,), (outer,)),
        ]

    @pytest.mark.parametrize("form", ["markdown", "text"])
    def test_marks_say_the_verdict_in_words(self, case: Case, form: str) -> None:
        """The mark has number, glyph and word: nothing hangs on colour."""
        text = " ".join(export(case, form, view="marked").decode().replace("\\", "").split())
        assert "The port took 1,200 ships" in text
        assert "[c1 △ Change]" in text

    def test_html_leads_from_the_words_to_the_note_and_back(self, case: Case) -> None:
        """Each mark is a link to its note, each note a link to its mark; no name stands twice."""
        html = export(case, "html", view="marked").decode()
        for claim in case.claims_of("d1"):
            assert html.count(f'id="{claim.id}"') == html.count(f'id="w-{claim.id}"') == 1
            assert f'href="#{claim.id}"' in html
            assert f'href="#w-{claim.id}"' in html


def runs_of(report: object) -> list[Run]:
    """The runs of the paragraphs of a marked-up draft."""
    blocks = marked.page(report).blocks  # type: ignore[arg-type]
    return [one for block in blocks if isinstance(block, Paragraph) for one in block.words]


class TestSources:
    """The list of documents."""

    def test_counts_the_claims_that_rest_on_a_document(self, case: Case) -> None:
        """Only passages that a person judged for or against count, each claim once."""
        before = {row["name"]: row["claims_resting"] for row in rows(case, "sources")}
        assert before["Port report"] == "1"
        second = [f"c{key}" for key in case.queue.claim_ids(queue=True)][1]
        review = Review(case, "Vera Lane")
        review.take_stance(case.evidence(second)[0].id, Stance.CONTEXT)
        assert sources.rests(gather(case))["d2"] == 1
        review.take_stance(case.evidence(second)[0].id, Stance.SUPPORTS)
        assert sources.rests(gather(case))["d2"] == 2

    def test_tells_origin_and_hash_of_open_documents_only(self, case: Case) -> None:
        """Publisher, day, address and hash of a document; of a confidential one a number."""
        found = {row["name"]: row for row in rows(case, "sources")}
        port, hidden = found["Port report"], found["Confidential source 1"]
        assert (port["publisher"], port["published"]) == ("Port Office", "2023-10-05")
        assert port["sha256"] == case.document("d2").sha256
        assert (hidden["sha256"], hidden["url"], hidden["author"]) == ("withheld", "", "")

    def test_copies_of_one_text_are_one_source_that_a_claim_rests_on_once(
        self, tmp_path: Path, clock: Clock
    ) -> None:
        """Two papers print one report; a claim that rests on both rests on one group."""
        figure = "The ferry carried 210 cars a day in the winter of 2022"
        story = (
            f"{figure}, the company said. The old boat had to wait for its engine, and the new one "
            "was not yet allowed to sail with more than a hundred people, so that cars stood in "
            "two rows along the pier until the evening, and the drivers slept in the school."
        )
        with Case.open(tmp_path / "copies.factcheck", clock=clock, create=True) as case:
            for title, text, role in (
                ("Draft", f"{figure}.", Role.DRAFT),
                ("Post", story, Role.SOURCE),
                ("Mail", f"A pier full of cars\n\n{story}", Role.SOURCE),
            ):
                sha256 = hashlib.sha256(text.encode()).hexdigest()
                document = Document(text=text, sha256=sha256, role=role, title=title)
                take_in(case, [document], reviewer="Ada")
            for passage in case.evidence("c1"):
                Review(case, "Ada").take_stance(passage.id, Stance.SUPPORTS)
            listed = export(case, "markdown", view="sources").decode("utf-8")
            told = export(case, "text").decode("utf-8")
        assert "| 2 copies of d2 | d2, d3 | 1 |" in listed
        assert "group: copies of d2" in " ".join(told.split())


class TestCorrections:
    """What is said otherwise than once."""

    def test_a_first_verdict_is_no_correction(self, case: Case) -> None:
        """Claims decided once have none; a verdict that was taken back is told as taken back."""
        found = [row for row in rows(case, "corrections") if row["what"] == "verdict"]
        assert {row["claim"] for row in found}.isdisjoint({"c1", "c2"})
        assert {(row["before"], row["after"]) for row in found} == {("Cut", "none")}

    def test_a_verdict_that_takes_the_place_of_another_is_told_with_its_reason(
        self, case: Case
    ) -> None:
        """Before, after, who and why; an undo is told as one."""
        review = Review(case, "Bo Reed")
        review.decide(["c1"], "confirmed", "The second edition has it.")
        review.undo()
        found = [row for row in rows(case, "corrections") if row["what"] == "verdict"]
        told = [(row["before"], row["after"], row["reviewer"]) for row in found]
        assert ("Change", "Confirmed", "Bo Reed") in told
        assert ("Confirmed", "Change", "Bo Reed") in told
        because = [row["why"] for row in found if row["claim"] == "c1"]
        assert because[0] == "The second edition has it."
        assert because[1].startswith("undo of event")

    def test_without_corrections_it_says_so(self, case: Case) -> None:
        """An empty log is a sentence, not an empty page."""
        report = replace(gather(case), claims=())
        said = [
            text_of(one.words)
            for one in corrections.page(report).blocks
            if isinstance(one, Paragraph)
        ]
        assert said == ["No verdict was changed and no wording corrected."]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("took 1,200 ships in May", "took 1,100 ships in May", "took -1,200 +1,100 ships in May"),
        ("he met Anna Kwil twice, on a very cold day", "Anna Quill", "…Anna -Kwil +Quill…"),
        ("ships sank", "nothing of the kind was ever said", ""),
        ("", "ships", ""),
        ("one two. three", "one two three", "one two three"),
    ],
)
def test_changes_of_a_wording_are_shown_word_by_word(before: str, after: str, shown: str) -> None:
    """Words taken out and put in; a short wording where it fits; none where all is other."""
    signs = {"removed": "-", "added": "+", "": ""}
    runs = word_changes(before, after)
    found = "".join(signs[one.change] + one.text for one in runs)
    assert found.replace("… ", "…").replace(" …", "…") == shown


def test_public_markdown_and_html_quote_the_same_claims(case: Case) -> None:
    """What the page has as quotations the template of the HTML report has, too."""
    page = public.page(gather(case))
    quotes = [text_of(one.words) for one in walk(page.blocks) if isinstance(one, Quote)]
    html = export(case, "html").decode()
    assert len(quotes) >= len(list(case.queue.claim_ids(queue=True)))
    assert all(safe(one) in _unescaped(html) for one in quotes)


def _unescaped(html: str) -> str:
    from html import unescape

    return unescape(html)


def test_a_case_without_claims_has_every_view(tmp_path: Path, case: Case) -> None:
    """Nothing to report is reported."""
    with Case.open(tmp_path / "empty.factcheck", clock=case.now, create=True) as empty:
        text = Document(text="Nothing here.", sha256="0" * 64, role=Role.DRAFT)
        empty.add_document(text, Extraction(), reviewer="Vera Lane")
        for view, form in PAIRS:
            # Of no claims there is no ClaimReview, and no line of JSON.
            if form not in ("claimreview", "jsonl"):
                assert export(empty, form, view=view)
        page = marked.page(gather(empty))
        shown = [text_of(one.words) for one in page.blocks if isinstance(one, Paragraph)]
        assert shown == ["Nothing here."]


def test_walking_a_page_meets_the_blocks_of_lists(case: Case) -> None:
    """Quotations within entries of lists are met, each once."""
    blocks = list(walk(memo.page(gather(case)).blocks))
    inner = [
        block
        for one in blocks
        if isinstance(one, Listing)
        for item in one.items
        for block in item.blocks
    ]
    assert inner
    assert all(block in blocks for block in inner)


def test_a_claim_over_two_paragraphs_has_one_mark(case: Case) -> None:
    """It is marked in both, and its mark stands where it ends."""
    text = "One thing is so.\n\nThe other is too."
    draft = document_of(text, role=Role.DRAFT)
    claim = claim_in(text, text[4:-5])
    added = case.add_document(draft, Extraction(claims=(claim,)), reviewer="Vera Lane").document
    runs = runs_of(gather(case, parse(f"document:{added.id}")))
    assert [one.text for one in runs if one.notes] == ["thing is so.", "The other is"]
    assert [one.text for one in runs if one.ends] == ["The other is"]


ASKED = (
    "The mill employs 45 people.\n\n"
    "The ferry carried 120 cars a day in the winter of 2022.\n\n"
    "The harbour of Calder counted 3,400 crates in 2021, Ida Storm said.\n"
)
ANSWERED = "The ferry carried 210 cars a day in the winter of 2022.\n"


class TestQueries:
    """Questions to the author."""

    @pytest.fixture
    def asking(self, tmp_path: Path, clock: Clock) -> Iterator[Case]:
        """A draft of three claims, of which a source contradicts one."""
        with Case.open(tmp_path / "asking.factcheck", clock=clock, create=True) as opened:
            for title, text, role in (
                ("Draft", ASKED, Role.DRAFT),
                ("Note", ANSWERED, Role.SOURCE),
            ):
                sha256 = hashlib.sha256(text.encode()).hexdigest()
                document = Document(text=text, sha256=sha256, role=role, title=title)
                take_in(opened, [document], reviewer="Ada")
            yield opened

    def asked(self, case: Case) -> dict[str, list[str]]:
        """The questions by claim."""
        found: dict[str, list[str]] = {}
        for row in rows(case, "queries"):
            found.setdefault(row["claim"], []).append(row["question"])
        return found

    def test_open_claims_ask_for_what_they_lack(self, asking: Case) -> None:
        """A figure without time or source, one that a source contradicts, one that nobody backs."""
        nothing = "What is this from? No source that was handed in speaks to it."
        asked = self.asked(asking)
        assert asked["c1"] == ["Of which time is the figure?", nothing]
        (against,) = asked["c2"]
        assert against.startswith("Note, ¶1 says otherwise (")
        assert against.endswith("what is your figure from?")
        assert asked["c3"] == [nothing]

    def test_what_is_decided_or_waits_asks_in_the_words_of_the_reviewer(self, asking: Case) -> None:
        """Confirmed asks nothing, cannot confirm says why, deferred asks what it waits for."""
        review = Review(asking, "Vera Lane")
        review.decide(["c1"], "confirmed")
        review.decide(["c2"], "cannot-confirm", "The company does not answer.")
        review.defer("c3", "Which report is this from?")
        asked = self.asked(asking)
        assert asked.keys() == {"c2", "c3"}
        assert "could not be confirmed. The company does not answer." in asked["c2"][0]
        assert asked["c3"] == ["Which report is this from?"]

    def test_questions_stand_under_who_said_it_and_the_text_itself_last(self, asking: Case) -> None:
        """Whoever has to be asked about a speaker finds all of it together, with its place."""
        text = export(asking, "markdown", view="queries").decode("utf-8")
        assert text.index("Ida Storm") < text.index(queries.ITSELF)
        assert "Draft, ¶2" in text

    def test_without_questions_it_says_so(self, asking: Case) -> None:
        """Nothing to ask is said, and no empty list is left."""
        Review(asking, "Vera Lane").decide(["c1", "c2", "c3"], "confirmed")
        assert "There is nothing to ask." in export(asking, "text", view="queries").decode("utf-8")
