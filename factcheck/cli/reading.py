"""``add``: documents into the case."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DocumentError, InputError
from factcheck.cli.cases import known_reviewer, new_or_existing_case, reviewer
from factcheck.cli.command import Around, Command
from factcheck.cli.meaning import meaning_of
from factcheck.cli.output import say, tell
from factcheck.cli.progress import Meter
from factcheck.cli.stopping import INTERRUPTED, stoppable
from factcheck.cli.trying import try_out
from factcheck.cli.web import Keep, bring, keeping_beside

if TYPE_CHECKING:
    from claims.documents import File
    from claims.intake import Intake
    from claims.model import Document
    from claims.store import Case

ROLES = ("draft", "source", "precedent")


def day(text: str) -> date:
    """A day as typed, 2023-10-05."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"not a day like 2023-10-05: {text!r}") from None


def column(text: str) -> tuple[str, str]:
    """What a column holds, as typed: claim=2, speaker=B, date=Fecha."""
    from claims.documents.lists import FIELDS

    field, _, place = text.partition("=")
    if field not in FIELDS or not place.strip():
        raise ArgumentTypeError(
            f"not a field and its column, such as claim=2: {text!r} (fields: {', '.join(FIELDS)})"
        )
    return field, place.strip()


_TOLD = 50
"""Refusals and remarks told one by one; a feed of ten thousand broken entries is no news."""


class Refusals:
    """Documents that could not be read: told one by one, the rest goes through."""

    def __init__(self, before: Callable[[], None] = lambda: None) -> None:
        self._before = before
        self.count = 0
        self._remarks = 0

    def readable(self, found: Iterable[Document | DocumentError]) -> Iterator[Document]:
        """The documents among ``found``; what was left out of a published check is told, too."""
        for item in found:
            if isinstance(item, DocumentError):
                self.count += 1
                if self.count <= _TOLD:
                    self._before()
                    tell(f"refused: {item}")
            else:
                self._remark(item)
                yield item
        for count, what in ((self.count, "refused"), (self._remarks, "noted")):
            if count > _TOLD:
                tell(f"… and {count - _TOLD} more {what}")

    def _remark(self, document: Document) -> None:
        for remark in document.rating.remarks if document.rating else ():
            self._remarks += 1
            if self._remarks <= _TOLD:
                tell(f"note: {document.origin}: {remark}")


def add(arguments: Namespace, around: Around) -> int:
    """Read documents, extract their claims, set them against the case."""
    if arguments.dry_run:
        return _try_out(arguments, around)
    path = new_or_existing_case(arguments, around)
    with stoppable() as stopping:
        run = _Run(arguments, around, stopping, keeping_beside(path))
        documents = run.refusals.readable(run.many.documents())
        first = next(documents, None)
        if stopping():
            tell("factcheck: interrupted; nothing was added")
            return INTERRUPTED
        if first is None:
            run.meter.clear()
            tell("factcheck: nothing to add: no document could be read")
            return 2
        read: Iterable[Document] = chain([first], documents)
        taken, replaced = _take_in(path, _only_one(read) if arguments.revises else read, run)
    status = _told(taken, run)
    for line in replaced:
        say(line)
    return status


def _only_one(documents: Iterable[Document]) -> list[Document]:
    """The one document that is a new version; raises InputError where there are more."""
    found = list(islice(documents, 2))
    if len(found) > 1:
        raise InputError("--revises is of one document: name one file")
    return found


def _try_out(arguments: Namespace, around: Around) -> int:
    from tempfile import TemporaryDirectory

    from claims.documents import read_file
    from factcheck.config import checking

    with TemporaryDirectory() as folder:
        keep = keeping_beside(Path(folder, "tried"))
        files = _files(arguments, around, keep, lambda: False)
        found = (
            document
            for file in files
            for document in ([file] if isinstance(file, DocumentError) else read_file(file))
        )
        return try_out(found, checking(around.config))


def _told(taken: Intake, run: _Run) -> int:
    run.meter.clear()
    new, same = taken.new - taken.changed, taken.same + run.many.same
    say(f"{new} new, {same} same, {taken.changed} changed, {run.refusals.count} refused")
    if taken.cancelled:
        tell(
            "interrupted: what was added is whole; the same command goes on where this one stopped"
        )
        return INTERRUPTED
    return 1 if run.refusals.count else 0


class _Run:
    """One run of ``add``: the files, who reads them, what is refused, and how far it is."""

    def __init__(
        self, arguments: Namespace, around: Around, stopping: Callable[[], bool], keep: Keep
    ) -> None:
        from claims.reading_many import Many
        from factcheck.config import checking
        from factcheck.processes import start_processes, usual_jobs

        files = _files(arguments, around, keep, stopping)
        jobs = arguments.jobs or usual_jobs(len(files))
        self.arguments, self.around, self.stopping = arguments, around, stopping
        self.meter = Meter(len(files))
        self.refusals = Refusals(self.meter.clear)
        self.case: Case | None = None
        self.meaning = meaning_of(None, around)
        self.many = Many(
            files,
            checking(around.config),
            start=partial(start_processes, jobs) if jobs > 1 else None,
            known=self._known,
            done=self.meter.read,
            cancelled=stopping,
            window=4 * jobs,
        )

    def _known(self, sha256: str) -> bool:
        """Whether the case has a file; before it is open, none is known."""
        # What is there already can still be made a version of another document.
        if self.arguments.revises:
            return False
        return bool(self.case and self.case.checks.known([sha256]))


