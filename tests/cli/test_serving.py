"""``factcheck serve``: what it refuses to begin, and how it ends."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli import serving

from .conftest import Run

aiohttp = pytest.importorskip("aiohttp", reason="the extra serve is not installed")
pytest.importorskip("textual_serve", reason="the extra serve is not installed")

PATIENCE = 60


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "::"])
def test_another_address_needs_to_be_meant(run: Run, host: str) -> None:
    """Nothing that other machines reach is listened at unless that is said."""
    result = run("serve", "--host", host)
    assert result.status == 2
    assert "--allow-network" in result.err
    assert "ssh -L" in result.err


def test_every_address_of_the_machine_needs_a_name(run: Run) -> None:
    """Which requests are ours can only be told by the name people use."""
    result = run("serve", "--host", "0.0.0.0", "--allow-network")
    assert result.status == 2
    assert "--public" in result.err


@pytest.mark.parametrize("port", ["-1", "65536", "http", "８"])
def test_a_port_is_a_port(run: Run, port: str) -> None:
    """What is none is refused before anything listens."""
    assert run("serve", "--port", port).status == 2


def test_a_port_in_use_is_told(run: Run) -> None:
    """With what to do about it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.status == 2
    assert "without --port" in result.err


def test_a_case_that_is_not_there_is_told(run: Run) -> None:
    """Before there is an address to open."""
    result = run("serve", "--case", "nowhere")
    assert result.status == 2
    assert "no such case" in result.err


def test_what_is_missing_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is brought by one line, which is told."""
    monkeypatch.setattr(serving, "find_spec", lambda name: None)
    result = run("serve")
    assert result.status == 2
    assert "pip install 'factcheck-tui[serve]'" in result.err


@pytest.fixture
def served(case: Path) -> Iterator[subprocess.Popen[str]]:
    """The real command, which has printed its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "serve", "--reviewer", "Ada", "--log-level", "debug"],
        cwd=case.parent,
        env=os.environ,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def address_of(process: subprocess.Popen[str]) -> str:
    """What the command printed."""
    assert process.stdout is not None
    assert select.select([process.stdout], [], [], PATIENCE)[0]
    return process.stdout.readline().strip()


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in listed.stdout.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux lists them")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_it_ends_with_all_that_it_started(
    served: subprocess.Popen[str], number: signal.Signals, tmp_path: Path
) -> None:
    """Told to end it ends its windows in order; killed, they notice and end by themselves.

    What opened it is written nowhere: neither the log nor the terminal has token or cookie.
    """
    address = address_of(served)
    started: list[int] = []

    async def scene() -> None:
        origin = address.partition("/?")[0]
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
            await (await browser.get(address)).read()
            cookies.extend(cookie.value for cookie in browser.cookie_jar)
            async with browser.ws_connect(
                f"{origin}/ws/dark?width=100&height=30", headers={"Origin": origin}
            ) as window:
                shown = b""
                while b"claims" not in shown:
                    shown += await asyncio.wait_for(window.receive_bytes(), PATIENCE)
                started.extend(children_of(served.pid))
                served.send_signal(number)
                message = await asyncio.wait_for(window.receive(), PATIENCE)
                while message.type is aiohttp.WSMsgType.BINARY:
                    message = await asyncio.wait_for(window.receive(), PATIENCE)
                if number is not signal.SIGKILL:
                    assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 4003)

    cookies: list[str] = []
    asyncio.run(scene())
    out, err = served.communicate(timeout=PATIENCE)
    assert len(started) == 1
    assert served.returncode == (0 if number is not signal.SIGKILL else -signal.SIGKILL)
    for pid in started:
        wait_until_gone(pid)
    logs = "".join(path.read_text() for path in (tmp_path / "home" / "state").glob("*.log*"))
    for secret in (address.partition("token=")[2], *cookies):
        assert secret
        assert secret not in out + err + logs


def wait_until_gone(pid: int) -> None:
    """Until a process that is not ours has ended."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        assert select.select([handle], [], [], PATIENCE)[0], "the interface is still there"
    finally:
        os.close(handle)
