"""Whether a percentage is what was reckoned."""

from __future__ import annotations

from claims.extract.arithmetic.figures import percent_step
from claims.model import Comparator, Dimension, Quantity

_CHECKED = (Comparator.EQUAL, Comparator.ABOUT, Comparator.LESS, Comparator.MORE)


def is_percent(quantity: Quantity) -> bool:
    """Whether a figure is a percentage that can be checked: one number, or more or less than it."""
    return (
        quantity.dimension is Dimension.PERCENT
        and quantity.comparator in _CHECKED
        and quantity.value is not None
        and not quantity.vague
    )


def bears_out(percent: Quantity, said: float, low: float, high: float) -> bool:
    """Whether what was reckoned, from ``low`` to ``high``, is what the percentage says.

    ``said`` is the percentage with its sign.
    """
    step = percent_step(percent)
    larger = max(abs(low), abs(high))
    smaller = min(abs(low), abs(high)) if low * high > 0 else 0.0
    if percent.comparator is Comparator.MORE:
        return larger >= abs(said) - step
    if percent.comparator is Comparator.LESS:
        return smaller <= abs(said) + step
    return low - step <= said <= high + step
