"""The documents of a case: what they are, and which of them are one source."""
