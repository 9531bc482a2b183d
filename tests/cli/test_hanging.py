"""What a file hangs on the words of a claim: its sources in footnotes, comments, changes."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run

NOTED = (
    r"{\rtf1\ansi{\*\revtbl{Unknown;}{Ana;}}In 2022 the ferry carried {\revised\revauth1 about }"
    r"12,400 people.{\footnote Ferry office, [b]table 4[/b].} "
    r"{\*\atrfstart 1}The mill{\*\atrfend 1}{\*\atnauthor Eva\'1b[2J}{\*\annotation"
    r"{\*\atnref 1}Which one?} lost 30 sacks in 2021.\par}"
)


def test_show_says_what_hangs_on_a_claim(run: Run, folder: Path) -> None:
    """A footnote is shown with the claim of its sentence, and with no other."""
    (folder / "draft.rtf").write_text(NOTED, encoding="ascii")
    assert run("add", "--role", "draft", "draft.rtf").status == 0
    first, second = run("show", "c1").out, run("show", "c2").out
    assert "Note: Ferry office, [b]table 4[/b]." in first
    assert "Inserted: “about” by Ana" in first
    assert "Comment: Eva" not in first
    assert "Which one? (on “The mill”)" in second
    assert "Note:" not in second
    assert "\x1b" not in second


def test_the_record_has_it_too(run: Run, folder: Path) -> None:
    """show --json has kind, text, author and the words' place."""
    (folder / "draft.rtf").write_text(NOTED, encoding="ascii")
    run("add", "--role", "draft", "draft.rtf")
    record = run("show", "c1", "--json").json
    assert record["annotations"] == [
        {
            "kind": "note",
            "text": "Ferry office, [b]table 4[/b].",
            "author": "",
            "span": record["span"],
        },
        {"kind": "inserted", "text": "", "author": "Ana", "span": [26, 31]},
    ]
