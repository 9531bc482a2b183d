"""Words with the part they play, as far as lists and endings tell, in English and Spanish.

No model: what is neither on a list nor ends like a verb counts as a noun or an adjective.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from claims.extract.casing import as_inside
from claims.extract.gazetteer import in_lower_case
from claims.model import Span
from claims.remembered import Remembered
from claims.vocabulary import vocabulary


class Part(Enum):
    """The part a word plays."""

    NOUN = "noun"
    """Nouns, adjectives and whatever is on no list."""
    VERB = "verb"
    AUXILIARY = "auxiliary"
    PREPOSITION = "preposition"
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    CONJUNCTION = "conjunction"
    ADVERB = "adverb"
    NUMBER = "number"
    MARK = "mark"


class Token(NamedTuple):
    """A word or a mark: as written, in lower case, its part, and where it stands."""

    text: str
    word: str
    part: Part
    span: Span


# White space is passed over at once, and a word that nothing sticks to comes first, as most do.
_TOKEN = re.compile(
    r"(?!\s)(?:[^\W_]++(?![.'’\-\u2010\u2011])|(?:[^\W\d_]\.){2,}|"
    r"[^\W_]+(?:[.'’\-\u2010\u2011][^\W_]+)*|[^\w\s])"
)

_LISTS = {
    Part.DETERMINER: vocabulary(
        "the a an this that these those its their his her our my your some any every each no",
        "both",
        "all another such el la los las un una unos unas este esta estos estas ese esa esos esas",
        "aquel su sus cada nuestro nuestra nuestros nuestras todo toda todos todas otro otra",
    ),
    Part.PRONOUN: vocabulary(
        "i he she it they we you them him us me itself themselves there here one ones",
        "él ella ellos ellas ello yo nosotros usted ustedes se lo le les esto eso allí ahí",
    ),
    Part.RELATIVE: vocabulary(
        "who whom whose which that que quien quienes cual cuales donde where"
    ),
    Part.CONJUNCTION: vocabulary("and or but nor y e o u ni pero sino & than as if while whereas "),
    Part.PREPOSITION: vocabulary(
        "of in on at to from by for with without against among amid between into through during",
        "under over above below about per via across within toward towards after before since",
        "until",
        "off out away despite due because involving including versus near behind beyond",
        "throughout upon",
        "de del en por para con sin contra entre hacia hasta desde sobre tras ante bajo según",
        "a al",
        "durante mediante",
    ),
    Part.ADVERB: vocabulary(
        "not even also only still just already now then more most less least very so too ever",
        "never",
        "almost nearly about around roughly approximately currently recently together annually",
        "overall again alone far yet currently meanwhile however today primarily mainly mostly",
        "largely particularly fortunately unfortunately especially yearly daily monthly ago",
        "worldwide up down else",
        "no ni siquiera ya también sólo solo aún todavía más menos muy casi ahora hoy nunca así",
        "anualmente aproximadamente apenas principalmente",
    ),
    Part.AUXILIARY: vocabulary(
        "is are was were be been being am has have had having do does did will would can",
        "could may",
        "might must shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't",
        "didn't won't wouldn't can't couldn't es son fue fueron era eran ser está están estaba",
        "estaban ha han había habían hay hubo habrá será serán tiene tienen tenía tenían tuvo",
        "tuvieron",
    ),
    Part.NUMBER: vocabulary(
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty",
        "fifty hundred thousand million billion trillion dozen hundreds thousands millions",
        "billions",
        "dos tres cuatro cinco seis siete ocho nueve diez cien cientos mil millón millones",
    ),
    Part.VERB: vocabulary(
        "killing wounding injuring leaving displacing destroying feel feels felt shrank shrunk",
        "slid shrinks went surge surges slump slumps miss misses missed live feed feeds fed",
        "died used owed tied fled vied sued stole stolen took taken sank sunk burned burnt shut",
        "die dies dying kill kills lose loses lost lead leads led cause causes say says said",
        "tell",
        "tells told think know knows knew get gets got give gives gave given make makes made",
        "take",
        "takes took taken come comes came go goes went gone see sees saw seen find finds found",
        "stand stands stood rise rises rose risen fall falls fell fallen grow grows grew grown",
        "drop drops hit hits cut cuts reach reaches exceed exceeds total totals cost costs spend",
        "spends spent pay pays paid earn earns win wins won buy buys bought sell sells sold",
        "build",
        "builds built hold holds held keep keeps kept leave leaves left bring brings brought",
        "send",
        "sends sent begin begins began begun become becomes became live lives work works need",
        "needs",
        "want wants show shows shown contain contains include includes account accounts",
        "represent",
        "represents average averages remain remains employ employs produce produces receive",
        "receives serve serves use uses suffer suffers face faces support supports vote votes",
        "believe believes oppose opposes own owns run runs ran flee flees fled drive drives",
        "drove",
        "driven write writes wrote written speak speaks spoke put puts set sets read reads",
        "met meet",
        "meets shot struck stabbed drowned jumped climbed soared plunged outnumber outnumbers",
        "top tops surpass surpasses stay stays sit sits sat add adds claim claims",
        "enter enters attend attends graduate graduates commit commits receive qualify qualifies",
        "weigh weighs weighed caught begins starts covers spans seats seized landed swam ranks",
        "raise raises cobra cobran cobró ingresa ingresan marca marcan",
        "contribute contributes arrive arrives generate generates rely relies depend depends",
        "muere mueren murió murieron muerto fallece fallecen falleció fallecieron pierde pierden",
        "mata matan mató mataron causa causan causó causaron provoca provocan deja dejan dejó",
        "alcanza alcanzan supera superan llega llegan rebasa rebasan suma suman cuesta",
        "cuestan gasta",
        "gastan sube suben baja bajan crece crecen cae caen aumenta aumentan disminuye",
        "disminuyen",
        "vive viven trabaja trabajan recibe reciben representa representan registra registran",
        "dice dicen sigue siguen hace hacen quedó quedaron sufre sufren padece padecen usa usan",
        "buscan busca quieren quiere pueden puede deben debe votan vota ganan gana pasan pasa",
        "piden",
        "pide compran compra venden vende llevan lleva salen sale entran entra creen cree",
        "pagó pagan invierte invierten emplea emplean produce producen necesita necesitan queda",
    ),
}
_BY_WORD = {word: part for part, words in reversed(_LISTS.items()) for word in words}
# "needed", "registró"; but not "red", "seed", "hundred", "united".
_PAST = re.compile(r"[a-zé'-]{2,}[a-z]ed\Z")
_NOT_PAST = vocabulary(
    "hundred seed feed speed breed indeed need united aged so-called unlicensed unprecedented",
    "bed wed shed limited red mixed proposed alleged advanced armed skilled gifted detailed",
    "related combined estimated projected planned expected organized industrialized developed",
    "disabled unemployed uninsured undocumented insured retired vaccinated unvaccinated",
    "registered",
    "licensed married unmarried educated infected injured wounded displaced trained",
)
_SPANISH_PAST = re.compile(
    r"\w{2,}(?:ó|aron|ieron|yeron|amos|emos|imos|aban|ían|arán|erán|irán|ará|erá|irá)\Z"
)
# What follows these is a verb, whatever it looks like: "would save", "doesn't reach".
_MODALS = vocabulary(
    "will would can could may might must shall should do does did won't wouldn't can't cannot",
    "couldn't don't doesn't didn't shouldn't",
)
ACTING = vocabulary(
    "kill kills killed killing claim claims claimed cause causes caused causing leave leaves left",
    "mata matan mató mataron causa causan causó causaron provoca provocan provocó provocaron",
    "deja dejan dejó dejaron cobra cobran cobró cobraron",
)
"""Verbs of what harms people."""
# "The world's total" has an owner, "it's cut" a verb.
_CONTRACTED = vocabulary("it's he's she's who's that's there's what's here's let's how's where's")
_PASTS = vocabulary("been got gone made taken given said seen found lost won had")
_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*\Z")


def tokens(text: str, within: Span) -> list[Token]:
    """The words and marks of a sentence of ``text``, in order, with spans into the whole of it.

    The first word is in small letters unless it is a name.
    """
    found = _tokens(text, within)
    first = next((at for at, token in enumerate(found) if token.part is not Part.MARK), None)
    if first is not None and found[first].part is Part.NOUN and first + 1 < len(found):
        opening, following = found[first], found[first + 1]
        acts = any(token.word in ACTING for token in found[first + 1 : first + 4])
        word = as_inside(text, opening.span.start, following.text, acts=acts)
        if word is not None:
            found[first] = opening._replace(text=word)
    return found


def _tokens(text: str, within: Span) -> list[Token]:
    found: list[Token] = []
    after_modal = owned = False
    end = within.start
    for written in _TOKEN.findall(text, within.start, within.end):
        word, part, owns, modal = _known[written]
        if part is Part.NOUN and after_modal:
            part = Part.VERB
        elif part is Part.VERB and owned and word not in _PASTS:
            part = Part.NOUN
        owned = owns
        after_modal = modal or (after_modal and part is Part.ADVERB)
        # No token begins like what may stand between two, so it is at the next of its letters.
        start = text.find(written, end)
        end = start + len(written)
        found.append(Token(written, word, part, Span(start, end)))
    return found


def _read(written: str) -> tuple[str, Part, bool, bool]:
    """A word as it is looked up, its part, and whether it owns ("Ostle's") or is a modal."""
    word = in_lower_case(written).replace("’", "'")
    owns = word.endswith("'s") and word not in _CONTRACTED
    return word, _part(word), owns, word in _MODALS


_known = Remembered(_read)


def _part(word: str) -> Part:
    if not word[0].isalnum():
        return Part.MARK
    known = _BY_WORD.get(word)
    if known is not None:
        return known
    if _NUMBER.match(word):
        return Part.NUMBER
    if (_PAST.match(word) and word not in _NOT_PAST) or _SPANISH_PAST.match(word):
        return Part.VERB
    return Part.NOUN


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary, as far as lists and endings tell."""
    return token.part in (Part.VERB, Part.AUXILIARY)
