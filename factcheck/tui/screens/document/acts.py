"""The acts of the screen of a text: moving over claims and gaps, marking, splitting, deciding."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from claims.model import Event, Span, Status
from claims.review import Review
from claims.scales import Label
from factcheck.tongue import tr
from factcheck.tui.commands import keys_for
from factcheck.tui.render.glyphs import ELLIPSIS
from factcheck.tui.render.text import line, one_line
from factcheck.tui.render.whole_text import ClaimMark

if TYPE_CHECKING:
    from factcheck.tui.screens.document.screen import DocumentScreen

_FOUND = 10_000
"""Places that a search goes through."""


def back(screen: DocumentScreen) -> None:
    """One step back: out of a selection, a search; then to the claims."""
    if screen.filter.display:
        screen.filter.display = False
        screen.show_pane("text")
    elif screen.text.selected:
        screen.text.let_go()
        screen.show_about()
    elif screen.text.here.found:
        screen.text.find(())
    else:
        screen.leave()


def _moving(by: int) -> Callable[[DocumentScreen], None]:
    return lambda screen: screen.text.step_lines(by)


def _stepping(by: int) -> Callable[[DocumentScreen], None]:
    return lambda screen: screen.text.step(by)


def _paging(pages: float) -> Callable[[DocumentScreen], None]:
    return lambda screen: screen.text.turn_pages(pages)


def _edge(last: bool) -> Callable[[DocumentScreen], None]:
    return lambda screen: screen.text.go_edge(last)


def _claim_to(step: int) -> Callable[[DocumentScreen], None]:
    def go(screen: DocumentScreen) -> None:
        cursor = screen.text.here.cursor
        mark = screen.claim
        at = mark.span.start if mark and step < 0 else cursor.start if cursor else 0
        found = screen.text.sheet.after(at, step)
        if found:
            screen.text.put(found.span.start)
        else:
            screen.say(tr("No more claims that way."))

    return go


def _gap_to(step: int) -> Callable[[DocumentScreen], None]:
    def go(screen: DocumentScreen) -> None:
        cursor = screen.text.here.cursor
        found = screen.text.sheet.uncovered_after(cursor.start if cursor else 0, step)
        if found:
            screen.text.put(found.start)
        else:
            screen.say(tr("Nothing more to look at that way that no claim holds."))

    return go


def search(screen: DocumentScreen, text: str = "") -> None:
    """Look for words in the text: type them, or take those given."""
    if text:
        look_for(screen, text)
        return
    screen.filter.value = ""
    screen.filter.display = True
    screen.set_focus(screen.filter)


def look_for(screen: DocumentScreen, words: str) -> None:
    """Light every place of some words, and go to the next one."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        screen.text.find(())
        return
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    places = pattern.finditer(screen.document.text)
    found = [Span(*one.span()) for one in islice(places, _FOUND)]
    screen.text.find(found)
    if found:
        _match_to(1)(screen)
    else:
        screen.say(tr("“{words}” stands nowhere in this text.").format(words=one_line(words)))


def _match_to(step: int) -> Callable[[DocumentScreen], None]:
    def go(screen: DocumentScreen) -> None:
        found, cursor = screen.text.here.found, screen.text.here.cursor
        if not found:
            screen.say(tr("Nothing is searched for."))
            return
        at = cursor.start if cursor else 0
        later = [place for place, one in enumerate(found) if one.start > at]
        earlier = [place for place, one in enumerate(found) if one.end <= at]
        ways = (later[:1] or [0]) if step > 0 else (earlier[-1:] or [len(found) - 1])
        screen.text.put(found[ways[0]].start)
        screen.say(f"{ways[0] + 1} / {len(found)}")

    return go


def choose(screen: DocumentScreen) -> None:
    """Mark what is selected; else go to the claim under the cursor in the review."""
    if screen.text.selected:
        mark(screen)
        return
    found = screen.claim
    if found and found.placed.status is not Status.DROPPED:
        screen.go_back_to(found.placed.claim)
    else:
        screen.say(tr("No claim stands here."))


def select(screen: DocumentScreen) -> None:
    """Begin to select words, or select no more."""
    if screen.text.selected:
        screen.text.let_go()
        screen.show_about()
    else:
        screen.text.select()


def other_end(screen: DocumentScreen) -> None:
    """Go to the other end of what is selected."""
    screen.text.other_end()


