"""The parts of a case that write acts of their own, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from claims.model import Json
from claims.store.chain import Stamp
from claims.store.contested import Contested

if TYPE_CHECKING:
    from claims.store.byhand import ByHand
    from claims.store.past import Past


class Parts(Contested):
    """A case as far as it consists of such parts."""

    @property
    def by_hand(self) -> ByHand:
        """What people choose as evidence."""
        from claims.store.byhand import ByHand

        return ByHand(self._database, self._stamp)

    @property
    def past(self) -> Past:
        """What was, and the way back to it."""
        from claims.store.past import Past

        return Past(self._database, self._stamp)

    def _stamp(
        self,
        act: str,
        reviewer: str,
        detail: Mapping[str, Json] | None = None,
        at: datetime | None = None,
    ) -> Stamp:
        """The beginnings of an event, as :class:`claims.store.chain.NewStamp` has it."""
        raise NotImplementedError
