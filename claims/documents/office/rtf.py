"""Rich text (RTF, specification 1.9.1): a small reader of its own, since none is safe and whole.

Control words change a state that groups restore; whatever is not known is left out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from claims.documents.office.composing import Composer
from claims.documents.office.properties import Properties, program_name, reading_of
from claims.documents.office.rtf_letters import CHARSETS, Letters, code_page
from claims.documents.office.rtf_telling import Teller
from claims.documents.reading import Reading
from claims.errors import DocumentError
from claims.model import AnnotationKind

DEPTH_LIMIT = 10_000
"""Groups within groups."""
_TOKEN = re.compile(
    r"(?P<words>[^\\{}\r\n]+)"
    r"|\\(?P<name>[a-zA-Z]{1,32})(?P<value>-?[0-9]{1,10})?[ ]?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|(?P<brace>[{}])"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|[\r\n]+"
    r"|\\"
)
# All that matters within a group that is left out.
_BRACE = re.compile(r"\\bin([0-9]{1,9}) ?|\\[\\{}]|(?P<brace>[{}])")
_PAGE = re.compile(r"\\page(?![a-z])")
_PAGES = re.compile(r"\\nofpages([0-9]{1,6})")
_UNSAID = (
    "colortbl stylesheet listtable listoverridetable rsidtbl pict object objdata header headerl"
    " headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn"
    " listtext pntext nonshppict shprslt themedata datastore xmlnstbl bkmkstart bkmkend xe tc rxe"
    " nonesttables sp listpicture pgdsctbl filetbl template"
)
_UNTOLD = frozenset(_UNSAID.split())
# Destinations whose words are gathered, and told at their end.
_GATHERED_ONES = (
    "footnote annotation atnauthor atnref atrfstart atrfend fldinst revtbl generator shptxt"
)
_GATHERED = frozenset(_GATHERED_ONES.split())
_OF_INFO = frozenset(("title", "author"))
_OPENED = frozenset(("fonttbl", "info", "shpinst", "fldrslt", "field", "shp"))
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
}
_SIGNS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}


@dataclass(slots=True)
class _State:
    """What a group restores at its end."""

    to: str = "text"
    """Where words go: "text", "nowhere", or the destination that gathers them."""
    page: str = "cp1252"
    skip: int = 1
    """Characters after a number that older programs show in its stead."""
    hidden: bool = False
    change: AnnotationKind | None = None
    author: int = 0
    remover: int = 0


def read_rtf(data: bytes, name: str) -> Reading:
    """The text of a rich text file, with notes, comments, links and changes where they hang.

    Raises DocumentError for a file that is cut short, nested without end or has no text.
    """
    file = _File(Composer(name), data.decode("latin-1"))
    file.read()
    said = file.teller.said
    program = program_name(said.get("generator", ""))
    properties = Properties(title=said.get("title", ""), author=said.get("author", "")[:120])
    made_by = f"rich text (RTF){f' by {program}' if program else ''}"
    return reading_of(file.teller.composer, properties, made_by=made_by)


class _File:
    """Reads control words and keeps the state; what they tell goes to a :class:`Teller`."""

    def __init__(self, composer: Composer, text: str) -> None:
        counted = _PAGES.search(text)
        breaks = len(_PAGE.findall(text))
        has_pages = bool(breaks) and (not counted or int(counted[1]) == breaks + 1)
        self.teller = Teller(composer, has_pages=has_pages)
        self.state = _State()
        self.fonts: dict[int, str] = {}
        self.default_font = self.font = 0
        self._text = text
        self._stack: list[tuple[_State, str]] = []
        self._destination = ""
        self._starred = False
        self._skipping = 0
        self._letters = Letters(self._write)

    @property
    def name(self) -> str:
        """What errors call the file."""
        return self.teller.composer.name

    def read(self) -> None:
        """Tell the whole file."""
        text = self._text
        at = max(0, text.find("{"))
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                break
            at = self._token(found)
            if not self._stack:
                break
        self._letters.flush()
        if self._stack:
            raise DocumentError(
                "{name}: is cut short or damaged: {count} groups never end. Open it in the "
                "program that made it and save it anew.",
                name=self.name,
                count=len(self._stack),
            )
        self.teller.end()

    def _token(self, found: re.Match[str]) -> int:
        """Act on a token, and say where the next one begins."""
        match found.lastgroup:
            case "words":
                words = found[0]
                if self._skipping:
                    words, self._skipping = (
                        words[self._skipping :],
                        max(0, self._skipping - len(words)),
                    )
                if words:
                    self._letters.words(words, self.state.page)
            case "name" | "value":
                return self._word(found["name"], found["value"], found.end())
            case "byte":
                if not self._skips():
                    self._letters.byte(int(found["byte"], 16), self.state.page)
            case "brace":
                self._letters.flush()
                self._skipping = 0
                self._open() if found[0] == "{" else self._close()
            case "sign":
                self._sign(found["sign"])
            case _:
                pass
        return found.end()

    def _skips(self) -> bool:
        """Whether a character only stands in for a number before it."""
        self._skipping, was = max(0, self._skipping - 1), self._skipping
        return was > 0

    def _open(self) -> None:
        if len(self._stack) >= DEPTH_LIMIT:
            raise DocumentError(
                "{name}: has more than {depth_limit:,} groups within groups. Save the text you "
                "need as .txt and add that.",
                name=self.name,
                depth_limit=DEPTH_LIMIT,
            )
        self._stack.append((replace(self.state), self._destination))
        self._destination = ""
        self._starred = False

    def _close(self) -> None:
        ended = self._destination
        self.state, self._destination = self._stack.pop()
        if ended:
            self.teller.end_destination(ended, self.state.to)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._letters.flush()
            self.teller.paragraph(self.state.to)
        elif sign in _SIGNS and not self._skips():
            self._letters.flush()
            self._write(_SIGNS[sign])

    def _word(self, name: str, value: str | None, end: int) -> int:
        starred, self._starred = self._starred, False
        number = int(value) if value else None
        if name == "u":
            self._letters.number(number or 0)
            self._skipping = self.state.skip
            return end
        if self._skips():
            return end
        if name == "bin":
            return end + max(0, number or 0)
        act = _ACTS.get(name)
        if act is not None:
            self._letters.flush()
            act(self, number)
        elif name in _CHARACTERS:
            self._letters.flush()
            self._write(_CHARACTERS[name])
        elif name in _BREAKS:
            self._letters.flush()
            _BREAKS[name](self.teller, self.state.to)
        elif starred or name in _UNTOLD or name in _GATHERED or name in _OPENED or name in _OF_INFO:
            return self._begin_destination(name, end)
        return end

    def _begin_destination(self, name: str, end: int) -> int:
        self._letters.flush()
        to = self.state.to
        if name in _OPENED:
            self._destination = name
            if name in ("fonttbl", "info", "shpinst"):
                self.state.to = name
            elif not self.teller.begin(name, to):
                return self._end_of_group(end)
        elif name in _GATHERED or (name in _OF_INFO and to == "info"):
            self._destination = self.state.to = name
            self.teller.gather()
        elif name not in _OF_INFO:
            return self._end_of_group(end)
        return end

    def _end_of_group(self, at: int) -> int:
        """Where the group that is left out ends."""
        depth = 1
        while found := _BRACE.search(self._text, at):
            at = found.end()
            if found["brace"]:
                depth += 1 if found[0] == "{" else -1
                if not depth:
                    return at - 1
            elif found[1]:
                at += int(found[1])
        return len(self._text)

    def _write(self, words: str) -> None:
        state = self.state
        if not state.hidden and words:
            gone = state.change is AnnotationKind.DELETED
            self.teller.write(
                words, state.to, state.change, state.remover if gone else state.author
            )

    def set_page(self, number: int | None) -> None:
        """``ansicpg``: the code page of the file."""
        self.state.page = self.fonts[-1] = code_page(number or 1252)

    def set_font(self, number: int | None) -> None:
        """``f``: a font of the table, or, in the table, the one that is told of."""
        if self.state.to == "fonttbl":
            self.font = number or 0
        else:
            self.state.page = self.fonts.get(number or 0, self.fonts.get(-1, "cp1252"))

    def set_charset(self, number: int | None) -> None:
        """``fcharset``: the letters of a font."""
        if self.state.to == "fonttbl" and number in CHARSETS:
            # The Western set is what programs write for fonts that have any.
            self.fonts[self.font] = CHARSETS[number] if number else self.fonts.get(-1, "cp1252")

    def plain(self, number: int | None) -> None:
        """``plain``: letters as at the beginning."""
        self.state.hidden, self.state.change = False, None
        self.set_font(self.default_font)

    def set_default(self, number: int | None) -> None:
        """``deff``: the font of letters that have none."""
        self.default_font = number or 0

    def set_skip(self, number: int | None) -> None:
        """``uc``: how many characters stand in for each number."""
        self.state.skip = min(max(0, number if number is not None else 1), 100)

    def hide(self, number: int | None) -> None:
        """``v``: hidden letters."""
        self.state.hidden = number != 0

    def insert(self, number: int | None) -> None:
        """``revised``: letters that a change puts in."""
        self.state.change = AnnotationKind.INSERTED if number != 0 else None

    def delete(self, number: int | None) -> None:
        """``deleted``: letters that a change takes out."""
        self.state.change = AnnotationKind.DELETED if number != 0 else None

    def set_author(self, number: int | None) -> None:
        """``revauth``: who put letters in."""
        self.state.author = number or 0

    def set_remover(self, number: int | None) -> None:
        """``revauthdel``: who took letters out."""
        self.state.remover = number or 0


_Act: TypeAlias = Callable[[_File, "int | None"], None]
_ACTS: Mapping[str, _Act] = {
    "ansicpg": _File.set_page,
    "f": _File.set_font,
    "fcharset": _File.set_charset,
    "plain": _File.plain,
    "deff": _File.set_default,
    "uc": _File.set_skip,
    "v": _File.hide,
    "revised": _File.insert,
    "mvt": _File.insert,
    "deleted": _File.delete,
    "mvf": _File.delete,
    "revauth": _File.set_author,
    "revauthdel": _File.set_remover,
    "mac": lambda file, _: file.set_page(10000),
    "pc": lambda file, _: file.set_page(437),
    "pca": lambda file, _: file.set_page(850),
}
_BREAKS: Mapping[str, Callable[[Teller, str], None]] = {
    "par": Teller.paragraph,
    "sect": Teller.paragraph,
    "page": Teller.page,
    "cell": Teller.cell,
    "row": Teller.row,
    "nestcell": Teller.paragraph,
    "nestrow": Teller.paragraph,
    "intbl": Teller.in_table,
    "pard": Teller.out_of_table,
}
