"""Subtitles: words, speakers and times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import Given, read_bytes
from claims.documents.subtitles import read_subtitles
from claims.errors import DocumentError
from claims.locating import Locator
from claims.model import Document

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>We lost 300 people</i>

2
00:00:03,600 --> 00:00:05,000
in that winter.

3
00:01:02,000 --> 00:01:04,000
JON VALE: That is
not so.
- It is.
"""
VTT = """WEBVTT - Council, 4 May
Kind: captions

NOTE made by hand
and checked

STYLE
::cue { color: red }

intro
00:05.000 --> 00:07.000 align:start
<v Edda Quist>The mill &amp; the ferry <b>stopped</b>.</v>

01:00:00.000 --> 01:00:02.000
<v.loud Jon Vale>Never!
"""


def read(text: str, name: str = "a.srt") -> Document:
    """The document of a file."""
    [document] = read_bytes(text.encode(), name, Given())
    return document


def test_cues_become_paragraphs_of_one_speaker() -> None:
    """Cues that follow at once are joined; a pause, a label and a dash begin a paragraph."""
    assert read(SRT).text == (
        "We lost 300 people in that winter.\n\nJON VALE: That is not so.\n\nIt is."
    )


def test_a_passage_is_located_by_its_time() -> None:
    """Each cue begins at its own time."""
    document = read(SRT)
    where = Locator(document)
    assert where(document.text.index("300")) == "00:00:01"
    assert where(document.text.index("winter")) == "00:00:03"
    assert where(document.text.index("not so")) == "00:01:02"


def test_voices_of_webvtt_are_speakers() -> None:
    """Voice spans become labels; notes, styles and settings are left out."""
    document = read(VTT, "a.vtt")
    assert document.text == "Edda Quist: The mill & the ferry stopped.\n\nJon Vale: Never!"
    assert Locator(document)(len(document.text) - 1) == "01:00:00"
    assert document.made_by.startswith("WebVTT subtitles, 2 cues")


def test_a_speaker_goes_on_over_paragraphs() -> None:
    """After a pause the same voice is named again, so that each paragraph says who speaks."""
    text = VTT + "\n01:00:20.000 --> 01:00:22.000\n<v Jon Vale>I said so.\n"
    assert read(text, "a.vtt").text.endswith("Jon Vale: Never!\n\nJon Vale: I said so.")


def test_rolling_captions_are_told_once() -> None:
    """A line that stays on the screen while the next appears is not said twice."""
    cues = ["the mill is old", "the mill is old and dry", "is old and dry since May"]
    rolled = "\n\n".join(
        f"00:00:0{n},000 --> 00:00:0{n},900\n{words}" for n, words in enumerate(cues, 1)
    )
    assert read(rolled).text == "the mill is old and dry since May"


def test_numbers_without_a_blank_line_before_are_no_words() -> None:
    """Some programs leave no gap between cues."""
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n"
    assert read(text).text == "One. Two."


def test_a_file_without_cues_is_refused() -> None:
    """A text named as subtitles is refused with advice."""
    with pytest.raises(DocumentError, match=r"a\.srt: has no cue .* \.txt"):
        read("The mill is old.")


@given(st.text(alphabet="01:,->. \n<v>A:x", max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Landmarks lie in the text and ascend."""
    try:
        found = read_subtitles(text.encode(), "a.srt")
    except DocumentError:
        return
    starts = [mark.start for mark in found.layout.landmarks]
    assert starts == sorted(starts)
    assert all(start <= len(found.text) for start in starts)
