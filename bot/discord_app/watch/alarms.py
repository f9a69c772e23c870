"""Troubles of watching: told to the moderators once, until they are over."""

from collections.abc import Callable

from bot.discord_app.watch.ports import WatchRecord
from bot.domain.effects import AlertOperator


class Alarms:
    """Keeps a trouble that lasts from being told again and again."""

    def __init__(self, record: WatchRecord, wake: Callable[[], None]) -> None:
        self._record = record
        self._wake = wake
        self._told: set[tuple[int, str]] = set()

    async def sound(self, server_id: int, code: str) -> None:
        """Tell it, unless it was told and is not over. `code`: a fixed word, or "word:channel id"."""
        if (server_id, code) not in self._told:
            await self._record.enqueue(server_id, (AlertOperator(server_id, 0, code),))
            self._told.add((server_id, code))
            self._wake()

    def over(self, server_id: int, code: str) -> None:
        """It is mended: the next time is told again."""
        self._told.discard((server_id, code))
