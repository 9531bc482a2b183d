"""Keys taken one at a time: each goes to what has the focus when all before it have had their way.

Textual hands a key to the widget that has the focus as soon as it comes, while what the key before
asked for may still be on its way: the letters typed after a key that opens a dialog would reach the
screen below it, and mean acts there. Here a key waits until the one before it has come to rest:
handled by the widget, by those around it and by the application, its messages answered, the screen
that it opened made and a field of it in focus.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from textual import events
from textual.app import ScreenStackError

from factcheck.tui.commands.places import MOVES
from factcheck.tui.screens.base import HoldsKeys

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump

AGAIN = 0.005
"""Seconds after which a screen that waits for something is asked again whether it still does."""

AT_ONCE = frozenset({"ctrl+q"})
"""Keys that wait for nothing."""
BREAKS = frozenset({"escape", "ctrl+c"})
"""Keys that a waiting screen hears at once; what was typed before them is dropped, for it was meant
for what they break off.
"""

Typed: TypeAlias = events.Key | events.Paste
HandOn: TypeAlias = Callable[[events.Event], Awaitable[None]]


class Turns:
    """What is typed into an application, in order."""

    def __init__(self, app: App[None], hand_on: HandOn) -> None:
        """``hand_on`` gives an event to what has the focus; it runs in the application's task."""
        self._app, self._hand_on = app, hand_on
        self._queue: deque[Typed] = deque()
        self._under_way = False
        self._seen: object = None
        """The screen and the widget in focus when the last round came to its end."""
        self._made: object = None
        """The screen on top when it did: one that was put there since may have no field yet."""

    @property
    def quiet(self) -> bool:
        """Whether nothing that was typed waits for its turn, or for what it asked for."""
        return not (self._under_way or self._queue)

    async def take(self, event: Typed) -> None:
        """Hand an event on, at once or when its turn comes."""
        key = event.key if isinstance(event, events.Key) else ""
        if key in AT_ONCE:
            await self._hand_on(event)
        elif key in BREAKS and self._waits:
            self._queue.clear()
            await self._give(event)
        elif not self._under_way and not self._held_up and self._stays(event):
            await self._hand_on(event)
        else:
            self._queue.append(event)
            if not self._under_way:
                await self._go_on()

    def _stays(self, event: Typed) -> bool:
        """Whether an event moves in a pane or is a letter of a field: the next one goes the same
        way behind it, and many of them are drawn together.
        """
        focused = self._app.focused
        if focused is None or isinstance(event, events.Paste):
            return False
        if focused.check_consume_key(event.key, event.character):
            return True
        bound = focused._bindings.key_to_bindings.get(event.key, ())
        return any(binding.id in MOVES for binding in bound)

    async def _go_on(self) -> None:
        """Give the next key to its widget, or rest where there is none."""
        # While the program ends there is no screen left to type to.
        self._under_way = bool(self._queue and self._app.screen_stack)
        if self._under_way and self._held_up:
            self._app.set_timer(AGAIN, self._look_again)
        elif self._under_way and self._made is not self._app.screen:
            self._follow(self._in_focus)
        elif self._under_way:
            await self._give(self._queue.popleft())

    async def _look_again(self) -> None:
        if self._held_up:
            await self._go_on()
        else:
            # What it waited for has been told to the screen, and is handled before the key.
            self._seen = None
            self._follow(self._in_focus)

    @property
    def _waits(self) -> bool:
        screen = self._screen
        return screen is not None and screen.waits

    @property
    def _held_up(self) -> bool:
        """Whether the screen has begun something that the next key is meant to come after."""
        screen = self._screen
        return screen is not None and (screen.waits or screen.writes)

    @property
    def _screen(self) -> HoldsKeys | None:
        """The screen on top, where it may hold keys."""
        stack = self._app.screen_stack
        return stack[-1] if stack and isinstance(stack[-1], HoldsKeys) else None

    async def _give(self, event: Typed) -> None:
        self._under_way, self._seen = True, None
        try:
            target = self._in_focus
            await self._hand_on(event)
        except ScreenStackError:
            self._end()
        else:
            self._follow(target)

    @property
    def _in_focus(self) -> DOMNode:
        return self._app.focused or self._app.screen

    def _follow(self, target: DOMNode) -> None:
        """Go the way that a key and its messages go, behind them: from ``target`` up."""
        self._step([node for node in target.ancestors_with_self if node is not self._app])

    def _step(self, way: list[MessagePump]) -> None:
        while way:
            nearest, *way = way
            # What is closed has handled all it will; its messages end there.
            if nearest.call_later(self._step, way):
                return
        if not self._app.call_later(self._arrived):
            self._end()

    def _end(self) -> None:
        """The program ends: there is nobody left to type to."""
        self._under_way = False
        self._queue.clear()

    async def _arrived(self) -> None:
        """The last key is through: go round once more behind what it asked for, or go on."""
        if not self._app.screen_stack:
            self._end()
            return
        self._made = self._app.screen
        here = (self._made, self._app.focused)
        if here != self._seen:
            self._seen = here
            self._follow(self._in_focus)
        else:
            await self._go_on()
