"""The screen of the cast: the people, the places of a name, the document that one stands in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from claims.folding import fold
from claims.model import CastMember, NameFinding
from factcheck.tongue import tr
from factcheck.tui.commands import Where, bindings, key_words
from factcheck.tui.render.entries import Entry, Heading, Look, Prose
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.render.people import (
    FindingEntry,
    PersonEntry,
    PlaceEntry,
    form_entries,
    role_entries,
)
from factcheck.tui.render.text import line, pad, spread
from factcheck.tui.screens.cast import acts
from factcheck.tui.screens.cast.reading import CastRead, fits, read_cast
from factcheck.tui.screens.filter_line import FilterLine
from factcheck.tui.screens.over import OverReview
from factcheck.tui.widgets.document_view import DocumentView
from factcheck.tui.widgets.listing import Listing

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


class CastScreen(OverReview):
    """Everybody whom the documents name; what is odd about it stands first."""

    WHERE = Where.CAST
    PANES: ClassVar[Mapping[str, Where]] = {
        "people": Where.LISTING,
        "places": Where.LISTING,
        "document": Where.DOCUMENT,
    }
    ACTS = acts.ACTS
    CSS_PATH = "../../styles/over.tcss"
    BINDINGS: ClassVar = bindings(Where.CAST)
    AUTO_FOCUS = "#people"
    leads_back = True

    def __init__(self, review: ReviewScreen, person: str = "") -> None:
        """``person`` is the name to begin with."""
        super().__init__(review)
        self.people = Listing(id="people")
        self.forms = Listing(id="places")
        self.document = DocumentView(id="document")
        wanted = tr("a name, a form, a role; {key} keeps it").format(key=key_words("enter"))
        self.filter = FilterLine(wanted, "people")
        self.members: tuple[CastMember, ...] = ()
        self.findings: tuple[NameFinding, ...] = ()
        self.going_to = person
        """The name to make current when the people are read."""
        self.to_claims = False
        """Whether it was left for the claims of somebody."""
        self._documents: Mapping[str, str] = {}
        self._shown: Entry | None = None

    def compose(self) -> ComposeResult:
        """The panes, and the line to filter with."""
        yield self.head
        with Horizontal(id="panes"):
            yield self.people
            with Vertical(id="middle"):
                yield self.forms
                yield self.document
        yield self.filter
        yield self.bar

    def read(self) -> None:
        """Read everybody beside the interface."""
        self.show_head(line(tr("the cast")), line((f"{tr('reading …')} ", "$quiet")))
        work = partial(read_cast, self.source)
        self.run_worker(work, thread=True, group="cast", exclusive=True, name="cast")

    @on(CastRead)
    def _read(self, event: CastRead) -> None:
        self.members, self.findings = event.members, event.findings
        self._documents = event.documents
        self.show_people()

    def name_of(self, document: str) -> str:
        """The name of a document."""
        return self._documents.get(document, document)

    # The list

    def show_people(self) -> None:
        """Show the findings and the people that fit what is typed."""
        wanted = fold(self.filter.value.strip())
        members = [one for one in self.members if fits(one, wanted)] if wanted else self.members
        names = {one.person.name for one in members}
        findings = [one for one in self.findings if not wanted or names.intersection(one.people)]
        entries: list[Entry] = []
        if findings:
            title = (
                tr("Names and titles to look at {count:,}").format(count=len(findings)),
                "bold $verdict-warn",
            )
            entries.append(Heading(line("  ", title), first=True))
            entries += [FindingEntry(one, finding_key(one)) for one in findings]
        entries.append(PeopleHeading(first=not findings))
        entries += [PersonEntry(one, person_key(one.person.name)) for one in members]
        if not members:
            entries.append(Prose(line((tr("Nobody fits."), "$quiet"))))
        self.people.show(entries, person_key(self.going_to) if self.going_to else None)
        self.people.mark(self.people.marked & {entry.key for entry in entries})
        self.going_to = ""
        self.people.border_title = line(
            tr("People and bodies {count:,}").format(count=len(members))
        )
        self.show_head(line(tr("the cast")), self._counts(len(members)))
        if self._shown is not self.people.current:
            self.show_forms()

    def _counts(self, shown: int) -> Content:
        people = tr("{count:,} people and bodies").format(count=len(self.members))
        some = tr("{shown:,} of ").format(shown=shown) if shown != len(self.members) else ""
        odd = (
            tr(" {DOT} {count:,} to look at").format(DOT=DOT, count=len(self.findings))
            if self.findings
            else ""
        )
        return line((some, "bold $accent"), (people, "bold"), (odd, "$verdict-warn"), " ")

    # Where a name stands

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        follow = self.show_forms if event.listing is self.people else self.show_document
        self.after_rest(follow)

    def show_forms(self) -> None:
        """Show the roles and forms of the person or finding that is current."""
        entry = self.people.current
        self._shown = entry
        self.forms.mark(())
        match entry:
            case PersonEntry(member=member):
                entries, title = self._of_member(member), member.person.name
            case FindingEntry(finding=finding):
                entries = [*form_entries(finding.forms, self.name_of, self.desk.around)]
                title = f" {DOT} ".join(finding.people)
            case _:
                entries, title = [], ""
        self.forms.show(entries)
        self.forms.border_title = line(title or tr("Forms and roles"))
        self.show_document()

    def _of_member(self, member: CastMember) -> list[Entry]:
        entries: list[Entry] = []
        roles = role_entries(member.roles, self.name_of, self.desk.around)
        forms = form_entries(member.forms, self.name_of, self.desk.around)
        if roles:
            entries += [
                Heading(line((tr("  Roles, and where they were learnt"), "$quiet")), first=True)
            ]
            entries += roles
        heading = (
            tr("  Written so {count:,}").format(count=len(forms))
            if forms
            else tr("  No document writes this name.")
        )
        entries += [Heading(line((heading, "$quiet")), first=not roles), *forms]
        return entries

    def show_document(self) -> None:
        """Show the place that is current in its document."""
        entry = self.forms.current
        if isinstance(entry, PlaceEntry) and entry.place:
            self.show_place(self.document, entry.place)

    def chosen(self, listing: Listing, entry: Entry) -> None:
        """From a person to the places of the name, from a place into its document."""
        if listing is self.people:
            self.show_forms()
            self.show_pane("places")
        elif isinstance(entry, PlaceEntry) and entry.place:
            self.show_document()
            self.show_pane("document")

    # What acts go to

    @property
    def member(self) -> CastMember | None:
        """The person that is current, or whom the current finding is about alone."""
        entry = self.people.current
        if isinstance(entry, FindingEntry) and len(entry.finding.people) == 1:
            name = entry.finding.people[0]
            return next((one for one in self.members if one.person.name == name), None)
        return entry.member if isinstance(entry, PersonEntry) else None

    @property
    def finding(self) -> NameFinding | None:
        """The finding that is current."""
        entry = self.people.current
        return entry.finding if isinstance(entry, FindingEntry) else None

    def selected_people(self) -> list[CastMember]:
        """The people that are marked, in the order of the list."""
        marked = self.people.marked
        return [one for one in self.members if person_key(one.person.name) in marked]

    # The filter

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self.show_people()


class PeopleHeading(Heading):
    """What stands over the people: what the columns are."""

    def __init__(self, *, first: bool) -> None:
        super().__init__(line((tr("  Everybody"), "bold")), first)

    def lines(self, width: int, look: Look) -> list[Content]:
        """The heading with the columns at its right."""
        columns = line((tr("claims  docs "), "$quiet"))
        shown = spread(self.content, columns, width) if width >= 48 else pad(self.content, width)
        return [shown] if self.first else [Content(""), shown]


def person_key(name: str) -> str:
    """What a person is known by in the list."""
    return f"person {name}"


def finding_key(finding: NameFinding) -> str:
    """What a finding is known by in the list."""
    return f"finding {finding.kind} {finding.words}"
