"""Looks at the record without changing it, for `lightkeeper check`."""

import os
import sqlite3
from pathlib import Path

import aiosqlite

from bot.store.database import fetch, migrations
from bot.store.errors import SchemaError, StoreError

_MEND = "name another file in storage.database, or another folder in LIGHTKEEPER_DATA, or mend its permissions"


async def inspect(path: Path) -> str:
    """The state of the record as a short phrase. `StoreError` when it cannot serve."""
    known = migrations()[-1][0]
    if not _found_writable(path):
        return f"will be made, with schema {known}"
    version = await _version(path)
    if version > known:
        raise SchemaError(
            f"{path} has schema {version}, this Lightkeeper knows {known}; install the newer version again"
        )
    return f"sound, schema {version}" + ("" if version == known else f", will be migrated to {known}")


async def sealed_notes(path: Path) -> list[bytes]:
    """Every note as it is kept, sealed; none where there is no record yet. `StoreError` when it cannot be read."""
    if not _is_there(path):
        return []
    try:
        async with aiosqlite.connect(_uri(path), uri=True) as connection:
            return [row[0] for row in await connection.execute_fetchall("SELECT sealed FROM notes ORDER BY note_id")]
    except sqlite3.Error as error:
        raise StoreError(f"{path} has no notes that can be read ({type(error).__name__})") from None


def _is_there(path: Path) -> bool:
    return path.exists()


def _found_writable(path: Path) -> bool:
    """Whether the file is there. Raises unless it, or what it would be made in, may be written."""
    if not _is_there(path):
        _writable(next(folder for folder in path.absolute().parents if folder.exists()))
        return False
    _writable(path.parent)
    _writable(path)
    return True


def _uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def _writable(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise StoreError(f"{path} may not be written by this user; {_MEND}")


async def _version(path: Path) -> int:
    try:
        async with aiosqlite.connect(_uri(path), uri=True) as connection:
            health = await fetch(connection, "PRAGMA quick_check(1)")
            version = await fetch(connection, "PRAGMA user_version")
    except sqlite3.Error as error:
        raise StoreError(f"{path} is no readable database ({type(error).__name__}); {_MEND}") from None
    if health is None or health[0] != "ok" or version is None:
        raise StoreError(f"{path} is damaged; move it away and restore a backup")
    return int(version[0])
