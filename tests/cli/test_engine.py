"""extract, match and compare: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.cli import lines

from .conftest import Run

TEXT = "The mayor, Marta Example, said about 500 people came to the bridge in 2022."
EXTRACT_FIELDS = {"id", "sentences", "quantities", "attributions", "claims"}


def line(**fields: object) -> str:
    """A line of JSON."""
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_extract_answers_each_line_in_order(run: Run, folder: Path) -> None:
    """A file of texts gives as many lines, with the ids as they came."""
    (folder / "in.jsonl").write_text(
        line(id="b", text=TEXT) + "\n" + line(id="a", text="") + line(id=7, text="No claims."),
        encoding="utf-8",
    )
    result = run("extract", "--jsonl", "in.jsonl")
    assert [found["id"] for found in result.lines] == ["b", "a", 7]
    assert result.status == 0
    assert result.err == ""


def test_an_extraction_has_the_fields_of_the_contract(run: Run) -> None:
    """Spans slice the text back, and claims point to their figures and attribution."""
    found = run("extract", "--jsonl", stdin=line(id="a", text=TEXT, date="2023-10-05")).lines[0]
    assert set(found) == EXTRACT_FIELDS
    quantity = found["quantities"][0]
    start, end = quantity["span"]
    assert TEXT[start:end] == quantity["text"]
    assert (quantity["value"], quantity["approximate"]) == (500.0, True)
    claim = next(one for one in found["claims"] if "numeric" in one["kinds"])
    assert claim["quantities"] == [0]
    assert found["attributions"][claim["attribution"]]["speaker"] == "Marta Example"
    assert set(claim["scope"]) >= {"subject", "place", "period", "population"}


def test_unknown_fields_are_ignored(run: Run) -> None:
    """Fields that the contract does not name change nothing."""
    plain = run("extract", stdin=line(id="a", text=TEXT)).out
    assert run("extract", "-", stdin=line(id="a", text=TEXT, colour="red", tags=[1])).out == plain


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"text": "x"}', "“id” is missing"),
        ('{"id": "a"}', "“text” is missing"),
        ('{"id": "a", "text": 3}', "“text” must be text"),
        ('{"id": ["a"], "text": "x"}', "“id” must be text"),
        ('{"id": true, "text": "x"}', "“id” must be text"),
        ('{"id": "a", "text": "x", "date": "yesterday"}', "“date” must be a day"),
        ('{"id": "a", "text": "x", "lang": "tlh"}', "“lang” must be “en” or “es”"),
        ("[" * 100_000, "nested too deep"),
        ('{"id": "a", "text": ' + "9" * 10_000 + "}", "number too long"),
        ("\x1b]0;title\x07", "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_through(run: Run, bad: str, words: str) -> None:
    """A line that cannot be read is named with what is wrong; the others are answered."""
    given = line(id="1", text="Ten came.") + bad + "\n" + line(id="3", text="Nine came.")
    result = run("extract", "--jsonl", stdin=given)
    assert [found["id"] for found in result.lines] == ["1", "3"]
    assert result.status == 1
    assert result.err.startswith("standard input, line 2: ")
    assert words in result.err
    assert "\x1b" not in result.err


def test_bytes_that_are_no_text_are_named(run: Run) -> None:
    """A line of invalid UTF-8 is refused by its number and byte."""
    good = line(id="1", text="Ten came.").encode()
    result = run("extract", stdin=b'{"id": "\xff\xfe"}\n' + good)
    assert "line 1: not UTF-8 at byte 9" in result.err
    assert len(result.lines) == 1
    assert result.status == 1


def test_a_lone_surrogate_goes_through(run: Run) -> None:
    """Half a character, as JSON can write it, breaks neither the reading nor the output."""
    result = run("extract", stdin='{"id": "\\ud800", "text": "\\ud800 Ten \\ud800 came."}\n')
    assert result.status == 0, result.err
    assert result.lines[0]["id"] == "\ud800"


def test_a_figure_beyond_all_numbers_is_written_as_json(run: Run) -> None:
    """Digits by the hundred give JSON that any program reads."""
    given = line(id="a", text=f"They paid {'9' * 400} dollars, or 1e999 dollars, to 5 people.")
    out = run("extract", stdin=given).out
    assert json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_a_line_too_long_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the limit is refused unread, and the next one is answered."""
    monkeypatch.setattr(lines, "LONGEST", 1000)
    given = line(id="1", text="x" * 5000) + line(id="2", text="Ten came.")
    result = run("extract", stdin=given)
    assert "line 1: longer than" in result.err
    assert [found["id"] for found in result.lines] == ["2"]


