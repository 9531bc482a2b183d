"""The export dialog: a view, a format, a file, and yes or no before one is written over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from claims.errors import ClaimsError
from claims.filters import parse
from factcheck.confinement import OutOfBounds, to_write, typed_path
from factcheck.reports import formats_of
from factcheck.tongue import later
from factcheck.tui.render import glyphs
from factcheck.tui.render.text import line
from factcheck.tui.screens.ask import Confirm
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.screens.review.aside import Source

_ENDINGS = {
    "markdown": ("md", "to read and to edit"),
    "html": ("html", "for a browser, to print"),
    "text": ("txt", "for a mail"),
    "docx": ("docx", "for Word, with comments"),
    "csv": ("csv", "a table"),
    "xlsx": ("xlsx", "a workbook of tables"),
    "json": ("json", "everything, for programs"),
    "jsonl": ("jsonl", "a claim a line"),
    "claimreview": ("jsonld", "schema.org, to publish"),
    "zip": ("zip", "one archive with hashes"),
}
_VIEWS = {
    "public": "verdict report",
    "memo": "changes to make",
    "marked": "marked-up draft",
    "sources": "list of sources",
    "corrections": "log of corrections",
    "record": "the whole case",
}
_MOST_PREVIEWED = 2_000
"""Claims of a case beyond which a preview would keep the machine busy while keys are pressed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A report that is asked for."""

    view: str
    format: str
    path: Path
    filter: str = ""
    base_url: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A report that stands on disk."""

    path: Path
    size: int


@dataclass
class Previewed(Message):
    """How long a view would be in a format."""

    view: str
    format: str
    words: str


@dataclass
class Exported(Message):
    """The report is written, or it says why it is not."""

    written: Written | None
    problem: str = ""


def write(source: Source, wish: Wish) -> None:
    """Make the report and put it in place whole; runs in a thread."""
    try:
        report = _made(source, wish)
        partial_path = wish.path.with_name(wish.path.name + ".part")
        partial_path.write_bytes(report)
        partial_path.replace(wish.path)
    except ClaimsError as error:
        source.tell(Exported(None, str(error)))
    except OSError as error:
        source.tell(Exported(None, f"{wish.path} cannot be written: {error.strerror}."))
    else:
        source.tell(Exported(Written(wish.path, len(report))))


def _made(source: Source, wish: Wish) -> bytes:
    from factcheck.reports import export

    with source.open() as case:
        return export(
            case,
            wish.format,
            view=wish.view,
            filter=parse(wish.filter) if wish.filter else None,
            base_url=wish.base_url or None,
            force=wish.force,
        )


def preview(source: Source, wish: Wish) -> None:
    """Say how long a report would be; runs in a thread."""
    from factcheck.reports import BINARY

    try:
        with source.open() as case:
            claims = len(case.claim_ids(queue=True))
        if claims > _MOST_PREVIEWED:
            words = f"{claims:,} claims"
        else:
            report = _made(source, wish)
            ends = report.count(b"\n")
            lines = "" if wish.format in BINARY else f"{ends:,} lines, "
            words = f"{lines}{len(report):,} bytes"
    except ClaimsError as error:
        words = str(error)
    source.tell(Previewed(wish.view, wish.format, words))


