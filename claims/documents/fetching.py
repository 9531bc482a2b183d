"""What stands at a web address, fetched once, within bounds, from public addresses only.

A page must not make this machine ask others of its own network for it: every host is resolved
here, each address it has is looked at, and the connection goes to the very address that was looked
at; for each redirect anew. No cookies, no credentials, no proxies of the environment.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from time import monotonic
from typing import TypeAlias
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from claims.documents.paths import SIZE_LIMIT
from claims.documents.readers import suffixes
from claims.errors import DocumentError

IPAddress: TypeAlias = "ipaddress.IPv4Address | ipaddress.IPv6Address"

AGENT = "factcheck (reads single pages for a person)"
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset((301, 302, 303, 307, 308))
_CHUNK = 1 << 16
_SAFE = "!#$%&'()*+,/:;=?@[]~"
_GZIP, _LONGEST = 16 + zlib.MAX_WBITS, 2_000
_UNNAMED = re.compile(r"[^\w.()-]+")
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/vtt": ".vtt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
# Servers send all sorts of text as plain text or XML; there the ending says more.
_VAGUE = frozenset((".txt", ".xml"))
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_REMEDY = "Save the page with a browser and add the file with --url."


def is_public(address: IPAddress) -> bool:
    """Whether an address belongs to the open internet, also the one that it wraps."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.teredo or address.is_site_local:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is fetched at all, and how much of it."""

    seconds: float = 30.0
    """From the first question to the last byte, redirects and all."""
    size: int = SIZE_LIMIT
    """Bytes of the page, unfolded."""
    redirects: int = 5
    allowed: Callable[[IPAddress], bool] = is_public
    """Which addresses may be asked; tests alone have reason to allow others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What stood at an address."""

    data: bytes
    url: str
    """Where it stood in the end."""
    by_way_of: tuple[str, ...] = ()
    """The addresses that led there, the one that was asked for first."""
    media: str = ""
    """Its media type as the server names it, in lower case, without parameters."""

    @property
    def origin(self) -> str:
        """A file name for it: the last part of its path, or the host, with the ending of its kind.

        What the server says it is stands above the ending of the address.
        """
        parts = urlsplit(self.url)
        last = unquote(parts.path.rstrip("/").rpartition("/")[2])
        name = _UNNAMED.sub("-", last)[-80:].strip(" .-") or parts.hostname or "page"
        suffix = _SUFFIXES.get(self.media, "")
        known = PurePath(name).suffix.lower()
        if not suffix or known == suffix or (suffix in _VAGUE and known in suffixes()):
            return name
        return name + suffix

    @property
    def suffix(self) -> str:
        """The ending of :attr:`origin`, where it is short and plain."""
        found = PurePath(self.origin).suffix.lower()
        return found if found[1:].isalnum() and found.isascii() and len(found) < 8 else ""

    @property
    def told(self) -> str:
        """Where it came from, for people: "fetched from A, by way of B"."""
        way = f", by way of {' → '.join(self.by_way_of)}" if self.by_way_of else ""
        return f"fetched from {self.url}{way}"


@dataclass(slots=True)
class _Watch:
    """Breaks off a connection whose time is over, whatever it waits for."""

    until: float
    connection: socket.socket | None = None
    over: bool = False
    _timer: threading.Timer | None = None

    @property
    def left(self) -> float:
        """Seconds, never none: a socket without any would not wait at all."""
        return max(0.001, self.until - monotonic())

    def follow(self, connection: socket.socket) -> None:
        """Break off this connection when time is over."""
        self.connection = connection
        if self._timer is None:
            self._timer = threading.Timer(self.left, self._end)
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        """Break nothing off any more."""
        if self._timer:
            self._timer.cancel()

    def _end(self) -> None:
        self.over = True
        if self.connection:
            try:
                self.connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def fetch(address: str, rules: Rules = Rules()) -> Fetched:
    """What stands at a web address; raises DocumentError, which says what to do instead."""
    watch = _Watch(monotonic() + rules.seconds)
    way: list[str] = []
    try:
        while True:
            parts = _parts(address)
            found = _answer(parts, address, rules, watch)
            # A connection that was broken off looks like one that came to its end.
            if watch.over:
                raise TimeoutError
            if isinstance(found, Fetched):
                return Fetched(
                    data=found.data, url=address, by_way_of=tuple(way), media=found.media
                )
            way.append(address)
            if len(way) > rules.redirects:
                raise DocumentError(
                    "{way}: leads on more than {redirects} times. {remedy}",
                    way=_shown(way[0]),
                    redirects=rules.redirects,
                    remedy=_REMEDY,
                )
            address = urljoin(address, found)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _broken_off(address, error, watch, rules) from error
    finally:
        watch.stop()


def _broken_off(address: str, error: Exception, watch: _Watch, rules: Rules) -> DocumentError:
    if watch.over or isinstance(error, TimeoutError):
        return DocumentError(
            "{address}: did not come within {seconds:g} seconds. Try again later, or save "
            "the page with a browser and add the file with --url.",
            address=_shown(address),
            seconds=rules.seconds,
        )
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return DocumentError(
        "{address}: cannot be fetched ({reason}). {remedy}",
        address=_shown(address),
        reason=reason[:200],
        remedy=_REMEDY,
    )


