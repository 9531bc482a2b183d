"""Titles and role nouns: what they say about their bearer, and whether two can be one person's.

"the U.S. diplomat" fits a "Secretary of the State Department" because a secretary of state is a
diplomat and the State Department is American.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claims.extract.names.places import SEATS, place_of
from claims.vocabulary import vocabulary

# A head noun of a title, then everything else its bearer may be called.
_KINDS = """
president: leader politician official executive chief presidente presidenta
presidenta: president leader politician mandataria
presidente: president leader politician mandatario
mandatario: president leader presidente
mandataria: president leader presidenta
premier: prime-minister leader politician official
chancellor: leader politician official
canciller: foreign-minister diplomat official diplomático
king: monarch royal
queen: monarch royal
secretary: official minister
secretario: official funcionario
secretaria: official funcionaria
minister: official politician secretary
ministro: official funcionario
ministra: official funcionaria
ambassador: diplomat envoy official
embajador: diplomat diplomático official
embajadora: diplomat diplomática official
envoy: diplomat official
diplomat: envoy official
senator: lawmaker politician legislator
sen.: senator lawmaker politician legislator
senador: legislador político
senadora: legisladora política
representative: lawmaker politician legislator congressman congresswoman rep.
rep.: representative lawmaker politician legislator congressman congresswoman
congressman: representative rep. lawmaker politician legislator
congresswoman: representative rep. lawmaker politician legislator
diputado: legislador político
diputada: legisladora política
lawmaker: legislator politician
legislator: lawmaker politician
speaker: lawmaker politician leader
whip: lawmaker politician
governor: politician official gov. executive
gov.: governor politician official
gobernador: político mandatario
gobernadora: política mandataria
mayor: politician official
alcalde: político edil
alcaldesa: política edil
councilman: politician lawmaker
councilwoman: politician lawmaker
commissioner: official
attorney: lawyer official
lawyer: attorney counsel
counsel: lawyer attorney
prosecutor: lawyer attorney official
fiscal: funcionario
judge: jurist
justice: judge jurist
juez: magistrado
jueza: magistrada
general: officer commander official
gen.: general officer commander
colonel: officer commander
admiral: officer commander
captain: officer
sergeant: officer
sheriff: official officer
officer: official
commander: officer leader
chief: head official leader
head: chief official leader director
jefe: líder
jefa: líder
director: head official chief
directora: funcionaria
coordinator: official
chairman: head leader chair chairwoman official executive
chairwoman: head leader chair chairman official executive
chair: head leader chairman chairwoman
leader: politician head
executive: chief boss
ceo: executive chief boss
founder: executive entrepreneur
owner: businessman
manager: official
boss: leader
spokesman: spokesperson official aide spokeswoman
spokeswoman: spokesperson official aide spokesman
spokesperson: official aide spokesman spokeswoman
portavoz: vocero
vocero: portavoz
vocera: portavoz
adviser: aide official advisor
advisor: aide official adviser
asesor: funcionario
aide: adviser advisor official
strategist: adviser operative consultant
consultant: strategist expert
candidate: nominee contender politician hopeful
candidato: aspirante político
candidata: aspirante política
nominee: candidate politician contender
contender: candidate
hopeful: candidate
incumbent: politician
billionaire: businessman mogul tycoon
businessman: mogul tycoon entrepreneur
businesswoman: entrepreneur
mogul: businessman tycoon
professor: academic scholar expert researcher
profesor: académico
profesora: académica
scholar: academic expert professor
scientist: researcher expert
researcher: scientist expert
investigador: académico experto
investigadora: académica experta
economist: expert
historian: expert scholar
analyst: expert
expert: analyst
pollster: analyst
author: writer
writer: author
journalist: reporter
reporter: journalist
columnist: journalist writer
editor: journalist
activist: campaigner
organizer: activist
doctor: physician
physician: doctor
nurse: worker
teacher: educator
principal: educator
student: pupil
farmer: grower
pastor: clergyman
bishop: clergyman
priest: clergyman
resident: neighbor
veteran: soldier
actor: star
actress: star
singer: star
member: official
deputy: official
delegate: official
counterpart: official president minister secretary leader governor mayor diplomat chancellor
successor: official
predecessor: official
rival: opponent
opponent: rival
lobbyist: operative
superintendent: official
inspector: official
investigator: official
detective: officer
agent: officer
treasurer: official
comptroller: official
spouse: wife husband
wife: spouse
husband: spouse
"""

KINDS = {
    head: frozenset([head, *rest.split()])
    for head, rest in (line.split(":") for line in _KINDS.strip().splitlines())
}

# Heads that are not titles on their own and only help where another head is missing.
GENERIC = vocabulary(
    "official lawmaker politician academic executive entrepreneur campaigner star educator jurist "
    "monarch operative legislator funcionario funcionaria mandatario mandataria político política "
    "diplomático diplomática experto experta líder legislador legisladora magistrado magistrada "
    "académico académica tycoon physician contender"
)

_FEMALE = vocabulary(
    "spokeswoman congresswoman chairwoman businesswoman councilwoman queen wife actress mother "
    "daughter sister woman girl presidenta secretaria ministra embajadora senadora diputada "
    "gobernadora alcaldesa jueza directora vocera asesora candidata profesora investigadora "
    "funcionaria mandataria legisladora política diplomática experta académica"
)
_MALE = vocabulary(
    "spokesman congressman chairman businessman councilman king husband actor father son brother "
    "man boy clergyman secretario ministro embajador senador diputado gobernador director vocero "
    "asesor candidato profesor investigador funcionario mandatario legislador político"
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a title says: the kinds of person it fits, its places, whether it is a former one."""

    kinds: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    heads: frozenset[str]
    """The nouns that the title itself has; its kinds are these and what they imply."""
    former: bool = False
    charge: frozenset[str] = frozenset()
    """What the title says its bearer is secretary or minister of: "State", "Public Works"."""

    def fits(self, other: Role) -> bool:
        """Whether a bearer of ``other`` can be called by this, a shorter description."""
        if not self.heads & other.kinds or ("vice" in self.kinds) != ("vice" in other.kinds):
            return False
        if self._is_another_office(other):
            return False
        return not self.places or not other.places or bool(self.places & other.places)

    def _is_another_office(self, other: Role) -> bool:
        """Whether the two are in charge of different matters: of State, and of Security."""
        if (
            not self.charge
            or not other.qualifiers
            or "foreign-minister" in self.kinds & other.kinds
        ):
            return False
        return not self.charge & other.qualifiers

    @property
    def qualifiers(self) -> frozenset[str]:
        """The words that say which of several: no head, no place, no small word."""
        return frozenset(word for word in self.words if _qualifies(word))

    def names(self, other: Role) -> bool:
        """Whether this is all or part of the very title of a bearer of ``other``."""
        own = self.qualifiers
        return bool(own) and own <= other.qualifiers and self.heads <= other.words


