"""``export``, ``audit`` and ``backup``: what leaves the case, and whether it is sound."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from claims.errors import CaseError, InputError
from factcheck.cli.cases import SUFFIX, open_case
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json, tell
from factcheck.reports import FORMATS, VIEWS, formats_of
from factcheck.safe import safe_block
from factcheck.tongue import LANGUAGES

if TYPE_CHECKING:
    from claims.store import Case

_SPOOLED = 1 << 24
"""Bytes of a report that wait in memory for the rest of it; more wait in a file."""
PRINTED = "pdf"
"""The format that is the html report on paper."""


def export(arguments: Namespace, around: Around) -> int:
    """Write the verdict report."""
    if arguments.exact or arguments.diff:
        from factcheck.cli import exchange

        return exchange.export(arguments, around)
    if arguments.signed is not None:
        return _export_signed(arguments, around)
    with open_case(arguments, around, read_only=True) as case:
        printed = arguments.format == PRINTED
        report = _report(case, arguments, around, "html" if printed else arguments.format)
        if printed:
            from factcheck.reports import pdf

            page, (_, latest) = b"".join(report), case.past.acts.count()
            report = iter((pdf.write(page, latest, around.config.chromium),))
        _put(report, arguments.output, around)
    return 0


def _put(report: Iterable[bytes], output: str, around: Around) -> None:
    if output == "-":
        to_stdout(report)
    else:
        write_report(report, around.folder / Path(output).expanduser())


def _export_signed(arguments: Namespace, around: Around) -> int:
    """The very bytes that somebody signed, whatever became of the case since."""
    from claims.rules import role_of
    from claims.signing import latest, signed_pieces

    role = role_of(arguments.signed) if arguments.signed else None
    with open_case(arguments, around, read_only=True) as case:
        report = signed_pieces(case, role)
        _put(report, arguments.output, around)
        for signed in latest(case).values():
            if signed.voided and role in (None, signed.entry.role):
                tell(f"note: signed as {signed.entry.role.words}, and void: {signed.voided}")
    return 0


def _report(case: Case, arguments: Namespace, around: Around, form: str) -> Iterator[bytes]:
    from factcheck import reports
    from factcheck.cli.listing import chosen_filter

    chosen = chosen_filter(case, arguments) if arguments.filter else None
    own = around.config.templates
    report = reports.pieces(
        case,
        form,
        view=arguments.view,
        filter=chosen,
        base_url=arguments.base_url or around.config.base_url or None,
        force=arguments.force,
        templates=Path(own).expanduser() if own else None,
        include_confidential=arguments.include_confidential,
        language=arguments.language or around.config.report_language,
    )
    if form == "claimreview":
        for line in reports.advice(case, filter=chosen):
            tell(f"note: {line}")
    return report


def to_stdout(report: Iterable[bytes]) -> None:
    """To a pipe the very bytes; to a terminal only what is safe to show. Whole or not at all."""
    with SpooledTemporaryFile(_SPOOLED) as held:
        held.writelines(report)
        held.seek(0)
        if not sys.stdout.isatty():
            sys.stdout.flush()
            shutil.copyfileobj(held, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        try:
            text = held.read().decode("utf-8")
        except UnicodeDecodeError:
            raise InputError("this format is no text: name a file with -o") from None
        sys.stdout.write(safe_block(text))


def write_report(report: Iterable[bytes], path: Path) -> None:
    """Whole or not at all: a report that was cut short must not look like one."""
    if path.suffix == SUFFIX:
        raise CaseError(f"{path.name}: that is the name of a case; give the report another")
    with unfinished_file(path) as unfinished, unfinished.open("wb") as file:
        file.writelines(report)
    tell(f"wrote {path.name}")


@contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to, which takes its place once that is done."""
    if not path.parent.is_dir():
        raise InputError(f"{path.parent.name}: there is no such folder to write to")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def audit(arguments: Namespace, around: Around) -> int:
    """Verify the history and what is built on it."""
    head = _head_of(arguments, around)
    with open_case(arguments, around, read_only=True) as case:
        found = case.audit(head=head)
        if found.of_search and not case.read_only:
            case.texts.mend()
    if arguments.json:
        say_json(
            {
                "passed": not found.problems,
                "problems": list(found.problems),
                "events": found.events,
                "head": found.head,
            }
        )
    else:
        for problem in found.problems:
            say(problem)
        broken = "broken" if found.problems else "sound"
        say(f"{broken}: {found.events} events, head {found.head}")
        if head is None:
            tell(
                "Without --head or --report, a history that was rewritten from some event on, "
                "or cut off at its end, cannot be told from a whole one."
            )
    return 1 if found.problems else 0


