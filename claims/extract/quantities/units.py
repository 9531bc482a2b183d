"""Units of measure: the names they are written with, what they measure, and their size."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.quantities.tables import rows
from claims.model import Dimension


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its singular English name.

    One of it is ``factor`` (times the number, plus ``offset``) of its ``base``: 1 mile is
    1609.344 of "metre". Units can be converted when they share a base; ``base`` is None where
    nothing can be converted.
    """

    name: str
    dimension: Dimension
    base: str | None = None
    factor: float = 1.0
    offset: float = 0.0


def convert(value: float, unit: str, into: str) -> float | None:
    """``value`` of a unit in another, by canonical names; None where they do not share a base."""
    first, second = UNITS.get(unit), UNITS.get(into)
    if first is None or second is None or first.base is None or first.base != second.base:
        return None
    return (value * first.factor + first.offset - second.offset) / second.factor


# name = factor base : how it is written in English ; and in Spanish. Symbols follow below.
_MEASURES = """
kilometre = 1000 metre : kilometre kilometer kilometres kilometers kms ; kilometro kilometros
metre = 1 metre : metre meter metres meters ; metro metros
centimetre = 0.01 metre : centimetre centimeter centimetres centimeters ; centimetro centimetros
millimetre = 0.001 metre : millimetre millimeter millimetres millimeters ; milimetro milimetros
micrometre = 1e-6 metre : micrometre micrometer micrometres micrometers micron microns ; micra
    micras
nanometre = 1e-9 metre : nanometre nanometer nanometres nanometers ; nanometro nanometros
mile = 1609.344 metre : mile miles ; milla millas
nautical mile = 1852 metre : nautical_mile nautical_miles ; milla_nautica millas_nauticas
yard = 0.9144 metre : yard yards yd yds ; yarda yardas
foot = 0.3048 metre : foot feet ft ; pie pies
inch = 0.0254 metre : inch inches ; pulgada pulgadas
light year = 9.4607e15 metre : light_year light_years ; ano_luz anos_luz
square kilometre = 1e6 square_metre : square_kilometre square_kilometer square_kilometres
    square_kilometers sq_km sq_kms ; kilometro_cuadrado kilometros_cuadrados
square metre = 1 square_metre : square_metre square_meter square_metres square_meters sq_m sqm ;
    metro_cuadrado metros_cuadrados
square mile = 2589988.11 square_metre : square_mile square_miles sq_mile sq_miles sq_mi ;
    milla_cuadrada millas_cuadradas
square foot = 0.09290304 square_metre : square_foot square_feet sq_ft sq_foot sq_feet sqft ;
    pie_cuadrado pies_cuadrados
square inch = 0.00064516 square_metre : square_inch square_inches sq_in ; pulgada_cuadrada
    pulgadas_cuadradas
hectare = 10000 square_metre : hectare hectares ; hectarea hectareas
acre = 4046.8564 square_metre : acre acres ; acre acres
cubic metre = 1000 litre : cubic_metre cubic_meter cubic_metres cubic_meters ; metro_cubico
    metros_cubicos
cubic foot = 28.316847 litre : cubic_foot cubic_feet cu_ft ; pie_cubico pies_cubicos
cubic inch = 0.016387064 litre : cubic_inch cubic_inches ; pulgada_cubica pulgadas_cubicas
cubic centimetre = 0.001 litre : cubic_centimetre cubic_centimeter cubic_centimetres
    cubic_centimeters cc ; centimetro_cubico centimetros_cubicos cc
litre = 1 litre : litre liter litres liters ; litro litros
millilitre = 0.001 litre : millilitre milliliter millilitres milliliters ; mililitro mililitros
gallon = 3.785411784 litre : gallon gallons gal ; galon galones
pint = 0.473176 litre : pint pints ; pinta pintas
quart = 0.946353 litre : quart quarts ; cuarto_de_galon
cup = 0.2365882 litre : cup cups ; taza tazas
tablespoon = 0.0147868 litre : tablespoon tablespoons tbsp ; cucharada cucharadas
teaspoon = 0.00492892 litre : teaspoon teaspoons tsp ; cucharadita cucharaditas
barrel = 158.987 litre : barrel barrels bbl bpd ; barril barriles
kilogram = 1000 gram : kilogram kilograms kilogramme kilogrammes kilo kilos kgs ; kilogramo
    kilogramos kilo kilos
gram = 1 gram : gram grams gramme grammes ; gramo gramos
milligram = 0.001 gram : milligram milligrams milligramme milligrammes ; miligramo miligramos
microgram = 1e-6 gram : microgram micrograms mcg ; microgramo microgramos
metric ton = 1e6 gram : ton tons tonne tonnes metric_ton metric_tons metric_tonnes ; tonelada
    toneladas
pound = 453.59237 gram : lb lbs ; libra libras
ounce = 28.349523 gram : ounce ounces oz ; onza onzas
stone = 6350.293 gram : stone ;
carat = 0.2 gram : carat carats ; quilate quilates
dram = 1.7718452 gram : dram drams ;
mile per hour = 0.44704 metre_per_second : mph miles_per_hour mile_per_hour miles_an_hour
    mile_an_hour m_._p_._h_. m_._p_._h ; millas_por_hora
kilometre per hour = 0.27777778 metre_per_second : kph kmh km_h kilometres_per_hour
    kilometers_per_hour kilometre_per_hour kilometer_per_hour kilometres_an_hour
    kilometers_an_hour ; kilometros_por_hora
metre per second = 1 metre_per_second : metres_per_second meters_per_second ; metros_por_segundo
knot = 0.514444 metre_per_second : knot knots ; nudo nudos
mile per gallon = 1 mile_per_gallon : mpg miles_per_gallon ;
revolution per minute = 1 revolution_per_minute : rpm revolutions_per_minute ;
    revoluciones_por_minuto
horsepower = 745.7 watt : horsepower hp bhp brake_horsepower ; caballos_de_fuerza
    caballos_de_vapor cv
watt = 1 watt : watt watts ; vatio vatios
kilowatt = 1000 watt : kilowatt kilowatts ; kilovatio kilovatios
megawatt = 1e6 watt : megawatt megawatts ; megavatio megavatios
gigawatt = 1e9 watt : gigawatt gigawatts ; gigavatio gigavatios
terawatt = 1e12 watt : terawatt terawatts ; teravatio teravatios
kilowatt hour = 3.6e6 joule : kilowatt_hour kilowatt_hours ; kilovatio_hora kilovatios_hora
megawatt hour = 3.6e9 joule : megawatt_hour megawatt_hours ; megavatio_hora megavatios_hora
gigawatt hour = 3.6e12 joule : gigawatt_hour gigawatt_hours ; gigavatio_hora gigavatios_hora
terawatt hour = 3.6e15 joule : terawatt_hour terawatt_hours ; teravatio_hora teravatios_hora
joule = 1 joule : joule joules ; julio_de_energia julios
calorie = 4.184 joule : calorie calories ; caloria calorias
kilocalorie = 4184 joule : kilocalorie kilocalories kcal ; kilocaloria kilocalorias
newton metre = 1 newton_metre : newton_metre newton_metres newton_meter newton_meters ;
    newton_metro
pound-foot = 1.355818 newton_metre : pound_feet pound_foot lb_ft ft_lb foot_pound foot_pounds ;
newton = 1 newton : newton newtons ; newton newtons
volt = 1 volt : volt volts ; voltio voltios
ampere = 1 ampere : amp amps ampere amperes ; amperio amperios
ohm = 1 ohm : ohm ohms ; ohmio ohmios
hertz = 1 hertz : hertz ; hercio hercios
kilohertz = 1000 hertz : kilohertz ; kilohercio kilohercios
megahertz = 1e6 hertz : megahertz ; megahercio megahercios
gigahertz = 1e9 hertz : gigahertz ; gigahercio gigahercios
byte = 1 byte : byte bytes ; byte bytes
kilobyte = 1000 byte : kilobyte kilobytes ; kilobyte kilobytes
megabyte = 1e6 byte : megabyte megabytes ; megabyte megabytes
gigabyte = 1e9 byte : gigabyte gigabytes gig gigs ; gigabyte gigabytes
terabyte = 1e12 byte : terabyte terabytes ; terabyte terabytes
petabyte = 1e15 byte : petabyte petabytes ; petabyte petabytes
megabit = 1e6 bit : megabit megabits ; megabit megabits
gigabit = 1e9 bit : gigabit gigabits ; gigabit gigabits
megabit per second = 1e6 bit_per_second : mbps megabits_per_second ;
gigabit per second = 1e9 bit_per_second : gbps gigabits_per_second ;
megapixel = 1e6 pixel : megapixel megapixels ; megapixel megapixeles
pixel = 1 pixel : pixel pixels ; pixel pixeles
decibel = 1 decibel : decibel decibels ; decibelio decibelios
pascal = 1 pascal : pascal pascals ; pascal pascales
bar = 100000 pascal : ; bares
atmosphere = 101325 pascal : atm ; atmosferas
pound per square inch = 6894.757 pascal : psi pounds_per_square_inch ;
kilopound per square inch = 6894757 pascal : ksi ;
millimetre of mercury = 133.322 pascal : mmhg mm_hg ;
kelvin = 1 kelvin : kelvin kelvins ; kelvin
celsius = 1 kelvin + 273.15 : degrees_celsius degree_celsius celsius degrees_centigrade degrees_c
    degree_c deg_c ; grados_celsius grados_centigrados grado_centigrado grados_c
fahrenheit = 0.5555556 kelvin + 255.3722 : degrees_fahrenheit degree_fahrenheit fahrenheit
    degrees_f degree_f deg_f ; grados_fahrenheit
degree = 1 degree : degree degrees deg ; grado grados
part per million = 1e-6 share : ppm parts_per_million part_per_million ; partes_por_millon
part per billion = 1e-9 share : ppb parts_per_billion part_per_billion ;
mole = 1 mole : mole moles mol ; mol moles
farad = 1 farad : farad farads ; faradio faradios
tesla = 1 tesla : teslas ; teslas
sievert = 1 sievert : sievert sieverts ; sievert sieverts
millisievert = 0.001 sievert : millisievert millisieverts ; milisievert milisieverts
becquerel = 1 becquerel : becquerel becquerels ; becquerel becquerels
acre-foot = 1233481.8 litre : acre_foot acre_feet ;
"""

