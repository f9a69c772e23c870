"""The outbox worker: at least once, most urgent first, and nothing given up that may still arrive."""

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.delivery.gateway import HaltedError, TryLaterError, UndeliverableError
from bot.delivery.worker import LONGEST_BACK_OFF, LOOK_AGAIN, MOST_FAULTS, PROBE, until_set
from bot.domain.effects import AlertOperator, ListInDigest, PageOnCall, PostForReview, RefreshCard
from bot.domain.views import CardPlace
from tests.delivery.conftest import Harness

SECOND = timedelta(seconds=1)
CARD, OTHER = PostForReview(1), PostForReview(2)
FORBIDDEN = HaltedError("403/50013", "grant Send Messages")
UNAUTHORISED = HaltedError("401/0", "set a new token", everywhere=True)


async def test_what_is_written_is_delivered_when_woken_and_once(at_work: Harness) -> None:
    await at_work.put(CARD)
    await at_work.tried(CARD)
    assert await at_work.state() == ("done", 0, 0)
    await at_work.put(OTHER)
    await at_work.tried(CARD, OTHER)


async def test_what_nobody_woke_it_for_is_delivered_at_the_next_look(at_work: Harness) -> None:
    await at_work.put(CARD)
    await at_work.tried(CARD)
    await at_work.store.enqueue(1, [OTHER])
    await at_work.pass_time(LOOK_AGAIN)
    await at_work.tried(CARD, OTHER)


async def test_what_a_killed_process_had_begun_is_delivered_at_the_next_start(at_work: Harness) -> None:
    await at_work.end()
    await at_work.store.enqueue(1, [CARD])
    await at_work.store.take(1)
    at_work.begin()
    await at_work.tried(CARD)
    assert await at_work.state() == ("done", 0, 0)


async def test_a_crisis_that_arrives_meanwhile_comes_before_all_that_waits(at_work: Harness) -> None:
    at_work.gateway.slow.add(1)
    await at_work.put(RefreshCard(1), RefreshCard(2), ListInDigest(3))
    assert await at_work.gateway.begun.get() == RefreshCard(1)
    await at_work.put(PageOnCall(9))
    at_work.gateway.release.set()
    await at_work.tried(RefreshCard(1), PageOnCall(9), RefreshCard(2), ListInDigest(3))


async def test_a_server_whose_requests_hang_keeps_no_other_server_waiting(at_work: Harness) -> None:
    at_work.gateway.slow.add(1)
    await at_work.put(CARD)
    await at_work.gateway.begun.get()
    await at_work.put(OTHER, server=2)
    assert await at_work.gateway.begun.get() == OTHER
    await at_work.put(PageOnCall(3), server=2)
    assert await at_work.gateway.begun.get() == PageOnCall(3)


async def test_a_busy_discord_is_tried_again_when_it_says_so_and_however_often(at_work: Harness) -> None:
    times = MOST_FAULTS + 3
    at_work.gateway.will(CARD, *[TryLaterError("429", 7.0)] * times)
    await at_work.put(CARD)
    for n in range(1, times + 1):
        await at_work.tried(*[CARD] * n)
        assert await at_work.state() == ("pending", n, 0)
        assert await at_work.store.next_due(at_work.now) == at_work.now + 7 * SECOND
        await at_work.pass_time(7 * SECOND)
    await at_work.tried(*[CARD] * (times + 1))
    assert await at_work.state() == ("done", times, 0)


async def test_without_a_word_from_discord_the_pause_doubles_up_to_five_minutes_and_varies(at_work: Harness) -> None:
    times = 12
    at_work.gateway.will(CARD, *[TryLaterError("503")] * times)
    await at_work.put(CARD)
    for n in range(times):
        await at_work.tried(*[CARD] * (n + 1))
        due = await at_work.store.next_due(at_work.now)
        assert due is not None
        whole = min(LONGEST_BACK_OFF, 2**n * SECOND)
        assert whole / 2 <= due - at_work.now <= whole
        await at_work.pass_time(due - at_work.now)
    await at_work.tried(*[CARD] * (times + 1))


async def test_a_wait_of_no_seconds_is_no_reason_to_hammer(at_work: Harness) -> None:
    at_work.gateway.will(CARD, TryLaterError("429", 0.0))
    await at_work.put(CARD)
    await at_work.tried(CARD)
    due = await at_work.store.next_due(at_work.now)
    assert due is not None
    assert due - at_work.now >= SECOND / 2


async def test_a_failing_effect_keeps_no_other_one_waiting(at_work: Harness) -> None:
    at_work.gateway.will(CARD, TryLaterError("503"))
    await at_work.put(CARD, OTHER)
    await at_work.tried(CARD, OTHER)


async def test_a_refused_server_rests_and_is_probed_while_others_are_served(at_work: Harness) -> None:
    at_work.gateway.will(CARD, FORBIDDEN)
    await at_work.put(CARD, PostForReview(3))
    await at_work.tried(CARD)
    await at_work.put(OTHER, server=2)
    await at_work.tried(CARD, OTHER)
    await at_work.pass_time(PROBE)
    await at_work.tried(CARD, OTHER, CARD, PostForReview(3))
    assert min(at_work.asked) >= 1


