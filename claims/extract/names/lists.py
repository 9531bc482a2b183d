"""Word lists that tell a name from other words written with a capital."""

from __future__ import annotations

from claims.vocabulary import vocabulary

# Words that open a sentence with a capital and are no part of a name.
COMMON = vocabulary(
    """
a about above according across actually after afterward afterwards again against ago all almost
along already also although always am amid among an and another any anyone anything apparently are
around as asked at away back because been before behind being below besides between beyond both but
by can clearly could critics currently despite did do does don't down during each earlier either
elsewhere even eventually ever every everyone everything experts few finally first five following
for former formerly four frankly from further furthermore generally given had half has have having
he hence her here hers him himself his how however i if in indeed inside instead into is it its
itself just last late later least less let like likewise look made make many maybe me meanwhile
might mine more moreover most mostly much must my myself near nearly neither never nevertheless next
no nobody none nonetheless nor not nothing now obviously of off officials often ok okay on once one
only onto or other others otherwise our ours out outside over overall own people per perhaps please
plus previously prior probably rather really recently regarding said same say says second see seen
several shall she should similarly since six so some someone something sometimes soon specifically
still such supporters surely ten than thanks that that's the their theirs them themselves then there
there's thereafter therefore these they they're third this those though three through throughout
thus to together too toward towards two under unfortunately fortunately unless unlike until
unlike up
upon us usually very via was we we're well were what what's whatever when whenever where whereas
wherever whether which while who whoever whom whose why will with within without would yes yet you
you're your yours reached referring speaking asked addressing responding writing photo image video
read related source sources share advertisement breaking update news opinion editorial analysis
el la los las un una unos unas lo al del de en con por para según sin sobre tras entre desde hasta
y o e u pero sino aunque mientras como cuando donde porque que quien quienes cual cuales este esta
estos estas ese esa esos esas aquel aquella su sus mi mis tu tus nuestro nuestra se le les ya no sí
si también tampoco además ahora ayer hoy mañana así entonces luego después antes durante ante bajo
contra hacia mediante muy más menos todo toda todos todas otro otra otros otras uno dos tres hay es
son era fue ha han había ser está están dijo él ella ellos ellas
"""
)

CALENDAR = vocabulary(
    """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov.
dec. mon tue wed thu fri sat sun christmas easter thanksgiving a.m. p.m. lunes martes miércoles
jueves viernes sábado enero febrero marzo abril mayo junio agosto septiembre octubre
noviembre diciembre
"""
)

HONORIFICS = {
    "mr": "m", "mister": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m",
    "lady": "f", "dame": "f", "madam": "f", "dr": "", "prof": "", "rev": "", "fr": "m",
    "don": "m", "doña": "f", "sr": "m", "sra": "f", "srta": "f", "lic": "", "ing": "", "dra": "f",
    "señor": "m", "señora": "f", "king": "m", "queen": "f", "prince": "m", "princess": "f",
    "pope": "m", "sister": "f", "brother": "m", "father": "m", "hon": "", "st": "", "saint": "",
    "professor": "", "doctor": "", "reverend": "", "monsignor": "m", "rabbi": "", "imam": "m",
    "sheikh": "m",
}  # fmt: skip

# Particles inside a name, lower-case as written: "Ludwig van Beethoven", "Ana de la Torre".
PARTICLES = vocabulary("de del la las los van von der den bin ibn al el y e da di do dos du le ter")

SUFFIXES = vocabulary("jr jr. sr sr. ii iii iv v esq")

# Last words of bodies and institutions; and words that make the whole a body wherever they stand.
BODY_WORDS = vocabulary(
    """
academy administration agency alliance army assembly association authority bank board bureau cabinet
campaign center centers centre centres chamber church coalition college commission committee company
conference
congress consortium corp corporation council court department directorate embassy facebook
federation
force forces foundation fund government group guard hospital house inc inc. initiative institute
institutes institution journal laboratory league ltd magazine military ministry mission navy network
news
newspaper office organisation organization pac palace panel parliament parties partnership party
police post press project radio regiment register review school secretariat senate service services
society station studies syndicate team telegraph television times tribune trust union university
watch weekly herald gazette globe chronicle observer guardian twitter tv reuters
academia administración agencia asamblea asociación ayuntamiento banco cámara centro centros
comisión comité
compañía confederación congreso consejo corte cuerpo departamento ejército embajada empresa fiscalía
fundación gobierno guardia hospital instituto ministerio organización parlamento partido policía
secretaría senado sindicato suprema tribunal unión universidad
"""
)

# Single names of bodies that speak.
BODIES = vocabulary(
    """
pentagon kremlin congress parliament senate downing brussels politico reuters bloomberg gallup
quinnipiac buzzfeed breitbart facebook twitter google microsoft amazon apple boeing pfizer moderna
interpol europol hamas hezbollah fed treasury gop
"""
)

PLACE_WORDS = vocabulary(
    """
street avenue road county city island islands river lake mountain mountains valley beach bay square
park airport bridge desert ocean sea coast heights village hotel tower building hall boulevard plaza
district border wall
"""
)

# Nouns that end a capitalised phrase which is neither a person nor a body.
THING_WORDS = vocabulary(
    """
act agreement amendment award bill bicentennial card care climate code constitution convention
crisis day deal debate dialogue declaration doctrine era framework game games holocaust war law
league plan prize pact policy program protocol report revolution rule security series shield show
summit treaty tuesday vote week year
"""
)
