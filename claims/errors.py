"""The one tree of errors of the domain, each worded for the person at the keyboard.

A message says what is wrong, names the file and the place, and says what to do next. The command
line and the interface translate :class:`ClaimsError` once each; nothing else is caught broadly.
"""

from claims.phrases import phrase


class ClaimsError(Exception):
    """Anything the domain refuses or cannot do. ``str(error)`` can be shown as it is.

    Given a template and its values, it can be told in other languages too.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(phrase(message, **values) if values else message)


class InputError(ClaimsError):
    """A line or value handed to a command is malformed; the message names the line."""


class DocumentError(ClaimsError):
    """A document cannot be read as text; the message names the file, the place and the remedy."""


class CaseError(ClaimsError):
    """A case file cannot be opened or written: foreign, newer, read-only, locked, full, broken."""


class SearchDamaged(CaseError):
    """The search index inside a case is damaged; it follows from the claims and is made anew."""


class Refused(ClaimsError):
    """A decision or undo that the rules of the case do not allow now; the message says why."""


class ScaleError(ClaimsError):
    """A rating scale is unknown or badly written, or a label is not one of it."""


class FilterError(ClaimsError):
    """A filter expression cannot be understood; the message names the term and the known fields."""

    def __init__(self, message: str, place: tuple[int, int] | None = None, text: str = "") -> None:
        super().__init__(message)
        self.text = text
        """The expression as it was typed, where it is known."""
        self.place = place
        """Where in the expression the fault starts and ends, in code points, as far as known."""
