"""Every format says the same of a case, the same way each time, and lets nothing through."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from claims.errors import InputError
from claims.filters import parse
from claims.store import Case
from factcheck.reports import BINARY, export, formats_of
from factcheck.safe import is_safe, safe

BASE = "https://example.org/checks"
TEXTS = tuple(form for form in formats_of("public") if form not in BINARY)
DISPLAYED = ("markdown", "html", "csv")


def written(case: Case, form: str) -> str:
    """The report in a format."""
    return export(case, form, base_url=BASE, force=True).decode("utf-8")


class Page(HTMLParser):
    """What a browser would see: elements with attributes, texts, the style sheet."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.styles: list[str] = []
        self._in_style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        (self.styles if self._in_style else self.texts).append(data)


@pytest.mark.parametrize("form", TEXTS)
def test_the_same_case_gives_the_same_bytes(case: Case, form: str) -> None:
    """Nothing of the moment of writing, of hash seeds or of the machine is in a report."""
    assert written(case, form) == written(case, form)


@pytest.mark.parametrize("form", TEXTS)
def test_every_format_carries_the_head_hash_after_its_word(case: Case, form: str) -> None:
    """``audit --report`` finds the hash in whatever format it is given."""
    assert re.search(rf"\bhead\b[^0-9a-f]{{0,80}}?\b{case.head()}\b", written(case, form))


@pytest.mark.parametrize("form", TEXTS)
def test_nothing_of_a_confidential_source_is_told(
    case: Case, form: str, secrets: tuple[str, ...]
) -> None:
    """Neither its name nor its words nor its figures are in any format."""
    text = written(case, form)
    assert "onfidential source 1" in text or form == "csv"
    hidden = next(one for one in case.documents() if one.confidential)
    for secret in (*secrets, hidden.sha256, "9481", "8281", "8,281"):
        assert secret not in text


@pytest.mark.parametrize("form", TEXTS)
def test_reports_hold_no_character_that_steers_or_hides(case: Case, form: str) -> None:
    """Escape and direction characters of a document reach no report as they are."""
    assert all(is_safe(line) for line in re.split(r"\r?\n", written(case, form)))


@pytest.mark.parametrize(("form", "remedy"), [("pdf", "Print the html"), ("odt", "")])
def test_formats_that_are_not_written_say_which_are(case: Case, form: str, remedy: str) -> None:
    """A format that does not exist is refused with those that do, and a way round."""
    with pytest.raises(InputError, match=rf"markdown, html, text.*{remedy}"):
        export(case, form)


def test_a_filter_chooses_the_claims(case: Case) -> None:
    """Only claims that the filter lets through are in the report, and the filter is told."""
    chosen = json.loads(export(case, "json", filter=parse("status:decided")))
    assert [claim["status"] for claim in chosen["claims"]] == ["decided", "decided"]
    assert chosen["filter"] == "status:decided"
    assert "status:decided" in export(case, "markdown", filter=parse("status:decided")).decode()


def test_json_holds_the_values_of_the_case_exactly(case: Case) -> None:
    """Texts are as stored, offsets slice back, decisions and evidence are complete."""
    report = json.loads(written(case, "json"))
    draft = case.document("d1")
    for claim in report["claims"]:
        start, end = claim["span"]
        assert draft.text[start:end] == claim["text"] == case.claim(claim["id"]).text
    first = report["claims"][0]
    assert (first["verdict"], first["correction"]) == ("change", "1,100 ships")
    assert first["decided_by"] == "Vera Lane"
    assert first["evidence"][0]["difference"]["words"] == "100 fewer"
    assert first["evidence"][0]["stance"] == "undermines"
    assert report["head"] == case.head()
    assert report["tally"][0] == {"verdict": "Change", "claims": 1}


def test_json_lines_are_one_claim_each(case: Case) -> None:
    """Each line is the object that JSON has in its list, with the head beside it."""
    claims = json.loads(written(case, "json"))["claims"]
    lines = [json.loads(line) for line in written(case, "jsonl").splitlines()]
    assert lines == [{**claim, "head": case.head()} for claim in claims]


def test_csv_has_no_cell_that_a_spreadsheet_would_run(case: Case, hostile: tuple[str, ...]) -> None:
    """Every cell that would begin a formula is told to be text; the rest is as it was."""
    rows = list(csv.DictReader(io.StringIO(written(case, "csv"), newline="")))
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@\t\r" and cell]
    texts = [row["text"] for row in rows][2:]
    assert texts == [f"'{safe(one)}" if one[0] in "=+-@" else safe(one) for one in hostile]


def test_html_runs_nothing_and_asks_for_nothing(case: Case) -> None:
    """No script, no handler, nothing loaded; the policy allows this very style sheet only."""
    page = Page(written(case, "html"))
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form", "image"})
    for tag, attributes in page.elements:
        loading = {"src", "srcset", "style", "action", "poster", "data", "background", "xlink:href"}
        assert loading.isdisjoint(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        if "href" in attributes:
            assert tag == "a"
            assert re.match(r"https://|#c\d+$|#claims$", attributes["href"] or "")
    (style,) = page.styles
    assert not re.search(r"url\(|@import|expression", style)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [
        attributes["content"]
        for _, attributes in page.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_hostile_words_stay_words_in_html(case: Case, hostile: tuple[str, ...]) -> None:
    """Every payload is one run of text in the page, made safe to show, and nothing else."""
    page = Page(written(case, "html"))
    for words in hostile:
        assert safe(words) in page.texts


def test_hostile_words_stay_words_in_markdown(case: Case, hostile: tuple[str, ...]) -> None:
    """Once rendered, every payload reads as written: no tag, link or emphasis comes of it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(written(case, "markdown"))
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "strong_open", "strong_close", "code_inline", "softbreak"}
    shown = ["".join(child.content for child in token.children or ()) for token in inline]
    for words in hostile:
        assert safe(" ".join(words.split())) in shown


def test_markdown_names_what_was_judged_before_what_only_the_machine_says(case: Case) -> None:
    """Evidence that a person judged comes first; the machine's is called the machine's."""
    text = written(case, "markdown").split("### c2")[0]
    judged, machine = text.index("Evidence against"), text.index("Found by the machine")
    assert judged < machine
    assert "In all 1,100 ships came." in text[judged:machine]
    assert "¶2" in text[judged:machine]
    assert "Words of a confidential source, not shown." in text[machine:]


def test_claims_of_confidential_documents_are_left_out_and_counted(case: Case) -> None:
    """A report on all claims has none of a confidential document, and says how many it left."""
    with_claims = json.loads(export(case, "json", filter=parse("worthiness>=0")))
    assert with_claims["left_out"] == 0
    assert {claim["document"] for claim in with_claims["claims"]} == {"d1"}


def test_two_cases_of_the_same_acts_give_the_same_report(case: Case, tmp_path: Path) -> None:
    """Where the case lies and what its file is called is in no report."""
    copy = tmp_path / "elsewhere.factcheck"
    case.backup(copy)
    with Case.open(copy, clock=case.now) as other:
        for form in TEXTS:
            assert written(other, form) == written(case, form)
