"""Where a reviewer stopped, so that the next sitting goes on there."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from claims.filters import Order
from claims.model import Json

KEY = "place"
"""Under which the case keeps it."""
REVIEWER = "reviewer"
"""Under which it keeps, for nobody in particular, who was at the keyboard last."""


@dataclass(frozen=True, slots=True)
class Place:
    """The claim, the filter and the order of a sitting."""

    claim: int | None = None
    filter: str = ""
    order: str = "document"
    seed: int = 0

    def written(self) -> dict[str, Json]:
        """As it is kept."""
        return asdict(self)


def read_place(kept: Json) -> Place:
    """The place that was written down, or the beginning where nothing sensible was."""
    match kept:
        case {"claim": int() | None as claim, "filter": str(text), "order": str(order)}:
            return Place(claim, text, order if order in tuple(Order) else Order.DOCUMENT.value)
        case _:
            return Place()
