"""The bot's own client, cogs, desk and delivery inside simcord: no socket, no process, Discord as plain objects."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import discord
from cryptography.fernet import Fernet
from pydantic import SecretStr
from simcord.actors import MemberActor
from simcord.builders import GuildHandle, RoleHandle
from simcord.env import Env

from bot.configuration.model import ServerSettings
from bot.resources_catalog import load_catalog
from bot.session import Rooms, Session
from bot.settings import Settings, load
from bot.shipped import RESOURCES
from bot.store.store import Store
from bot.store.vault import Vault
from tests.fakes.assessors import WordAssessor
from tests.journeys.conftest import CONFIG

_PATIENCE = 10.0
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Cove:
    """One community. `arrive` attaches a session of the bot, `leave` ends it as a stopped process would."""

    def __init__(self, env: Env, guild: GuildHandle, store: Store, key: str) -> None:
        self._env = env
        self._guild = guild
        self._key = key
        self._session: Session | None = None
        self._loops: list[asyncio.Task[None]] = []
        self.store = store
        self.assessor = WordAssessor()
        guests = guild.create_role("guests of the queue")
        self.moderators, self.on_call = guild.create_role("moderator"), guild.create_role("on call")
        assert env.bot.user is not None
        seen, unseen = (discord.PermissionOverwrite(view_channel=allowed) for allowed in (True, False))
        self.support = guild.create_text_channel("support")
        self.queue = guild.create_text_channel(
            "review-queue",
            overwrites={guild.default_role: unseen, env.bot.user: seen, guests: seen, self.moderators: seen},
        )
        self.river, self.wren = self._person("river"), self._person("wren")
        self.marlow, self.ines = self._person("marlow", self.moderators), self._person("ines", self.moderators)
        self.guest = self._person("guest", guests)
        self.robot = guild.add_member(env.create_user("robot", bot=True))

    @property
    def session(self) -> Session:
        assert self._session is not None
        return self._session

    async def arrive(self) -> None:
        """Log in, make commands known, and read what was missed."""
        catalog = load_catalog(RESOURCES)
        rooms = Rooms(self._settings(), self.store, self.assessor, catalog, self._env.now, asyncio.sleep)
        self._session = Session(rooms)
        await self.session.catch_up.begin()
        await self._env.restart_bot(self.session.client)
        # Begun here and not in an event of the bot's, so that simcord does not wait for loops that never end.
        self._loops = [asyncio.create_task(loop) for loop in (self.session.watcher.run(), self.session.worker.run())]
        await self.session.catch_up.all_channels()

    async def leave(self) -> None:
        """Stop at once; simcord goes on without a bot."""
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        await self._env.restart_bot(nobody())

    async def settle(self) -> None:
        """Wait until what was said is read and what follows from it is delivered."""
        async with asyncio.timeout(_PATIENCE):
            await self.session.watcher.drain()
            while await self.store.next_due(_LONG_AGO) is not None:
                self.session.worker.wake()
                await asyncio.sleep(0)

    async def wait(self, minutes: float) -> None:
        """Let time pass."""
        await self._env.advance_time(60 * minutes)

    def cards(self) -> list[discord.Message]:
        """The messages of the queue that show a case."""
        return [message for message in self.queue.history() if "· case " in self.words(message)]

    def words(self, message: discord.Message) -> str:
        """Everything a message with components says."""
        return "\n".join(_said(message.components))

    def pinged(self, message: discord.Message) -> set[int]:
        """Whom it pings, and 0 for everyone. `message.mentions` would also name who is only linked to."""
        kept = self._env.backend.get_message(message.channel.id, message.id)
        everyone = {0} if kept.mention_everyone else set()
        return {*kept.ping_user_ids, *kept.ping_role_ids, *everyone}

    def _person(self, name: str, *roles: RoleHandle) -> MemberActor:
        return self._guild.add_member(self._env.create_user(name), roles=roles)

    def _settings(self) -> Settings:
        server = ServerSettings(
            id=self._guild.id,
            moderators_channel=self.queue.id,
            moderator_roles=(self.moderators.id,),
            on_call_role=self.on_call.id,
            watch=(self.support.id,),
        )
        return load(CONFIG, {}).model_copy(update={"servers": (server,), "key": SecretStr(self._key)})


def nobody() -> discord.Client:
    """A client that does nothing: simcord starts with one, and the bot takes its place."""
    return discord.Client(intents=discord.Intents.none())


def _said(components: Iterable[object]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _said(getattr(component, "children", ()))


@asynccontextmanager
async def cove(folder: Path) -> AsyncIterator[Cove]:
    """A community in simcord and a record in `folder`; the bot has not arrived."""
    key = Fernet.generate_key().decode()
    env = Env(nobody())
    await env.start()
    try:
        async with Store.open(folder / "record.db", clock=env.now, vault=Vault(key)) as store:
            made = Cove(env, env.create_guild("The Harbour"), store, key)
            try:
                yield made
            finally:
                await made.leave()
    finally:
        await env.shutdown()
    env.raise_errors()
