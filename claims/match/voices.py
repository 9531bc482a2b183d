"""Who says a passage in its own text, and whether that is whom a claim gives the words to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.extract.names.lists import BODIES, BODY_WORDS
from claims.extract.names.places import place_of
from claims.extract.names.roles import is_head
from claims.extract.names.spelling import is_acronym, parts, same_person
from claims.folding import fold
from claims.match.quotecheck import QuoteCheck
from claims.match.quotewords import asked_words
from claims.match.stitches import says_something
from claims.model import Attribution, AttributionKind, Person, Relation, Span
from claims.phrases import phrase
from claims.turns import QUESTIONER, turns_of

ANOTHER = phrase("from another speaker")
"""How the reason begins where the text gives the words to somebody else."""

# Fewer words than this anybody may say as well.
_OWN_WORDS = 6
# Of an altered quotation, so much has to stand there for it to be the same words.
_SAME_WORDS = 0.85
_NO_NAME = frozenset(("the", "el", "la", "speaker", "voice", "unidentified", "male", "female"))


@dataclass(frozen=True, slots=True)
class _Voice:
    """A speaker as a text names one; ``name`` is empty where it names none."""

    name: str
    label: bool
    """Whether it stands before a turn of a transcript."""


class Voices:
    """The speakers of one text: of a transcript by its turns, of an article by who is quoted.

    ``people`` are whom the text may mean; ``known`` gives those of a name that others write, where
    that may be somebody else of the case.
    """

    def __init__(
        self,
        text: str,
        attributions: Iterable[Attribution],
        people: Sequence[Person],
        known: Callable[[str], Sequence[Person]] | None = None,
    ) -> None:
        self._turns = turns_of(text)
        self._said = [
            one for one in attributions if one.speaker and one.kind is not AttributionKind.INDIRECT
        ]
        self._people = people
        self._known_by = known

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(self._turns.names)

    def fits(self, speaker: str | None, span: Span) -> bool:
        """Whether nothing speaks against it that ``speaker`` says the words of ``span``."""
        return not self.another(speaker, span)

    def another(self, speaker: str | None, span: Span) -> str:
        """Who says the words where that is somebody else than ``speaker``; empty where not."""
        if not speaker or not _is_person(speaker):
            return ""
        voices = self._voices(span)
        others = [one for one in voices if self._is_other(speaker, one)]
        # Where two attributions overlap, one that fits is enough.
        if not others or len(others) < len(voices):
            return ""
        return self._shown(others[0].name)

    def _voices(self, span: Span) -> list[_Voice]:
        if self._turns.starts:
            return [_Voice(self._turns.speaker(span), True)]
        return [
            _Voice(one.speaker, False)
            for one in self._said
            if one.speaker and _is_within(span, one.content)
        ]

    def _is_other(self, speaker: str, voice: _Voice) -> bool:
        if not voice.name:
            return False
        if voice.name == QUESTIONER or not _name_words(voice.name):
            return self._is_other_by_role(speaker, voice.name)
        # A transcript writes surnames in capitals, which elsewhere are a body's initials.
        if not _is_person(voice.name.title() if voice.label else voice.name):
            return False
        return not any(_is_one(form, voice.name) for form in self._forms(speaker))

    def _is_other_by_role(self, speaker: str, label: str) -> bool:
        """Whether a speaker without a name is another, since this one has turns under a name."""
        roles = {
            fold(word)
            for one in self._known(speaker)
            for role in one.roles
            for word in role.split()
        }
        if label != QUESTIONER and roles & set(parts(label)) - _NO_NAME:
            return False
        forms = self._forms(speaker)
        return any(
            _name_words(name) and any(_is_one(form, name) for form in forms)
            for name in self._labels
            if name and name != QUESTIONER
        )

    def _known(self, name: str) -> list[Person]:
        people = self._known_by(name) if self._known_by else self._people
        return [one for one in people if name == one.name or name in one.aliases]

    def _forms(self, name: str) -> tuple[str, ...]:
        known = self._known(name)
        return (name, *known[0].aliases, known[0].name) if len(known) == 1 else (name,)

    def _shown(self, name: str) -> str:
        """The name under which the case knows somebody, else as it is written."""
        if name == QUESTIONER:
            return phrase("whoever asks the questions")
        known = [
            one for one in self._people if len(parts(one.name)) > 1 and _is_one(one.name, name)
        ]
        return known[0].name if len(known) == 1 else name


def _is_within(span: Span, content: Sequence[Span]) -> bool:
    """Whether most of a passage lies in what is said."""
    shared = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in content)
    return 2 * shared > span.end - span.start


def _name_words(name: str) -> list[str]:
    """The words of a name without titles and offices."""
    return [word for word in parts(name) if not is_head(word) and word not in _NO_NAME]


def _is_person(name: str) -> bool:
    """Whether a name looks like a person's: no body, no place, no initials."""
    words = _name_words(name)
    if not words or (len(words) == 1 and (place_of(words[0]) or is_acronym(name))):
        return False
    return not any(word in BODY_WORDS or word in BODIES for word in words)


def _is_one(one: str, other: str) -> bool:
    """Whether two names can be one person's: full names alike, or a surname they share."""
    mine, theirs = _name_words(one), _name_words(other)
    if not mine or not theirs:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        return mine[-1] in theirs or theirs[-1] in mine
    return same_person(" ".join(mine), " ".join(theirs)) or same_person(
        " ".join(theirs), " ".join(mine)
    )


def voiced(check: QuoteCheck, words: str, speaker: str | None, voices: Voices) -> QuoteCheck:
    """A check with what is to be said of who speaks there: an alarm where it is somebody else."""
    if check.span is None or check.other is not None or not speaker:
        return check
    # Like words of somebody else are a coincidence of phrase, and no sign of a wrong name.
    if check.relation is Relation.ALTERED and check.kept < _SAME_WORDS:
        return check
    other = voices.another(speaker, check.span)
    if not other:
        return check
    if not _is_own(words):
        said = phrase(
            "there {other} says it, not {speaker}: words that many may say",
            other=other,
            speaker=speaker,
        )
        return replace(check, reasons=(*check.reasons, said))
    said = phrase(
        "{another}: the claim gives these words to {speaker}, the text to {other}",
        another=ANOTHER,
        speaker=speaker,
        other=other,
    )
    if check.relation is Relation.ALTERED:
        return replace(check, reasons=(*check.reasons, said))
    return replace(check, relation=Relation.ALTERED, reasons=(said, *check.reasons))


def _is_own(words: str) -> bool:
    """Whether words are so many that two people do not happen to say them."""
    keys = asked_words(words).keys
    return len(keys) >= _OWN_WORDS and says_something(keys)
