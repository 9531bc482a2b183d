"""The welcome screen: recent cases, the sample, a case by name, a new one."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from claims.errors import ClaimsError
from factcheck.clock import Clock
from factcheck.confinement import OutOfBounds, typed_path
from factcheck.locations import Locations, locations
from factcheck.tongue import tell, tr
from factcheck.tui.commands import Where, bindings, commands_for, keys_for
from factcheck.tui.making import PathSuggester, Reading, Ready, make_case
from factcheck.tui.place import BLIND
from factcheck.tui.recent import MOST, forget_cases, recent_cases, remember_case
from factcheck.tui.render.text import Piece, line
from factcheck.tui.screens.base import Workplace
from factcheck.tui.screens.dialog import said
from factcheck.tui.screens.review.screen import ReviewScreen
from factcheck.tui.screens.review.sitting import Opener

SUFFIX = ".factcheck"
_ALSO = ("app.help", "app.quit")


class Counted(Message):
    """How far the recent cases are, a line each."""

    def __init__(self, words: Mapping[Path, str]) -> None:
        super().__init__()
        self.words = words


class WelcomeScreen(Workplace):
    """What is seen where no case was named."""

    CSS_PATH = "../styles/welcome.tcss"
    BINDINGS = bindings(Where.WELCOME)

    def __init__(self, opener: Opener, problem: str = "", places: Locations | None = None) -> None:
        """``problem`` is said once, at the beginning."""
        super().__init__()
        self._opener = opener
        self._problem = problem
        self._places = places or locations()
        self._recent = self._within(recent_cases(self._places.recent_file))
        self._blind = False

    def _within(self, recent: tuple[Path, ...]) -> tuple[Path, ...]:
        folder = self._opener.confined
        if folder is None:
            return recent
        # Of others not even the names are told; those of the folder are there without being opened.
        cases = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
        return tuple(path for path in cases if path.resolve().is_relative_to(folder))[:MOST]

    def compose(self) -> ComposeResult:
        """The name of the thing, the recent cases, the keys."""
        with Vertical(id="welcome"):
            yield said("factcheck", "bold $accent", id="name")
            yield said(tr("Find what can be checked, see what speaks to it, keep every verdict."))
            yield Static(_listed(self._recent, {}), markup=False, id="recent")
            yield Static(self._keys(), markup=False, id="keys")
            yield said(self._problem, "$verdict-warn", id="said")

    def on_mount(self) -> None:
        """Look how far the recent cases are."""
        self._count()

    def _count(self) -> None:
        work = partial(count_cases, self._recent, self._opener, self.post_message)
        self.run_worker(work, thread=True, group="count", exclusive=True, name="count")

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self.query_one("#recent", Static).update(_listed(self._recent, event.words))

    def _keys(self) -> Content:
        wanted = [*commands_for(Where.WELCOME)]
        wanted += [one for one in commands_for(Where.ANYWHERE) if one.id in _ALSO]
        wanted = [one for one in wanted if self.check_action(one.action.rpartition(".")[2], ())]
        keys = [keys_for(one.id) for one in wanted]
        width = max(map(len, keys))
        pieces: list[Piece] = []
        for key, command in zip(keys, wanted, strict=True):
            pieces += [(f" {key:<{width}} ", "bold $accent")]
            pieces += [f"{tr(command.words):<8}"]
            pieces += [(tr(command.description), "$quiet"), Content("\n")]
        return line(*pieces)

    @property
    def places(self) -> tuple[Where, ...]:
        """The acts of this screen."""
        return (Where.WELCOME, Where.ANYWHERE)

    def say(self, text: str, tone: str = "muted") -> None:
        """Say what an act came to."""
        self.query_one("#said", Static).update(line((text, f"$verdict-{tone}")))

    def act(self, name: str, text: str = "") -> None:
        """Open or make the case that was typed."""
        self._named(text) if name == "open" else self._new_named(text)

    def on_key(self, event: events.Key) -> None:
        """A digit opens a recent case."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self._recent):
            event.stop()
            self._open(self._recent[int(event.key) - 1])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The sample lies in a folder of its own, which a browser does not reach."""
        return action != "sample" or self._opener.confined is None

    def action_sample(self) -> None:
        """Open the sample case."""
        self.say(tr("Making the sample case …"))
        self._beside(partial(make_sample, self._places.sample_case, self._opener.clock))

    def action_blind(self) -> None:
        """Have the next case be read blind, or not."""
        self._blind = not self._blind
        words = (
            tr("The next case that you open is read blind: what others decided is not shown.")
            if self._blind
            else tr("The next case that you open is shown as it is.")
        )
        self.say(words, "warn" if self._blind else "muted")

    def action_open_case(self) -> None:
        """Ask for the file of a case."""
        self._ask(tr("Open a case"), tr("its file, such as story.factcheck"), self._named)

    def action_new_case(self) -> None:
        """Ask for a name and for documents."""
        self._ask(tr("A new case: its name"), "story", self._new_named)

    def _ask(
        self, title: str, placeholder: str, then: Callable[[str], None], *, required: bool = True
    ) -> None:
        from factcheck.tui.screens.ask import Ask, Question

        question = Question(
            title=title,
            placeholder=placeholder,
            required=required,
            suggester=None if self._opener.confined else PathSuggester(),
        )
        self.app.push_screen(Ask(question), lambda text: None if text is None else then(text))

    def _named(self, text: str) -> None:
        path = self._typed(text)
        if path:
            self._open(path if path.exists() else path.with_name(path.name + SUFFIX))

    def _typed(self, text: str) -> Path | None:
        try:
            path = typed_path(text, self._opener.confined)
        except OutOfBounds as error:
            self.say(tell(error), "bad")
            return None
        if not path.name:
            self.say(tr("{text} is no file.").format(text=text), "bad")
            return None
        return path

    def _new_named(self, text: str) -> None:
        path = self._typed(text)
        if path is None:
            return
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        if path.exists():
            words = tr("{name} is there already; {key} opens it.")
            self.say(words.format(name=path.name, key=keys_for("welcome.open")), "bad")
            return
        self._ask(tr("The draft to check"), "article.txt", lambda draft: self._drafted(path, draft))

    def _drafted(self, path: Path, draft: str) -> None:
        if self._opener.confined and self._typed(draft) is None:
            return
        self._ask(
            tr("Its sources: files and folders, with spaces between; may stay empty"),
            tr('notes/ report.pdf "interview with her.txt"'),
            lambda sources: self._begin(path, draft, sources),
            required=False,
        )

    def _begin(self, path: Path, draft: str, sources: str) -> None:
        try:
            named = [draft, *shlex.split(sources)]
        except ValueError:
            self.say(tr("A quotation mark is not closed; nothing was read."), "bad")
            return
        if self._opener.confined:
            found = [self._typed(one) for one in named]
            if None in found:
                return
            named = [str(one) for one in found]
        self.say(tr("Reading …"))
        first, *others = (str(Path(one).expanduser()) for one in named)
        self._beside(partial(make_case, path, first, others, self._opener))

    def action_stop(self) -> None:
        """Stop reading; what was read stays, document by document."""
        self.workers.cancel_group(self, "make")

    def action_forget(self) -> None:
        """Take recent cases off the list that are no longer there."""
        count = forget_cases(self._places.recent_file)
        self._recent = self._within(recent_cases(self._places.recent_file))
        self.say(tr("{count} forgotten.").format(count=count))
        self.query_one("#recent", Static).update(_listed(self._recent, {}))
        self._count()

    @on(Reading)
    def _reading(self, event: Reading) -> None:
        self.say(event.words)

    def _beside(self, work: Callable[[Callable[[Message], object]], None]) -> None:
        self.run_worker(
            partial(work, self.post_message), thread=True, group="make", exclusive=True, name="make"
        )

    @on(Ready)
    def _ready(self, event: Ready) -> None:
        if event.path:
            self._open(event.path, event.problem)
        else:
            self.say(event.problem, "bad")

    def _open(self, path: Path, problem: str = "") -> None:
        try:
            sitting = self._opener.open(path, blind=self._blind)
        except ClaimsError as error:
            self.say(tell(error), "bad")
        else:
            remember_case(self._places.recent_file, path)
            self.app.title = path.stem
            screen = ReviewScreen(sitting, problem, front=True)
            screen.fit(*self.app.size)
            self.app.push_screen(screen)


def make_sample(path: Path, clock: Clock, post: Callable[[Message], object]) -> None:
    """Make the sample case where it is not there yet; runs in a thread."""
    from factcheck.sample import open_sample

    try:
        ready = Ready(open_sample(path, clock=clock))
    except ClaimsError as error:
        ready = Ready(None, tell(error))
    if not get_current_worker().is_cancelled:
        post(ready)


def count_cases(paths: Sequence[Path], opener: Opener, post: Callable[[Message], object]) -> None:
    """How far each case is; runs in a thread. One that is gone or cannot be read says so, and of
    one that is read blind not even numbers are told.
    """
    from claims.store import Case

    words = {}
    for path in paths:
        if not path.is_file():
            words[path] = tr("gone: {key} forgets it").format(key=keys_for("welcome.forget"))
            continue
        try:
            with Case.open(path, clock=opener.clock, read_only=True) as case:
                if case.memory.recall(opener.reviewer_of(case), BLIND):
                    words[path] = tr("read blind")
                    continue
                progress = case.queue.progress()
        except ClaimsError:
            words[path] = tr("cannot be read")
            continue
        found = tr("{decided:,} of {total:,} claims decided")
        words[path] = found.format(decided=progress.decided, total=progress.total)
    if not get_current_worker().is_cancelled:
        post(Counted(words))


def _listed(recent: tuple[Path, ...], words: Mapping[Path, str]) -> Content:
    if not recent:
        return line((tr("No cases opened yet: the sample shows what one looks like."), "$quiet"))
    pieces: list[Piece] = [(tr("Recent cases"), "$quiet")]
    for place, path in enumerate(recent, 1):
        pieces += [Content("\n"), (f" {place} ", "bold $accent"), path.stem]
        if path in words:
            pieces.append((f"  {words[path]}", "$quiet"))
        pieces.append((f"  {path.parent}", "$faint"))
    return line(*pieces)
