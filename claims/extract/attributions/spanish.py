"""Spanish: cues with their forms, closed classes, and the tags of words.

The tags are those of English, so that every later step is shared; "que" is tagged as "that" after
a verb and as a wh-word after a noun, and object pronouns before a verb as adverbs.
"""

from __future__ import annotations

from claims.extract.attributions.lexicon import SOURCE_WORDS, read_nouns, read_verbs
from claims.extract.attributions.units import Grammar, Unit, fixed_mark
from claims.remembered import Remembered
from claims.vocabulary import vocabulary

_VERBS = """
abundar Q; aceptar S; aclarar S W; acusar T O :de; admitir S O I; advertir S A W :de :sobre;
afirmar S Q I; agregar S; alabar O; alegar S; anunciar S O W; apuntar S Q; argumentar S;
asegurar S A I; aseverar S; añadir S; bromear S Q; calcular S O; calificar O :de; celebrar O;
citar O; comentar S Q; concluir S Q; condenar O; confiar :en; confirmar S O W; considerar S O;
contar S W; contestar S Q; continuar Q; creer S :en; criticar S O; cuestionar O W; culpar O;
decir S A W I; declarar S O; defender S O; denunciar S O; describir O; desmentir O T; destacar S O;
detallar S W O; dudar T :de; elogiar O; enfatizar S O; escribir S Q; esperar S I; estimar S O;
exclamar Q S; exigir T I O; explicar S W O; expresar S O; gritar Q S; indicar S W;
informar S A W :de :sobre; insistir S :en; instar T :a; ironizar S Q; lamentar S O I; leer Q T;
llamar O :a; manifestar S O; matizar S Q; mencionar S O W; narrar S O W; negar S O I; opinar S;
ordenar T I O; pedir T I O; pensar S; precisar S W; preguntar W Q A; prever S O; prometer S I O;
pronosticar S O; proponer S I O; publicar Q; puntualizar S Q; recalcar S O; rechazar O T;
reclamar T O; recomendar S I O; reconocer S O W I; recordar S O W; reiterar S O; relatar S O W;
replicar S Q; reportar S O; resaltar S O; responder S Q; revelar S O W; rezar Q T; señalar S W;
solicitar T I O; sostener S; subrayar S O; sugerir S I O; temer S; testificar S; tuitear S Q;
urgir T I :a; zanjar Q; alertar S A :de :sobre; apostillar Q S; argüir S; aconsejar T I O;
aplaudir O; atribuir O; avisar S A :de; augurar S O; cifrar O; declinar I; descartar S O I;
desvelar S O W; espetar Q; estallar Q; evitar I; exponer S O; invitar T :a; ratificar S O;
reafirmar S O; rehusar I; remarcar S; resumir Q S; sentenciar Q S; tachar O :de; valorar O S;
vaticinar S O
"""

# Forms that follow no rule: infinitive → present 3rd, present plural, past 3rd, past plural,
# gerund, participle, stem of the imperfect.
_IRREGULAR = """
decir dice dicen dijo dijeron diciendo dicho decía
sostener sostiene sostienen sostuvo sostuvieron sosteniendo sostenido sostenía
advertir advierte advierten advirtió advirtieron advirtiendo advertido advertía
manifestar manifiesta manifiestan manifestó manifestaron manifestando manifestado manifestaba
recordar recuerda recuerdan recordó recordaron recordando recordado recordaba
reconocer reconoce reconocen reconoció reconocieron reconociendo reconocido reconocía
negar niega niegan negó negaron negando negado negaba
desmentir desmiente desmienten desmintió desmintieron desmintiendo desmentido desmentía
creer cree creen creyó creyeron creyendo creído creía
pensar piensa piensan pensó pensaron pensando pensado pensaba
prever prevé prevén previó previeron previendo previsto preveía
pedir pide piden pidió pidieron pidiendo pedido pedía
proponer propone proponen propuso propusieron proponiendo propuesto proponía
sugerir sugiere sugieren sugirió sugirieron sugiriendo sugerido sugería
recomendar recomienda recomiendan recomendó recomendaron recomendando recomendado recomendaba
contar cuenta cuentan contó contaron contando contado contaba
escribir escribe escriben escribió escribieron escribiendo escrito escribía
describir describe describen describió describieron describiendo descrito describía
concluir concluye concluyen concluyó concluyeron concluyendo concluido concluía
continuar continúa continúan continuó continuaron continuando continuado continuaba
confiar confía confían confió confiaron confiando confiado confiaba
leer lee leen leyó leyeron leyendo leído leía
rezar reza rezan rezó rezaron rezando rezado rezaba
defender defiende defienden defendió defendieron defendiendo defendido defendía
exponer expone exponen expuso expusieron exponiendo expuesto exponía
atribuir atribuye atribuyen atribuyó atribuyeron atribuyendo atribuido atribuía
argüir arguye arguyen arguyó arguyeron arguyendo argüido argüía
publicar publica publican publicó publicaron publicando publicado publicaba
"""

