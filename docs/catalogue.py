"""Collects the strings of the interface and writes the catalogues of its other languages.

A catalogue (``factcheck/locale/LANGUAGE/LC_MESSAGES/factcheck.po``) keeps its translations; strings
that are new stand in it empty, those that are gone are dropped. The compiled ``.mo`` beside it is
what the program reads. With ``--check`` nothing is written: 1 where a catalogue is not what this
would write, or a string is not translated.

Usage: python docs/catalogue.py [--check]
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from claims.filters import Order
from claims.model import (
    AttributionKind,
    ChangeState,
    Confidence,
    Dimension,
    Facet,
    Role,
    SignRole,
    SourceKind,
    Stance,
    Status,
)
from claims.scales import available, load
from claims.store import states
from factcheck.tongue import CATALOGUES, CONTEXT, ENGLISH, LANGUAGES
from factcheck.tui.commands import COMMANDS, Where

ROOT = Path(__file__).parent.parent
_ERRORS = (
    *("ClaimsError", "InputError", "DocumentError", "CaseError", "SearchDamaged", "Refused"),
    *("ScaleError", "FilterError", "IndexUnavailable", "NoCheck", "FieldError", "Unreadable"),
    *("ConfigError", "OutOfBounds", "ModelError"),
)
MARKS = {
    **{"tr": 1, "later": 1, "tr_count": 2, "phrase": 1, "phrase_count": 2, "named": 1},
    **dict.fromkeys(_ERRORS, 1),
}
EACH = ("headed",)
"""Functions all of whose arguments are strings of their own."""
_IN_TEMPLATES = re.compile(r'\bt\("([^"]+)"\)')
"""What marks, functions and errors, and how many of their arguments are strings."""

_HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")

Message: TypeAlias = str | tuple[str, ...]
Strings: TypeAlias = "str | tuple[str, ...] | list[str] | None"


class Plain(Catalog):
    """A catalogue with a header of what its readers need: no days, no people, no versions."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header."""
        headers: list[tuple[str, str]] = super().mime_headers
        return [one for one in headers if one[0] in _HEADERS]


def main() -> int:
    """Write the catalogues, or with ``--check`` say what is wrong with them."""
    check = "--check" in sys.argv[1:]
    wrong = [
        words
        for language in LANGUAGES
        if language != ENGLISH
        for words in (_faults if check else _write)(language)
    ]
    for words in wrong:
        print(words, file=sys.stderr if check else sys.stdout)
    return 1 if check and wrong else 0


def messages() -> dict[Message, list[tuple[str, int]]]:
    """Every string that the interface shows, with the places where it stands."""
    found: dict[Message, list[tuple[str, int]]] = {}
    for path in sorted(
        one for part in ("claims", "factcheck") for one in (ROOT / part).rglob("*.py")
    ):
        for message, _line in _marked(path):
            # Without lines: they would change with every edit of the code.
            found.setdefault(message, []).append((str(path.relative_to(ROOT)), 0))
    for path in sorted((ROOT / "factcheck/reports/templates").glob("*.html")):
        for text in _IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
            found.setdefault(text, []).append((str(path.relative_to(ROOT)), 0))
    place = ("factcheck/tui/commands", 0)
    for command in COMMANDS:
        for text in (command.words, command.description, command.group):
            found.setdefault(text, []).append(place)
    for where in Where:
        found.setdefault(where.value, []).append(place)
    for text in _values():
        found.setdefault(text, []).append(("claims/model", 0))
    return {message: sorted(set(places)) for message, places in found.items()}


def _values() -> Iterator[str]:
    """Values of the model that are shown as the words they are."""
    for one in (*Facet, *AttributionKind, *Dimension, *Confidence, *ChangeState):
        yield one.value
    for role in SignRole:
        yield role.words
    for kind in SourceKind:
        yield f"{kind.value} source"
    for order in Order:
        yield f"order{CONTEXT}{order.value}"
    for what in (*Status, *Stance, *Role):
        if what is Status.OPEN:
            continue
        yield what.value
    for change in states.CLAIM_FIELDS:
        yield change.replace("_", " ")
    for scale in map(load, available()):
        yield from (text for label in scale.labels for text in (label.words, label.definition))


