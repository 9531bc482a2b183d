"""Reading blind: beginning and ending it, and what the review answers to meanwhile.

The case is then read through connections that do not see what others decided
(:mod:`claims.store.blinding`), so that no screen can show it. Decisions are blind readings, which
leave the verdicts alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from claims import adjudication
from claims.model import Event
from claims.review import Review
from claims.scales import Label
from claims.store.blinding import blind as blindfold
from claims.store.blinding import reveal as uncover
from factcheck.tongue import tr
from factcheck.tui.blindfold import see
from factcheck.tui.commands import keys_for
from factcheck.tui.held import Held
from factcheck.tui.place import BLIND
from factcheck.tui.screens.review.acts.choosing import of_words, sure, targets
from factcheck.tui.screens.review.acts.deciding import submit
from factcheck.tui.writer import Job

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

LOOKING = frozenset(
    {
        *("next-pane", "previous-pane", "evidence-down", "evidence-up", "open", "back", "zoom"),
        *("grow", "shrink", "next-open", "previous-open", "next-attention", "previous-attention"),
        *("search", "next-match", "previous-match", "filter", "saved", "order", "reload"),
        *("select", "select-all", "select-none", "range", "source", "archived", "editor"),
        *("who", "cast", "overview", "documents", "text", "compare", "precedents", "history"),
        *("past", "yank", "cite"),
    }
)
"""What the review answers to in a blind reading as it does otherwise."""


def blind(screen: ReviewScreen) -> None:
    """Begin to read blind; who reads is asked for once."""
    if screen.sitting.case.read_only:
        screen.say(tr("The case may only be read, so nothing can be read blind."), "warn")
    elif not screen.writer.reviewer:
        ask_who(screen)
    elif screen.blind:
        screen.say(tr("You read blind already; :reveal ends it."), "warn")
    else:
        _begin(screen)


def ask_who(screen: ReviewScreen) -> None:
    """Ask who reads blind, and begin; without a name nothing is read blind."""
    from factcheck.tui.screens.ask import Ask, Question

    def named(name: str | None) -> None:
        if name:
            screen.introduce(name)
            _begin(screen)
        else:
            screen.say(tr("Nothing was begun: every reading needs a name."), "warn")

    question = Question(
        title=tr("Who is reading?"),
        explanation=tr("Your own verdicts are shown, those of everybody else are not."),
        required=True,
    )
    screen.app.push_screen(Ask(question), named)


def _begin(screen: ReviewScreen) -> None:
    reviewer = screen.writer.reviewer
    blindfold(screen.sitting.case, reviewer)
    screen.writer.remember(BLIND, True)
    see(screen, reviewer)
    screen.say(tr("You read blind: what others decided is not shown. :reveal ends it."), "warn")


def reveal(screen: ReviewScreen) -> None:
    """End the blind reading, once that is confirmed, and show where readers disagree."""
    from factcheck.tui.screens.ask import Confirm

    if not screen.blind:
        screen.say(tr("You do not read blind; :blind begins it."), "warn")
        return

    def answered(yes: bool | None) -> None:
        if not yes:
            screen.say(tr("You still read blind."))
            return
        uncover(screen.sitting.case)
        screen.writer.remember(BLIND, None)
        see(screen, None)
        agreement(screen)

    done = screen.sitting.case.queue.progress()
    words = tr("{decided:,} of {total:,} claims are read. End it and see what others decided?")
    asked = words.format(decided=done.decided, total=done.total)
    screen.app.push_screen(Confirm(asked), answered)


def agreement(screen: ReviewScreen) -> None:
    """Show how far those agree who have read the same claims, and where they do not."""
    from factcheck.tui.screens.review.acts.people import lay_over
    from factcheck.tui.screens.second.screen import SecondScreen

    lay_over(screen, SecondScreen(screen))


# While it lasts


def verdict(screen: ReviewScreen, key: str) -> None:
    """Read what is chosen as the label of a key, after asking why where it demands a reason."""
    label = next((one for one in screen.desk.scale.labels if one.key == key), None)
    if label is None:
        words = tr("The scale {name} has no verdict {key}.")
        screen.say(words.format(name=screen.desk.scale.name, key=key), "warn")
        return
    claims = targets(screen)

    def given() -> None:
        if label.needs_rationale:
            _ask_why(screen, claims, label)
        else:
            _submit(screen, _reading(claims, label, ""), _given(claims, label))

    sure(screen, claims, tr(label.words), given)


def rationale(screen: ReviewScreen) -> None:
    """Write why the claim was read as it was."""
    claim = f"c{screen.claims.current}"
    state = screen.desk.case.states([claim])[claim]
    label = next((one for one in screen.desk.scale.labels if one.slug == state.verdict), None)
    if label is None:
        screen.say(tr("Give your verdict first, then say why."), "warn")
    else:
        _ask_why(screen, (claim,), label, state.rationale)


def clear(screen: ReviewScreen) -> None:
    """Take one's readings of what is chosen back."""
    claims = targets(screen)
    words = tr("{claims}: your reading is taken back").format(claims=of_words(claims))
    _submit(screen, lambda review: adjudication.take_reading_back(review, claims), words)


