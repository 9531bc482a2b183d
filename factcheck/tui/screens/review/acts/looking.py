"""Looking: a scale; copying and writing out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.scales import available, load
from factcheck.tongue import tr
from factcheck.tui.screens.review.acts.deciding import submit

if TYPE_CHECKING:
    from factcheck.tui.screens.exporting import Written
    from factcheck.tui.screens.review.screen import ReviewScreen


def yank(screen: ReviewScreen) -> None:
    """Copy the claim with its verdict and place."""
    from claims.citing import citation

    detail = screen.fresh_detail()
    if detail:
        screen.app.copy_to_clipboard(
            citation(detail.claim, detail.state, detail.document, screen.desk.scale)
        )
        screen.bar.say(tr("The claim, its verdict and its place are copied."))


def export(screen: ReviewScreen, text: str = "") -> None:
    """Ask for a format and a file, and write the report."""
    from factcheck.tui.screens.export import Export

    def written(result: Written | None) -> None:
        if result:
            screen.bar.say(
                tr("Written: {name}, {size:,} bytes.").format(
                    name=result.path.name, size=result.size
                ),
                "good",
            )
            if screen.app.is_web:
                screen.app.deliver_binary(result.path)

    sitting = screen.sitting
    dialog = Export(screen.aside, screen.place.filter, text, sitting.confined, sitting.config)
    screen.app.push_screen(dialog, written)


def scale(screen: ReviewScreen, text: str = "") -> None:
    """Take the scale named, or ask for one with its definitions in sight."""

    def chosen(name: str | None) -> None:
        if name and name != screen.desk.scale.id:
            submit(
                screen,
                lambda review: review.use_scale(name),
                tr("the scale is {name}").format(name=name),
            )

    if text:
        load(text)
        chosen(text)
        return
    from factcheck.tui.render.pages import scale_summary
    from factcheck.tui.screens.ask import Choice, Choose

    choices = [Choice(name, scale_summary(load(name))) for name in available()]
    screen.app.push_screen(Choose(tr("Rating scale"), choices, screen.desk.scale.id), chosen)


ACTS: dict[str, Callable[..., None]] = {
    "yank": yank,
    "export": export,
    "scale": scale,
}
