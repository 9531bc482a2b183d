"""When Python looks for garbage that refers to itself: not while what stays is being made."""

from __future__ import annotations

import gc

OBJECTS = (5_000, 5, 5)
"""How many objects are made before the collector looks for cycles among them.

At Python's own 700 it would look with nearly every key of the interface. Screens that were closed
are such cycles: at 50,000 a hundred of them, five megabytes, wait to be found.
"""


def wait() -> None:
    """Have the collector wait while modules are loaded.

    They make a hundred thousand objects that stay: it would look through them a dozen times, for a
    quarter of the time that loading takes, and find nothing.
    """
    gc.disable()


def go_on() -> None:
    """Have it look again, only through what is made from here on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def seldom() -> None:
    """Have it look again, and seldom."""
    go_on()
    gc.set_threshold(*OBJECTS)
