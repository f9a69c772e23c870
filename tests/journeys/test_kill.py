"""kill -9 between message and card: a real process, a real database file, and afterwards exactly one card."""

import asyncio
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from bot.app import utc_now
from bot.demo import plan
from bot.sandbox.faults import RequestFault
from bot.sandbox.server import Sandbox
from bot.settings import load
from tests.journeys.conftest import CONFIG, QUEUE, SUPPORT

RIVER, WREN = 300000000000000001, 300000000000000004
CRISIS = "tonight I am going to kill myself, thank you all for everything, goodbye"


async def start(sandbox: Sandbox, folder: Path) -> asyncio.subprocess.Process:
    """`lightkeeper run` against the sandbox; returns once it is connected and its commands are known."""
    config = folder / "lightkeeper.toml"
    text = CONFIG.read_text(encoding="utf-8")
    text = text.replace("https://discord.com/api/v10", sandbox.api_base)
    config.write_text(text.replace("wss://gateway.discord.gg/", sandbox.gateway_url), encoding="utf-8")
    for server in sandbox.world.servers.values():
        server.commands = []
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "import sys; from bot.cli import main; sys.exit(main())",
        "run",
        "--config",
        str(config),
        env=os.environ | {"DISCORD_TOKEN": sandbox.bot_token, "LIGHTKEEPER_DATA": str(folder)},
        cwd=CONFIG.parents[1],
        stderr=asyncio.subprocess.DEVNULL,
    )
    await sandbox.until(lambda: all(server.commands for server in sandbox.world.servers.values()), 30)
    return process


def cards(sandbox: Sandbox) -> int:
    return sum("lk:resolve:" in str(message["components"]) for message in sandbox.messages(QUEUE))


@pytest.mark.parametrize("moment", ["said", "while the card is posted", "card seen"])
async def test_killed_between_message_and_card_it_still_shows_exactly_one_card(tmp_path: Path, moment: str) -> None:
    settings = load(CONFIG, {})
    sandbox = Sandbox(tuple(plan(server) for server in settings.servers), utc_now)
    await sandbox.start()
    process = await start(sandbox, tmp_path)
    try:
        slow = RequestFault("slow", "POST", f"/channels/{QUEUE}/messages", 1, 0.3)
        if moment == "while the card is posted":
            sandbox.faults.requests.append(slow)
        message = sandbox.people.send(RIVER, SUPPORT, CRISIS)
        if moment == "while the card is posted":
            # The request's arrival changes nothing in the world that one could wait for.
            while slow.times:  # noqa: ASYNC110
                await asyncio.sleep(0)
        elif moment == "card seen":
            await sandbox.until(lambda: cards(sandbox) == 1)
        process.kill()
        await process.wait()
        process = await start(sandbox, tmp_path)
        await sandbox.until(lambda: cards(sandbox) >= 1, 20)
        other = sandbox.people.send(WREN, SUPPORT, CRISIS)
        await sandbox.until(lambda: other["id"] in str(sandbox.messages(QUEUE)), 20)
        assert cards(sandbox) == 2  # one for each person, none twice
    finally:
        process.terminate()
        await process.wait()
        await sandbox.stop()
    with sqlite3.connect(tmp_path / "lightkeeper.db") as record:
        read = record.execute("SELECT count(*) FROM messages WHERE message_id = ?", (message["id"],)).fetchone()
        cases = record.execute("SELECT count(*) FROM cases").fetchone()
    record.close()
    assert (read, cases) == ((1,), (2,))
    assert process.returncode == 0
