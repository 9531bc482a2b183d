"""Every act of a reviewer: what it changes, what it demands, what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from claims.errors import CaseError, InputError, Refused, ScaleError
from claims.model import Comparator, Document, Extraction, Json, Stance, Status
from claims.review import Review, named_scale, scale_of
from claims.store import Case, Clock

Write = Callable[..., tuple[Document, Extraction]]


@pytest.fixture
def review(case: Case) -> Review:
    """Ada at work on the small case."""
    return Review(case, "Ada")


def test_a_decision_needs_a_name(case: Case) -> None:
    """Nobody decides without saying who they are."""
    with pytest.raises(Refused, match="needs a name"):
        Review(case, "  ")


def test_a_verdict_is_kept_with_who_and_when(review: Review, case: Case) -> None:
    """Deciding sets verdict, scale, rationale, time and name, and the event carries the same."""
    event = review.decide(["c1"], "2", " It is 73,838. ")
    state = case.states(["c1"])["c1"]
    assert (state.status, state.verdict, state.scale) == (Status.DECIDED, "change", "desk")
    assert (state.rationale, state.decided_by) == ("It is 73,838.", "Ada")
    assert state.decided_at == event.at
    assert (event.act, event.detail["label"], event.reviewer) == ("decide", "Change", "Ada")
    assert {change.field: change.after for change in event.changes} == {
        "verdict": "change",
        "scale": "desk",
        "rationale": "It is 73,838.",
        "decided_at": case.events("c1").__next__().changes[2].after,
        "decided_by": "Ada",
    }


def test_a_label_that_demands_a_reason_gets_one(review: Review, case: Case) -> None:
    """Change needs a rationale, given with it, written before, or a corrected wording."""
    with pytest.raises(Refused, match="'Change' needs a rationale: say why c1"):
        review.decide(["c1"], "change")
    with pytest.raises(Refused, match="needs a rationale"):
        review.decide(["c1"], "change", "   ")
    assert case.states(["c1"])["c1"].status is Status.OPEN
    review.correct("c1", "73,838 homes")
    review.decide(["c1"], "change")
    review.explain("c2", "the council counted 302")
    review.decide(["c2"], "change")
    assert review.progress().decided == 2


def test_what_changed_since_it_was_seen_is_not_overwritten(case: Case) -> None:
    """A verdict given on what the screen showed is refused where somebody decided meanwhile."""
    ada, bo = Review(case, "Ada"), Review(case, "Bo")
    seen = case.states(["c1"])
    bo.decide(["c1"], "confirmed")
    with pytest.raises(Refused, match=r"c1 was changed meanwhile \(Bo: decide"):
        ada.decide(["c1"], "cannot-confirm", seen=seen)
    assert case.states(["c1"])["c1"].verdict == "confirmed"
    ada.decide(["c1"], "cannot-confirm", seen=case.states(["c1"]))
    assert case.states(["c1"])["c1"].decided_by == "Ada"


def test_the_clock_is_asked_once_for_each_event(case: Case, clock: Clock) -> None:
    """Refusals and repeats take no time, so that a session's times follow from its acts alone."""
    review = Review(case, "Ada")
    refusals: list[Callable[[], object]] = [
        lambda: review.decide(["c1"], "change"),
        lambda: review.decide(["c1"], "nope"),
        lambda: review.undo(),
        lambda: review.flag("c1", None),
    ]
    for refused in refusals:
        with pytest.raises((Refused, ScaleError)):
            refused()
    document = case.document("d1")
    case.add_document(document, Extraction(), reviewer="Ada")
    case.passages.add(case.evidence("c1"))
    case.cast.save([])
    last = case.event(3).at
    assert review.decide(["c1"], "confirmed").at == last + timedelta(seconds=1)


def test_an_unknown_label_lists_the_known(review: Review) -> None:
    """A label of another scale is refused before anything is written."""
    with pytest.raises(ScaleError, match="confirmed"):
        review.decide(["c1"], "pants-on-fire")


@pytest.mark.parametrize("claims", [[], ["c99"], ["c1", "c99"]])
def test_what_is_not_there_cannot_be_decided(review: Review, claims: list[str]) -> None:
    """No claims, or one that does not exist, is refused, and none of the others is decided."""
    with pytest.raises(Refused, match="claim"):
        review.decide(claims, "confirmed")
    assert review.progress().decided == 0


