"""What the commands say: results on stdout, the story on stderr, all of it safe to show."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import Any

from factcheck.safe import safe_block, safe_json


def say(text: str = "") -> None:
    """A line (or lines) of the result, for people."""
    sys.stdout.write(safe_block(text) + "\n")


def tell(text: str) -> None:
    """A line (or lines) of the story: progress, notes, errors."""
    # What was said before belongs before it, also where both go to one terminal or file.
    sys.stdout.flush()
    sys.stderr.write(safe_block(text) + "\n")
    sys.stderr.flush()


def dumps(value: Any, *, indent: int | None = None) -> str:
    """``value`` as JSON of readable letters, with nothing in it that steers a terminal."""
    # Most commands print no JSON, and the values it is made of take their time to load.
    from claims.records import written

    return safe_json(written(value, indent))


def say_json(value: Any) -> None:
    """One object, laid out for reading."""
    sys.stdout.write(dumps(value, indent=2) + "\n")


def say_json_line(value: Any) -> None:
    """One object on one line, handed on at once."""
    sys.stdout.write(dumps(value) + "\n")
    sys.stdout.flush()


def say_json_lines(values: Iterable[Any]) -> None:
    """One object a line."""
    for value in values:
        sys.stdout.write(dumps(value) + "\n")


def say_json_array(values: Iterable[Any]) -> None:
    """One array with one object a line, written as it is made."""
    opening = "["
    for value in values:
        sys.stdout.write(f"{opening}\n{dumps(value)}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def speak_utf8() -> None:
    """Have the streams carry any text: JSON is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def give_up_output() -> None:
    """Write no more to a reader that has gone away, and nothing to it at exit."""
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
