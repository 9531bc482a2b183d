"""The server with a stand-in for the interface: who is let in, what they get, what is refused."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="the extra serve is not installed")
pytest.importorskip("textual_serve", reason="the extra serve is not installed")

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, web  # noqa: E402

from factcheck.serve.child import Program  # noqa: E402
from factcheck.serve.server import MOST_WINDOWS, Server, Wanted, listen  # noqa: E402
from factcheck.serve.site import site  # noqa: E402
from factcheck.serve.window import MOST_TYPED, Closing  # noqa: E402

from .pretender import CONTENTS, FILE  # noqa: E402

PRETENDER = [sys.executable, str(Path(__file__).with_name("pretender.py"))]


@dataclass
class Desk:
    """A server that runs, and a browser without a face."""

    server: Server
    origin: str
    browser: ClientSession
    folder: Path
    told: list[str] = field(default_factory=list)

    async def enter(self) -> None:
        """Open the address that the server gives out."""
        async with self.browser.get(self.server.new_address()) as answer:
            assert answer.status == 200

    @asynccontextmanager
    async def window(self, **headers: str) -> AsyncIterator[ClientWebSocketResponse]:
        """A connection as the page opens it."""
        async with self.browser.ws_connect(
            f"{self.origin}/ws/light?width=100&height=30",
            headers={"Origin": self.origin, **headers},
            max_msg_size=0,
        ) as socket:
            yield socket


@pytest.fixture
def environment() -> dict[str, str]:
    """What the stand-in is started with, besides the usual."""
    return {}


@pytest.fixture
async def desk(tmp_path: Path, environment: dict[str, str]) -> AsyncIterator[Desk]:
    """A server of an empty folder."""
    listening = listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    told: list[str] = []
    program = Program(PRETENDER, tmp_path, {**os.environ, **environment})
    server = Server(Wanted(site("127.0.0.1", port), program, "harbour"), told.append)
    runner = web.AppRunner(server.application(), access_log=None, handle_signals=False)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    jar = CookieJar(unsafe=True)  # cookies of addresses without a name
    async with ClientSession(cookie_jar=jar) as browser:
        yield Desk(server, f"http://127.0.0.1:{port}", browser, tmp_path, told)
    await runner.cleanup()


async def seen(socket: ClientWebSocketResponse) -> dict[str, Any]:
    """The next that is shown."""
    message = await asyncio.wait_for(socket.receive(), 20)
    assert message.type is WSMsgType.BINARY, message
    found: dict[str, Any] = json.loads(message.data)
    return found


async def closed(socket: ClientWebSocketResponse) -> object:
    """Why the connection was closed, as the server says it."""
    while True:
        message = await asyncio.wait_for(socket.receive(), 20)
        # What the client makes of it depends on who hangs up first.
        if message.type is WSMsgType.CLOSE:
            return message.data
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message


async def gone(pid: int) -> None:
    """Wait until a process is no more."""
    for _ in range(2000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the process is still there")


async def test_nobody_is_let_in_without_the_address(desk: Desk) -> None:
    """Page, connection, download and the question whether one is in are refused with words."""
    for path in ("/", "/?token=guess", "/here", "/download/x"):
        async with desk.browser.get(desk.origin + path) as answer:
            assert answer.status == 403
            assert "Press enter at the terminal" in await answer.text()
            assert "Set-Cookie" not in answer.headers
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with desk.window():
            pass
    assert refused.value.status == 403


async def test_the_address_is_spent_for_a_cookie(desk: Desk) -> None:
    """No script can read it, no other site can have it sent; the address works once."""
    address = desk.server.new_address()
    async with desk.browser.get(address) as answer:
        assert answer.status == 200
        cookie = answer.headers["Set-Cookie"]
        assert "token=" not in await answer.text()
    assert {part.strip() for part in cookie.split(";")[1:]} == {
        "HttpOnly",
        "SameSite=Strict",
        "Path=/",
    }
    assert address.partition("token=")[2] not in cookie
    async with desk.browser.get(desk.origin) as answer:
        assert answer.status == 200
        assert "harbour — factcheck" in await answer.text()
    async with ClientSession() as stranger, stranger.get(address) as answer:
        assert answer.status == 403
    async with desk.browser.get(address) as answer:
        assert answer.status == 200
        assert "Set-Cookie" not in answer.headers


async def test_a_guess_of_the_browser_spends_nothing(desk: Desk) -> None:
    """Neither fetching ahead nor asking for the head alone takes the address away."""
    address = desk.server.new_address()
    async with ClientSession() as ahead:
        async with ahead.get(address, headers={"Sec-Purpose": "prefetch;prerender"}) as answer:
            assert answer.status == 403
        async with ahead.head(address) as answer:
            assert answer.status == 405
    async with desk.browser.get(address) as answer:
        assert "Set-Cookie" in answer.headers


async def test_every_answer_has_the_headers(desk: Desk) -> None:
    """Pages, refusals, files and what is not there alike; none says what software answers."""
    await desk.enter()
    for path in ("/", "/?token=x", "/here", "/static/textual.js", "/nothing", "/download/x"):
        async with desk.browser.get(desk.origin + path) as answer:
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'"), path
            assert answer.headers["Cache-Control"] == "no-store", path
            assert answer.headers["X-Frame-Options"] == "DENY", path
            assert answer.headers["Server"] == "factcheck", path


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
async def test_another_page_drives_nothing(desk: Desk, origin: str) -> None:
    """Even with the cookie: its connection is refused before any program is started."""
    await desk.enter()
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with desk.window(Origin=origin):
            pass
    assert refused.value.status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with desk.browser.ws_connect(f"{desk.origin}/ws/dark"):
            pass
    async with desk.browser.get(desk.origin, headers={"Origin": origin}) as answer:
        assert answer.status == 403
    async with desk.window() as socket:
        assert (await seen(socket))["pid"]


async def test_another_name_is_not_answered(desk: Desk) -> None:
    """A name that somebody made point here gets nothing, with a token or without."""
    for path in ("/", desk.server.new_address().partition(desk.origin)[2], "/static/page.css"):
        async with desk.browser.get(
            desk.origin + path, headers={"Host": "rebound.example"}
        ) as answer:
            assert answer.status == 403
            assert "Set-Cookie" not in answer.headers


async def test_only_files_of_the_page_are_served(desk: Desk) -> None:
    """No path leads anywhere else, and the folder has no list."""
    for name in ("page.css", "page.js", "xterm.css", "textual.js", "RobotoMono.ttf"):
        async with desk.browser.get(f"{desk.origin}/static/{name}") as answer:
            assert answer.status == 200, name
    for path in (
        "/static/",
        "/static/index.html",
        "/static/..%2f..%2fserver.py",
        "/static/%2e%2e/server.py",
        "/static/..\\server.py",
        "/static//etc/passwd",
        "/static/%00",
        "/templates/app_index.html",
    ):
        from yarl import URL

        async with desk.browser.get(URL(desk.origin + path, encoded=True)) as answer:
            assert answer.status == 404, path


async def test_the_page_names_no_other_host(desk: Desk) -> None:
    """Neither the page nor its script and style ask anybody else for anything."""
    await desk.enter()
    for path in ("/", "/static/page.css", "/static/page.js", "/static/xterm.css"):
        async with desk.browser.get(desk.origin + path) as answer:
            text = await answer.text()
        outside_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        assert "://" not in outside_comments, path


async def test_what_is_typed_arrives_and_what_is_shown_comes_back(desk: Desk) -> None:
    """The interface is started with the window's size and colours, and follows them."""
    await desk.enter()
    async with desk.window() as socket:
        begun = await seen(socket)
        assert (begun["COLUMNS"], begun["ROWS"], begun["FACTCHECK_SCHEME"]) == (
            "100",
            "30",
            "light",
        )
        assert begun["TEXTUAL_DRIVER"] == "factcheck.tui.served:ServedDriver"
        await socket.send_json(["stdin", "ä\x1b[B"])
        assert await seen(socket) == {"typed": "ä\x1b[B"}
        await socket.send_json(["resize", {"width": 10**9, "height": -4}])
        assert await seen(socket) == {"told": {"type": "resize", "width": 1000, "height": 1}}
        await socket.send_json(["focus"])
        assert await seen(socket) == {"told": {"type": "focus"}}
        await socket.send_json(["ping", "12"])
        assert await socket.receive_json() == ["pong", "12"]
        await socket.send_json(["stdin", "t"])
        assert await socket.receive_json() == ["title", "harbour"]


