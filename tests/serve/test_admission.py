"""An address works once and for a while; so does the session that it was spent for."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from factcheck.serve import admission
from factcheck.serve.admission import MOST_SESSIONS, SESSION_SECONDS, TOKEN_SECONDS, Admission


@dataclass
class Hands:
    """A clock that stands still until it is told."""

    at: float = 100.0

    def __call__(self) -> float:
        """The seconds it shows."""
        return self.at


def test_a_token_is_spent_once() -> None:
    """The second who shows it is not let in, and the first stays in."""
    guard = Admission()
    token = guard.new_token()
    cookie = guard.spend(token)
    assert cookie is not None
    assert guard.spend(token) is None
    assert guard.session(cookie) is not None


def test_only_the_last_token_counts() -> None:
    """One that was printed before it is worth nothing, neither is one made up, nor none."""
    guard = Admission()
    assert guard.spend("") is None
    first, second = guard.new_token(), guard.new_token()
    for wrong in (first, second[:-1], second + "A", "", "\ud800"):
        assert guard.spend(wrong) is None
    assert guard.spend(second) is not None


def test_a_wrong_guess_does_not_spend_the_token() -> None:
    """Nobody can take the address away from its owner by guessing."""
    guard = Admission()
    token = guard.new_token()
    assert guard.spend("x" * len(token)) is None
    assert guard.spend(token) is not None


def test_a_token_waits_ten_minutes() -> None:
    """After that it is as good as spent."""
    hands = Hands()
    guard = Admission(hands)
    token = guard.new_token()
    hands.at += TOKEN_SECONDS + 1
    assert guard.spend(token) is None


def test_a_session_lasts_half_a_day() -> None:
    """A cookie is worth nothing afterwards; a wrong one never is."""
    hands = Hands()
    guard = Admission(hands)
    cookie = guard.spend(guard.new_token()) or ""
    hands.at += SESSION_SECONDS
    assert guard.session(cookie) is not None
    assert guard.session(cookie[::-1]) is None
    assert guard.session("") is None
    hands.at += 1
    assert guard.session(cookie) is None


def test_the_oldest_session_makes_room() -> None:
    """No more browsers are let in at a time than somebody has."""
    guard = Admission()
    cookies = [guard.spend(guard.new_token()) or "" for _ in range(MOST_SESSIONS + 1)]
    assert guard.session(cookies[0]) is None
    assert all(guard.session(one) for one in cookies[1:])


def test_nothing_that_lets_anybody_in_is_kept() -> None:
    """What the program holds are digests: its memory has neither token nor cookie."""
    guard = Admission()
    token = guard.new_token()
    assert token not in repr(vars(guard))
    cookie = guard.spend(token) or ""
    assert cookie not in repr(vars(guard))


def test_secrets_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every comparison with a token or a cookie goes through the one that leaks no time."""
    compared: list[tuple[bytes, bytes]] = []

    def note(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr(admission, "compare_digest", note)
    guard = Admission()
    guard.spend("wrong")
    guard.new_token()
    guard.spend("wrong")
    first, second = (guard.spend(guard.new_token()) or "" for _ in range(2))
    compared.clear()
    assert guard.session(first)
    assert guard.session(second)
    assert not guard.session("wrong")
    assert len(compared) == 3 * 2
    assert {len(part) for pair in compared for part in pair} == {32}
