"""kill -9 at random moments, again and again, while several members write and Discord breaks."""

import asyncio
import re
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from bot.sandbox.payloads import Json
from bot.sandbox.server import Sandbox
from bot.store.codec import to_ms
from tests.journeys.conftest import QUEUE
from tests.journeys.processes import PATIENCE, BotProcess, beside
from tests.journeys.storm import Storm

KILLS = 4
_RED, _CRISIS = 2, 3
_CARD, _PAGE = re.compile(r"· case (\d+)\\n"), re.compile(r"case (\d+)")


async def until_asked(sandbox: Sandbox, requests: int) -> None:
    """Wait until the bot has made so many more requests; one that is idle makes none, and that is a moment too."""
    until = sandbox.requests + requests
    with suppress(TimeoutError):
        await sandbox.until(lambda: sandbox.requests >= until, 2.0)


async def live_a_little(sandbox: Sandbox, bot: BotProcess, storm: Storm, dice: Random) -> None:
    """From a start to a kill: while it starts and catches up, or in the midst of what members say."""
    before = sandbox.requests
    await bot.begin()
    if dice.random() < 0.4:
        await sandbox.until(lambda: sandbox.requests > before, PATIENCE)
        await until_asked(sandbox, dice.randint(0, 20))
    else:
        await bot.ready()
        for _ in range(dice.randint(2, 6)):
            storm.act()
            await until_asked(sandbox, dice.choice((0, 0, 1, 3)))
        storm.write()
        await until_asked(sandbox, dice.randint(0, 4))
    await bot.kill()


def open_ends(record: Path, said: dict[int, datetime | None]) -> tuple[dict[int, int | None], int]:
    """The messages of which the record does not hold the newest version, and how many effects wait: at one moment."""
    with closing(sqlite3.connect(record)) as database:
        database.execute("BEGIN")
        read = dict(database.execute("SELECT message_id, edited_at FROM messages"))
        (waiting,) = database.execute("SELECT count(*) FROM outbox WHERE state = 'pending'").fetchone()
    wanted = {message_id: None if at is None else to_ms(at) for message_id, at in said.items()}
    assert read.keys() <= wanted.keys()
    return {message_id: at for message_id, at in wanted.items() if (message_id, at) not in read.items()}, waiting


async def until_settled(bot: BotProcess, storm: Storm) -> None:
    """Another process's file does not tell when it changes: look again and again."""
    with suppress(TimeoutError):  # what is still open is told by the assertions
        async with asyncio.timeout(PATIENCE):
            while open_ends(bot.record, storm.said) != ({}, 0):  # noqa: ASYNC110 - see above
                await asyncio.sleep(0.05)


def urgent_cases(record: Path) -> set[int]:
    """The cases of every red or crisis message, and every case that is red or a crisis itself."""
    with closing(sqlite3.connect(record)) as database:
        of_messages = database.execute("SELECT case_id FROM messages WHERE tier >= ?", (_RED,)).fetchall()
        cases = database.execute("SELECT case_id FROM cases WHERE tier >= ?", (_RED,)).fetchall()
    return {case_id for (case_id,) in (*of_messages, *cases)}


def crises(record: Path) -> tuple[set[int], set[int]]:
    """Every case that became a crisis, and those of them that are still open."""
    with closing(sqlite3.connect(record)) as database:
        rows = database.execute("SELECT case_id, state FROM cases WHERE tier = ?", (_CRISIS,)).fetchall()
    return {case_id for case_id, _ in rows}, {case_id for case_id, state in rows if state != "resolved"}


def cases_named(messages: list[Json], pattern: re.Pattern[str]) -> Counter[int]:
    """How often each case is the first one that a message names."""
    found = (pattern.search(str(message["components"])) for message in messages)
    return Counter(int(match[1]) for match in found if match)


def heard_pages(sandbox: Sandbox) -> list[Json]:
    """Every message that pings a role, from now on; once edited, a card says no more that it did."""
    pages: list[Json] = []

    def hear(event: str, data: Json) -> None:
        if event == "MESSAGE_CREATE" and data["mention_roles"]:
            pages.append(data)

    sandbox.world.listeners.append(hear)
    return pages


@pytest.mark.parametrize("seed", [1, 2])
async def test_killed_at_random_moments_nobody_is_missed_and_nobody_is_shown_twice(tmp_path: Path, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - reproducible, not secret
    async with beside(tmp_path) as (sandbox, bot):
        storm = Storm(sandbox, dice)
        pages = heard_pages(sandbox)
        for _ in range(KILLS):
            await live_a_little(sandbox, bot, storm, dice)
            for _ in range(dice.randint(0, 3)):
                storm.write()
        sandbox.faults.clear()
        await bot.start()
        storm.write()
        await until_settled(bot, storm)
        assert await bot.stop() == 0
        queue = sandbox.messages(QUEUE)
    assert open_ends(bot.record, storm.said) == ({}, 0), f"seed {seed}"
    urgent = urgent_cases(bot.record)
    assert urgent, f"seed {seed}"
    assert cases_named(queue, _CARD) == Counter(urgent), f"seed {seed}"
    became, still_open = crises(bot.record)
    paged = cases_named(pages, _PAGE)
    assert set(paged.values()) <= {1}, f"seed {seed}"
    assert still_open <= paged.keys() <= became, f"seed {seed}"
