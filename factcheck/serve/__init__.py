"""The interface in a browser: a server for one person on one machine, and what guards it.

``admission`` knows who was let in, ``site`` which requests are ours, ``child`` runs the interface
in a process of its own, ``window`` ties one to a browser's window, ``server`` answers.
"""
