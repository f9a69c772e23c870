"""Two connections to one file: all or nothing, whatever interrupts."""

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database, migrations
from bot.store.errors import SchemaError, StoreError


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "record.db")
    yield opened
    await opened.close()


async def marks(database: Database) -> list[int]:
    return [row["channel_id"] for row in await database.rows("SELECT channel_id FROM watermarks ORDER BY 1")]


async def mark(database: Database, channel_id: int) -> None:
    async with database.transaction() as connection:
        await connection.execute("INSERT INTO watermarks VALUES (?, 1)", (channel_id,))


async def test_a_transaction_that_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(RuntimeError):  # noqa: PT012 - the failure has to happen inside
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO watermarks VALUES (1, 1)")
            raise RuntimeError
    await mark(database, 2)
    assert await marks(database) == [2]


async def test_a_transaction_cancelled_anywhere_leaves_the_record_whole_and_writable(database: Database) -> None:
    for turns in range(12):
        writing = asyncio.create_task(mark(database, 100 + turns))
        for _ in range(turns):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        await mark(database, turns)
    assert [channel for channel in await marks(database) if channel < 100] == list(range(12))


async def test_neighbours_wait_for_each_other_so_that_no_rollback_takes_another_ones_rows(database: Database) -> None:
    async def fail(channel_id: int) -> None:
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO watermarks VALUES (?, 1)", (channel_id,))
            raise RuntimeError

    acts = [mark(database, n) if n % 2 else fail(n) for n in range(20)]
    await asyncio.gather(*acts, return_exceptions=True)
    assert await marks(database) == list(range(1, 20, 2))


async def test_a_reader_sees_nothing_that_is_not_committed(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("INSERT INTO watermarks VALUES (1, 1)")
        assert await marks(database) == []
    assert await marks(database) == [1]


async def test_what_was_committed_survives_a_process_that_never_closes(database: Database, tmp_path: Path) -> None:
    await mark(database, 1)
    # A second opening of the same files, while the first is still open, is what a restart after a kill finds.
    again = await Database.open(tmp_path / "record.db")
    assert await marks(again) == [1]
    await again.close()


async def test_the_record_is_durable_at_every_commit(database: Database) -> None:
    async with database.transaction() as connection:
        modes = [
            next(iter(await connection.execute_fetchall(f"PRAGMA {name}")))[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        ]
    assert modes == ["wal", 2, 1, 1]


async def test_nobody_else_on_the_machine_may_read_it(database: Database, tmp_path: Path) -> None:
    await mark(database, 1)
    names = ("record.db", "record.db-wal", "record.db-shm")
    modes = {name: stat.S_IMODE((await asyncio.to_thread((tmp_path / name).stat)).st_mode) & 0o077 for name in names}
    assert set(modes.values()) == {0}


async def test_a_database_of_a_newer_lightkeeper_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    with sqlite3.connect(path) as newer:
        newer.execute("CREATE TABLE later (thing)")
        newer.execute(f"PRAGMA user_version = {migrations()[-1][0] + 1}")
    newer.close()
    with pytest.raises(SchemaError, match="Install the newer version"):
        await Database.open(path)
    with sqlite3.connect(path) as newer:
        assert newer.execute("SELECT name FROM sqlite_master").fetchall() == [("later",)]
    newer.close()


async def test_a_file_that_is_no_database_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_text("this is no database, and long enough to look like one " * 40, encoding="utf-8")
    with pytest.raises(StoreError, match="restore a backup"):
        await Database.open(path)


async def test_a_place_that_is_no_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="may write to"):
        await Database.open(tmp_path / "file" / "record.db")


async def test_a_migrated_database_has_the_same_shape_as_a_fresh_one(database: Database, tmp_path: Path) -> None:
    fresh = {row["sql"] for row in await database.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    with sqlite3.connect(tmp_path / "stepwise.db") as stepwise:
        for number, sql in migrations():
            stepwise.executescript(f"{sql}\nPRAGMA user_version = {number};")
    stepwise.close()
    migrated = await Database.open(tmp_path / "stepwise.db")
    assert {row["sql"] for row in await migrated.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")} == fresh
    await migrated.close()


async def test_every_table_is_strict_and_migrations_are_numbered_without_a_gap(database: Database) -> None:
    tables = await database.rows("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'")
    assert {row["name"] for row in tables if not row["strict"]} == set()
    assert len(tables) >= 8
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))
