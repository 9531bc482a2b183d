"""The application: which screen is shown, in which theme, and how the terminal is given back."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from textual import events
from textual.actions import parse as parsed_action
from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from claims.errors import ClaimsError
from factcheck.tui.commands import Command, Where, bindings, commands_for, named
from factcheck.tui.guard import SafeText
from factcheck.tui.screens.base import TakesText, Workplace
from factcheck.tui.themes import DARK, DEFAULTS, LIGHT, THEMES

# Without a handler of its own, an interrupt would cancel whatever the loop waits for.
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class FactcheckApp(App[None]):
    """Shows the screen it is given."""

    # The review's styles are read with the application's: those of a screen that is pushed have
    # all others read a second time, which start-up would wait for.
    CSS_PATH = ["styles/app.tcss", "styles/review.tcss"]  # noqa: RUF012
    BINDINGS = bindings(Where.ANYWHERE)
    TITLE = "factcheck"

    def __init__(self, first: Callable[[], Workplace], *, theme: str = "") -> None:
        """``first`` makes the screen to begin with."""
        super().__init__()
        self._first = first
        self._guard = SafeText()
        self._mouse_taken = True
        for one in THEMES:
            self.register_theme(one)
        # Not assigned, which has all styles read a second time: it is there before they are read.
        self.set_reactive(FactcheckApp.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        if theme in self.available_themes:
            self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not know them."""
        return DEFAULTS

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every line of every widget passes the guard last."""
        return [*super().get_line_filters(), self._guard]

    def on_mount(self) -> None:
        """Give the terminal back when told to end."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            # Only the main thread of a POSIX system can; elsewhere the signal ends the program.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def get_default_screen(self) -> Workplace:
        """The screen to begin with, instead of an empty one below it."""
        screen = self._first()
        screen.fit(*self.size)
        return screen

    def on_key(self, event: events.Key) -> None:
        """Give what was typed before a dialog was there to the field that it opened with."""
        # A field stops the keys it takes, so what comes here was sent to what lies below it.
        if event.is_printable and event.character and isinstance(self.screen, TakesText):
            self.screen.type_ahead(event.key, event.character)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The acts that make sense on this screen, for the palette."""
        for command in commands_for(*self._places(screen)):
            if command.palette and self._answers(command, screen):
                run = partial(self.call_later, self.run_action, command.action, screen)
                yield SystemCommand(command.words.capitalize(), command.description, run)

    def _places(self, screen: Screen[Any]) -> tuple[Where, ...]:
        return screen.places if isinstance(screen, Workplace) else (Where.ANYWHERE,)

    def _answers(self, command: Command, screen: Screen[Any]) -> bool:
        namespace, name, parameters = parsed_action(command.action)
        node = self if namespace == "app" else screen
        return bool(node.check_action(name, parameters))

    def action_keys_help(self) -> None:
        """The keys that work on this screen."""
        from factcheck.tui.render.pages import keys_lines
        from factcheck.tui.screens.show import Show

        if isinstance(self.screen, Workplace):
            commands = tuple(commands_for(*self._places(self.screen)))
            self.push_screen(Show("Keys", partial(keys_lines, commands)))

    def action_command_line(self) -> None:
        """Ask for an act by name."""
        from factcheck.tui.screens.ask import Ask, Question

        if isinstance(self.screen, Workplace):
            question = Question(
                title="Command", placeholder="export html · scale politifact · filter conflicts · q"
            )
            self.push_screen(Ask(question), self._typed)

    def _typed(self, text: str | None) -> None:
        screen = self.screen
        if not text or not isinstance(screen, Workplace):
            return
        found = named(text, screen.places)
        if found is None:
            screen.say(f"There is no act “{text}”; ? shows them all.", "warn")
            return
        command, rest = found
        try:
            if rest:
                screen.act(command.id.rpartition(".")[2], rest)
            else:
                self.call_later(self.run_action, command.action, screen)
        except ClaimsError as error:
            screen.say(str(error), "bad")

    def fault(self) -> Exception | None:
        """The error that ended the program, if one did."""
        return self._exception

    def _print_error_renderables(self) -> None:
        # Textual's own report shows the terminal whatever text the error and its places hold.
        self._exit_renderables.clear()

    def action_toggle_theme(self) -> None:
        """The other theme."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def action_toggle_mouse(self) -> None:
        """Leave the mouse to the terminal, or take it back."""
        self._mouse_taken = not self._mouse_taken
        name = "_enable_mouse_support" if self._mouse_taken else "_disable_mouse_support"
        # The driver of a browser or a test has no mouse to give back.
        switch = getattr(self._driver, name, None)
        if switch:
            switch()

    def action_leave(self) -> None:
        """Back to the screen below, or out of the program; everything is saved."""
        if isinstance(self.screen, Workplace) and self.screen.leads_back:
            self.screen.dismiss(None)
        else:
            self.exit()
