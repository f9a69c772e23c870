"""After an absence: which messages of cases that still wait are gone, so that no card goes on showing their words."""

import logging
from itertools import groupby
from operator import itemgetter

import discord

from bot.discord_app.failures import NO_ANSWER
from bot.discord_app.watch.watcher import Watcher

log = logging.getLogger(__name__)

MOST_LOOKED_FOR = 100
"""Messages of open cases that are looked for, the newest first; each costs at most one request, mostly far less."""
_PAGE = 100


class Vanished:
    """Looks for messages, and has the watcher tell of those that are gone as if it had seen them go."""

    def __init__(self, client: discord.Client, watcher: Watcher) -> None:
        self._client = client
        self._watcher = watcher

    async def look(self, server_id: int) -> bool:
        """Whether everything could be looked for."""
        places = sorted(await self._watcher.record.open_messages(server_id, MOST_LOOKED_FOR), reverse=True)
        channels = [(key, [message for _, message in group]) for key, group in groupby(places, itemgetter(0))]
        return all([await self._channel(server_id, channel_id, waiting) for channel_id, waiting in channels])

    async def _channel(self, server_id: int, channel_id: int, waiting: list[int]) -> bool:
        """`waiting`: newest first. A page of history says of every id it spans whether it is there."""
        while waiting:
            try:
                reach, there = await self._page(channel_id, waiting[0])
            except discord.Forbidden:
                return True  # nothing is known; that the channel cannot be read is told by catching up
            except discord.NotFound:
                reach, there = 0, set()  # the channel, thread or post itself is gone
            except NO_ANSWER as error:
                log.warning("channel %s could not be looked into (%s); trying again", channel_id, type(error).__name__)
                return False
            for message_id in waiting:
                if message_id >= reach and message_id not in there:
                    self._watcher.gone(server_id, channel_id, message_id)
            waiting = [message_id for message_id in waiting if message_id < reach]
        return True

    async def _page(self, channel_id: int, newest: int) -> tuple[int, set[int]]:
        """(how far back the page reaches, the ids that are there), from `newest` on backwards."""
        channel = self._client.get_partial_messageable(channel_id)
        there = {message.id async for message in channel.history(limit=_PAGE, before=discord.Object(newest + 1))}
        return (min(there) if len(there) == _PAGE else 0), there
