"""Every figure of a text as a quantity, English and Spanish, in linear time.

The steps, one module each: ``tokens`` folds the text; ``mask`` hides numbers that count nothing
(dates, times, years, names, references, scores); ``numerals`` reads the numbers, in digits
(``digits``) and words (``number_words``, ``parts``); ``composition`` finds what each is of
(``money``, ``units``, ``nouns``); ``pairs`` adds cents to
dollars, ``interval`` joins two ends; ``bounds`` reads the comparator;
``rates`` the denominator and the trend. ``english`` and ``spanish`` hold all words.
"""

from __future__ import annotations

from claims.extract.quantities.bounds import bounded
from claims.extract.quantities.composition import compositions
from claims.extract.quantities.figure import Figure, Form
from claims.extract.quantities.interval import intervals, paired
from claims.extract.quantities.languages import lexicon_for
from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.mask import masked
from claims.extract.quantities.numerals import numerals
from claims.extract.quantities.pairs import amounts, shared
from claims.extract.quantities.rates import rated, trending
from claims.extract.quantities.tokens import Tokens, stretches
from claims.model import Comparator, Quantity, Span

__all__ = ["find_quantities"]


def find_quantities(text: str, language: str = "en") -> list[Quantity]:
    """The figures of ``text`` in order, none overlapping another; each span slices ``text``.

    ``language`` is "en" or "es"; any other is read as English. Units: of measures the canonical
    singular English name ("percent", "kilometre", "dollar", "year", "years old"), of counts the
    noun as written ("young people"), None where the text names none.
    """
    lexicon = lexicon_for(text, language)
    found: list[Quantity] = []
    for tokens in stretches(text):
        found += [_quantity(tokens, figure) for figure in _figures(tokens, lexicon)]
    return found


def _figures(tokens: Tokens, lexicon: Lexicon) -> list[Figure]:
    hidden = masked(tokens, lexicon) if tokens.digits else set()
    figures = numerals(tokens, hidden, lexicon)
    if not figures:
        return []
    figures = amounts(tokens, compositions(tokens, figures, lexicon), lexicon)
    figures = intervals(tokens, figures, lexicon)
    figures = shared(tokens, figures, lexicon)
    figures = paired(tokens, bounded(tokens, figures, lexicon), lexicon)
    figures = [
        figure
        for figure in figures
        if figure.form is not Form.ORDINAL or figure.comparator is Comparator.RANGE
    ]
    return _apart(_surrounded(tokens, figures, lexicon))


def _surrounded(tokens: Tokens, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures with rate and trend, each sought between its neighbours."""
    limit, result = 0, []
    for index, figure in enumerate(figures):
        last = index + 1 == len(figures)
        following = tokens.count if last else figures[index + 1].begin
        figure = rated(tokens, figure, limit, following, lexicon)
        result.append(trending(tokens, figure, limit, lexicon))
        limit = figure.end
    return result


def _apart(figures: list[Figure]) -> list[Figure]:
    """The figures without those that lie inside the words of the one before."""
    kept: list[Figure] = []
    limit = 0
    for figure in figures:
        if figure.first < limit:
            continue
        if figure.begin < limit:
            figure = figure._replace(begin=limit)
        kept.append(figure)
        limit = figure.end
    return kept


def _quantity(tokens: Tokens, figure: Figure) -> Quantity:
    span = Span(tokens.starts[figure.begin], tokens.ends[figure.end - 1])
    ranged = figure.high is not None
    return Quantity(
        span=span,
        text=span.of(tokens.text),
        value=None if ranged else figure.value,
        low=figure.value if ranged else None,
        high=figure.high,
        comparator=Comparator.RANGE if ranged else figure.comparator,
        unit=figure.unit,
        per=figure.per,
        dimension=figure.dimension,
        trend=figure.trend,
        approximate=figure.approximate,
        vague=figure.form is Form.VAGUE,
    )
