"""Some lines of text to be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.widgets import TextArea


class Area(TextArea):
    """A text area that goes when its screen is closed.

    Textual's own asks the application to be told of its themes, and what watches a reactive
    attribute is kept until that changes: with it the whole screen that it stood on.
    """

    def watch(
        self,
        obj: Any,
        attribute_name: str,
        callback: Callable[..., Any],
        init: bool = True,
    ) -> None:
        """Hear of themes by their signal, which can be let go."""
        if obj is self.app and attribute_name == "theme":
            self.app.theme_changed_signal.subscribe(self, lambda _: callback())
        else:
            super().watch(obj, attribute_name, callback, init)

    def on_unmount(self) -> None:
        """Hear of nothing any more."""
        self.app.theme_changed_signal.unsubscribe(self)
