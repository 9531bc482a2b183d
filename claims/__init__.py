"""What a claim is, where it was said, and what speaks to it.

Documents come in and become text with spans; sentences become claims; each claim meets what other
documents say about the same thing; a person decides, and every decision is an event.

This package knows no screen, no configuration and no clock it was not given.
"""
