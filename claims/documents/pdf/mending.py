"""Lines of pages become paragraphs of a text: without running heads, across hyphens and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from statistics import median

from claims.documents.pdf.taking import SOFT_HYPHEN, Line, Page
from claims.model import Landmark, LandmarkKind, Layout

_EDGE = 2
"""Lines at the top and at the bottom of a page among which running heads are looked for."""
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|p\.|página|pág\.)\s*)?[-–—|\s]{0,4}\d{1,4}[-–—|\s]{0,4}(?:(?:of|/|de)\s*\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹ⁱⁿ]{0,3}\Z")
_HYPHEN = re.compile(rf"([^\W\d_]+)[-‐{SOFT_HYPHEN}]\Z")
_HYPHENS = ("-", "‐", SOFT_HYPHEN)
# Only the last word is looked at: a paragraph may be long, and so may all that came before.
_WORD_LENGTH = 80
_BROKEN = re.compile(rf"([^\W\d_]+){SOFT_HYPHEN} ?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BULLET = re.compile(r"[\uf000-\uf0ff•‣▪◦●·–—*]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s")
# Ligatures, and the bullets that fonts of signs have at places of their own.
_LETTERS: dict[int, str] = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_LETTERS |= dict.fromkeys(range(0xF000, 0xF100), "•")
# How much more than the usual distance parts paragraphs, and what is an indent or a short line.
_GAP, _INDENT, _SHORT, _TALLER = 1.4, 8.0, 0.86, 1.18
_LEADING, _FEW = 1.35, 4
# How far apart, in sizes of type, are pieces of one line, and words; how small is a raised sign.
_BESIDE, _SPACE, _SMALL = 0.8, 0.15, 0.85
_RAISED = str.maketrans("0123456789in", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱⁿ")
# How far a list is set in within its column.
_SET_IN = 60.0
_TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Mended:
    """The text of a file, its pages, and the line set largest on the first page."""

    text: str
    layout: Layout
    title: str


def mended(pages: Sequence[Page]) -> Mended:
    """The text of ``pages``; the landmarks of pages stand where their first words do."""
    bodies = _without_furniture([list(_whole_lines(page.lines)) for page in pages])
    known = _Words(bodies)
    text, marks = "", []
    for number, lines in enumerate(bodies, 1):
        parts = [_joined(block, known) for block in _blocks(lines)]
        runs_on = bool(parts) and _runs_on(text, parts[0])
        joint = "" if not text else " " if runs_on else "\n\n"
        if runs_on and text.endswith(_HYPHENS) and _HYPHEN.search(text[-_WORD_LENGTH:]):
            text, joint = _before_hyphen(text, parts[0], known), ""
        body = "\n\n".join(parts)
        start = len(text) + (len(joint) if body else 0)
        marks.append(Landmark(start=start, kind=LandmarkKind.PAGE, label=f"p. {number}"))
        text += joint + body if body else ""
    return Mended(text, Layout(landmarks=tuple(marks)), _headline(bodies[0] if bodies else ()))


class _Words:
    """How often words stand in a text, counted when a hyphen first asks."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages = pages

    def __getitem__(self, word: str) -> int:
        return self._counts[word]

    @cached_property
    def _counts(self) -> Counter[str]:
        texts = (line.text.lower() for lines in self._pages for line in lines)
        return Counter(chain.from_iterable(map(_WORD.findall, texts)))


def _whole_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines that a raised sign or a change of type has cut are one again."""
    last: Line | None = None
    for line in lines:
        gap = line.left - last.right if last else 0.0
        if last and _is_beside(last, line) and -1 < gap < _BESIDE * max(last.size, line.size):
            joint = " " if gap > _SPACE * last.size else ""
            raised = line.size < _SMALL * last.size and line.low > last.low + 1
            words = line.text.translate(_RAISED) if raised and len(line.text) < 4 else line.text
            last = replace(last, text=last.text + joint + words, right=line.right)
        else:
            if last:
                yield last
            last = line
    if last:
        yield last


def _is_beside(before: Line, line: Line) -> bool:
    """Whether a line stands on the height of the one before it, or is raised beside it."""
    return -1 < line.low - before.low < 0.6 * before.size


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without heads, feet and page numbers: what returns at the same edge of many."""
    edges = [_edges(lines) for lines in pages]
    often = Counter(key for edge in edges for key in {_key(line) for line in edge})
    least = max(3, round(0.4 * len(pages)))
    several = len(pages) > 1
    return [
        [
            line
            for line in lines
            if id(line) not in edge
            or not (often[_key(line)] >= least or (several and _PAGE_NUMBER.fullmatch(line.text)))
        ]
        for lines, edge in zip(pages, ({id(it) for it in edge} for edge in edges), strict=True)
    ]


