"""Whether the word that opens a sentence has its capital for that alone: "Fentanyl kills"."""

from __future__ import annotations

import re

from claims.extract.gazetteer import forms, in_lower_case, without_accents
from claims.extract.names.given import is_given
from claims.vocabulary import vocabulary

_WINDOW = 10_000
"""Code points on each side in which a document shows how it writes a word elsewhere."""
_HITS = 20
"""Occurrences after which a word that stands only inside others is given up."""

# Endings that English and Spanish nouns have and names seldom do.
_ENDING = re.compile(
    r".{2,}(?:[^aius']s|[st]ion|ment|ing|ness|ity|[ae]nce|ancy|ency|ism|ship|ogy|age|hood|yl|ure|"
    r"ine|osis|itis|oids?|ise|ized|ous|al|ed|ly|[ct]ive|able|less|"
    r"ción|dad|miento|cias|encia|ancia|aje|idio|eos|ismo)\Z"
)
_CAPITAL_GROUPS = vocabulary(
    "democrats republicans muslims christians jews catholics protestants hindus buddhists sikhs",
    "tories hispanics latinos latinas sears adams paris reuters congress mondays tuesdays",
    "wednesdays thursdays fridays saturdays sundays nepal vale portugal dell bell",
)
_COMMON = vocabulary(
    "air arm army art asthma bail beef beer bird blood boat book bread bus cancer car cash cattle",
    "child cholera coal cocaine coffee corn cotton court covid crime crop crude customer dairy",
    "debt deer dengue diesel divorce dog drink driver drug ebola egg energy export family farm",
    "fire firearm fish flight flood flu food foot forest fraud fuel garden gas gold grain gun",
    "health heart heat heating heroin hiv home horse hospital hotel house household housing human",
    "import income industry infant influenza interest internet iron jail job land lead library",
    "light lung malaria maize meal meat measles medicine metal migrant milk mobile mortgage",
    "mother murder obesity ocean office oil opioid overdose overtime paper park parking passenger",
    "patient pay peanut pension people phone plant plastic poison polio police pollution pork",
    "power price prison profit property pupil rail railway rain rainfall real rent research",
    "retail revenue rice river road rubber rural salary sale school sea seat seed sex ship shop",
    "snow soda soil solar sport staff stamp steel stock store storm street student subway suicide",
    "sugar summer tax teacher tea test theft tobacco tourist town trade traffic train transport",
    "travel tree tuition turnout unemployment urban vaccine vehicle voter wage waste water wealth",
    "wheat wild wildfire wildlife wind wine winter wood wool work worker world youth agua aire",
    "arroz café carbón cáncer comercio consumo costo crimen delito desempleo deuda empleo",
    "fentanilo gasto gente homicidio inflación ingreso leche maíz pobreza población precio pib",
    "robo salud secuestro sequía tabaco trigo turismo violencia vivienda drunk extreme severe",
    "violent foreign high low new old young poor rich average net gross big large small hot cold",
    "heavy long short women men girls boys elderly legal illegal free fewer greenhouse electric",
    "ballot campaign union wealthy state kelp squid sewage hate gang knife fatal",
)


def as_inside(text: str, start: int, following: str, *, acts: bool) -> str | None:
    """The word of ``text`` at ``start``, which opens a sentence, in small letters.

    None where it is a name, or may well be one. ``following`` is the word after it as written;
    ``acts`` says that a word such as "kills" comes next, which things do more often than names.
    """
    found = _OPENING.match(text, start)
    if found is None or following[:1].isupper():
        return None
    word = found.group()
    lowered = in_lower_case(word)
    folded = in_lower_case(without_accents(word))
    if lowered in _CAPITAL_GROUPS or folded in forms("en") or folded in forms("es"):
        return None
    around = text[max(0, start - _WINDOW) : start], text[found.end() : found.end() + _WINDOW]
    if any(_stands(lowered, part) for part in around):
        return lowered
    if any(_stands(word, part, inside=True) for part in around):
        return None
    common = lowered in _COMMON or _ENDING.match(lowered) or acts
    return lowered if common and not is_given(folded) else None


_OPENING = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[a-zß-öø-ÿ]+)*(?![\w'’-])")


def _stands(word: str, text: str, *, inside: bool = False) -> bool:
    """Whether ``word`` stands in ``text`` by itself; ``inside``: after a word in small letters."""
    at = text.find(word)
    for _ in range(_HITS):
        if at < 0:
            return False
        before, end = text[max(0, at - 2) : at], at + len(word)
        if inside:
            alone = before[-1:] == " " and (before[:1].islower() or before[:1] == ",")
        else:
            alone = not before[-1:].isalnum()
        if alone and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False
