"""What is fetched from the web, and above all what is not."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from claims.documents.fetching import Fetched, IPAddress, Rules, fetch, is_public
from claims.errors import DocumentError

Answer = Callable[[BaseHTTPRequestHandler], None]


def _here(address: IPAddress) -> bool:
    return address == ip_address("127.0.0.1")


HERE = Rules(seconds=20.0, allowed=_here)


@contextmanager
def _serving(answer: Answer) -> Iterator[str]:
    """A server of this machine for the length of a test; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _page(body: bytes, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def _leading(to: Callable[[str], str]) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", to(request.path))
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def test_a_page_is_fetched_as_it_stands() -> None:
    """Bytes, media type and final address; the program says who it is."""
    asked: list[str] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked.extend((request.path, request.headers["User-Agent"], request.headers["Host"]))
        _page(b"The dam is new.", Content_Type="text/plain; charset=utf-8")(request)

    with _serving(answer) as url:
        found = fetch(url + "/a b?q=1#part", HERE)
    assert (found.data, found.media) == (b"The dam is new.", "text/plain")
    assert asked[0] == "/a%20b?q=1"
    assert asked[1].startswith("factcheck")
    assert url.endswith(asked[2])


def test_redirects_are_followed_and_told() -> None:
    """The address is the last one; those before are named."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.path == "/new/page":
            _page(b"x")(request)
        else:
            _leading(lambda path: "new/page")(request)

    with _serving(answer) as url:
        found = fetch(url + "/old", HERE)
        assert found.url == url + "/new/page"
        assert found.told == f"fetched from {url}/new/page, by way of {url}/old"


def test_a_circle_of_redirects_ends() -> None:
    """Nobody is led on for ever."""
    with (
        _serving(_leading(lambda path: path + "x")) as url,
        pytest.raises(DocumentError, match="leads on more than 5 times"),
    ):
        fetch(url + "/", HERE)


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0.0.0.0/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/",
        "http://10.1.2.3/",
        "http://224.0.0.1/",
        "https://192.168.0.1/",
        "http://localhost/",
    ],
)
def test_addresses_of_this_network_are_refused(target: str) -> None:
    """In whatever way they are written, asked for at once or led to by a page."""
    with pytest.raises(DocumentError, match="not on the open internet"):
        fetch(target)
    only_first = True

    def allowed(address: IPAddress) -> bool:
        nonlocal only_first
        was, only_first = only_first, False
        return was

    with (
        _serving(_leading(lambda path: target)) as url,
        pytest.raises(DocumentError, match="not on the open internet"),
    ):
        fetch(url, Rules(seconds=20.0, allowed=allowed))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/x", "gopher://e.org"])
def test_only_the_web_is_fetched(target: str) -> None:
    """A redirect to a file of this machine is refused like the file itself."""
    with pytest.raises(DocumentError, match="only addresses of the web"):
        fetch(target)
    with (
        _serving(_leading(lambda path: target)) as url,
        pytest.raises(DocumentError, match="only addresses of the web"),
    ):
        fetch(url, HERE)


def test_passwords_are_neither_sent_nor_shown() -> None:
    """An address with a name and password is refused without repeating them."""
    with pytest.raises(DocumentError) as caught:
        fetch("http://me:secret@example.org/")
    assert "secret" not in str(caught.value)


def test_the_connection_goes_to_the_address_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that means another address the second time leads nowhere else."""
    answers = [("127.0.0.1",), ("169.254.169.254",)]
    asked: list[str] = []

    def once(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (*answers[len(asked) - 1], port))]

    with _serving(_page(b"here")) as url:
        port = url.rpartition(":")[2]
        real = socket.create_connection
        targets: list[str] = []

        def connect(address: tuple[str, int], timeout: float) -> socket.socket:
            targets.append(address[0])
            monkeypatch.undo()
            return real(address, timeout)

        monkeypatch.setattr(socket, "getaddrinfo", once)
        monkeypatch.setattr(socket, "create_connection", connect)
        assert fetch(f"http://rebinding.example:{port}/", HERE).data == b"here"
    assert targets == ["127.0.0.1"]
    assert asked == ["rebinding.example"]