# The stems of the future and the conditional that are not the infinitive.
_FUTURE = {
    "decir": "dir", "sostener": "sostendr", "proponer": "propondr", "prever": "prever",
    "exponer": "expondr", "argüir": "argüir",
}  # fmt: skip

_NOUNS = """
acusaciones que de; acusación que de; advertencia que de; afirmación que de; anuncio que de;
argumento que de; declaración que de; denuncia que de; llamado a; promesa que de;
propuesta que de
"""

_CLOSED = {
    "d": "el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella su "
    "sus mi mis tu tus nuestro nuestra nuestros nuestras algún alguna algunos algunas cada todo "
    "toda todos todas otro otra otros otras varios varias muchos muchas ambos ambas dos tres "
    "cuatro cinco seis siete ocho nueve diez ningún ninguna lo",
    "p": "de del en con por para sin sobre tras entre desde hasta ante bajo contra hacia mediante "
    "durante a al vía excepto salvo según",
    "c": "y e o u ni pero sino",
    "s": "porque aunque mientras como cuando donde si pues",
    "w": "quien quienes cual cuales cuyo cuya qué quién cómo cuándo dónde cuánto cuánta",
    "r": "él ella ellos ellas usted ustedes yo nosotros nosotras eso esto",
    "m": "puede pueden podría podrían debe deben debería deberían pudo podrá podrán",
    "a": "es son era eran fue fueron ser sido siendo está están estaba estaban estuvo ha han había "
    "habían haber hay hubo será serán sería serían sea sean haya hayan habrá habría",
    "z": "no nunca jamás tampoco",
    "k": "ya también además ahora ayer hoy mañana así entonces luego después antes muy más menos "
    "aún todavía siempre incluso asimismo sólo solo se le les me nos te casi",
}

_FINITE_VERBS = vocabulary(
    "tiene tienen tenía tenían tuvo tuvieron hace hacen hizo hicieron va van iba iban da dan dio",
    "dieron viene vienen vino llega llegan sigue siguen quiere quieren sabe saben sale salen pone",
    "vive viven murió murieron muere mueren existe existen queda quedan lleva llevan deja dejan",
    "pasa pasan debe necesita necesitan busca buscan permite permiten representa representan suma",
    "supera superan alcanza alcanzan causa causan cuesta cuestan crece crecen vamos tenemos somos",
    "estamos hemos queremos hacemos llevamos seguimos",
)
_TIMES = vocabulary(
    "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana enero febrero",
    "marzo abril",
    "mayo junio julio agosto septiembre octubre noviembre diciembre",
)
_PAST_ENDINGS = ("aron", "ieron", "aba", "aban", "ían", "ará", "arán", "erá", "erán", "irá", "irán")
_PLURAL_PEOPLE = vocabulary("algunos algunas muchos muchas otros otras varios varias todos ambos")


