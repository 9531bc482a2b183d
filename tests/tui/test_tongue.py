"""The interface in another language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.tongue import ENGLISH, speak

from .driving import driven


@pytest.fixture(autouse=True)
def _spanish() -> Iterator[None]:
    speak("es")
    yield
    speak(ENGLISH)


async def test_the_review_speaks_it(case_path: Path) -> None:
    """Panes, the first line, keys and what acts come to are told in Spanish."""
    async with driven(case_path) as one:
        await one.shows("Afirmaciones")
        await one.shows("siguiente abierta")
        await one.shows("lo dice")
        await one.press("f")
        await one.shows("Señal")
        await one.press("escape", "question_mark")
        await one.shows("En la lista de afirmaciones")


async def test_acts_are_known_by_both_names(case_path: Path) -> None:
    """What is typed after a colon may be the Spanish name of an act or the English one."""
    async with driven(case_path) as one:
        for name in ("historial", "history"):
            await one.press("colon")
            await one.shows("Orden")
            await one.type(name)
            await one.press("enter")
            await one.shows("atrás  t como estaba")
            await one.press("escape")


async def test_words_of_documents_stay(case_path: Path) -> None:
    """Only strings of the program are looked up, with the labels of its scales: a text stays."""
    async with driven(case_path) as one:
        await one.shows("Confirmado")
        await one.press("x", "escape")
