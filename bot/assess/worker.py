"""One thread that reads one message at a time."""

import asyncio
import logging
import math
import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.assessment import Assessment, Reader

_log = logging.getLogger(__name__)

_THREAD = "lightkeeper-reader"


class ModelFailedError(Exception):
    """A reading ended in an exception, or in no sound numbers. `kind` names it; its own words might hold text."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


@dataclass(frozen=True, slots=True)
class _Job:
    text: str = field(repr=False)
    context: Sequence[str] = field(repr=False)
    loop: asyncio.AbstractEventLoop
    answer: "asyncio.Future[Assessment]"


class Worker:
    """Runs `reader` in a daemon thread, so that a reading that never ends cannot keep the process alive."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._open_jobs = 0
        self._thread = threading.Thread(target=self._run, name=_THREAD, daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a reading is under way, also one nobody waits for any more."""
        return self._open_jobs > 0

    async def read(self, text: str, context: Sequence[str]) -> Assessment:
        """The reader's answer; `ModelFailedError` when it has none."""
        loop = asyncio.get_running_loop()
        job = _Job(text, context, loop, loop.create_future())
        self._open_jobs += 1
        self._jobs.put(job)
        return await job.answer

    @property
    def alive(self) -> bool:
        """Whether its thread still runs."""
        return self._thread.is_alive()

    def leave(self) -> None:
        """Wait for nothing: its thread ends by itself, as soon as what it reads now does, if ever."""
        self._jobs.put(None)

    def close(self, patience: float) -> None:
        """End the thread after what it reads now; wait for it at most `patience` seconds."""
        self.leave()
        self._thread.join(patience)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            result: Assessment | ModelFailedError
            try:
                result = _sound(self._reader.read(job.text, job.context))
            except ModelFailedError as error:
                result = error
            # Whatever a model raises, the floor must answer; its message may hold text and is dropped here.
            except Exception as error:  # noqa: BLE001
                result = ModelFailedError(type(error).__name__)
            try:
                job.loop.call_soon_threadsafe(self._hand_over, job, result)
            except RuntimeError:  # the loop is closed: nobody is left to be answered
                _log.debug("an answer came after the end")

    def _hand_over(self, job: _Job, result: Assessment | ModelFailedError) -> None:
        self._open_jobs -= 1
        if job.answer.done():  # given up as too slow
            return
        if isinstance(result, ModelFailedError):
            job.answer.set_exception(result)
        else:
            job.answer.set_result(result)


def still_reading() -> bool:
    """Whether a reading that was given up goes on. If Python ends under a model's native code, the process aborts."""
    return any(thread.name == _THREAD for thread in threading.enumerate())


def _sound(answer: Assessment) -> Assessment:
    """`answer`, unless a number in it is none: a NaN is below every threshold and would pass for calm."""
    tiers = answer.tiers
    numbers = (tiers.amber, tiers.red, tiers.crisis, *answer.labels.values(), *answer.subject.values(), *answer.level)
    if not all(math.isfinite(number) for number in numbers):
        raise ModelFailedError("NotANumber")
    return answer
