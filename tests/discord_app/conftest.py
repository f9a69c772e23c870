"""A community with the bot in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord.gateway
import discord.http
import pytest

from tests.fakes.town import Town, town


@pytest.fixture
async def empty_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """Before the bot arrives."""
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    async with town(tmp_path) as made:
        yield made


@pytest.fixture
async def place(empty_town: Town) -> Town:
    """With the bot."""
    await empty_town.arrive()
    return empty_town
