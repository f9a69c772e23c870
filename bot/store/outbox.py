"""The outbox: effects wait here until they are delivered, at least once, or given up with an alert."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.domain.effects import AlertOperator, Effect
from bot.domain.views import CardPlace, OutboxItem
from bot.store.codec import from_ms, to_item, to_ms
from bot.store.database import Database, fetch
from bot.store.writing import write_effects

# A refresh must not overtake the card it redraws. A page or a wish follows its card, but waits for none that fails.
_DUE = """
WITH ready AS (
  SELECT *, row_number() OVER (PARTITION BY server_id ORDER BY urgency, outbox_id) AS place FROM outbox AS o
  WHERE state = 'pending' AND due_at <= :now
    AND NOT (kind IN ('RefreshCard', 'PageOnCall', 'TellOfWish') AND EXISTS (
      SELECT 1 FROM outbox AS card
      WHERE card.state = 'pending' AND card.server_id = o.server_id AND card.case_id = o.case_id
        AND card.kind = 'PostForReview' AND (o.kind = 'RefreshCard' OR card.attempts = 0)))
)
SELECT * FROM ready WHERE place <= :each ORDER BY urgency, outbox_id
"""


class OutboxTables:
    """What `delivery` needs of the record."""

    _db: Database
    _clock: Callable[[], datetime]

    async def enqueue(self, server_id: int, effects: Iterable[Effect]) -> None:
        """Write effects that have no other cause in the record, such as a banner."""
        async with self._db.transaction() as connection:
            await write_effects(connection, effects, server_id, self._clock())

    async def due(self, now: datetime, each: int = 1) -> list[OutboxItem]:
        """What can be delivered now, most urgent first, at most `each` of a server: none keeps another waiting."""
        return [to_item(row) for row in await self._db.rows(_DUE, {"now": to_ms(now), "each": each})]

    async def next_due(self, now: datetime) -> datetime | None:
        """When the earliest effect that has to rest after `now` is due; None if none rests."""
        row = await self._db.row(
            "SELECT min(due_at) AS at FROM outbox WHERE state = 'pending' AND due_at > ?", (to_ms(now),)
        )
        return None if row is None or row["at"] is None else from_ms(row["at"])

    async def take(self, outbox_id: int) -> None:
        """Say that delivery begins: what changes from here on needs a row of its own."""
        async with self._db.transaction() as connection:
            await connection.execute("UPDATE outbox SET taken = 1 WHERE outbox_id = ?", (outbox_id,))

    async def delivered(self, outbox_id: int, posted: CardPlace | None) -> None:
        """It arrived; a card's place is kept with its case in the same transaction."""
        async with self._db.transaction() as connection:
            row = await fetch(connection, "SELECT * FROM outbox WHERE outbox_id = ?", (outbox_id,))
            await connection.execute("UPDATE outbox SET state = 'done', code = NULL WHERE outbox_id = ?", (outbox_id,))
            if row is None or posted is None:
                return
            if row["case_id"] is not None:
                await connection.execute(
                    "UPDATE cases SET card_channel_id = ?, card_message_id = ? WHERE case_id = ?",
                    (posted.channel_id, posted.message_id, row["case_id"]),
                )

    async def retry(self, outbox_id: int, at: datetime, code: str, *, fault: bool = False) -> None:
        """It did not arrive; try again at `at`. `fault`: for a reason of ours, so one of a limited number."""
        async with self._db.transaction() as connection:
            await connection.execute(
                "UPDATE outbox SET attempts = attempts + 1, faults = faults + ?, due_at = ?, code = ?"
                " WHERE outbox_id = ?",
                (int(fault), to_ms(at), code, outbox_id),
            )

    async def bury(self, outbox_id: int, code: str) -> None:
        """Give it up, and tell the moderators so; an alert that cannot be delivered raises no further alert."""
        async with self._db.transaction() as connection:
            row = await fetch(connection, "SELECT server_id, kind FROM outbox WHERE outbox_id = ?", (outbox_id,))
            await connection.execute(
                "UPDATE outbox SET state = 'dead', code = ? WHERE outbox_id = ?", (code, outbox_id)
            )
            if row is not None and row["kind"] != AlertOperator.__name__:
                alert = AlertOperator(row["server_id"], outbox_id, code)
                await write_effects(connection, (alert,), row["server_id"], self._clock())
