"""Published fact-checks, read from what publishers and archives write for machines.

``checks_in`` reads JSON of any size as a stream; ``checks_of_page`` reads a web page that describes
its checks. Nothing is fetched: addresses are kept as text.
"""

from claims.documents.precedents.page import checks_of_page
from claims.documents.precedents.stream import FORMS, checks_in, looks_like_checks, looks_like_json

__all__ = ["FORMS", "checks_in", "checks_of_page", "looks_like_checks", "looks_like_json"]
