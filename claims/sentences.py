"""Text becomes paragraphs and sentences, as spans into it.

Everything here is linear in the text and holds no more than one paragraph's bounds at a time. No
sentence is longer than :data:`LONGEST`: where a text has no full stop for so long (a page of
markup, a table, a file that is one line), it is cut at white space, so that whatever reads
sentences may be dearer than linear inside one without harm to the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from claims.model import Span
from claims.vocabulary import vocabulary

LONGEST = 4_000
"""Code points after which a sentence without an end is cut."""

# A line that was broken to fit a page is about this long; shorter ones are headings and lists,
# longer ones are paragraphs on a line of their own.
_WRAPPED = range(45, 101)
_WRAPPED_SHARE = 0.4

# Both this and _STOP begin with a set of characters, which is what the search skips ahead by.
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")
_LOWER_AFTER_BREAK = re.compile(r"\n[ \t]*+(?=[a-zà-öø-ÿ])")
_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n")
_FILLED = re.compile(r"\S")

_QUOTES = "\"'”’»›“‘"
_OPENERS = "\"'“”‘’«‹([{¿¡—–-*_"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱ"
_STOP = re.compile(
    r"(?P<stop>[.!?…。！？](?:(?<=[.!?…])[.!?…]{0,63})?)"
    rf"(?P<close>(?:[{_QUOTES})\]*_{_RAISED}]|\[\d{{1,4}}\]){{0,6}})"  # "…end.”[12]", "…end.¹"
)
_NEXT_WORD = re.compile(rf"\s*+(?P<open>[{re.escape(_OPENERS)}\s]{{0,8}})(?P<word>[\w'’.]{{0,24}})")
_TOKEN_BEFORE = re.compile(r"[\w.&'’-]+\Z")
_TOKEN_LENGTH = 24
_DOTTED = re.compile(r"(?:\w{1,2}\.)+\w{1,2}\Z")  # "U.S", "a.m", "Ph.D", "EE.UU"

# What never ends a sentence: a name, a number or a reference follows.
_TITLES = vocabulary(
    "mr mrs ms mx dr drs prof sen sens rep reps gov govs gen lt col sgt capt cmdr cpl maj adm",
    "pvt rev hon pres atty amb sec supt st ste mt ft messrs mme mlle fr insp det dept asst sr",
    "sra srta sres dra dres lic ing gral tte cnel cap arq mtro mtra prof profa diput sto sta",
    "dña dn ee vs v cf viz approx ca e.g i.e p.ej",
)
_TITLES_AND_WORDS = frozenset({"sec", "secs", "st", "ft", "fr", "hon", "cap", "ing"})
# What does not end a sentence before a figure: "No. 10", "Oct. 5", "pág. 3".
_BEFORE_FIGURES = vocabulary(
    "no nos nr num núm núms nº art arts sec secs fig figs vol vols ch chap p pp pág págs par",
    "jan feb mar apr jun jul aug sept sep oct nov dec ene abr ago dic ed eds c tel ext apt rs",
    "fy q",
)
# What may end a sentence, and does before a word that opens one.
_MAY_END = vocabulary(
    "inc corp co ltd llc plc bros jr sr esq etc al est dept univ assn natl intl cía cia ala",
    "ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb",
    "nev okla ore pa tenn tex va vt wash wis wyo ave blvd rd jan feb mar apr jun jul aug sept",
    "sep oct nov dec mon tue tues wed thu thur thurs fri sat ud uds vd vds uu",
)
# Capitalised words that open sentences and hardly ever follow an abbreviation or an initial.
_OPENING = vocabulary(
    "the a an this that these those he she it they we you i his her its their our my your",
    "there here in on at for from by with as to of if when while since after before during",
    "under over but and or so yet still however meanwhile moreover although though because",
    "then thus now what who why how where which both some many most more all no not according",
    "officials police authorities experts researchers el la los las un una unos unas este",
    "esta estos estas ese esa eso esto él ella ellos ellas yo nosotros su sus mi en de por",
    "para con sin según cuando mientras desde tras ante bajo sobre pero y e o sin embargo",
    "además aunque porque entonces ahora también no se lo le al del si como hay",
)
_CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
_AFTER_CLOCK = vocabulary(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central pacific",
    "monday tuesday wednesday thursday friday saturday sunday",
)
# A letter after these words names a thing and is nobody's initial.
_LETTERED = re.compile(
    r"\b(?:vitamin|vitamina|hepatitis|plan|type|tipo|class|category|grade|group|grupo|team|"
    r"appendix|schedule|option|point)\s\Z",
    re.IGNORECASE,
)
# `"Stop!" Rivera said.` is one sentence: a tag follows a question or an exclamation.
_TAG = re.compile(
    r"\s(?:[A-ZÀ-Ý][\w.'’-]{0,24}\s){1,4}"
    r"(?:said|says|asked|asks|told|wrote|added|shouted|replied|cried|warned|"
    r"dijo|dice|preguntó|pregunta|exclamó|respondió|agregó|añadió|gritó)\b"
)


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of ``text``, trimmed of white space, in order; empty ones are left out.

    A blank line always parts paragraphs. A single line break does too, except in text whose lines
    were broken to fit a page: there the line is full, and most lines go on in lower case.
    """
    wrapped = _is_wrapped(text)
    start, line_start, width = 0, 0, 0
    open_start: int | None = None
    for end, after in _lines(text):
        width = max(width, end - line_start)
        filled = _trimmed(text, line_start, end)
        if filled is None:
            if open_start is not None:
                yield Span(open_start, start)
            open_start, width = None, 0
        else:
            if open_start is None:
                open_start = filled.start
            start = filled.end
            if not (wrapped and _runs_on(text, filled, after, width)):
                yield Span(open_start, start)
                open_start, width = None, 0
        line_start = after
    if open_start is not None:
        yield Span(open_start, start)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of ``text``, trimmed of white space, in order; none crosses a paragraph."""
    return (span for _, span in numbered_sentences(text))


def numbered_sentences(text: str) -> Iterator[tuple[int, Span]]:
    """The sentences of ``text``, each with the number of the paragraph that it is in, from 0."""
    for number, paragraph in enumerate(paragraphs(text)):
        start = paragraph.start
        for end in chain(_ends(text, paragraph), (paragraph.end,)):
            for span in _cut(text, start, end):
                yield number, span
            start = end


def _is_wrapped(text: str) -> bool:
    lines = text.count("\n")
    if not lines:
        return False
    single = lines - 2 * sum(1 for _ in _BLANK_LINE.finditer(text))
    lower = sum(1 for _ in _LOWER_AFTER_BREAK.finditer(text))
    return lower > 0 and lower >= _WRAPPED_SHARE * single


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """For each line, its end and the start of the one after."""
    for found in _BREAK.finditer(text):
        yield found.start(), found.end()
    yield len(text), len(text)


def _runs_on(text: str, line: Span, after: int, width: int) -> bool:
    """Whether the line was only broken because its next word had no room."""
    if width not in _WRAPPED:
        return False
    word = _NEXT_WORD.match(text, after, after + 40)
    room = len(word.group("open")) + len(word.group("word")) if word else 0
    return room > 0 and len(line) + 1 + max(room, 12) > width


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None where there is nothing else."""
    first = _FILLED.search(text, start, end)
    if first is None:
        return None
    while text[end - 1].isspace():
        end -= 1
    return Span(first.start(), end)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, trimmed, in pieces no longer than :data:`LONGEST`."""
    whole = _trimmed(text, start, end)
    while whole is not None and len(whole) > LONGEST:
        edge = whole.start + LONGEST
        blank = max(text.rfind(mark, whole.start + 1, edge) for mark in " \n\t")
        edge = blank if blank > whole.start else edge
        piece = _trimmed(text, whole.start, edge)
        if piece is not None:
            yield piece
        whole = _trimmed(text, edge, whole.end)
    if whole is not None:
        yield whole


def _ends(text: str, paragraph: Span) -> Iterator[int]:
    """Where sentences end inside a paragraph, its own end left out."""
    start = paragraph.start
    for found in _STOP.finditer(text, paragraph.start, paragraph.end):
        end = found.end()
        if end < paragraph.end and _is_end(text, start, found, paragraph.end):
            yield end
            start = end


def _is_end(text: str, start: int, found: re.Match[str], limit: int) -> bool:
    """Whether the stop ends a sentence that began at ``start``."""
    stop, close = found.group("stop"), found.group("close")
    if stop in "。！？":
        return True
    if not text[found.end()].isspace():
        return _is_glued_end(text, found, limit)
    following = _NEXT_WORD.match(text, found.end(), limit)
    # A sign such as "$" opens a figure, and is read like one.
    word = (following.group("word") if following else "") or "0"
    if word[0].islower() and (stop != "." or close):
        return False
    if stop == "." and not any(mark in _QUOTES for mark in close):
        return _full_stop_ends(text, start, found.start(), word)
    return not (stop != "." and close and _TAG.match(text, found.end(), limit))


def _is_glued_end(text: str, found: re.Match[str], limit: int) -> bool:
    """Whether a stop ends a sentence though no space follows: "…said.The" as scraped pages do."""
    before = text[max(0, found.start() - 3) : found.start()]
    after = text[found.end() : min(limit, found.end() + 3)]
    if found.group("stop") not in ".!?" or len(before) < 3 or len(after) < 2:
        return False
    lower = before.isalpha() and before.islower() and before != "www"
    return lower and after[0].isupper() and after[1:].islower()


def _full_stop_ends(text: str, start: int, stop: int, word: str) -> bool:
    """Whether a full stop ends its sentence, by the words on its two sides."""
    before = _TOKEN_BEFORE.search(text, max(start, stop - _TOKEN_LENGTH), stop)
    token = before.group().strip("'’-&") if before else ""
    lowered, following = token.lower(), word.strip(".'’").lower()
    if word[0] == "." or _is_title(token, lowered):
        return False
    if token.isdigit() and _marks_an_item(text, start, stop):
        return False
    if word[0].isdigit():
        figures = lowered in _BEFORE_FIGURES and token != "no"
        return not (figures or _DOTTED.match(lowered))
    if word[0].islower():
        # An unknown abbreviation is short; a word of four letters and more has simply ended.
        return len(token) > 3 and token.isalpha() and lowered not in _MAY_END | _BEFORE_FIGURES
    if lowered in _CLOCK:
        return following not in _AFTER_CLOCK
    if lowered in _MAY_END or _DOTTED.match(lowered) or _is_initial(text, token, stop):
        return following in _OPENING
    return True


def _is_title(token: str, lowered: str) -> bool:
    return lowered in _TITLES and (token[:1].isupper() or lowered not in _TITLES_AND_WORDS)


def _is_initial(text: str, token: str, stop: int) -> bool:
    """Whether the token is somebody's initial, and not the last letter of "vitamin C"."""
    if len(token) != 1 or not token.isupper():
        return False
    return not _LETTERED.search(text, max(0, stop - 16), stop - 1)


def _marks_an_item(text: str, start: int, stop: int) -> bool:
    """Whether a number opens its sentence and so counts an item: "1. First"."""
    head = text[start:stop] if stop - start <= 8 else ""
    return 0 < len(head.strip()) <= 3
