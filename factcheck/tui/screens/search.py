"""Search as you type: claims whose words fit, found in a thread, shown as they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from claims.errors import ClaimsError
from claims.filters import Field, Filter
from claims.folding import fold, words
from claims.model import Span
from factcheck.tongue import later, tell, tr
from factcheck.tui.render.hints import Hint
from factcheck.tui.render.text import line, styled
from factcheck.tui.screens.dialog import Dialog
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.widgets.choices import Choices

MOST = 200
"""Claims shown at most; more are not looked through, the words are made narrower."""
_TYPING = 0.08
"""Seconds without a key after which the search goes out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found: its number, its words, and which of them fit."""

    claim: int
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search gives back."""

    chosen: int
    claims: tuple[int, ...]


@dataclass
class HitsFound(Message):
    """A search has come back."""

    query: str
    hits: tuple[Hit, ...]
    problem: str = ""
    """Why nothing was found, or what had to be put right first."""


def look(source: Source, query: str) -> None:
    """Search the case for ``query``; runs in a thread."""
    told: list[str] = []
    try:
        with source.open(told.append) as case:
            found = dict(case.search(query, MOST))
            # Half a word is no word of the index yet: while it is typed, it is looked for as it is.
            part = Filter((Field("text", (fold(query),)),))
            for key in case.queue.claim_ids(part, limit=MOST):
                found.setdefault(f"c{key}", ())
            texts = case.claims(list(found))
    except ClaimsError as error:
        source.tell(HitsFound(query, (), tell(error)))
        return
    hits = (
        Hit(int(claim[1:]), texts[claim].text, spans or _where(texts[claim].text, query))
        for claim, spans in found.items()
    )
    source.tell(HitsFound(query, tuple(hits), " ".join(told)))


def _where(text: str, query: str) -> tuple[Span, ...]:
    """The words of ``text`` that begin as the words of ``query`` do."""
    begun = tuple(fold(query).split())
    return tuple(word.span for word in words(text) if word.folded.startswith(begun))


class Search(Dialog[Hits]):
    """A line to type in, and what it finds."""

    title_text = later("Search all claims")
    hints: ClassVar[tuple[Hint, ...]] = (
        ("down", later("next in the list")),
        ("enter", later("go there")),
        ("review.next-match", later("then the next one")),
        ("dialog.cancel", later("cancel")),
    )

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source._replace(post=self.post_message)
        self._hits: tuple[Hit, ...] = ()
        self._timer: Timer | None = None
        self._shown = ""
        """The words whose claims the list shows."""

    def fields(self) -> Iterable[Widget]:
        """The line and the list."""
        field = Input(placeholder=tr("words, a name, a number: 100,000 finds 100k too"))
        field.cursor_blink = False
        yield field
        yield Choices()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_TYPING, partial(self._search, event.value.strip()))

    def _search(self, query: str) -> None:
        if query:
            work = partial(look, self._source, query)
            self.run_worker(work, thread=True, group="search", exclusive=True, name="search")
        else:
            self._show(query, ())

    @on(HitsFound)
    def _found(self, event: HitsFound) -> None:
        if event.query == self.query_one(Input).value.strip():
            self._show(event.query, event.hits)
            if self.waits and self._hits:
                self._give(self._hits[0].claim)
            self.waits = False
            self.complain(event.problem or ("" if event.hits else tr("Nothing found.")))

    def _show(self, query: str, hits: tuple[Hit, ...]) -> None:
        self._shown, self._hits = query, hits
        self.query_one(Choices).show(Option(_shown(hit), id=str(hit.claim)) for hit in hits)

    @on(Input.Submitted)
    def _first(self, event: Input.Submitted) -> None:
        query = event.value.strip()
        if self._hits and query == self._shown:
            self.query_one(Choices).action_select()
        elif not query:
            self.dismiss(None)
        else:
            if self._timer:
                self._timer.stop()
            self.waits = True
            self._search(query)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self._give(int(event.option.id or 0))

    def _give(self, claim: int) -> None:
        self.dismiss(Hits(claim, tuple(hit.claim for hit in self._hits)))


def _shown(hit: Hit) -> Content:
    text = styled(hit.text)
    for span in hit.spans:
        text = text.stylize("bold $accent", span.start, span.end)
    return line((f"{hit.claim:>5}  ", "$faint"), text)