def _edges(lines: Sequence[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.low)
    return [*by_height[:_EDGE], *by_height[max(_EDGE, len(lines) - _EDGE) :]]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs of a page, as lines."""
    if not lines:
        return
    pitch = _pitch(lines)
    widths = {left: _width(lines, left) for left in {line.left for line in lines}}
    block = [lines[0]]
    for before, line in pairwise(lines):
        if _parts(before, line, pitch, widths[before.left]):
            yield block
            block = []
        block.append(line)
    yield block


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next below it, in points; of a few lines it is no
    more than type of their size takes.
    """
    steps = [
        before.low - line.low for before, line in pairwise(lines) if 2 < before.low - line.low < 60
    ]
    single = _LEADING * median(line.size for line in lines)
    usual = median(steps) if steps else single
    return usual if len(steps) >= _FEW or not single else min(usual, single)


def _width(lines: Sequence[Line], left: float) -> tuple[float, float]:
    """The left and right edge of the column that lines from ``left`` on stand in."""
    near = [line for line in lines if -_SET_IN < line.left - left < 3 * _INDENT]
    return min(it.left for it in near), max(it.right for it in near)


def _parts(before: Line, line: Line, pitch: float, column: tuple[float, float]) -> bool:
    """Whether a paragraph ends between two lines."""
    left, right = column
    step = before.low - line.low
    if step <= 0:
        # On the same height or further up: the next column, or a cell beside.
        return bool(_ENDED.search(before.text)) or not line.text[:1].islower()
    short = before.right - left < _SHORT * (right - left)
    indented = line.left - left > _INDENT and abs(before.left - left) < _INDENT
    larger, smaller = sorted((line.size, before.size), reverse=True)
    other_type = larger > _TALLER * smaller > 0 and not line.text[:1].islower()
    if step > _GAP * pitch and not line.text[:1].islower():
        return True
    if _BULLET.match(line.text):
        return True
    return other_type or (indented and short) or (short and bool(_ENDED.search(before.text)))


def _joined(lines: Iterable[Line], known: _Words) -> str:
    text = ""
    for line in lines:
        letters = line.text if line.text.isascii() else line.text.translate(_LETTERS)
        words = " ".join(letters.split())
        if text.endswith(_HYPHENS) and words[:1].islower():
            text = _before_hyphen(text, words, known) + words
        else:
            text += f" {words}" if text else words
    if SOFT_HYPHEN not in text:
        return text
    mended = _BROKEN.sub(lambda it: _one_word(it[1], it[2], known), text)
    return mended.replace(SOFT_HYPHEN, "-")


def _before_hyphen(text: str, rest: str, known: _Words) -> str:
    """``text`` without the hyphen that only broke a line; with it where the word has one."""
    before = max(0, len(text) - _WORD_LENGTH)
    first = _HYPHEN.search(text[before:])
    second = _WORD.match(rest)
    if first is None or second is None:
        return f"{text} "
    mended = _one_word(first[1], second[0], known)
    return text[: before + first.start()] + mended[: len(mended) - len(second[0])]


def _one_word(first: str, second: str, known: _Words) -> str:
    """A word that a hyphen broke; the hyphen stays where the rest of the text writes it so."""
    whole, hyphened = f"{first}{second}".lower(), f"{first}-{second}".lower()
    return f"{first}-{second}" if known[hyphened] and not known[whole] else f"{first}{second}"


def _runs_on(text: str, following: str) -> bool:
    """Whether a page begins in the middle of a sentence of the page before."""
    last = text[text.rfind("\n") + 1 :]
    return bool(last) and not _ENDED.search(last) and following[:1].islower()


def _headline(lines: Sequence[Line]) -> str:
    """The lines at the top that are set clearly larger than the rest, where there are such."""
    if len(lines) < 3:
        return ""
    usual = median(line.size for line in lines)
    words: list[str] = []
    for line in sorted(lines[:8], key=lambda it: -it.low):
        if line.size < _TALLER * usual:
            break
        words.append(line.text)
    title = " ".join(" ".join(words).split())
    return title if 3 < len(title) <= _TITLE_LENGTH else ""
