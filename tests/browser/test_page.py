"""The sandbox page in a real Chromium: a member writes, a moderator answers."""

import os
import re
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

pytestmark = pytest.mark.browser

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
RISKY = "tonight I am going to kill myself, thank you for everything, goodbye"


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
    sandbox = Sandbox(tuple(plan(server) for server in settings.servers), utc_now)
    await sandbox.start()
    demo = Demo(settings, sandbox)
    try:
        await demo.start()
        yield sandbox.page_url
    finally:
        await demo.stop()
        await sandbox.stop()


@pytest.fixture
async def faults() -> list[str]:
    return []


async def opened(page: Page, url: str, faults: list[str]) -> None:
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(url)
    await expect(page.locator("#bot")).to_have_text("Lightkeeper is online")


@pytest.mark.parametrize("width", [1440, 390])
async def test_a_member_writes_and_a_moderator_reveals_claims_and_resolves(
    url: str, faults: list[str], width: int
) -> None:
    async with async_playwright() as player:
        chromium = await player.chromium.launch(executable_path=browser(), args=list(FLAGS))
        page = await chromium.new_page(viewport={"width": width, "height": 844})
        await opened(page, url, faults)
        await page.get_by_test_id("composer").fill(RISKY)
        await page.get_by_test_id("send").click()
        if width < 760:
            await expect(page.locator("#badge")).to_have_text("1")
            await page.get_by_test_id("tab-queue").click()
        queue = page.locator("#right")
        await expect(queue).to_contain_text("Crisis")
        await queue.get_by_test_id("spoiler").click()
        await expect(queue).to_contain_text("thank you for everything")
        await queue.get_by_test_id(re.compile("^lk:claim:")).click()
        await expect(queue).to_contain_text("With @marlow")
        await queue.get_by_test_id(re.compile("^lk:resolve:")).select_option("supported")
        await expect(queue).to_contain_text("Resolved by @marlow: supported")
        await chromium.close()
    assert faults == []
