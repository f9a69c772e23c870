"""Alerts that are told at most once a day of a channel, however often their cause comes back, also over a restart."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import aiosqlite

from bot.domain.effects import AlertOperator
from bot.store.codec import to_ms
from bot.store.database import fetch
from bot.store.writing import write_effects

_DAY = timedelta(days=1)


async def write_daily(
    connection: aiosqlite.Connection, alerts: Iterable[AlertOperator], server_id: int, at: datetime
) -> None:
    """Put those in the outbox whose topic, "word:channel id", was not told within a day and has not been given up."""
    for alert in alerts:
        topic = ":".join(alert.code.split(":")[:2])
        told = await fetch(
            connection,
            "SELECT 1 FROM outbox WHERE kind = 'AlertOperator' AND server_id = ? AND created_at > ?"
            " AND state <> 'dead' AND instr(payload, ?) > 0 LIMIT 1",
            (server_id, to_ms(at - _DAY), f'"{topic}:'),
        )
        if told is None:
            await write_effects(connection, (alert,), server_id, at)
