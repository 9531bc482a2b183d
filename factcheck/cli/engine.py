"""``extract``, ``match`` and ``compare``: the engine without a case, lines in and lines out."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO

from claims.errors import InputError
from factcheck.cli.command import Around, Command
from factcheck.cli.lines import Line, Refusals, opened, values
from factcheck.cli.meaning import meaning_of
from factcheck.cli.output import say, say_json_line, tell
from factcheck.safe import safe

if TYPE_CHECKING:
    from claims.model import Extraction

LANGUAGES = ("en", "es")


def _jsonl_input(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--jsonl", action="store_true", help="JSON Lines in and out (the form there is)"
    )
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="input; - is standard input"
    )


def _identifier(line: Line) -> str | int:
    """The id, handed back as it came; raises InputError where it is missing or neither."""
    value = line.fields.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        line.text("id")
    return value if isinstance(value, str | int) else ""


def _stream(name: str, answer: Callable[[Line], dict[str, Any]]) -> int:
    """Answer each line of ``name`` with one; 1 where lines were refused."""
    refusals = Refusals(name)
    with opened(name) as stream:
        for _, record in values(stream, answer, refusals):
            say_json_line(record)
    return 1 if refusals.count else 0


def extract_lines(arguments: Namespace, around: Around) -> int:
    """Print what is found in each text: sentences, quantities, attributions, claims."""
    from claims.extract import extract
    from claims.records import extraction_record

    def answer(line: Line) -> dict[str, Any]:
        identifier = _identifier(line)
        text, published = line.text("text"), line.optional_date("date")
        found: Extraction = extract(
            text, published=published, language=line.one_of("lang", LANGUAGES)
        )
        return extraction_record("", found) | {"id": identifier}

    return _stream(arguments.file, answer)


def compare_lines(arguments: Namespace, around: Around) -> int:
    """Print what each premise's numbers say about its hypothesis's."""
    from claims.match.compare import compare, comparison_record

    def answer(line: Line) -> dict[str, Any]:
        identifier = _identifier(line)
        found = compare(
            line.text("premise"),
            line.text("hypothesis"),
            premise_date=line.optional_date("premise_date"),
            hypothesis_date=line.optional_date("hypothesis_date"),
        )
        return comparison_record("", found) | {"id": identifier}

    return _stream(arguments.file, answer)


def match_lines(arguments: Namespace, around: Around) -> int:
    """Print what each query may be about, best first, and how long it took."""
    from claims.match.recall import installed

    if arguments.engine == "tantivy" and not installed():
        raise InputError("tantivy is not installed; pip install 'factcheck-tui[scale]' brings it")
    refusals, corpus_refusals = Refusals(arguments.queries), Refusals(arguments.corpus)
    with opened(arguments.queries) as stream:
        queries = _good_lines(stream, refusals)
        try:
            _say_matches(around.folder / arguments.corpus, queries, arguments, around)
        except (InputError, UnicodeDecodeError):
            # The queries were looked at already, so it is the corpus, which is read before the
            # first of them: now once more without the lines that cannot be used.
            with _mended(arguments.corpus, corpus_refusals) as corpus:
                _say_matches(corpus, queries, arguments, around)
    return 1 if refusals.count or corpus_refusals.count else 0


def _say_matches(
    corpus: Path, queries: Iterator[str], arguments: Namespace, around: Around
) -> None:
    from claims.match.engine import Speeds, match
    from claims.match.recall import Engine, Recall

    recall = Recall(
        Engine(arguments.engine or around.config.engine),
        meaning=meaning_of(arguments.semantic, around),
    )
    index = around.folder / arguments.index if arguments.index else None
    speeds = Speeds()
    for found in match(
        corpus,
        queries,
        top=arguments.top,
        index=index,
        recall=recall,
        tell=tell,
        speeds=speeds,
    ):
        say(f"{safe(found.query)}\t{safe(found.entry)}\t{found.score:.6f}")
    tell(speeds.words())


@contextmanager
def _mended(name: str, refusals: Refusals) -> Iterator[Path]:
    """A copy of a file of texts without the lines that cannot be used, which are told."""
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as copy:
        with opened(name) as stream:
            copy.writelines(f"{line}\n" for line in _good_lines(stream, refusals))
        copy.flush()
        yield Path(copy.name)


def _good_lines(stream: BinaryIO, refusals: Refusals) -> Iterator[str]:
    """The lines that hold a text with its id; the others are told and left out."""

    def record(line: Line) -> str:
        return json.dumps({**line.fields, "id": line.text("id"), "text": line.text("text")})

    return (text for _, text in values(stream, record, refusals))


def _configure_match(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--corpus", required=True, metavar="FILE", help="what to search, JSON Lines"
    )
    parser.add_argument("--queries", required=True, metavar="FILE", help="what to look for")
    from factcheck.cli.parser import positive

    parser.add_argument("--top", type=positive, default=20, metavar="N", help="lines a query (20)")
    parser.add_argument("--index", metavar="PATH", help="keep the index here for later calls")
    parser.add_argument(
        "--engine",
        choices=("auto", "fts5", "tantivy"),
        metavar="NAME",
        help="fts5 (SQLite's), tantivy, or auto: tantivy for a large kept index",
    )
    parser.add_argument(
        "--semantic",
        nargs="?",
        const="",
        metavar="FOLDER",
        help="rank by meaning, too, with the model in this folder (else as configured); extra "
        "semantic",
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        name="extract",
        summary="find the claims, numbers and quotations of texts",
        details=(
            'A line in: {"id", "text", "date"?: "2023-10-05", "lang"?: "en" or "es"}.\n'
            "A line out for each, in the same order. Spans count code points.\n"
            "Lines that cannot be read are named on standard error, the rest goes through; "
            "the exit status is then 1."
        ),
        examples=(
            "factcheck extract --jsonl texts.jsonl > found.jsonl",
            """echo '{"id":"a","text":"About 500 people came."}' | factcheck extract --jsonl""",
        ),
        configure=_jsonl_input,
        run=extract_lines,
    ),
    Command(
        name="match",
        summary="find the texts of a corpus that speak of the same as each query",
        details=(
            'Lines of both files: {"id", "text", "title"?, "date"?}.\n'
            "Out: query, entry and score, with tabs between, best first. The time that building "
            "and\nasking took is said on standard error."
        ),
        examples=(
            "factcheck match --corpus checked.jsonl --queries new.jsonl > matches.tsv",
            "factcheck match --corpus checked.jsonl --queries new.jsonl "
            "--index checked.index --top 5",
        ),
        configure=_configure_match,
        run=match_lines,
    ),
    Command(
        name="compare",
        summary="say what one text's numbers mean for another's",
        details=(
            'A line in: {"id", "premise", "hypothesis", "premise_date"?, "hypothesis_date"?}.\n'
            "The premise is the evidence, the hypothesis the claim; the relation is directed."
        ),
        examples=("factcheck compare --jsonl pairs.jsonl",),
        configure=_jsonl_input,
        run=compare_lines,
    ),
)
