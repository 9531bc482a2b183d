"""One run of the command line: what surrounds it, its exit status, and how it ends when it must."""

from __future__ import annotations

import logging
import os
import signal
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from claims.errors import ClaimsError, FilterError
from factcheck import __version__, collecting
from factcheck.cli.command import Around, Command
from factcheck.cli.output import give_up_output, speak_utf8, tell
from factcheck.cli.parser import UsageError, asked_for, build_parser
from factcheck.clock import clock_from
from factcheck.config import Config, load_config, load_or_default
from factcheck.locations import Locations, locations

# Until the log is open its records go nowhere, rather than to the terminal as Python would have it.
logging.getLogger("factcheck").addHandler(logging.NullHandler())

FINE, REFUSED, COULD_NOT_RUN = 0, 1, 2
INTERRUPTED = 128 + signal.SIGINT
READER_GONE = 128 + signal.SIGPIPE


def run_command(arguments: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit status; nothing is raised."""
    speak_utf8()
    try:
        return _run(arguments)
    except ClaimsError as error:
        logging.getLogger(__name__).warning("could not run: %s", type(error).__name__)
        tell(f"factcheck: {error}")
        _point(error)
        return COULD_NOT_RUN
    except SystemExit as stop:  # argparse after --help, and signals
        return stop.code if isinstance(stop.code, int) else FINE
    except KeyboardInterrupt:
        tell("factcheck: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        give_up_output()
        return READER_GONE
    except OSError as error:
        tell(f"factcheck: {os_words(error)}")
        return COULD_NOT_RUN
    # Whatever else happens is a fault of ours. Python's own report would show the terminal
    # whatever text the error holds; ours is safe, and the log has the place without the text.
    except Exception as error:  # noqa: BLE001
        return _own_fault(error)


def _point(error: ClaimsError) -> None:
    """Show where in a filter the fault is."""
    if isinstance(error, FilterError) and error.text:
        from claims.filters import pointed

        for line in pointed(error.text, error).splitlines():
            tell(f"  {line}")


def os_words(error: OSError) -> str:
    """What the system refused, with the file's name."""
    words = error.strerror or type(error).__name__
    return f"{Path(error.filename).name}: {words}" if isinstance(error.filename, str) else words


def _run(arguments: Sequence[str]) -> int:
    parsed = build_parser(asked_for(arguments)).parse_args(arguments)
    command = _chosen(parsed)
    around = _around(parsed, command)
    _log(parsed, around, command)
    _stop_in_order()
    collecting.go_on()
    return command.run(parsed, around)


def _chosen(parsed: Namespace) -> Command:
    if parsed.command is None:
        from factcheck.cli.reviewing import OPEN

        return OPEN
    command: Command = parsed.chosen
    return command


def _around(parsed: Namespace, command: Command) -> Around:
    places = locations()
    config, problem = _configuration(parsed, places, command)
    return Around(
        environment=os.environ,
        folder=Path.cwd(),
        config=config,
        places=places,
        clock=clock_from(os.environ),
        problem=problem,
    )


def _configuration(
    parsed: Namespace, places: Locations, command: Command
) -> tuple[Config, str | None]:
    path = parsed.config or places.config_file
    if parsed.config is not None and not path.exists():
        raise UsageError(f"{path.name}: there is no such configuration file")
    return load_or_default(path) if command.lenient else (load_config(path), None)


def _log(parsed: Namespace, around: Around, command: Command) -> None:
    from factcheck.diagnostics import start_log

    log = start_log(around.places.log_file, parsed.log_level or around.config.log_level)
    log.info("%s started, version %s", command.name, __version__)


def _stop_in_order() -> None:
    """Let SIGTERM and SIGHUP unwind the stack, so that an open case is closed whole."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        # A parent that ignores one of them (nohup) means it to be ignored.
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, stop)


def _own_fault(error: Exception) -> int:
    from factcheck.diagnostics import log_crash

    where = log_crash(error)
    tell(
        f"factcheck: stopped by a fault of its own ({type(error).__name__}: {error})\n"
        f"at {where}. What was decided before is kept. The log has the place, without any text "
        "of documents:\nfactcheck locate log"
    )
    return COULD_NOT_RUN
