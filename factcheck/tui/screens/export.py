"""The export dialog: a view, a format, a file, and yes or no before one is written over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Checkbox, Input, OptionList, Static
from textual.widgets.option_list import Option

from factcheck.config import Config
from factcheck.confinement import OutOfBounds, to_write, typed_path
from factcheck.reports import formats_of
from factcheck.tongue import later, tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.text import line
from factcheck.tui.screens.ask import Confirm
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.screens.exporting import (
    PRINTED,
    Exported,
    Previewed,
    Wish,
    Written,
    preview,
    write,
)
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.widgets.choices import Choices

_ENDINGS = {
    "markdown": ("md", later("to read and to edit")),
    "html": ("html", later("for a browser, to print")),
    "text": ("txt", later("for a mail")),
    "docx": ("docx", later("for Word, with comments")),
    "csv": ("csv", later("a table")),
    "xlsx": ("xlsx", later("a workbook of tables")),
    "json": ("json", later("everything, for programs")),
    "jsonl": ("jsonl", later("a claim a line")),
    "claimreview": ("jsonld", later("schema.org, to publish")),
    "zip": ("zip", later("one archive with hashes")),
    "pdf": ("pdf", later("on paper, by a browser")),
}
_VIEWS = {
    "public": later("verdict report"),
    "memo": later("changes to make"),
    "queries": later("questions to the author"),
    "marked": later("marked-up draft"),
    "sources": later("list of sources"),
    "corrections": later("log of corrections"),
    "record": later("the whole case"),
}


class Export(Dialog[Written]):
    """Asks what to write and where."""

    title_text = later("Write the verdict report")
    hints: ClassVar = (
        ("down", later("format")),
        ("shift+tab", later("view")),
        ("tab", later("file")),
        ("enter", later("write")),
        ("dialog.cancel", later("cancel")),
    )
    AUTO_FOCUS = "#formats"

    def __init__(
        self,
        source: Source,
        filter_text: str,
        chosen: str = "",
        confined: Path | None = None,
        config: Config | None = None,
    ) -> None:
        """``chosen`` has the view and the format to begin with, or one of them: "memo docx".

        ``confined`` is the folder that the file has to be in, where there is one; ``config`` has
        the address of published checks, a newsroom's templates and the browser that prints.
        """
        super().__init__()
        self._confined = confined
        self._config = config or Config()
        self._source = source._replace(post=self.post_message)
        self._filter = filter_text
        words = chosen.split()
        self._view = next((word for word in words if word in _VIEWS), "public")
        known = offered(self._view)
        self._chosen = next((word for word in words if word in known), known[0])

    def fields(self) -> Iterable[Widget]:
        """The views, the formats, the file, the address that ClaimReview needs."""
        views = Choices(*_options(_VIEWS), id="views")
        views.highlighted = list(_VIEWS).index(self._view)
        formats = Choices(id="formats")
        yield Horizontal(views, formats, id="choices")
        if self._filter:
            told = tr("Only the claims of the filter: {filter}").format(filter=self._filter)
            yield said(told, "$verdict-warn", id="only")
        yield said("", "$quiet", id="preview")
        yield said("File:", "$quiet")
        yield _field(self._file(), id="file")
        yield said(tr("Address where it will stand:"), "$quiet", id="address-name")
        yield _field(self._config.base_url, id="address")
        confidential = Checkbox(tr("with confidential sources, for the archive"), id="confidential")
        confidential.compact = True
        yield confidential

    def on_mount(self) -> None:
        """Show the formats of the view."""
        self._offer_formats()

    def _file(self) -> str:
        what = "report" if self._view == "public" else self._view
        return f"{self._source.path.stem}-{what}.{_ENDINGS[self._chosen][0]}"

    def _offer_formats(self) -> None:
        formats = self.query_one("#formats", OptionList)
        known = {name: _ENDINGS[name][1] for name in offered(self._view)}
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
            known = offered(self._view)
            self._chosen = self._chosen if self._chosen in known else known[0]
        self._offer_formats()

    @on(OptionList.OptionHighlighted, "#formats")
    def _format_changed(self, event: OptionList.OptionHighlighted) -> None:
        # The list that is made anew for another view lights its entries while it is filled.
        if event.option.id == self._chosen or event.option.id not in offered(self._view):
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
        self.query_one("#confidential").display = self._view == "record"
        for told in self.query("#only"):
            told.display = self._view != "record"
        self._preview()

    @on(Input.Changed, "#address")
    @on(Checkbox.Changed)
    def _preview(self) -> None:
        self.query_one("#preview", Static).update(line((glyphs.ELLIPSIS, "$quiet")))
        self.run_worker(
            partial(preview, self._source, self._wish(Path())),
            thread=True,
            group="preview",
            exclusive=True,
            name="preview",
        )

    def _wish(self, path: Path) -> Wish:
        return Wish(
            view=self._view,
            format=self._chosen,
            path=path,
            filter=self._filter,
            base_url=self.query_one("#address", Input).value.strip(),
            confidential=self.query_one("#confidential", Checkbox).value,
            config=self._config,
        )

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if (event.view, event.format) != (self._view, self._chosen):
            return
        told = [line((event.problem, "$verdict-warn"))] if event.problem else []
        told += [line((one, "$quiet")) for one in event.lines]
        self.query_one("#preview", Static).update(Content("\n").join(told))

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _wanted(self) -> None:
        try:
            path = to_write(typed_path(self._typed(), self._confined), self._confined)
        except OutOfBounds as error:
            self.complain(tell(error))
            return
        if not self._typed() or not path.name:
            self.complain(tr("The file needs a name."))
        elif path.is_dir():
            self.complain(tr("{path} is a folder.").format(path=path))
        elif path.exists():
            self.app.push_screen(
                Confirm(tr("{name} is there already. Write over it?").format(name=path.name)),
                lambda yes: self._write(path) if yes else None,
            )
        else:
            self._write(path)

    def _typed(self) -> str:
        return self.query_one("#file", Input).value.strip()

    def _write(self, path: Path) -> None:
        self.complain("")
        self.run_worker(
            partial(write, self._source, self._wish(path)),
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


def offered(view: str) -> tuple[str, ...]:
    """The formats that a view can be written in; what is a page of HTML is also printed."""
    known = formats_of(view)
    return (*known, PRINTED) if "html" in known else known


def _options(named: Mapping[str, str]) -> Iterator[Option]:
    wide = max(map(len, named)) + 2
    for name, words in named.items():
        yield Option(line((f"{name:<{wide}}", "bold"), (tr(words), "$quiet")), id=name)


def _field(value: str, *, id: str) -> Input:  # noqa: A002
    field = Input(value, id=id)
    field.cursor_blink = False
    return field
