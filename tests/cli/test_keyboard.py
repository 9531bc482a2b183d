"""``factcheck keys``, and what ``doctor`` says of keys and themes."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest import mock

import pytest

from claims.errors import ClaimsError
from factcheck.cli.reviewing import _need_terminal

from .conftest import Run


def configured(folder: Path, text: str) -> Path:
    """A configuration that says so."""
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_act_is_listed_with_its_keys(run: Run) -> None:
    """Part by part: key, words, id."""
    result = run("keys")
    assert result.status == 0
    assert "Review\n" in result.out
    (line,) = [one for one in result.out.splitlines() if one.endswith("review.rationale")]
    assert line.split() == ["r", "why", "review.rationale"]


def test_a_set_is_shown_as_it_comes(run: Run) -> None:
    """--preset asks for a set, whatever is configured."""
    lines = run("keys", "--preset", "plain").out.splitlines()
    assert next(one for one in lines if one.endswith("review.search")).split()[0] == "F3"


def test_the_configuration_holds_and_its_mistakes_are_told(run: Run, folder: Path) -> None:
    """Keys as configured on stdout, what was refused on stderr, the rest taken."""
    path = configured(folder, '[keys]\n"review.skip" = "ctrl+n"\n"review.flag" = "j"\n')
    result = run("keys", "--json", "--config", path)
    acts = {one["id"]: one for one in result.json["acts"]}
    assert acts["review.skip"]["keys"] == ["ctrl+n"]
    assert acts["review.flag"]["keys"] == ["f"]
    assert acts["review.flag"]["typed"] == ":flag"
    (problem,) = result.json["problems"]
    assert problem in result.err
    assert "mine.toml: keys.review.flag: j would mean both " in problem
    assert "“flag” (review.flag)" in problem
    assert "“next claim” (claims.next)" in problem


def test_doctor_says_what_of_the_look_cannot_be_had(run: Run, folder: Path) -> None:
    """Keys refused and themes that are not there are wrong, with the key of the file."""
    path = configured(folder, 'theme = "drak"\n[keys]\n"review.skip" = "ctrl+m"\n')
    found = run("doctor", "--json", "--config", path).json["keys"]
    assert not found["ok"]
    assert "mine.toml: keys.review.skip: ctrl+m cannot be used" in found["found"]
    assert "there is no theme “drak”; did you mean “dark”?" in found["found"]


@pytest.mark.parametrize(("glyphs", "words"), [("ascii", "ASCII"), ("unicode", "Unicode")])
def test_doctor_says_what_is_drawn(run: Run, folder: Path, glyphs: str, words: str) -> None:
    """The set of keys and the glyphs that hold."""
    path = configured(folder, f'glyphs = "{glyphs}"\npreset = "left-hand"\n')
    found = run("doctor", "--json", "--config", path).json["keys"]
    assert found == {"ok": True, "found": f"set left-hand, drawn in {words}"}


def test_an_unknown_set_is_refused(run: Run, folder: Path) -> None:
    """A set that is not there names those that are."""
    result = run("list", "--config", configured(folder, 'preset = "emacs"\n'))
    assert result.status == 2
    assert "preset must be one of vim, plain, left-hand" in result.err


def test_a_dumb_terminal_is_told_of_the_linear_session(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """TERM=dumb moves no cursor: the interface refuses, and names what works there."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys, "stdin", mock.Mock(isatty=lambda: True))
    monkeypatch.setattr(sys, "stderr", mock.Mock(isatty=lambda: True))
    with pytest.raises(ClaimsError, match="factcheck review --plain goes line by line"):
        _need_terminal()
