"""The interface in a real browser: keys, the mouse, a reload, and pages that mean no good."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from claims.store import Case
from factcheck.clock import system_clock
from factcheck.sample import open_sample

pytest.importorskip("aiohttp", reason="the extra serve is not installed")
pytest.importorskip("textual_serve", reason="the extra serve is not installed")

SERIOUS = ("serious", "critical")
PATIENCE = 60
ENTER = 13
ESCAPE = 27

# The terminal in the page is known to its own script alone; this notes it as it is made.
NOTE_TERMINAL = """
Object.defineProperty(Object.prototype, "terminal", {
  configurable: true,
  set(made) {
    if (made?.loadAddon) window.seen = made;
    Object.defineProperty(this, "terminal", {value: made, writable: true, configurable: true});
  },
});
window.lines = () => {
  const buffer = window.seen?.buffer.active;
  if (!buffer) return [];
  return Array.from({length: window.seen.rows}, (_, row) =>
    buffer.getLine(row)?.translateToString(true, 0, window.seen.cols) ?? "");
};
window.shows = (words) => window.lines().join("\\n").includes(words);
"""


@dataclass
class Served:
    """``factcheck serve`` at work on a copy of the sample case, and a page of the browser."""

    process: subprocess.Popen[str]
    address: str
    case: Path
    page: Any

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return self.address.partition("/?")[0]

    def enter(self) -> None:
        """Open the address and wait for the interface."""
        self.page.visit(self.address, f"{self.origin}/")
        self.shows("story")

    def claims(self) -> None:
        """From the front page to the claims."""
        self.shows("front page")
        self.page.press("b")
        self.until("!shows('front page') && shows('▸')")

    def shows(self, words: str) -> None:
        """Wait until the terminal shows some words."""
        self.until(f"shows({json.dumps(words)})")

    def until(self, expression: str) -> None:
        """Wait for something in the page."""
        self.page.until(expression, "lines().join('\\n')")

    def lines(self) -> list[str]:
        """The rows of the terminal."""
        found: list[str] = self.page.value("lines()")
        return found

    def current(self) -> str:
        """The row of the list that the cursor is on."""
        return next(line for line in self.lines() if line.startswith("▸"))[:30]


@pytest.fixture
def served(browser: Any, tmp_path: Path) -> Iterator[Served]:
    """The server, whose address nobody has opened."""
    folder = tmp_path / "desk"
    case = open_sample(folder / "story.factcheck", clock=system_clock)
    environment = {**os.environ, "FACTCHECK_HOME": str(tmp_path / "home")}
    for name in ("FACTCHECK_CASE", "NO_COLOR"):
        environment.pop(name, None)
    noted = browser.ask("Page.addScriptToEvaluateOnNewDocument", source=NOTE_TERMINAL)
    browser.ask("Network.clearBrowserCookies")
    browser.ask("Emulation.setFocusEmulationEnabled", enabled=True)
    browser.look(1280, dark=True)
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "serve", "--reviewer", "Ana Checker"],
        cwd=folder,
        env=environment,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        try:
            assert select.select([process.stdout], [], [], PATIENCE)[0], "no address"
            yield Served(process, process.stdout.readline().strip(), case, browser)
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)
            browser.visit("about:blank")
            browser.ask("Page.removeScriptToEvaluateOnNewDocument", identifier=noted["identifier"])


def verdicts(path: Path) -> dict[str, str]:
    """What is decided in a case, by claim."""
    with Case.open(path, clock=system_clock) as case:
        states = case.states([f"c{key}" for key in case.queue.claim_ids(queue=True)])
        return {claim: state.verdict for claim, state in states.items() if state.verdict}


def test_a_claim_that_is_marked_is_there_after_a_reload(served: Served) -> None:
    """Keys go in, the verdict is on disk, and the page comes back to the very place."""
    served.enter()
    served.claims()
    for _ in range(3):
        served.page.press("j")
    served.page.press("1")
    served.shows("1/12")
    decided = verdicts(served.case)
    assert decided == {"c4": "confirmed"}
    served.page.press("j")
    fifth = "lines().some(line => /^▸ ·  5 /.test(line))"
    served.until(fifth)
    served.page.told.clear()
    served.page.ask("Page.reload")
    served.page.landed(f"{served.origin}/")
    served.shows("1/12")
    served.until(fifth)
    assert verdicts(served.case) == decided
    assert served.page.value("document.title") == "story — factcheck"


def test_words_that_were_not_finished_survive_a_reload(served: Served) -> None:
    """A rationale that was being written stands in the dialog again."""
    served.enter()
    served.claims()
    served.page.press("r")
    served.shows("Why")
    for letter in "counted twice":
        served.page.press(letter)
    served.shows("counted twice")
    served.page.told.clear()
    served.page.ask("Page.reload")
    served.page.landed(f"{served.origin}/")
    served.shows("12 claims")
    if any("front page" in line for line in served.lines()):
        served.claims()
    served.page.press("r")
    served.shows("counted twice")


def test_nobody_else_is_asked_for_anything(served: Served) -> None:
    """Every request goes to the server; nothing that the policy forbids is tried."""
    served.enter()
    assert served.page.requests()
    assert {one.partition("/static")[0].rstrip("/") for one in served.page.requests()} == {
        served.origin,
        served.address,
    }
    assert [
        one for one in served.page.complaints() if '"security"' in one or "exception" in one.lower()
    ] == []


def test_an_address_opens_one_browser_only(served: Served) -> None:
    """Whoever finds it afterwards, in a history or over a shoulder, is not let in."""
    served.enter()
    served.page.ask("Network.clearBrowserCookies")
    served.page.visit(served.address)
    assert served.page.value("document.querySelector('h1').textContent") == "Not open"
    served.page.visit(f"{served.origin}/")
    assert "Press enter" in served.page.value("document.body.innerText")


@contextmanager
def another_site(html: str) -> Iterator[str]:
    """A page of somebody else on another port of this machine; its address."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *values: object) -> None:  # noqa: A002
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def test_a_page_of_somebody_else_cannot_drive_it(served: Served) -> None:
    """In the same browser, with the cookie sent along: no connection, no frame, no file."""
    served.enter()
    target = json.dumps(served.origin)
    html = f"""<!DOCTYPE html><title>win a prize</title><iframe id="frame"></iframe><script>
      const target = {target};
      window.socket = new Promise(done => {{
        const one = new WebSocket(target.replace("http", "ws") + "/ws/dark?width=80&height=24");
        one.onopen = () => done("open");
        one.onclose = () => done("closed");
      }});
      window.framed = new Promise(done => {{
        const frame = document.getElementById("frame");
        frame.onload = () => {{
          try {{ done(String(frame.contentDocument)); }} catch {{ done("hidden"); }}
        }};
        frame.src = target;
      }});
      window.asked = fetch(target + "/here", {{credentials: "include"}})
        .then(() => "answered", () => "refused");
    </script>"""
    with another_site(html) as address:
        served.page.visit(address)
        assert served.page.value("window.socket") == "closed"
        assert served.page.value("window.asked") == "refused"
        assert served.page.value("window.framed") != "[object HTMLDocument]"
        blocked = [one for one in served.page.complaints() if "frame-ancestors" in one]
        assert blocked
        assert served.page.value("document.querySelector('iframe').contentWindow.length") == 0
    served.page.visit(f"{served.origin}/")
    served.shows("story")


