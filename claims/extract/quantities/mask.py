"""Which numbers are no quantities: dates, times, years, names, labels, references, scores."""

from __future__ import annotations

from claims.extract.quantities import dates, names
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tokens import Tokens

# Each rule says after which token the hidden stretch that begins at a number ends.
_RULES = (
    dates.date,
    dates.clock,
    names.glued,
    names.identifier,
    names.citation,
    dates.year,
    names.score,
    names.label,
)


def masked(tokens: Tokens, lexicon: Lexicon) -> set[int]:
    """The number tokens that count nothing."""
    hidden: set[int] = set()
    for index in tokens.digits:
        if index in hidden:
            continue
        for rule in _RULES:
            stop = rule(tokens, index, hidden, lexicon)
            if stop > index:
                hidden.update(range(index, stop))
                break
    return hidden
