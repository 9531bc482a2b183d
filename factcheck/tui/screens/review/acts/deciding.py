"""Deciding: verdicts, reasons, stances, putting off, flags, and taking all of it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from claims.model import ClaimState, Event, Stance
from claims.review import Review
from claims.scales import Label
from factcheck.tui.held import Held
from factcheck.tui.writer import Job

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.screens.write import Draft, Postponed


Say: TypeAlias = Callable[[str, str], None]
"""Tells the person something, in a tone."""


def submit(screen: ReviewScreen, job: Job, words: str, say: Say | None = None) -> None:
    """Hand an act to the writer; who decides is asked for once, before the first.

    ``say`` tells the person why nothing was done, where another screen lies over the review. What
    somebody else changed since the reviewer saw it is refused, not overwritten.
    """
    seen = screen.live.seen
    if screen.looking:
        (say or screen.say)("Still looking for the claim: nothing was decided.", "warn")
    elif screen.writer.reviewer:
        screen.writer.submit(job, words, seen=seen)
    else:
        _introduce(screen, lambda: screen.writer.submit(job, words, seen=seen), say or screen.say)


def _introduce(screen: ReviewScreen, then: Callable[[], None], say: Say) -> None:
    from factcheck.tui.screens.ask import Ask, Question

    def named(name: str | None) -> None:
        if name:
            screen.introduce(name)
            then()
        else:
            say("Nothing was decided: every decision needs a name.", "warn")

    screen.app.push_screen(
        Ask(
            Question(
                title="Who is deciding?",
                explanation="Your name stands beside every decision. It is asked for once.",
                required=True,
            )
        ),
        named,
    )


def _targets(screen: ReviewScreen) -> tuple[str, ...]:
    """The selected claims in the order of the queue, or the current one."""
    selected = screen.claims.selected
    if selected:
        return tuple(f"c{claim}" for claim in screen.claims.ids if claim in selected)
    current = screen.claims.current
    return () if current is None else (f"c{current}",)


def _state(screen: ReviewScreen, claim: str) -> ClaimState:
    return screen.desk.case.states([claim])[claim]


def verdict(screen: ReviewScreen, key: str) -> None:
    """Give the verdict of a key, after asking why where it demands a reason."""
    label = next((one for one in screen.desk.scale.labels if one.key == key), None)
    claims = _targets(screen)
    if label is None:
        screen.bar.say(f"The scale {screen.desk.scale.name} has no verdict {key}.", "warn")
    elif label.needs_rationale and not _explained(screen, claims):
        _ask_why(screen, claims, label)
    else:
        submit(screen, _decide(claims, label), _given(label, claims))


def _explained(screen: ReviewScreen, claims: Sequence[str]) -> bool:
    states = screen.desk.case.states(claims)
    return all(states[claim].rationale or states[claim].correction for claim in claims)


def _decide(claims: Sequence[str], label: Label, because: str | None = None) -> Job:
    return lambda review: review.decide(claims, label.slug, because)


def _given(label: Label, claims: Sequence[str]) -> str:
    of = claims[0] if len(claims) == 1 else f"{len(claims)} claims"
    return f"{of}: {label.words}"


def _ask_why(screen: ReviewScreen, claims: Sequence[str], label: Label) -> None:
    def written(draft: Draft | None) -> None:
        if draft is None:
            screen.bar.say("No verdict was given; the draft is kept under r.")
            return

        def job(review: Review) -> Event:
            # The wording is of one claim: several that are judged together keep their own.
            wording = (draft.correction or None) if len(claims) == 1 else None
            event = review.decide(claims, label.slug, draft.rationale or None, wording=wording)
            _forget_draft(review, claims[0])
            return event

        submit(screen, job, _given(label, claims))

    _write(screen, claims[0], f"{label.words}: why?", written)


def _write(
    screen: ReviewScreen, claim: str, title: str, written: Callable[[Draft | None], None]
) -> None:
    from factcheck.tui.screens.write import Write

    def keep(draft: Draft) -> bool:
        return screen.writer.remember_now(_draft_key(claim), [draft.rationale, draft.correction])

    about = screen.desk.case.claim(claim).text
    screen.app.push_screen(Write(title, about, _draft(screen, claim), keep), written)


def _draft_key(claim: str) -> str:
    return f"draft:{claim}"


def _draft(screen: ReviewScreen, claim: str) -> Draft:
    from factcheck.tui.screens.write import Draft

    kept = screen.desk.case.recall(screen.writer.reviewer, _draft_key(claim))
    match kept:
        case [str(rationale), str(correction)]:
            return Draft(rationale, correction)
        case _:
            pass
    state = _state(screen, claim)
    return Draft(state.rationale, state.correction)


def _forget_draft(review: Review, claim: str) -> None:
    review.case.remember(review.reviewer, _draft_key(claim), None)


def rationale(screen: ReviewScreen) -> None:
    """Write why."""
    claim = f"c{screen.claims.current}"
    before = _state(screen, claim)

    def written(draft: Draft | None) -> None:
        if draft is None:
            return

        def job(review: Review) -> Event:
            if draft.rationale == before.rationale:
                event = review.correct(claim, draft.correction)
            else:
                event = review.explain(claim, draft.rationale, wording=draft.correction)
            _forget_draft(review, claim)
            return event

        if (draft.rationale, draft.correction) != (before.rationale, before.correction):
            submit(screen, job, f"{claim}: the reason is written")

    _write(screen, claim, f"Why? — claim {screen.claims.current}", written)


def clear(screen: ReviewScreen) -> None:
    """Take the verdict back."""
    claims = _targets(screen)
    submit(screen, lambda review: review.clear(claims), "the verdict is taken back")


def skip(screen: ReviewScreen) -> None:
    """Leave the claim for the moment, and go on."""
    from factcheck.tui.screens.review.acts.moving import next_open

    claim = _targets(screen)[0]
    submit(screen, lambda review: review.skip(claim), f"{claim}: skipped")
    next_open(screen)


def defer(screen: ReviewScreen) -> None:
    """Put the claim off, or take it up again."""
    claim = f"c{screen.claims.current}"
    if _state(screen, claim).deferred is not None:
        submit(screen, lambda review: review.resume(claim), f"{claim}: taken up again")
        return
    from factcheck.tui.screens.write import Postpone

    held = Held(screen, f"defer:{claim}")

    def given(found: Postponed | None) -> None:
        if found:
            job = held.forgotten_by(lambda review: review.defer(claim, found.reason, found.until))
            submit(screen, job, f"{claim}: put off")

    screen.app.push_screen(Postpone(held.value, held.keep), given)


def flag(screen: ReviewScreen) -> None:
    """Flag the claim for the editor, or take the flag off."""
    claim = f"c{screen.claims.current}"
    if _state(screen, claim).flag is not None:
        submit(screen, lambda review: review.flag(claim, None), f"{claim}: the flag is off")
        return
    from factcheck.tui.screens.ask import Ask, Question

    held = Held(screen, f"flag:{claim}")

    def given(note: str | None) -> None:
        if note is not None:
            job = held.forgotten_by(lambda review: review.flag(claim, note))
            submit(screen, job, f"{claim}: flagged")

    question = Question(
        title="Flag for the editor",
        explanation="A note, if it needs one.",
        value=held.value,
        typed=held.keep,
    )
    screen.app.push_screen(Ask(question), given)


def select(screen: ReviewScreen) -> None:
    """Select the claim or let go of it, and go to the next."""
    current = screen.claims.current
    if current is not None:
        screen.claims.select(screen.claims.selected ^ {current})
        screen.restate(selected=len(screen.claims.selected))
        screen.claims.action_cursor(1)


def undo(screen: ReviewScreen) -> None:
    """Take back the last act."""
    submit(screen, lambda review: review.undo(), "undo")


def redo(screen: ReviewScreen) -> None:
    """Do again what was undone."""
    submit(screen, lambda review: review.redo(), "redo")


def stance(screen: ReviewScreen, name: str) -> None:
    """Say what the passage does to the claim; the same again takes it off."""
    passage = screen.evidence.current
    if passage:
        wanted = None if passage.stance == Stance(name) else Stance(name)
        words = f"{passage.id}: {wanted.value if wanted else 'no stance'}"
        submit(screen, lambda review: review.take_stance(passage.id, wanted), words)


def dismiss(screen: ReviewScreen) -> None:
    """Dismiss the passage."""
    passage = screen.evidence.current
    if passage:
        submit(screen, lambda review: review.dismiss(passage.id), f"{passage.id}: dismissed")


ACTS: dict[str, Callable[..., None]] = {
    "verdict": verdict,
    "clear": clear,
    "rationale": rationale,
    "skip": skip,
    "defer": defer,
    "flag": flag,
    "select": select,
    "undo": undo,
    "redo": redo,
    "stance": stance,
    "dismiss": dismiss,
}
