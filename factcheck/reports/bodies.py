"""Whether a name is a person's or a body's, which ClaimReview keeps apart."""

from __future__ import annotations

from claims.folding import words

# Last or only words that no person is called by; names such as "Banks" are not among them.
_BODY_WORDS = (
    "administration agency alliance assembly association authority bank board bureau cabinet"
    " center centers centre centres chamber coalition college commission committee company"
    " congress corporation council court department directorate fbi federation firm force forces"
    " foundation fund government group house inc institute institution institutes league"
    " legislature ltd ministry movement nations network office organisation organization parliament"
    " party police secretariat senate service services society treasury tribunal union university"
    " agencia asociacion autoridad banco camara centro comision comite congreso consejo corte"
    " departamento empresa fiscalia fundacion gobierno grupo instituto ministerio organizacion"
    " partido policia secretaria senado sindicato tribunal universidad"
)
_BODIES = frozenset(_BODY_WORDS.split())


def is_body(name: str) -> bool:
    """Whether ``name`` is of an institution: it holds such a word, or is an acronym."""
    parts = list(words(name))
    if len(parts) == 1 and name.isupper() and len(name) > 1:
        return True
    return any(part.folded in _BODIES for part in parts)