_DURATIONS = """
second = 1 second : second seconds sec secs ; segundo segundos
millisecond = 0.001 second : millisecond milliseconds ; milisegundo milisegundos
microsecond = 1e-6 second : microsecond microseconds ; microsegundo microsegundos
nanosecond = 1e-9 second : nanosecond nanoseconds ; nanosegundo nanosegundos
minute = 60 second : minute minutes min mins ; minuto minutos
hour = 3600 second : hour hours hr hrs ; hora horas
day = 86400 second : day days ; dia dias
night = 86400 second : night nights ; noche noches
week = 604800 second : week weeks wk wks ; semana semanas
fortnight = 1209600 second : fortnight fortnights ; quincena quincenas
month = 2629800 second : month months ; mes meses
quarter = 7889400 second : ; trimestre trimestres
year = 31557600 second : year years yr yrs ; ano anos
decade = 315576000 second : decade decades ; decada decadas
century = 3155760000 second : century centuries ; siglo siglos
millennium = 31557600000 second : millennium millennia ; milenio milenios
"""

_SHARES = """
percentage point = 1 points : percentage_point percentage_points percent_point percent_points
    pct_point pct_points pp ppt pts_percent ; punto_porcentual puntos_porcentuales pp
basis point = 0.01 points : basis_point basis_points bps bp ; punto_basico puntos_basicos pb
percent = 1 percent : percent per_cent pct pct_. percentage ; por_ciento porciento
"""