def test_one_private_address_among_public_ones_refuses_a_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A host that is partly of this network is not asked at all."""

    def both(host: str, port: int, **_: object) -> list[object]:
        return [(2, 1, 6, "", (one, port)) for one in ("93.184.215.14", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(DocumentError, match=r"leads to 10\.0\.0\.1"):
        fetch("http://both.example/")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("100.64.0.1", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ("fec0::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    """Wrapped, shared, reserved and multicast addresses are none."""
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize("where", ["body", "headers"])
def test_a_server_that_drips_is_cut_off(where: str) -> None:
    """A byte now and then is no page, and a header without an end none either."""
    done = threading.Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        try:
            if where == "body":
                request.send_response(200)
                request.end_headers()
            else:
                request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
            while not done.wait(0.02):
                request.wfile.write(b"x")
                request.wfile.flush()
        except OSError:
            done.set()

    with (
        _serving(answer) as url,
        pytest.raises(DocumentError, match=r"did not come within 0\.3 seconds"),
    ):
        fetch(url, Rules(seconds=0.3, allowed=_here))
    done.set()


@pytest.mark.parametrize("stated", [True, False])
def test_a_page_that_is_too_large_is_cut_off(stated: bool) -> None:
    """By what the server says of its length, and by what comes where it says nothing."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if stated:
            request.send_header("Content-Length", "5000")
        request.end_headers()
        request.wfile.write(b"x" * 5000)

    with _serving(answer) as url, pytest.raises(DocumentError, match="larger than 1,000 bytes"):
        fetch(url, Rules(seconds=20.0, size=1000, allowed=_here))


def test_packed_pages_unfold_within_bounds() -> None:
    """What was not asked for is unpacked all the same, but not without end."""
    packed = gzip.compress(b"The dam is new.")
    with _serving(_page(packed, Content_Encoding="gzip")) as url:
        assert fetch(url, HERE).data == b"The dam is new."
    bomb = gzip.compress(bytes(5_000_000))
    with (
        _serving(_page(bomb, Content_Encoding="gzip")) as url,
        pytest.raises(DocumentError, match="larger than 100,000 bytes"),
    ):
        fetch(url, Rules(seconds=20.0, size=100_000, allowed=_here))


def test_a_page_that_is_cut_short_is_refused() -> None:
    """Half a page would be a document nobody wrote."""
    with (
        _serving(_page(b"half", Content_Length="8")) as url,
        pytest.raises(DocumentError, match="cut short, 4 bytes before its end"),
    ):
        fetch(url, HERE)


def test_an_answer_that_is_no_page_is_refused() -> None:
    """The status is named with what to do."""

    def gone(request: BaseHTTPRequestHandler) -> None:
        request.send_error(404)

    with _serving(gone) as url, pytest.raises(DocumentError, match="answers 404 Not Found"):
        fetch(url, HERE)


@pytest.mark.parametrize(
    ("url", "media", "origin"),
    [
        ("https://e.org/a/report.pdf", "application/pdf", "report.pdf"),
        ("https://e.org/report.pdf", "text/html", "report.pdf.html"),
        ("https://e.org/list.csv", "text/plain", "list.csv"),
        ("https://e.org/story", "text/html", "story.html"),
        ("https://e.org/", "text/html", "e.org.html"),
        ("https://e.org/..%2f..%2fetc", "", "etc"),
        ("https://e.org/x.vtt", "application/octet-stream", "x.vtt"),
    ],
)
def test_the_kind_that_the_server_names_chooses_the_reader(
    url: str, media: str, origin: str
) -> None:
    """A name for the file, with the ending of its kind, and no path in it."""
    assert Fetched(data=b"", url=url, media=media).origin == origin
