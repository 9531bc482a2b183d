"""The cast: everybody whom the documents of the case name, and what is odd about it."""
