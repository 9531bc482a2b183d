"""Fetching over TLS: who a server is has to be vouched for, for that very name."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from claims.documents.fetching import IPAddress, Rules, fetch
from claims.errors import DocumentError

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl, which makes keys, is missing")
BODY = b"The dam is new."


def _loopback(address: IPAddress) -> bool:
    return address.is_loopback


HERE = Rules(seconds=20.0, allowed=_loopback)


def openssl(*words: str | Path) -> None:
    """Run openssl, which has to succeed."""
    subprocess.run([str(OPENSSL), *map(str, words)], check=True, capture_output=True, timeout=60)


def authority(folder: Path, name: str) -> tuple[Path, Path]:
    """The certificate and the key of an authority of its own."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    openssl(
        *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
        *("-keyout", key, "-out", certificate, "-days", "2", "-subj", f"/CN={name}"),
        *("-addext", "basicConstraints=critical,CA:TRUE"),
        *("-addext", "keyUsage=critical,keyCertSign"),
    )
    return certificate, key


def signed(folder: Path, host: str, by: tuple[Path, Path]) -> tuple[Path, Path]:
    """The certificate and the key of a host, vouched for by an authority."""
    key, asked = folder / f"{host}.key", folder / f"{host}.csr"
    certificate, names = folder / f"{host}.pem", folder / f"{host}.txt"
    openssl(
        *("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
        *("-keyout", key, "-out", asked, "-subj", f"/CN={host}"),
    )
    names.write_text(f"subjectAltName=DNS:{host}\n", encoding="utf-8")
    openssl(
        *("x509", "-req", "-in", asked, "-CA", by[0], "-CAkey", by[1], "-CAcreateserial"),
        *("-days", "2", "-extfile", names, "-out", certificate),
    )
    return certificate, key


@contextmanager
def serving(certificate: Path, key: Path) -> Iterator[int]:
    """A server of this machine that speaks TLS; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(BODY)))
            self.end_headers()
            self.wfile.write(BODY)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            del format, args

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Whoever does not trust the certificate hangs up, as it should be."""

    server = Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


Trust = Callable[[tuple[Path, Path]], None]


@pytest.fixture
def trust(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Trust:
    """Has programs of this process trust an authority, and nobody else."""

    def only(authority_: tuple[Path, Path]) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(authority_[0]))
        monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "nothing"))

    return only


def test_a_page_of_a_trusted_host_is_fetched(tmp_path: Path, trust: Trust) -> None:
    """The name in the address is the one that the certificate vouches for."""
    ours = authority(tmp_path, "ours")
    trust(ours)
    with serving(*signed(tmp_path, "localhost", ours)) as port:
        found = fetch(f"https://localhost:{port}/dam", HERE)
    assert (found.data, found.media) == (BODY, "text/plain")


def test_a_host_nobody_vouches_for_is_refused(tmp_path: Path, trust: Trust) -> None:
    """An authority that is not trusted says nothing."""
    ours, theirs = authority(tmp_path, "ours"), authority(tmp_path, "theirs")
    trust(ours)
    with (
        serving(*signed(tmp_path, "localhost", theirs)) as port,
        pytest.raises(DocumentError, match="certificate verify failed"),
    ):
        fetch(f"https://localhost:{port}/dam", HERE)


def test_the_certificate_of_another_name_is_refused(tmp_path: Path, trust: Trust) -> None:
    """Whoever answers has to be who was asked."""
    ours = authority(tmp_path, "ours")
    trust(ours)
    with (
        serving(*signed(tmp_path, "elsewhere.test", ours)) as port,
        pytest.raises(DocumentError, match="Hostname mismatch"),
    ):
        fetch(f"https://localhost:{port}/dam", HERE)
