"""An alert of a channel is told at most once a day."""

from datetime import timedelta

from bot.domain.decision import Decision, Tier
from bot.domain.effects import AlertOperator, Effect
from bot.store.store import Store
from models.heads import CALM
from tests.store.conftest import CHANNEL, Clock, deliver_all, said, waiting

CALMLY = Decision(Tier.GREEN, (), (), "model")


def alert(channel: int = CHANNEL, language: str = "it") -> AlertOperator:
    return AlertOperator(1, 0, f"language_not_covered:{channel}:{language}")


async def record(store: Store, message_id: int, told: AlertOperator) -> list[Effect]:
    """What waits for delivery after a calm message that gives cause to `told`."""
    assert await store.record(said(message_id), CALM, CALMLY, lambda *_, **__: None, advance=True, daily=(told,))
    return await waiting(store, store._clock())


async def test_it_is_told_with_the_message_that_caused_it_and_not_again_that_day(store: Store, clock: Clock) -> None:
    assert await record(store, 10, alert()) == [alert()]
    await deliver_all(store)
    clock.now += timedelta(hours=23)
    assert await record(store, 11, alert(language="sv")) == []
    clock.now += timedelta(hours=2)
    assert await record(store, 12, alert()) == [alert()]


async def test_every_channel_has_its_own(store: Store) -> None:
    await record(store, 10, alert(2))
    assert await record(store, 11, alert(22)) == [alert(2), alert(22)]


async def test_one_that_was_given_up_does_not_count_as_told(store: Store) -> None:
    await record(store, 10, alert())
    await store.bury(1, "403/50001")
    assert await record(store, 11, alert()) == [alert()]
