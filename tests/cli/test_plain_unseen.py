"""The linear session beside another program on the same case."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import Refused
from claims.review import Review
from claims.store import Case
from factcheck.cli.plain import Session
from factcheck.clock import system_clock
from factcheck.sample import open_sample


def test_what_was_not_read_out_is_not_overwritten(tmp_path: Path) -> None:
    """A claim that somebody changed since it was read out is refused until it is looked at."""
    path = open_sample(tmp_path / "sample.factcheck", clock=system_clock)
    with Case.open(path, clock=system_clock) as ada, Case.open(path, clock=system_clock) as bea:
        claims = [f"c{one}" for one in ada.queue.claim_ids(queue=True, limit=2)]
        session = Session(Review(ada, "Ada"), claims)
        session.show()
        Review(bea, "Bea").flag(claims[0], "look here")
        with pytest.raises(Refused, match="changed meanwhile by Bea"):
            session.decide("confirmed", "")
        session.show()
        session.decide("confirmed", "")
        assert ada.states(claims)[claims[0]].verdict == "confirmed"
