"""How published checks are put in words, the same wherever people are shown one."""

from __future__ import annotations

from claims.model import Document, Evidence
from claims.phrases import joined, phrase


def published_words(document: Document) -> str:
    """Whose check it is and what it says: "Tern Check: Half True (imported, not ours), 2021-03-04".

    For people, in every place where a published check is shown; never to be taken for a verdict of
    this case.
    """
    publisher = document.publisher or document.name
    label = document.rating.words if document.rating else phrase("no rating given")
    when = f", {document.published.isoformat()}" if document.published else ""
    return phrase(
        "{publisher}: {label} (imported, not ours){when}",
        publisher=publisher,
        label=label,
        when=when,
    )


def differs_words(evidence: Evidence) -> str:
    """ "differs: place, period"; empty where nothing is known to differ."""
    return (
        phrase("differs: {listed}", listed=joined(", ", map(phrase, evidence.differs)))
        if evidence.differs
        else ""
    )


def check_words(document: Document, evidence: Evidence) -> str:
    """One line: "Tern Check: Half True (imported, not ours), 2021-03-04 · differs: place"."""
    return " · ".join(filter(None, (published_words(document), differs_words(evidence))))
