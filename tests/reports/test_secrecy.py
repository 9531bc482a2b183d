"""Nothing of a confidential source leaves the case, in whatever view and format."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from claims.errors import InputError, Refused
from claims.filters import parse
from claims.model import Document
from claims.store import Case
from factcheck.clock import stepping_clock
from factcheck.reports import VIEWS, export, formats_of
from factcheck.reports.veil import GAP, Veil

from .secret_case import SECRETS, fill

BASE = "https://example.org/checks"
PAIRS = [(view, form) for view in VIEWS if view != "record" for form in formats_of(view)]


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case whose confidential source is named wherever people can write; tests only read it."""
    path = tmp_path_factory.mktemp("moths") / "moths.factcheck"
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    with Case.open(path, clock=clock, create=True) as case:
        fill(case)
        yield case


def all_bytes(report: bytes) -> bytes:
    """A report with whatever is packed in it, and in that, unpacked."""
    if not report.startswith(b"PK"):
        return report
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        return b"\n".join(
            name.encode() + all_bytes(archive.read(name)) for name in archive.namelist()
        )


def found_in(report: bytes) -> list[str]:
    """The secrets that a report holds, in any spelling of letters and escapes."""
    text = all_bytes(report).decode("utf-8", "replace").casefold()
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize(("view", "form"), PAIRS)
def test_channels_and_comments_are_for_the_editor(secretive: Case, view: str, form: str) -> None:
    """How somebody is reached, and what was remarked, stand in the memo and nowhere else."""
    text = all_bytes(export(secretive, form, view=view, base_url=BASE, force=True))
    assert (b"55-01-99" in text) == (view == "memo" and form not in ("csv", "xlsx"))
    assert (b"agree with" in text) == (view == "memo" and form not in ("csv", "xlsx"))


@pytest.mark.parametrize(("view", "form"), PAIRS)
def test_no_view_tells_of_a_confidential_source(secretive: Case, view: str, form: str) -> None:
    """Neither names nor figures nor words nor the hash of the source are in any byte."""
    report = export(secretive, form, view=view, base_url=BASE, force=True)
    hidden = next(one for one in secretive.documents() if one.confidential)
    assert found_in(report) == []
    assert hidden.sha256.encode() not in all_bytes(report)


# A ClaimReview names no filter, and there is none of no claims.
@pytest.mark.parametrize(("view", "form"), [pair for pair in PAIRS if pair[1] != "claimreview"])
def test_a_filter_that_names_the_source_is_not_told(secretive: Case, view: str, form: str) -> None:
    """The filter stands in the report without what it says of the source."""
    wish = parse('status:decided or "zorblint"')
    report = export(secretive, form, view=view, base_url=BASE, force=True, filter=wish)
    assert found_in(report) == []


def test_the_searching_of_this_test_finds_secrets(secretive: Case) -> None:
    """In the record, which holds the case, every word of the source is found."""
    record = export(secretive, view="record", include_confidential=True)
    found = found_in(record)
    assert {"quillfeather", "zorblint", "hush.example", "nibbletrunk"} <= set(found)


def test_what_people_wrote_stays_readable(secretive: Case) -> None:
    """Only what the source alone has is withheld; the rest of a rationale stands."""
    claims = json.loads(export(secretive, "json"))["claims"]
    assert claims[0]["rationale"].startswith("Confidential source 1 has [withheld], as the")
    assert claims[1]["speaker"] is None
    assert claims[1]["role_of_speaker"] is None
    assert claims[2]["deferred"].startswith("ask [withheld]")


def test_the_record_of_a_case_with_a_secret_is_asked_for_twice(secretive: Case) -> None:
    """Without the option the record is refused, and says which option it is."""
    with pytest.raises(Refused, match=r"3 confidential sources.*--include-confidential"):
        export(secretive, view="record")


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "record"])
def test_only_the_record_can_hold_secrets(secretive: Case, view: str) -> None:
    """Elsewhere the option is refused rather than passed over."""
    with pytest.raises(InputError, match="Only the record"):
        export(secretive, "markdown", view=view, include_confidential=True)


def veil(*hidden: str, known: str = "") -> Veil:
    """The veil over confidential texts, beside one open text."""
    texts = [
        Document(text=text, sha256="", id=f"d{at}", confidential=True)
        for at, text in enumerate(hidden, 1)
    ]
    return Veil([*texts, Document(text=known, sha256="", id="d9")])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("He is Karolus.", f"He is {GAP}."),
        ("he is KAROLUS", f"he is {GAP}"),
        ("It was 4100, no less", f"It was {GAP}, no less"),
        ("It was 4,100 or 17", f"It was {GAP} or 17"),
        ("on the pier at night", f"{GAP}"),
        ("on the pier", "on the pier"),
        ("nothing of it", "nothing of it"),
    ],
)
def test_words_of_the_source_alone_are_withheld(said: str, shown: str) -> None:
    """Names in any case, figures in any writing, runs of words that are common one by one."""
    hidden = "We met Karolus on the pier at night; 4,100 crates."
    known = "At night the pier is shut; we met on it, crates and all."
    assert veil(hidden, known=known).over(said) == shown


def test_words_that_an_open_document_has_too_are_told() -> None:
    """What is published elsewhere tells nothing of the source."""
    text = "Karolus counted 4,100 crates on the pier at night."
    assert veil(text, known=text).over(text) == text


def test_without_confidential_documents_nothing_is_touched() -> None:
    """A case without secrets has its texts as they are."""
    assert veil(known="Some words.").over("Karolus counted 4,100.") == "Karolus counted 4,100."
