"""A sign of life for container health checks: a file touched while the bot is connected and its event loop turns."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

EVERY = 15.0
"""Seconds between two beats."""
LATE_AFTER = 4 * EVERY
_FILE = "alive"


async def beat(
    data: Path, connected: Callable[[], bool], wait: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> None:
    """Touch the file in `data`, the folder of the record, while `connected()`, until cancelled."""
    while True:
        if connected():
            _touch(data)
        await wait(EVERY)


def _touch(data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    (data / _FILE).touch()


def silent_for(data: Path, now: float) -> float | None:
    """Seconds since the last beat, `now` being seconds since the epoch; None if there never was one."""
    try:
        return max(0.0, now - (data / _FILE).stat().st_mtime)
    except OSError:
        return None