# The bases that take prefixes: symbol = name, base, factor, prefixes it is met with.
_PREFIXED = """
m metre metre 1 : p n u μ m c d k
g gram gram 1 : p n u μ m k
W watt watt 1 : n u μ m k M G T
Wh watt_hour joule 3600 : k M G T
V volt volt 1 : u μ m k M
A ampere ampere 1 : n u μ m k
Ah ampere_hour coulomb 3600 : m k
Hz hertz hertz 1 : m k M G T
B byte byte 1 : k K M G T P
b bit bit 1 : M G
Pa pascal pascal 1 : h k M G
J joule joule 1 : m k M G
N newton newton 1 : m k M
Nm newton_metre newton_metre 1 : k
L litre litre 1 : u μ m c d h
l litre litre 1 : u μ m c d h
eV electronvolt joule 1.602e-19 : m k M G T
mol mole mole 1 : n u μ m
Sv sievert sievert 1 : u μ m
Bq becquerel becquerel 1 : k M
dB decibel decibel 1 :
F farad farad 1 : p n u μ m
K kelvin kelvin 1 : m
Ω ohm ohm 1 : k M
s second second 1 : n u μ m
M molar molar 1 : n u μ m
T tesla tesla 1 : m
cd candela candela 1 :
"""

_PREFIXES = {
    "p": ("pico", 1e-12), "n": ("nano", 1e-9), "u": ("micro", 1e-6), "μ": ("micro", 1e-6),
    "m": ("milli", 1e-3), "c": ("centi", 1e-2), "d": ("deci", 1e-1), "h": ("hecto", 1e2),
    "k": ("kilo", 1e3), "K": ("kilo", 1e3), "M": ("mega", 1e6), "G": ("giga", 1e9),
    "T": ("tera", 1e12), "P": ("peta", 1e15),
}  # fmt: skip

