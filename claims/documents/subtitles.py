"""Subtitles (SubRip, WebVTT): what was said, by whom, and when.

Cues become paragraphs of one speaker; each cue is a landmark with the time at which it begins. A
speaker's label stays in the text as "Name: …", as transcripts write it (WebVTT voice spans:
https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.documents.encoding import decode
from claims.documents.reading import Reading
from claims.errors import DocumentError
from claims.model import Landmark, LandmarkKind, Layout

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,40})?[ \t]+([^<>\n]{1,80})>")
_MARKUP = re.compile(r"<[^<>\n]{0,120}>|\{\\[^{}\n]{1,60}\}")
_LABEL = re.compile(
    r"(?:>>+[ \t]*|-[ \t]+)?(?P<name>[A-ZÀ-Ý][\w.'’-]*(?:[ ][\w.'’()-]+){0,4}):[ \t]+(?=\S)"
)
_CHANGE = re.compile(r"(?:>>+|[-–—](?=[ \t]))[ \t]*")
# Blocks of a WebVTT file that nobody says.
_UNSAID = ("NOTE", "STYLE", "REGION", "WEBVTT")
# A pause of so many seconds parts paragraphs, and so does a sentence's end in a long one.
_PAUSE, _LONG = 4.0, 500
# Words of a cue that the next one may show again, and how many are no chance.
_ROLLED, _CHANCE = 60, 4
_ENDED = re.compile(r"[.!?…][\"'”’»)]*\Z")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    speaker: str
    """As labelled; empty where the cue has no label."""
    words: str
    changes: bool
    """Whether a mark says that somebody else speaks."""


def read_subtitles(data: bytes, name: str) -> Reading:
    """The words of a subtitle file; raises DocumentError for one without a cue."""
    decoded = decode(data, name)
    cues = list(_without_repeats(_cues(decoded.text)))
    if not cues:
        raise DocumentError(
            "{name}: has no cue with a time line such as 00:00:05,000 --> 00:00:07,500. If "
            "it is plain text, save it as .txt and add that.",
            name=name,
        )
    text, marks = _told(cues)
    kind = "WebVTT" if decoded.text.lstrip("\ufeff").startswith("WEBVTT") else "SubRip"
    return Reading(
        text=text,
        made_by=f"{kind} subtitles, {len(cues)} cues; {decoded.how}",
        layout=Layout(landmarks=tuple(marks)),
    )


def _cues(text: str) -> Iterator[_Cue]:
    """The cues of a file, in its order; a block without a time line says nothing."""
    lines: list[str] = []
    times: re.Match[str] | None = None
    for line in (*text.split("\n"), ""):
        found = _TIMES.fullmatch(line.strip()) if "-->" in line and len(line) < 200 else None
        if found or not line.strip():
            if times and lines:
                # The number of the next cue may stand right before its times, without a gap.
                said = lines[:-1] if found and lines[-1].strip().isdecimal() else lines
                yield from _cue(times, said)
            lines, times = [], found
        elif times is not None:
            lines.append(line)


def _cue(times: re.Match[str], lines: Sequence[str]) -> Iterator[_Cue]:
    start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
    speaker, changes = "", False
    said: list[str] = []
    for line in lines:
        voice = _VOICE.search(line)
        plain = " ".join(html.unescape(_MARKUP.sub("", line)).split())
        label = None if voice else _LABEL.match(plain)
        mark = label or _CHANGE.match(plain)
        named = voice[1].strip() if voice else label["name"] if label else ""
        if (named or mark) and said:
            yield _Cue(start, end, speaker, " ".join(said), changes)
            said, speaker, changes = [], "", False
        speaker, changes = named or speaker, bool(named or mark) or changes
        said += [plain[mark.end() :] if mark else plain]
    words = " ".join(filter(None, said))
    if words:
        yield _Cue(start, end, speaker, words, changes)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _without_repeats(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Cues without the words that rolling captions show twice: a line before, and again with one
    more below it.
    """
    shown: list[str] = []
    for cue in cues:
        words = cue.words.split()
        new = words[_overlap(shown, words) :]
        shown = words
        if new:
            yield replace(cue, words=" ".join(new))


def _overlap(before: Sequence[str], words: Sequence[str]) -> int:
    """How many words a cue has from the one before it; a few at its end may be chance."""
    for count in range(min(len(before), len(words), _ROLLED), 0, -1):
        if before[-count:] == words[:count] and (count >= _CHANCE or count == len(before)):
            return count
    return 0


def _told(cues: Sequence[_Cue]) -> tuple[str, list[Landmark]]:
    """The text of cues, and where in it each of them begins."""
    pieces: list[str] = []
    marks: list[Landmark] = []
    length = written = 0
    speaker, until = "", 0.0
    for cue in cues:
        last = pieces[-1] if pieces else ""
        parts = (
            cue.changes
            or cue.start - until > _PAUSE
            or (written > _LONG and _ENDED.search(last) is not None)
        )
        joint = "" if not pieces else "\n\n" if parts else " "
        speaker = cue.speaker or ("" if cue.changes else speaker)
        label = f"{speaker}: " if speaker and (parts or not pieces) else ""
        pieces += [joint, label + cue.words]
        length += len(joint)
        marks.append(Landmark(start=length, kind=LandmarkKind.TIME, label=_clock(cue.start)))
        length += len(label) + len(cue.words)
        written = (0 if parts else written) + len(cue.words)
        until = cue.end
    return "".join(pieces), marks


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