class Export(Dialog[Written]):
    """Asks what to write and where."""

    title_text = "Write the verdict report"
    hints: ClassVar = (
        ("down", later("format")),
        ("shift+tab", later("view")),
        ("tab", later("file")),
        ("enter", later("write")),
        ("dialog.cancel", later("cancel")),
    )
    AUTO_FOCUS = "#formats"

    def __init__(
        self, source: Source, filter_text: str, chosen: str = "", confined: Path | None = None
    ) -> None:
        """``chosen`` has the view and the format to begin with, or one of them: "memo docx".

        ``confined`` is the folder that the file has to be in, where there is one.
        """
        super().__init__()
        self._confined = confined
        self._source = Source(source.path, source.clock, self.post_message)
        self._filter = filter_text
        words = chosen.split()
        self._view = next((word for word in words if word in _VIEWS), "public")
        known = formats_of(self._view)
        self._chosen = next((word for word in words if word in known), known[0])

    def fields(self) -> Iterable[Widget]:
        """The views, the formats, the file, the address that ClaimReview needs."""
        views = OptionList(*_options(_VIEWS), markup=False, id="views")
        views.highlighted = list(_VIEWS).index(self._view)
        formats = OptionList(markup=False, id="formats")
        yield Horizontal(views, formats, id="choices")
        if self._filter:
            yield said(f"Only the claims of the filter: {self._filter}", "$verdict-warn")
        yield said("", "$quiet", id="preview")
        yield said("File:", "$quiet")
        yield _field(self._file(), id="file")
        yield said("Address where it will stand:", "$quiet", id="address-name")
        yield _field("", id="address")

    def on_mount(self) -> None:
        """Show the formats of the view."""
        self._offer_formats()

    def _file(self) -> str:
        what = "report" if self._view == "public" else self._view
        return f"{self._source.path.stem}-{what}.{_ENDINGS[self._chosen][0]}"

    def _offer_formats(self) -> None:
        formats = self.query_one("#formats", OptionList)
        known = {name: _ENDINGS[name][1] for name in formats_of(self._view)}
        formats.clear_options()
        formats.add_options(_options(known))
        formats.highlighted = list(known).index(self._chosen)
        self._show_chosen()

    @on(OptionList.OptionHighlighted, "#views")
    def _view_changed(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id in (None, self._view):
            return
        with self._file_followed():
            self._view = event.option.id or self._view
            known = formats_of(self._view)
            self._chosen = self._chosen if self._chosen in known else known[0]
        self._offer_formats()

    @on(OptionList.OptionHighlighted, "#formats")
    def _format_changed(self, event: OptionList.OptionHighlighted) -> None:
        # The list that is made anew for another view lights its entries while it is filled.
        if event.option.id == self._chosen or event.option.id not in formats_of(self._view):
            return
        with self._file_followed():
            self._chosen = event.option.id or self._chosen
        self._show_chosen()

    @contextmanager
    def _file_followed(self) -> Iterator[None]:
        """The file is named after what is chosen, unless somebody gave it a name."""
        field = self.query_one("#file", Input)
        named_by_us = field.value == self._file()
        yield
        if named_by_us:
            field.value = self._file()

    def _show_chosen(self) -> None:
        for name in ("#address-name", "#address"):
            self.query_one(name).display = self._chosen == "claimreview"
        told = self.query_one("#preview", Static)
        if self._chosen in ("claimreview", "zip"):
            told.update(line(("", "")))
            return
        told.update(line((glyphs.ELLIPSIS, "$quiet")))
        self.run_worker(
            partial(preview, self._source, Wish(self._view, self._chosen, Path(), self._filter)),
            thread=True,
            group="preview",
            exclusive=True,
            name="preview",
        )

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if (event.view, event.format) == (self._view, self._chosen):
            self.query_one("#preview", Static).update(line((event.words, "$quiet")))

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _wanted(self) -> None:
        try:
            path = to_write(typed_path(self._typed(), self._confined), self._confined)
        except OutOfBounds as error:
            self.complain(str(error))
            return
        if not self._typed() or not path.name:
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

    def _typed(self) -> str:
        return self.query_one("#file", Input).value.strip()

    def _write(self, path: Path) -> None:
        self.complain("")
        address = self.query_one("#address", Input).value.strip()
        wish = Wish(self._view, self._chosen, path, self._filter, address)
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


def _options(named: Mapping[str, str]) -> Iterator[Option]:
    wide = max(map(len, named)) + 2
    for name, words in named.items():
        yield Option(line((f"{name:<{wide}}", "bold"), (words, "$quiet")), id=name)


def _field(value: str, *, id: str) -> Input:  # noqa: A002
    field = Input(value, id=id)
    field.cursor_blink = False
    return field