def _head_of(arguments: Namespace, around: Around) -> str | None:
    if not arguments.report:
        head: str | None = arguments.head
        return head.strip().casefold() if head else None
    path = around.folder / Path(arguments.report).expanduser()
    from factcheck.reports.heads import head_in

    found = head_in(path.read_bytes())
    if found is None:
        raise InputError(f"{path.name}: no head hash in it; is it a report of this program?")
    return found


def backup(arguments: Namespace, around: Around) -> int:
    """Copy the case whole while it may be in use."""
    path = around.folder / Path(arguments.path).expanduser()
    if path.exists() and not arguments.force:
        raise CaseError(f"{path.name} exists already; give another name, or --force")
    with open_case(arguments, around, read_only=True) as case:
        if path.exists() and path.samefile(case.path):
            raise CaseError(f"{path.name} is the case itself; give the copy another name")
        with unfinished_file(path) as copy:
            case.backup(copy)
    tell(f"wrote {path.name}")
    return 0


def _configure_export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--view",
        choices=VIEWS,
        default="public",
        help="what it is for: public (the verdict report) unless given",
    )
    parser.add_argument(
        "-f",
        "--format",
        choices=(*FORMATS, PRINTED),
        default="",
        help=f"{formats_of('public')[0]} unless given; zip for the record",
    )
    parser.add_argument("-o", "--output", default="-", metavar="PATH", help="- is standard output")
    parser.add_argument("--filter", default="", metavar="Q", help="only these claims, as in list")
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default="",
        help="of what people read: that of [report] in the configuration, or else en",
    )
    parser.add_argument(
        "--base-url", default="", metavar="URL", help="where the checks will stand, for claimreview"
    )
    parser.add_argument(
        "--force", action="store_true", help="also with a scale that is not meant for publication"
    )
    parser.add_argument(
        "--include-confidential",
        action="store_true",
        help="let the record, or --exact, hold confidential sources",
    )
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--diff", metavar="FILE", help="what changed since a json report; 1 where anything did"
    )
    other.add_argument(
        "--signed",
        nargs="?",
        const="",
        metavar="ROLE",
        help="the json report as it was signed last, byte by byte, in a role or in any",
    )
    other.add_argument(
        "--exact", action="store_true", help="the whole case as json, for factcheck import"
    )


def _configure_audit(parser: ArgumentParser) -> None:
    known = parser.add_mutually_exclusive_group()
    known.add_argument("--head", metavar="HASH", help="a head hash written down earlier")
    known.add_argument("--report", metavar="FILE", help="a report that carries one")
    parser.add_argument("--json", action="store_true", help="as one object")


def _configure_backup(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="the copy's name")
    parser.add_argument("--force", action="store_true", help="write over what is there")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="export",
        summary="write the verdict report",
        examples=(
            "factcheck export > report.md",
            "factcheck export -f html -o report.html --filter 'role:draft'",
            "factcheck export --view memo -f docx -o changes.docx",
            "factcheck export --view record -o record.zip",
            "factcheck export --signed -o signed.json",
            "factcheck export -f claimreview --base-url https://example.org/checks/",
        ),
        configure=_configure_export,
        run=export,
    ),
    Command(
        name="audit",
        summary="verify that the history was not altered",
        details=(
            "Checks the chain of hashes, that the tables are what the events say, that spans "
            "slice back,\nand that quoted evidence is where it was."
        ),
        examples=("factcheck audit", "factcheck audit --report signed-off.md"),
        configure=_configure_audit,
        run=audit,
    ),
    Command(
        name="backup",
        summary="copy the case whole, also while it is in use",
        examples=("factcheck backup monday.factcheck",),
        configure=_configure_backup,
        run=backup,
    ),
)
