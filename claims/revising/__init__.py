"""A text comes back edited: which claims stand unchanged, which changed, which are gone or new.

Text and claims in, values out; :mod:`claims.store.versions` makes an act of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from claims.revising.revision import Fate, Link, Revision

if TYPE_CHECKING:
    from claims.revising.anchoring import anchor
    from claims.revising.differing import word_diff
    from claims.revising.placing import placed

__all__ = ["Fate", "Link", "Revision", "anchor", "placed", "word_diff"]

_LATER = {"anchor": "anchoring", "placed": "placing", "word_diff": "differing"}
"""What compares texts; a case is asked for its versions without it, and it takes four megabytes."""


def __getattr__(name: str) -> object:
    """A function of :data:`_LATER`, loaded when it is first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = found
    return found
