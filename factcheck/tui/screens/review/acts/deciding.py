"""Deciding: verdicts, reasons, stances, putting off, flags, and taking all of it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from claims.model import ClaimState, Event, Json, Stance
from claims.review import Review
from claims.scales import Label
from factcheck.tongue import plain, tr
from factcheck.tui.commands import keys_for
from factcheck.tui.screens.review.acts.choosing import of_words, sure, targets
from factcheck.tui.writer import Job

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen
    from factcheck.tui.screens.write import Draft


Say: TypeAlias = Callable[[str, str], None]
"""Tells the person something, in a tone."""


def submit(
    screen: ReviewScreen, job: Job, words: str, say: Say | None = None, *, reading: bool = False
) -> None:
    """Hand an act to the writer; who decides is asked for once, before the first. In a blind
    session only a blind ``reading`` is.

    ``say`` tells the person why nothing was done, where another screen lies over the review. What
    somebody else changed since the reviewer saw it is refused, not overwritten.
    """
    seen = screen.live.seen
    if screen.blind and not reading:
        words = tr("Not in a blind reading: verdicts and looking are. :reveal ends it.")
        (say or screen.say)(words, "warn")
        return
    if "jump" in screen.awaited:
        (say or screen.say)(tr("Still looking for the claim: nothing was decided."), "warn")
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
            say(tr("Nothing was decided: every decision needs a name."), "warn")

    screen.app.push_screen(
        Ask(
            Question(
                title=tr("Who is deciding?"),
                explanation=tr("Your name stands beside every decision. It is asked for once."),
                required=True,
            )
        ),
        named,
    )


def _state(screen: ReviewScreen, claim: str) -> ClaimState:
    return screen.desk.case.states([claim])[claim]


def verdict(screen: ReviewScreen, key: str) -> None:
    """Give the verdict of a key, after asking why where it demands a reason."""
    label = next((one for one in screen.desk.scale.labels if one.key == key), None)
    if label is None:
        words = tr("The scale {name} has no verdict {key}.")
        screen.bar.say(words.format(name=screen.desk.scale.name, key=key), "warn")
    else:
        give(screen, label)


def give(screen: ReviewScreen, label: Label) -> None:
    """Give a verdict to what is chosen, after asking why where it demands a reason."""
    claims = targets(screen)

    def given() -> None:
        if label.needs_rationale and not _explained(screen, claims):
            _ask_why(screen, claims, label)
        else:
            submit(screen, _decide(claims, label), _given(label, claims))

    sure(screen, claims, tr(label.words), given)


def _explained(screen: ReviewScreen, claims: Sequence[str]) -> bool:
    states = screen.desk.case.states(claims)
    return all(one.rationale or one.correction or one.number for one in states.values())


def _decide(claims: Sequence[str], label: Label, because: str | None = None) -> Job:
    return lambda review: review.decide(claims, label.slug, because)


def _given(label: Label, claims: tuple[str, ...]) -> str:
    """What was given, with its definition behind it as far as the line goes."""
    return plain(f"{of_words(claims)}: {tr(label.words)} — {tr(label.definition)}")


def _ask_why(screen: ReviewScreen, claims: tuple[str, ...], label: Label) -> None:
    def written(draft: Draft | None) -> None:
        if draft is None:
            kept = screen.desk.case.memory.recall(screen.writer.reviewer, _draft_key(claims[0]))
            words = tr("No verdict was given; the draft is kept under {key}.")
            if not (isinstance(kept, list) and any(kept)):
                words = tr("No verdict was given.")
            screen.bar.say(words.format(key=keys_for("review.rationale")))
            return

        def job(review: Review) -> Event:
            # Wording and number are of one claim: several judged together keep their own.
            alone = len(claims) == 1
            event = review.decide(
                claims,
                label.slug,
                draft.rationale or None,
                wording=(draft.correction or None) if alone else None,
                number=(draft.number or None) if alone else None,
            )
            _forget_draft(review, claims[0])
            return event

        submit(screen, job, _given(label, claims))

    title = tr("{verdict}: why?").format(verdict=tr(label.words))
    _write(screen, claims[0], title, written, tr(label.definition))


def _write(
    screen: ReviewScreen,
    claim: str,
    title: str,
    written: Callable[[Draft | None], None],
    definition: str = "",
) -> None:
    from claims import reasons
    from factcheck.tui.screens.write import About, Write

    def keep(draft: Draft) -> bool:
        held: list[Json] = [draft.rationale, draft.correction, draft.number]
        return screen.writer.remember_now(_draft_key(claim), held)

    case, passage = screen.desk.case, screen.evidence.current
    stated = case.claim(claim)
    known = reasons.values(case, claim, passage if passage and passage.claim == claim else None)
    templates = reasons.checked(screen.sitting.reasons, "reasons.")
    # What the claim and its evidence fill whole stands first.
    in_order = sorted(templates.items(), key=lambda one: reasons.missing(one[1], known))
    about = About(
        claim=stated,
        language=screen.desk.document(stated.document).language or "en",
        definition=definition,
        reasons={name: reasons.filled(text, known) for name, text in in_order},
    )
    screen.app.push_screen(Write(title, about, _draft(screen, claim), keep), written)


def _draft_key(claim: str) -> str:
    return f"draft:{claim}"


def _draft(screen: ReviewScreen, claim: str) -> Draft:
    from factcheck.tui.screens.write import Draft

    kept = screen.desk.case.memory.recall(screen.writer.reviewer, _draft_key(claim))
    match kept:
        case [str(rationale), str(correction)]:
            return Draft(rationale, correction)
        case [str(rationale), str(correction), str(number)]:
            return Draft(rationale, correction, number)
        case _:
            pass
    state = _state(screen, claim)
    return Draft(state.rationale, state.correction, state.number)


def _forget_draft(review: Review, claim: str) -> None:
    review.case.memory.remember(review.reviewer, _draft_key(claim), None)


def rationale(screen: ReviewScreen) -> None:
    """Write why, of all that are selected the same."""
    claims = targets(screen)
    if len(claims) > 1:
        sure(screen, claims, tr("Why"), lambda: _explain_all(screen, claims))
        return
    claim = claims[0]
    state = _state(screen, claim)
    before = (state.rationale, state.correction, state.number)

    def written(draft: Draft | None) -> None:
        if draft is None:
            return
        after = (draft.rationale, draft.correction, draft.number)

        def job(review: Review) -> Event:
            if draft.rationale == before[0]:
                event = review.correct(claim, draft.correction, number=draft.number)
            else:
                wording, number = draft.correction, draft.number
                event = review.explain(claim, draft.rationale, wording=wording, number=number)
            _forget_draft(review, claim)
            return event

        if after != before:
            submit(screen, job, tr("{claim}: the reason is written").format(claim=claim))

    _write(screen, claim, tr("Why? — claim {number}").format(number=screen.claims.current), written)


def _explain_all(screen: ReviewScreen, claims: tuple[str, ...]) -> None:
    """One reason for several claims; each keeps its own corrections."""

    def written(draft: Draft | None) -> None:
        if draft is None or not draft.rationale.strip():
            return

        def job(review: Review) -> Event:
            event = review.explain(claims, draft.rationale)
            _forget_draft(review, claims[0])
            return event

        submit(screen, job, tr("{claim}: the reason is written").format(claim=of_words(claims)))

    _write(screen, claims[0], tr("Why? — {claims}").format(claims=of_words(claims)), written)


def clear(screen: ReviewScreen) -> None:
    """Take the verdict back."""
    claims = targets(screen)
    words = tr("{claims}: the verdict is taken back").format(claims=of_words(claims))
    what = tr("Verdict taken back")
    sure(screen, claims, what, lambda: submit(screen, lambda review: review.clear(claims), words))


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
        words = f"{passage.id}: {tr(wanted.value) if wanted else tr('no stance')}"
        submit(screen, lambda review: review.take_stance(passage.id, wanted), words)


def dismiss(screen: ReviewScreen) -> None:
    """Dismiss the passage."""
    passage = screen.evidence.current
    if passage:
        submit(
            screen,
            lambda review: review.dismiss(passage.id),
            tr("{id}: dismissed").format(id=passage.id),
        )


ACTS: dict[str, Callable[..., None]] = {
    "verdict": verdict,
    "clear": clear,
    "rationale": rationale,
    "undo": undo,
    "redo": redo,
    "stance": stance,
    "dismiss": dismiss,
}
