"""Opening what lies outside: a file, an address, the reviewer's own editor. All of it asks here."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claims.model import Document
from factcheck import opening
from factcheck.tongue import tr
from factcheck.tui.screens.base import Workplace

if TYPE_CHECKING:
    from textual.app import App

    from factcheck.tui.screens.review.sitting import Sitting

# What editors leave behind when they are killed: another screen, no cursor, mouse and paste modes.
_AS_EVER = (
    "\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[>4m\x1b[m"
)
_LONGEST = 1_000_000


def refused(sitting: Sitting) -> str:
    """Why nothing is opened in this sitting; empty where it may be."""
    return opening.may_open(sitting.opens)


def open_source(screen: Workplace, sitting: Sitting, document: Document) -> None:
    """Open a document's file or address, shown first and confirmed."""
    why = refused(sitting)
    _open(screen, opening.Nothing(why) if why else opening.way_to(document, sitting.path.parent))


def open_archived(screen: Workplace, sitting: Sitting, document: Document) -> None:
    """Open an archived copy of a document's page, shown first and confirmed."""
    why = refused(sitting)
    _open(screen, opening.Nothing(why) if why else opening.way_to_archived(document))


def _open(screen: Workplace, way: opening.Way | opening.Nothing) -> None:
    from factcheck.tui.screens.ask import Confirm

    if isinstance(way, opening.Nothing):
        screen.say(way.why, "warn")
        return
    kind = (
        tr("Open {target} in your browser? Other machines will hear of it.")
        if way.leaves
        else tr("Open {target} with {program}?")
    )

    def answered(yes: bool | None) -> None:
        if not yes:
            screen.say(tr("Nothing was opened."))
            return
        try:
            opening.start(way)
        except OSError as error:
            screen.say(error.strerror or type(error).__name__, "bad")
        else:
            screen.say(tr("Opened: {target}").format(target=way.shown))

    program = Path(way.program).name
    screen.app.push_screen(Confirm(kind.format(target=way.shown, program=program)), answered)


def edited(app: App[None], text: str, editor: str) -> str:
    """``text`` as it came back from an editor; the terminal is given back whatever that does.

    Raises OSError where the editor cannot be started, its file is gone, or what it holds is not
    text; what was written is not lost then: the file is named in the error and kept.
    """
    folder = Path(tempfile.mkdtemp(prefix="factcheck-"))
    path = folder / "why.md"
    # Nobody else on the machine reads what was not yet said.
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    with _lent(app):
        status = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
    if status:
        raise OSError(
            tr(
                "{editor} ended with {status}; nothing was taken over. What you wrote is in {path}."
            ).format(editor=editor, status=status, path=path)
        )
    try:
        found = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OSError(tr("What the editor left is no text: {path}").format(path=path)) from error
    if len(found) > _LONGEST:
        raise OSError(tr("That is too long for a reason: {path}").format(path=path))
    path.unlink()
    with suppress(OSError):
        folder.rmdir()
    return found


@contextmanager
def _lent(app: App[None]) -> Iterator[None]:
    """The terminal in another program's hands, and afterwards as it was before."""
    handled = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGQUIT)}
    with app.suspend():
        # As the terminal was before us, for that is what we give back at the end.
        kept = _terminal()
        # A key that ends the editor is not to end us: neither by a handler, nor by the loop, which
        # hears of signals by its own way. Not SIG_IGN, which the editor would inherit.
        woken = signal.set_wakeup_fd(-1)
        try:
            for number in handled:
                signal.signal(number, _heed_not)
            yield
        finally:
            for number, handler in handled.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(woken)
            _restore(kept)


def _heed_not(number: int, frame: object) -> None:
    pass


def _terminal() -> list[object] | None:
    if not sys.stdin.isatty():
        return None
    import termios

    return list(termios.tcgetattr(sys.stdin.fileno()))


def _restore(kept: list[object] | None) -> None:
    if kept is None:
        return
    import termios

    with suppress(termios.error):
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, kept)  # type: ignore[arg-type]
    with suppress(OSError):
        os.write(sys.__stdout__.fileno() if sys.__stdout__ else 1, _AS_EVER.encode())


def editor_of(environment: dict[str, str]) -> str:
    """The command of the reviewer's editor; empty where none is set and none is there."""
    from shutil import which

    named = environment.get("VISUAL") or environment.get("EDITOR") or ""
    return named or next((one for one in ("nano", "vi") if which(one)), "")
