"""Retention by age takes what is over, and never somebody who still waits."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.domain.case import Resolve, Verdict
from bot.domain.decision import Tier
from bot.store.store import Store
from tests.store.conftest import Clock, deliver_all, on_disk, record, said

KEEP = timedelta(days=90)


async def test_it_takes_resolved_cases_with_all_of_theirs_and_leaves_those_that_wait(
    store: Store, clock: Clock
) -> None:
    await record(store, said(10, author=1))
    await record(store, said(11, author=2))
    await record(store, said(12, author=3), Tier.GREEN)
    await store.add_note(1, 4, "a note that goes with its case")
    await store.act(1, Resolve(Verdict.SUPPORTED), 4)
    await deliver_all(store)
    clock.now += timedelta(days=100)
    purged = await store.purge(KEEP)
    assert (purged.cases, purged.messages, purged.effects) == (1, 2, 3)
    assert await store.case_view(1) is None
    assert await store.case_view(2) is not None
    assert await store.notes(1) == []
    assert await store._db.rows("SELECT * FROM history WHERE case_id = 1") == []


async def test_a_case_resolved_late_is_kept_as_long_as_any_other(store: Store, clock: Clock) -> None:
    await record(store, said())
    clock.now += timedelta(days=100)
    await store.act(1, Resolve(Verdict.NO_RISK), 4)
    assert (await store.purge(KEEP)).cases == 0
    clock.now += KEEP + timedelta(seconds=1)
    assert (await store.purge(KEEP)).cases == 1


async def test_an_effect_that_still_waits_is_never_purged(store: Store, clock: Clock) -> None:
    await record(store, said())
    clock.now += timedelta(days=1000)
    assert (await store.purge(KEEP)).effects == 0
    assert len(await store.due(clock.now)) == 1


async def test_the_number_of_a_purged_case_is_never_given_again(store: Store, clock: Clock) -> None:
    await record(store, said(10))
    await store.act(1, Resolve(Verdict.SUPPORTED), 4)
    await deliver_all(store)
    clock.now += timedelta(days=100)
    await store.purge(KEEP)
    await record(store, said(11, author=77))
    assert await store.case_view(1) is None
    assert await store.case_view(2) is not None


async def test_what_was_purged_is_on_disk_no_more(store: Store, clock: Clock, tmp_path: Path) -> None:
    await record(store, said(), Tier.RED)
    await store._db.checkpoint()
    mark = b'[["suicide", 0.9]]'
    assert mark in b"".join((await asyncio.to_thread(on_disk, tmp_path)).values())
    await store.act(1, Resolve(Verdict.SUPPORTED), 4)
    clock.now += timedelta(days=100)
    await store.purge(KEEP)
    assert mark not in b"".join((await asyncio.to_thread(on_disk, tmp_path)).values())