async def test_a_token_that_is_not_accepted_stops_every_server_until_it_is(at_work: Harness) -> None:
    at_work.gateway.will(CARD, UNAUTHORISED)
    await at_work.put(CARD)
    await at_work.tried(CARD)
    await at_work.put(OTHER, server=2)
    await at_work.pass_time(PROBE - SECOND)
    await at_work.tried(CARD)
    await at_work.pass_time(SECOND)
    async with asyncio.timeout(10):
        assert {await at_work.gateway.begun.get() for _ in range(3)} == {CARD, OTHER}


async def test_an_operator_reads_what_to_mend(at_work: Harness, caplog: pytest.LogCaptureFixture) -> None:
    at_work.gateway.will(CARD, FORBIDDEN)
    await at_work.put(CARD)
    await at_work.tried(CARD)
    (line,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "grant Send Messages" in line.getMessage()


async def test_what_can_never_arrive_becomes_a_dead_letter_with_an_alert(at_work: Harness) -> None:
    at_work.gateway.will(CARD, UndeliverableError("400/50035"))
    await at_work.put(CARD)
    await at_work.tried(CARD, AlertOperator(1, 1, "400/50035"))
    assert await at_work.state() == ("dead", 0, 0)


async def test_a_fault_of_ours_is_tried_twelve_times_beside_the_outages_and_then_given_up(at_work: Harness) -> None:
    at_work.gateway.will(CARD, *[TryLaterError("503")] * 5, *[KeyError("a word of somebody")] * MOST_FAULTS)
    await at_work.put(CARD)
    tries = 5 + MOST_FAULTS
    for n in range(1, tries):
        await at_work.tried(*[CARD] * n)
        await at_work.pass_time(LONGEST_BACK_OFF)
    await at_work.tried(*[CARD] * tries, AlertOperator(1, 1, "KeyError"))
    assert await at_work.state() == ("dead", tries - 1, MOST_FAULTS - 1)


async def test_no_log_line_repeats_what_an_exception_says(at_work: Harness, caplog: pytest.LogCaptureFixture) -> None:
    at_work.gateway.will(CARD, KeyError("a word of somebody"))
    await at_work.put(CARD)
    await at_work.tried(CARD)
    assert caplog.records
    assert "word of somebody" not in caplog.text


async def test_a_stop_while_discord_answers_leaves_the_effect_to_the_next_start(at_work: Harness) -> None:
    at_work.gateway.slow.add(1)
    await at_work.put(CARD)
    await at_work.gateway.begun.get()
    await at_work.end()
    assert await at_work.state() == ("pending", 0, 0)


async def test_a_stop_after_discord_answered_still_notes_where_the_card_is(at_work: Harness) -> None:
    at_work.gateway.slow.add(1)
    at_work.gateway.will(CARD, CardPlace(5, 6))
    await at_work.put(CARD)
    await at_work.gateway.begun.get()
    async with at_work.store._db.transaction():  # the record is busy, so the outcome has to wait
        at_work.gateway.release.set()
        for _ in range(5):
            await asyncio.sleep(0)
        stopping = asyncio.create_task(at_work.end())
        await asyncio.sleep(0)
    await stopping
    assert await at_work.state() == ("done", 0, 0)


async def test_a_record_that_fails_for_a_while_loses_nothing(
    at_work: Harness, caplog: pytest.LogCaptureFixture
) -> None:
    await at_work.store._db._writer.execute(
        "CREATE TEMP TRIGGER full BEFORE UPDATE OF state ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    )
    await at_work.put(CARD)
    async with asyncio.timeout(10):
        await at_work.gateway.begun.get()
        while "could not be read or written" not in caplog.text:
            await at_work.state()
    await at_work.store._db._writer.execute("DROP TRIGGER full")
    await at_work.pass_time(LOOK_AGAIN)
    async with asyncio.timeout(10):
        assert await at_work.gateway.begun.get() == CARD
        while await at_work.state() != ("done", 0, 0):
            pass
    assert min(at_work.asked) >= 1


async def test_a_record_that_cannot_be_read_is_tried_again_after_a_second(at_work: Harness) -> None:
    await at_work.put(CARD)
    await at_work.tried(CARD)
    await at_work.store._db._writer.execute("ALTER TABLE outbox RENAME TO away")
    at_work.worker.wake()
    async with asyncio.timeout(10):
        while at_work.asked[-1] != 1.0:
            await at_work.store.watermark(0)
    await at_work.store._db._writer.execute("ALTER TABLE away RENAME TO outbox")
    await at_work.store.enqueue(1, [OTHER])
    await at_work.pass_time(SECOND)
    await at_work.tried(CARD, OTHER)


async def test_a_real_pause_ends_by_its_time_or_by_being_woken() -> None:
    woken = asyncio.Event()
    await until_set(woken, 0)
    woken.set()
    await until_set(woken, 3600)
