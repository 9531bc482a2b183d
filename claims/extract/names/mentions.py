"""Names in a text: runs of capitalised words, cut into title and name, and what is beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.extract.names.bodies import ALONE, body_end
from claims.extract.names.given import gender_of, is_given
from claims.extract.names.lists import (
    BODIES,
    BODY_WORDS,
    CALENDAR,
    COMMON,
    HONORIFICS,
    PARTICLES,
    PLACE_WORDS,
    THING_WORDS,
)
from claims.extract.names.places import place_of
from claims.extract.names.roles import is_head
from claims.extract.names.spelling import is_acronym
from claims.extract.names.tokens import Tokens
from claims.folding import fold
from claims.remembered import Remembered
from claims.vocabulary import vocabulary

# A verb right after a name, or right before it, that only someone who speaks can have.
SPEAKING = vocabulary(
    "said says told tells added adds noted notes argued argues wrote writes tweeted tweets "
    "insisted "
    "insists explained explains warned warns stressed stresses acknowledged acknowledges claimed "
    "announced stated states declared replied responded recalled testified emphasized highlighted "
    "reiterated urged urges called accused criticized praised denied asked asks vowed suggested "
    "suggests believes thinks thought hopes wants agreed disagreed admitted reported reports "
    "wondered questioned echoed put recounted quipped joked shouted asserted contended maintained "
    "conceded predicted proposed rejected dismissed disputed defended pledged promised "
    "declined refused "
    "pointed spoke talked mentioned cited described portrayed blamed condemned denounced blasted "
    "slammed attacked mocked complained lamented learned knows knew remembers remembered cautioned "
    "commented continued concluded confirmed accuses warned tweeted quipped "
    "dijo dice afirmó afirma señaló señala explicó aseguró asegura agregó añadió declaró sostuvo "
    "indicó advirtió aseveró manifestó expresó comentó reiteró subrayó destacó anunció informó "
    "denunció criticó recordó respondió preguntó escribió apuntó precisó detalló mencionó"
)
_JOINERS = frozenset(
    ["of", "for", "and", "the", "on", "&", "to", "in", "at", "de", "del", "la", "y", "los"]
)
_BEFORE_ROLE = vocabulary(
    "former then-president then new late vice deputy senior chief acting interim top longtime ex "
    "lead prime first foreign state federal local national assistant associate retired veteran "
    "conservative liberal republican democratic incumbent lieutenant exterior"
)
_APPOSED = vocabulary("a an the who whose un una quien")
_DOING = vocabulary(
    "who whose came went met won lost ran smiled laughed nodded arrived left joined walked",
    "stood sat",
    "had has did does grew lived worked moved married died hummed sang spoke replied quien",
    "llegó fue",
)
_BEFORE_NOUN = vocabulary("of the for de del la el")
_NOT_IN_TITLE = vocabulary("and or to with that in on by but because if when")
_AFTER_TITLE = vocabulary("who which that whose when as has had was is told")
_TITLE_LIMIT = 16
_ENDS = frozenset('.,;:!?()[]"“”«»\n—–…')


@dataclass(slots=True)
class Mention:
    """A name at a place: tokens ``first`` to ``last`` (exclusive), and what its place tells."""

    first: int
    last: int
    name: str
    kind: str
    """ "person", "body", "place", "thing", or "?" where nothing tells."""
    roles: list[str] = field(default_factory=list)
    gender: str | None = None
    speaks: bool = False
    titled: bool = False
    acts: bool = False
    """Whether what follows is what follows a person: "who", an apposition, a verb of doing."""
    stands_for: str = ""
    """The name right before the brackets in which initials stand."""


def find_mentions(tokens: Tokens, openings: frozenset[int]) -> Iterator[Mention]:
    """The names in ``tokens``; ``openings`` are the tokens that start a sentence."""
    # The shape of a word is asked once for each different one: most are there many times.
    words = set(tokens.word)
    capitalised = {word for word in words if word[0].isupper()}
    capitals = [at for at, word in enumerate(tokens.word) if word in capitalised]
    inner = {tokens.low[at] for at in capitals if at not in openings}
    lowered = {word for word in words if word[0].islower()} - inner
    done = 0
    for at in capitals:
        if at < done or not _capital[tokens.word[at]]:
            continue
        end = _run_end(tokens, at)
        first = _real_start(tokens, at, end, openings, lowered)
        whole = body_end(tokens, first, end) if first < end else end
        if whole > end:
            name = tokens.between(first, whole).replace("\n", " ")
            yield Mention(first, whole, name, "body")
        elif first < end and (mention := _read_run(tokens, first, end)):
            yield mention
        done = whole


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.lower() not in CALENDAR


def _runs_on(word: str) -> bool:
    """Whether a word goes on with a run of capitals: no small word that a sentence opens with."""
    low = word.lower().replace("’", "'")
    return _is_capital(word) and (low not in COMMON or low in PARTICLES)


def _is_titular(low: str) -> bool:
    """Whether a lower-cased word is of a title before a name: "mr.", "senator"."""
    return low.strip(".") in HONORIFICS or is_head(low)


_capital, _running, _titular = map(Remembered, (_is_capital, _runs_on, _is_titular))


def _run_end(tokens: Tokens, at: int) -> int:
    """The end of the run of capitalised words from ``at``, particles inside it included."""
    word, low, count = tokens.word, tokens.low, len(tokens.word)
    end = at + 1
    while end < count:
        if _running[word[end]]:
            end += 1
            continue
        # "Workers' Party": a plural's apostrophe inside a name.
        if low[end] == "'" and word[end - 1].endswith("s") and end + 1 < count:
            if fold(word[end + 1]) in BODY_WORDS and word[end + 1][0].isupper():
                end += 2
                continue
            break
        ahead = end
        while ahead < count and ahead - end < 2 and word[ahead] in PARTICLES:
            ahead += 1
        if ahead == end or ahead >= count or not _capital[word[ahead]]:
            break
        # "y" joins two names unless the run before it is a single surname.
        if word[end] in ("y", "e", "la", "las", "los", "al", "el") and ahead == end + 1:
            break
        end = ahead + 1
    return end


def _real_start(
    tokens: Tokens, at: int, end: int, openings: frozenset[int], lowered: set[str]
) -> int:
    """``at`` without words that have their capital from the sentence."""
    while at < end:
        low = tokens.low[at]
        plain = low in COMMON or (
            at in openings and low in lowered and not (end - at > 1 and _opens_name(low))
        )
        if not plain:
            break
        at += 1
    return at


def _opens_name(low: str) -> bool:
    return is_given(low) or is_head(low) or low in HONORIFICS or low in PARTICLES


def _read_run(tokens: Tokens, first: int, end: int) -> Mention | None:
    start = _name_start(tokens, first, end)
    if start >= end:
        return None
    name = tokens.between(start, end).replace("\n", " ")
    kind = _kind_of(tokens, start, end, titled=start > first)
    mention = Mention(start, end, name, kind)
    for word in tokens.low[first:start]:
        mention.gender = mention.gender or HONORIFICS.get(word.strip("."), "") or None
        mention.titled = mention.titled or _titular[word]
    if kind in ("person", "?"):
        mention.gender = mention.gender or gender_of(fold(tokens.word[start]))
    return mention


def _name_start(tokens: Tokens, first: int, end: int) -> int:
    """Where the name starts after titles: at a known given name, or after the last title word."""
    low = tokens.low
    after = first
    for at in range(first, end):
        if _titular[low[at]]:
            after = at + 1
    # A title that is itself part of a body's name: "Attorney General's Office".
    inside = [at for at in range(after, end) if fold(low[at]) in BODY_WORDS]
    if inside:
        # "… of Human Services | David Stone": a name goes on after the body's.
        named = (at for at in range(inside[-1] + 1, end - 1) if is_given(fold(low[at])))
        return next(named, first)
    for at in range(first, end - 1):
        if is_given(fold(low[at]).strip(".")) and (at == first or at >= after):
            return at
    return after


def _kind_of(tokens: Tokens, first: int, end: int, *, titled: bool) -> str:
    low = tokens.low
    words = [fold(word) for word in low[first:end]]
    if len(words) == 1 and words[0] in ALONE:
        return "thing"
    if not BODY_WORDS.isdisjoint(words) or (len(words) == 1 and words[0] in BODIES):
        return "body"
    if place_of(low[first]) and all(
        place_of(low[at]) or place_of(words[at - first]) for at in range(first, end)
    ):
        return "place"
    if words[-1] in THING_WORDS:
        return "thing"
    if words[-1] in PLACE_WORDS and not is_given(words[0]):
        return "place"
    if titled or (len(words) > 1 and is_given(words[0])):
        return "person"
    if len(words) == 1 and is_acronym(tokens.word[first]):
        return "acronym"
    return "?"


def add_context(tokens: Tokens, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with what stands beside each filled in: titles, appositions, speaking verbs.

    Names that are part of another's title ("Foreign Affairs") are left out.
    """
    taken = {
        at
        for mention in mentions
        if mention.kind == "person"
        for at in range(mention.first, mention.last)
    }
    inside: set[int] = set()
    previous: Mention | None = None
    _explain_initials(tokens, mentions)
    for mention in mentions:
        mention.speaks = mention.kind not in ("place", "thing") and _speaks(tokens, mention)
        mention.acts = _acts(tokens, mention.last)
        if mention.kind in ("place", "thing", "body") or mention.first in inside:
            continue
        inside |= _take_titles(tokens, mention, taken, previous)
        previous = mention
    return [
        mention
        for mention in mentions
        if mention.kind in ("person", "body") or mention.first not in inside
    ]


