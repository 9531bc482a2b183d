"""add: what comes into a case, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

STORY = "Marta Example, the mayor, said 500 people came to the bridge in 2022.\n"
COUNT = "The police counted 320 people at the bridge in 2022, the note says.\n"


@pytest.fixture
def story(folder: Path) -> Path:
    """A draft."""
    path = folder / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_first_document_makes_the_case(run: Run, story: Path, folder: Path) -> None:
    """Where there is no case add makes case.factcheck, and says so."""
    result = run("add", "--role", "draft", story)
    assert result.out == "1 new, 0 same, 0 changed, 0 refused\n"
    assert "new case: case.factcheck" in result.err
    assert result.status == 0
    listed = run("list", "--json").json
    assert {one["role"] for one in listed} == {"draft"}
    assert any(one["speaker"] == "Marta Example" for one in listed)


def test_a_named_case_is_made(run: Run, story: Path, folder: Path) -> None:
    """--case names the case to make; its ending may be left out."""
    assert run("add", "--case", "bridge", story).status == 0
    assert [path.name for path in folder.glob("*.factcheck*")] == ["bridge.factcheck"]


def test_the_only_case_is_added_to(run: Run, story: Path, folder: Path) -> None:
    """A case that is there takes the document, and nothing is said of a new one."""
    run("add", "--case", "bridge", story)
    (folder / "count.txt").write_text(COUNT, encoding="utf-8")
    result = run("add", "count.txt")
    assert "new case" not in result.err
    assert {one["document"] for one in run("list", "--json").json} == {"d1", "d2"}


def test_several_cases_want_a_name(run: Run, story: Path, folder: Path) -> None:
    """Where two cases lie, add does not guess."""
    run("add", "--case", "a", story)
    run("add", "--case", "b", story)
    result = run("add", story)
    assert result.status == 2
    assert "a.factcheck" in result.err


def test_the_same_bytes_change_nothing(run: Run, story: Path, folder: Path) -> None:
    """Adding a file again, also under another name, leaves the case as it was."""
    run("add", story)
    before = run("audit", "--json").json
    (folder / "copy.txt").write_bytes(story.read_bytes())
    result = run("add", story, "copy.txt")
    assert result.out == "0 new, 2 same, 0 changed, 0 refused\n"
    assert run("audit", "--json").json == before


def test_a_changed_file_is_said_to_be_changed(run: Run, story: Path) -> None:
    """New text under a name that is known counts as changed, not as new."""
    run("add", story)
    story.write_text(STORY + COUNT, encoding="utf-8")
    assert run("add", story).out == "0 new, 0 same, 1 changed, 0 refused\n"


def test_standard_input_and_what_is_given_of_it(run: Run) -> None:
    """- is standard input; publisher, day and address are kept."""
    given = ("--publisher", "The Example", "--published", "2023-10-05", "--url", "https://e.org/x")
    assert run("add", *given, "-", stdin=STORY).status == 0
    claim = run("list", "--json", "--filter", 'source:"The Example"').json[0]
    assert claim["text"] in STORY


def test_documents_are_set_against_each_other(run: Run, story: Path, folder: Path) -> None:
    """A source that counts otherwise conflicts with the draft's claim, whichever came first."""
    cost = "The city spent {} million euros on the new bridge in 2022.\n"
    story.write_text(cost.format(40), encoding="utf-8")
    (folder / "audit.txt").write_text("So it was: " + cost.format(52), encoding="utf-8")
    run("add", "--role", "draft", story)
    run("add", "--role", "source", "audit.txt")
    assert run("list", "--json", "--filter", "role:draft conflicts").json


def test_a_folder_is_read_with_its_folders(run: Run, folder: Path) -> None:
    """Every readable file of a folder becomes a document."""
    deep = folder / "notes" / "deep"
    deep.mkdir(parents=True)
    (folder / "notes" / "a.md").write_text(STORY, encoding="utf-8")
    (deep / "b.txt").write_text(COUNT, encoding="utf-8")
    assert run("add", "notes").out.startswith("2 new")


