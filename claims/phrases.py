"""Sentences of ours that can be told in another language than English.

A :class:`Phrase` is its English text, and equals it, is hashed, stored and written as it. It also
knows what it was made of: the template, which is what a catalogue knows it by, and the values. This
package knows no other language; whoever shows a phrase may fill the template of another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from string import Formatter


class Phrase(str):
    """English text with the template and the values that it was made of."""

    __slots__ = ("counted", "many", "template", "values")

    template: str
    """With named fields: ``"{claim} is open"``."""
    values: Mapping[str, object]
    """What fills the fields: words of documents and people, numbers, other phrases."""
    many: str
    """The template for other counts than one; empty where nothing is counted."""
    counted: int


class Digits(str):
    """A number in figures, "1,234.5", whose signs other languages write in their own manner."""

    __slots__ = ()


def phrase(template: str, /, **values: object) -> Phrase:
    """``template`` filled with ``values``, which it is still known to hold; an error among them
    counts as what it says.
    """
    kept = {name: _words_of(value) for name, value in values.items()}
    return _made(template.format(**kept) if kept else template, template, kept)


def later(text: str) -> str:
    """``text`` itself: marks a template, or a name, of which a phrase is made elsewhere."""
    return text


def phrase_count(one: str, many: str, count: int, /, **values: object) -> Phrase:
    """``one`` or ``many``, filled: as a language has it for ``count``."""
    chosen = one if count == 1 else many
    return _made(chosen.format(**values), one, values, many, count)


def _words_of(value: object) -> object:
    said = value.args[0] if isinstance(value, BaseException) and value.args else None
    return said if isinstance(said, Phrase) else value


def joined(separator: str, parts: Iterable[str]) -> Phrase:
    """Parts in a row, each of which stays the phrase it is."""
    listed = list(parts)
    values = {f"part{place}": one for place, one in enumerate(listed)}
    template = separator.join(f"{{{name}}}" for name in values)
    return _made(separator.join(listed), template, values)


def _made(
    text: str, template: str, values: Mapping[str, object], many: str = "", count: int = 1
) -> Phrase:
    made = Phrase(text)
    made.template, made.values, made.many, made.counted = template, values, many, count
    return made


def dumps(words: Phrase) -> str:
    """What a phrase is made of, as one line of JSON."""
    return json.dumps(_parts(words), ensure_ascii=False, separators=(",", ":"), default=str)


def loads(record: str, text: str) -> str:
    """The phrase of a record where it says exactly ``text``; else ``text``, which stands alone.

    So a record can never have a reader of another language told what ``text`` does not say.
    """
    try:
        made = _of(json.loads(record))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return text
    return made if made == text else text


def _parts(words: Phrase) -> list[object]:
    values = {
        name: _parts(value) if isinstance(value, Phrase) else _plain(value)
        for name, value in words.values.items()
    }
    parts: list[object] = [words.template, values]
    return [*parts, words.many, words.counted] if words.many else parts


def _plain(value: object) -> object:
    return {"digits": str(value)} if isinstance(value, Digits) else value


def _value_of(value: object) -> object:
    if isinstance(value, list):
        return _of(value)
    return Digits(value["digits"]) if isinstance(value, dict) else value


def _of(record: object) -> Phrase:
    if not isinstance(record, list):
        raise TypeError(record)
    template, stored, *counted = record
    many, count = counted or ("", 1)
    values = {name: _value_of(value) for name, value in stored.items()}
    if not all(isinstance(one, str | int | float) for one in values.values()):
        raise TypeError(record)
    if not _is_plain(template, many):
        raise TypeError(record)
    if many:
        return phrase_count(template, many, int(count), **values)
    return _made(template.format(**values), template, values)


def _is_plain(*templates: object) -> bool:
    """Whether templates name fields alone: no attributes, no items, and no widths without end."""
    for one in templates:
        if not isinstance(one, str):
            return False
        for _, name, manner, _ in Formatter().parse(one):
            if name is not None and (not name.isidentifier() or len(manner or "") > 4):
                return False
    return True
