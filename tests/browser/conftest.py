"""The sandbox page in a real Chromium, with the real bot behind it."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import discord.gateway
import discord.http
import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.app import utc_now
from bot.demo import Demo, plan
from bot.sandbox.server import Sandbox
from bot.settings import load

CONFIG = Path(__file__).parents[2] / "config" / "lightkeeper.toml"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser() -> str:
    found = os.environ.get("LIGHTKEEPER_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("CI must have a browser: .ci/run installs Debian's chromium")
    pytest.skip("no Chromium here: install Debian's chromium, or name one in LIGHTKEEPER_BROWSER")


@pytest.fixture
async def url(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
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
        yield sandbox.page_url
    finally:
        await demo.stop()
        await sandbox.stop()


@pytest.fixture(params=[1440, 390], ids=["desk", "phone"])
async def page(request: pytest.FixtureRequest, url: str) -> AsyncIterator[Page]:
    """The page as a newcomer opens it; afterwards its console must hold no error."""
    faults: list[str] = []
    async with async_playwright() as player:
        chromium = await player.chromium.launch(executable_path=browser(), args=list(FLAGS))
        page = await chromium.new_page(viewport={"width": request.param, "height": 844})
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        await page.goto(url)
        await expect(page.get_by_test_id("bot-status")).to_have_text("Bot online")
        yield page
        await chromium.close()
    assert faults == []