def test_the_mouse_works(served: Served) -> None:
    """A click in the list goes to that claim."""
    served.enter()
    served.claims()
    rows = served.lines()
    row = next(place for place, line in enumerate(rows) if line.startswith("▸")) + 4
    height = served.page.value(
        "document.querySelector('.xterm-screen').getBoundingClientRect().height / seen.rows"
    )
    served.page.click(60, (row + 0.5) * height)
    served.until(f"lines().some((line, row) => line.startsWith('▸') && row >= {row - 3})")
    assert served.current() != rows[row - 4][:30]


def test_it_takes_the_size_of_the_window(served: Served) -> None:
    """A narrower window has fewer columns and is drawn anew for them."""
    served.enter()
    wide = served.page.value("seen.cols")
    served.page.look(640, dark=True)
    served.until(
        f"seen.cols < {wide / 1.5} && lines()[0].length <= seen.cols"
        " && lines()[0].trimEnd().endsWith('claims')"
    )


@pytest.mark.parametrize("dark", [True, False])
def test_it_is_as_light_or_dark_as_the_browser(served: Served, dark: bool) -> None:
    """Where no theme is configured, the browser's wish is taken."""
    served.page.look(1280, dark=dark)
    served.enter()
    colour = served.page.value("seen.buffer.active.getLine(5).getCell(0).getBgColor()")
    brightness = sum(colour >> shift & 255 for shift in (0, 8, 16)) / 3
    assert (brightness < 128) is dark


