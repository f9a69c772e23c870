"""Two connections to one SQLite file: one writes, behind a lock; one reads. Both in WAL with synchronous=FULL."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Self

import aiosqlite

from bot.store.errors import SchemaError, StoreError

# secure_delete: what is purged is overwritten, not only unlinked.
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "busy_timeout = 5000")


class Database:
    """The only owner of connections. Write only inside `transaction()`."""

    def __init__(self, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open or create, and migrate; `StoreError` if the file cannot serve as the record."""
        writer: aiosqlite.Connection | None = None
        try:
            _make_private(path)
            writer = await _connect(path)
            await migrate(writer, path)
            return cls(writer, await _connect(path))
        except (OSError, sqlite3.Error) as error:
            if writer is not None:
                await writer.close()
            raise StoreError(
                f"{path}: the database cannot be opened ({type(error).__name__}). It must be a Lightkeeper database in "
                "a folder this user may write to; if it is damaged, move it away and restore a backup."
            ) from None
        except StoreError:
            if writer is not None:
                await writer.close()
            raise

    async def close(self) -> None:
        """Close both connections; what was committed is on disk."""
        await self._reader.close()
        await self._writer.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """All or nothing. One at a time: a shared connection would mix its neighbours' statements into a rollback."""
        async with self._lock:
            try:
                await self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                await asyncio.shield(self._writer.commit())
            except BaseException:  # a cancelled BEGIN, a failed commit: the next transaction must find none open
                await asyncio.shield(self._writer.rollback())
                raise

    async def checkpoint(self) -> None:
        """Move the WAL into the database and empty it, so that what was purged does not live on in it."""
        async with self._lock:
            await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def rows(self, sql: str, values: tuple[object, ...] | dict[str, object] = ()) -> list[sqlite3.Row]:
        """Read all rows of a query on the reading connection."""
        return list(await self._reader.execute_fetchall(sql, values))

    async def row(self, sql: str, values: tuple[object, ...] | dict[str, object] = ()) -> sqlite3.Row | None:
        """Read the first row, or None."""
        rows = await self.rows(sql, values)
        return rows[0] if rows else None


async def fetch(connection: aiosqlite.Connection, sql: str, values: Iterable[object] = ()) -> sqlite3.Row | None:
    """The first row as the open transaction sees it, or None."""
    rows = list(await connection.execute_fetchall(sql, tuple(values)))
    return rows[0] if rows else None


def migrations() -> list[tuple[int, str]]:
    """(number, SQL) of every schema file, in order."""
    folder = files("bot.store") / "schema"
    named = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(int(name.split("_")[0]), entry.read_text(encoding="utf-8")) for name, entry in named]


async def migrate(connection: aiosqlite.Connection, path: Path) -> None:
    """Apply what is missing, each file in its own transaction with its number in `user_version`."""
    row = await fetch(connection, "PRAGMA user_version")
    version = int(row[0]) if row else 0
    known = migrations()
    if version > known[-1][0]:
        raise SchemaError(
            f"{path}: the database has schema {version}, this Lightkeeper knows {known[-1][0]}. "
            "Install the newer version again, or restore a backup from before it."
        )
    for number, sql in known:
        if number > version:
            await connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")


def _make_private(path: Path) -> None:
    """A new record is its user's alone; SQLite gives the WAL the mode of the database."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)


async def _connect(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        for pragma in PRAGMAS:
            await connection.execute(f"PRAGMA {pragma}")
    except BaseException:  # the thread behind the connection must not outlive a failed opening
        await connection.close()
        raise
    return connection