def _files(
    arguments: Namespace, around: Around, keep: Keep, stopping: Callable[[], bool]
) -> list[File | DocumentError]:
    """The files of all paths, in their order; an address is fetched and becomes one."""
    from claims.documents import Given, files_in, is_address
    from claims.model import Role

    given = Given(
        role=Role(arguments.role) if arguments.role else None,
        publisher=arguments.publisher,
        published=arguments.published,
        url=arguments.url,
        columns=dict(arguments.column),
    )
    files: list[File | DocumentError] = []
    for path in arguments.paths:
        if stopping():
            break
        if is_address(path):
            files.append(bring(path, given, keep, around))
        else:
            files.extend(files_in([path], given))
    return files


def _take_in(path: Path, documents: Iterable[Document], run: _Run) -> tuple[Intake, list[str]]:
    """What became of the documents, and a line on each new version among them."""
    arguments, around = run.arguments, run.around
    from claims.intake import take_in
    from claims.match.recall import Engine, Recall
    from claims.replacing import Versioning
    from claims.store import Case
    from factcheck.cli.revising import replaced_words

    new = not path.exists()
    if new and arguments.revises:
        raise InputError(f"--revises {arguments.revises}: there is no case {path.name} yet")
    choose_scale = _scale_chooser(arguments, around) if new else None
    with Case.open(path, clock=around.clock, create=True, tell=tell) as case:
        if new:
            tell(f"new case: {path.name}")
        if choose_scale:
            choose_scale(case)
        run.case = case
        taken = take_in(
            case,
            documents,
            reviewer=_signing(arguments, around, case),
            progress=run.meter.step,
            cancelled=run.stopping,
            checking=run.many.checking,
            recall=Recall(Engine(around.config.engine), around.places.cache, run.meaning),
            versioning=Versioning(_document_id(arguments.revises), arguments.as_new),
        )
        return taken, [replaced_words(case, replaced) for replaced in taken.replaced]


def _signing(arguments: Namespace, around: Around, case: Case) -> str:
    """Whose act it is; asked for only where a new version was named."""
    if arguments.revises:
        return reviewer(arguments, around, case)
    from factcheck.tui.place import REVIEWER

    return known_reviewer(arguments, around) or str(case.memory.recall("", REVIEWER) or "")


def _document_id(text: str) -> str:
    return f"d{text}" if text.isdecimal() and text.isascii() else text


def _scale_chooser(arguments: Namespace, around: Around) -> Callable[[Case], object] | None:
    """What sets the scale that was asked for, if it is not the usual one.

    Raises ScaleError or InputError before a case is made that would be judged with another.
    """
    from claims.review import Review
    from claims.scales import DEFAULT, load

    wanted = arguments.scale or around.config.scale
    if wanted == DEFAULT:
        return None
    load(wanted)
    who = reviewer(arguments, around)
    return lambda case: Review(case, who).use_scale(wanted)


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files, folders, web addresses, or - for standard input",
    )
    parser.add_argument(
        "--role",
        choices=ROLES,
        help="draft (to be checked), source (to check against; this unless said), precedent (a "
        "published check; JSON of published checks is one unless said)",
    )
    version = parser.add_mutually_exclusive_group()
    version.add_argument(
        "--revises",
        default="",
        metavar="DOCUMENT",
        help="it is a new version of d1; unsaid, a draft of the same address or file name is one",
    )
    version.add_argument(
        "--as-new", action="store_true", help="it is a document of its own, whatever its name"
    )
    parser.add_argument("--publisher", default="", metavar="P", help="who published it")
    parser.add_argument("--published", type=day, metavar="D", help="when: 2023-10-05")
    parser.add_argument("--url", default="", metavar="U", help="where it stands on the web")
    parser.add_argument("--scale", default="", metavar="ID", help="rating scale of a new case")
    parser.add_argument(
        "--column",
        type=column,
        action="append",
        default=[],
        metavar="FIELD=N",
        help="which column of a list of claims holds what: its number, letter or name (claim=2)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would come in, and add nothing"
    )
    from factcheck.cli.parser import positive

    parser.add_argument(
        "--jobs",
        type=positive,
        metavar="N",
        help="processes that read (as many as there are processors, 4 at most, for more than 20 "
        "files; else 1)",
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        name="add",
        summary="read documents into the case and find their claims",
        details=(
            "Makes the case if there is none. The same bytes twice change nothing.\n"
            "A web address is fetched only where one is given here, from the open internet alone; "
            "its bytes are kept beside the case.\n"
            "What cannot be read is named on standard error, the rest goes through; the exit "
            "status is then 1."
        ),
        examples=(
            "factcheck add --role draft article.md",
            'factcheck add --publisher "Reuters" --published 2023-10-05 reuters.html',
            "factcheck add --revises d1 article-v2.md",
            "factcheck add claimreview.json",
            "factcheck add --dry-run --column claim=2 claims.csv",
            "factcheck add https://example.org/report.pdf",
            "pdftotext report.pdf - | factcheck add --url https://example.org/report.pdf -",
        ),
        configure=_configure,
        run=add,
    ),
)
