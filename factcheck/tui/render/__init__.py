"""Values become styled text: the one place where words of documents and people are dressed.

Every function takes values and gives :class:`~textual.content.Content`; every string on its way
goes through :func:`factcheck.safe.safe`, so that nothing in a document steers the terminal. Styles
are names of theme variables (``$verdict-bad``), never colours.
"""
