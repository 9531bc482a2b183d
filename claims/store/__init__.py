"""The case: a single SQLite file that holds documents, claims, evidence and every decision.

SQL is spoken here and nowhere else. A row becomes a value at the door, and an error of the
database becomes a sentence for the person at the keyboard.
"""

from claims.filters import Filter, Order
from claims.store.case import Case, Clock
from claims.store.chain import written_time
from claims.store.queue import QueueRow

__all__ = ["Case", "Clock", "Filter", "Order", "QueueRow", "written_time"]