def is_head(word: str) -> bool:
    """Whether a lower-cased word is the head of a title or of a role noun phrase."""
    return word in KINDS or word in GENERIC or (word[-1:] == "s" and word[:-1] in KINDS)


def gender_of_role(words: tuple[str, ...]) -> str | None:
    """ "f" or "m" where a word of the title tells: "spokeswoman", "congressman"."""
    for word in words:
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    return None


@lru_cache(maxsize=8192)
def read_role(text: str) -> Role | None:
    """The role that lower-cased words name; None where they hold no head noun."""
    words = tuple(text.split())
    heads = [word for word in words if word in KINDS or word in GENERIC]
    if not heads:
        return None
    places = {place for word in words if (place := place_of(word.removesuffix("'s")))}
    places |= {seat for name, seat in SEATS.items() if seat and name in text}
    # "United States" arrives as two words, "South Korea" as a direction and a country.
    if "united states" in text:
        places.add("us")
    if "secretary of state" in text and len(places) > 1 and not _says_us(text):
        places.discard("us")
    kinds = set(_kinds_of(heads, text))
    loose = vocabulary("united states state republic south north west east central latin")
    named = frozenset(heads)
    if "head" in named and "president" in kinds:
        named |= {"president"}
    charge = _charge(words) if frozenset(heads) & _OF_SOMETHING else frozenset()
    return Role(
        frozenset(kinds),
        frozenset(places - loose),
        frozenset(words),
        named,
        "former" in words,
        charge,
    )


_OF_SOMETHING = vocabulary("secretary minister secretario secretaria ministro ministra")
_SMALL = vocabulary(
    "the a an of for and at in on to from de del la el los las y e para en s former then new this "
    "that united states republic 's"
)


def _qualifies(word: str) -> bool:
    word = word.removesuffix("'s")
    if word in ("state", "estado"):
        return True  # among places for "the state of …", but a matter in "Secretary of State"
    return bool(word) and word not in _SMALL and place_of(word) is None and not is_head(word)


def _charge(words: tuple[str, ...]) -> frozenset[str]:
    """The words after the head and "of": what a secretary or minister is in charge of."""
    at = next(i for i, word in enumerate(words) if word in _OF_SOMETHING)
    if at + 1 >= len(words) or words[at + 1] not in ("of", "for", "de", "del"):
        return frozenset()
    stops = (i for i in range(at + 2, len(words)) if words[i] in _BESIDE)
    end = next(stops, len(words))
    return frozenset(word for word in words[at + 2 : end] if _qualifies(word))


_BESIDE = vocabulary("at in on during who after before to from en durante tras")


def _says_us(text: str) -> bool:
    return any(word in text for word in ("u.s.", "united states", "american", "state department"))


def _kinds_of(heads: list[str], text: str) -> frozenset[str]:
    kinds: set[str] = set()
    for head in heads[:1] if len(heads) > 1 and " of " in text else heads:
        kinds |= KINDS.get(head, frozenset([head]))
    if ("secretary" in heads or "minister" in heads or "secretaria" in heads) and (
        "state" in text or "foreign" in text or "exterior" in text
    ):
        kinds |= {"diplomat", "foreign-minister", "envoy"}
    if "prime" in text:
        kinds |= {"prime-minister", "premier", "leader"}
    if "vice" in text or "deputy" in text:
        kinds |= {"vice"}
        kinds -= {"leader"}
    if "head" in heads and ("white house" in text or "state department" not in text):
        kinds |= {"president"} if "white house" in text or "casa blanca" in text else set()
    if "jefe" in heads and "estado" in text:
        kinds |= {"presidente", "president"}
    return frozenset(kinds)
