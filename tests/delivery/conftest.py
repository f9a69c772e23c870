"""A worker at work: a real record, a scripted gateway, and a clock that only the test moves."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.delivery.worker import OutboxWorker
from bot.domain.effects import Effect
from bot.store.store import Store
from tests.fakes.gateway import ScriptedGateway

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
_OUTCOMES = "SELECT coalesce(sum(attempts), 0) + count(*) FILTER (WHERE state <> 'pending') AS n FROM outbox"


class Harness:
    """`tried` waits for outcomes in the record; `pass_time` moves the clock and ends pauses that are over by then."""

    def __init__(self, store: Store, gateway: ScriptedGateway) -> None:
        self.store = store
        self.gateway = gateway
        self.asked: list[float] = []
        self._alarm: tuple[datetime, asyncio.Event] | None = None
        self.now = NOON
        self.begin()

    def clock(self) -> datetime:
        return self.now

    async def pause(self, woken: asyncio.Event, seconds: float) -> None:
        self.asked.append(seconds)
        self._alarm = (self.now + timedelta(seconds=seconds), woken)
        await woken.wait()
        self._alarm = None

    def begin(self) -> None:
        self.worker = OutboxWorker(self.store, self.gateway, self.clock, Random(1), self.pause)  # noqa: S311 - jitter
        self.task = asyncio.create_task(self.worker.run())

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def put(self, *effects: Effect, server: int = 1) -> None:
        await self.store.enqueue(server, effects)
        self.worker.wake()

    async def tried(self, *effects: Effect) -> None:
        """Exactly these were tried so far, in this order, and the outcome of each is in the record."""
        async with asyncio.timeout(10):
            while (row := await self.store._db.row(_OUTCOMES)) is None or row["n"] < len(effects):
                pass
        assert self.gateway.tried == list(effects)

    async def pass_time(self, span: timedelta) -> None:
        async with asyncio.timeout(10):
            while self._alarm is None or self._alarm[1].is_set():  # it still looks, by the time that was
                await self.store.watermark(0)
        self.now += span
        ends, woken = self._alarm
        if ends <= self.now:
            woken.set()

    async def state(self, outbox_id: int = 1) -> tuple[str, int, int]:
        """State, attempts and faults of an effect."""
        row = await self.store._db.row("SELECT * FROM outbox WHERE outbox_id = ?", (outbox_id,))
        assert row is not None
        return (row["state"], row["attempts"], row["faults"])


@pytest.fixture
async def at_work(tmp_path: Path) -> AsyncIterator[Harness]:
    async with Store.open(tmp_path / "record.db", clock=lambda: harness.now) as store:
        harness = Harness(store, ScriptedGateway())
        yield harness
        await harness.end()
