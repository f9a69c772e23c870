"""A sandbox on a free port, and the unmodified discord.py client beside it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import discord.gateway
import discord.http
import pytest
from yarl import URL

from bot.sandbox.plan import ChannelPlan, Persona, ServerPlan
from bot.sandbox.server import Sandbox

SERVER, TALK, QUEUE, FORUM = 100000000000000001, 100000000000000010, 100000000000000020, 100000000000000014
MODERATOR, ON_CALL = 100000000000000030, 100000000000000031
RIVER, WREN, MARLOW = 300000000000000001, 300000000000000002, 300000000000000101

PLAN = ServerPlan(
    SERVER,
    "The Harbour",
    (
        ChannelPlan(TALK, "talk"),
        ChannelPlan(FORUM, "questions", "forum"),
        ChannelPlan(QUEUE, "review-queue", private=True),
    ),
    {MODERATOR: "moderator", ON_CALL: "on call"},
    (
        Persona(RIVER, "river", "a member"),
        Persona(WREN, "wren", "another"),
        Persona(MARLOW, "marlow", "a moderator", (MODERATOR, ON_CALL)),
    ),
)


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 8, 1, 20, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        self.now += timedelta(**time)


class Bot(discord.Client):
    """discord.py's own client; remembers which events it dispatched."""

    def __init__(self, *, intents: discord.Intents | None = None, **options: Any) -> None:
        wanted = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)
        super().__init__(intents=intents or wanted, guild_ready_timeout=0.01, **options)
        self.events: list[str] = []
        self.texts: list[str] = []
        self._changed = asyncio.Event()

    async def before_identify_hook(self, _shard_id: int | None, *, initial: bool = False) -> None:
        """discord.py would rest five seconds before it identifies again; the sandbox has no such limit."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        super().dispatch(event, *args, **kwargs)
        self.events.append(event)
        if event == "message":
            self.texts.append(args[0].content)
        self._changed.set()

    async def until(self, holds: Callable[[], bool], seconds: float = 10.0) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def again(self, event: str, times: int) -> None:
        """Wait until an event was dispatched that often."""
        await self.until(lambda: self.events.count(event) >= times)


@asynccontextmanager
async def connected(sandbox: Sandbox, bot: Bot) -> AsyncIterator[Bot]:
    task = asyncio.create_task(bot.start(sandbox.bot_token))
    ready = asyncio.create_task(bot.again("ready", 1))
    try:
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            task.result()
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, ready, return_exceptions=True)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sandbox(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox((PLAN,), clock)
    await sandbox.start()
    monkeypatch.setattr(discord.http.Route, "BASE", sandbox.api_base)
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", URL(sandbox.gateway_url))
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with connected(sandbox, Bot()) as bot:
        yield bot


@pytest.fixture
async def talk(bot: Bot) -> discord.TextChannel:
    channel = bot.get_channel(TALK)
    assert isinstance(channel, discord.TextChannel)
    return channel


class Api:
    """Plain requests with the bot's token, for what discord.py itself would never send."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self._sandbox = sandbox
        self._session = session

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """(status, JSON); `path` below the API's base."""
        headers = {"Authorization": f"Bot {self._sandbox.bot_token}"} | headers
        url = self._sandbox.api_base + path
        async with self._session.request(method, url, json=body, headers=headers) as answer:
            return answer.status, await answer.json() if answer.status != 204 else None

    async def code(self, method: str, path: str, body: Any = None) -> int:
        """Discord's error code of an answer; 0 if it does not refuse."""
        status, answer = await self.ask(method, path, body)
        return int(answer["code"]) if status >= 400 else 0


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(sandbox, session)
