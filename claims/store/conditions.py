"""Filters as SQL: every value a parameter, so that ``%``, ``*`` and quotes are only themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claims.errors import FilterError
from claims.filters import Bound, Days, Either, Field, Filter, Flag, Range, Term, Words
from claims.folding import fold
from claims.model import ClaimKind, DropKind, Relation, Role, Status
from claims.phrases import phrase
from claims.store.database import worded
from claims.store.ids import number
from claims.store.relations import COLUMNS
from claims.store.sameness import judged
from claims.store.statements import kinds_bits

STATUS = (
    "CASE WHEN d.withdrawn AND s.status <> 'orphan' THEN 'withdrawn' "
    "WHEN s.status = 'open' AND (d.role = 'precedent' OR d.role <> 'draft' AND :drafted) "
    "THEN 'reference' "
    "ELSE s.status END"
)
"""A claim's status in full, over ``states s`` and ``documents d``."""
DUE = (
    "CASE WHEN s.status = 'deferred' AND s.deferred_until IS NOT NULL "
    "THEN s.deferred_until <= today() ELSE 0 END"
)
"""Whether a claim was put off until a day that has come, over ``states s``.

The clock is asked for no other claim: AND would look at both its sides.
"""
TO_REVIEW = "(d.role = 'draft' OR d.role = 'source' AND NOT :drafted)"
"""Whether a claim is one to be reviewed: a draft's, or without a draft a source's."""
_LANGUAGES = ("en", "es")


@dataclass(slots=True)
class Conditions:
    """SQL over ``states s JOIN documents d``, to be joined by AND, and its parameters."""

    sql: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    match: str = ""
    """The placeholder of what the search index is asked for all words; empty where for none."""

    def keep(self, value: object) -> str:
        """The placeholder under which ``value`` is handed over."""
        name = f"p{len(self.values)}"
        self.values[name] = value
        return f":{name}"


def conditions(filter_: Filter | None) -> Conditions:
    """What a filter asks; withdrawn and dropped claims are left out unless it asks for
    them.
    """
    found = Conditions()
    asked = filter_.terms if filter_ else ()
    if not any(_names(term, Status.WITHDRAWN) for term in asked):
        # An orphan is of a version that is out of the work, and waits for somebody all the same.
        orphans = any(_names(term, Status.ORPHAN) for term in asked)
        found.sql.append(f"(d.withdrawn = 0{' OR s.status = :orphan' if orphans else ''})")
        found.values.update({"orphan": Status.ORPHAN.value} if orphans else {})
    if any(_names(term, Status.DROPPED) for term in asked):
        # What nobody marked, or no longer, is not there for anybody.
        unmarked = f"json_extract(s.dropped, '$.how') = '{DropKind.UNMARKED.value}'"
        found.sql.append(f"(s.dropped IS NULL OR NOT {unmarked})")
    else:
        found.sql.append("s.status <> 'dropped'")
    together, rest = _together(asked)
    if together:
        found.match = found.keep(together)
        found.sql.append(_indexed(found.match))
    for term in rest:
        found.sql.append(_asked(found, term))
    return found


def _together(asked: Iterable[Term]) -> tuple[str, list[Term]]:
    """What the index is asked for all words at once, so that the rarest of them leads, and the
    terms that are still to be looked at.

    Words so common that the index holds none of them choose nothing beside others, and are left
    out, but in a phrase that was asked for as it is.
    """
    questions: dict[str, None] = {}
    common: list[Term] = []
    rest: list[Term] = []
    for term in asked:
        question = "" if not isinstance(term, Words) or term.negated else _index_question(term.text)
        if question:
            questions[question] = None
        if isinstance(term, Words) and not (term.negated or term.exact):
            common += [] if question else [term]
        else:
            rest.append(term)
    return " AND ".join(questions), rest if questions else [*common, *rest]


def _asked(found: Conditions, term: Term) -> str:
    asks = _term(found, term)
    return f"NOT coalesce({asks}, 0)" if term.negated else asks


def _names(term: Term, status: Status) -> bool:
    if isinstance(term, Either):
        return any(_names(one, status) for one in term.terms)
    if isinstance(term, Flag):
        return term.name == status
    return isinstance(term, Field) and term.name == "status" and status in term.values


def _term(found: Conditions, term: Term) -> str:
    match term:
        case Field():
            make = _FIELDS[term.name]
            return _any(make(found, value) for value in term.values)
        case Bound():
            return _BOUNDS[term.name](found, term)
        case Range():
            return _RANGES[term.name](found, term)
        case Days():
            return _days(found, term)
        case Either():
            return _any([_asked(found, one) for one in term.terms])
        case Flag():
            return _flag(found, term.name)
        case Words():
            return _words(found, term)


