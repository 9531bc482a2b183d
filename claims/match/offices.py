"""Titles read as offices: which head, of what, of where; and whether two name one office.

"Secretary of Security" and "Secretary of Public Security" are two offices, or one written wrongly;
"Secretary Stone" says neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from claims.extract.names.places import place_of
from claims.extract.names.roles import is_head, read_role
from claims.folding import fold, words
from claims.vocabulary import vocabulary

# Heads of offices that one person holds at a time, under one name whatever gender or language.
_HEADS = {
    "alcalde": "mayor",
    "alcaldesa": "mayor",
    "attorney-general": "attorney general",
    "ceo": "chief executive",
    "chair": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "chancellor": "chancellor",
    "chief": "chief",
    "chief-executive": "chief executive",
    "comptroller": "comptroller",
    "director": "director",
    "directora": "director",
    "fiscal-general": "attorney general",
    "gobernador": "governor",
    "gobernadora": "governor",
    "gov": "governor",
    "governor": "governor",
    "head": "head",
    "jefa": "head",
    "jefe": "head",
    "king": "monarch",
    "mayor": "mayor",
    "mayoress": "mayor",
    "minister": "minister",
    "ministra": "minister",
    "ministro": "minister",
    "premier": "prime minister",
    "president": "president",
    "presidenta": "president",
    "presidente": "president",
    "prime-minister": "prime minister",
    "primer-ministro": "prime minister",
    "primera-ministra": "prime minister",
    "queen": "monarch",
    "secretaria": "secretary",
    "secretaria-general": "secretary-general",
    "secretario": "secretary",
    "secretario-general": "secretary-general",
    "secretary": "secretary",
    "secretary-general": "secretary-general",
    "sheriff": "sheriff",
    "superintendent": "superintendent",
    "treasurer": "treasurer",
}
_PAIRS = re.compile(
    r"\b(attorney|fiscal|secretary|secretari[oa]) (general)\b"
    r"|\b(prime|chief) (minister|executive)\b|\b(primera?) (ministr[oa])\b"
)
OF_MATTERS = frozenset(["secretary", "minister"])
"""Heads of which there are several, told apart by their matter alone."""
# Who stands below or beside the head, and is another.
_RANKS = vocabulary(
    "vice deputy under assistant associate acting interim sub co vicepresidente vicepresidenta "
    "subsecretario subsecretaria adjunto adjunta viceministro viceministra interino interina "
    "encargado encargada press shadow private honorary personal"
)
# An office that is not held at present, or of which the text says when it was.
_TIMED = vocabulary(
    "former then late ex past previous next future elect outgoing incoming ousted retired onetime "
    "designate candidate nominee hopeful predecessor successor entonces anterior antiguo antigua "
    "exalcalde exalcaldesa expresidente expresidenta exgobernador exgobernadora exsecretario "
    "exsecretaria exministro exministra exdirector exdirectora electo electa candidato candidata "
    "aspirante saliente entrante fallecido fallecida"
)
_OF = vocabulary("of for de del")
_STOPS = vocabulary(
    "who which that and y in at on during after before to from since until between under with as "
    "said en durante tras antes desde hasta entre que quien con"
)
_AND = vocabulary("and y e &")
_SMALL = vocabulary("the a an of for de del la el los las s his her its their su sus")
# Words that say nothing of which office it is.
_GENERIC = vocabulary(
    "affairs asuntos relaciones matters department departamento ministry ministerio office oficina "
    "secretariat secretaria state's city town ciudad municipio country republic republica federal "
    "national nacional new nuevo nueva current actual longtime first second third fourth "
    "democratic republican conservative liberal labour labor independent socialist progressive "
    "united states kingdom estados unidos mr mrs ms dr señor señora don doña honorable sir "
    "dame gen lt sen rep"
)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Office:
    """What a title says: its head, its matter, its places, and whether it is held at all."""

    head: str
    matter: frozenset[str]
    places: frozenset[str]
    ranks: frozenset[str]
    timed: bool

    @property
    def says_which(self) -> bool:
        """Whether the title says of what, or of where, it is."""
        return bool(self.matter or self.places)

    def differs(self, other: Office) -> bool:
        """Whether one person cannot well be both: another rank, matter or place is said.

        A short form ("President") differs from no longer one ("President of Valdoria").
        """
        if self.timed or other.timed:
            return False
        if self.head != other.head:
            both = {self.head, other.head} == OF_MATTERS
            return both and bool(self.matter) and self.matter == other.matter
        if self.ranks != other.ranks:
            return True
        if self.matter and other.matter and self.matter != other.matter:
            return self.head in OF_MATTERS or not self.matter & other.matter
        return bool(self.places and other.places) and not self.places & other.places


@lru_cache(maxsize=4096)
def read_office(title: str) -> Office | None:
    """The office that a title as written names; None where it names none that one person holds."""
    joined = _PAIRS.sub(lambda found: "-".join(filter(None, found.groups())), fold(title))
    low = [re.sub(r"'s$", "", word.folded) for word in words(joined)]
    at = _head(low)
    if at is None:
        return None
    proper = {re.sub(r"'s$", "", word.folded) for word in words(title) if word.text[0].isupper()}
    said = [word for word in _after(low, at, proper) if word not in _SMALL]
    # What stands before the head is a matter or a place where it has a capital.
    before = [word for word in low[:at] if word in proper and word not in _RANKS | _TIMED]
    if _HEADS[low[at]] not in OF_MATTERS and not proper.intersection(said):
        said = []
    role = read_role(title.lower().replace("’", "'"))
    places = role.places if role else frozenset()
    matter = frozenset(
        word for word in (*before, *said) if word not in _GENERIC and not _is_place(word)
    )
    return Office(
        head=_HEADS[low[at]],
        matter=matter,
        places=places,
        ranks=frozenset(low[:at]) & _RANKS,
        timed=bool(frozenset(low) & _TIMED or _YEAR.search(title)),
    )


def _head(low: list[str]) -> int | None:
    """Where the head stands: the last before the first "of", since the rest is what it is of.

    None where that is no office that one person holds: "the mayor's spokesman".
    """
    first_of = next((at for at, word in enumerate(low) if word in _OF), len(low))
    heads = [
        at
        for at, word in enumerate(low[:first_of])
        if word in _HEADS or (is_head(word) and word != "general")
    ]
    return heads[-1] if heads and low[heads[-1]] in _HEADS else None


def _after(low: list[str], at: int, proper: Collection[str]) -> list[str]:
    """The words of what the head is of: "the Interior and Water", but "Eastport | and owner"."""
    if at + 1 >= len(low) or low[at + 1] not in _OF:
        return []
    end = at + 2
    while end < len(low) and low[end] not in _STOPS:
        end += 1
        joins = low[end : end + 1] and low[end] in _AND and low[end + 1 : end + 2]
        if joins and joins[0] in proper and _HEADS[low[at]] in OF_MATTERS:
            end += 1
    return [word for word in low[at + 2 : end] if word not in _AND]


def _is_place(word: str) -> bool:
    return word != "state" and (place_of(word) or place_of(f"{word}.")) is not None
