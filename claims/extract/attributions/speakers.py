"""Who a source names or points to: names, pronouns, and role nouns like "the diplomat"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extract.attributions.draft import Draft
from claims.extract.names.lists import BODIES, BODY_WORDS
from claims.extract.names.roles import Role, gender_of_role, read_role
from claims.extract.names.tokens import Tokens
from claims.folding import fold
from claims.model import Person, Span
from claims.vocabulary import vocabulary

_GENDERED = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m", "él": "m", "ella": "f"}
_POINTING = vocabulary("the this that el la este esta")
# Sentences after which a name is too far off for a pronoun, and for a title.
_PRONOUN_REACH = 8
_TITLE_REACH = 200


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as resolved, and why."""

    name: str | None = None
    role: str | None = None
    because: str = ""


class Speakers:
    """The people of a document, and who has spoken so far; asked in the order of the text."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Span], people: Sequence[Person]) -> None:
        self._tokens = tokens
        self._people = people
        self._starts = [span.start for span in sentences]
        places = sorted((span, at) for at, person in enumerate(people) for span in person.mentions)
        self._spans = [span for span, _ in places]
        self._offsets = [span.start for span in self._spans]
        self._who = [at for _, at in places]
        self._bodies = {at for at, person in enumerate(people) if is_body(person)}
        self._roles = [_roles_of(person) for person in people]
        self._spoken: dict[int, int] = {}
        self._latest: int | None = None

    def resolve(self, draft: Draft, source: Span | None) -> Who:
        """Who the source is. Remembers the answer for the pronouns that follow."""
        if draft.dropped and source is None:
            return self._left_out(draft)
        if source is None or draft.source is None:
            return Who()
        at, because = self._find(draft, source)
        if at is None:
            name = self._written(draft)
            return Who(name, because=f"named '{name}'" if name else because)
        self._spoken[at] = source.start
        self._latest = at
        person = self._people[at]
        return Who(person.name, person.roles[0] if person.roles else None, because)

    def _written(self, draft: Draft) -> str | None:
        """The source's own words where they are a name of two words that nothing else explains."""
        unit = draft.unit
        first, last = draft.source or (0, 0)
        whole = last - first > 1 and all(tag == "X" for tag in unit.tags[first:last])
        if not whole or unit.low[last - 1].endswith("s"):
            return None
        return unit.span(self._tokens, first, last).of(self._tokens.text)

    def _left_out(self, draft: Draft) -> Who:
        """Who speaks where a verb has no subject, as Spanish allows: whoever spoke last."""
        cue = draft.unit.span(self._tokens, *draft.cue)
        if self._latest is None:
            return Who()
        ago = self._sentence(cue.start) - self._sentence(self._spoken[self._latest])
        if ago > _PRONOUN_REACH:
            return Who()
        self._spoken[self._latest] = cue.start
        person = self._people[self._latest]
        because = f"'{cue.of(self._tokens.text)}' names nobody → {person.name}, who spoke last"
        return Who(person.name, person.roles[0] if person.roles else None, because)

    def _find(self, draft: Draft, source: Span) -> tuple[int | None, str]:
        unit = draft.unit
        first, last = draft.source or (0, 0)
        low = unit.low[first]
        tag = unit.tags[first]
        if last - first == 1 and low in _GENDERED:
            return self._pronoun(low, source)
        if tag == "w" or (tag == "h" and last - first == 1):
            return self._antecedent(source)
        named = self._named(draft, source)
        if named is not None:
            return named, self._name_reason(named, source)
        return self._titled(draft, source)

    def _name_reason(self, at: int, source: Span) -> str:
        name = self._people[at].name
        for place in self._inside(source):
            if self._who[place] == at:
                written = self._spans[place].of(self._tokens.text)
                return f"named '{written}'" + ("" if written == name else f" → {name}")
        return f"named {name}"

    def _inside(self, span: Span) -> range:
        return range(bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end))

    def _named(self, draft: Draft, source: Span) -> int | None:
        """The person that the source's own head, or an apposition to it, names."""
        unit = draft.unit
        first, last = draft.source or (0, 0)
        titled = self._after_title(draft)
        if titled is not None:
            return titled
        head = first
        while head < last and unit.tags[head] in "dnX#gkqc" and unit.low[head] != ",":
            head += 1
        core_end = max(first, head - 1)
        while core_end > first and unit.tags[core_end] == "g":
            core_end -= 1
        core = Span(source.start, self._tokens.end[unit.last[core_end] - 1])
        end = core.end
        for place in self._inside(core):
            if self._spans[place].end == end:
                return self._who[place]
        comma = next((i for i in range(first, last) if unit.tags[i] == ","), last)
        if unit.tags[core_end] == "X" and comma == last:
            people = [self._who[p] for p in self._inside(core)]
            return people[-1] if people and unit.tags[core_end] == "X" else None
        after = [
            self._who[place]
            for place in self._inside(source)
            if comma < last
            and self._spans[place].start >= self._tokens.start[unit.first[comma]]
            and self._spans[place].start
            <= self._tokens.end[unit.last[min(comma + 1, last - 1)] - 1]
        ]
        return after[0] if after else None

    def _after_title(self, draft: Draft) -> int | None:
        """ "Secretary of State X": the name that ends the source's first part, after no "of"."""
        unit = draft.unit
        first, last = draft.source or (0, 0)
        stop = next((i for i in range(first, last) if unit.tags[i] in ",(w"), last)
        while stop > first + 1 and unit.tags[stop - 1] == "g":
            stop -= 1
        span = unit.span(self._tokens, first, stop) if stop > first else Span(0, 0)
        for place in self._inside(span):
            if self._spans[place].end != span.end:
                continue
            before = self._tokens.at(self._spans[place].start) - 1
            item = bisect_left(unit.first, before)
            if item and item < len(unit) and unit.tags[item] == "d":
                item -= 1  # "officials of | the Ministry of …"
            joined = item < len(unit) and item >= first and unit.tags[item] in "pt"
            if not joined or self._spans[place].start == span.start:
                return self._who[place]
        return None

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _recent(self, before: int, reach: int) -> Iterator[tuple[int, int, bool]]:
        """Mentions before an offset, latest first: person, sentences ago, first in its sentence."""
        here = self._sentence(before)
        for place in range(bisect_left(self._offsets, before) - 1, -1, -1):
            ago = here - self._sentence(self._offsets[place])
            if ago > reach:
                return
            leads = place == 0 or self._sentence(self._offsets[place - 1]) != here - ago
            yield self._who[place], ago, leads

    def _pronoun(self, low: str, source: Span) -> tuple[int | None, str]:
        gender = _GENDERED[low]
        scores: dict[int, float] = {}
        for at, ago, leads in self._recent(source.start, _PRONOUN_REACH):
            known = self._people[at].gender
            if at in self._bodies or known not in (gender, None):
                continue
            worth = 3 / (1 + ago) + (1.5 if leads else 0) / (1 + ago / 2) + (0.5 if known else 0)
            scores[at] = max(scores.get(at, 0.0), worth)
        if self._latest is not None:
            self._favour_speaker(self._latest, gender, source, scores)
        if not scores:
            return None, f"nobody named before '{low}'"
        best = max(scores, key=lambda each: scores[each])
        name = self._people[best].name
        spoke = " who spoke last" if best == self._latest else ""
        return best, f"pronoun '{low}' → {name}{spoke}"

    def _favour_speaker(
        self, latest: int, gender: str, source: Span, scores: dict[int, float]
    ) -> None:
        if latest in self._bodies or self._people[latest].gender not in (gender, None):
            return
        ago = self._sentence(source.start) - self._sentence(self._spoken[latest])
        if ago <= _PRONOUN_REACH:
            scores[latest] = scores.get(latest, 0.0) + 3 / (1 + ago / 2)

    def _antecedent(self, source: Span) -> tuple[int | None, str]:
        place = bisect_left(self._offsets, source.start) - 1
        if place < 0 or source.start - self._spans[place].end > 2:
            return None, ""
        at = self._who[place]
        return at, f"'{source.of(self._tokens.text)}' → {self._people[at].name} before it"

    def _titled(self, draft: Draft, source: Span) -> tuple[int | None, str]:
        """ "the U.S. diplomat": whoever bears a title that it can be short for."""
        words = source.of(self._tokens.text)
        low = words.lower().replace("’", "'")
        role = read_role(low)
        if role is None or not _points(draft):
            return None, ""
        scores = dict(self._bearers(role, gender_of_role(tuple(low.split())), source))
        if not scores:
            return None, ""
        best = max(scores, key=lambda each: scores[each])
        person = self._people[best]
        return best, f"title '{words}' → {person.name}, {person.roles[0]}"

    def _bearers(self, role: Role, gender: str | None, source: Span) -> Iterator[tuple[int, float]]:
        here = self._sentence(source.start)
        near: dict[int, int] = {}
        for at, ago, _ in self._recent(source.start, _TITLE_REACH):
            near.setdefault(at, ago)
        for at, ago in near.items():
            roles = self._roles[at]
            known = self._people[at].gender
            fitting = [each for each in roles if role.fits(each)]
            if not fitting or at in self._bodies or (gender and known and gender != known):
                continue
            worth = 2 / (1 + ago / 3)
            worth += 2.0 if any(role.places & each.places for each in fitting) else 0.0
            # An exact title ("president" of a president) beats what the title implies.
            worth += 1.0 if any(role.words & each.words & each.kinds for each in fitting) else 0.0
            worth += 4.0 if any(role.names(each) for each in fitting) else 0.0
            if at in self._spoken:
                worth += 3 / (1 + (here - self._sentence(self._spoken[at])) / 3)
            yield at, worth


def _points(draft: Draft) -> bool:
    """Whether a source is one known person: "the president", not "a president" or "presidents"."""
    unit = draft.unit
    first, last = draft.source or (0, 0)
    head = next((unit.low[i] for i in range(first, last) if read_role(unit.low[i])), "")
    plural = head.endswith("s") and not head.endswith(("boss", "actress"))
    return not plural and (unit.low[first] in _POINTING or unit.tags[first] == "X")


def is_body(person: Person) -> bool:
    """Whether a name is an institution's."""
    if person.gender:
        return False
    words = fold(person.name).split()
    return any(word in BODY_WORDS or word in BODIES for word in words)


def _roles_of(person: Person) -> list[Role]:
    found = (read_role(role.lower().replace("’", "'")) for role in person.roles)
    return [role for role in found if role is not None]