def test_a_text_too_long_is_refused(run: Run) -> None:
    """A line of 50 MB is refused with its length and the limit."""
    result = run("extract", stdin=line(id="1", text="x" * 50_000_000))
    assert "50,000,000 characters" in result.err
    assert result.status == 1


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_an_input_that_cannot_be_opened(run: Run, name: str) -> None:
    """A file that is not there, or a folder, is refused with status 2."""
    result = run("extract", name)
    assert result.status == 2
    assert result.err.startswith("factcheck: ")
    assert "fault of its own" not in result.err


def test_each_line_is_answered_before_the_next_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines stream: an answer is out before the input has ended."""
    out = io.StringIO()

    class Feed(io.RawIOBase):
        """Gives a line at a time, and looks at what has been answered meanwhile."""

        def __init__(self) -> None:
            self.answered: list[int] = []

        def readline(self, size: int | None = -1, /) -> bytes:
            self.answered.append(out.getvalue().count("\n"))
            return line(id="a", text="Ten came.").encode() if len(self.answered) <= 3 else b""

    class Stream:
        buffer = Feed()

    monkeypatch.setattr(sys, "stdin", Stream)
    monkeypatch.setattr(sys, "stdout", out)
    from factcheck.__main__ import main

    assert main(["extract"]) == 0
    assert Stream.buffer.answered == [0, 1, 2, 3]


def test_memory_stays_flat() -> None:
    """Twenty times the lines need no more memory."""
    code = (
        "import resource, sys\n"
        "from factcheck.__main__ import main\n"
        "status = main(['extract'])\n"
        "sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))\n"
        "sys.exit(status)"
    )

    def peak(count: int) -> int:
        given = "".join(line(id=str(place), text=TEXT * 20) for place in range(count))
        ran = subprocess.run(
            [sys.executable, "-c", code],
            input=given.encode(),
            capture_output=True,
            timeout=120,
            check=True,
        )
        assert ran.stdout.count(b"\n") == count
        return int(ran.stderr)

    # In the system's own unit; a tenth of the interpreter's size is noise.
    assert peak(200) < 1.1 * peak(10)


def test_compare_is_directed(run: Run) -> None:
    """The premise bears the hypothesis out, not the other way round."""
    some = {"premise": "107,000 people died of overdoses in the United States in 2022."}
    more = {
        "hypothesis": "More than 100,000 people died of overdoses in the United States in 2022."
    }
    there = line(id="there", **some, **more)
    back = line(id="back", premise=more["hypothesis"], hypothesis=some["premise"])
    found = run("compare", "--jsonl", stdin=there + back).lines
    assert [one["id"] for one in found] == ["there", "back"]
    assert found[0]["relation"] == "agrees"
    assert found[1]["relation"] != "agrees"
    pair = found[0]["pairs"][0]
    assert (pair["premise"]["value"], pair["hypothesis"]["value"]) == (107000.0, 100000.0)
    assert set(pair["difference"]) == {"absolute", "percent", "factor", "facet", "words"}
    assert found[0]["reasons"]


def test_compare_names_a_bad_line(run: Run) -> None:
    """A pair without its hypothesis is named, with the date likewise, and the rest answered."""
    given = (
        line(id="a", premise="x")
        + line(id="b", premise="x", hypothesis="y", premise_date="2023-02-30")
        + line(id="c", premise="x", hypothesis="y")
    )
    result = run("compare", stdin=given)
    assert [one["id"] for one in result.lines] == ["c"]
    assert "line 1: the field “hypothesis” is missing" in result.err
    assert "line 2: “premise_date” must be a day" in result.err
    assert result.status == 1


@pytest.fixture
def corpus(folder: Path) -> Path:
    """Three texts to match against."""
    path = folder / "corpus.jsonl"
    path.write_text(
        line(id="x", text="The new bridge in Exampleville cost 40 million euros.")
        + line(id="y", title="Fish", text="Herring stocks in the bay have halved since 1990.")
        + line(id="z", text="The mayor of Exampleville opened the new bridge."),
        encoding="utf-8",
    )
    return path


def test_match_ranks_the_corpus(run: Run, corpus: Path, folder: Path) -> None:
    """Query, entry and score stand with tabs between, best first, at most --top of them."""
    (folder / "queries.jsonl").write_text(
        line(id="q1", text="What did the bridge in Exampleville cost?")
        + line(id="q2", text="Are there fewer herring in the bay?"),
        encoding="utf-8",
    )
    result = run("match", "--corpus", corpus, "--queries", "queries.jsonl", "--top", "2")
    rows = [row.split("\t") for row in result.out.splitlines()]
    assert rows[0][:2] == ["q1", "x"]
    assert next(row[1] for row in rows if row[0] == "q2") == "y"
    scores = [float(row[2]) for row in rows if row[0] == "q1"]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 2
    assert "p50" in result.err
    assert "p95" in result.err
    assert result.status == 0


def test_an_index_is_kept(run: Run, corpus: Path, folder: Path) -> None:
    """--index keeps the index: the second call finds the same without building it."""
    asked = ("match", "--corpus", corpus, "--queries", "-", "--index", "kept.index")
    first = run(*asked, stdin=line(id="q", text="the new bridge"))
    assert (folder / "kept.index").exists()
    second = run(*asked, stdin=line(id="q", text="the new bridge"))
    assert second.out == first.out
    assert "kept" in second.err


@pytest.mark.parametrize("kept", [(), ("--index", "kept.index")], ids=["once", "kept"])
def test_both_engines_print_the_same(run: Run, corpus: Path, kept: tuple[str, ...]) -> None:
    """tantivy finds what FTS5 finds, with the same scores, in memory and in a kept index."""
    pytest.importorskip("tantivy")
    asked = ("match", "--corpus", corpus, "--queries", "-", *kept)
    questions = line(id="q", text="the new bridge") + line(id="r", text="herring of the bay")
    first = run(*asked, stdin=questions)
    second = run(*asked, "--engine", "tantivy", stdin=questions)
    assert second.out == first.out
    assert second.status == 0


def test_an_engine_that_is_not_installed_is_refused(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the library --engine tantivy is refused, with what brings it."""
    monkeypatch.setattr("claims.match.recall.installed", lambda: False)
    result = run("match", "--corpus", corpus, "--queries", corpus, "--engine", "tantivy")
    assert result.status == 2
    assert "factcheck-tui[scale]" in result.err


