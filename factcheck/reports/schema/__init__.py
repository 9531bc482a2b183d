"""The published JSON Schemas (draft 2020-12) of what is written for other programs."""

from __future__ import annotations

from importlib.resources import files

NAMES = {
    "report": "report-1.json",
    "diff": "diff-1.json",
    "case": "case-1.json",
    "claimreview": "claimreview-1.json",
}
"""What there is a schema of, and its file."""


def schema(name: str) -> str:
    """The schema of one of :data:`NAMES`, as it is published."""
    return (files(__package__) / NAMES[name]).read_text(encoding="utf-8")
