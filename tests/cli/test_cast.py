"""``cast`` and ``mend``: who is who in a case, from a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

DRAFT = (
    "The mayor of Eastport, Anna Quillan, said the bridge cost 4 million dollars. "
    "Robert Stone, a lawyer, said 12 people died. The lawyer said 13 people were hurt. "
    "The lawyer said 14 cars burnt.\n"
)
SOURCE = (
    "Mayor Anna Quillen said the bridge cost 5 million dollars. "
    "Ida Storm, the mayor of Eastport, said 30 ships came in.\n"
)
pytestmark = pytest.mark.usefixtures("town")


@pytest.fixture
def town(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case made of a draft and a source, with a reviewer at the keyboard."""
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ada")
    for name, text, role in (("draft", DRAFT, "draft"), ("source", SOURCE, "source")):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        assert run("add", "--role", role, path).status == 0


def speakers(run: Run) -> dict[str, str]:
    """The speaker of each claim, by its words."""
    return {claim["text"]: claim["speaker"] for claim in run("list", "--json").json}


def claim_of(run: Run, words: str) -> str:
    """The id of the claim that has the words."""
    found = [claim["id"] for claim in run("list", "--json").json if words in claim["text"]]
    return str(found[0])


def test_the_cast_is_listed_with_forms_and_places(run: Run) -> None:
    """People read names, titles and places; scripts get spans that slice back."""
    listed = run("cast")
    assert listed.status == 0
    assert "Robert Stone (lawyer)" in listed.out
    assert "“Anna Quillan”  d1 draft.txt, ¶1" in listed.out
    texts = {"d1": DRAFT, "d2": SOURCE}
    records = run("cast", "--json").json
    assert records == run("cast", "--jsonl").lines
    assert {one["name"]: one["claims"] for one in records} == {
        "Robert Stone": 3,
        "Anna Quillen": 2,
        "Ida Storm": 1,
    }
    for one in records:
        for form in one["forms"]:
            start, end = form["span"]
            assert texts[form["document"]][start:end] == form["text"]
        for learnt in one["learnt"]:
            start, end = learnt["span"]
            assert texts[learnt["document"]][start:end] == learnt["role"]
            assert learnt["role"] in learnt["sentence"]


def test_the_check_says_what_is_odd_and_its_status(run: Run) -> None:
    """A name spelt in two ways and a mayor too many: status 1; put right, 0."""
    checked = run("cast", "--check")
    assert checked.status == 1
    assert "SPELLING  “Anna Quillan” and “Anna Quillen”" in checked.out
    assert "OFFICE  “mayor of Eastport” is one person's office" in checked.out
    found = run("cast", "--check", "--json")
    assert (found.status, [one["kind"] for one in found.json]) == (1, ["spelling", "office"])
    assert run("cast", "merge", "Ida Storm", "Anna Quillan").status == 0
    assert run("cast", "split", "Ida Storm", "Anna Quillan", "--new", "Anna Quillan").status == 0
    assert [one["kind"] for one in run("cast", "--check", "--jsonl").lines] == ["office"]
    assert run("cast", "merge", "Ida Storm", "Anna Quillan").status == 0
    kinds = {one["kind"] for one in run("cast", "--check", "--jsonl").lines}
    assert kinds == {"spelling"}


def test_acts_on_the_cast_are_told_undone_and_redone(run: Run) -> None:
    """Each act says what it did and of how many claims, and undo takes it back."""
    before = speakers(run)
    merged = run("cast", "merge", "Anna Quillan", "Ida Storm")
    assert "Ida Storm is Anna Quillen (1 claim)" in merged.out
    assert "Ida Storm" not in speakers(run).values()
    renamed = run("cast", "rename", ["Quillen", "Anna"][1] + " Quillen", "Annie Quillen")
    assert "Anna Quillen is shown as Annie Quillen (3 claims)" in renamed.out
    role = run("cast", "role", "Annie Quillen", "port", "captain")
    assert "Annie Quillen is shown as port captain" in role.out
    assert run("list", "--filter", 'speaker:"Annie Quillen"', "--jsonl").out.count("\n") == 3
    for _ in range(3):
        assert run("undo").status == 0
    assert speakers(run) == before
    assert run("redo").status == 0
    assert "Ida Storm" not in speakers(run).values()
    assert run("audit").status == 0


def test_show_says_who_the_speaker_is_and_where_that_was_learnt(run: Run) -> None:
    """The reason, the titles with their sentences, and the forms; as JSON under ``who``."""
    claim = claim_of(run, "hurt")
    shown = run("show", claim).out
    assert "Speaker: Robert Stone: title 'The lawyer'" in shown
    assert "lawyer: d1 draft.txt, ¶1: “Robert Stone, a lawyer, said 12 people died.”" in shown
    who = run("show", claim, "--json").json["who"]
    assert (who["name"], who["claims"], who["decided_by_hand"]) == ("Robert Stone", 3, False)
    run("cast", "role", "Robert Stone", "envoy")
    assert "envoy: given by the reviewer" in run("show", claim).out
    assert run("show", claim, "--json").json["who"]["decided_by_hand"] is True


def test_a_speaker_is_mended_for_the_same_words_or_only_once(run: Run) -> None:
    """ "The lawyer" is mended twice in one step; with ``--only`` once."""
    claim = claim_of(run, "hurt")
    mended = run("mend", claim, "Ida", "Storm")
    assert "“The lawyer” is Ida Storm, not Robert Stone (2 claims)" in mended.out
    assert list(speakers(run).values()).count("Ida Storm") == 3
    assert run("undo").status == 0
    assert run("mend", claim[1:], "Ida Storm", "--only").status == 0
    assert list(speakers(run).values()).count("Ida Storm") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("cast", "merge", "Ida Strom", "Robert Stone"), "Did you mean 'Ida Storm'"),
        (("cast", "rename", "Nobody Known", "X"), "Nobody of the case is called 'Nobody Known'"),
        (("cast", "split", "Robert Stone", "Bob", "--new", "X"), "there are 'Robert Stone'"),
        (("cast", "split", "Robert Stone", "Stone"), "--new"),
        (("cast", "rename", "Ida Storm", "Robert Stone"), "merge them"),
        (("mend", "c1", "Ida Strom"), "Did you mean 'Ida Storm'? --new names somebody new."),
        (("mend", "c77", "Ida Storm"), "no claim c77"),
    ],
)
def test_names_that_nobody_has_are_refused(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    """The refusal names the nearest people, and nothing is done."""
    refused = run(*arguments)
    assert refused.status == 2
    assert words in refused.err
    assert run("undo").status == 2


def test_somebody_new_has_to_be_meant(run: Run) -> None:
    """With ``--new`` a speaker may be somebody whom no document names."""
    claim = claim_of(run, "ships")
    assert run("mend", claim, "Zed Marlowe", "--new").status == 0
    assert "Zed Marlowe" in run("cast").out


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    """What a reviewer or a document calls somebody is shown with stand-ins."""
    assert run("cast", "rename", "Ida Storm", "Ida \x1b[31mStorm").status == 0
    assert "\x1b" not in run("cast").out
    assert "\x1b" not in run("cast", "--json").out
