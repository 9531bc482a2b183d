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
from textual.filter import LineFilter, Monochrome
from textual.screen import Screen
from textual.widget import Widget

from claims.errors import ClaimsError, InputError
from factcheck.tongue import tell, tr
from factcheck.tui.commands import (
    Command,
    Where,
    bindings,
    commands_for,
    keys_for,
    named,
    take,
)
from factcheck.tui.guard import SafeText
from factcheck.tui.look import Look
from factcheck.tui.plainly import draw_bars
from factcheck.tui.render.glyphs import draw_ascii
from factcheck.tui.screens.base import Workplace
from factcheck.tui.themes import DARK, PREFIX, THEMES, defaults
from factcheck.tui.turns import Turns
from factcheck.tui.widgets.kept import let_go

# Without a handler of its own, an interrupt would cancel whatever the loop waits for.
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class FactcheckApp(App[None]):
    """Shows the screen it is given."""

    # The review's styles are read with the application's: those of a screen that is pushed have
    # all others read a second time, which start-up would wait for.
    CSS_PATH = ["styles/app.tcss", "styles/review.tcss"]  # noqa: RUF012
    BINDINGS = bindings(Where.ANYWHERE)
    TITLE = "factcheck"

    def __init__(
        self,
        first: Callable[[], Workplace],
        *,
        theme: str = "",
        look: Look | None = None,
        shown: Callable[[], None] = lambda: None,
    ) -> None:
        """``first`` makes the screen to begin with; ``theme`` is that of a look without one.

        ``shown`` is called once that screen has been drawn.
        """
        look = look or Look()
        # Before any screen is made, and before this one has its own bindings.
        take(look.keymap)
        draw_ascii(look.ascii, letters=look.letters)
        super().__init__(css_path=[*self.CSS_PATH, "styles/ascii.tcss"] if look.ascii else None)
        self._first = first
        self._shown = shown
        self._guard = SafeText(letters=look.letters or not look.ascii)
        self._mouse_taken = True
        self.turns = Turns(self, super().on_event)
        for one in THEMES:
            self.register_theme(one)
        # Not assigned, which has all styles read a second time: it is there before they are read.
        self.set_reactive(FactcheckApp.theme, self._usual_theme())
        self.stylesheet.set_variables(self.get_css_variables())
        if not self.no_color:
            self.wear(look.theme or theme)
        self.set_class(look.ascii, "-ascii")
        draw_bars(ascii=look.ascii)
        let_go()

    def _usual_theme(self) -> str:
        if not self.no_color:
            return DARK.name
        from factcheck.tui.colourless import THEME, NoInk

        self.register_theme(THEME)
        self._filters = [one for one in self._filters if not isinstance(one, Monochrome)]
        self._filters.append(NoInk())
        return THEME.name

    def wear(self, name: str) -> bool:
        """Take a theme by the name that people give it; False where there is none."""
        for known in (f"{PREFIX}{name}", name):
            if name and known in self.available_themes:
                self.theme = known
                return True
        return False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not know them."""
        return defaults(dark=self.current_theme.dark)

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

    def on_ready(self) -> None:
        """The first screen has been drawn."""
        self._shown()

    def watch_title(self, title: str) -> None:
        """Name the browser's window after the case that was opened in it."""
        show = getattr(self._driver, "show_title", None)
        if show and title != self.TITLE:
            show(title)

    def get_default_screen(self) -> Workplace:
        """The screen to begin with, instead of an empty one below it."""
        screen = self._first()
        screen.fit(*self.size)
        return screen

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed in its turn, everything else as it comes."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.turns.take(event)
        else:
            await super().on_event(event)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The acts that make sense on this screen, for the palette."""
        for command in commands_for(*self._places(screen)):
            if command.palette and self._answers(command, screen):
                run = partial(self.call_later, self.run_action, command.action, screen)
                yield SystemCommand(tr(command.words).capitalize(), tr(command.description), run)

    def _places(self, screen: Screen[Any]) -> tuple[Where, ...]:
        return screen.places if isinstance(screen, Workplace) else (Where.ANYWHERE,)

    def _answers(self, command: Command, screen: Screen[Any]) -> bool:
        namespace, name, parameters = parsed_action(command.action)
        node = self if namespace == "app" else screen
        return bool(node.check_action(name, parameters))

    def action_command_palette(self) -> None:
        """Textual's palette with the acts of the screen, and words of ours in its field."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            words = tr("Search for an act …")
            self.push_screen(CommandPalette(placeholder=words, id="--command-palette"))

    def action_keys_help(self) -> None:
        """The keys that work on this screen."""
        from factcheck.tui.render.pages import keys_lines
        from factcheck.tui.screens.show import Show

        if isinstance(self.screen, Workplace):
            commands = tuple(commands_for(*self._places(self.screen)))
            self.push_screen(Show(tr("Keys"), partial(keys_lines, commands)))

    def action_command_line(self) -> None:
        """Ask for an act by name."""
        from factcheck.tui.naming import ask_for_act

        if isinstance(self.screen, Workplace):
            ask_for_act(self, self.screen)

    def typed(self, text: str, screen: Workplace) -> None:
        """Do the act that was typed, or say why not."""
        found = named(text, screen.places)
        if found is None:
            words = tr("There is no act “{text}”; {key} shows them all.")
            screen.say(words.format(text=text, key=keys_for("app.help")), "warn")
            return
        command, rest = found
        name = command.id.rpartition(".")[2]
        try:
            if rest and command.where is Where.ANYWHERE:
                self.act(name, rest)
            elif rest or "{key}" in command.action:
                screen.act(name, rest)
            else:
                self.call_later(self.run_action, command.action, _node_of(command, screen))
        except ClaimsError as error:
            screen.say(tell(error), "bad")

    def fault(self) -> Exception | None:
        """The error that ended the program, if one did."""
        return self._exception

    def _print_error_renderables(self) -> None:
        # Textual's own report shows the terminal whatever text the error and its places hold.
        self._exit_renderables.clear()

    def act(self, name: str, text: str) -> None:
        """Do an act of the program with what was typed after its name."""
        from factcheck.tui.naming import PROGRAM

        if name not in PROGRAM:
            raise InputError(tr("Nothing is typed after {name}.").format(name=name))
        PROGRAM[name](self, text)

    def action_theme(self) -> None:
        """Offer the themes."""
        if isinstance(self.screen, Workplace):
            try:
                self.act("theme", "")
            except ClaimsError as error:
                self.screen.say(tell(error), "warn")

    def action_toggle_theme(self) -> None:
        """From a dark theme to the light one of its kind, and back."""
        from factcheck.tui.naming import other_ground

        self.wear(other_ground(self.theme.removeprefix(PREFIX), dark=self.current_theme.dark))

    def action_toggle_mouse(self) -> None:
        """Leave the mouse to the terminal, or take it back."""
        self._mouse_taken = not self._mouse_taken
        name = "_enable_mouse_support" if self._mouse_taken else "_disable_mouse_support"
        # The driver of a browser or a test has no mouse to give back.
        switch = getattr(self._driver, name, None)
        if switch:
            switch()

    def action_press(self, key: str) -> None:
        """Do what a key does; a hint that is clicked asks for it."""
        # Later, as from outside: sent by the box of a dialog, it would get no further than that.
        self.call_later(self.simulate_key, key)

    def action_leave(self) -> None:
        """Back to the screen below, or out of the program; everything is saved."""
        if isinstance(self.screen, Workplace) and self.screen.leads_back:
            self.screen.dismiss(None)
        else:
            self.exit()


def _node_of(command: Command, screen: Workplace) -> Workplace | Widget:
    """Whose act it is: of the pane in use where that knows it, or else of the screen."""
    name = f"action_{parsed_action(command.action)[1]}"
    pane = screen.focused
    return pane if pane and hasattr(pane, name) and not hasattr(screen, name) else screen
