"""Messages into the record: decision, case, history, outbox and watermark in one transaction."""

from collections.abc import Callable
from datetime import datetime

import aiosqlite

from bot.domain.case import Case
from bot.domain.decision import Decision, Tier, Unassessed
from bot.domain.effects import AlertOperator
from bot.domain.episode import refresh
from bot.domain.message import IncomingMessage
from bot.domain.ports import Joining
from bot.store.codec import dump_reasons, dump_scores, dump_spans, to_ms
from bot.store.daily import write_daily
from bot.store.database import Database, fetch
from bot.store.writing import load_case, members_case, next_case_id, write_case
from models.assessment import Assessment

_WRITE_MESSAGE = (
    "INSERT INTO messages (message_id, server_id, channel_id, case_id, written_at, read_at, edited_at, minutes_late,"
    " tier, by, reasons, evidence, scores) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (message_id) DO UPDATE SET case_id = excluded.case_id, edited_at = excluded.edited_at,"
    " tier = excluded.tier, by = excluded.by, reasons = excluded.reasons, evidence = excluded.evidence,"
    " scores = excluded.scores"
)


class LedgerTables:
    """`domain.ports.Ledger` on SQLite, and the watermarks."""

    _db: Database
    _clock: Callable[[], datetime]

    async def has_read(self, message: IncomingMessage) -> bool:
        """Whether this version of the message, or a later one, is already recorded."""
        row = await self._db.row("SELECT edited_at FROM messages WHERE message_id = ?", (message.message_id,))
        return row is not None and not _newer(message, row["edited_at"])

    async def record(
        self,
        message: IncomingMessage,
        answer: Assessment | Unassessed,
        decision: Decision,
        joining: Joining,
        *,
        advance: bool,
        daily: tuple[AlertOperator, ...] = (),
    ) -> bool:
        """Write everything or nothing; False when this version was recorded meanwhile."""
        async with self._db.transaction() as connection:
            known = await fetch(connection, "SELECT * FROM messages WHERE message_id = ?", (message.message_id,))
            if known is not None and not _newer(message, known["edited_at"]):
                return False
            case_id: int | None = known["case_id"] if known else None
            current = await _current(connection, message, case_id)
            change = joining(current, await next_case_id(connection), revises=case_id is not None)
            if change is not None:
                case_id = change.case.case_id
                await write_case(
                    connection, change.case, change.word, by=None, at=self._clock(), effects=change.effects
                )
            await connection.execute(_WRITE_MESSAGE, self._values(message, answer, decision, case_id))
            await write_daily(connection, daily, message.server_id, self._clock())
            if advance:
                await _advance(connection, message.channel_id, message.message_id)
            return True

    async def mark_deleted(self, message_id: int, at: datetime) -> None:
        """Note that the message is gone and draw its card anew; unknown messages change nothing."""
        async with self._db.transaction() as connection:
            row = await fetch(
                connection, "SELECT case_id FROM messages WHERE message_id = ? AND deleted_at IS NULL", (message_id,)
            )
            if row is None:
                return
            await connection.execute("UPDATE messages SET deleted_at = ? WHERE message_id = ?", (to_ms(at), message_id))
            case = None if row["case_id"] is None else await load_case(connection, row["case_id"])
            if case is not None:
                await write_case(connection, case, "deleted", by=None, at=at, effects=refresh(case))

    async def watermark(self, channel_id: int) -> int | None:
        """The newest message of the channel up to which all are read; None before the first."""
        row = await self._db.row("SELECT message_id FROM watermarks WHERE channel_id = ?", (channel_id,))
        return None if row is None else int(row["message_id"])

    async def set_watermark(self, channel_id: int, message_id: int) -> None:
        """Move the watermark up; never down."""
        async with self._db.transaction() as connection:
            await _advance(connection, channel_id, message_id)

    def _values(
        self, message: IncomingMessage, answer: Assessment | Unassessed, decision: Decision, case_id: int | None
    ) -> tuple[object, ...]:
        return (
            message.message_id,
            message.server_id,
            message.channel_id,
            case_id,
            to_ms(message.written_at),
            to_ms(self._clock()),
            None if message.edited_at is None else to_ms(message.edited_at),
            message.minutes_late,
            int(decision.tier),
            decision.by,
            dump_reasons(decision.reasons),
            dump_spans(decision.evidence) if decision.tier > Tier.GREEN else "[]",
            dump_scores(answer),
        )


async def _current(connection: aiosqlite.Connection, message: IncomingMessage, case_id: int | None) -> Case | None:
    if case_id is not None:
        return await load_case(connection, case_id)
    return await members_case(connection, message.server_id, message.author_id)


async def _advance(connection: aiosqlite.Connection, channel_id: int, message_id: int) -> None:
    await connection.execute(
        "INSERT INTO watermarks (channel_id, message_id) VALUES (?, ?) ON CONFLICT (channel_id)"
        " DO UPDATE SET message_id = max(message_id, excluded.message_id)",
        (channel_id, message_id),
    )


def _newer(message: IncomingMessage, edited_at: int | None) -> bool:
    return message.edited_at is not None and (edited_at is None or to_ms(message.edited_at) > edited_at)
