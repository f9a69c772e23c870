"""The outbox: in the order in which people need it, and nothing lost."""

from datetime import timedelta

from bot.domain.decision import Tier
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
from bot.store.store import Store
from tests.store.conftest import NOON, SERVER, Clock, deliver_all, record, said, waiting

SECOND = timedelta(seconds=1)
DEGRADED, RECOVERED = ShowBanner(SERVER, "degraded", "slow"), ShowBanner(SERVER, "recovered")


async def put(store: Store, *effects: Effect, server: int = SERVER) -> None:
    await store.enqueue(server, effects)


async def test_the_most_urgent_comes_first_whenever_it_was_written(store: Store) -> None:
    await put(
        store, ListInDigest(1), RefreshCard(2), DEGRADED, PostForReview(3), PageOnCall(4), PostForReview(5, page=True)
    )
    assert await waiting(store) == [
        PageOnCall(4),
        PostForReview(5, page=True),
        PostForReview(3),
        DEGRADED,
        RefreshCard(2),
        ListInDigest(1),
    ]


async def test_each_server_gets_its_turn_however_much_waits_for_another(store: Store) -> None:
    for case_id in range(100):
        await put(store, PageOnCall(case_id))
    await put(store, ListInDigest(1), server=2)
    assert [item.server_id for item in await store.due(NOON)] == [SERVER, 2]


async def test_a_refresh_waits_for_the_card_of_its_case_and_for_no_other(store: Store) -> None:
    await put(store, PostForReview(1), RefreshCard(1), RefreshCard(2))
    (card,) = await store.due(NOON)
    await store.retry(card.outbox_id, NOON + SECOND, "503")
    assert await waiting(store) == [RefreshCard(2)]
    assert await waiting(store, NOON + SECOND) == [PostForReview(1), RefreshCard(2)]


async def test_a_page_follows_its_card_but_does_not_wait_for_one_that_fails(store: Store) -> None:
    await put(store, PostForReview(1), PageOnCall(1))
    assert await waiting(store) == [PostForReview(1)]
    (card,) = await store.due(NOON)
    await store.retry(card.outbox_id, NOON + SECOND, "503")
    assert await waiting(store) == [PageOnCall(1)]


async def test_a_wish_follows_its_card_but_does_not_wait_for_one_that_fails(store: Store) -> None:
    await put(store, TellOfWish(1, 2), PostForReview(1))
    assert await waiting(store) == [PostForReview(1)]
    (card,) = await store.due(NOON)
    await store.retry(card.outbox_id, NOON + SECOND, "503")
    assert await waiting(store) == [TellOfWish(1, 2)]


async def test_a_digest_that_fails_does_not_hold_up_the_crisis_of_its_case(store: Store) -> None:
    await record(store, said(), Tier.AMBER)
    (digest,) = await store.due(NOON)
    await store.retry(digest.outbox_id, NOON + 300 * SECOND, "503")
    await record(store, said(11), Tier.CRISIS)
    assert (await waiting(store))[0] == PostForReview(1, page=True)


async def test_the_same_picture_waits_once_until_somebody_has_begun_to_draw_it(store: Store) -> None:
    await put(store, RefreshCard(1), RefreshCard(1), ListInDigest(1), ListInDigest(2))
    assert await waiting(store) == [RefreshCard(1), ListInDigest(1)]
    (refresh,) = await store.due(NOON)
    await store.take(refresh.outbox_id)
    await put(store, RefreshCard(1))
    assert (await waiting(store)).count(RefreshCard(1)) == 2


async def test_the_same_alert_waits_once_and_pages_are_never_merged(store: Store) -> None:
    await put(store, AlertOperator(SERVER, 0, "catch_up_cut"), AlertOperator(SERVER, 0, "catch_up_cut"))
    await put(store, PageOnCall(1), PageOnCall(1))
    assert await waiting(store) == [PageOnCall(1), PageOnCall(1), AlertOperator(SERVER, 0, "catch_up_cut")]


async def test_of_banners_only_the_newest_is_brought_so_that_it_is_true(store: Store) -> None:
    await put(store, DEGRADED)
    (banner,) = await store.due(NOON)
    await store.retry(banner.outbox_id, NOON + SECOND, "503")
    await put(store, RECOVERED)
    assert await waiting(store, NOON + SECOND) == [RECOVERED]
    await put(store, ShowBanner(2, "degraded", "slow"), server=2)
    assert len(await waiting(store)) == 2


async def test_what_is_tried_again_comes_at_its_time_and_knows_how_often_it_failed(store: Store) -> None:
    await put(store, PostForReview(1))
    await store.retry(1, NOON + SECOND, "503")
    await store.retry(1, NOON + 2 * SECOND, "KeyError", fault=True)
    assert await store.due(NOON + SECOND) == []
    assert await store.next_due(NOON) == NOON + 2 * SECOND
    (item,) = await store.due(NOON + 2 * SECOND)
    assert (item.attempts, item.faults, item.created_at) == (2, 1, NOON)
    assert await store.next_due(NOON + 2 * SECOND) is None


async def test_what_arrived_does_not_come_again(store: Store) -> None:
    await put(store, PostForReview(1), DEGRADED)
    assert await deliver_all(store) == [PostForReview(1), DEGRADED]
    assert await waiting(store) == []


async def test_a_dead_letter_alerts_once_and_the_alert_itself_never(store: Store, clock: Clock) -> None:
    await put(store, PostForReview(1))
    clock.now += SECOND
    await store.bury(1, "400/50035")
    (alert,) = await store.due(clock.now)
    assert alert.effect == AlertOperator(SERVER, 1, "400/50035")
    await store.bury(alert.outbox_id, "400/50035")
    assert await waiting(store, clock.now) == []


async def test_after_a_dead_letter_the_case_can_still_be_drawn(store: Store) -> None:
    await put(store, PostForReview(1), RefreshCard(1))
    await store.bury(1, "KeyError")
    assert RefreshCard(1) in await waiting(store)


async def test_an_outbox_id_is_never_given_again(store: Store, clock: Clock) -> None:
    await put(store, DEGRADED)
    await deliver_all(store)
    clock.now += timedelta(days=2)
    assert (await store.purge(timedelta(days=1))).effects == 1
    await put(store, RECOVERED)
    assert [item.outbox_id for item in await store.due(clock.now)] == [2]