def _explain_initials(tokens: Tokens, mentions: Sequence[Mention]) -> None:
    """Tells initials in brackets what they stand for: "Ostle River Agency (ORA)"."""
    for before, mention in pairwise(mentions):
        if (
            mention.kind == "acronym"
            and before.kind == "body"
            and mention.first == before.last + 1
            and tokens.word[before.last] == "("
            and mention.name[0] == before.name[0]
        ):
            mention.stands_for = before.name


def _take_titles(
    tokens: Tokens, mention: Mention, taken: set[int], previous: Mention | None
) -> set[int]:
    """Adds the titles beside a name to it; the tokens those titles cover."""
    inside: set[int] = set()
    before = _title_before(tokens, mention.first, taken)
    if before:
        inside |= set(range(*before))
    else:
        before = _title_before_comma(tokens, mention.first, taken)
        # "A, the mayor, B": the title is B's only where A has another.
        text = tokens.between(*before) if before else ""
        if previous is not None and text in previous.roles:
            before = before if len(previous.roles) > 1 else None
            if before:
                previous.roles.remove(text)
        inside |= set(range(*before)) if before else set()
    after = _title_after(tokens, mention.first, mention.last, taken)
    for found in (before, after):
        if found:
            mention.roles.append(tokens.between(*found))
            inside |= set(range(*found))
    return inside


