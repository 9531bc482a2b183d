"""Which column of a list holds what: by its name, in English or Spanish, or as a person says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from claims.documents.lists.table import letters
from claims.errors import DocumentError
from claims.folding import fold
from claims.phrases import phrase

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "claim": (
            "claim|claims|claim text|claim reviewed|the claim|statement|statements|assertion|quote"
            "|quotation|sentence|text|what|what was said|afirmacion|afirmaciones|declaracion"
            "|declaraciones|alegacion|enunciado|cita|frase|dicho|texto|que|que dijo|que se dijo"
        ),
        "speaker": (
            "speaker|claimant|claimed by|said by|who|who said it|author|person|politician"
            "|spokesperson|orador|oradora|hablante|declarante|dicho por|quien|quien lo dijo|autor"
            "|autora|persona|portavoz"
        ),
        "role": "role|office|job|job title|speaker title|cargo|puesto|funcion",
        "date": (
            "date|claim date|date said|date of claim|claimed on|said on|when|day|fecha|dicho el"
            "|fecha de la declaracion|fecha de la afirmacion|cuando|dia"
        ),
        "place": (
            "place|location|venue|where|city|country|state|lugar|ubicacion|sitio|donde|ciudad|pais"
        ),
        "source": "url|link|source|source url|address|enlace|vinculo|direccion|fuente|origen",
        "verdict": (
            "verdict|rating|ruling|label|conclusion|textual rating|veredicto|calificacion"
            "|valoracion|etiqueta"
        ),
        "notes": (
            "notes|note|comment|comments|remark|remarks|context|explanation|notas|nota|comentario"
            "|comentarios|observaciones|contexto|explicacion"
        ),
        "id": "id|claim id|no|nr|number|ref|reference|numero|num|identificador|referencia",
    }
)
"""What is read of a row, with the names that columns have for it, the surest first; lower case,
without accents.
"""
_KNOWN = {
    alias: (field, rank)
    for field, names in FIELDS.items()
    for rank, alias in enumerate(names.split("|"))
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKS = re.compile(r"[\W_]+")
_LONGEST = 60
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands in a row, from 0."""

    places: Mapping[str, int]
    header: tuple[str, ...] = ()
    """The names of the columns; empty where the first row is a claim already."""
    left_out: tuple[str, ...] = ()
    """Columns that mean nothing here, or the same as another, as people are told of them."""

    def words(self) -> str:
        """What was understood, for people: "claim = A “Afirmación”, speaker = B “Quién”"."""
        told = [f"{field} = {self._named(at)}" for field, at in self.places.items()]
        left = f"; left out: {', '.join(self.left_out[:_LISTED])}" if self.left_out else ""
        more = " …" if len(self.left_out) > _LISTED else ""
        return ", ".join(told) + left + more

    def _named(self, at: int) -> str:
        name = _shortened(self.header[at]) if at < len(self.header) else ""
        return f"{letters(at)} “{name}”" if name else letters(at)


def understand(
    first: Sequence[str], given: Mapping[str, str], name: str, *, is_header: bool = False
) -> Columns:
    """What the columns are, from the first row and from what a person says of them.

    ``given`` has a column's number (from 1), letter or name for a field. ``is_header`` says that
    ``first`` holds names and no claim. Raises DocumentError where no column holds the claims.
    """
    named = _by_names(first)
    told = {field: _place(column, first, name) for field, column in given.items()}
    by_name = any(not _is_place(column) for column in given.values())
    if not is_header and not by_name and not named:
        if "claim" not in told:
            raise _unknown(first, name)
        return Columns(told)
    places = {field: at for field, at in named.items() if at not in told.values()} | told
    if "claim" not in places:
        raise _unknown(first, name)
    used = set(places.values())
    left = tuple(
        f"{letters(at)} “{_shortened(one)}”"
        for at, one in enumerate(first)
        if at not in used and one.strip()
    )
    ordered = {field: places[field] for field in FIELDS if field in places}
    return Columns(ordered, tuple(first), left)


def _by_names(first: Sequence[str]) -> dict[str, int]:
    """The columns whose names are known; of two for one thing the surer, then the first."""
    best: dict[str, tuple[int, int]] = {}
    for at, cell in enumerate(first):
        field, rank = _KNOWN.get(_folded(cell), ("", 0))
        if field and (field not in best or rank < best[field][0]):
            best[field] = (rank, at)
    return {field: at for field, (_, at) in best.items()}


def is_known(name: str) -> bool:
    """Whether a column of that name holds claims."""
    return _KNOWN.get(_folded(name), ("", 0))[0] == "claim"


def _folded(cell: str) -> str:
    if len(cell) > _LONGEST:
        return ""
    return _MARKS.sub(" ", fold(_CAMEL.sub(" ", cell))).strip()


def _is_place(column: str) -> bool:
    return column.isascii() and (column.isdecimal() or (len(column) <= 2 and column.isupper()))


def _place(column: str, first: Sequence[str], name: str) -> int:
    """The column that a person means by its number, letter or name."""
    wanted = _folded(column)
    by_name = [at for at, cell in enumerate(first) if wanted and _folded(cell) == wanted]
    if by_name:
        return by_name[0]
    if _is_place(column) and len(column) <= 4:
        at = int(column) - 1 if column.isdecimal() else _index(column)
        if 0 <= at < len(first):
            return at
    raise DocumentError(
        "{name}: has no column {column!r}. {first} Give a column by its number, its "
        "letter or its name.",
        name=name,
        column=_shortened(column),
        first=_listed(first),
    )


def _index(column: str) -> int:
    at = 0
    for letter in column:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _unknown(first: Sequence[str], name: str) -> DocumentError:
    return DocumentError(
        "{name}: no column is known to hold the claims. {first} Say which one does: "
        "--column claim=1 (or its letter or name), and speaker=, date=, place=, "
        "source= likewise.",
        name=name,
        first=_listed(first),
    )


def _listed(first: Sequence[str]) -> str:
    told = [f"{letters(at)} “{_shortened(one)}”" for at, one in enumerate(first)]
    return phrase(
        "Its first row has {listed}{words}.",
        listed=", ".join(told[:_LISTED]),
        words=" …" if len(told) > _LISTED else "",
    )


def _shortened(cell: str) -> str:
    words = " ".join(cell[:200].split())
    return words if len(words) <= 40 else words[:39] + "…"
