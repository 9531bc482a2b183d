"""A scale's TOML table becomes a value, checked, with every mistake named by its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from claims.errors import ScaleError
from claims.folding import fold
from claims.phrases import phrase

TONES = ("good", "warn", "bad", "muted")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_T = TypeVar("_T", str, int, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One verdict of a scale."""

    slug: str
    """What files and commands call it: ``cannot-confirm``."""
    words: str
    """What people read: "Cannot confirm"."""
    key: str
    """The digit that gives it, or empty beyond the ninth label."""
    glyph: str
    """One cell wide."""
    ascii: str
    """One ASCII character for terminals without the glyph."""
    definition: str
    value: int | None = None
    """The number the organisation publishes for it; never invented."""
    needs_rationale: bool = False
    needs_evidence: bool = False
    tone: str = "muted"
    """``good``, ``warn``, ``bad`` or ``muted``: which of a theme's colours it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """A label that is no longer given; old verdicts that hold it can still be read."""

    slug: str
    words: str
    replaced_by: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The labels a case is judged with, best first where ``ordinal``."""

    id: str
    version: int
    name: str
    source: str
    """Where the labels are published: an address or a citation."""
    ordinal: bool
    publishable: bool
    """False for a desk's own working scale, which gives text-only ratings and says so."""
    labels: tuple[Label, ...]
    retired: tuple[Retired, ...] = ()

    def label(self, text: str) -> Label:
        """The label of a slug, its whole words in any case, or its key.

        Raises:
            ScaleError: it is none of this scale's labels; the message lists them.
        """
        asked = fold(text.strip())
        for label in self.labels:
            if asked in (label.slug, fold(label.words)) or (asked and asked == label.key):
                return label
        raise ScaleError(self._refusal(text.strip(), asked))

    def words(self, slug: str) -> str:
        """What people read for a slug, retired ones included; the slug itself where unknown."""
        known = {old.slug: old.words for old in self.retired}
        known.update((label.slug, label.words) for label in self.labels)
        return known.get(slug, slug)

    def _refusal(self, text: str, asked: str) -> str:
        labels = ", ".join(
            f"{label.slug} ({label.key})" if label.key else label.slug for label in self.labels
        )
        for old in self.retired:
            if asked in (old.slug, fold(old.words)):
                instead = f"; use {old.replaced_by}" if old.replaced_by else ""
                return phrase(
                    "{old!r} is retired on the scale {id}{instead}. Labels: {labels}.",
                    old=old.words,
                    id=self.id,
                    instead=instead,
                    labels=labels,
                )
        return phrase(
            "{text!r} is no label of the scale {id}. Labels: {labels}.",
            text=text,
            id=self.id,
            labels=labels,
        )


def read_scale(table: Mapping[str, Any], where: str) -> Scale:
    """The scale of a loaded TOML table; raises :class:`ScaleError` naming ``where`` and what."""
    _known(table, _SCALE_KEYS, where)
    labels = _tables(table, "label", where)
    if not labels:
        raise ScaleError("{where}: a scale needs at least one [[label]].", where=where)
    scale = Scale(
        id=_slug(table, "id", where),
        version=_get(table, "version", int, where),
        name=_get(table, "name", str, where),
        source=_get(table, "source", str, where),
        ordinal=_get(table, "ordinal", bool, where, True),
        publishable=_get(table, "publishable", bool, where, True),
        labels=tuple(_label(row, place, where) for place, row in enumerate(labels, 1)),
        retired=tuple(
            _retired(row, phrase("{where}, retired {place}", where=where, place=place))
            for place, row in enumerate(_tables(table, "retired", where), 1)
        ),
    )
    _check(scale, where)
    return scale


_SCALE_KEYS = {"id", "version", "name", "source", "ordinal", "publishable", "label", "retired"}
_LABEL_KEYS = set(Label.__dataclass_fields__)
_RETIRED_KEYS = set(Retired.__dataclass_fields__)