def _speaks(tokens: Tokens, mention: Mention) -> bool:
    low = tokens.low
    after, before = mention.last, mention.first - 1
    if after < len(tokens) and low[after] in SPEAKING:
        return True
    if (
        after + 1 < len(tokens)
        and low[after] in ("who", "also", "has", "had")
        and (low[after] == "who" or low[after + 1] in SPEAKING)
    ):
        return True
    return before >= 0 and bool(
        low[before] in SPEAKING
        or (low[before] == "to" and before and low[before - 1] == "according")
    )


def _acts(tokens: Tokens, after: int) -> bool:
    low, count = tokens.low, len(tokens)
    if after + 1 >= count:
        return False
    if low[after] == ",":
        return low[after + 1] in _APPOSED or tokens.word[after + 1][0].isdigit()
    return low[after] in _DOING or (low[after] == ":" and tokens.word[after + 1] in '"“«')


def _title_words(tokens: Tokens, last: int, taken: set[int]) -> tuple[int, bool]:
    """How far a title reaches back from token ``last``, and whether it holds a head noun."""
    low, word = tokens.low, tokens.word
    at, head, lowest = last, False, last + 1
    while at >= 0 and last - at < _TITLE_LIMIT and at not in taken:
        text = low[at]
        if is_head(text.strip(".")) or is_head(text):
            head, lowest = True, at
        elif (
            text in _BEFORE_ROLE
            or (_capital[word[at]] and text not in COMMON)
            or place_of(text) is not None
        ):
            lowest = at
        elif at == last and at and is_head(low[at - 1]) and text.isalpha():
            lowest = at  # "senador opositor X"
        elif (
            text not in _JOINERS
            and text != "'s"
            and not (text.isalpha() and at and low[at - 1] in _BEFORE_NOUN)
        ):
            break
        at -= 1
    return lowest, head


def _title_before(tokens: Tokens, first: int, taken: set[int]) -> tuple[int, int] | None:
    """The title right before a name: "U.S. Secretary of State"."""
    last = first
    while (
        last and tokens.low[last - 1].strip(".") in HONORIFICS and not is_head(tokens.low[last - 1])
    ):
        last -= 1
    lowest, head = _title_words(tokens, last - 1, taken)
    if not head or tokens.low[last - 1] in _JOINERS:
        return None
    return (lowest, last)


def _title_before_comma(tokens: Tokens, first: int, taken: set[int]) -> tuple[int, int] | None:
    """ "the President of Mexico, X": the title a comma before the name."""
    if first < 2 or tokens.word[first - 1] != ",":
        return None
    lowest, head = _title_words(tokens, first - 2, taken)
    vague = lowest > 0 and tokens.low[lowest - 1] in ("a", "an", "un", "una")
    return (lowest, first - 1) if head and not vague and lowest < first - 1 else None


def _title_after(tokens: Tokens, first: int, last: int, taken: set[int]) -> tuple[int, int] | None:
    """ "X, the mayor of Y,": the title after the name."""
    low, word, count = tokens.low, tokens.word, len(tokens)
    if first and low[first - 1] in ("in", "en"):
        return None  # "In Ostle, the mayor said": a place
    if last >= count or (word[last] not in (",", "(") and low[last] not in ("is", "was", "es")):
        return None
    at = last + 1
    while at < count and low[at] in ("the", "a", "an", "who", "is", "was", "el", "la", "un", "una"):
        at += 1
    end, head = at, False
    while end < count and end - at < _TITLE_LIMIT and word[end] not in _ENDS:
        text = low[end]
        if end in taken or (not head and (end - at > 5 or text in _NOT_IN_TITLE)):
            return None
        if text in _AFTER_TITLE or text in SPEAKING:
            break
        head = head or is_head(text)
        end += 1
    return (at, end) if head else None
