"""English verbs and their forms: what a written form can be a form of."""

from __future__ import annotations

from collections.abc import Iterable

from claims.vocabulary import vocabulary

BASE, THIRD, PAST, PARTICIPLE, ING = "b", "s", "d", "n", "g"

_IRREGULAR = """
say said said; tell told told; write wrote written; speak spoke spoken; think thought thought
know knew known; see saw seen; find found found; feel felt felt; make made made; give gave given
take took taken; put put put; read read read; show showed shown; hold held held; go went gone
come came come; begin began begun; swear swore sworn; foresee foresaw foreseen; hear heard heard
mean meant meant; understand understood understood; get got got; have had had; be was been
become became become; run ran run; win won won; lose lost lost; keep kept kept; let let let
lead led led; leave left left; meet met met; pay paid paid; sell sold sold; send sent sent
set set set; sit sat sat; spend spent spent; stand stood stood; strike struck struck
teach taught taught; throw threw thrown; wear wore worn; bring brought brought; buy bought bought
build built built; catch caught caught; choose chose chosen; cut cut cut; deal dealt dealt
draw drew drawn; drive drove driven; eat ate eaten; fall fell fallen; fight fought fought
forget forgot forgotten; grow grew grown; hit hit hit; hurt hurt hurt; lie lay lain; rise rose risen
seek sought sought; shoot shot shot; withdraw withdrew withdrawn; undergo underwent undergone
shut shut shut; sing sang sung; sleep slept slept; steal stole stolen; swing swung swung
break broke broken; bear bore borne; beat beat beaten; bet bet bet; cast cast cast; cost cost cost
fly flew flown; forgive forgave forgiven; hide hid hidden; lay laid laid; overcome overcame overcome
ride rode ridden; ring rang rung; shake shook shaken; tear tore torn; wake woke woken
plead pleaded pleaded; do did done; mislead misled misled; retell retold retold
""".replace("\n", ";")

_PARTS = {
    words[0]: (words[1], words[2])
    for line in _IRREGULAR.split(";")
    if len(words := line.split()) == 3
}

_VOWELS = frozenset("aeiou")
# Verbs of more than one syllable that double the last letter, and short ones that do not.
_DOUBLES = vocabulary(
    "admit commit permit submit omit refer defer prefer infer concur occur rebut plan stop "
    "drop nod "
    "quip pin beg brag jab plug tip trip tap wrap spot blog chat slam rap regret compel propel "
    "forget begin control patrol transfer bar stun sum ban nag stir strip equip flip grab spur dub "
    "step ship shop chip wed bid rub pit "
)


def forms_of(verb: str) -> dict[str, str]:
    """The five forms of a verb: tag → form."""
    past, participle = _PARTS.get(verb, (None, None))
    regular = _with_ed(verb)
    return {
        BASE: verb,
        THIRD: _with_s(verb),
        PAST: past or regular,
        PARTICIPLE: participle or regular,
        ING: _with_ing(verb),
    }


def form_table(verbs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """form → (verb, tags it can have): "put" is base, past and participle of "put"."""
    table: dict[str, tuple[str, str]] = {}
    for verb in verbs:
        for tag, form in forms_of(verb).items():
            known = table.get(form)
            if known is None:
                table[form] = (verb, tag)
            elif known[0] == verb:
                table[form] = (verb, known[1] + tag)
    return table


def _with_s(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if verb in _DOUBLES else verb) + "ed"


def _with_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    doubled = verb in _DOUBLES or verb in (
        "put",
        "get",
        "cut",
        "hit",
        "set",
        "let",
        "run",
        "win",
        "sit",
    )
    return (verb + verb[-1] if doubled else verb) + "ing"
