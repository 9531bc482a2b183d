"""The server: who asks, whether they may, and what they get."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TypeAlias

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from factcheck.serve.admission import Admission, Session
from factcheck.serve.child import PATIENCE, Child, Program, cells
from factcheck.serve.downloads import Downloads
from factcheck.serve.site import Site, headers_of, refusal
from factcheck.serve.window import MOST_TYPED, Closing, Window

MOST_WINDOWS = 4
"""Interfaces that run at a time: each is a process that has the case open."""
HEARTBEAT = 15.0
"""Seconds after which a browser that says nothing is asked whether it is there."""

_SCHEMES = ("dark", "light")
_KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
}

Tell: TypeAlias = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is served, and where."""

    site: Site
    program: Program
    title: str
    """What the browser's window is called until the interface names it."""


class Server:
    """One server of one folder."""

    def __init__(self, wanted: Wanted, tell: Tell) -> None:
        """``tell`` has lines for whoever started it."""
        self._wanted, self._tell = wanted, tell
        self._admission = Admission()
        self._downloads = Downloads()
        self._windows: list[Window] = []
        self._starting = 0
        self._statics = _statics()

    def new_address(self) -> str:
        """An address that lets one browser in, once."""
        return f"{self._wanted.site.address}/?token={self._admission.new_token()}"

    def application(self) -> web.Application:
        """What answers requests."""
        app = web.Application(middlewares=[self._guard()])
        app.add_routes(
            [
                web.get("/", self._index, allow_head=False),
                web.get("/here", self._here, allow_head=False),
                web.get("/ws/{scheme}", self._window, allow_head=False),
                web.get("/download/{name}", self._download, allow_head=False),
                web.get("/static/{name}", self._static, allow_head=False),
            ]
        )
        app.on_response_prepare.append(self._head)
        app.on_shutdown.append(self._end_windows)
        return app

    def _guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            why = refusal(self._wanted.site, request.path, request.headers)
            return _refused(why) if why else await handler(request)

        return guard

    async def _head(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(headers_of(self._wanted.site))

    def _session(self, request: web.Request) -> Session | None:
        return self._admission.session(request.cookies.get(self._wanted.site.cookie, ""))

    async def _index(self, request: web.Request) -> web.StreamResponse:
        token = request.query.get("token")
        # A browser that guesses which page comes next must not spend the address on its guess.
        if token is not None and "prefetch" not in request.headers.get("Sec-Purpose", ""):
            return self._enter(request, token)
        if self._session(request) is None:
            return _refused(_NOT_LET_IN)
        return _page("index.html", title=self._wanted.title)

    def _enter(self, request: web.Request, token: str) -> web.StreamResponse:
        cookie = self._admission.spend(token)
        if cookie is None and self._session(request) is None:
            return _refused(_NOT_LET_IN)
        # Not a redirection: where another page holds the address, the browser would count the
        # redirected request as that page's, and send no strict cookie along.
        response = _page("enter.html")
        if cookie is not None:
            response.set_cookie(
                self._wanted.site.cookie,
                cookie,
                httponly=True,
                samesite="Strict",
                secure=self._wanted.site.secure,
                path="/",
            )
        return response

    async def _here(self, request: web.Request) -> web.StreamResponse:
        """Tell a page that lost its connection whether opening it again would do."""
        return web.Response(status=204) if self._session(request) else _refused(_NOT_LET_IN)

    async def _static(self, request: web.Request) -> web.StreamResponse:
        # A table of a few names, so that no path is made of what was asked.
        path = self._statics.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        kind = _KINDS[path.suffix]
        return web.FileResponse(path, headers={"Content-Type": kind})

    async def _download(self, request: web.Request) -> web.StreamResponse:
        session = self._session(request)
        if session is None:
            return _refused(_NOT_LET_IN)
        found = self._downloads.take(request.match_info["name"], session)
        if found is None:
            raise web.HTTPNotFound
        response = web.StreamResponse(
            headers={
                "Content-Type": "application/octet-stream",
                "Content-Disposition": found.disposition,
            }
        )
        try:
            await response.prepare(request)
            async for piece in found.contents():
                await response.write(piece)
            await response.write_eof()
        finally:
            self._downloads.done(found)
        return response

    async def _window(self, request: web.Request) -> web.StreamResponse:
        session = self._session(request)
        if session is None:
            return _refused(_NOT_LET_IN)
        socket_ = web.WebSocketResponse(
            heartbeat=HEARTBEAT, max_msg_size=MOST_TYPED, compress=False, timeout=PATIENCE
        )
        await socket_.prepare(request)
        await self._left(session)
        if len(self._windows) + self._starting >= MOST_WINDOWS:
            await socket_.close(code=Closing.TOO_MANY)
            return socket_
        window = await self._opened(request, socket_, session)
        try:
            await window.run()
        finally:
            self._windows.remove(window)
        if window.broke:
            self._tell(f"A window ended with an error:\n{window.told.strip()}")
        # Said here before the page says it there.
        await socket_.close(code=Closing.BROKE if window.broke else Closing.LEFT)
        return socket_

    async def _opened(
        self, request: web.Request, socket_: web.WebSocketResponse, session: Session
    ) -> Window:
        self._starting += 1
        try:
            scheme = request.match_info["scheme"]
            child = await Child.start(
                self._wanted.program,
                _asked(request, "width"),
                _asked(request, "height"),
                scheme if scheme in _SCHEMES else _SCHEMES[0],
            )
        finally:
            self._starting -= 1
        window = Window(socket_, child, session, self._downloads)
        self._windows.append(window)
        return window

    async def _left(self, session: Session) -> None:
        """Wait until the windows that a browser has left have written down where they were."""
        leaving = [
            asyncio.create_task(one.ended.wait())
            for one in self._windows
            if one.session == session and one.leaving.is_set()
        ]
        if leaving:
            await asyncio.wait(leaving, timeout=PATIENCE)

    async def _end_windows(self, app: web.Application) -> None:
        await asyncio.gather(*(one.close(Closing.SERVER_ENDED) for one in list(self._windows)))


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises OSError."""
    family, _, _, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    return socket.create_server(address[:2], family=family)


async def serve(server: Server, listening: socket.socket, begun: Callable[[], None]) -> None:
    """Answer until told to end, then end every window in order.

    ``begun`` is called when the first request can be answered, and whenever somebody presses enter
    at the terminal.
    """
    runner = web.AppRunner(
        server.application(),
        handle_signals=False,
        access_log=None,
        logger=logging.getLogger("factcheck.serve"),
        shutdown_timeout=PATIENCE,
    )
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        begun()
        await _told_to_end(begun)
    finally:
        await runner.cleanup()


async def _told_to_end(asked_again: Callable[[], None]) -> None:
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, told.set)
    if sys.stdin.isatty():
        loop.add_reader(sys.stdin, partial(_enter_pressed, loop, asked_again))
    await told.wait()
    with suppress(ValueError):
        loop.remove_reader(sys.stdin)


def _enter_pressed(loop: asyncio.AbstractEventLoop, asked_again: Callable[[], None]) -> None:
    if sys.stdin.readline():
        asked_again()
    else:  # ctrl+d, which would be read again and again
        loop.remove_reader(sys.stdin)


_NOT_LET_IN = (
    "This address has been used, or is too old, or is not the one that factcheck serve printed. "
    "Press enter at the terminal where it runs for another one."
)


def _asked(request: web.Request, name: str) -> int:
    text = request.query.get(name, "")
    return cells(int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else 80


def _refused(why: str) -> web.Response:
    return _page("refused.html", status=403, why=why)


def _page(name: str, *, status: int = 200, **words: str) -> web.Response:
    template = Template((_OURS / name).read_text(encoding="utf-8"))
    filled = template.substitute({key: escape(word) for key, word in words.items()})
    return web.Response(status=status, text=filled, content_type="text/html")


_OURS = Path(str(files("factcheck.serve"))) / "page"


def _statics() -> dict[str, Path]:
    theirs = Path(str(files("textual_serve"))) / "static"
    fonts = theirs / "fonts"
    return {
        "page.css": _OURS / "page.css",
        "page.js": _OURS / "page.js",
        "xterm.css": theirs / "css" / "xterm.css",
        "textual.js": theirs / "js" / "textual.js",
        "RobotoMono.ttf": fonts / "RobotoMono-VariableFont_wght.ttf",
        "RobotoMono-Italic.ttf": fonts / "RobotoMono-Italic-VariableFont_wght.ttf",
    }
