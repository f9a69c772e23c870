"""Reads messages off the event loop: by the model in one thread, and by the floor whenever the model cannot.

No message waits for ever and none is dropped: too many waiting, too slow, or an exception each mean that the floor
answers at once and `Health` says so. While the model is failing or slow, one message at a time tries it again.
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

    @property
    def health(self) -> Health:
        """How it stands now."""
        return self._health

    async def assess(self, text: str, context: Sequence[str] = ()) -> Assessment | Unassessed:
        """The model's answer, else the floor's, else why nobody could read it."""
        reason = self._health.reason
        if reason in {"failed", "slow"}:
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
        """End the thread; one that is stuck in a reading is left behind, and dies with the process."""
        self._worker.close(self._slow_after)

    def _may_probe(self) -> bool:
        return not self._probing and not self._worker.busy and self._clock() >= self._retry_at

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
