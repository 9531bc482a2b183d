"""Golden cases: one phenomenon each, the expectation written into the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from claims.extract.attributions import find_attributions
from claims.extract.names import find_people
from claims.model import Attribution
from claims.sentences import sentences

_HERE = Path(__file__).parent
# "{S2 }" marks a source that is not written, "{C …}" without a source shares the first one's.
_MARK = re.compile(r"\{([SVC])(\d?) |\}")

Found = dict[str, tuple[str, ...]]


@dataclass
class Case:
    """A text, what must be found in it, and whether more may be found."""

    name: str
    language: str
    text: str = ""
    wanted: list[Found] = field(default_factory=list)
    facts: list[tuple[str, str, bool]] = field(default_factory=list)
    more: bool = False


def _read(block: str, language: str) -> Case:
    name, *lines = block.strip("\n").split("\n")
    case = Case(name.strip(), language)
    marked = "\n".join(line for line in lines if not line.startswith(("= ", "~")))
    case.more = "~" in lines
    for line in (line for line in lines if line.startswith("= ")):
        kind, speaker, denial = (*(part.strip() for part in line[2:].split(";")), "", "")[:3]
        case.facts.append((kind, speaker, denial == "not"))
    _unmark(case, marked.strip("\n"))
    return case


def _unmark(case: Case, marked: str) -> None:
    numbers: dict[str, dict[str, list[str]]] = {}
    open_mark: tuple[str, str, int] | None = None
    at = 0
    for found in _MARK.finditer(marked):
        case.text += marked[at : found.start()]
        at = found.end()
        if found.group() != "}":
            open_mark = (found[1], found[2] or "1", len(case.text))
        elif open_mark is not None:
            part, number, start = open_mark
            numbers.setdefault(number, {"S": [], "V": [], "C": []})[part].append(case.text[start:])
    case.text += marked[at:]
    for each in numbers.values():
        each["S"] = each["S"] or numbers["1"]["S"] if "1" in numbers else each["S"]
    case.wanted = [
        {part: tuple(word for word in words if word) for part, words in each.items()}
        for _, each in sorted(numbers.items())
    ]


def cases(language: str) -> list[Case]:
    """The cases of one language's file."""
    text = (_HERE / f"golden_{language}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return [_read(block, language) for block in blocks]


def _of(text: str, found: Attribution) -> Found:
    return {
        "S": tuple(span.of(text) for span in found.source),
        "V": tuple(span.of(text) for span in found.cue),
        "C": tuple(span.of(text) for span in found.content),
    }


_ALL = [*cases("en"), *cases("es")]


@pytest.mark.parametrize("case", _ALL, ids=[f"{case.language}: {case.name}" for case in _ALL])
def test_a_phenomenon_is_read_as_marked(case: Case) -> None:
    """Source, cue, content, kind and speaker are those that the case marks, and no more."""
    spans = list(sentences(case.text))
    people = find_people(case.text, spans, case.language)
    found = find_attributions(case.text, spans, people, case.language)
    read = [_of(case.text, each) for each in found]
    for wanted, (kind, speaker, negated) in zip(case.wanted, case.facts, strict=False):
        assert wanted in read
        one = found[read.index(wanted)]
        assert str(one.kind) == kind
        assert one.negated is negated
        if speaker:
            assert one.speaker == speaker
    if not case.more:
        assert len(read) == len(case.facts)


def test_there_are_enough_cases() -> None:
    """The golden files hold at least three hundred cases, a third of them Spanish or so."""
    assert len(_ALL) >= 300
    assert sum(case.language == "es" for case in _ALL) >= 110


def test_every_case_marks_what_it_promises() -> None:
    """A case has as many marked attributions as it has lines that say what they are."""
    for case in _ALL:
        assert len(case.facts) <= len(case.wanted), case.name
