"""``import`` and ``schema``; of ``export``, the exact case and the comparison."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.errors import CaseError, InputError, Refused
from factcheck.cli.cases import SUFFIX, existing_case, named_case, open_to_read
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, tell
from factcheck.cli.reporting import to_stdout, unfinished_file, write_report
from factcheck.reports.schema import NAMES, schema
from factcheck.safe import safe_json

_LARGEST = 512 * 1024 * 1024


def export(arguments: Namespace, around: Around) -> int:
    """The case exactly, or what changed since a report of it."""
    if arguments.view != "public":
        raise InputError("--exact and --diff are of the whole case: leave --view out.")
    return _exact(arguments, around) if arguments.exact else _difference(arguments, around)


def _exact(arguments: Namespace, around: Around) -> int:
    from claims.store.exchange import is_confidential, lines_of

    if arguments.format not in ("", "json"):
        raise InputError(f"--exact is written as json, not as {arguments.format}.")
    if arguments.filter:
        raise InputError("--exact is of the whole case: leave --filter out.")
    path = existing_case(arguments, around)
    # Opened once as every command does, which brings a case of an older version up to date.
    open_to_read(path, around).close()
    if is_confidential(path) and not arguments.include_confidential:
        raise Refused(
            "The case has a confidential document, and the exact case holds its words and whose"
            " they are: give --include-confidential if whoever gets the file may know them."
        )
    lines = (safe_json(line[:-1]) + "\n" for line in lines_of(path))
    if arguments.output == "-":
        for line in lines:
            sys.stdout.write(line)
        return 0
    _write_lines(lines, around.folder / Path(arguments.output).expanduser())
    return 0


def _write_lines(lines: Iterator[str], path: Path) -> None:
    if path.suffix == SUFFIX:
        raise CaseError(f"{path.name}: that is the name of a case; give the file another")
    with unfinished_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    tell(f"wrote {path.name}")


def _difference(arguments: Namespace, around: Around) -> int:
    from claims.filters import parse
    from factcheck.reports import diff, records
    from factcheck.reports.gathering import reading

    form = arguments.format or "markdown"
    if form not in diff.FORMATS:
        raise InputError(f"--diff is written as {', '.join(diff.FORMATS)}, not as {form}.")
    path = around.folder / Path(arguments.diff).expanduser()
    before = diff.checked(_json(path), path.name)
    with open_to_read(existing_case(arguments, around), around) as case:
        known = before["head"]
        if known != "0" * 64 and not case.past.acts.knows(known):
            raise InputError(
                f"{path.name}: its head is not in the history of {case.path.name}: it is of another"
                " case, or the history was cut or rewritten since (factcheck audit --report)."
            )
        with reading(case, parse(arguments.filter) if arguments.filter else None) as report:
            after = json.loads(b"".join(records.write_json(report)))
        changes = diff.compare(before, after, case.versions.forebears)
    written = diff.write(changes, form)
    if arguments.output == "-":
        to_stdout((written,))
    else:
        write_report((written,), around.folder / Path(arguments.output).expanduser())
    return 1 if changes.anything else 0


def _json(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path.name}: larger than {_LARGEST:,} bytes; is it a report?")
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path.name}: no JSON ({error}); was it cut short?") from error


def bring_in(arguments: Namespace, around: Around) -> int:
    """Make a case of what ``export --exact`` wrote."""
    from claims.store.exchange import bring_in as bring

    name = arguments.file
    target = named_case(arguments, around)
    if target is None:
        target = around.folder / f"{'case' if name == '-' else Path(name).stem}{SUFFIX}"
    if name == "-":
        found = bring(sys.stdin.buffer, "standard input", target)
    else:
        path = around.folder / Path(name).expanduser()
        with path.open("rb") as file:
            found = bring(file, path.name, target)
    tell(f"made {target.name}")
    say(f"sound: {found.events} events, head {found.head}")
    return 0


def print_schema(arguments: Namespace, around: Around) -> int:
    """Print a published JSON Schema."""
    sys.stdout.write(schema(arguments.of))
    return 0


def _configure_import(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="what export --exact wrote; - is standard input"
    )


def _configure_schema(parser: ArgumentParser) -> None:
    parser.add_argument(
        "of", nargs="?", choices=tuple(NAMES), default="report", help="report unless given"
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        name="import",
        summary="make a case of what export --exact wrote",
        details=(
            "The new case has the same history, hashes and ids, and is audited before it stands. A "
            "file\nthat was cut short or altered is refused with the line, or the event, that does "
            "not fit."
        ),
        examples=("factcheck import story.json --case story-again.factcheck",),
        configure=_configure_import,
        run=bring_in,
    ),
    Command(
        name="schema",
        summary="print the JSON Schema of what export writes",
        examples=(
            "factcheck schema > report-1.json",
            "factcheck schema claimreview",
            "factcheck schema diff",
        ),
        configure=_configure_schema,
        run=print_schema,
    ),
)
