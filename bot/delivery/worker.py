"""The outbox worker: at least once, most urgent first, one lane a server, back-off with jitter."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from bot.delivery.gateway import Gateway, HaltedError, Outbox, TryLaterError, UndeliverableError
from bot.domain.views import OutboxItem

log = logging.getLogger(__name__)

FIRST_BACK_OFF = timedelta(seconds=1)
LONGEST_BACK_OFF = timedelta(minutes=5)
PROBE = timedelta(minutes=5)
"""How long a refused server rests: far below Discord's limit of 10,000 invalid requests in 10 minutes."""
MOST_ATTEMPTS = 12
"""Of an effect that fails for a reason that is neither Discord's state nor ours, before it is a dead letter."""


class OutboxWorker:
    """Runs until cancelled. `wake` after a durable record; every outcome is durable before the next effect."""

    def __init__(self, outbox: Outbox, gateway: Gateway, clock: Callable[[], datetime], dice: Random) -> None:
        self._outbox = outbox
        self._gateway = gateway
        self._clock = clock
        self._dice = dice
        self._woken = asyncio.Event()
        self._halted: dict[int | None, datetime] = {}

    def wake(self) -> None:
        """Look at the outbox now."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver what is due, then wait until something is. A failing record is tried again, never given up."""
        while True:
            self._woken.clear()
            try:
                delivered = await self.deliver_due()
                pause = 0.0 if delivered else await self._until_due()
            except Exception as error:  # noqa: BLE001 - the record may be locked or full: nothing is lost, try again
                log.error(  # noqa: TRY400 - a traceback could carry what was being delivered
                    "outbox: the record could not be read or written (%s); trying again", type(error).__name__
                )
                pause = FIRST_BACK_OFF.total_seconds()
            if pause != 0.0:
                await self._pause(pause)

    async def deliver_due(self) -> int:
        """One pass over what is due; how many effects were tried."""
        lanes: dict[int, list[OutboxItem]] = {}
        for item in await self._outbox.due(50):
            if not self._rests(item.server_id):
                lanes.setdefault(item.server_id, []).append(item)
        await asyncio.gather(*(self._lane(items) for items in lanes.values()))
        return sum(map(len, lanes.values()))

    async def _lane(self, items: list[OutboxItem]) -> None:
        for item in items:
            if self._rests(item.server_id):
                return
            await self._outbox.take(item.outbox_id)
            await self._deliver(item)

    async def _deliver(self, item: OutboxItem) -> None:
        """One effect. The outcome is shielded: a stop between Discord's answer and the record would post twice."""
        try:
            posted = await self._gateway.deliver(item)
        except TryLaterError as error:
            await self._again(item, error.code, error.after_seconds)
        except HaltedError as error:
            await self._halt(item, error)
        except UndeliverableError as error:
            await self._bury(item, error.code)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one effect must not stop the others
            await self._unknown(item, type(error).__name__)
        else:
            self._halted.pop(item.server_id, None)
            self._halted.pop(None, None)
            await asyncio.shield(self._outbox.delivered(item.outbox_id, posted))

    async def _again(self, item: OutboxItem, code: str, after: float | None) -> None:
        wait = self._back_off(item.attempts) if after is None else timedelta(seconds=after)
        log.warning("outbox %s: %s, again in %.1f s", item.outbox_id, code, wait.total_seconds())
        await asyncio.shield(self._outbox.retry(item.outbox_id, self._clock() + wait, code))

    async def _halt(self, item: OutboxItem, error: HaltedError) -> None:
        until = self._clock() + PROBE
        self._halted[None if error.everywhere else item.server_id] = until
        log.error("outbox stopped for server %s (%s). Mend: %s", item.server_id, error.code, error.mend)
        await asyncio.shield(self._outbox.retry(item.outbox_id, until, error.code))

    async def _bury(self, item: OutboxItem, code: str) -> None:
        log.error("outbox %s: %s given up (%s)", item.outbox_id, type(item.effect).__name__, code)
        await asyncio.shield(self._outbox.bury(item.outbox_id, code))

    async def _unknown(self, item: OutboxItem, code: str) -> None:
        if item.attempts + 1 >= MOST_ATTEMPTS:
            await self._bury(item, code)
        else:
            await self._again(item, code, None)

    def _back_off(self, attempts: int) -> timedelta:
        """Doubling from a second up to five minutes, times 0.5 … 1 ("equal jitter") so that retries spread."""
        doubled = FIRST_BACK_OFF.total_seconds() * 2.0 ** min(attempts, 20)
        longest = min(LONGEST_BACK_OFF.total_seconds(), doubled)
        return timedelta(seconds=longest * (0.5 + self._dice.random() / 2))

    def _rests(self, server_id: int) -> bool:
        now = self._clock()
        return any(now < self._halted[key] for key in (server_id, None) if key in self._halted)

    async def _until_due(self) -> float | None:
        """Seconds until something may be delivered; None if nothing waits."""
        due = await self._outbox.next_due()
        if due is None:
            return None
        now = self._clock()
        resting = [until for until in self._halted.values() if until > now]
        earliest = max(due, min(resting)) if resting and due <= now else due
        return max(0.01, (earliest - now).total_seconds())

    async def _pause(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return
