"""The name check: what it asks about, and where it must be silent. Own texts, invented people."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.extract.names import Cast, find_people
from claims.match.namecheck import name_check
from claims.model import CastMember, Document, Extraction
from claims.sentences import sentences
from claims.store import Case, Clock

Finding = tuple[str, set[str], set[str]]
"""Kind, people, and forms in question."""


def spelling(person: str, *forms: str) -> list[Finding]:
    """One person spelt in several ways."""
    return [("spelling", {person}, set(forms))]


def title(person: str, *titles: str) -> list[Finding]:
    """One person under titles that differ."""
    return [("title", {person}, set(titles))]


def office(people: str, *titles: str) -> list[Finding]:
    """One office of two people, who are parted by a slash."""
    return [("office", set(people.split("/")), set(titles))]


ASKED: tuple[tuple[tuple[str, ...], list[Finding]], ...] = (
    # Spellings.
    (
        ("Antony Lundqvist said the pier is safe.", "Anthony Lundqvist said the pier is old."),
        spelling("Anthony Lundqvist", "Antony Lundqvist", "Anthony Lundqvist"),
    ),
    (
        ("Harriet Quillan spoke. Harriet Quillen left.",),
        spelling("Harriet Quillen", "Harriet Quillan", "Harriet Quillen"),
    ),
    (
        ("Elena Róbledo said so on Monday.", "Elena Robledo said so on Friday."),
        spelling("Elena Róbledo", "Elena Róbledo", "Elena Robledo"),
    ),
    (
        ("Marta Ibáñez Lugo dijo que el puente es viejo.", "Marta Ibañez Lugo dijo que no."),
        spelling("Marta Ibáñez Lugo", "Marta Ibáñez Lugo", "Marta Ibañez Lugo"),
    ),
    (
        ("Catherine Holloway said the vote was fair.", "CATHERINE HOLLAWAY said it was close."),
        spelling("Catherine Holloway", "Catherine Holloway", "CATHERINE HOLLAWAY"),
    ),
    # Titles of one person.
    (
        (
            "Rosa Delmar, Secretary of Security, said crime fell.",
            "Rosa Delmar, Secretary of Public Security, said crime rose.",
        ),
        title("Rosa Delmar", "Secretary of Security", "Secretary of Public Security"),
    ),
    (
        (
            "Rosa Delmar, the secretary of state, said talks go on.",
            "Rosa Delmar, the secretary of defense, said talks go on.",
        ),
        title("Rosa Delmar", "secretary of state", "secretary of defense"),
    ),
    (
        ("Mayor Anna Quill said no.", "Deputy Mayor Anna Quill said yes."),
        title("Anna Quill", "Mayor", "Deputy Mayor"),
    ),
    (
        (
            "Anna Quill, the mayor of Eastport, said no.",
            "Anna Quill, the mayor of Westhaven, said yes.",
        ),
        title("Anna Quill", "mayor of Eastport", "mayor of Westhaven"),
    ),
    (
        ("The governor of Ohio, Peter Vance, said no.", "Texas Governor Peter Vance said yes."),
        title("Peter Vance", "governor of Ohio", "Texas Governor"),
    ),
    (
        (
            "Luis Arenas, secretario de Salud, dijo que hay vacunas.",
            "Luis Arenas, secretario de Hacienda, dijo que hay dinero.",
        ),
        title("Luis Arenas", "secretario de Salud", "secretario de Hacienda"),
    ),
    (
        (
            "La secretaria de Seguridad, Rosa Delmar, dijo que bajó el delito.",
            "La secretaria de Seguridad Ciudadana, Rosa Delmar, dijo que subió el delito.",
        ),
        title("Rosa Delmar", "secretaria de Seguridad", "secretaria de Seguridad Ciudadana"),
    ),
    (
        ("Vice President Ida Storm said no.", "President Ida Storm said yes."),
        title("Ida Storm", "Vice President", "President"),
    ),
    (
        (
            "Carl Benson, the minister of transport, said no.",
            "Carl Benson, the secretary of transport, said yes.",
        ),
        title("Carl Benson", "minister of transport", "secretary of transport"),
    ),
    (
        (
            "Defense Secretary Carl Benson said no.",
            "Carl Benson, the secretary of state, said yes.",
        ),
        title("Carl Benson", "Defense Secretary", "secretary of state"),
    ),
    (
        (
            "Carl Benson, the director of the Roads Agency, said no.",
            "Carl Benson, the director of the Water Board, said yes.",
        ),
        title("Carl Benson", "director of the Roads Agency", "director of the Water Board"),
    ),
    # One office of two people.
    (
        (
            "The mayor of Eastport, Anna Quill, said no.",
            "The mayor of Eastport, Robert Stone, said yes.",
        ),
        office("Anna Quill/Robert Stone", "mayor of Eastport"),
    ),
    (
        (
            "Anna Quill, the mayor of Eastport, said no. "
            "Hours later Robert Stone, the mayor of Eastport, said yes.",
        ),
        office("Anna Quill/Robert Stone", "mayor of Eastport"),
    ),
    (
        ("Eastport Mayor Anna Quill said no.", "Robert Stone, mayor of Eastport, said yes."),
        office("Anna Quill/Robert Stone", "Eastport Mayor", "mayor of Eastport"),
    ),
    (
        (
            "Ana Robles, presidenta de México, dijo que no.",
            "Mexican President Ida Storm said yes.",
        ),
        office("Ana Robles/Ida Storm", "presidenta de México", "Mexican President"),
    ),
    (
        (
            "La alcaldesa de Puerto Lindo, Ana Robles, dijo que no.",
            "El alcalde de Puerto Lindo, Luis Arenas, dijo que sí.",
        ),
        office("Ana Robles/Luis Arenas", "alcaldesa de Puerto Lindo", "alcalde de Puerto Lindo"),
    ),
    (
        (
            "Carl Benson, the chief executive of Quillan Steel, said no.",
            "Ida Storm, CEO of Quillan Steel, said yes.",
        ),
        office("Carl Benson/Ida Storm", "chief executive of Quillan Steel", "CEO of Quillan Steel"),
    ),
    (
        (
            "Rosa Delmar, secretary of transport, said no.",
            "Carl Benson, secretary of transport, said yes.",
        ),
        office("Rosa Delmar/Carl Benson", "secretary of transport"),
    ),
    (
        ("Ohio Governor Peter Vance said no.", "The governor of Ohio, Ida Storm, said yes."),
        office("Peter Vance/Ida Storm", "Ohio Governor", "governor of Ohio"),
    ),
)

SILENT: tuple[tuple[str, ...], ...] = (
    # No two spellings.
    ("Anna Quill said no. Quill said yes.", "A. Quill said so."),
    ("ANNA RÓBLES said no.", "ANNA ROBLES said so."),
    ("Anna Quill's plan is old, said Anna Quill.", "Anna Quill said so."),
    ("Anna Quill said no.", "Robert Quilt said yes."),
    ("Marta Ibáñez Rey dijo que no.", "Marta Ibáñez dijo que sí."),
    # Titles that agree: short forms, other words for one office, both known at other times.
    ("President Ida Storm said no.", "Ida Storm, the President of Mexico, said yes."),
    ("Secretary Rosa Delmar said no.", "Rosa Delmar, Secretary of Public Security, said yes."),
    ("U.S. Secretary of State Carl Benson said no.", "Secretary of State Carl Benson said yes."),
    ("Mayor Anna Quill said no.", "Anna Quill, the mayor of Eastport, said yes."),
    ("Eastport Mayor Anna Quill said no.", "Anna Quill, mayor of Eastport, said yes."),
    ("La presidenta Ana Robles dijo que no.", "Ana Robles, presidenta de México, dijo que sí."),
    ("La alcaldesa Ana Robles dijo que no.", "Eastport Mayor Ana Robles said yes."),
    ("Mayor Anna Quill said no.", "Anna Quill, the former mayor of Eastport, said yes."),
    (
        "Former Secretary of State Carl Benson said no.",
        "Carl Benson, the secretary of defense, said yes.",
    ),
    (
        "La exalcaldesa de Puerto Lindo, Ana Robles, dijo que no.",
        "Ana Robles, alcaldesa de Mar Chica, dijo que sí.",
    ),
    ("Foreign Secretary Carl Benson said no.", "Carl Benson, secretary of foreign affairs, spoke."),
    ("Anna Quill, a lawyer, said no.", "Mayor Anna Quill said yes."),
    ("Senator Anna Quill said no.", "Anna Quill, a professor of law, said yes."),
    ("Longtime Mayor Anna Quill said no.", "Democratic Mayor Anna Quill said yes."),
    # Offices that many hold, that are told apart, or that followed one another.
    ("Senator Anna Quill of Ohio said no.", "Ohio Senator Robert Stone said yes."),
    ("Anna Quill, a professor at Eastport College, spoke.", "Robert Stone, a professor, spoke."),
    ("Anna Quill, a spokeswoman for the ministry, spoke.", "Robert Stone, a spokesman, spoke."),
    ("Anna Quill, a lawyer for the city, said no.", "Robert Stone, a lawyer, said yes."),
    ("Mayor Anna Quill said no.", "Mayor Robert Stone said yes."),
    ("Anna Quill, mayor of Eastport, spoke.", "Robert Stone, mayor of Westhaven, spoke."),
    ("Anna Quill, mayor of Eastport, spoke.", "Robert Stone, former mayor of Eastport, spoke."),
    ("Anna Quill, mayor of Eastport, spoke.", "Robert Stone, deputy mayor of Eastport, spoke."),
    ("Anna Quill, mayor of Eastport, spoke.", "Robert Stone, mayor of Eastport until 2012, spoke."),
    ("Anna Quill, mayor of Eastport, spoke.", "The mayor's spokesman, Robert Stone, spoke."),
    ("Anna Quill, a director of Quillan Steel, spoke.", "Ida Storm, a director of Quillan Steel."),
    (
        "Ana Robles, alcaldesa de Puerto Lindo, habló.",
        "Luis Arenas, el anterior alcalde de Puerto Lindo, habló.",
    ),
    (
        "Luis Arenas, diputado de Puerto Lindo, dijo que no.",
        "Ana Robles, diputada de Puerto Lindo, dijo que sí.",
    ),
    ("Vice President Ida Storm said no.", "The president, Carl Benson, said yes."),
)


@pytest.fixture
def read(tmp_path: Path, clock: Clock) -> Callable[..., tuple[CastMember, ...]]:
    """The cast of a case of such texts."""

    def cast(*texts: str) -> tuple[CastMember, ...]:
        with Case.open(tmp_path / "n.factcheck", clock=clock, create=True) as case:
            for text in texts:
                people = tuple(find_people(text, list(sentences(text))))
                document = Document(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
                case.add_document(document, Extraction(people=people), reviewer="Ada")
            found = Cast.of(case.cast.named())
            case.cast.save(found.people, found.shown)
            for member in case.cast.members():
                for form in member.forms:
                    whole = case.document(form.document).text
                    assert form.span.of(whole) == form.text
                for learnt in member.roles:
                    assert learnt.span.of(case.document(learnt.document).text) == learnt.role
                    assert learnt.role in learnt.sentence
            return case.cast.members()

    return cast


@pytest.mark.parametrize(("texts", "expected"), ASKED)
def test_what_is_odd_is_asked_about(
    read: Callable[..., tuple[CastMember, ...]], texts: tuple[str, ...], expected: list[Finding]
) -> None:
    """Each oddity is one finding, with its people and with places that slice back to its forms."""
    found = name_check(read(*texts))
    shown = [(one.kind, set(one.people), {form.text for form in one.forms}) for one in found]
    assert shown == expected
    for one in found:
        assert all(
            form.span.of(texts[int(form.document[1:]) - 1]) == form.text for form in one.forms
        )
        assert all(f"“{form.text}”" in one.words for form in one.forms if one.kind != "office")
        assert one.words.endswith(".")


@pytest.mark.parametrize("texts", SILENT)
def test_what_is_usual_is_not_asked_about(
    read: Callable[..., tuple[CastMember, ...]], texts: tuple[str, ...]
) -> None:
    """Short forms, shared titles and offices told apart give no finding."""
    cast = read(*texts)
    assert cast
    assert name_check(cast) == ()
