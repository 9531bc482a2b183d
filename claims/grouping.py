"""What a reviewer says of documents: that several are one source, or not; who published them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from claims.errors import Refused
from claims.model import Change, Event, Json, SourceKind
from claims.phrases import phrase
from claims.review import Review
from claims.store import Case

FIELDS = ("title", "publisher", "author", "published", "kind")
"""What can be corrected of a document."""
_LONGEST = 500
_NAMED = 6


def group(review: Review, documents: Sequence[str]) -> Event:
    """Have documents count as one source, with all that count so with one of them already.

    Raises:
        Refused: fewer than two are named, one is out of the work, or they are one source already.
    """
    case = review.case
    wanted = list(dict.fromkeys(documents))
    if len(wanted) < 2:
        raise Refused("Name two documents or more that are one source.")
    _refuse_withdrawn(case, wanted)
    groups = [found for one in wanted if (found := case.copies.group_of(one))]
    members = dict.fromkeys((*wanted, *(one for found in groups for one in found.documents)))
    if groups and len(groups[0].documents) == len(members):
        raise Refused("{listed} count as one source already.", listed=", ".join(wanted))
    label = groups[0].label if groups else _new_label(case, wanted)
    return _record(review, "group", members, label)


def ungroup(review: Review, documents: Sequence[str]) -> Event:
    """Have documents count as sources of their own, whatever they have in common with others.

    Raises:
        Refused: one is in no group.
    """
    for one in documents:
        review.case.document(one)
        if review.case.copies.group_of(one) is None:
            raise Refused(
                "{one} counts with no other document: it is a source of its own.", one=one
            )
    return _record(review, "ungroup", documents, "")


def describe(review: Review, document: str, field: str, text: str) -> Event:
    """Correct what a document is said to be: its title, publisher, author, day or kind.

    Nothing is read anew: "last year" in its text stays reckoned from the day it came in with.

    Raises:
        Refused: there is no such field, it cannot hold that, or it does so already.
    """
    if field not in FIELDS:
        raise Refused(
            "A document has no {field!r} to correct: {listed}.",
            field=field,
            listed=", ".join(FIELDS),
        )
    return review.set_field("describe", document, field, _value(field, text.strip()))


def group_words(label: str, beside: Sequence[str]) -> str:
    """What to say of a document that counts as one source with others: "same text as d4, d7"."""
    if not beside:
        return ""
    listed = ", ".join(beside[:_NAMED])
    more = phrase(" and {count} more", count=len(beside) - _NAMED) if len(beside) > _NAMED else ""
    if label.startswith(phrase("copies of ")):
        return phrase("same text as {listed}{more}", listed=listed, more=more)
    named = "" if label.startswith(phrase("with ")) else f" ({label})"
    return phrase("one source with {listed}{more}{named}", listed=listed, more=more, named=named)


def beside_words(case: Case, document: str) -> str:
    """The same of a document by its id; empty where it stands on its own."""
    found = case.copies.group_of(document)
    others = [one for one in found.documents if one != document] if found else []
    return group_words(found.label if found else "", others)


def _value(field: str, text: str) -> Json:
    if field == "kind":
        kinds = [kind.value for kind in SourceKind]
        if text and text not in kinds:
            raise Refused(
                "A kind of source is {listed}, or empty; not {text!r}.",
                listed=", ".join(kinds),
                text=text[:40],
            )
        return text or None
    if field == "published":
        return _day(text)
    if len(text) > _LONGEST:
        raise Refused(
            "A {field} of {count:,} characters is too long: {longest} at most.",
            field=field,
            count=len(text),
            longest=_LONGEST,
        )
    return text


def _day(text: str) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused("A day is written like 2023-10-05, not {text!r}.", text=text[:40]) from None


def _record(review: Review, act: str, documents: Iterable[str], label: str) -> Event:
    case = review.case
    before = {one: case.present(one, "group") for one in documents}
    changes = [
        Change(target=one, field="group", before=value, after=label)
        for one, value in before.items()
        if value != label
    ]
    detail: Mapping[str, Json] = {"label": label} if label else {}
    return review.compared(review.record(act, changes, detail))


def _new_label(case: Case, documents: Sequence[str]) -> str:
    taken = {found.label for found in case.copies.groups()}
    names = (
        *(phrase("with {one}", one=one) for one in documents),
        phrase("with {listed}", listed=", ".join(documents)),
    )
    return next((name for name in names if name not in taken), names[-1])


def _refuse_withdrawn(case: Case, documents: Iterable[str]) -> None:
    for one in documents:
        if case.document(one).withdrawn:
            raise Refused("{one} is out of the work; bring it back before grouping it.", one=one)
