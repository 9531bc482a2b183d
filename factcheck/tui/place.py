"""Where a reviewer stopped, so that the next sitting goes on there."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from claims.filters import Order
from claims.model import Json

KEY = "place"
"""Under which the case keeps it."""
REVIEWER = "reviewer"
"""Under which it keeps, for nobody in particular, who was at the keyboard last."""
BLIND = "blind"
"""Under which it keeps that a reviewer reads blind."""


@dataclass(frozen=True, slots=True)
class Place:
    """The claim, the filter and the order of a sitting, and how the panes stood."""

    claim: int | None = None
    filter: str = ""
    order: str = "document"
    seed: int = 0
    """Of the order ``random``."""
    pane: str = "list"
    """The pane in use."""
    zoom: bool = False
    """Whether it had the whole screen."""
    list_width: int = 0
    """Per cent of the screen; 0 is as the style has it, as for the next one."""
    evidence_width: int = 0
    list_height: int = 0
    """Lines of the list where it stands above the other panes; 0 is as the style has it."""
    above: int | None = None
    """Lines of the list above the claim that were in sight."""
    offset: int | None = None
    """The code point of the claim's document that the pane began with; None elsewhere."""
    passage: str = ""
    """The passage that was current."""
    passages_top: int = 0
    """The first line of the evidence that was in sight."""

    @property
    def order_words(self) -> str:
        """The order, with its seed where it has one."""
        return f"{self.order} {self.seed}" if self.order == Order.RANDOM else self.order

    def written(self) -> dict[str, Json]:
        """As it is kept."""
        return asdict(self)


def read_place(kept: Json) -> Place:
    """The place that was written down; of what makes no sense, the beginning."""
    if not isinstance(kept, dict):
        return Place()
    known = {field.name: getattr(Place(), field.name) for field in fields(Place)}
    found = {
        name: value for name, value in kept.items() if name in known and _fits(value, known[name])
    }
    if found.get("order") not in tuple(Order):
        found.pop("order", None)
    return Place(**found)  # type: ignore[arg-type]


def _fits(value: Json, usual: Json) -> bool:
    # A claim or an offset may be none; a truth value is no number, though Python says so.
    return type(value) is type(usual) or (usual is None and type(value) in (int, type(None)))
