"""What is decided of claims beside the verdict: confidence, tags, the same claim said twice.

Each act is one event and one step of undo, as those of :class:`claims.review.Review`, whose
refusals and arguments they share.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claims.errors import InputError, Refused
from claims.folding import fold
from claims.model import Change, Claim, ClaimState, Confidence, Event, Quantity, Status
from claims.phrases import phrase
from claims.wording import quantity_words

if TYPE_CHECKING:
    from claims.review import Review
    from claims.store import Case

LONGEST_TAG = 40
"""Characters of a tag."""


def judged(case: Case, claims: Iterable[str]) -> list[str]:
    """The claims whose verdicts are those of ``claims``: each itself, or the one it repeats.

    Raises:
        Refused: a claim repeats one that is out of the work.
    """
    asked = list(dict.fromkeys(claims))
    states = case.states(asked, own=True)
    mains = {one.claim: one.same_as for one in states.values() if one.same_as}
    stand = case.states(list(mains.values()), own=True) if mains else {}
    for claim, main in mains.items():
        if stand[main].status is Status.WITHDRAWN:
            raise Refused(
                "{claim} is marked as the same as {main}, which is of a withdrawn document; "
                "take the mark off {claim} to judge it by itself.",
                claim=claim,
                main=main,
            )
    return list(dict.fromkeys(mains.get(claim, claim) for claim in asked))


def freshened(case: Case, claims: Iterable[str]) -> Iterator[Change]:
    """Of claims whose words changed since they were judged: that they are judged anew."""
    for claim in dict.fromkeys(claims):
        standing = case.present(claim, "standing")
        if standing == Status.STALE:
            yield Change(target=claim, field="standing", before=standing, after=None)


# Confidence


def set_confidence(review: Review, claims: Sequence[str], level: Confidence | None) -> Event:
    """Say how sure the verdict of claims is; None takes it back."""
    wanted = level.value if level else None
    return review.change("confidence", judged(review.case, claims), {"confidence": wanted})


def confidence_of(text: str) -> Confidence | None:
    """The level of that name or first letter; None for "none".

    Raises:
        InputError: there is no such level.
    """
    asked = fold(text.strip())
    names = {**{one.value: one for one in Confidence}, **{one.value[0]: one for one in Confidence}}
    if asked in names:
        return names[asked]
    if asked in ("", "none", "n", "0"):
        return None
    raise InputError(
        "no confidence {text!r}; there are {listed} and none",
        text=text,
        listed=", ".join(Confidence),
    )


# Tags


def tag_of(text: str) -> str:
    """A tag as it is kept: lower case, one word, without a ``#`` in front.

    Raises:
        InputError: nothing is left, it is too long, or it holds what no tag can.
    """
    plain = unicodedata.normalize("NFC", text).strip().lstrip("#").casefold()
    tag = "-".join(plain.replace(",", " ").split())
    if not tag or len(tag) > LONGEST_TAG:
        raise InputError(
            "a tag is a word of at most {longest_tag} characters, not {text!r}",
            longest_tag=LONGEST_TAG,
            text=text[:60],
        )
    if not all(mark.isalnum() or mark in "-_./&+'" or unicodedata.combining(mark) for mark in tag):
        raise InputError(
            "a tag is made of letters, digits and - _ . / & + ', not {text!r}", text=text
        )
    return tag


def tags_of(text: str) -> tuple[list[str], list[str]]:
    """The tags to add and those to take off that ``legal -urgent`` or ``legal, sports`` names."""
    words = text.replace(",", " ").split()
    off = [tag_of(word[1:]) for word in words if word.startswith("-")]
    return [tag_of(word) for word in words if not word.startswith("-")], off


def tag(
    review: Review, claims: Sequence[str], add: Iterable[str] = (), remove: Iterable[str] = ()
) -> Event:
    """Add tags to claims and take others off, each claim keeping the rest of its own.

    Tags that differ in accents alone are one, as in the filter ``tag:``.
    """
    added = [tag_of(one) for one in add]
    gone = {fold(tag_of(one)) for one in remove}
    changes = []
    for claim, state in review.states(claims).items():
        kept = {fold(one): one for one in state.tags if fold(one) not in gone}
        for one in added:
            kept.setdefault(fold(one), one)
        before, after = " ".join(state.tags), " ".join(sorted(kept.values()))
        if after != before:
            changes.append(Change(target=claim, field="tags", before=before, after=after))
    if not changes:
        raise Refused("Nothing would change: {claims} tagged so already.", claims=_listed(claims))
    return review.record("tag", changes)


# The same claim, said more than once


def mark_same(review: Review, claims: Sequence[str], main: str) -> Event:
    """Mark claims as the same as ``main``, whose verdict covers them from then on.

    What repeats a repeat is marked as the same as the claim that one repeats, and what repeats
    one of ``claims`` follows it. Verdicts that the claims had stay theirs: they stand again when
    the mark is taken off.

    Raises:
        Refused: a claim would be the same as itself, or ``main`` is out of the work.
    """
    asked = list(dict.fromkeys((*claims, main)))
    states = review.states(asked)
    meant = states[main].same_as or main
    if meant != main:
        review.states([meant])
    followers = review.case.same.repeats(claims)
    changes: list[Change] = []
    for claim in dict.fromkeys(claims):
        if claim == meant:
            raise _circle(claim, main)
        for one in (*followers.get(claim, ()), claim):
            own = states[one] if one in states else review.states([one])[one]
            changes += _towards(one, own, meant)
        changes += freshened(review.case, [claim])
    if not changes:
        raise Refused("Nothing would change: {claims} marked so already.", claims=_listed(claims))
    return review.record("same", changes, {"main": meant})


def _circle(claim: str, main: str) -> Refused:
    if claim == main:
        return Refused("{claim} cannot be the same as itself.", claim=claim)
    return Refused(
        "{claim} cannot be the same as {main}, which is marked as the same as {claim} "
        "already; take that mark off first.",
        claim=claim,
        main=main,
    )


def _towards(claim: str, state: ClaimState, main: str) -> Iterator[Change]:
    if state.same_as != main:
        yield Change(target=claim, field="same_as", before=state.same_as, after=main)


def part(review: Review, claims: Sequence[str]) -> Event:
    """Take the mark off claims that were the same as another: their own verdicts stand again."""
    for claim, state in review.states(claims).items():
        if state.same_as is None:
            raise Refused("{claim} is not marked as the same as another claim.", claim=claim)
    return review.change("part", claims, {"same_as": None})


def _listed(claims: Sequence[str]) -> str:
    named = list(dict.fromkeys(claims))
    return (
        phrase("{claim} is", claim=named[0])
        if len(named) == 1
        else phrase("{count} claims are", count=len(named))
    )


# The corrected number


def read_number(text: str, language: str = "en") -> Quantity:
    """The one figure that ``text`` says, as the reader of quantities knows it.

    Raises:
        InputError: it says none, or several.
    """
    # The reader and its words are loaded for the first number that somebody corrects.
    from claims.extract.quantities import find_quantities

    found = find_quantities(text, language)
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(
            "{text!r} says no figure; write it like 73,838 deaths, or 4.5 %", text=text[:60]
        )
    listed = "; ".join(map(quantity_words, found[:4]))
    raise InputError(
        "{text!r} says {count} figures ({listed}); write one",
        text=text[:60],
        count=len(found),
        listed=listed,
    )


def checked_number(text: str, language: str = "en") -> str:
    """A corrected number as it is kept, in its own words; empty for none.

    Raises:
        InputError: it is no figure, or several.
    """
    words = " ".join(text.split())
    if words:
        read_number(words, language)
    return words


def correct_number(review: Review, claim: str, text: str) -> Event:
    """Write the number that should stand in place of the claim's; empty takes it back."""
    number = checked_number(text, language_of(review.case, claim))
    return review.change("correct", judged(review.case, [claim]), {"number": number})


def language_of(case: Case, claim: str) -> str:
    """The language of the document that a claim stands in, "en" where it is not known."""
    return case.document(case.claim(claim).document).language or "en"


def corrected_figure(claim: Claim, corrected: Quantity) -> Quantity | None:
    """The claim's figure that a corrected number takes the place of: of the same unit, else of
    the same kind of thing, else its first; None where the claim has no figure.
    """
    same = [one for one in claim.quantities if one.dimension is corrected.dimension]
    of_unit = [one for one in same if one.unit == corrected.unit]
    return next(iter((*of_unit, *same, *claim.quantities)), None)


def number_change(claim: Claim, text: str, language: str = "en") -> tuple[str, str]:
    """A corrected number as it was and as it shall be: ("100,000 deaths", "73,838 deaths").

    The first is empty where the claim has no figure.

    Raises:
        InputError: ``text`` is no figure, or several.
    """
    corrected = read_number(text, language)
    before = corrected_figure(claim, corrected)
    return quantity_words(before) if before else "", quantity_words(corrected)
