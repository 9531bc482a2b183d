"""The full record: one archive to file away, with the case, its texts, the reports and hashes."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from claims.errors import Refused
from claims.model import Document
from claims.records import Record, span_record
from claims.store import Case
from factcheck.reports import records, viewing
from factcheck.reports.archive import packed
from factcheck.reports.model import ReportCase
from factcheck.reports.templating import Templates

SUMS = "SHA256SUMS"
_README = """\
The full record of a fact-checking case
=======================================

head {head}

case.factcheck     the case: documents, claims, evidence, verdicts, history
report.html        the verdict report, to read
report.json        the same for programs, with every value as the case holds it
memo.md            the changes to make
sources.md         the documents and what rests on them
queries.md         questions to the author
corrections.md     what was decided once and is said otherwise today
documents/         the text of each document as it was checked; beside it, where the
                   file had pages, times or notes, the layout
{sums}         the SHA-256 of every file here

To see that no file was altered since the record was made:

    sha256sum --check {sums}

To see that the history in the case is whole, and that it is the one the reports
were made from:

    factcheck audit --case case.factcheck --report report.html

{confidential}"""
_HOLDS = """\
CONFIDENTIAL: this record holds sources that must not be known. The case and the
folder of documents name them and have their words; the reports do not.
"""


def write(
    case: Case, report: ReportCase, templates: Templates | None, *, include_confidential: bool
) -> bytes:
    """The archive, the same bytes for the same case.

    Raises:
        Refused: the case holds a confidential source and ``include_confidential`` is not given.
        CaseError: the case cannot be copied.
    """
    documents = case.documents(withdrawn=True)
    hidden = sum(document.confidential for document in documents)
    hidden += case.journal.hidden()
    if hidden and not include_confidential:
        many = "a confidential source" if hidden == 1 else f"{hidden} confidential sources"
        raise Refused(
            f"The record holds the whole case, and with it {many}. Say --include-confidential if"
            " it stays with people who may know them."
        )
    members = {
        "case.factcheck": _copy_of(case),
        "report.json": b"".join(records.write_json(report)),
        "report.html": b"".join(viewing.write(report, "public", "html", templates)),
        **{
            f"{view}.md": b"".join(viewing.write(report, view, "markdown", templates))
            for view in ("memo", "queries", "sources", "corrections")
        },
        **dict(_texts(documents)),
        "README.txt": _README.format(
            head=report.head, sums=SUMS, confidential=_HOLDS if hidden else ""
        ).encode("utf-8"),
    }
    return packed({**members, SUMS: _sums(members)}, ("README.txt",))


def _copy_of(case: Case) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "case.factcheck")
        case.backup(copy)
        return copy.read_bytes()


def _texts(documents: tuple[Document, ...]) -> Iterator[tuple[str, bytes]]:
    for one in documents:
        yield f"documents/{one.id}.txt", one.text.encode("utf-8", "surrogatepass")
        if one.layout:
            yield f"documents/{one.id}.layout.json", records.indented(_layout(one))


def _layout(document: Document) -> Record:
    layout = document.layout
    return {
        "landmarks": [
            {"start": mark.start, "kind": mark.kind.value, "label": mark.label}
            for mark in layout.landmarks
        ],
        "annotations": [
            {
                "span": span_record(note.span),
                "kind": note.kind.value,
                "text": note.text,
                "author": note.author,
            }
            for note in layout.annotations
        ],
    }


def _sums(members: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(members[name]).hexdigest()}  {name}\n" for name in sorted(members))
    return "".join(lines).encode("ascii")
