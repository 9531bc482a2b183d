"""The language of the interface: strings of this program, never words of documents or people.

A string is marked where it stands, ``tr("Nothing to undo.")``, and looked up when it is shown, by
:mod:`gettext`; what holds values is a template filled afterwards, ``tr("{count} claims").format(
count=3)``, because a filled string is in no catalogue.
"""

from __future__ import annotations

from gettext import NullTranslations

_catalogue = NullTranslations()


def speak(catalogue: NullTranslations) -> None:
    """Take the strings from ``catalogue`` from here on."""
    global _catalogue
    _catalogue = catalogue


def tr(text: str) -> str:
    """``text`` in the language of the interface; itself where the catalogue has it not."""
    return _catalogue.gettext(text)


def tr_count(one: str, many: str, count: int) -> str:
    """The form that the language has for ``count``, to be filled by the caller."""
    return _catalogue.ngettext(one, many, count)
