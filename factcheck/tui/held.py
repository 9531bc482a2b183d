"""What a dialog holds: kept with every key, and offered again when the dialog is left or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Event
from claims.review import Review
from factcheck.tui.writer import Job

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen


class Held:
    """The text of one question about one thing."""

    def __init__(self, screen: ReviewScreen, about: str) -> None:
        """``about`` is the question and its claim: ``flag:c12``."""
        self._screen = screen
        self._key = f"held:{about}"

    @property
    def value(self) -> str:
        """What was typed and not given; empty where nothing was."""
        if self._key in self._screen.writer.letting_go:
            return ""
        kept = self._screen.desk.case.memory.recall(self._screen.writer.reviewer, self._key)
        return kept if isinstance(kept, str) else ""

    def keep(self, text: str) -> None:
        """Have what is typed kept, before it is shown."""
        if not self._screen.sitting.case.read_only:
            self._screen.writer.letting_go.discard(self._key)
            self._screen.writer.remember_now(self._key, text or None)

    def forgotten_by(self, job: Job) -> Job:
        """An act that takes what was held with it, once it is written."""

        letting_go = self._screen.writer.letting_go
        if self._screen.writer.reviewer:
            letting_go.add(self._key)

        def done(review: Review) -> Event:
            try:
                event = job(review)
                review.case.memory.remember(review.reviewer, self._key, None)
            finally:
                letting_go.discard(self._key)
            return event

        return done

    def forget(self) -> None:
        """It was given, or is not wanted."""
        if not self._screen.sitting.case.read_only:
            self._screen.writer.remember(self._key, None)
