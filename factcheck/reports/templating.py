"""Templates of reports: ours, and those that a newsroom puts in their place.

Every template runs in a sandbox, with escaping on, and sees only values that a report may show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from claims.errors import InputError
from factcheck.safe import safe
from factcheck.tongue import language, tr

NAMES = ("report.html", "report.css", "page.html", "page.css")
"""The files that a folder of templates may hold; each that it does not hold is ours."""
_LARGEST = 1_000_000
_PIECES = 1_000
"""Pieces of a template that are put together before they are handed on."""
_MARK = "template:"
_RUNNING = (ArithmeticError, RecursionError)
"""What a template that is none of ours can also run into."""
_Loaded: TypeAlias = tuple[str, str | None, Callable[[], bool] | None] | None


class Templates:
    """Our templates, with those of a folder in front of them."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raises InputError where ``folder`` is none."""
        if folder is not None and not folder.is_dir():
            raise InputError(f"{folder}: there is no such folder of templates.")
        self._folder = folder
        self.environment = SandboxedEnvironment(
            autoescape=True,
            undefined=StrictUndefined,
            loader=FunctionLoader(self._found),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_shown,
        )
        # What our own words are in the language of the report, and which one that is.
        self.environment.globals.update(t=tr, language=language)

    def text(self, name: str) -> str:
        """A template or style sheet as it is written."""
        own = self._own(name)
        if own is None:
            return (files(__package__) / "templates" / name).read_text(encoding="utf-8")
        try:
            if own.stat().st_size > _LARGEST:
                raise InputError(f"{own}: larger than {_LARGEST:,} bytes; is it a template?")
            return own.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise InputError(f"{own}: cannot be read ({error.strerror}).") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{own}: not UTF-8 at byte {error.start}.") from error

    def style(self, name: str) -> str:
        """A style sheet, to stand inside a page.

        Raises:
            InputError: it would end the element that it stands in.
        """
        text = self.text(name)
        if "</" in text or "<!--" in text:
            place = text[: min(at for at in (text.find("</"), text.find("<!--")) if at >= 0)]
            line = place.count("\n") + 1
            raise InputError(f"{self._own(name) or name}, line {line}: “<” begins a tag there.")
        return text

    def render(self, name: str, values: Mapping[str, Any]) -> Iterator[bytes]:
        """A template with its values, UTF-8, in pieces.

        Raises:
            InputError: it is broken, or asks for what there is not; names its file and line.
        """
        try:
            held: list[str] = []
            for piece in self.environment.get_template(name).generate(values):
                held.append(piece)
                if len(held) >= _PIECES:
                    yield "".join(held).encode("utf-8")
                    held.clear()
            yield "".join(held).encode("utf-8")
        except TemplateSyntaxError as error:
            where = self._where(error.name or name, error.lineno)
            raise InputError(f"{where}: {safe(error.message or 'not a template')}.") from error
        except (TemplateError, LookupError, TypeError, ValueError, *_RUNNING) as error:
            if self._own(name) is None:
                raise
            where = self._where(*_place(error, name))
            raise InputError(f"{where}: {safe(str(error)) or type(error).__name__}.") from error

    def _own(self, name: str) -> Path | None:
        # Templates include what lies beside them and nothing else.
        if self._folder is None or Path(name).name != name:
            return None
        own = self._folder / name
        return own if own.is_file() else None

    def _found(self, name: str) -> _Loaded:
        if name not in NAMES and not self._own(name):
            return None
        # The name stands for a file's, so that errors say in which template they came up.
        return self.text(name), _MARK + name, None

    def _where(self, name: str, line: int) -> str:
        return f"{self._own(name) or name}, line {line}"


def _place(error: BaseException, name: str) -> tuple[str, int]:
    """The template and line that an error came from: the last frame that is a template's."""
    place, trace = (name, 1), error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(_MARK):
            place = (file.removeprefix(_MARK), trace.tb_lineno)
        trace = trace.tb_next
    return place


@cache
def ours() -> Templates:
    """Our templates alone."""
    return Templates()


def _shown(value: Any) -> Any:
    """Every text of the case is made safe to show; the template's own pieces stay."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return safe(value)
