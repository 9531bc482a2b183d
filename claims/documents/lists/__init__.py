"""Lists of claims: a table with a claim in each row, from a spreadsheet or a program.

A list is one document. Each row is a paragraph with the claim's own words, and one below it with
who is said to have made it, when and where (:mod:`claims.documents.lists.telling`).
"""

from claims.documents.lists.columns import FIELDS
from claims.documents.lists.objects import looks_like_claims
from claims.documents.lists.reader import ListReader, read_lines, read_table, read_workbook

__all__ = [
    "FIELDS",
    "ListReader",
    "looks_like_claims",
    "read_lines",
    "read_table",
    "read_workbook",
]
