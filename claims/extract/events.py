"""What happens to people, as the number of events: deaths from floods, arrests, injuries."""

from __future__ import annotations

import re

from claims.extract.phrases import before_verbs, joined, noun_phrase, phrase, qualifiers
from claims.extract.wording import ACTING, Part, Token
from claims.vocabulary import vocabulary

_SPANISH_DEATHS = vocabulary(
    "mueren murieron muere murió muerto fallecen fallecieron falleció fallecido muertas muertos"
)
EVENTS = {
    **dict.fromkeys(("die", "dies", "died", "dying", "perish", "perished", "dead"), "deaths"),
    **dict.fromkeys(_SPANISH_DEATHS, "muertes"),
    **dict.fromkeys(("injured", "wounded", "hurt", "wounding", "injuring"), "injuries"),
    **dict.fromkeys(("heridos", "heridas"), "heridos"),
    **dict.fromkeys(("arrested", "detained"), "arrests"),
}
_KILLING = {
    **dict.fromkeys(("kill", "kills", "killed", "killing", "claim", "claims", "claimed"), "deaths"),
    **dict.fromkeys(("mata", "matan", "mató", "mataron"), "muertes"),
}
_LOST_LIVES = re.compile(
    r"(?:los(?:e|es|t|ing)\s+(?:their|its|his|her)\s+li(?:ves|fe)|"
    r"(?P<es>pierden?\s+la\s+vida|perdieron\s+la\s+vida))$"
)
CAUSING = ACTING | vocabulary("causing")
# What takes lives: "the war cost 300 lives", "claimed the lives of 300", "cobró la vida de 300".
TAKING = vocabulary(
    "take takes took taken cost costs claim claims claimed cobra cobran cobró cobraron cobrado",
    "quita quitan quitó quitaron cuesta cuestan costó costaron",
)
_FOR = ("for", "de", "por")
LIVES = vocabulary("lives life vidas vida")
_BLAMED = vocabulary("responsible blamed responsable responsables culpable culpables")
EVENT_NOUNS = vocabulary("deaths muertes injuries casualties fatalities killings fallecimientos")
_PEOPLE = vocabulary("people persons person lives individuals personas gente vidas beings victims")


def taking_lives(before: list[Token]) -> int:
    """Where the verb that governs a figure ends: before "the lives of", where that follows it."""
    at = len(before)
    if at > 2 and before[-1].part is Part.PREPOSITION and before[-2].word in LIVES:
        at -= 3 if before[-3].part is Part.DETERMINER else 2
        if before[at - 1].word in TAKING:
            return at
    return len(before)


def lost_lives(before: list[Token], taken: int, verb: Token | None) -> str:
    """What killing and the taking of lives are called as events; empty for any other verb."""
    if taken < len(before):
        return deaths(before[-2])
    return _KILLING.get(verb.word, "") if verb else ""


def deaths(life: Token) -> str:
    """Deaths, in the language of the word for a life."""
    return "muertes" if life.word.startswith("vida") else "deaths"


def event_of(after: list[Token], at: int, head: list[Token]) -> str | None:
    """People to whom something happened, as the number of events: "deaths from floods"."""
    while at < len(after) and after[at].part in (Part.AUXILIARY, Part.ADVERB, Part.RELATIVE):
        at += 1
    if at >= len(after):
        return None
    lost = _LOST_LIVES.match(" ".join(token.word for token in after[at : at + 3]))
    if lost:
        noun = "muertes" if lost.group("es") else "deaths"
    else:
        noun = EVENTS.get(after[at].word) or _KILLING.get(after[at].word) or ""
    if noun not in ("deaths", "muertes") and not (noun and is_people(head)):
        return None
    rest = qualifiers(after, at + (3 if lost else 1))
    if rest and noun == "deaths":
        rest[0] = re.sub(r"^(?:of|by)\b", "from", rest[0])
    return joined([noun, *whose(noun, head), *rest])


def whose(noun: str, head: list[Token]) -> list[str]:
    """Who died or was hurt, unless that is only "people"."""
    return [] if is_people(head) else [f"{'de' if noun == 'muertes' else 'of'} {phrase(head)}"]


def is_people(head: list[Token]) -> bool:
    """Whether the words say no more than "people": whom else they name is the population."""
    return not head or head[-1].word in _PEOPLE


def cause_of(before: list[Token]) -> str | None:
    """What is said to cause the counted thing: the words before "causes" or "kills"."""
    at = len(before) - 1
    while at >= 0 and before[at].part in (Part.ADVERB, Part.DETERMINER):
        at -= 1
    if at > 1 and before[at].word in _FOR and before[at - 1].word in _BLAMED:
        at -= 1
    elif at < 1 or before[at].word not in CAUSING | TAKING:
        return None
    while at > 0 and before[at - 1].part in (Part.AUXILIARY, Part.ADVERB, Part.RELATIVE):
        at -= 1
    at = before_verbs(before, at)
    return noun_phrase(before[:at], acts=True)
