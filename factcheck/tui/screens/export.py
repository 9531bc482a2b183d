"""The export dialog: a format, a file, and yes or no before one is written over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from claims.errors import ClaimsError
from claims.filters import parse
from factcheck.tui.render.text import line
from factcheck.tui.screens.ask import Confirm
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.screens.review.aside import Source

_ENDINGS = {
    "markdown": ("md", "to read and to edit"),
    "html": ("html", "one file for a browser, to print or to send"),
    "json": ("json", "everything, for programs"),
    "jsonl": ("jsonl", "a claim a line, for programs"),
    "csv": ("csv", "a table for a spreadsheet"),
    "claimreview": ("jsonld", "schema.org ClaimReview, for publishing"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A report that is asked for."""

    format: str
    path: Path
    filter: str
    base_url: str
    force: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A report that stands on disk."""

    path: Path
    size: int


@dataclass
class Exported(Message):
    """The report is written, or it says why it is not."""

    written: Written | None
    problem: str = ""


def write(source: Source, wish: Wish) -> None:
    """Make the report and put it in place whole; runs in a thread."""
    from factcheck.reports import export

    try:
        with source.open() as case:
            report = export(
                case,
                wish.format,
                filter=parse(wish.filter) if wish.filter else None,
                base_url=wish.base_url or None,
                force=wish.force,
            )
        partial_path = wish.path.with_name(wish.path.name + ".part")
        partial_path.write_bytes(report)
        partial_path.replace(wish.path)
    except ClaimsError as error:
        source.tell(Exported(None, str(error)))
    except OSError as error:
        source.tell(Exported(None, f"{wish.path} cannot be written: {error.strerror}."))
    else:
        source.tell(Exported(Written(wish.path, len(report))))


class Export(Dialog[Written]):
    """Asks what to write and where."""

    title_text = "Write the verdict report"
    hint_text = "↑ ↓ format · tab to the file · enter write · esc cancel"

    def __init__(self, source: Source, filter_text: str, chosen: str = "") -> None:
        """``chosen`` is the format to begin with."""
        super().__init__()
        self._source = Source(source.path, source.clock, self.post_message)
        self._filter = filter_text
        self._chosen = chosen if chosen in _ENDINGS else "markdown"
        self._name = f"{source.path.stem}-report"

    def fields(self) -> Iterable[Widget]:
        """The formats, the file, the address that ClaimReview needs."""
        formats = OptionList(
            *(
                Option(line((f"{name:<12}", "bold"), (words, "$quiet")), id=name)
                for name, (_, words) in _ENDINGS.items()
            ),
            markup=False,
        )
        formats.highlighted = list(_ENDINGS).index(self._chosen)
        yield formats
        if self._filter:
            yield said(f"Only the claims of the filter: {self._filter}", "$verdict-warn")
        yield said("File:", "$quiet")
        yield _field(self._file(), id="file")
        yield said("Address where it will stand (ClaimReview only):", "$quiet")
        yield _field("", id="address")

    def _file(self) -> str:
        return f"{self._name}.{_ENDINGS[self._chosen][0]}"

    @on(OptionList.OptionHighlighted)
    def _format_changed(self, event: OptionList.OptionHighlighted) -> None:
        field = self.query_one("#file", Input)
        written = field.value == self._file()
        self._chosen = event.option.id or self._chosen
        if written:
            field.value = self._file()

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _wanted(self) -> None:
        path = Path(self.query_one("#file", Input).value.strip()).expanduser()
        if not path.name:
            self.complain("The file needs a name.")
        elif path.is_dir():
            self.complain(f"{path} is a folder.")
        elif path.exists():
            self.app.push_screen(
                Confirm(f"{path.name} is there already. Write over it?"),
                lambda yes: self._write(path) if yes else None,
            )
        else:
            self._write(path)

    def _write(self, path: Path) -> None:
        self.complain("")
        address = self.query_one("#address", Input).value.strip()
        wish = Wish(self._chosen, path, self._filter, address)
        self.run_worker(
            partial(write, self._source, wish),
            thread=True,
            group="export",
            exclusive=True,
            name="export",
        )

    @on(Exported)
    def _exported(self, event: Exported) -> None:
        if event.written:
            self.dismiss(event.written)
        else:
            self.complain(event.problem)


def _field(value: str, *, id: str) -> Input:  # noqa: A002
    field = Input(value, id=id)
    field.cursor_blink = False
    return field
