"""Screens and dialogs: each puts panes together and answers to acts."""