def _label(row: Mapping[str, Any], place: int, where: str) -> Label:
    where = phrase("{where}, label {place}", where=where, place=place)
    _known(row, _LABEL_KEYS, where)
    tone = _get(row, "tone", str, where, "muted")
    if tone not in TONES:
        raise ScaleError(
            "{where}: no tone {tone!r}; there are {listed}.",
            where=where,
            tone=tone,
            listed=", ".join(TONES),
        )
    return Label(
        slug=_slug(row, "slug", where),
        words=_get(row, "words", str, where),
        key=_get(row, "key", str, where, str(place) if place <= 9 else ""),
        glyph=_cell(row, "glyph", where),
        ascii=_cell(row, "ascii", where),
        definition=_get(row, "definition", str, where),
        value=_get(row, "value", int, where) if "value" in row else None,
        needs_rationale=_get(row, "needs_rationale", bool, where, False),
        needs_evidence=_get(row, "needs_evidence", bool, where, False),
        tone=tone,
    )


def _retired(row: Mapping[str, Any], where: str) -> Retired:
    _known(row, _RETIRED_KEYS, where)
    return Retired(
        slug=_slug(row, "slug", where),
        words=_get(row, "words", str, where),
        replaced_by=_get(row, "replaced_by", str, where, ""),
        since=_get(row, "since", str, where, ""),
    )


def _check(scale: Scale, where: str) -> None:
    slugs = [label.slug for label in scale.labels]
    names = Counter([*slugs, *(old.slug for old in scale.retired)])
    keys = Counter(label.key for label in scale.labels if label.key)
    words = Counter(fold(label.words) for label in scale.labels)
    for what, counted in (("slug", names), ("key", keys), ("words", words)):
        twice = [name for name, count in counted.items() if count > 1]
        if twice:
            raise ScaleError(
                "{where}: the {what} {twice!r} stands for two labels.",
                where=where,
                what=what,
                twice=twice[0],
            )
    for key in keys:
        if key not in set("123456789"):
            raise ScaleError(
                "{where}: the key {key!r} is not a digit from 1 to 9.", where=where, key=key
            )
    for old in scale.retired:
        if old.replaced_by and old.replaced_by not in slugs:
            raise ScaleError(
                "{where}: {slug!r} is replaced by {replaced_by!r}, no label.",
                where=where,
                slug=old.slug,
                replaced_by=old.replaced_by,
            )


def _tables(table: Mapping[str, Any], key: str, where: str) -> Sequence[Mapping[str, Any]]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ScaleError(
            "{where}: {key} must be written as [[{key}]] tables.", where=where, key=key
        )
    return found


def _known(row: Mapping[str, Any], keys: set[str], where: str) -> None:
    for key in row:
        if key not in keys:
            raise ScaleError(
                "{where}: no field {key!r}; there are {listed}.",
                where=where,
                key=key,
                listed=", ".join(sorted(keys)),
            )


def _get(
    row: Mapping[str, Any], key: str, kind: type[_T], where: str, default: _T | None = None
) -> _T:
    value = row.get(key, default)
    if value is None:
        raise ScaleError("{where}: {key!r} is missing.", where=where, key=key)
    # A TOML true is not a number, though Python counts it as one.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ScaleError(
            "{where}: {key!r} must be {kinds}, not {value!r}.",
            where=where,
            key=key,
            kinds=_KINDS[kind],
            value=value,
        )
    if kind is str and default is None and not str(value).strip():
        raise ScaleError("{where}: {key!r} is empty.", where=where, key=key)
    return value


_KINDS: dict[type, str] = {
    str: "text",
    int: phrase("a whole number"),
    bool: phrase("true or false"),
}


def _slug(row: Mapping[str, Any], key: str, where: str) -> str:
    value = _get(row, key, str, where)
    if not _SLUG.fullmatch(value):
        raise ScaleError(
            "{where}: {value!r} must be lower-case words joined by hyphens.",
            where=where,
            value=value,
        )
    return value


def _cell(row: Mapping[str, Any], key: str, where: str) -> str:
    value = _get(row, key, str, where)
    if len(value) != 1 or not value.isprintable() or (key == "ascii" and not value.isascii()):
        raise ScaleError(
            "{where}: {key!r} must be one printable character, not {value!r}.",
            where=where,
            key=key,
            value=value,
        )
    return value
