"""Files of writing programs: Word documents, OpenDocument texts, rich text, electronic books.

What stands in the running text is the text; footnotes, comments, links and tracked changes hang
on the words that they belong to.
"""
