"""The words that comparing needs: what is counted under which name, width, negation, direction.

Stems are snowball stems of folded English or Spanish words (:func:`claims.analysis.stem`).
"""

from __future__ import annotations

import re

from claims.analysis import stem, stop_words
from claims.vocabulary import vocabulary

# What can be counted under several names, nouns and verbs alike: "died", "deaths", "lives lost".
_EVENTS = {
    "death": "death deaths die died dies dying dead kill killed kills killing fatality fatalities"
    " perish perished mortality muerte muertes muerto muertos muertas murio murieron"
    " fallecido fallecidos fallecieron fallecimientos defunciones",
    "injury": "injury injuries injured injure injures wound wounded wounds hurt herido heridos"
    " heridas",
    "arrest": "arrest arrested arrests detain detained detention detentions detenido detenidos"
    " arrestados apprehended apprehensions apprehension",
    "infection": "infection infections infected infect contagios infectados",
    "displacement": "displaced displace displacement desplazados",
    "evacuation": "evacuated evacuate evacuation evacuations evacuados",
    "hospitalization": "hospitalised hospitalized hospitalization hospitalisation hospitalizations"
    " hospitalisations hospitalizados",
    "vaccination": "vaccinated vaccinate vaccination vaccinations vacunados",
    "abduction": "kidnapped abducted kidnapping kidnappings abduction abductions secuestrados",
    "disappearance": "missing disappeared disappearance disappearances desaparecidos",
    "birth": "birth births born nacimientos nacidos",
    "marriage": "marriage marriages married wedding weddings matrimonios",
    "murder": "murder murders murdered homicide homicides asesinatos asesinados homicidios",
    "suicide": "suicide suicides suicidios",
    "refugee": "refugee refugees refugiados",
    "employment": "employed employ employees employs employee workforce empleados",
    "unemployment": "unemployment jobless joblessness unemployed desempleo",
    "inflation": "inflation inflacion",
}
_EVENT_OF = {word: event for event, words in _EVENTS.items() for word in words.split()}

# Nouns for whoever is counted: beside an event they say who, not what.
PERSONS = frozenset(
    stem(word)
    for word in vocabulary(
        "people person persons individual individuals human humans man men woman women child",
        "children boy boys girl girls youth youths teenager teenagers adult adults resident",
        "residents citizen citizens civilian civilians passenger passengers patient patients",
        "soldier soldiers troops worker workers student students pupil migrant migrants victim",
        "victims officer officers protester protesters demonstrator demonstrators prisoner",
        "prisoners inmate inmates life lives american americans mexican mexicans body bodies",
        "police family families household households crew member members tourist tourists villager",
        "villagers policeman policemen voter voters user users baby babies infant infants",
        "attacker attackers gunman gunmen rebel rebels journalist journalists player players",
        "employee employees doctor doctors nurse nurses teacher teachers pilgrim pilgrims",
        "guard guards others suspect suspects hostage hostages fighter fighters militant militants",
    )
) | frozenset(
    stem(word)
    for word in vocabulary(
        "personas persona jovenes mujeres hombres ninos ninas migrantes trabajadores soldados",
        "policias victimas heridos estudiantes pacientes civiles vidas",
    )
)
# Those that say nothing of who it is.
ANYBODY = frozenset(
    stem(word)
    for word in vocabulary(
        "people person persons individual individuals human humans victim victims life lives",
        "body bodies others member members",
    )
) | frozenset(stem(word) for word in ("persona", "personas", "victimas", "vidas"))

# Words of a subject that name neither the thing nor a kind of it.
EMPTY = frozenset(
    stem(word)
    for word in vocabulary(
        "number numbers total totals amount figure figures count level year years annual",
        "annually yearly month monthly week weekly day daily estimate estimated reported report",
        "recorded confirmed officially official officials involve involved involves involving",
        "cause caused causes due because relate related attribute attributed link linked result",
        "results resulting associate associated lead lose lost loses losing nearly almost about",
        "approximately roughly around some more less fewer than least most primarily mainly",
        "mostly largely new exceed exceeds exceeded reach reached reaches kind kinds type types",
        "every each occur occurred happen happened current currently old age aged register",
        "registered consumption use abuse consume quantity rate rates share percentage percent",
        "proportion overall combined including altogether respectively now still already just",
        "only even there claim claims said say says according additional extra further up down",
        "rise rose fall fell increase increased decrease decreased drop dropped grow grew come",
        "came make made see saw take took give gave put set get got many much several thousand",
        "million billion hundred dozen dollar dollars costo coste nationally nationwide worldwide",
        "globally locally",
    )
)