def _parts(address: str) -> SplitResult:
    """The parts of an address that may be asked; raises DocumentError for any other."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise DocumentError(
            "{address}: is no address. Look at its spelling.", address=_shown(address)
        ) from None
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise DocumentError(
            "{address}: only addresses of the web, http and https, are fetched. {remedy}",
            address=_shown(address),
            remedy=_REMEDY,
        )
    if "@" in parts.netloc or len(address) > _LONGEST:
        raise DocumentError(
            "{address}: holds a name or password, or is longer than {longest:,} "
            "characters; such addresses are not fetched. {remedy}",
            address=_shown(address),
            longest=_LONGEST,
            remedy=_REMEDY,
        )
    return parts


def _answer(parts: SplitResult, address: str, rules: Rules, watch: _Watch) -> Fetched | str:
    """What stands at an address, or the one that it leads on to."""
    with _asked(parts, address, rules, watch) as answer:
        if answer.status in _MOVED and answer.getheader("Location"):
            return str(answer.getheader("Location"))
        if answer.status != http.client.OK:
            raise DocumentError(
                "{address}: answers {status} {reason}. Look at the address in a browser; save "
                "the page there and add the file with --url.",
                address=_shown(address),
                status=answer.status,
                reason=answer.reason[:80],
            )
        media = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        return Fetched(data=_body(answer, address, rules), url=address, media=media[:100])


@contextmanager
def _asked(
    parts: SplitResult, address: str, rules: Rules, watch: _Watch
) -> Iterator[http.client.HTTPResponse]:
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    chosen = _resolved(host, port, address, rules, watch)
    connection = _Pinned(host, port, chosen, parts.scheme == "https", watch)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    with closing(connection):
        connection.request(
            "GET",
            quote(target, safe=_SAFE),
            headers={"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"},
        )
        with connection.getresponse() as answer:
            yield answer


class _Pinned(http.client.HTTPConnection):
    """A connection to one address, in the name of a host."""

    def __init__(
        self, host: str, port: int, chosen: IPAddress, secure: bool, watch: _Watch
    ) -> None:
        super().__init__(host.encode("idna").decode("ascii") if not _is_ip(host) else host, port)
        # The header Host has no port where it is the usual one of the scheme.
        self.default_port = 443 if secure else 80
        self._chosen, self._secure, self._watch = chosen, secure, watch

    def connect(self) -> None:
        """Connect to the address that was looked at; no name is resolved again."""
        with ExitStack() as opened:
            sock = socket.create_connection((str(self._chosen), self.port), self._watch.left)
            opened.callback(sock.close)
            self._watch.follow(sock)
            if self._secure:
                context = ssl.create_default_context()
                context.set_alpn_protocols(["http/1.1"])
                sock = context.wrap_socket(
                    sock, server_hostname=self.host, do_handshake_on_connect=False
                )
                # Whoever is not trusted is hung up on.
                opened.callback(sock.close)
                self._watch.follow(sock)
                sock.do_handshake()
            self.sock = sock
            opened.pop_all()


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _resolved(host: str, port: int, address: str, rules: Rules, watch: _Watch) -> IPAddress:
    """The first address of a host, all of which may be asked; raises DocumentError or OSError."""
    found = _looked_up(host, port, watch)
    refused = [one for one in found if not rules.allowed(one)]
    if refused or not found:
        raise DocumentError(
            "{address}: leads to {refused}, which is not on the open internet; such "
            "addresses are not fetched. Save the page with a browser and add the file.",
            address=_shown(address),
            refused=refused[0] if refused else "no address",
        )
    return found[0]


@dataclass(slots=True)
class _Lookup:
    found: list[IPAddress] = field(default_factory=list)
    error: OSError | UnicodeError | None = None


def _looked_up(host: str, port: int, watch: _Watch) -> list[IPAddress]:
    """The addresses of a host; the system's own limit for that can be minutes."""
    result = _Lookup()

    def look() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            result.found = [
                ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers
            ]
        except (OSError, UnicodeError) as error:
            result.error = error

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(watch.left)
    if thread.is_alive():
        raise TimeoutError
    if result.error:
        raise result.error
    return result.found


def _body(answer: http.client.HTTPResponse, address: str, rules: Rules) -> bytes:
    stated = (answer.getheader("Content-Length") or "")[:20]
    if stated.isdecimal() and int(stated) > rules.size:
        raise _too_large(address, rules)
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise DocumentError(
            "{address}: comes packed as {packing}, which was not asked for. {remedy}",
            address=_shown(address),
            packing=packing[:40],
            remedy=_REMEDY,
        )
    unpack = zlib.decompressobj(_GZIP if "gzip" in packing else zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in _pieces(answer, stated, address):
            if packing not in ("identity", ""):
                piece = unpack.decompress(piece, rules.size + 1 - size)
            size += len(piece)
            if size > rules.size or unpack.unconsumed_tail:
                raise _too_large(address, rules)
            pieces.append(piece)
    except zlib.error as error:
        raise DocumentError(
            "{address}: is packed and damaged. {remedy}", address=_shown(address), remedy=_REMEDY
        ) from error
    return b"".join(pieces)


def _pieces(answer: http.client.HTTPResponse, stated: str, address: str) -> Iterator[bytes]:
    came = 0
    while piece := answer.read1(_CHUNK):
        came += len(piece)
        yield piece
    missing = int(stated) - came if stated.isdecimal() and not answer.chunked else 0
    if missing > 0:
        raise DocumentError(
            "{address}: was cut short, {missing:,} bytes before its end. Try again.",
            address=_shown(address),
            missing=missing,
        )


def _too_large(address: str, rules: Rules) -> DocumentError:
    limit = f"{rules.size // 2**20} MB" if rules.size >= 2**20 else f"{rules.size:,} bytes"
    return DocumentError(
        "{address}: is larger than {limit}, the limit of one file. Save the part you "
        "need and add the file with --url.",
        address=_shown(address),
        limit=limit,
    )


def _shown(address: str) -> str:
    """An address as errors name it: without a password, not at length."""
    before, at, after = address[:200].rpartition("@")
    return f"{before.partition('//')[0]}//…@{after}" if at else address[:200]
