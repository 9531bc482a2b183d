"""Lists of claims: which columns are understood, how rows become text, what is refused."""

from __future__ import annotations

import json

import pytest

from claims.documents import Given, Reading, read_bytes
from claims.documents.lists import ListReader, looks_like_claims, read_lines, read_table
from claims.errors import DocumentError
from claims.model import AnnotationKind

SHORT = "claim,speaker\nThe mill has 3 wheels.,Edda Quist\nThe dam is new.,\n"


def _read(text: str | bytes, reader: ListReader = read_table) -> Reading:
    [found] = reader(text if isinstance(text, bytes) else text.encode(), "a.csv")
    return found


def _problems(text: str) -> list[str]:
    return [str(one) for one in _read(text).refused]


def test_a_row_is_its_claim_and_a_line_on_each_thing_said_of_it() -> None:
    """Words of the claim stay as they are; speaker, office, day and place follow in their lines."""
    found = _read(
        "claim;speaker;role;date;place\n"
        "We lost 300 people.;Edda Quist;mayor;5 October 2023;Norvald\n"
        "The dam is new.;;;;\n"
    )
    assert found.text == (
        "We lost 300 people.\n\n"
        "Claimed by: Edda Quist\nAs: mayor\nOn: 2023-10-05\nIn: Norvald\n\n"
        "The dam is new."
    )
    assert [mark.label for mark in found.layout.landmarks] == ["row 2", "row 3"]
    assert all(found.text[mark.start :][:1] in "WT" for mark in found.layout.landmarks)


@pytest.mark.parametrize(
    "header",
    ["Claim,Who,When", "AFIRMACIÓN,Quién,Fecha", "what,said_by,dateSaid", "claimText,claimant,day"],
)
def test_columns_are_known_by_many_names(header: str) -> None:
    """English or Spanish, with or without accents and capitals, parted however."""
    found = _read(f"{header}\nThe dam is new.,Edda Quist,2023-10-05\n")
    assert found.text.startswith("The dam is new.\n\nClaimed by: Edda Quist")


def test_what_was_understood_is_told() -> None:
    """The columns with their letters and names, and those that are left out."""
    made_by = _read("text,colour,claim\nnot this,red,The dam is new.\n").made_by
    assert made_by.startswith("list of claims, 1 row; claim = C “claim”")
    assert "left out: A “text”, B “colour”" in made_by


def test_of_two_columns_of_one_name_the_first_is_read() -> None:
    """A header that says a thing twice is told of, not guessed at."""
    found = _read("claim,claim\nThe dam is new.,The dam is old.\n")
    assert found.text == "The dam is new."
    assert "left out: B “claim”" in found.made_by


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_rows(mark: str) -> None:
    """Commas of sentences part nothing where all rows agree on another mark."""
    rows = [("claim", "who"), ("Of 3, 2 fell", "Edda Quist"), ("It fell, then rose", "Ole Brandt")]
    quoted = '"' if mark == "," else ""
    text = "\n".join(mark.join(f"{quoted}{cell}{quoted}" for cell in row) for row in rows)
    assert _read(text).text.startswith("Of 3, 2 fell\n\nClaimed by: Edda Quist")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_the_encoding_is_found(encoding: str) -> None:
    """What spreadsheet programs of all sorts save is read."""
    text = "Afirmación;Quién\nLa presa es nueva, según él.;Íñigo Peña\n".encode(encoding)
    assert _read(text).text.endswith("Claimed by: Íñigo Peña")


def test_quotation_marks_and_line_breaks_belong_to_a_cell() -> None:
    """A doubled mark is one, and a line break ends no row; empty lines would end a paragraph."""
    found = _read('claim,who\n"He said ""no""\r\n\r\nto it.",Edda Quist\nThe dam is new.,\n')
    assert found.text.startswith('He said "no"\nto it.\n\nClaimed by')
    assert [mark.label for mark in found.layout.landmarks] == ["row 2", "row 3"]


def test_rows_are_counted_as_a_spreadsheet_counts() -> None:
    """Empty rows count, and a line that only names the delimiter does not."""
    found = _read("sep=;\nclaim;who\n\n;\nThe dam is new.;Edda Quist\n")
    assert [mark.label for mark in found.layout.landmarks] == ["row 4"]


def test_formulas_are_text() -> None:
    """A cell that a program would reckon is kept as it is written."""
    assert _read('claim,who\n"=HYPERLINK(""x"")",Edda Quist\n').text.startswith('=HYPERLINK("x")')


def test_a_verdict_stays_in_the_words_of_the_list() -> None:
    """Verdict, notes and id hang on the claim; an address is a link."""
    found = _read("claim,rating,url,notes\nThe dam is new.,Half True,https://e.org/x,ask Ole\n")
    assert found.text == "The dam is new."
    assert [(one.kind, one.text) for one in found.layout.annotations] == [
        (AnnotationKind.LINK, "https://e.org/x"),
        (AnnotationKind.COMMENT, "the list's verdict: Half True"),
        (AnnotationKind.COMMENT, "ask Ole"),
    ]


