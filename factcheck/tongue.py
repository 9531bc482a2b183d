"""The language of the interface: strings of this program, never words of documents or people.

A string is marked where it stands, ``tr("Nothing to undo.")``, and looked up by :mod:`gettext`
when it is shown. What holds values is a template that is filled afterwards, with ``format``,
because a filled string is in no catalogue. ``docs/catalogue.py``
collects what is marked.

What the domain words (reasons, errors) are phrases of :mod:`claims.phrases`, which know their
template: :func:`tell` fills that of the language. Words that were stored before phrases were kept
stay English.

A report is in a language of its own, whatever the interface speaks: ``with speaking("es"):``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from string import Formatter
from typing import Any

from claims.phrases import Digits, Phrase

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")
"""The languages that the interface speaks, by their codes of ISO 639-1."""
CONTEXT = "\x04"
"""What stands between a string and what it is of, where one word means two things: "state\x04open"
is no act. gettext's own sign.
"""
CATALOGUES = Path(__file__).parent / "locale"

_catalogue = NullTranslations()
_language = ENGLISH
_spell: Callable[[str], str] | None = None
_apart: ContextVar[tuple[str, NullTranslations] | None] = ContextVar("language", default=None)
"""The language of what is being written at present, where it is not the interface's."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–−·•", "-"),
        **{"—": "--", "…": "...", "×": "x", "→": "->", "←": "<-", "↑": "up", "↓": "down"},
        **{"≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "¶": "#", "§": "section ", "\u00a0": " "},
    }
)
"""Typographic signs of our own sentences as ASCII has them."""


def tr(text: str) -> str:
    """``text`` in the language of the interface; itself where the catalogue has it not."""
    # gettext keeps a catalogue's own description under the empty string.
    found = _speaker()[1].gettext(text) if text else text
    return _shown(found.rpartition(CONTEXT)[2] if CONTEXT in found else found)


def tr_count(one: str, many: str, count: int) -> str:
    """The form that the language has for ``count``, to be filled by the caller."""
    return _shown(_speaker()[1].ngettext(one, many, count))


def tell(words: str | Exception) -> str:
    """What the domain says, a phrase or an error, in the language of the interface.

    Other text is given back as it is: nobody knows whose words it is.
    """
    text = words if isinstance(words, str) else _said(words)
    return _told(text) if isinstance(text, Phrase) else text


def reason(words: str) -> str:
    """A reason of the machine's: what it was made of where that is known, else as it is stored."""
    return _told(words) if isinstance(words, Phrase) else tr(words)


def digits(written: str) -> str:
    """A number in figures, "12,345.6", with the signs that the language has for it."""
    return written if language() == ENGLISH else _figures(written)


def language() -> str:
    """The code of the language that :func:`tr` speaks."""
    return _speaker()[0]


def _said(error: Exception) -> str:
    # str(error) would make plain text of a phrase.
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Phrase) else str(error)


def _told(words: Phrase) -> str:
    if not words.values:
        return tr(words.template)
    one, many, count = words.template, words.many, words.counted
    template = tr_count(one, many, count) if many else tr(one)
    values = {
        name: _told(value) if isinstance(value, Phrase) else _digits(value)
        for name, value in words.values.items()
    }
    return template.format(**values)


def _digits(value: object) -> object:
    return digits(str(value)) if isinstance(value, Digits) else value


def _speaker() -> tuple[str, NullTranslations]:
    return _apart.get() or (_language, _catalogue)


def _shown(found: str) -> str:
    if _apart.get() is None and _spell:
        found = _spell(found)
    return found if language() == ENGLISH else _Foreign(found)


class _Foreign(str):
    """A template of another language, which writes numbers in its own manner."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """The template filled."""
        return _FIGURES.vformat(str(self), args, values)


class _Figures(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        """A value as it is written; thousands and decimals of numbers as in Spanish."""
        written: str = super().format_field(value, format_spec)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return _figures(written) if is_number and format_spec else written


_FIGURES = _Figures()


def _figures(written: str) -> str:
    """ "12,345.6" as Spanish has it anywhere: "12 345,6", "1234"; no point or comma for thousands,
    which mean one thing in Mexico and another in Spain.
    """
    whole, point, part = written.partition(".")
    digits = whole.replace(",", "")
    grouped = digits if len(digits.lstrip("-")) < 5 else whole.replace(",", "\u00a0")
    return grouped + ("," if point else "") + part


def plain(text: str) -> str:
    """A sentence of ours that is filled already, spelt as the terminal can show it."""
    if isinstance(text, Phrase):
        return _told(text)
    return _spell(text) if _spell and _apart.get() is None else text


def spell_plainly(wanted: bool, *, letters: bool = True) -> None:
    """Have the strings of the interface hold no typographic signs; without ``letters``, no letters
    beyond ASCII either.
    """
    global _spell
    _spell = (_without_signs if letters else _ascii_only) if wanted else None


def _without_signs(text: str) -> str:
    return text if text.isascii() else text.translate(_PLAIN)


def _ascii_only(text: str) -> str:
    if text.isascii():
        return text
    # Accents come off; what is left over has no twin in ASCII.
    return unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode()


def later(text: str) -> str:
    """``text`` itself: marks a constant that is looked up when it is shown."""
    return text


def speak(language: str) -> None:
    """Take strings from the catalogue of one of :data:`LANGUAGES` from here on."""
    global _catalogue, _language
    _catalogue, _language = _catalogue_of(language), language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Take strings of another language for a while, in this thread alone, with all their signs."""
    token = _apart.set((language, _catalogue_of(language)))
    try:
        yield
    finally:
        _apart.reset(token)


def within(language: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """``pieces``, each made while that language is spoken, and nothing else."""
    try:
        while True:
            with speaking(language):
                piece = next(pieces, None)
            if piece is None:
                return
            yield piece
    finally:
        with speaking(language), suppress(AttributeError):
            pieces.close()  # type: ignore[attr-defined]


@cache
def _catalogue_of(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    # English needs no catalogue, and most people nothing else.
    from gettext import translation

    return translation("factcheck", CATALOGUES, [language])


def language_for(configured: str, environment: Mapping[str, str]) -> str:
    """The language that is configured, or that the environment asks for, or else English."""
    if configured:
        return configured
    asked = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = asked.partition(".")[0].partition("_")[0].lower()
    return code if code in LANGUAGES else ENGLISH
