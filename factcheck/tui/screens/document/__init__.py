"""The whole text of a document: every claim marked, what no claim holds, and claims by hand."""
