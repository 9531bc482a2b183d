"""The report as JSON and JSON Lines: every value exactly as the case holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.deciding import read_number
from claims.entries import entry_record, signed_record
from claims.errors import InputError
from claims.model import Entry, EntryKind, Json, Relation, Status
from claims.records import (
    Record,
    difference_record,
    quantity_record,
    rating_record,
    scope_record,
    span_record,
    written,
)
from claims.scales import Scale
from claims.store import written_time
from factcheck import __version__
from factcheck.reports.model import Act, Passage, ReportCase, ReportClaim, ReportDocument
from factcheck.safe import safe_json

FORMAT = "factcheck-report"
VERSION = 1
_COUNTED = (
    Relation.AGREES,
    Relation.COMPATIBLE,
    Relation.CONFLICTS,
    Relation.DIFFERENT_SCOPE,
)


def write_json(report: ReportCase) -> Iterator[bytes]:
    """One object, indented, its keys always in the same order; in pieces, a claim each."""
    return listed({**header(report), "claims": []}, map(claim_record, report.claims))


def listed(whole: Mapping[str, Any], members: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """As :func:`indented`, in pieces, with ``members`` in the empty list at the end of ``whole``.

    The text of all of them at once would take twelve times its length.
    """
    end = b"[]\n}\n"
    head = indented(whole)
    place = -1
    for place, member in enumerate(members):
        yield b",\n  " if place else head[: -len(end)] + b"[\n  "
        yield indented(member)[:-1].replace(b"\n", b"\n  ")
    yield b"\n ]\n}\n" if place >= 0 else head


def indented(record: Mapping[str, Any]) -> bytes:
    """A JSON object, one field a line, with escapes for what must not reach a terminal."""
    lines = written(record, indent=1).split("\n")
    # Line by line: a line without such characters, nearly every one, costs a look and no copy.
    return "".join(f"{safe_json(line)}\n" for line in lines).encode("utf-8")


def write_jsonl(report: ReportCase) -> Iterator[bytes]:
    """One claim a line, each with the head hash of the case's history."""
    for claim in report.claims:
        record = {**claim_record(claim), "head": report.head}
        yield f"{safe_json(written(record))}\n".encode()


