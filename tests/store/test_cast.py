"""Acts on the cast of a case: what they change, that they hold, and that undo gives all back."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import CaseError, Refused
from claims.filters import parse
from claims.intake import take_in
from claims.model import CastMember, Document, Relation, Role
from claims.review import Review
from claims.store import Case, Clock

DRAFT = (
    "The mayor of Eastport, Anna Quillan, said the bridge cost 4 million dollars. "
    "Quillan said on Monday that 300 homes were lost. She said that 40 buses run. "
    "Robert Stone, a lawyer, said 12 people died. The lawyer said 13 people were hurt."
)
SOURCE = (
    "Mayor Anna Quillen said the bridge cost 5 million dollars. "
    "Ida Storm, the governor of Ohio, said that 30 ships came in."
)
LATER = "Anna M. Quillen said the bridge cost 6 million dollars. Ida Storm said 31 ships came in."


def document(text: str, role: Role = Role.SOURCE) -> Document:
    """A document of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, sha256=digest, role=role, title=text[:12])


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Case:
    """A case of a draft and a source."""
    found = Case.open(tmp_path / "cast.factcheck", clock=clock, create=True)
    take_in(found, [document(DRAFT, Role.DRAFT), document(SOURCE)], reviewer="Ada")
    return found


@pytest.fixture
def review(case: Case) -> Review:
    """Ada's work on it."""
    return Review(case, "Ada")


Shown = tuple[object, ...]


def shown(case: Case) -> Shown:
    """All that anybody sees of the cast, in lists, claims, people and passages."""
    ids = [f"c{key}" for key in case.queue.claim_ids()]
    return (
        case.cast.members(),
        case.cast.people(),
        [(one.speaker, one.attribution) for one in case.claims(ids).values()],
        [row.speaker for row in case.queue.rows(list(case.queue.claim_ids())).values()],
        [case.cast.who(one) for one in ids],
        [
            (one.id, one.reasons)
            for claim in ids
            for one in case.evidence(claim)
            if one.relation is Relation.SPELLING
        ],
    )


def member(case: Case, name: str) -> CastMember:
    """The one of the cast who is shown so."""
    (found,) = (one for one in case.cast.members() if one.person.name == name)
    return found


def speakers(case: Case) -> dict[str, str | None]:
    """The speaker of each claim, which the list must show as well."""
    keys = list(case.queue.claim_ids())
    found = {one.id: one.speaker for one in case.claims([f"c{key}" for key in keys]).values()}
    assert found == {row.id: row.speaker for row in case.queue.rows(keys).values()}
    return found


def said_by(case: Case, name: str) -> list[str]:
    """The claims of a speaker, by the filter and by the claims themselves."""
    found = [one for one, speaker in speakers(case).items() if speaker == name]
    assert len(found) == member(case, name).claims
    listed = [f"c{key}" for key in case.queue.claim_ids(parse(f'speaker:"{name}"'))]
    assert set(found) <= set(listed)
    return found


def test_the_cast_lists_everybody_with_places(case: Case) -> None:
    """Who speaks most comes first; each form of a name stands where it says."""
    cast = case.cast.members()
    names = [(one.person.name, one.claims, one.kind) for one in cast]
    assert names[0] == ("Anna Quillen", 4, "person")
    assert {name for name, _, _ in names} == {"Anna Quillen", "Robert Stone", "Ida Storm"}
    for one in cast:
        for form in one.forms:
            assert form.span.of(case.document(form.document).text) == form.text
    forms = {(form.text, form.document, form.count) for form in cast[0].forms}
    assert forms == {("Anna Quillan", "d1", 1), ("Quillan", "d1", 1), ("Anna Quillen", "d2", 1)}


def test_who_says_why_and_where_titles_were_learnt(case: Case) -> None:
    """Of a pronoun's claim: the person, the reason, each title with the sentence that gives it."""
    (claim,) = (one for one in speakers(case) if "40 buses" in case.claim(one).text)
    who = case.cast.who(claim)
    assert who is not None
    assert (who.name, who.claims, who.decided_by_hand) == ("Anna Quillen", 4, False)
    assert "'she'" in who.because
    assert [(one.role, one.document) for one in who.roles] == [
        ("mayor of Eastport", "d1"),
        ("Mayor", "d2"),
    ]
    for role, name, span, sentence in who.roles:
        text = case.document(name).text
        assert span.of(text) == role
        assert role in sentence
        assert sentence in text
    assert all(
        case.cast.who(claim) is None for claim, name in speakers(case).items() if name is None
    )
    assert case.cast.who("c999") is None


