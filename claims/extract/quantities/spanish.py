"""Spanish, for the steps that read figures."""

from __future__ import annotations

from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tables import cues, numbers, words

_UNITS = numbers(
    """cero=0 un=1 uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10
    once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18
    diecinueve=19 veinte=20 veintiun=21 veintiuno=21 veintiuna=21 veintidos=22 veintitres=23
    veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29
    treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100
    ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400
    cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700
    setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900"""
)

_ORDINALS = numbers(
    """primero=1 primer=1 primera=1 segundo=2 segunda=2 tercero=3 tercer=3 tercera=3 cuarto=4
    cuarta=4 quinto=5 quinta=5 sexto=6 sexta=6 septimo=7 septima=7 octavo=8 octava=8 noveno=9
    novena=9 decimo=10 decima=10 undecimo=11 undecima=11 decimotercero=13 decimotercera=13
    decimocuarto=14 decimocuarta=14 decimoquinto=15 decimoquinta=15 decimosexto=16 decimosexta=16
    decimoseptimo=17 decimoseptima=17 decimoctavo=18 decimoctava=18 decimonoveno=19
    decimonovena=19 duodecimo=12 duodecima=12 vigesimo=20 vigesima=20 trigesimo=30 trigesima=30
    cuadragesimo=40 cuadragesima=40 quincuagesimo=50 quincuagesima=50 sexagesimo=60 sexagesima=60
    septuagesimo=70 septuagesima=70 octogesimo=80 octogesima=80 nonagesimo=90 nonagesima=90
    centesimo=100 centesima=100 ducentesimo=200 ducentesima=200 tricentesimo=300 tricentesima=300
    cuadringentesimo=400 cuadringentesima=400 quingentesimo=500 quingentesima=500 milesimo=1000
    milesima=1000"""
)

_PARTS = {
    "medio": 2.0, "media": 2.0, "mitad": 2.0, "tercio": 3.0, "cuarto": 4.0,
    "quinto": 5.0, "sexto": 6.0,
    "septimo": 7.0, "octavo": 8.0, "noveno": 9.0, "decimo": 10.0, "decima": 10.0,
    "centesimo": 100.0, "centesima": 100.0, "milesimo": 1e3, "milesima": 1e3,
    "millonesimo": 1e6, "millonesima": 1e6, "billonesimo": 1e12, "billonesima": 1e12,
}  # fmt: skip

_TENS = words("treinta cuarenta cincuenta sesenta setenta ochenta noventa")

_AVOS = {
    f"{word}{ending}": float(value)
    for word, value in _UNITS.items()
    if value > 2
    for ending in ("avo", "ava", "vo")
} | {
    f"{tens}i{word}avo": float(_UNITS[tens] + value)
    for tens in _TENS
    for word, value in _UNITS.items()
    if 0 < value < 10
} | {
    f"{word}milesimo": value * 1000.0 for word, value in _UNITS.items() if 1 < value <= 100
}  # fmt: skip

_SCALES = {
    "mil": 1e3, "miles": 1e3, "millon": 1e6, "millones": 1e6, "millardo": 1e9, "millardos": 1e9,
    "billon": 1e12, "billones": 1e12, "trillon": 1e18, "trillones": 1e18, "docena": 12.0,
    "docenas": 12.0, "decena": 10.0, "centenar": 100.0, "centena": 100.0, "millar": 1e3,
    "mdp": 1e6, "mdd": 1e6, "mm": 1e6,
}  # fmt: skip

