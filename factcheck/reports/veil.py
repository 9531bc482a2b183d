"""What must not be known of confidential sources, and how texts are kept free of it.

Two things are told apart: what a source is called, which has a number in its place wherever it is
named, and what it says. What it says is found by the words that stand in confidential documents
and in no other document of the case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from claims.folding import Word, words
from claims.model import Change, Claim, Document, Evidence, Json, Quantity

WITHHELD = "Words of a confidential source, not shown."
GAP = "[withheld]"
"""What stands for words of a confidential source within a text of somebody else."""
_SHORTEST = 4
_RUN = 4
"""So many words in a row that stand in a confidential document are taken from there."""
_SLUG_FIELDS = (
    "verdict scale status stance standing skipped dismissed withdrawn decided_at decided_by"
    " deferred_until language confidential kind confidence same_as"
)
_OF_THE_PROGRAM = frozenset(_SLUG_FIELDS.split())
"""Fields whose values are slugs, names of reviewers and days, and no words of a document."""


class Veil:
    """Gives confidential documents a number instead of a name, and takes their words out."""

    def __init__(
        self,
        documents: Iterable[Document],
        whole: Callable[[Sequence[Document]], Iterable[Document]] = iter,
    ) -> None:
        """``whole`` gives documents that came without their texts with them, one by one."""
        everything = list(documents)
        self._whole = whole
        self._hidden = [document for document in everything if document.confidential]
        self._open = [document for document in everything if not document.confidential]
        self.names = {
            document.id: f"Confidential source {number}"
            for number, document in enumerate(self._hidden, 1)
        }
        known = {mark for one in self._open for mark in _marks(one)}
        self._aliases = {
            mark.casefold(): self.names[document.id]
            for document in self._hidden
            for mark in _marks(document)
            if mark not in known
        }
        longest_first = sorted(self._aliases, key=len, reverse=True)
        self._pattern = (
            re.compile(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE
            )
            if longest_first
            else None
        )

    def hides(self, document: str) -> bool:
        """Whether the document is confidential."""
        return document in self.names

    def over(self, text: str) -> str:
        """A text that a person wrote: no name, figure or words of a confidential source."""
        if not self._hidden or not text:
            return text
        return self._without(self._numbered(text), self._said)

    def over_names(self, text: str) -> str:
        """A text that the program wrote: no name of a confidential source or out of one."""
        if not self._hidden or not text:
            return text
        return self._without(self._numbered(text), self._said.names_only)

    def over_evidence(self, evidence: Evidence) -> Evidence:
        """The same evidence without a word or figure of a confidential document."""
        if not self.hides(evidence.document):
            reasons = tuple(map(self.over_names, evidence.reasons))
            return evidence if reasons == evidence.reasons else replace(evidence, reasons=reasons)
        return replace(
            evidence,
            text="",
            reasons=(),
            quantity=None,
            difference=None,
            diff=(),
            locator="",
            source_claim="",
            differs=(),
        )

    def over_claim(self, claim: Claim) -> Claim:
        """The same claim without what only confidential documents tell: names that the cast has
        from them, and whatever was corrected by hand after them.
        """
        if not self._hidden:
            return claim
        said, scope = claim.attribution, claim.scope
        return replace(
            claim,
            attribution=said
            and replace(said, speaker=self._told(said.speaker), role=self._told(said.role)),
            scope=replace(
                scope,
                subject=scope.subject and self.over_names(scope.subject),
                place=tuple(map(self.over_names, scope.place)),
                population=scope.population and self.over_names(scope.population),
            ),
            quantities=tuple(one for one in claim.quantities if self._is_open(one)),
        )

    def _is_open(self, figure: Quantity) -> bool:
        values = (figure.value, figure.low, figure.high)
        return all(self._value(value) == value for value in values)

    def _told(self, name: str | None) -> str | None:
        return name if name is None or self.over(name) == name else None

    def over_change(self, change: Change) -> Change:
        """The same change with its texts gone over."""
        if not self._hidden or change.field in _OF_THE_PROGRAM:
            return change
        if change.field == "dropped":
            return replace(change, before=self._why(change.before), after=self._why(change.after))
        return replace(change, before=self._value(change.before), after=self._value(change.after))

    def _why(self, dropped: Json) -> Json:
        """How a claim came to be out of the work, the reason gone over."""
        return (
            {**dropped, "why": self._value(dropped["why"])} if isinstance(dropped, dict) else None
        )

    def _value(self, value: Json) -> Json:
        match value:
            case str():
                return self.over(value)
            case int() | float() if not isinstance(value, bool):
                return value if self.over(f"{value:,.15g}") == f"{value:,.15g}" else GAP
            case list():
                return [self._value(one) for one in value]
            case dict():
                return {self.over(name): self._value(one) for name, one in value.items()}
            case _:
                return value

    def _numbered(self, text: str) -> str:
        if not self._pattern:
            return text
        return self._pattern.sub(
            lambda found: self._aliases.get(found[0].casefold(), "a confidential source"), text
        )

    def _without(self, text: str, said: _Said) -> str:
        parts, at = [], 0
        for start, end in said.spans(text, self._own_words):
            parts += [text[at:start], GAP]
            at = end
        return "".join((*parts, text[at:]))

    @cached_property
    def _own_words(self) -> frozenset[str]:
        """Those of the numbers that stand for names, which must stay."""
        return frozenset({"confidential", "source", *map(str, range(1, len(self._hidden) + 1))})

    @cached_property
    def _said(self) -> _Said:
        return _Said(self._whole(self._hidden), self._whole(self._open))


class _Said:
    """Words and runs of words that stand in confidential documents and in no other."""

    def __init__(self, hidden: Iterable[Document], known: Iterable[Document]) -> None:
        self._words: set[str] = set()
        self._names: set[str] = set()
        self._runs: set[tuple[str, ...]] = set()
        common: set[str] = set()
        for text in _texts(hidden):
            for word, run in _with_runs(text):
                self._runs.add(run)
                self._words.add(_key(word))
                (self._names if _is_name(word) else common).add(_key(word))
        self._names -= common
        for text in _texts(known):
            for word, run in _with_runs(text):
                self._runs.discard(run)
                self._words.discard(_key(word))
                self._names.discard(_key(word))
        self._words = {word for word in self._words if _tells(word, word in self._names)}

    @cached_property
    def names_only(self) -> _Said:
        """The same without words that are no names."""
        other = _Said((), ())
        other._words = {word for word in self._words if word in self._names}
        return other

    def spans(self, text: str, kept: frozenset[str]) -> Iterator[tuple[int, int]]:
        """The parts of ``text`` that are taken from there, in order; ``kept`` are words that are
        not.
        """
        found = list(words(text))
        taken = [_key(word) in self._words and _key(word) not in kept for word in found]
        keys = [_key(word) for word in found]
        for at in range(len(found) - _RUN + 1):
            if tuple(keys[at : at + _RUN]) in self._runs:
                taken[at : at + _RUN] = [True] * _RUN
        place = 0
        while place < len(found):
            last = place
            while taken[place] and last + 1 < len(found) and taken[last + 1]:
                last += 1
            if taken[place]:
                yield found[place].span.start, found[last].span.end
            place = last + 1


def _with_runs(text: str) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """Each word with the run of words that ends with it."""
    run: tuple[str, ...] = ()
    for word in words(text):
        run = (*run, _key(word))[-_RUN:]
        yield word, run


def _key(word: Word) -> str:
    """What two spellings of a word have in common: of a figure its digits."""
    digits = "".join(filter(str.isdigit, word.folded))
    return digits if len(digits) * 2 > len(word.folded) else word.folded


def _is_name(word: Word) -> bool:
    return not word.text[:1].islower()


def _tells(word: str, name: bool) -> bool:
    """Whether a word that only a confidential document has can be known by that."""
    return len(word) >= (2 if name else _SHORTEST)


def _texts(documents: Iterable[Document]) -> Iterator[str]:
    for one in documents:
        yield one.text
        yield from (one.title, one.publisher, one.author, one.group, one.url)
        for note in one.layout.annotations:
            yield from (note.text, note.author)


def _marks(document: Document) -> list[str]:
    """What a document is known by."""
    fields = (
        document.title,
        document.publisher,
        document.author,
        document.url,
        document.origin,
        document.group,
        document.sha256,
    )
    return [field for field in fields if len(field) >= _SHORTEST]
