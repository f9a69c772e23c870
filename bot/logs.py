"""Logs: plain `key=value` lines on stderr, and never the words of a person.

What Lightkeeper itself logs is ids, counts and fixed words. Libraries are another matter: discord.py's debug lines hold
whole payloads, and exceptions repeat what they choked on. So every line passes `Discreet` and `PlainLine`.
"""

import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

_OWN = ("bot", "models", "lightkeeper")
_INTERACTION = re.compile(r"(/(?:interactions|webhooks)/\d+)/[^/\s?]+")
"""What follows these is a token that acts in our name for a quarter of an hour."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Filter):
    """Lets a library's lines through from INFO on, whatever level anybody set for it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether `record` may be written."""
        return _own(record) or record.levelno >= logging.INFO


class PlainLine(logging.Formatter):
    """One line for a record; exceptions as their classes and places, without their words."""

    def format(self, record: logging.LogRecord) -> str:
        """`record` as `time=… level=… logger=… message="…"`."""
        message = record.getMessage()
        if not _own(record):
            # A library's further lines are contexts and reprs: asyncio adds the repr of the failed task there.
            message = message.split("\n", 1)[0]
        message = _INTERACTION.sub(r"\1/…", message).replace("\n", " ").replace('"', "'")
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = f'time={time} level={record.levelname.lower()} logger={record.name} message="{message}"'
        if record.exc_info:
            line += f" exception={self.formatException(record.exc_info)}"
        return line

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  logging's own name
        """Class and innermost place of each exception of the chain, outermost first."""
        parts: list[str] = []
        error = ei[1]
        while error is not None and len(parts) < 5:  # noqa: PLR2004  deeper says no more
            frames = traceback.extract_tb(error.__traceback__)
            where = f"@{frames[-1].filename}:{frames[-1].lineno}:{frames[-1].name}" if frames else ""
            parts.append(type(error).__name__ + where)
            error = error.__cause__ or error.__context__
        return " from ".join(parts)


def setup(stream: TextIO | None = None) -> None:
    """Send every log of this process to `stream` (stderr), discreetly. Replaces what was set up before."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(PlainLine())
    handler.addFilter(Discreet())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)


def _own(record: logging.LogRecord) -> bool:
    return record.name.split(".", 1)[0] in _OWN
