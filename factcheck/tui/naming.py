"""The command line of the interface: acts by name, with what may be typed shown as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.tongue import tr
from factcheck.tui.commands import Where, commands_for, is_named, keys_for, names_of
from factcheck.tui.look import THEMES
from factcheck.tui.render.text import line

if TYPE_CHECKING:
    from factcheck.tui.application import FactcheckApp
    from factcheck.tui.screens.base import Workplace


def ask_for_act(app: FactcheckApp, screen: Workplace) -> None:
    """Ask for an act by name, and do it."""
    from factcheck.tui.screens.ask import Ask, Question

    question = Question(
        title=tr("Command"),
        placeholder=tr("export html · scale politifact · filter conflicts · quit"),
        suggestions=tuple(suggestions(screen.places)),
    )

    def typed(text: str | None) -> None:
        if text:
            app.typed(text, screen)

    app.push_screen(Ask(question), typed)


def suggestions(places: Sequence[Where]) -> Iterator[str]:
    """What can be typed where the reviewer is, the likeliest first."""
    from claims.filters import Order
    from claims.scales import available

    named = [one for one in commands_for(*reversed(places)) if is_named(one)]
    yield from (one.words for one in named)
    yield from (name for one in named for name in names_of(one)[1:])
    yield from (f"theme {name}" for name in THEMES)
    if Where.REVIEW in places:
        yield from (f"order {order.value}" for order in Order)
        yield from (f"scale {name}" for name in available())


def theme(app: FactcheckApp, name: str) -> None:
    """Take the theme of that name, or offer all; raises InputError where there is none."""
    if app.no_color:
        raise InputError(tr("NO_COLOR is set: there are no colours to choose."))
    if not name:
        _offer_themes(app)
    elif not app.wear(name):
        raise InputError(
            tr("There is no theme “{name}”; there are {names}.").format(
                name=name[:40], names=", ".join(THEMES)
            )
        )


def _offer_themes(app: FactcheckApp) -> None:
    from factcheck.tui.screens.ask import Choice, Choose
    from factcheck.tui.themes import PREFIX

    wide = max(map(len, THEMES)) + 2
    choices = [
        Choice(name, line((f"{name:<{wide}}", "bold"), (tr(words), "$quiet")))
        for name, words in THEMES.items()
    ]
    title = tr("Theme; {key} theme NAME takes one at once").format(key=keys_for("app.command"))
    chosen = app.theme.removeprefix(PREFIX)

    def taken(name: str | None) -> None:
        app.wear(name or "")

    app.push_screen(Choose(title, choices, chosen), taken)


def other_ground(name: str, *, dark: bool) -> str:
    """The theme of the same kind on the other ground."""
    one, other = ("dark", "light") if dark else ("light", "dark")
    return f"{name.removesuffix(one)}{other}" if name.endswith(one) else other


PROGRAM: dict[str, Callable[[FactcheckApp, str], object]] = {"theme": theme}
"""The acts of the program that something may be typed after."""
