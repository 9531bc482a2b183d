"""``review --plain``: the review line by line, for screen readers, slow lines and scripts.

One claim at a time in plain words; an answer on one line; every act of the interface by name or
by its key. Nothing is drawn, nothing moves, nothing is said by colour.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ClaimsError, InputError, ScaleError
from factcheck.cli.answers import answers
from factcheck.cli.cases import open_to_write, reviewer
from factcheck.cli.command import Around
from factcheck.cli.listing import chosen_ids, claim_lines
from factcheck.cli.output import say
from factcheck.tongue import tr_count

if TYPE_CHECKING:
    from claims.model import ClaimState, Event
    from claims.review import Review


def review_plainly(path: Path, arguments: Namespace, around: Around) -> int:
    """The session on the case at ``path``, until ``q`` or the end of the input."""
    from claims.review import Review
    from factcheck.config import reasons

    arguments.order = arguments.order or around.config.order
    with open_to_write(path, around) as case:
        who = reviewer(arguments, around, case)
        session = Session(
            Review(case, who), chosen_ids(case, arguments, queue=True), reasons(around.config)
        )
        session.rules = around.config.rules
        session.filter, session.order = arguments.filter, arguments.order
        say(f"{path.name}, reviewed by {who}. Type ? for help, q to stop; all is kept at once.")
        session.run()
    return 0


class Session:
    """Where the reviewer stands in the queue, and what the answers do."""

    def __init__(
        self, review: Review, queue: list[str], reasons: Mapping[str, str] | None = None
    ) -> None:
        """``reasons`` are the templates by name."""
        self.review: Review = review
        self.reasons = reasons or {}
        self.rules: Mapping[str, object] = {}
        """The house rules of a case that keeps none, as the configuration has them."""
        self.filter, self.order = "", ""
        """What the queue was chosen by."""
        self.case = review.case
        self.queue = queue
        self.place = 0
        self.ended = False

    def run(self) -> None:
        """Show claims and take answers until told to stop."""
        if not self.queue:
            say("No claims to review.")
            return
        due = self.review.progress().due
        if due:
            say(
                tr_count("{n} deferred claim is due.", "{n} deferred claims are due.", due).format(
                    n=due
                )
            )
        self.place = self._first_open()
        self.show()
        while not self.ended:
            try:
                self._answer(asked("> "))
            except ClaimsError as error:
                say(f"Not done: {error}")
            except EOFError:
                break
        self._farewell()

    @property
    def claim(self) -> str:
        """The id of the claim that is looked at."""
        return self.queue[self.place]

    def show(self) -> None:
        """The claim that is looked at, with its evidence and what can be answered."""
        # What others change after this is not overwritten.
        self.review.seen = self.case.watch.last()
        say(f"\nClaim {self.place + 1} of {len(self.queue)}.")
        for line in claim_lines(self.case, self.claim):
            say(line)
        say(self._labels())

    def go(self, step: int) -> None:
        """To another claim of the queue, if there is one that way."""
        place = self.place + step
        if not 0 <= place < len(self.queue):
            say("No more claims that way.")
            return
        self.place = place
        self.show()

    def go_to(self, identifier: str) -> None:
        """To the claim of that id; raises InputError where the queue has it not."""
        if identifier not in self.queue:
            raise InputError(f"{identifier} is not in this queue")
        self.place = self.queue.index(identifier)
        self.show()

    def requeue(self, *, filter: str | None = None, order: str | None = None) -> None:  # noqa: A002
        """Choose the queue anew, staying at the claim that is looked at where it is among them.

        Raises FilterError, and nothing changes, where filter or order are not understood.
        """
        asked = Namespace(
            filter=self.filter if filter is None else filter,
            order=self.order if order is None else order,
            reviewer=self.review.reviewer,
        )
        found = chosen_ids(self.case, asked, queue=True)
        if not found:
            say("No claim fits; the queue is as it was.")
            return
        at, self.queue = self.claim, found
        self.filter, self.order = asked.filter, asked.order
        say(f"{len(found)} claims.")
        self.place = found.index(at) if at in found else 0
        self.show()

    def go_open(self, step: int) -> None:
        """To the next claim without a verdict that way."""
        places = range(self.place + step, len(self.queue) if step > 0 else -1, step)
        found = next((place for place in places if self._is_open(self.queue[place])), None)
        if found is None:
            say("No more open claims that way.")
        else:
            self.go(found - self.place)

    def did(self, event: Event) -> None:
        """Say what was done, and follow an undo to its claim."""
        from factcheck.cli.wording import event_words

        say(f"Done. {event_words(event)}")
        target = event.changes[0].target if event.changes else ""
        if event.undoes is not None and target != self.claim and target in self.queue:
            self.go_to(target)

    def decide(self, label: str, because: str) -> None:
        """Give the verdict, asking for the reasons the label demands; then the next open claim."""
        chosen = self.review.scale.label(label)
        if chosen.needs_rationale and not because and not self._state().rationale:
            because = asked("Why? ")
        self.did(self.review.decide([self.claim], chosen.slug, because or None))
        self.go_open(1)

    def _answer(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        answer = answers().get(word)
        if answer is not None:
            answer.do(self, rest.strip())
        elif line:
            self._verdict(line)

    def _verdict(self, line: str) -> None:
        """A label: its key or slug and perhaps the reasons, or its whole words."""
        scale, (word, _, rest) = self.review.scale, line.partition(" ")
        for label, because in ((line, ""), (word, rest.strip())):
            try:
                scale.label(label)
            except ScaleError:
                continue
            self.decide(label, because)
            return
        if word[:1] == "c" and word[1:].isdecimal():
            self.go_to(word)
            return
        raise InputError(f"“{word}” is no answer; ? lists them")

    def _state(self) -> ClaimState:
        return self.case.states([self.claim])[self.claim]

    def _is_open(self, identifier: str) -> bool:
        return self.case.states([identifier])[identifier].status == "open"

    def _first_open(self) -> int:
        return next((place for place, claim in enumerate(self.queue) if self._is_open(claim)), 0)

    def _labels(self) -> str:
        labels = self.review.scale.labels
        return ", ".join(f"{label.key or label.slug} {label.words}" for label in labels)

    def _farewell(self) -> None:
        progress = self.review.progress()
        say(f"\n{progress.decided} of {progress.total} claims decided. Goodbye.")


def asked(prompt: str) -> str:
    """A line of the input without white space around it; raises EOFError at its end."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()
