"""What changed in a case since a report of it was written as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.errors import InputError
from factcheck import __version__
from factcheck.reports.records import FORMAT, VERSION, indented
from factcheck.reports.writers.markdown import plain
from factcheck.safe import safe

FORMATS = ("markdown", "text", "json")
"""What :func:`write` can write."""
_DECIDED = (
    ("verdict", "verdict_words"),
    ("rationale", "rationale"),
    ("corrected wording", "correction"),
    ("corrected number", "number"),
    ("confidence", "confidence"),
    ("tags", "tags"),
    ("the claim it is the same as", "same_as"),
    ("flag", "flag"),
    ("deferral", "deferred"),
    ("status", "status"),
)
"""What people decide of a claim: in words, and as its record names it."""
_WORDS = ("words", "text")
_READ = (
    ("speaker", "speaker"),
    ("figures", "quantities"),
    ("scope", "scope"),
    ("does not add up", "notes"),
)
_JUDGED = (("stance", "stance"), ("relation", "relation"))
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that is not what it was."""

    what: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim of both reports, of which something changed."""

    claim: Mapping[str, Any]
    """As in the later report."""
    turns: tuple[Turn, ...]
    new: tuple[Mapping[str, Any], ...]
    """Evidence that came since."""
    gone: tuple[Mapping[str, Any], ...]
    """Evidence that was dismissed or withdrawn since."""
    judged: tuple[tuple[Mapping[str, Any], tuple[Turn, ...]], ...]
    """Evidence of both, of which something changed."""
    was: str | None = None
    """Its id in the earlier report, where it is of a later version of the text."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the claims of a report."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    new: tuple[Mapping[str, Any], ...]
    gone: tuple[Mapping[str, Any], ...]
    changed: tuple[Changed, ...]

    @property
    def anything(self) -> bool:
        """Whether the two reports say anything different of their claims."""
        return bool(self.new or self.gone or self.changed)


def compare(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    forebears: Callable[[str], Sequence[str]] = lambda claim: (),
) -> Changes:
    """What is different between two reports on the same case, as JSON has them.

    ``forebears`` tells what a claim was in earlier versions of its text, the latest first: so the
    claims of a draft that came back edited are compared with what they were, not told as new.
    """
    old, new = _by_id(before["claims"]), _by_id(after["claims"])
    was = {one: one for one in new if one in old}
    taken = set(was)
    for one in new:
        known = [other for other in forebears(one) if other in old and other not in taken]
        if one not in was and known:
            was[one] = known[0]
            taken.add(known[0])
    found = (_changed(old[was[one]], new[one]) for one in new if one in was)
    return Changes(
        before=before,
        after=after,
        new=tuple(claim for one, claim in new.items() if one not in was),
        gone=tuple(claim for one, claim in old.items() if one not in taken),
        changed=tuple(one for one in found if one is not None),
    )


def checked(report: Any, name: str) -> Mapping[str, Any]:
    """A report that somebody kept, if it is one; ``name`` is the file's, for messages.

    Raises:
        InputError: it is no report of this program, or of a version that it does not know.
    """
    if not isinstance(report, dict) or report.get("format") != FORMAT:
        raise InputError(f"{name}: no report that factcheck export -f json wrote.")
    if report.get("version") != VERSION:
        raise InputError(f"{name}: a report of another version than {VERSION}; update factcheck.")
    head, claims = report.get("head"), report.get("claims")
    if not isinstance(head, str) or not isinstance(claims, list):
        raise InputError(f"{name}: it has no head or no claims; was it cut short?")
    for place, claim in enumerate(claims, 1):
        if not _is_claim(claim):
            raise InputError(f"{name}: claim {place} is not as a report has them.")
    return report


def _is_claim(claim: Any) -> bool:
    if not isinstance(claim, dict) or not isinstance(claim.get("evidence"), list):
        return False
    return all(
        isinstance(one, dict) and isinstance(one.get("id"), str)
        for one in (claim, *claim["evidence"])
    ) and isinstance(claim.get("text"), str)


def write(changes: Changes, form: str) -> bytes:
    """The changes in one of :data:`FORMATS`."""
    if form == "json":
        return indented(_record(changes))
    lines = list(_lines(changes, plain if form == "markdown" else _plain_text))
    if form == "text":
        lines = [line.replace("**", "").lstrip("# ") if line[:1] == "#" else line for line in lines]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _plain_text(text: str) -> str:
    return safe(" ".join(text.split()))


