"""Looking at the record changes nothing and tells what is wrong."""

import sqlite3
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.errors import SchemaError, StoreError
from bot.store.inspection import inspect, sealed_notes
from bot.store.store import Store
from tests.store.conftest import record, said


async def test_a_record_that_is_not_there_yet_will_be_made_and_is_not_made_by_looking(tmp_path: Path) -> None:
    assert "will be made" in await inspect(tmp_path / "data" / "deep" / "x.db")
    assert not (tmp_path / "data").exists()


async def test_a_sound_record_is_told_with_its_schema(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "x.db")
    assert (await inspect(tmp_path / "x.db")).startswith("sound, schema ")
    await database.close()


async def test_an_older_record_will_be_migrated(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert "schema 0, will be migrated" in await inspect(tmp_path / "x.db")


async def test_a_newer_record_and_a_file_that_is_none_are_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "newer.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(SchemaError, match="schema 999"):
        await inspect(tmp_path / "newer.db")
    (tmp_path / "text.db").write_text("no database at all, " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="no readable database"):
        await inspect(tmp_path / "text.db")


async def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.executemany("INSERT INTO a VALUES (?)", [("x" * 500,)] * 200)
    connection.close()
    content = bytearray(path.read_bytes())
    content[8192:] = b"\x99" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError):
        await inspect(path)


async def test_notes_are_given_as_they_are_kept_sealed(tmp_path: Path, store: Store) -> None:
    await record(store, said())
    await store.add_note(1, 4, "spoke with them")
    (note,) = await sealed_notes(tmp_path / "record.db")
    assert b"spoke" not in note
    assert await sealed_notes(tmp_path / "none.db") == []
    (tmp_path / "torn.db").write_text("no database at all, " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"torn\.db"):
        await sealed_notes(tmp_path / "torn.db")
