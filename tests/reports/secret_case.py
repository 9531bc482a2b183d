"""A case with a confidential source whose every name, figure and word is unlike all others."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from claims import journal
from claims.model import (
    Annotation,
    AnnotationKind,
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Difference,
    DiffPart,
    Document,
    Evidence,
    Extraction,
    Layout,
    Quantity,
    Relation,
    Role,
    Span,
    Stance,
)
from claims.review import Review
from claims.store import Case

DRAFT = "The harbour took 1,200 ships.\n\nA clerk said the quay is safe.\n\nIt rained all year.\n"
SOURCE = "The yearbook counts 1,100 ships in the harbour.\n"
HIDDEN = (
    "Quillfeather Zabrinski, once Underquay Minister, told us that 9,481 hulls were scuttled.\n\n"
    "The grimbleton vault was emptied on Thursday, zorblint and all.\n"
)
SECRETS = (
    *("quillfeather", "zabrinski", "grimbleton", "zorblint", "scuttled", "9,481", "9481"),
    *("ledger-of-moths", "pseudonymous press", "veiled-group", "hush.example", "moth-file"),
    *("underquay minister", "vault was emptied on thursday", "whispered aside", "nibbletrunk"),
    *("wimbleforth", "oxterby", "frell", "purplephone", "snorkelgate", "gollywhistle"),
    *("plimsoll", "varnickle"),
)
"""What must be in no byte of a report, in small letters."""


def fill(case: Case) -> None:
    """The documents, evidence and acts; every field that people write names the source."""
    draft = _added(case, DRAFT, Role.DRAFT, _draft_claims(), title="Harbour news")
    source = _added(case, SOURCE, Role.SOURCE, (), title="Yearbook")
    hidden = _added(
        case,
        HIDDEN,
        Role.SOURCE,
        _hidden_claims(),
        title="Ledger-of-Moths",
        publisher="Pseudonymous Press",
        author="Quillfeather Zabrinski",
        url="https://hush.example/moth-file",
        origin="moth-file.txt",
        group="veiled-group",
        published=date(2021, 3, 4),
        confidential=True,
        layout=Layout(
            annotations=(
                Annotation(
                    span=Span(0, 9),
                    kind=AnnotationKind.COMMENT,
                    text="a whispered aside",
                    author="Nibbletrunk",
                ),
            )
        ),
    )
    claims = case.claims_of(draft.id)
    _add_evidence(case, claims[0].id, source, hidden)
    _decide(case, [claim.id for claim in claims], case.evidence(claims[0].id))


def _added(
    case: Case, text: str, role: Role, claims: tuple[Claim, ...], **fields: object
) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = replace(Document(text=text, sha256=digest, role=role), **fields)  # type: ignore[arg-type]
    return case.add_document(known, Extraction(claims=claims), reviewer="Vera Lane").document


def _claim(text: str, words: str, *figures: Quantity, speaker: str | None = None) -> Claim:
    span = Span(text.index(words), text.index(words) + len(words))
    said = Attribution(
        source=(Span(span.start, span.start + 7),),
        cue=(),
        content=(span,),
        kind=AttributionKind.INDIRECT,
        speaker=speaker,
        role="Underquay Minister",
    )
    kinds = (ClaimKind.NUMERIC,) if figures else (ClaimKind.ATTRIBUTED,)
    return Claim(
        span=span,
        text=words,
        kinds=kinds,
        quantities=figures,
        attribution=said if speaker else None,
    )


def _draft_claims() -> tuple[Claim, ...]:
    start = DRAFT.index("1,200 ships")
    figure = Quantity(span=Span(start, start + 11), text="1,200 ships", value=1200)
    # The cast knows the clerk's whole name, and his office, from the confidential source alone.
    return (
        _claim(DRAFT, "The harbour took 1,200 ships.", figure),
        _claim(DRAFT, "A clerk said the quay is safe.", speaker="Quillfeather Zabrinski"),
        _claim(DRAFT, "It rained all year."),
    )


def _hidden_claims() -> tuple[Claim, ...]:
    return (_claim(HIDDEN, "The grimbleton vault was emptied on Thursday"),)


def _add_evidence(case: Case, claim: str, source: Document, hidden: Document) -> None:
    figure = case.claim(claim).quantities[0]
    found = [
        Evidence(
            claim=claim,
            document=document.id,
            span=Span(0, len(document.text.split("\n")[0])),
            text=document.text.split("\n")[0],
            relation=Relation.CONFLICTS,
            score=0.8,
            reasons=("the same as Quillfeather Zabrinski has it",),
            claim_quantity=figure,
            difference=Difference(absolute=8281, words="9,481 hulls")
            if hidden is document
            else None,
            diff=(DiffPart("added", "zorblint"),) if hidden is document else (),
        )
        for document in (source, hidden)
    ]
    case.passages.add(found, reviewer="Vera Lane")


def _decide(case: Case, claims: list[str], evidence: tuple[Evidence, ...]) -> None:
    review = Review(case, "Vera Lane")
    first, second, third = claims
    review.decide([first], "confirmed", "So says Zabrinski; the yearbook agrees.")
    review.decide([first], "change", "Ledger-of-Moths has 9481, as the grimbleton vault shows.")
    review.correct(first, "9,481 hulls were scuttled")
    review.take_stance(evidence[0].id, Stance.UNDERMINES)
    review.take_stance(evidence[1].id, Stance.SUPPORTS)
    review.edit(first, "value", 9481)
    review.undo()
    review.edit(second, "role", "Minister Zabrinski")
    review.decide([second], "confirmed")
    review.flag(second, "zorblint! See https://hush.example/moth-file, a whispered aside")
    review.defer(third, "ask Nibbletrunk whether the vault was emptied on Thursday")
    _note(review, claims)


def _note(review: Review, claims: list[str]) -> None:
    """A confidential contact with another name before, one that was made so later and taken back,
    and entries that name both and the source.
    """
    first, second, _ = claims
    journal.contact(
        review,
        [first],
        "Wimbleforth Oxterby",
        channel="purplephone 0117",
        asked="who grumbled at the snorkelgate?",
        confidential=True,
    )
    journal.answered(review, "j1", "the gollywhistle clerk, at half past eleven at night")
    journal.correct(review, "j1", {"whom": "Dame Oxterby-Frell"})
    journal.contact(review, [second], "Plimsoll Varnickle", asked="is it zorblint?")
    journal.correct(review, "j2", {"confidential": True})
    journal.take_back(review, "j2")
    journal.comment(review, [first], "Oxterby and Varnickle agree with Zabrinski")
    journal.searched(review, [first], "ledger-of-moths", "9,481 hulls", found="a gollywhistle")
    journal.overrule(review, [first], "locator", "the snorkelgate has no pages, says Wimbleforth")
    journal.contact(review, [], "Harbour office", channel="tel. 55-01-99", asked="what of 9481?")
    review.explain(second, "Frell told the same; the yearbook does not.")