# Symbols with no prefix, by the exact letters.
_SYMBOLS = """
ha hectare
t metric_ton
h hour
min minute
mi mile
°C celsius
°F fahrenheit
C celsius
° degree
km2 square_kilometre
km² square_kilometre
m2 square_metre
m² square_metre
m3 cubic_metre
m³ cubic_metre
cm3 cubic_centimetre
cm³ cubic_centimetre
ft2 square_foot
ft² square_foot
km/h kilometre_per_hour
kmh kilometre_per_hour
m/s metre_per_second
HP horsepower
PS horsepower
HZ hertz
Ghz gigahertz
Mhz megahertz
Khz kilohertz
KHz kilohertz
KG kilogram
Kg kilogram
KM kilometre
Km kilometre
KW kilowatt
Kw kilowatt
Gb gigabyte
Mb megabyte
GWH gigawatt_hour
MWH megawatt_hour
KWH kilowatt_hour
MW megawatt
mAh milliampere_hour
AU astronomical_unit
MP megapixel
Mbps megabit_per_second
Gbps gigabit_per_second
mmHg millimetre_of_mercury
"""

UNITS: dict[str, Unit] = {}
"""Every unit by its canonical name."""

SYMBOLS: dict[str, Unit] = {}
"""Units by their symbol, letter for letter."""

Phrases = dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]
"""Units by the first of the words they are written with; the longest phrase first."""


def _read(table: str, dimension: Dimension) -> list[tuple[str, str, Unit]]:
    """English phrases, Spanish phrases and the unit of every row; the units are entered."""
    found = []
    for line in rows(table):
        head, _, forms = line.partition(" : ")
        name, _, size = head.partition(" = ")
        factor, base, *rest = size.split()
        offset = float(rest[-1]) if rest else 0.0
        unit = Unit(name, dimension, base.replace("_", " "), float(factor), offset)
        UNITS.setdefault(name, unit)
        english, _, spanish = forms.partition(";")
        found.append((english, spanish, unit))
    return found


def _phrases(forms_of: list[tuple[str, Unit]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for forms, unit in forms_of:
        for form in forms.split():
            phrase = tuple(form.split("_"))
            found.setdefault(phrase[0], []).append((phrase, unit))
    return {first: tuple(sorted(those, key=lambda p: -len(p[0]))) for first, those in found.items()}


def _enter_symbols() -> None:
    for line in _PREFIXED.strip().splitlines():
        head, _, prefixes = line.partition(":")
        symbol, name, base, factor = head.split()
        for prefix in ("", *prefixes.split()):
            word, size = _PREFIXES[prefix] if prefix else ("", 1.0)
            full = word + name.replace("_", " ")
            dimension = Dimension.DURATION if base == "second" else Dimension.PHYSICAL
            unit = Unit(full, dimension, base.replace("_", " "), float(factor) * size)
            SYMBOLS[prefix + symbol] = UNITS.setdefault(full, unit)
    for line in _SYMBOLS.strip().splitlines():
        symbol, name = line.split()
        name = name.replace("_", " ")
        SYMBOLS[symbol] = UNITS.setdefault(name, Unit(name, Dimension.PHYSICAL))


_ROWS = (
    _read(_MEASURES, Dimension.PHYSICAL)
    + _read(_DURATIONS, Dimension.DURATION)
    + _read(_SHARES, Dimension.PERCENT)
)
for _name in ("percentage point", "basis point"):
    UNITS[_name] = Unit(_name, Dimension.POINTS, "points", UNITS[_name].factor)
_enter_symbols()

PHRASES: dict[str, Phrases] = {
    "en": _phrases([(english, UNITS[unit.name]) for english, _, unit in _ROWS]),
    "es": _phrases(
        [(english + " " + spanish, UNITS[unit.name]) for english, spanish, unit in _ROWS]
    ),
}

PERCENT = UNITS["percent"]
