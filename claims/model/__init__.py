"""The values that the whole program speaks in: frozen, typed, with no behaviour beyond reading.

Offsets are half-open spans of code points into a document's stored text, so that
``span.of(document.text)`` always gives back the quoted words.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from claims.model.decisions import (
    Change,
    ClaimState,
    Confidence,
    DropKind,
    Dropped,
    Event,
    Progress,
    Status,
)
from claims.model.documents import Document, PublishedRating, Role, SourceKind
from claims.model.evidence import ALARMS, Difference, DiffPart, Evidence, Facet, Relation, Stance
from claims.model.kinds import ChangeState, EntryKind, SignRole
from claims.model.layout import Annotation, AnnotationKind, Landmark, LandmarkKind, Layout
from claims.model.numbers import Comparator, Dimension, Interval, Period, Quantity, Scope, Trend
from claims.model.span import Json, Span
from claims.model.statements import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Extraction,
    Person,
    Sentence,
)

if TYPE_CHECKING:
    from claims.model.cast import CastDecisions, CastMember, Form, LearntRole, NameFinding, Who
    from claims.model.disputes import Cluster, Dispute
    from claims.model.journal import (
        Adjudication,
        Comment,
        Contact,
        Entry,
        Overruling,
        Ruling,
        Search,
        SecondReading,
        Signed,
        SignOff,
    )

_LATER = {
    "cast": ("CastDecisions", "CastMember", "Form", "LearntRole", "NameFinding", "Who"),
    "disputes": ("Cluster", "Dispute"),
    "journal": (
        *("Adjudication", "Comment", "Contact", "Entry", "Overruling"),
        *("Ruling", "Search", "SecondReading", "SignOff", "Signed"),
    ),
}
"""What the first screen does without: making a value class takes as long as reading ten claims."""
_MODULES = {name: f"{__name__}.{module}" for module, names in _LATER.items() for name in names}


def __getattr__(name: str) -> object:
    """A value of :data:`_LATER`, loaded when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = found
    return found


__all__ = [
    "ALARMS",
    "Adjudication",
    "Annotation",
    "AnnotationKind",
    "Attribution",
    "AttributionKind",
    "CastDecisions",
    "CastMember",
    "Change",
    "ChangeState",
    "Claim",
    "ClaimKind",
    "ClaimState",
    "Cluster",
    "Comment",
    "Comparator",
    "Confidence",
    "Contact",
    "DiffPart",
    "Difference",
    "Dimension",
    "Dispute",
    "Document",
    "DropKind",
    "Dropped",
    "Entry",
    "EntryKind",
    "Event",
    "Evidence",
    "Extraction",
    "Facet",
    "Form",
    "Interval",
    "Json",
    "Landmark",
    "LandmarkKind",
    "Layout",
    "LearntRole",
    "NameFinding",
    "Overruling",
    "Period",
    "Person",
    "Progress",
    "PublishedRating",
    "Quantity",
    "Relation",
    "Role",
    "Ruling",
    "Scope",
    "Search",
    "SecondReading",
    "Sentence",
    "SignOff",
    "SignRole",
    "Signed",
    "SourceKind",
    "Span",
    "Stance",
    "Status",
    "Trend",
    "Who",
]
