"""What a passage that a person chose says to a claim: by the same comparisons as what is found.

The person has said that the two belong together, so nothing is left out for being too unlike; where
they have no figure and no quotation in common, the reasons say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extract import extract
from claims.match.findings import Place, Side
from claims.match.masking import Masked, mask
from claims.match.pairing import Figure, Pair, figures_of
from claims.match.quotes import QuotedText
from claims.match.score import chance, score_masked
from claims.match.sums import answers
from claims.model import Claim, Document, Evidence, Relation, Span
from claims.phrases import phrase
from claims.shingles import quoted
from claims.store import Case

# What says most comes first: a contradiction, then what bears the claim out.
_ORDER = (
    Relation.CONFLICTS,
    Relation.ALTERED,
    Relation.AGREES,
    Relation.VERBATIM,
    Relation.COMPATIBLE,
    Relation.DIFFERENT_SCOPE,
    Relation.SIMILAR,
    Relation.UNRELATED,
)
_SIMILAR = 0.5
_NOTHING = phrase("no figure and no quotation in common")
# Of a passage of this length nobody expects to be told what it says; its claims are looked at.
_READ_ANEW = 8_000
_SHOWN = 3


def chosen_evidence(
    case: Case, claim: Claim, document: Document, span: Span, *, figure: Span | None = None
) -> Evidence:
    """The words of ``document`` at ``span`` as evidence for a claim, chosen by hand.

    ``figure`` is the figure of the claim that it is to speak of, where that is settled.
    """
    home = Place(case.document(claim.document))
    mine, place = Side(claim, home), Place(document)
    held = [one for one in case.by_hand.claims_in(document.id, span) if one.id != claim.id]
    words = span.of(document.text)
    bare = Evidence(
        claim=claim.id,
        document=document.id,
        span=span,
        text=words,
        relation=Relation.UNRELATED,
        reasons=(_NOTHING,),
        score=round(chance(mine.matter, _matter(words, document)), 4),
        locator=place.locator(span),
        source_claim=held[0].id if held else "",
        by_hand=True,
    )
    found = [*_by_figures(bare, mine, place, held, figure), *_by_quotation(bare, mine, words)]
    found.append(_by_words(bare, mine, document))
    return min(found, key=lambda one: _ORDER.index(one.relation))


def _matter(words: str, document: Document) -> Masked:
    return mask(words, document.language)


def _by_figures(
    bare: Evidence, mine: Side, place: Place, held: Sequence[Claim], figure: Span | None
) -> Iterator[Evidence]:
    """What the figures of the passage say to those of the claim, one for each of the claim's."""
    theirs = passage_figures(place.document, bare.span, held)
    own = mine.figures
    for pair in answers([one for one, _ in theirs], own):
        if figure and pair.claim.quantity.span != figure:
            continue
        holder = next((claim for one, claim in theirs if one is pair.evidence), "")
        yield _told(bare, pair, holder)


def _told(bare: Evidence, pair: Pair, holder: str) -> Evidence:
    return replace(
        bare,
        relation=pair.verdict.relation,
        reasons=pair.verdict.reasons,
        claim_quantity=pair.claim.quantity,
        quantity=pair.evidence.quantity,
        difference=pair.verdict.difference,
        source_claim=holder or bare.source_claim,
    )


def passage_figures(
    document: Document, span: Span, held: Sequence[Claim]
) -> list[tuple[Figure, str]]:
    """The figures of a passage, each with the id of the claim that holds it; empty for none.

    Those of the claims in it are as the reviewer corrected them; what no claim holds is read anew.
    """
    found: dict[Span, tuple[Figure, str]] = {}
    for claim in (*held, *_read_anew(document, span)):
        inside = tuple(one for one in claim.quantities if span.covers(one.span))
        whole = replace(claim, quantities=inside)
        for figure in figures_of(whole, document.text, document.language):
            found.setdefault(figure.quantity.span, (figure, claim.id))
    return [found[at] for at in sorted(found)]


def _read_anew(document: Document, span: Span) -> Iterator[Claim]:
    """The passage read as a text of its own: its figures where they stand in the document."""
    if len(span) > _READ_ANEW:
        return
    words = span.of(document.text)
    read = extract(words, published=document.published, language=document.language, ticking=False)
    claimed = {one.span for claim in read.claims for one in claim.quantities}
    rest = tuple(one for one in read.quantities if one.span not in claimed)
    loose = Claim(span=Span(0, len(words)), text=words, kinds=(), quantities=rest)
    for claim in (*read.claims, loose):
        moved = tuple(replace(one, span=one.span.moved(span.start)) for one in claim.quantities)
        yield Claim(
            span=claim.span.moved(span.start),
            text=claim.text,
            kinds=claim.kinds,
            quantities=moved,
            scope=claim.scope,
            document=document.id,
        )


def _by_quotation(bare: Evidence, mine: Side, words: str) -> Iterator[Evidence]:
    """What became in the passage of the words that the claim quotes."""
    text = mine.place.document.text
    parts = quoted(mine.claim, text)
    prepared = QuotedText(words) if parts else None
    for part in parts:
        check = prepared.check(part.of(text)) if prepared else None
        if (
            check
            and check.span is not None
            and check.relation in (Relation.VERBATIM, Relation.ALTERED)
        ):
            yield replace(bare, relation=check.relation, reasons=check.reasons, diff=check.diff)


def _by_words(bare: Evidence, mine: Side, document: Document) -> Evidence:
    alike = score_masked(mine.matter, _matter(bare.text, document))
    if alike.value < _SIMILAR:
        return bare
    return replace(bare, relation=Relation.SIMILAR, reasons=alike.reasons[:_SHOWN] or (_NOTHING,))