def mark(screen: DocumentScreen) -> None:
    """Make what is selected a claim; without a selection, the gap or word under the cursor."""
    span = screen.text.selected or _gap(screen)
    if span is None:
        return
    document = screen.document.id

    def job(review: Review) -> Event:
        from claims.marking import mark

        return mark(review, document, span)

    screen.text.let_go()
    screen.submit(job, tr("marked: “{words}”").format(words=_short(screen, span)))


def _gap(screen: DocumentScreen) -> Span | None:
    cursor = screen.text.here.cursor
    gaps = screen.text.sheet.uncovered(cursor.start, cursor.end) if cursor else ()
    found = next(iter(gaps), None)
    if found is None:
        words = tr("Select the words first: {begin} begins, {mark} marks them.")
        keys = {"begin": keys_for("text.select"), "mark": keys_for("text.choose")}
        screen.say(words.format(**keys), "warn")
    return found


def _short(screen: DocumentScreen, span: Span) -> str:
    words = one_line(span.of(screen.document.text))
    return f"{words[:47]}{ELLIPSIS}" if len(words) > 48 else words


def _under(screen: DocumentScreen) -> ClaimMark | None:
    found = screen.claim
    if found is None:
        screen.say(tr("No claim stands here."), "warn")
    return found


def split(screen: DocumentScreen) -> None:
    """Make two claims of the one under the cursor, the second from the cursor on."""
    found, cursor = _under(screen), screen.text.here.cursor
    if found is None or cursor is None:
        return
    claim, at = found.placed.claim, cursor.start

    def job(review: Review) -> Event:
        from claims.marking import split

        return split(review, claim, at)

    screen.submit(job, tr("{claim}: split").format(claim=claim))


def join(screen: DocumentScreen) -> None:
    """Make one claim of the one under the cursor and the next."""
    found = _under(screen)
    if found is None:
        return
    claim = found.placed.claim

    def job(review: Review) -> Event:
        from claims.marking import join

        return join(review, [claim])

    screen.submit(job, tr("{claim}: joined with the next").format(claim=claim))


def resize(screen: DocumentScreen) -> None:
    """Have the claim that the selection shares words with hold just what is selected."""
    span = screen.text.selected
    sharing = screen.text.sheet.meeting(span.start, span.end) if span else []
    present = [one for one in sharing if one.placed.status is not Status.DROPPED]
    if span is None or not present:
        words = tr("Select what the claim should hold: {begin} begins.")
        screen.say(words.format(begin=keys_for("text.select")), "warn")
        return
    best = max(present, key=lambda one: _shared(one.span, span) / len(one.span))
    claim = best.placed.claim

    def job(review: Review) -> Event:
        from claims.marking import resize

        return resize(review, claim, span)

    screen.text.let_go()
    screen.submit(job, tr("{claim}: holds other words").format(claim=claim))


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def drop(screen: DocumentScreen, why: str = "") -> None:
    """Leave the claim under the cursor out as not worth checking; a dropped one comes back."""
    found = _under(screen)
    if found is None:
        return
    claim = found.placed.claim
    if found.placed.status is Status.DROPPED:
        screen.submit(_taking_back(claim), tr("{claim}: in the work again").format(claim=claim))
        return

    def given(reason: str | None) -> None:
        if reason is not None:
            words = tr("{claim}: dropped").format(claim=claim)
            screen.submit(dropping([claim], reason), words)

    if why:
        given(why)
        return
    from factcheck.tui.screens.ask import Ask, Question

    title = tr("Not worth checking?")
    explanation = tr("It leaves the queue and stays on record. Say why, or nothing.")
    screen.app.push_screen(Ask(Question(title=title, explanation=explanation)), given)


def dropping(claims: list[str], why: str) -> Callable[[Review], Event]:
    """The act that drops claims."""

    def job(review: Review) -> Event:
        from claims.marking import drop

        return drop(review, claims, why)

    return job


def _taking_back(claim: str) -> Callable[[Review], Event]:
    def job(review: Review) -> Event:
        from claims.marking import take_back

        return take_back(review, [claim])

    return job