def test_a_malformed_id_is_an_error(review: Review) -> None:
    """What is no id at all is said so."""
    with pytest.raises(CaseError, match="ids look like c12"):
        review.decide(["1"], "confirmed")


def test_a_verdict_brings_its_reason_and_wording_in_one_step(review: Review, case: Case) -> None:
    """A wording alone is reason enough, and one undo takes everything back."""
    event = review.decide(["c1"], "change", wording="320 people came.")
    state = case.states(["c1"])["c1"]
    assert (state.verdict, state.correction) == ("change", "320 people came.")
    assert {change.field for change in event.changes} >= {"verdict", "correction"}
    review.undo()
    state = case.states(["c1"])["c1"]
    assert (state.verdict, state.correction) == (None, "")


def test_clearing_opens_a_claim_and_keeps_the_rationale(review: Review, case: Case) -> None:
    """A verdict taken back leaves the reasons in place for the next one."""
    review.decide(["c1"], "cut", "libel")
    review.clear(["c1"])
    state = case.states(["c1"])["c1"]
    assert (state.status, state.verdict, state.decided_by) == (Status.OPEN, None, None)
    assert state.rationale == "libel"
    with pytest.raises(Refused, match="Nothing would change"):
        review.clear(["c1"])


def test_skipped_and_deferred_claims_are_taken_up_again(review: Review, case: Case) -> None:
    """Skipping leaves a claim open, deferring does not, and a verdict ends both."""
    review.skip("c1")
    assert case.queue.rows([1])[1].skipped
    assert case.states(["c1"])["c1"].status is Status.OPEN
    review.defer("c1", "asked the office", date(2024, 2, 1))
    state = case.states(["c1"])["c1"]
    assert (state.status, state.deferred) == (Status.DEFERRED, "asked the office")
    assert (state.deferred_until, state.skipped) == (date(2024, 2, 1), False)
    assert review.progress().deferred == 1
    review.resume("c1")
    assert case.states(["c1"])["c1"].status is Status.OPEN
    review.defer("c1", "again")
    review.decide(["c1"], "confirmed")
    state = case.states(["c1"])["c1"]
    assert (state.status, state.deferred) == (Status.DECIDED, None)
    assert review.progress().deferred == 0


def test_deferring_needs_a_reason_and_an_open_claim(review: Review) -> None:
    """Nothing waits without a reason, and a decided claim does not wait."""
    with pytest.raises(Refused, match="waits for"):
        review.defer("c1", " ")
    review.decide(["c1"], "confirmed")
    with pytest.raises(Refused, match="clear its verdict"):
        review.defer("c1", "the office")


def test_a_flag_may_have_no_words(review: Review, case: Case) -> None:
    """A flag is there with or without a note, and comes off."""
    review.flag("c1")
    assert case.states(["c1"])["c1"].flag == ""
    assert case.queue.rows([1])[1].flagged
    review.flag("c1", "libel?")
    assert case.states(["c1"])["c1"].flag == "libel?"
    assert review.flag("c1", None).act == "unflag"
    assert not case.queue.rows([1])[1].flagged


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("speaker", " Bo Ek ", "Bo Ek"),
        ("role", "mayor", "mayor"),
        ("subject", "empty homes", "empty homes"),
        ("place", "Estwick, Quillan", ["Estwick", "Quillan"]),
        ("place", [], []),
        ("population", "young people", "young people"),
        ("period", "in 2022", {"text": "in 2022", "from": None, "to": None}),
        (
            "period",
            {"text": "in 2022", "from": "2022-01-01", "to": "2022-12-31"},
            {"text": "in 2022", "from": "2022-01-01", "to": "2022-12-31"},
        ),
        ("value", "73,838", 73838.0),
        ("comparator", "<=", "<="),
        ("unit", "houses", "houses"),
        ("per", "year", "year"),
        ("unit", None, None),
    ],
)
def test_a_field_read_wrongly_can_be_edited_and_undone(
    review: Review, case: Case, field: str, value: Json, read: Json
) -> None:
    """An edit is seen in the claim, and undo leaves the claim exactly as it came in."""
    before = case.claim("c1")
    review.edit("c1", field, value)
    assert case.present("c1", field) == read
    assert case.claim("c1") != before
    review.undo()
    assert case.claim("c1") == before
    assert list(case.queue.claim_ids()) == [1, 2, 3, 4, 5, 6]
    review.redo()
    assert case.present("c1", field) == read
    assert case.audit().problems == ()


