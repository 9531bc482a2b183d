"""The history as reports tell it: every act in words' reach, without those of hidden sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claims.model import Event, Json
from claims.phrases import phrase
from claims.store import Case
from factcheck.reports.model import Act, Passage, ReportDocument
from factcheck.reports.veil import Veil


class Telling:
    """Makes lines of the history of events."""

    def __init__(self, case: Case, veil: Veil, documents: Mapping[str, ReportDocument]) -> None:
        self._case, self._veil, self._documents = case, veil, documents
        self._acts = case.past.acts

    def of_claim(self, claim: str, passages: Sequence[Passage]) -> Iterator[Act]:
        """The acts on a claim, in earlier versions too, and on its evidence, in order."""
        claims = (claim, *self._case.versions.forebears(claim))
        targets = (*claims, *(passage.evidence.id for passage in passages))
        found = self._acts.of(targets)
        acts = [self._act(event) for target in targets for event in found.get(target, ())]
        yield from sorted(acts, key=lambda act: act.seq)

    def of_case(self) -> Iterator[Act]:
        """What was done to the case as a whole."""
        return map(self._act, self._acts.whole())

    def _act(self, event: Event) -> Act:
        return Act(
            seq=event.seq,
            at=event.at,
            reviewer=event.reviewer,
            act=event.act,
            # What a version revises names every claim of it; the note says it shortly.
            changes=tuple(
                self._veil.over_change(change)
                for change in event.changes
                if change.field != "revises"
            ),
            undoes=event.undoes,
            note=self._note(event),
        )

    def _note(self, event: Event) -> str:
        detail = event.detail
        if event.act == "revise":
            old, new = detail.get("revises"), detail.get("document")
            return phrase("{new} takes the place of {old}", new=new, old=old)
        match detail.get("what"):
            case "document":
                document = self._documents.get(str(detail.get("document")))
                name = document.name if document else str(detail.get("document"))
                count = sum(map(_count, _listed(detail.get("claims"))))
                key = detail.get("document")
                return phrase("{id} “{name}”, {count} claims", id=key, name=name, count=count)
            case "precedents":
                return phrase("{count} published checks", count=_count(detail.get("documents")))
            case "claims":
                count = _count(detail.get("claims"))
                key = detail.get("document")
                return phrase("{count} claims of {id} marked by hand", count=count, id=key)
            case "evidence":
                told = detail.get("passages")
                return phrase("{count} passages that speak to claims", count=told)
            case "comparison":
                key = detail.get("claim")
                return phrase("{id} was compared anew with all others, as corrected", id=key)
            case str() as what:
                return what
            case _:
                return ""


def claims_by_document(case: Case) -> dict[str, int]:
    """How many claims came in with each document, or were marked in it by hand."""
    counts: dict[str, int] = {}
    for event in case.past.acts.whole():
        document, claims = event.detail.get("document"), event.detail.get("claims")
        what = event.detail.get("what")
        if isinstance(document, str) and what == "document":
            counts[document] = sum(map(_count, _listed(claims)))
        elif isinstance(document, str) and what == "claims":
            counts[document] = counts.get(document, 0) + _count(claims)
        elif what == "precedents":
            counts.update(_counts_of(event.detail))
    return counts


def _counts_of(detail: Mapping[str, Json]) -> Iterator[tuple[str, int]]:
    """How many claims each published check of a batch has."""
    first = int(str(_listed(detail.get("documents"))[0])[1:])
    for place, claims in enumerate(_listed(detail.get("claims"))):
        yield f"d{first + place}", _count(claims)


def _listed(of: Json) -> list[Json]:
    return of if isinstance(of, list) else []


def _count(of: Json) -> int:
    """How many ``["d5", 25]`` says there are: those from that one on."""
    return int(str(of[1])) if isinstance(of, list) else 0
