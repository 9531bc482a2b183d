"""Where the interface is served, which requests were meant for it, and what every answer says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from claims.errors import InputError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_USUAL_PORTS = {"http": 80, "https": 443}

STYLES_OF_TERMINAL = (
    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "sha256-03EiY9OLVCaCQVNKUgCYxdI11BJ8pKsqSKUlTlszVsE=",
)
"""The style sheet that the script of textual-serve 1.1.3 puts into the page: empty, then filled."""


@dataclass(frozen=True, slots=True)
class Site:
    """The names under which the interface can be reached."""

    address: str
    """What a person opens, without a path: ``http://127.0.0.1:8080``."""
    origins: frozenset[str]

    @property
    def hosts(self) -> frozenset[str]:
        """What the header Host may say."""
        return frozenset(origin.partition("://")[2] for origin in self.origins)

    @property
    def secure(self) -> bool:
        """Whether browsers reach it by TLS only."""
        return self.address.startswith("https:")

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies are sent to every port of a host, so the port is in it."""
        port = urlsplit(self.address).port or _USUAL_PORTS["https" if self.secure else "http"]
        # Browsers take a name that begins so over TLS only, for this host and the whole of it.
        return f"__Host-factcheck-{port}" if self.secure else f"factcheck-{port}"


def site(host: str, port: int, public: str = "") -> Site:
    """The site of a server that listens at ``host`` and ``port``.

    ``public`` is the address that people type where something else stands before it. Raises
    InputError where there is no name that a request could be known by.
    """
    if public:
        address = _origin(public)
        return Site(address, frozenset({address}))
    if is_everywhere(host):
        raise InputError(
            f"{host} means every address of the machine: --public URL has to say by which "
            "one people reach it, so that requests meant for another can be refused"
        )
    named = f"[{host}]" if ":" in host else host
    names = {named, *LOOPBACK} if is_loopback(host) else {named}
    suffix = "" if port == _USUAL_PORTS["http"] else f":{port}"
    return Site(
        f"http://{named}{suffix}", frozenset(f"http://{name.lower()}{suffix}" for name in names)
    )


def _origin(public: str) -> str:
    try:
        parts = urlsplit(public.lower())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    named = parts.hostname or ""
    if parts.scheme not in _USUAL_PORTS or not named or parts.path.strip("/") or parts.username:
        raise InputError(f"{public}: not an address such as https://facts.example.org")
    named = f"[{named}]" if ":" in named else named
    usual = port in (None, _USUAL_PORTS[parts.scheme])
    return f"{parts.scheme}://{named}" + ("" if usual else f":{port}")


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_everywhere(host: str) -> bool:
    """Whether it stands for every address of the machine."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return not host


def is_exposed(host: str, found: Site) -> bool:
    """Whether something unencrypted can be read or changed on the way between two machines."""
    named = urlsplit(found.address).hostname or ""
    return not is_loopback(host) or not (found.secure or is_loopback(named))


def refusal(found: Site, path: str, headers: Mapping[str, str]) -> str:
    """Why a request is none of ours, in words for its sender; empty where it is.

    A name that somebody else made point here (DNS rebinding) shows in Host; a page of somebody
    else that talks to us shows in Origin, and, where nothing sends Origin, in Sec-Fetch-Site.
    """
    if headers.get("Host", "").lower() not in found.hosts:
        return "This is not the address that factcheck is served at."
    origin = headers.get("Origin")
    if origin is None and path.startswith("/ws"):
        return "A connection has to say which page it comes from."
    if origin is not None and origin.lower() not in found.origins:
        return "Another page may not use factcheck."
    asked_by = headers.get("Sec-Fetch-Site", "none")
    if path.startswith(("/download", "/ws", "/here")) and asked_by not in ("same-origin", "none"):
        return "Another page may not use factcheck."
    return ""


def headers_of(found: Site) -> dict[str, str]:
    """What every answer says: load nothing from elsewhere, be framed by nobody, keep no copy."""
    # Not all browsers count a web socket to the same host as 'self'.
    socket = found.address.replace("http", "ws", 1)
    styles = " ".join(f"'{one}'" for one in STYLES_OF_TERMINAL)
    policy = (
        "default-src 'none'; script-src 'self'; "
        f"style-src 'self' {styles}; font-src 'self'; img-src 'self' data:; "
        f"connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "Server": "factcheck",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
