"""The tags of English words: closed classes by list, verbs by form and neighbours."""

from __future__ import annotations

from claims.extract.attributions.lexicon import FORMS, NEGATIVE, NOUNS, SOURCE_WORDS, SPEECH, VERBS
from claims.extract.attributions.units import Grammar, Unit, fixed_mark
from claims.extract.attributions.words import (
    BE,
    CLOSED,
    COMMON_FORMS,
    NEGATING,
    NOT_ADVERBS,
    NOUNISH,
    PRONOUNS,
    TIME_NOUNS,
)
from claims.remembered import Remembered
from claims.vocabulary import vocabulary

# Participles that stand before a title or a name and are no verb there.
_ADJECTIVES = vocabulary("retired embattled disgraced renowned united so-called")

# Words of a closed class that can be of another: "that", "her", "May".
_SHIFTING = vocabulary("that her may")
_STAGES = vocabulary("starts stops keeps begins continues")


def _fixed_tag(word: str) -> str:
    """The tag of a word that has the same one everywhere; "" for one that :func:`english_tag` must
    see among its neighbours."""
    low = word.lower().replace("’", "'")
    mark = fixed_mark(low)
    if mark is not None:
        return mark
    if low in _ADJECTIVES:
        return "n"
    tag = CLOSED.get(low)
    if tag is not None:
        return "" if low in _SHIFTING else tag
    head = word[0]
    if head == "%":
        return "n"
    if head.isdigit() or head in "$€£":
        return "#"
    if low in FORMS or low in COMMON_FORMS:
        return ""
    if head.isupper():
        return "X"
    if low.endswith("ly") and low not in NOT_ADVERBS:
        return "k"
    return "" if _ending(low) else "n"


def _ending(low: str) -> str:
    """The tags of a verb's form that no list has, by its ending."""
    if low.endswith("ing") and len(low) > 5:
        return "g"
    return "dn" if low.endswith("ed") and len(low) > 4 else ""


def english_tag(unit: Unit, word: str, low: str, after: str, opens: bool) -> str:
    """The tag of an English word that has no fixed one.

    ``after`` is the next word, ``opens`` whether a sentence opens.
    """
    tag = CLOSED.get(low)
    if tag is not None:
        return "X" if word == "May" and not opens else _closed(unit, tag, low, after)
    known = FORMS.get(low) or COMMON_FORMS.get(low)
    if known is None:
        return _verbal(unit, low, _ending(low), after)
    if word[0].isupper() and not (opens or (unit.headline and known[1][0] in "sd")):
        return "X"
    return _verbal(unit, low, known[1], after)


def _closed(unit: Unit, tag: str, low: str, after: str) -> str:
    if low == "that" and _is_demonstrative(unit, after):
        return "d"
    if low == "her" and not (after and after[0].isalpha()):
        return "o"
    return tag


def _is_demonstrative(unit: Unit, after: str) -> bool:
    """Whether "that" points rather than opens a clause: after a preposition, before a verb."""
    if not unit.tags:
        return True
    previous = unit.tags[-1]
    return previous == "p" or after in ("is", "was", "would", "'s", "will", ",", ".", "")


def _previous(unit: Unit) -> int:
    """The last item that is no adverb; -1 where there is none."""
    at = len(unit) - 1
    while at >= 0 and unit.tags[at] in "kz":
        at -= 1
    return at


def _verbal(unit: Unit, low: str, tags: str, after: str) -> str:
    """The tag of a form of a verb, from what stands before and after it."""
    at = _previous(unit)
    before = unit.tags[at] if at >= 0 else ""
    if "g" in tags:
        return "n" if before in ("d", "g") and at == len(unit) - 1 and after != "the" else "i"
    if "d" in tags or "n" in tags:
        past = _past(unit, at, before, tags, low, after)
        if past or not set(tags) & {"b", "s"}:
            return past or "n"
    return _present(unit, at, before, low, tags, after)


def _past(unit: Unit, at: int, before: str, tags: str, low: str, after: str) -> str:
    if before == "a":
        return (
            "e"
            if unit.low[at] in BE
            or unit.low[at] not in ("do", "does", "did", "don't", "didn't", "doesn't")
            else ""
        )
    if before == "m" or before == "t":
        return "" if "b" in tags else "n"
    if before in ("d", "p") and at == len(unit) - 1:
        return "v" if before == "d" and unit.low[at] in PRONOUNS and "d" in tags else "n"
    if before == "g" and at == len(unit) - 1:
        return "n"
    if "d" not in tags:
        return "e"
    if (after == "by" and low not in ("responded", "said")) or before == "":
        return "e"
    return "v"


def _present(unit: Unit, at: int, before: str, low: str, tags: str, after: str) -> str:
    if before in ("m", "t"):
        return "f"
    if before == "a":
        negated = unit.low[at] in ("do", "does", "did") or unit.low[at] in NEGATING
        return "f" if negated else "n"
    if before == "v" and "s" in tags and unit.low[at] in FORMS and low not in NOUNISH:
        return "v"  # "which critics say | hurts the poor"
    if before == "r" or (before == "w" and unit.low[at] in ("who", "which")):
        noun = before == "w" and low in NOUNISH and "b" in tags and not _verb_follows(after)
        return "n" if noun and not unit.named else "v"
    if before == "h":
        if "s" in tags and low not in NOUNISH:
            return "v"
        plural = at > 0 and unit.tags[at - 1] == "n" and unit.low[at - 1].endswith("s")
        return "v" if plural and _verb_follows(after) else "n"
    if before == "d" and unit.low[at] in PRONOUNS and low not in NOUNISH:
        return "v"
    if before in ("d", "g", "p", "#") and at == len(unit) - 1:
        return "n"
    if after in ("of", "between", "among"):
        return "n"
    if low in _STAGES and after.endswith("ing") and before in ("n", "X"):
        return "v"
    if after == "that" and before in ("n", "X") and low not in NOUNS:
        return "v"
    leads = unit.named and before in ("n", "X") and "b" in tags and unit.low[at].endswith("s")
    if low in NOUNISH and not (_verb_follows(after) or leads):
        closes = "s" in tags and before in ("n", "X") and after in (".", ",")
        return "v" if closes and unit.quotes else "n"
    if before in ("n", "X", ")", "Q", "q", ",", "c", "o", "k", "#", "-"):
        plural = before in ("n", "X") and unit.low[at].endswith("s")
        joined = before == "X" and at > 1 and unit.low[at - 1] == "and"
        if "s" in tags or joined or plural or before in ("c", "Q", ",", "o"):
            return "v" if not (before in ("", ",") and "b" in tags and low in NOUNISH) else "n"
    return "n"


def _verb_follows(after: str) -> bool:
    """Whether the word after a noun-like verb form is one that follows a verb, not a noun."""
    return CLOSED.get(after, "") in ("d", "r", "o", "h", "w", "t") or after in (
        '"',
        "“",
        "that",
        "it",
    )


ENGLISH = Grammar(
    language="en",
    tag=english_tag,
    fixed=Remembered(_fixed_tag).__getitem__,
    cues=frozenset([*FORMS, *NOUNS, *SOURCE_WORDS]),
    forms=FORMS,
    verbs=VERBS,
    nouns=NOUNS,
    times=TIME_NOUNS,
    pronouns=PRONOUNS,
    negating=NEGATING,
    negative=NEGATIVE,
    be=BE,
    speech=SPEECH,
)
"""English, for :func:`~claims.extract.attributions.units.find_units`."""
