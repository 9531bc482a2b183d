"""Who is named in a text, under which forms, with which titles; and the cast of a whole case."""

from claims.extract.names.cast import Cast
from claims.extract.names.people import find_people

__all__ = ["Cast", "find_people"]