def _forms() -> dict[str, tuple[str, str]]:
    """form → (infinitive, tags): s present, d past, g gerund, n participle, b infinitive."""
    table: dict[str, tuple[str, str]] = {}
    odd = {row[0]: row[1:] for line in _IRREGULAR.strip().splitlines() if (row := line.split())}
    for infinitive in (line.split()[0] for line in _VERBS.split(";")):
        present, presents, past, pasts, gerund, participle, imperfect = odd.get(
            infinitive
        ) or _regular(infinitive)
        for form, tag in (
            (infinitive, "b"), (present, "s"), (presents, "s"), (past, "d"), (pasts, "d"),
            (gerund, "g"), (participle, "n"), (imperfect, "d"), (imperfect + "n", "d"),
        ):  # fmt: skip
            table.setdefault(form, (infinitive, tag))
        stem = _FUTURE.get(infinitive, infinitive)
        for ending in ("á", "án", "ía", "ían"):
            table.setdefault(stem + ending, (infinitive, "d"))
    return table


def _regular(infinitive: str) -> list[str]:
    stem, ending = infinitive[:-2], infinitive[-2:]
    if ending == "ar":
        return [stem + end for end in ("a", "an", "ó", "aron", "ando", "ado", "aba")]
    return [stem + end for end in ("e", "en", "ió", "ieron", "iendo", "ido", "ía")]


_FORMS = _forms()
_TAGS = {word: tag for tag, words in _CLOSED.items() for word in words.split()}


def _fixed_tag(word: str) -> str:
    """The tag of a word that has the same one everywhere; "" for one that :func:`spanish_tag` must
    see among its neighbours."""
    low = word.lower().replace("’", "'")
    mark = fixed_mark(low)
    if mark is not None:
        return mark
    if low == "que":
        return ""
    tag = _TAGS.get(low)
    if tag is not None:
        return tag
    if not word[0].isalpha():
        return "n" if word[0] == "%" else "#"
    if low in _FORMS:
        return ""
    return "X" if word[0].isupper() else _by_ending(low)


def spanish_tag(unit: Unit, word: str, low: str, after: str, opens: bool) -> str:
    """The tag of a Spanish word that has no fixed one.

    ``after`` is the next word, ``opens`` whether a sentence opens.
    """
    if low == "que":
        return "h" if _after_verb(unit) else "w"
    if word[0].isupper() and not opens:
        return "X"
    return _cue_tag(unit, _FORMS[low][1], after)


def _after_verb(unit: Unit) -> bool:
    at = len(unit) - 1
    while at >= 0 and unit.tags[at] in "kz":
        at -= 1
    return at < 0 or unit.tags[at] in "vefi,QqX" or unit.low[at] in unit.grammar.times


def _cue_tag(unit: Unit, tags: str, after: str) -> str:
    before = unit.tags[-1] if unit.tags else ""
    if tags == "g":
        return "i"
    if tags == "b":
        return "f"
    if tags == "n":
        return "e"
    # "la denuncia", "una cuenta" are nouns; the past has no noun that looks like it.
    return "n" if tags == "s" and before in ("d", "p") and after != "que" else "v"


def _by_ending(low: str) -> str:
    if low.endswith("mente"):
        return "k"
    if low in _FINITE_VERBS or low.endswith("ó") or low.endswith(_PAST_ENDINGS):
        return "v"
    if low.endswith(("ando", "iendo")):
        return "i"
    if low.endswith(("ar", "er", "ir")) and len(low) > 4:
        return "f"
    return "n"


_CUE_NOUNS = read_nouns(_NOUNS)
SPANISH = Grammar(
    language="es",
    tag=spanish_tag,
    fixed=Remembered(_fixed_tag).__getitem__,
    cues=frozenset([*_FORMS, *_CUE_NOUNS, *SOURCE_WORDS]),
    forms=_FORMS,
    verbs=read_verbs(_VERBS),
    nouns=_CUE_NOUNS,
    times=_TIMES,
    pronouns=_PLURAL_PEOPLE,
    negating=vocabulary("no nunca jamás tampoco ni"),
    negative=vocabulary("negar rechazar desmentir dudar descartar declinar evitar rehusar"),
    speech=vocabulary(
        "decir afirmar asegurar señalar declarar sostener agregar añadir informar anunciar explicar"
    ),
    be=vocabulary("es son era eran fue fueron ser sido será está están estaba"),
)
"""Spanish, for :func:`~claims.extract.attributions.units.find_units`."""
