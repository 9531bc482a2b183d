"""Times in a transcript: where in the recording what stands there was said."""

from __future__ import annotations

from claims.model import Landmark, LandmarkKind, Layout
from claims.turns import times


def timed(text: str) -> Layout:
    """A landmark at each line that begins with a time, or whose speaker has one: "00:12:05"."""
    return Layout(
        landmarks=tuple(
            Landmark(start=start, kind=LandmarkKind.TIME, label=_clock(written))
            for start, written in times(text)
        )
    )


def _clock(written: str) -> str:
    """A time with its hours, as subtitles have it: "12:05" is 12 minutes."""
    parts = written.split(":")
    return ":".join(part.zfill(2) for part in ["0", *parts][-3:])
