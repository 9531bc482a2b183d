"""Saved filters, and faults of filters, on the command line."""

from __future__ import annotations

import pytest

from .conftest import Run


@pytest.mark.usefixtures("case")
def test_a_saved_filter_goes_wherever_filters_go(run: Run) -> None:
    """It is kept in the case for its reviewer, listed, used by name, and forgotten."""
    ana = ("--reviewer", "Ana")
    assert run(*ana, "filters", "--save", "hot", "status:open value>100").status == 0
    assert run(*ana, "filters").out == "@hot  status:open value>100\n"
    assert run(*ana, "filters", "--json").json == {"hot": "status:open value>100"}
    written = run(*ana, "list", "--jsonl", "--filter", "status:open value>100").lines
    assert run(*ana, "list", "--jsonl", "--filter", "@hot").lines == written
    assert run(*ana, "disputed", "--filter", "@hot").status == 0
    assert run(*ana, "export", "--filter", "@hot").status == 0
    assert "no saved filter @hot" in run("--reviewer", "Bo", "list", "--filter", "@hot").err.lower()
    assert run(*ana, "filters", "--delete", "hot").status == 0
    assert run(*ana, "filters").err == "Ana keeps no filters\n"


@pytest.mark.usefixtures("case")
def test_a_fault_in_a_filter_is_pointed_at(run: Run) -> None:
    """Below the message stand the filter and a mark under the fault."""
    ran = run("list", "--filter", "open spaeker:ana")
    assert ran.status == 2
    assert ran.err.endswith("  open spaeker:ana\n       ^^^^^^^^^^^\n")


@pytest.mark.usefixtures("case")
def test_an_order_takes_its_seed_after_a_space_too(run: Run) -> None:
    """``random 7`` and ``random:7`` are the same shuffle."""
    one = run("list", "--jsonl", "--order", "random 7").lines
    assert one == run("list", "--jsonl", "--order", "random:7").lines