def test_an_end_makes_a_range_and_a_value_a_point(review: Review, case: Case) -> None:
    """Editing low and high turns one number into two; editing the value turns it back."""
    review.edit("c1", "high", 120_000)
    (figure,) = case.claim("c1").quantities
    assert (figure.value, figure.low, figure.high) == (None, 100_000.0, 120_000.0)
    assert figure.comparator is Comparator.RANGE
    assert case.queue.rows([1])[1].value == "100,000–120,000"
    review.edit("c1", "value", 7)
    (figure,) = case.claim("c1").quantities
    assert (figure.value, figure.low, figure.comparator) == (7.0, None, Comparator.EQUAL)
    review.undo()
    review.undo()
    assert case.queue.rows([1])[1].value == ">100,000"


@pytest.mark.parametrize(
    ("claim", "field", "value", "words"),
    [
        ("c1", "colour", "red", "no field 'colour'"),
        ("c1", "speaker@1", "Bo", "no field 'speaker@1'"),
        ("c1", "value", "many", "must be a number"),
        ("c1", "value", "1e999", "finite"),
        ("c1", "value", None, "cannot be without its value"),
        ("c1", "value@7", 3, "1 figures"),
        ("c3", "value", 3, "0 figures"),
        ("c1", "comparator", "about", "is one of"),
        ("c1", "comparator", "range", "low and high"),
        ("c1", "period", {"text": "x", "from": "2022"}, "written 2022-12-31"),
        ("c1", "subject", 3, "must be text"),
        ("c1", "value", 100_000, "Nothing would change"),
        ("c1", "speaker", "Ada Ferro", "Nothing would change"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(
    review: Review, case: Case, claim: str, field: str, value: Json, words: str
) -> None:
    """A field that is not there, or a value it cannot hold, changes nothing and says why."""
    head = case.head()
    with pytest.raises(Refused) as caught:
        review.edit(claim, field, value)
    assert words in str(caught.value)
    assert case.head() == head


def test_a_speaker_can_be_given_where_nobody_was_named(review: Review, case: Case) -> None:
    """A claim without attribution gets one from the reviewer, and is found by it."""
    review.edit("c2", "speaker", "Irma Lund")
    claim = case.claim("c2")
    assert claim.speaker == "Irma Lund"
    assert claim.attribution is not None
    assert claim.attribution.because == "set by the reviewer"
    assert case.queue.rows([2])[2].speaker == "Irma Lund"


def test_a_stance_is_taken_and_taken_back(review: Review, case: Case) -> None:
    """What a passage does to a claim is said by a person and can be unsaid."""
    review.take_stance("e1", Stance.UNDERMINES)
    assert case.passages.one("e1").stance is Stance.UNDERMINES
    review.take_stance("e1", None)
    assert case.passages.one("e1").stance is None
    with pytest.raises(Refused, match="Nothing would change"):
        review.take_stance("e1", None)


def test_nothing_is_decided_of_a_withdrawn_document(
    review: Review, case: Case, write: Write
) -> None:
    """A withdrawn document's claims leave the queue, keep their record, and take no decisions."""
    review.decide(["c5"], "confirmed")
    review.withdraw("d2")
    assert case.states(["c5"])["c5"].status is Status.WITHDRAWN
    assert case.states(["c5"])["c5"].verdict == "confirmed"
    assert list(case.queue.claim_ids()) == [1, 2, 3, 4]
    with pytest.raises(Refused, match="withdrawn document"):
        review.decide(["c6"], "confirmed")
    with pytest.raises(Refused, match="Nothing would change"):
        review.withdraw("d2")
    review.undo()
    assert case.states(["c5"])["c5"].status is Status.DECIDED


def test_the_next_open_claim_is_found_in_document_order(review: Review) -> None:
    """Open claims of the draft are walked forwards and backwards, and the walk has an end."""
    review.decide(["c2"], "confirmed")
    assert [review.next_open(), review.next_open("c1"), review.next_open("c4")] == [
        "c1",
        "c3",
        None,
    ]
    assert [review.previous_open(), review.previous_open("c3")] == ["c4", "c1"]
    assert review.previous_open("c1") is None
    review.decide(["c1", "c3", "c4"], "confirmed")
    assert review.next_open() is None


def test_progress_counts_claims_and_words(review: Review, case: Case) -> None:
    """Progress covers the draft's claims only, and its words are those of decided claims."""
    assert (review.progress().total, review.progress().decided) == (4, 0)
    review.decide(["c4", "c5"], "confirmed")
    progress = review.progress()
    assert (progress.decided, progress.words_decided) == (1, 5)
    assert progress.words == 11 + 7 + 7 + 5


def test_the_gate_names_what_is_missing(review: Review, case: Case) -> None:
    """Open and deferred claims, missing evidence and another scale stand in the way."""
    review.decide(["c1"], "confirmed")
    review.decide(["c2", "c3"], "not-checkable")
    review.defer("c4", "the timetable")
    assert [str(problem) for problem in review.gate()] == [
        "c4 is deferred: the timetable",
        "c1 is 'Confirmed' with neither weighed evidence nor a rationale",
    ]
    review.explain("c1", "the registrar, by telephone")
    assert [one.claim for one in review.gate()] == ["c4"]
    review.undo()
    review.take_stance("e1", Stance.SUPPORTS)
    review.resume("c4")
    assert [(one.claim, one.rule) for one in review.gate()] == [("c4", "open")]
    review.decide(["c4"], "cut", "not ours")
    assert review.gate() == []
    review.explain("c4", "")
    assert [(one.claim, one.rule) for one in review.gate()] == [("c4", "rationale")]
    review.use_scale("politifact")
    assert [one.rule for one in review.gate()] == ["scale"] * 4


def test_a_scale_is_chosen_and_unchosen(review: Review, case: Case) -> None:
    """The scale is part of the history: chosen by an event, and undone like any act."""
    assert scale_of(case).id == "desk"
    review.use_scale("google")
    assert review.scale.id == "google"
    with pytest.raises(Refused, match="Nothing would change"):
        review.use_scale("google")
    with pytest.raises(ScaleError, match="No scale"):
        review.use_scale("nope")
    review.undo()
    assert review.scale.id == "desk"


def test_a_scale_of_ones_own_travels_with_the_case(
    review: Review, case: Case, tmp_path: Path, clock: Clock
) -> None:
    """A scale read from a file is kept in the case and needs the file no more."""
    path = tmp_path / "house.toml"
    path.write_text(
        'id = "house"\nversion = 1\nname = "House"\nsource = "us"\n[[label]]\nslug = "fine"\n'
        'words = "Fine"\nglyph = "✓"\nascii = "F"\ndefinition = "It holds."\n',
        encoding="utf-8",
    )
    review.use_scale(path)
    path.unlink()
    review.decide(["c1"], "fine")
    case.close()
    with Case.open(case.path, clock=clock) as again:
        assert scale_of(again).name == "House"
        assert named_scale(again, "house").label("1").words == "Fine"
        assert again.states(["c1"])["c1"].scale == "house"
        assert again.audit().problems == ()


def test_a_file_may_stand_in_for_a_scale_of_the_package(
    review: Review, case: Case, tmp_path: Path
) -> None:
    """A desk that words its own desk scale uses that, until it goes back to the package's."""
    path = tmp_path / "desk.toml"
    path.write_text(
        'id = "desk"\nversion = 9\nname = "Ours"\nsource = "us"\n[[label]]\nslug = "fine"\n'
        'words = "Fine"\nglyph = "✓"\nascii = "F"\ndefinition = "It holds."\n',
        encoding="utf-8",
    )
    review.use_scale(path)
    assert (review.scale.id, review.scale.version) == ("desk", 9)
    review.use_scale("desk")
    assert review.scale.version == 1
    review.undo()
    assert review.scale.version == 9
    assert case.audit().problems == ()


def test_text_that_is_no_text_is_refused_whole(review: Review, case: Case) -> None:
    """Half a surrogate, as a broken terminal sends it, is an error, and nothing is written."""
    head = case.head()
    with pytest.raises(InputError, match="no characters"):
        review.explain("c1", "caf\udce9")
    assert case.head() == head
    review.explain("c1", "NUL \x00, ESC \x1b[31m, bidi \u202e")
    assert case.states(["c1"])["c1"].rationale == "NUL \x00, ESC \x1b[31m, bidi \u202e"
    assert case.audit().problems == ()


def test_the_history_of_a_claim_is_its_own(review: Review, case: Case) -> None:
    """Events can be read for one claim, from a point on, and one by one."""
    review.decide(["c1", "c2"], "confirmed")
    event = review.flag("c2", "look")
    assert [one.act for one in case.events("c1")] == ["decide"]
    assert [one.act for one in case.events("c2", after=event.seq - 1)] == ["flag"]
    assert case.event(event.seq) == event
    assert case.head() == event.hash
