"""Stands for the interface: speaks the driver's packets, and does what it is typed to do.

Run as a program. It shows how it was started, then for each key: ``d`` hands over a file, ``c``
ends with an error, ``k`` is killed, ``q`` ends, ``t`` names the window, ``o`` asks for an address
to be opened; all else is shown as it came, as are messages about the terminal.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

FILE = "a, “b”.md"
CONTENTS = "ä" * 50_000


def send(kind: bytes, payload: bytes) -> None:
    """One packet."""
    sys.stdout.buffer.write(kind + len(payload).to_bytes(4, "big") + payload)
    sys.stdout.buffer.flush()


def show(**what: object) -> None:
    """Something for the test to see."""
    send(b"D", json.dumps(what).encode())


def meta(**what: object) -> None:
    """Something for the server."""
    send(b"M", json.dumps(what).encode())


def typed(text: str) -> None:
    """Do what was typed."""
    if text == "d":
        meta(type="deliver_file_start", key="k", path=f"/somewhere/{FILE}", open_method="browser")
    elif text == "c":
        sys.stderr.write("it broke\x1b[2J\n")
        sys.exit(2)
    elif text == "k":
        sys.stderr.write("it broke\n")
        sys.stderr.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    elif text == "q":
        sys.exit(0)
    elif text == "t":
        meta(type="title", title="harbour")
    elif text == "o":
        meta(type="open_url", url="https://evil.example", new_tab=True)
        show(opened=False)
    else:
        show(typed=text)


def told(what: dict[str, object], rest: BinaryIO) -> None:
    """Answer a message of the server."""
    from textual._binary_encode import dump

    if what["type"] == "quit":
        if os.environ.get("STUBBORN"):
            return
        Path("left").write_text("in order")
        sys.exit(0)
    if what["type"] == "deliver_chunk_request":
        send(b"P", dump(("deliver_chunk", "k", rest.read(int(str(what["size"]))))))
    else:
        show(told=what)


def main() -> None:
    """Begin, and go on until told to end or nobody is there."""
    if os.environ.get("STUBBORN"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.environ.get("SILENT"):
        sys.stderr.write("no such case\n")
        sys.exit(2)
    sys.stdout.buffer.write(b"__GANGLION__\n")
    names = ("COLUMNS", "ROWS", "FACTCHECK_SCHEME", "TEXTUAL_DRIVER")
    show(pid=os.getpid(), **{name: os.environ.get(name) for name in names})
    import io

    rest = io.BytesIO(CONTENTS.encode())
    while head := sys.stdin.buffer.read(5):
        payload = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
        if head[:1] == b"D":
            typed(payload.decode())
        else:
            told(json.loads(payload), rest)
    Path("alone").write_text("the server is gone")


if __name__ == "__main__":
    main()
