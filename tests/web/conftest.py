"""A browser without a window that opens one file and tells what it did, over a pair of pipes."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any

import pytest

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
PATIENCE = 60
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
# The protocol wants its pipes as the file descriptors 3 and 4.
PIPES = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for place, end in enumerate(ends, 3):
    os.dup2(end, place)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Page:
    """One page of the browser, spoken to in the DevTools protocol."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._last, self._session, self._waiting = 0, "", b""
        self.told: list[dict[str, Any]] = []
        """Events so far, in order."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a command; events on the way are kept."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.told.append(answer)

    def open(self, path: Path) -> None:
        """Load a file and wait until it is all there."""
        self.told.clear()
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.told):
            self.told.append(self._message())

    def visit(self, address: str, lands: str = "") -> None:
        """Go to an address and wait until ``lands``, to which it may lead on, is all there."""
        self.told.clear()
        self.ask("Page.navigate", url=address)
        self.landed(lands or address)

    def landed(self, address: str) -> None:
        """Wait until the page at ``address`` is all there."""

        def there() -> bool:
            events = iter(self.told)
            arrived = any(
                event.get("method") == "Page.frameNavigated"
                and event["params"]["frame"]["url"] == address
                for event in events
            )
            return arrived and any(one.get("method") == "Page.loadEventFired" for one in events)

        self.until_told(there)

    def until_told(self, enough: Callable[[], bool]) -> None:
        """Wait for events until they are enough."""
        while not enough():
            self.told.append(self._message())

    def until(self, expression: str, instead: str = "document.body.innerText") -> None:
        """Wait until an expression is true in the page, looking at every frame it draws.

        Where it never is, the complaint has what ``instead`` comes to.
        """
        patience = PATIENCE * 500  # milliseconds, well before the browser seems to hang
        came = self.value(
            "new Promise(done => { const end = performance.now() + "
            f"{patience}; const look = () => ({expression}) ? done(true) :"
            " performance.now() > end ? done(false) : requestAnimationFrame(look); look(); })"
        )
        assert came, f"{expression} never came true; instead:\n{self.value(instead)}"

    def press(self, key: str, code: int = 0) -> None:
        """Press and let go a key; ``code`` is the browser's number of one that is no character."""
        text = {} if code else {"text": key, "unmodifiedText": key}
        for kind in ("keyDown", "keyUp"):
            self.ask(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code or ord(key.upper()),
                **(text if kind == "keyDown" else {}),
            )

    def click(self, across: float, down: float) -> None:
        """Click at a place of the window, in pixels."""
        for kind in ("mousePressed", "mouseReleased"):
            self.ask(
                "Input.dispatchMouseEvent", type=kind, x=across, y=down, button="left", clickCount=1
            )

    def value(self, expression: str) -> Any:
        """What an expression comes to in the page; promises are waited for.

        Evaluated by the debugger, which the page's own policy does not bind.
        """
        answer = self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def look(self, width: int, *, dark: bool = False) -> None:
        """The width of the window in pixels, and whether the person likes it dark."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self) -> bytes:
        """The whole page as PNG."""
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page as PDF."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def requests(self) -> list[str]:
        """The addresses that were asked for."""
        return [
            event["params"]["request"]["url"]
            for event in self.told
            if event.get("method") == "Network.requestWillBeSent"
        ]

    def complaints(self) -> list[str]:
        """What a person would find in the console."""
        kinds = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
        return [json.dumps(event["params"]) for event in self.told if event.get("method") in kinds]

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            assert select([self._read], [], [], PATIENCE)[0], "the browser says nothing"
            part = os.read(self._read, 1 << 20)
            assert part, "the browser has gone"
            self._waiting += part
        whole, _, self._waiting = self._waiting.partition(b"\0")
        message: dict[str, Any] = json.loads(whole)
        return message


@contextmanager
def started(profile: Path) -> Iterator[Page]:
    """A page of a browser whose profile is kept in a folder."""
    to_read, write = os.pipe()
    read, to_write = os.pipe()
    alone = ["--no-sandbox"] if os.getuid() == 0 else []
    command = [FOUND, *FLAGS, *alone, f"--user-data-dir={profile}"]
    with subprocess.Popen(
        [sys.executable, "-c", PIPES, str(to_read), str(to_write), *command],
        pass_fds=(to_read, to_write),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        os.close(to_read)
        os.close(to_write)
        try:
            yield Page(write, read)
        finally:
            os.close(write)
            os.close(read)
            os.killpg(process.pid, signal.SIGTERM)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of a browser with an empty profile."""
    if not FOUND:
        pytest.skip("no chromium here")
    with started(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, which is no part of this repository."""
    found = Path(os.environ.get("AXE_CORE", ""))
    if not found.is_file():
        pytest.skip("no axe-core: npm install --prefix FOLDER axe-core; AXE_CORE names axe.min.js")
    return found.read_text(encoding="utf-8")
