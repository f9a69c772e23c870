"""The record as one object: every table's door over the same two connections."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.store.cases import CaseTables
from bot.store.database import Database
from bot.store.ledger import LedgerTables
from bot.store.members import MemberTables
from bot.store.outbox import OutboxTables
from bot.store.retention import RetentionTables
from bot.store.vault import Vault


class Store(LedgerTables, CaseTables, OutboxTables, MemberTables, RetentionTables):
    """Open it with `async with Store.open(path, clock=…)`; every writing method is one durable transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime], vault: Vault | None) -> None:
        self._db = database
        self._clock = clock
        self._vault = vault

    @classmethod
    @asynccontextmanager
    async def open(
        cls, path: Path, *, clock: Callable[[], datetime], vault: Vault | None = None
    ) -> AsyncIterator["Store"]:
        """Open and migrate; `StoreError` says what, where and how to mend. `clock` gives aware UTC times."""
        database = await Database.open(path)
        try:
            yield cls(database, clock, vault)
        finally:
            await database.close()
