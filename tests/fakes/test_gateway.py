"""The fake gateway does as its script says."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.delivery.gateway import TryLaterError
from bot.domain.effects import PostForReview
from bot.domain.views import CardPlace, OutboxItem
from tests.fakes.gateway import ScriptedGateway

EFFECT = PostForReview(1)
ITEM = OutboxItem(1, 1, EFFECT, 0, 0, datetime(2026, 11, 1, tzinfo=UTC))


async def test_outcomes_come_in_their_order_and_then_all_arrives() -> None:
    gateway = ScriptedGateway()
    gateway.will(EFFECT, TryLaterError("503"), CardPlace(2, 3))
    with pytest.raises(TryLaterError):
        await gateway.deliver(ITEM)
    assert await gateway.deliver(ITEM) == CardPlace(2, 3)
    assert await gateway.deliver(ITEM) is None
    assert gateway.tried == [EFFECT] * 3


async def test_a_slow_server_waits_until_it_is_released() -> None:
    gateway = ScriptedGateway()
    gateway.slow.add(1)
    delivering = asyncio.create_task(gateway.deliver(ITEM))
    assert await gateway.begun.get() == EFFECT
    assert not delivering.done()
    gateway.release.set()
    assert await delivering is None
