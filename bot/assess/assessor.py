"""Reads messages off the event loop: by the model in one thread, and by the floor whenever the model cannot.

No message waits for ever and none is dropped: too many waiting, too slow, or an exception each mean that the floor
answers at once and `Health` says so. While the model is failing or slow, one message at a time tries it again.
A reading that seems never to end is left behind with its thread, and a new thread reads on; that is bounded.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from bot.assess.worker import ModelFailedError, Worker
from bot.domain.decision import Unassessed
from models.assessment import Assessment, Reader

_log = logging.getLogger(__name__)

Reason = Literal["failed", "slow", "overloaded"]
_FIRST_RETRY, _LONGEST_RETRY = 1.0, 60.0
"""Seconds before the model is tried again, doubling from the first to the longest."""
_STUCK_AFTER = 30.0
"""Seconds after which a reading that was given up as slow, and still goes on, is left behind."""
_MOST_LEFT, _HOUR = 3, 3600.0
"""So many threads may be left behind within an hour, and so many that hang may there be at all."""


@dataclass(frozen=True, slots=True)
class Health:
    """How well Lightkeeper can see. `reason` is empty while it sees as it should."""

    degraded: bool
    reason: Reason | Literal[""] = ""


class QueueAssessor:
    """An `Assessor`. Use from one event loop; `close` when done.

    queue: messages that may wait for the model at once; beyond, the floor answers.
    slow_after: seconds one reading may take.
    on_health: called in the event loop, once for each change. clock: seconds that never run backwards.
    """

    def __init__(
        self,
        model: Reader,
        floor: Reader,
        *,
        queue: int,
        slow_after: float,
        on_health: Callable[[Health], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._floor = floor
        self._worker = Worker(model)
        self._turn = asyncio.Lock()
        self._queue, self._slow_after = queue, slow_after
        self._on_health, self._clock = on_health, clock
        self._health = Health(degraded=False)
        self._waiting = 0
        self._probing = False
        self._retry_in, self._retry_at = _FIRST_RETRY, 0.0
        self._model, self._left = model, list[tuple[float, Worker]]()
        self._gave_up_at = 0.0

    @property
    def health(self) -> Health:
        """How it stands now."""
        return self._health

    async def assess(self, text: str, context: Sequence[str] = ()) -> Assessment | Unassessed:
        """The model's answer, else the floor's, else why nobody could read it."""
        reason = self._health.reason
        if reason in {"failed", "slow"}:
            self._leave_what_hangs()
            return await self._probe(text, context) if self._may_probe() else self._by_floor(text, context, reason)
        if self._waiting > self._queue:  # one is being read, the others wait
            self._change(Health(degraded=True, reason="overloaded"))
            return self._by_floor(text, context, "overloaded")
        self._waiting += 1
        try:
            async with self._turn:
                return await self._by_model(text, context)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End the thread; whatever is stuck in a reading is left behind, and dies with the process."""
        self._worker.close(self._slow_after)

    def _may_probe(self) -> bool:
        return not self._probing and not self._worker.busy and self._clock() >= self._retry_at

    def _leave_what_hangs(self) -> None:
        """Begin a new thread where a reading does not end. The reader is the same: readers keep nothing in between."""
        now = self._clock()
        if not self._worker.busy or self._probing or now - self._gave_up_at < _STUCK_AFTER:
            return
        self._left = [(at, worker) for at, worker in self._left if worker.alive or now - at < _HOUR]
        if len(self._left) >= _MOST_LEFT:  # hopeless: the banner stands, and each more would cost a processor
            return
        self._worker.leave()
        self._left.append((now, self._worker))
        self._worker = Worker(self._model)
        _log.error("a reading never ended; a new thread reads on (%s of %s in an hour)", len(self._left), _MOST_LEFT)

    async def _probe(self, text: str, context: Sequence[str]) -> Assessment | Unassessed:
        self._probing = True
        try:
            return await self._try_model(text, context)
        finally:
            self._probing = False

    async def _by_model(self, text: str, context: Sequence[str]) -> Assessment | Unassessed:
        """For whoever waited: the model may have gone meanwhile."""
        reason = self._health.reason
        if reason in {"failed", "slow"}:
            return self._by_floor(text, context, reason)
        return await self._try_model(text, context)

    async def _try_model(self, text: str, context: Sequence[str]) -> Assessment | Unassessed:
        try:
            async with asyncio.timeout(self._slow_after):
                answer = await self._worker.read(text, context)
        except TimeoutError:
            self._gave_up_at = self._clock()
            return self._gave_way(text, context, "slow")
        except ModelFailedError as error:
            _log.warning("the model failed error=%s", error.kind)
            return self._gave_way(text, context, "failed")
        self._retry_in = _FIRST_RETRY
        if self._health.reason != "overloaded" or self._waiting <= self._queue // 2:  # half empty, so as not to flap
            self._change(Health(degraded=False))
        return answer

    def _gave_way(self, text: str, context: Sequence[str], reason: Reason) -> Assessment | Unassessed:
        self._retry_at = self._clock() + self._retry_in
        self._retry_in = min(self._retry_in * 2, _LONGEST_RETRY)
        self._change(Health(degraded=True, reason=reason))
        return self._by_floor(text, context, reason)

    def _by_floor(self, text: str, context: Sequence[str], reason: Reason) -> Assessment | Unassessed:
        try:
            return self._floor.read(text, context)
        # The last reader: whatever it raises, the message must still reach a person, as unassessed.
        except Exception as error:  # noqa: BLE001
            _log.error("the floor failed error=%s", type(error).__name__)  # no trace: it could show text
            return Unassessed(reason)

    def _change(self, health: Health) -> None:
        if health == self._health:
            return
        self._health = health
        _log.warning("reading changed degraded=%s reason=%s", health.degraded, health.reason or "none")
        self._on_health(health)
