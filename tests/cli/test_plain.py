"""review --plain: the session line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Ran, Run

pytestmark = pytest.mark.usefixtures("case")


@pytest.fixture
def session(run: Run) -> Run:
    """Runs a session with these answers, one a line, and options of the command."""

    def answer(*answers: str, options: tuple[str, ...] = ()) -> Ran:
        given = "".join(f"{line}\n" for line in answers)
        return run("review", "--plain", "--reviewer", "Ada", *options, stdin=given)

    return answer


def states(run: Run) -> dict[str, str]:
    """Verdict or status of each claim."""
    return {one["id"]: one["verdict"] or one["status"] for one in run("list", "--json").json}


def test_the_session_shows_a_claim_in_plain_words(session: Run) -> None:
    """The first claim, its speaker, reading, evidence and the labels, with nothing drawn."""
    result = session("q")
    for words in (
        "Claim 1 of 3",
        "“The mayor said 500 people came.”",
        "Marta Example (mayor), indirect",
        "CONFLICTS",
        "1 Confirmed",
        "0 of 3 claims decided",
    ):
        assert words in result.out
    assert "\x1b" not in result.out
    assert result.status == 0


def test_the_claims_of_a_source_are_not_in_the_queue(session: Run) -> None:
    """Beside a draft only the draft's claims are to be reviewed."""
    assert "police" not in session("j", "j", "j", "q").out.casefold().split("claim 2 of 3")[1]


def test_a_key_decides_and_goes_on(run: Run, session: Run) -> None:
    """A label's key decides, with the words after it as the reasons; the next open one follows."""
    result = session("2 the police counted 320", "confirmed", "q")
    assert "Claim 2 of 3" in result.out
    assert states(run) == {"c1": "change", "c2": "confirmed", "c3": "open", "c4": "reference"}
    assert run("show", "c1", "--json").json["rationale"] == "the police counted 320"


def test_a_label_in_whole_words(run: Run, session: Run) -> None:
    """A label of two words is a verdict too; with reasons after it, its slug is one word."""
    session("cannot confirm", "cannot-confirm no source", "q")
    assert states(run)["c1"] == states(run)["c2"] == "cannot-confirm"
    assert run("show", "c2", "--json").json["rationale"] == "no source"


def test_reasons_are_asked_for_where_they_are_demanded(run: Run, session: Run) -> None:
    """A label that needs a rationale asks why; without an answer nothing is decided."""
    out = session("5", "", "cut", "it is a rumour", "q").out
    assert out.count("Why? ") == 2
    assert "Not done: " in out
    assert states(run)["c1"] == "cut"
    assert run("show", "c1", "--json").json["rationale"] == "it is a rumour"


def test_the_session_begins_at_the_first_open_claim(run: Run, session: Run) -> None:
    """What was decided before is not shown again."""
    run("mark", "c1", "confirmed", "--reviewer", "Ada")
    assert session("q").out.count("Claim 2 of 3") == 1
    assert "Claim 1 of 3" not in session("q").out


def test_undo_and_redo(run: Run, session: Run) -> None:
    """u takes back, redo brings again, and the session goes to the claim that changed."""
    out = session("1", "1", "u", "u", "redo", "q").out
    assert out.count("\nClaim 1 of 3.") == 2
    assert states(run)["c1"] == "confirmed"
    assert states(run)["c2"] == "open"


@pytest.mark.parametrize(
    ("answers", "field", "value"),
    [
        (["r the", "q"], "rationale", "the"),
        (["rationale they differ", "q"], "rationale", "they differ"),
        (["f ask her", "q"], "flagged", True),
        (["f", "q"], "flagged", True),
        ([". later", "q"], "status", "deferred"),
        (["e speaker Bo Example", "q"], "speaker", "Bo Example"),
    ],
)
def test_acts_by_key_and_name(
    run: Run, session: Run, answers: list[str], field: str, value: object
) -> None:
    """An act of the interface is answered by its key or its name, on the claim in sight."""
    session(*answers)
    assert run("show", "c1", "--json").json[field] == value


def test_a_stance_names_the_passage(run: Run, session: Run) -> None:
    """+ e1 says that the passage supports the claim."""
    session("+ e1", "q")
    assert run("show", "c1", "--json").json["evidence"][0]["stance"] == "supports"


def test_moving(session: Run) -> None:
    """j, k, an id, and the next open claim move; at the ends it is said."""
    out = session("k", "j", "c3", "j", "k", "k", "]", "[", "[", "q").out
    assert out.count("No more claims that way.") == 2
    assert out.count("Claim 3 of 3") == 1
    assert "No more open claims that way." in out