def header(report: ReportCase) -> Record:
    """All of a report but its claims."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": f"factcheck {__version__}",
        "title": report.title,
        "head": report.head,
        "events": report.events,
        "latest": written_time(report.last) if report.last else None,
        "filter": report.filter,
        "scale": report.scale.id,
        "scale_version": report.scale.version,
        "scales": [_scale(scale) for scale in report.scales],
        "reviewers": list(report.reviewers),
        "tally": [{"verdict": words, "claims": count} for _, words, _, count in report.tally()],
        "left_out": report.left_out,
        "searched": {
            "documents": len(report.documents),
            "claims": report.compared,
            "checks": report.checks,
        },
        "documents": [_document(document) for document in report.documents],
        "names": [
            [{"form": one.form, "places": list(one.places)} for one in spellings]
            for spellings in report.names
        ],
        **_noted(report.entries),
        "signed": [signed_record(one) for one in report.signed],
        "history": [_act(act) for act in report.history],
    }


def claim_record(claim: ReportClaim) -> Record:
    """A claim: first the fields of ``list --json``, then what was decided and what speaks to it."""
    stated, state = claim.claim, claim.state
    return {
        "id": claim.id,
        "document": claim.document.id,
        "role": claim.document.role.value,
        "span": span_record(stated.span),
        "text": stated.text,
        "kinds": [kind.value for kind in stated.kinds],
        "speaker": stated.speaker,
        "quantities": [quantity_record(quantity) for quantity in stated.quantities],
        "scope": scope_record(stated.scope),
        "status": state.status.value,
        "verdict": state.verdict,
        "flagged": state.flag is not None,
        "worthiness": round(stated.worthiness, 4),
        "relations": _relations(claim),
        "notes": list(stated.notes),
        "role_of_speaker": stated.attribution.role if stated.attribution else None,
        "locator": claim.locator,
        **_decision(claim),
        "evidence": [_passage(passage) for passage in claim.passages],
        **_noted(claim.entries),
        "history": [_act(act) for act in claim.history],
    }


def _noted(entries: Sequence[Entry]) -> Record:
    """What the journal notes: no comments, which are for those who work on the case, and of a
    contact neither the channel, nor what hangs on the day of reading.
    """
    lists: dict[EntryKind, list[Json]] = {kind: [] for kind in _LISTS}
    for one in entries:
        if one.KIND in lists:
            record = entry_record(one, one.at.date())
            lists[one.KIND].append({n: value for n, value in record.items() if n not in _PRIVATE})
    return {name: lists[kind] for kind, name in _LISTS.items()}


_LISTS = {
    EntryKind.CONTACT: "contacts",
    EntryKind.SEARCH: "searches",
    EntryKind.OVERRULING: "overruled",
}
_PRIVATE = frozenset({"kind", "channel", "overdue"})


def _decision(claim: ReportClaim) -> Record:
    state, verdict = claim.state, claim.verdict
    return {
        "verdict_words": verdict.words if verdict else None,
        "scale": verdict.scale.id if verdict else None,
        "rationale": state.rationale,
        "correction": state.correction,
        "number": state.number,
        "number_read": _number(claim),
        "confidence": state.confidence.value if state.confidence else None,
        "tags": list(state.tags),
        "same_as": state.same_as,
        "flag": state.flag,
        "deferred": state.deferred if state.status is Status.DEFERRED else None,
        "decided_at": written_time(state.decided_at) if state.decided_at else None,
        "decided_by": state.decided_by,
    }


def _number(claim: ReportClaim) -> Record | None:
    """The corrected number as it was read; None where there is none."""
    if not claim.state.number:
        return None
    try:
        return quantity_record(read_number(claim.state.number, claim.document.language or "en"))
    except InputError:
        # Words of a confidential source were taken out of it.
        return None


def _relations(claim: ReportClaim) -> Record:
    counts = Counter(passage.relation for passage in claim.passages)
    return {relation.value: counts[relation] for relation in _COUNTED}


def _passage(passage: Passage) -> Record:
    evidence = passage.evidence
    withheld = passage.document.confidential
    difference = evidence.difference
    return {
        "id": evidence.id,
        "document": evidence.document,
        "span": None if withheld else span_record(evidence.span),
        "locator": passage.locator,
        "text": None if withheld else evidence.text,
        "withheld": withheld,
        "stance": evidence.stance.value if evidence.stance else None,
        "relation": evidence.relation.value,
        "by_hand": evidence.by_hand,
        "score": round(evidence.score, 4),
        "reasons": list(evidence.reasons),
        "claim_quantity": quantity_record(evidence.claim_quantity)
        if evidence.claim_quantity
        else None,
        "quantity": quantity_record(evidence.quantity) if evidence.quantity else None,
        "difference": difference_record(difference) if difference else None,
        "diff": [{"op": part.op, "text": part.text} for part in evidence.diff],
        "differs": [] if withheld else list(evidence.differs),
        "published_check": _published(passage.document) if passage.is_check else None,
    }


def _published(document: ReportDocument) -> Record:
    """What another organisation published of a like claim: imported, and no verdict of ours."""
    return {
        "imported": True,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "title": document.title,
        "rating": rating_record(document.rating) if document.rating else None,
    }


def _document(document: ReportDocument) -> Record:
    return {
        "id": document.id,
        "name": document.name,
        "role": document.role.value,
        "confidential": document.confidential,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published.isoformat() if document.published else None,
        "retrieved": written_time(document.retrieved) if document.retrieved else None,
        "url": document.url,
        "language": document.language,
        "kind": document.kind.value if document.kind else None,
        "group": document.group,
        "sha256": document.sha256 or None,
        "made_by": document.made_by,
        "claims": document.claims,
    }


def _scale(scale: Scale) -> Record:
    return {
        "id": scale.id,
        "version": scale.version,
        "name": scale.name,
        "source": scale.source,
        "ordinal": scale.ordinal,
        "publishable": scale.publishable,
        "labels": [
            {
                "slug": label.slug,
                "words": label.words,
                "value": label.value,
                "definition": label.definition,
            }
            for label in scale.labels
        ],
    }


def _act(act: Act) -> Record:
    changes: list[Json] = [
        {
            "target": change.target,
            "field": change.field,
            "before": change.before,
            "after": change.after,
        }
        for change in act.changes
    ]
    return {
        "seq": act.seq,
        "at": written_time(act.at),
        "reviewer": act.reviewer,
        "act": act.act,
        "undoes": act.undoes,
        "note": act.note,
        "changes": changes,
    }
