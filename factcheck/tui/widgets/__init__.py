"""Panes that draw values by lines; they know no case, and say what happened by messages."""
