"""The diagnostics log: what happened and where in the program, never text of documents."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from factcheck.safe import safe

LARGEST = 256 * 1024
"""Bytes of one log file; two older ones are kept."""

_LOGGERS = ("factcheck", "claims")
_LINE = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


class _OneSafeLine(logging.Formatter):
    """A record on one line that steers no terminal, and no message of an exception.

    Messages of exceptions can quote the text they were raised about.
    """

    def format(self, record: logging.LogRecord) -> str:
        record.exc_info = None
        record.exc_text = None
        return safe(super().format(record))


class _QuietFile(RotatingFileHandler):
    """A log that cannot be written is no reason to stop a review."""

    def handleError(self, record: logging.LogRecord) -> None:
        self.setLevel(logging.CRITICAL + 1)


def start_log(path: Path, level: str) -> logging.Logger:
    """Have the program's own records of ``level`` and above written to ``path``.

    Records of libraries stay out: they may quote what they were given to read. The file is made
    with the first record; a place that cannot be written is passed over.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _QuietFile(
            path, maxBytes=LARGEST, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_OneSafeLine(_LINE, "%Y-%m-%dT%H:%M:%S"))
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        for old in list(logger.handlers):
            logger.removeHandler(old)
            old.close()
        logger.addHandler(handler)
        logger.setLevel(level.upper())
        logger.propagate = False
    return logging.getLogger("factcheck")


def log_crash(error: BaseException) -> str:
    """Log where an unforeseen error arose, without its words; return the innermost place."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    logging.getLogger("factcheck").error("%s at %s", type(error).__name__, " < ".join(places[::-1]))
    return places[-1] if places else "an unknown place"
