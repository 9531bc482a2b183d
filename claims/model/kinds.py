"""What an entry of the journal may be and say; few cases have any."""

from __future__ import annotations

from enum import StrEnum

from claims.model.span import Json


class EntryKind(StrEnum):
    """What an entry of the journal is."""

    COMMENT = "comment"
    CONTACT = "contact"
    SEARCH = "search"
    OVERRULING = "overruling"
    SECOND_READING = "second-reading"
    ADJUDICATION = "adjudication"
    CHANGE = "change"
    SIGN_OFF = "sign-off"


class ChangeState(StrEnum):
    """What became of a change that a memo proposes."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    STET = "stet"
    """It stays as it was written; always with a reason."""


class SignRole(StrEnum):
    """As what somebody signs, in the order in which they do."""

    CHECKER = "checker"
    SECOND_READER = "second-reader"
    EDITOR = "editor"

    @property
    def words(self) -> str:
        """ "second reader"."""
        return self.value.replace("-", " ")


JOURNAL_FIELDS: dict[str, Json] = {
    "kind": None,
    "claims": [],
    "text": "",
    "whom": "",
    "channel": "",
    "asked": "",
    "asked_on": None,
    "answer": "",
    "answered_on": None,
    "deadline": None,
    "confidential": False,
    "where": "",
    "query": "",
    "found": "",
    "contrary": False,
    "rule": "",
    "reason": "",
    "label": "",
    "scale": "",
    "first": [],
    "state": "",
    "role": None,
    "head": "",
    "seq": 0,
    "report": "",
}
"""Every field that a change of an entry can name, with what holds where nobody has said."""