def test_a_merge_shows_the_kept_name_everywhere(case: Case, review: Review) -> None:
    """Claims, list, filter, counts and order follow; one undo parts the two again."""
    before = shown(case)
    event = review.merge_people("Robert Stone", "Ida Storm")
    assert event.detail["claims"] == 1
    assert "Ida Storm" not in speakers(case).values()
    assert len(said_by(case, "Robert Stone")) == 3
    assert list(case.queue.claim_ids(parse('speaker:"Ida Storm"')))
    assert case.audit().problems == ()
    review.undo()
    assert shown(case) == before
    review.redo()
    assert len(said_by(case, "Robert Stone")) == 3
    assert case.audit().problems == ()


def test_a_merge_is_one_event_and_survives_a_restart(case: Case, review: Review) -> None:
    """What was decided is on disk, and can be undone after the case was closed."""
    before, head = shown(case), case.head()
    event = review.merge_people("Robert Stone", "Ida Storm")
    assert event.previous == head
    after = shown(case)
    case.close()
    with Case.open(case.path, clock=case.now) as again:
        assert shown(again) == after
        Review(again, "Ada").undo()
        assert shown(again) == before


def test_a_split_gives_forms_to_somebody_else(case: Case, review: Review) -> None:
    """The claims of the form are the new person's; the two are no spelling of each other."""
    assert [one for claim in ("c1", "c2") for one in case.evidence(claim)]
    spelt = shown(case)[-1]
    assert spelt
    review.split_person("Anna Quillen", ["Anna Quillan", "Quillan"], "Anna Quillan")
    assert len(said_by(case, "Anna Quillan")) == 3
    assert len(said_by(case, "Anna Quillen")) == 1
    assert shown(case)[-1] == []
    assert review.name_check() == ()
    assert case.audit().problems == ()
    review.undo()
    assert shown(case)[-1] == spelt
    assert [one.kind for one in review.name_check()] == ["spelling"]


def test_a_short_form_can_be_somebody_elses(case: Case, review: Review) -> None:
    """Where a document means another by the surname, its claims go with it, in one step."""
    before = shown(case)
    event = review.split_person("Anna Quillen", ["Quillan"], "Olga Quillan")
    (claim,) = said_by(case, "Olga Quillan")
    assert case.claim(claim).text.endswith("300 homes were lost.")
    assert event.detail["claims"] == 1
    assert [form.text for form in member(case, "Olga Quillan").forms] == ["Quillan"]
    assert "Quillan" not in [form.text for form in member(case, "Anna Quillen").forms]
    review.undo()
    assert shown(case) == before


def test_a_renamed_person_is_found_under_both_names(case: Case, review: Review) -> None:
    """The name shown changes; the written forms still find the claims."""
    review.rename_person("Anna Quillen", "Annie Quillen")
    assert len(said_by(case, "Annie Quillen")) == 4
    assert len(case.queue.claim_ids(parse("speaker:quillan"))) == 4
    review.rename_person("Quillan", "Mayor Annie")
    assert len(said_by(case, "Mayor Annie")) == 4
    review.rename_person("Annie Quillen", "Ann Quillen")
    assert len(said_by(case, "Ann Quillen")) == 4


def test_a_role_is_shown_with_every_claim(case: Case, review: Review) -> None:
    """The role of the reviewer's giving stands first and is taken back by None."""
    review.set_role("Ida Storm", "admiral")
    (claim,) = said_by(case, "Ida Storm")
    said = case.claim(claim).attribution
    assert said is not None
    assert said.role == "admiral"
    assert [one[:2] for one in member(case, "Ida Storm").roles] == [
        ("admiral", ""),
        ("governor of Ohio", "d2"),
    ]
    who = case.cast.who(claim)
    assert who is not None
    assert who.decided_by_hand
    review.set_role("Ida Storm", None)
    assert case.audit().problems == ()
    said = case.claim(claim).attribution
    assert said is not None
    assert said.role == "governor of Ohio"


def test_a_mended_speaker_goes_for_the_same_words_of_the_document(
    case: Case, review: Review
) -> None:
    """ "The lawyer" is mended wherever the document says so, with one event and one undo."""
    before = shown(case)
    (claim,) = (one for one in speakers(case) if "hurt" in case.claim(one).text)
    event = review.mend_speaker(claim, "Ida Storm")
    assert event.detail["mention"] == "The lawyer"
    assert speakers(case)[claim] == "Ida Storm"
    said = case.claim(claim).attribution
    assert said is not None
    assert (said.role, said.because) == ("governor of Ohio", "set by the reviewer")
    who = case.cast.who(claim)
    assert who is not None
    assert who.decided_by_hand
    review.undo()
    assert shown(case) == before