def _any(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"


def _status(found: Conditions, value: str) -> str:
    return f"({STATUS}) = {found.keep(value)}"


def _kind(found: Conditions, value: str) -> str:
    return f"(s.kinds & {found.keep(kinds_bits([ClaimKind(value)]))}) <> 0"


def _role(found: Conditions, value: str) -> str:
    return f"d.role = {found.keep(value)}"


def _relation(_: Conditions, value: str) -> str:
    return f"s.{COLUMNS[Relation(value)]} > 0"


def _claim(found: Conditions, value: str) -> str:
    if not value.startswith("c") or not value[1:].isdecimal():
        raise FilterError(phrase("{value!r} is no claim: ids look like c12.", value=value))
    return f"s.claim = {found.keep(number(value, 'c'))}"


def _document(found: Conditions, value: str) -> str:
    if value.startswith("d") and value[1:].isdecimal():
        return f"s.document = {found.keep(number(value, 'd'))}"
    return _of_document(found, value, ("title", "origin"))


def _source(found: Conditions, value: str) -> str:
    return _of_document(found, value, ("publisher", "title", "origin"))


def _language(found: Conditions, value: str) -> str:
    return _of_document(found, value, ("language",))


def _of_document(found: Conditions, value: str, keys: tuple[str, ...]) -> str:
    kept = found.keep(value)
    holds = " OR ".join(f"instr(fold(json_extract(record, '$.{key}')), {kept})" for key in keys)
    corrected = (
        f"SELECT document FROM described WHERE field IN ({', '.join(map(repr, keys))}) "
        f"AND instr(fold(value), {kept})"
    )
    return f"s.document IN (SELECT id FROM documents WHERE {holds} UNION {corrected})"


def _speaker(found: Conditions, value: str) -> str:
    kept = found.keep(value)
    return (
        f"s.speaker IN (SELECT id FROM names WHERE instr(folded, {kept}) "
        f"OR instr(fold(written), {kept}) "
        f"OR person IN (SELECT person FROM forms WHERE instr(folded, {kept})))"
    )


def _facet(column: str) -> Callable[[Conditions, str], str]:
    def make(found: Conditions, value: str) -> str:
        return f"s.claim IN (SELECT claim FROM facets WHERE instr({column}, {found.keep(value)}))"

    return make


def _text(found: Conditions, value: str) -> str:
    return f"s.claim IN (SELECT id FROM claims WHERE instr(fold(text), {found.keep(value)}))"


def _verdict(found: Conditions, value: str) -> str:
    if value == "none":
        return f"{_JUDGED} IS NULL"
    return f"{_JUDGED} = {found.keep(value.replace(' ', '-'))}"


_JUDGED = f"({judged('verdict')})"


def _confidence(found: Conditions, value: str) -> str:
    if value == "none":
        return f"({judged('confidence')}) IS NULL"
    return f"({judged('confidence')}) = {found.keep(value)}"


def _contact(_: Conditions, value: str) -> str:
    record = "(SELECT record FROM journal WHERE id = l.entry)"
    answered = f"json_extract({record}, '$.answered_on') IS NOT NULL"
    passed = f"coalesce(json_extract({record}, '$.deadline') < today(), 0)"
    asked = {
        "answered": answered,
        "waiting": f"NOT {answered}",
        "overdue": f"NOT {answered} AND {passed}",
    }[value]
    return f"{_noted('contact')[:-1]} AND {asked})"


def _noted(kind: str) -> str:
    """Whether a claim has an entry of a kind in the journal."""
    return f"s.claim IN (SELECT l.claim FROM journal_claims l WHERE l.kind = '{kind}')"


def _tag(found: Conditions, value: str) -> str:
    whole = found.keep(f" {value} ")
    return f"(s.tags <> '' AND instr(' ' || fold(s.tags) || ' ', {whole}) > 0)"


def _same(found: Conditions, value: str) -> str:
    if not value.startswith("c") or not value[1:].isdecimal():
        raise FilterError(phrase("{value!r} is no claim: ids look like c12.", value=value))
    return f"(s.same_as = {found.keep(value)})"


def _column(column: str) -> Callable[[Conditions, str], str]:
    def make(found: Conditions, value: str) -> str:
        return f"instr(fold({judged(column)}), {found.keep(value)})"

    return make


_FIELDS: dict[str, Callable[[Conditions, str], str]] = {
    "status": _status,
    "kind": _kind,
    "role": _role,
    "relation": _relation,
    "claim": _claim,
    "document": _document,
    "source": _source,
    "speaker": _speaker,
    "place": _facet("places"),
    "subject": _facet("subject"),
    "unit": _facet("unit"),
    "population": _facet("population"),
    "period": _facet("period"),
    "text": _text,
    "verdict": _verdict,
    "confidence": _confidence,
    "contact": _contact,
    "tag": _tag,
    "same": _same,
    "scale": _column("scale"),
    "reviewer": _column("decided_by"),
    "rationale": _column("rationale"),
    "language": _language,
}


def _value(found: Conditions, bound: Bound) -> str:
    kept = found.keep(bound.number)
    holds = {
        ">": f"high > {kept}",
        ">=": f"high >= {kept}",
        "<": f"low < {kept}",
        "<=": f"low <= {kept}",
        "=": f"low <= {kept} AND high >= {kept}",
    }[bound.operator]
    return f"s.claim IN (SELECT claim FROM figures WHERE {holds})"


def _worthiness(found: Conditions, bound: Bound) -> str:
    return f"s.worthiness {bound.operator} {found.keep(bound.number)}"


def _score(found: Conditions, bound: Bound) -> str:
    return (
        "s.claim IN (SELECT e.claim FROM passages e "
        f"WHERE NOT e.gone AND e.score {bound.operator} {found.keep(bound.number)})"
    )


_BOUNDS: dict[str, Callable[[Conditions, Bound], str]] = {
    "value": _value,
    "worthiness": _worthiness,
    "score": _score,
}


def _within(found: Conditions, asked: Range, low: str, high: str) -> str:
    """Whether what reaches from column ``low`` to column ``high`` meets the range."""
    ends = ((high, ">=", asked.low), (low, "<=", asked.high))
    parts = [f"{column} {sign} {found.keep(end)}" for column, sign, end in ends if end is not None]
    return " AND ".join(parts)


_RANGES: dict[str, Callable[[Conditions, Range], str]] = {
    "value": lambda found, asked: (
        f"s.claim IN (SELECT claim FROM figures WHERE {_within(found, asked, 'low', 'high')})"
    ),
    "worthiness": lambda found, asked: f"({_within(found, asked, 's.worthiness', 's.worthiness')})",
    "score": lambda found, asked: (
        "s.claim IN (SELECT e.claim FROM passages e WHERE NOT e.gone AND "
        f"{_within(found, asked, 'e.score', 'e.score')})"
    ),
}
_PUBLISHED = "json_extract(record, '$.published')"
_DATES = {
    "published": f"s.document IN (SELECT id FROM documents WHERE {_PUBLISHED} {{}})",
    "added": (
        "s.document IN (SELECT i.id FROM documents i JOIN events e ON e.seq = i.imported "
        "WHERE substr(e.at, 1, 10) {})"
    ),
    "decided": "substr(s.decided_at, 1, 10) {}",
    "until": "s.deferred_until {}",
}


def _days(found: Conditions, asked: Days) -> str:
    first = found.keep((asked.first or date.min).isoformat())
    last = found.keep((asked.last or date.max).isoformat())
    return f"({_DATES[asked.name].format(f'BETWEEN {first} AND {last}')})"


_PLAIN_FLAGS = {
    "disputed": "s.conflicts + s.altered > 0",
    "flagged": "s.flag IS NOT NULL",
    "skipped": "(s.skipped AND s.status = 'open')",
    "corrected": f"({judged('correction')}) <> '' OR ({judged('number')}) <> ''",
    "tagged": "s.tags <> ''",
    "commented": _noted("comment"),
    "contacted": _noted("contact"),
    "searched": _noted("search"),
    "overruled": _noted("overruling"),
    "repeat": "s.same_as IS NOT NULL",
    "due": DUE,
    "edited": "s.overrides <> '{}'",
    "evidence": f"{' + '.join(f's.{column}' for column in COLUMNS.values())} > 0",
    "speaker": "s.speaker IS NOT NULL",
}


def _flag(found: Conditions, name: str) -> str:
    if name in set(Status):
        return _status(found, name)
    if name in set(ClaimKind):
        return _kind(found, name)
    if name in set(Relation):
        return _relation(found, name)
    return _role(found, name) if name in set(Role) else f"({_PLAIN_FLAGS[name]})"


def _words(found: Conditions, asked: Words) -> str:
    question = _index_question(asked.text)
    # Asked of each claim that all else lets through: through all texts it takes a minute.
    stands = _stands(found, asked.text, "(SELECT text FROM claims WHERE id = s.claim)")
    if not question:
        return stands
    indexed = _indexed(found.keep(question))
    return f"({indexed} AND {stands})" if asked.exact else indexed


def _indexed(question: str) -> str:
    return f"s.claim IN (SELECT rowid FROM search_index WHERE search_index MATCH {question})"


def _index_question(text: str) -> str:
    """What the index is asked for words; empty where it knows none of a language: nothing but stop
    words or marks.
    """
    # The stemmers and their tables take their time to load; most filters name no words.
    from claims.analysis import terms

    questions = {_question(terms(text, language)) for language in _LANGUAGES}
    if "" in questions:
        return ""
    return f"({' OR '.join(f'({question})' for question in sorted(questions))})"


def _stands(found: Conditions, text: str, where: str) -> str:
    """Whether whole words stand in a row, whatever marks are between them."""
    needle = worded(text)
    if needle.isspace():
        return f"instr(fold({where}), {found.keep(fold(text))})"
    return f"instr(worded({where}), {found.keep(needle)})"


def _question(asked: list[str]) -> str:
    quoted = ('"' + term.replace('"', '""') + '"' for term in asked)
    joined = " AND ".join(quoted)
    return f"statement : ({joined})" if joined else ""
