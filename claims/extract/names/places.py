"""Countries and states as titles name them: adjectives, short forms, offices that imply one."""

from __future__ import annotations

_DEMONYMS = """
afghan:afghanistan algerian:algeria american:us argentine:argentina argentinian:argentina
armenian:armenia australian:australia austrian:austria azerbaijani:azerbaijan bangladeshi:bangladesh
belarusian:belarus belgian:belgium bolivian:bolivia brazilian:brazil brazil:brazil british:uk
bulgarian:bulgaria canadian:canada chilean:chile chinese:china colombian:colombia
congolese:congo croatian:croatia cuban:cuba czech:czechia danish:denmark dominican:dominican
dutch:netherlands ecuadorian:ecuador egyptian:egypt ethiopian:ethiopia european:eu finnish:finland
french:france georgian:georgia german:germany ghanaian:ghana greek:greece guatemalan:guatemala
haitian:haiti honduran:honduras hungarian:hungary icelandic:iceland indian:india
indonesian:indonesia iranian:iran iraqi:iraq irish:ireland israeli:israel italian:italy
jamaican:jamaica japanese:japan jordanian:jordan kazakh:kazakhstan kenyan:kenya korean:korea
kuwaiti:kuwait lebanese:lebanon libyan:libya lithuanian:lithuania malaysian:malaysia
mexican:mexico moroccan:morocco nicaraguan:nicaragua nigerian:nigeria norwegian:norway
pakistani:pakistan palestinian:palestine panamanian:panama paraguayan:paraguay peruvian:peru
philippine:philippines filipino:philippines polish:poland portuguese:portugal qatari:qatar
romanian:romania russian:russia rwandan:rwanda salvadoran:salvador saudi:saudi scottish:scotland
senegalese:senegal serbian:serbia singaporean:singapore slovak:slovakia somali:somalia
spanish:spain sudanese:sudan swedish:sweden swiss:switzerland syrian:syria taiwanese:taiwan
thai:thailand tunisian:tunisia turkish:turkey ugandan:uganda ukrainian:ukraine uruguayan:uruguay
venezuelan:venezuela vietnamese:vietnam welsh:wales yemeni:yemen zimbabwean:zimbabwe
texan:texas californian:california floridian:florida
u.s.:us us:us usa:us u.s.a.:us united-states:us america:us britain:uk united-kingdom:uk u.k.:uk
england:uk kremlin:russia beijing:china moscow:russia
mexicano:mexico mexicana:mexico méxico:mexico estadounidense:us norteamericano:us
norteamericana:us español:spain española:spain españa:spain argentino:argentina
argentina:argentina chileno:chile chilena:chile colombiano:colombia colombiana:colombia
peruano:peru peruana:peru perú:peru venezolano:venezuela venezolana:venezuela cubano:cuba
cubana:cuba brasileño:brazil brasileña:brazil francés:france francesa:france alemán:germany
alemana:germany ruso:russia rusa:russia chino:china china:china británico:uk británica:uk
italiano:italy italiana:italy ucraniano:ukraine ucraniana:ukraine estados-unidos:us
eeuu:us ee.uu.:us ecuatoriano:ecuador ecuatoriana:ecuador boliviano:bolivia boliviana:bolivia
guatemalteco:guatemala guatemalteca:guatemala hondureño:honduras salvadoreño:salvador
"""

_COUNTRIES = """
afghanistan albania algeria angola armenia australia austria azerbaijan bahrain bangladesh belarus
belgium bolivia botswana bulgaria cambodia cameroon canada chile colombia congo croatia cuba cyprus
czechia denmark ecuador egypt estonia ethiopia finland france georgia germany ghana greece guatemala
haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan
kazakhstan kenya korea kosovo kuwait kyrgyzstan laos latvia lebanon libya lithuania luxembourg
malaysia mali malta mexico moldova mongolia morocco mozambique myanmar nepal netherlands nicaragua
niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden
switzerland syria taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda ukraine
uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
vermont virginia wisconsin wyoming jersey hampshire carolina dakota
europe africa asia london paris berlin madrid rome tokyo ottawa kyiv kiev jerusalem tehran baghdad
kabul damascus cairo havana bogotá caracas lima santiago washington chicago boston houston dallas
miami atlanta detroit seattle denver phoenix philadelphia baltimore cleveland manhattan brooklyn
hollywood geneva vienna brussels istanbul seoul pyongyang delhi mumbai islamabad riyadh doha dubai
tijuana juárez juarez monterrey guadalajara veracruz sinaloa sonora chihuahua tamaulipas jalisco
oaxaca guerrero michoacán puebla buenos aires latin south north west east central middle eastern
new york zealand orleans puerto rico hong kong las vegas los angeles francisco
louis des moines paso rio grande
western northern southern united states republic state
"""

DEMONYM = dict(pair.split(":") for pair in _DEMONYMS.split())
PLACES = frozenset(_COUNTRIES.split()) | frozenset(DEMONYM)

# Institutions that belong to one country, so that a title may leave the country out.
SEATS = {
    "white house": "us", "state department": "us", "department of state": "us", "pentagon": "us",
    "homeland security": "us", "justice department": "us", "treasury department": "us",
    "capitol hill": "us", "supreme court": "", "national palace": "mexico", "kremlin": "russia",
    "downing street": "uk", "elysee": "france", "casa blanca": "us", "palacio nacional": "mexico",
    "departamento de estado": "us", "secretary of state": "us",
}  # fmt: skip


def place_of(word: str) -> str | None:
    """The place that a lower-cased word names or derives from: "mexican" and "mexico" alike."""
    return DEMONYM.get(word) or (word if word in PLACES else None)
