"""A record in a temporary folder, a clock that stands, and messages to record."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.domain.case import Case
from bot.domain.decision import Decision, Reason, Tier
from bot.domain.effects import Effect
from bot.domain.episode import CaseChange, join
from bot.domain.message import IncomingMessage
from bot.domain.views import CaseView
from bot.store.store import Store
from bot.store.vault import Vault
from models.assessment import Span
from models.heads import CALM

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
SERVER, CHANNEL, MEMBER, MODERATOR = 1, 2, 9, 4
WORDS = "words of somebody that must stay theirs"
WINDOW = timedelta(hours=12)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, clock: Clock) -> AsyncIterator[Store]:
    vault = Vault(Fernet.generate_key().decode())
    async with Store.open(tmp_path / "record.db", clock=clock, vault=vault) as opened:
        yield opened


def said(message_id: int = 10, *, author: int = MEMBER, edited: int = 0, server: int = SERVER) -> IncomingMessage:
    """A message written at noon; `edited`: seconds after noon at which this version was written."""
    at = NOON + timedelta(seconds=edited) if edited else None
    return IncomingMessage(message_id, server, CHANNEL, CHANNEL, author, NOON, NOON, WORDS, edited_at=at)


async def record(store: Store, message: IncomingMessage, tier: Tier = Tier.RED, *, advance: bool = True) -> bool:
    decision = Decision(tier, (Reason("suicide", 0.9),), (Span(0, 5, 0.8),), "model")

    def joining(current: Case | None, new_case_id: int, *, revises: bool) -> CaseChange | None:
        return join(current, new_case_id, message, decision, revises=revises, window=WINDOW)

    return await store.record(message, CALM, decision, joining, advance=advance)


def on_disk(folder: Path) -> dict[str, bytes]:
    """Every byte of every file: database, WAL and shared memory."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def view_of(store: Store, case_id: int = 1) -> CaseView:
    view = await store.case_view(case_id)
    assert view is not None
    return view


async def waiting(store: Store, at: datetime = NOON) -> list[Effect]:
    return [item.effect for item in await store.due(at, each=100)]


async def deliver_all(store: Store, at: datetime = NOON) -> list[Effect]:
    """Say of everything due that it arrived, and what it was."""
    done: list[Effect] = []
    while items := await store.due(at):
        for item in items:
            await store.delivered(item.outbox_id, None)
            done.append(item.effect)
    return done