async def test_no_address_is_opened(desk: Desk) -> None:
    """What the interface would have the browser open does not reach it."""
    await desk.enter()
    async with desk.window() as socket:
        await seen(socket)
        await socket.send_json(["stdin", "o"])
        assert await seen(socket) == {"opened": False}


@pytest.mark.parametrize(
    "nonsense",
    [
        "{",
        "[]",
        "1",
        '["stdin"]',
        '["stdin", 1]',
        '["resize", {}]',
        '["quit"]',
        "[" * 100_000,
        '["deliver_chunk_request", {"key": "k", "size": 1}]',
        '{"type": "quit"}',
    ],
    ids=range(10),
)
async def test_nonsense_ends_the_connection(desk: Desk, nonsense: str) -> None:
    """What no page of ours says is not passed on."""
    await desk.enter()
    async with desk.window() as socket:
        await seen(socket)
        await socket.send_str(nonsense)
        assert await closed(socket) == Closing.NOT_UNDERSTOOD


async def test_a_message_has_a_size(desk: Desk) -> None:
    """An article can be pasted; what is larger ends the connection, not the server."""
    await desk.enter()
    article = "x" * (MOST_TYPED - 100)
    async with desk.window() as socket:
        await seen(socket)
        await socket.send_json(["stdin", article])
        assert await seen(socket) == {"typed": article}
        await socket.send_json(["stdin", article + article])
        assert await closed(socket) == 1009
    async with desk.window() as socket:
        assert (await seen(socket))["pid"]


