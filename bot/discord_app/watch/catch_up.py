"""After an absence: read over REST what was said meanwhile, from the watermark on, bounded in number and age."""

import logging
from collections.abc import AsyncIterator

import discord

from bot.discord_app.convert import is_spoken
from bot.discord_app.watch.watcher import Watcher
from bot.domain.effects import AlertOperator

log = logging.getLogger(__name__)

Readable = discord.TextChannel | discord.Thread
AGAIN_AFTER = 30.0
"""Seconds until a channel that could not be read is tried again."""


class CatchUp:
    """One task: every time it is wanted, all channels of all servers, one after the other."""

    def __init__(self, client: discord.Client, watcher: Watcher) -> None:
        self._client = client
        self._watcher = watcher
        self._rules = watcher.rules
        self._record = watcher.record

    async def begin(self) -> None:
        """Before connecting: mark where reading begins in every channel that has no mark yet.

        What was said before Lightkeeper came is not its to read; what is said from here on is, whatever breaks next.
        """
        now = discord.utils.time_snowflake(self._rules.clock())
        for server_id, watched in self._rules.watched.items():
            for place in (server_id, *watched):
                if await self._record.watermark(place) is None:
                    await self._record.set_watermark(place, now)

    def want(self) -> None:
        """Catch up now (again)."""
        self._watcher.behind.set()

    async def run(self) -> None:
        """Wait until wanted, catch up, until cancelled."""
        while True:
            await self._watcher.behind.wait()
            self._watcher.behind.clear()
            if not await self.all_channels():
                await self._rules.pause(AGAIN_AFTER)
                self.want()

    async def all_channels(self) -> bool:
        """Read every watched channel and its threads; whether all could be read."""
        complete = True
        for server_id, watched in self._rules.watched.items():
            guild = self._client.get_guild(server_id)
            if guild is None:
                log.warning("server %s is configured, but the bot is not in it", server_id)
                continue
            for channel_id in watched:
                complete &= await self._watched(guild, channel_id)
        return complete

    async def _watched(self, guild: discord.Guild, channel_id: int) -> bool:
        channel = guild.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel | discord.ForumChannel):
            log.warning("channel %s is configured, but is no text channel or forum the bot can see", channel_id)
            return True
        try:
            async for thread in _threads(guild, channel):
                await self._channel(guild, thread)
            if isinstance(channel, discord.TextChannel):
                await self._channel(guild, channel)
            else:
                self._watcher.current.add(channel_id)
        except discord.Forbidden as error:
            log.warning(
                "channel %s cannot be read (%s): grant View Channel and Read Message History", channel_id, error.code
            )
            await self._record.enqueue(guild.id, (AlertOperator(guild.id, 0, "channel_unreadable"),))
            return True
        except Exception as error:  # noqa: BLE001 - one channel must not stop the others; it is tried again
            log.warning("channel %s could not be caught up (%s); trying again", channel_id, type(error).__name__)
            return False
        return True

    async def _channel(self, guild: discord.Guild, channel: Readable) -> None:
        mark = await self._record.watermark(channel.id)
        if mark is None:  # a thread not seen before: from when Lightkeeper came to this server
            mark = await self._record.watermark(guild.id) or 0
        oldest = discord.utils.time_snowflake(self._rules.clock() - self._rules.catch_up_age)
        missed = await self._missed(channel, max(mark, oldest))
        if len(missed) > self._rules.catch_up_messages:
            missed = missed[-self._rules.catch_up_messages :] if self._rules.catch_up_messages else []
            log.warning("channel %s: more was missed than catch_up_messages allows; older ones stay unread", channel.id)
            await self._record.enqueue(guild.id, (AlertOperator(guild.id, 0, "catch_up_cut"),))
        for message in missed:
            if is_spoken(message):
                await self._watcher.read(message, caught_up=True)
        newest = max([message.id for message in missed], default=mark)
        await self._up_to_date(channel.id, newest)

    async def _missed(self, channel: Readable, after: int) -> list[discord.Message]:
        """The newest messages after that id, oldest first, one more than the bound if there are more."""
        page = channel.history(limit=self._rules.catch_up_messages + 1, after=discord.Object(after), oldest_first=False)
        return sorted([message async for message in page], key=lambda message: message.id)

    async def _up_to_date(self, channel_id: int, newest: int) -> None:
        await self._record.set_watermark(channel_id, newest)
        # No await between here and the caller's return to live events: nothing is passed over.
        self._watcher.current.add(channel_id)


async def _threads(
    guild: discord.Guild, channel: discord.TextChannel | discord.ForumChannel
) -> AsyncIterator[discord.Thread]:
    """Active threads, then those archived last."""
    active = [thread for thread in guild.threads if thread.parent_id == channel.id]
    for thread in active:
        yield thread
    async for thread in channel.archived_threads(limit=10):
        yield thread
