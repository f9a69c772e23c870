"""Retention by age. An unresolved case is never purged: somebody may still need a person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.codec import to_ms
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows went."""

    cases: int
    messages: int
    effects: int


class RetentionTables:
    """Deletes what is older than it may be."""

    _db: Database
    _clock: Callable[[], datetime]

    async def purge(self, keep: timedelta) -> Purged:
        """Delete resolved cases with all of theirs, calm messages and finished effects older than `keep`."""
        limit = to_ms(self._clock() - keep)
        async with self._db.transaction() as connection:
            messages = await connection.execute(
                "DELETE FROM messages WHERE read_at < ? AND (case_id IS NULL OR case_id IN"
                " (SELECT case_id FROM cases WHERE state = 'resolved' AND changed_at < ?))",
                (limit, limit),
            )
            cases = await connection.execute("DELETE FROM cases WHERE state = 'resolved' AND changed_at < ?", (limit,))
            effects = await connection.execute(
                "DELETE FROM outbox WHERE state <> 'pending' AND created_at < ?", (limit,)
            )
        await self._db.checkpoint()
        return Purged(cases.rowcount, messages.rowcount, effects.rowcount)
