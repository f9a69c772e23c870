"""The real bot, the shipped model and a real database, beside the stand-in for Discord."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import discord.gateway
import discord.http
import pytest

from bot.app import utc_now
from bot.demo import Demo, plan
from bot.domain.case import Case
from bot.domain.decision import Tier
from bot.sandbox.payloads import Json
from bot.sandbox.server import Sandbox
from bot.settings import load

CONFIG = Path(__file__).parents[2] / "config" / "lightkeeper.toml"
SUPPORT, QUEUE = 100000000000000011, 100000000000000020

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass
class Harbour:
    sandbox: Sandbox
    demo: Demo

    def cards(self, word: str = "lk:resolve:") -> list[Json]:
        return [message for message in self.sandbox.messages(QUEUE) if word in str(message["components"])]

    async def read(self, message: Json) -> None:
        """Wait until that message is in the record; the watch drains, and nothing is polled."""
        app = self.demo.app
        assert app is not None
        assert app.session is not None
        message_id = int(message["id"])
        watcher = app.session.watcher
        seen = await app.rooms.store._db.row("SELECT 1 FROM messages WHERE message_id = ?", (message_id,))
        while seen is None:
            await watcher.drain()
            seen = await app.rooms.store._db.row("SELECT 1 FROM messages WHERE message_id = ?", (message_id,))

    async def delivered(self) -> None:
        """Wait until no effect waits for delivery."""
        app = self.demo.app
        assert app is not None
        assert app.session is not None
        async with asyncio.timeout(30):
            while await app.rooms.store.next_due(_LONG_AGO) is not None:
                app.session.worker.wake()
                await asyncio.sleep(0)

    async def tiers(self) -> dict[int, Tier]:
        """Message → the tier in the record."""
        assert self.demo.app is not None
        rows = await self.demo.app.rooms.store._db.rows("SELECT message_id, tier FROM messages")
        return {row["message_id"]: Tier(row["tier"]) for row in rows}

    async def open_cases(self) -> list[Case]:
        """Every unresolved case of the one server."""
        app = self.demo.app
        assert app is not None
        return [view.case for view in await app.rooms.store.open_cases(app.rooms.settings.servers[0].id)]


@pytest.fixture
async def harbour(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Harbour]:
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    settings = load(CONFIG, {})
    patient = settings.model.model_copy(update={"slow_after_ms": 60_000})  # on a busy machine too, the model reads
    settings = settings.model_copy(update={"model": patient})
    sandbox = Sandbox(tuple(plan(server) for server in settings.servers), utc_now)
    await sandbox.start()
    demo = Demo(settings, sandbox)
    try:
        await demo.start()
        await sandbox.until(lambda: all(server.commands for server in sandbox.world.servers.values()))
        yield Harbour(sandbox, demo)
    finally:
        await demo.stop()
        await sandbox.stop()
