"""Fields of word processors: what they show is text, how they are worked out is not.

A field is an instruction and the result that it had last; each may hold further fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)?"([^"\s]{1,2000})"')
_LOCAL = re.compile(r"\s*HYPERLINK\s+\\l")
_LISTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_INSTRUCTION_LENGTH = 4_000


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False
    """Whether what follows is its result, and is read."""


@dataclass(slots=True)
class Fields:
    """The fields that a walk through a document is in, outermost first."""

    _open: list[_Field] = field(default_factory=list)
    _unshown: int = 0

    @property
    def hides(self) -> bool:
        """Whether what is met belongs to an instruction or to a table of contents."""
        return self._unshown > 0

    def begin(self) -> None:
        """A field begins with its instruction."""
        self._open.append(_Field())
        self._unshown += 1

    def instruct(self, words: str) -> None:
        """Words of the innermost instruction."""
        if self._open and len(self._open[-1].instruction) < _INSTRUCTION_LENGTH:
            self._open[-1].instruction += words

    def show(self) -> str:
        """The result begins; returns the address that it leads to, where it is a link."""
        if not self._open or self._open[-1].shown:
            return ""
        innermost = self._open[-1]
        # What a table of contents shows stands in the text once more.
        if not is_contents(innermost.instruction):
            innermost.shown = True
            self._unshown -= 1
        return address_of(innermost.instruction)

    def end(self) -> None:
        """The innermost field ends."""
        if self._open:
            self._unshown -= not self._open.pop().shown


def address_of(instruction: str) -> str:
    """The address that a field leads to; empty for other fields and places in the same file."""
    found = None if _LOCAL.match(instruction) else _LINK.match(instruction)
    return found[1] if found else ""


def is_contents(instruction: str) -> bool:
    """Whether a field lists what stands elsewhere in the text."""
    return _LISTS.match(instruction) is not None
