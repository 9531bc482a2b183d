"""Making a report beside the interface, and saying before what it would hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from claims.errors import ClaimsError
from claims.filters import parse
from factcheck.config import Config
from factcheck.tongue import tell, tr, tr_count
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.screens.review.aside import Source

if TYPE_CHECKING:
    from claims.store import Case
    from factcheck.reports.preview import Preview

PRINTED = "pdf"
"""The format that is the html report on paper."""
MOST_PREVIEWED = 2_000
"""Claims of a case beyond which a preview would keep the machine busy while keys are pressed."""
MOST_ADVICE = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """A report that is asked for."""

    view: str
    format: str
    path: Path
    filter: str = ""
    base_url: str = ""
    confidential: bool = False
    """Whether the record may hold confidential sources."""
    config: Config = Config()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Written:
    """A report that stands on disk."""

    path: Path
    size: int


@dataclass
class Previewed(Message):
    """What a view would hold in a format, a line each; the first counts."""

    view: str
    format: str
    lines: tuple[str, ...]
    problem: str = ""


@dataclass
class Exported(Message):
    """The report is written, or it says why it is not."""

    written: Written | None
    problem: str = ""


def write(source: Source, wish: Wish) -> None:
    """Make the report and put it in place whole; runs in a thread."""
    try:
        with source.open() as case:
            report = _made(case, wish, wish.format)
        partial_path = wish.path.with_name(wish.path.name + ".part")
        partial_path.write_bytes(report)
        partial_path.replace(wish.path)
    except ClaimsError as error:
        source.tell(Exported(None, tell(error)))
    except OSError as error:
        told = tr("{path} cannot be written: {reason}.")
        source.tell(Exported(None, told.format(path=wish.path, reason=error.strerror)))
    else:
        source.tell(Exported(Written(wish.path, len(report))))


def _made(case: Case, wish: Wish, form: str) -> bytes:
    from factcheck.reports import export

    own = wish.config.templates
    printed = form == PRINTED
    report = export(
        case,
        "html" if printed else form,
        view=wish.view,
        filter=parse(wish.filter) if wish.filter and wish.view != "record" else None,
        base_url=wish.base_url or wish.config.base_url or None,
        templates=Path(own).expanduser() if own else None,
        include_confidential=wish.confidential and wish.view == "record",
        language=wish.config.report_language,
    )
    if not printed:
        return report
    from factcheck.reports import pdf

    last = case.texts.last_event
    return pdf.write(report, case.event(last).at if last else None, wish.config.chromium)


def preview(source: Source, wish: Wish) -> None:
    """Say what a report would hold; runs in a thread."""
    lines: tuple[str, ...] = ()
    problem = ""
    try:
        with source.open() as case:
            lines = _told(case, wish)
    except ClaimsError as error:
        problem = tell(error)
    source.tell(Previewed(wish.view, wish.format, lines, problem))


def _told(case: Case, wish: Wish) -> tuple[str, ...]:
    from factcheck.reports.preview import preview as found

    count = len(case.queue.claim_ids(parse(wish.filter), queue=not wish.filter))
    if count > MOST_PREVIEWED:
        return (tr("{count:,} claims").format(count=count),)
    # What is printed is made as it would be, and not printed for a look.
    report = _made(case, wish, "html" if wish.format == PRINTED else wish.format)
    return lines_of(found(case, report, wish.format, parse(wish.filter)), wish.format)


def lines_of(seen: Preview, form: str) -> tuple[str, ...]:
    """A preview in words, what matters first."""
    counts = [
        tr_count("1 claim", "{count:,} claims", seen.claims).format(count=seen.claims),
        tr("{count:,} decided").format(count=seen.decided),
    ]
    size = tr("{count:,} bytes").format(count=seen.size)
    length = tr("{count:,} lines").format(count=seen.lines) + ", " if seen.lines else ""
    made = tr("printed when it is written") if form == PRINTED else f"{length}{size}"
    lines = [f"{', '.join(counts)} {DOT} {made}"]
    if n := seen.left_out:
        told = tr_count(
            "1 claim of a confidential document left out",
            "{count:,} claims of confidential documents left out",
            n,
        )
        lines.append(told.format(count=n))
    if n := seen.withheld:
        told = tr_count(
            "1 confidential source without name and words",
            "{count:,} confidential sources without name and words",
            n,
        )
        lines.append(told.format(count=n))
    lines += seen.advice[:MOST_ADVICE]
    more = len(seen.advice) - MOST_ADVICE
    lines += [tr("and {count:,} more like it").format(count=more)] if more > 0 else []
    return (*lines, *(f"  {one}" for one in seen.beginning))