MAINLY = re.compile(
    r"\b(?:primarily|mainly|mostly|most(?:\s+of\s+(?:them|these|those|which))?(?=\s+(?:from|due"
    r"|involving|caused|linked|because))|largely|chiefly|predominantly|principally|especially"
    r"|notably|including|such as|among them|principalmente|sobre todo|incluidos|incluyendo)\b",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r"\b(?:other than|excluding|except(?:ing)?(?: for)?|apart from|not including|not counting"
    r"|aside from|salvo|excepto)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"\b(?:all|any)\s+(?:kinds?\s+of\s+|types?\s+of\s+|forms?\s+of\s+)?(?P<thing>[^\W\d_]+)"
    r"|\b(?:of|from)\s+(?:all|any)\s+(?:kinds?|types?|sorts?|causes?)\b|\bin\s+(?:all|total)\b"
    r"|\baltogether\b",
    re.IGNORECASE,
)
PART_OF = re.compile(
    r"\b(?:of|among)\s+(?:which|whom|them|those|these)\b|\bde\s+(?:los|las)\s+cuales\b",
    re.IGNORECASE,
)

# "Four of those planets": the figure itself is a part of what was named.
OUT_OF = re.compile(r"[^,.;:()]{0,24}\bof\s+(?:those|these|them|which|whom|the)\b", re.IGNORECASE)
# What follows tells something of the thing without naming a kind of it: of an event's count, and
# of anything else's.
TELLING = re.compile(
    r"\b(?:who|that|which|whose|where|when|while|after|before|during|to)\b", re.IGNORECASE
)
TELLING_OF_THINGS = re.compile(
    r"\b(?:who|that|which|whose|where|when|while|after|before|during|to|in|on|at|near)\b",
    re.IGNORECASE,
)
# An event told without a word of its own.
LIVES_LOST = re.compile(
    r"\b(?:los(?:e|es|t|ing)|claim(?:s|ed|ing)?|took|takes?|taking|cost(?:s|ing)?)\s+"
    r"(?:\w+\s+){0,3}?(?:life|lives)\b|\blives?\s+(?:were\s+|was\s+)?lost\b",
    re.IGNORECASE,
)
# What a figure's verb says it is of: "73,838 involved synthetic opioids", "die from fentanyl".
CAUSE = re.compile(
    r"\b(?:involv(?:e|es|ed|ing)|from|of|due to|because of|caused by|linked to|attributed to"
    r"|related to|por|de)\s+",
    re.IGNORECASE,
)

# Negation and direction: masked out of text before it is scored, and compared apart.
NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly|scarcely|barely"
    r"|deny|denies|denied|false|untrue|nunca|jam[aá]s|ning[uú]n|ninguna|nadie|tampoco|sin)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_UPWARD = vocabulary(
    "rise rises rose risen rising increase increased increases increasing grow grew grown grows",
    "growing climb climbed climbs jump jumped jumps surge surged surges soar soared soars gain",
    "gained gains up higher highest added adds add created creates create won wins win opened",
    "opens built builds expand expanded expands double doubled doubles accelerate accelerated",
    "strengthened improved improves hired raised raises raise hike hikes hiked above joined buys",
    "bought more imports imported accepted passed approved entered arrived subio aumento crecio",
    "subieron aumentaron crecieron gano ganaron aprobo aprobaron contrato contrataron",
)
_DOWNWARD = vocabulary(
    "fall falls fell fallen falling decrease decreased decreases decreasing decline declined",
    "declines declining drop dropped drops dropping shrink shrank shrunk shrinks plunge plunged",
    "plunges tumble tumbled slump slumped slumps down lower lowest cut cuts lost loses lose losing",
    "closed closes destroyed destroys contract contracted halve halved halves slow slowed weakened",
    "worsened fired slide slid slides reduce reduced reduces lowered below left sells sold less",
    "fewer exports exported rejected failed departed cayo disminuyo descendio cayeron",
    "disminuyeron descendieron bajaron perdio perdieron rechazo rechazaron despidio",
    "despidieron",
)
DIRECTION = dict.fromkeys(_UPWARD, 1) | dict.fromkeys(_DOWNWARD, -1)


# Nouns that newspapers put for one another, as stems: the right one stands for both.
SAME_NOUN = {
    stem(word): stem(noun)
    for noun, others in {
        "children": "child kid kids",
        "country": "nation nations",
        "car": "automobile automobiles",
        "student": "pupil pupils",
        "company": "firm firms",
        "ship": "vessel vessels",
        "troops": "soldier soldiers",
        "home": "house houses",
        "plane": "aircraft airplane",
        "gun": "firearm firearms",
        "job": "position positions",
        "woman": "women",
        "man": "men",
        "person": "people",
    }.items()
    for word in others.split()
}


def event_of(word: str) -> str:
    """The event that a folded word names ("killed" is "death"), or nothing."""
    return _EVENT_OF.get(word, "")


def event_names(head: str) -> bool:
    """Whether a thing's head is an event."""
    return head in _EVENTS


def is_empty(word: str, stemmed: str) -> bool:
    """Whether a folded word and its stem say nothing of what is counted."""
    return stemmed in EMPTY or word in stop_words("en") or word in stop_words("es")
