"""The diagnostics log: what happened and where in the program, never text of documents."""

from __future__ import annotations

import logging
import traceback
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


class _QuietFile(logging.Handler):
    """A file that is opened, and what writes it loaded, with the first record."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, and set the file aside where it is full."""
        if self._file is None:
            self._file = _rotating(self._path, self.formatter)
        if record.levelno >= self._file.level:
            self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def _rotating(path: Path, form: logging.Formatter | None) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class Rotating(RotatingFileHandler):
        def handleError(self, record: logging.LogRecord) -> None:
            # A log that cannot be written is no reason to stop a review.
            self.setLevel(logging.CRITICAL + 1)

    file = Rotating(path, maxBytes=LARGEST, backupCount=2, encoding="utf-8", delay=True)
    file.setFormatter(form)
    return file


def start_log(path: Path, level: str) -> logging.Logger:
    """Have the program's own records of ``level`` and above written to ``path``.

    Records of libraries stay out: they may quote what they were given to read. The file is made
    with the first record; a place that cannot be written is passed over.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _QuietFile(path)
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