def bad_inputs(folder: Path) -> dict[str, str]:
    """Names of inputs that cannot be read, with a word that the complaint must have."""
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 500)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n ")
    (folder / "long.txt").write_bytes(b"word " * 10_000_000)
    (folder / "nothing").mkdir()
    (folder / "pictures").mkdir()
    (folder / "pictures" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    return {
        "junk.txt": "junk.txt",
        "image.png": "image.png",
        "empty.txt": "empty",
        "blank.txt": "white space",
        "long.txt": "50,000,000",
        "missing.txt": "no such file",
        "nothing": "no file to read",
        "pictures": "other kinds",
        "\x00": "",
        "https://example.org/page": "--url",
    }


def test_what_cannot_be_read_is_named(run: Run, folder: Path) -> None:
    """Every bad input is refused with its name and why, makes no case, and gives status 2."""
    for name, word in bad_inputs(folder).items():
        result = run("add", name)
        assert result.status == 2, name
        assert "refused: " in result.err, name
        assert word in result.err, name
        assert "fault of its own" not in result.err, name
        assert not list(folder.glob("*.factcheck*")), name


def test_the_rest_goes_through(run: Run, story: Path, folder: Path) -> None:
    """Among bad inputs the good one is added; the status says that some were refused."""
    names = list(bad_inputs(folder))
    result = run("add", *names[:3], story, *names[3:])
    assert result.out == f"1 new, 0 same, 0 changed, {len(names)} refused\n"
    assert result.status == 1
    assert run("list", "--json").json


def test_invalid_utf8_is_read_and_said(run: Run, folder: Path) -> None:
    """Text of an older encoding is read, its letters right."""
    (folder / "old.txt").write_bytes("Señor Martínez pagó 500 euros en 2022.\n".encode("cp1252"))
    assert run("add", "old.txt").status == 0
    assert "Martínez" in run("list", "--json").out


@pytest.mark.parametrize(
    "text",
    [
        "[/] 500 people [@click=app.quit]came[/] to [red] the bridge.\n",
        "\x1b]0;title\x07 500 people \x1b[31m came \u202e to the bridge \x9b.\n",
        "5" * 100_000 + " people came.\n",
        "e" + "\u0301" * 50_000 + " said 500 people came.\n",
        "“" * 5_000 + " he said.\n",
        "(" * 20_000 + "500 people came to the bridge.\n",
    ],
    ids=["markup", "escapes", "digits", "accents", "quotes", "brackets"],
)
def test_hostile_text_is_taken_in(run: Run, folder: Path, text: str) -> None:
    """Text that is made to break readers is stored, listed and shown without harm."""
    (folder / "odd.txt").write_text(text, encoding="utf-8")
    assert run("add", "odd.txt").status == 0
    listed = run("list", "--jsonl")
    shown = [run("show", one["id"]) for one in listed.lines[:3]]
    for result in (run("list"), listed, *shown):
        assert result.status == 0
        assert not set(result.out) & set("\x1b\u202e\x9b\x07")


def test_a_scale_is_chosen_with_the_case(run: Run, story: Path) -> None:
    """--scale sets the scale of a new case, in the name of the reviewer."""
    assert run("add", "--scale", "politifact", "--reviewer", "Ada", story).status == 0
    assert run("scale", "--json").json["id"] == "politifact"


@pytest.mark.parametrize("arguments", [["--scale", "none-such"], ["--published", "5 October"]])
def test_wrong_options_make_no_case(
    run: Run, story: Path, folder: Path, arguments: list[str]
) -> None:
    """A scale that there is not, or a day that is none, stops before a case is made."""
    result = run("add", "--reviewer", "Ada", *arguments, story)
    assert result.status == 2
    assert not list(folder.glob("*.factcheck*"))


def test_a_locked_or_foreign_case_is_refused(run: Run, story: Path, folder: Path) -> None:
    """A file of something else is not written to."""
    (folder / "case.factcheck").write_text("my shopping list", encoding="utf-8")
    result = run("add", story)
    assert result.status == 2
    assert "case.factcheck" in result.err
    assert (folder / "case.factcheck").read_text(encoding="utf-8") == "my shopping list"
