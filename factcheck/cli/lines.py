"""JSON Lines in: one object a line, read as a stream, each fault named by its line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from claims.errors import DocumentError, InputError
from factcheck.cli.output import tell

Value = TypeVar("Value")

LONGEST = 64 * 1024 * 1024
"""Bytes of one line."""
LONGEST_TEXT = 10_000_000
"""Characters of one text: as much as one document of a case may hold."""


@dataclass(frozen=True, slots=True)
class Line:
    """An input object and the number of its line, the first being 1."""

    number: int
    fields: Mapping[str, Any]

    def text(self, name: str) -> str:
        """The field ``name``, which must be text; raises InputError."""
        if name not in self.fields:
            raise InputError(f"the field “{name}” is missing")
        text = self._typed(name, str, "text in quotes")
        if len(text) > LONGEST_TEXT:
            raise InputError(
                f"“{name}” holds {len(text):,} characters, more than the {LONGEST_TEXT:,} of one "
                "text; split it into several"
            )
        return text

    def optional_text(self, name: str) -> str:
        """The field ``name`` or, where it is missing or null, the empty string."""
        return "" if self.fields.get(name) is None else self._typed(name, str, "text in quotes")

    def optional_date(self, name: str) -> date | None:
        """The field ``name`` as a day; raises InputError where it is not written 2023-10-05."""
        text = self.optional_text(name)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise InputError(f"“{name}” must be a day like 2023-10-05, not “{text[:40]}”") from None

    def one_of(self, name: str, choices: tuple[str, ...]) -> str | None:
        """The field ``name``, one of ``choices``; None where it is missing or null."""
        text = self.optional_text(name)
        if text and text not in choices:
            known = " or ".join(f"“{choice}”" for choice in choices)
            raise InputError(f"“{name}” must be {known}, not “{text[:40]}”")
        return text or None

    def _typed(self, name: str, kind: type[Value], words: str) -> Value:
        value = self.fields[name]
        if not isinstance(value, kind):
            raise InputError(f"“{name}” must be {words}")
        return value


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file ``name``, or standard input for ``-``; raises DocumentError."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        # Errors of the body are not errors of opening.
        stream = Path(name).open("rb")  # noqa: SIM115
    except OSError as error:
        raise DocumentError(f"{Path(name).name}: {error.strerror}") from error
    with stream:
        yield stream


class Refusals:
    """The lines that were refused: each is told on stderr, the rest goes through."""

    def __init__(self, name: str) -> None:
        self._name = "standard input" if name == "-" else Path(name).name
        self.count = 0

    def tell(self, number: int, error: InputError) -> None:
        """Say what is wrong with a line."""
        self.count += 1
        tell(f"{self._name}, line {number}: {error}")


def values(
    stream: BinaryIO, read: Callable[[Line], Value], refusals: Refusals
) -> Iterator[tuple[Line, Value]]:
    """What ``read`` makes of each line; lines it or JSON refuses are told and left out."""
    for number, raw in enumerate(_raw_lines(stream), 1):
        try:
            line = Line(number, _fields(raw)) if raw.strip() else None
            if line is None:
                continue
            value = read(line)
        except InputError as error:
            refusals.tell(number, error)
            continue
        yield line, value


def _raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines, each read up to a little more than :data:`LONGEST`, whatever stands there."""
    while raw := stream.readline(LONGEST + 1):
        yield raw
        while len(raw) > LONGEST and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST + 1)


def _fields(raw: bytes) -> Mapping[str, Any]:
    """The object on a line; raises InputError."""
    if len(raw) > LONGEST:
        raise InputError(f"longer than {LONGEST // 2**20} MB; split the text into several")
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start + 1} of the line") from None
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise InputError(
            "not JSON that can be read: nested too deep, or a number too long"
        ) from None
    if not isinstance(found, dict):
        raise InputError("not an object: each line must be {…}")
    return found
