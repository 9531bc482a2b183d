"""A bare Textual app: one label. The floor that the first screen of the interface is held against.

Usage: python benchmarks/bare.py        (q ends it)
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Label


class Bare(App[None]):
    """Shows one word."""

    BINDINGS = [("q", "quit", "quit")]  # noqa: RUF012 - Textual's own form

    def compose(self) -> ComposeResult:
        """The word."""
        yield Label("ready")


if __name__ == "__main__":
    Bare().run()
