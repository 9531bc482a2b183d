"""Copies of one text, told from other texts on the same matter."""

from __future__ import annotations

import pytest

from claims.copies import LEAST, SKETCH, Known, labels, runs_of, same_text

AGENCY = """The ferry to Harnow will not sail before the spring, the port office said on Monday.

Two of its three engines were taken out in the yard at Calder, where cracks had been found in both
of them. The third one runs, but no ferry may leave the pier with a single engine.

Islanders now cross with the mail boat, which carries twelve people and no cars. The baker of
Harnow has rowed his flour over himself since last week, and the school teaches by telephone.

The port office had asked for a second ferry four years ago. The county answered that the money
was needed for the bridge at Estwick, which was opened in June."""
HEAD = "No ferry until spring: an island learns to row\n\nThe people of Harnow have had enough."
STATEMENT = (
    "“We have asked for a second ferry for four years, and for four years we were told to wait, "
    "and now there is not even one, and I do not know what to tell the people who have to cross "
    "every morning and who pay their taxes like everybody else on this coast”"
)


def test_a_copy_under_another_head_and_cut_short_is_the_same_text() -> None:
    """What papers do to an agency's report leaves half of its runs or more."""
    body = AGENCY.split("\n\n")
    copy = "\n\n".join([HEAD, *body[1:3]])
    assert same_text(runs_of(AGENCY), runs_of(copy))
    assert same_text(runs_of(copy), runs_of(AGENCY))


def test_capitals_and_the_style_of_marks_make_no_other_text() -> None:
    """Runs are of words alone."""
    assert runs_of(AGENCY).all == runs_of(AGENCY.upper().replace(",", " –")).all


def test_two_reports_that_quote_one_statement_are_two_texts() -> None:
    """More than half of either is the quotation, and hardly any of what is their own."""
    one = (
        f"The mayor spoke at the pier this morning to some forty people. {STATEMENT}, she said, "
        + (
            "and walked back to her office through the rain without taking any question from those "
            "that had come over from the mainland with the only boat that still goes."
        )
    )
    other = f"{STATEMENT}: with these words the mayor turned to the county. " + (
        "There nobody wanted to answer on Tuesday; a clerk pointed to the bridge at Estwick, and "
        "to the budget for the coming year that is to be agreed on after the holidays in January."
    )
    shared = len(runs_of(one).all & runs_of(other).all)
    assert shared > 0.4 * min(len(runs_of(one).all), len(runs_of(other).all))
    assert not same_text(runs_of(one), runs_of(other))


def test_a_text_quoted_whole_within_a_much_longer_one_is_no_copy_of_it() -> None:
    """A book that holds a report has other things to say."""
    much = " ".join(
        f"Day {day} brought wind from the {day % 7} and news of ship {day}." for day in range(400)
    )
    assert not same_text(runs_of(AGENCY), runs_of(f"{much}\n\n{AGENCY}"))


def test_a_few_words_are_too_few_to_be_a_copy() -> None:
    """Two notes of one sentence may be alike by custom."""
    words = " ".join(AGENCY.split()[: LEAST + 3])
    assert runs_of(words).sketch == ()
    assert not same_text(runs_of(words), runs_of(words))


@pytest.mark.parametrize("text", ["“" * 400_000, '"' * 400_000, "a\u202e " * 400_000, ""])
def test_hostile_texts_are_read_in_bounded_room(text: str) -> None:
    """Only the beginning of a long text is looked at, and a sketch stays small."""
    assert len(runs_of(text).sketch) <= SKETCH


def test_what_a_reviewer_decided_holds_and_new_copies_follow() -> None:
    """A copy that comes in later goes with the one of its family that was put into a group."""
    known = Known(families={1: 1, 2: 1, 3: 1, 5: 1}, decided={1: "with d1", 7: "with d1", 2: ""})
    assert labels(known, {1, 2, 3, 5, 7}) == {
        1: "with d1",
        7: "with d1",
        3: "with d1",
        5: "with d1",
    }


def test_copies_and_those_of_one_given_name_are_together() -> None:
    """Whoever came in as of an agency brings the copies of its text with it."""
    known = Known(
        families={1: 1, 2: 1, 4: 4, 5: 4}, given={2: "Coast Wire", 5: "Coast Wire", 9: "x"}
    )
    assert labels(known, {1, 2, 4, 5, 9}) == {
        **dict.fromkeys((1, 2, 4, 5), "Coast Wire"),
        9: "x",
    }


def test_documents_that_are_out_of_the_work_hold_nothing_together() -> None:
    """Two copies of which one was withdrawn are no group."""
    assert labels(Known(families={1: 1, 2: 1}), {2}) == {}
