"""The record: durable, one hand at a time, append-only, and silent about what was said."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.domain.case import Case, Claim, Refusal, Resolve, Verdict
from bot.domain.decision import Decision, Reason, Tier
from bot.domain.effects import PostForReview
from bot.domain.episode import CaseChange, join
from bot.domain.message import IncomingMessage
from bot.store.database import migrations
from bot.store.errors import KeyMissingError, SchemaError, StoreError
from bot.store.store import Store
from bot.store.vault import Vault
from models.heads import CALM

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, clock: Clock) -> AsyncIterator[Store]:
    vault = Vault(Fernet.generate_key().decode())
    async with Store.open(tmp_path / "record.db", clock=clock, vault=vault) as opened:
        yield opened


def said(message_id: int = 10, *, author: int = 9, edited: int = 0) -> IncomingMessage:
    at = NOON + timedelta(seconds=edited) if edited else None
    return IncomingMessage(message_id, 1, 2, 2, author, NOON, NOON, "words of somebody", edited_at=at)


async def record(store: Store, message: IncomingMessage, tier: Tier = Tier.RED) -> bool:
    decision = Decision(tier, (Reason("suicide", 0.9),), (), "model")

    def joining(current: Case | None, new_case_id: int, *, revises: bool) -> CaseChange | None:
        return join(current, new_case_id, message, decision, revises=revises, window=timedelta(hours=12))

    return await store.record(message, CALM, decision, joining, advance=True)


async def test_a_message_recorded_twice_at_once_is_one_row_one_case_and_one_card(store: Store) -> None:
    done = await asyncio.gather(record(store, said()), record(store, said()))
    assert sorted(done) == [False, True]
    assert [item.effect for item in await store.due()] == [PostForReview(1)]
    assert await store.has_read(said())


async def test_an_edit_that_is_no_worse_gives_no_second_alert_and_a_worse_one_pages(store: Store) -> None:
    await record(store, said())
    await store.delivered(1, None)
    assert await record(store, said(edited=5))
    assert [type(item.effect).__name__ for item in await store.due()] == ["RefreshCard"]
    assert await record(store, said(edited=9), Tier.CRISIS)
    view = await store.case_view(1)
    assert view is not None
    assert (view.case.tier, view.case.messages) == (Tier.CRISIS, 1)
    assert not await record(store, said(edited=9))


async def test_a_calm_message_is_recorded_without_its_author(store: Store) -> None:
    await record(store, said(author=777), Tier.GREEN)
    rows = await store._db.rows("SELECT * FROM messages")
    assert len(rows) == 1
    assert 777 not in tuple(rows[0])


async def test_two_claims_at_once_give_one_owner(store: Store) -> None:
    await record(store, said())
    done = await asyncio.gather(store.act(1, Claim(), 1), store.act(1, Claim(), 2))
    assert sorted(type(one).__name__ for one in done) == ["Case", "Refusal"]
    assert Refusal("claimed_by_other", 1) in done or Refusal("claimed_by_other", 2) in done
    assert await store.act(99, Claim(), 1) is None


async def test_history_can_be_added_to_but_not_changed(store: Store) -> None:
    await record(store, said())
    await store.act(1, Claim(), 4)
    view = await store.case_view(1)
    assert view is not None
    assert [(entry.word, entry.by) for entry in view.history] == [("opened", None), ("claimed", 4)]
    for statement in ("UPDATE history SET by = 5", "DELETE FROM history"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            async with store._db.transaction() as connection:
                await connection.execute(statement)


async def test_a_transaction_that_fails_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(RuntimeError):  # noqa: PT012 - the failure has to happen inside
        async with store._db.transaction() as connection:
            await connection.execute("INSERT INTO watermarks VALUES (1, 1)")
            raise RuntimeError
    assert await store.watermark(1) is None


async def test_a_watermark_never_goes_down(store: Store) -> None:
    await store.set_watermark(2, 50)
    await store.set_watermark(2, 40)
    assert await store.watermark(2) == 50


async def test_a_note_is_readable_with_the_key_and_sealed_on_disk(store: Store, tmp_path: Path) -> None:
    await record(store, said())
    await store.add_note(1, 4, "spoke with them at length")
    assert await store.notes(1) == [(4, "spoke with them at length")]
    on_disk = await asyncio.to_thread(lambda: b"".join(path.read_bytes() for path in tmp_path.iterdir()))
    assert b"spoke with them" not in on_disk
    assert b"words of somebody" not in on_disk


async def test_without_a_key_a_note_is_refused_with_a_sentence(tmp_path: Path, clock: Clock) -> None:
    async with Store.open(tmp_path / "keyless.db", clock=clock) as store:
        await record(store, said())
        with pytest.raises(KeyMissingError, match="LIGHTKEEPER_KEY"):
            await store.add_note(1, 4, "spoke with them")


async def test_retention_takes_resolved_cases_and_leaves_those_that_wait(store: Store, clock: Clock) -> None:
    await record(store, said(10, author=1))
    await record(store, said(11, author=2))
    await record(store, said(12, author=3), Tier.GREEN)
    await store.act(1, Resolve(Verdict.SUPPORTED), 4)
    clock.now += timedelta(days=100)
    purged = await store.purge(timedelta(days=90))
    assert (purged.cases, purged.messages) == (1, 2)
    assert await store.case_view(1) is None
    assert await store.case_view(2) is not None


async def test_a_dead_letter_alerts_once_and_the_alert_itself_never(store: Store) -> None:
    await record(store, said())
    await store.bury(1, "400/50035")
    alert = (await store.due())[0]
    assert type(alert.effect).__name__ == "AlertOperator"
    await store.bury(alert.outbox_id, "400/50035")
    assert await store.due() == []


async def test_a_database_of_a_newer_lightkeeper_is_refused_and_left_alone(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "newer.db"
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {migrations()[-1][0] + 1}")
    newer.close()
    with pytest.raises(SchemaError, match="Install the newer version"):
        async with Store.open(path, clock=clock):
            pass


async def test_a_file_that_is_no_database_is_refused_with_what_to_do(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "broken.db"
    path.write_text("this is no database, and long enough to look like one " * 40, encoding="utf-8")
    with pytest.raises(StoreError, match="restore a backup"):
        async with Store.open(path, clock=clock):
            pass


async def test_a_migrated_database_has_the_same_shape_as_a_fresh_one(tmp_path: Path, store: Store) -> None:
    fresh = {row["sql"] for row in await store._db.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    with sqlite3.connect(tmp_path / "stepwise.db") as stepwise:
        for _, sql in migrations():
            stepwise.executescript(sql)
        migrated = {row[0] for row in stepwise.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    stepwise.close()
    assert migrated == fresh
