"""Whether two runs of words are one verb in another tense or form."""

from __future__ import annotations

from collections.abc import Sequence

from claims.analysis import stem
from claims.extract.attributions.inflection import form_table
from claims.phrases import phrase
from claims.vocabulary import vocabulary

_AUXILIARY = vocabulary(
    "will would shall should is are was were am be been being has have had having does do did",
    "'ll going to",
    "he ha han has hemos habia habian habre habra habran habria habrian va van voy vamos iba iban",
)
_IRREGULAR = form_table(
    vocabulary(
        "say tell write speak think know see find feel make give take show hold go come begin",
        "hear mean understand get become run win lose keep lead leave meet pay sell send sit",
        "spend stand strike teach throw wear bring buy build catch choose deal draw drive eat",
        "fall fight forget grow lie rise seek shoot withdraw sing sleep steal break bear fly hide",
        "lay ride ring shake tear wake",
    )
)
_ENDINGS = ("ed", "ing")
# Forms of the Spanish verbs that no stem holds together.
_SPANISH = {
    form: verb
    for verb, forms in {
        "ser": "es son era eran fue fueron sera seran seria serian sido somos eramos fuimos",
        "estar": "esta estan estaba estaban estuvo estuvieron estara estaran estamos",
        "tener": "tiene tienen tenia tenian tuvo tuvieron tendra tendran tenemos tuvimos",
        "hacer": "hace hacen hacia hacian hizo hicieron hara haran hacemos hicimos haremos",
        "poder": "puede pueden podia podian pudo pudieron podra podran podemos podremos",
        "querer": "quiere quieren queria querian quiso quisieron querra queremos quisimos",
        "decir": "dice dicen decia decian dijo dijeron dira diran decimos dijimos",
        "ir": "va van iba iban fuimos iremos ira iran",
    }.items()
    for form in forms.split()
}


def same_verb(mine: Sequence[str], theirs: Sequence[str]) -> str:
    """What to call a change between two runs of folded words: "the tense is changed", or nothing.

    The form of a word is what changes between "pier" and "piers".
    """
    first, second = _rest(mine), _rest(theirs)
    if not first and not second:
        return phrase("the tense is changed") if mine and theirs else ""
    if len(first) != len(second):
        return ""
    pairs = list(zip(first, second, strict=True))
    if not all(_is_one(a, b) for a, b in pairs):
        return ""
    told = len(first) < max(len(mine), len(theirs)) or any(_is_tense(a, b) for a, b in pairs)
    return phrase("the tense is changed") if told else phrase("the form of a word is changed")


def _rest(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _AUXILIARY]


def _is_one(one: str, other: str) -> bool:
    """Whether two words have a stem or a verb in common, in either language."""
    return (
        one == other
        or stem(one) == stem(other)
        or stem(one, "es") == stem(other, "es")
        or _verb(one) == _verb(other)
    )


def _verb(word: str) -> str:
    return _IRREGULAR[word][0] if word in _IRREGULAR else _SPANISH.get(word, word)


def _is_tense(one: str, other: str) -> bool:
    if one == other:
        return False
    if stem(one) != stem(other):
        return True
    return one.endswith(_ENDINGS) or other.endswith(_ENDINGS)