def test_a_mention_is_mended_everywhere_or_only_once(tmp_path: Path, clock: Clock) -> None:
    """Three claims of one mention are one event; ``everywhere=False`` mends the one."""
    text = (
        "Ida Storm, a diplomat, met Rosa Delmar, a diplomat. The diplomat said 30 ships came in. "
        "The diplomat said 40 trucks came in. The diplomat said 50 trains came in. "
        "Rosa Delmar said 60 cars came in."
    )
    with Case.open(tmp_path / "m.factcheck", clock=clock, create=True) as case:
        take_in(case, [document(text, Role.DRAFT)], reviewer="Ada")
        review = Review(case, "Ada")
        before = speakers(case)
        texts = {one: case.claim(one).text for one in before}
        asked = [
            next(one for one, text in texts.items() if word in text)
            for word in ("ships", "trucks", "trains")
        ]
        assert len({before[one] for one in asked}) == 1
        other = "Ida Storm" if before[asked[0]] == "Rosa Delmar" else "Rosa Delmar"
        only = review.mend_speaker(asked[0], other, everywhere=False)
        assert only.detail["claims"] == 1
        assert [speakers(case)[one] for one in asked] == [other, before[asked[1]], before[asked[1]]]
        review.undo()
        event = review.mend_speaker(asked[1], other)
        assert event.detail["claims"] == 3
        assert {speakers(case)[one] for one in asked} == {other}
        (last,) = (one for one, text in texts.items() if "cars" in text)
        assert speakers(case)[last] == "Rosa Delmar"
        review.undo()
        assert speakers(case) == before
        assert case.audit().problems == ()


def test_mended_claims_follow_their_person(case: Case, review: Review) -> None:
    """Somebody new, named by hand, can be renamed, given a role and merged like anybody else."""
    (claim,) = (one for one in speakers(case) if "hurt" in case.claim(one).text)
    review.mend_speaker(claim, "Zed Marlowe")
    review.rename_person("Zed Marlowe", "Zed M. Marlowe")
    assert said_by(case, "Zed M. Marlowe") == [claim]
    review.set_role("Zed M. Marlowe", "clerk")
    said = case.claim(claim).attribution
    assert said is not None
    assert said.role == "clerk"
    review.merge_people("Ida Storm", "Zed M. Marlowe")
    assert claim in said_by(case, "Ida Storm")
    assert case.audit().problems == ()
    for _ in range(4):
        review.undo()
    assert speakers(case)[claim] == "Robert Stone"
    assert case.audit().problems == ()


def bridge(review: Review) -> str:
    """The claim of the draft's first sentence."""
    claims = review.case.claims_of("d1")
    return next(one.id for one in claims if "4 million" in one.text)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda review: review.merge_people("Ida Storm", "Nobody Known"), "Nobody of the case"),
        (lambda review: review.merge_people("Ida Strom", "Quillan"), "Did you mean 'Ida Storm'"),
        (lambda review: review.merge_people("Ida Storm", "Ida Storm"), "one person already"),
        (lambda review: review.split_person("Ida Storm", ["Storm"], "Eve Storm"), "no form of"),
        (lambda review: review.split_person("Ida Storm", [], "Eve Storm"), "Say which forms"),
        (lambda review: review.split_person("Ida Storm", ["Ida Storm"], "Eve"), "all the forms"),
        (lambda review: review.split_person("Quillan", ["Quillan"], "Anna Quillen"), "somebody"),
        (lambda review: review.rename_person("Ida Storm", "Robert Stone"), "merge them"),
        (lambda review: review.rename_person("Ida Storm", "Ida Storm"), "called so already"),
        (lambda review: review.rename_person("Ida Storm", "  "), "Say the name"),
        (lambda review: review.set_role("Ida Storm", None), "Nothing would change"),
        (lambda review: review.mend_speaker("c1", ""), "Say the speaker"),
        (lambda review: review.mend_speaker(bridge(review), "Quillan"), "Nothing would change"),
        (lambda review: review.mend_speaker("c99", "Ida Storm"), "no claim c99"),
    ],
)
def test_what_makes_no_sense_is_refused(
    case: Case, review: Review, act: Callable[[Review], object], words: str
) -> None:
    """A refusal says why, and nothing is written."""
    head = case.head()
    with pytest.raises((Refused, CaseError), match=words):
        act(review)
    assert case.head() == head


