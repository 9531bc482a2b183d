"""Opening the interface: what is loaded, in which order, and what is closed at the end."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import collecting
from factcheck.clock import Clock, system_clock
from factcheck.config import Config
from factcheck.confinement import confined_folder
from factcheck.tongue import language_for, speak

if TYPE_CHECKING:
    from factcheck.tui.screens.base import Workplace


def run(
    path: Path | None,
    *,
    reviewer: str | None = None,
    order: str = "",
    filter: str = "",  # noqa: A002 - the word of the command line
    config: Config | None = None,
    problem: str | None = None,
    clock: Clock = system_clock,
    front: bool = False,
    blind: bool = False,
    source: str = "config.toml",
) -> int:
    """Open the interface on a case, or on the welcome screen, and return the exit status.

    ``order`` is the order asked for; where it is empty, that of the last sitting holds, or else
    that of the configuration.
    ``front`` begins on the front page where nothing is decided yet; ``blind`` hides others' work.

    ``problem`` is what is wrong with the configuration, to be shown once; ``source`` is the name of
    its file. Raises ClaimsError where the case cannot be opened or the filter not be understood,
    before anything is drawn; and what ended the interface, where something did.
    """
    # Textual is loaded here and not before, so that the collector is out of its way.
    collecting.wait()
    from claims.filters import parse
    from factcheck.tui.application import FactcheckApp
    from factcheck.tui.commands import take
    from factcheck.tui.look import look_for, told
    from factcheck.tui.screens.review.sitting import Opener

    config = config or Config()
    look = look_for(config, os.environ, source)
    # Before the screens are loaded: their classes are bound to the keys that hold at that time.
    take(look.keymap)
    problem = told((*([problem] if problem else []), *look.problems))
    speak(language_for(config.language, os.environ))
    with ExitStack() as stack:
        stack.callback(collecting.go_on)
        parse(filter)
        confined = confined_folder()
        opener = Opener(
            clock, reviewer or "", stack, confined, config.reasons, config.rules, config
        )
        first: Callable[[], Workplace]
        if path is None:
            from factcheck.tui.screens.welcome import WelcomeScreen

            first = partial(WelcomeScreen, opener, problem or "")
        else:
            from factcheck.tui.screens.review.screen import ReviewScreen

            sitting = opener.open(path, order=order, usual=config.order, filter=filter, blind=blind)
            first = partial(ReviewScreen, sitting, problem or "", front=front)
        app = FactcheckApp(first, look=look, shown=collecting.seldom)
        app.run(mouse=config.mouse)
    fault = app.fault()
    if fault is not None:
        raise fault
    return app.return_code or 0
