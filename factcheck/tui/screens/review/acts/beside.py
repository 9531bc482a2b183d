"""Beside the verdict: how sure it is, tags, and one verdict for a claim that is made twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims import deciding
from claims.model import Confidence
from claims.scales import Label
from factcheck.tongue import later, tr
from factcheck.tui.render.text import clip, line, one_line
from factcheck.tui.screens.review.acts.choosing import of_words, sure, targets
from factcheck.tui.screens.review.acts.deciding import give, submit

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.screens.search import Hits

_LEVELS = {
    Confidence.LOW: later("low confidence"),
    Confidence.MEDIUM: later("medium confidence"),
    Confidence.HIGH: later("high confidence"),
}


def choose_verdict(screen: ReviewScreen) -> None:
    """Choose the verdict from the scale, each with its definition."""
    from factcheck.tui.screens.ask import Choice, Choose

    labels: dict[str, Label] = {one.slug: one for one in screen.desk.scale.labels}
    choices = [
        Choice(
            slug,
            line((f"{tr(one.words)}\n", "bold"), (f"  {tr(one.definition)}", "$quiet")),
            one.key,
        )
        for slug, one in labels.items()
    ]

    def chosen(slug: str | None) -> None:
        if slug:
            give(screen, labels[slug])

    lit = screen.detail.state.verdict if screen.detail else None
    title = tr("Verdict: {scale}").format(scale=screen.desk.scale.name)
    screen.app.push_screen(Choose(title, choices, lit or ""), chosen)


def confidence(screen: ReviewScreen, text: str = "") -> None:
    """Say how sure the verdict is: the level named, or one that is asked for."""
    claims = targets(screen)

    def given(name: str | None) -> None:
        if name is None:
            return
        level = deciding.confidence_of(name)
        told = tr(_LEVELS[level]) if level else tr("confidence taken back")
        words = f"{of_words(claims)}: {told}"
        submit(screen, lambda review: deciding.set_confidence(review, claims, level), words)

    if text:
        sure(screen, claims, tr("Confidence"), lambda: given(text))
        return
    from factcheck.tui.screens.beside import Level

    state = screen.desk.case.states(claims[:1])[claims[0]]
    lit = state.confidence.value if state.confidence else Confidence.MEDIUM.value
    ask = Level(tr("How sure is the verdict?"), lit)
    sure(screen, claims, tr("Confidence"), lambda: _pushed(screen.app.push_screen(ask, given)))


def tags(screen: ReviewScreen, text: str = "") -> None:
    """Add tags and take others off: those named, or those that are asked for."""
    claims = targets(screen)

    def given(written: str | None) -> None:
        if not written:
            return
        add, remove = deciding.tags_of(written)
        words = f"{of_words(claims)}: {tr('tags')} {written}"
        submit(screen, lambda review: deciding.tag(review, claims, add, remove), words)

    if text:
        sure(screen, claims, tr("Tags"), lambda: given(text))
        return
    from factcheck.tui.screens.beside import Tags

    states = screen.desk.case.states(claims[:256]).values()
    present = sorted({tag for state in states for tag in state.tags})
    ask = Tags(tuple(screen.desk.case.same.tags()), tuple(present))
    sure(screen, claims, tr("Tags"), lambda: _pushed(screen.app.push_screen(ask, given)))


def same(screen: ReviewScreen, text: str = "") -> None:
    """Mark as the same as another claim; where all are marked so already, take that off."""
    claims = targets(screen)
    states = screen.desk.case.states(claims)
    if not text and all(state.same_as for state in states.values()):
        words = tr("{claims}: judged by itself again").format(claims=of_words(claims))
        submit(screen, lambda review: deciding.part(review, claims), words)
        return

    def marked(main: str) -> None:
        words = tr("{claims}: the same as {main}").format(claims=of_words(claims), main=main)
        submit(screen, lambda review: deciding.mark_same(review, claims, main), words)

    def given(hits: Hits | None) -> None:
        if hits:
            marked(f"c{hits.chosen}")

    if text:
        marked(f"c{text}" if text.isdecimal() else text)
        return
    from factcheck.tui.screens.beside import Same

    ask = Same(screen.aside, screen.desk, claims)
    sure(screen, claims, tr("Same"), lambda: _pushed(screen.app.push_screen(ask, given)))


def cite(screen: ReviewScreen) -> None:
    """Copy the passage and where it stands."""
    from claims.citing import passage_citation

    passage = screen.evidence.current
    if passage:
        document = screen.desk.document(passage.document)
        screen.app.copy_to_clipboard(passage_citation(passage, document))
        words = tr("The passage and its place are copied: {start}")
        screen.bar.say(clip(line(words.format(start=one_line(passage.text))), 100).plain)


def _pushed(_: object) -> None:
    """Lets go of what opening a dialog gives."""


ACTS: dict[str, Callable[..., None]] = {
    "choose-verdict": choose_verdict,
    "confidence": confidence,
    "tags": tags,
    "same": same,
    "cite": cite,
}
