"""factcheck: the terminal workbench for people who check facts."""

# A literal: asking the installed metadata costs 80 ms of every start (docs/performance.md).
__version__ = "0.1.0"
