"""Rating scales as versioned data: labels, keys, definitions, and what each label demands.

The scales of the package are TOML files beside this module; a case may name a file of its own.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from claims.errors import ScaleError
from claims.scales.reading import Label, Retired, Scale, read_scale

__all__ = ["DEFAULT", "Label", "Retired", "Scale", "available", "load", "parse"]

# A plain path: importlib.resources takes longer to load than a scale to read.
_DATA = Path(__file__).parent / "data"

DEFAULT = "desk"
"""The scale of a new case."""


def available() -> tuple[str, ...]:
    """The ids of the scales that come with the program, the default first."""
    names = (path.stem for path in _DATA.glob("*.toml"))
    return tuple(sorted(names, key=lambda name: (name != DEFAULT, name)))


@cache
def _ours(identifier: str) -> Scale | None:
    return load(identifier) if identifier in available() else None


def shipped(scale: Scale) -> bool:
    """Whether a scale is one of those that come with this program, exactly as it comes."""
    return scale == _ours(scale.id)


def load(name: str | Path) -> Scale:
    """The scale of an id, or of the TOML file at a path; raises :class:`ScaleError`."""
    text = str(name)
    if text.endswith(".toml") or "/" in text:
        return _from_file(Path(text))
    if text not in available():
        raise ScaleError(
            "No scale {text!r}; there are {listed}, or give the path of a .toml file.",
            text=text,
            listed=", ".join(available()),
        )
    return _from_package(text)


def parse(text: str, where: str) -> Scale:
    """The scale that TOML ``text`` writes down; ``where`` names the file in errors."""
    try:
        return read_scale(tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise ScaleError("{where} is not TOML: {error}", where=where, error=error) from error


@cache
def _from_package(name: str) -> Scale:
    path = _DATA / f"{name}.toml"
    return parse(path.read_text(encoding="utf-8"), path.name)


def _from_file(path: Path) -> Scale:
    try:
        return parse(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        raise ScaleError(
            "The scale {path} cannot be read: {strerror}.", path=path, strerror=error.strerror
        ) from error
    except UnicodeDecodeError as error:
        raise ScaleError("The scale {path} is not UTF-8 text.", path=path) from error
