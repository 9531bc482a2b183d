"""The acts of the documents page: one source or several, what a document is, out of the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from claims.model import Document
from factcheck.tongue import tr
from factcheck.tui.commands import keys_for
from factcheck.tui.render.text import line, one_line
from factcheck.tui.screens.cast.acts import redo, reload, undo
from factcheck.tui.screens.over import next_pane, previous_pane

if TYPE_CHECKING:
    from factcheck.tui.screens.documents.screen import DocumentsScreen


def back(screen: DocumentsScreen) -> None:
    """One step back: from the document, a selection, then to the claims."""
    if screen.pane == "document":
        screen.show_pane("documents")
    elif screen.documents.marked:
        screen.documents.mark(())
    else:
        screen.leave()


def select(screen: DocumentsScreen) -> None:
    """Mark the document, or let go of it; and go on to the next."""
    listing = screen.documents
    if listing.current:
        listing.mark(listing.marked ^ {listing.current.key})
        listing.action_cursor(1)


def group(screen: DocumentsScreen, text: str = "") -> None:
    """Have documents count as one source: those typed, else those selected."""
    from claims.grouping import group as grouped

    wanted = text.split() or screen.selected
    if len(wanted) < 2:
        words = tr("Select two or more with {select}, then {group} makes them one source.")
        keys = {one: keys_for(f"documents.{one}") for one in ("select", "group")}
        screen.say(words.format(**keys), "warn")
        return
    screen.documents.mark(())
    words = tr("one source: {documents}").format(documents=", ".join(wanted))
    screen.submit(lambda review: grouped(review, wanted), words)


def ungroup(screen: DocumentsScreen, text: str = "") -> None:
    """Have a document count as a source of its own: those typed or selected, else the current."""
    from claims.grouping import ungroup as parted

    wanted = text.split() or screen.selected or _current(screen)
    if wanted:
        screen.documents.mark(())
        words = tr("a source of its own: {documents}").format(documents=", ".join(wanted))
        screen.submit(lambda review: parted(review, wanted), words)


def _current(screen: DocumentsScreen) -> list[str]:
    return [screen.current.id] if screen.current else []


def describe(screen: DocumentsScreen, text: str = "") -> None:
    """Correct what the document is said to be: ask which field, then for the value."""
    from claims.grouping import FIELDS
    from factcheck.tui.screens.ask import Choice, Choose

    document = screen.current
    if document is None:
        return
    field, _, value = text.partition(" ")
    if value:
        _describe(screen, document.id, field, value)
        return
    values = {one: _value(document, one) for one in FIELDS}

    def chosen(name: str | None) -> None:
        if name:
            _ask(screen, document, name, values[name])

    if field:
        chosen(field if field in values else None)
        return
    choices = [
        Choice(name, line((f"{tr(name):<11}", "bold"), (one_line(now), "$quiet")))
        for name, now in values.items()
    ]
    title = tr("What of {document} is to be corrected?").format(document=document.id)
    screen.app.push_screen(Choose(title, choices), chosen)


def _value(document: Document, field: str) -> str:
    value = getattr(document, field)
    return "" if value is None else str(value)


def _ask(screen: DocumentsScreen, document: Document, field: str, value: str) -> None:
    from factcheck.tui.screens.ask import Ask, Question

    hints = {"published": "2023-10-05", "kind": tr("primary, secondary, tertiary")}

    def given(text: str | None) -> None:
        if text is not None and text != value:
            _describe(screen, document.id, field, text)

    question = Question(
        title=f"{document.id}: {tr(field)}", value=value, placeholder=hints.get(field, "")
    )
    screen.app.push_screen(Ask(question), given)


def _describe(screen: DocumentsScreen, document: str, field: str, value: str) -> None:
    from claims.grouping import describe as described

    words = f"{document} {tr(field)}: {value or tr('empty')}"
    screen.submit(lambda review: described(review, document, field, value), words)


def withdraw(screen: DocumentsScreen) -> None:
    """Take the document out of the work, if the person is sure."""
    from factcheck.tui.screens.ask import Confirm

    document = screen.current
    if document is None:
        return
    if document.withdrawn:
        screen.say(
            tr("{document} is out of the work already.").format(document=document.id), "warn"
        )
        return

    def answered(yes: bool | None) -> None:
        if yes:
            words = tr("withdrawn: {document}").format(document=document.id)
            screen.submit(lambda review: review.withdraw(document.id), words)

    question = tr("Take {name} out of the work? Its claims are no longer to be reviewed.")
    screen.app.push_screen(Confirm(question.format(name=one_line(document.name))), answered)


def claims(screen: DocumentsScreen) -> None:
    """Show the claims of the document in the review."""
    document = screen.current
    if document:
        screen.leave()
        screen.review.act("filter", f"document:{document.id}")


ACTS: Mapping[str, Callable[..., None]] = {
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
    "select": select,
    "group": group,
    "ungroup": ungroup,
    "describe": describe,
    "withdraw": withdraw,
    "claims": claims,
    "undo": undo,
    "redo": redo,
    "reload": reload,
}