def _marked(path: Path) -> Iterator[tuple[Message, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in EACH:
                yield from ((text, node.lineno) for one in node.args for text in _strings(one))
            count = MARKS.get(node.func.id)
            if count is None:
                continue
            texts = [list(_strings(one)) for one in node.args[:count]]
            for strings in zip(*texts, strict=False):
                if len(strings) == count and all(strings):
                    yield (strings if count > 1 else strings[0]), node.lineno


def _strings(node: ast.expr) -> Iterator[str]:
    """The strings that an argument can be: one, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def _catalogue(language: str) -> Catalog:
    """What the catalogue of a language should hold."""
    path = _path(language)
    kept = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            kept = read_po(file, locale=language)
    fresh = Plain(locale=language, header_comment="# The interface of factcheck.", fuzzy=False)
    for message, places in sorted(messages().items(), key=lambda one: str(one[0])):
        of, words = _of(message)
        before = kept.get(words if isinstance(words, str) else words[0], of)
        said = before.string if before is not None and before.id == words else None
        flags = ["python-brace-format"] if "{" in str(message) else []
        fresh.add(words, said, locations=places, flags=flags, context=of)
    return fresh


def _of(message: Message) -> tuple[str | None, Message]:
    """What a message is of, where its words alone would mean two things, and the words."""
    if isinstance(message, str) and CONTEXT in message:
        of, _, words = message.partition(CONTEXT)
        return of, words
    return None, message


def _written(language: str) -> tuple[bytes, bytes]:
    catalogue = _catalogue(language)
    text, compiled = BytesIO(), BytesIO()
    write_po(text, catalogue, width=96, sort_output=False, include_lineno=False)
    write_mo(compiled, catalogue)
    return text.getvalue(), compiled.getvalue()


def _write(language: str) -> Iterator[str]:
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    text, compiled = _written(language)
    path.write_bytes(text)
    path.with_suffix(".mo").write_bytes(compiled)
    missing = sum(not _is_said(one.string) for one in _catalogue(language) if one.id)
    yield f"wrote {path.relative_to(ROOT)}: {missing} strings wait for their translation"


def _faults(language: str) -> Iterator[str]:
    path = _path(language)
    text, compiled = _written(language)
    if not path.exists() or path.read_bytes() != text:
        yield f"{path.relative_to(ROOT)} is out of date: run python docs/catalogue.py"
    elif path.with_suffix(".mo").read_bytes() != compiled:
        yield f"{path.with_suffix('.mo').relative_to(ROOT)}: run python docs/catalogue.py"
    for one in _catalogue(language):
        if one.id and not _is_said(one.string):
            yield f"{language}: not translated: {one.id!r}"
        elif one.id and not _fits(one.id, one.string):
            yield f"{language}: other places for values, or other spaces: {one.string!r}"


def _is_said(string: Strings) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


def _fits(message: Strings, said: Strings) -> bool:
    """Whether a translation holds the same values in the same manner, between the same spaces."""
    texts = [message] if isinstance(message, str) else list(message or ())
    others = [said] if isinstance(said, str) else list(said or ())
    known = set().union(*map(_places, texts))
    return all(_places(other) <= known for other in others) and (
        not isinstance(message, str)
        or (_places(texts[0]) == _places(others[0]) and _spaces(texts[0]) == _spaces(others[0]))
    )


def _places(text: str) -> set[tuple[str, str]]:
    return {(name, manner or "") for _, name, manner, _ in Formatter().parse(text) if name}


def _spaces(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def _path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "factcheck.po"


if __name__ == "__main__":
    raise SystemExit(main())
