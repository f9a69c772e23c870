"""The model answers; when it cannot, the floor does, and says why."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.assess.assessor import Health, QueueAssessor
from bot.domain.decision import Unassessed
from models.assessment import Assessment, Reader, TierProbabilities
from tests.fakes.readers import BlockedReader, HangingReader, PlainReader, answer, failing

WORDS = "words nobody may log"
GENEROUS = 30.0


class Stage:
    """An assessor with everything a test looks at."""

    def __init__(self, model: Reader, *, queue: int = 4, slow_after: float = GENEROUS) -> None:
        self.floor = PlainReader("floor")
        self.told: list[Health] = []
        self.now = 0.0
        self.assessor = QueueAssessor(
            model, self.floor, queue=queue, slow_after=slow_after, on_health=self.told.append, clock=lambda: self.now
        )

    async def by(self, text: str = WORDS) -> str:
        found = await self.assessor.assess(text, ())
        assert isinstance(found, Assessment)
        return found.by


@pytest.fixture
def threads() -> Iterator[None]:
    """No thread may be left behind."""
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


pytestmark = pytest.mark.usefixtures("threads")


async def test_the_model_answers_in_its_own_single_thread() -> None:
    model = PlainReader()
    stage = Stage(model)
    answers = await asyncio.gather(*(stage.assessor.assess(WORDS, ("Ann: hi",)) for _ in range(4)))
    assert answers == [answer("model", 0.1)] * 4
    assert model.threads == {"lightkeeper-reader"}
    assert stage.told == []
    stage.assessor.close()


async def test_an_exception_means_that_the_floor_answers_and_one_word_of_health() -> None:
    stage = Stage(PlainReader(react=failing()))
    assert [await stage.by(), await stage.by()] == ["floor", "floor"]
    assert stage.told == [Health(degraded=True, reason="failed")]
    assert stage.assessor.health == stage.told[0]
    stage.assessor.close()


async def test_the_model_is_tried_again_with_growing_pauses_and_recovers_by_itself() -> None:
    model = PlainReader(react=failing())
    stage = Stage(model)
    tried = []
    for now in (0.0, 0.9, 1.0, 2.9, 3.0, 6.9, 7.0):
        stage.now = now
        before = model.read_count
        assert await stage.by() == "floor"
        tried.append(model.read_count > before)
    assert tried == [True, False, True, False, True, False, True]
    model.react = lambda _text: None
    stage.now = 15.0
    assert await stage.by() == "model"
    assert stage.told == [Health(degraded=True, reason="failed"), Health(degraded=False)]
    stage.assessor.close()


async def test_only_one_message_at_a_time_tries_a_failing_model() -> None:
    gate = BlockedReader()
    gate.react = failing()
    gate.gate.set()
    stage = Stage(gate)
    await stage.by()
    gate.gate.clear()
    gate.react = lambda _text: None
    stage.now = 1.0
    probe = asyncio.create_task(stage.by())
    await asyncio.sleep(0)
    assert await stage.by() == "floor"
    gate.gate.set()
    assert await probe == "model"
    stage.assessor.close()


async def test_a_slow_reading_gives_way_to_the_floor_and_nobody_waits_behind_it() -> None:
    model = BlockedReader()
    stage = Stage(model, slow_after=0.01)
    assert await asyncio.gather(*(stage.by() for _ in range(3))) == ["floor"] * 3
    assert stage.told == [Health(degraded=True, reason="slow")]
    stage.now = 100.0
    assert await stage.by() == "floor", "the thread is still stuck: the model is not asked"
    assert model.read_count == 0
    model.gate.set()
    end_of(stage)


async def test_after_a_stuck_reading_ends_the_model_is_used_again() -> None:
    model = BlockedReader()
    stage = Stage(model, slow_after=0.2)
    assert await stage.by() == "floor"
    model.gate.set()
    stage.now = 100.0
    while await stage.by() == "floor":  # noqa: ASYNC110  the answer is on its way to the loop, and tells no one
        await asyncio.sleep(0)
    assert stage.told[-1] == Health(degraded=False)
    end_of(stage)


def reading_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "lightkeeper-reader"]


async def hangs(stage: Stage, model: HangingReader) -> None:
    """A message on which the model hangs: the floor answers, and the thread is really stuck."""
    assert await stage.by() == "floor"
    await asyncio.to_thread(model.entered.acquire)


async def recovers(stage: Stage) -> None:
    """What hung is on its way to the loop, and tells no one; on a busy machine a try may be slow again."""
    while await stage.by() == "floor":
        stage.now += 0.0001
        await asyncio.sleep(0)


def end_of(stage: Stage) -> None:
    """What does not hang any more ends, and no thread is left."""
    stage.assessor.close()
    for thread in reading_threads():
        thread.join(GENEROUS)


async def test_a_reading_that_never_ends_is_left_behind_and_a_new_thread_reads_on() -> None:
    model = HangingReader(1)
    stage = Stage(model, slow_after=0.2)
    await hangs(stage, model)
    stage.now = 29.0
    assert await stage.by() == "floor"
    assert len(reading_threads()) == 1
    stage.now = 31.0
    await recovers(stage)
    assert len(reading_threads()) == 2
    assert stage.told == [Health(degraded=True, reason="slow"), Health(degraded=False)]
    model.release.set()
    end_of(stage)


async def test_a_model_that_hangs_again_and_again_is_left_to_the_floor_and_the_banner_stands() -> None:
    model = HangingReader(4)
    stage = Stage(model, slow_after=0.01)
    for half_hour in range(4):
        stage.now = half_hour * 1800.0
        await hangs(stage, model)
    stage.now = 100_000.0
    assert await stage.by() == "floor"
    assert len(reading_threads()) == 4
    assert stage.told == [Health(degraded=True, reason="slow")]
    model.release.set()
    end_of(stage)


async def test_threads_are_left_behind_three_times_an_hour_at_most_even_if_they_end_after_all() -> None:
    model = HangingReader(4)
    stage = Stage(model, slow_after=0.2)
    for minute in range(4):
        stage.now = minute * 60.0
        await hangs(stage, model)
    left = reading_threads()[:3]
    model.release.set()
    stage.now = 300.0
    await recovers(stage)
    for thread in left:
        thread.join(GENEROUS)
    assert len(reading_threads()) == 1
    model.release.clear()
    model.hanging, stage.now = 1, 1000.0
    await hangs(stage, model)
    stage.now = 2000.0
    assert await stage.by() == "floor"
    assert len(reading_threads()) == 1
    stage.now = 3661.0
    await recovers(stage)
    assert len(reading_threads()) == 2
    model.release.set()
    end_of(stage)


async def test_beyond_the_queue_the_floor_answers_at_once_until_it_has_drained() -> None:
    model = BlockedReader()
    stage = Stage(model, queue=2)
    waiting = [asyncio.create_task(stage.by()) for _ in range(3)]
    await asyncio.to_thread(model.entered.wait)
    assert await stage.by() == "floor"
    assert stage.told == [Health(degraded=True, reason="overloaded")]
    model.gate.set()
    assert await asyncio.gather(*waiting) == ["model"] * 3
    assert stage.told[-1] == Health(degraded=False)
    assert len(stage.told) == 2
    stage.assessor.close()


async def test_when_even_the_floor_fails_the_message_is_unassessed() -> None:
    stage = Stage(PlainReader(react=failing()))
    stage.floor.react = failing()
    assert await stage.assessor.assess(WORDS) == Unassessed("failed")
    stage.assessor.close()


async def test_numbers_that_are_none_are_a_failure_and_not_calm() -> None:
    class NoNumbers(PlainReader):
        def read(self, text: str, context: object = ()) -> Assessment:
            del text, context
            return replace(answer(), tiers=TierProbabilities(float("nan"), float("nan"), float("nan")))

    stage = Stage(NoNumbers())
    assert await stage.by() == "floor"
    assert stage.told == [Health(degraded=True, reason="failed")]
    stage.assessor.close()


async def test_text_is_never_logged_not_even_from_an_exception(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stage = Stage(PlainReader(react=failing()))
    stage.floor.react = failing()
    await stage.assessor.assess(WORDS)
    stage.assessor.close()
    assert "error=RuntimeError" in caplog.text
    assert WORDS not in caplog.text
    assert all(WORDS not in repr(record.__dict__) for record in caplog.records)


async def test_who_no_longer_waits_leaves_the_others_unharmed() -> None:
    model = BlockedReader()
    stage = Stage(model)
    gone = asyncio.create_task(stage.by())
    await asyncio.to_thread(model.entered.wait)
    stays = asyncio.create_task(stage.by())
    gone.cancel()
    model.gate.set()
    assert await stays == "model"
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert stage.told == []
    stage.assessor.close()
