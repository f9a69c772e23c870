"""The bot as Discord sees it: intents, cells, buttons that survive a restart, and what each event sets off."""

import logging
import sys
from collections.abc import Sequence

import discord
from discord.ext import commands

from bot.discord_app.answers import apologise
from bot.discord_app.failures import NO_ANSWER
from bot.discord_app.review.buttons import CaseButton, VerdictSelect, take_note
from bot.discord_app.review.desk import Desk
from bot.discord_app.watch.catch_up import CatchUp
from bot.discord_app.watch.watcher import Watcher

log = logging.getLogger(__name__)


def intents() -> discord.Intents:
    """No more than the work needs. Message content is privileged: docs/operating.md says how to ask for it."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.message_content = True
    return wanted


class LightkeeperClient(commands.Bot):
    """discord.py's client with our cells. Pings nobody unless a message says so."""

    def __init__(self) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # no text is kept, not even in discord.py's cache
            chunk_guilds_at_startup=False,
        )
        self.desk: Desk | None = None
        self._watcher: Watcher | None = None
        self._catch_up: CatchUp | None = None
        self._servers: Sequence[int] = ()
        self._cogs_to_add: Sequence[commands.Cog] = ()

    def furnish(
        self, *, desk: Desk, watcher: Watcher, catch_up: CatchUp, cogs: Sequence[commands.Cog], servers: Sequence[int]
    ) -> None:
        """Give the client its cells, before it starts."""
        self.desk = desk
        self._watcher = watcher
        self._catch_up = catch_up
        self._cogs_to_add = cogs
        self._servers = servers

    async def setup_hook(self) -> None:
        """After login, before the gateway."""
        self.add_dynamic_items(CaseButton, VerdictSelect)
        self.tree.error(_command_failed)
        for cog in self._cogs_to_add:
            await self.add_cog(cog)

    async def on_ready(self) -> None:
        """A new session: whatever was said meanwhile is read over REST. Commands are made known."""
        if self._catch_up is not None and self._watcher is not None:
            self._watcher.lost_sight()
            self._catch_up.want()
        await self._make_commands_known()

    async def on_guild_available(self, _guild: discord.Guild) -> None:
        """A server that Discord could not show before is there (again)."""
        if self._catch_up is not None and self.is_ready():
            self._catch_up.want()

    async def on_guild_join(self, _guild: discord.Guild) -> None:
        """Invited while running."""
        if self._catch_up is not None:
            self._catch_up.want()
            await self._make_commands_known()

    async def on_resumed(self) -> None:
        """Resuming may lose events too."""
        if self._catch_up is not None:
            self._catch_up.want()

    async def on_disconnect(self) -> None:
        """Until the gap is read, no watermark moves."""
        if self._watcher is not None:
            self._watcher.lost_sight()

    async def on_message(self, message: discord.Message, /) -> None:
        """A message; commands.Bot would look for prefix commands here, of which there are none."""
        if self._watcher is not None:
            self._watcher.said(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """A new version. An embed that unfolds is no edit."""
        if self._watcher is not None and payload.message.edited_at is not None:
            self._watcher.said(payload.message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message is gone."""
        if self._watcher is not None:
            self._watcher.gone(payload.guild_id, payload.channel_id, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Many are gone."""
        if self._watcher is not None:
            for message_id in sorted(payload.message_ids):
                self._watcher.gone(payload.guild_id, payload.channel_id, message_id)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A note that was sent; buttons and commands are dispatched by discord.py."""
        await take_note(interaction)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """A fault in an event: its name, never its arguments, which hold texts."""
        log.error("the event %s failed (%s)", event_method, type(sys.exception()).__name__)

    async def _make_commands_known(self) -> None:
        """Once a process: writing the same commands again costs nothing of Discord's daily limit."""
        unknown = []
        for server_id in self._servers:
            guild = discord.Object(server_id)
            try:
                self.tree.copy_global_to(guild=guild)
                await self.tree.sync(guild=guild)
            except NO_ANSWER as error:
                unknown.append(server_id)
                log.warning(
                    "commands could not be made known in server %s (%s); if it stays so, invite the bot again with "
                    "the scope applications.commands",
                    server_id,
                    type(error).__name__,
                )
        self._servers = unknown


async def _command_failed(
    interaction: discord.Interaction[discord.Client], error: discord.app_commands.AppCommandError
) -> None:
    """Somebody who asks for help must never be left without an answer."""
    await apologise(interaction, getattr(error, "original", error))