def _by_id(records: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {record["id"]: record for record in records}


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Changed | None:
    same = old["id"] == new["id"]
    turns = tuple(_turns(old, new, (*_DECIDED, *(_READ if same else (_WORDS, *_READ)))))
    key = _identity if same else _what_it_quotes
    before, after = ({key(one): one for one in some["evidence"]} for some in (old, new))
    judged = (
        (after[one], tuple(_turns(before[one], after[one], _JUDGED)))
        for one in after
        if one in before
    )
    found = Changed(
        claim=new,
        turns=turns,
        new=tuple(one for key, one in after.items() if key not in before),
        gone=tuple(one for key, one in before.items() if key not in after),
        judged=tuple((one, made) for one, made in judged if made),
        was=None if same else str(old["id"]),
    )
    return found if found.turns or found.new or found.gone or found.judged else None


def _identity(passage: Mapping[str, Any]) -> str:
    return str(passage["id"])


def _what_it_quotes(passage: Mapping[str, Any]) -> str:
    """What a passage is known by that came in again for the claim of a later version."""
    return str([passage.get(name) for name in ("document", "span", "text", "claim_quantity")])


def _turns(
    old: Mapping[str, Any], new: Mapping[str, Any], fields: Sequence[tuple[str, str]]
) -> Iterator[Turn]:
    for what, name in fields:
        # Reports of an earlier minor version lack fields; that is no change of the case.
        if name in old and old[name] != new.get(name):
            yield Turn(what, old[name], new.get(name))


def _record(changes: Changes) -> dict[str, Any]:
    return {
        "format": "factcheck-diff",
        "version": 1,
        "program": f"factcheck {__version__}",
        "before": _side(changes.before),
        "after": _side(changes.after),
        "new": [_brief(claim) for claim in changes.new],
        "gone": [_brief(claim) for claim in changes.gone],
        "changed": [
            {
                **_brief(one.claim),
                "was": one.was,
                "changes": [_turn(turn) for turn in one.turns],
                "new_evidence": [_source(passage) for passage in one.new],
                "gone_evidence": [_source(passage) for passage in one.gone],
                "changed_evidence": [
                    {**_source(passage), "changes": [_turn(turn) for turn in turns]}
                    for passage, turns in one.judged
                ],
            }
            for one in changes.changed
        ],
    }


def _side(report: Mapping[str, Any]) -> dict[str, Any]:
    return {name: report.get(name) for name in ("head", "events", "latest")}


def _brief(claim: Mapping[str, Any]) -> dict[str, Any]:
    return {name: claim.get(name) for name in ("id", "text", "locator", "verdict_words")}


def _source(passage: Mapping[str, Any]) -> dict[str, Any]:
    return {name: passage.get(name) for name in ("id", "document", "locator", "text", "relation")}


def _turn(turn: Turn) -> dict[str, Any]:
    return {"what": turn.what, "before": turn.before, "after": turn.after}


def _lines(changes: Changes, show: Any) -> Iterator[str]:
    before, after = changes.before, changes.after
    yield "# What changed since the report"
    yield ""
    yield f"- Before: head {show(str(before['head']))}, {show(str(before.get('events')))} events"
    yield f"- After: head {show(str(after['head']))}, {after['events']} events"
    yield f"- Written by: factcheck {__version__}"
    for heading, claims in (("New claims", changes.new), ("Gone claims", changes.gone)):
        if claims:
            yield from ("", f"## {heading}", "")
            yield from (f"- {show(_named(claim))}" for claim in claims)
    if changes.changed:
        yield from ("", "## Changed claims")
    for one in changes.changed:
        was = f" (was {one.was})" if one.was else ""
        yield from ("", f"### {show(_named(one.claim) + was)}", "")
        yield from (f"- {show(_told(turn))}" for turn in one.turns)
        yield from (f"- {show(f'new evidence {_quoted(passage)}')}" for passage in one.new)
        yield from (f"- {show(f'gone evidence {_quoted(passage)}')}" for passage in one.gone)
        for passage, turns in one.judged:
            said = "; ".join(map(_told, turns))
            yield f"- {show(f'{_quoted(passage)}: {said}')}"
    if not changes.anything:
        yield from ("", "Nothing changed.")


def _named(claim: Mapping[str, Any]) -> str:
    return f"{claim['id']}: {claim['text']}"


def _quoted(passage: Mapping[str, Any]) -> str:
    text = passage.get("text")
    words = f"“{text}”" if isinstance(text, str) else "words of a confidential source"
    return f"{passage['id']} ({passage.get('relation')}, {passage.get('document')}): {words}"


def _told(turn: Turn) -> str:
    return f"{turn.what}: {_value(turn.before)} → {_value(turn.after)}"


def _value(value: Any) -> str:
    if value in (None, "", [], {}):
        return "none"
    if isinstance(value, list):
        parts = [one.get("text", one) if isinstance(one, dict) else one for one in value]
        return "; ".join(map(str, parts))[:_LONGEST]
    if isinstance(value, dict):
        known = (f"{name} {one}" for name, one in value.items() if one)
        return ", ".join(known)[:_LONGEST]
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
