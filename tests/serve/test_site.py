"""Which requests are ours, and what every answer says."""

from __future__ import annotations

import pytest

from claims.errors import InputError
from factcheck.serve.site import headers_of, is_exposed, is_loopback, refusal, site

HERE = site("127.0.0.1", 8765)
OURS = {"Host": "127.0.0.1:8765", "Origin": "http://127.0.0.1:8765"}


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LocalHost:8765"]
)
def test_the_names_of_this_machine_are_known(host: str) -> None:
    """Whoever asks by one of them is answered."""
    assert refusal(HERE, "/", {"Host": host}) == ""


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1.evil.example:8765",
        "",
    ],
)
def test_another_name_is_refused(host: str) -> None:
    """A name made to point here is not ours, whatever it points to: DNS rebinding."""
    assert refusal(HERE, "/", {"Host": host})
    assert refusal(HERE, "/static/page.css", {"Host": host})
    assert refusal(HERE, "/", {})


@pytest.mark.parametrize("path", ["/", "/ws/dark", "/download/x", "/here", "/static/page.js"])
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1:9999",
        "https://127.0.0.1:8765",
        "null",
        "file://",
        "",
    ],
)
def test_another_origin_is_refused_everywhere(path: str, origin: str) -> None:
    """Another site, another port of this machine, another scheme, a page without any."""
    assert refusal(HERE, path, {**OURS, "Origin": origin})


def test_a_connection_must_say_where_it_comes_from() -> None:
    """A socket without Origin is refused; opening the page by hand sends none and is not."""
    host = {"Host": OURS["Host"]}
    assert refusal(HERE, "/ws/dark", host)
    assert refusal(HERE, "/ws/dark", OURS) == ""
    assert refusal(HERE, "/", host) == ""


@pytest.mark.parametrize("path", ["/ws/dark", "/download/x", "/here"])
@pytest.mark.parametrize("by", ["cross-site", "same-site"])
def test_what_other_pages_ask_for_is_refused(path: str, by: str) -> None:
    """Where the browser says that another page asked, another port of this machine included."""
    assert refusal(HERE, path, {**OURS, "Sec-Fetch-Site": by})
    assert refusal(HERE, path, {**OURS, "Sec-Fetch-Site": "same-origin"}) == ""


def test_an_address_of_ours_elsewhere_is_the_only_one() -> None:
    """With --public no other name is answered, not even this machine's."""
    public = site("127.0.0.1", 8765, "https://Facts.example.org/")
    assert public.address == "https://facts.example.org"
    assert public.hosts == {"facts.example.org"}
    assert public.secure
    assert public.cookie == "__Host-factcheck-443"
    assert refusal(public, "/", OURS)
    named = site("127.0.0.1", 8765, "http://facts.example.org:8080")
    assert named.hosts == {"facts.example.org:8080"}
    assert not named.secure


@pytest.mark.parametrize(
    "wrong",
    [
        "facts.example.org",
        "ftp://x",
        "https://",
        "https://x/below",
        "https://a:b@x",
        "http://x:y",
        "http://[x",
    ],
)
def test_what_is_no_address_is_refused(wrong: str) -> None:
    """An address has a scheme and a host, perhaps a port, and nothing else."""
    with pytest.raises(InputError):
        site("127.0.0.1", 8765, wrong)


def test_every_address_of_a_machine_needs_a_name() -> None:
    """Without a name, requests meant for another could not be told."""
    for everywhere in ("0.0.0.0", "::", ""):
        with pytest.raises(InputError):
            site(everywhere, 8765)
    assert site("192.0.2.7", 8765).hosts == {"192.0.2.7:8765"}


def test_ports_have_cookies_of_their_own() -> None:
    """Cookies know no ports: two servers of one machine must not take each other's."""
    assert site("127.0.0.1", 8765).cookie != site("127.0.0.1", 8766).cookie
    assert site("127.0.0.1", 80).hosts == {"127.0.0.1", "localhost", "[::1]"}


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.0.2", False),
        ("example.org", False),
        ("::", False),
    ],
)
def test_only_this_machine_is_near(host: str, near: bool) -> None:
    """What other machines reach is not loopback, whatever it is called."""
    assert is_loopback(host) is near


@pytest.mark.parametrize(
    ("host", "public", "exposed"),
    [
        ("127.0.0.1", "", False),
        ("::1", "", False),
        ("127.0.0.1", "https://facts.example.org", False),
        ("127.0.0.1", "http://127.0.0.1:9000", False),
        ("127.0.0.1", "http://facts.example.org", True),
        ("192.0.2.7", "", True),
        ("0.0.0.0", "https://facts.example.org", True),
    ],
)
def test_what_goes_from_machine_to_machine_unencrypted_is_known(
    host: str, public: str, exposed: bool
) -> None:
    """Also behind a server that speaks TLS, where the way from it to us is open."""
    assert is_exposed(host, site(host, 8765, public)) is exposed


def test_every_answer_forbids_what_it_can() -> None:
    """Nothing is loaded from elsewhere, no script stands in a page, nobody frames it, keeps it."""
    found = headers_of(HERE)
    policy = dict(part.split(" ", 1) for part in found["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self' ws://127.0.0.1:8765"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "unsafe" not in found["Content-Security-Policy"]
    assert "*" not in found["Content-Security-Policy"]
    assert found["Referrer-Policy"] == "no-referrer"
    assert found["Cache-Control"] == "no-store"
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["X-Frame-Options"] == "DENY"
    assert (
        "wss://facts.example.org"
        in headers_of(site("::1", 1, "https://facts.example.org"))["Content-Security-Policy"]
    )