def test_mistakes_are_said_and_the_session_goes_on(run: Run, session: Run) -> None:
    """What is not understood or not allowed is answered with the reason."""
    out = session("xyzzy", "defer", "+ e9", "u", "c99", "e nonsense 3", "1", "q").out
    assert out.count("Not done: ") == 6
    assert states(run)["c1"] == "confirmed"


def test_the_end_of_the_input_is_the_end(run: Run, session: Run) -> None:
    """Without q the session ends where the answers end, and everything is kept."""
    assert session("1").status == 0
    assert states(run)["c1"] == "confirmed"


def test_help_lists_every_answer(session: Run) -> None:
    """? names the acts with their keys."""
    out = session("?", "q").out
    for words in ("rationale", "undermines", "undo", "the next open claim", "w markdown report.md"):
        assert words in out


def test_history(session: Run) -> None:
    """h prints what was done to the claim."""
    assert "decide" in session("1", "k", "h", "q").out.partition("Claim 1 of 3")[2]


def test_filter_and_order(session: Run) -> None:
    """The options choose and arrange the queue."""
    assert "Claim 1 of 1" in session("q", options=("--filter", "conflicts")).out
    assert "Claim 1 of 3" in session("q", options=("--order", "risk")).out
    assert "No claims to review." in session("q", options=("--filter", "value>1e9")).out


def test_hostile_answers_do_no_harm(run: Run, session: Run) -> None:
    """What is typed comes back harmless, and is kept as it was typed."""
    result = session("\x1b]0;title\x07", "r \x1b[31mred", "q")
    assert "\x1b" not in result.out
    assert run("show", "c1", "--json").json["rationale"] == "\x1b[31mred"


def test_the_report_is_written_from_the_session(session: Run, folder: Path) -> None:
    """w writes the report in the format and to the file that are named."""
    result = session("1", "w", "w markdown report.md", "q")
    assert result.out.count("Not done: ") == 1
    assert "The mayor said 500 people came." in (folder / "report.md").read_text(encoding="utf-8")


def test_what_is_noted_and_signed_line_by_line(run: Run, session: Run) -> None:
    """A comment, a contact and a search are noted, a rule is waived, and the case is signed."""
    result = session(
        "c is that all?",
        "contact Town hall",
        "by telephone",
        "how many?",
        "2024-02-01",
        "no",
        "answered j2 320",
        "searched",
        "the gazette",
        "crowd",
        "",
        "yes",
        "amend j1 text is that really all?",
        "noted",
        "retract j1",
        "rules desk",
        "waive locator the square has no pages",
        "sign editor",
        "1 counted",
        "1 counted",
        "1 counted",
        "W",
        "rules none",
        "sign editor",
        "gate",
        "q",
    )
    assert "comment    c1  Ada" in result.out
    assert "is that really all?" in result.out
    assert "Not done: Nothing is signed: c1 is open" in result.out
    assert "factcheck sign --role ROLE" in result.out
    assert "signed off, editor: Ada" in result.out
    kinds = [one["kind"] for one in run("journal", "--json").json]
    assert kinds == ["contact", "search", "overruling", "sign-off"]
    contact, search = run("journal", "--json").json[:2]
    assert (contact["answer"], contact["deadline"]) == ("320", "2024-02-01")
    assert (search["query"], search["contrary"]) == ("crowd", True)


def test_the_queue_is_chosen_anew(session: Run) -> None:
    """A filter and an order by their keys; what fits nothing, or is no order, changes nothing."""
    result = session("F conflicts", "F", "S risk", "S loudest", "F speaker:nobody", "q")
    assert "1 claims." in result.out
    assert "3 claims." in result.out
    assert "Not done: " in result.out
    assert "No claim fits; the queue is as it was." in result.out


def test_one_goes_to_the_ends_and_to_alarms(session: Run) -> None:
    """g and G go to the ends, } to what is contradicted; where there is none, it is said."""
    result = session("G", "g", "{", "q")
    assert "Claim 3 of 3" in result.out
    assert result.out.count("Claim 1 of 3") == 2
    assert "Nothing flagged, stale or contradicted that way." in result.out


def test_one_looks_around_line_by_line(session: Run) -> None:
    """Search, speaker, cast, documents, front page and scale are said, one fact a line."""
    result = session("/ mayor", "i", "C marta", "documents", "b", "scale", "q")
    for words in (
        "c1  The mayor said 500 people came.",
        "Marta Example",
        "  draft  ",
        "0 of 3 claims decided",
        "1  Confirmed: ",
    ):
        assert words in result.out, words
    assert "\x1b" not in result.out


def test_who_said_it_is_mended_by_name(run: Run, session: Run) -> None:
    """``speaker NAME`` mends the claim, and undo takes it back."""
    session("speaker Jo Other", "q")
    assert run("show", "c1", "--json").json["speaker"] == "Jo Other"
    session("u", "q")
    assert run("show", "c1", "--json").json["speaker"] == "Marta Example"
