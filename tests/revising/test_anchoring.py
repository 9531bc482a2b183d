"""Which claims of a text are still there in its next version, and as what."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.extract import extract
from claims.model import Attribution, AttributionKind, Claim, ClaimKind, DiffPart, Span
from claims.revising import Fate, Link, Revision, anchor, word_diff

BUSES = "The council of Estwick bought 40 buses in 2019."
RENTS = "Rents in Norhavn fell by 12 percent in 2021."
AGAIN = "It rose by 5 percent."
SHIPS = "The port of Quillport handled 9,000 ships and employed 400 people in 2022."
SAID = "“We never closed a school in Sarnley,” said Tomas Orr, the deputy mayor."


def claimed(sentences: Sequence[str], *, ends: str = "\n\n") -> tuple[str, list[Claim]]:
    """A text of sentences, each of them a claim."""
    claims: list[Claim] = []
    start = 0
    for sentence in sentences:
        span = Span(start, start + len(sentence))
        claims.append(
            Claim(span=span, text=sentence, kinds=(ClaimKind.FACT,), id=f"c{len(claims)}")
        )
        start = span.end + len(ends)
    return "".join(sentence + ends for sentence in sentences), claims


def revised(old: Sequence[str], new: Sequence[str]) -> Revision:
    """What became of sentences in a next version."""
    return anchor(*claimed(old), *claimed(new))


def read(old: str, new: str) -> list[Link]:
    """What became of the claims that are found in a text."""
    return list(anchor(old, extract(old).claims, new, extract(new).claims).links)


def pairs(revision: Revision) -> list[tuple[str, str | None, str | None]]:
    """Fate, old and new id of every link."""
    return [
        (link.fate.value, link.old.id if link.old else None, link.new.id if link.new else None)
        for link in revision.links
    ]


def test_the_same_words_are_kept_wherever_they_moved() -> None:
    """Two paragraphs that change places keep their claims."""
    found = revised([BUSES, RENTS, SHIPS], [SHIPS, BUSES, RENTS])
    assert pairs(found) == [("kept", "c2", "c0"), ("kept", "c0", "c1"), ("kept", "c1", "c2")]
    assert found.recognised == 1.0


@pytest.mark.parametrize(
    "change",
    [
        ("40", "45"),
        ("Estwick", "Brennock"),
        ("bought", "never bought"),
        ("40", "-40"),
        ("40", "€40"),
        ("buses", "Buses"),
        ("2019.", "2019?"),
    ],
)
def test_any_word_sign_or_name_is_a_change(change: tuple[str, str]) -> None:
    """A number, a name, a negation, a sign: the claim is the same one, and changed."""
    (link,) = revised([BUSES], [BUSES.replace(*change)]).links
    assert link.fate is Fate.CHANGED
    assert {part.op for part in link.diff} > {"same"}


@pytest.mark.parametrize(
    "now",
    [
        BUSES.replace(" bought ", "\u00a0 bought\t"),
        BUSES.replace("Estwick", "Est\u00adwick"),
        SAID.replace("“", '"').replace("”", '"'),
        SAID.replace("“", "« ").replace("”", " »"),
        SAID.replace("said Tomas", "said  Tomas"),
    ],
)
def test_blanks_and_the_style_of_quote_marks_are_no_change(now: str) -> None:
    """The words are the same, so the claim is kept."""
    old = SAID if "school" in now else BUSES
    (link,) = revised([old], [now]).links
    assert link.fate is Fate.KEPT


def test_new_line_breaks_are_no_change() -> None:
    """A text wrapped to other lines keeps all its claims."""
    text = " ".join([BUSES, RENTS, SHIPS] * 4).replace("40", "41", 1)
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 70:
            lines.append(line.strip())
            line = ""
        line += f"{word} "
    found = read(text, "\n".join([*lines, line.strip()]))
    assert {link.fate for link in found} == {Fate.KEPT}


def test_a_quotation_that_becomes_a_paraphrase_has_changed() -> None:
    """Without its marks a sentence is the writer's, not the speaker's."""
    (link,) = revised([SAID], [SAID.replace("“", "").replace("”", "")]).links
    assert link.fate is Fate.CHANGED


def test_repeated_sentences_are_told_apart_by_what_is_around_them() -> None:
    """Of three like sentences the one in the middle is cut, and the right two are kept."""
    old = [BUSES, AGAIN, RENTS, AGAIN, SHIPS, AGAIN]
    found = revised(old, [BUSES, AGAIN, RENTS, SHIPS, AGAIN])
    assert pairs(found) == [
        ("kept", "c0", "c0"),
        ("kept", "c1", "c1"),
        ("kept", "c2", "c2"),
        ("kept", "c4", "c3"),
        ("kept", "c5", "c4"),
        ("vanished", "c3", None),
    ]


def test_a_sentence_said_twice_now_is_kept_once() -> None:
    """The repeat is new: no two claims go on from one."""
    found = revised([BUSES, AGAIN, RENTS], [BUSES, AGAIN, RENTS, AGAIN])
    assert found.counts == {Fate.KEPT: 3, Fate.NEW: 1}
    assert pairs(found)[1] == ("kept", "c1", "c1")


def test_repeats_that_nothing_tells_apart_are_looked_at_again() -> None:
    """One of two like sentences is cut, and all around them is new: neither verdict just stays."""
    old = ["Alpha one.", AGAIN, "Beta two.", AGAIN, "Gamma three."]
    found = revised(old, ["Delta four hundred.", AGAIN, "Epsilon five hundred."])
    (link,) = [link for link in found.links if link.new and link.new.text == AGAIN]
    assert link.fate is Fate.CHANGED
    assert "several places" in link.reason


def test_a_sentence_that_was_split_is_followed_into_its_parts() -> None:
    """Both parts go on from the claim that they were."""
    parts = [
        "The port of Quillport handled 9,000 ships in 2022.",
        "It employed 400 people in 2022.",
    ]
    found = revised([BUSES, SHIPS, RENTS], [BUSES, *parts, RENTS])
    assert pairs(found)[1:3] == [("changed", "c1", "c1"), ("split", "c1", "c2")]


def test_sentences_that_were_joined_are_followed_into_one() -> None:
    """One claim goes on, the other is told to be in it."""
    parts = ["The port of Quillport handled 9,000 ships.", "It employed 400 people."]
    now = "The port of Quillport handled 9,000 ships and it employed 400 people."
    found = revised([BUSES, *parts, RENTS], [BUSES, now, RENTS])
    assert pairs(found)[1:3] == [("changed", "c1", "c1"), ("joined", "c2", "c1")]


def test_words_around_a_claim_count() -> None:
    """A claim inside a sentence that now denies it is re-opened, with the reason."""
    old = "Mara Lindt said the bridge is safe for 3,000 cars a day."
    new = old.replace("said", "never said")
    fates = {link.fate for link in read(old, new) if link.old}
    assert fates == {Fate.CHANGED}


def test_another_speaker_re_opens_the_same_words() -> None:
    """The words and their sentence are the same, and who says them is another."""
    text = "“We bought 40 buses in 2019,” the mayor said."
    claims = [
        Claim(
            span=Span(0, len(text)),
            text=text,
            kinds=(ClaimKind.ATTRIBUTED,),
            attribution=Attribution(
                source=(), cue=(), content=(), kind=AttributionKind.DIRECT, speaker=speaker
            ),
        )
        for speaker in ("Mara Lindt", "Tomas Orr", "Lindt")
    ]
    (other,) = anchor(text, claims[:1], text, claims[1:2]).links
    assert other.fate is Fate.CHANGED
    assert "Tomas Orr, not by Mara Lindt" in other.reason
    (same,) = anchor(text, claims[:1], text, claims[2:]).links
    assert same.fate is Fate.KEPT


def test_nothing_in_common_is_gone_and_new() -> None:
    """An old claim without any like sentence vanishes."""
    found = revised([BUSES], ["Nobody had seen such a winter."])
    assert found.counts == {Fate.NEW: 1, Fate.VANISHED: 1}
    assert found.recognised == 0.0


def test_empty_texts_have_no_claims() -> None:
    """Nothing comes of nothing."""
    assert not anchor("", [], "", []).links
    assert revised([], [BUSES]).counts == {Fate.NEW: 1}


def test_a_difference_shows_the_words_of_both() -> None:
    """What was taken out stands before what was put in."""
    assert word_diff("bought 40 buses now", "bought 45 trams now") == (
        DiffPart("same", "bought "),
        DiffPart("removed", "40 buses "),
        DiffPart("added", "45 trams "),
        DiffPart("same", "now"),
    )


@pytest.mark.parametrize(
    "sentences",
    [
        [AGAIN] * 4_000,
        [AGAIN, "It fell by 5 percent."] * 2_000,
        [f"It rose by {at % 20} percent." for at in range(4_000)],
        [
            f"In {at} the council of ward {at * 7 % 9973} sold {at % 977} bikes."
            for at in range(4_000)
        ],
    ],
    ids=["one repeated", "two in turn", "twenty", "all different"],
)
def test_hostile_repeats_come_to_an_end(sentences: list[str]) -> None:
    """Tens of thousands of like sentences are paired one by one, none of them twice."""
    edited = [one.replace("5", "6") for one in sentences[100:]]
    for now in (sentences[100:], edited):
        found = revised(sentences, now)
        kept = [link for link in found.links if link.fate is Fate.KEPT]
        assert len({link.old.id for link in kept if link.old}) == len(kept)
        assert len({link.new.id for link in kept if link.new}) == len(kept)
        linked = [link for link in found.links if link.fate is not Fate.JOINED and link.new]
        assert len(linked) == len(now)
