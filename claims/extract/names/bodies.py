"""Names of bodies that go on after their noun: "Department of Roads and Harbours"."""

from __future__ import annotations

from claims.extract.names.given import is_given
from claims.extract.names.lists import BODIES, BODY_WORDS, CALENDAR, COMMON, HONORIFICS
from claims.extract.names.places import place_of
from claims.extract.names.roles import is_head
from claims.extract.names.tokens import Tokens
from claims.folding import fold
from claims.vocabulary import vocabulary

# Nouns that another noun follows with a preposition: the Bank of …, the Committee on ….
_HEADS = vocabulary(
    "academy administration agency alliance assembly association authority bank board bureau "
    "center centers centre centres chamber church college commission committee confederation",
    "conference council court department directorate division embassy federation foundation "
    "fund house inspectorate institute institutes institution league library ministry museum "
    "office organisation organization party registry secretariat service society union university",
    "academia administracion agencia asamblea asociacion banco camara centro centros colegio "
    "comision comite confederacion consejo corte departamento direccion embajada federacion "
    "fiscalia fondo fundacion instituto institutos junta liga ministerio oficina organizacion "
    "partido registro secretaria servicio sindicato tribunal union universidad",
)
# Those that are in charge of several matters: "of Health and Welfare", "de Obras y Transporte".
_IN_CHARGE = vocabulary(
    "administration agency authority bureau center centers centre centres commission committee "
    "council department directorate institute institutes ministry office secretariat service",
    "administracion agencia centro centros comision comite consejo departamento direccion "
    "instituto institutos ministerio oficina secretaria servicio",
)
ALONE = vocabulary(
    "cabinet center centers centre centres college department institute ministry university",
    "centro centros departamento gabinete instituto ministerio universidad",
)
"""Words that are a body's name only with others."""

# Words that end a body's name and a matter's alike: "Human Services", "River Studies".
_MATTERS = vocabulary("services studies")
_OF = vocabulary("of for on de del para")
_THE = vocabulary("the el la los las")
_AND = vocabulary("and & y e al")
_PARTS = 4
_WORDS = 5


def body_end(tokens: Tokens, first: int, end: int) -> int:
    """Where the body ends whose first words are the tokens ``first`` to ``end`` (exclusive).

    ``end`` itself where they do not end in a noun that goes on: "Center" does, "Reuters" does not.
    """
    noun = _noun(tokens, first, end)
    if noun is None:
        return end
    for _ in range(_PARTS):
        further = _part_end(tokens, end)
        if further == end and noun in _IN_CHARGE:
            further = _second_end(tokens, end)
        if further == end:
            break
        end = further
    return end


def _noun(tokens: Tokens, first: int, end: int) -> str | None:
    """The body's noun, which ends the words or has a part after it in them: "Ministerio de"."""
    for at in range(first, end):
        word = fold(tokens.low[at])
        if word in _HEADS and (at == end - 1 or not _OF.isdisjoint(tokens.word[at + 1 : end])):
            return word
    return None


def _part_end(tokens: Tokens, at: int) -> int:
    """The end of "of the Interior" where such a part follows token ``at``, else ``at``."""
    count = len(tokens)
    if at >= count or tokens.word[at] not in _OF:
        return at
    start = at + 1
    if start < count and tokens.word[start] in _THE:
        start += 1
    end = _words_end(tokens, start)
    return end if end > start else at


def _second_end(tokens: Tokens, at: int) -> int:
    """The end of "and Welfare" after "of Health": no person, place or other body; else ``at``."""
    count = len(tokens)
    if at >= count or tokens.word[at] not in _AND or fold(tokens.low[at - 1]) in _HEADS:
        return at
    start = at + 1
    if start < count and tokens.word[start] in _THE and tokens.word[at] in ("y", "e"):
        start += 1
    end = _words_end(tokens, start)
    others = (
        place_of(tokens.low[i])
        or is_head(tokens.low[i])
        or is_given(fold(tokens.low[i]))
        or fold(tokens.low[i]) in BODY_WORDS - _MATTERS
        or fold(tokens.low[i]) in BODIES
        for i in range(start, end)
    )
    return at if end == start or any(others) else end


def _words_end(tokens: Tokens, start: int) -> int:
    """The end of the capitalised words from ``start``, without the title or name of a person."""
    at, title = start, True
    while at < len(tokens) and at - start < _WORDS:
        word, low = tokens.word[at], tokens.low[at]
        if not word[0].isupper() or low in CALENDAR or low in COMMON or low in HONORIFICS:
            break
        head = is_head(low) and not low.endswith("s")
        named = is_given(fold(low)) and at + 1 < len(tokens) and tokens.word[at + 1][0].isupper()
        # "Office of the Attorney General", but "Department of Health | Secretary Quill".
        if (head and not title) or (named and at > start):
            break
        title = title and head
        at += 1
    return at