def test_the_engine_of_the_configuration_is_used(run: Run, folder: Path) -> None:
    """engine = "tantivy" has documents cross-referenced with an index in the cache folder."""
    pytest.importorskip("tantivy")
    settings = folder / "settings.toml"
    settings.write_text('engine = "tantivy"\n', encoding="utf-8")
    for name, cost in (("one.txt", 40), ("two.txt", 60)):
        text = f"The new bridge in Exampleville cost {cost} million euros.\n"
        (folder / name).write_text(text, encoding="utf-8")
    result = run("--config", settings, "add", "one.txt", "two.txt")
    assert "a search index of 2 claims is made, once" in result.err
    assert len(list(folder.parent.glob("**/search/*/made.json"))) == 1
    assert "conflicts" in run("list", "--json").out


def test_an_audit_makes_a_damaged_index_anew(run: Run, folder: Path) -> None:
    """The first audit names the fault and mends it, the second finds nothing."""
    (folder / "one.txt").write_text("The bridge cost 40 million euros.\n", encoding="utf-8")
    run("add", "one.txt")
    with closing(sqlite3.connect(folder / "case.factcheck", isolation_level=None)) as case:
        case.execute("UPDATE search_text SET statement = 'walrus'")
    result = run("audit")
    assert result.status == 1
    assert "search index" in result.out
    assert "made anew" in result.err
    assert run("audit").status == 0


def test_match_names_bad_lines(run: Run, corpus: Path, folder: Path) -> None:
    """A bad line of the queries or of the corpus is named, and the rest answered."""
    result = run(
        "match", "--corpus", corpus, "--queries", "-", stdin="{\n" + line(id="q", text="herring")
    )
    assert "standard input, line 1" in result.err
    assert result.out.startswith("q\ty\t")
    assert result.status == 1
    (folder / "bad.jsonl").write_bytes(b"{}\n" + corpus.read_bytes() + b"\xff\xfe\n")
    result = run(
        "match", "--corpus", "bad.jsonl", "--queries", "-", stdin=line(id="q", text="herring")
    )
    assert "bad.jsonl, line 1: the field “id” is missing" in result.err
    assert "bad.jsonl, line 5: not UTF-8" in result.err
    assert result.out.startswith("q\ty\t")
    assert result.status == 1


def test_match_without_files(run: Run, corpus: Path) -> None:
    """A file that is missing, or an engine that is not there, is refused with status 2."""
    assert run("match", "--corpus", "none", "--queries", corpus).status == 2
    assert run("match", "--corpus", corpus, "--queries", "none").status == 2
    asked = run("match", "--corpus", corpus, "--queries", corpus, "--engine", "grep")
    assert asked.status == 2
    assert "fts5" in asked.err


@pytest.mark.parametrize("top", ["0", "-1", "many", "9" * 5000])
def test_match_wants_a_sensible_number(run: Run, corpus: Path, top: str) -> None:
    """--top takes a count from 1 up."""
    assert run("match", "--corpus", corpus, "--queries", corpus, f"--top={top}").status == 2