def undo(screen: ReviewScreen) -> None:
    """Take back the last reading."""
    _submit(screen, adjudication.undo_reading, "undo")


def redo(screen: ReviewScreen) -> None:
    """Bring back the reading that was undone last."""
    _submit(screen, lambda review: adjudication.undo_reading(review, redo=True), "redo")


def _ask_why(screen: ReviewScreen, claims: tuple[str, ...], label: Label, before: str = "") -> None:
    from factcheck.tui.screens.remark import Remark

    held = Held(screen, f"blind:{claims[0]}")

    def written(text: str | None) -> None:
        if text is None:
            words = tr("No verdict was given; {key} offers what you typed again.")
            screen.say(words.format(key=keys_for("review.rationale")))
        else:
            job = held.forgotten_by(_reading(claims, label, text))
            _submit(screen, job, _given(claims, label))

    title = tr("{verdict}: why?").format(verdict=tr(label.words))
    words = screen.desk.case.claim(claims[0]).text if len(claims) == 1 else ""
    draft = held.value or before
    screen.app.push_screen(Remark(title, words, (), draft, held.keep), written)


def _reading(claims: Sequence[str], label: Label, because: str) -> Job:
    def job(review: Review) -> Event:
        return adjudication.read_blind(review, claims, label.slug, because)

    return job


def _given(claims: tuple[str, ...], label: Label) -> str:
    return tr("{claims}: read as {label}").format(claims=of_words(claims), label=tr(label.words))


def _submit(screen: ReviewScreen, job: Job, words: str) -> None:
    submit(screen, job, words, reading=True)


def acts_of(usual: Mapping[str, Callable[..., None]]) -> dict[str, Callable[..., None]]:
    """What is answered to in a blind reading; everything else says that it is not."""
    found = {name: act if name in LOOKING else _unanswered for name, act in usual.items()}
    return {**found, **BLIND_ACTS}


def _unanswered(screen: ReviewScreen, *_: str) -> None:
    screen.say(tr("Not in a blind reading: verdicts and looking are. :reveal ends it."), "warn")


BLIND_ACTS: dict[str, Callable[..., None]] = {
    "verdict": verdict,
    "rationale": rationale,
    "clear": clear,
    "undo": undo,
    "redo": redo,
    "blind": blind,
    "reveal": reveal,
}
"""The acts that a blind reading does otherwise than the review."""

ANSWERED = LOOKING | {*BLIND_ACTS}

ACTS: dict[str, Callable[..., None]] = {
    "blind": blind,
    "reveal": reveal,
    "agreement": agreement,
}
