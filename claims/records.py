"""Values as the records of the command-line contract (JSON objects), and back.

One place says how a quantity, an attribution or a scope is spelt in JSON: the commands print these
records, and the case file stores the same ones.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from claims.model import (
    Annotation,
    AnnotationKind,
    Attribution,
    AttributionKind,
    Claim,
    Comparator,
    Difference,
    Dimension,
    Extraction,
    Facet,
    Json,
    Landmark,
    LandmarkKind,
    Layout,
    Period,
    PublishedRating,
    Quantity,
    Scope,
    Sentence,
    Span,
    Trend,
)

Record: TypeAlias = dict[str, Json]
# What json.loads gives: the shapes below are checked by the values' own constructors.
Loaded: TypeAlias = Mapping[str, Any]


def written(record: Any, indent: int | None = None) -> str:
    """A record as JSON text. JSON has no infinity: a number beyond any float becomes null, because
    a figure of four hundred digits is no error.
    """
    try:
        return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError:
        return json.dumps(_finite(record), ensure_ascii=False, indent=indent)


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list) else value


def span_record(span: Span) -> list[Json]:
    """``[start, end]``."""
    return [span.start, span.end]


def span_value(record: Sequence[int]) -> Span:
    """The span of ``[start, end]``."""
    start, end = record
    return Span(start, end)


def _spans(spans: Sequence[Span]) -> list[Json]:
    return [span_record(span) for span in spans]


def _span_values(records: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(span_value(record) for record in records)


def quantity_record(quantity: Quantity) -> Record:
    """A quantity as in ``extract --jsonl``."""
    return {
        "span": span_record(quantity.span),
        "text": quantity.text,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "comparator": quantity.comparator.value,
        "unit": quantity.unit,
        "per": quantity.per,
        "dimension": quantity.dimension.value,
        "trend": quantity.trend.value if quantity.trend else None,
        "approximate": quantity.approximate,
        "vague": quantity.vague,
    }


def quantity_value(record: Loaded) -> Quantity:
    """The quantity of a record; raises KeyError or ValueError where it is malformed."""
    return Quantity(
        span=span_value(record["span"]),
        text=record["text"],
        value=record["value"],
        low=record["low"],
        high=record["high"],
        comparator=Comparator(record["comparator"]),
        unit=record["unit"],
        per=record["per"],
        dimension=Dimension(record["dimension"]),
        trend=Trend(record["trend"]) if record["trend"] else None,
        approximate=record["approximate"],
        vague=record["vague"],
    )


def attribution_record(attribution: Attribution) -> Record:
    """An attribution as in ``extract --jsonl``, with the reason for its speaker beside it."""
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "kind": attribution.kind.value,
        "speaker": attribution.speaker,
        "role": attribution.role,
        "negated": attribution.negated,
        "because": attribution.because,
    }


def attribution_value(record: Loaded) -> Attribution:
    """The attribution of a record; raises KeyError or ValueError where it is malformed."""
    return Attribution(
        source=_span_values(record["source"]),
        cue=_span_values(record["cue"]),
        content=_span_values(record["content"]),
        kind=AttributionKind(record["kind"]),
        speaker=record["speaker"],
        role=record["role"],
        negated=record["negated"],
        because=record.get("because", ""),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def scope_record(scope: Scope) -> Record:
    """A scope as in ``list --json``."""
    period: Json = None
    if scope.period:
        period = {
            "text": scope.period.text,
            "from": scope.period.start.isoformat() if scope.period.start else None,
            "to": scope.period.end.isoformat() if scope.period.end else None,
        }
    return {
        "subject": scope.subject,
        "place": list(scope.place),
        "period": period,
        "population": scope.population,
        "origins": dict(scope.origins),
    }


def scope_value(record: Loaded) -> Scope:
    """The scope of a record; raises KeyError or ValueError where it is malformed."""
    period = record["period"]
    return Scope(
        subject=record["subject"],
        place=tuple(record["place"]),
        period=Period(
            text=period["text"], start=_day(period.get("from")), end=_day(period.get("to"))
        )
        if period
        else None,
        population=record["population"],
        origins=tuple(record.get("origins", {}).items()),
    )


def difference_record(difference: Difference) -> Record:
    """A difference as in ``compare --jsonl``."""
    return {
        "absolute": difference.absolute,
        "percent": difference.percent,
        "factor": difference.factor,
        "facet": difference.facet.value if difference.facet else None,
        "words": difference.words,
    }


def difference_value(record: Loaded) -> Difference:
    """The difference of a record."""
    return Difference(
        absolute=record["absolute"],
        percent=record["percent"],
        factor=record["factor"],
        facet=Facet(record["facet"]) if record["facet"] else None,
        words=record["words"],
    )


def layout_record(layout: Layout) -> Record:
    """A layout as it is stored, and as in ``documents --json``."""
    return {
        "landmarks": [[one.start, one.kind.value, one.label] for one in layout.landmarks],
        "annotations": [
            [span_record(one.span), one.kind.value, one.text, one.author]
            for one in layout.annotations
        ],
    }


def layout_value(record: Loaded) -> Layout:
    """The layout of a record."""
    return Layout(
        landmarks=tuple(
            Landmark(start=start, kind=LandmarkKind(kind), label=label)
            for start, kind, label in record["landmarks"]
        ),
        annotations=tuple(
            Annotation(span=Span(*span), kind=AnnotationKind(kind), text=text, author=author)
            for span, kind, text, author in record["annotations"]
        ),
    )


def rating_record(rating: PublishedRating) -> Record:
    """A published rating as in ``show --json``."""
    return {
        "label": rating.label,
        "value": rating.value,
        "worst": rating.worst,
        "best": rating.best,
        "explanation": rating.explanation,
        "claimant": rating.claimant,
        "claimant_role": rating.claimant_role,
        "claimed": rating.claimed.isoformat() if rating.claimed else None,
        "reviewed": rating.reviewed,
        "remarks": list(rating.remarks),
    }


def rating_value(record: Loaded) -> PublishedRating:
    """The rating of a record."""
    return PublishedRating(
        label=record["label"],
        value=record["value"],
        worst=record["worst"],
        best=record["best"],
        explanation=record["explanation"],
        claimant=record["claimant"],
        claimant_role=record["claimant_role"],
        claimed=_day(record["claimed"]),
        reviewed=record["reviewed"],
        remarks=tuple(record["remarks"]),
    )


def sentence_record(sentence: Sentence) -> Record:
    """A sentence as in ``extract --jsonl``."""
    return {
        "span": span_record(sentence.span),
        "worthiness": round(sentence.worthiness, 4),
        "reasons": list(sentence.reasons),
    }


def claim_record(claim: Claim, extraction: Extraction) -> Record:
    """A claim as in ``extract --jsonl``: its figures and attribution by their index."""
    return {
        "span": span_record(claim.span),
        "text": claim.text,
        "kinds": [kind.value for kind in claim.kinds],
        "quantities": [extraction.quantities.index(quantity) for quantity in claim.quantities],
        "attribution": extraction.attributions.index(claim.attribution)
        if claim.attribution
        else None,
        "scope": scope_record(claim.scope),
        "worthiness": round(claim.worthiness, 4),
        "notes": list(claim.notes),
    }


def extraction_record(identifier: str, extraction: Extraction) -> Record:
    """One output line of ``extract --jsonl``."""
    return {
        "id": identifier,
        "sentences": [sentence_record(sentence) for sentence in extraction.sentences],
        "quantities": [quantity_record(quantity) for quantity in extraction.quantities],
        "attributions": [attribution_record(found) for found in extraction.attributions],
        "claims": [claim_record(claim, extraction) for claim in extraction.claims],
    }
