"""A text comes back edited: which claims stand unchanged, which changed, which are gone or new.

Text and claims in, values out; :mod:`claims.store.versions` makes an act of it.
"""

from claims.revising.anchoring import anchor
from claims.revising.differing import word_diff
from claims.revising.placing import placed
from claims.revising.revision import Fate, Link, Revision

__all__ = ["Fate", "Link", "Revision", "anchor", "placed", "word_diff"]
