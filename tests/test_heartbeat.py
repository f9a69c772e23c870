"""The sign of life a health check looks for."""

import os
from pathlib import Path

import pytest

from bot.heartbeat import beat, silent_for


class Stop(Exception):  # noqa: N818  no error: the end of the test's time
    """Ends the endless beat."""


class Waiting:
    def __init__(self, times: int) -> None:
        self.left = times

    async def __call__(self, seconds: float) -> None:
        assert seconds > 0
        self.left -= 1
        if not self.left:
            raise Stop


async def test_a_connected_bot_leaves_a_fresh_sign(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        await beat(tmp_path / "data", lambda: True, Waiting(2))
    os.utime(tmp_path / "data" / "alive", (1000, 1000))
    assert silent_for(tmp_path / "data", 1030.0) == 30


async def test_a_bot_that_is_not_connected_leaves_none(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        await beat(tmp_path, lambda: False, Waiting(3))
    assert silent_for(tmp_path, 1000.0) is None
