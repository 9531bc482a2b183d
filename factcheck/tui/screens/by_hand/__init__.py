"""Screens of evidence by hand: choosing it, comparing it, the past, and precedents."""
