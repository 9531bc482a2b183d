"""The filter box: what can be typed next, and how many claims it comes to while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.input import Selection

from claims.errors import ClaimsError, FilterError
from claims.filters import CHOICES, DATES, FLAGS, NUMBERS, SYNONYMS, TEXTS, parse
from claims.folding import fold
from claims.saved import KEY, kept_filters, spelt_out
from claims.store import Case
from factcheck.tongue import later, tell, tr, tr_count
from factcheck.tui.commands import Where, bindings, keys_for
from factcheck.tui.render import glyphs
from factcheck.tui.render.text import Piece, line
from factcheck.tui.screens.dialog import Dialog, said
from factcheck.tui.screens.review.aside import Source
from factcheck.tui.widgets.choices import Choices, offered

_TYPING = 0.12
"""Seconds without a key after which the case is asked."""
_MOST = 8


@dataclass
class Considered(Message):
    """What a filter comes to as it stands."""

    text: str
    count: int | None
    """None where it cannot be understood."""
    problem: str
    place: tuple[int, int] | None
    """Where the fault is."""
    following: tuple[str, ...]
    """What the last word can go on as."""


def consider(source: Source, reviewer: str, text: str) -> None:
    """Count the claims of a filter and complete its last word; runs in a thread."""
    try:
        with source.open() as case:
            following = completions(case, last_word(text))
            try:
                kept = kept_filters(case.memory.recall(reviewer, KEY))
                count = case.asking.count(parse(spelt_out(kept, text)))
                found = Considered(text, count, "", None, following)
            except FilterError as error:
                found = Considered(text, None, tell(error), error.place, following)
    except ClaimsError as error:
        found = Considered(text, None, tell(error), None, ())
    source.tell(found)


def last_word(text: str) -> str:
    """The word at the end, with its field; spaces inside quotation marks part no words."""
    inside, start = False, 0
    for at, mark in enumerate(text):
        if mark == '"':
            inside = not inside
        elif mark.isspace() and not inside:
            start = at + 1
    return text[start:]


def completions(case: Case | None, word: str) -> tuple[str, ...]:
    """What a word can go on as: names of fields and bare words, then values of the field.

    Without the case, only values that are words of a list are known.
    """
    sign, body = ("-", word[1:]) if word.startswith("-") else ("", word)
    name, colon, begun = body.partition(":")
    if not colon:
        return tuple(sign + one for one in _names(fold(body)) if one != body)[:_MOST]
    field = SYNONYMS.get(fold(name), fold(name))
    listed, _, last = begun.rpartition(",") if '"' not in begun else ("", "", begun)
    before = f"{sign}{name}:{listed}," if listed else f"{sign}{name}:"
    last = last.strip('"')
    values = CHOICES.get(field) or (case.asking.values(field, last, _MOST) if case else ())
    fitting = [one for one in values if fold(last) in fold(one) and one != last]
    return tuple(before + _quoted(one) for one in fitting[:_MOST])


def _names(begun: str) -> Iterable[str]:
    fields = [f"{name}:" for name in (*CHOICES, *TEXTS)] + [f"{one}>" for one in (*NUMBERS, *DATES)]
    found = (one for one in (*fields, *FLAGS) if begun and one.startswith(begun))
    return sorted(found, key=lambda one: (not one.endswith(":"), one))


def _quoted(value: str) -> str:
    return f'"{value}"' if any(mark.isspace() or mark == "," for mark in value) else value


class FilterBox(Dialog[str]):
    """Asks for a filter."""

    hints: ClassVar = (
        ("tab", later("complete")),
        ("enter", later("show")),
        ("dialog.cancel", later("cancel")),
    )

    def __init__(self, source: Source, reviewer: str, text: str, hold: Callable[[str], None]):
        """``hold`` takes what is typed, so that it is offered again."""
        super().__init__()
        self.title_text = tr("Show only claims that fit")
        self._source = source._replace(post=self.post_message)
        self._reviewer, self._text, self._hold = reviewer, text, hold
        self._following: tuple[str, ...] = ()
        self._timer: Timer | None = None

    def fields(self) -> Iterable[Widget]:
        """The line, what can follow, and the count."""
        yield said(
            tr(
                'status:open  speaker:"…"  place:mexico  value:1e5..2e5  decided>2024  conflicts  '
                "-agrees  open OR flagged  @name"
            ),
            "$quiet",
        )
        field = Input(self._text, select_on_focus=False)
        field.cursor_blink = False
        yield field
        yield Static(markup=False, id="following")
        yield Static(markup=False, id="count")

    def on_mount(self) -> None:
        """Count what stands there."""
        self._consider(self._text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._hold(event.value)
        # Names are known without the case, so that tab has them at once.
        self._offer(completions(None, last_word(event.value)))
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_TYPING, partial(self._consider, event.value))

    def _consider(self, text: str) -> None:
        work = partial(consider, self._source, self._reviewer, text)
        self.run_worker(work, thread=True, group="consider", exclusive=True, name="consider")

    @on(Considered)
    def _considered(self, event: Considered) -> None:
        if event.text != self.query_one(Input).value:
            return
        self._offer(event.following)
        self.query_one("#count", Static).update(line(_counted(event)))
        if event.count is not None:
            self.complain("")

    def _offer(self, following: tuple[str, ...]) -> None:
        self._following = following
        pieces: list[Piece] = []
        for one in following:
            pieces += [(one, "$accent" if one is following[0] else "$quiet"), "  "]
        self.query_one("#following", Static).update(line(*pieces))

    def on_key(self, event: events.Key) -> None:
        """Tab completes the last word."""
        field = self.query_one(Input)
        if event.key != "tab" or not field.has_focus:
            return
        event.prevent_default()
        event.stop()
        if self._following:
            word = last_word(field.value)
            field.value = field.value[: len(field.value) - len(word)] + self._following[0]
            field.cursor_position = len(field.value)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        try:
            with self._source.open() as case:
                parse(spelt_out(kept_filters(case.memory.recall(self._reviewer, KEY)), text))
        except FilterError as error:
            self._considered(Considered(event.value, None, tell(error), error.place, ()))
            if error.place:
                # Selected, so that the next key mends it.
                event.input.selection = _selection(event.value, error.place)
            return
        except ClaimsError as error:
            self.complain(tell(error))
            return
        self.dismiss(text)


def _selection(text: str, place: tuple[int, int]) -> Selection:
    skipped = len(text) - len(text.lstrip())
    return Selection(place[0] + skipped, place[1] + skipped)


def _counted(event: Considered) -> Piece:
    if event.count is None:
        where = f" ({event.place[0] + 1}{glyphs.DASH}{event.place[1]})" if event.place else ""
        return (event.problem + where, "$verdict-warn")
    words = tr_count("1 claim", "{count:,} claims", event.count).format(count=event.count)
    return (words, "bold")


SHOW, SAVE, FORGET = "show", "save", "forget"
"""What is to be done with a saved filter."""


class Saved(Dialog[tuple[str, str]]):
    """The filters that are kept; gives what is to be done, and with which of them."""

    BINDINGS = bindings(Where.SAVED)

    hints: ClassVar = (
        ("enter", later("show")),
        ("saved.save", later("save the present one")),
        ("saved.forget", later("forget one")),
        ("dialog.cancel", later("close")),
    )

    def __init__(self, kept: Mapping[str, str], present: str) -> None:
        super().__init__()
        self.title_text = tr("Saved filters")
        self._kept, self._present = kept, present

    def fields(self) -> Iterable[Widget]:
        """The filters by name, and what is shown at present."""
        if not self._kept:
            words = tr("None yet: {key} saves the present filter under a name.")
            yield said(words.format(key=keys_for("saved.save")), "$quiet")
        names = list(self._kept)
        width = max(map(len, names), default=0) + 3
        some, digits = offered(
            {
                name: line((f"@{name:<{width}}", "bold"), (self._kept[name], "$quiet"))
                for name in names
            }
        )
        options = Choices(*some, digits=digits)
        options.highlighted = 0 if names else None
        yield options
        yield said(tr("At present: {filter}").format(filter=self._present or tr("no filter")))

    def action_keep(self) -> None:
        """Save the present filter."""
        self.dismiss((SAVE, ""))

    def action_forget(self) -> None:
        """Forget the filter that is current."""
        options = self.query_one(Choices)
        if options.highlighted is not None:
            name = str(options.get_option_at_index(options.highlighted).id)
            self.dismiss((FORGET, name))

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss((SHOW, f"@{event.option.id}"))
