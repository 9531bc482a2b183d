"""Every screen in a made-up language, in which what stays in English can be told by its letters.

Each message of the Spanish catalogue is spelt in Cyrillic letters, a letter for a letter, so that
nothing changes its width. What is left in Latin letters comes from documents and people, is typed
or pressed, or was forgotten.
"""

from __future__ import annotations

import gettext
import re
import string
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claims.folding import fold
from claims.store import Case
from factcheck import tongue
from factcheck.clock import system_clock

from .driving import driven
from .test_pictures import steps

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщ"
_SPELT = str.maketrans(string.ascii_letters, _CYRILLIC + _CYRILLIC.upper())
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
_HASH = re.compile(r"\b[0-9a-f]{16}\b")
_TYPED = frozenset(
    (
        *("enter", "space", "escape", "tab", "shift", "ctrl", "home", "end", "page", "delete"),
        *("utc", "sha", "html", "markdown", "text", "json", "pdf", "python"),
        # The reviewer of these tests, and the slug of a label as an event has it.
        *("rev", "confirmed"),
    )
)
"""Keys, formats and the like, which are called so in every language."""
SCREENS: dict[str, Sequence[str]] = {
    "review": (),
    "evidence": ("enter", "j", "plus"),
    "decided": ("1", "j", "f"),
    "compare": ("x",),
    "reason": ("2",),
    "front page": ("b",),
    "whole text": ("D",),
    "cast": ("C",),
    "history": ("1", "h"),
    "precedents": ("p",),
    "gate": ("W",),
    "help": ("question_mark",),
}


class _Spelt(gettext.NullTranslations):
    """The messages that a catalogue has, in other letters; what it has not stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        known = gettext.translation("factcheck", tongue.CATALOGUES, ["es"])
        keys = known._catalog  # type: ignore[attr-defined]
        self._known = {key if isinstance(key, str) else key[0] for key in keys}

    def gettext(self, message: str) -> str:
        """The message, spelt otherwise where the catalogue has it."""
        return _spelt(message) if message in self._known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """As :meth:`gettext`, of the form for ``n``."""
        chosen = msgid1 if n == 1 else msgid2
        return _spelt(chosen) if msgid1 in self._known else chosen


def _spelt(message: str) -> str:
    parts = []
    for text, name, manner, turn in string.Formatter().parse(message):
        parts.append(text.translate(_SPELT).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append(f"{{{name}{f'!{turn}' if turn else ''}{f':{manner}' if manner else ''}}}")
    return "".join(parts)


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tongue, "_catalogue", _Spelt())
    monkeypatch.setattr(tongue, "_language", "qps")


def _words_of(path: Path) -> Iterator[str]:
    """What documents and people say, and what the case and its parts are called."""
    yield path.stem
    with Case.open(path, clock=system_clock, read_only=True) as case:
        for document in case.documents():
            full = case.document(document.id)
            yield " ".join((full.text, full.title, full.publisher, full.author, full.group))
        for claim in range(1, 6):
            # The passages of this case were stored without what their reasons were made of.
            for passage in case.passages.about(case.claim(f"c{claim}")):
                told = passage.difference.words if passage.difference else ""
                yield " ".join((*passage.reasons, told))


def _left(shown: str, known: set[str]) -> list[str]:
    """Latin words that are no part of what is known; at the edge of a pane words are cut."""
    found = dict.fromkeys(fold(word) for word in _LATIN.findall(_HASH.sub("", shown)))
    return [
        word
        for word in found
        if word not in known
        and not any(one.startswith(word) or one.endswith(word) for one in known)
    ]


@pytest.mark.parametrize("name", SCREENS)
async def test_no_english_is_left(case_path: Path, name: str) -> None:
    """All that is the program's own is in the catalogue, on every screen."""
    known = {fold(word) for words in _words_of(case_path) for word in _LATIN.findall(words)}
    known |= _TYPED
    async with driven(case_path, size=(120, 40)) as one:
        await steps(one, SCREENS[name])
        await one.settle()
        left = _left(one.text(), known)
        assert not left, f"{left}\n{one.text()}"
