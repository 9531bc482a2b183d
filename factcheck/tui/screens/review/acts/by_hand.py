"""Evidence by hand, comparing, the past, precedents, and what is opened outside."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from claims.errors import ClaimsError
from claims.model import Document, Relation
from factcheck.tongue import tell, tr
from factcheck.tui.render.text import line
from factcheck.tui.screens.review.acts.deciding import submit
from factcheck.tui.screens.review.acts.people import lay_over

if TYPE_CHECKING:
    from factcheck.tui.screens.paste import Pasted
    from factcheck.tui.screens.review.aside import Source
    from factcheck.tui.screens.review.screen import ReviewScreen


def add(screen: ReviewScreen, text: str = "") -> None:
    """Ask where the passage is from; with words of it, look for them at once."""
    from factcheck.tui.screens.ask import Choice, Choose
    from factcheck.tui.screens.by_hand.choosing import ChoosingScreen

    claim = f"c{screen.claims.current}"
    if text:
        choosing = ChoosingScreen(screen, claim)
        choosing.filter.value = text
        lay_over(screen, choosing)
        return
    ways: dict[str, tuple[str, Callable[[ReviewScreen, str], None]]] = {
        "search": (tr("a document of the case: search and choose"), _search),
        "paste": (tr("a passage from elsewhere: paste it with its citation"), _paste),
        "file": (tr("a file: it becomes a source of the case"), _file),
    }

    def chosen(way: str | None) -> None:
        if way:
            ways[way][1](screen, claim)

    choices = [Choice(name, line((words, ""))) for name, (words, _) in ways.items()]
    screen.app.push_screen(Choose(tr("Evidence from where?"), choices), chosen)


def _search(screen: ReviewScreen, claim: str, document: str = "") -> None:
    from factcheck.tui.screens.by_hand.choosing import ChoosingScreen

    lay_over(screen, ChoosingScreen(screen, claim, document))


def _paste(screen: ReviewScreen, claim: str) -> None:
    from claims.choosing import paste_evidence
    from factcheck.tui.screens.ask import Choose
    from factcheck.tui.screens.paste import Paste, stance_choices, stance_named

    def written(found: Pasted | None) -> None:
        if found is None:
            return

        def weighed(name: str | None) -> None:
            stance = stance_named(name)
            submit(
                screen,
                lambda review: paste_evidence(review, claim, found.passage, found.citation, stance),
                tr("evidence for {claim}").format(claim=claim),
            )
            # A new source is set against all claims, which of many takes a moment.
            screen.say(tr("Writing …"))

        title = tr("What does it do to the claim?")
        screen.app.push_screen(Choose(title, stance_choices()), weighed)

    screen.app.push_screen(Paste(screen.desk.case.claim(claim).text), written)


@dataclass
class FileRead(Message):
    """A file is a document of the case."""

    claim: str
    document: str
    problem: str = ""


def _file(screen: ReviewScreen, claim: str) -> None:
    from factcheck.confinement import typed_path
    from factcheck.tui.screens.ask import Ask, Question

    confined = screen.sitting.confined
    home = screen.sitting.path.parent

    def given(text: str | None) -> None:
        if not text:
            return
        path = typed_path(text, confined)
        path = path if path.is_absolute() else home / path
        if not screen.writer.reviewer:
            screen.say(tr("Say first who you are: any decision asks for it."), "warn")
            return
        screen.say(tr("Reading {name} …").format(name=path.name))
        work = partial(_bring, screen, path, claim, screen.writer.reviewer)
        screen.run_worker(work, thread=True, group="file", exclusive=True, name="file")

    screen.app.push_screen(
        Ask(
            Question(
                title=tr("Which file?"),
                explanation=tr("It is read as any source, then you choose the passage."),
                required=True,
                check=lambda text: typed_path(text, confined),
            )
        ),
        given,
    )


def _bring(screen: ReviewScreen, path: Path, claim: str, reviewer: str) -> None:
    """Read a file into the case; runs in a thread, and goes on in the interface."""
    try:
        found = _brought(screen.aside, path, reviewer)
    except (ClaimsError, OSError) as error:
        screen.app.call_from_thread(screen.say, tell(error), "bad")
        return
    screen.app.call_from_thread(_search, screen, claim, found)


def _brought(source: Source, path: Path, reviewer: str) -> str:
    from claims.documents import Given, files_in, read_file
    from claims.errors import DocumentError
    from claims.intake import take_in
    from claims.model import Role

    documents: list[Document] = []
    for file in files_in([str(path)], Given(role=Role.SOURCE)):
        for one in [file] if isinstance(file, DocumentError) else read_file(file):
            if isinstance(one, DocumentError):
                raise one
            documents.append(one)
    if len(documents) != 1:
        told = tr("{name} holds {n} documents: add it with factcheck add, then search them.")
        raise DocumentError(told.format(name=path.name, n=len(documents)))
    with source.open(lambda words: None) as case:
        take_in(case, documents, reviewer=reviewer)
        held = case.documents(text=False)
        return next(one.id for one in held if one.sha256 == documents[0].sha256)


def compare(screen: ReviewScreen) -> None:
    """The claim beside the current passage, facet by facet."""
    from factcheck.tui.screens.by_hand.compare import CompareScreen

    detail = screen.fresh_detail()
    passage = screen.evidence.current
    if detail and passage:
        passages = tuple(
            card.evidence.id
            for card in screen.evidence.cards
            if card.evidence.relation is not Relation.NOT_FOUND
        )
        if passage.id not in passages:
            # Its place is the claim's own: there is nothing on the other side.
            screen.say(tr("What was found nowhere cannot be compared."), "warn")
            return
        lay_over(screen, CompareScreen(screen, passages, passage.id))


def history(screen: ReviewScreen, text: str = "") -> None:
    """What was done to the claim and its evidence; with a word, only what fits."""
    _past(screen, f"c{screen.claims.current}", text)


def past(screen: ReviewScreen, text: str = "") -> None:
    """What was done in the whole case."""
    _past(screen, "", text)


def _past(screen: ReviewScreen, claim: str, text: str) -> None:
    from factcheck.tui.screens.by_hand.past import PastScreen

    found = PastScreen(screen, claim)
    if text:
        found.filter.value = text
        found.filter.display = True
    lay_over(screen, found)


def precedents(screen: ReviewScreen) -> None:
    """Published checks of the claim, and claims like it."""
    from factcheck.tui.screens.by_hand.precedents import PrecedentsScreen

    lay_over(screen, PrecedentsScreen(screen, f"c{screen.claims.current}"))


def _document(screen: ReviewScreen) -> Document | None:
    """The document of the current passage in the evidence, else the claim's."""
    detail = screen.fresh_detail()
    passage = screen.evidence.current
    if screen.pane == "evidence" and passage:
        return screen.desk.document(passage.document)
    return detail.document if detail else None


