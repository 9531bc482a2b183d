"""A case of invented people: a draft of two speakers, a note that spells one of them otherwise."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from claims.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Document,
    Extraction,
    Person,
    Role,
    Span,
)
from claims.recasting import name_people
from claims.store import Case
from factcheck.clock import stepping_clock

from .small_case import span_of

DRAFT = """Ada Quill, chair of the harbour board, opened the talks in Port Elmstead.

“The pier is safe,” said Quill. “It was paid for twice,” she insisted.

Tom Brack, mayor of Norvale, disagreed. “The pier is rotten,” Brack said.

“Nobody asked the fishermen,” she told the council.
"""

NOTE = """Minutes of the council.

The treasurer, Ada Quyll, spoke first. “The lamps were cheap,” said Ada Quyll.

“The ferries lose money,” Tom Brack warned.
"""


def mentions(text: str, *forms: str) -> tuple[Span, ...]:
    """Where the forms of a name stand, the longest of those that overlap."""
    pattern = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return tuple(Span(*found.span()) for found in re.finditer(rf"\b({pattern})\b", text))


def person(text: str, name: str, *aliases: str, role: str = "", kind: str = "person") -> Person:
    """Somebody whom a text names."""
    return Person(
        name=name,
        aliases=aliases,
        roles=(role,) if role else (),
        mentions=mentions(text, name, *aliases),
        kind=kind,
    )


def said(text: str, words: str, cue: str, speaker: str, source: str, because: str = "") -> Claim:
    """A quotation with its speaker; ``source`` stands beside it in the sentence."""
    content = span_of(text, words)
    end = text.index("\n", content.start)
    around = text[content.end : end]
    start = content.end + around.index(source)
    told = content.end + around.index(cue)
    attribution = Attribution(
        source=(Span(start, start + len(source)),),
        cue=(Span(told, told + len(cue)),),
        content=(content,),
        kind=AttributionKind.DIRECT,
        speaker=speaker,
        role={"Ada Quill": "chair of the harbour board", "Tom Brack": "mayor of Norvale"}.get(
            speaker
        ),
        because=because,
    )
    whole = Span(content.start - 1, max(start + len(source), told + len(cue)))
    return Claim(
        span=whole, text=whole.of(text), kinds=(ClaimKind.ATTRIBUTED,), attribution=attribution
    )


def draft() -> Extraction:
    """Four quotations; the two of “she” are taken for the chair's."""
    she = "pronoun “she”: the last woman named is Ada Quill"
    claims = (
        said(DRAFT, "The pier is safe", "said", "Ada Quill", "Quill", "surname of Ada Quill"),
        said(DRAFT, "It was paid for twice", "insisted", "Ada Quill", "she", she),
        said(DRAFT, "The pier is rotten", "said", "Tom Brack", "Brack", "surname of Tom Brack"),
        said(DRAFT, "Nobody asked the fishermen", "told", "Ada Quill", "she", she),
    )
    return Extraction(
        claims=claims,
        attributions=tuple(one.attribution for one in claims if one.attribution),
        people=(
            person(DRAFT, "Ada Quill", "Quill", role="chair of the harbour board"),
            person(DRAFT, "Tom Brack", "Brack", role="mayor of Norvale"),
            person(DRAFT, "Norvale", kind="place"),
        ),
    )


def note() -> Extraction:
    """Two quotations; the treasurer's name is spelt with a y."""
    claims = (
        said(NOTE, "The lamps were cheap", "said", "Ada Quyll", "Ada Quyll"),
        said(NOTE, "The ferries lose money", "warned", "Tom Brack", "Tom Brack"),
    )
    return Extraction(
        claims=claims,
        attributions=tuple(one.attribution for one in claims if one.attribution),
        people=(
            person(NOTE, "Ada Quyll", role="treasurer"),
            person(NOTE, "Tom Brack"),
        ),
    )


def make_people_case(path: Path) -> Path:
    """The case, with the people of both documents under one name each."""
    clock = stepping_clock(datetime(2024, 1, 1, tzinfo=UTC))
    with Case.open(path, clock=clock, create=True) as case:
        first = Document(text=DRAFT, sha256="a" * 64, role=Role.DRAFT, title="Harbour draft")
        case.add_document(first, draft(), reviewer="")
        second = Document(text=NOTE, sha256="b" * 64, title="Council minutes")
        case.add_document(second, note(), reviewer="")
        name_people(case, reviewer="")
    return path
