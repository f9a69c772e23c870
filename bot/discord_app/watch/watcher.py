"""Live events, one after the other, so that a deletion never overtakes its message."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import discord

from bot.discord_app.convert import is_spoken, to_incoming, watched_id_of
from bot.discord_app.failures import NO_ANSWER
from bot.discord_app.watch.alarms import Alarms
from bot.discord_app.watch.context import CONTEXT_MESSAGES, RecentLines
from bot.discord_app.watch.ports import Story, WatchRecord, WatchRules

log = logging.getLogger(__name__)

TRIES = (1.0, 4.0)
"""Seconds before the second and third try at one event."""
CONTEXT_WITHIN = 3.0
"""Seconds that fetching context may hold up a message: it helps to read, but a person may be waiting."""
EVENT_FAILED = "event_failed"

Job = Callable[[], Awaitable[None]]


class Watcher:
    """Turns events into stories.

    current: the channels whose watermark may move with live messages.
    gaps: how often the view was interrupted; what was fetched before a gap proves nothing after it.
    """

    def __init__(self, story: Story, record: WatchRecord, rules: WatchRules) -> None:
        self.story = story
        self.record = record
        self.rules = rules
        self.alarms = Alarms(record, rules.wake)
        self.lines = RecentLines()
        self.current: set[int] = set()
        self.gaps = 0
        self.behind = asyncio.Event()
        self._jobs: asyncio.Queue[tuple[int, Job]] = asyncio.Queue()

    def watches(self, guild_id: int | None, channel: object) -> bool:
        """Whether the channel, or the parent of this thread, is configured to be watched."""
        return guild_id is not None and watched_id_of(channel) in self.rules.watched.get(guild_id, frozenset())

    def said(self, message: discord.Message) -> None:
        """A message or a new version of one arrived."""
        if message.guild is not None and is_spoken(message) and self.watches(message.guild.id, message.channel):
            self._jobs.put_nowait((message.guild.id, lambda: self.read(message, caught_up=False)))

    def gone(self, guild_id: int | None, channel_id: int, message_id: int) -> None:
        """A message was deleted."""
        if guild_id not in self.rules.watched:
            return

        async def vanish() -> None:
            self.lines.forget(channel_id, message_id)
            await self.story.vanish(message_id, self.rules.clock())

        self._jobs.put_nowait((guild_id, vanish))

    def lost_sight(self) -> None:
        """The connection was interrupted: no watermark moves until the gap is read over REST."""
        self.gaps += 1
        self.current.clear()

    async def run(self) -> None:
        """Take one event after the other, until cancelled."""
        while True:
            server_id, job = await self._jobs.get()
            await self._insist(server_id, job)
            self._jobs.task_done()

    async def drain(self) -> None:
        """Wait until every event that arrived is handled."""
        await self._jobs.join()

    async def read(self, message: discord.Message, *, caught_up: bool) -> None:
        """One message through the story, with what preceded it."""
        if message.guild is None or await self.record.opted_out(message.guild.id, message.author.id):
            return
        await self._warm(message)
        context = self.lines.before(message.channel.id, message.id)
        incoming = to_incoming(message, context, self.rules.clock(), caught_up=caught_up)
        self._remember(message)
        if not caught_up:
            await self._begin_thread(message)
        await self.story.arrive(incoming, advance=not caught_up and message.channel.id in self.current)

    def _remember(self, message: discord.Message) -> None:
        line = f"{message.author.display_name}: {message.content}"
        self.lines.add(message.channel.id, message.id, line, message.author.id)

    async def _begin_thread(self, message: discord.Message) -> None:
        """A thread that no catch-up saw, under a channel that is up to date, is up to date with this message.

        It is new, or was put away before the absence, and nobody can write in a thread that is put away.
        """
        thread = message.channel
        if isinstance(thread, discord.Thread) and thread.id not in self.current and thread.parent_id in self.current:
            gap = self.gaps
            await self.record.set_watermark(thread.id, message.id - 1)
            if gap == self.gaps:
                self.current.add(thread.id)

    async def _warm(self, message: discord.Message) -> None:
        """After a start nothing is remembered: fetch what preceded the first message of a channel, once."""
        channel = message.channel
        if self.lines.knows(channel.id) or message.guild is None:
            return
        self.lines.open(channel.id)
        try:
            async with asyncio.timeout(CONTEXT_WITHIN):
                found = [line async for line in channel.history(limit=CONTEXT_MESSAGES, before=message)]
        except NO_ANSWER as error:
            log.warning("no context for channel %s (%s)", channel.id, type(error).__name__)
            return
        for line in found:
            if is_spoken(line) and not await self.record.opted_out(message.guild.id, line.author.id):
                self._remember(line)

    async def _insist(self, server_id: int, job: Job) -> None:
        """Try an event again; if it cannot be handled, catching up reads the channel again."""
        for pause in (*TRIES, None):
            try:
                return await job()
            except Exception as error:  # noqa: BLE001 - one event must never stop the watch
                log.error("an event could not be handled (%s)", type(error).__name__)  # noqa: TRY400 - no texts in logs
                if pause is not None:
                    await self.rules.pause(pause)
        self.lost_sight()
        self.behind.set()
        try:
            await self.alarms.sound(server_id, EVENT_FAILED)
        except Exception as error:  # noqa: BLE001 - the record itself may be what fails
            log.error("the moderators could not be told (%s)", type(error).__name__)  # noqa: TRY400 - no texts in logs
        return None
