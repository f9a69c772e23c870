"""kill -9 between message and card: a real process, a real database file, and afterwards exactly one card."""

import sqlite3
from pathlib import Path

import pytest

from bot.sandbox.faults import RequestFault
from bot.sandbox.server import Sandbox
from tests.journeys.conftest import QUEUE, SUPPORT
from tests.journeys.processes import beside

RIVER, WREN = 300000000000000001, 300000000000000004
CRISIS = "tonight I am going to kill myself, thank you all for everything, goodbye"


def cards(sandbox: Sandbox) -> int:
    return sum("lk:resolve:" in str(message["components"]) for message in sandbox.messages(QUEUE))


@pytest.mark.parametrize("moment", ["said", "while the card is posted", "card seen"])
async def test_killed_between_message_and_card_it_still_shows_exactly_one_card(tmp_path: Path, moment: str) -> None:
    async with beside(tmp_path) as (sandbox, bot):
        await bot.start()
        slow = RequestFault("slow", "POST", f"/channels/{QUEUE}/messages", 1, 0.3)
        if moment == "while the card is posted":
            sandbox.faults.requests.append(slow)
        message = sandbox.people.send(RIVER, SUPPORT, CRISIS)
        if moment == "while the card is posted":
            await sandbox.until(lambda: slow.times == 0)
        elif moment == "card seen":
            await sandbox.until(lambda: cards(sandbox) == 1)
        await bot.kill()
        await bot.start()
        await sandbox.until(lambda: cards(sandbox) >= 1, 20)
        other = sandbox.people.send(WREN, SUPPORT, CRISIS)
        await sandbox.until(lambda: other["id"] in str(sandbox.messages(QUEUE)), 20)
        assert cards(sandbox) == 2  # one for each person, none twice
        assert await bot.stop() == 0
    with sqlite3.connect(bot.record) as record:
        read = record.execute("SELECT count(*) FROM messages WHERE message_id = ?", (message["id"],)).fetchone()
        cases = record.execute("SELECT count(*) FROM cases").fetchone()
    record.close()
    assert (read, cases) == ((1,), (2,))