def test_a_surname_of_two_people_must_be_told_apart(tmp_path: Path, clock: Clock) -> None:
    """Where a form is of two people, the refusal names both."""
    texts = [
        "Harriet Lundqvist said no. Lundqvist left.",
        "Robert Lundqvist spoke. Lundqvist left.",
    ]
    with Case.open(tmp_path / "two.factcheck", clock=clock, create=True) as case:
        take_in(case, [document(text) for text in texts], reviewer="Ada")
        with pytest.raises(Refused, match=r"Harriet Lundqvist' or 'Robert Lundqvist"):
            Review(case, "Ada").rename_person("Lundqvist", "H. L.")


def test_decisions_hold_for_documents_that_come_later(case: Case, review: Review) -> None:
    """Merged stays merged and split stays split, also under names that nobody had written."""
    review.merge_people("Ida Storm", "Robert Stone")
    review.split_person("Anna Quillen", ["Anna Quillan", "Quillan"], "Olga Quillan")
    take_in(case, [document(LATER), document("Robert J. Stone said 7 cars burnt.")], reviewer="Bo")
    found = speakers(case)
    by_text = {case.claim(one).text: speaker for one, speaker in found.items()}
    assert [who for text, who in by_text.items() if "6 million" in text] == ["Anna Quillen"]
    assert [who for text, who in by_text.items() if "7 cars" in text] == ["Ida Storm"]
    assert [who for text, who in by_text.items() if "4 million" in text] == ["Olga Quillan"]
    assert case.audit().problems == ()


def test_the_order_of_deciding_and_adding_does_not_matter(tmp_path: Path, clock: Clock) -> None:
    """A document added before or after the decisions makes the same people of the names."""
    found = []
    for late in (False, True):
        with Case.open(tmp_path / f"{late}.factcheck", clock=clock, create=True) as case:
            texts = [document(DRAFT, Role.DRAFT), document(SOURCE)]
            take_in(case, texts if late else [*texts, document(LATER)], reviewer="Ada")
            review = Review(case, "Ada")
            review.merge_people("Ida Storm", "Robert Stone")
            review.split_person("Quillan", ["Anna Quillan", "Quillan"], "Olga Quillan")
            if late:
                take_in(case, [document(LATER)], reviewer="Ada")
            # A name that was decided about stays; which one it is depends on what there was then.
            found.append(
                {(one.claims, one.forms, one.roles, one.kind) for one in case.cast.members()}
            )
            assert case.audit().problems == ()
    assert found[0] == found[1]


def test_undo_gives_back_what_documents_brought_meanwhile(case: Case, review: Review) -> None:
    """Undone after a document came in, a merge leaves the cast that the documents alone make."""
    review.merge_people("Ida Storm", "Robert Stone")
    take_in(case, [document(LATER)], reviewer="Ada")
    review.undo()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plain.factcheck"
        with Case.open(path, clock=case.now, create=True) as plain:
            texts = [document(DRAFT, Role.DRAFT), document(SOURCE), document(LATER)]
            take_in(plain, texts, reviewer="Ada")
            assert case.cast.members() == plain.cast.members()
            assert speakers(case) == speakers(plain)


def test_somebody_who_was_changed_meanwhile_is_not_changed_again(case: Case) -> None:
    """Two programs at one case: the second act on a person that is no more is refused."""
    with Case.open(case.path, clock=case.now) as other:
        ada, bo = Review(case, "Ada"), Review(other, "Bo")
        ada.merge_people("Ida Storm", "Robert Stone")
        bo.rename_person("Ida Storm", "Ida Gale")
        with pytest.raises(Refused, match="Bo has changed"):
            ada.undo()
        with pytest.raises(Refused, match="is called so already"):
            ada.rename_person("Robert Stone", "Ida Gale")
        bo.undo()
        ada.undo()
        assert other.audit().problems == ()


