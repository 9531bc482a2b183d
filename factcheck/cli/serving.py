"""``serve``: the interface in a browser."""

from __future__ import annotations

import asyncio
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ClaimsError, InputError
from factcheck.cli.cases import existing_case, known_reviewer, named_case, only_case
from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, tell
from factcheck.confinement import VARIABLE

if TYPE_CHECKING:
    from factcheck.serve.child import Program

DETAILS = """Prints an address that works once and for ten minutes; press enter for another one. A
browser that has opened it is let in for twelve hours, by a cookie that no script can read.

Safe as it is: on 127.0.0.1 only this machine reaches it, and no page of another site can use it.
From another machine, forward the port over ssh. --host with any other address needs
--allow-network as well: there is no encryption, so everybody on the way could read along and
decide in your name. Put something that speaks TLS before it, and give --public with its address.

What can be done there is what the interface does, on the files of the case's folder: no editor,
no link and no file is opened on the machine, no path leaves the folder, reports that are written
are handed to the browser too."""


def serve(arguments: Namespace, around: Around) -> int:
    """Serve the interface until told to end."""
    if find_spec("aiohttp") is None or find_spec("textual_serve") is None:
        raise ClaimsError(
            "the interface in a browser needs the extra serve; "
            "pip install 'factcheck-tui[serve]' brings it"
        )
    from factcheck.serve.server import Server, Wanted, listen
    from factcheck.serve.server import serve as run
    from factcheck.serve.site import is_exposed, site

    _allowed(arguments)
    path = existing_case(arguments, around) if named_case(arguments, around) else only_case(around)
    site(arguments.host, arguments.port, arguments.public)
    try:
        listening = listen(arguments.host, arguments.port)
    except OSError as error:
        raise InputError(
            f"cannot listen at {arguments.host}, port {arguments.port}: {error.strerror}; "
            "without --port any free one is taken"
        ) from error
    with listening:
        served = site(arguments.host, listening.getsockname()[1], arguments.public)
        program = _program(path, arguments, around)
        server = Server(Wanted(served, program, path.stem if path else "cases"), tell)
        if is_exposed(arguments.host, served):
            tell(_WARNING)
        asyncio.run(run(server, listening, lambda: _print_address(server.new_address())))
    tell("Ended; everything decided is saved.")
    return 0


_WARNING = (
    "Warning: there is no encryption. Whoever is on the way can read everything and decide in your "
    "name. Put a server that speaks TLS before it (caddy, nginx), have factcheck listen on "
    "127.0.0.1, and give the address that people type with --public https://…"
)


def _print_address(address: str) -> None:
    say(address)
    sys.stdout.flush()


def _allowed(arguments: Namespace) -> None:
    from factcheck.serve.site import is_loopback

    if not (is_loopback(arguments.host) or arguments.allow_network):
        raise InputError(
            f"{arguments.host} can be reached from other machines, without encryption; "
            "--allow-network says that this is meant. Safer: ssh -L 8765:127.0.0.1:8765 HOST, "
            "and factcheck serve --port 8765 there"
        )


def _program(path: Path | None, arguments: Namespace, around: Around) -> Program:
    from factcheck.serve.child import Program

    folder = (path.parent if path else around.folder).resolve()
    options = {
        "--case": str(path.resolve()) if path else "",
        "--reviewer": known_reviewer(arguments, around),
        "--config": str(arguments.config.resolve()) if arguments.config else "",
        "--log-level": arguments.log_level or "",
    }
    given = [part for name, value in options.items() if value for part in (name, value)]
    environment = {**os.environ, VARIABLE: str(folder)}
    # The case is named by the option alone: without one, the welcome screen is what is wanted.
    environment.pop("FACTCHECK_CASE", None)
    # -P: a file of the folder named like a module must not be run in its place.
    return Program([sys.executable, "-P", "-m", "factcheck", *given], folder, environment)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < 65536):
        raise ArgumentTypeError(f"not a port from 0 to 65535: {text!r}")
    return int(text)


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="the port to listen at (else a free one)"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="the address to listen at"
    )
    parser.add_argument(
        "--allow-network",
        action="store_true",
        help="listen at an address that other machines reach, without encryption",
    )
    parser.add_argument(
        "--public",
        default="",
        metavar="URL",
        help="the address that people type, where another server stands before this one",
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        name="serve",
        summary="the interface in a browser, for this machine only",
        details=DETAILS,
        examples=(
            "factcheck serve",
            "factcheck serve --case story.factcheck --port 8765",
            "factcheck serve --port 8765 --public https://facts.example.org",
        ),
        configure=_configure,
        run=serve,
    ),
)