def verdict(screen: DocumentScreen, key: str) -> None:
    """Give the claim under the cursor the verdict of a key, after asking why where it is due."""
    found = _under(screen)
    label = next((one for one in screen.desk.scale.labels if one.key == key), None)
    if found is None:
        return
    if label is None:
        words = tr("The scale {name} has no verdict {key}.")
        screen.say(words.format(name=screen.desk.scale.name, key=key), "warn")
        return
    claim = found.placed.claim
    state = screen.desk.case.states([claim])[claim]
    if not label.needs_rationale or state.rationale or state.correction or state.number:
        _decide(screen, claim, label, None)
        return

    def explained(why: str | None) -> None:
        if why:
            _decide(screen, claim, label, why)

    from factcheck.tui.screens.ask import Ask, Question

    title = tr("{verdict}: why?").format(verdict=tr(label.words))
    question = Question(title=title, explanation=tr(label.definition), required=True)
    screen.app.push_screen(Ask(question), explained)


def _decide(screen: DocumentScreen, claim: str, label: Label, why: str | None) -> None:
    screen.submit(
        lambda review: review.decide([claim], label.slug, why), f"{claim}: {tr(label.words)}"
    )


def clear(screen: DocumentScreen) -> None:
    """Take the verdict of the claim under the cursor back."""
    found = _under(screen)
    if found:
        claim = found.placed.claim
        words = tr("{claims}: the verdict is taken back").format(claims=claim)
        screen.submit(lambda review: review.clear([claim]), words)


def note(screen: DocumentScreen, text: str = "") -> None:
    """Write a comment on the claim under the cursor."""
    found = _under(screen)
    if found is None:
        return
    claim = found.placed.claim

    def written(words: str | None) -> None:
        if words:
            screen.submit(_commenting(claim, words), tr("comment on {claim}").format(claim=claim))

    if text:
        written(text)
        return
    from factcheck.tui.screens.ask import Ask, Question

    title = tr("Comment on {claim}").format(claim=claim)
    screen.app.push_screen(Ask(Question(title=title, required=True)), written)


def _commenting(claim: str, words: str) -> Callable[[Review], Event]:
    def job(review: Review) -> Event:
        from claims.journal import comment

        return comment(review, [claim], words)

    return job


def bare(screen: DocumentScreen) -> None:
    """Show the text as its readers will, or with its claims."""
    wanted = not screen.text.here.bare
    screen.text.strip_marks(wanted)
    screen.say(tr("as its readers will see it") if wanted else tr("with its claims"))


def other_document(screen: DocumentScreen, text: str = "") -> None:
    """Show another document of the case: choose it, or name its id."""
    from factcheck.tui.screens.ask import Choice, Choose

    known = screen.choices()
    if text in {one.id for one in known}:
        screen.show_document(text)
        return
    choices = [
        Choice(one.id, line((f"{one.id}  ", "$quiet"), (one.name, ""), f"  {one.role.value}"))
        for one in known
    ]

    def chosen(document: str | None) -> None:
        if document:
            screen.show_document(document)

    screen.app.push_screen(Choose(tr("Which document?"), choices), chosen)


def undo(screen: DocumentScreen) -> None:
    """Take back the last act."""
    screen.submit(lambda review: review.undo(), "undo")


def redo(screen: DocumentScreen) -> None:
    """Do again what was undone."""
    screen.submit(lambda review: review.redo(), "redo")


def follow(screen: DocumentScreen, event: Event) -> None:
    """Put the cursor on the claim that an act has made."""
    new = event.detail.get("new")
    if isinstance(new, list) and new and event.detail.get("document") == screen.document.id:
        document, span = screen.desk.case.marking.place_of(str(new[-1 if len(new) > 1 else 0]))
        if document == screen.document.id:
            screen.text.put(span.start)


ACTS: Mapping[str, Callable[..., None]] = {
    "down": _moving(1),
    "up": _moving(-1),
    "next-word": _stepping(1),
    "previous-word": _stepping(-1),
    "half-down": _paging(0.5),
    "half-up": _paging(-0.5),
    "page-down": _paging(1),
    "page-up": _paging(-1),
    "first": _edge(last=False),
    "last": _edge(last=True),
    "next-claim": _claim_to(1),
    "previous-claim": _claim_to(-1),
    "next-gap": _gap_to(1),
    "previous-gap": _gap_to(-1),
    "search": search,
    "next-match": _match_to(1),
    "previous-match": _match_to(-1),
    "choose": choose,
    "select": select,
    "other-end": other_end,
    "mark": mark,
    "split": split,
    "join": join,
    "resize": resize,
    "drop": drop,
    "verdict": verdict,
    "clear": clear,
    "note": note,
    "bare": bare,
    "other-document": other_document,
    "undo": undo,
    "redo": redo,
    "back": back,
}