_LEFT = """
more : mas de | mas que | por encima de | encima de | supera | superan | supero | superaron |
    superado | superar | superando | superior a | superiores a | superar los | supera los |
    superan los | superaron los | supero los | supera las | superan las | superaron las | supero
    las | mayor que | mayor de | mayor a | mayores que | mayores de | mayores a | excede |
    exceden | excedio | excedieron | exceder | excede de | excede los | rebasa | rebasan |
    rebaso | rebasaron | rebasar | rebasado | rebasa los | rebaso los | rebasaron los |
    sobrepasa | sobrepasan | sobrepaso | sobrepasar | sobrepasaron | arriba de | por arriba de |
    pasa de | pasan de | mas alto que | mas alto que el | mas alta que | mejor que | > | mas
    grande que | sobre los | alcanza mas de | mas alla de
at least : al menos | por lo menos | como minimo | cuando menos | minimo de | un minimo de |
    minimo | a partir de | desde | no menos de | no menor de | no menor que | igual o mayor que
    | igual o mayor a | igual o superior a | iguales o superiores a | igual a o mayor que |
    igual o mas de | mayor o igual que | mayor o igual a | mayores o iguales a | mayores o
    iguales que | mayor que o igual a | mayor o igual | superior o igual a | superior o igual
    que | mas o igual que | mas o igual a | > = | = > | ≥ | ≧ | igual a o mas de | igual o mas
    que
less : menos de | menos que | por debajo de | debajo de | inferior a | inferiores a | menor que
    | menor de | menor a | menores que | menores de | menores a | no llega ni a | no llegan ni a
    | ni siquiera llega a | sin llegar a | abajo de | por abajo de | mas bajo que | mas bajo que
    el | mas baja que | < | peor que | no llega siquiera a | ni siquiera | ni a | mas pequeno
    que
at most : no paso de | no pasaron de | no han pasado de | no ha pasado de |
    hasta | como maximo | a lo sumo | a lo mas | cuando mucho | maximo de | un maximo de |
    maximo | tope de | no mas de | no mayor de | no mayor que | igual o menor que | igual o
    menor a | igual o inferior a | iguales o inferiores a | igual a o menor que | igual o menos
    de | menor o igual que | menor o igual a | menores o iguales a | menores o iguales que |
    menor que o igual a | menor o igual | inferior o igual a | inferior o igual que | menos o
    igual que | < = | = < | ≤ | ≦ | tantos como | tantas como | igual a o menos de
about : cerca de | alrededor de | unos | unas | casi | aproximadamente | aproximados | en torno
    a | mas o menos | alrededor de los | alrededor de las | cerca de los | cerca de las | en
    torno a los | en torno al | cerca del | alrededor del | del orden de | a razon de unos |
    unos cuantos | se estima en | estimado en | estimados en | estimada en | estimadas en |
    practicamente | rondan los | ronda los | ronda | rondan | rondaban los | ronda el | rozan
    los | roza los | roza el | proximo a | proxima a | ~ | ≈ | casi los | casi las | casi el |
    se acerca a | se acercan a | aprox | aprox .
reach : llega a | llegan a | llego a | llegaron a | llegar a | llegado a | alcanza | alcanzan |
    alcanzo | alcanzaron | alcanzar | alcanza los | alcanzan los | llega a los | llegan a los |
    alcanza las | alcanzaron los | suma | suman | sumaron | llegaba a | llegaban a | alcanzaba |
    llegue a | lleguen a | tenemos | tiene | tienen | hay
exact : exactamente | precisamente | igual a | equivale a | equivalente a | equivalen a
"""

_RIGHT = """
closed : o igual | o iguales | o igual a eso | o igual a
at least : o mas | o mayor | o mayores | o superior | o superiores | y mas | en adelante | por
    lo menos | como minimo | al menos | + | cuando menos | o por encima | para arriba | y pico |
    o arriba
at most : o menos | o menor | o menores | o inferior | o inferiores | y menos | como maximo | a
    lo sumo | a lo mas | cuando mucho | o por debajo | o abajo | maximo
about : o asi | aproximadamente | mas o menos | aproximados | aproximadas | o por ahi
"""

_FUNCTION = words(
    """el la los las lo un una uno unos unas al del de a en por para con sin sobre entre desde hasta
    hacia segun durante mediante ante bajo contra tras que quien quienes cual cuales cuyo cuya
    donde cuando como y e o u ni pero sino aunque porque pues si no nunca jamas tampoco tambien
    ya aun todavia solo mas menos muy tan tanto casi se me te nos os le les su sus mi mis tu tus
    nuestro nuestra nuestros nuestras este esta estos estas ese esa esos esas aquel aquella aquellos
    aquellas esto eso es son era eran fue fueron ser sido siendo sera seran seria esta estan estaba
    estaban estuvo ha han habia habian hay hubo habra haber he hemos tiene tienen tenia tenian tuvo
    cada todo toda todos todas otro otra otros otras algun alguna algunos algunas ningun ninguna
    mismo misma ante ahora hoy ayer manana anoche aqui alli ahi alla entonces despues antes luego
    mientras ademas incluso excepto salvo per respectivamente aproximadamente anualmente tras
    mayor menor igual iguales superior inferior"""
)

_HEADLINE = words(
    """mata matan mueren muere dice dicen suma suman supera superan alcanza alcanzan registra
    registran reporta reportan deja dejan pierde pierden gana ganan sube baja cae caen crece hallan
    detienen detiene arrestan rescatan casi unos unas alrededor cerca aproximadamente tenemos
    hubo tuvo eran fueron murieron fallecieron perdieron ganaron solo apenas otros otras"""
)

