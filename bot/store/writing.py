"""Statements every writing transaction shares: a case, its history, its effects."""

from collections.abc import Iterable
from datetime import datetime

import aiosqlite

from bot.domain.case import Case
from bot.domain.effects import (
    AlertOperator,
    Effect,
    ListInDigest,
    PageOnCall,
    PostForReview,
    RefreshCard,
    ShowBanner,
    TellOfWish,
)
from bot.store.codec import case_values, dump_effect, to_case, to_ms
from bot.store.database import fetch

_URGENCY: dict[type[Effect], int] = {
    PageOnCall: 0,
    PostForReview: 1,
    TellOfWish: 1,
    ShowBanner: 2,
    AlertOperator: 2,
    RefreshCard: 3,
    ListInDigest: 4,
}
_MERGED = (RefreshCard, ListInDigest, AlertOperator, TellOfWish)
"""Shown as things stand at delivery, or said in the same words: one waiting row says all."""
_MEMBERS_CASE = (
    "SELECT * FROM cases WHERE server_id = ? AND member_id = ? AND state <> 'resolved'"
    " ORDER BY last_message_at DESC, case_id DESC LIMIT 1"
)


async def load_case(connection: aiosqlite.Connection, case_id: int) -> Case | None:
    """The case as the open transaction sees it."""
    row = await fetch(connection, "SELECT * FROM cases WHERE case_id = ?", (case_id,))
    return None if row is None else to_case(row)


async def members_case(connection: aiosqlite.Connection, server_id: int, member_id: int) -> Case | None:
    """The member's newest unresolved case."""
    row = await fetch(connection, _MEMBERS_CASE, (server_id, member_id))
    return None if row is None else to_case(row)


async def next_case_id(connection: aiosqlite.Connection) -> int:
    """The number a new case gets: never one that was given before, as old cards may still name it."""
    row = await fetch(connection, "SELECT seq + 1 AS id FROM sqlite_sequence WHERE name = 'cases'")
    return int(row["id"]) if row else 1


async def write_case(
    connection: aiosqlite.Connection, case: Case, word: str, *, by: int | None, at: datetime, effects: Iterable[Effect]
) -> None:
    """Insert or update the case, append what happened to its history, and put the effects in the outbox."""
    values = case_values(case) | {"changed_at": to_ms(at)}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    changes = ", ".join(f"{name} = excluded.{name}" for name in values if name != "case_id")
    await connection.execute(
        f"INSERT INTO cases ({names}) VALUES ({marks}) ON CONFLICT (case_id) DO UPDATE SET {changes}",  # noqa: S608 - names are ours
        values,
    )
    await connection.execute(
        "INSERT INTO history (case_id, at, by, word, tier, state) VALUES (?, ?, ?, ?, ?, ?)",
        (case.case_id, to_ms(at), by, word, int(case.tier), case.state.value),
    )
    await write_effects(connection, effects, case.server_id, at)


async def write_effects(
    connection: aiosqlite.Connection, effects: Iterable[Effect], server_id: int, at: datetime
) -> None:
    """Put effects in the outbox, due now."""
    for effect in effects:
        kind, payload = dump_effect(effect)
        case_id = getattr(effect, "case_id", None)
        if isinstance(effect, _MERGED) and await _waits(connection, server_id, effect):
            continue
        if isinstance(effect, ShowBanner):
            await _supersede(connection, server_id, kind)
        await connection.execute(
            "INSERT INTO outbox (server_id, case_id, kind, payload, urgency, created_at, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (server_id, case_id, kind, payload, _urgency(effect), to_ms(at), to_ms(at)),
        )


def _urgency(effect: Effect) -> int:
    paging = isinstance(effect, PostForReview) and effect.page
    return 0 if paging else _URGENCY[type(effect)]


async def _waits(connection: aiosqlite.Connection, server_id: int, effect: Effect) -> bool:
    """Whether the same is waiting already and has not been tried: a tried one may be under way."""
    kind, payload = dump_effect(effect)
    wanted = None if isinstance(effect, ListInDigest) else payload  # a digest shows all cases of its server
    row = await fetch(
        connection,
        "SELECT 1 FROM outbox WHERE state = 'pending' AND attempts = 0 AND taken = 0 AND kind = ?"
        " AND server_id = ? AND (? IS NULL OR payload = ?) LIMIT 1",
        (kind, server_id, wanted, wanted),
    )
    return row is not None


async def _supersede(connection: aiosqlite.Connection, server_id: int, kind: str) -> None:
    """What waits of that kind is old news: brought after the newer one, it would say the opposite of how it is."""
    await connection.execute(
        "UPDATE outbox SET state = 'done', code = 'superseded' WHERE state = 'pending' AND server_id = ? AND kind = ?",
        (server_id, kind),
    )
