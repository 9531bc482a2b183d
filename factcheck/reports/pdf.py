"""The HTML report on paper, as PDF: printed by a browser that is there, or else by WeasyPrint.

Nothing of the moment of printing stays in the file: the same page, printed by the same program,
is the same bytes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from claims.errors import InputError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
"""What is looked for where no browser is named, in this order."""
SECONDS = 180
"""How long a browser may take; a thousand claims are printed in five."""
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pdf-header-footer",
)
_DATE = re.compile(rb"\(D:\d{14}(?:[+-]\d\d'\d\d'|Z)\)")
_HEAD = re.compile(rb"head [0-9a-f]{64}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write(page: bytes, last: datetime | None, browser: str = "") -> bytes:
    """A page that carries a head hash as PDF; ``last`` is the time of the latest event.

    ``browser`` is the path of a Chromium, Chrome or Edge; where it is empty one is looked for.

    Raises:
        InputError: nothing here can print, or what was to print did not.
    """
    program = _browser(browser)
    printed = _by_browser(program, page) if program else _by_weasyprint(page)
    if not printed.startswith(b"%PDF-"):
        raise InputError(f"{program or 'WeasyPrint'} wrote no PDF. Print the html report yourself.")
    head = _HEAD.search(page)
    # A comment after the end: PDF readers pass over it, and audit --report finds it.
    said = b"\n% " + head[0] + b"\n" if head else b"\n"
    return _timeless(printed, last or _EPOCH).rstrip() + said


def _timeless(printed: bytes, moment: datetime) -> bytes:
    """The dates of printing replaced, in as many bytes, so that no place in the file moves."""
    stamp = moment.astimezone(UTC).strftime("%Y%m%d%H%M%S").encode()

    def same_length(found: re.Match[bytes]) -> bytes:
        return b"(D:" + stamp + found[0][17:]

    return _DATE.sub(same_length, printed)


def _browser(named: str) -> str:
    if named:
        found = shutil.which(named)
        if found is None:
            raise InputError(f"chromium = {named!r} in the configuration is no program here.")
        return found
    return next((found for found in map(shutil.which, BROWSERS) if found), "")


def _by_browser(program: str, page: bytes) -> bytes:
    # Chromium refuses to start its sandbox for root.
    as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_bytes(page)
        asked = [
            *(program, *_FLAGS, *as_root, f"--user-data-dir={Path(folder, 'profile')}"),
            *(f"--print-to-pdf={target}", source.as_uri()),
        ]
        _run(asked, folder)
        if not target.exists():
            raise InputError(f"{Path(program).name} printed nothing. Print the html report.")
        return target.read_bytes()


def _run(asked: list[str], folder: str) -> None:
    # A home of its own: nothing of the person's browser is read or changed.
    around = {"HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder, "TZ": "UTC"}
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    try:
        subprocess.run(
            asked,
            env={**kept, **around},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"{Path(asked[0]).name} did not print within {SECONDS} seconds. Print the html report,"
            " or choose fewer claims with --filter."
        ) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise InputError(
            f"{Path(asked[0]).name} could not print the report ({error}). Print the html report."
        ) from error


def _by_weasyprint(page: bytes) -> bytes:
    try:
        # Only here: importing it costs a second, and few have it.
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise InputError(
            "PDF needs a browser to print it (chromium, Chrome or Edge in PATH, or chromium ="
            ' "/path" in the configuration) or the extra pdf-out (pip install'
            " factcheck-tui[pdf-out]). Or print the html report: it is laid out for paper."
        ) from error
    printed: bytes = HTML(string=page.decode("utf-8"), url_fetcher=_nothing).write_pdf(
        pdf_identifier=b"factcheck"
    )
    return printed


def _nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a report asks for nothing, and not for {address}")