def test_a_change_worked_out_from_an_older_state_is_refused(case: Case, review: Review) -> None:
    """Changes that start from what no longer stands are not written."""
    from claims import recasting

    mine = recasting.rename_person(case, "Ida Storm", "Ida Gale")
    review.rename_person("Ida Storm", "Ida Breeze")
    with pytest.raises(Refused, match="changed meanwhile"):
        case.record(mine.act, mine.changes, reviewer="Bo", detail=mine.detail)
    assert "Ida Breeze" in speakers(case).values()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE casting SET value = '\"Eve\"' WHERE field = 'person'", "its person is 'Eve'"),
        ("DELETE FROM casting WHERE field = 'apart'", "its apart is False, the history says True"),
        ("UPDATE casting SET value = '\"Eve\"' WHERE field = 'called'", "its called is 'Eve'"),
        (
            "INSERT INTO casting VALUES ('person:Eve', 'role', '\"queen\"')",
            "person:Eve: its role is 'queen', which no event says",
        ),
        (
            "INSERT INTO casting VALUES ('name:Quillan', 'apart', 'true')",
            "name:Quillan: its apart is True, which no event says",
        ),
        ("UPDATE names SET person = 'Eve' WHERE id = 1", "is shown as 'Eve', which no event says"),
        ("UPDATE names SET machine = 'Eve' WHERE id = 1", "which no event says"),
        ("UPDATE names SET role = 'queen' WHERE id = 1", "which no event says"),
        ("UPDATE forms SET person = 'Eve' WHERE form = 'Anna Quillan'", "a form of 'Anna Quillen'"),
        ("DELETE FROM forms WHERE form = 'Quillan'", "'Quillan', a form of"),
        ("DELETE FROM namings WHERE document = 2", "whether d2 names"),
        ("INSERT INTO namings VALUES ('Eve', 1)", "whether d1 names 'Eve'"),
        ("UPDATE people SET record = replace(record, '\"names\"', '\"name_\"')", "not those that"),
    ],
)
def test_tampering_with_the_cast_shows(
    case: Case, review: Review, statement: str, words: str
) -> None:
    """Each single change of what was decided, or of what follows, is found and named."""
    review.split_person("Anna Quillen", ["Anna Quillan"], "Olga Quillan")
    review.rename_person("Ida Storm", "Ida Gale")
    review.set_role("Robert Stone", "envoy")
    assert case.audit().problems == ()
    path, clock = case.path, case.now
    case.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()
    with Case.open(path, clock=clock, read_only=True) as again:
        problems = again.audit().problems
    assert any(words in problem for problem in problems), problems


def test_a_case_of_before_is_read_anew_for_the_first_act(case: Case, review: Review) -> None:
    """Where it was not kept whose each name is, the cast is read again before it is changed."""
    before = shown(case)
    path, clock = case.path, case.now
    people = case.cast.people()
    case.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE people SET record = json_remove(record, '$.names')")
        raw.commit()
    with Case.open(path, clock=clock) as again:
        assert again.cast.people() == people
        assert again.cast.known_as.older
        Review(again, "Ada").rename_person("Quillan", "Annie")
        assert not again.cast.known_as.older
        Review(again, "Ada").undo()
        assert shown(again) == before
        assert again.audit().problems == ()


def act(review: Review, chance: random.Random) -> None:
    """One act on the cast chosen by chance; it may be refused."""
    names = [one.person.name for one in review.case.cast.members()]
    claims = [f"c{key}" for key in review.case.queue.claim_ids()]
    person = chance.choice(names)
    new = chance.choice(["Zoë Vance", "Yan Ost", "Anna Quillan", "Quillan", *names])
    match chance.randrange(5):
        case 0:
            review.merge_people(person, chance.choice(names))
        case 1:
            forms = review.case.cast.known_as.forms(person)
            taken = chance.sample(forms, min(len(forms), chance.randrange(1, 3)))
            review.split_person(person, taken, new)
        case 2:
            review.rename_person(person, new)
        case 3:
            review.set_role(person, chance.choice(["envoy", "clerk", None]))
        case _:
            review.mend_speaker(chance.choice(claims), new, everywhere=chance.random() < 0.5)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(min_value=0, max_value=2**32))
def test_any_acts_are_undone_and_redone_exactly(template: Path, clock: Clock, seed: int) -> None:
    """After each act the audit holds; undo steps back through every cast, redo forth again."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.factcheck"
        path.write_bytes(template.read_bytes())
        with Case.open(path, clock=clock) as case:
            review = Review(case, "Ada")
            seen = [shown(case)]
            for _ in range(6):
                try:
                    act(review, chance)
                except Refused:
                    continue
                seen.append(shown(case))
                speakers(case)
                assert case.audit().problems == ()
            for state in reversed(seen[:-1]):
                review.undo()
                assert shown(case) == state
            for state in seen[1:]:
                review.redo()
                assert shown(case) == state
            assert case.audit().problems == ()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of three documents, closed, to be copied."""
    from datetime import UTC, datetime

    path = tmp_path_factory.mktemp("cast") / "template.factcheck"
    with Case.open(path, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), create=True) as case:
        texts = [document(DRAFT, Role.DRAFT), document(SOURCE), document(LATER)]
        take_in(case, texts, reviewer="Ada")
    return path
