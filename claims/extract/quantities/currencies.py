"""Currencies: signs, codes and names, each to one canonical name."""

from __future__ import annotations

from claims.extract.quantities.tables import words

# Signs that stand before (or after) the number: sign, name.
SIGNS = {
    "$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "rouble",
    "₩": "won", "₪": "shekel", "₺": "lira", "₦": "naira", "₱": "peso", "฿": "baht",
    "₫": "dong", "₴": "hryvnia", "₡": "colon", "₲": "guarani", "₵": "cedi", "₸": "tenge",
    "¢": "cent", "￥": "yen", "＄": "dollar", "￡": "pound",
}  # fmt: skip

# Letters that say whose dollar it is, as in "HK$" or "US $".
DOLLARS = {
    "us": "dollar", "a": "Australian dollar", "au": "Australian dollar",
    "aus": "Australian dollar", "c": "Canadian dollar", "ca": "Canadian dollar",
    "can": "Canadian dollar", "cdn": "Canadian dollar", "hk": "Hong Kong dollar",
    "s": "Singapore dollar", "sg": "Singapore dollar", "nz": "New Zealand dollar",
    "nt": "Taiwan dollar", "tt": "Trinidad dollar", "j": "Jamaican dollar",
    "z": "Zimbabwean dollar", "r": "Brazilian real", "mx": "Mexican peso",
    "u": "dollar", "b": "Belize dollar", "fj": "Fijian dollar", "n": "Namibian dollar",
}  # fmt: skip

# ISO 4217 codes in use in the news, and the abbreviations newsrooms write instead.
CODES = {
    "usd": "dollar", "eur": "euro", "gbp": "pound", "jpy": "yen", "cny": "yuan",
    "rmb": "yuan", "inr": "rupee", "cad": "Canadian dollar", "aud": "Australian dollar",
    "nzd": "New Zealand dollar", "hkd": "Hong Kong dollar", "sgd": "Singapore dollar",
    "chf": "Swiss franc", "sek": "Swedish krona", "nok": "Norwegian krone",
    "dkk": "Danish krone", "pln": "zloty", "czk": "Czech koruna", "huf": "forint",
    "ron": "leu", "bgn": "lev", "hrk": "Croatian kuna", "kn": "Croatian kuna",
    "isk": "Icelandic krona", "rub": "rouble", "uah": "hryvnia", "try": "lira",
    "ils": "shekel", "nis": "shekel", "egp": "Egyptian pound", "sar": "Saudi riyal",
    "aed": "dirham", "qar": "Qatari riyal", "kwd": "Kuwaiti dinar", "bhd": "Bahraini dinar",
    "omr": "Omani rial", "jod": "Jordanian dinar", "lbp": "Lebanese pound", "iqd": "Iraqi dinar",
    "irr": "rial", "pkr": "Pakistani rupee", "lkr": "Sri Lankan rupee", "npr": "Nepalese rupee",
    "bdt": "taka", "thb": "baht", "myr": "ringgit", "rm": "ringgit", "idr": "rupiah",
    "rp": "rupiah", "php": "peso", "vnd": "dong", "krw": "won", "twd": "Taiwan dollar",
    "mnt": "tugrik", "kzt": "tenge", "zar": "rand", "ngn": "naira", "kes": "Kenyan shilling",
    "ksh": "Kenyan shilling", "kshs": "Kenyan shilling", "sh": "shilling", "shs": "shilling",
    "ugx": "Ugandan shilling", "ush": "Ugandan shilling", "tzs": "Tanzanian shilling",
    "tsh": "Tanzanian shilling", "ghs": "cedi", "etb": "birr", "mad": "Moroccan dirham",
    "tnd": "Tunisian dinar", "dzd": "Algerian dinar", "xof": "CFA franc", "xaf": "CFA franc",
    "fcfa": "CFA franc", "mxn": "Mexican peso", "brl": "Brazilian real", "ars": "Argentine peso",
    "clp": "Chilean peso", "cop": "Colombian peso", "pen": "sol", "uyu": "Uruguayan peso",
    "bob": "boliviano", "gtq": "quetzal", "ves": "bolivar", "crc": "colon", "hnl": "lempira",
    "dop": "Dominican peso", "rs": "rupee", "re": "rupee", "le": "Egyptian pound",
    "ps": "pound", "btc": "bitcoin", "eth": "ether", "xrp": "XRP",
}  # fmt: skip

# Codes so short, or so like a word, that they count only when they touch the number.
GLUED_ONLY = frozenset(("ps", "re", "sh", "cop", "try", "ron"))

# Codes that are words in small letters.
WORDS = words("all top try mad cop bob pen ron cad sar nis sol les des rub eth")

# Single letters that count only in capitals, touching a number: "P90,078", "R1.5bn".
GLUED_LETTERS = {"p": "peso", "r": "rand", "n": "naira", "k": "kwacha", "l": "lempira"}

# name : the words of English and Spanish. A word between the number and the name may say whose.
_NAMES = """
dollar : dollar dollars buck bucks dolar dolares greenback greenbacks
pound : pound pounds quid sterling libra_esterlina libras_esterlinas
euro : euro euros
yen : yen yenes
yuan : yuan yuanes renminbi
rupee : rupee rupees rupia rupias
Swiss franc : swiss_franc swiss_francs franco_suizo francos_suizos
franc : franc francs franco francos
rouble : rouble roubles ruble rubles rublo rublos
peso : peso pesos
real : reais
shekel : shekel shekels shekalim
ringgit : ringgit ringgits
sen : sen sens
baht : baht bahts
rupiah : rupiah
dong : dong
dinar : dinar dinars dinares
riyal : riyal riyals
rial : rial rials
dirham : dirham dirhams
lira : lira liras
krona : krona kronor krone kroner corona coronas
zloty : zloty zlotys
forint : forint forints
rand : rand rands
naira : naira nairas
shilling : shilling shillings
cedi : cedi cedis
birr : birr
taka : taka
real : real_brasileno
sol : soles
bolivar : bolivar bolivares
guarani : guaranies
quetzal : quetzal quetzales
lempira : lempiras
cent : cent cents penny pennies centavo centavos centimo centimos
pence : pence
bitcoin : bitcoin bitcoins
hryvnia : hryvnia hryvnias
tugrik : tugrik tugriks
"""

# Whose currency it is, before its name: "42 Lebanese pounds".
WHOSE = words(
    """us u.s american australian canadian singapore zealand mexican argentine chilean colombian
    philippine uruguayan cuban dominican hong kong taiwan jamaican egyptian lebanese syrian british
    chinese japanese indian pakistani nepalese sri lankan russian belarusian swiss cfa turkish
    iranian omani saudi qatari yemeni kuwaiti bahraini jordanian iraqi algerian tunisian serbian
    libyan moroccan emirati israeli malaysian malaysia thai indonesian vietnamese korean south
    swedish norwegian danish icelandic czech polish hungarian african emirates uae nigerian kenyan
    ugandan tanzanian somali ghanaian ethiopian bangladeshi brazilian peruvian venezuelan"""
)

NAMES: dict[str, str] = {}
"""Names of one word, folded, to the canonical name."""

for _line in _NAMES.strip().splitlines():
    _name, _, _forms = _line.partition(" : ")
    for _form in _forms.split():
        NAMES[_form] = _name

SMALL = {"cent": 0.01, "pence": 0.01, "sen": 0.01}
"""The hundredths, which may follow the whole: "3 dollars 50 cents"."""