SPANISH = Lexicon(
    language="es",
    decimal=",",
    units=_UNITS,
    hundred=frozenset(),
    scales=_SCALES,
    across=words("largo alto ancho lisos vallas libres"),
    masses=words("poblacion total audiencia ventas"),
    suffixes={"k": 1e3, "m": 1e6, "mm": 1e6, "mdp": 1e6, "mdd": 1e6, "bn": 1e9, "g": 1e9},
    joins=words("y e"),
    points=words("coma punto con"),
    articles=words("un una"),
    ordinals=_ORDINALS,
    parts=_PARTS | _AVOS,
    plural_parts={word + "s": n for word, n in (_PARTS | _AVOS).items()},
    improper=True,
    halves=words("medio media mitad"),
    vague={"docenas": (12, 120), "decenas": (10, 100), "centenares": (100, 1000),
           "cientos": (100, 1000), "miles": (1e3, 1e4), "millares": (1e3, 1e4),
           "millones": (1e6, 1e7), "billones": (1e12, 1e13)},
    vague_tens={"decenas": (10, 100), "docenas": (12, 120), "cientos": (100, 1000),
                "centenares": (100, 1000), "miles": (1e3, 1e4)},
    few={"varios": (3, 9), "varias": (3, 9), "algunos": (3, 9), "pocos": (3, 9), "par": (2, 2)},
    multiples={"doble": 2, "triple": 3, "cuadruple": 4, "duplico": 2, "duplicaron": 2,
               "duplica": 2, "duplican": 2, "duplicado": 2, "duplicar": 2, "triplico": 3,
               "triplicaron": 3, "triplica": 3, "triplican": 3, "triplicado": 3, "triplicar": 3,
               "cuadruplico": 4, "cuadruplicaron": 4, "cuadruplica": 4, "cuadruplicar": 4},
    adjective_multiples=words("doble triple cuadruple"),
    before_multiple=words("el al"),
    after_multiple=words("de que del"),
    folds={},
    after_times=words("mas menos mayor mayores superior el la los las lo"),
    times=words("veces x"),
    out_of=(("de", "cada"), ("por", "cada"), ("en", "cada"), ("sobre",), ("entre", "cada")),
    of=words("de del"),
    one=words("un una uno"),
    article_one=True,
    before_one=frozenset(),
    not_after_one=frozenset(),
    generic=frozenset(),
    forecasters=frozenset(),
    perfect=frozenset(),
    expected=frozenset(),
    funded=words("recaudo recaudaron recaudar recauda recaudan"),
    minus=words("menos"),
    bare_scales=words("mil millon billon"),
    joins_tens=True,
    sure_parts=frozenset(_AVOS) | words("tercio centesimo centesima milesimo milesima "
     "millonesimo millonesima billonesimo billonesima"),
    part_nouns=words("parte partes"),
    verbs_open=True,
    after_part=words("de del mas menos mayor , ."),
    average=words("media medio"),
    sterling=words("libra libras"),
    not_before_half=words("clase edad primera segunda ultimo ultima medio hora-"),
    months=words(
        """enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre
        diciembre ene feb mar abr jun jul ago sep sept oct nov dic"""
    ),
    short_months=words("mar ene feb abr jun jul ago dic"),
    before_year=words(
        """en desde hasta antes despues durante para de del entre ano anos el a y fiscal verano
        invierno primavera otono temporada curso elecciones mundial enero febrero marzo abril mayo
        junio julio agosto septiembre octubre noviembre diciembre hacia finales principios"""
    ),
    weak_before_year=words("de del para a entre y hasta el desde hacia en"),
    near_cues=words("de unos unas casi aproximadamente menos mas alrededor cerca a los las"),
    places_after=words("en de desde por para"),
    after_year=words("a.c d.c"),
    meridiem=words("am pm a.m p.m hrs horas gmt utc h hs"),
    labels=words(
        """pagina paginas pag pags capitulo capitulos articulo articulos art arts figura figuras
        fig tabla tablas cuadro anexo version numero numeros num no n nro ruta carretera autopista
        calle avenida fase etapa tipo categoria grado clase unidad paso parte volumen tomo linea
        temporada episodio partido jornada ronda canal lote distrito zona area piso apartamento
        edificio torre terminal puerta vuelo seccion parrafo regla ley titulo transitorio inciso
        anos ano decada fraccion oficio expediente grupo modelo nivel kilometro minuto"""
    ),
    verb_labels=frozenset(),
    score_before=words(
        """gano ganaron gana perdio perdieron pierde empato empataron empate vencio vencieron vence
        derroto marcador resultado triunfo victoria derrota"""
    ),
    score_after=words("ante sobre contra frente a favor"),
    ordinary=_FUNCTION | _HEADLINE,
    function=_FUNCTION,
    verb_endings=("aron", "ieron", "eron"),
    participle="-",
    verbs=words(
        """murieron mueren muere fallecieron viven vive perdieron pierden llegaron llegan fueron
        estan quedaron siguen sufren sufrieron votaron participaron asistieron marcharon recibieron
        tienen trabajan nacieron salieron cayeron pierde dijeron creen piensan pasaron
        huyeron registraron corresponden pertenecen viene vienen proviene provienen"""
    ),
    plurals=words("personal gente policia tropa ganado publico dolares"),
    not_plural=words(
        """es mas menos dos tres seis nos les los las sus mis tus esas esos estas estos aquellas
        aquellos unos unas pues antes despues entonces ademas atras tras jamas quizas lunes martes
        miercoles jueves viernes crisis virus analisis tesis pais mes ingles frances interes
        ademas apenas mientras paris caracas buenos aires honduras carlos jesus andres lopes
        perdemos tenemos somos vamos hemos estamos queremos necesitamos creemos sabemos podemos
        estados"""
    ),
    before_number=words(
        "otro otros otras ultimos ultimas primeros primeras proximos proximas demas mismos unicos"
    ),
    adjective=("ado", "ada", "ados", "adas", "ales", "ivos", "ivas"),
    graded=words("magnitud categoria grado nivel indice intensidad"),
    weighed=frozenset(),
    paid=frozenset(),
    plural_is=("elies",),
    before_plural=frozenset(),
    determiners=words(
        "el la los las su sus nuestro nuestros nuestra nuestras esos esas estos estas"
    ),
    left=cues(_LEFT, outward=-1),
    right=cues(_RIGHT, outward=1),
    negators=words("no nunca jamas sin ni tampoco nadie"),
    even=words("siquiera ni"),
    auxiliaries=words("es son era eran fue"),
    transparent=words("los las el la otros otras solo apenas total de un una adicionales al a"),
    between_negation=words(
        """se han ha habia llegado llegan siquiera ni a hubo hay fue fueron es son sera seran sea
        sean puede pueden debe debia"""
    ),
    moved_up=frozenset(),
    during=frozenset(),
    strict=words("minimo maximo hasta desde unos unas tenemos tiene tienen hay suma suman"),
    than=words("de que"),
    to=words("a hasta al"),
    joint_words=words("los las hasta"),
    but=words("pero"),
    by=words("en un"),
    between=words("entre"),
    come_from=words("de desde del"),
    conjunction=words("y e"),
    alternative=words("o u"),
    old=words("old"),
    older=frozenset(),
    aged=words("edad"),
    age=words("edad"),
    bare_age_links=words("los las"),
    up=words(
        """subio subieron sube suben subir aumento aumentaron aumenta aumentan aumentar crecio
        crecieron crece crecen crecer crecimiento incremento incrementaron incrementa alza avanzo
        avanzaron gano ganaron elevo elevaron elevar repunto repunte paso salto escalo mejoro
        incrementar incrementado aumentado crecido subido"""
    ),
    down=words(
        """cayo cayeron cae caen caer caida bajo bajaron baja bajan bajar bajada disminuyo
        disminuyeron disminuye disminuir disminucion redujo redujeron reduce reducir reduccion
        descendio descendieron desciende descender descenso perdio perdieron perdida retrocedio
        retroceso recorto recorte desplomo desplome caido bajado disminuido reducido"""
    ),
    per=words("al por cada a"),
    per_strict=words("cada"),
    per_nouns={"segundo": "second", "minuto": "minute", "hora": "hour", "dia": "day",
               "semana": "week", "mes": "month", "trimestre": "quarter", "semestre": "half-year",
               "ano": "year", "decada": "decade", "siglo": "century", "noche": "night"},
    adverbs={"anualmente": "year", "anuales": "year", "anual": "year", "mensualmente": "month",
             "mensuales": "month", "mensual": "month", "semanales": "week", "semanal": "week",
             "semanalmente": "week", "diarios": "day", "diarias": "day", "diario": "day",
             "diaria": "day", "diariamente": "day"},
    annual_adverbs=words("anualmente mensualmente semanalmente diariamente anuales mensuales "
                         "semanales diarios diarias"),
    annual_adjectives=words("anuales anual mensuales mensual semanales semanal diarios diarias"),
    every=words("cada"),
    once=words("vez veces"),
    clause_breaks=words("y pero mientras que aunque porque si cuando"),
    up_after=words("mas alza aumento"),
    down_after=words("menos baja"),
    than_compared=words("mas menos"),
    turned=words("cumplio cumple cumplir"),
    young=frozenset(),
    not_hyphened=frozenset(),
    before_zero=words("bajo sobre hora"),
    still=words("durante en por desde tras"),
    age_at=words("a"),
    age_before=words(
        """, menores mayores menor mayor nino nina ninos ninas personas mujer mujeres hombre hombres
        joven jovenes adultos adultas anciano anciana estudiante adolescente adolescentes"""
    ),
    sold=words("persona boleto accion pieza cabeza botella unidad voto noche"),
    persons=words("ninos personas adultos mujeres hombres jovenes pacientes"),
    over_under=frozenset(),
    not_rate=words("pasado anterior siguiente despues"),
)  # fmt: skip