async def test_windows_are_counted(desk: Desk) -> None:
    """One too many is told so and starts nothing; one that is closed makes room."""
    await desk.enter()
    sockets = []
    for _ in range(MOST_WINDOWS):
        socket = await desk.browser.ws_connect(
            f"{desk.origin}/ws/dark", headers={"Origin": desk.origin}
        )
        await seen(socket)
        sockets.append(socket)
    async with desk.window() as socket:
        assert await closed(socket) == Closing.TOO_MANY
    await sockets.pop().close()
    async with desk.window() as socket:
        assert (await seen(socket))["pid"]
    for socket in sockets:
        await socket.close()


async def test_a_closed_window_ends_its_program_in_order(desk: Desk) -> None:
    """It is told to end, so that it can write down where it was, before another begins."""
    await desk.enter()
    async with desk.window() as socket:
        pid = (await seen(socket))["pid"]
    async with desk.window() as socket:
        await seen(socket)
        assert (desk.folder / "left").read_text() == "in order"
        await gone(pid)


@pytest.mark.parametrize(
    ("key", "why"), [("q", Closing.LEFT), ("c", Closing.BROKE), ("k", Closing.BROKE)]
)
async def test_the_page_is_told_how_it_ended(desk: Desk, key: str, why: Closing) -> None:
    """Leaving and breaking are two things; what broke is told where the server runs."""
    await desk.enter()
    async with desk.window() as socket:
        await seen(socket)
        await socket.send_json(["stdin", key])
        assert await closed(socket) == why
    assert ("it broke" in "".join(desk.told)) is (why is Closing.BROKE)


@pytest.mark.parametrize("environment", [{"SILENT": "1"}])
async def test_a_program_that_cannot_start_is_told(desk: Desk) -> None:
    """The page says that it broke, the terminal has the reason."""
    await desk.enter()
    async with desk.window() as socket:
        assert await closed(socket) == Closing.BROKE
    assert "no such case" in "".join(desk.told)


@pytest.mark.parametrize("environment", [{"STUBBORN": "1"}])
async def test_a_program_that_will_not_end_is_ended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it does with signals, none is left behind."""
    monkeypatch.setattr("factcheck.serve.child.PATIENCE", 0.1)
    await desk.enter()
    async with desk.window() as socket:
        pid = (await seen(socket))["pid"]
    await gone(pid)


async def offered(socket: ClientWebSocketResponse) -> str:
    """The name of a file that the interface hands over."""
    await seen(socket)
    await socket.send_json(["stdin", "d"])
    kind, name = await socket.receive_json()
    assert kind == "deliver_file_start"
    return str(name)


async def test_a_file_is_fetched_once_by_whom_it_was_made_for(desk: Desk) -> None:
    """By a name nobody can guess, never shown as a page, and whole."""
    await desk.enter()
    async with desk.window() as socket:
        name = await offered(socket)
        assert len(name) >= 32
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as other:
            await Desk(desk.server, desk.origin, other, desk.folder).enter()
            async with other.get(f"{desk.origin}/download/{name}") as answer:
                assert answer.status == 404
        async with desk.browser.get(f"{desk.origin}/download/{name}") as answer:
            assert answer.status == 200
            assert await answer.text(encoding="utf-8") == CONTENTS
            assert answer.headers["Content-Type"] == "application/octet-stream"
            assert answer.headers["Content-Disposition"].startswith("attachment; ")
            assert answer.content_disposition is not None
            assert answer.content_disposition.filename == FILE
        async with desk.browser.get(f"{desk.origin}/download/{name}") as answer:
            assert answer.status == 404


async def test_a_file_goes_with_its_window(desk: Desk) -> None:
    """What a window offered is not to be had once it is closed."""
    await desk.enter()
    async with desk.window() as socket:
        name = await offered(socket)
    async with desk.window() as socket:
        await seen(socket)
        async with desk.browser.get(f"{desk.origin}/download/{name}") as answer:
            assert answer.status == 404