def test_a_row_without_its_claim_is_refused_and_the_rest_goes_through() -> None:
    """The error names the row, the column and what to do."""
    found = _read("who,claim\nEdda Quist,\nEdda Quist,The dam is new.\n")
    assert len(found.layout.landmarks) == 1
    [error] = found.refused
    assert str(error).startswith("a.csv, row 2: column B (claim) is empty. Give the claim")


def test_a_day_that_can_be_read_in_two_ways_is_left_out_and_told() -> None:
    """The claim comes in without it; a day that only one reading allows is read."""
    found = _read("claim,date\nThe dam is new.,03/04/2021\nThe dam is old.,25/12/2023\n")
    assert "On: 2023-12-25" in found.text
    assert found.text.startswith("The dam is new.\n\nThe dam is old.")
    [error] = found.refused
    assert "row 2: column B (date) “03/04/2021” is no day" in str(error)


def test_more_cells_than_columns_are_a_fault_of_the_row() -> None:
    """A comma that nobody put in quotation marks would move every cell."""
    [problem] = _problems("claim,who\nThe dam, it is said, is new.,Edda Quist\nIt fell.,Ole\n")
    assert "row 2: has 4 cells, the first row 2" in problem


def test_a_quotation_mark_that_is_never_closed_takes_no_rows_in_silence() -> None:
    """The row where it opens is named, with how many lines it takes."""
    [problem] = _problems('claim,who\nIt fell.,Ole\n"The dam,Edda\nis new.,Edda\nIt rose.,Ole\n')
    assert "row 3: a quotation mark is opened and never closed, so that the last 3 lines" in problem


def test_a_line_without_an_end_is_one_fault() -> None:
    """Fifty million letters in one cell are refused by their row."""
    text = "claim,who\nIt fell.,Ole\n" + "x" * 50_000_000 + ",Ole\nIt rose.,Ole\n"
    found = _read(text)
    assert [mark.label for mark in found.layout.landmarks] == ["row 2", "row 4"]
    assert "row 3: a cell of 1 lines is longer than" in str(found.refused[0])


def test_a_list_without_known_names_asks_for_the_column() -> None:
    """What stands in the first row is shown, and how to say which column holds the claims."""
    with pytest.raises(DocumentError, match=r"A “The dam is new\.”, B “Edda”.*--column claim=1"):
        _read("The dam is new.,Edda\nIt fell.,Ole\n")


@pytest.mark.parametrize("column", ["2", "B"])
def test_a_column_that_is_given_needs_no_names(column: str) -> None:
    """By number or letter, and then the first row is a claim like the others."""
    reader = ListReader(read_table.tables, {"claim": column})
    [found] = reader(b"Edda,The dam is new.\nOle,It fell.\n", "a.csv")
    assert found.text == "The dam is new.\n\nIt fell."
    assert "without a row of names" in found.made_by


def test_a_column_can_be_given_by_its_name() -> None:
    """Then the first row holds names."""
    reader = ListReader(read_table.tables, {"claim": "Aussage"})
    [found] = reader(b"Sprecher,Aussage\nOle,Der Damm ist neu.\n", "a.csv")
    assert found.text == "Der Damm ist neu."
    with pytest.raises(DocumentError, match="has no column 'Satz'"):
        ListReader(read_table.tables, {"claim": "Satz"})(b"Sprecher,Aussage\nOle,Da.\n", "a.csv")


def test_json_is_an_array_of_objects_or_one_a_line() -> None:
    """Both give one document; entries that are no object are refused by their number."""
    whole = {"claim": "It fell by 3%.", "speaker": {"name": "Ole Brandt"}}
    entries = [whole, {"claim": None, "speaker": "Ole Brandt"}, 7]
    found = _read(json.dumps(entries), read_lines)
    assert found.text == "It fell by 3%.\n\nClaimed by: Ole Brandt"
    told = [str(one) for one in found.refused]
    assert told[0].startswith("a.csv, entry 2: field “claim” (claim) is empty")
    assert told[1].startswith("a.csv, entry 3: is no object")
    lines = "\n".join(json.dumps(one) for one in entries[:1] * 2)
    assert [mark.label for mark in _read(lines, read_lines).layout.landmarks] == [
        "entry 1",
        "entry 2",
    ]


def test_published_checks_are_no_list() -> None:
    """Linked data is read as what it says it is, though it has a text."""
    assert looks_like_claims(b'[{"claim": "It fell."}]')
    assert not looks_like_claims(b'{"@type": "Article", "text": "It fell."}')
    assert not looks_like_claims(b"claim,text\nIt fell.")


def test_a_list_is_one_document_of_a_case() -> None:
    """Documents in memory are read the same way, and say how they were made."""
    [document] = read_bytes(SHORT.encode(), "a.csv", Given())
    assert document.made_by.startswith("list of claims, 2 rows")
    assert document.layout.landmarks[0].label == "row 2"
