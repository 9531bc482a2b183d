"""The language of the interface: strings of this program, never words of documents or people.

A string is marked where it stands, ``tr("Nothing to undo.")``, and looked up by :mod:`gettext`
when it is shown. What holds values is a template that is filled afterwards, with ``format``,
because a filled string is in no catalogue. ``docs/catalogue.py``
collects what is marked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from gettext import NullTranslations
from pathlib import Path

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")
"""The languages that the interface speaks, by their codes of ISO 639-1."""
CATALOGUES = Path(__file__).parent / "locale"

_catalogue = NullTranslations()
_spell: Callable[[str], str] | None = None

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
    found = _catalogue.gettext(text) if text else text
    return _spell(found) if _spell else found


def tr_count(one: str, many: str, count: int) -> str:
    """The form that the language has for ``count``, to be filled by the caller."""
    found = _catalogue.ngettext(one, many, count)
    return _spell(found) if _spell else found


def plain(text: str) -> str:
    """A sentence of ours that is filled already, spelt as the terminal can show it."""
    return _spell(text) if _spell else text


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
    global _catalogue
    if language == ENGLISH:
        _catalogue = NullTranslations()
        return
    # English needs no catalogue, and most people nothing else.
    from gettext import translation

    _catalogue = translation("factcheck", CATALOGUES, [language])


def language_for(configured: str, environment: Mapping[str, str]) -> str:
    """The language that is configured, or that the environment asks for, or else English."""
    if configured:
        return configured
    asked = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = asked.partition(".")[0].partition("_")[0].lower()
    return code if code in LANGUAGES else ENGLISH
