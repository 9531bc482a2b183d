"""Transcripts: a turn is direct speech of whom its label names."""

from __future__ import annotations

import pytest

from claims.documents import Given, read_bytes
from claims.extract import extract
from claims.locating import Locator
from claims.model import Attribution, AttributionKind
from claims.turns import transcript

HEARING = (
    "EDDA QUIST: We lost 300 people. The dam broke in 2020. Thank you all.\n\n"
    "REPORTER: Was it the rain?\n\n"
    "EDDA QUIST: Crime has fallen since spring.\n\n"
    "It never rose again.\n\n"
    "REPORTER: And then?\n\n"
    "The hearing ended at noon."
)


def _said(text: str) -> list[tuple[str | None, list[str]]]:
    found = extract(text).attributions
    return [(one.speaker, [span.of(text) for span in one.content]) for one in found]


def test_a_turn_is_direct_speech_to_the_next_label() -> None:
    """All its sentences, also those of paragraphs without a label; the last ends with its own."""
    assert _said(HEARING) == [
        ("EDDA QUIST", ["We lost 300 people.", "The dam broke in 2020.", "Thank you all."]),
        ("REPORTER", ["Was it the rain?"]),
        ("EDDA QUIST", ["Crime has fallen since spring.", "It never rose again."]),
        ("REPORTER", ["And then?"]),
    ]
    assert {one.kind for one in extract(HEARING).attributions} == {AttributionKind.DIRECT}


def test_claims_of_a_turn_are_its_sentences() -> None:
    """Each has its speaker and holds no label; thanks and questions are none."""
    claims = extract(HEARING).claims
    assert [one.text for one in claims if one.speaker == "EDDA QUIST"] == [
        "We lost 300 people.",
        "The dam broke in 2020.",
        "Crime has fallen since spring.",
        "It never rose again.",
    ]
    assert all(one.span.of(HEARING) == one.text for one in claims)


@pytest.mark.parametrize(
    "text",
    [
        ">> REPORTER: How many?\n>> EDDA QUIST: It was 300.\n>> REPORTER: All?",
        "[00:01:05] REPORTER: Hm?\n[00:01:09] EDDA QUIST: It was 300.\n[00:02] REPORTER: All?",
        "Reporter (00:01):\nHm?\n\nEdda Quist (00:05):\nIt was 300.\n\nReporter (00:09):\nAll?",
        "—Pregunta: ¿Cuántos?\n—Edda Quist: Fueron 300.\n—Pregunta: ¿Todos?\n—Edda Quist: Sí.",
        "- REPORTER: How many?\n- EDDA QUIST: It was 300.\n- REPORTER: All?",
    ],
)
def test_labels_are_read_in_every_form(text: str) -> None:
    """With arrows, dashes and times before or beside them, on the line or above it."""
    told = next(one for one in _said(text) if one[0] and one[0].upper() == "EDDA QUIST")
    assert told[1] in (["It was 300."], ["Fueron 300."])


def test_letters_name_nobody() -> None:
    """Q and A are turns, whose speaker the transcript does not tell."""
    text = "Q. How many?\nA. It was 300. All of them.\nQ. When?\nA. In 2020."
    assert _said(text)[1] == (None, ["It was 300.", "All of them."])


def test_a_surname_is_the_person_that_the_text_names() -> None:
    """The introduction has the whole name, the labels have capitals."""
    text = "Edda Quist spoke.\n\nQUIST: It was 300.\n\nMOD: All?\n\nQUIST: All of them."
    assert {speaker for speaker, _ in _said(text)} == {"Edda Quist", "MOD"}


@pytest.mark.parametrize(
    "text",
    [
        "Date: 5 October\nAuthor: Edda Quist\nPlace: Norvald\n\nThe dam broke.",
        "UPDATE: The dam broke.\n\n" + "The mill stands.\n\n" * 8 + "UPDATE: It holds.",
        "NOTE: one.\n\nNOTE: two.",
    ],
)
def test_articles_with_labels_are_no_transcripts(text: str) -> None:
    """Fields that are named once, notices among paragraphs, and two lines."""
    assert transcript(text) == ()


def test_times_are_landmarks() -> None:
    """A passage is found again by the time at which it was said."""
    text = "[12:05] REPORTER: How many?\nEDDA QUIST (1:12:09): It was 300.\nREPORTER: All?\n"
    [document] = read_bytes(text.encode(), "a.txt", Given())
    assert document.text == text
    assert document.made_by.startswith("transcript of 3 turns")
    locate = Locator(document)
    assert locate(text.index("How")) == "00:12:05"
    assert locate(text.index("All?")) == "01:12:09"


def test_a_speech_of_many_sentences_is_read_in_parts() -> None:
    """All with the same label, none of them without end."""
    speech = "EDDA QUIST: " + "The dam broke in 2020. " * 300
    text = f"REPORTER: Well?\n\n{speech}\n\nREPORTER: And?\n\nEDDA QUIST: So."
    parts: list[Attribution] = [
        one for one in extract(text).attributions if one.speaker == "EDDA QUIST"
    ]
    assert max(len(one.content) for one in parts) <= 40
    assert sum(len(one.content) for one in parts) == 301


@pytest.mark.parametrize("piece", ["a", "a.", "a'", "A ", ">", "Quist ("])
def test_a_line_of_millions_of_letters_is_no_label(piece: str) -> None:
    """Names are bounded, so that such a line is read once."""
    assert transcript(piece * 1_000_000) == ()
