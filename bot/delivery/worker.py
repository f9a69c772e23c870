"""The outbox worker: at least once, most urgent first, one lane a server, back-off with jitter."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.delivery.gateway import Gateway, HaltedError, Outbox, TryLaterError, UndeliverableError
from bot.domain.views import OutboxItem

log = logging.getLogger(__name__)

FIRST_BACK_OFF = timedelta(seconds=1)
LONGEST_BACK_OFF = timedelta(minutes=5)
PROBE = timedelta(minutes=5)
"""How long a refused server rests: far below Discord's limit of 10,000 invalid requests in 10 minutes."""
MOST_FAULTS = 12
"""Failures of one effect for a reason that is neither Discord's state nor an operator's, before it is a dead letter."""
LOOK_AGAIN = timedelta(seconds=30)
"""The outbox is looked at so often even if nobody wakes the worker."""

Pause = Callable[[asyncio.Event, float], Awaitable[None]]


async def until_set(woken: asyncio.Event, seconds: float) -> None:
    """Wait for the event, at most so long."""
    try:
        async with asyncio.timeout(seconds):
            await woken.wait()
    except TimeoutError:
        return


class OutboxWorker:
    """Runs until cancelled. Each server has a lane of its own, in which one effect follows the other.

    wake: call it after a durable record. pause: waits for an event, or some seconds; injectable.
    Every outcome is durable before the server's next effect, which is then its most urgent one.
    """

    def __init__(
        self,
        outbox: Outbox,
        gateway: Gateway,
        clock: Callable[[], datetime],
        dice: Random,
        pause: Pause = until_set,
    ) -> None:
        self._outbox = outbox
        self._gateway = gateway
        self._clock = clock
        self._dice = dice
        self._pause = pause
        self._woken = asyncio.Event()
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._resting: dict[int | None, datetime] = {}

    def wake(self) -> None:
        """Look at the outbox now."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver what is due, then wait until something is. When cancelled, finish writing what was delivered."""
        try:
            while True:
                self._woken.clear()
                pause = await self._look()
                await self._pause(self._woken, pause.total_seconds())
        finally:
            lanes = list(self._lanes.values())
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)

    async def _look(self) -> timedelta:
        """Give every free lane its server's most urgent effect; how long until it is worth looking again."""
        now = self._clock()
        try:
            for item in await self._outbox.due(now):
                if item.server_id not in self._lanes and not self._rests(item.server_id, now):
                    lane = asyncio.create_task(self._lane(item))
                    self._lanes[item.server_id] = lane
            following = await self._outbox.next_due(now)
        except Exception as error:  # noqa: BLE001 - the record may be locked or full: nothing is lost, try again
            self._record_failed(error)
            return FIRST_BACK_OFF
        ends = [until for until in (following, *self._resting.values()) if until is not None and until > now]
        return min([LOOK_AGAIN, *(end - now for end in ends)])

    async def _lane(self, item: OutboxItem) -> None:
        try:
            await self._outbox.take(item.outbox_id)
            await self._deliver(item)
        except Exception as error:  # noqa: BLE001 - as above; what was delivered but not noted is delivered again
            self._record_failed(error)
            self._resting[item.server_id] = self._clock() + FIRST_BACK_OFF
        finally:
            del self._lanes[item.server_id]
            self.wake()

    async def _deliver(self, item: OutboxItem) -> None:
        """One effect, and its outcome into the record."""
        try:
            posted = await self._gateway.deliver(item)
        except TryLaterError as error:
            await self._again(item, error.code, error.after_seconds)
        except HaltedError as error:
            await self._halt(item, error)
        except UndeliverableError as error:
            await self._bury(item, error.code)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one effect must not stop the others
            await self._fault(item, type(error).__name__)
        else:
            self._resting.pop(item.server_id, None)
            self._resting.pop(None, None)
            await _finish(self._outbox.delivered(item.outbox_id, posted))

    async def _again(self, item: OutboxItem, code: str, after: float | None, *, fault: bool = False) -> None:
        wait = timedelta(seconds=after) if after else self._back_off(item.attempts)
        log.warning("outbox %s: %s, again in %.1f s", item.outbox_id, code, wait.total_seconds())
        await _finish(self._outbox.retry(item.outbox_id, self._clock() + wait, code, fault=fault))

    async def _halt(self, item: OutboxItem, error: HaltedError) -> None:
        until = self._clock() + PROBE
        self._resting[None if error.everywhere else item.server_id] = until
        log.error("outbox stopped for server %s (%s). Mend: %s", item.server_id, error.code, error.mend)
        await _finish(self._outbox.retry(item.outbox_id, until, error.code))

    async def _bury(self, item: OutboxItem, code: str) -> None:
        log.error("outbox %s: %s given up (%s)", item.outbox_id, type(item.effect).__name__, code)
        await _finish(self._outbox.bury(item.outbox_id, code))

    async def _fault(self, item: OutboxItem, code: str) -> None:
        if item.faults + 1 >= MOST_FAULTS:
            await self._bury(item, code)
        else:
            await self._again(item, code, None, fault=True)

    def _back_off(self, attempts: int) -> timedelta:
        """Doubling from a second up to five minutes, times 0.5 … 1 ("equal jitter") so that retries spread."""
        doubled = FIRST_BACK_OFF.total_seconds() * 2.0 ** min(attempts, 20)
        longest = min(LONGEST_BACK_OFF.total_seconds(), doubled)
        return timedelta(seconds=longest * (0.5 + self._dice.random() / 2))

    def _rests(self, server_id: int, now: datetime) -> bool:
        return any(now < self._resting[key] for key in (server_id, None) if key in self._resting)

    def _record_failed(self, error: Exception) -> None:
        # No traceback: it could carry what was being delivered.
        log.error("outbox: the record could not be read or written (%s); trying again", type(error).__name__)


async def _finish(outcome: Coroutine[Any, Any, None]) -> None:
    """Write an outcome even if stopped meanwhile: lost between Discord's answer and the record, it would post twice."""
    writing = asyncio.ensure_future(outcome)
    try:
        await asyncio.shield(writing)
    except asyncio.CancelledError:
        await writing
        raise
