"""What members chose, and where standing messages are."""

from bot.domain.views import CardPlace
from bot.store.store import Store


async def test_a_member_is_read_until_they_opt_out_and_again_when_they_change_their_mind(store: Store) -> None:
    assert not await store.opted_out(1, 9)
    await store.set_opted_out(1, 9, opted_out=True)
    assert await store.opted_out(1, 9)
    assert not await store.opted_out(2, 9)
    await store.set_opted_out(1, 9, opted_out=False)
    assert not await store.opted_out(1, 9)


async def test_remembering_a_country_leaves_the_choice_not_to_be_read_alone(store: Store) -> None:
    await store.set_opted_out(1, 9, opted_out=True)
    await store.set_country(1, 9, "NZ")
    assert (await store.country(1, 9), await store.opted_out(1, 9)) == ("NZ", True)
    await store.set_country(1, 9, None)
    assert await store.country(1, 9) is None
    assert await store.country(1, 8) is None


async def test_a_standing_message_has_one_place_per_server_and_kind(store: Store) -> None:
    assert await store.place(1, "digest") is None
    await store.set_place(1, "digest", CardPlace(5, 6))
    await store.set_place(1, "digest", CardPlace(5, 7))
    await store.set_place(1, "banner", CardPlace(5, 8))
    assert await store.place(1, "digest") == CardPlace(5, 7)
    assert await store.place(1, "banner") == CardPlace(5, 8)
