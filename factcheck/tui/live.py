"""What others write into the case while it is open, brought to the screen as it comes.

Asked for a few times a second, at the price of one look at the head of the case's log. Only what
changed is read anew; the cursor, the selection, what is scrolled and what is typed stay as they
are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import ModalScreen

from claims.errors import ClaimsError
from claims.store.watching import News
from factcheck.tongue import tell, tr, tr_count
from factcheck.tui.messages import Decided, Extended, Failed, Marked, Others
from factcheck.tui.render.acts import extended_words, others_words
from factcheck.tui.render.glyphs import DOT
from factcheck.tui.render.text import line
from factcheck.tui.screens.review import aside

if TYPE_CHECKING:
    from factcheck.tui.screens.review.screen import ReviewScreen

EVERY = 0.3
"""Seconds between two looks."""


class Live:
    """Keeps a review up with what others write; belongs to its screen."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._watch = screen.sitting.case.watch
        self._version = self._watch.version()
        self._last = self._watch.last()
        self.seen = self._last
        """The latest event that the reviewer has had before their eyes. While a dialog is open it
        stays: what it asks about is the claim as it was shown before.
        """

    def catch_up(self) -> None:
        """Take everything that was written as seen: the case is read in another way from here."""
        self._version = self._watch.version()
        self.seen = self._last = self._watch.last()

    def start(self) -> None:
        """Look from time to time, as long as the screen is there."""
        self._screen.set_interval(EVERY, self.look)
        self._screen.heard.subscribe(self._screen, self._requeue)
        self._screen.writer.resume(self._screen.sitting.case)

    def _requeue(self, event: Decided | Failed | Others) -> None:
        """Read the queue anew where claims have come into it, or left it, by hand."""
        done = event.event if isinstance(event, Decided) else None
        if isinstance(event, Others):
            done = event.news.event
        if done and any(change.field == "dropped" for change in done.changes):
            self._screen.read_queue()

    def look(self) -> None:
        """Take in what others have written since the last look, if anything."""
        try:
            version = self._watch.version()
            if version != self._version:
                self._version = version
                self._take(self._watch.news(self._last, self._screen.writer.written))
        except ClaimsError as error:
            self._screen.say(tell(error), "bad")
        if not isinstance(self._screen.app.screen, ModalScreen):
            self.seen = self._last
        self._screen.keeper.tick()

    def _take(self, news: News) -> None:
        screen = self._screen
        if news.last == self._last:
            return
        self._last = news.last
        if news.acts or news.evidence or news.documents:
            freshen(screen, None if news.evidence else news.targets)
            screen.heard.publish(Others(news))
        if news.acts:
            screen.say(others_said(news, screen.writer.reviewer))
        if news.documents:
            source = screen.aside._replace(post=self._extend_soon)
            known = screen.claims.ids
            work = partial(aside.read_new, source, screen.place, news.documents, known)
            screen.run_worker(work, thread=True, group="new", name="new")

    def _extend_soon(self, message: Message) -> None:
        self._screen.call_later(self._extend, message)

    def _extend(self, message: Extended) -> None:
        screen = self._screen
        screen.claims.extend(message.ids)
        screen.claims.border_title = line(
            tr("Claims {count:,}").format(count=len(screen.claims.ids))
        )
        screen.say(extended_words(message.title, message.documents, len(message.ids)))


def others_said(news: News, reviewer: str) -> str:
    """Who did what, in a line: "Bea: c12: Confirmed"."""
    who = tr("You, in another window") if news.who == reviewer else news.who or tr("Somebody")
    what = others_words(news.event) if news.event else tr("changed very many claims")
    more = news.acts - 1
    if not more:
        return f"{who}: {what}"
    rest = tr_count("and one more act", "and {count:,} more acts", more).format(count=more)
    return f"{who}: {what} {DOT} {rest}"


def freshen(screen: ReviewScreen, targets: Iterable[str] | None) -> None:
    """Read anew what is shown of the things that changed, or of everything; nothing scrolls."""
    changed = None if targets is None else frozenset(targets)
    claims = {one for one in changed or () if one[0] == "c" and one[1:].isdecimal()}
    only = changed is not None and changed == claims
    # A verdict is that of every claim that is marked as the same, too.
    repeats = screen.desk.case.same.repeats(sorted(claims)).values()
    claims |= {one for covered in repeats for one in covered}
    if changed is None or "case" in changed:
        screen.desk.refresh_scale()
    # What changes a passage or a person may change the rows of any claims.
    screen.claims.forget([int(one[1:]) for one in claims] if only else None)
    remark(screen, claims if only else None)
    screen.restate(progress=screen.sitting.case.queue.progress())
    if screen.detail and (not only or claims & _shown(screen)):
        screen.refresh_detail()


def remark(screen: ReviewScreen, claims: Iterable[str] | None) -> None:
    """Mark some claims of the document in sight as they stand, or all of them once read anew."""
    page = screen.document.page
    if page is None:
        return
    known = screen.marks_of(page.key)
    again = screen.desk.remarked(page.key, known, claims) if known and claims else None
    if again is None:
        screen.read_marks(screen.desk.document(page.key))
    else:
        screen.marked(Marked(page.key, again))


def _shown(screen: ReviewScreen) -> set[str]:
    """The claim and the passages that the panes show."""
    detail = screen.detail
    return {detail.claim.id, *(one.id for one in detail.evidence)} if detail else set()