def test_a_report_is_handed_to_the_browser(served: Served, tmp_path: Path) -> None:
    """Written beside the case, and downloaded under its name."""
    target = tmp_path / "downloads"
    served.page.ask(
        "Browser.setDownloadBehavior",
        behavior="allow",
        downloadPath=str(target),
        eventsEnabled=True,
    )
    served.enter()
    served.claims()
    served.page.press("w")
    served.shows("Write the verdict report")
    served.page.press("Enter", ENTER)
    served.shows("Written:")
    served.page.until_told(
        lambda: any(
            event.get("method", "").endswith("downloadProgress")
            and event["params"]["state"] == "completed"
            for event in served.page.told
        )
    )
    written = served.case.with_name("story-report.md")
    assert (target / written.name).read_bytes() == written.read_bytes()
    assert b"fentanyl" in written.read_bytes()


def test_what_is_copied_is_on_the_clipboard(served: Served) -> None:
    """The claim with its place, by the key that copies."""
    served.page.ask(
        "Browser.grantPermissions",
        origin=served.origin,
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
    )
    served.enter()
    served.claims()
    served.page.press("y")
    served.shows("copied")
    copied = served.page.value("navigator.clipboard.readText()")
    with Case.open(served.case, clock=system_clock) as case:
        assert any(
            case.claim(f"c{key}").text in copied for key in case.queue.claim_ids(queue=True)
        ), copied


def test_no_address_of_a_document_is_opened(served: Served) -> None:
    """Whatever the page would open elsewhere stays closed."""
    served.enter()
    before = len(served.page.ask("Target.getTargets")["targetInfos"])
    assert served.page.value("window.open('https://example.org/')") is None
    assert served.page.value("window.open()") is None
    assert len(served.page.ask("Target.getTargets")["targetInfos"]) == before


def test_the_page_says_how_it_ended(served: Served, axe: str) -> None:
    """Leaving, and a server that ended, are said in words that everybody can read."""
    served.enter()
    faults(served.page, axe)
    served.claims()
    served.page.press("q")
    served.until("document.getElementById('over-title').textContent === 'You have left'")
    faults(served.page, axe)
    served.page.told.clear()
    served.page.value("document.getElementById('again').click()")
    served.page.landed(f"{served.origin}/")
    served.shows("story")
    served.process.send_signal(signal.SIGTERM)
    served.until("document.getElementById('over-title').textContent.includes('has ended')")
    assert served.process.wait(PATIENCE) == 0
    faults(served.page, axe)


def test_refusals_can_be_read_by_everybody(served: Served, axe: str) -> None:
    """The page that says no has no serious fault either, light and dark."""
    for dark in (False, True):
        served.page.look(400, dark=dark)
        served.page.visit(f"{served.origin}/")
        faults(served.page, axe)


def faults(page: Any, axe: str) -> None:
    """That axe finds nothing serious in the page as it is."""
    # The page's own policy binds scripts of the page, not what the debugger evaluates.
    page.value(f"{axe};true")
    found = json.loads(page.value("axe.run().then(found => JSON.stringify(found.violations))"))
    assert [
        (one["id"], [node["html"][:200] for node in one["nodes"]])
        for one in found
        if one["impact"] in SERIOUS
    ] == []