def source(screen: ReviewScreen) -> None:
    """Open the document outside."""
    from factcheck.tui.screens.by_hand.opening import open_source

    document = _document(screen)
    if document:
        open_source(screen, screen.sitting, document)


def archived(screen: ReviewScreen) -> None:
    """Open an archived copy of its page."""
    from factcheck.tui.screens.by_hand.opening import open_archived

    document = _document(screen)
    if document:
        open_archived(screen, screen.sitting, document)


def editor(screen: ReviewScreen) -> None:
    """Write the rationale in the reviewer's own editor."""
    from textual.app import SuspendNotSupported

    from factcheck.tui.screens.by_hand.opening import edited, editor_of, refused

    claim = f"c{screen.claims.current}"
    why = refused(screen.sitting)
    command = editor_of(dict(os.environ))
    if why or not command:
        screen.say(why or tr("No editor is set: $VISUAL or $EDITOR names one."), "warn")
        return
    before = screen.desk.case.states([claim])[claim].rationale
    try:
        text = edited(screen.app, before, command).strip()
    except (OSError, ValueError, SuspendNotSupported) as error:
        screen.say(tell(error) or tr("This terminal cannot be lent to an editor."), "bad")
        return
    if text == before:
        screen.say(tr("Nothing was changed."))
    else:
        words = tr("{claim}: the reason is written").format(claim=claim)
        submit(screen, lambda review: review.explain(claim, text), words)


ACTS: dict[str, Callable[..., None]] = {
    "add": add,
    "compare": compare,
    "history": history,
    "past": past,
    "precedents": precedents,
    "source": source,
    "archived": archived,
    "editor": editor,
}
