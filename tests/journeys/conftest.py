"""The real bot, the shipped model and a real database, beside the stand-in for Discord."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import discord.gateway
import discord.http
import pytest

from bot.app import utc_now
from bot.demo import Demo, plan
from bot.sandbox.payloads import Json
from bot.sandbox.server import Sandbox
from bot.settings import load

CONFIG = Path(__file__).parents[2] / "config" / "lightkeeper.toml"
SUPPORT, QUEUE = 100000000000000011, 100000000000000020


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


@pytest.fixture
async def harbour(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Harbour]:
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    settings = load(CONFIG, {})
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
