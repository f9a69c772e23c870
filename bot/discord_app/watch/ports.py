"""What watching needs of the inner rooms."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.effects import Effect
from bot.domain.message import IncomingMessage


class Story(Protocol):
    """The pipeline."""

    async def arrive(self, message: IncomingMessage, *, advance: bool = True) -> None:
        """Read a message or an edit."""
        ...

    async def vanish(self, message_id: int, at: datetime) -> None:
        """A message was deleted."""
        ...


class WatchRecord(Protocol):
    """Watermarks, choices of members, alerts."""

    async def watermark(self, channel_id: int) -> int | None:
        """Up to which message the channel is read."""
        ...

    async def set_watermark(self, channel_id: int, message_id: int) -> None:
        """Move it up."""
        ...

    async def opted_out(self, server_id: int, member_id: int) -> bool:
        """Whether the member chose not to be read."""
        ...

    async def open_messages(self, server_id: int, limit: int) -> list[tuple[int, int]]:
        """(channel, message) of cases that wait, newest first."""
        ...

    async def enqueue(self, server_id: int, effects: tuple[Effect, ...]) -> None:
        """Tell the moderators."""
        ...


@dataclass(frozen=True, slots=True)
class WatchRules:
    """What to watch and how far to catch up.

    watched: server id → ids of its watched channels.
    pause: waits some seconds; injectable. wake: deliver alerts now.
    """

    watched: dict[int, frozenset[int]]
    catch_up_messages: int
    catch_up_age: timedelta
    clock: Callable[[], datetime]
    pause: Callable[[float], Awaitable[None]]
    wake: Callable[[], None]
