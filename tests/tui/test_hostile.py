"""Hostile text in every place where text is shown: visible, harmless, and the program goes on."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.model import (
    Attribution,
    AttributionKind,
    CastMember,
    Claim,
    ClaimKind,
    Cluster,
    DiffPart,
    Document,
    Evidence,
    Extraction,
    Form,
    LearntRole,
    NameFinding,
    Period,
    Person,
    Quantity,
    Relation,
    Role,
    Scope,
    Span,
)
from claims.recasting import name_people
from claims.review import Review
from claims.store import Case
from claims.store.counts import Counts
from factcheck.clock import stepping_clock
from factcheck.safe import is_safe
from factcheck.tui.commands import COMMANDS
from factcheck.tui.render.hints import click_of
from factcheck.tui.screens.cast.reading import CastRead
from factcheck.tui.screens.overview.reading import Counted, Looked

from .driving import Driven, driven
from .hostile import PAYLOADS


def hostile_case(path: Path, text: str) -> Path:
    """A case with the text in its documents, names, figures, scope, evidence and decisions."""
    words = f"{text} in 10 words"
    whole = Span(0, len(words))
    ten = Quantity(
        span=Span(words.index("10"), words.index("10") + 2),
        text="10",
        value=10,
        unit=text,
        per=text,
    )
    claim = Claim(
        span=whole,
        text=words,
        kinds=(ClaimKind.NUMERIC, ClaimKind.ATTRIBUTED),
        quantities=(ten,),
        attribution=Attribution(
            source=(),
            cue=(),
            content=(whole,),
            kind=AttributionKind.DIRECT,
            speaker=text,
            role=text,
            because=text,
        ),
        scope=Scope(subject=text, place=(text,), period=Period(text=text), population=text),
    )
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    with Case.open(path, clock=clock, create=True) as case:
        added = case.add_document(
            Document(text=words, sha256="a" * 64, role=Role.DRAFT, title=text, publisher=text),
            Extraction(quantities=(ten,), claims=(claim,)),
            reviewer="",
        ).document
        note = case.add_document(
            Document(text=words, sha256="b" * 64, title=f"note {text}", publisher=text),
            Extraction(),
            reviewer="",
        ).document
        first = case.claims_of(added.id)[0]
        case.passages.add(
            [
                Evidence(
                    claim=first.id,
                    document=note.id,
                    span=whole,
                    text=words,
                    relation=Relation.ALTERED,
                    reasons=(text,),
                    claim_quantity=ten,
                    quantity=ten,
                    diff=(DiffPart("removed", text), DiffPart("added", text)),
                    locator=text,
                )
            ]
        )
        review = Review(case, text)
        review.explain(first.id, text)
        review.correct(first.id, text)
        review.flag(first.id, text)
        review.defer(first.id, text)
    return path


OURS = {"", *map(click_of, COMMANDS)}
"""What a click may do: the acts of the table, and nothing that a document wrote."""


def assert_harmless(one: Driven) -> None:
    """Nothing on the screen steers, and no part of it is a link."""
    for strip in one.app.screen._compositor.render_strips():
        for segment in strip:
            assert segment.control or is_safe(segment.text), repr(segment.text)
            assert segment.style is None or segment.style.link is None
            clicked = segment.style.meta.get("@click", "") if segment.style else ""
            assert clicked in OURS or clicked.startswith("app.press('")


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path, text: str) -> None:
    """Through every pane and dialog that shows a document's or a person's words."""
    path = hostile_case(tmp_path / "case.factcheck", text)
    async with driven(path, size=(160, 45), reviewer="x") as one:
        assert_harmless(one)
        for keys in (
            ["enter"],
            ["enter", "escape"],
            ["z", "z", "escape"],
            ["x"],
            ["right_square_bracket"],
            ["escape", "h"],
            ["enter"],
            ["escape", "escape", "H"],
            ["j", "tab"],
            ["escape", "escape", "p"],
            ["escape", "o"],
            ["escape", "r"],
            ["escape", "e"],
            ["escape", "f"],
            ["w"],
            ["escape", "S"],
            ["escape", "question_mark"],
            ["escape"],
        ):
            await one.press(*keys)
            assert_harmless(one)
        await one.press("a", "enter")
        await one.type("words")
        await one.until(lambda: "in 10 words" in one.text(), "passages are found")
        await one.press("enter", "enter", "l")
        assert_harmless(one)
        await one.press("escape", "escape")
        await one.press("slash")
        await one.type("words")
        await one.until(lambda: "in 10 words" in one.text().split("Search all")[-1], "found")
        assert_harmless(one)
        await one.press("escape")
        one.review.say(text, "bad")
        await one.settle()
        assert_harmless(one)
        assert one.app.is_running


def hostile_people(path: Path, text: str) -> Path:
    """A case in which names, forms, roles and reasons hold the text."""
    said = f"{text} said {text} chief, that 10 of 20 agree"
    named = said.index(text, 1)
    whole, name = Span(0, len(said)), Span(0, len(text))
    claims = tuple(
        Claim(
            span=Span(0, end),
            text=said[:end],
            kinds=(ClaimKind.ATTRIBUTED,),
            attribution=Attribution(
                source=(name,),
                cue=(Span(len(text) + 1, len(text) + 5),),
                content=(Span(named, end),),
                kind=AttributionKind.INDIRECT,
                speaker=speaker,
                role=text,
                because=text,
            ),
        )
        for end, speaker in ((whole.end, text), (whole.end - 1, f"Other {text}"))
    )
    people = tuple(
        Person(name=one, aliases=(text,), roles=(f"{text} chief",), mentions=(name,), kind="person")
        for one in (text, f"Other {text}")
    )
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    with Case.open(path, clock=clock, create=True) as case:
        for number, role in enumerate((Role.DRAFT, Role.SOURCE)):
            document = Document(text=said, sha256=str(number) * 64, role=role, title=text)
            case.add_document(document, Extraction(claims=claims, people=people), reviewer="")
        name_people(case, reviewer="")
        first, second = case.claims_of("d1")
        case.passages.add(
            [
                Evidence(
                    claim=one.id,
                    document="d2",
                    span=whole,
                    text=said,
                    relation=relation,
                    reasons=(text,),
                    diff=(DiffPart("removed", text), DiffPart("added", text)),
                    locator=text,
                )
                for one, relation in ((first, Relation.ALTERED), (second, Relation.SPELLING))
            ]
        )
    return path


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_hostile_names_are_shown_and_do_nothing(tmp_path: Path, text: str) -> None:
    """Through the cast, the front page, and the dialog that says who somebody is."""
    path = hostile_people(tmp_path / "case.factcheck", text)
    async with driven(path, size=(120, 40), reviewer="x") as one:
        for keys in (
            ["i"],
            ["exclamation_mark"],
            ["1"],
            ["b"],
            ["tab", "G"],
            ["C"],
            ["space", "j", "space", "m"],
            ["escape", "enter", "enter"],
            ["escape", "s"],
            ["escape", "escape", "r"],
            ["escape", "t"],
            ["escape", "u"],
            ["escape", "escape", "escape", "escape"],
        ):
            await one.press(*keys)
            assert_harmless(one)
        assert one.app.is_running


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_hostile_findings_do_nothing(case_path: Path, text: str) -> None:
    """Findings of the name check and clusters show whatever they are made of."""
    place = Span(0, 5)
    finding = NameFinding(text, (text, text), (Form(text, "d1", place),), text)
    member = CastMember(
        person=Person(name=text, roles=(text,)),
        kind=text,
        claims=1,
        forms=(Form(text, "d1", place),),
        roles=(LearntRole(text, "d1", place, text), LearntRole(text)),
    )
    cluster = Cluster(id=text, claims=("c1",), documents=2, outliers=("c1",), spread=text)
    async with driven(case_path, size=(120, 40)) as one:
        await one.press("C")
        one.app.screen.post_message(CastRead((member,), (finding,), {"d1": text}))
        await one.press("j", "j", "enter")
        assert_harmless(one)
        await one.press("escape", "escape", "b")
        one.app.screen.post_message(Looked(5, (), (), ((cluster, text),)))
        one.app.screen.post_message(
            Counted(Counts(1, speakers=Counter([text])), {"d1": text}, done=False)
        )
        await one.settle()
        assert_harmless(one)
        assert one.app.is_running


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_the_guard_catches_what_a_widget_lets_through(case_path: Path, text: str) -> None:
    """A widget that is handed raw text shows it harmless all the same."""
    from rich.segment import Segment
    from textual.strip import Strip

    from factcheck.tui.widgets.claim_list import ClaimList

    raw = text.replace("\n", " ")
    async with driven(case_path) as one:
        one.review.claims.render_line = lambda y: Strip([Segment(raw)])  # type: ignore[method-assign]
        assert isinstance(one.review.claims, ClaimList)
        one.review.claims.refresh()
        await one.settle()
        assert_harmless(one)
