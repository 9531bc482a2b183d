"""The acts of the cast: finding somebody, and deciding who is who, each by the one writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from claims.model import CastMember, Event
from claims.review import Review
from factcheck.tongue import tr
from factcheck.tui.commands import keys_for
from factcheck.tui.render.acts import claims_words
from factcheck.tui.render.glyphs import ARROW, CLOSED, DOT, OPENED
from factcheck.tui.render.people import PersonEntry, PlaceEntry
from factcheck.tui.render.text import line, one_line
from factcheck.tui.screens.over import OverReview, next_pane, previous_pane

if TYPE_CHECKING:
    from factcheck.tui.screens.cast.screen import CastScreen


def back(screen: CastScreen) -> None:
    """One step back: from the document, the places, a selection, a filter; then to the claims."""
    if screen.pane == "document":
        screen.show_pane("places")
    elif screen.pane == "places":
        screen.show_pane("people")
    elif screen.people.marked:
        screen.people.mark(())
    elif screen.filter.value:
        screen.filter.drop()
    else:
        screen.leave()


def filter_(screen: CastScreen, text: str = "") -> None:
    """Type what the people must hold, or take what is given."""
    screen.filter.ask(text)


def select(screen: CastScreen) -> None:
    """Mark the person, or the form, or let go of it; and go on to the next."""
    listing = screen.forms if screen.pane == "places" else screen.people
    entry = listing.current
    if isinstance(entry, PersonEntry) or _is_form(entry):
        listing.mark(listing.marked ^ {entry.key})  # type: ignore[union-attr]
        listing.action_cursor(1)
        if listing.marked:
            screen.say(_selected(len(listing.marked), forms=listing is screen.forms))
    else:
        words = tr("People are selected to merge them, forms of a name to split them off.")
        screen.say(words, "warn")


def _selected(count: int, *, forms: bool) -> str:
    what = (
        tr("{count} forms: {split} gives them to somebody")
        if forms
        else tr("{count} people: {merge} merges")
    )
    words = f"{what} {DOT} {tr('{select} again lets go')} {DOT} {tr('{back} lets go of all')}"
    keys = {name: keys_for(f"cast.{name}") for name in ("split", "merge", "select", "back")}
    return words.format(count=count, **keys)


def _is_form(entry: object) -> bool:
    return isinstance(entry, PlaceEntry) and entry.key.startswith("form ")


def merge(screen: CastScreen, text: str = "") -> None:
    """Make people one: ask under which name, or take the name given."""
    names = _to_merge(screen)
    if len(names) < 2:
        words = tr("Select two or more people with {select}, then {merge} makes them one.")
        keys = {"select": keys_for("cast.select"), "merge": keys_for("cast.merge")}
        screen.say(words.format(**keys), "warn")
        return
    if text:
        _merge(screen, text, names)
        return
    from factcheck.tui.screens.ask import Choice, Choose

    claims = {one.person.name: f"  {claims_words(one.claims)}" for one in screen.members}
    choices = [
        Choice(name, line((one_line(name), "bold"), (claims.get(name, ""), "$quiet")))
        for name in names
    ]

    def chosen(name: str | None) -> None:
        if name:
            _merge(screen, name, names)

    title = tr("{count} people are one: under which name?").format(count=len(names))
    screen.app.push_screen(Choose(title, choices), chosen)


def _to_merge(screen: CastScreen) -> list[str]:
    """The names of those that are marked, or of a finding; the fullest and most quoted first."""
    marked = screen.selected_people()
    finding = screen.finding
    if finding and not marked:
        return list(dict.fromkeys(finding.people))
    member = screen.member
    if len(marked) == 1 and member and member not in marked:
        marked = [*marked, member]
    marked.sort(key=lambda one: (-len(one.person.name.split()), -one.claims))
    return [one.person.name for one in marked]


def _merge(screen: CastScreen, keep: str, names: Sequence[str]) -> None:
    screen.people.mark(())
    screen.going_to = keep
    for other in names:
        if other != keep:
            # Each is an act of its own, that undo takes back by itself.
            screen.submit(partial(_merged, keep=keep, other=other), f"{other} {ARROW} {keep}")


def _merged(review: Review, *, keep: str, other: str) -> Event:
    return review.merge_people(keep, other)


def split(screen: CastScreen, text: str = "") -> None:
    """Give forms of the person to somebody else: ask for the name, or take the one given."""
    member, forms = screen.member, _forms(screen)
    if member is None or not forms:
        words = tr("Go to a form of the name ({pane}, or {choose}), then {split} splits it off.")
        keys = {
            "pane": keys_for("cast.next-pane"),
            "choose": keys_for("list.choose"),
            "split": keys_for("cast.split"),
        }
        screen.say(words.format(**keys), "warn")
        return

    def named(name: str | None) -> None:
        if name:
            screen.going_to = member.person.name
            screen.submit(
                lambda review: review.split_person(member.person.name, forms, name),
                tr("{listed} is {name}'s, no longer {name2}'s").format(
                    listed=_listed(forms), name=name, name2=member.person.name
                ),
            )

    if text:
        named(text)
        return
    explanation = tr("{listed} is no longer {name}'s.").format(
        listed=_listed(forms), name=member.person.name
    )
    _ask(
        screen,
        tr("Whose is it? A new name, or that of somebody here"),
        explanation,
        forms[0],
        named,
    )


def _forms(screen: CastScreen) -> tuple[str, ...]:
    """The forms that are marked, or the one that is current."""
    marked = [one for one in screen.forms.entries if one.key in screen.forms.marked]
    current = screen.forms.current
    chosen = marked or ([current] if current and screen.pane != "people" else [])
    forms = [one.label for one in chosen if isinstance(one, PlaceEntry) and _is_form(one)]
    return tuple(dict.fromkeys(forms))


def _listed(forms: Sequence[str]) -> str:
    return ", ".join(f"{OPENED}{one_line(form)}{CLOSED}" for form in forms)


def rename(screen: CastScreen, text: str = "") -> None:
    """Call the person otherwise: ask for the name, or take the one given."""
    member = _somebody(screen)
    if member is None:
        return
    old = member.person.name

    def named(name: str | None) -> None:
        if name and name != old:
            screen.going_to = name
            screen.submit(
                lambda review: review.rename_person(old, name),
                tr("{old} is called {name}").format(old=old, name=name),
            )

    if text:
        named(text)
    else:
        _ask(screen, tr("Another name"), tr("It is shown everywhere; the texts stay."), old, named)


def role(screen: CastScreen, text: str = "") -> None:
    """Give the person a role: ask for it, or take the one given."""
    member = _somebody(screen)
    if member is None:
        return
    name = member.person.name
    before = next(iter(member.person.roles), "")

    def given(role: str | None) -> None:
        if role is not None and role != before:
            screen.going_to = name
            words = f"{name}: {role or 'the role of the documents'}"
            screen.submit(lambda review: review.set_role(name, role or None), words)

    if text:
        given(text)
    else:
        _ask(
            screen,
            tr("What is {name}?").format(name=one_line(name)),
            tr("The role that is shown first."),
            before,
            given,
        )


def _somebody(screen: CastScreen) -> CastMember | None:
    member = screen.member
    if member is None:
        screen.say(tr("Go to a person first."), "warn")
    return member


def _ask(
    screen: CastScreen,
    title: str,
    explanation: str,
    value: str,
    then: Callable[[str | None], None],
) -> None:
    from factcheck.tui.screens.ask import Ask, Question

    question = Question(title=title, explanation=explanation, value=value)
    screen.app.push_screen(Ask(question), then)


def claims(screen: CastScreen) -> None:
    """Show the claims of the person in the review."""
    member = _somebody(screen)
    if member is None:
        return
    if not member.claims:
        screen.say(tr("No claim is {name}'s.").format(name=member.person.name), "warn")
        return
    screen.to_claims = True
    screen.leave()
    name = member.person.name.replace('"', " ")
    screen.review.act("filter", f'speaker:"{name}"')


def undo(screen: OverReview) -> None:
    """Take back the last act."""
    screen.submit(lambda review: review.undo(), "undo")


def redo(screen: OverReview) -> None:
    """Do again what was undone."""
    screen.submit(lambda review: review.redo(), "redo")


def reload(screen: OverReview) -> None:
    """Read everybody again."""
    screen.read()


ACTS: Mapping[str, Callable[..., None]] = {
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "back": back,
    "filter": filter_,
    "select": select,
    "merge": merge,
    "split": split,
    "rename": rename,
    "role": role,
    "claims": claims,
    "undo": undo,
    "redo": redo,
    "reload": reload,
}
