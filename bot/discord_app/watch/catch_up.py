"""After an absence: read over REST what was said meanwhile, from the watermark on, bounded in number and age."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import datetime

import discord

from bot.discord_app.convert import is_spoken
from bot.discord_app.watch.vanished import Vanished
from bot.discord_app.watch.watcher import EVENT_FAILED, Watcher

log = logging.getLogger(__name__)

Readable = discord.TextChannel | discord.Thread
AGAIN_AFTER = 30.0
"""Seconds until a channel that could not be read is tried again."""
LOOKED_BACK = 50
"""Messages before the watermark that are looked at for edits made during the absence."""
MOST_INVITED = 200
"""Private threads put away that the bot was invited to, of one channel: Discord gives them by id, not by age."""


class CatchUp:
    """One task: every time it is wanted, all channels of all servers, one after the other."""

    def __init__(self, client: discord.Client, watcher: Watcher) -> None:
        self._client = client
        self._watcher = watcher
        self._rules = watcher.rules
        self._record = watcher.record
        self._alarms = watcher.alarms
        self._vanished = Vanished(client, watcher)
        self._one_at_a_time = asyncio.Lock()

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
        async with self._one_at_a_time:
            return all([await self._server(server_id) for server_id in self._rules.watched])

    async def _server(self, server_id: int) -> bool:
        guild = self._client.get_guild(server_id)
        if guild is None:
            log.warning("server %s is configured, but the bot is not in it (yet)", server_id)
            return True
        whole = all([await self._watched(guild, channel_id) for channel_id in sorted(self._rules.watched[server_id])])
        if whole:
            self._alarms.over(server_id, EVENT_FAILED)
        return await self._look_for_vanished(server_id) and whole

    async def _look_for_vanished(self, server_id: int) -> bool:
        try:
            return await self._vanished.look(server_id)
        except Exception as error:  # noqa: BLE001 - what was read stands, and this is tried again
            log.warning("server %s: deletions could not be looked for (%s)", server_id, type(error).__name__)
            return False

    async def _watched(self, guild: discord.Guild, channel_id: int) -> bool:
        channel = guild.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel | discord.ForumChannel):
            log.warning("channel %s is configured, but is no text channel or forum the bot can see", channel_id)
            return True
        unreadable = f"channel_unreadable:{channel_id}"
        try:
            whole = await self._with_threads(guild, channel)
        except discord.Forbidden as error:
            log.warning(
                "channel %s cannot be read (%s): grant View Channel and Read Message History", channel_id, error.code
            )
            await self._alarms.sound(guild.id, unreadable)
            return True
        except Exception as error:  # noqa: BLE001 - one channel must not stop the others; it is tried again
            log.warning("channel %s could not be caught up (%s); trying again", channel_id, type(error).__name__)
            return False
        self._alarms.over(guild.id, unreadable)
        return whole

    async def _with_threads(self, guild: discord.Guild, channel: discord.TextChannel | discord.ForumChannel) -> bool:
        """The channel comes last: while it is not up to date, no thread below it begins anew."""
        gap = self._watcher.gaps
        whole = True
        async for thread in self._threads(guild, channel):
            whole &= await self._channel(guild, thread)
        if isinstance(channel, discord.TextChannel):
            whole &= await self._channel(guild, channel)
        elif gap == self._watcher.gaps:
            self._watcher.current.add(channel.id)
        if not whole:
            self._watcher.current.discard(channel.id)
        return whole

    async def _channel(self, guild: discord.Guild, channel: Readable) -> bool:
        """Read what follows the watermark; False if something could not be read. Nothing unread is passed."""
        gap = self._watcher.gaps
        oldest = discord.utils.time_snowflake(self._rules.clock() - self._rules.catch_up_age)
        mark = await self._record.watermark(channel.id) or max(await self._beginning(guild.id), oldest)
        found = await self._after(channel, mark)
        fresh = [message for message in found if message.id > oldest]
        missed = fresh[max(0, len(fresh) - self._rules.catch_up_messages) :]
        cut = f"catch_up_cut:{channel.id}"
        if len(missed) < len(found):
            log.warning("channel %s: more was missed than catch_up_messages or _hours allow; not read", channel.id)
            await self._alarms.sound(guild.id, cut)
        edited = await self._edited(channel, mark)
        whole = all([await self._read(message) for message in edited])
        reached = max([mark, *(message.id for message in found[: len(found) - len(missed)])])
        for message in missed:
            whole = await self._read(message) and whole
            reached = message.id if whole else reached
        await self._record.set_watermark(channel.id, reached)
        # No await from here to the caller's return to live events: nothing is passed over.
        if whole:
            self._alarms.over(guild.id, cut)
            if gap == self._watcher.gaps:
                self._watcher.current.add(channel.id)
        return whole

    async def _beginning(self, server_id: int) -> int:
        """For a thread not read before: when Lightkeeper came to the server."""
        return await self._record.watermark(server_id) or 0

    async def _read(self, message: discord.Message) -> bool:
        if not is_spoken(message):
            return True
        try:
            await self._watcher.read(message, caught_up=True)
        except Exception as error:  # noqa: BLE001 - one message must not keep the others from being read
            log.error("message %s could not be read (%s)", message.id, type(error).__name__)  # noqa: TRY400 - no texts
            return False
        return True

    async def _after(self, channel: Readable, mark: int) -> list[discord.Message]:
        """The newest messages after that id, oldest first, one more than the bound if there are more."""
        page = channel.history(limit=self._rules.catch_up_messages + 1, after=discord.Object(mark), oldest_first=False)
        return sorted([message async for message in page], key=lambda message: message.id)

    async def _edited(self, channel: Readable, mark: int) -> list[discord.Message]:
        """Messages up to that id whose words were changed after it: the record knows which versions it has read."""
        since = max(self._rules.clock() - self._rules.catch_up_age, discord.utils.snowflake_time(mark))
        page = channel.history(limit=LOOKED_BACK, before=discord.Object(mark + 1))
        return [message async for message in page if message.edited_at is not None and message.edited_at > since]

    async def _threads(
        self, guild: discord.Guild, channel: discord.TextChannel | discord.ForumChannel
    ) -> AsyncIterator[discord.Thread]:
        """Active threads, then those put away so lately that something in them may have been missed."""
        for thread in [thread for thread in guild.threads if thread.parent_id == channel.id]:
            yield thread
        since = self._rules.clock() - self._rules.catch_up_age
        async for thread in channel.archived_threads(limit=None):
            if thread.archive_timestamp < since:
                break
            yield thread
        if isinstance(channel, discord.TextChannel) and not channel.is_news():
            async for thread in self._private(channel, since):
                yield thread

    async def _private(self, channel: discord.TextChannel, since: datetime) -> AsyncIterator[discord.Thread]:
        """Private threads put away: all of them for who may manage threads, else those the bot was invited to."""
        me = channel.guild.get_member(self._client.user.id) if self._client.user else None
        if me is not None and channel.permissions_for(me).manage_threads:
            async for thread in channel.archived_threads(private=True, limit=None):
                if thread.archive_timestamp < since:
                    return
                yield thread
            return
        async for thread in channel.archived_threads(private=True, joined=True, limit=MOST_INVITED):
            if thread.archive_timestamp >= since:
                yield thread
