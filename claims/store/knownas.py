"""Who goes by which name in a case, read by key: what an act on the cast has to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.casting import Party, lay_over
from claims.model import CastDecisions, Evidence, Person, Span
from claims.store import casting, evidence, people
from claims.store.database import Database
from claims.store.ids import number
from claims.store.people import named_so, naming, without_names
from claims.store.queue import spoken_by

_WITHIN = (
    "SELECT s.claim FROM states s JOIN claims c ON c.id = s.claim "
    "WHERE s.document = ? AND s.span_start < ? AND c.span_end > ? ORDER BY s.claim"
)


class KnownAs:
    """Who goes by which name: what an act on the cast has to know of a case, read by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def older(self) -> bool:
        """Whether the cast was read by a version that did not keep whose each name is."""
        return without_names(self._database)

    def decisions(self) -> CastDecisions:
        """What was decided of the cast so far."""
        return casting.decisions(self._database)

    def everybody(self) -> list[str]:
        """The names that people are shown under, by the alphabet."""
        found = self._database.rows("SELECT person FROM forms UNION SELECT person FROM names")
        return sorted({person for (person,) in found})

    def people_of(self, form: str) -> list[str]:
        """Those who are shown so, or whom a document writes so, by the alphabet."""
        shown = self._database.rows(
            "SELECT person FROM forms WHERE person = :form UNION SELECT person FROM names "
            "WHERE person = :form",
            {"form": form},
        )
        found = {person for (person,) in shown}
        if not found:
            written = self._database.rows(
                "SELECT person FROM forms WHERE form = :form UNION SELECT person FROM names "
                "WHERE written = :form",
                {"form": form},
            )
            found = {person for (person,) in written}
        if not found:
            # What somebody was once called by the reviewer.
            decided = self.decisions()
            found = {decided.name(decided.given[form])} if form in decided.given else set()
        return sorted(found)

    def people(self, forms: Iterable[str]) -> tuple[Person, ...]:
        """Those whom somebody writes in one of ``forms``, as the reviewer has them; by key."""
        shown = {name for form in forms for name in self._written(form)}
        found = [party for name in sorted(shown) for party in self.parties(name)]
        people, _ = lay_over({one.person.name: one for one in found}.values(), self.decisions())
        return tuple(one for one in people if one.name in shown)

    def _written(self, form: str) -> Iterator[str]:
        for (name,) in self._database.rows("SELECT person FROM forms WHERE form = ?", (form,)):
            yield name

    def naming(self) -> int:
        """How many documents name somebody."""
        return people.count_naming(self._database)

    def people_in(self, document: str) -> tuple[Person, ...]:
        """Whom a document names, in its own words."""
        return people.named_in(self._database, number(document, "d"))

    def named_in(self, document: str) -> tuple[str, ...]:
        """The names that a document gives people."""
        return tuple(one.name for one in people.named_in(self._database, number(document, "d")))

    def forms(self, person: str) -> tuple[str, ...]:
        """The forms of somebody's name, by the alphabet."""
        found = self._database.rows("SELECT DISTINCT form FROM forms WHERE person = ?", (person,))
        return tuple(sorted(form for (form,) in found))

    def parties(self, person: str) -> tuple[Party, ...]:
        """The parties of which somebody shown as ``person`` has all or a part."""
        machines = self._database.rows(
            "SELECT DISTINCT machine FROM forms WHERE person = ? ORDER BY machine", (person,)
        )
        return tuple(casting.parties(self._database, [machine for (machine,) in machines]))

    def speakers(self, person: str) -> tuple[str, ...]:
        """Names that claims have as their speaker's and that are shown as ``person``."""
        found = self._database.rows(
            "SELECT written FROM names WHERE person = ? ORDER BY written", (person,)
        )
        return tuple(written for (written,) in found)

    def claims(self, person: str) -> list[str]:
        """The claims whose speaker is shown as ``person``, by id."""
        return spoken_by(self._database, person)

    def meant_by(self, person: str, names: Iterable[str]) -> int:
        """How many claims have somebody as their speaker under one of some names as written."""
        counted = (
            self._database.value(
                "SELECT count(*) FROM names n JOIN states s ON s.speaker = n.id "
                "WHERE n.written = ? AND n.person = ?",
                (name, person),
            )
            for name in names
        )
        return sum(counted)

    def documents(self, name: str) -> tuple[str, ...]:
        """The documents that name somebody so."""
        return naming(self._database, name)

    def aliases(self, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The other forms of somebody in each document that names them so."""
        for document in self.documents(name):
            for person in named_so(self._database, number(document, "d"), name):
                yield document, person.aliases

    def spellings(self, documents: Iterable[str]) -> list[Evidence]:
        """Passages of documents that came in as another spelling of a name."""
        found = [
            key
            for document in documents
            for (key,) in self._database.rows(
                "SELECT id FROM evidence WHERE document = ? AND relation = 'spelling'",
                (number(document, "d"),),
            )
        ]
        return [evidence.one_evidence(self._database, key) for key in sorted(found)]

    def claims_in(self, document: str, within: Span) -> list[str]:
        """The claims that share words with a part of a document, by id."""
        keys = self._database.numbers(_WITHIN, (number(document, "d"), within.end, within.start))
        return [f"c{key}" for key in keys]

    def set_by_hand(self, person: str) -> list[str]:
        """Those of somebody's claims of which the reviewer set both speaker and role, by id."""
        chosen = set(self.claims(person))
        found = self._database.rows(
            "SELECT s.claim FROM names n JOIN states s ON s.speaker = n.id "
            "WHERE (n.person = :name OR n.written = :name) "
            "AND json_type(s.overrides, '$.speaker') IS NOT NULL "
            "AND json_type(s.overrides, '$.role') IS NOT NULL ORDER BY s.claim",
            {"name": person},
        )
        return [claim for (key,) in found if (claim := f"c{key}") in chosen]
